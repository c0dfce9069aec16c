"""From invoice lines to one row per customer: totals, and recency–frequency–value.

Written for ten million lines on two cores: categories are counted by their codes, in passes that grow with
the lines.
"""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _, ngettext
from .concentration import largest_first

_BATCH = 2**16  # lines at a time: small enough to stay in the processor's cache


def customer_totals(lines, by="customer", value="amount"):
    """Sum of ``value`` per ``by``, largest first; equal sums in order of name.

    ``lines`` are invoice lines (one row each, returns negative), as ``read_ledger(…).lines`` gives them.

    >>> lines = pd.DataFrame({"customer": ["Alder", "Birch", "Alder"], "amount": [40.0, 100.0, 20.0]})
    >>> customer_totals(lines).to_dict()
    {'Birch': 100.0, 'Alder': 60.0}
    """
    checks.frame(lines, _("invoice lines"), [by, value])
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
    a common heuristic of direct marketing.
    """
    checks.frame(lines, _("invoice lines"), [by, date, value])
    codes, names = _codes(lines[by])
    amounts, dates = _amounts(lines[value], by=codes, names=names), _dates(lines[date])
    first, end = _day(dates.min()), _day(dates.max() if as_of is None else np.datetime64(pd.Timestamp(as_of)))
    orders = _order_codes(lines, invoice)
    n, size = len(names), int(_day(dates.max()) - first if orders is None else orders.max()) + 1
    known, total, last = np.zeros(n, dtype=np.intp), np.zeros(n), np.full(n, first)
    bought = _Distinct(n, size)
    for start in range(0, len(lines), _BATCH):
        batch = slice(start, start + _BATCH)
        code, day, amount = codes[batch].astype(np.intp), _day(dates[batch]), amounts[batch]
        order = day - first if orders is None else orders[batch].astype(np.intp)
        if day.max() > end:
            code, day, amount, order = (column[day <= end] for column in (code, day, amount, order))
        known += np.bincount(code, minlength=n)
        total += np.bincount(code, weights=amount, minlength=n)
        purchase = amount > 0
        code = code[purchase]
        np.maximum.at(last, code, day[purchase])
        bought.add(code, order[purchase])
    if not known.any():
        raise CourseError(_("There is no invoice line up to {date}.").format(date=pd.Timestamp(as_of).date()))
    frequency = bought.counts()
    recency = np.where(frequency > 0, (end - last).astype(float), np.nan)
    result = pd.DataFrame(
        {"recency_days": recency, "frequency": frequency, "value": total}, index=names.rename(by)
    )[known > 0]
    return result.loc[largest_first(result["value"]).index]


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
    return codes, names


def _amounts(column, by, names):
    if not pd.api.types.is_numeric_dtype(column.dtype):
        return checks.numbers(column, column.name).to_numpy()
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


def _dates(column):
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
    return column.dt.tz_localize(None).to_numpy()


def _day(dates):
    """Days since 1970 as whole numbers."""
    return dates.astype("datetime64[D]").astype(np.int64)


def _order_codes(lines, invoice):
    """Codes of the invoice numbers, or None when the days have to stand in for them."""
    if invoice not in lines.columns or lines[invoice].hasnans:
        return None
    return _codes(lines[invoice])[0]


class _Distinct:
    """How many distinct orders (codes below ``size``) each of ``n`` customers has, batch after batch.

    An order nearly always has one customer. So the first customer seen owns it, in one pass without sorting;
    only the lines of an order that somebody else owns are kept and sorted at the end.
    """

    def __init__(self, n, size):
        self._n, self._size = n, size
        self._owner = np.full(size, -1, dtype=np.int32)
        self._shared = []

    def add(self, code, order):
        owner = self._owner[order]
        free = owner < 0
        if free.any():
            self._owner[order[free]] = code[free]
            owner = self._owner[order]
        other = owner != code
        if other.any():
            self._shared.append(np.unique(code[other] * self._size + order[other]))

    def counts(self):
        found = np.bincount(self._owner[self._owner >= 0], minlength=self._n)
        if self._shared:
            pairs = np.unique(np.concatenate(self._shared))
            found += np.bincount(pairs // self._size, minlength=self._n)
        return found
