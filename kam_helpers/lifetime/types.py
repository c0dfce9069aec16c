"""What kind of relationship it is: adversarial, win-win, loose or master-servant.

The four types are the course outline's; the two axes (how much the two have tied themselves to each other,
and whether gain and power are shared or one-sided), the questions and the cut are course assumptions.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..records import records_table
from ..text import N_
from .stages import axis_means, checked_answers, items_by_axis

TYPE_CUT = 3.0  # the middle of the scale from 1 to 5: course assumption
_AXES = ("closeness", "balance")


@dataclass(frozen=True)
class RelationshipType:
    """One type: ``close`` (tied to each other) and ``balanced`` (gain and power shared) say where it lies;
    ``means`` what it is like, ``advice`` what to do (course assumption).
    """

    name: str
    chinese: str
    close: bool
    balanced: bool
    means: str
    advice: str


RELATIONSHIP_TYPES = (
    RelationshipType(
        "adversarial",
        "对立型",
        close=False,
        balanced=False,
        means=N_("Each round is won or lost: what one gains the other loses, and both could walk away."),
        advice=N_("Agree on facts and rules of the game; look for one saving that both can share."),
    ),
    RelationshipType(
        "win-win",
        "双赢型",
        close=True,
        balanced=True,
        means=N_("Both have invested in each other and both gain."),
        advice=N_("Protect it: show each year what both gained, and renew the joint plan."),
    ),
    RelationshipType(
        "loose",
        "松散型",
        close=False,
        balanced=True,
        means=N_("Fair dealings from order to order; either could change tomorrow at no cost."),
        advice=N_("Decide whether more is worth while; if so, offer something that both must build on."),
    ),
    RelationshipType(
        "master-servant",
        "主仆型",
        close=True,
        balanced=False,
        means=N_("Tied together, and one side dictates while the other pays."),
        advice=N_("Price what is asked for, reduce the dependence, and become hard to replace in one thing."),
    ),
)
TYPES = tuple(kind.name for kind in RELATIONSHIP_TYPES)


def relationship_types(answers, questions):
    """The type of relationship with every account, in the order of ``answers``.

    ``answers``: account × item, 1 … 5 (5 = tied closely; 5 = gain and power shared). ``questions``: columns
    item_id, axis, question, action; the items of the axes closeness and balance are used. Returns by account
    ``closeness``, ``balance`` (means, 1 … 5) and ``type`` (category). A mean of 3 or more counts as close, as
    balanced: course assumption.
    """
    items = items_by_axis(questions, _AXES)
    means = axis_means(checked_answers(answers, items), items)
    close, balanced = means["closeness"] >= TYPE_CUT, means["balance"] >= TYPE_CUT
    kind = np.empty(len(means), dtype=object)
    for one in RELATIONSHIP_TYPES:
        kind[(close == one.close) & (balanced == one.balanced)] = one.name
    means["type"] = pd.Categorical(kind, TYPES)
    return means


def types_table():
    """The four types: Chinese, the two axes in words, what it is like, what to do (course assumption)."""
    close, balanced = (N_("distant"), N_("close")), (N_("one-sided"), N_("balanced"))
    columns = {
        "chinese": "chinese",
        "closeness": lambda kind: close[kind.close],
        "balance": lambda kind: balanced[kind.balanced],
        "means": "means",
        "advice": "advice",
    }
    return records_table(RELATIONSHIP_TYPES, "type", columns)
