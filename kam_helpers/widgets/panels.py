"""What pictures of live figures share: room around their panels, axes that seldom change, bars as one artist.

A picture is quick while only its animated artists move. So limits jump between round values
(:func:`round_limit`) instead of following every change, and bars are one artist, whatever their number.
"""

import math

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kam_helpers.plots import style

from .painter import CSS_DPI

SIZES = {"small": 11, "normal": 12, "large": 13}  # points, that is 15 to 17 CSS pixels
SIZES_NARROW = {"small": 10, "normal": 10, "large": 11}
_ROUND = (1, 1.6, 2.5, 4, 6, 10)  # few: each change of an axis costs a drawing of the whole picture
# CSS pixels around and between two panels: titles, tick labels and a legend need the same room at any width.
_ROOM = {"left": 68, "right": 26, "top": 72, "bottom": 58, "between": 84}
_SPARE = 0.94  # letters stand on whole pixels: at a smaller size they take a little more than their share
_TICKS = 56  # CSS pixels beside a panel that its tick labels take
_ROOM_NARROW = {"left": 60, "right": 26, "top": 92, "bottom": 54, "between": 100}


def round_limit(value):
    """The smallest round number that is not below ``value``, an end for an axis.

    >>> round_limit(1_160_000), round_limit(0.07), round_limit(0)
    (1600000.0, 0.1, 1.0)
    """
    if not value > 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value))
    return float(next(r * unit for r in _ROUND if value <= r * unit * (1 + 1e-9)))


def slider_step(span):
    """One press of an arrow key on a slider that spans ``span``: about a hundredth of it.

    >>> slider_step(8000), slider_step(12)
    (10, 0.1)
    """
    power = math.floor(math.log10(span / 100))
    return 10**power if power >= 0 else round(10.0**power, -power)


def round_limits(values):
    """Round ends for an axis that shows ``values`` and zero; the smaller side gets the quarters it needs.

    >>> round_limits([3, 90]), round_limits([-30, 90]), round_limits([-90])
    ((0.0, 100.0), (-50.0, 100.0), (-100.0, 0.0))
    """
    sides = max(0.0, float(np.max(values))), max(0.0, -float(np.min(values)))
    large = round_limit(max(sides))
    high, below = (large if side == max(sides) else math.ceil(side / large * 4) / 4 * large for side in sides)
    return -below or 0.0, high


class Panels:
    """Two panels on ``figure``, side by side or, where it is narrow, one above the other."""

    def __init__(self, figure, narrow):
        self.figure, self.narrow = figure, narrow
        self.sizes = SIZES_NARROW if narrow else SIZES
        self.axes = figure.subplots(*((2, 1) if narrow else (1, 2)))
        _make_room(figure, **(_ROOM_NARROW if narrow else _ROOM))
        for ax in self.axes:
            style.plain_axes(ax)
            ax.tick_params(labelsize=self.sizes["small"])

    def title(self, ax, text):
        """A title above the panel, from the left edge of its tick labels."""
        beside = _TICKS / CSS_DPI * self.figure.dpi
        title = ax.set_title(
            text, fontsize=self.sizes["large"], loc="left", x=-beside / ax.bbox.width, pad=9, parse_math=False
        )
        _shrink_to(ax.bbox.width + beside, title)

    def label(self, ax, text):
        """A label below the panel."""
        label = ax.set_xlabel(text, fontsize=self.sizes["normal"], parse_math=False)
        _shrink_to(ax.bbox.width, label)

    def legend(self, handles, columns):
        """A legend above the panels, in two columns where they are narrow; smaller if it would not fit."""

        def draw(size):
            return self.figure.legend(
                handles=handles, loc="upper center", ncols=2 if self.narrow else columns, frameon=False,
                fontsize=size, handletextpad=0.4, columnspacing=1.2, handlelength=1.4,
            )  # fmt: skip

        legend = draw(self.sizes["normal"])
        room = self.figure.bbox.width / legend.get_window_extent().width
        if room < 1:
            legend.remove()
            draw(self.sizes["normal"] * room * _SPARE)

    def rows(self, ax, count, names=()):
        """Turn the panel into ``count`` rows from the top, each with its name above its bars.

        Names of rows that never change place are drawn here; the others are the caller's to place.
        """
        ax.set(ylim=(count, 0), yticks=[])
        ax.axvline(0, color=style.INK, lw=0.8)
        for row, name in enumerate(names):
            label = ax.text(
                0.01, row_place(row, count), name, transform=ax.transAxes, va="center",
                size=self.sizes["small"], parse_math=False,
                bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1},
            )  # fmt: skip
            _shrink_to(0.97 * ax.bbox.width, label)

    def key(self, ax, handles):
        """A legend inside the panel, at the lower right."""
        ax.legend(
            handles=handles, loc="lower right", frameon=False, borderaxespad=0.1,
            fontsize=self.sizes["small"], handlelength=1.4,
        )  # fmt: skip

    def money(self, axis):
        """Show amounts on ``axis`` as 500k and 1.5m."""
        axis.set_major_formatter(FuncFormatter(lambda value, _position: short_amount(value)))
        axis.set_major_locator(MaxNLocator(4 if self.narrow else 5, steps=[1, 2, 2.5, 5, 10]))


def row_place(row, count):
    """How high the name of ``row`` stands, as a fraction of a panel of ``count`` rows."""
    return 1 - (row + 0.22) / count


def first_upper(text):
    """A word of the models as it begins a line.

    >>> first_upper("second development"), first_upper("")
    ('Second development', '')
    """
    return text[:1].upper() + text[1:]


def short_amount(value):
    """An amount as an axis shows it.

    >>> short_amount(1_500_000), short_amount(-20_000), short_amount(0)
    ('1.5m', '−20k', '0')
    """
    size, sign = abs(value), "−" if value < 0 else ""
    for limit, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if size >= limit:
            return f"{sign}{size / limit:g}{letter}"
    return f"{sign}{size:g}"


class Bars(PathPatch):
    """Bars of one colour, moved together. One path is drawn ten times as fast as a patch for each of them."""

    def __init__(self, ax, colour, label="", hatch=None):
        super().__init__(
            Path(np.zeros((0, 2))), fc=colour, ec="white", lw=0, hatch=hatch, label=label, animated=True
        )
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
        corners = np.stack(
            [np.stack([left, left, right, right, left], -1), np.stack([low, high, high, low, low], -1)], -1
        )
        codes = np.array([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], np.uint8)
        self.set_path(Path(corners.reshape(-1, 2), np.tile(codes, len(corners))))


def _shrink_to(width, label):
    """Make ``label`` small enough for ``width`` (device pixels), whatever its language."""
    room = width / label.get_window_extent().width
    if room < 1:
        label.set_fontsize(label.get_fontsize() * room * _SPARE)


def _make_room(figure, left, right, top, bottom, between):
    width, height = figure.get_size_inches() * CSS_DPI
    panels = (width - left - right - between) / 2, (height - top - bottom - between) / 2
    figure.subplots_adjust(
        left=left / width,
        right=1 - right / width,
        bottom=bottom / height,
        top=1 - top / height,
        wspace=between / panels[0],
        hspace=between / panels[1],
    )
