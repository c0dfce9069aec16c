"""The explorer's picture: accounts between attraction and barrier, and their worth as rivals offer more."""

import numpy as np
from matplotlib.lines import Line2D

from kam_helpers import loyalty
from kam_helpers.formats import percent
from kam_helpers.plots import style
from kam_helpers.plots.loyalty.staying import ZONE_LOOKS
from kam_helpers.text import _

from ...amounts import round_limits
from ...moving import MovingLine, Scale, put
from ...painter import CSS_DPI
from ...panels import Panels
from ...stamp import Stamp
from . import words
from .numbers import MOST, POINT

_BONDED, _FREE, _HELD = range(3)  # positions in _SIDES
_SIDES = {  # of the place where the name of each zone stands
    "bonded": ("right", "top"),
    "free": ("right", "bottom"),
    "held": ("right", "top"),
    "leaving pays": ("left", "bottom"),
}
_STEP = 2.5 * POINT  # between round ends of an axis
_COSTS = "value_cost", "barrier_cost"
_AREA = (16, 110)  # points², of the smallest and the largest marker
_OFF, _TALL, _INSIDE = 14, 20, 4  # CSS pixels: from an account to its name, its height, from the edges
_HIGHEST = 0.92  # of a name: above are those of the zones
_LETTERS = {True: 18, False: 24}  # of a name on the map, where narrow and where not


class StayingStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated, the axes too."""

    def __init__(self, figure, narrow):
        self._ends = self._placed = None
        self._panels = panels = Panels(figure, narrow, entries=5)
        self._map, self._worth = panels.axes
        self._make_map(self._map)
        self._make_worth(self._worth)
        panels.legend([self._today, self._losing, *self._lines, self._force])
        self.animated = [  # what moves when rivals or we do stands last
            *(artist for scale in self._scales for artist in scale.artists),
            *self._borders, self._force, self._level, self._lines[0], self._today, self._now, self._lines[1],
            *self._points.values(), self._ring, *self._corners, self._name, *self._marks, *self._amounts,
        ]  # fmt: skip

    # -- static ---------------------------------------------------------------------------------------

    def _make_map(self, ax):
        panels, small = self._panels, self._panels.sizes["small"]
        panels.title(ax, _("Barrier (up) by attraction (across)"))
        panels.label(ax, _("Shares of a year's purchases"))
        self._scales = [Scale(panels, ax, which, show=_percent) for which in "xy"]
        self._borders = [_line(ax, lw=0.8, color=style.GREY) for _border in range(2)]
        self._force = _line(ax, lw=1.6, ls="--", label=_("Leaving pays below"))
        self._today = _line(ax, ls="", marker="o", ms=3, color=style.GREY, label=_("Today"))
        self._points = {
            zone: ax.scatter([], [], marker=marker, animated=True, linewidths=1.2, edgecolors=colour)
            for zone, (colour, marker) in ZONE_LOOKS.items()
        }
        self._losing = Line2D(
            [], [], ls="", marker="o", ms=8, mfc="white", color=style.INK, label=_("Loses money")
        )
        self._ring = _line(ax, ls="", marker="o", ms=18, mfc="none", mew=1.6)
        self._corners = [
            Stamp(ax, small, color="#333333", ha=ha, va=va, paper=0.8) for ha, va in _SIDES.values()
        ]
        self._name = Stamp(ax, small, ha="center")

    def _make_worth(self, ax):
        panels, small = self._panels, self._panels.sizes["small"]
        panels.title(ax, _("Expected lifetime profit (CNY)"))
        panels.label(ax, _("Rivals offer more by (points)"))
        ax.set_xlim(0, MOST)
        ax.set_xticks(range(0, MOST + 1, 5))
        ax.grid(visible=False)
        self._scales.append(Scale(panels, ax, "y"))
        self._level = _line(ax, lw=1, ls=":", color=style.INK)
        self._now = _line(ax, lw=1, color=style.GREY)
        self._lines = [
            _line(ax, lw=2, color=style.RED, label=_("As we are")),
            _line(ax, lw=2, ls="--", color=style.BLUE, label=_("With our answer, net")),
        ]
        self._marks = [
            _line(ax, ls="", marker=marker, ms=9, color=colour, mec="white", clip_on=False)
            for marker, colour in (("o", style.RED), ("^", style.BLUE))
        ]
        self._amounts = [Stamp(ax, small, ha="left", va=va) for va in ("top", "bottom")]

    # -- what moves -----------------------------------------------------------------------------------

    def show(self, view):
        """Move everything to the view's numbers."""
        numbers = view.facts
        placed = {name: value for name, value in numbers.settings.items() if name not in _COSTS}
        if placed != self._placed:  # what things cost moves nobody
            self._placed = placed
            self._show_map(numbers)
        self._show_worth(numbers)
        return False

    def _show_map(self, numbers):
        today, after = numbers.today, numbers.after
        left, right = _ends(today.attraction, after.attraction, [-2 * POINT, 2 * POINT])
        low, high = _ends(today.barrier, after.barrier, [0.0, loyalty.BARRIER_CUT])
        ends = left, right, low, high
        if ends != self._ends:
            self._ends = ends
            self._scales[0].move(left, right)
            self._scales[1].move(low, high)
            self._force.set_data([left, right], [-left, -right])
            self._borders[0].set_data([0, 0], [0, high])
            self._borders[1].set_data([0, right], [loyalty.BARRIER_CUT] * 2)
        moved = (today.attraction != after.attraction) | (today.barrier != after.barrier)
        self._today.set_data(today.attraction[moved], today.barrier[moved])
        self._show_points(numbers)
        self._show_zones(numbers)
        self._show_name(numbers)

    def _show_points(self, numbers):
        after, profit = numbers.after, numbers.facts.profit
        size = np.abs(profit) / max(np.abs(profit).max(), 1e-9)
        area = _AREA[0] + (_AREA[1] - _AREA[0]) * size
        places = np.column_stack([after.attraction, after.barrier])
        members = numbers.segment.members
        for code, (zone, points) in enumerate(self._points.items()):
            inside = after.zone == code
            colour = ZONE_LOOKS[zone][0]
            points.set_offsets(places[inside])
            points.set_sizes(area[inside])
            edges = [colour if one else style.GRID for one in members[inside]]
            faces = [
                "white" if loses else edge for loses, edge in zip(profit[inside] < 0, edges, strict=True)
            ]
            points.set_edgecolors(edges)
            points.set_facecolors(faces)

    def _show_zones(self, numbers):
        counts = np.bincount(numbers.after.zone, minlength=len(loyalty.ZONES))
        alone = len(numbers.facts.names) == 1
        for code, stamp in enumerate(self._corners):
            title = words.zone_title(code)
            stamp.text = title if alone else f"{title} {counts[code]}"
        middle, zero = self._map.transLimits.transform((0, 0))
        width = [self._width(stamp.text) for stamp in self._corners]
        low = self._ends[2]
        line_ends = self._map.transLimits.transform((-low, low))[0]  # where the line leaves the panel below
        free = zero + 0.01 if line_ends > 1 - width[_FREE] else 0.015
        held = 0.9 if middle > 1 - width[_BONDED] else 0.985  # side by side where there is room
        places = (0.99, 0.985), (0.99, free), (middle - 0.01, held), (0.01, 0.015)
        for stamp, place in zip(self._corners, places, strict=True):
            stamp.place = place

    def _width(self, text):
        """Of a small text, about, as a fraction of the map."""
        return len(text) / self._panels.letters(self._map, self._panels.sizes["small"])

    def _show_name(self, numbers):
        alone = numbers.segment.members.sum() == 1
        place = int(numbers.segment.members.argmax()) if alone else numbers.dearest
        if place is None:
            self._ring.set_data([], [])
            self._name.text = ""
            return
        spot = numbers.after.attraction[place], numbers.after.barrier[place]
        self._ring.set_data(*([one] for one in spot))
        name, most = words.name_of_account(numbers, place), _LETTERS[self._panels.narrow]
        rooms = [
            self._beside(spot, style.short(name, most - less)) for less in (0, 6, 10)
        ]  # shorter fits better
        _faults, self._name.text, self._name.place, up = min(rooms, key=lambda room: room[0])
        self._name.va = "bottom" if up else "top"

    def _beside(self, spot, text):
        """Where the name of the account at ``spot`` goes: its faults (outside, on the dashed line), the name,
        the middle of its edge towards the account, and whether it stands above.
        """
        pixel = self._panels.figure.dpi / CSS_DPI / np.array(self._map.bbox.size)
        half, height = self._width(text) / 2, _TALL * pixel[1]
        x, y = self._map.transLimits.transform(spot)
        rooms = []
        for up in (True, False):
            edge = y + (_OFF if up else -_OFF) * pixel[1]
            far = edge + (height if up else -height)
            for shift in (0, half, 1.4 * half, -half, -1.4 * half):
                side = half + _INSIDE * pixel[0]
                middle = min(max(x + shift, side), 1 - side)
                low = self._force_at(middle - half, min(edge, far))
                high = self._force_at(middle + half, max(edge, far))
                crossed, outside = low < 0 < high, not 0.01 < far < _HIGHEST
                rooms.append(((outside, crossed), text, (middle, edge), up))
        return min(rooms, key=lambda room: room[0])

    def _force_at(self, x, y):
        """The staying force at a place of the map (axes fractions): 0 on the dashed line."""
        left, right, low, high = self._ends
        return left + x * (right - left) + low + y * (high - low)

    def _show_worth(self, numbers):
        points, as_we_are, acting = numbers.curve.T
        members, now = numbers.segment.members, numbers.settings["rival_points"]
        today = numbers.today.clp[members].sum()
        low, high = round_limits(1.05 * np.array([today, *as_we_are, *acting]))
        self._scales[2].move(low, high)
        put(self._level, [0, MOST], [today, today])
        put(self._now, [now, now], [low, high])
        worths = as_we_are, acting
        place = np.searchsorted(points, now)
        upper = int(acting[place] > as_we_are[place]) if numbers.acts else 0
        for number, (line, mark, stamp, worth) in enumerate(
            zip(self._lines, self._marks, self._amounts, worths, strict=True)
        ):
            shown = numbers.acts or not number
            put(line, *((points, worth) if shown else ([], [])))
            put(mark, *(([now], [worth[place]]) if shown else ([], [])))
            stamp.text = words.worth_label(worth[place]) if shown else ""
            above = number == upper  # the curves fall: there is room above them to the right
            stamp.ha, stamp.va = ("left", "bottom") if above else ("right", "top")
            x, y = self._worth.transLimits.transform((now, worth[place]))
            stamp.place = (x + 0.03, y + 0.02) if above else (x - 0.02, y - 0.02)


def _percent(share):
    return percent(share, 0 if round(share * 1000) % 10 == 0 else 1)


def _line(ax, **options):
    return MovingLine(ax, **{"color": style.INK} | options)


def _ends(*values):
    """Round ends of an axis around ``values``, with a little room."""
    values = np.concatenate(values)
    room = POINT / 2
    return np.floor((values.min() - room) / _STEP) * _STEP, np.ceil((values.max() + room) / _STEP) * _STEP
