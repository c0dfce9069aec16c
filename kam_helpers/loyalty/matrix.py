"""The loyalty matrix: what customers think of us (attitude) and what they do (behaviour), and four types.

Names after Jones & Sasser (1995). Where the cuts lie is a course assumption, so they are arguments, and
``moved_by_cuts`` shows what another choice changes.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .inputs import fractions, on_scale, together

ATTITUDE_CUT = 4.0  # the middle of the scale from 1 to 7: course assumption
BEHAVIOUR_CUT = 0.6  # of its orders come to us: course assumption
SCALE = (1, 7)


@dataclass(frozen=True)
class LoyaltyType:
    """One corner of the matrix: its name (Jones & Sasser), whether it likes us and whether it buys here."""

    name: str
    likes_us: bool
    buys_here: bool


LOYALTY_TYPES = (
    LoyaltyType("loyalist", likes_us=True, buys_here=True),
    LoyaltyType("hostage", likes_us=False, buys_here=True),
    LoyaltyType("mercenary", likes_us=True, buys_here=False),
    LoyaltyType("defector", likes_us=False, buys_here=False),
)
TYPES = tuple(kind.name for kind in LOYALTY_TYPES)


def loyalty_matrix(
    attitude, behaviour, attitude_cut=ATTITUDE_CUT, behaviour_cut=BEHAVIOUR_CUT, *, scale=SCALE
):
    """The type of each account: a value at a cut counts as above it.

    ``attitude``: by account, on ``scale`` (1 … 7). ``behaviour``: by account, the share of its orders (or of
    its wallet) that comes to us, 0 … 1. The cuts are course assumptions. Returns by account: attitude,
    behaviour and type (category of TYPES).

    >>> matrix = loyalty_matrix({"Alder": 6.0, "Birch": 2.5}, {"Alder": 0.9, "Birch": 0.9})
    >>> matrix["type"].to_dict()
    {'Alder': 'loyalist', 'Birch': 'hostage'}
    """
    table = _both(attitude, behaviour, scale)
    table["type"] = _types(table, *_cuts(attitude_cut, behaviour_cut, scale))
    return table


def moved_by_cuts(
    attitude,
    behaviour,
    attitude_cuts=(3.5, 4.0, 4.5),
    behaviour_cuts=(0.5, 0.6, 0.7),
    *,
    attitude_cut=ATTITUDE_CUT,
    behaviour_cut=BEHAVIOUR_CUT,
    scale=SCALE,
):
    """How many accounts each type has under other cuts, and how many changed their type.

    Returns by attitude_cut and behaviour_cut (every pair): the number of loyalist, hostage, mercenary and
    defector, and ``moved``: accounts with another type than under the base (``attitude_cut``,
    ``behaviour_cut``).
    """
    table = _both(attitude, behaviour, scale)
    base = _types(table, *_cuts(attitude_cut, behaviour_cut, scale))
    rows = {}
    for one in attitude_cuts:
        for other in behaviour_cuts:
            cuts = _cuts(one, other, scale)
            types = _types(table, *cuts)
            rows[cuts] = [*(int((types == kind).sum()) for kind in TYPES), int((types != base).sum())]
    if not rows:
        raise CourseError(_("Give at least one limit for attitude and one for behaviour."))
    index = pd.MultiIndex.from_tuples(rows, names=["attitude_cut", "behaviour_cut"])
    return pd.DataFrame(list(rows.values()), index, [*TYPES, "moved"])


def _both(attitude, behaviour, scale):
    table = together(attitude=attitude, behaviour=behaviour)
    on_scale(table["attitude"], "attitude", *scale)
    fractions(table["behaviour"], "behaviour")
    return table.rename_axis("account")


def _cuts(attitude_cut, behaviour_cut, scale):
    cut = checks.real(attitude_cut, "attitude_cut")
    if not scale[0] <= cut <= scale[1]:
        raise CourseError(
            _("“attitude_cut” must lie on the scale from {low:g} to {high:g}; this is {value}.").format(
                low=scale[0], high=scale[1], value=attitude_cut
            )
        )
    return cut, checks.fraction(behaviour_cut, "behaviour_cut", zero=True)


def _types(table, attitude_cut, behaviour_cut):
    likes, buys = table["attitude"] >= attitude_cut, table["behaviour"] >= behaviour_cut
    found = [(likes == one.likes_us) & (buys == one.buys_here) for one in LOYALTY_TYPES]
    return pd.Series(pd.Categorical(np.select(found, TYPES, ""), TYPES), table.index)
