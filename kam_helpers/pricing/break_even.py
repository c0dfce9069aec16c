"""Break-even of a price change: how much volume makes up for a cut, or may be lost after an increase.

Sourced: Nagle's break-even sales change, −Δ ÷ (margin + Δ), and the reactive one, cut ÷ margin. The margin is
the contribution margin: price less the *avoidable* cost of one more unit, as a fraction of the price. A lower
margin needs more volume for a cut and bears more loss of volume after an increase. A price change is signed
(−0.05: 5 % less); a ``cut`` is written without a minus sign.
"""

import math

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..text import N_, _
from .inputs import check_change, check_cut, check_margin, check_prices, margin_left

LEVERS = (N_("price"), N_("variable cost"), N_("volume"), N_("fixed cost"))


def break_even_volume_change(price_change, margin, cost_change=0.0):
    """The change of volume at which the contribution is as high as before, as a fraction of the volume.

    ``price_change``: fraction of the old price, signed. ``margin``: contribution margin before, fraction of
    the price. ``cost_change``: of the avoidable unit cost, as a fraction of the old *price* (0.02: a unit
    costs two points of the price more). Below 0: so much volume may be lost. Refused where the change leaves
    no margin. Source: Nagle.

    >>> round(break_even_volume_change(-0.05, 0.45), 3), round(break_even_volume_change(0.10, 0.22), 4)
    (0.125, -0.3125)
    """
    margin = check_margin(margin)
    change, dearer = check_change(price_change, "price_change"), check_change(cost_change, "cost_change")
    return (dearer - change) / margin_left(margin, change, dearer)


def break_even_of_prices(price_cny, new_price_cny, unit_cost_cny, new_unit_cost_cny=None):
    """The same from prices and avoidable unit costs in money (CNY each; the cost stays unless given).

    >>> round(break_even_of_prices(2.50, 2.00, 1.00), 4), round(break_even_of_prices(2.50, 3.00, 1.00), 4)
    (0.5, -0.25)
    """
    price, cost = check_prices(price_cny, unit_cost_cny)
    new_cost = cost if new_unit_cost_cny is None else new_unit_cost_cny
    new_price, new_cost = check_prices(new_price_cny, new_cost)
    return (price - cost) / (new_price - new_cost) - 1


def reactive_break_even(cut, margin):
    """A rival is cheaper by ``cut``: the loss of volume at which following and holding the price are even.

    Cut ÷ margin, fractions: expect to lose less by holding, and holding earns more. Refused where the cut
    takes the whole margin: then even losing all the volume costs no more. Source: Nagle.

    >>> round(reactive_break_even(0.05, 0.30), 4)
    0.1667
    """
    cut, margin = check_cut(cut), check_margin(margin)
    margin_left(margin, -cut)
    return cut / margin


def break_even_curve(price_changes, margins, cost_change=0.0):
    """Break-even volume changes for several price changes and one or more margins, all as fractions.

    ``price_changes``: list or array, signed. ``margins``: a number or a list. Returns a table price_change ×
    margin; a cell is missing where the change leaves no margin.

    >>> break_even_curve([-0.05, 0.05], [0.25, 0.50]).round(3).to_numpy().tolist()
    [[0.25, 0.111], [-0.167, -0.091]]
    """
    changes = [check_change(value, "price_changes") for value in np.atleast_1d(price_changes).tolist()]
    margins = [check_margin(value, "margins") for value in np.atleast_1d(margins).tolist()]
    delta = np.array(changes)[:, None] - check_change(cost_change, "cost_change")
    left = np.array(margins) + delta
    broken = np.where(left > 1e-12, -delta / np.where(left > 1e-12, left, 1.0), np.nan)
    return pd.DataFrame(broken, pd.Index(changes, name="price_change"), pd.Index(margins, name="margin"))


def sales_to_hold_contribution(sales_cny, margin, price_change):
    """The sales (CNY) that earn the same contribution after a price change.

    >>> round(sales_to_hold_contribution(60_000_000, 0.30, -0.10))
    81000000
    """
    sales = checks.amount(sales_cny, "sales_cny")
    volume = 1 + break_even_volume_change(price_change, margin)
    return sales * volume * (1 + price_change)


