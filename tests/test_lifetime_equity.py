"""The accounts together: ranks, customer equity, the three levers, refusals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import by_account, profits, refused

from kam_helpers import lifetime as lt

AT = {"discount_rate": 0.1, "timing": "if_retained"}
ACCOUNTS = pd.DataFrame(
    {
        "profit": [100.0, 80.0, -30.0],
        "retention": [0.6, 0.9, 0.5],
        "acquisition_cost_cny": [40.0, 60.0, 80.0],
    },
    index=pd.Index(["Alder", "Birch", "Cedar"], name="account"),
)
COSTS = {"cost_per_point_cny": 10, "cost_per_percent_cny": 4}
facts = st.tuples(profits, st.floats(0, 0.99))


def levers(accounts=ACCOUNTS, **changes):
    return lt.three_levers(accounts, **AT | COSTS | changes)


def test_accounts_by_what_they_are_worth():
    table = lt.account_lifetimes(ACCOUNTS, **AT)
    assert list(table.columns) == ["margin", "retention", "multiple", "clp", "rank_margin", "rank_clp"]
    assert (list(table.index), table.index.name) == (["Birch", "Alder", "Cedar"], "account")
    assert table["clp"].to_list() == pytest.approx([80 * 4.5, 100 * 1.2, -30 * 0.5 / 0.6])
    assert table["rank_clp"].to_list() == [1, 2, 3]
    assert table["rank_margin"].to_dict() == {"Alder": 1, "Birch": 2, "Cedar": 3}
    assert table["rank_clp"].dtype.kind == table["rank_margin"].dtype.kind == "i"
    assert "acquisition_cost_cny" not in table  # sunk


def test_growth_and_horizon_reach_every_account():
    given_ = {**AT, "growth": 0.02, "periods": 7}
    table = lt.account_lifetimes(ACCOUNTS, **given_)
    assert table.loc["Birch", "multiple"] == lt.margin_multiple(
        0.9, 0.1, timing="if_retained", growth=0.02, periods=7
    )
    assert lt.customer_equity(ACCOUNTS, **given_) == pytest.approx(table["clp"].sum())


def test_equals_share_a_rank():
    same = pd.DataFrame({"profit": [5, 9, 5], "retention": 0.5}, index=["b", "c", "a"])
    table = lt.account_lifetimes(same, **AT)
    assert (list(table.index), table["rank_clp"].to_list()) == (["c", "a", "b"], [1, 2, 2])


@given(by_account(facts), st.randoms(use_true_random=False), st.floats(0.01, 100))
def test_order_of_accounts_and_unit_of_money_do_not_matter(values, random, scale):
    accounts = pd.DataFrame(values.values(), index=list(values), columns=["profit", "retention"])
    names = list(values)
    random.shuffle(names)
    again = accounts.loc[names].assign(profit=lambda a: a["profit"] * scale)
    one, other = lt.account_lifetimes(accounts, **AT), lt.account_lifetimes(again, **AT)
    assert (other["clp"] / scale).reindex(one.index).to_numpy() == pytest.approx(one["clp"].to_numpy())
    total = lt.customer_equity(accounts, **AT)
    assert lt.customer_equity(again, **AT) / scale == pytest.approx(total, abs=1e-6)
    assert list(lt.account_lifetimes(accounts.loc[names], **AT).index) == list(one.index)
    assert one["clp"].is_monotonic_decreasing


def test_three_levers_by_hand():
    ours = levers(new_accounts=2, retention_points=2, margin_percent=5)
    multiple = {r: r / (1.1 - r) for r in (0.5, 0.52, 0.6, 0.62, 0.9, 0.92, 2 / 3, 2 / 3 + 0.02)}
    base = 100 * multiple[0.6] + 80 * multiple[0.9] - 30 * multiple[0.5]
    new = 2 * 90 * multiple[2 / 3]
    longer = 100 * multiple[0.62] + 80 * multiple[0.92] - 30 * multiple[0.52]
    deeper = 105 * multiple[0.6] + 84 * multiple[0.9] - 30 * multiple[0.5]
    everything = (
        105 * multiple[0.62] + 84 * multiple[0.92] - 30 * multiple[0.52] + 2 * 94.5 * multiple[2 / 3 + 0.02]
    )
    assert ours.base == pytest.approx(base) == pytest.approx(lt.customer_equity(ACCOUNTS, **AT))
    assert list(ours.table.index) == ["more", "longer", "deeper", "all three"]
    assert list(ours.table.columns) == ["effort", "gain", "cost", "net", "gain_per_yuan"]
    gains = [new, longer - base, deeper - base, everything - base]
    assert ours.table["gain"].to_list() == pytest.approx(gains)
    assert ours.table["cost"].to_list() == [2 * 60, 20, 20, 160]
    assert ours.table["net"].to_list() == pytest.approx((ours.table["gain"] - ours.table["cost"]).to_list())
    assert ours.table.loc["longer", "gain_per_yuan"] == pytest.approx((longer - base) / 20)
    assert ours.table["effort"].to_list()[:3] == [
        "2 new accounts",
        "retention up by 2 points",
        "margin up by 5 %",
    ]
    assert gains[3] > sum(gains[:3])  # they strengthen each other


def test_longer_destroys_value_where_the_account_loses_money():
    losers = ACCOUNTS.loc[["Cedar"]]
    assert levers(losers, new_accounts=0).table.loc["longer", "gain"] < 0
    assert levers(losers, new_accounts=0, only_profitable=True).table.loc["longer", "gain"] == 0
    assert levers(only_profitable=True).table.loc["longer", "gain"] > levers().table.loc["longer", "gain"]


def test_retention_rises_no_higher_than_ninety_nine_and_never_falls():
    faithful = pd.DataFrame({"profit": [10.0, 10.0], "retention": [0.98, 1.0]}, index=["a", "b"])
    ours = levers(faithful, new_accounts=0, retention_points=10)
    gain = 10 * (lt.margin_multiple(0.99, **AT) - lt.margin_multiple(0.98, **AT))
    assert ours.table.loc["longer", "gain"] == pytest.approx(gain)


def test_a_lever_that_costs_nothing_has_no_gain_per_yuan():
    table = levers(new_accounts=0, retention_points=0, margin_percent=0).table
    assert table["gain"].to_list() == [0, 0, 0, 0]
    assert table["gain_per_yuan"].isna().all()
    one = levers(new_accounts=1, retention_points=1).table["effort"]
    assert (one["more"], one["longer"]) == ("1 new account", "retention up by 1 point")


def test_new_accounts_of_your_own():
    ours = levers(new_accounts=3, new_margin_cny=50, new_retention=0.8, cost_per_new_account_cny=7)
    row = ours.table.loc["more"]
    assert (row["gain"], row["cost"]) == (pytest.approx(3 * 50 * 0.8 / 0.3), 21)
    assert levers(new_accounts=10**9).table.loc["more", "gain"] > 0  # a thousand million take no longer


def test_the_base_of_the_levers_is_customer_equity_on_the_same_terms():
    terms = {"growth": 0.03, "periods": 5}
    ours = levers(**terms)
    assert ours.base == pytest.approx(lt.customer_equity(ACCOUNTS, **AT, **terms))
    assert ours.base != pytest.approx(levers().base)
    raised = ACCOUNTS.assign(retention=ACCOUNTS["retention"] + 0.02)
    gain = lt.customer_equity(raised, **AT, **terms) - ours.base
    assert ours.table.loc["longer", "gain"] == pytest.approx(gain)
    assert ours.table.loc["more", "gain"] == pytest.approx(
        5 * 90 * lt.margin_multiple(ACCOUNTS["retention"].mean(), **AT, **terms)
    )


def test_an_account_worth_without_end_is_named():
    faithful = ACCOUNTS.assign(retention=[0.6, 1.0, 0.5])
    free = {"discount_rate": 0.0, "timing": "now"}
    sentence = refused(lambda: lt.account_lifetimes(faithful, **free), "Birch", "no end", "Shorten")
    assert "Alder" not in sentence
    assert lt.account_lifetimes(faithful, **free, periods=9).loc["Birch", "multiple"] == 9
    refused(lambda: levers(faithful, discount_rate=0.0), "Birch", "no end", "periods")
    assert levers(faithful, discount_rate=0.0, periods=9).base > 0
    refused(lambda: levers(new_retention=1, discount_rate=0.0), "new account", "no end")


@given(by_account(facts), st.integers(0, 20), st.floats(0, 10), st.floats(0, 50), st.booleans())
def test_together_gains_no_less_than_each_part_on_profitable_accounts(values, n, points, percent, careful):
    accounts = pd.DataFrame(values.values(), index=list(values), columns=["profit", "retention"])
    accounts["profit"] = accounts["profit"].abs() + 1
    ours = levers(
        accounts,
        new_accounts=n,
        retention_points=points,
        margin_percent=percent,
        only_profitable=careful,
        cost_per_new_account_cny=1,
    )
    gains = ours.table["gain"]
    slack = 1e-9 * (1 + abs(ours.base))
    assert (gains >= -slack).all()
    assert gains["all three"] >= gains.iloc[:3].sum() - slack * (1 + n)
    assert ours.table["cost"].iloc[:3].sum() == pytest.approx(ours.table.loc["all three", "cost"])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: lt.account_lifetimes(ACCOUNTS.drop(columns="retention"), **AT), ["no column “retention”"]),
        (lambda: lt.account_lifetimes(ACCOUNTS[:0], **AT), ["no rows"]),
        (lambda: lt.account_lifetimes([1], **AT), ["accounts", "table"]),
        (
            lambda: lt.account_lifetimes(ACCOUNTS.assign(retention=[60, 0.9, 0.5]), **AT),
            ["Alder", "0.8 for 80 %", "60"],
        ),
        (
            lambda: lt.account_lifetimes(ACCOUNTS.assign(profit=[1, np.nan, 2]), **AT),
            ["profit", "missing", "Birch"],
        ),
        (
            lambda: lt.account_lifetimes(pd.concat([ACCOUNTS, ACCOUNTS[:1]]), **AT),
            ["Alder", "more than once"],
        ),
        (lambda: lt.account_lifetimes(ACCOUNTS, discount_rate=0.1, timing="x"), ["timing"]),
        (lambda: lt.customer_equity(ACCOUNTS, **AT, growth=0.5), ["no end"]),
        (lambda: levers(ACCOUNTS.drop(columns="acquisition_cost_cny")), ["cost_per_new_account_cny"]),
        (lambda: levers(ACCOUNTS.assign(acquisition_cost_cny=-1)), ["acquisition_cost_cny", "negative"]),
        (lambda: levers(ACCOUNTS[2:]), ["in profit", "new_margin_cny"]),
        (lambda: levers(new_accounts=1.5), ["new_accounts", "whole"]),
        (lambda: levers(retention_points=-1), ["retention_points"]),
        (lambda: levers(margin_percent="5 %"), ["margin_percent"]),
        (lambda: levers(cost_per_point_cny=None), ["cost_per_point_cny"]),
        (lambda: levers(cost_per_percent_cny=-1), ["cost_per_percent_cny"]),
        (lambda: levers(new_retention=80), ["new_retention", "0.8 for 80 %"]),
        (lambda: levers(new_margin_cny="much"), ["new_margin_cny"]),
        (lambda: levers(only_profitable="no"), ["only_profitable", "True or False", "no"]),
        (lambda: levers(new_retention=True), ["new_retention", "True"]),
        (lambda: levers(new_accounts=10**9 + 1), ["new_accounts", "1,000,000,000"]),
        (lambda: levers(new_accounts=10**400), ["new_accounts", "too large"]),
        (lambda: lt.account_lifetimes(ACCOUNTS.assign(profit=[1, 2, 10**400]), **AT), ["profit", "large"]),
        (
            lambda: lt.account_lifetimes(pd.concat([ACCOUNTS, ACCOUNTS[["profit"]]], axis=1), **AT),
            ["accounts", "profit", "more than once"],
        ),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(call, words):
    refused(call, *words)
