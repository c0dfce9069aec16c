"""What a relationship takes and gives over its life."""

from itertools import pairwise

import numpy as np

from ...formats import money
from ...text import _
from ..shared import legend_above
from ..style import (
    BLUE,
    FONT_SIZE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PURPLE,
    RED,
    SMALL,
    fitted,
    money_axis,
    plot,
    wrap,
)

# Colour and line of what is compared, in turn.
_COMPARED = ((GREEN, (0, (1, 1))), (PURPLE, (0, (5, 1, 1, 1))), (RED, (0, (3, 1, 1, 1, 1, 1))))
_LETTERS = 80  # that fit side by side above the picture
_ROWS = (1.01, 1.07)  # heights of the names of the phases, in fractions of the picture


def life_cycle_reading(cycle, *compared, names=()):
    """When a relationship pays and what it leaves, in one sentence."""
    values = {"total": money(cycle.total_net)}
    if compared:
        best = max(range(len(compared)), key=lambda i: compared[i].total_net)
        return _(
            "As it is, the relationship leaves {total} over its life; with “{name}” it leaves {other}."
        ).format(name=_name(names, best), other=money(compared[best].total_net), **values)
    if cycle.payback_year is None:
        return _("The relationship never gives back what was put in: it ends at {total}.").format(**values)
    return _(
        "A relationship costs first and pays later: what was put in has come back after {year:.3g} years, "
        "and over its life it leaves {total}."
    ).format(year=cycle.payback_year, **values)


@plot(life_cycle_reading, size=(7.2, 4.6))
def life_cycle(ax, cycle, *compared, names=()):
    """Our input and the customer's output by year, over the phases of the relationship.

    ``cycle`` and the ``compared``: from ``lifetime.life_cycle``; of the compared only what differs is drawn.
    ``names``: what the compared are called.
    """
    table = cycle.table
    years, given, taken = table.index.to_numpy(), table["output"].to_numpy(), table["input"].to_numpy()
    ax.fill_between(
        years, given, taken, where=given >= taken, interpolate=True, color=BLUE, alpha=0.12, linewidth=0
    )
    ax.fill_between(
        years,
        given,
        taken,
        where=given <= taken,
        interpolate=True,
        facecolor="none",
        edgecolor=ORANGE,
        hatch="///",
        alpha=0.6,
        linewidth=0,
    )
    ax.plot(years, given, color=BLUE, linewidth=2.6, label=_("output: the customer's gross margin"))
    ax.plot(years, taken, color=ORANGE, linewidth=2.6, linestyle="--", label=_("input: what we spend on it"))
    for place, other in enumerate(compared):
        _draw_compared(ax, cycle, other, place, _name(names, place))
    tables = [one.table for one in (cycle, *compared)]
    top = max(one[["input", "output"]].to_numpy().max() for one in tables) or 1.0
    if cycle.payback_year is not None:
        _mark_payback(ax, cycle, top)
    rows = _name_phases(ax, cycle.phases, years[-1])
    ax.set_xlim(0, years[-1])
    ax.set_ylim(0, top * 1.06)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(axis="x", visible=False)
    ax.set_xlabel(_("Years since the first contact"), fontsize=FONT_SIZE)
    money_axis(ax.yaxis, _("A year"), top)
    legend_above(ax, height=_ROWS[rows - 1] + 0.06)


def _draw_compared(ax, cycle, other, place, name):
    """Output and input of ``other`` (thin) where they are not those of ``cycle``."""
    colour, dashes = _COMPARED[place % len(_COMPARED)]
    for column, width in (("output", 2.6), ("input", 1.3)):
        line = other.table[column]
        same = np.isclose(line, cycle.table[column].reindex(line.index), rtol=1e-3)
        beside = np.convolve(~same, [1, 1, 1], "same") > 0  # the lines part and meet on a common point
        ax.plot(
            line.index,
            line.where(beside),
            color=colour,
            linestyle=dashes,
            linewidth=width,
            label=name if column == "output" else None,
        )


def _mark_payback(ax, cycle, top):
    year = cycle.payback_year
    at = float(np.interp(year, cycle.table.index, cycle.table["output"]))
    ax.plot([year, year], [0, at], color=INK, linewidth=1)
    ax.plot([year], [0.0], marker="D", color=INK, markersize=8, clip_on=False, zorder=4)
    ax.annotate(
        wrap(_("all input has come back after {year:.3g} years").format(year=year), 22),
        (year, 0.36 * top),
        xytext=(6, 0),
        textcoords="offset points",
        va="bottom",
        fontsize=FONT_SIZE,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.2},
    )


def _name_phases(ax, phases, years):
    """The names of the phases above the picture, in two rows where they would not fit side by side.

    Returns the number of rows.
    """
    middles = ((phases["start"] + phases["end"]) / 2).to_list()
    names = [_(phase) for phase in phases["phase"]]
    room = [_LETTERS * (after - before) / years for before, after in pairwise(middles)]
    needed = [(_letters(one) + _letters(other)) / 2 + 1 for one, other in pairwise(names)]
    crowded = any(need > has for need, has in zip(needed, room, strict=True))
    for place, (name, middle, start) in enumerate(zip(names, middles, phases["start"], strict=True)):
        if place:
            ax.axvline(start, color=GREY, linewidth=0.9, linestyle=":")
        ax.text(
            middle,
            _ROWS[place % 2 if crowded else 0],
            name,
            transform=ax.get_xaxis_transform(),
            ha="center",
            va="bottom",
            fontsize=SMALL + 0.5,
            color=INK,
        )
    return 1 + crowded


def _letters(text):
    """How many Latin letters wide ``text`` is."""
    return 1 / fitted(text, 1.0, letters=1)


def _name(names, place):
    return names[place] if place < len(names) else _("variant {n}").format(n=place + 1)
