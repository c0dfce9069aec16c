"""The diagnosis in numbers: from answers on the screen to a stage and a type. No picture, no widget."""

import re
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kam_helpers import lifetime
from kam_helpers.errors import CourseError
from kam_helpers.lifetime.stages import checked_answers, items_by_axis
from kam_helpers.text import _

AXES = ("involvement", "nature", "uncoupling", "closeness", "balance")
MIDDLE = 3  # the answer that says neither
OWN = ""  # the choice of no account of the table


@dataclass(frozen=True)
class Numbers:
    """What one set of answers means. ``account``: its name, or "" without one; ``untouched``: every answer is
    the middle; ``placed``: its stage and
    type as one row by name; ``average``: means of all accounts by axis, None without answers of others.
    """

    account: str
    untouched: bool
    placed: dict
    average: dict | None

    @cached_property
    def table(self):
        """The result as one row."""
        return pd.DataFrame(self.placed, index=pd.Index([self.account or _("Customer")], name="account"))


class Statements:
    """Settings → :class:`Numbers` for one set of questions, and the accounts that answered them already."""

    def __init__(self, questions, answers=None):
        items = items_by_axis(questions, AXES)
        self._questions = questions[questions["axis"].isin(AXES)]
        text = questions.set_index("item_id")["question"]
        self._items = {_setting(item): item for axis in AXES for item in items[axis]}
        if len(self._items) < sum(map(len, items.values())):
            raise CourseError(_("Two item_ids of the questions differ only in their signs. Rename one."))
        self.settings = [(_setting(item), axis, str(text[item])) for axis in AXES for item in items[axis]]
        self._answers = None if answers is None else checked_answers(answers, items)
        self.accounts = () if answers is None else tuple(map(str, self._answers.index))
        self.others = None if answers is None else self._place(self._answers)
        self._average = None if answers is None else self.others[list(AXES)].mean().to_dict()

    def answers_of(self, account):
        """Setting → answer of ``account``; the middle everywhere for none."""
        if account == OWN:
            return dict.fromkeys(self._items, MIDDLE)
        row = self._answers.iloc[self.accounts.index(account)]
        return {setting: float(row[item]) for setting, item in self._items.items()}

    def numbers(self, settings, account=""):
        """The numbers for ``settings`` (all of them)."""
        one = pd.DataFrame([{item: settings[setting] for setting, item in self._items.items()}])
        placed = self._place(one).iloc[0].to_dict()
        untouched = all(settings[setting] == MIDDLE for setting in self._items)
        return Numbers(account, untouched, placed, self._average)

    def _place(self, answers):
        stages = lifetime.place_stages(answers, self._questions)
        types = lifetime.relationship_types(answers, self._questions)
        placed = stages.join(types)
        return placed.astype({"stage": str, "type": str})[
            [*AXES, "stage", "off_diagonal", "type", "weakest", "next_step"]
        ]


def _setting(item):
    """A name that Python takes for an argument.

    >>> _setting("INV-1"), _setting("3b")
    ('inv_1', 'q_3b')
    """
    name = re.sub(r"\W", "_", str(item).lower())
    return name if name.isidentifier() else f"q_{name}"
