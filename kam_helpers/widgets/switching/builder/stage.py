"""The builder's picture: from the parts to the net, and what the offer saves against it year by year."""

import numpy as np

from kam_helpers.plots import style
from kam_helpers.text import _

from ...amounts import round_limits
from ...moving import Bars, MovingLine, Scale
from ...panels import Panels
from . import words
from .numbers import YEARS

_SUMS, _PAID = (-3, -1), -2  # rows of the sums, and of what the rival pays


class BuilderStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated, the axes too."""

    def __init__(self, figure, narrow):
        panels = Panels(figure, narrow, entries=6)
        self._cost, self._saved = panels.axes
        names = panels.rows(self._cost, words.step_names())
        panels.title(self._cost, _("What changing costs, once"))
        panels.label(self._cost, _("CNY"))
        panels.title(self._saved, _("What the offer saves (CNY today)"))
        panels.label(self._saved, _("Years after the change"))
        self._saved.set_xlim(0, YEARS)
        self._saved.set_xticks(range(0, YEARS + 1, 2))
        self._saved.grid(visible=False)
        self._scales = Scale(panels, self._cost, "x"), Scale(panels, self._saved, "y")
        self._rows = np.arange(len(names)) + 0.71
        self._bars = [
            Bars(self._cost, style.BLUE, _("Part")),
            Bars(self._cost, style.ORANGE, _("Rival pays"), hollow=True),
            Bars(self._cost, style.INK, _("Sum")),
        ]
        self._make_lines(self._saved)
        panels.legend([*self._bars, self._saving, self._needed, self._net])
        self.animated = [
            *(artist for scale in self._scales for artist in scale.artists), *names,
            self._years, self._net, self._needed, self._saving, self._even, *self._bars,
        ]  # fmt: skip

    def _make_lines(self, ax):
        def line(**options):
            return MovingLine(ax, **{"color": style.INK} | options)

        self._years = line(lw=1, color=style.GREY)
        self._net = line(lw=1.6, ls=":", label=_("Net cost"))
        self._needed = line(lw=1.6, ls="--", color=style.GREEN, label=_("Must save"))
        self._saving = line(lw=2, color=style.RED, marker="o", ms=5, label=_("Saves"))
        self._even = line(ls="", marker="o", ms=13, mfc="none", mew=1.6)

    def show(self, view):
        """Move everything to the view's numbers."""
        numbers = view.facts
        bars = np.array(numbers.bars)
        self._scales[0].move(*round_limits(bars))
        parts, paid, sums = self._bars
        for artist, rows in ((parts, slice(0, _SUMS[0])), (paid, [_PAID]), (sums, list(_SUMS))):
            artist.lying(self._rows[rows], *bars[rows].T, 0.42)
        self._show_saving(numbers)
        return False

    def _show_saving(self, numbers):
        years, factors = np.arange(YEARS + 1), np.array(numbers.factors)
        net, ahead = numbers.cost.net, numbers.terms[0]
        saved, needed = numbers.saving * factors, numbers.needed_saving * factors
        low, high = round_limits(1.05 * np.concatenate([saved, [net, needed[ahead]]]))
        self._scales[1].move(low, high)
        self._years.set_data([ahead, ahead], [low, high])
        self._net.set_data([0, YEARS], [net, net])
        self._needed.set_data(years[: ahead + 1], needed[: ahead + 1])
        self._saving.set_data(years, saved)
        even = numbers.break_even_years
        self._even.set_data(*(([even], [net]) if 0 < even <= YEARS else ([], [])))
