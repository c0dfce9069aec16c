"""Satisfaction from expectation and perception, retention from satisfaction, and the two levers."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_survey import invented_survey, survey_rows
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers import lifetime as lt
from kam_helpers import satisfaction as sat

AT = {"discount_rate": 0.1, "timing": "if_retained"}
COSTS = {"cost_per_point_perception_cny": 40_000, "cost_per_point_expectation_cny": 10_000}
EFFECTS = {"perception_effect": 0.6, "expectation_effect": -0.4}
SCORES = pd.DataFrame(
    {"expectation": [6.0, 5.0, 6.5], "perception": [5.0, 5.5, 3.0]}, index=["Alder", "Birch", "Cedar"]
)
ACCOUNTS = pd.DataFrame(
    {"profit": [100_000.0, 80_000.0, -30_000.0], "retention": [0.8, 0.9, 0.6]}, index=SCORES.index
)
points = st.floats(1, 7)
chances = st.floats(0, 1)


def levers(scores=SCORES, accounts=ACCOUNTS, **changes):
    return sat.two_levers(scores, accounts, **AT | COSTS | EFFECTS | changes)


# Sat = f(E, P − E)


def test_the_same_perception_satisfies_less_where_more_was_expected():
    assert sat.satisfaction_model(6, 5, direct=0.2, disconfirmation=0.6) == pytest.approx(3.8)
    assert sat.satisfaction_model(5, 5, direct=0.2, disconfirmation=0.6) == pytest.approx(4.2)
    # where what is expected counts by itself more than the gap, it is the other way round
    high, low = (sat.satisfaction_model(e, 5, direct=0.8, disconfirmation=0.6) for e in (6, 5))
    assert high > low


def test_a_disappointment_may_weigh_more_than_a_surprise():
    weighted = {"direct": 0, "disconfirmation": 0.5, "loss_weight": 2}
    assert sat.satisfaction_model(4, 5, **weighted) == pytest.approx(4.5)
    assert sat.satisfaction_model(5, 4, **weighted) == pytest.approx(3.0)


def test_satisfaction_stays_on_the_scale():
    assert sat.satisfaction_model(1, 7, direct=0, disconfirmation=2) == 7
    assert sat.satisfaction_model(10, 1, direct=0, disconfirmation=2, scale=(1, 10)) == 1
    assert sat.satisfaction_model(5, 5, direct=0, disconfirmation=1, scale=(0, 10), base=7.5) == 7.5


def test_many_customers_at_once():
    both = sat.satisfaction_model(
        SCORES["expectation"], SCORES["perception"].iloc[::-1], direct=0.2, disconfirmation=0.6
    )
    each = [sat.satisfaction_model(e, p, direct=0.2, disconfirmation=0.6) for e, p in SCORES.to_numpy()]
    assert both.to_list() == pytest.approx(each)  # matched by name


def test_refusals_of_the_model():
    at = {"direct": 0.2, "disconfirmation": 0.6}
    refused(lambda: sat.satisfaction_model(8, 5, **at), "expectation", "1 to 7", "8")
    refused(lambda: sat.satisfaction_model(5, float("nan"), **at), "perception")
    refused(lambda: sat.satisfaction_model(5, 5, direct="much", disconfirmation=0.6), "direct", "much")
    refused(lambda: sat.satisfaction_model(5, 5, scale=(7, 1), **at), "scale")
    refused(lambda: sat.satisfaction_model(SCORES["expectation"], SCORES["perception"][:2], **at), "Cedar")
    refused(lambda: sat.satisfaction_model(5, 5, loss_weight=-1, **at), "loss_weight")


def test_a_survey_shows_the_effects_that_made_it():
    rows = survey_rows(n=400, accounts=80)
    perceived, expected = (
        rows.filter(like=prefix).set_axis(range(6), axis=1).mean(axis=1) for prefix in ("per_", "exp_")
    )
    noise = np.random.default_rng(2).normal(0, 0.2, 400)
    rows["overall"] = 4.1 + 0.3 * (expected - 4) + 0.7 * (perceived - expected) + noise
    fit = sat.fit_satisfaction(invented_survey(rows))
    assert fit.direct == pytest.approx(0.3, abs=0.06)
    assert fit.disconfirmation == pytest.approx(0.7, abs=0.04)
    assert fit.expectation_effect == pytest.approx(fit.direct - fit.disconfirmation)
    assert fit.expectation_low < -0.4 < fit.expectation_high < 0
    assert fit.disconfirmation_low < 0.7 < fit.disconfirmation_high
    assert fit.base == pytest.approx(4.1, abs=0.1)
    assert (fit.respondents, fit.accounts) == (400, 80)


def test_no_intervals_from_a_handful_of_accounts():
    fit = sat.fit_satisfaction(invented_survey(n=60, accounts=4))
    assert np.isnan([fit.expectation_low, fit.disconfirmation_high]).all()
    assert np.isfinite([fit.base, fit.direct, fit.r2]).all()


# From satisfaction to retention


def test_one_point_adds_what_it_says_at_the_reference():
    assert sat.retention_after(0.8, 1) == pytest.approx(0.84)
    assert sat.retention_after(0.7, 1, per_point=0.1, reference=0.7) == pytest.approx(0.8)


@given(chances, st.floats(-6, 6), st.floats(-6, 6))
def test_retention_stays_a_chance_and_steps_add_up(retention, one, other):
    after = sat.retention_after(retention, one)
    assert 0 <= after <= 1
    assert (after >= retention) == (one >= 0) or after == pytest.approx(retention)
    twice = sat.retention_after(after, other)
    assert twice == pytest.approx(sat.retention_after(retention, one + other), abs=1e-9)
    assert sat.retention_after(after, -one) == pytest.approx(retention, abs=1e-9)


def test_certain_customers_stay_certain():
    certain = pd.Series([0.0, 1.0, 0.5], index=list("abc"))
    assert sat.retention_after(certain, pd.Series(2.0, index=certain.index)).to_list()[:2] == [0, 1]


def test_the_doubtful_move_more():
    gains = [sat.retention_after(r, 1) - r for r in (0.5, 0.8, 0.95)]
    assert gains == sorted(gains, reverse=True)


def test_refusals_of_retention():
    refused(lambda: sat.retention_after(80, 1), "0.8", "80")
    refused(lambda: sat.retention_after(pd.Series([0.8, 80.0]), 1), "80")
    refused(lambda: sat.retention_after(0.8, "more"), "satisfaction_change")
    refused(lambda: sat.retention_after(0.8, 1, per_point=0.3), "30.0", "80.0")


# Two levers


def test_two_levers_by_hand():
    ours = levers(perception_gain=0.5, expectation_cut=1)
    start = [4 + 0.2 * 2 - 0.6, 4 + 0.2 + 0.3, 4 + 0.2 * 2.5 - 0.6 * 3.5]
    assert ours.base["satisfaction"] == pytest.approx(np.mean(start))
    assert ours.base["retention"] == pytest.approx(np.mean(ACCOUNTS["retention"]))
    assert ours.base["clp"] == pytest.approx(lt.customer_equity(ACCOUNTS, **AT))
    table = ours.table
    assert list(table.index) == ["raise perception", "manage expectation", "both"]
    assert table["satisfaction_change"].to_list() == pytest.approx([0.3, 0.4, 0.7])
    assert table["cost"].to_list() == pytest.approx([20_000, 10_000, 30_000])
    for lever, change in zip(table.index, (0.3, 0.4, 0.7), strict=True):
        stays = sat.retention_after(ACCOUNTS["retention"], pd.Series(change, ACCOUNTS.index))
        worth = lt.customer_equity(ACCOUNTS.assign(retention=stays), **AT)
        assert table.loc[lever, "gain"] == pytest.approx(worth - ours.base["clp"])
        assert table.loc[lever, "retention"] == pytest.approx(stays.mean())
        assert ours.by_account[lever]["gain"].sum() == pytest.approx(table.loc[lever, "gain"])
    assert table["net"].to_list() == pytest.approx((table["gain"] - table["cost"]).to_list())
    assert table["gain_per_yuan"].to_list() == pytest.approx((table["gain"] / table["cost"]).to_list())
    assert table["effort"].to_list() == [
        "perception up by 0.5 points",
        "expectation down by 1 point",
        "both of these together",
    ]


def test_the_sign_of_the_expectation_effect_is_the_callers():
    helps, harms = (levers(expectation_effect=e).table.loc["manage expectation"] for e in (-0.4, 0.2))
    assert helps["satisfaction_change"] == pytest.approx(0.2)
    assert harms["satisfaction_change"] == pytest.approx(-0.1)
    assert harms["gain"] < 0 < helps["gain"]
    with pytest.raises(TypeError, match="expectation_effect"):
        sat.two_levers(SCORES, ACCOUNTS, perception_effect=0.6, **AT | COSTS)
    refused(lambda: levers(expectation_effect=None), "expectation_effect")


def test_no_lever_goes_beyond_the_scale():
    top = SCORES.assign(perception=[7.0, 6.9, 7.0], expectation=[1.0, 1.2, 1.0])
    table = levers(top, base=4.0).by_account
    assert table["raise perception"]["satisfaction_change"].to_list() == pytest.approx([0, 0.06, 0])
    assert table["manage expectation"]["satisfaction_change"].to_list() == pytest.approx([0, 0.08, 0])


def test_promising_less_loses_business():
    same, less = (
        levers(expectation_effect=0, business_lost_per_point=share, expectation_cut=0.5) for share in (0, 0.1)
    )
    assert same.table.loc["manage expectation", "gain"] == pytest.approx(0, abs=1e-6)
    earning = lt.customer_equity(ACCOUNTS[ACCOUNTS["profit"] > 0], **AT)
    assert less.table.loc["manage expectation", "gain"] == pytest.approx(-0.05 * earning)
    assert less.by_account["manage expectation"].loc["Cedar", "gain"] == 0  # a loss is not a business to lose
    assert less.table.loc["raise perception", "gain"] == same.table.loc["raise perception", "gain"]


def test_a_satisfied_loss_maker_loses_for_longer():
    assert levers().by_account["raise perception"].loc["Cedar", "gain"] < 0


def test_accounts_nobody_answered_for_are_left_out():
    more = pd.concat([ACCOUNTS, pd.DataFrame({"profit": [1e6], "retention": [0.5]}, index=["Dogwood"])])
    ours = levers(SCORES.iloc[::-1], more)
    assert ours.left_out == 1
    assert ours.base == levers().base
    pd.testing.assert_frame_equal(ours.table, levers().table)
    blank = SCORES.astype(float).copy()
    blank.loc["Birch", "perception"] = np.nan
    assert levers(blank).left_out == 1


def test_a_lever_that_is_not_pulled_does_nothing():
    table = levers(perception_gain=0).table
    assert table.loc["raise perception", ["satisfaction_change", "gain", "cost"]].to_list() == [0, 0, 0]
    assert np.isnan(table.loc["raise perception", "gain_per_yuan"])
    pulled = table.drop(columns="effort")
    assert pulled.loc["both"].to_list() == pytest.approx(pulled.loc["manage expectation"].to_list())


@given(points, points, chances.filter(lambda r: r < 0.99), st.floats(0, 3), st.floats(0, 3))
def test_raising_perception_never_harms_who_earns(expectation, perception, retention, gain, cut):
    scores = pd.DataFrame({"expectation": [expectation], "perception": [perception]})
    accounts = pd.DataFrame({"profit": [1000.0], "retention": [retention]})
    table = levers(scores, accounts, perception_gain=gain, expectation_cut=cut).table
    assert (table["gain"] >= -1e-6).all()
    assert table.loc["both", "gain"] >= table["gain"].iloc[:2].max() - 1e-6
    assert table["retention"].between(0, 1).all()


def test_what_the_sign_decides():
    costs = COSTS | {"cost_per_point_perception_cny": 4_000_000}
    table = sat.expectation_signs(SCORES, ACCOUNTS, (-0.4, 0.2), perception_effect=0.6, **AT | costs)
    assert table.index.to_list() == [-0.4, 0.2]
    assert table["better"].to_list() == ["manage expectation", "neither"]
    one = levers(**costs).table
    assert table.loc[-0.4, "net"] == pytest.approx(one.loc["manage expectation", "net"])
    assert table.loc[-0.4, "net_of_raising_perception"] == pytest.approx(one.loc["raise perception", "net"])


def test_refusals_of_the_levers():
    refused(lambda: levers(SCORES.rename(index=lambda name: name.upper())), "None of the accounts")
    refused(lambda: levers(SCORES[["expectation"]]), "perception")
    refused(lambda: levers(SCORES + 3), "1 to 7")
    refused(lambda: levers(pd.concat([SCORES, SCORES])), "scores", "more than once")
    refused(lambda: levers(accounts=ACCOUNTS.assign(retention=80.0)), "80")
    refused(lambda: levers(perception_gain=-1), "perception_gain")
    refused(lambda: levers(cost_per_point_expectation_cny="free"), "cost_per_point_expectation_cny")
    refused(lambda: levers(business_lost_per_point=5), "business_lost_per_point")
    refused(lambda: levers(perception_effect=-0.1), "perception_effect")
    refused(lambda: levers(retention_per_point=0.5), "50.0")


def test_the_company():
    survey = sat.read_survey(datasets.survey_table(), datasets.survey_items(), account="account")
    fit = sat.fit_satisfaction(survey)
    assert fit.expectation_high < 0 < fit.direct  # here the gap counts more, and kindness is there too
    facts, scores = datasets.lifetime_facts(), sat.account_scores(survey)
    ours = levers(
        scores, facts, base=fit.base, perception_effect=fit.disconfirmation, expectation_effect=fit.direct - 1
    )
    assert ours.left_out == 0
    assert ours.base["satisfaction"] == pytest.approx(survey.people["overall"].mean(), abs=0.1)
    assert (ours.table["gain"] > 0).all()
