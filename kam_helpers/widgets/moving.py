"""What moves in a picture of bars and amounts: the bars as one artist, and axes whose ends may change.

A picture is quick while only animated artists move; drawing an axis of matplotlib anew takes ten times as
long as all of them. So the ticks of a :class:`Scale` are stamps. Give it round ends
(``amounts.round_limits``): an axis that jumps at every move cannot be read.
"""

from functools import partial

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from kam_helpers.plots import style

from .amounts import short_amount
from .painter import CSS_DPI
from .stamp import Stamp

_GAP = 7  # CSS pixels between an axis and its numbers
_MOST = 8  # ticks on an axis
_EDGE = 1.8  # points around a hollow bar


class Scale:
    """An axis of ``ax`` ("x" or "y") with its grid and its line at zero, all moving with its ends.

    ``artists`` belong before all else that is animated. ``show``: a tick as text.
    """

    def __init__(self, panels, ax, which, show=short_amount):
        self._ax, self._upright, self._show = ax, which == "y", show
        self._locator = MaxNLocator(4 if panels.narrow else 5, steps=[1, 2, 2.5, 5, 10])
        self._limits = None
        size = panels.sizes["small"]
        axis = ax.yaxis if self._upright else ax.xaxis
        axis.set_ticks([])
        axis.labelpad = 4 + (0 if self._upright else 1.7 * size)  # the numbers stand between
        along = ax.get_yaxis_transform() if self._upright else ax.get_xaxis_transform()
        grid, zero = (
            MovingLine(ax, color=colour, lw=width, transform=along)
            for colour, width in ((style.GRID, 0.6), (style.INK, 0.8))
        )
        self._grid, self._zero = grid, zero
        sides = {"ha": "right", "va": "center"} if self._upright else {"ha": "center", "va": "top"}
        self._numbers = [
            Stamp(panels.sheet, size, color=style.INK, paper=0, **sides) for _tick in range(_MOST)
        ]
        self.artists = [self._grid, self._zero, *self._numbers]

    def move(self, low, high):
        """From ``low`` to ``high``."""
        if (low, high) == self._limits:
            return
        self._limits = low, high
        (self._ax.set_ylim if self._upright else self._ax.set_xlim)(low, high)
        ticks = self._locator.tick_values(low, high)
        ticks = [tick for tick in ticks if low <= tick * (1 + 1e-9) and tick <= high * (1 + 1e-9)][:_MOST]
        self._across(self._grid, ticks)
        self._across(self._zero, [0.0])
        figure, box = self._ax.get_figure(), self._ax.get_position()
        gap = _GAP / CSS_DPI / (figure.get_size_inches()[0 if self._upright else 1])
        for number in self._numbers:
            number.text = ""
        for number, tick in zip(self._numbers, ticks, strict=False):
            part = (tick - low) / (high - low)
            number.text = self._show(tick)
            number.place = (
                (box.x0 - gap, box.y0 + part * box.height)
                if self._upright
                else (box.x0 + part * box.width, box.y0 - gap)
            )

    def _across(self, line, places):
        """``line`` at each of ``places``, from one side of the panel to the other."""
        along = np.repeat(np.asarray(places, float), 3)
        across = np.tile([0.0, 1.0, np.nan], len(places))
        line.set_data(*((across, along) if self._upright else (along, across)))


class MovingLine(Line2D):
    """A line, or markers, of ``ax``: matplotlib's, in two thirds of the time.

    How it looks is worked out at the first draw and kept as the strokes on the renderer that this came to;
    after that its points are all that changes.
    """

    def __init__(self, ax, x=(), y=(), **looks):
        self._strokes, self._sheet = [], None
        super().__init__(x, y, animated=True, **looks)
        ax.add_line(self)

    def restyle(self, **looks):
        """Look otherwise from the next draw on; not by matplotlib's setters, which the strokes do not see."""
        if any(getattr(self, f"get_{name}")() != look for name, look in looks.items()):
            self.set(**looks)
            self._strokes = []

    def draw(self, renderer):
        """Draw it, with the strokes of the time before."""
        if self._sheet is not renderer or not self._strokes:
            tape = _Tape(renderer)
            super().draw(tape)
            self._strokes, self._sheet = tape.strokes, renderer
            return
        points = self.get_xydata()
        if len(points):
            transform = self.get_transform()
            path, affine = transform.transform_path_non_affine(Path(points)), transform.get_affine()
            for draw, face in self._strokes:
                draw(path, affine, face)
        self.stale = False


class _Tape:
    """A renderer that keeps the strokes it passes on, each ready to be drawn along another path."""

    def __init__(self, renderer):
        self._renderer, self.strokes = renderer, []

    def __getattr__(self, name):
        return getattr(self._renderer, name)

    def draw_path(self, gc, path, transform, face=None):
        """As the renderer's."""
        self._keep(partial(self._renderer.draw_path, gc), path, transform, face)

    def draw_markers(self, gc, marker, marker_transform, path, transform, face=None):
        """As the renderer's."""
        draw = partial(self._renderer.draw_markers, gc, marker, marker_transform)
        self._keep(draw, path, transform, face)

    def _keep(self, draw, path, transform, face):
        self.strokes.append((draw, face))
        draw(path, transform, face)


def put(line, x, y):
    """Move ``line``, if it does move: what stays is not drawn again."""
    if not all(map(np.array_equal, line.get_data(), (x, y))):
        line.set_data(x, y)


class Bars(PathPatch):
    """Bars of one colour, moved together; ``hollow`` ones are told apart from filled ones without colour.

    One path is drawn ten times as fast as a patch for each bar, and a hollow bar five times as fast as a
    hatched one.
    """

    def __init__(self, ax, colour, label="", hollow=False):
        inside, edge = ("white", _EDGE) if hollow else (colour, 0)
        super().__init__(Path(np.zeros((0, 2))), fc=inside, ec=colour, lw=edge, label=label, animated=True)
        ax.add_artist(self)

    def upright(self, x, low, high, width):
        """Bars around ``x``, from ``low`` to ``high``."""
        x, low, high = np.broadcast_arrays(np.atleast_1d(x).astype(float), low, high)
        self._put(x - width / 2, x + width / 2, low, high)

    def lying(self, y, left, right, height):
        """Bars around ``y``, from ``left`` to ``right``; in a panel of rows the free part of row k is around
        k + 0.68.
        """
        y, left, right = np.broadcast_arrays(np.atleast_1d(y).astype(float), left, right)
        self._put(left, right, y - height / 2, y + height / 2)

    def _put(self, left, right, low, high):
        drawn = (left != right) & (low != high)  # else a hairline
        left, right, low, high = (side[drawn] for side in (left, right, low, high))
        corners = np.empty((len(left), 5, 2))
        corners[:, [0, 1, 4], 0], corners[:, 2:4, 0] = left[:, None], right[:, None]
        corners[:, [0, 3, 4], 1], corners[:, 1:3, 1] = low[:, None], high[:, None]
        if np.array_equal(corners.reshape(-1, 2), self.get_path().vertices):
            return  # what stays is not drawn again
        codes = np.array([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], np.uint8)
        self.set_path(Path(corners.reshape(-1, 2), np.tile(codes, len(corners))))
        self.stale = True  # set_path does not say so
