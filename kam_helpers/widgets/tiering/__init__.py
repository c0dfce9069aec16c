"""The tiering explorer: where the cuts fall, who lands in which tier, and what that leaves out."""

import pandas as pd

from kam_helpers.text import _
from kam_helpers.tiering import FACTORS, facts_of

from ..controls import Choice, Slider
from ..live import LiveFigure, name_of
from ..scene import View
from . import words
from .numbers import Numbers, Tiers, default_settings, tier_table, weight_name
from .stage import TieringStage

__all__ = [
    "Numbers",
    "TieringExplorer",
    "TieringScene",
    "Tiers",
    "default_settings",
    "tier_table",
]


class TieringScene:
    """Tiers and value matrix of one set of facts, as a scene for :class:`LiveFigure`."""

    def __init__(self, facts):
        self.facts = facts
        self.title = _("Tiering explorer")
        self.controls = _controls(facts)
        self._tiers = Tiers(facts)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = self._tiers.numbers(values)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return TieringStage(figure, narrow, self.facts)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side, leaving room for the sentence on a small
        screen.
        """
        return 700 if narrow else min(0.42 * width, 400)


class TieringExplorer(LiveFigure):
    """Move the cuts and see who is A, B or C, and who is worth more than their tier says.

    ``source``: a table of accounts (revenue, profit, and columns that speak of potential), a ledger from
    ``read_ledger``, or a table of invoice lines; see ``tiering.facts_of``. ``settings``: where
    the controls stand at first, for example ``a_cut=70``.

    ``.result``: one row per account. ``.set(…)``, ``.reset()``, ``.values``, ``.reading``, ``.code()`` as in
    :class:`LiveFigure`.
    """

    def __init__(self, source, **settings):
        self._source = source
        super().__init__(TieringScene(facts_of(source)), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """The accounts, best first: see :func:`tier_table`."""
        return self._view.facts.table

    def _source_code(self):
        return [name_of(self._source)]


def _controls(facts):
    tiers, matrix, potential = _("Tiers"), _("What counts as high"), _("What potential is made of")
    measures = [(name, _(label)) for name, label in words.MEASURE_LABELS.items()]
    start = default_settings(facts)

    def slider(name, label, group, low, high, unit="%"):
        return Slider(name, label, low, high, 1, start[name], unit, group)

    return (
        Choice("rank_by", _("Rank by"), tuple(measures), start["rank_by"], tiers, facts.why_no_profit,
               () if facts.profit is not None else ("profit",)),
        slider("a_cut", _("A cut"), tiers, 10, 99),
        slider("b_cut", _("B cut"), tiers, 20, 100),
        slider("high_current", _("Current value: top"), matrix, 5, 95),
        slider("high_potential", _("Potential: top"), matrix, 5, 95),
        *(slider(weight_name(name), _(FACTORS[name][0]), potential, 0, 10, "") for name in facts.factors),
    )  # fmt: skip
