"""What the pictures of several subjects share: panels in one plot, their scales and legends."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from ..formats import NBSP, money
from ..text import _
from .style import FONT_SIZE, SMALL, plain_axes, short, wrap


def panels(ax, boxes):
    """Axes inside ``ax``, which itself becomes invisible; ``boxes``: (left, bottom, width, height) of each in
    fractions of it. So a plot of several panels still takes one Axes, wherever it stands."""
    ax.set_axis_off()
    inside = [ax.inset_axes(box) for box in boxes]
    for panel in inside:
        plain_axes(panel)
    return inside


def columns(ax, left=0.5, gap=0.06):
    """Two panels beside each other; ``left``: the share of the left one."""
    return panels(ax, [(0, 0, left - gap / 2, 1), (left + gap / 2, 0, 1 - left - gap / 2, 1)])


def span(axis, values, margin=0.08, steps=4):
    """Limits of ``axis`` around ``values`` and a few round ticks within them."""
    values = np.asarray(values, dtype=float)
    values = values[np.isfinite(values)]
    low, high = (values.min(), values.max()) if values.size else (0.0, 1.0)
    room = margin * ((high - low) or 1.0)
    reach(axis, low - room, high + room, steps)


def reach(axis, low, high, steps=4, whole=False):
    """Limits of ``axis`` and a few round ticks (``whole``: whole numbers) within them."""
    ticks = MaxNLocator(steps, integer=whole).tick_values(low, high)
    axis.set_view_interval(low, high, ignore=True)
    axis.set_ticks(ticks[(ticks >= low) & (ticks <= high)])


def legend_above(ax, *parts, height=1.0, columns=2, letters=36):
    """One legend above ``ax`` for its own marks, or for those of ``parts`` (the panels in it).

    ``height``: in fractions of ``ax``; ``letters`` of a label before it goes on in the next line.
    """
    found = [part.get_legend_handles_labels() for part in parts or (ax,)]
    ax.legend(
        [handle for handles, _labels in found for handle in handles],
        [wrap(label, letters) for _handles, labels in found for label in labels],
        loc="lower center",
        bbox_to_anchor=(0.42, height),
        ncols=columns,
        fontsize=SMALL,
        frameon=False,
    )


def number(value, digits=1, sign=False):
    """A number of points, with a true minus; a dash where there is none.

    >>> number(-0.954, 2), number(0.5, sign=True), number(-0.001, 2)
    ('−0.95', '+0.5', '0.00')
    """
    if not np.isfinite(value):
        return "–"
    shown = f"{value:{'+' if sign else ''}.{digits}f}"
    return shown.lstrip("+-") if not shown.strip("+-0.") else shown.replace("-", "−")


def amount(value):
    """Money where the axis, or its heading, names the currency.

    >>> amount(-117_200), amount(2_345_000)
    ('−117\\xa0k', '2.35\\xa0m')
    """
    return money(value, "").replace(NBSP, "", 1)


def word(name):
    """A name in the reader's language where the course knows it; any other name as it is.

    >>> word("both"), word("")
    ('both', '')
    """
    name = str(name)
    return _(name) if name else ""


def named(table, name):
    """A row in a sentence: its name, with the wording where the table has a column item."""
    if "item" not in table:
        return word(name)
    return _("{name} (“{wording}”)").format(name=name, wording=str(table.loc[name, "item"]).rstrip("."))


def lines_of(text, letters, lines):
    """The beginning of ``text``, in at most so many lines of about so many letters.

    >>> print(lines_of("Data sheets and papers are easy to use", 12, 2))
    Data sheets
    and papers…
    """
    rows = wrap(text, letters).splitlines()
    shown = "\n".join(short(row, letters + 10) for row in rows[:lines])
    return shown + "…" if len(rows) > lines else shown


def label_axis(axis, text, letters=34):
    """The name of ``axis``, in lines that fit a panel."""
    axis.set_label_text(wrap(text, letters), fontsize=FONT_SIZE)
