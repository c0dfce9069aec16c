"""The relationship life cycle: input and output curves and their levers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

CYCLE = lt.life_cycle()


def test_output_rises_logistically_and_decays_exponentially():
    output = CYCLE.table["output"]
    assert output[4.0] == pytest.approx(1.5e6)  # half of the ceiling at the midpoint
    assert output[10.0] == pytest.approx(3e6 / (1 + math.exp(-1.1 * 6)))
    assert output[15.0] == pytest.approx(output[12.0] * math.exp(-0.35 * 3))
    assert output.idxmax() == 12.0
    assert CYCLE.table.index[0] == 0
    assert CYCLE.table.index[-1] == 20


def test_input_is_high_first_then_a_share_of_output_and_runs_on_in_decline():
    spent, output = CYCLE.table["input"], CYCLE.table["output"]
    assert spent[0] > output[0]
    assert spent[0] > spent[6] > 0.25 * output[6]
    assert spent[11] == pytest.approx(0.25 * output[11], rel=1e-2)
    assert spent[20] == pytest.approx(spent[12])
    cut = lt.life_cycle(cut_input=True)
    assert cut.table["input"][20] == pytest.approx(0.25 * output[20], rel=1e-2)
    assert cut.table["output"].equals(output)
    assert cut.total_net > CYCLE.total_net


def test_profit_lags_volume():
    table = CYCLE.table
    assert table["net"][2] < 0 < table["output"][2]
    assert table["net"][4] > 0 > table["cumulative"][4]
    assert CYCLE.payback_year > 4
    assert table["cumulative"][CYCLE.payback_year] >= 0 > table["cumulative"][CYCLE.payback_year - 0.25]


def test_cumulative_adds_the_net_up():
    table = CYCLE.table
    assert table["cumulative"].iloc[0] == 0
    assert CYCLE.total_net == table["cumulative"].iloc[-1]
    assert np.trapezoid(table["net"], table.index) == pytest.approx(CYCLE.total_net)
    assert table["net"].to_numpy() == pytest.approx((table["output"] - table["input"]).to_numpy())


def test_phases_follow_one_another():
    phases = CYCLE.phases
    assert phases["phase"].to_list() == ["exploration", "formation", "stability", "decline"]
    assert phases["start"].iloc[1:].to_list() == phases["end"].iloc[:-1].to_list()
    begun, done = phases["end"].iloc[:2]
    assert begun == pytest.approx(4 - math.log(9) / 1.1)  # where the logistic curve is at a tenth
    assert done == pytest.approx(4 + math.log(9) / 1.1)  # and at nine tenths of its ceiling
    risen = [1 / (1 + math.exp(-1.1 * (year - 4))) for year in (begun, done)]
    assert risen == pytest.approx([0.1, 0.9])


def test_decline_can_come_from_any_phase():
    early = lt.life_cycle(decline_year=3)
    assert early.phases["phase"].to_list() == ["exploration", "formation", "decline"]
    assert early.payback_year is None
    assert lt.life_cycle(decline_year=0).phases["phase"].to_list() == ["decline"]
    assert lt.life_cycle(years=10).phases["phase"].to_list() == ["exploration", "formation", "stability"]


def test_extension_moves_the_decline():
    longer = lt.life_cycle(extension_years=3)
    assert longer.phases.set_index("phase")["start"]["decline"] == 15
    assert longer.table["output"][:12.0].equals(CYCLE.table["output"][:12.0])
    assert longer.table["output"][18.0] == pytest.approx(CYCLE.table["output"][15.0], rel=1e-3)
    assert longer.total_net > CYCLE.total_net


def test_second_development_wins_its_share_of_the_fall_back_and_costs():
    half = lt.life_cycle(second_development=0.5)
    peak, fallen = CYCLE.table["output"][12.0], CYCLE.table["output"][20.0]
    assert half.table["output"][20.0] == pytest.approx((peak + fallen) / 2)
    assert half.table["output"][:14.0].equals(CYCLE.table["output"][:14.0])
    assert half.table["input"][14.0] == pytest.approx(CYCLE.table["input"][14.0] + 0.5e6)
    assert half.table["input"][16.0] == pytest.approx(CYCLE.table["input"][16.0])
    assert half.phases["phase"].iloc[-1] == "second development"
    assert lt.life_cycle(second_development=1).table["output"][20.0] == pytest.approx(peak)
    late = lt.life_cycle(years=13, second_development=1)
    assert "second development" not in late.phases["phase"].to_list()


settings = st.fixed_dictionaries(
    {
        "years": st.integers(1, 40),
        "ceiling_cny": st.floats(1, 1e8),
        "growth_per_year": st.floats(0.01, 1000),
        "midpoint_year": st.floats(0, 50),
        "decline_year": st.floats(0, 50),
        "decay_per_year": st.floats(0, 1000),
        "first_input_cny": st.floats(0, 1e8),
        "input_share": st.floats(0, 1),
        "extension_years": st.floats(0, 10),
        "second_development": st.floats(0, 1),
        "cut_input": st.booleans(),
    }
)


@pytest.mark.filterwarnings("error")
@given(settings)
def test_any_settings_give_finite_curves(chosen):
    cycle = lt.life_cycle(**chosen)
    table = cycle.table
    assert np.isfinite(table.to_numpy()).all()
    assert (table[["input", "output"]] >= 0).all(axis=None)
    assert (table["output"] <= chosen["ceiling_cny"] * (1 + 1e-9)).all()
    assert len(table) == 4 * chosen["years"] + 1
    assert (cycle.phases["end"] > cycle.phases["start"]).all()
    assert cycle.phases["start"].is_monotonic_increasing
    assert cycle.phases["end"].iloc[-1] == chosen["years"]
    assert cycle.payback_year is None or 0 < cycle.payback_year <= chosen["years"]


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_won_back_is_never_less_output(one, other):
    less, more = sorted([one, other])
    a, b = (lt.life_cycle(second_development=share).table["output"] for share in (less, more))
    assert (b >= a - 1e-6).all()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"years": 0}, ["years", "at least 1"]),
        ({"years": 2.5}, ["years", "whole number"]),
        ({"ceiling_cny": 0}, ["ceiling_cny", "above 0"]),
        ({"growth_per_year": 0}, ["growth_per_year", "above 0"]),
        ({"growth_per_year": math.nan}, ["growth_per_year"]),
        ({"midpoint_year": -1}, ["midpoint_year", "at least 0"]),
        ({"decline_year": -1}, ["decline_year"]),
        ({"decay_per_year": "fast"}, ["decay_per_year", "fast"]),
        ({"first_input_cny": -1}, ["first_input_cny"]),
        ({"input_share": 25}, ["input_share", "0.2 for 20 %"]),
        ({"extension_years": math.inf}, ["extension_years"]),
        ({"second_development": 1.2}, ["second_development", "between 0 and 1"]),
        ({"cut_input": "no"}, ["cut_input", "True or False", "no"]),
        ({"cut_input": 1}, ["cut_input", "True or False"]),
        ({"years": 501}, ["years", "500"]),
        ({"years": 10**400}, ["years", "too large"]),
        ({"ceiling_cny": 10**400}, ["ceiling_cny", "too large"]),
        ({"input_share": True}, ["input_share", "True"]),
    ],
)
def test_what_makes_no_sense_is_refused(settings, words):
    refused(lambda: lt.life_cycle(**settings), *words)
