"""What lifts expectations, and what promises do over a sequence of deals."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_survey import invented_survey
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers import satisfaction as sat

levels = st.floats(1, 7)
shares = st.floats(0, 1)


def made(n=80, seed=3, noise=0.2):
    """Expectations that follow promises (0.5 a point) and, half as strongly, the industry."""
    rng = np.random.default_rng(seed)
    index = pd.Index([f"A{i:02d}" for i in range(n)], name="account")
    drivers = pd.DataFrame(rng.uniform(2, 6, (n, 4)), columns=sat.DRIVERS, index=index)
    expectation = (
        2 + 0.5 * drivers["promises"] + 0.25 * drivers["industry"] + rng.normal(0, noise, n)
    ).rename("expectation")
    return expectation, drivers


# Four drivers


def test_the_drivers_that_made_the_expectation_are_found():
    table = sat.expectation_drivers_effect(*made())
    assert list(table.index[:2]) == ["promises", "industry"]
    assert table["effect"].reindex(sat.DRIVERS).to_list() == pytest.approx([0.5, 0.25, 0, 0], abs=0.05)
    assert (table["low"] <= table["effect"]).all()
    assert (table["effect"] <= table["high"]).all()
    assert table.loc["promises", "low"] > 0
    assert table["share"].sum() == pytest.approx(1)
    assert table["share"].is_monotonic_decreasing
    assert (table.attrs["accounts"], table.attrs["left_out"]) == (80, 0)


def test_a_survey_a_table_or_numbers_say_the_same():
    survey = invented_survey()
    drivers = made(40)[1]
    scores = sat.account_scores(survey)
    tables = [
        sat.expectation_drivers_effect(given, drivers)
        for given in (survey, scores, scores["expectation"], scores["expectation"].to_dict())
    ]
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])
    by_column = sat.expectation_drivers_effect(survey, drivers.rename_axis("account_id").reset_index())
    pd.testing.assert_frame_equal(by_column, tables[0])


def test_accounts_without_both_are_left_out():
    expectation, drivers = made()
    drivers.loc["A00", "personal"] = np.nan
    table = sat.expectation_drivers_effect(expectation.iloc[:-2], drivers.iloc[::-1])
    assert table.attrs["accounts"] == 77
    assert table.attrs["left_out"] == 4  # two without an expectation; of A00 both sides


def test_groups_add_up():
    expectation, drivers = made()
    region = pd.Series(np.where(drivers["promises"] > 5, "South", "North"), drivers.index)
    table = sat.drivers_by_group(expectation, drivers, region)
    assert list(table.index) == ["South", "North"]
    assert table["main"].to_list() == ["promises", "promises"]
    parts = table[[*sat.DRIVERS, "rest"]].sum(axis=1)
    assert parts.to_list() == pytest.approx(table["above"].to_list())
    assert (table["above"] * table["accounts"]).sum() == pytest.approx(0, abs=1e-9)
    assert table["accounts"].sum() == 80


def test_another_list_of_drivers():
    expectation, drivers = made()
    table = sat.expectation_drivers_effect(
        expectation,
        drivers.rename(columns={"promises": "word of mouth"}),
        names=["word of mouth", "industry"],
    )
    assert list(table.index) == ["word of mouth", "industry"]


def test_refusals_of_the_drivers():
    expectation, drivers = made()
    refused(lambda: sat.expectation_drivers_effect(expectation, drivers.drop(columns="personal")), "personal")
    refused(lambda: sat.expectation_drivers_effect(expectation.rename(str.lower), drivers), "None of")
    refused(lambda: sat.expectation_drivers_effect(expectation, pd.concat([drivers] * 2)), "more than once")
    refused(lambda: sat.expectation_drivers_effect(expectation, drivers.assign(industry="high")), "high")
    refused(lambda: sat.expectation_drivers_effect(expectation, drivers.assign(industry=4)), "industry")
    few = expectation.iloc[:5]
    refused(lambda: sat.expectation_drivers_effect(few, drivers), "5 complete rows", "6")
    refused(lambda: sat.drivers_by_group(expectation, drivers, {"A00": "South"}), "groups")


def test_company_promises_inflate_the_expectation_of_the_south():
    table = datasets.expectation_drivers_table()
    survey = sat.read_survey(datasets.survey_table(), datasets.survey_items(), account="account")
    effect = sat.expectation_drivers_effect(survey, table)
    assert effect.index[0] == "promises"
    assert effect.loc["promises", "low"] > 0.3
    regions = sat.drivers_by_group(survey, table, table["region"])
    assert (regions.index[0], regions.loc["South", "main"]) == ("South", "promises")
    assert regions.loc["South", "promises"] > 0.8 * regions.loc["South", "above"] > 0


# The cyclic deal


def test_expectation_adapts_to_what_was_delivered():
    deals = sat.cyclic_deal([6, 6, 6.5], [5, 5.5, 5], start=5, adaptation=0.4, promise_weight=0.7)
    first = 5 + 0.7 * 1
    second = first + 0.4 * (5 - first)
    third = second + 0.4 * (5.5 - second) + 0.7 * 0.5
    assert deals["expectation"].to_list() == pytest.approx([first, second, third])
    assert deals["gap"].to_list() == pytest.approx([5 - first, 5.5 - second, 5 - third])
    assert list(deals.index) == [1, 2, 3]
    assert deals.index.name == "deal"


def test_satisfaction_and_chance_by_hand():
    deals = sat.cyclic_deal([6, 6], 5, start=5, chance=0.6)
    felt = [4 + 0.2 * (e - 4) + 0.6 * 2 * (5 - e) for e in deals["expectation"]]
    assert deals["satisfaction"].to_list() == pytest.approx(felt)
    neutral = 4 + 0.2
    remembered = [neutral, neutral + 0.3 * (felt[0] - neutral)]
    odds = [
        math.log(0.6 / 0.4) + 1.0 * (e - 5) + 1.5 * (m - neutral)
        for e, m in zip(deals["expectation"], remembered, strict=True)
    ]
    assert deals["chance"].to_list() == pytest.approx([1 / (1 + math.exp(-o)) for o in odds])


@given(levels, levels, levels, st.floats(0.05, 0.95), shares)
def test_every_promise_wears_off(promise, delivered, start, adaptation, weight):
    deals = sat.cyclic_deal(
        [promise] * 30, delivered, start=start, adaptation=adaptation, promise_weight=weight
    )
    distance = (deals["expectation"] - delivered).abs()
    first = start + weight * (promise - start) - delivered
    expected = abs(first) * (1 - adaptation) ** np.arange(30)
    assert distance.to_list() == pytest.approx(expected.tolist(), abs=1e-9)
    assert deals["expectation"].between(1, 7).all()
    assert deals["chance"].between(0, 1).all()


@given(levels, shares, shares, st.floats(0.001, 0.999))
def test_promising_what_is_delivered_changes_nothing(level, adaptation, weight, chance):
    deals = sat.cyclic_deal([level] * 5, level, adaptation=adaptation, promise_weight=weight, chance=chance)
    assert deals["gap"].to_list() == pytest.approx([0] * 5, abs=1e-12)
    assert deals["chance"].to_list() == pytest.approx([chance] * 5)


def test_only_a_louder_promise_lifts_the_expectation_again():
    flat, louder = (
        sat.cyclic_deal(promises, 5, start=5)["expectation"] for promises in ([6] * 4, [6, 6, 6, 7])
    )
    assert flat.is_monotonic_decreasing
    assert louder[4] - flat[4] == pytest.approx(0.7)


def test_honest_promises_win_most_deals_in_the_end():
    table = sat.compare_promises(worth_cny=100_000)
    assert list(table.index) == ["over-promise", "honest", "under-promise"]
    assert table["deals_won"].idxmax() == "honest"
    assert table["worth_cny"].to_list() == pytest.approx((table["deals_won"] * 100_000).to_list())
    over, honest, under = (table.loc[name] for name in table.index)
    assert over["first_chance"] > honest["first_chance"] > under["first_chance"]
    assert over["last_chance"] < honest["last_chance"]
    assert over["satisfaction"] < honest["satisfaction"] < under["satisfaction"]
    assert under["last_expectation"] == pytest.approx(5.2, abs=0.05)  # the new baseline
    assert (over["disappointed"] > 0, honest["disappointed"], under["disappointed"]) == (True, 0, 0)


def test_who_forgets_quickly_can_be_over_promised():
    """The answer depends on the assumptions, and the model says so."""
    table = sat.compare_promises(memory=0.2)
    assert table["deals_won"].idxmax() == "over-promise"


def test_strategies_of_your_own():
    table = sat.compare_promises({"rising": [4, 5, 6], "flat": 5}, [5, 5, 6], deals=3)
    run = sat.cyclic_deal([4, 5, 6], [5, 5, 6])
    assert table.loc["rising", "deals_won"] == pytest.approx(run["chance"].sum())
    weighted = (run["satisfaction"] * run["chance"]).sum() / run["chance"].sum()
    assert table.loc["rising", "satisfaction"] == pytest.approx(weighted)


def test_refusals_of_the_deals():
    refused(lambda: sat.cyclic_deal(6, 5), "list")
    refused(lambda: sat.cyclic_deal([6, 6], [5, 5, 5]), "2", "3")
    refused(lambda: sat.cyclic_deal([6, 8], 5), "promises", "1 to 7", "8")
    refused(lambda: sat.cyclic_deal([6, 6], 0), "delivered", "1 to 7")
    refused(lambda: sat.cyclic_deal([6, 6], 5, adaptation=2), "adaptation")
    refused(lambda: sat.cyclic_deal([6, 6], 5, chance=1), "chance")
    refused(lambda: sat.cyclic_deal([6, 6], 5, start=9), "start")
    refused(lambda: sat.cyclic_deal([], 5), "promises")
    refused(lambda: sat.cyclic_deal(["much"], 5), "promises", "much")
    refused(lambda: sat.compare_promises([6]), "strategies")
    refused(lambda: sat.compare_promises(deals=0), "deals")
    refused(lambda: sat.compare_promises(delivered=[5, 5], deals=3), "2", "3")
    refused(lambda: sat.compare_promises(worth_cny=-1), "worth_cny")
