"""What pictures of live figures share: two panels with the room they need, and texts that fit in them."""

import math

from kam_helpers.plots import style

from .painter import CSS_DPI
from .stamp import Stamp

SIZES = {"small": 11, "normal": 12, "large": 13}  # points, that is 15 to 17 CSS pixels
SIZES_NARROW = {"small": 10, "normal": 10, "large": 11}
# CSS pixels around and between two panels: titles, tick labels and a legend need the same room at any width.
_ROOM = {"left": 68, "right": 26, "top": 72, "bottom": 58, "between": 84}
_ROOM_NARROW = {"left": 60, "right": 26, "top": 46, "bottom": 54, "between": 100}
_LEGEND_LINE = 23  # CSS pixels, where narrow
_TICKS = 56  # CSS pixels beside a panel that its tick labels take
_POINTS, _LETTER = 72, 0.62  # points in an inch; width of a letter as a share of its size
_SPARE = 0.94  # letters stand on whole pixels: at a smaller size they take a little more than their share


class Panels:
    """Two panels on ``figure``, side by side or, where it is narrow, one above the other.

    ``entries``: how many the legend above them has; where it is narrow two stand in a line. ``boxes``: in
    place of the two, left, top, width and height of each panel in CSS pixels, without room for a legend.
    """

    def __init__(self, figure, narrow, entries=0, boxes=()):
        self.figure, self.narrow = figure, narrow
        self.sizes = SIZES_NARROW if narrow else SIZES
        if boxes:
            self.axes = [figure.add_axes(_place(figure, *box)) for box in boxes]
        else:
            self.axes = figure.subplots(*((2, 1) if narrow else (1, 2)))
            lines = {"top": _ROOM_NARROW["top"] + _LEGEND_LINE * math.ceil(entries / 2)}
            make_room(figure, **(_ROOM_NARROW | lines if narrow else _ROOM))
        self.sheet = figure.add_axes((0, 0, 1, 1))  # for what is placed beside the panels
        self.sheet.set_axis_off()
        for ax in self.axes:
            style.plain_axes(ax)
            ax.tick_params(labelsize=self.sizes["small"])

    def title(self, ax, text, beside=_TICKS):
        """A title above the panel, from the left edge of its tick labels, ``beside`` CSS pixels wide."""
        beside = beside / CSS_DPI * self.figure.dpi
        title = ax.set_title(
            text, fontsize=self.sizes["large"], loc="left", x=-beside / ax.bbox.width, pad=9, parse_math=False
        )
        _shrink_to(ax.bbox.width + beside, title)

    def label(self, ax, text):
        """A label below the panel."""
        label = ax.set_xlabel(text, fontsize=self.sizes["normal"], parse_math=False)
        _shrink_to(ax.bbox.width, label)

    def legend(self, handles):
        """A legend above the panels, in one line or, where narrow, in two columns; smaller if it would not
        fit.
        """

        def draw(size):
            return self.figure.legend(
                handles=handles, loc="upper center", ncols=2 if self.narrow else len(handles), frameon=False,
                fontsize=size, handletextpad=0.4, columnspacing=1.2, handlelength=1.4,
            )  # fmt: skip

        legend = draw(self.sizes["normal"])
        room = self.figure.bbox.width / legend.get_window_extent().width
        if room < 1:
            legend.remove()
            draw(self.sizes["normal"] * room * _SPARE)

    def letters(self, ax, size):
        """How many Latin letters of ``size`` (points) stand beside each other in the panel."""
        return ax.bbox.width / self.figure.dpi * _POINTS / (_LETTER * size)

    def rows(self, ax, names):
        """Turn the panel into rows from the top, each with its name above its bars; returns the names, which
        are animated, as they lie on the grid.
        """
        ax.set(ylim=(len(names), 0), yticks=[])
        size, letters = self.sizes["small"], self.letters(ax, self.sizes["small"])
        return [
            Stamp(ax, style.fitted(name, size, letters), (0.01, row_place(row, len(names))), name)
            for row, name in enumerate(names)
        ]


def row_place(row, count):
    """How high the name of ``row`` stands, as a fraction of a panel of ``count`` rows."""
    return 1 - (row + 0.22) / count


def first_upper(text):
    """A word of the models as it begins a line.

    >>> first_upper("second development"), first_upper("")
    ('Second development', '')
    """
    return text[:1].upper() + text[1:]


def _place(figure, left, top, width, height):
    """A box in CSS pixels, from the upper left, as figure fractions."""
    across, down = figure.get_size_inches() * CSS_DPI
    return left / across, 1 - (top + height) / down, width / across, height / down


def _shrink_to(width, label):
    """Make ``label`` small enough for ``width`` (device pixels), whatever its language."""
    room = width / label.get_window_extent().width
    if room < 1:
        label.set_fontsize(label.get_fontsize() * room * _SPARE)


def make_room(figure, left, right, top, bottom, between):
    """Keep so many CSS pixels around and between the panels, however wide the figure is."""
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
