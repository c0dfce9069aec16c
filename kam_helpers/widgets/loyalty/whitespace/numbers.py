"""The explorer's numbers: from settings to ranked openings and a page of the grid. No picture, no widget."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from kam_helpers.loyalty.whitespace import COMPETITOR, MADE_IN_HOUSE, SHARED, expected_contribution

from ..segments import Segment
from .facts import STATUSES, Facts

THOUSAND = 1000
BEST = 10  # openings in the picture and in the table
ROWS = 14  # accounts on a page of the grid
CHANCES = {"chance_shared": SHARED, "chance_competitor": COMPETITOR, "chance_in_house": MADE_IN_HOUSE}
ORDERS = ("expected", "open", "name")


@dataclass(frozen=True, eq=False)
class Numbers:
    """What one choice of settings means.

    ``ranked``: positions of the open cells of the accounts chosen, the largest expected contribution first,
    and those of which nothing is known at the end; ``expected``: of every open cell, CNY, missing where
    nothing is known. ``members``: the accounts chosen (bool). ``page``: positions of the accounts shown.
    """

    facts: Facts
    settings: dict
    segment: Segment
    members: np.ndarray
    expected: np.ndarray
    chance: np.ndarray
    ranked: np.ndarray
    page: np.ndarray

    @property
    def minimum(self):
        """CNY that an opening must bring."""
        return self.settings["minimum"] * THOUSAND

    @cached_property
    def worth_it(self):
        """The ranked openings that bring at least the minimum."""
        return self.ranked[self.expected[self.ranked] >= self.minimum]  # what is missing never does

    @property
    def best(self):
        return self.worth_it[:BEST]

    @property
    def table(self):
        """The open cells of the accounts chosen, ranked."""
        table = self.facts.cells.iloc[self.ranked].copy()
        table["chance"] = self.chance[self.ranked]
        table["margin_share"] *= self.settings.get("margin", 100) / 100
        table["expected_cny"] = self.expected[self.ranked]
        table["attempt"] = (table["expected_cny"] >= self.minimum).to_numpy()
        if self.facts.profit is not None:
            table["loses_money"] = self.facts.losing[self.facts.account[self.ranked]]
        return table.set_index(pd.RangeIndex(1, len(table) + 1, name="rank"))


class Openings:
    """Settings → :class:`Numbers` for one set of facts."""

    def __init__(self, facts):
        self._facts = facts

    def numbers(self, settings):
        """The numbers for ``settings`` (all of them, in the units of the screen)."""
        facts = self._facts
        segment = facts.segments[settings["who"]]
        members = segment.members & ~(facts.losing & settings.get("skip_losing", False))
        chance = np.full(len(STATUSES), np.nan)
        for name, status in CHANCES.items():
            chance[STATUSES.index(status)] = settings[name] / 100
        chance = chance[facts.status]
        margin, cost = facts.margin * settings.get("margin", 100) / 100, settings["attempt_cost"] * THOUSAND
        expected = expected_contribution(facts.known, margin, chance, cost)
        ranked = np.lexsort((-facts.cells["open_cny"].to_numpy(), -expected))
        ranked = ranked[members[facts.account[ranked]]]
        return Numbers(
            facts=facts,
            settings=dict(settings),
            segment=segment,
            members=members,
            expected=expected,
            chance=chance,
            ranked=ranked,
            page=self._page(settings, members, expected, ranked),
        )

    def _page(self, settings, members, expected, ranked):
        """The accounts on the page, in their order; the last page is full if there are enough."""
        order = settings["order"]
        if order == "expected":
            worth = expected[ranked] >= settings["minimum"] * THOUSAND
            total = np.bincount(
                self._facts.account[ranked[worth]], expected[ranked[worth]], minlength=len(members)
            )
            places = np.lexsort((-self._facts.open, -total))
        else:
            places = (
                np.argsort(-self._facts.open, kind="stable") if order == "open" else np.arange(len(members))
            )
        places = places[members[places]]
        first = max(min(settings["first"] - 1, len(places) - ROWS), 0)
        return places[first : first + ROWS]
