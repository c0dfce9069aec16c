"""The life cycle explorer: what goes into a relationship, what comes out, and two ways to keep it going."""

import pandas as pd

from kam_helpers.text import _

from ...controls import Slider, Toggle
from ...live import LiveFigure
from ...scene import View
from . import words
from .numbers import Numbers, numbers_of
from .stage import LifeCycleStage

__all__ = ["LifeCycleExplorer", "LifeCycleScene", "Numbers"]


class LifeCycleScene:
    """One relationship from its beginning to its end, as a scene for :class:`LiveFigure`."""

    def __init__(self):
        self.title = _("Life cycle explorer")
        self.note = _(
            "Course assumptions: the shapes of the curves; sums are not discounted; output does not react to "
            "how much we put in."
        )
        self.controls = _controls()

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = numbers_of(values)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return LifeCycleStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side."""
        return 700 if narrow else min(max(0.42 * width, 340), 400)


class LifeCycleExplorer(LiveFigure):
    """What a relationship takes and gives, and what longer stability or a second development would add.

    ``settings``: where the controls stand at first, for example ``extension_years=3``. All shapes and numbers
    are course assumptions: curves to think with, not a forecast.

    ``.result``: the quarters as a table, in CNY a year (see ``lifetime.LifeCycle``). ``.set(…)``,
    ``.reset()``, ``.values``, ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(self, **settings):
        super().__init__(LifeCycleScene(), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """By year: input, output and net (CNY a year), and net added up (CNY)."""
        return self._view.facts.cycle.table


def _controls():
    rise, effort, fall, keep = _("The rise"), _("What we put in"), _("The fall"), _("What keeps it going")
    thousand, years = _("CNY k"), _("y")
    return (
        Slider("ceiling", _("Output at its height"), 200, 10_000, 100, 3000, thousand, rise),
        Slider("growth", _("Steepness"), 0.4, 3, 0.1, 1.1, "", rise),
        Slider("midpoint", _("Half way up in"), 1, 10, 0.5, 4, years, rise),
        Slider("first_input", _("At first, a year"), 0, 4000, 50, 1000, thousand, effort),
        Slider("input_share", _("Later, of output"), 0, 80, 1, 25, "%", effort),
        Toggle("cut_input", _("Less as it declines"), False, effort),
        Slider("decline_year", _("Begins in year"), 2, 18, 0.5, 12, years, fall),
        Slider("decay", _("Lost a year"), 5, 80, 1, 30, "%", fall),
        Slider("extension_years", _("Stable for longer"), 0, 6, 0.5, 0, years, keep),
        Slider("second_development", _("Won back again"), 0, 100, 5, 0, "%", keep),
    )
