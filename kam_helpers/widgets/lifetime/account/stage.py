"""The explorer's picture: the years with their running total beside what a small change does."""

import numpy as np

from kam_helpers import lifetime
from kam_helpers.plots import style
from kam_helpers.text import _

from ...amounts import round_limit, round_limits
from ...moving import Bars, MovingLine, Scale
from ...panels import Panels, row_place
from ...stamp import Stamp
from . import words
from .numbers import SHOWN

_LATER = SHOWN + 3.6  # where on the axis of years the bar of all later years stands
_ROWS = len(lifetime.CHANGES)
_BAR = 0.8  # years wide


class LifetimeStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated, the axes too."""

    def __init__(self, figure, narrow):
        self._panels = panels = Panels(figure, narrow, entries=6)
        self._years, self._levers = panels.axes
        self._make_years(self._years)
        self._make_levers(self._levers)
        panels.legend([*self._bars, self._total, *self._swings])
        scales = [*self._amounts.artists, *self._changes.artists]
        self.animated = [*scales, *self._names.values(), *self._bars, *self._marks, *self._swings]

    # -- static ---------------------------------------------------------------------------------------

    def _make_years(self, ax):
        panels, small = self._panels, self._panels.sizes["small"]
        panels.title(ax, _("Worth today, year by year (CNY)"))
        panels.label(ax, _("Years from now"))
        self._amounts = Scale(panels, ax, "y")
        ax.set_xlim(-1.2, _LATER + 1.6)
        ticks = [*([0, 10] if panels.narrow else range(0, SHOWN + 1, 5)), _LATER]
        ax.set_xticks(ticks, [*map(str, ticks[:-1]), _("later")])
        ax.grid(visible=False, axis="x")
        self._bars = [
            Bars(ax, style.RED, _("Winning it"), hollow=True),
            Bars(ax, style.BLUE, _("Each year")),
            Bars(ax, style.BLUE, _("Later years"), hollow=True),
        ]
        line = {"color": style.INK, "lw": 1.4, "marker": "o", "ms": 3.5}
        self._total = MovingLine(ax, label=_("Running total"), **line)
        self._to_come = MovingLine(ax, ls=":", **line)
        self._ring = MovingLine(ax, ls="", marker="o", ms=12, mfc="none", mec=style.INK, mew=1.6)
        self._pays_back = Stamp(ax, small, va="top", paper=0.6)
        self._drop = MovingLine(ax, lw=1, ls="--", color=style.INK)
        self._worth = Stamp(ax, panels.sizes["normal"], ha="right", va="bottom")
        self._marks = [self._total, self._to_come, self._drop, self._ring, self._pays_back, self._worth]

    def _make_levers(self, ax):
        panels = self._panels
        panels.title(ax, _("When one figure is lower or higher"))
        panels.label(ax, _("Change in lifetime profit (CNY)"))
        self._changes = Scale(panels, ax, "x")
        self._swings = [
            Bars(ax, style.ORANGE, _("Lower"), hollow=True),
            Bars(ax, style.BLUE, _("Higher")),
        ]
        texts = [words.change_label(lever) for lever in lifetime.CHANGES]
        self._names = dict(zip(lifetime.CHANGES, panels.rows(ax, texts), strict=True))
        self._texts = dict(zip(lifetime.CHANGES, texts, strict=True))

    # -- what moves -----------------------------------------------------------------------------------

    def show(self, view):
        """Move everything to the view's numbers."""
        numbers = view.facts
        life, rows = numbers.life, numbers.rows
        x, total = _running(numbers)
        worth = [(row["clp_low"], row["clp_high"]) for row in rows.values()]
        steps = np.array(worth).reshape(-1, 2) - life.clp
        high_and_low = np.array([*total, life.clp, *numbers.years["present_value"], life.tail])
        self._amounts.move(*round_limits(1.1 * high_and_low))  # above the line there is a label
        reach = round_limit(np.abs(steps).max(initial=0))
        self._changes.move(-reach, reach)
        self._show_years(numbers, x, total)
        self._show_levers(rows, steps)
        return False

    def _show_years(self, numbers, x, total):
        life, years = numbers.life, numbers.years
        cost, margins, later = self._bars
        margins.upright(years["year"], 0, years["present_value"], _BAR)
        cost.upright(0, 0, -life.acquisition_cost, _BAR + 0.4)
        later.upright(_LATER, 0, life.tail, _BAR + 0.4)
        self._total.set_data(x, total)
        self._to_come.set_data(*([[x[-1], _LATER], [total[-1], life.clp]] if life.tail else [[], []]))
        end = (_LATER if life.tail else x[-1]), life.clp
        place = self._fraction(*end)
        self._worth.text = words.worth_label(life)
        self._worth.place = (min(place[0] + 0.06, 1), place[1] + 0.04)
        self._show_pay_back(life, x, total)

    def _show_pay_back(self, life, x, total):
        year = life.break_even_year if life.acquisition_cost else None
        if year is None or year > x[-1]:
            for line in (self._ring, self._drop):
                line.set_data([], [])
            self._pays_back.text = ""
            return
        reached = total[np.searchsorted(x, year, side="right") - 1]
        self._ring.set_data([year], [reached])
        self._drop.set_data([year, year], [reached, 0])
        x, y = self._fraction(year, 0)  # below the bars nothing else is in the way
        self._pays_back.text = _("Has paid back")
        self._pays_back.place = (x - 0.02, y - 0.02)

    def _show_levers(self, levers, steps):
        rows = np.arange(len(levers))
        for side, bars in enumerate(self._swings):
            bars.lying(rows + 0.68, 0, steps[:, side], 0.44)
        for name in self._names.values():
            name.text = ""
        for row, (lever, values) in enumerate(levers.items()):
            name = self._names[lever]
            name.text = words.cut_label(lever, values) or self._texts[lever]
            name.place = (0.01, row_place(row, _ROWS))

    def _fraction(self, x, y):
        return self._years.transLimits.transform((x, y))


def _running(numbers):
    """Years and running total, from today before any money comes."""
    years = numbers.years
    x = np.concatenate([[0], years["year"]])
    return x, np.concatenate([[-numbers.life.acquisition_cost], years["cumulative"]])
