"""A price that follows indices: as published, the clause and its limits, common errors, asking for more."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets, loyalty
from kam_helpers import pricing as pr

MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04"]
INDICES = pd.DataFrame({"resin": [100.0, 110, 130, 90], "wages": [100.0, 100, 103, 103]}, MONTHS)
CLAUSE = pr.IndexClause({"resin": 0.40, "wages": 0.20}, fixed_share=0.40, base_month="2026-01")
EURO = pd.Series([8.0, 8.0, 8.4, 8.4], MONTHS)


def test_the_formula():
    """Row 35: a fixed share of 0.15, labour 0.45 × 1.03, material 0.40 × 1.10."""
    factor = pr.index_price(0.15, {"labour": 0.45, "material": 0.40}, {"material": 1.10, "labour": 1.03})
    assert factor == pytest.approx(1.0535)


@given(st.floats(0, 0.9), st.floats(0.01, 1), st.floats(0.5, 2), st.floats(0.5, 2))
def test_the_clause_without_limits_is_the_formula(fixed, part, resin, wages):
    shares = {"resin": (1 - fixed) * part, "wages": (1 - fixed) * (1 - part)}
    indices = pd.DataFrame({"resin": [100, 100 * resin], "wages": [80, 80 * wages]}, MONTHS[:2])
    price = pr.IndexClause(shares, fixed, MONTHS[0]).price(50, indices, MONTHS[1])
    assert price == pytest.approx(50 * pr.index_price(fixed, shares, {"resin": resin, "wages": wages}))


def test_an_alloy_surcharge_with_and_without_a_floor():
    steel = {
        "prices": {"Ni": 18.0, "Cr": 2.0},
        "references": {"Ni": 10.0, "Cr": 3.0},
        "contents": {"Ni": 0.10, "Cr": 0.18},
    }
    assert pr.alloy_surcharge(**steel) == pytest.approx(0.8)
    assert pr.alloy_surcharge(**steel, floor=False) == pytest.approx(0.8 - 0.18)
    assert pr.alloy_surcharge(**steel, yields={"Ni": 0.8}) == pytest.approx(1.0)


def test_a_history_by_hand():
    history = CLAUSE.history(200, INDICES)
    assert history["unlimited"].to_list() == pytest.approx([0, 0.04, 0.126, -0.034])
    assert history["price"].to_list() == pytest.approx([200, 208, 225.2, 193.2])
    assert (history["limit"] == "").all()
    assert [CLAUSE.price(200, INDICES, month) for month in MONTHS] == pytest.approx(
        history["price"].to_list()
    )


def test_floor_cap_and_only_rises():
    limited = replace(CLAUSE, floor=-0.02, cap=0.10).history(100, INDICES)
    assert limited["change"].to_list() == pytest.approx([0, 0.04, 0.10, -0.02])
    assert limited["limit"].to_list() == ["", "", "cap", "floor"]
    upward = replace(CLAUSE, floor=-0.02, symmetric=False).history(100, INDICES)
    assert upward["change"].to_list() == pytest.approx([0, 0.04, 0.126, 0])
    assert upward["limit"].to_list() == ["", "", "", "only rises"]


def test_a_lag_uses_older_indices_and_the_price_agreed_until_then():
    lagged = replace(CLAUSE, lag_months=2).history(100, INDICES)["change"]
    assert lagged.to_list() == pytest.approx([0, 0, 0, 0.04])
    assert replace(CLAUSE, lag_months=2).price(100, INDICES, "2026-06") == pytest.approx(96.6)


def test_a_yield_makes_the_share_weigh_more():
    parts = replace(CLAUSE, yields={"resin": 0.8}).parts(INDICES, "2026-02")
    assert parts["weight"].to_list() == pytest.approx([0.5, 0.2])
    assert parts["change"].to_list() == pytest.approx([0.05, 0])


def test_the_currency_moves_the_indexed_part():
    parts = replace(CLAUSE, currency="EUR").parts(INDICES, "2026-03", EURO)
    assert parts["ratio"].to_list() == pytest.approx([1.30 * 1.05, 1.03 * 1.05])
    table = EURO.to_frame("EUR")
    by_table = replace(CLAUSE, currency="EUR").price(100, INDICES, "2026-03", table)
    assert by_table == pytest.approx(100 * (1 + parts["change"].sum()))


def test_what_the_common_errors_give():
    clause = replace(CLAUSE, lag_months=1, yields={"resin": 0.8}, currency="EUR")
    table = pr.pass_through(clause, 100, INDICES, "2026-04", EURO)
    assert table.index.to_list() == list(pr.WAYS_TO_PASS_ON)
    resin, wages = 1.30 * 1.05 - 1, 1.03 * 1.05 - 1
    expected = {
        "as agreed": 0.5 * resin + 0.2 * wages,
        "whole price indexed": (0.5 * resin + 0.2 * wages) / 0.6,
        "yield left out": 0.4 * resin + 0.2 * wages,
        "lag left out": 0.5 * (0.9 * 1.05 - 1) + 0.2 * wages,
        "currency left out": 0.5 * 0.30 + 0.2 * 0.03,
        "only rises passed on": 0.5 * resin + 0.2 * wages,
    }
    assert table["change"].to_dict() == pytest.approx(expected)
    assert table["against_agreed"].to_list() == pytest.approx(
        [100 * (value - expected["as agreed"]) for value in expected.values()]
    )
    fallen = pr.pass_through(CLAUSE, 100, INDICES, "2026-04")
    assert fallen.loc["only rises passed on", "change"] == 0
    assert fallen.loc["as agreed", "change"] < 0


def test_every_index_contract_of_the_company_gives_a_price():
    contracts = datasets.contracts_table()
    indexed = contracts[contracts["clause"] == "price index"]
    structure, indices = datasets.cost_structure(), datasets.cost_indices()
    bought, limits = datasets.purchases_by_group(12), set()
    for account, contract in indexed.iterrows():
        weights = pr.basket_weights(structure, bought.loc[account])
        clause = pr.clause_of(contract, weights)
        assert sum(clause.shares.values()) == pytest.approx(contract["index_share"]), account
        history = clause.history(100, indices, datasets.exchange_rates())
        assert str(history.index[-1]) == indices.index[-1]
        assert history["change"].iloc[0] == 0
        if not pd.isna(contract["cap"]):
            assert history["change"].max() <= contract["cap"] + 1e-12
        if not contract["symmetric"]:
            assert history["change"].min() >= 0
        limits |= set(history["limit"])
    assert limits > {"only rises"}
    free = contracts[contracts["index_share"] == 0].iloc[0]
    refused(lambda: pr.clause_of(free, weights), "no price index")


# What an account's own basket weighs


def test_the_basket_weighs_what_the_account_buys():
    structure = pd.DataFrame(
        {"resin": [0.4, 0.1, 0.9], "wages": [0.1, 0.3, 0.0], "avoidable": 0.5, "yield": 0.95},
        ["coatings", "pumps", "unsold"],
    )
    bought, earned = {"coatings": 300.0, "pumps": 100.0, "unsold": 0.0}, {"coatings": 100.0, "pumps": 60.0}
    of_cost = pr.basket_weights(structure, bought)
    assert of_cost.to_dict() == pytest.approx({"resin": 0.325, "wages": 0.15})
    of_price = pr.basket_weights(structure, bought, earned)
    assert of_price.to_dict() == pytest.approx({"resin": 84 / 400, "wages": 32 / 400})
    one = pr.basket_weights(structure, {"pumps": 7.0}, {"pumps": 0.0})
    assert one.to_dict() == pytest.approx({"resin": 0.1, "wages": 0.3})
    refused(lambda: pr.basket_weights(structure, {"glue": 1.0}), "structure", "glue")
    refused(lambda: pr.basket_weights(structure, bought, {"coatings": 1.0}), "contribution_cny", "pumps")
    refused(lambda: pr.basket_weights(structure, {"pumps": 0.0}), "purchases_cny")
    refused(lambda: pr.basket_weights(structure, {"pumps": 5.0}, {"pumps": 5.0}), "cost of what is bought")
    refused(lambda: pr.basket_weights(structure[["yield"]], bought), "no column of an index")


def test_two_accounts_have_arguments_of_their_own():
    """The same months, two baskets: the clause and the rise of cost are each account's own."""
    structure, indices = datasets.cost_structure(), datasets.cost_indices()
    bought, earned = datasets.purchases_by_group(12), datasets.contribution_by_group(12)
    rises = {}
    for account in ("Lumenrook Lighting", "Brakenfeld Brake Systems"):
        weights = pr.basket_weights(structure, bought.loc[account], earned.loc[account])
        clause = pr.IndexClause(weights.to_dict(), 1 - weights.sum(), base_month="2025-07")
        parts = clause.parts(indices, "2026-07")
        by_group = structure[indices.columns] @ (indices.loc["2026-07"] / indices.loc["2025-07"] - 1)
        cost = bought.loc[account] - earned.loc[account]
        rises[account] = parts["change"].sum()
        assert rises[account] == pytest.approx(float(cost @ by_group[cost.index]) / bought.loc[account].sum())
    assert len({round(rise, 4) for rise in rises.values()}) == 2


