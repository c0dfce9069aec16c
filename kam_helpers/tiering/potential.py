"""From what a participant has to what tiering needs: revenue, profit if known, and factors of potential."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..formats import CURRENCY
from ..text import N_, _
from .by_customer import recency_frequency_value
from .portfolio import open_wallet, potential_score

# Which facts stand for an account's potential, their label and weight out of 10: course assumptions.
# Each is scaled by rank among the accounts (0 = lowest, 1 = highest), so that no unit outweighs another.
FACTORS = {
    "open_wallet": (N_("Open wallet"), 5),
    "market_growth": (N_("Market growth"), 3),
    "technology_fit": (N_("Technology fit"), 2),
    "recent_growth": (N_("Recent growth"), 5),
    "breadth": (N_("Products bought"), 3),
    "frequency": (N_("Order frequency"), 2),
}
_RECENT = pd.Timedelta(days=182)  # "recent" is the last half year against the half year before


@dataclass(frozen=True)
class Facts:
    """One row per account in every field, in the same order (by name).

    ``revenue`` and ``profit`` in ``currency`` for the whole period; ``profit`` is None when the cost to serve
    is not known, and ``why_no_profit`` says so in words. ``factors``: account × factor, each 0 … 1.
    """

    revenue: pd.Series
    profit: pd.Series | None
    factors: pd.DataFrame
    currency: str = CURRENCY
    why_no_profit: str = ""


def facts_of(source):
    """Facts from a table of accounts, a ledger (``read_ledger(…)``) or a table of invoice lines.

    A table of accounts has one row per account with ``revenue`` (and ``profit``), and at least one of
    ``wallet_cny`` with ``share_of_wallet_percent``, ``market_growth_percent``, ``technology_fit``. Invoice
    lines have ``customer``, ``date`` and ``amount`` (and ``product``, ``invoice``). Anything else is refused
    with CourseError.
    """
    lines = getattr(source, "lines", source)
    if not isinstance(lines, pd.DataFrame):
        raise CourseError(
            _("This needs a table of accounts or a ledger; this is a {kind}.").format(
                kind=type(source).__name__
            )
        )
    if {"customer", "amount"} <= set(lines.columns):
        return _from_lines(lines, getattr(source, "currency", None) or "")
    if "revenue" in lines.columns:
        return _from_accounts(lines)
    raise CourseError(
        _(
            "The table has neither “revenue” (one row per account) nor “customer” and “amount” "
            "(invoice lines). Its columns are: {columns}."
        ).format(columns=", ".join(map(str, lines.columns)))
    )


def factor_weights(factors):
    """The weight of each named factor of potential, out of 10 (course assumption)."""
    return {name: FACTORS[name][1] for name in factors}


def potential_of(source):
    """Potential of each account, 0 … 1, at the course's weights. ``source``: anything ``facts_of`` reads."""
    factors = facts_of(source).factors
    return potential_score(factors, factor_weights(factors.columns))


def _from_accounts(table):
    if "account" in table.columns:
        table = table.set_index("account")
    if not table.index.is_unique:
        raise CourseError(
            _("{account} appears more than once. Add its rows up first.").format(
                account=table.index[table.index.duplicated()][0]
            )
        )
    table = _by_name(table)
    raw = {}
    if {"wallet_cny", "share_of_wallet_percent"} <= set(table.columns):
        share = _numbers(table, "share_of_wallet_percent") / 100
        known = share.notna() & _numbers(table, "wallet_cny").notna()
        raw["open_wallet"] = open_wallet(_numbers(table, "wallet_cny")[known], share[known]).reindex(
            table.index
        )
    if "market_growth_percent" in table.columns:
        raw["market_growth"] = _numbers(table, "market_growth_percent")
    if "technology_fit" in table.columns:
        raw["technology_fit"] = _numbers(table, "technology_fit")
    if not raw:
        raise CourseError(
            _(
                "Nothing in the table speaks of potential. Join at least one of these columns to it: "
                "wallet_cny with share_of_wallet_percent, market_growth_percent, technology_fit."
            )
        )
    profit = _known(table, "profit") if "profit" in table.columns else None
    why = "" if profit is not None else _("Profit is not on offer: the table has no column “profit”.")
    return Facts(_known(table, "revenue"), profit, _by_rank(raw), why_no_profit=why)


def _numbers(table, column):
    """The column as numbers; empty cells stay empty, text is refused."""
    numbers = pd.to_numeric(table[column], errors="coerce").astype(float)
    text = table[column][numbers.isna() & table[column].notna()]
    if len(text):
        raise CourseError(
            _("“{column}” of {account} is not a number: {value}.").format(
                column=column, account=text.index[0], value=text.iloc[0]
            )
        )
    return numbers


def _known(table, column):
    """The column as numbers, none of them missing: an empty cell is not zero."""
    numbers = _numbers(table, column)
    bad = numbers.index[~np.isfinite(numbers)]
    if len(bad):
        raise CourseError(
            _("“{column}” of {account} is missing. Fill it in, or leave the account out.").format(
                column=column, account=bad[0]
            )
        )
    return numbers


def _from_lines(lines, currency):
    measures = recency_frequency_value(lines)
    measures = _by_name(measures.set_axis(measures.index.astype(str)))
    raw = {"recent_growth": _recent_growth(lines)}
    if "product" in lines.columns:
        raw["breadth"] = lines.groupby("customer", observed=True)["product"].nunique()
    raw = {
        name: values.set_axis(values.index.astype(str)).reindex(measures.index)
        for name, values in raw.items()
    }
    raw["frequency"] = measures["frequency"]
    return Facts(
        measures["value"],
        None,
        _by_rank(raw),
        currency,
        _("Profit is not on offer: a ledger does not know what it costs to serve an account."),
    )


def _recent_growth(lines):
    """(Last half year − half year before) ÷ their sum, −1 … 1; 0 for who bought nothing in either."""
    end = lines["date"].max()
    totals = {}
    for name, start, stop in (("recent", end - _RECENT, end), ("before", end - 2 * _RECENT, end - _RECENT)):
        window = lines[(lines["date"] > start) & (lines["date"] <= stop)]
        totals[name] = window.groupby("customer", observed=True)["amount"].sum().clip(lower=0)
    totals = pd.DataFrame(totals).reindex(lines["customer"].unique()).fillna(0.0)
    both = totals["recent"] + totals["before"]
    return ((totals["recent"] - totals["before"]) / both.where(both > 0)).fillna(0.0)


def _by_name(table):
    return table.iloc[np.argsort(table.index.map(str), kind="stable")]


def _by_rank(raw):
    """Each column scaled to 0 … 1 by rank; equal values share a rank, unknown ones count as the lowest."""
    ranks = pd.DataFrame(raw).astype(float).rank(na_option="top") - 1
    return ranks / max(len(ranks) - 1, 1)
