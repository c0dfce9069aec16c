"""What changing supplier costs, and the discount that would pay for it."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets, loyalty
from kam_helpers import switching as sw
from kam_helpers.lifetime import present_value

money = st.floats(0, 1e7).map(lambda x: round(x, 2))
rates = st.floats(0, 0.5)
horizons = st.integers(1, 30)
costs = st.builds(sw.SwitchingCost, *[money] * 8)
ALDER = sw.SwitchingCost(
    search=10_000,
    evaluation=40_000,
    set_up=60_000,
    retraining=20_000,
    downtime=30_000,
    benefits_lost=25_000,
    relationship=15_000,
    rival_incentive=50_000,
)


@pytest.fixture(scope="module")
def company():
    return datasets.switching_costs_table()


# The cost


def test_gross_net_and_kinds_by_hand():
    assert (ALDER.gross, ALDER.net) == (200_000, 150_000)
    assert ALDER.by_kind.to_list() == [50_000, 110_000, 25_000, 15_000]
    assert list(ALDER.by_kind.index) == list(sw.KIND_NAMES)
    assert len(sw.KINDS) == 4


def test_every_part_belongs_to_one_kind():
    named = [part for kind in sw.KINDS for part in kind.parts]
    assert sorted(named) == sorted(set(named)) == sorted(sw.PARTS)


@given(costs)
def test_kinds_add_up_and_the_incentive_counts_once(cost):
    assert cost.by_kind.sum() == pytest.approx(cost.gross)
    assert cost.net == pytest.approx(cost.gross - cost.rival_incentive)
    table = sw.switching_costs(pd.DataFrame([vars(cost)], ["Alder"]))
    assert table.loc["Alder", list(sw.KIND_NAMES)].to_list() == pytest.approx(cost.by_kind.to_list())
    assert table.loc["Alder", ["gross", "net"]].to_list() == pytest.approx([cost.gross, cost.net])


@given(costs)
def test_the_waterfall_has_no_gap(cost):
    steps = cost.steps()
    assert steps["end"].to_list() == pytest.approx((steps["start"] + steps["amount"]).to_list())
    parts = steps.loc[list(sw.PARTS)]
    assert parts["start"].to_list() == pytest.approx([0.0, *parts["end"].iloc[:-1]])
    assert steps.loc["gross", "end"] == pytest.approx(parts["end"].iloc[-1])
    assert steps.loc["rival_incentive", "start"] == steps.loc["gross", "end"]
    assert steps.loc["net", "end"] == pytest.approx(steps.loc["rival_incentive", "end"])
    assert steps.loc["net", "end"] == pytest.approx(cost.net)


def test_accounts_of_the_company(company):
    table = sw.switching_costs(company)
    assert list(table.index) == list(company.index)
    assert table[list(sw.KIND_NAMES)].sum(axis=1).to_list() == pytest.approx(table["gross"].to_list())
    one = sw.account_cost(company, company.index[0])
    assert one.net == pytest.approx(table["net"].iloc[0])
    refused(lambda: sw.account_cost(company, "Nobody & Sons"), "Nobody & Sons")


def test_refusals_of_costs(company):
    refused(lambda: sw.SwitchingCost(search=-1), "search", "-1")
    refused(lambda: sw.SwitchingCost(rival_incentive="much"), "rival_incentive", "much")
    refused(lambda: sw.SwitchingCost(downtime=math.nan), "downtime")
    refused(lambda: sw.switching_costs(company.drop(columns="downtime")), "downtime")
    refused(lambda: sw.switching_costs(company.assign(set_up=-5)), "set_up", company.index[0])
    refused(lambda: sw.switching_costs(pd.concat([company, company])), company.index[0], "more than once")
    refused(lambda: sw.account_cost(pd.concat([company, company]), company.index[0]), "more than once")


# The annuity


@given(horizons, rates)
def test_the_annuity_is_the_present_value_of_one_yuan_a_year(years, rate):
    assert sw.annuity_factor(years, rate) == pytest.approx(
        present_value([1.0] * years, range(1, years + 1), rate)
    )


def test_annuity_by_hand():
    assert sw.annuity_factor(3, 0.10) == pytest.approx((1 - 1.1**-3) / 0.1)
    assert sw.annuity_factor(5, 0.0) == 5
    assert sw.yearly_equivalent(300_000, 3, 0.0) == 100_000
    assert (sw.YEARS, sw.DISCOUNT_RATE) == (3, 0.10)


@given(st.floats(-1e7, 1e7), horizons, rates)
def test_yearly_equivalent_and_savings_worth_undo_each_other(net, years, rate):
    yearly = sw.yearly_equivalent(net, years, rate)
    assert sw.savings_worth(yearly, years, rate) == pytest.approx(net, abs=1e-6)


@given(st.floats(1, 1e7), st.floats(1e3, 1e8), horizons, rates)
def test_the_needed_discount_is_where_staying_turns(net, purchases, years, rate):
    needed = sw.needed_discount(net, purchases, years, rate)
    assert sw.stays(needed * purchases, net, years, rate)
    assert sw.stays(needed * purchases * 0.999, net, years, rate)
    assert not sw.stays(needed * purchases * 1.001, net, years, rate)


@given(st.floats(1, 1e6), st.floats(1, 1e7), rates)
def test_break_even_is_where_the_savings_have_paid(saving, net, rate):
    years = sw.break_even_years(saving, net, rate)
    if math.isinf(years):
        assert saving <= net * rate * (1 + 1e-9)
        return
    assume(years < 100)
    worth = saving * (years if rate < 1e-12 else -math.expm1(-years * math.log1p(rate)) / rate)
    assert worth == pytest.approx(net, rel=1e-5)
    whole = math.ceil(years)
    assert not sw.stays(saving * (1 + 1e-6), net, whole, rate)
    if whole > 1:
        assert sw.stays(saving * (1 - 1e-6), net, whole - 1, rate)


def test_break_even_at_the_ends():
    assert sw.break_even_years(0, 0) == sw.break_even_years(-5, -1) == 0
    assert sw.break_even_years(0, 1) == sw.break_even_years(-10, 1) == math.inf
    assert sw.break_even_years(10, 100, 0.10) == math.inf  # interest alone eats the savings
    assert sw.break_even_years(10, 100, 0.0) == 10


def test_who_is_paid_to_change_needs_no_discount():
    assert sw.needed_discount(-5_000, 1e6) == 0
    assert not sw.stays(0, -5_000)
    assert sw.stays(0, 0)  # a tie stays
    both = sw.needed_discount({"Alder": -1, "Birch": 248_685}, {"Birch": 1e6, "Alder": 1e6, "Elm": 1})
    assert both.round(3).to_dict() == {"Alder": 0.0, "Birch": 0.1}


def test_every_account_against_the_offer(company):
    net = sw.switching_costs(company)["net"]
    purchases = datasets.purchases_by_group().sum(axis=1)
    discount = datasets.rival_offers_table()["discount_percent"] / 100
    table = sw.against_offer(net, purchases, discount)
    for account, row in table.iterrows():
        assert row["stays"] == sw.stays(row["saving"], row["net"]), account
        assert row["stays"] == (row["discount"] <= row["needed_discount"] and row["net"] >= 0), account
    assert table["saving"].to_dict() == pytest.approx((purchases * discount)[table.index].to_dict())
    assert table["stays"].nunique() == 2
    assert (table["advantage"] == 0).all()
    same = sw.against_offer(net, purchases, 0.0)
    assert same["stays"].to_list() == (net >= 0).to_list()


def test_value_counts_once_and_tells_the_same_as_the_staying_force(company):
    net = sw.switching_costs(company)["net"]
    purchases = datasets.purchases_by_group().sum(axis=1)[net.index]
    discount = (datasets.rival_offers_table()["discount_percent"] / 100)[net.index]
    attraction = loyalty.delivered_value_advantage(datasets.customer_values_table())["attraction"][net.index]
    table = sw.against_offer(net, purchases, discount, advantage_cny=attraction + discount * purchases)
    assert table["saving"].to_list() == pytest.approx((-attraction).to_list())
    assert table["advantage"].to_list() == pytest.approx((attraction + discount * purchases).to_list())
    staying = loyalty.staying_table(purchases, attraction, net)
    assert table["stays"].to_list() == (staying["staying_force"] >= 0).to_list()
    threshold = loyalty.rival_threshold(purchases, attraction, staying["barrier"], discount)
    assert table["needed_discount"].to_list() == pytest.approx(threshold.clip(lower=0).to_list())
    plain = sw.against_offer(net, purchases, discount)
    needed = sw.needed_discount(net, purchases)
    assert plain["needed_discount"].to_list() == pytest.approx(needed.to_list())


def test_refusals_of_the_annuity():
    refused(lambda: sw.yearly_equivalent(1, years=2.5), "2.5")
    refused(lambda: sw.yearly_equivalent(1, years=0), "periods")
    refused(lambda: sw.yearly_equivalent(1, discount_rate=10), "discount_rate", "10")
    refused(lambda: sw.yearly_equivalent("much"), "net_cny")
    refused(lambda: sw.needed_discount(1, 0), "purchases_cny")
    refused(lambda: sw.needed_discount({"Alder": 1}, {"Alder": 0.0}), "Alder")
    refused(lambda: sw.needed_discount({"Alder": 1}, {"Birch": 1.0}), "Alder")
    refused(lambda: sw.stays(np.nan, 1), "saving_cny")
    refused(lambda: sw.against_offer({"Alder": 1}, {"Alder": 1}, 5), "discount", "5")
    refused(lambda: sw.against_offer({"Alder": 1}, {"Alder": 1}, {"Birch": 0.1}), "Alder")
    refused(lambda: sw.against_offer({"Alder": 1}, {"Alder": 1}, {"Alder": 10}), "discount", "10")
    refused(lambda: sw.against_offer({"Alder": 1}, 5, 0.1), "purchases_cny")
    refused(lambda: sw.against_offer({"Alder": 1}, {"Birch": 1}, 0.1), "purchases_cny", "Alder")
    refused(lambda: sw.against_offer({"Alder": 1}, {"Alder": 1}, 0.1, advantage_cny="much"), "advantage_cny")
