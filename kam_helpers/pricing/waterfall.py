"""The pocket-price waterfall (Marn & Rosiello 1992): from list to invoice to what is left in the pocket.

Money in CNY over the same time; the two price indices are shares of list, so that accounts that buy different
goods can be compared. The steps are the course's selection: put in what your company gives away.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _

TOTAL, DEDUCTION = N_("total"), N_("deduction")
CENT = 0.01  # a row of figures rounded to cents may be off by one for each of them


@dataclass(frozen=True)
class Step:
    """One bar: ``column`` of the elements (CNY), ``kind`` total or deduction, ``where`` a buyer sees it."""

    name: str
    chinese: str
    column: str
    kind: str
    where: str


STEPS = (
    Step(N_("list"), "目录价", "list_cny", TOTAL, N_("in the price list")),
    Step(N_("on-invoice discount"), "票面折扣", "on_invoice_discount_cny", DEDUCTION, N_("on the invoice")),
    Step(N_("invoice"), "发票价", "invoice_cny", TOTAL, N_("on the invoice")),
    Step(N_("rebate"), "返利", "rebate_cny", DEDUCTION, N_("paid back later")),
    Step(N_("payment terms"), "账期成本", "payment_terms_cny", DEDUCTION, N_("nowhere: it costs interest")),
    Step(N_("freight"), "运费", "freight_cny", DEDUCTION, N_("nowhere: we pay the carrier")),
    Step(N_("free service"), "免费服务", "service_free_cny", DEDUCTION, N_("nowhere: our people's hours")),
    Step(N_("pocket"), "实收价", "pocket_cny", TOTAL, N_("nowhere")),
)
_LIST, _INVOICE, _POCKET = (step.column for step in STEPS if step.kind == TOTAL)
_ON_INVOICE, *_OFF_INVOICE = (step.column for step in STEPS if step.kind == DEDUCTION)
_GIVEN = [_LIST, _ON_INVOICE, *_OFF_INVOICE]


def waterfall(elements):
    """From list to pocket, all rows of ``elements`` together.

    ``elements``: a table with list_cny and the deductions of STEPS (CNY; a deduction below 0 raises the
    price); invoice_cny and pocket_cny are computed, and must agree where given. Returns by step: kind, amount
    (CNY; deductions below 0), level (CNY after the step) and share_of_list (amount ÷ list).

    >>> row = dict(list_cny=100, on_invoice_discount_cny=10, rebate_cny=3, payment_terms_cny=1.5)
    >>> steps = waterfall(pd.DataFrame([row | dict(freight_cny=2, service_free_cny=1.5)]))
    >>> steps.loc[["list", "invoice", "pocket"], "level"].to_dict()
    {'list': 100.0, 'invoice': 90.0, 'pocket': 82.0}
    """
    sums = _checked(elements)[_GIVEN].sum()
    full = checks.above_zero(float(sums[_LIST]), _("the sum at list prices"))
    rows, level = [], 0.0
    for step in STEPS:
        if step.kind == DEDUCTION or step.column == _LIST:
            change = float(sums[step.column]) * (-1 if step.kind == DEDUCTION else 1)
            level += change
        amount = level if step.kind == TOTAL else change
        rows.append([step.kind, amount, level, amount / full])
    index = pd.Index([step.name for step in STEPS], name="step")
    return pd.DataFrame(rows, index, ["kind", "amount", "level", "share_of_list"])


def price_index(elements, by="account"):
    """Invoice and pocket price as shares of list.

    ``elements``: as in ``waterfall``, with the column ``by`` ("account", "product_group"; or a list of both).
    Returns by group: list, invoice, pocket (CNY), invoice_index and pocket_index (invoice, pocket ÷ list).
    """
    keys = [by] if isinstance(by, str) else list(by)
    checks.frame(elements, "elements", keys)
    table = _checked(elements)
    blank = elements[keys].isna().any(axis=1).to_numpy()
    if blank.any():
        raise CourseError(
            _("In “elements”, row {row} does not say whose it is ({keys}).").format(
                row=int(blank.argmax()) + 1, keys=", ".join(keys)
            )
        )
    groups = table.groupby([elements[key].astype(object) for key in keys], sort=False)
    sums = groups[[_LIST, _INVOICE, _POCKET]].sum().set_axis(["list", "invoice", "pocket"], axis=1)
    for group, amount in sums["list"].items():
        name = group if isinstance(group, str) else " · ".join(map(str, np.atleast_1d(group)))
        checks.above_zero(amount, _("list prices of {group}").format(group=name))
    sums["invoice_index"] = sums["invoice"] / sums["list"]
    sums["pocket_index"] = sums["pocket"] / sums["list"]
    return sums


@dataclass(frozen=True, eq=False)
class PriceBand:
    """How far pocket prices lie apart, each a share of list.

    ``prices``: pocket index by account (or group), lowest first. ``lowest``, ``highest``: who pays them;
    ``quartiles``: at 0.25, 0.5, 0.75; ``width`` = highest − lowest and ``middle_width`` (of the middle half).
    """

    prices: pd.Series
    lowest: str
    highest: str
    quartiles: pd.Series

    @property
    def width(self):
        return float(self.prices.iloc[-1] - self.prices.iloc[0])

    @property
    def middle_width(self):
        return float(self.quartiles.iloc[-1] - self.quartiles.iloc[0])


def price_band(elements, by="account"):
    """The pocket-price band over the accounts (or groups): who pays least and most, and how far apart.

    A wide band is no fault in itself: look whether the low prices are those of the accounts that earn them by
    size or cost. Arguments as in ``price_index``.
    """
    prices = price_index(elements, by)["pocket_index"].sort_values(kind="stable")
    quartiles = prices.quantile([0.25, 0.5, 0.75])
    return PriceBand(prices, prices.index[0], prices.index[-1], quartiles)


def _checked(elements):
    """The figures as floats, invoice and pocket computed; a table that does not add up is refused."""
    table = checks.frame(elements, "elements", _GIVEN)
    figures = pd.DataFrame({name: checks.numbers(table[name], name).to_numpy() for name in _GIVEN})
    if (figures[_LIST] < 0).any():
        raise CourseError(
            _("In “elements”, row {row} has a list price below zero.").format(
                row=int(figures[_LIST].lt(0).idxmax()) + 1
            )
        )
    figures[_INVOICE] = figures[_LIST] - figures[_ON_INVOICE]
    figures[_POCKET] = figures[_INVOICE] - figures[_OFF_INVOICE].sum(axis=1)
    for name in (_INVOICE, _POCKET):
        if name in table:
            given = checks.numbers(table[name], name).to_numpy()
            off = (np.abs(given - figures[name]) > CENT * len(STEPS)).to_numpy()
            if off.any():
                row = int(off.argmax())
                raise CourseError(
                    _(
                        "In “elements”, row {row} does not add up: “{name}” is {given:,.2f}, list less the "
                        "deductions before it is {computed:,.2f}."
                    ).format(row=row + 1, name=name, given=given[row], computed=figures[name][row])
                )
    return figures.set_axis(table.index, axis=0)
