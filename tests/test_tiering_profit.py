"""Profit after cost to serve and the whale curve: published cases, properties, refusals."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tiering_checks import by_account, profits, refused

from kam_helpers import tiering as t

# Dakota Office Products (Kaplan, Harvard Business School case): two customers of nearly equal sales.
DAKOTA_RATES = {
    "carton handled": 52,
    "commercial shipping": 6,
    "desktop delivery": 220,
    "manual order": 10,
    "order line": 4,
    "EDI order": 5,
}
DAKOTA_DRIVERS = pd.DataFrame(
    [[200, 200, 0, 6, 60, 6], [200, 150, 25, 100, 180, 0]], index=["A", "B"], columns=list(DAKOTA_RATES)
)
DAKOTA_SALES = pd.Series({"A": 103_000, "B": 104_000})
DAKOTA_GOODS = pd.Series({"A": 85_000, "B": 85_000})
DAKOTA_RECEIVABLES = pd.Series({"A": 9_000, "B": 30_000})


def dakota(**changes):
    given_ = {
        "revenue": DAKOTA_SALES,
        "cost_of_goods": DAKOTA_GOODS,
        "drivers": DAKOTA_DRIVERS,
        "rates": DAKOTA_RATES,
        "receivables": DAKOTA_RECEIVABLES,
    }
    return t.customer_profit(**(given_ | changes))


def test_dakota_office_products():
    profit = dakota()
    assert profit["profit"].to_dict() == pytest.approx({"A": 5_170, "B": -2_520})
    assert profit["margin_on_sales"].round(4).to_dict() == {"A": 0.0502, "B": -0.0242}


def test_the_published_dakota_margins_are_on_cost_of_goods():
    """A published deck prints 6.1 % and −3.0 %; that is profit ÷ cost of goods, not ÷ sales."""
    profit = dakota()
    on_goods = (profit["profit"] / profit["cost_of_goods"]).round(3)
    assert on_goods.to_dict() == {"A": 0.061, "B": -0.030}


def test_profit_walk_leads_from_revenue_to_profit():
    walk = t.profit_walk(dakota(), t.activity_costs(DAKOTA_DRIVERS, DAKOTA_RATES), "B")
    changes = walk[walk["kind"] == "change"]["amount"]
    assert walk["amount"].iloc[0] + changes.sum() == pytest.approx(-2_520)
    assert walk["amount"].iloc[-1] == pytest.approx(-2_520)
    bars = walk[walk["kind"] == "change"]
    assert (bars["end"] - bars["start"]).to_list() == pytest.approx(bars["amount"].to_list())
    assert bars["start"].to_list()[1:] == pytest.approx(bars["end"].to_list()[:-1])
    assert "EDI order" not in walk.index  # B sends none
    refused(lambda: t.profit_walk(dakota(), DAKOTA_DRIVERS, "Z"), "no account “Z”")


def test_an_account_served_without_sales_keeps_its_cost():
    drivers = pd.concat([DAKOTA_DRIVERS, DAKOTA_DRIVERS.loc[["B"]].rename({"B": "Target"})])
    row = dakota(drivers=drivers).loc["Target"]
    assert row["profit"] == -row["cost_to_serve"] < 0
    assert np.isnan(row["margin_on_sales"])


def test_without_receivables_there_is_no_charge():
    assert (dakota(receivables=None)["receivables_charge"] == 0).all()


@given(st.permutations(["A", "B"]), st.permutations(list(DAKOTA_RATES)), st.floats(0.01, 100))
def test_order_of_rows_columns_and_unit_of_money_do_not_matter(rows, columns, scale):
    again = t.customer_profit(
        DAKOTA_SALES[rows] * scale,
        DAKOTA_GOODS * scale,
        DAKOTA_DRIVERS.loc[rows[::-1], columns],
        {name: rate * scale for name, rate in DAKOTA_RATES.items()},
        DAKOTA_RECEIVABLES[rows] * scale,
    )
    assert (again["profit"] / scale).to_dict() == pytest.approx(dakota()["profit"].to_dict())
    assert again["margin_on_sales"].to_dict() == pytest.approx(dakota()["margin_on_sales"].to_dict())


def test_what_does_not_fit_together_is_refused():
    refused(lambda: dakota(rates={"order line": 4}), "rates", "nothing for 5", "carton handled")
    refused(lambda: dakota(rates={**DAKOTA_RATES, "order line": None}), "rates", "missing")
    refused(lambda: dakota(cost_of_goods=DAKOTA_GOODS[["A"]]), "cost of goods", "B")
    refused(lambda: dakota(drivers=DAKOTA_DRIVERS * -1), "negative")
    refused(lambda: dakota(carrying_rate="10 %"), "carrying_rate")
    refused(lambda: dakota(drivers=[1, 2]), "drivers", "table")


def payments(rows):
    table = pd.DataFrame(rows, columns=["account_id", "invoice_date", "due_date", "paid_date", "amount_cny"])
    dates = ["invoice_date", "due_date", "paid_date"]
    return table.assign(**{name: pd.to_datetime(table[name]) for name in dates})


PAYMENTS = payments(
    [
        ("Alder", "2026-01-01", "2026-01-05", "2026-01-06", 100.0),
        ("Alder", "2026-01-05", "2026-01-10", None, 200.0),
        ("Birch", "2025-12-20", "2026-01-03", "2026-01-03", 50.0),
        ("Birch", "2026-02-01", "2026-03-03", None, 999.0),
    ]
)


def test_average_receivables_by_counting_days():
    by_day = {
        name: [
            rows.loc[
                (rows["invoice_date"] <= day) & (rows["paid_date"].isna() | (rows["paid_date"] > day)),
                "amount_cny",
            ].sum()
            for day in pd.date_range("2026-01-01", "2026-01-10")
        ]
        for name, rows in PAYMENTS.groupby("account_id")
    }
    ours = t.average_receivables(PAYMENTS, "2026-01-01", "2026-01-10")
    assert ours.to_dict() == pytest.approx({name: np.mean(days) for name, days in by_day.items()})


def test_a_period_that_ends_before_it_starts_is_refused():
    refused(lambda: t.average_receivables(PAYMENTS, "2026-02-01", "2026-01-01"), "before it starts")


def test_days_late_are_weighted_by_amount_and_run_on_while_unpaid():
    late = t.days_late(PAYMENTS, as_of="2026-01-20")
    assert late["Alder"] == pytest.approx((1 * 100 + 10 * 200) / 300)
    assert late["Birch"] == 0


def test_days_late_leave_credit_notes_out():
    credit = payments([("Alder", "2026-01-01", "2026-01-02", "2026-01-30", -80.0)])
    assert np.isnan(t.days_late(credit)["Alder"])


def test_kanthal():
    """Kanthal (Kaplan, Harvard Business School case): the best 20 % earn 225 % of profit.

    Published is that figure alone; the accounts are constructed so that the whole is 100 %.
    """
    profit = [112.5] * 2 + [0.0] * 7 + [-125.0]
    whale = t.whale_curve(profit)
    assert whale.peak_share == pytest.approx(2.25)
    assert whale.peak_accounts / len(profit) == 0.20
    assert t.top_share(profit, 0.2) == pytest.approx(2.25)
    assert whale.loss_makers.to_list() == [-125.0]


def test_controlling_wiki():
    """ControllingWiki: 20 % of customers contribute 140 %, another 20 % erode 40 % (accounts constructed)."""
    whale = t.whale_curve([70.0, 70.0, 0, 0, 0, 0, 0, 0, -10.0, -30.0])
    assert whale.peak_share == pytest.approx(1.40)
    assert whale.lost_share == pytest.approx(0.40)
    assert len(whale.loss_makers) == 2
    assert whale.loss_makers.iloc[0] == -30


@given(by_account(profits), st.randoms(use_true_random=False), st.floats(0.01, 100))
def test_a_whale_ends_at_one_and_peaks_at_one_or_above(values, random, scale):
    assume(sum(values.values()) > 1)
    whale = t.whale_curve(values)
    curve = whale.curve["cumulative_share"]
    assert curve.iloc[-1] == pytest.approx(1)
    assert whale.peak_share >= 1 - 1e-9
    assert whale.peak_share == pytest.approx(curve.max())
    assert curve.iloc[whale.peak_accounts - 1] == pytest.approx(whale.peak_share)
    assert whale.peak_accounts == sum(v > 0 for v in values.values())
    assert whale.loss_makers.is_monotonic_increasing
    names = list(values)
    random.shuffle(names)
    again = t.whale_curve({name: values[name] * scale for name in names})
    assert again.peak_share == pytest.approx(whale.peak_share)
    assert list(again.curve.index) == list(whale.curve.index)


def test_accounts_that_earn_nothing_together_have_no_whale():
    refused(lambda: t.whale_curve([10, -30]), "-20.00", "above zero")


def test_an_account_without_its_activities_is_refused_and_not_taken_for_free():
    drivers = pd.DataFrame({"visit": [3]}, index=["A001"])
    refused(lambda: t.customer_profit({"Alder": 10.0}, {"Alder": 4.0}, drivers, {"visit": 1.0}), "Alder")


def test_a_total_beyond_numbers_is_refused():
    refused(lambda: t.gini([1e308, 1e308]), "above zero")
