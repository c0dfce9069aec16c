"""The margin multiple: published tables, the three timings, what “five per cent” means, refusals."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

rates = st.floats(0, 0.5)
retentions = st.floats(0, 0.99)
growths = st.floats(-0.3, 0.3)
timings = st.sampled_from(lt.TIMINGS)


def test_the_published_table_of_margin_multiples():
    """Gupta & Lehmann (2003): retention 60 to 90 %, discount rate 10 to 16 %."""
    table = lt.multiple_table([0.6, 0.7, 0.8, 0.9], [0.10, 0.12, 0.14, 0.16], timing="if_retained")
    assert table.round(2).to_numpy().tolist() == [
        [1.20, 1.75, 2.67, 4.50],
        [1.15, 1.67, 2.50, 4.09],
        [1.11, 1.59, 2.35, 3.75],
        [1.07, 1.52, 2.22, 3.46],
    ]
    assert (table.index.name, table.columns.name) == ("discount_rate", "retention")
    assert table.loc[0.12, 0.9] == pytest.approx(4.09, abs=0.005)


def test_the_timing_changes_the_answer_fourfold():
    """A homework: acquisition 100, margin 150, retention 55 %, discount rate 10 % is 50 or 200."""
    table = lt.timing_table(150, 0.55, 0.10, acquisition_cost_cny=100)
    assert list(table.index) == list(lt.TIMINGS) == ["now", "year_end", "if_retained"]
    assert table["multiple"].to_list() == pytest.approx([2, 1 / 0.55, 1])
    assert table["present_value"].to_list() == pytest.approx([300, 150 / 0.55, 150])
    assert table.loc["now", "clp"] == pytest.approx(200)
    assert table.loc["if_retained", "clp"] == pytest.approx(50)


def test_growth():
    multiple = lt.margin_multiple(0.8, 0.12, timing="if_retained", growth=0.08)
    assert multiple == pytest.approx(3.125)


def test_five_points_are_not_five_per_cent():
    """Reichheld & Sasser's claim read both ways, from 90 % (Sharp: five points halve the customers lost)."""
    table = lt.five_points(0.9, [0, 0.08, 0.10, 0.12, 0.15], timing="if_retained")
    assert (table["five_points"] * 100).round(1).to_list() == [111.1, 46.2, 40.7, 36.6, 31.9]
    assert (table["five_percent"] * 100).round(1).iloc[[0, -1]].to_list() == [5.8, 2.6]
    assert table.index.name == "discount_rate"


def test_the_one_setting_in_which_25_to_28_per_cent_holds():
    table = lt.five_points(0.8, [0.10, 0.12], timing="if_retained")
    assert (table["five_points"] * 100).round(1).to_list() == [27.5, 25.9]


def test_points_may_end_at_certainty():
    assert lt.five_points(0.95, [0.1], timing="now")["five_points"].iloc[0] > 0
    assert lt.five_points(0.94, [0.1], timing="now", points=0.06).shape == (1, 2)


@given(retentions, rates, growths)
def test_the_earlier_and_surer_the_first_margin_the_more_it_is_worth(retention, rate, growth):
    assume(retention * (1 + growth) < 1 + rate - 1e-6)
    now, year_end, if_retained = (
        lt.margin_multiple(retention, rate, timing=timing, growth=growth) for timing in lt.TIMINGS
    )
    assert now >= year_end >= if_retained >= 0
    assert now == pytest.approx(year_end * (1 + rate))
    assert if_retained == pytest.approx(year_end * retention)


@given(retentions, rates, growths, timings)
def test_the_closed_form_is_the_sum_of_its_margins(retention, rate, growth, timing):
    first = {"now": 1, "year_end": 1 / (1 + rate), "if_retained": retention / (1 + rate)}[timing]
    ratio = retention * (1 + growth) / (1 + rate)
    by_hand = sum(first * ratio**k for k in range(30))
    multiple = lt.margin_multiple(retention, rate, timing=timing, growth=growth, periods=30)
    assert multiple == pytest.approx(by_hand)


@given(st.floats(0, 0.9), rates, st.floats(-0.3, 0.05), timings)
def test_a_long_horizon_comes_close_to_none(retention, rate, growth, timing):
    endless = lt.margin_multiple(retention, rate, timing=timing, growth=growth)
    last = 0.0
    for periods in (1, 2, 5, 20, 500):
        multiple = lt.margin_multiple(retention, rate, timing=timing, growth=growth, periods=periods)
        assert last <= multiple <= endless * (1 + 1e-12)
        last = multiple
    assert last == pytest.approx(endless)


@pytest.mark.parametrize("retention", [1, 1 - 1e-16, 1 - 1e-12, 1 - 1e-9])
def test_at_and_near_a_ratio_of_one_a_horizon_counts_the_margins(retention):
    assert lt.margin_multiple(retention, 0, timing="now", periods=12) == pytest.approx(12)
    assert lt.margin_multiple(0.8, 0, timing="if_retained", growth=0.25, periods=10) == pytest.approx(8)


