"""From invoice lines to customers, against plain pandas."""

import numpy as np
import pandas as pd
import pytest
from tiering_checks import refused

from kam_helpers import tiering as t

DAYS = pd.date_range("2026-01-01", periods=40, freq="D")


def ledger(n=500, seed=1, categories=True, shared_invoices=False):
    rng = np.random.default_rng(seed)
    customer = rng.integers(0, 12, n)
    invoice = rng.integers(0, 60, n)
    if not shared_invoices:
        invoice = invoice * 12 + customer
    lines = pd.DataFrame(
        {
            "customer": [f"Account {c:02d}" for c in customer],
            "date": DAYS[rng.integers(0, len(DAYS), n)],
            "invoice": [f"I{i}" for i in invoice],
            "amount": rng.normal(50, 60, n).round(2),
        }
    )
    return lines.astype({"customer": "category", "invoice": "category"}) if categories else lines


def by_pandas(lines, as_of, key):
    """The same measures written the plain way."""
    lines = lines[lines["date"] <= as_of]
    bought = lines[lines["amount"] > 0].groupby("customer", observed=True)
    result = lines.groupby("customer", observed=True)["amount"].sum().to_frame("value")
    result["frequency"] = bought[key].nunique()
    result["recency_days"] = (as_of - bought["date"].max()).dt.days
    result["frequency"] = result["frequency"].fillna(0)
    return result[["recency_days", "frequency", "value"]]


@pytest.mark.parametrize("categories", [True, False])
@pytest.mark.parametrize("shared_invoices", [True, False])
@pytest.mark.parametrize("as_of", [DAYS[-1], DAYS[20]])
def test_recency_frequency_value_equals_plain_pandas(categories, shared_invoices, as_of):
    lines = ledger(categories=categories, shared_invoices=shared_invoices)
    ours = t.recency_frequency_value(lines, as_of=as_of)
    expected = by_pandas(lines, as_of, "invoice")
    expected.index = expected.index.astype(ours.index.dtype)
    pd.testing.assert_frame_equal(
        ours.sort_index(), expected.sort_index(), check_dtype=False, check_names=False
    )
    assert ours["value"].is_monotonic_decreasing


@pytest.mark.parametrize("gap", ["no column", "a number missing"])
def test_without_invoice_numbers_days_with_a_purchase_are_counted(gap):
    lines = ledger(categories=False)
    if gap == "no column":
        lines = lines.drop(columns="invoice")
    else:
        lines.loc[3, "invoice"] = None
    ours = t.recency_frequency_value(lines)
    expected = by_pandas(lines, lines["date"].max(), "date")
    assert ours["frequency"].to_dict() == expected["frequency"].to_dict()


def test_a_return_is_no_purchase():
    lines = pd.DataFrame(
        {
            "customer": ["Alder", "Alder", "Birch"],
            "date": pd.to_datetime(["2026-01-01", "2026-03-01", "2026-03-01"]),
            "invoice": ["1", "2", "3"],
            "amount": [100.0, -30.0, -5.0],
        }
    )
    result = t.recency_frequency_value(lines)
    assert result.loc["Alder"].to_dict() == {"recency_days": 59, "frequency": 1, "value": 70}
    assert np.isnan(result.loc["Birch", "recency_days"])
    assert result.loc["Birch", "frequency"] == 0


def test_customer_totals_equal_plain_pandas_and_drop_empty_categories():
    lines = ledger()
    lines["customer"] = lines["customer"].cat.add_categories("nobody")
    totals = t.customer_totals(lines)
    expected = lines.groupby("customer", observed=True)["amount"].sum()
    assert "nobody" not in totals.index
    assert totals.to_dict() == pytest.approx(expected.to_dict())
    assert totals.is_monotonic_decreasing


def test_rows_in_any_order_give_the_same_customers():
    lines = ledger()
    shuffled = lines.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(t.recency_frequency_value(shuffled), t.recency_frequency_value(lines))


def test_other_column_names_can_be_given():
    lines = ledger().rename(columns={"customer": "account_id", "amount": "amount_cny"})
    totals = t.customer_totals(lines, by="account_id", value="amount_cny")
    assert totals.sum() == pytest.approx(lines["amount_cny"].sum())


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda x: x.drop(columns="amount"), ["no column “amount”", "customer"]),
        (lambda x: x.iloc[:0], ["no rows"]),
        (lambda x: x.assign(amount="12"), ["amount", "not one"]),
        (lambda x: x.assign(amount=x["amount"].where(x.index != 4)), ["amount", "line 5"]),
        (lambda x: x.assign(customer=x["customer"].where(x.index > 1)), ["customer", "2 lines"]),
        (lambda x: x.assign(date="2026-01-01"), ["date", "dates"]),
        (lambda x: x.assign(date=x["date"].where(x.index != 2)), ["date", "without"]),
        (lambda x: "ledger.csv", ["table"]),
    ],
)
def test_a_ledger_that_cannot_be_read_is_refused_in_words(spoil, words):
    refused(lambda: t.recency_frequency_value(spoil(ledger())), *words)


def test_nothing_before_the_day_asked_for():
    refused(
        lambda: t.recency_frequency_value(ledger(), as_of="2020-01-01"), "no invoice line up to 2020-01-01"
    )