def contribution_before_after(
    price_cny,
    unit_cost_cny,
    volume,
    *,
    price_change,
    volume_change=0.0,
    cost_change=0.0,
    fixed_change_cny=0.0,
):
    """Contribution before and after a change of price, volume and cost.

    ``price_cny`` above ``unit_cost_cny`` (avoidable cost of one unit). ``volume``: units a year.
    ``price_change``, ``cost_change``: fractions of the old price; ``volume_change``: of the old volume, −1 or
    more. ``fixed_change_cny``: what the fixed cost rises by, CNY a year. Returns the rows before, after and
    difference: price, unit_cost (CNY), margin_share (fraction of the price), volume, sales and contribution
    (CNY a year, after: less the fixed change; below 0 where a unit costs more than it brings).

    >>> table = contribution_before_after(100, 55, 1_000, price_change=-0.05, volume_change=0.125)
    >>> table["contribution"].round(2).to_list()
    [45000.0, 45000.0, 0.0]
    """
    price, cost = check_prices(price_cny, unit_cost_cny)
    units = checks.amount(volume, "volume")
    new_price = price * (1 + check_change(price_change, "price_change"))
    new_cost = checks.amount(
        cost + price * check_change(cost_change, "cost_change"), _("unit cost after the change")
    )
    grown = check_number(volume_change, "volume_change")
    new_units = checks.amount(units * (1 + grown), _("volume after the change"))
    fixed = check_number(fixed_change_cny, "fixed_change_cny")
    rows = [_row(price, cost, units, 0.0), _row(new_price, new_cost, new_units, fixed)]
    rows.append([after - before for before, after in zip(*rows, strict=True)])
    columns = ["price", "unit_cost", "margin_share", "volume", "sales", "contribution"]
    return pd.DataFrame(rows, pd.Index(["before", "after", "difference"], name="time"), columns)


def _row(price, cost, units, fixed):
    return [price, cost, 1 - cost / price, units, price * units, (price - cost) * units - fixed]


def implied_margin(price_change, break_even):
    """The contribution margin behind a published break-even: the inverse of ``break_even_volume_change``.

    ``price_change`` and ``break_even`` are fractions of opposite signs.

    >>> round(implied_margin(-0.05, 0.175), 3)
    0.336
    """
    change, volume = check_change(price_change, "price_change"), check_number(break_even, "break_even")
    if change * volume >= 0 or volume <= -1:
        raise CourseError(
            _(
                "A price cut needs more volume and an increase bears a loss of less than all of it; a price "
                "change of {change:g} and a volume change of {volume:g} are no break-even."
            ).format(change=change, volume=volume)
        )
    return check_margin(-change * (1 + volume) / volume, _("the margin that follows"))


def elasticity(volume_change, price_change):
    """Volume change ÷ price change (fractions): −3.5 means 3.5 % more volume for 1 % off the price.

    >>> round(elasticity(0.175, -0.05), 2)
    -3.5
    """
    change = check_change(price_change, "price_change")
    if not change:
        raise CourseError(_("Without a change of the price there is no elasticity."))
    return check_number(volume_change, "volume_change") / change


def profit_levers(margin, operating_margin, by=0.01):
    """What 1 % better on one lever, the others held fixed, does to operating profit (Marn & Rosiello 1992).

    ``margin``: contribution, ``operating_margin``: operating profit, fractions of sales. ``by``: how much the
    lever improves (a cost: falls). Returns by lever of LEVERS: share_of_sales (what the lever acts on) and
    profit_change (fraction). Price beats volume only while the volume holds.

    >>> profit_levers(0.297, 0.09)["profit_change"].mul(100).round(1).to_list()
    [11.1, 7.8, 3.3, 2.3]
    """
    margin, operating = check_margin(margin), checks.fraction(operating_margin, "operating_margin")
    by = checks.fraction(by, "by")
    if operating > margin and not math.isclose(operating, margin):
        raise CourseError(
            _(
                "The operating margin ({operating:g}) cannot be above the contribution margin ({margin:g}): "
                "the fixed cost lies between them."
            ).format(operating=operating, margin=margin)
        )
    acts_on = [1.0, 1 - margin, margin, max(margin - operating, 0.0)]
    table = pd.DataFrame({"share_of_sales": acts_on}, pd.Index(LEVERS, name="lever"))
    return table.assign(profit_change=by * table["share_of_sales"] / operating)
