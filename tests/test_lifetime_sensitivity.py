"""What moves the lifetime profit most: each bar by hand, limits, refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

BASE = {"retention": 0.8, "discount_rate": 0.1, "timing": "if_retained"}
LEVERS = {"margin", "retention", "discount_rate", "growth", "acquisition_cost"}


def tornado(margin=100, **changes):
    return lt.tornado(margin, **BASE | changes)


def clp(margin=100, acquisition_cost_cny=0, **changes):
    return lt.lifetime_profit(margin, **BASE | changes, acquisition_cost_cny=acquisition_cost_cny).clp


def test_each_bar_by_hand():
    table = tornado(acquisition_cost_cny=60)
    assert table.index.name == "lever"
    assert list(table.columns) == ["low_value", "high_value", "clp_low", "clp_high", "swing"]
    assert set(table.index) == LEVERS
    assert table.attrs["base"] == pytest.approx(clp(acquisition_cost_cny=60))
    expected = {
        "margin": [90, 110, clp(90, 60), clp(110, 60)],
        "retention": [0.75, 0.85, clp(100, 60, retention=0.75), clp(100, 60, retention=0.85)],
        "discount_rate": [0.08, 0.12, clp(100, 60, discount_rate=0.08), clp(100, 60, discount_rate=0.12)],
        "growth": [-0.01, 0.01, clp(100, 60, growth=-0.01), clp(100, 60, growth=0.01)],
        "acquisition_cost": [54, 66, clp(100, 54), clp(100, 66)],
    }
    for lever, values in expected.items():
        assert table.loc[lever].to_list()[:4] == pytest.approx(values)
    assert (table["swing"] - (table["clp_high"] - table["clp_low"]).abs()).abs().max() == 0
    assert table["swing"].is_monotonic_decreasing
    assert table.index[0] == "retention"


def test_levers_without_effect_are_left_out():
    assert "acquisition_cost" not in tornado().index
    assert set(tornado(timing="now", periods=1).index) == {"margin"}
    assert tornado(0).empty
    assert set(tornado(0, acquisition_cost_cny=5).index) == {"acquisition_cost"}


def test_the_low_value_of_a_loss_is_the_larger_loss():
    row = tornado(-100).loc["margin"]
    assert (row["low_value"], row["high_value"]) == (pytest.approx(-110), pytest.approx(-90))
    assert row["clp_low"] < row["clp_high"]


def test_changes_of_your_own():
    table = tornado(changes={"margin": 0.5, "retention": 0})
    assert table.loc["margin", ["low_value", "high_value"]].to_list() == [50, 150]
    assert "retention" not in table.index
    assert table.loc["discount_rate"].equals(tornado().loc["discount_rate"])


def test_values_are_held_to_what_is_allowed():
    table = tornado(retention=0.98, discount_rate=0.01, changes={"discount_rate": 0.05})
    assert table.loc["retention", "high_value"] == 0.99
    assert table.loc["discount_rate", "low_value"] == 0
    finite = tornado(retention=0.02, discount_rate=0.98, growth=0.985, periods=3)
    assert finite.loc["retention", "low_value"] == 0
    assert finite.loc["discount_rate", "high_value"] == finite.loc["growth", "high_value"] == 0.99


def test_no_bar_grows_without_end():
    close = {"retention": 0.97, "discount_rate": 0.02, "growth": 0.035}
    table = tornado(**close)
    assert table.loc["retention", "high_value"] == pytest.approx((1.02 - 0.01) / 1.035)
    assert table.loc["discount_rate", "low_value"] == pytest.approx(0.97 * 1.035 - 1 + 0.01)
    assert table.loc["growth", "high_value"] == pytest.approx(1.01 / 0.97 - 1)
    closer = tornado(retention=0.999, discount_rate=0.001)
    assert closer.loc["retention", "high_value"] == 0.999  # nearer than a point already: no nearer
    with_an_end = tornado(**close, periods=30)
    assert with_an_end.loc["retention", "high_value"] == 0.99


@given(
    st.floats(-1e6, 1e6),
    st.floats(0, 1),
    st.floats(0.001, 0.9),
    st.floats(-0.9, 0.5),
    st.sampled_from(lt.TIMINGS),
    st.one_of(st.none(), st.integers(1, 60)),
    st.floats(0, 1e6),
)
def test_wherever_the_customer_has_a_worth_there_is_a_tornado(
    margin, retention, rate, growth, timing, periods, acquisition
):
    if periods is None and 1 + rate - retention * (1 + growth) < 1e-6:
        return
    table = lt.tornado(
        margin,
        retention=retention,
        discount_rate=rate,
        timing=timing,
        growth=growth,
        periods=periods,
        acquisition_cost_cny=acquisition,
    )
    base = table.attrs["base"]
    assert (table["low_value"] <= table["high_value"]).all()
    assert table["swing"].is_monotonic_decreasing
    slack = 1e-9 * (1 + abs(base) + acquisition)
    assert (table[["clp_low", "clp_high"]].min(axis=1) <= base + slack).all()
    assert (table[["clp_low", "clp_high"]].max(axis=1) >= base - slack).all()


@given(st.floats(0.01, 1000))
def test_the_scale_of_the_money_scales_every_bar(scale):
    one, other = (tornado(100 * s, acquisition_cost_cny=70 * s) for s in (1, scale))
    assert list(other.index) == list(one.index)
    assert (other["swing"] / scale).to_list() == pytest.approx(one["swing"].to_list())


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: tornado(changes={"price": 0.1}), ["changes", "margin, retention", "price"]),
        (lambda: tornado(changes={"retention": 5}), ["retention", "fraction"]),
        (lambda: tornado(changes={"margin": -0.1}), ["margin", "fraction"]),
        (lambda: tornado(changes=0.1), ["changes", "how far each lever", "0.1"]),
        (lambda: tornado([1, 2]), ["margin_cny", "number"]),
        (lambda: tornado(retention=80), ["0.8 for 80 %"]),
        (lambda: tornado(retention=[0.8, 0.9]), ["retention"]),
        (lambda: tornado(timing="later"), ["timing", "later"]),
        (lambda: tornado(acquisition_cost_cny=-5), ["acquisition_cost_cny"]),
        (lambda: tornado(retention=1, growth=0.2), ["no end"]),
        (lambda: tornado(periods=0), ["periods"]),
        (lambda: tornado(10**400), ["margin_cny", "too large"]),
        (lambda: tornado(retention=True), ["retention", "True"]),
        (lambda: tornado(changes={"margin": 10**400}), ["margin", "too large"]),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(call, words):
    refused(call, *words)
