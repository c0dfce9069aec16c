"""The life cycle's picture: output and input over the phases, beside what they leave."""

import numpy as np
from matplotlib.collections import LineCollection

from kam_helpers.lifetime.curves import PHASES
from kam_helpers.plots import style
from kam_helpers.text import _

from ...amounts import round_limits
from ...moving import MovingLine, Scale
from ...panels import Panels, first_upper
from ...stamp import Stamp
from . import words
from .numbers import YEARS

_LINE = 0.085  # of the panel's height: a line of names of phases


class LifeCycleStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated, the axes too."""

    def __init__(self, figure, narrow):
        self._panels = panels = Panels(figure, narrow, entries=3)
        self._flows, self._sums = panels.axes
        self._lines = 4 if narrow else 3  # of names of phases, above the curves
        panels.title(self._flows, _("Output and input, a year (CNY)"))
        panels.title(self._sums, _("Output less input, added up (CNY)"))
        for ax in panels.axes:
            panels.label(ax, _("Years since the first contact"))
            ax.set_xlim(0, YEARS)
            ax.set_xticks(range(0, YEARS + 1, 5))
        self._scales = [Scale(panels, ax, "y") for ax in panels.axes]
        self._make_lines()
        panels.legend([self._output, self._input, self._plain[0]])
        self.animated = [
            *self._scales[0].artists, *self._scales[1].artists,
            self._borders, *self._plain, self._output, self._input, self._total, self._ring,
            *self._names, self._pays_back, self._left,
        ]  # fmt: skip

    def _make_lines(self):
        flows, sums, sizes = self._flows, self._sums, self._panels.sizes

        def line(ax, colour, label="", **options):
            return MovingLine(ax, color=colour, label=label, **options)

        self._output = line(flows, style.BLUE, _("Output"), lw=2.4)
        self._input = line(flows, style.ORANGE, _("Input"), lw=2.4, ls="--")
        plain = {"lw": 1.4, "ls": ":"}
        self._plain = [
            line(flows, style.INK, _("As it would go by itself"), **plain),
            line(flows, style.INK, **plain),
            line(sums, style.INK, **plain),
        ]
        self._total = line(sums, style.GREEN, lw=2.4)
        self._ring = line(sums, style.INK, ls="", marker="o", ms=12, mfc="none", mew=1.6)
        self._borders = LineCollection([], colors=style.GREY, linewidths=0.9, linestyles=":", animated=True)
        flows.add_collection(self._borders, autolim=False)
        self._names = [Stamp(flows, sizes["small"], ha="center", va="top") for _phase in PHASES]
        self._letter = 1 / self._panels.letters(flows, sizes["small"])
        self._pays_back = Stamp(sums, sizes["small"], va="top")
        self._left = Stamp(sums, sizes["normal"], ha="right", va="bottom")

    def show(self, view):
        """Move everything to the view's numbers."""
        numbers = view.facts
        cycle, plain = numbers.cycle, numbers.plain
        flows = [cycle.table[["input", "output"]].to_numpy(), plain.table[["input", "output"]].to_numpy()]
        sums = [cycle.table["cumulative"].to_numpy(), plain.table["cumulative"].to_numpy()]
        head = 0.97 - _LINE * self._lines
        self._scales[0].move(*round_limits(np.concatenate(flows).ravel() / head))
        self._scales[1].move(*round_limits(1.12 * np.array(sums)))
        years = cycle.table.index.to_numpy()
        self._output.set_data(years, flows[0][:, 1])
        self._input.set_data(years, flows[0][:, 0])
        self._total.set_data(years, sums[0])
        for line, values in zip(self._plain, (flows[1][:, 1], flows[1][:, 0], sums[1]), strict=True):
            line.set_data(*((years, values) if numbers.measures else ([], [])))
        self._show_phases(cycle.phases)
        self._show_total(cycle, sums[0])
        return False

    def _show_phases(self, phases):
        high = self._flows.get_ylim()[1]
        self._borders.set_segments([[(start, 0), (start, high)] for start in phases["start"].iloc[1:]])
        middle = (phases["start"] + phases["end"]).to_numpy() / 2 / YEARS
        texts = [first_upper(_(phase)) for phase in phases["phase"]]
        lines = _free_lines(middle, [self._letter * _letters(text) for text in texts])
        for name in self._names:
            name.text = ""
        for name, text, x, line in zip(self._names, texts, middle, lines, strict=False):
            name.text = text
            name.place = (x, 0.99 - _LINE * line)

    def _show_total(self, cycle, total):
        self._left.text = words.total_label(cycle)
        falls = total[-1] < total[-4]  # then the line is above its end
        self._left.va = "top" if falls else "bottom"
        x, y = self._sums.transLimits.transform((YEARS, total[-1]))
        self._left.place = (x, y - 0.03 if falls else y + 0.03)
        year = cycle.payback_year
        self._ring.set_data(*([[], []] if year is None else [[year], [cycle.table.loc[year, "cumulative"]]]))
        self._pays_back.text = "" if year is None else _("All input is back")
        if year is not None:
            x, y = self._sums.transLimits.transform((year, 0))
            self._pays_back.place = (x + 0.03, y - 0.03)


def _free_lines(middles, widths):
    """The first line in which each name, kept inside the panel, lies on none before it. All in fractions of
    the panel's width.
    """
    taken, lines = [], []
    for middle, width in zip(middles, widths, strict=True):
        left = min(max(middle - width / 2, 0), 1 - width)
        line = next(n for n in range(len(middles)) if all(m != n or left > end for m, end in taken))
        taken.append((line, left + width))
        lines.append(line)
    return lines


def _letters(text):
    """How wide a text is, in Latin letters."""
    return sum(2 if character >= "\u2e80" else 1 for character in text)