# Asking for an increase


def asked(month="2026-03", clause=CLAUSE, **changed):
    given = {"units_a_year": 1_000, "margin": 0.30} | changed
    return pr.increase_argument(clause, 200, INDICES, month, **given)


def test_the_figures_of_the_letter():
    letter = asked()
    assert letter.evidence["change"].to_list() == pytest.approx([0.12, 0.006])
    assert letter.cost_change == pytest.approx(0.126)
    assert letter.price_after == pytest.approx(225.2)
    assert letter.asked_a_year == pytest.approx(25_200)
    assert letter.waiting == pytest.approx(2_100)
    assert (letter.month, letter.starts) == ("2026-03", "2026-06")
    # The margin has fallen to 0.174 and would be 0.30 again.
    assert letter.break_even_loss == pytest.approx(0.126 / 0.30)
    options = letter.options
    assert options["starts_at"].to_list() == pytest.approx([225.2, 212.6, 225.2])
    assert options["year_one"].to_list() == pytest.approx([25_200, 0.75 * 25_200, 25_200])
    assert options["offers"].is_unique


def test_a_cap_leaves_part_of_the_cost_with_us():
    letter = asked(clause=replace(CLAUSE, cap=0.05))
    assert letter.change == pytest.approx(0.05)
    assert letter.cost_change == pytest.approx(0.126)
    assert letter.break_even_loss == pytest.approx(0.05 / (0.30 - 0.126 + 0.05))


