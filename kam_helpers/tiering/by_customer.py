"""From invoice lines to one row per customer: totals, and recency–frequency–value.

Written for ten million lines on two cores: categories are counted by their codes, in passes that grow with
the lines.
"""

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..text import _, ngettext
from . import _check
from .concentration import largest_first


def customer_totals(lines, by="customer", value="amount"):
    """Sum of ``value`` per ``by``, largest first; equal sums in order of name.

    ``lines`` are invoice lines (one row each, returns negative), as ``read_ledger(…).lines`` gives them.

    >>> lines = pd.DataFrame({"customer": ["Alder", "Birch", "Alder"], "amount": [40.0, 100.0, 20.0]})
    >>> customer_totals(lines).to_dict()
    {'Birch': 100.0, 'Alder': 60.0}
    """
    _check.frame(lines, _("invoice lines"), [by, value])
    codes, names = _codes(lines[by])
    totals = np.bincount(codes, weights=_amounts(lines[value], by=codes, names=names), minlength=len(names))
    present = np.bincount(codes, minlength=len(names)) > 0  # a category may have no lines in this period
    return largest_first(pd.Series(totals[present], index=names[present].rename(by), name=value))


def recency_frequency_value(lines, as_of=None, by="customer", date="date", invoice="invoice", value="amount"):
    """When each customer last bought, how often, and for how much: one row per customer, largest value first.

    ``recency_days``: days from the last purchase to ``as_of`` (default: the last date in ``lines``); later
    lines are left out, so that the past can be seen as it was known. ``frequency``: number of distinct
    invoices if the table has that column with every number filled, else number of distinct days with a
    purchase. ``value``: the sum of ``value`` in CNY, returns deducted. A return is no purchase: lines of zero
    or less count in ``value`` only. Who only returned has no recency and frequency 0. The three measures are
    a common heuristic of direct marketing (Hughes 1994).
    """
    _check.frame(lines, _("invoice lines"), [by, date, value])
    days = _days(lines[date])
    end = days.max() if as_of is None else np.datetime64(pd.Timestamp(as_of), "D").astype(np.int64)
    if (days > end).any():
        lines, days = lines[days <= end], days[days <= end]
        _check.frame(lines, _("invoice lines up to {date}").format(date=pd.Timestamp(as_of).date()))
    codes, names = _codes(lines[by])
    amounts = _amounts(lines[value], by=codes, names=names)
    result = pd.DataFrame({"value": np.bincount(codes, weights=amounts, minlength=len(names))}, index=names)
    orders = _order_codes(lines, invoice)
    bought = amounts > 0
    present = np.bincount(codes, minlength=len(names)) > 0
    if not bought.all():
        codes, days = codes[bought], days[bought]
        orders = None if orders is None else orders[bought]
    last = np.full(len(names), np.iinfo(np.int64).min)
    np.maximum.at(last, codes, days)
    result["frequency"] = _distinct_per(
        codes, days - days.min(initial=end) if orders is None else orders, len(names)
    )
    result["recency_days"] = np.where(result["frequency"] > 0, (end - last).astype(float), np.nan)
    result = result[present].rename_axis(by)
    return result.loc[largest_first(result["value"]).index, ["recency_days", "frequency", "value"]]


def _codes(column):
    """Whole numbers 0 … k − 1 for the labels of ``column``, and the k labels. Categories cost nothing
    here."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes, names = column.cat.codes.to_numpy(), column.cat.categories
    else:
        codes, names = pd.factorize(column)
        names = pd.Index(names)
    if codes.min() < 0:
        raise CourseError(
            ngettext(
                "“{column}” is empty in {n} line. Leave it out or name it.",
                "“{column}” is empty in {n} lines. Leave them out or name them.",
                int((codes < 0).sum()),
            ).format(column=column.name, n=int((codes < 0).sum()))
        )
    return codes.astype(np.intp, copy=False), names


def _amounts(column, by, names):
    if not pd.api.types.is_numeric_dtype(column.dtype):
        return _check.numbers(column, column.name).to_numpy()
    amounts = column.to_numpy(dtype=float, na_value=np.nan)
    if not np.isfinite(
        amounts.sum()
    ):  # one pass instead of a mask: this is the hot path of ten million lines
        bad = int(np.flatnonzero(~np.isfinite(amounts))[0])
        raise CourseError(
            _(
                "“{column}” of {account} is missing or infinite in line {n}. Fill it or leave the line out."
            ).format(column=column.name, account=names[by[bad]], n=bad + 1)
        )
    return amounts


def _days(column):
    if not pd.api.types.is_datetime64_any_dtype(column.dtype):
        raise CourseError(
            _(
                "“{column}” must hold dates; this is {kind}. Turn it into dates first (pandas.to_datetime)."
            ).format(column=column.name, kind=column.dtype)
        )
    if column.hasnans:
        raise CourseError(
            _("“{column}” has lines without a date. Leave them out.").format(column=column.name)
        )
    return column.dt.tz_localize(None).to_numpy().astype("datetime64[D]").astype(np.int64)


def _order_codes(lines, invoice):
    """Codes of the invoice numbers, or None when the days have to stand in for them."""
    if invoice not in lines.columns or lines[invoice].hasnans:
        return None
    return _codes(lines[invoice])[0]


def _distinct_per(codes, other, n):
    """How many distinct ``other`` each of the ``n`` codes has.

    An invoice nearly always has one customer. So each ``other`` first belongs to one owner, in one pass; only
    the lines whose owner is someone else are sorted.
    """
    if not len(codes):
        return np.zeros(n, dtype=np.int64)
    size = int(other.max()) + 1
    owner = np.full(size, -1, dtype=np.intp)
    owner[other] = codes
    found = np.bincount(owner[owner >= 0], minlength=n)
    shared = owner[other] != codes
    if shared.any():
        pairs = np.unique(codes[shared] * size + other[shared])
        found += np.bincount(pairs // size, minlength=n)
    return found
