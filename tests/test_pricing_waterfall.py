"""From list to pocket, payment terms as a price, economic value: by hand, as published, refusals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import amounts, refused

from kam_helpers import datasets
from kam_helpers import pricing as pr

COLUMNS = [step.column for step in pr.STEPS if step.kind == "deduction"]
ELEMENTS = pd.DataFrame(
    {
        "account": ["Alder", "Alder", "Birch"],
        "product_group": ["primers", "spare parts", "primers"],
        "list_cny": [100_000.0, 20_000, 50_000],
        "on_invoice_discount_cny": [10_000.0, 2_000, 15_000],
        "rebate_cny": [3_000.0, 0, 0],
        "payment_terms_cny": [1_000.0, 200, 400],
        "freight_cny": [2_000.0, 800, 600],
        "service_free_cny": [4_000.0, 0, 1_000],
    }
)


def test_a_waterfall_by_hand():
    steps = pr.waterfall(ELEMENTS)
    assert steps.index.to_list() == [step.name for step in pr.STEPS]
    assert steps["amount"].to_list() == [170e3, -27e3, 143e3, -3e3, -1.6e3, -3.4e3, -5e3, 130e3]
    assert steps["level"].to_list() == [170e3, 143e3, 143e3, 140e3, 138.4e3, 135e3, 130e3, 130e3]
    assert steps.loc["pocket", "share_of_list"] == pytest.approx(130 / 170)


def test_price_indices_and_the_band_by_hand():
    table = pr.price_index(ELEMENTS)
    assert table.loc["Alder"].to_list() == pytest.approx([120e3, 108e3, 97e3, 0.9, 97 / 120])
    assert table.loc["Birch"].to_list() == pytest.approx([50e3, 35e3, 33e3, 0.7, 0.66])
    band = pr.price_band(ELEMENTS)
    assert (band.lowest, band.highest) == ("Birch", "Alder")
    assert band.width == pytest.approx(97 / 120 - 0.66)
    assert band.middle_width == pytest.approx(band.width / 2)  # of two values
    both = pr.price_index(ELEMENTS, ["account", "product_group"])
    assert both.loc[("Alder", "spare parts"), "pocket_index"] == pytest.approx(17_000 / 20_000)


@given(st.lists(st.tuples(*[amounts] * 6), min_size=1, max_size=12))
def test_the_steps_add_up(rows):
    table = pd.DataFrame(rows, columns=["list_cny", *COLUMNS])
    steps = pr.waterfall(table)
    deductions = steps.loc[steps["kind"] == "deduction", "amount"]
    expected = table["list_cny"].sum() + deductions.sum()
    assert steps.loc["pocket", "level"] == pytest.approx(expected, abs=1e-6)
    levels = pr.price_index(table.assign(account=range(len(table))))
    assert levels["pocket"].sum() == pytest.approx(expected, abs=1e-6)


def test_the_waterfall_of_the_company_is_its_ledger():
    elements = datasets.price_elements_table()
    steps = pr.waterfall(elements)
    assert steps.loc["invoice", "level"] == pytest.approx(elements["invoice_cny"].sum())
    assert steps.loc["pocket", "level"] == pytest.approx(elements["pocket_cny"].sum())
    index = pr.price_index(elements)
    revenue = datasets.profit_table()["revenue"].reindex(index.index)
    assert np.abs(index["invoice"] - revenue).max() < 0.5
    assert pr.price_band(elements).width > pr.price_band(elements).middle_width > 0.05


def test_refusals_of_the_waterfall():
    wrong = ELEMENTS.assign(invoice_cny=[90_000.0, 18_000, 36_000])
    refused(lambda: pr.waterfall(wrong), "row 3", "invoice_cny", "35,000")
    refused(lambda: pr.waterfall(ELEMENTS.assign(pocket_cny=0.0)), "row 1", "pocket_cny")
    refused(lambda: pr.waterfall(ELEMENTS.assign(list_cny=-1.0)), "row 1", "below zero")
    refused(lambda: pr.waterfall(ELEMENTS.assign(list_cny=0.0)), "list prices", "above 0")
    refused(lambda: pr.waterfall(ELEMENTS.drop(columns="rebate_cny")), "rebate_cny")
    refused(lambda: pr.waterfall(ELEMENTS.assign(rebate_cny="3 %")), "rebate_cny", "3 %")
    refused(lambda: pr.price_index(ELEMENTS, "region"), "region")
    refused(lambda: pr.price_index(ELEMENTS.assign(account=["A", None, "B"])), "row 2", "account")
    free = ELEMENTS.assign(list_cny=[100_000.0, 20_000, 0])
    refused(lambda: pr.price_index(free), "Birch", "above 0")
    refused(lambda: pr.price_index(free, ["account", "product_group"]), "Birch · primers")


# Payment terms


def test_90_days_at_6_per_cent():
    """Domain dossier 5.2: 1.48 % of the price."""
    assert round(pr.days_as_price(90, 0.06), 4) == 0.0148
    assert pr.days_cost(2_000_000, 90, 0.06) == pytest.approx(2_000_000 * 0.06 * 90 / 365)
    assert pr.cash_tied_up(2_000_000, 90) == pytest.approx(493_150.68, abs=0.01)


@given(st.floats(0, 0.1), st.floats(0.01, 0.3))
def test_days_and_price_turn_into_each_other(cut, rate):
    days = pr.cut_as_days(cut, rate)
    if days <= 730:
        assert pr.days_as_price(days, rate) == pytest.approx(cut)
        assert pr.days_as_price(-days, rate) == pytest.approx(-cut)


def test_at_ironmoor_the_days_cost_more_than_the_price():
    facts = datasets.cost_down_facts()
    ironmoor = facts[facts.index.str.startswith("Ironmoor")].iloc[0]
    assert pr.days_as_price(ironmoor["extra_days"]) > ironmoor["asked"]


@pytest.mark.parametrize(
    ("days", "large", "small", "waits", "verdict", "over"),
    [
        (60, True, True, False, "within the rule", 0),
        (61, True, True, False, "ask a lawyer", 1),
        (30, True, True, True, "ask a lawyer", 0),
        (120, False, True, False, "outside the rule", 0),
        (120, True, False, True, "outside the rule", 0),
    ],
)
def test_the_rule_for_small_suppliers(days, large, small, waits, verdict, over):
    found = pr.against_sme_rule(days, buyer_is_large=large, we_are_sme=small, paid_when_paid=waits)
    assert (found.verdict, found.days_over) == (verdict, over)
    assert found.verdict in pr.TERMS_VERDICTS
    assert "Order 802" in repr(found)
    assert "no legal advice" in repr(found)


def test_the_rule_as_published():
    assert (pr.SME_RULE.days, pr.SME_RULE.since) == (60, "2025-06-01")


def test_refusals_of_terms():
    refused(lambda: pr.days_as_price("90"), "days")
    refused(lambda: pr.days_as_price(9_000), "days", "730")
    refused(lambda: pr.days_as_price(90, 6), "rate")
    refused(lambda: pr.cut_as_days(0.01, 0), "rate")
    refused(lambda: pr.cut_as_days(-0.01), "minus sign")
    refused(lambda: pr.days_cost(-1, 30), "purchases_cny")
    refused(lambda: pr.against_sme_rule(-1, True, True), "days")
    refused(lambda: pr.against_sme_rule(60, "yes", True), "buyer_is_large")


# Economic value


def test_the_tractor():
    """Row 28: 90,000 and four advantages are 110,000; at 100,000 the customer keeps 10,000."""
    better = {"durability": 7_000, "reliability": 6_000, "service": 5_000, "warranty": 2_000}
    value = pr.economic_value(90_000, better)
    assert value.total == 110_000
    assert value.surplus(100_000) == 10_000
    assert value.steps["level"].to_list() == [90_000, 97_000, 103_000, 108_000, 110_000]


def test_a_ring_that_lasts_twice_as_long():
    assert pr.economic_value(5, {"second life": 5}).total == 10


def test_what_is_worse_and_the_change_count_against_us():
    value = pr.economic_value(100, {"service": 20}, {"lead time": 8}, switching_cost_cny=15)
    assert value.total == 97
    assert value.steps["kind"].to_list() == ["reference", "worth more", "worth less", "changing supplier"]
    assert value.surplus(100) == -3


def test_refusals_of_value():
    refused(lambda: pr.economic_value(0, {}), "reference_cny")
    refused(lambda: pr.economic_value(10, {"service": -1}), "positive", "negative")
    refused(lambda: pr.economic_value(10, [1, 2]), "positive", "name its parts")
    refused(lambda: pr.economic_value(10, {"service": 1}, {"service": 2}), "service", "more than once")
    refused(lambda: pr.economic_value(10, {}, switching_cost_cny=-1), "switching_cost_cny")
    refused(lambda: pr.economic_value(10, {}).surplus(-1), "price_cny")
