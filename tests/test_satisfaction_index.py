"""The satisfaction index, the net promoter score with its interval, and Kano's kinds.

Published figures: weights of the State of Ohio, .3885, .3190 and .2925: means 8, 7, 7 give 70.98.
"""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers.satisfaction import KANO_ANSWERS, KANO_KINDS, acsi_index, kano, nps

OHIO = [0.3885, 0.3190, 0.2925]

means = st.lists(st.floats(1, 10), min_size=3, max_size=3)
votes = st.lists(st.integers(0, 10), min_size=1, max_size=40)


def test_the_published_weights():
    assert float(acsi_index([8, 7, 7], OHIO)) == pytest.approx(70.98, abs=0.005)
    assert acsi_index([8, 7, 7], OHIO).note == ""


@given(means)
def test_equal_weights_are_the_short_formula(answers):
    assert float(acsi_index(answers)) == pytest.approx((sum(answers) - 3) / 27 * 100, abs=1e-6)


@given(means, st.lists(st.floats(0.01, 5), min_size=3, max_size=3), st.floats(0.1, 50))
def test_the_index_lies_between_0_and_100_whatever_the_size_of_the_weights(answers, weights, factor):
    index = acsi_index(answers, weights)
    assert -1e-9 <= index <= 100 + 1e-9
    assert index == pytest.approx(float(acsi_index(answers, [w * factor for w in weights])), abs=1e-6)
    assert acsi_index([10, 10, 10], weights) == pytest.approx(100)
    assert acsi_index([1, 1, 1], weights) == pytest.approx(0)


def test_weights_go_by_name_and_the_note_says_when_they_were_scaled():
    answers = {"satisfaction": 8, "expectancy": 7, "ideal": 7}
    weights = {"ideal": 29.25, "expectancy": 31.90, "satisfaction": 38.85}
    index = acsi_index(answers, weights)
    assert float(index) == pytest.approx(70.98, abs=0.005)
    assert "added up to 100" in index.note
    assert float(acsi_index([5.5], scale=(1, 10))) == pytest.approx(50)
    assert float(acsi_index([4], scale=(1, 7))) == pytest.approx(50)


@pytest.mark.parametrize(
    ("answers", "options", "words"),
    [
        ([8, 7, 11], {}, ["11", "scale", "1 to 10"]),
        ([0.5, 7, 7], {}, ["0.5"]),
        ([8, 7], {"weights": OHIO}, ["3 weights for 2 names"]),
        ([8, 7, 7], {"weights": [1, -1, 1]}, ["weights", "negative"]),
        ([8, 7, None], {}, ["means", "missing"]),
        ([], {}, ["means", "empty"]),
        ([8, 7, 7], {"scale": (10, 1)}, ["scale"]),
        (["good"], {}, ["means", "good"]),
    ],
)
def test_refusals_of_the_index(answers, options, words):
    refused(lambda: acsi_index(answers, **options), *words)


def test_the_net_promoter_score_by_hand():
    found = nps([10, 10, 9, 9, 8, 8, 7, 7, 6, 0])  # 40 % promoters, 20 % detractors
    assert (found.score, found.promoters, found.detractors, found.n) == (20, 40, 20, 10)
    half = 196 * ((0.4 + 0.2 - 0.2**2) / 10) ** 0.5
    assert (found.low, found.high) == pytest.approx((20 - half, 20 + half), abs=0.01)
    assert found.note == ""


@given(votes)
def test_the_score_is_the_mean_vote_and_the_interval_holds_it(answers):
    found = nps(answers)
    vote = [100 * ((a >= 9) - (a <= 6)) for a in answers]
    assert found.score == pytest.approx(np.mean(vote), abs=0.01)
    if found.note:
        assert np.isnan(found.low)
        assert np.isnan(found.high)
        assert len(set(vote)) == 1
    else:
        assert -100 <= found.low <= found.score <= found.high <= 100
    assert nps([*answers, None, np.nan]) == found or found.note


@given(votes)
def test_four_times_the_answers_halve_the_interval(answers):
    few, many = nps(answers), nps(answers * 4)
    if not few.note and few.low > -100 and few.high < 100:
        assert many.high - many.low == pytest.approx((few.high - few.low) / 2, abs=0.03)


def test_answers_that_all_agree_have_no_interval():
    assert nps([10]).note == "1 answer: no interval can be told from it."
    assert nps([9, 10, 10]).note == "All 3 answers fall on one side: no interval can be told from them."


def test_people_of_one_account_count_together():
    rng = np.random.default_rng(2)
    own = rng.integers(0, 11, 30)
    answers, accounts = np.repeat(own, 5), np.repeat(np.arange(30), 5)
    alone, together = nps(answers), nps(answers, accounts)
    assert together.score == alone.score
    # five who say the same are one answer: as wide as 30 answers, not as 150
    assert together.high - together.low == pytest.approx(
        (nps(own).high - nps(own).low) * (30 / 29) ** 0.5, abs=0.05
    )
    each_one = nps(own, np.arange(30))
    assert each_one.high - each_one.low == pytest.approx(together.high - together.low, abs=0.05)
    assert nps([10, 2, 9], ["a", "a", "b"]).note == "2 accounts: too few for an interval."


