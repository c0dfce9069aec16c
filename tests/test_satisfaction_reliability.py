"""Reliability of a dimension and of a difference score.

Hand example: six respondents × four items, α = .9636 with n − 1.
"""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from satisfaction_checks import DIMENSIONS, ITEMS, random_table
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers.satisfaction import cronbach_alpha, difference_reliability, read_survey, reliability_table

HAND = [[4, 5, 4, 5], [3, 3, 2, 3], [5, 5, 5, 4], [2, 2, 3, 2], [4, 4, 4, 4], [1, 2, 1, 2]]

matrices = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 7), min_size=k, max_size=k), min_size=3, max_size=12)
)
reliabilities = st.floats(0, 1)


def differs(rows):
    return len({sum(row) for row in rows}) > 1


@pytest.mark.parametrize("kind", [list, np.array, pd.DataFrame])
def test_the_hand_example(kind):
    assert cronbach_alpha(kind(HAND)) == pytest.approx(0.9636, abs=5e-5)


@given(matrices)
def test_alpha_is_at_most_1_whatever_the_order_and_the_scale(rows):
    assume(differs(rows))
    answers = np.array(rows, dtype=float)
    alpha = cronbach_alpha(answers)
    assert alpha <= 1 + 1e-9
    assert cronbach_alpha(answers[::-1, ::-1]) == pytest.approx(alpha, abs=1e-9)
    assert cronbach_alpha(10 * answers + 3) == pytest.approx(alpha, abs=1e-9)


@given(matrices)
def test_alpha_is_that_of_the_mean_covariance(rows):
    """Another road to the same number: k c̄ ÷ (v̄ + (k − 1) c̄)."""
    assume(differs(rows))
    cov, k = np.cov(np.array(rows, dtype=float).T), len(rows[0])
    v, c = np.trace(cov) / k, (cov.sum() - np.trace(cov)) / (k * (k - 1))
    assert cronbach_alpha(rows) == pytest.approx(k * c / (v + (k - 1) * c), abs=1e-6)


@given(st.lists(st.integers(1, 7), min_size=2, max_size=10), st.integers(2, 6))
def test_items_that_say_the_same_are_fully_reliable(column, k):
    assume(len(set(column)) > 1)
    assert cronbach_alpha([[value] * k for value in column]) == pytest.approx(1)


def test_a_reversed_item_ruins_it_and_more_items_raise_it():
    answers = np.array(HAND, dtype=float)
    turned = answers.copy()
    turned[:, 0] = 8 - turned[:, 0]
    assert cronbach_alpha(turned) < 0.5
    rng = np.random.default_rng(4)
    many = rng.normal(size=(500, 1)) + rng.normal(size=(500, 12))
    assert cronbach_alpha(many) > cronbach_alpha(many[:, :3]) + 0.1


def test_rows_with_a_blank_are_left_out():
    assert cronbach_alpha([*HAND, [1, None, 7, 1]]) == pytest.approx(cronbach_alpha(HAND))


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([[1], [2]], ["two items"]),
        ([[1, 2]], ["Only 1 respondent"]),
        ([[1, None], [None, 2]], ["Only 0 respondents"]),
        ([[1, 2], [2, 1]], ["same sum"]),
        ([["good", "bad"], ["bad", "good"]], ["table of numbers"]),
        ([[1, np.inf], [2, 1]], ["infinite"]),
        ([], ["two items"]),
        ("answers", ["table of numbers"]),
        (None, ["two items"]),
    ],
)
def test_refusals_of_alpha(answers, words):
    refused(lambda: cronbach_alpha(answers), *words)


def test_difference_reliability_by_hand():
    assert difference_reliability(0.9, 0.8, 1, 1, 0.5) == pytest.approx((0.9 + 0.8 - 1) / (2 - 1))
    # 1.2² × .85 + .8² × .7 − 2 × .4 × 1.2 × .8 = 0.904; without the reliabilities 1.312
    assert difference_reliability(0.85, 0.7, 1.2, 0.8, 0.4) == pytest.approx(0.904 / 1.312)


