"""The levers' picture: gain and cost beside what a yuan brings."""

import numpy as np
from matplotlib.lines import Line2D

from kam_helpers.plots import style
from kam_helpers.text import _

from ...panels import Bars, Panels, round_limit, round_limits
from . import words

_ROWS = np.arange(len(words.NAMES))


class LeversStage:
    """Draws :class:`Numbers`. Limits are round, so that most moves leave the axes as they are."""

    def __init__(self, figure, narrow):
        panels = Panels(figure, narrow)
        self._sums, self._rates = panels.axes
        self._limits = None
        names = [_(name) for name in words.NAMES.values()]
        for ax in panels.axes:
            panels.rows(ax, len(names), names)
        panels.title(self._sums, _("What it gains and what it costs"))
        panels.label(self._sums, _("Worth today (CNY)"))
        panels.money(self._sums.xaxis)
        panels.title(self._rates, _("Gain for each yuan it costs"))
        panels.label(self._rates, _("Yuan"))
        self._rates.axvline(1, color=style.INK, lw=1, ls="--", label=_("What it costs"))
        self._bars = [
            Bars(self._sums, style.BLUE, _("Gain")),
            Bars(self._sums, style.ORANGE, _("Cost"), hatch="///"),
            Bars(self._rates, style.BLUE),
        ]
        self._net = self._sums.add_line(
            Line2D([], [], ls="", marker="D", ms=8, color=style.INK, mec="white", label=_("Left over"),
                   animated=True, clip_on=False)
        )  # fmt: skip
        panels.legend([*self._bars[:2], self._net, self._rates.lines[-1]], columns=4)
        self.animated = [*self._bars, self._net]

    def show(self, view):
        """Move everything to the view's numbers; True when the axes changed."""
        table = view.facts.levers.table
        gain, cost, rate = (
            np.nan_to_num(table[c].to_numpy(float)) for c in ("gain", "cost", "gain_per_yuan")
        )
        net = gain - cost
        limits = (
            *round_limits(1.05 * np.array([*gain, *cost, *net])),
            min(rate.min(), 0.0) and -round_limit(-rate.min()),
            round_limit(1.05 * max(rate.max(), 1.2)),
        )
        changed = limits != self._limits
        if changed:
            self._limits = limits
            self._sums.set_xlim(limits[:2])
            self._rates.set_xlim(limits[2:])
        self._bars[0].lying(_ROWS + 0.56, 0, gain, 0.26)
        self._bars[1].lying(_ROWS + 0.82, 0, cost, 0.22)
        self._bars[2].lying(_ROWS + 0.68, 0, rate, 0.42)
        self._net.set_data(net, _ROWS + 0.69)
        return changed
