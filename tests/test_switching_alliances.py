"""Alliances: ready or not, in which form, and worth what if half of them fail."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import switching as sw

ITEMS = list(sw.readiness_questions().index)
GOOD = dict.fromkeys(sw.CONDITION_NAMES, 5)
scores = st.integers(1, 5)


def test_the_study_as_published():
    assert (sw.FAILURE.corporations, sw.FAILURE.alliances) == (200, 1_572)
    assert sw.FAILURE.failed_below == 786  # “almost half”
    assert (sw.FAILURE.share_price_gain, sw.FAILURE.gain_usd) == (0.01, 54e6)


def test_six_forms_and_four_conditions():
    assert (len(sw.FORMS), len(sw.CONDITIONS)) == (6, 4)
    assert [len(condition.questions) for condition in sw.CONDITIONS] == [3] * 4
    table = sw.forms_table()
    assert list(table.columns[-4:]) == list(sw.CONDITION_NAMES)
    assert table.shape == (6, 9)
    assert sw.readiness_questions()["question"].is_unique


@pytest.mark.parametrize(
    ("score", "verdict"), [(5, "ready"), (4, "ready"), (3, "first mend"), (2, "not yet")]
)
def test_the_weakest_condition_decides(score, verdict):
    found = sw.readiness({**GOOD, "compatibility": score})
    assert found.verdict == verdict
    assert found.level == score
    if score < 5:
        assert found.weakest == "compatibility"
    assert repr(found).count("ompatib") >= (score < 5)


@given(st.fixed_dictionaries(dict.fromkeys(sw.CONDITION_NAMES, scores)), st.integers(2, 5))
def test_no_strength_makes_up_for_a_weakness(answers, least):
    found = sw.readiness(answers, least)
    assert found.level == min(answers.values())
    assert answers[found.weakest] == found.level
    assert (found.verdict == "ready") == (found.level >= least)
    stronger = {name: max(score, 5 * (name != found.weakest)) for name, score in answers.items()}
    assert sw.readiness(stronger, least).level >= found.level
    if list(answers.values()).count(found.level) == 1:
        assert sw.readiness(stronger, least).verdict == found.verdict


@given(st.fixed_dictionaries(dict.fromkeys(ITEMS, scores)))
def test_a_condition_is_the_median_of_its_answers(answers):
    found = sw.readiness(answers)
    for condition in sw.CONDITIONS:
        own = [answers[item] for item in condition.questions]
        assert found.scores.loc[condition.name, "score"] == sorted(own)[1]
        worst = found.scores.loc[condition.name, "weakest_question"]
        assert worst in {
            condition.questions[item] for item in condition.questions if answers[item] == min(own)
        }
    for form in sw.FORMS:
        fits = all(found.scores["score"].to_numpy() >= np.array(form.least))
        assert (form.name in found.forms) == fits


def test_better_answers_never_close_a_form():
    fits = [set(sw.readiness(dict.fromkeys(sw.CONDITION_NAMES, score)).forms) for score in range(1, 6)]
    assert fits[0] == fits[1] == set()  # not yet: no form at all
    assert fits[2] == {"long-term agreement"}
    assert all(few <= more for few, more in pairwise(fits))
    assert fits[-1] == {form.name for form in sw.FORMS}


def test_the_mending_is_named():
    answers = {**dict.fromkeys(ITEMS, 5), "commitment_sponsor": 3, "commitment_horizon": 2}
    found = sw.readiness(answers)
    assert found.verdict == "first mend"
    assert found.weakest == "commitment"
    assert found.scores.loc["commitment", "weakest_question"] == "Both would stay through a bad year."
    assert found.scores.loc["commitment", "mend"] in repr(found)
    assert found.scores["holds"].to_list() == [True, True, False, True]


def test_refusals_of_readiness():
    refused(lambda: sw.readiness({**GOOD, "commitment": 6}), "commitment", "6")
    refused(lambda: sw.readiness({**GOOD, "commitment": 2.5}), "commitment", "2.5")
    refused(lambda: sw.readiness({**GOOD, "luck": 3}), "luck")
    refused(lambda: sw.readiness(pd.Series(GOOD).drop("commitment")), "commitment")
    refused(lambda: sw.readiness(dict.fromkeys(ITEMS[1:], 3)), ITEMS[0])
    refused(lambda: sw.readiness(GOOD, least=1), "least")
    refused(lambda: sw.readiness({**GOOD, "commitment": "high"}), "high")
    refused(lambda: sw.readiness({}), "answers")


# Worth


def value(**changes):
    given = {"cost_cny": 300_000, "chance_of_failure": 0.5, "loss_on_failure_cny": 100_000}
    return sw.alliance_value(400_000, **given | changes)


def test_worth_by_hand():
    worth = 400_000 * sw.annuity_factor(3, 0.1)
    ours = value()
    assert ours.success_worth == pytest.approx(worth - 300_000)
    assert ours.failure_worth == -400_000
    assert ours.expected == pytest.approx(0.5 * worth - 50_000 - 300_000)
    assert ours.break_even_chance == pytest.approx((worth - 300_000) / (worth + 100_000))


@given(st.floats(0, 1e7), st.floats(0, 1e7), st.floats(0, 1e7), st.floats(0, 1), st.integers(1, 10))
def test_expected_lies_between_and_turns_at_the_break_even(gain, cost, loss, chance, years):
    terms = {"cost_cny": cost, "loss_on_failure_cny": loss, "years": years}
    ours = sw.alliance_value(gain, chance_of_failure=chance, **terms)
    assert ours.failure_worth - 1e-3 <= ours.expected <= ours.success_worth + 1e-3
    even = ours.break_even_chance
    if np.isnan(even):
        assert gain == loss == 0
    elif 0 < even < 1:
        at_even = sw.alliance_value(gain, chance_of_failure=even, **terms)
        assert at_even.expected == pytest.approx(0, abs=1e-3)
    elif even == 0:
        assert sw.alliance_value(gain, chance_of_failure=0, **terms).expected <= 1e-3


def test_nothing_at_stake_has_no_break_even():
    nothing = sw.alliance_value(0, cost_cny=5, chance_of_failure=0.5)
    assert np.isnan(nothing.break_even_chance)
    assert nothing.expected == -5


def test_refusals_of_worth():
    refused(lambda: value(chance_of_failure=50), "chance_of_failure", "50")
    refused(lambda: value(cost_cny=-1), "cost_cny")
    refused(lambda: value(loss_on_failure_cny=-1), "loss_on_failure_cny")
    refused(lambda: value(years=0), "periods")
    refused(lambda: sw.alliance_value("much", cost_cny=1, chance_of_failure=0.5), "gain_cny")
