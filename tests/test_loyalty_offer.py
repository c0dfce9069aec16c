"""A rival's offer: the discount that gives reason to go, and what it costs us."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loyalty_checks import accounts, models, table_of
from tiering_checks import refused

from kam_helpers import lifetime
from kam_helpers import loyalty as ly

TABLE = ly.staying_table(
    {"Alder": 1e6, "Birch": 2e6, "Cedar": 5e5},
    {"Alder": -50_000, "Birch": 100_000, "Cedar": -40_000},
    {"Alder": 300_000, "Birch": 20_000, "Cedar": 10_000},
)
PROFIT = pd.Series({"Cedar": -30_000.0, "Birch": 200_000.0, "Alder": 150_000.0})


@given(accounts, st.floats(0, 0.2))
def test_at_the_threshold_the_staying_force_is_zero(rows, today):
    table = table_of(rows)
    threshold = ly.rival_threshold(table["purchases"], table["attraction"], table["barrier"], today)
    for side, pays in ((1e-6, True), (-1e-6, False)):
        after = ly.shifted(table, attraction_change=-(threshold - today + side))
        assert ((after["staying_force"] < 0) == pays).all()


def test_the_threshold_adds_todays_discount_account_by_account():
    threshold = ly.rival_threshold(
        TABLE["purchases"], TABLE["attraction"], TABLE["barrier"], {"Alder": 0.06, "Cedar": 0.05}
    )
    gap = TABLE["force_share"]
    assert threshold.to_dict() == pytest.approx(
        {"Alder": 0.06 + gap["Alder"], "Birch": gap["Birch"], "Cedar": 0.05 + gap["Cedar"]}
    )
    assert threshold["Cedar"] < 0.05  # leaving pays today
    refused(lambda: ly.rival_threshold({"A": 0}, {"A": 1}, {"A": 1}), "buys nothing")


def test_an_offer_moves_zones_and_takes_lifetime_profit():
    result = ly.under_offer(TABLE, 0.08, PROFIT, timing="if_retained")
    assert result["zone_before"].to_list() == ["held", "free", "leaving pays"]
    assert result["zone_after"].to_list() == ["leaving pays"] * 3
    assert result["reason_to_go"].to_list() == [True, True, False]
    row = result.loc["Birch"]
    before = lifetime.margin_multiple(1 - row["leaving_before"], 0.10, timing="if_retained") * 200_000
    assert row["clp_before"] == pytest.approx(before)
    assert row["lost"] == row["clp_before"] - row["clp_after"] > 0
    assert result.loc["Cedar", "lost"] < 0  # it loses money: its leaving saves some


@given(accounts, models)
def test_no_further_discount_changes_nothing_whatever_the_model(rows, model):
    profit = rows["purchases"] / 10
    result = ly.under_offer(table_of(rows), 0, profit, timing="now", model=model)
    assert (result["lost"] == 0).all()
    assert not result["reason_to_go"].any()
    assert (result["zone_before"] == result["zone_after"]).all()


@given(accounts, st.floats(0, 0.3), st.floats(0, 0.3))
def test_a_better_offer_never_leaves_more(rows, one, other):
    low, high = sorted((one, other))
    curve = ly.offer_curve(table_of(rows), rows["purchases"] / 10, [low, high], timing="year_end")
    if low < high:
        assert curve["would_gain"].is_monotonic_increasing
        assert curve["kept_profit"].diff().iloc[1] <= 1e-6
        assert curve["lost"].diff().iloc[1] >= -1e-6


def test_the_curve_is_the_sum_over_accounts():
    curve = ly.offer_curve(TABLE, PROFIT, [0, 0.08], timing="if_retained")
    one = ly.under_offer(TABLE, 0.08, PROFIT, timing="if_retained")
    assert curve.loc[0.08, "lost"] == pytest.approx(one["lost"].sum())
    assert curve.loc[0.08, "clp"] == pytest.approx(one["clp_after"].sum())
    assert curve.loc[0.08, "kept_profit"] == pytest.approx(((1 - one["leaving_after"]) * PROFIT).sum())
    assert curve["would_gain"].to_list() == [1, 3]
    assert curve.loc[0, "lost"] == 0
    refused(lambda: ly.offer_curve(TABLE, PROFIT, [], timing="now"), "discounts")
    refused(lambda: ly.offer_curve(TABLE, PROFIT, [-0.1], timing="now"), "discounts")


def test_what_cannot_be_valued_is_refused():
    refused(lambda: ly.under_offer(TABLE, 0.1, PROFIT.drop("Birch"), timing="now"), "profit", "Birch")
    refused(lambda: ly.under_offer(TABLE, 0.1, PROFIT, timing="soon"), "timing", "soon")
    refused(lambda: ly.worth_change(TABLE, TABLE.drop("Alder"), PROFIT, timing="now"), "after", "Alder")
    refused(lambda: ly.under_offer(PROFIT, 0.1, PROFIT, timing="now"), "table")
