"""Tables that read well: units from the names of the columns, and every name inert."""

from collections.abc import Mapping
from functools import partial

import pandas as pd
from pandas.api import types

from .formats import money, percent, table_html
from .text import _

# A column is money or a share by what it is called in the models; anything else is shown as it is.
_MONEY = {
    "revenue",
    "cost_of_goods",
    "gross_margin",
    "cost_to_serve",
    "receivables_charge",
    "profit",
    "mean",
    "cost",
    "cost_per_account",
    "amount",
    "margin",
    "clp",
    "bonus",
    "bonus_on_losses",
    "gain",
    "net",
    "worth",
    "lost",
    "purchases",
    "attraction",
    "barrier",
    "staying_force",
    "losses",
    "profit_per_account",
    "kept_profit",
    "clp_before",
    "clp_after",
    "gross",
    "rival_incentive",
    "saving",
    "savings_worth",
    "bundle_price",
    "discount_lost",
    "to_leave",
    "rival_must_ask",
    "cost_once",
    "cost_a_year",
    "against_clip",
}
_SHARES = {
    "share",
    "cumulative_share",
    "account_share",
    "margin_on_sales",
    "tender_share",
    "kept",
    "retention",
    "discount_rate",
    "renewal",
    "answered_in_time",
    "good_recovery",
    "recovery_rate",
    "leaving",
    "leaving_before",
    "leaving_after",
    "inferred",
    "observed",
    "threshold",
    "needed_discount",
}


class Shown:
    """A table as it is shown: HTML in a notebook, aligned text elsewhere."""

    def __init__(self, frame, caption=None, shares=()):
        frame = frame.to_frame() if isinstance(frame, pd.Series) else frame
        self.frame = frame.set_axis(_labels(frame.index), axis=0).set_axis(_labels(frame.columns), axis=1)
        self.caption = caption
        digits = shares if isinstance(shares, Mapping) else dict.fromkeys(shares, 0)
        self.shares = {name: partial(percent, digits=number) for name, number in digits.items()}

    def _formats(self):
        return {
            name: self.shares.get(name) or _format_of(str(name), self.frame[name])
            for name in self.frame.columns
        }

    def _repr_html_(self):
        spoken = self.frame.rename(columns=_spoken)
        return table_html(
            spoken.rename_axis(index=_spoken(self.frame.index.name or "")),
            {_spoken(name): show for name, show in self._formats().items()},
            self.caption,
        )

    def __repr__(self):
        formats = self._formats()
        text = self.frame.apply(lambda column: column.map(formats[column.name]))
        body = text.rename(columns=_spoken).to_string()
        return f"{self.caption}\n{body}" if self.caption else body


def table(frame, caption=None, shares=()):
    """Show a DataFrame or Series with its units: money as CNY 1.23 m, shares in percent, counts as they are.

    ``shares``: columns that are fractions although their name does not say so; as a mapping, with the digits
    to show after the point.

    >>> repr(table(pd.DataFrame({"share": [0.125], "accounts": [3]}, index=["Alder"]))).split()
    ['share', 'accounts', 'Alder', '12', '%', '3']
    >>> repr(table(pd.DataFrame({"offered": [-0.125]}, index=["Alder"]), shares={"offered": 1})).split()
    ['offered', 'Alder', '−12.5', '%']
    """
    return Shown(frame, caption, shares)


def _labels(axis):
    """The labels of rows or columns; rates that name them are shown in percent like any other."""
    return axis.map(percent) if axis.name in _SHARES and types.is_float_dtype(axis.dtype) else axis


def _format_of(name, column):
    if types.is_bool_dtype(column):
        return lambda value: _("yes") if value else "–"
    if types.is_datetime64_any_dtype(column):
        return lambda value: "" if pd.isna(value) else f"{value:%Y-%m-%d}"
    if not types.is_numeric_dtype(column):
        return lambda value: "" if pd.isna(value) else str(value)
    if name in _MONEY or name.endswith("_cny"):
        return money
    if name in _SHARES or name.startswith("share_") or "_share" in name:
        return percent
    if types.is_integer_dtype(column):
        return lambda value: f"{value:,}"
    digits = 0 if (column.dropna() % 1 == 0).all() else 2
    return lambda value: "" if pd.isna(value) else f"{value:z,.{digits}f}".replace("-", "−")


def _spoken(name):
    return str(name).removesuffix("_cny").replace("_", " ")
