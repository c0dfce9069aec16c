"""The loyalty ladder (Christopher, Payne & Ballantyne 1991): levels in an order, so medians and no means.

The levels are words in an order. Nobody knows how far it is from one to the next, so a mean of them says
nothing; a median is one of the words, and a transition matrix counts who moved where.
"""

from dataclasses import dataclass

import pandas as pd
from pandas.api import types

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .inputs import no_blank

LEVELS = (
    N_("prospect"),
    N_("customer"),
    N_("client"),
    N_("supporter"),
    N_("advocate"),
    N_("partner"),
)
LOST = N_("lost")  # off the ladder
STATES = (*LEVELS, LOST)


def level_medians(history):
    """The median level of each date: half of the accounts or more stand on it or higher.

    ``history``: account × date, each cell one of LEVELS or “lost”. Returns by date: median (of the
    accounts on the ladder; of two middle ones the lower; a label), accounts (on the ladder) and
    off_ladder (lost).
    """
    table = _checked(history)
    rows = {}
    for date in table.columns:
        ladder = sorted(LEVELS.index(level) for level in table[date] if level != LOST)
        if not ladder:
            raise CourseError(_("In {date} no account is on the ladder.").format(date=date))
        rows[date] = [LEVELS[ladder[(len(ladder) - 1) // 2]], len(ladder), len(table) - len(ladder)]
    index = pd.Index(rows, name="date")
    result = pd.DataFrame(list(rows.values()), index, ["median", "accounts", "off_ladder"])
    return result.astype({"median": pd.CategoricalDtype(LEVELS, ordered=True)})


@dataclass(frozen=True, eq=False)
class Transitions:
    """Moves between two dates: ``counts`` and ``shares`` (of the accounts that stood there; 0 where nobody
    did), rows from, columns to, both in the order of STATES; ``up``, ``same`` and ``down`` on the
    ladder, ``lost`` and ``returned``: how many accounts did that, counted once per pair of dates."""

    counts: pd.DataFrame
    shares: pd.DataFrame
    up: int
    same: int
    down: int
    lost: int
    returned: int


def transition_matrix(history, years_apart=1):
    """Who moved where on the ladder from one date to the date ``years_apart`` columns later, all pairs added.

    ``history``: as in ``level_medians``, one column a year, the oldest first.
    """
    table = _checked(history)
    apart = checks.count(years_apart, "years_apart", least=1)
    if apart >= table.shape[1]:
        raise CourseError(
            _("{n} dates are too few for moves over {apart} years.").format(n=table.shape[1], apart=apart)
        )
    pairs = zip(table.columns, table.columns[apart:], strict=False)
    moves = pd.concat([table[[a, b]].set_axis(["from", "to"], axis=1) for a, b in pairs])
    counts = pd.crosstab(moves["from"], moves["to"])
    counts = counts.reindex(index=list(STATES), columns=list(STATES), fill_value=0)
    shares = counts.div(counts.sum(axis=1).clip(lower=1), axis=0)
    start, end = (moves[name].map(STATES.index) for name in ("from", "to"))
    gone, came = (start != len(LEVELS)) & (end == len(LEVELS)), (start == len(LEVELS)) & (end < len(LEVELS))
    return Transitions(
        counts=counts,
        shares=shares,
        up=int(((end > start) & ~gone).sum()),
        same=int(((end == start) & (start < len(LEVELS))).sum()),
        down=int(((end < start) & ~came).sum()),
        lost=int(gone.sum()),
        returned=int(came.sum()),
    )


def _checked(history):
    """The levels as words; numbers are refused, since they invite a mean."""
    table = checks.frame(history, "history")
    for date in table.columns:
        if types.is_numeric_dtype(table[date].dtype):
            raise CourseError(
                _(
                    "“{date}” holds numbers. The levels are an order of words ({levels}) without known "
                    "distances, so that a mean of numbers would say nothing: give the words."
                ).format(date=date, levels=", ".join(LEVELS))
            )
    no_blank(table, table.columns, "history")
    table = table.astype(object)
    for date in table.columns:
        checks.choice(table[date], STATES, str(date))
    return table
