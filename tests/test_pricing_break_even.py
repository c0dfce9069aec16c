"""Break-even of a price change: published figures, both directions of the margin rule, refusals."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import pricing as pr

margins = st.floats(0.05, 0.95)
changes = st.floats(-0.04, 0.5).filter(lambda x: abs(x) > 1e-3)


@pytest.mark.parametrize(
    ("price_change", "margin", "expected"),
    [
        (-0.05, 0.45, 0.125),  # row 21: Nagle's example
        (0.10, 0.42, -0.192),  # row 23
        (0.10, 0.22, -0.3125),  # row 24: the page prints 8 %
        (0.10, 0.25, -0.286),  # row 24: the page prints 8 % here too
        (0.10, 0.50, -0.167),  # row 24: a high margin bears less
    ],
)
def test_the_published_break_evens(price_change, margin, expected):
    assert pr.break_even_volume_change(price_change, margin) == pytest.approx(expected, abs=5e-4)


def test_a_calculator_page_printed_43_per_cent():
    """6 % off at a margin of 25 %: 6 ÷ 19, and not the 43 % of the page."""
    assert pr.break_even_volume_change(-0.06, 0.25) == pytest.approx(6 / 19)
    assert round(pr.break_even_volume_change(-0.06, 0.25), 3) == 0.316


def test_break_even_in_money():
    """Row 22: an item at 2.50 with a variable cost of 1.00, and 0.50 less or more."""
    assert pr.break_even_of_prices(2.50, 2.00, 1.00) == pytest.approx(0.50)
    assert pr.break_even_of_prices(2.50, 3.00, 1.00) == pytest.approx(-0.25)
    assert pr.break_even_of_prices(2.50, 3.00, 1.00, 1.50) == pytest.approx(0)


def test_sales_that_hold_the_contribution():
    """Row 25: 60 million at 30 %, price 10 % lower."""
    assert pr.sales_to_hold_contribution(60e6, 0.30, -0.10) == pytest.approx(81e6)


def test_one_per_cent_of_each_lever():
    """Row 26: operating margin 9.0 %, contribution margin 29.7 %; variable and fixed cost as remembered."""
    levers = pr.profit_levers(0.297, 0.090)["profit_change"]
    assert levers.round(3).to_dict() == {
        "price": 0.111,
        "variable cost": 0.078,
        "volume": 0.033,
        "fixed cost": 0.023,
    }
    # A textbook's +1 % of profit for +1 % of volume treats every cost as variable.
    assert pr.profit_levers(0.09, 0.09)["profit_change"]["volume"] == pytest.approx(0.01)


def test_the_global_1200():
    """Row 27: 5 % off needs 17.5 % more volume, an elasticity of −3.5; the margin behind it is 33.6 %."""
    margin = pr.implied_margin(-0.05, 0.175)
    assert margin == pytest.approx(0.336, abs=5e-4)
    assert pr.break_even_volume_change(-0.05, margin) == pytest.approx(0.175)
    assert pr.elasticity(0.175, -0.05) == pytest.approx(-3.5)


def test_following_a_rival():
    assert pr.reactive_break_even(0.05, 0.30) == pytest.approx(0.1667, abs=5e-5)


@given(margins, changes, st.floats(-0.02, 0.02))
def test_the_contribution_is_the_same_at_break_even(margin, change, dearer):
    if margin + change - dearer < 1e-3 or 1 - margin + dearer < 0:
        return
    volume = pr.break_even_volume_change(change, margin, dearer)
    table = pr.contribution_before_after(
        100, 100 * (1 - margin), 500, price_change=change, volume_change=volume, cost_change=dearer
    )
    assert table.loc["difference", "contribution"] == pytest.approx(0, abs=1e-6)


@given(margins, changes)
def test_the_margin_comes_back(margin, change):
    if margin + change > 1e-3:
        assert pr.implied_margin(change, pr.break_even_volume_change(change, margin)) == pytest.approx(margin)


@given(st.floats(0.10, 0.40), st.floats(0.01, 0.09))
def test_a_lower_margin_needs_more_and_bears_more(margin, step):
    for higher in (margin + 0.1, margin + 0.5):
        for change in (-step, step):
            low, high = (abs(pr.break_even_volume_change(change, m)) for m in (margin, higher))
            assert low > high


def test_the_curve_is_the_function_and_has_a_gap_where_nothing_is_left():
    curve = pr.break_even_curve([-0.25, -0.05, 0.0, 0.10], [0.25, 0.45], cost_change=0.01)
    assert (curve.index.name, curve.columns.name) == ("price_change", "margin")
    for change, row in curve.iterrows():
        for margin, value in row.items():
            if change == -0.25 and margin == 0.25:
                assert math.isnan(value)
            else:
                assert value == pytest.approx(pr.break_even_volume_change(change, margin, 0.01))


def test_before_and_after_by_hand():
    table = pr.contribution_before_after(
        100, 70, 1_000, price_change=-0.10, volume_change=0.2, cost_change=-0.05, fixed_change_cny=3_000
    )
    assert table.loc["before"].to_list() == pytest.approx([100, 70, 0.30, 1_000, 100_000, 30_000])
    assert table.loc["after"].to_list() == pytest.approx([90, 65, 25 / 90, 1_200, 108_000, 27_000])
    assert table.loc["difference", "contribution"] == pytest.approx(-3_000)
    below = pr.contribution_before_after(100, 70, 10, price_change=-0.40)
    assert below.loc["after", "contribution"] == pytest.approx(-100)


def test_refusals_of_break_even():
    refused(lambda: pr.break_even_volume_change(-5, 0.45), "price_change", "−0.05")
    refused(lambda: pr.break_even_volume_change(-1, 0.45), "price_change")
    refused(lambda: pr.break_even_volume_change(-0.3, 0.3), "nothing is left", "30.0")
    refused(lambda: pr.break_even_volume_change(-0.1, 0.3, 0.2), "nothing is left")
    refused(lambda: pr.break_even_volume_change(-0.05, 45), "margin", "45")
    refused(lambda: pr.break_even_volume_change(-0.05, 0), "margin")
    refused(lambda: pr.break_even_volume_change("5 %", 0.4), "price_change")
    refused(lambda: pr.reactive_break_even(-0.05, 0.3), "without a minus sign")
    refused(lambda: pr.reactive_break_even(1, 0.3), "below 1")
    refused(lambda: pr.reactive_break_even(0.4, 0.3), "nothing is left")
    refused(lambda: pr.break_even_curve([0.1, 10], 0.3), "price_changes", "10")
    refused(lambda: pr.break_even_curve([0.1], [0.3, 30]), "margins", "30")
    refused(lambda: pr.break_even_of_prices(-1, 2, 1), "price_cny")
    refused(lambda: pr.break_even_of_prices(2, 1, 1), "unit cost", "1.00")
    refused(lambda: pr.break_even_of_prices(2, 2, 3), "unit cost", "3.00", "2.00")
    refused(lambda: pr.contribution_before_after(2, 3, 1, price_change=0), "unit cost")
    refused(lambda: pr.contribution_before_after(3, 2, -1, price_change=0), "volume")
    refused(lambda: pr.contribution_before_after(3, 2, 1, price_change=0, volume_change=-1.5), "volume after")
    refused(lambda: pr.contribution_before_after(3, 2, 1, price_change=0, cost_change=-0.9), "unit cost")
    refused(lambda: pr.implied_margin(-0.05, -0.1), "no break-even")
    refused(lambda: pr.implied_margin(0.05, -1.5), "no break-even")
    refused(lambda: pr.implied_margin(-0.9, 0.1), "the margin that follows")
    refused(lambda: pr.elasticity(0.1, 0), "elasticity")
    refused(lambda: pr.profit_levers(0.1, 0.2), "fixed cost")
    refused(lambda: pr.profit_levers(0.3, 0), "operating_margin")
    refused(lambda: pr.sales_to_hold_contribution(-1, 0.3, 0.1), "sales_cny")
