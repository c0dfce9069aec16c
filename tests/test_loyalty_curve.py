"""Satisfaction and buying again: the published factor, and what competition and switching cost do to it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import loyalty as ly

parts = st.floats(0, 1)
scale = st.floats(1, 5)


def test_a_totally_satisfied_customer_of_xerox_buys_again_six_times_as_likely_as_a_satisfied_one():
    satisfied, totally = ly.repurchase_curve(pd.Series([4.0, 5.0]), 1, 0)
    assert totally / satisfied == pytest.approx(ly.XEROX_TIMES) == pytest.approx(6)
    assert totally == 1


def test_half_the_competition_is_a_straight_line_and_none_bends_up():
    middle = [ly.repurchase_curve(3, competition, 0) for competition in (1, 0.5, 0)]
    assert middle[1] == 0.5
    assert middle[0] < 0.05
    assert middle[2] > 0.85


def test_a_barrier_holds_its_share_of_those_who_would_leave():
    assert ly.repurchase_curve(1, 1, 0.6) == pytest.approx(0.6)
    assert ly.repurchase_curve(3, 0.5, 1) == 1


@given(scale, scale, parts, parts, parts, parts)
def test_the_curve_rises_with_satisfaction_and_barrier_and_falls_with_competition(a, b, c, d, e, f):
    low, high = sorted((a, b))
    less, more = sorted((c, d))
    loose, tight = sorted((e, f))
    chance = ly.repurchase_curve(low, less, loose)
    assert 0 <= chance <= 1
    assert ly.repurchase_curve(high, less, loose) >= chance - 1e-12
    assert ly.repurchase_curve(low, more, loose) <= chance + 1e-12
    assert ly.repurchase_curve(low, less, tight) >= chance - 1e-12


def test_numbers_arrays_and_accounts_come_back_as_they_went_in():
    by_account = ly.repurchase_curve(pd.Series({"Alder": 5, "Birch": 3}), 0.5, 0)
    assert by_account.to_dict() == {"Alder": 1.0, "Birch": 0.5}
    assert ly.repurchase_curve(np.array([1.0, 5.0]), 0.5, 0).tolist() == [0, 1]
    assert isinstance(ly.repurchase_curve(4, 1, 0), float)


def test_the_table_has_a_curve_for_each_market():
    table = ly.curve_table()
    assert list(table.columns) == [market.name for market in ly.MARKETS]
    assert (table.index[0], table.index[-1]) == (1, 5)
    for market in ly.MARKETS:
        assert table.loc[3.0, market.name] == ly.repurchase_curve(
            3, market.competition, market.switching_cost
        )


@pytest.mark.parametrize("satisfaction", [0, 5.1, float("nan"), "high", [4, 6]])
def test_a_satisfaction_off_the_scale_is_refused(satisfaction):
    refused(lambda: ly.repurchase_curve(satisfaction, 1, 0), "satisfaction", "from 1", "to 5")


def test_percent_instead_of_a_fraction_is_refused():
    refused(lambda: ly.repurchase_curve(4, 60, 0), "competition", "0.2 for 20 %")
    refused(lambda: ly.repurchase_curve(4, 1, -0.1), "switching_cost", "fraction")