@given(st.permutations([0.6, 0.7, 0.8]), st.permutations([0.08, 0.1, 0.12]), timings)
def test_the_order_of_the_rates_does_not_matter(some_retentions, some_rates, timing):
    sorted_table = lt.multiple_table(sorted(some_retentions), sorted(some_rates), timing=timing)
    table = lt.multiple_table(some_retentions, some_rates, timing=timing)
    assert table.sort_index().sort_index(axis=1).equals(sorted_table)


def test_rates_may_come_as_arrays_or_alone():
    assert lt.multiple_table(np.array([0.8]), 0.1, timing="now").shape == (1, 1)
    assert lt.margin_multiple(np.float64(0.8), np.float32(0.5), timing="now") == pytest.approx(1.5 / 0.7)


NOW = {"timing": "now"}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: lt.margin_multiple(1.2, 0.1, **NOW), ["retention", "0.8 for 80 %", "1.2"]),
        (lambda: lt.margin_multiple(80, 0.1, **NOW), ["0.8 for 80 %"]),
        (lambda: lt.margin_multiple(-0.1, 0.1, **NOW), ["retention"]),
        (lambda: lt.margin_multiple(math.nan, 0.1, **NOW), ["retention", "nan"]),
        (lambda: lt.margin_multiple("80 %", 0.1, **NOW), ["retention", "80 %"]),
        (lambda: lt.margin_multiple(0.8, -1, **NOW), ["discount_rate", "at least 0", "-1"]),
        (lambda: lt.margin_multiple(0.8, 10, **NOW), ["discount_rate", "0.1 for 10 %"]),
        (lambda: lt.margin_multiple(0.8, 1, **NOW), ["discount_rate", "below 1"]),
        (lambda: lt.margin_multiple(0.8, 0.1, growth=3, **NOW), ["growth", "0.03 for 3 %"]),
        (lambda: lt.margin_multiple(0.8, 0.1, timing="later"), ["year_end", "if_retained", "later"]),
        (lambda: lt.margin_multiple(0.8, 0.1, timing=None), ["timing", "None"]),
        (lambda: lt.margin_multiple(0.8, 0.1, periods=0, **NOW), ["periods", "at least 1"]),
        (lambda: lt.margin_multiple(0.8, 0.1, periods=2.5, **NOW), ["periods", "whole number"]),
        (lambda: lt.margin_multiple(0.8, 0.1, periods=501, **NOW), ["periods", "500", "501"]),
        (lambda: lt.margin_multiple(1, 0, **NOW), ["no end", "Shorten the horizon", "lower the growth"]),
        (lambda: lt.margin_multiple(0.9, 0.05, growth=0.2, **NOW), ["90.0", "20.0", "5.0", "no end"]),
        (lambda: lt.multiple_table("0.8", [0.1], **NOW), ["retentions", "list"]),
        (lambda: lt.multiple_table([], [0.1], **NOW), ["retentions", "list"]),
        (lambda: lt.multiple_table([0.8, None], [0.1], **NOW), ["retentions", "missing", "2"]),
        (lambda: lt.multiple_table([[0.8], [0.9]], [0.1], **NOW), ["retentions"]),
        (lambda: lt.timing_table(math.nan, 0.8, 0.1), ["margin_cny", "nan"]),
        (lambda: lt.timing_table("much", 0.8, 0.1), ["margin_cny", "much"]),
        (lambda: lt.timing_table(1, 0.8, 0.1, acquisition_cost_cny=-5), ["acquisition_cost_cny"]),
        (lambda: lt.margin_multiple(True, 0.1, **NOW), ["retention", "0.8 for 80 %", "True"]),
        (lambda: lt.margin_multiple(0.8, False, **NOW), ["discount_rate", "False"]),
        (lambda: lt.margin_multiple(0.8, 10**400, **NOW), ["discount_rate", "too large"]),
        (lambda: lt.margin_multiple(0.8, 0.1, growth=-(10**5000), **NOW), ["growth", "too large"]),
        (lambda: lt.margin_multiple(0.8, 0.1, periods=10**400, **NOW), ["periods", "too large"]),
        (lambda: lt.timing_table(10**400, 0.8, 0.1), ["margin_cny", "too large"]),
        (lambda: lt.multiple_table([0.8, 10**400], [0.1], **NOW), ["retentions", "too large"]),
        (lambda: lt.five_points(0.97, [0.1], **NOW), ["5.0", "97.0", "above 100 %"]),
        (lambda: lt.five_points(0.9, [0.1], points=5, **NOW), ["points"]),
        (lambda: lt.five_points(0, [0.1], timing="if_retained"), ["retention of 0"]),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(call, words):
    refused(call, *words)


@pytest.mark.parametrize(
    "call",
    [
        lambda: lt.multiple_table([0.9, 1], [0.1, 0], **NOW),
        lambda: lt.timing_table(100, 1, 0),
        lambda: lt.five_points(0.95, [0.1, 0], **NOW),
    ],
)
def test_without_growth_and_horizon_the_way_out_is_another(call):
    sentence = refused(call, "no end", "discount rate above 0", "lower retention", "100.0")
    assert "Shorten" not in sentence and "periods" not in sentence and "growth" not in sentence


def test_timing_is_never_assumed():
    with pytest.raises(TypeError, match="timing"):
        lt.margin_multiple(0.8, 0.1)
