"""The margin multiple: what one yuan of yearly margin is worth for as long as the customer stays.

Rates are fractions (0.8 for 80 %). The timing of the first margin changes the answer up to fourfold, so it
is never assumed: every function asks for it.
"""

import math

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..text import _
from .rates import (
    TIMINGS,
    check_discount_rate,
    check_growth,
    check_number,
    check_periods,
    check_retention,
    check_timing,
    gap,
    listed,
)


def margin_multiple(retention, discount_rate, *, timing, growth=0.0, periods=None):
    """How many times its yearly margin a customer is worth (Gupta & Lehmann 2003).

    now: (1 + i) / (1 + i − r(1 + g)), the first margin comes today; year_end: 1 / (1 + i − r(1 + g)), it
    comes after one year and for certain; if_retained: r / (1 + i − r(1 + g)), it comes after one year if the
    customer is still there. With n ``periods``: times 1 − (r(1 + g) / (1 + i))ⁿ, or n times the first
    margin's worth when that ratio is 1.

    ``retention``: the chance to stay one more year, 0 … 1. ``discount_rate``: what money later costs, 0 …
    below 1. ``timing``: one of TIMINGS, no default. ``growth``: of the margin from its second payment on,
    between −1 and 1. ``periods``: number of yearly margins; None: as long as the customer stays. Raises
    CourseError in words, also when the worth would have no end.

    >>> round(margin_multiple(0.8, 0.1, timing="if_retained"), 2)
    2.67
    >>> [round(margin_multiple(0.55, 0.1, timing=timing), 2) for timing in TIMINGS]
    [2.0, 1.82, 1.0]
    """
    growth = check_growth(growth)
    if periods is None:
        return _endless(retention, discount_rate, timing, growth)
    retention, discount_rate = check_retention(retention), check_discount_rate(discount_rate)
    first = _first(retention, discount_rate, check_timing(timing)) / (1 + discount_rate)
    return first * _geometric_sum(retention * (1 + growth) / (1 + discount_rate), check_periods(periods))


def _endless(retention, discount_rate, timing, growth=None):
    """The multiple without an end; ``growth`` None where the reader can give neither growth nor a horizon."""
    retention, discount_rate = check_retention(retention), check_discount_rate(discount_rate)
    timing = check_timing(timing)
    gap(retention, discount_rate, growth)  # refuses a worth without an end
    return multiples(retention, discount_rate, timing=timing, growth=growth or 0.0)


def multiples(retention, discount_rate, *, timing, growth=0.0):
    """``margin_multiple`` without an end for many retentions, not checked: a slider waits for it.

    >>> multiples(pd.Series([0.6, 0.9]), 0.1, timing="if_retained").round(2).tolist()
    [1.2, 4.5]
    """
    first = _first(retention, discount_rate, timing)
    return first / (1 + discount_rate - retention * (1 + growth))


def _first(retention, discount_rate, timing):
    """What one yuan of the first margin is worth a year from now."""
    return {"now": 1 + discount_rate, "year_end": 1.0, "if_retained": retention}[timing]


def _geometric_sum(ratio, n):
    """1 + ratio + … with n terms, exact also where the ratio is nearly 1."""
    if ratio in (0.0, 1.0):
        return n if ratio else 1.0
    step = math.log(ratio)
    return math.expm1(n * step) / math.expm1(step)


def multiple_table(retentions, discount_rates, *, timing):
    """Margin multiples by discount rate (rows) and retention (columns), both fractions.

    >>> multiple_table([0.6, 0.9], [0.1, 0.12], timing="if_retained").round(2).to_numpy().tolist()
    [[1.2, 4.5], [1.15, 4.09]]
    """
    retentions = listed(retentions, "retentions").to_list()
    discount_rates = listed(discount_rates, "discount_rates").to_list()
    return pd.DataFrame(
        [[_endless(r, i, timing) for r in retentions] for i in discount_rates],
        index=pd.Index(discount_rates, name="discount_rate"),
        columns=pd.Index(retentions, name="retention"),
    )


def timing_table(margin_cny, retention, discount_rate, *, acquisition_cost_cny=0.0):
    """The same customer under each timing: multiple, present_value and clp (CNY).

    ``margin_cny``: CNY a year after cost to serve. ``acquisition_cost_cny``: what winning the customer costs.

    >>> timing_table(150, 0.55, 0.1, acquisition_cost_cny=100)["clp"].round().to_dict()
    {'now': 200.0, 'year_end': 173.0, 'if_retained': 50.0}
    """
    margin = check_number(margin_cny, "margin_cny")
    cost = checks.amount(acquisition_cost_cny, "acquisition_cost_cny")
    multiple = [_endless(retention, discount_rate, timing) for timing in TIMINGS]
    table = pd.DataFrame({"multiple": multiple}, index=pd.Index(TIMINGS, name="timing"))
    table["present_value"] = margin * table["multiple"]
    table["clp"] = table["present_value"] - cost
    return table


def five_points(retention, discount_rates, *, timing, points=0.05):
    """“Five per cent more retention” read in two ways, as gain in worth (fraction of the worth today).

    five_points: retention rises by ``points`` (0.90 to 0.95, which halves the customers lost). five_percent:
    the customers lost become fewer by that share of themselves (0.90 to 0.905). Reichheld & Sasser (1990)
    mean points.

    >>> five_points(0.9, [0, 0.1], timing="if_retained").round(3).to_numpy().tolist()
    [[1.111, 0.058], [0.407, 0.031]]
    """
    retention, points = check_retention(retention), checks.fraction(points, "points")
    raised = (retention + points, retention + points * (1 - retention))
    if raised[0] > 1:
        raise CourseError(
            _(
                "{points} more than a retention of {retention} is above 100 %. Start lower or add less."
            ).format(points=percent(points, 1), retention=percent(retention, 1))
        )
    rows = {}
    for rate in listed(discount_rates, "discount_rates"):
        now = _endless(retention, rate, timing)
        if now == 0:
            raise CourseError(
                _("With a retention of 0 the customer is worth nothing, and a gain has no measure.")
            )
        rows[rate] = [_endless(r, rate, timing) / now - 1 for r in raised]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["five_points", "five_percent"])
    return table.rename_axis("discount_rate")
