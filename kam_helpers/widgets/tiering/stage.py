"""The explorer's picture: the concentration curve beside the value matrix, on a kept figure."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from kam_helpers import formats, tiering
from kam_helpers.plots import style
from kam_helpers.text import N_, _

from ..moving import MovingLine
from ..painter import CSS_DPI
from ..panels import make_room
from ..stamp import Stamp
from . import words

COLOURS = dict(zip(tiering.ABC, (style.BLUE, style.ORANGE, style.GREY), strict=True))
MARKERS = dict(zip(tiering.ABC, ("o", "s", "^"), strict=True))  # the second channel beside colour
LOSS = "#B00020"
CUT_LABELS = (N_("A cut"), N_("B cut"))
_SIZES = {"small": 11, "normal": 12, "large": 13}  # points, that is 15 to 17 CSS pixels
_SIZES_NARROW = {"small": 10, "normal": 10, "large": 11}
_RING = 12  # CSS pixels from the middle of the ring to the name beside it
_MANY = 150  # accounts above which a curve is a line and points are small


class TieringStage:
    """Draws :class:`Numbers`. Only what moves is animated; axes change with the measure that ranks."""

    def __init__(self, figure, narrow, facts):
        self._facts = facts
        self._basis = None
        self._narrow = narrow
        self._sizes = _SIZES_NARROW if narrow else _SIZES
        self._many = len(facts.revenue) > _MANY
        shape = (2, 1) if narrow else (1, 2)
        self._curve, self._matrix = figure.subplots(*shape)
        make_room(figure, **(_ROOM_NARROW if narrow else _ROOM))
        self._legend(figure, columns=2 if narrow else 4)
        self._make_curve(self._curve)
        self._make_matrix(self._matrix)
        self.animated = [*self._parts, *self._marks]

    # -- static ---------------------------------------------------------------------------------------

    def _legend(self, figure, columns):
        handles = [Line2D([], [], **_look(tier, 8)) for tier in tiering.ABC]
        for tier, handle in zip(tiering.ABC, handles, strict=True):
            handle.set_label(_("Tier {tier}").format(tier=tier))
        if self._facts.profit is not None:
            handles.append(Line2D([], [], ls="", marker="x", ms=9, mew=2, color=LOSS, label=_("Loses money")))
        figure.legend(
            handles=handles,
            loc="upper center",
            ncols=columns,
            frameon=False,
            fontsize=self._sizes["normal"],
            handletextpad=0.2,
            columnspacing=1.2,
        )

    def _make_curve(self, ax):
        self._plain(ax)
        self._axis(ax, _("Share of accounts, best first"))
        ax.set_xlim(0, 1.01)
        ax.set_xticks(np.linspace(0, 1, 3 if self._narrow else 6))
        ax.xaxis.set_major_formatter(_PERCENT)
        ax.yaxis.set_major_formatter(_PERCENT)
        shape = {"ls": "-", "lw": 4, "marker": ""} if self._many else {"ls": "-", "lw": 1}
        self._parts = [MovingLine(ax, **_look(tier, 5, **shape)) for tier in tiering.ABC]
        self._cuts = [ax.axhline(0, color="#333", lw=1, ls=dash, animated=True) for dash in ("--", ":")]
        self._ends = [ax.axvline(0, color=COLOURS[tier], lw=1.2, animated=True) for tier in "AB"]
        # Without the percentage, which axis and control show: a text that never changes costs nothing.
        label = {"ha": "right", "va": "top", "paper": 0.6}
        self._cut_labels = [Stamp(ax, self._sizes["small"], text=_(text), **label) for text in CUT_LABELS]
        self._parts += [*self._cuts, *self._ends, *self._cut_labels]

    def _make_matrix(self, ax):
        self._plain(ax)
        ax.set_ylim(-0.1, 1.14)  # room for the names of the cells
        ax.set_yticks(np.linspace(0, 1, 5))
        ax.yaxis.set_major_formatter(_PERCENT)
        self._clouds = [MovingLine(ax, **_look(tier, 3 if self._many else 6.5)) for tier in tiering.ABC]
        cross = {"ms": 3, "mew": 0.8} if self._many else {"ms": 9, "mew": 2}
        self._losses = MovingLine(ax, ls="", marker="x", color=LOSS, **cross)
        self._cross = [
            ax.axvline(0, color="#333", lw=1, animated=True),
            ax.axhline(0, color="#333", lw=1, animated=True),
        ]
        corners = {"core": (1, 1), "potential": (0, 1), "direct": (1, 0), "low-value": (0, 0)}
        self._corners = {
            cell: Stamp(
                ax,
                self._sizes["normal"],
                (0.99 if x else 0.01, 0.985 if y else 0.015),
                color="#333333",
                ha="right" if x else "left",
                va="top" if y else "bottom",
            )
            for cell, (x, y) in corners.items()
        }
        self._name = Stamp(ax, self._sizes["small"], ha="center")
        self._ring = MovingLine(ax, ls="", marker="o", ms=14, mfc="none", mec="#000", mew=1.6)
        self._marks = [
            *reversed(self._clouds),
            self._losses,
            *self._cross,
            self._ring,
            *self._corners.values(),
            self._name,
        ]

    def _plain(self, ax):
        style.plain_axes(ax)
        ax.tick_params(labelsize=self._sizes["small"])

    def _title(self, ax, text):
        """A title above the axis, which it also names; from the very left where there is little room."""
        size = style.fitted(text, self._sizes["large"], letters=28 if self._narrow else 60)
        ax.set_title(text, fontsize=size, loc="left", x=-0.24 if self._narrow else 0)

    def _axis(self, ax, text):
        size = style.fitted(text, self._sizes["normal"], letters=30 if self._narrow else 60)
        ax.set_xlabel(text, fontsize=size)

    # -- what moves -----------------------------------------------------------------------------------

    def show(self, view):
        """Move everything to the view's numbers; True when the axes changed."""
        numbers = view.facts
        basis = numbers.settings["rank_by"]
        changed = basis != self._basis
        if changed:
            self._basis = basis
            self._set_axes(numbers)
        self._show_curve(numbers)
        self._show_matrix(numbers)
        return changed

    def _set_axes(self, numbers):
        label = _(words.MEASURE_LABELS[numbers.settings["rank_by"]])
        running = {"revenue": _("Running share of revenue"), "profit": _("Running share of profit")}
        self._title(self._curve, running[numbers.settings["rank_by"]])
        self._curve.set_ylim(
            min(0, numbers.curve["cumulative_share"].min() * 1.1), max(1.05, numbers.peak * 1.05)
        )
        ax, values = self._matrix, numbers.measure.to_numpy()
        self._title(ax, _("Potential by current value"))
        currency = self._facts.currency
        self._axis(ax, f"{label} ({currency})" if currency else label)
        size = np.abs(values[values != 0])
        unit = 10 ** np.floor(np.log10(np.quantile(size, 0.1)))
        ax.set_xscale("symlog", linthresh=unit, linscale=0.5)
        low, high = values.min(), values.max()
        ax.set_xlim(low * 2 if low < 0 else -unit / 3, high * 2)
        ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _position: _short(value)))
        ax.set_xticks(_decades(low, high, unit))

    def _show_curve(self, numbers):
        x, y = numbers.curve["account_share"].to_numpy(), numbers.curve["cumulative_share"].to_numpy()
        tier = numbers.tier[numbers.order]
        ends = np.searchsorted(tier, [0, 1, 2, 3])  # tiers fall in the order of the curve
        for code, line in enumerate(self._parts[:3]):
            start = max(ends[code] - 1, 0) if self._many else ends[code]
            line.set_data(x[start : ends[code + 1]], y[start : ends[code + 1]])
        for code, cut in enumerate(("a_cut", "b_cut")):
            share = numbers.settings[cut] / 100 * numbers.peak
            self._cuts[code].set_ydata([share, share])
            last = x[ends[code + 1] - 1] if ends[code + 1] else 0
            self._ends[code].set_xdata([last, last])
            label = self._cut_labels[code]
            label.place = (1.0, self._curve.transLimits.transform((0, share))[1])

    def _show_matrix(self, numbers):
        x, y = numbers.measure.to_numpy(), numbers.potential
        for code, cloud in enumerate(self._clouds):
            mask = numbers.tier == code
            cloud.set_data(x[mask], y[mask])
        self._losses.set_data(x[numbers.losers], y[numbers.losers])
        self._cross[0].set_xdata([numbers.cuts["current_cut"]] * 2)
        self._cross[1].set_ydata([numbers.cuts["potential_cut"]] * 2)
        counts = np.bincount(numbers.cell, minlength=len(tiering.CELLS))
        for cell, count in zip(tiering.CELLS, counts, strict=True):
            self._corners[cell].text = f"{_(words.CELL_LABELS[cell])} {count:,}"
        self._show_best(numbers, words.most_promising(numbers))

    def _show_best(self, numbers, best):
        if best is None:
            self._ring.set_data([], [])
            self._name.text = ""
            return
        x, y = numbers.measure.iloc[best], numbers.potential[best]
        self._ring.set_data([x], [y])
        inside = self._matrix.transAxes.inverted().transform(self._matrix.transData.transform((x, y)))
        clear = _RING / self._matrix.bbox.height * self._matrix.get_figure().dpi / CSS_DPI
        above = inside[1] < 0.5
        self._name.text = style.short(self._facts.revenue.index[best])
        self._name.va = "bottom" if above else "top"
        self._name.place = (inside[0], inside[1] + (clear if above else -clear))


