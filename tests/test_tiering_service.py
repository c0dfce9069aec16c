"""Service standards, the assumptions of tiering, and goodwill."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import tiering as t

STANDARDS = pd.DataFrame(
    [
        ["A", "visit", "visit", 12, 300.0, 3],
        ["A", "review", "review", 2, 1000.0, 8],
        ["B", "visit", "visit", 4, 300.0, 3],
    ],
    columns=["tier", "standard", "unit", "quantity_per_year", "cost_per_unit_cny", "hours_per_unit"],
)
TIERS = pd.Series({"Alder": "A", "Birch": "A", "Cedar": "B"})
MARGIN = pd.Series({"Alder": 50_000.0, "Birch": 6_000.0, "Cedar": 2_400.0})


def test_cost_share_and_hours_by_hand():
    plan = t.service_plan(
        TIERS,
        STANDARDS,
        gross_margin=MARGIN,
        revenue=MARGIN * 4,
        hours_available=100,
    )
    a = plan.by_tier.loc["A"]
    assert a["cost_per_account"] == 12 * 300 + 2 * 1000
    assert a["cost"] == 2 * a["cost_per_account"]
    assert a["cost_share_of_margin"] == pytest.approx(11_200 / 56_000)
    assert a["cost_share_of_revenue"] == pytest.approx(11_200 / 224_000)
    assert plan.hours_needed == 2 * (12 * 3 + 2 * 8) + 4 * 3
    assert plan.coverage == pytest.approx(100 / plan.hours_needed)
    assert plan.cost == pytest.approx(plan.detail["cost"].sum()) == pytest.approx(11_200 + 1_200)


def test_a_tier_without_accounts_costs_nothing():
    plan = t.service_plan(TIERS[:2], STANDARDS)
    assert plan.by_tier.loc["B", ["accounts", "cost"]].to_list() == [0, 0]
    assert math.isnan(plan.coverage)


def test_categories_of_abc_classes_are_tiers():
    plan = t.service_plan(t.abc_classes(MARGIN, a=0.8, b=1), STANDARDS)
    assert plan.by_tier["accounts"].to_dict() == {"A": 1, "B": 2}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: t.service_plan(TIERS.replace("B", "gold"), STANDARDS), ["gold", "A, B"]),
        (lambda: t.service_plan(TIERS[:0], STANDARDS), ["tiers", "empty"]),
        (lambda: t.service_plan(TIERS, STANDARDS.drop(columns="unit")), ["no column “unit”"]),
        (lambda: t.service_plan(TIERS, STANDARDS.assign(quantity_per_year=-1)), ["negative"]),
        (lambda: t.service_plan(TIERS, STANDARDS, gross_margin=MARGIN[:1]), ["gross margin", "Birch"]),
        (lambda: t.service_plan(TIERS, STANDARDS.assign(hours_per_unit=-1)), ["hours_per_unit", "negative"]),
    ],
)
def test_a_plan_that_cannot_be_made_is_refused_in_words(call, words):
    refused(call, *words)


YEARS = pd.DataFrame(
    {2024: [80, 15, 5.0], 2025: [80, 5, 15.0], 2026: [20, 75, 5.0]}, index=["Alder", "Birch", "Cedar"]
)


def test_tiers_that_last_and_tiers_that_do_not():
    stable = t.tier_stability(YEARS, a=0.8, b=0.95)
    assert stable.tiers[2024].to_list() == ["A", "B", "C"]
    assert stable.tiers[2026].to_list() == ["A", "A", "C"]
    assert stable.kept.to_list() == pytest.approx([1 / 3, 1 / 3])
    assert stable.transitions.to_numpy().tolist() == [[2, 0, 0], [0, 0, 2], [1, 1, 0]]
    refused(lambda: t.tier_stability(YEARS[[2024]]), "two years")


def test_profit_by_tier_adds_up():
    profit = pd.Series({"Alder": -10.0, "Birch": 30.0, "Cedar": 20.0})
    table = t.profit_by_tier(profit, TIERS)
    assert table["profit"].to_dict() == {"A": 20, "B": 20}
    assert table["share"].sum() == pytest.approx(1)
    assert table.loc["A", "loss_makers"] == 1
    refused(lambda: t.profit_by_tier(profit, TIERS[:2]), "tiers", "Cedar")


CASE = {
    "claim_cost": 80_000,
    "lifetime_profit_at_stake": 900_000,
    "retention_gain": 0.15,
    "precedent_accounts": 4,
    "precedent_probability": 0.1,
}


def test_goodwill_by_hand():
    goodwill = t.goodwill_decision(**CASE, reputation=5_000)
    assert goodwill.value == pytest.approx(0.15 * 900_000 + 5_000)
    assert goodwill.precedent_cost == pytest.approx(80_000 * 0.4)
    assert goodwill.net == pytest.approx(goodwill.value - goodwill.cost - goodwill.precedent_cost)
    assert goodwill.decision == "pay"


@given(st.floats(0, 1e6), st.floats(1, 1e7), st.floats(0, 50), st.floats(0, 1), st.floats(0, 1e5))
def test_at_the_breakeven_gain_goodwill_is_worth_nothing(claim, stake, accounts, probability, reputation):
    gain = t.goodwill_decision(
        claim, stake, 0.5, accounts, probability, reputation=reputation
    ).breakeven_retention_gain
    if gain <= 1:
        at = t.goodwill_decision(claim, stake, gain, accounts, probability, reputation=reputation)
        surplus = max(reputation - claim * (1 + accounts * probability), 0)
        assert at.net == pytest.approx(surplus, abs=1e-6 * (1 + stake + claim))


def test_precedent_and_cap_turn_the_decision():
    assert t.goodwill_decision(**CASE | {"precedent_accounts": 20}).decision == "do not pay"
    capped = t.goodwill_decision(**CASE | {"precedent_accounts": 20}, cap=30_000)
    assert (capped.decision, capped.offer) == ("pay up to the cap", 30_000)
    assert t.goodwill_decision(**CASE, cap=500_000).offer == CASE["claim_cost"]
    assert t.goodwill_decision(**CASE, cap=0).decision == "do not pay"
    assert t.goodwill_decision(**CASE | {"lifetime_profit_at_stake": 0}).breakeven_retention_gain == math.inf


def test_goodwill_that_cannot_be_weighed_is_refused():
    refused(lambda: t.goodwill_decision(**CASE | {"retention_gain": 15}), "retention_gain", "fraction")
    refused(lambda: t.goodwill_decision(**CASE | {"claim_cost": -1}), "claim_cost")
    refused(lambda: t.goodwill_decision(**CASE, cap="half"), "cap")
