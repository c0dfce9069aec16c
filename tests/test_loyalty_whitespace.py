"""The whitespace grid, what it is worth to fill it, and cross-selling by contribution."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import by_account, profits, refused

from kam_helpers import loyalty as ly

WALLET = pd.DataFrame(
    [
        ("Alder", "primers", "Kestrelle", 60.0),
        ("Alder", "top coats", "Kestrelle", 20.0),
        ("Alder", "top coats", "rival", 30.0),
        ("Alder", "spare parts", "not known", 10.0),
        ("Birch", "primers", "rival", 50.0),
        ("Birch", "primers", "in-house", 20.0),
        ("Birch", "top coats", "in-house", 40.0),
        ("Birch", "top coats", "not known", 5.0),
        ("Cedar", "spare parts", "Kestrelle", 7.0),
        ("Cedar", "spare parts", "not known", 3.0),
    ],
    columns=["account", "product_group", "supplier", "spend_cny"],
)
MARGINS = {"primers": 0.2, "top coats": 0.25, "spare parts": 0.5}


def test_each_cell_has_the_status_of_who_supplies_it():
    grid = ly.whitespace_grid(WALLET)
    assert grid.status.to_dict(orient="index") == {
        "Alder": {"primers": "us", "top coats": "shared", "spare parts": "not known"},
        "Birch": {"primers": "competitor", "top coats": "in-house", "spare parts": "no need"},
        "Cedar": {"primers": "no need", "top coats": "no need", "spare parts": "shared"},
    }
    assert grid.open.loc["Birch"].to_list() == [70, 45, 0]


spending = st.lists(
    st.tuples(
        st.sampled_from(["Alder", "Birch", "Cedar"]),
        st.sampled_from(list(MARGINS)),
        st.sampled_from(["Kestrelle", "rival", "third", "in-house", "not known"]),
        st.integers(0, 10**6).map(float),
    ),
    min_size=1,
    max_size=30,
).map(lambda rows: pd.DataFrame(rows, columns=WALLET.columns))


@given(spending)
def test_the_parts_of_the_grid_add_up_and_every_cell_has_one_status(wallet):
    grid = ly.whitespace_grid(wallet)
    parts = grid.own + grid.competitor + grid.in_house + grid.not_known
    assert (parts == grid.spend).all(axis=None)
    assert grid.spend.to_numpy().sum() == pytest.approx(wallet["spend_cny"].sum())
    assert grid.status.isin(ly.STATUSES).all(axis=None)
    assert ((grid.status == "us") == ((grid.open == 0) & (grid.spend > 0))).all(axis=None)
    assert ((grid.status == "no need") == (grid.spend == 0)).all(axis=None)


@given(spending, st.floats(0, 1), st.floats(0, 1e5))
def test_what_is_not_known_is_never_counted_as_won(wallet, chance, cost):
    found = ly.opportunities(ly.whitespace_grid(wallet), MARGINS, chance, cost_per_attempt=cost)
    known = found["known_cny"] > 0
    assert found.loc[~known, "expected_cny"].isna().all()
    most = found["known_cny"] * found["margin_share"] * chance - cost
    assert (found.loc[known, "expected_cny"] - most[known]).abs().max() < 1e-6 or not known.any()
    assert (found["open_cny"] == found["known_cny"] + found["not_known_cny"]).all()
    assert found["expected_cny"].dropna().is_monotonic_decreasing
    assert found["expected_cny"].isna().is_monotonic_increasing  # what is not known stands last


def test_opportunities_are_ranked_by_contribution_and_not_by_spend():
    found = ly.opportunities(
        ly.whitespace_grid(WALLET),
        MARGINS,
        {"shared": 0.5, "competitor": 0.2, "in-house": 0.1},
        cost_per_attempt=1.5,
    )
    where = found["account"] + ": " + found["product_group"]
    assert where.to_list() == [
        "Alder: top coats",
        "Birch: primers",
        "Birch: top coats",
        "Alder: spare parts",
        "Cedar: spare parts",
    ]
    assert found["expected_cny"].round(6).to_list()[:3] == [2.25, 1.3, -0.5]
    assert found["expected_cny"].isna().to_list()[3:] == [True, True]


def test_wrong_margins_and_chances_are_refused():
    grid = ly.whitespace_grid(WALLET)
    refused(lambda: ly.opportunities(WALLET, MARGINS), "whitespace_grid", "DataFrame")
    refused(lambda: ly.opportunities(grid, {"primers": 0.2}), "margins", "top coats")
    refused(lambda: ly.opportunities(grid, {**MARGINS, "primers": 20}), "margins", "0.3 for 30 %")
    refused(lambda: ly.opportunities(grid, MARGINS, 30), "chances", "fraction")
    refused(lambda: ly.opportunities(grid, MARGINS, {"shared": 30}), "shared", "fraction")
    refused(lambda: ly.opportunities(grid, MARGINS, {"shared": 0.3}), "chances", "competitor")
    refused(lambda: ly.opportunities(grid, MARGINS, {**ly.CHANCES, "not known": 0.1}), "find out first")
    refused(lambda: ly.whitespace_grid(WALLET.drop(columns="supplier")), "wallet", "supplier")


def test_groups_are_counted_from_purchases():
    purchases = pd.DataFrame({"coating": [95.0, 0.0], "spare part": [5.0, 20.0]}, ["Alder", "Birch"])
    assert ly.groups_bought(purchases).to_list() == [2, 1]
    assert ly.groups_bought(purchases, 0.1).to_list() == [1, 1]
    assert ly.groups_bought(-purchases).to_list() == [0, 0]  # goods taken back are none bought
    refused(lambda: ly.groups_bought(purchases, 10), "least_share", "fraction")
    refused(lambda: ly.groups_bought(pd.concat([purchases, purchases])), "purchases", "Alder")


def test_a_mean_profit_hides_those_who_lose():
    groups = {"Alder": 4, "Birch": 4, "Cedar": 1, "Dogwood": 1}
    profit = {"Alder": 100.0, "Birch": -40.0, "Cedar": 10.0, "Dogwood": -10.0}
    table = ly.cross_selling(groups, profit)
    assert table.loc[4].to_list() == [2, 1, 60, 30, 40]
    assert table.loc[1, "losses"] == 10
    across = ly.buying_across(groups, profit)
    assert (across.accounts, across.losing, across.losing_share) == (2, 1, 0.5)
    assert (across.losses, across.share_of_losses) == (40, 0.8)


@given(by_account(st.tuples(st.integers(0, 8), profits)))
def test_no_account_and_no_yuan_is_lost_between_the_groups(table):
    groups, profit = ({a: v[i] for a, v in table.items()} for i in (0, 1))
    result = ly.cross_selling(groups, profit)
    assert result["accounts"].sum() == len(table)
    assert result["losing"].sum() == sum(value < 0 for value in profit.values())
    assert result["profit"].sum() == pytest.approx(sum(profit.values()), abs=1e-3)
    least = max(1, min(groups.values()))
    if max(groups.values()) >= least:
        across = ly.buying_across(groups, profit, least)
        assert 0 <= across.share_of_losses <= 1
        assert across.losing <= across.accounts


def test_a_cross_sale_counts_what_it_displaces_and_what_it_costs_to_serve():
    sale = ly.cross_sale(
        400_000, 0.30, extra_cost_to_serve_cny=50_000, displaced_cny=30_000, cost_once_cny=80_000
    )
    assert (sale.contribution, sale.net, sale.payback_years) == (120_000, 40_000, 2)
    assert ly.cross_sale(400_000, 0.1, extra_cost_to_serve_cny=40_000).payback_years == float("inf")
    refused(lambda: ly.cross_sale(400_000, 30, extra_cost_to_serve_cny=0), "margin", "0.25 for 25 %")
    refused(lambda: ly.cross_sale(-1, 0.3, extra_cost_to_serve_cny=0), "revenue_cny")


def test_what_cannot_be_counted_is_refused():
    refused(lambda: ly.cross_selling({"Alder": 1.5}, {"Alder": 3.0}), "Alder", "whole number")
    refused(lambda: ly.cross_selling({"Alder": 1}, {"Birch": 3.0}), "profit", "Alder")
    refused(lambda: ly.buying_across({"Alder": 1}, {"Alder": 3.0}), "No account", "4")