@pytest.mark.parametrize(
    ("answers", "accounts", "words"),
    [
        ([], None, ["Nobody answered"]),
        ([None, np.nan], None, ["Nobody answered"]),
        ([9, 11], None, ["0 to 10", "11"]),
        ([9, -1], None, ["0 to 10", "-1"]),
        ([9, 8.5], None, ["whole number", "8.5"]),
        (["yes", 9], None, ["answers", "yes"]),
        ([9, 8], ["a"], ["accounts"]),
        ([9, 8], ["a", None], ["accounts", "blank"]),
    ],
)
def test_refusals_of_the_score(answers, accounts, words):
    refused(lambda: nps(answers, accounts), *words)


def one_answer(functional, dysfunctional):
    table = kano(pd.DataFrame({"it": [functional]}), pd.DataFrame({"it": [dysfunctional]}))
    return table.loc["it", "kind"]


def test_kanos_evaluation_table():
    """Rows: how it feels to have it, from like to dislike; columns: how it feels not to have it."""
    letters = {"A": "attractive", "O": "one-dimensional", "M": "must-be", "I": "indifferent"}
    letters |= {"R": "reverse", "Q": "questionable"}
    rows = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
    for f, row in enumerate(rows, start=1):
        for d, letter in enumerate(row, start=1):
            assert one_answer(f, d) == letters[letter]
            assert one_answer(KANO_ANSWERS[f - 1], KANO_ANSWERS[d - 1]) == letters[letter]


kano_answers = st.lists(
    st.tuples(st.one_of(st.none(), st.integers(1, 5)), st.one_of(st.none(), st.integers(1, 5))),
    min_size=1,
    max_size=20,
)


@given(kano_answers)
def test_better_and_worse_come_from_the_counts(answers):
    functional = pd.DataFrame({"it": [f for f, _d in answers]}, dtype=object)
    dysfunctional = pd.DataFrame({"it": [d for _f, d in answers]}, dtype=object)
    row = kano(functional, dysfunctional).loc["it"]
    assert sum(row[kind] for kind in KANO_KINDS) == row["answers"]
    assert row["answers"] == sum(f is not None and d is not None for f, d in answers)
    base = row["attractive"] + row["one-dimensional"] + row["must-be"] + row["indifferent"]
    if base:
        assert row["better"] == pytest.approx((row["attractive"] + row["one-dimensional"]) / base)
        assert row["worse"] == pytest.approx(-(row["one-dimensional"] + row["must-be"]) / base)
        assert -1 <= row["worse"] <= 0 <= row["better"] <= 1
    else:
        assert np.isnan(row["better"])
        assert np.isnan(row["worse"])
    assert (row["kind"] == "") == (row["answers"] == 0)
    if row["kind"]:
        assert row[row["kind"]] == max(row[kind] for kind in KANO_KINDS)


def test_of_equally_frequent_kinds_the_one_that_matters_most_counts():
    functional = pd.DataFrame({"it": [1, 1, 2, 3]})  # attractive, one-dimensional, must-be, indifferent
    dysfunctional = pd.DataFrame({"it": [3, 5, 5, 3]})
    assert kano(functional, dysfunctional)["kind"].item() == "must-be"
    assert kano(functional[:2], dysfunctional[:2])["kind"].item() == "one-dimensional"


def test_kano_goes_by_name_not_by_place():
    functional = pd.DataFrame({"a": [1, 2], "b": [1, 1]}, index=["x", "y"])
    dysfunctional = pd.DataFrame({"b": [3, 3], "a": [5, 5]}, index=["y", "x"])
    table = kano(functional, dysfunctional)
    assert table.index.to_list() == ["a", "b"]
    assert table.loc["b", "attractive"] == 2
    assert table.loc["a", ["must-be", "one-dimensional"]].to_list() == [1, 1]


@pytest.mark.parametrize(
    ("functional", "dysfunctional", "words"),
    [
        ({"it": [6]}, {"it": [1]}, ["functional", "it", "6", "dislike"]),
        ({"it": [1]}, {"it": ["hate"]}, ["dysfunctional", "hate"]),
        ({"it": [1]}, {"that": [1]}, ["dysfunctional", "it"]),
        ({"it": [1], "that": [1]}, {"it": [1]}, ["dysfunctional", "that"]),
        ({"it": [1, 2]}, {"it": [1]}, ["dysfunctional", "1"]),
        ({}, {}, ["functional", "no rows"]),
    ],
)
def test_refusals_of_kano(functional, dysfunctional, words):
    refused(lambda: kano(pd.DataFrame(functional), pd.DataFrame(dysfunctional)), *words)


def test_kano_wants_tables():
    refused(lambda: kano([1], [2]), "functional", "list")
