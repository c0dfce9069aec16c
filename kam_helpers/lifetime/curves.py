"""The relationship life cycle: what we put in, what comes out, and what two levers do to it.

The four phases exploration, formation, stability and decline are the relationship life cycle of the Chinese
literature (Chen Mingliang). The shape (logistic rise, exponential decline) and every number are course
assumptions: curves to think with, not a forecast.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..text import N_
from .rates import check_periods

STEP = 0.25  # years between two rows of the table
SECOND_AFTER = (
    2.0  # years of decline before the renewed effort begins, and years it takes (course assumption)
)
PHASES = (
    N_("exploration"),
    N_("formation"),
    N_("stability"),
    N_("decline"),
    N_("second development"),
)
_RISEN = math.log(9)  # the rise counts as begun at 10 % of the ceiling and as done at 90 %: course assumption


@dataclass(frozen=True, eq=False)
class LifeCycle:
    """A relationship from beginning to end.

    ``table``: index year (every quarter), columns ``input``, ``output``, ``net`` in CNY a year at that
    moment, ``cumulative``: net added up so far, CNY. ``phases``: columns phase, start, end (years); a
    phase that never comes is left out. ``payback_year``: first year in which all input has come back; None if
    never. ``total_net``: the last cumulative, CNY.
    """

    table: pd.DataFrame
    phases: pd.DataFrame
    payback_year: float | None
    total_net: float


def life_cycle(
    *,
    years=20,
    ceiling_cny=3e6,
    growth_per_year=1.1,
    midpoint_year=4.0,
    decline_year=12.0,
    decay_per_year=0.35,
    first_input_cny=1e6,
    input_share=0.25,
    extension_years=0.0,
    second_development=0.0,
    cut_input=False,
):
    """Input and output curves of one relationship over ``years`` (course assumptions throughout).

    ``output`` (gross margin, CNY a year) rises as ceiling ÷ (1 + exp(−growth × (t − midpoint))) until the
    decline starts in ``decline_year`` + ``extension_years``, then falls by exp(−decay × years since).
    ``input`` (cost of winning and looking after it, CNY a year) is ``first_input_cny`` at first, which fades
    as output rises, and ``input_share`` of output besides; in decline it runs on as before, unless
    ``cut_input`` makes it follow the output. ``second_development``: the share of the fall (0 … 1) won back
    by a renewed effort that starts two years into the decline, takes two years, and costs that share of
    ``first_input_cny`` a year meanwhile.

    >>> cycle = life_cycle()
    >>> cycle.phases["phase"].to_list(), cycle.payback_year
    (['exploration', 'formation', 'stability', 'decline'], 5.75)
    """
    years = check_periods(years, "years")
    ceiling = checks.above_zero(ceiling_cny, "ceiling_cny")
    growth = checks.above_zero(growth_per_year, "growth_per_year")
    midpoint = checks.amount(midpoint_year, "midpoint_year")
    decay = checks.amount(decay_per_year, "decay_per_year")
    first = checks.amount(first_input_cny, "first_input_cny")
    share = checks.fraction(input_share, "input_share", zero=True)
    won_back = checks.fraction(second_development, "second_development", zero=True)
    cut_input = checks.flag(cut_input, "cut_input")
    falls = checks.amount(decline_year, "decline_year") + checks.amount(extension_years, "extension_years")

    t = np.arange(0, years + STEP / 2, STEP)
    # The logistic curve written as a hyperbolic tangent, which cannot overflow.
    risen = (1 + np.tanh(growth * (np.minimum(t, falls) - midpoint) / 2)) / 2
    lost = 1 - np.exp(-decay * np.maximum(t - falls, 0.0))
    again = falls + SECOND_AFTER
    lost = lost * (1 - won_back * np.clip((t - again) / SECOND_AFTER, 0.0, 1.0))
    output = ceiling * risen * (1 - lost)
    effort = first * won_back * ((t >= again) & (t < again + SECOND_AFTER))
    kept_up = output if cut_input else ceiling * risen
    spent = first * (1 - risen) * (1 - lost if cut_input else 1) + share * kept_up + effort
    net = output - spent
    cumulative = np.concatenate([[0.0], np.cumsum((net[1:] + net[:-1]) / 2 * STEP)])
    table = pd.DataFrame(
        {"input": spent, "output": output, "net": net, "cumulative": cumulative}, pd.Index(t, name="year")
    )
    return LifeCycle(
        table=table,
        phases=_phases(growth, midpoint, falls, again if won_back else math.inf, float(years)),
        payback_year=_payback(table["cumulative"]),
        total_net=float(cumulative[-1]),
    )


def _phases(growth, midpoint, falls, again, years):
    """Where each phase starts and ends; decline can cut any of the phases before it short."""
    begun, done = midpoint - _RISEN / growth, midpoint + _RISEN / growth
    starts = [0.0, max(begun, 0.0), max(done, 0.0), falls, again]
    ends = [*starts[1:3], falls, again, math.inf]
    latest = [falls] * 3 + [math.inf] * 2
    rows = [
        (phase, start, min(end, last, years))
        for phase, start, end, last in zip(PHASES, starts, ends, latest, strict=True)
        if start < min(end, last, years)
    ]
    return pd.DataFrame(rows, columns=["phase", "start", "end"])


def _payback(cumulative):
    """First moment after the start with nothing left to earn back."""
    done = cumulative.index[1:][cumulative.iloc[1:] >= 0]
    return float(done[0]) if len(done) else None