# CSS pixels around and between the panels: titles, tick labels and legend need the same room at any width.
_ROOM = {"left": 68, "right": 18, "top": 66, "bottom": 58, "between": 86}
_ROOM_NARROW = {"left": 68, "right": 22, "top": 92, "bottom": 58, "between": 110}


_PERCENT = FuncFormatter(lambda fraction, _position: formats.percent(fraction))


def _look(tier, size, **options):
    edge = {"mec": "white", "mew": 0.4 if size > 4 else 0}
    return {"ls": "", "marker": MARKERS[tier], "ms": size, "color": COLOURS[tier]} | edge | options


def _short(value):
    """A power of ten as an axis shows it."""
    size, sign = abs(value), "−" if value < 0 else ""
    for limit, letter in ((1e6, "m"), (1e3, "k")):
        if size >= limit:
            return f"{sign}{size / limit:g}{letter}"
    return f"{sign}{size:g}"


def _decades(low, high, unit):
    """Powers of ten from the loss to the gain, at most about six of them."""
    gains = unit * 10.0 ** np.arange(0, 13)
    losses = -gains[gains <= -low][::-1] if low < 0 else np.array([])
    ticks = np.concatenate([losses, [0.0], gains[gains <= high * 2]])
    return ticks if len(ticks) <= 7 else np.concatenate([losses[::2], [0.0], gains[gains <= high * 2][::2]])
