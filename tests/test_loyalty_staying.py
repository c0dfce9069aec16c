"""The staying model: the chance to leave, zones, calibration, fit; the default on the course's company."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loyalty_checks import accounts, models, shares, table_of
from tiering_checks import by_account, refused

from kam_helpers import datasets
from kam_helpers import loyalty as ly


@given(models, shares, shares, shares)
def test_more_attraction_or_a_higher_barrier_never_makes_leaving_likelier(model, one, other, rest):
    low, high = sorted((one, other))
    assert model.leaving(high, rest) <= model.leaving(low, rest) + 1e-12
    assert model.leaving(rest, high) <= model.leaving(rest, low) + 1e-12


@given(models, shares, shares)
def test_a_chance_is_one_for_numbers_and_for_accounts_alike(model, a, b):
    chance = model.leaving(a, b)
    assert 0 < chance <= 1
    by_name = model.leaving({"Alder": a, "Birch": 0.0}, {"Birch": 0.0, "Alder": b})
    assert by_name["Alder"] == chance
    assert by_name["Birch"] == pytest.approx(1 / (1 + np.exp(-model.base)))


@given(st.floats(0.01, 0.9), st.floats(-0.3, 0.3))
def test_on_a_line_of_equal_chance_the_chance_is_equal(chance, attraction):
    barrier = ly.DEFAULT.barrier_for(chance, attraction)
    if -1 <= barrier <= 1:
        assert ly.DEFAULT.leaving(attraction, float(barrier)) == pytest.approx(chance)


def test_a_figure_that_would_turn_a_sign_is_refused():
    assert ly.StayingModel(-1, 5, 8, 25).leaving(0, 0) == pytest.approx(1 / (1 + np.e))
    refused(lambda: ly.StayingModel(-1, -5, 8), "per_attraction")
    refused(lambda: ly.StayingModel(-1, 5, 8, -6), "per_gain")
    refused(lambda: ly.StayingModel("low", 5, 8), "base")


def test_once_leaving_pays_each_point_counts_more():
    inert, alert = ly.StayingModel(-1, 5, 8), ly.StayingModel(-1, 5, 8, 25)
    assert alert.leaving(-0.1, 0.1) == inert.leaving(-0.1, 0.1)
    gained = [np.log(model.leaving(-0.15, 0.1) / (1 - model.leaving(-0.15, 0.1))) for model in (inert, alert)]
    assert gained[1] - gained[0] == pytest.approx(25 * 0.05)


@given(accounts)
def test_zones_agree_with_staying_force(rows):
    table = table_of(rows)
    force, attraction = table["staying_force"], table["attraction"]
    assert (force == attraction + table["barrier"]).all()
    assert ((table["zone"] == "leaving pays") == (force < 0)).all()
    assert ((table["zone"] == "held") == ((attraction < 0) & (force >= 0))).all()
    content = (attraction >= 0) & (force >= 0)
    assert ((table["zone"] == "bonded") == (content & (table["barrier_share"] >= 0.03))).all()
    assert table["zone"].notna().all()
    assert (table["retention"] == 1 - table["leaving"]).all()


@given(accounts, st.sampled_from([0.5, 2.0, 64.0]))
def test_neither_the_order_of_accounts_nor_the_currency_changes_a_zone(rows, rate):
    table = table_of(rows)
    turned = table_of(rows.iloc[::-1].assign(purchases=rows["purchases"] * rate)).reindex(table.index)
    assert (turned["zone"] == table["zone"]).all()
    assert turned["leaving"].to_list() == pytest.approx(table["leaving"].to_list())


def test_the_barrier_is_the_switching_cost_as_an_equal_sum_a_year():
    row = ly.staying_table({"Alder": 1e6}, {"Alder": 20_000}, {"Alder": 248_685.2}).loc["Alder"]
    assert row["barrier"] == pytest.approx(100_000, abs=1)
    assert row["force_share"] == pytest.approx(0.12, abs=1e-6)
    free_money = ly.staying_table({"A": 1e6}, {"A": 0.0}, {"A": 300_000}, discount_rate=0, years=3)
    assert free_money.loc["A", "barrier"] == pytest.approx(100_000)


@pytest.mark.parametrize(
    ("attraction", "cost", "zone"),
    [(5, 30, "bonded"), (5, 1, "free"), (-5, 30, "held"), (-5, 5, "leaving pays"), (1, -20, "leaving pays")],
)
def test_each_zone_has_its_strategy(attraction, cost, zone):
    row = ly.staying_table({"Alder": 100}, {"Alder": attraction}, {"Alder": cost}).loc["Alder"]
    assert row["zone"] == zone
    assert row["strategy"] == ly.zones_table().loc[zone, "strategy"]


def test_the_cut_between_bonded_and_free_is_an_argument():
    one = {"Alder": 100}, {"Alder": 5}, {"Alder": 5}
    assert ly.staying_table(*one).loc["Alder", "zone"] == "free"
    assert ly.staying_table(*one, barrier_cut=0.01).loc["Alder", "zone"] == "bonded"


def test_a_change_of_both_levers_moves_the_shares_by_that_much():
    table = ly.staying_table({"A": 100, "B": 200}, {"A": 5, "B": 5}, {"A": 5, "B": 5})
    moved = ly.shifted(table, attraction_change=-0.1, barrier_change={"B": 0.05})
    assert (moved["attraction_share"] - table["attraction_share"]).to_list() == pytest.approx([-0.1, -0.1])
    assert (moved["barrier_share"] - table["barrier_share"]).to_list() == pytest.approx([0, 0.05])
    pd.testing.assert_frame_equal(ly.shifted(table), table)
    refused(lambda: ly.shifted(table, attraction_change={"C": 0.1}), "C")
    refused(lambda: ly.shifted(table, barrier_change=float("nan")), "barrier_change")
    refused(lambda: ly.shifted(table, model="default"), "StayingModel", "str")


def test_what_has_no_share_is_refused():
    one = {"Alder": 5}, {"Alder": 5}
    refused(lambda: ly.staying_table({"Alder": 0}, *one), "Alder", "buys nothing")
    refused(lambda: ly.staying_table({"Birch": 9}, *one), "attraction", "Birch")
    refused(lambda: ly.staying_table({"Alder": 9}, *one, barrier_cut=3), "barrier_cut", "fraction")
    refused(lambda: ly.staying_table({"Alder": 9}, *one, years=0), "years")


@given(models, by_account(st.tuples(shares, shares, st.floats(0.02, 0.9))))
def test_calibrated_predicts_your_own_mean_and_keeps_the_weights(model, rows):
    a, b, leaving = ({name: row[i] for name, row in rows.items()} for i in range(3))
    fitted = ly.calibrated(model, a, b, leaving)
    assert fitted.leaving(a, b).mean() == pytest.approx(np.mean(list(leaving.values())), abs=1e-6)
    assert (fitted.per_attraction, fitted.per_barrier) == (model.per_attraction, model.per_barrier)


@pytest.fixture(scope="module")
def company():
    """Staying table of the invented company, and its own estimates of the chance to leave."""
    facts, costs = datasets.lifetime_facts(), datasets.switching_costs_table()
    incentive = costs.pop("rival_incentive")
    attraction = ly.delivered_value_advantage(datasets.customer_values_table())["attraction"]
    return ly.staying_table(facts["revenue"], attraction, costs.sum(axis=1) - incentive), 1 - facts[
        "retention"
    ]


def test_the_default_is_near_the_companys_own_estimates_where_staying_pays(company):
    table, own = company
    assert table["leaving"].mean() == pytest.approx(own.mean(), abs=0.01)
    stays = table["staying_force"] >= 0
    difference = table["leaving"] - own
    assert difference[stays].abs().mean() < 0.04
    assert table["leaving"][stays].corr(own[stays]) > 0.6
    # The managers do not see that some would gain by leaving: there the model is the more careful one.
    assert difference[~stays].mean() > 0.1
