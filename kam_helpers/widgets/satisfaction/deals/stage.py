"""The expectation explorer's picture: what is expected of each deal, beside the chance to get it."""

import numpy as np
from matplotlib.ticker import FuncFormatter

from kam_helpers.formats import percent
from kam_helpers.plots import style
from kam_helpers.satisfaction import STRATEGIES
from kam_helpers.satisfaction.deals import DEALS
from kam_helpers.text import _

from ...moving import MovingLine, Scale
from ...panels import Panels
from ...stamp import Stamp
from . import words

_LOOKS = dict(
    zip(
        STRATEGIES,
        ((style.ORANGE, "^", "--"), (style.BLUE, "o", "-"), (style.GREEN, "s", ":")),
        strict=True,
    )
)
_LINE = 0.075  # of the panel's height: a line of text


class ExpectationStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated, the moving axis too."""

    def __init__(self, figure, narrow):
        panels = Panels(figure, narrow, entries=4)
        self._expected, self._chance = panels.axes
        panels.title(self._expected, _("Expected of each deal (points)"))
        panels.title(self._chance, _("Chance to get each deal"))
        for ax in panels.axes:
            panels.label(ax, _("Deal"))
            ax.set_xlim(0.5, DEALS + 0.5)
            ax.set_xticks(range(1, DEALS + 1))
        self._chance.set_ylim(0, 1)
        self._chance.yaxis.set_major_formatter(FuncFormatter(lambda value, _place: percent(value)))
        self._scale = Scale(panels, self._expected, "y")
        self._lines = [
            (_line(self._expected, name, label=_(words.NAMES[name])), _line(self._chance, name))
            for name in STRATEGIES
        ]
        self._delivered = MovingLine(self._expected, color="#c4c4c4", lw=6, label=_("Delivered"))
        over, honest, under = (left for left, _right in self._lines)
        panels.legend([over, under, honest, self._delivered])  # where narrow, long names in one column
        size, lines = panels.sizes["small"], len(STRATEGIES) + 1
        self._won = [
            Stamp(self._chance, size, (0.99, 0.01 + _LINE * (lines - n)), ha="right", va="top")
            for n in range(lines)
        ]
        self._won[0].text = _("Deals won of twelve")
        self.animated = [
            *self._scale.artists, self._delivered,
            *(line for pair in self._lines for line in pair), *self._won,
        ]  # fmt: skip

    def show(self, view):
        """Move everything to the view's numbers."""
        numbers = view.facts
        deals = np.arange(1, DEALS + 1)
        expected = {name: run["expectation"].to_numpy() for name, run in numbers.runs.items()}
        values = np.concatenate([*expected.values(), [numbers.delivered]])
        self._scale.move(np.floor(values.min() - 0.1), np.ceil(values.max() + 0.1))
        self._delivered.set_data([0.5, DEALS + 0.5], [numbers.delivered] * 2)
        for name, (left, right), won in zip(STRATEGIES, self._lines, self._won[1:], strict=True):
            left.set_data(deals, expected[name])
            right.set_data(deals, numbers.runs[name]["chance"].to_numpy())
            won.text = f"{_(words.NAMES[name])} {words.won(numbers.table.loc[name])}"
        return False


def _line(ax, name, **options):
    colour, marker, dash = _LOOKS[name]
    return MovingLine(ax, color=colour, marker=marker, ls=dash, lw=2, ms=6.5, mec="white", **options)
