"""The levers' picture: gain and cost beside what a yuan brings."""

import numpy as np

from kam_helpers.plots import style
from kam_helpers.text import _

from ...amounts import round_limits
from ...moving import Bars, MovingLine, Scale
from ...panels import Panels
from . import words

_ROWS = np.arange(len(words.NAMES))


class LeversStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated, the axes too."""

    def __init__(self, figure, narrow):
        panels = Panels(figure, narrow, entries=4)
        self._sums, self._rates = panels.axes
        names = [_(name) for name in words.NAMES.values()]
        names = [name for ax in panels.axes for name in panels.rows(ax, names)]
        panels.title(self._sums, _("What it gains and what it costs"))
        panels.label(self._sums, _("Worth today (CNY)"))
        panels.title(self._rates, _("Gain for each yuan it costs"))
        panels.label(self._rates, _("Yuan"))
        self._scales = [Scale(panels, ax, "x") for ax in panels.axes]
        self._cost = self._rates.axvline(
            1, color=style.INK, lw=1, ls="--", label=_("Has its cost back"), animated=True
        )
        self._bars = [
            Bars(self._sums, style.BLUE, _("Gain")),
            Bars(self._sums, style.ORANGE, _("Cost"), hollow=True),
            Bars(self._rates, style.BLUE),
        ]
        look = {"ls": "", "marker": "D", "ms": 8, "color": style.INK, "mec": "white", "clip_on": False}
        self._net = MovingLine(self._sums, label=_("Left over"), **look)
        panels.legend([*self._bars[:2], self._net, self._cost])
        self.animated = [
            *self._scales[0].artists, *self._scales[1].artists, self._cost, *self._bars, self._net, *names
        ]  # fmt: skip

    def show(self, view):
        """Move everything to the view's numbers."""
        table = view.facts.levers.table
        gain, cost, rate = (
            np.nan_to_num(table[c].to_numpy(float)) for c in ("gain", "cost", "gain_per_yuan")
        )
        net = gain - cost
        self._scales[0].move(*round_limits(1.05 * np.array([*gain, *cost, *net])))
        self._scales[1].move(*round_limits(1.05 * np.array([*rate, 1.2])))
        self._bars[0].lying(_ROWS + 0.56, 0, gain, 0.26)
        self._bars[1].lying(_ROWS + 0.82, 0, cost, 0.22)
        self._bars[2].lying(_ROWS + 0.68, 0, rate, 0.42)
        self._net.set_data(net, _ROWS + 0.69)
        return False
