"""Customer lifetime profit year by year: the published case, sums that add up, break-even, refusals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

COLUMNS = ["margin", "survival", "expected", "discount_factor", "present_value", "cumulative"]
BASE = {"retention": 0.8, "discount_rate": 0.1, "timing": "if_retained"}
margins = st.floats(-1e6, 1e6).map(lambda x: round(x, 2))
retentions = st.floats(0, 0.95)
rates = st.floats(0, 0.5)
timings = st.sampled_from(lt.TIMINGS)
costs = st.sampled_from([0.0, 50.0])
horizons = st.one_of(st.none(), st.integers(1, 40))


def life(margin=100, **changes):
    return lt.lifetime_profit(margin, **BASE | changes)


def test_berger_and_nasr():
    """Berger & Nasr (1998), case 1: 260 now and ten more times, 50 half a year before each renewal."""
    ours = life(260, retention=0.75, discount_rate=0.2, timing="now", periods=11, retention_cost_cny=50)
    by_hand = sum(260 * 0.75**t / 1.2**t for t in range(11)) - sum(
        50 * 0.75 ** (t - 1) / 1.2 ** (t - 0.5) for t in range(1, 11)
    )
    assert ours.present_value == pytest.approx(by_hand)
    assert round(ours.present_value, 2) == 568.78
    assert ours.table["retention_cost"].to_list()[:3] == pytest.approx([0, 50, 37.5])
    assert (ours.tail, ours.periods) == (0, 11)


def test_a_lifetime_by_hand():
    ours = life(100, timing="now", discount_rate=0.25, periods=3, acquisition_cost_cny=150)
    assert list(ours.table.columns) == COLUMNS
    assert (ours.table.index.name, list(ours.table.index)) == ("year", [0, 1, 2])
    assert ours.table["survival"].to_list() == pytest.approx([1, 0.8, 0.64])
    assert ours.table["present_value"].to_list() == pytest.approx([100, 64, 40.96])
    assert ours.table["cumulative"].to_list() == pytest.approx([-50, 14, 54.96])
    assert (ours.clp, ours.break_even_year) == (pytest.approx(54.96), 1)


def test_where_each_timing_puts_the_first_margin():
    first = {timing: life(timing=timing, periods=2).table for timing in lt.TIMINGS}
    assert {t: list(table.index) for t, table in first.items()} == {
        "now": [0, 1],
        "year_end": [1, 2],
        "if_retained": [1, 2],
    }
    assert {t: table["survival"].round(2).to_list() for t, table in first.items()} == {
        "now": [1, 0.8],
        "year_end": [1, 0.8],
        "if_retained": [0.8, 0.64],
    }


def test_retention_costs_fall_before_the_renewals_that_a_margin_waits_for():
    spent = {
        timing: life(timing=timing, periods=3, retention_cost_cny=10)
        .table["retention_cost"]
        .round(2)
        .to_list()
        for timing in lt.TIMINGS
    }
    assert spent == {"now": [0, 10, 8], "year_end": [10, 8, 0], "if_retained": [10, 8, 6.4]}


def test_one_number_a_year():
    listed = life([100, 110, 121], retention=[0.9, 0.8, 0.7])
    assert listed.table["survival"].to_list() == pytest.approx([0.9, 0.72, 0.504])
    assert listed.present_value == pytest.approx(100 * 0.9 / 1.1 + 110 * 0.72 / 1.21 + 121 * 0.504 / 1.331)
    assert listed.periods == 3
    grown = life(100, growth=0.1, periods=3)
    assert life([100, 110, 121]).present_value == pytest.approx(grown.present_value)
    assert life(pd.Series([100, 110, 121], index=[2027, 2028, 2029])).clp == pytest.approx(grown.clp)
    assert life(np.array([100.0, 110, 121]), periods=3).clp == pytest.approx(grown.clp)


def test_the_last_chance_to_stay_matters_only_if_a_margin_waits_for_it():
    for timing in lt.TIMINGS:
        stays, leaves = (life(retention=[0.9, last], timing=timing).clp for last in (0.9, 0.1))
        assert (stays == leaves) == (timing != "if_retained")


@given(margins, retentions, rates, timings, horizons, costs, st.floats(0, 1e6), st.integers(1, 30))
def test_the_table_adds_up(margin, retention, rate, timing, periods, cost, acquisition, shown):
    ours = lt.lifetime_profit(
        margin,
        retention=retention,
        discount_rate=rate,
        timing=timing,
        periods=periods,
        retention_cost_cny=cost,
        acquisition_cost_cny=acquisition,
        shown=shown,
    )
    table = ours.table
    scale = 1e-9 * (1 + abs(margin) * 20 + acquisition)
    assert len(table) == (shown if periods is None else periods)
    assert table["present_value"].sum() + ours.tail == pytest.approx(ours.present_value, abs=scale)
    assert ours.clp == pytest.approx(ours.present_value - acquisition, abs=scale)
    cumulative = table["present_value"].cumsum() - acquisition
    assert table["cumulative"].to_numpy() == pytest.approx(cumulative.to_numpy(), abs=scale)
    assert table["cumulative"].iloc[-1] + ours.tail == pytest.approx(ours.clp, abs=scale)
    assert table["expected"].to_numpy() == pytest.approx((table["margin"] * table["survival"]).to_numpy())


@given(margins, retentions, rates, st.floats(-0.3, 0.05), timings, horizons)
def test_without_retention_cost_it_is_margin_times_multiple(margin, retention, rate, growth, timing, periods):
    given_ = {"timing": timing, "growth": growth, "periods": periods}
    ours = lt.lifetime_profit(margin, retention=retention, discount_rate=rate, **given_)
    multiple = lt.margin_multiple(retention, rate, **given_)
    assert ours.present_value == pytest.approx(margin * multiple, rel=1e-9, abs=1e-9)


@given(margins, st.floats(0.01, 100), timings, horizons)
def test_the_scale_of_the_money_scales_the_profit(margin, scale, timing, periods):
    one, other = (
        life(
            margin * s,
            acquisition_cost_cny=3e5 * s,
            retention_cost_cny=100 * s,
            timing=timing,
            periods=periods,
        )
        for s in (1, scale)
    )
    assert other.clp == pytest.approx(one.clp * scale, rel=1e-9, abs=1e-6)
    assert other.break_even_year == one.break_even_year


@given(retentions, rates, timings, costs)
def test_a_long_horizon_comes_close_to_none(retention, rate, timing, cost):
    given_ = {"retention": retention, "discount_rate": rate, "timing": timing, "retention_cost_cny": cost}
    endless, long = life(**given_), life(**given_, periods=500)
    assert long.present_value == pytest.approx(endless.present_value, rel=1e-6)


@given(retentions, rates, timings, costs, st.integers(1, 20), st.integers(21, 500))
def test_how_many_years_are_shown_changes_nothing_but_the_table(retention, rate, timing, cost, few, many):
    given_ = {"retention": retention, "discount_rate": rate, "timing": timing, "retention_cost_cny": cost}
    short, long = life(**given_, shown=few), life(**given_, shown=many)
    assert short.present_value == pytest.approx(long.present_value)
    assert short.table["present_value"].to_list() == pytest.approx(
        long.table["present_value"].head(few).to_list()
    )


@given(st.floats(0, 1e6), retentions, rates, horizons)
def test_the_earlier_and_surer_the_first_margin_the_more_it_is_worth(margin, retention, rate, periods):
    now, year_end, if_retained = (
        life(margin, retention=retention, discount_rate=rate, timing=timing, periods=periods).clp
        for timing in lt.TIMINGS
    )
    assert now >= year_end - 1e-6 >= if_retained - 2e-6


@given(st.floats(1, 1e5), retentions, rates, timings, st.floats(0, 1e6))
def test_break_even_is_reached_just_when_the_customer_pays(margin, retention, rate, timing, acquisition):
    given_ = {"retention": retention, "discount_rate": rate, "timing": timing}
    ours = life(margin, **given_, acquisition_cost_cny=acquisition, shown=500)
    assume(abs(ours.clp) > 1e-6 * acquisition)
    assert (ours.break_even_year is None) == (ours.clp < 0)
    if ours.break_even_year is not None:
        table = ours.table["cumulative"]
        assert table[ours.break_even_year] >= -1e-6 * acquisition
        assert (table[table.index < ours.break_even_year] < 0).all()


def test_the_last_year_that_can_be_shown_has_its_renewal_too():
    given_ = {"retention": 0.999, "discount_rate": 0, "timing": "year_end", "retention_cost_cny": 40}
    # A thousand years on average: 100 in each, less 40 before each renewal (a cost of 50 could hide a year).
    for shown in (1, 15, 499, 500):
        assert life(**given_, shown=shown).present_value == pytest.approx(1000 * (100 - 40))


def test_break_even_beyond_the_table():
    slow = {"retention": 0.99, "discount_rate": 0.01, "acquisition_cost_cny": 2_000}
    assert life(**slow).table["cumulative"].max() < 0
    year = life(**slow).break_even_year
    assert year > 15
    assert life(**slow, periods=year).clp >= 0 > life(**slow, periods=year - 1).clp


def test_break_even_is_not_missed_by_a_rounding_error():
    assert sum([0.1] * 10) < 1
    assert life(0.1, retention=1, discount_rate=0, periods=10, acquisition_cost_cny=1).break_even_year == 10
    assert life(-5).break_even_year is None


def test_present_value():
    assert lt.present_value([110, 121], [1, 2], 0.1) == pytest.approx(200)
    assert lt.present_value(110, 1, 0.1) == pytest.approx(100)
    assert lt.present_value([1, 1, 1], range(3), 0) == 3
    assert lt.present_value(100, 0.5, 0.21) == pytest.approx(100 / 1.1)
    assert lt.present_value([100, 5], [1e6, 0], 0.1) == 5


@given(st.permutations([(100, 0), (-50, 1), (70, 2.5), (30, 4)]), rates)
def test_the_order_of_the_amounts_does_not_matter(pairs, rate):
    amounts, years = zip(*pairs, strict=True)
    again = lt.present_value([100, -50, 70, 30], [0, 1, 2.5, 4], rate)
    assert lt.present_value(amounts, years, rate) == pytest.approx(again)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: life(retention=1.2), ["retention", "0.8 for 80 %"]),
        (lambda: life(discount_rate=-1), ["discount_rate"]),
        (lambda: life(timing="soon"), ["timing", "soon"]),
        (lambda: life(float("nan")), ["margin_cny", "nan"]),
        (lambda: life([100, None, 90]), ["margin_cny", "missing", "2"]),
        (lambda: life([100, float("nan")]), ["margin_cny", "missing"]),
        (lambda: life([]), ["margin_cny", "list"]),
        (lambda: life({"a": 1}), ["margin_cny"]),
        (lambda: life(np.array(5.0)), ["margin_cny"]),
        (lambda: life(np.ones((2, 2))), ["margin_cny"]),
        (lambda: life(["a", "b"]), ["margin_cny", "not one"]),
        (lambda: life([1] * 501), ["margin_cny", "500", "501"]),
        (lambda: life(retention=[0.9, 80]), ["retention", "0.8 for 80 %"]),
        (lambda: life([1, 2, 3], retention=[0.9, 0.8]), ["margin_cny", "retention", "3 and 2"]),
        (lambda: life([1, 2, 3], periods=5), ["margin_cny", "periods", "3 and 5"]),
        (lambda: life([1, 2, 3], growth=0.1), ["growth", "already says"]),
        (lambda: life(pd.Series([2, 1], index=[2028, 2027])), ["margin_cny", "years in order"]),
        (lambda: life(periods=0), ["periods"]),
        (lambda: life(periods=1.5), ["periods", "whole number"]),
        (lambda: life(shown=0), ["shown"]),
        (lambda: life(shown=501), ["shown", "500"]),
        (lambda: life(10**400), ["margin_cny", "too large"]),
        (lambda: life([1, 10**400]), ["margin_cny", "too large"]),
        (lambda: life(retention=True), ["retention", "True"]),
        (lambda: life(retention=[0.9, 10**400]), ["retention", "too large"]),
        (lambda: life(acquisition_cost_cny=10**400), ["acquisition_cost_cny", "too large"]),
        (lambda: lt.present_value([1], [10**400], 0.1), ["years", "too large"]),
        (lambda: life(acquisition_cost_cny=-1), ["acquisition_cost_cny"]),
        (lambda: life(retention_cost_cny="some"), ["retention_cost_cny"]),
        (lambda: life(retention=1, discount_rate=0), ["no end"]),
        (lambda: life(retention=0.9, growth=0.3), ["no end", "30.0", "Shorten"]),
        (lambda: life(retention=1, discount_rate=0, growth=-0.5, retention_cost_cny=5), ["no end"]),
        (lambda: lt.present_value([1, 2], [1], 0.1), ["amounts 2", "years 1"]),
        (lambda: lt.present_value([1], [-1], 0.1), ["years", "negative", "-1"]),
        (lambda: lt.present_value("much", 1, 0.1), ["amounts_cny"]),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(call, words):
    refused(call, *words)
