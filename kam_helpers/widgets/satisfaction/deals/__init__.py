"""The expectation explorer: promises over twelve deals, each delivery the next expectation."""

import pandas as pd

from kam_helpers.text import _

from ...controls import Slider
from ...live import LiveFigure
from ...scene import View
from . import words
from .numbers import Numbers, numbers_of
from .stage import ExpectationStage

__all__ = ["ExpectationExplorer", "ExpectationScene", "Numbers"]


class ExpectationScene:
    """Three ways to promise over twelve deals, as a scene for :class:`LiveFigure`."""

    def __init__(self):
        self.title = _("Expectation explorer")
        self.controls = _controls()

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = numbers_of(values)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return ExpectationStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side."""
        return 700 if narrow else min(max(0.42 * width, 340), 400)


class ExpectationExplorer(LiveFigure):
    """What over-promising, honest and under-promising bring over twelve deals with the same customer.

    ``settings``: where the controls stand at first, for example ``over_by=1.5``. All numbers are course
    assumptions: dynamics to think with, not a forecast.

    ``.result``: the three ways as a table (see ``satisfaction.compare_promises``); ``.deals``: every deal.
    ``.set(…)``, ``.reset()``, ``.values``, ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(self, **settings):
        super().__init__(ExpectationScene(), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """By strategy: chances, deals won, satisfaction, disappointed, worth (CNY)."""
        return self._view.facts.table

    @property
    def deals(self) -> pd.DataFrame:
        """By strategy and deal: promised, expectation, delivered, gap, satisfaction, chance."""
        return pd.concat(self._view.facts.runs, names=["strategy"])


def _controls():
    promises, customer, choosing = (
        _("Promises and delivery"),
        _("How the customer feels"),
        _("How deals are won"),
    )
    points = _("points")
    return (
        Slider("over_by", _("Over-promised"), 0, 2, 0.1, 1, points, promises),
        Slider("under_by", _("Under-promised"), 0, 2, 0.1, 1, points, promises),
        Slider("delivered", _("Delivered"), 1, 7, 0.1, 5.2, points, promises),
        Slider("adaptation", _("Adaptation"), 0, 100, 5, 30, "%", customer,
               _("How much of what was delivered becomes expected in the next deal.")),
        Slider("loss_weight", _("Weight of a loss"), 1, 4, 0.1, 2, "", customer,
               _("1: a disappointment counts like a surprise.")),
        Slider("promise_weight", _("Belief in promises"), 0, 100, 5, 70, "%", customer),
        Slider("chance", _("Chance at first"), 5, 95, 5, 50, "%", choosing),
        Slider("pull", _("Pull"), 0, 3, 0.1, 1, "", choosing, _("Who expects more chooses us more.")),
        Slider("memory", _("Memory"), 0, 3, 0.1, 1.5, "", choosing, _("Who was content chooses us again.")),
        Slider("worth", _("Worth of a deal"), 0, 2000, 10, 200, _("CNY k"), choosing),
    )  # fmt: skip
