"""Customer lifetime profit (CLP) from its cash flows, year by year. Money in CNY, rates as fractions."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .multiple import margin_multiple
from .rates import (
    LONGEST,
    check_discount_rate,
    check_growth,
    check_number,
    check_periods,
    check_retention,
    check_timing,
    gap,
    is_list,
    listed,
)


@dataclass(frozen=True, eq=False)
class Lifetime:
    """What a customer is worth, and how it comes about. Money in CNY.

    ``table`` by ``year`` (0 is today): margin (of a customer who is still there), survival (the chance of
    that), expected (margin × survival), retention_cost (expected; only where there is one), discount_factor,
    present_value (of the year), cumulative (starts at minus the acquisition cost). ``tail``: present value of
    all years after the table (0 with a last period). ``present_value``: of the table and the tail. ``clp``:
    present value − acquisition cost. ``break_even_year``: first year with a cumulative sum of 0 or more,
    looked for in the first 500 years; None if there is none. ``periods``: None for a customer without an end.
    """

    table: pd.DataFrame
    acquisition_cost: float
    present_value: float
    tail: float
    clp: float
    break_even_year: int | None
    timing: str
    discount_rate: float
    growth: float
    periods: int | None


def present_value(amounts_cny, years, discount_rate):
    """What ``amounts_cny`` are worth today that come after ``years`` (0.5 is half a year). CNY.

    >>> round(present_value([100, 100], [0, 1], 0.1), 2)
    190.91
    """
    rate = check_discount_rate(discount_rate)
    amounts = listed(amounts_cny, "amounts_cny").to_numpy()
    times = listed(years, "years").to_numpy()
    if len(amounts) != len(times):
        raise CourseError(
            _(
                "Each amount needs its year, but their numbers differ: amounts {amounts}, years {years}."
            ).format(amounts=len(amounts), years=len(times))
        )
    if (times < 0).any():
        raise CourseError(
            _("“years” count from today and must not be negative; one is {year:g}.").format(year=times.min())
        )
    return float((amounts * (1 + rate) ** -times).sum())


def lifetime_profit(
    margin_cny,
    *,
    retention,
    discount_rate,
    timing,
    acquisition_cost_cny=0.0,
    growth=0.0,
    periods=None,
    retention_cost_cny=0.0,
    shown=15,
):
    """Customer lifetime profit (CLP): what all margins to come are worth today, less the acquisition cost.

    Σ margin × survival / (1 + i)ᵗ − acquisition cost (Gupta, Lehmann & Stuart 2004).

    ``margin_cny``: CNY a year after cost to serve; one number (then ``growth`` applies from the second on),
    or one per year. ``retention``: the chance to stay through a year, 0 … 1; one number, or one per year
    (with timing now and year_end the last is not needed: no margin comes after it). A list sets the horizon;
    two lists must be equally long. ``timing``: when the first margin comes, one of TIMINGS. ``periods``:
    number of margins; None: no end, and the table shows the first ``shown`` years. ``retention_cost_cny``:
    what keeping the customer costs, spent half a year before each renewal on each customer still there.

    Berger & Nasr (1998), case 1, eleven margins and ten renewals:

    >>> life = lifetime_profit(
    ...     260, retention=0.75, discount_rate=0.2, timing="now", periods=11, retention_cost_cny=50
    ... )
    >>> round(life.present_value, 2)
    568.78
    """
    timing, rate, growth = check_timing(timing), check_discount_rate(discount_rate), check_growth(growth)
    acquisition = checks.amount(acquisition_cost_cny, "acquisition_cost_cny")
    keeping = checks.amount(retention_cost_cny, "retention_cost_cny")
    shown = check_periods(shown, "shown")
    given = _given(margin_cny, retention, growth)
    periods = _horizon(given, periods)
    endless = periods is None
    years = LONGEST + 1 if endless else periods  # one more, as the last row has no renewal after it
    margins = _every_year(given["margin_cny"], years, growth)
    stays = _every_year(given["retention"], years)
    tail = 0.0
    if endless:
        tail = _tail(margins[0], stays[0], rate, timing, growth, keeping, shown)
    table = _table(margins, stays, rate, timing, keeping, acquisition)
    break_even = _break_even(table["cumulative"], acquisition)
    table = table.head(shown) if endless else table
    worth = float(table["present_value"].sum()) + tail
    return Lifetime(
        table=table,
        acquisition_cost=acquisition,
        present_value=worth,
        tail=tail,
        clp=worth - acquisition,
        break_even_year=break_even,
        timing=timing,
        discount_rate=rate,
        growth=growth,
        periods=periods,
    )


def _table(margins, stays, rate, timing, keeping, acquisition):
    """One row a margin. Renewal k is at the end of year k, its cost half a year before, in the same row."""
    n = len(margins)
    still_there = np.concatenate([[1.0], np.cumprod(stays)])  # after 0, 1, … renewals
    first_year = 0 if timing == "now" else 1
    years = np.arange(first_year, first_year + n)
    renewals = years if timing != "year_end" else years - 1
    survival = still_there[renewals]
    factor = (1 + rate) ** -years.astype(float)
    renewed = _renewed(years, n, timing)
    cost = np.where(renewed, keeping * still_there[np.maximum(years - 1, 0)], 0.0)
    table = pd.DataFrame(
        {"margin": margins, "survival": survival, "expected": margins * survival},
        index=pd.Index(years, name="year"),
    )
    if keeping:
        table["retention_cost"] = cost
    table["discount_factor"] = factor
    table["present_value"] = table["expected"] * factor - cost * factor * (1 + rate) ** 0.5
    table["cumulative"] = table["present_value"].cumsum() - acquisition
    return table


def _renewed(years, n, timing):
    """Rows with a renewal that a margin waits for: n − 1 for n margins, n if the first one waits too."""
    if timing == "year_end":
        return years < n
    return years >= 1


def _tail(margin, retention, rate, timing, growth, keeping, shown):
    """Present value of all years after the first ``shown``, in closed form."""
    multiple = margin_multiple(retention, rate, timing=timing, growth=growth)
    tail = margin * multiple * (retention * (1 + growth) / (1 + rate)) ** shown
    if keeping:
        renewals = shown - 1 if timing == "now" else shown
        later = (retention / (1 + rate)) ** renewals
        tail -= keeping * (1 + rate) ** 0.5 / gap(retention, rate) * later
    return tail


def _break_even(cumulative, acquisition):
    """The first year in which nothing is missing but a rounding error."""
    reached = (cumulative >= -1e-9 * acquisition).to_numpy()
    return int(cumulative.index[reached.argmax()]) if reached.any() else None


def _given(margin, retention, growth):
    """Margin and retention, each a number or a Series by year."""
    if is_list(margin) and growth:
        raise CourseError(
            _(
                "“growth” belongs to one margin that grows. A list of margins already says what each year "
                "brings."
            )
        )
    return {
        "margin_cny": _by_year(margin, "margin_cny")
        if is_list(margin)
        else check_number(margin, "margin_cny"),
        "retention": _by_year(retention, "retention").map(check_retention)
        if is_list(retention)
        else check_retention(retention),
    }


def _by_year(values, name):
    values = listed(values, name)
    if not values.index.is_monotonic_increasing:
        raise CourseError(
            _("“{name}” must have its years in order. Sort it by year first.").format(name=name)
        )
    return values


def _horizon(given, periods):
    """How many margins there are; None without an end."""
    lengths = {name: len(values) for name, values in given.items() if isinstance(values, pd.Series)}
    if periods is not None:
        lengths["periods"] = periods
    for name, years in lengths.items():
        check_periods(years, name)
        first = next(iter(lengths))
        if years != lengths[first]:
            raise CourseError(
                _(
                    "“{one}” and “{other}” must cover the same number of years; they cover {n} and {m}."
                ).format(one=first, n=lengths[first], other=name, m=years)
            )
    return int(next(iter(lengths.values()))) if lengths else None


def _every_year(value, years, growth=0.0):
    """One number for each year."""
    if isinstance(value, pd.Series):
        return value.to_numpy()
    return value * (1 + growth) ** np.arange(years)