def steady(attraction, barrier):
    return min(max(0.10 - attraction - 0.5 * barrier, 0), 1)


def effect(**changed):
    given = {"attraction_share": 0.02, "barrier_share": 0.04, "leaving": steady} | changed
    return pr.effect_of_increase(1_000_000, 0.30, 0.10, 0.08, **given)


def test_the_effect_on_an_account_by_hand():
    found = effect()
    assert found.table["leaving"].to_list() == pytest.approx([0.06, 0.14])
    assert found.table["contribution"].to_list() == pytest.approx([200_000 * 0.94, 280_000 * 0.86])
    assert found.adds_risk == pytest.approx(0.08)
    assert found.may_add == pytest.approx(0.94 * 0.08 / 0.28)
    assert found.pays
    assert effect(rivals_follow=1).adds_risk == pytest.approx(0)


@given(st.floats(-0.1, 0.1), st.floats(0, 0.3), st.floats(0, 1))
def test_it_pays_exactly_when_it_adds_less_risk_than_it_may(attraction, barrier, follow):
    found = effect(
        attraction_share=attraction,
        barrier_share=barrier,
        rivals_follow=follow,
        leaving=loyalty.DEFAULT.leaving,
    )
    gain = found.table["contribution"].diff().iloc[-1]
    if abs(gain) > 1e-3:
        assert found.pays == (gain > 0)


def test_refusals_of_indices():
    refused(lambda: pr.index_price(0.15, {"a": 0.5}, {"a": 1}), "add up to 1", "0.65")
    refused(lambda: pr.index_price(0.5, {"a": 0.5}, {"b": 1}), "ratios", "a")
    refused(lambda: pr.index_price(0.5, {"a": 0.5}, {"a": -1}), "ratios")
    metal = {"prices": {"Ni": 1}, "references": {"Ni": 1}}
    refused(lambda: pr.alloy_surcharge(**metal, contents={"Ni": 10}), "content or yield", "10")
    refused(lambda: pr.alloy_surcharge(**metal, contents={"Ni": 0.1}, yields={"Ni": 0}), "yield of 0")
    refused(lambda: pr.alloy_surcharge(**metal, contents={"Cr": 0.1}), "prices", "Cr")
    refused(lambda: replace(CLAUSE, floor=0.05), "floor")
    refused(lambda: replace(CLAUSE, cap=-0.05), "cap")
    refused(lambda: replace(CLAUSE, lag_months=-1), "lag_months")
    refused(lambda: replace(CLAUSE, symmetric="no"), "symmetric")
    refused(lambda: replace(CLAUSE, base_month="spring"), "base_month", "spring")
    refused(lambda: replace(CLAUSE, yields={"steel": 0.9}), "shares", "steel")
    refused(lambda: replace(CLAUSE, yields={"resin": 90}), "resin", "90")
    refused(lambda: CLAUSE.price(100, INDICES, "2025-12"), "2025-12", "before")
    refused(lambda: CLAUSE.price(100, INDICES, "2026-05"), "2026-05", "2026-04")
    refused(lambda: CLAUSE.price(100, INDICES * 0, "2026-02"), "above 0")
    refused(lambda: CLAUSE.price(-1, INDICES, "2026-02"), "base_price_cny")
    refused(lambda: CLAUSE.price(100, INDICES.drop(columns="resin"), "2026-02"), "resin")
    refused(lambda: CLAUSE.price(100, pd.concat([INDICES, INDICES]), "2026-02"), "more than once")
    euro = replace(CLAUSE, currency="EUR")
    refused(lambda: euro.price(100, INDICES, "2026-02"), "EUR", "exchange_rates")
    refused(lambda: euro.price(100, INDICES, "2026-02", EURO.to_frame("USD")), "EUR")


def test_refusals_of_an_increase():
    refused(lambda: asked("2026-04"), "nothing to ask for", "2026-04")
    refused(lambda: asked(margin=0.10), "margin after the rise of cost")
    refused(lambda: asked(units_a_year=0), "units_a_year")
    refused(lambda: asked(notice_months=-1), "notice_months")
    refused(lambda: asked(step_months=13), "step_months")
    refused(lambda: effect(rivals_follow=2), "rivals_follow")
    refused(lambda: effect(leaving=lambda a, b: 30), "leaving", "30")
    refused(
        lambda: pr.effect_of_increase(1, 0.3, 0.1, 8, attraction_share=0, barrier_share=0, leaving=steady),
        "8",
    )