@given(reliabilities, reliabilities, st.floats(0.1, 3), st.floats(0.1, 3), st.floats(-0.9, 0.9))
def test_a_difference_is_at_most_fully_reliable(r_p, r_e, sd_p, sd_e, r_pe):
    found = difference_reliability(r_p, r_e, sd_p, sd_e, r_pe)
    assert found <= 1 + 1e-9
    assert difference_reliability(1, 1, sd_p, sd_e, r_pe) == pytest.approx(1)
    assert found == pytest.approx(difference_reliability(r_e, r_p, sd_e, sd_p, r_pe))
    if min(r_p, r_e) < 1:  # the more the two go together, the less of their difference is signal
        assert difference_reliability(r_p, r_e, sd_p, sd_e, min(r_pe + 0.05, 0.95)) <= found + 1e-9


def test_the_formula_is_what_repeated_measuring_finds():
    """Reliability is the correlation of two parallel measurements."""
    rng, n = np.random.default_rng(5), 200_000
    p, e = rng.multivariate_normal([0, 0], [[1, 0.3], [0.3, 0.5]], n).T
    twice = [(p + rng.normal(0, 0.5, n), e + rng.normal(0, 0.4, n)) for _time in range(2)]
    (p1, e1), (p2, e2) = twice
    r_p, r_e = np.corrcoef(p1, p2)[0, 1], np.corrcoef(e1, e2)[0, 1]
    formula = difference_reliability(r_p, r_e, p1.std(), e1.std(), np.corrcoef(p1, e1)[0, 1])
    assert formula == pytest.approx(np.corrcoef(p1 - e1, p2 - e2)[0, 1], abs=0.01)


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ((90, 0.8, 1, 1, 0.5), ["r_p", "fraction"]),
        ((0.9, -0.1, 1, 1, 0.5), ["r_e"]),
        ((0.9, 0.8, -1, 1, 0.5), ["sd_p"]),
        ((0.9, 0.8, 1, "1", 0.5), ["sd_e"]),
        ((0.9, 0.8, 1, 1, 1.5), ["r_pe", "correlation"]),
        ((0.9, 0.8, 1, 1, None), ["r_pe"]),
        ((0.9, 0.8, 1, 1, 1), ["differs"]),
        ((0.9, 0.8, 0, 0, 0), ["differs"]),
    ],
)
def test_refusals_of_the_difference(given_, words):
    refused(lambda: difference_reliability(*given_), *words)


def test_the_table_of_a_survey():
    survey = read_survey(random_table(blanks=0.05), ITEMS)
    table = reliability_table(survey)
    assert table.index.to_list() == DIMENSIONS
    assert table["items"].to_list() == [2, 3, 1]
    names = ["R1", "R2", "R3"]
    both = (survey.perception[names] + survey.expectation[names]).notna().all(axis=1)
    row = table.loc["reliability"]
    assert row["respondents"] == both.sum()
    assert row["alpha_perception"] == pytest.approx(cronbach_alpha(survey.perception[names][both]))
    gaps = survey.perception[names][both] - survey.expectation[names][both]
    assert row["alpha_gap"] == pytest.approx(cronbach_alpha(gaps))
    assert table.loc["empathy", ["alpha_perception", "alpha_gap", "reliability_gap"]].isna().all()


def test_where_nobody_differs_the_table_stays_empty():
    table = random_table()
    table[["per_R1", "per_R2", "per_R3"]] = 4
    row = reliability_table(read_survey(table, ITEMS)).loc["reliability"]
    assert row[["alpha_perception", "correlation", "reliability_gap"]].isna().all()


def test_the_companys_dimensions_hang_together():
    table = reliability_table(read_survey(datasets.survey(), datasets.survey_items()))
    assert (table[["alpha_expectation", "alpha_perception"]] > 0.7).all(axis=None)
    assert (table["reliability_gap"] < table["alpha_perception"]).all()
