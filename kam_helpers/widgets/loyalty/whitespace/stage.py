"""The whitespace explorer's picture: who supplies what, beside the best openings."""

from math import radians, sin

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch

from kam_helpers.loyalty.whitespace import COMPETITOR, MADE_IN_HOUSE, NO_NEED, SHARED, UNKNOWN, US
from kam_helpers.plots import style
from kam_helpers.plots.shared import word
from kam_helpers.plots.style import BLUE, ORANGE, PURPLE, SKY
from kam_helpers.text import N_, _

from ...amounts import round_limits, short_amount
from ...moving import Bars, MovingLine, Scale
from ...painter import CSS_DPI
from ...panels import Panels, row_place
from . import words
from .cells import EMPTY, PALE, Cells
from .facts import LOOKS, PARTLY
from .heads import short_groups
from .labels import Labels
from .numbers import BEST, ROWS

COLUMNS = 12  # product groups in the picture, those with the largest spend
_NAME, _AMOUNT = 22, 6  # letters of an account's name and of an amount, where there is room for them
# Colour and letter of each status; the letter says it alone.
_STATUS_LOOKS = {
    US: (BLUE, N_("U")),
    SHARED: (SKY, N_("S")),
    COMPETITOR: (ORANGE, N_("C")),
    MADE_IN_HOUSE: (PURPLE, N_("H")),
    UNKNOWN: ("white", "?"),
    NO_NEED: ("white", "–"),
}
_HEAD, _SLANT = 9.5, 60  # points and degrees of the name of a product group
_ABOVE = 116  # CSS pixels above the fields for the names of product groups
_BESIDE, _BELOW = 50, 40  # CSS pixels that the grid takes of the room around it, to the left and below


class WhitespaceStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated."""

    def __init__(self, figure, narrow, facts):
        self._facts = facts
        entries = len(LOOKS) + (facts.profit is not None)
        self._panels = panels = Panels(figure, narrow, entries=entries)
        self._grid, self._list = panels.axes
        spend = facts.grid.spend.sum().to_numpy()
        self._columns = np.sort(np.argsort(-spend, kind="stable")[:COLUMNS])
        self._make_grid(self._grid, figure)
        self._make_list(self._list)
        panels.legend(self._handles())
        self.animated = [
            *self._names.artists, self._cells, *self._amounts.artists, self._outlines,
            *self._scale.artists, *self._bars, *self._openings.artists,
        ]  # fmt: skip

    def _handles(self):
        handles = []
        for name in LOOKS:
            colour, letters, striped = _look(name)
            label = f"{letters}  {_(name)}"
            patch = Patch(fc=(*to_rgb(colour), PALE), ec=style.GREY, lw=0.5, label=label)
            if striped:
                patch.set(hatch="////", hatchcolor=(*to_rgb(colour), 2 * PALE), hatch_linewidth=1.5)
            handles.append(patch)
        return handles + ([self._bars[1]] if self._facts.profit is not None else [])

    def _make_grid(self, ax, figure):
        """Names to the left of the fields, amounts to the right; the room around the panel belongs to it."""
        panels, small = self._panels, self._panels.sizes["small"]
        width, height = figure.get_size_inches() * CSS_DPI
        box = ax.get_position()
        ax.set_position(
            (box.x0 - _BESIDE / width, box.y0 - _BELOW / height,
             box.width + _BESIDE / width, box.height + (_BELOW - _ABOVE) / height)
        )  # fmt: skip
        ax.set_axis_off()
        ax.set_title(
            _("Who supplies what"), fontsize=panels.sizes["large"], loc="left", pad=9 + _ABOVE * 72 / CSS_DPI,
            parse_math=False,
        )  # fmt: skip
        columns, letters = len(self._columns), panels.letters(ax, small)
        names, amounts = min(_NAME / letters, 0.42), min(_AMOUNT / letters, 0.2)
        self._letters = int(names * letters)
        across, down = ax.bbox.size
        field = max(int(across * (1 - names - amounts) / columns), 1), int(down / ROWS)  # whole pixels
        left = -names * across / field[0]
        ax.set(xlim=(left, left + across / field[0]), ylim=(down / field[1], 0))
        self._cells = Cells(ax, [_look(name) for name in LOOKS], small)
        self._places = [1 - (row + 0.5) * field[1] / down for row in range(ROWS)]
        self._names = Labels(ax, small, 2 * ROWS, paper=0)
        self._amounts = Labels(ax, small, 2 * ROWS, ha="right", paper=0)
        self._outlines = MovingLine(ax, color=style.INK, lw=1.6)
        self._make_heads(ax)

    def _make_heads(self, ax):
        """The product groups above their columns, slanted and as short as they can be told apart."""
        rise = (_ABOVE - 10) / sin(radians(_SLANT)) * 72 / CSS_DPI  # points that a name may be long
        letters = int(rise / (0.56 * _HEAD))
        heads = short_groups([word(group) for group in self._facts.groups])
        for column, place in enumerate(self._columns):
            head = style.short(heads[place], letters)
            ax.text(column + 0.5, -0.2, head, size=style.fitted(head, _HEAD, letters), rotation=_SLANT,
                    rotation_mode="anchor", ha="left", va="baseline", parse_math=False)  # fmt: skip

    def _make_list(self, ax):
        panels, small = self._panels, self._panels.sizes["small"]
        panels.title(ax, _("Best openings"))
        panels.label(ax, _("Expected contribution, first year (CNY)"))
        ax.set(ylim=(BEST, 0), yticks=[])
        self._scale = Scale(panels, ax, "x")
        self._bars = [
            Bars(ax, style.BLUE),
            Bars(ax, style.RED, _("Loses money"), hollow=True),
        ]
        self._openings = Labels(ax, small, 3 * BEST)

    # -- what moves -----------------------------------------------------------------------------------

    def show(self, view):
        """Move everything to the view's numbers."""
        numbers = view.facts
        self._show_grid(numbers)
        self._show_list(numbers)
        return False

    def _show_grid(self, numbers):
        facts, page = numbers.facts, numbers.page
        codes = np.full((ROWS, len(self._columns)), EMPTY)
        codes[: len(page)] = facts.codes[page][:, self._columns]
        self._cells.put(codes)
        rows = list(zip(page.tolist(), self._places, strict=False))
        self._names.put({k: (style.short(facts.names[k], self._letters), (0, y)) for k, y in rows})
        self._amounts.put({k: (short_amount(float(f"{facts.open[k]:.2g}")), (1, y)) for k, y in rows})
        places = [self._place(numbers, one) for one in numbers.best]
        corners = [(x + dx, y + dy) for x, y in filter(None, places) for dx, dy in _SQUARE]
        x, y = np.array(corners, float).reshape(-1, 2).T
        if not all(map(_same, self._outlines.get_data(), (x, y))):
            self._outlines.set_data(x, y)

    def _place(self, numbers, one):
        """Column and row of an opening, or None where it is not on the page."""
        facts = numbers.facts
        (row,) = np.nonzero(numbers.page == facts.account[one])
        (column,) = np.nonzero(self._columns == facts.group[one])
        return (column[0], row[0]) if len(row) and len(column) else None

    def _show_list(self, numbers):
        best = numbers.best
        expected, rows = numbers.expected[best], np.arange(len(best))
        self._scale.move(*round_limits([0.0, *expected]))
        losing = numbers.facts.losing[numbers.facts.account[best]]
        for bars, some in zip(self._bars, (~losing, losing), strict=True):
            bars.lying(rows[some] + 0.68, 0, expected[some], 0.42)
        letters = int(self._panels.letters(self._list, self._panels.sizes["small"]))
        self._openings.put(
            {one: (words.opening(numbers, one, letters), (0.01, row_place(row, BEST)))
             for row, one in enumerate(best.tolist())}
        )  # fmt: skip


_SQUARE = ((0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94), (0.06, 0.06), (np.nan, np.nan))


def _same(one, other):
    return np.array_equal(one, other, equal_nan=True)


def _look(name):
    """Colour, letters, and whether striped: so ours and shared differ without their colours too."""
    colour, letter = _STATUS_LOOKS[SHARED if name == PARTLY else name]
    return colour, _(letter) + ("?" if name == PARTLY else ""), name in (SHARED, PARTLY)
