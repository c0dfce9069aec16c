"""Value matrix, demand, status and strategy."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import by_account, profits, refused

from kam_helpers import tiering as t

CURRENT = pd.Series({"Alder": 90.0, "Birch": 80.0, "Cedar": 5.0, "Dogwood": 1.0})
POTENTIAL = pd.Series({"Alder": 9.0, "Birch": 1.0, "Cedar": 8.0, "Dogwood": 2.0})


def test_each_quadrant_has_its_cell():
    matrix = t.value_matrix(CURRENT, POTENTIAL)
    assert matrix["cell"].to_dict() == {
        "Alder": "core",
        "Birch": "direct",
        "Cedar": "potential",
        "Dogwood": "low-value",
    }
    assert matrix.attrs == {"current_cut": CURRENT.median(), "potential_cut": POTENTIAL.median()}


def test_a_value_at_the_cut_is_high():
    matrix = t.value_matrix(CURRENT, POTENTIAL, current_cut=90, potential_cut=10)
    assert matrix["cell"].to_dict() == {
        "Alder": "direct",
        "Birch": "low-value",
        "Cedar": "low-value",
        "Dogwood": "low-value",
    }
    assert (t.value_matrix(CURRENT, POTENTIAL, current_cut=0, potential_cut=0)["cell"] == "core").all()


@given(by_account(st.tuples(profits, profits)), st.integers(-6, 6))
def test_order_and_unit_do_not_move_an_account(values, scale):
    current = pd.Series({name: pair[0] for name, pair in values.items()})
    potential = pd.Series({name: pair[1] for name, pair in values.items()})
    cells = t.value_matrix(current, potential)["cell"]
    again = t.value_matrix(current[::-1] * 2.0**scale, potential * 0.5)["cell"]
    assert again.to_dict() == cells.to_dict()


def test_accounts_missing_on_one_side_are_refused():
    refused(lambda: t.value_matrix(CURRENT, POTENTIAL.drop("Cedar")), "potential value", "Cedar")
    refused(lambda: t.value_matrix(CURRENT.drop("Cedar"), POTENTIAL), "current value", "Cedar")
    refused(lambda: t.value_matrix(CURRENT, POTENTIAL, current_cut="high"), "current_cut")


def test_moves_follow_the_course_assumption_unless_told_otherwise():
    matrix = t.value_matrix(CURRENT, POTENTIAL)
    moves = t.planned_moves(matrix)
    assert moves["move_to"].to_dict() == {
        "Alder": "core",
        "Birch": "core",
        "Cedar": "core",
        "Dogwood": "direct",
    }
    assert moves["changes"].to_dict() == {"Alder": False, "Birch": True, "Cedar": True, "Dogwood": True}
    own = t.planned_moves(matrix, {"low-value": "low-value"})
    assert not own.loc["Dogwood", "changes"]
    refused(lambda: t.planned_moves(matrix, {"poor": "core"}), "poor")
    refused(lambda: t.planned_moves(matrix, {"core": "star"}), "star")


def test_four_p_has_an_action_for_every_cell():
    table = t.four_p()
    assert list(table.index) == list(t.CELLS)
    assert list(table.columns) == ["product", "price", "place", "promotion"]
    assert table.map(len).min().min() > 5
    assert table.nunique().eq(len(t.CELLS)).all()


def test_open_wallet_is_what_others_sell():
    assert t.open_wallet({"Alder": 200.0}, {"Alder": 0.25}).to_dict() == {"Alder": 150.0}
    refused(lambda: t.open_wallet({"Alder": 200.0}, {"Alder": 25}), "share of wallet", "0.4 for 40 %")


def test_potential_score_weighs_scaled_factors():
    factors = pd.DataFrame({"growth": [1.0, 0.0], "room": [0.0, 0.5]}, index=["Alder", "Birch"])
    assert t.potential_score(factors, {"growth": 30, "room": 10}).to_dict() == pytest.approx(
        {"Alder": 0.75, "Birch": 0.125}
    )
    refused(lambda: t.potential_score(factors * 5, {"growth": 1, "room": 1}), "growth", "between 0 and 1")
    refused(lambda: t.potential_score(factors, {"growth": 1}), "weights", "room")
    refused(lambda: t.potential_score(factors, {"growth": 1, "room": -1}), "weights", "negative")
    refused(lambda: t.potential_score(factors, {"growth": 0, "room": 0}), "above zero")


POINTS = pd.DataFrame(
    {
        "points_price": [70, 20, 10, 40, 45],
        "points_solution": [20, 60, 20, 35, 35],
        "points_partnership": [10, 20, 70, 25, 20],
    },
    index=["Alder", "Birch", "Cedar", "Dogwood", "Elm"],
)


def test_the_clear_leader_names_the_demand():
    """Rackham & DeVincentis (1999): intrinsic, extrinsic and strategic value buyers."""
    demand = t.value_demand(POINTS)
    assert demand.to_list() == ["intrinsic", "extrinsic", "strategic", "mixed", "intrinsic"]
    assert t.value_demand(POINTS, gap=0).to_list()[3] == "intrinsic"
    assert t.value_demand(POINTS, gap=0.2).to_list()[4] == "mixed"


def test_points_count_as_shares_of_their_sum():
    assert (t.value_demand(POINTS / 10) == t.value_demand(POINTS)).all()
    tie = pd.DataFrame({"price": [50], "solution": [50], "partnership": [0]})
    assert t.value_demand(tie, gap=0).to_list() == ["mixed"]


def test_points_that_cannot_be_read_are_refused():
    refused(lambda: t.value_demand(POINTS.drop(columns="points_price")), "no column “price”")
    refused(lambda: t.value_demand(POINTS * 0), "Alder", "no points")
    refused(lambda: t.value_demand(POINTS - 15), "negative")


def test_demand_by_tier_counts_every_account_once():
    tiers = pd.Series(pd.Categorical(["A", "A", "B", "B", "B"], ["A", "B", "C"]), index=POINTS.index)
    table = t.demand_by_tier(t.value_demand(POINTS), tiers)
    assert table.to_numpy().sum() == len(POINTS)
    assert table.loc["A"].to_dict() == {"intrinsic": 1, "extrinsic": 1, "strategic": 0, "mixed": 0}
    assert table.loc["C"].sum() == 0
    refused(lambda: t.demand_by_tier(t.value_demand(POINTS), tiers.drop("Elm")), "tiers", "Elm")


def test_status_and_cell_stay_two_fields():
    matrix = t.value_matrix(CURRENT, POTENTIAL)
    status = pd.Series({"Dogwood": "key", "Alder": "lost", "Birch": "normal", "Cedar": "target"})
    table = t.strategy_map(matrix, status)
    assert table["cell"].to_dict() == matrix["cell"].to_dict()
    assert table["status"].to_dict() == status.to_dict()
    assert table.loc["Dogwood", "goal"] == t.STATUS["key"]
    assert table.loc["Dogwood", "strategy"] == t.STRATEGIES["low-value"]
    assert list(t.strategy_map(matrix).columns) == ["cell", "strategy"]
    refused(lambda: t.strategy_map(matrix, status.drop("Alder")), "status", "Alder")
    refused(lambda: t.check_status(pd.Series(["vip"])), "vip", "target")
