"""The satisfaction explorer's picture: gaps by dimension beside the importance-performance map."""

from functools import lru_cache

import numpy as np
from matplotlib.font_manager import FontProperties

from kam_helpers.formats import percent
from kam_helpers.plots import style
from kam_helpers.plots.satisfaction.importance import QUADRANT_LOOKS
from kam_helpers.text import _

from ...moving import Bars, MovingLine, Scale
from ...panels import Panels, first_upper
from ...stamp import Stamp
from . import words
from .labels import places

_FEW = 12  # points above which they are smaller
_LETTERS = {True: 16, False: 22}  # of a name on the map, where narrow and where not
_KEPT = 128  # names measured
_STEP = 0.5  # points between round ends of an axis
_PLACING = (
    "who",
    "points",
    "importance",
    "cross",
    "raise_dimension",
)  # what moves points and names of the map


class SatisfactionStage:
    """Draws :class:`Numbers`. Only titles and labels of axes are drawn anew, when a choice changes them."""

    def __init__(self, figure, narrow, facts):
        self._facts = facts
        self._titles = self._barred = self._placed = None
        self._size = lru_cache(_KEPT)(self._measure)
        self._panels = panels = Panels(figure, narrow, entries=5)
        self._gaps, self._map = panels.axes
        names = panels.rows(self._gaps, [first_upper(name) for name in facts.dimensions])
        panels.label(self._gaps, _("Perception less expectation (points)"))
        low, high = facts.survey.scale
        panels.label(self._map, _("Mean perception ({low:g} to {high:g})").format(low=low, high=high))
        self._scales = [
            Scale(panels, self._gaps, "x"),
            Scale(panels, self._map, "x"),
            Scale(panels, self._map, "y", show=percent),
        ]
        self._rows = np.arange(len(facts.dimensions)) + 0.68
        self._make_gaps()
        self._make_map()
        panels.legend([*self._bars, self._interval, self._after, self._ring])
        self.animated = [
            *(artist for scale in self._scales for artist in scale.artists),
            *self._bars, self._interval, *names, *self._cross, *self._corners.values(), *self._labels,
            # what a lever moves, and what lies on it
            self._after, self._ways, self._moved, self._ring, *self._points.values(),
        ]  # fmt: skip

    def _make_gaps(self):
        ax = self._gaps
        self._bars = [
            Bars(ax, style.BLUE, _("Gap")),
            Bars(ax, style.ORANGE, _("Gap to work on"), hollow=True),
        ]
        self._interval = _line(ax, lw=1.4, marker="|", ms=9, mew=1.4, label=_("95 % interval"))
        self._after = _line(ax, ls="", marker="D", ms=7, mec="white", label=_("After both levers"))

    def _make_map(self):
        ax, sizes = self._map, self._panels.sizes
        self._cross = [_line(ax, lw=1, ls="--"), _line(ax, lw=1, ls="--")]
        self._corners = {
            quadrant: Stamp(
                ax,
                sizes["small"],
                (0.99 if x else 0.01, 0.985 if y else 0.015),
                color="#333333",
                ha="right" if x else "left",
                va="top" if y else "bottom",
                paper=0.8,
            )
            for quadrant, (_colour, _marker, (x, y)) in QUADRANT_LOOKS.items()
        }
        self._ways = _line(ax, lw=1)
        self._moved = _line(ax, ls="", marker="D", ms=6, mec="white")
        self._ring = _line(ax, ls="", marker="o", ms=17, mfc="none", mew=1.6, label=_("Put right first"))
        self._points = {
            quadrant: _line(ax, colour, ls="", marker=marker, mec="white")
            for quadrant, (colour, marker, _corner) in QUADRANT_LOOKS.items()
        }
        most = max(len(self._facts.dimensions), len(self._facts.survey.items))
        self._labels = [Stamp(ax, sizes["small"], paper=0.8) for _point in range(most)]

    def show(self, view):
        """Move everything to the view's numbers; True when a title changed."""
        numbers = view.facts
        self._show_gaps(numbers)
        self._show_map(numbers)
        settings = numbers.settings
        titles = settings["who"], settings["importance"], settings["points"]
        changed = titles != self._titles
        if changed:
            self._titles = titles
            self._panels.title(
                self._gaps, _("{group}: gap by dimension").format(group=words.group_name(numbers.group))
            )
            self._panels.title(self._map, words.map_title(settings))
        return changed

    def _show_gaps(self, numbers):
        table = numbers.gaps
        gap, low, high = (table[c].to_numpy(float) for c in ("gap", "low", "high"))
        ends = np.concatenate([gap, low, high, numbers.after, [0.0]])
        ends = ends[~np.isnan(ends)]
        self._scales[0].move(-_step_up(0.05 - ends.min()), _step_up(ends.max() + 0.05))
        self._after.set_data(*((numbers.after, self._rows) if numbers.pulled else ([], [])))
        drawn = numbers.settings["who"], numbers.settings["raise_dimension"]
        if drawn == self._barred:
            return
        self._barred = drawn
        chosen = table.index.to_numpy() == numbers.settings["raise_dimension"]
        for bars, some in zip(self._bars, (~chosen, chosen), strict=True):
            bars.lying(self._rows[some], 0, np.nan_to_num(gap[some]), 0.4)
        blank = np.full(len(gap), np.nan)
        self._interval.set_data(np.column_stack([low, high, blank]).ravel(), np.repeat(self._rows, 3))

    def _show_map(self, numbers):
        table = numbers.map
        x, y = table["performance"].to_numpy(), table["importance"].to_numpy()
        line_y, line_x = table.attrs["cross"]
        least, most = min(x.min(), line_x), max(numbers.moved.max(), line_x)
        margin = 0.12 * (most - least) + 0.05
        self._scales[1].move(-_step_up(margin - least), _step_up(most + margin))
        highest = 1.18 * max(y.max(), line_y)
        self._scales[2].move(0.0, _step_up(highest, 0.1 if highest > 0.2 else 0.02))
        goes = numbers.raised & (numbers.moved > x)
        blank = np.full(goes.sum(), np.nan)
        self._ways.set_data(
            np.column_stack([x[goes], numbers.moved[goes], blank]).ravel(), np.repeat(y[goes], 3)
        )
        self._moved.set_data(numbers.moved[goes], y[goes])
        limits = self._map.get_xlim(), self._map.get_ylim()
        placed = *limits, *(numbers.settings[name] for name in _PLACING)
        if placed != self._placed:  # all else stays where it is while the levers move
            self._placed = placed
            self._cross[0].set_data([line_x, line_x], limits[1])
            self._cross[1].set_data(limits[0], [line_y, line_y])
            self._show_points(numbers, x, y)
            self._show_labels(numbers)

    def _show_points(self, numbers, x, y):
        for quadrant, points in self._points.items():
            inside = numbers.quadrants == quadrant
            self._corners[quadrant].text = f"{first_upper(_(quadrant))} {inside.sum()}"
            points.set_data(x[inside], y[inside])
            points.restyle(markersize=9 if len(x) <= _FEW else 7)
        first = [name == numbers.first for name in numbers.map.index]
        self._ring.set_data(x[first], y[first])

    def _show_labels(self, numbers):
        """Names beside the points."""
        settings, table = numbers.settings, numbers.map
        order = np.argsort(-table["importance"].to_numpy(), kind="stable")
        names = [
            style.short(name, _LETTERS[self._panels.narrow])
            for name in words.point_names(table.index[order], settings["points"])
        ]
        spots = self._map.transLimits.transform(table[["performance", "importance"]].to_numpy()[order])
        points = [
            (spot, self._size(name), goes, ringed)
            for name, spot, goes, ringed in zip(
                names, spots.tolist(), numbers.raised[order], table.index[order] == numbers.first, strict=True
            )
        ]
        marker = np.array([9, 9]) / 72 * self._panels.figure.dpi / self._map.bbox.size
        found = places(points, marker.tolist(), map(self._corner_box, self._corners.values()))
        for label in self._labels:
            label.text = ""
        for label, name, place in zip(self._labels, names, found, strict=False):
            if place is not None:
                label.text = name
                label.place, label.ha, label.va = place

    def _corner_box(self, corner):
        width, height = self._size(corner.text)
        left, low = (1 - width if corner.ha == "right" else 0), (1 - height if corner.va == "top" else 0)
        return left, low, left + width, low + height

    def _measure(self, name):
        """Width and height of a name in fractions of the map."""
        renderer = self._panels.figure.canvas.get_renderer()
        font = FontProperties(size=self._panels.sizes["small"])
        width, height, _descent = renderer.get_text_width_height_descent(name, font, False)
        return width / self._map.bbox.width, height / self._map.bbox.height


def _line(ax, colour=style.INK, **options):
    return MovingLine(ax, color=colour, **options)


def _step_up(value, step=_STEP):
    """The next round end of an axis at or above ``value``."""
    return float(np.ceil(value / step) * step)
