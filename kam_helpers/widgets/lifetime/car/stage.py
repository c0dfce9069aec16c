"""The car buyer's picture: shares of revenue and profit by stream, beside the way down to profit."""

import numpy as np
from matplotlib.ticker import FuncFormatter

from kam_helpers import formats
from kam_helpers.lifetime.car import STREAMS
from kam_helpers.plots import style
from kam_helpers.text import _

from ...amounts import round_limit
from ...moving import Bars, Scale
from ...panels import Panels
from ...stamp import Stamp
from . import words

_STREAMS, _STEPS = np.arange(len(STREAMS)), np.arange(len(words.STEPS))


class CarStage:
    """Draws :class:`Numbers`. Shares have one axis for good; that of the dollars moves."""

    def __init__(self, figure, narrow):
        panels = Panels(figure, narrow, entries=2)
        self._shares, self._dollars = panels.axes
        names = [
            *panels.rows(self._shares, [words.name(stream) for stream in STREAMS]),
            *panels.rows(self._dollars, [_(step) for step in words.STEPS.values()]),
        ]
        panels.title(self._shares, _("Share of each stream"))
        panels.title(self._dollars, _("From a lifetime's revenue to profit"))
        panels.label(self._shares, _("Share of all streams together"))
        panels.label(self._dollars, _("US dollars"))
        self._scale = Scale(panels, self._dollars, "x")
        self._shares.set_xlim(0, 1.01)
        self._shares.set_xticks(np.linspace(0, 1, 5))
        self._shares.xaxis.set_major_formatter(FuncFormatter(lambda value, _position: formats.percent(value)))
        self._revenue = Bars(self._shares, style.BLUE, _("Of the revenue"), hollow=True)
        self._profit = Bars(self._shares, style.BLUE, _("Of the profit"))
        self._steps = [
            Bars(self._dollars, style.BLUE, hollow=True),
            Bars(self._dollars, style.BLUE),
        ]
        self._amounts = [Stamp(self._dollars, panels.sizes["small"]) for _step in words.STEPS]
        panels.legend([self._revenue, self._profit])
        self.animated = [
            *self._scale.artists,
            self._revenue,
            self._profit,
            *self._steps,
            *self._amounts,
            *names,
        ]

    def show(self, view):
        """Move everything to the view's numbers."""
        life, amounts = view.facts.life, view.facts.steps["amount"].to_numpy()
        for bars, column, place in ((self._revenue, "revenue", 0.56), (self._profit, "profit", 0.82)):
            shares = [words.share(part, life.total[column]) for part in life.streams[column]]
            bars.lying(_STREAMS + place, 0, np.array(shares), 0.24)
        limit = round_limit(1.2 * amounts.max())
        self._scale.move(0.0, limit)
        self._steps[0].lying(_STEPS[:-1] + 0.68, 0, amounts[:-1], 0.44)
        self._steps[1].lying(_STEPS[-1:] + 0.68, 0, amounts[-1:], 0.44)
        for row, (stamp, amount) in enumerate(zip(self._amounts, amounts, strict=True)):
            stamp.text = words.money(amount)
            stamp.place = (amount / limit + 0.01, 1 - (row + 0.68) / len(words.STEPS))
        return False
