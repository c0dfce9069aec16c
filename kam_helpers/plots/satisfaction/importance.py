"""What matters against how well it is done, what customers say against what their judgement shows, and what
to fix first."""

import numpy as np

from ...formats import percent
from ...satisfaction.quadrants import CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL, QUADRANTS
from ...text import _, ngettext
from ..labels import label_points
from ..shared import legend_above, named, number, word
from ..style import (
    BLUE,
    FONT_SIZE,
    GREEN,
    GREY,
    HATCHES,
    INK,
    ORANGE,
    RED,
    SKY,
    SMALL,
    percent_axis,
    plot,
    short,
    wrap,
)

# Colour and marker of each quadrant, and its corner: performance is read to the right, importance upwards.
QUADRANT_LOOKS = {
    CONCENTRATE: (RED, "X", (0, 1)),
    KEEP_UP: (BLUE, "o", (1, 1)),
    LOW_PRIORITY: (GREY, "s", (0, 0)),
    OVERKILL: (GREEN, "^", (1, 0)),
}
_EDGE = 0.08  # of the range of an axis, left free around the points
_WORDS = 0.1  # of its height, for the names of the quadrants
_NAMED = 4  # names in a sentence
_LETTERS = 30  # of a name in a map
_DERIVED = ["derived", "derived_low", "derived_high"]


def importance_map_reading(table, **_options):
    """What to concentrate on, in one sentence."""
    first = table[table["quadrant"] == CONCENTRATE].sort_values("importance", ascending=False)
    if first.empty:
        return _("Nothing here is both important and done less well than the rest.")
    text = ngettext(
        "{n} of {total} is important and done less well than the rest: {names}.",
        "{n} of {total} are important and done less well than the rest: {names}.",
        len(first),
    )
    names = ", ".join(word(name) for name in first.index[:_NAMED])
    if len(first) > _NAMED:
        names = _("{names} and {n} more").format(names=names, n=len(first) - _NAMED)
    return text.format(total=len(table), n=len(first), names=names)


@plot(importance_map_reading, size=(7.2, 5.0))
def importance_map(ax, table, label=None):
    """Each item by performance and importance, in its quadrant, with the cross-hair.

    ``table``: from ``satisfaction.importance_map``; importance that adds up to 1 is shown as percent of all.
    ``label``: which items to name first (None: the most important first); all that find room are named.
    """
    importance, performance = table.attrs["cross"]
    x, y = table["performance"], table["importance"]
    (left, right), (low, high) = _limits([*x, performance]), _limits([*y, importance], _WORDS)
    ax.set_xlim(left, right)
    ax.set_ylim(low, high)
    ax.axvline(performance, color=INK, linewidth=0.9)
    ax.axhline(importance, color=INK, linewidth=0.9)
    spots = []
    for quadrant in QUADRANTS:
        colour, marker, (east, north) = QUADRANT_LOOKS[quadrant]
        inside = table["quadrant"] == quadrant
        ax.scatter(x[inside], y[inside], s=52, color=colour, marker=marker, linewidth=0.5, zorder=3)
        height = high - 0.04 * (high - low) if north else low + 0.04 * (high - low)
        ax.annotate(
            _("{quadrant} ({n})").format(quadrant=_(quadrant), n=int(inside.sum())),
            (right if east else left, height),
            xytext=(-5 if east else 5, 0),
            textcoords="offset points",
            ha="right" if east else "left",
            va="center",
            fontsize=FONT_SIZE + 1,
            color=INK,
        )
        spots += [(at, height) for at in np.linspace(left, right, 60)]
    ax.set_xlabel(_("Performance (points of the scale)"), fontsize=FONT_SIZE)
    if np.isclose(y.sum(), 1):
        percent_axis(ax.yaxis, _("Importance (share of all)"))
    else:
        ax.set_ylabel(_("Importance (points)"), fontsize=FONT_SIZE)
    names = y.sort_values(ascending=False, kind="stable").index if label is None else label
    dots = [*zip(x, y, strict=True), *spots, *_cross_dots(table, left, right, low, high)]
    label_points(ax, [(word(name), x[name], y[name]) for name in names], avoid=dots, limit=_LETTERS)


def _limits(values, more=0.0):
    low, high = min(values), max(values)
    room = (_EDGE + more) * ((high - low) or 1.0)
    return low - room, high + room


def _cross_dots(table, left, right, low, high):
    """Points along the cross-hair: no name is written across it."""
    importance, performance = table.attrs["cross"]
    yield from ((at, importance) for at in np.linspace(left, right, 90))
    yield from ((performance, at) for at in np.linspace(low, high, 60))


def stated_against_derived_reading(table):
    """What customers say matters most and what goes with their judgement, in one sentence."""
    said, shown = table["stated"].idxmax(), table["derived"].idxmax()
    values = {
        "said": word(said),
        "shown": word(shown),
        "stated": percent(table.loc[said, "stated"]),
        "derived": _share(*table.loc[shown, _DERIVED]),
        "points": percent(table.loc[shown, "stated"]),
    }
    if said == shown:
        return _(
            "{said} is both what customers say matters most ({stated} of the points) and what their "
            "overall judgement goes with most ({derived})."
        ).format(**values)
    return _(
        "Customers say {said} matters most ({stated} of the points), but their overall judgement goes most "
        "with {shown}: {derived} of what can be explained, with only {points} of the points."
    ).format(**values)


def _share(share, low, high):
    """A share with its interval, where there is one."""
    if np.isnan(low):
        return percent(share)
    return _("{share} (95 % interval {low} to {high})").format(
        share=percent(share), low=percent(low), high=percent(high)
    )


@plot(stated_against_derived_reading, size=(7.2, 4.4))
def stated_against_derived(ax, table):
    """Stated and derived importance of each dimension, the most underrated first; the derived with its 95 %
    interval.

    ``table``: from ``satisfaction.stated_against_derived``.
    """
    places = np.arange(len(table))
    for column, aside, colour, hatch, label in (
        ("stated", -0.2, SKY, HATCHES[1], _("stated: points given to it")),
        ("derived", 0.2, BLUE, HATCHES[0], _("derived: goes with the judgement")),
    ):
        ax.barh(
            places + aside,
            table[column],
            height=0.38,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label,
        )
        # the words stand beyond the interval, where there is one
        ends = table[column] if column == "stated" else table[_DERIVED].max(axis=1)
        rows = zip(table[column], table[f"rank_{column}"], ends, strict=True)
        for place, (share, rank, end) in enumerate(rows):
            ax.annotate(
                _("{share} · rank {rank}").format(share=percent(share), rank=rank),
                (end, place + aside),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=SMALL,
                color=INK,
            )
    ax.hlines(
        places + 0.2,
        table["derived_low"],
        table["derived_high"],
        color=INK,
        linewidth=1.6,
        label=_("95 % interval") if table["derived_low"].notna().any() else None,
    )
    ax.set_xlim(0, 1.3 * table[["stated", *_DERIVED]].max(axis=None))
    ax.set_yticks(places, [wrap(short(word(name)), 18) for name in table.index], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    percent_axis(ax.xaxis, _("Importance (share)"))
    legend_above(ax)


def fix_first_reading(table, **_options):
    """Whether the worst gap is what to fix first, in one sentence."""
    first, worst = table.index[0], table["gap"].idxmin()
    values = {
        "first": named(table, first),
        "worst": named(table, worst),
        "again": word(worst),
        "gap_first": number(table.loc[first, "gap"], 2),
        "gap_worst": number(table.loc[worst, "gap"], 2),
        "share_first": percent(table.loc[first, "importance"]),
        "share_worst": percent(table.loc[worst, "importance"]),
        "rank": table.loc[worst, "rank_priority"],
    }
    if not table["priority"].iloc[0] > 0:
        return _("Nothing that matters stays below what is expected: there is nothing to fix first.")
    if first == worst:
        return _(
            "{first} has the widest gap ({gap_first}) and is also what to fix first: {share_first} of what "
            "matters."
        ).format(**values)
    return _(
        "{worst} has the widest gap ({gap_worst}) but only {share_worst} of the importance; {first} comes "
        "first ({gap_first}, {share_first}), and {again} is number {rank} on the list."
    ).format(**values)


@plot(fix_first_reading, size=(7.2, 4.6))
def fix_first(ax, table, label=6):
    """Shortfall and importance of each item; on a dotted line both together count the same.

    ``table``: from ``satisfaction.fix_first``; ``label``: how many to name.
    """
    first, worst = table.index[0], table["gap"].idxmin()
    x, y = table["shortfall"], table["importance"]
    right, high = 1.15 * (x.max() or 1.0), 1.15 * (y.max() or 1.0)
    rest = ~table.index.isin([first, worst])
    ax.scatter(x[rest], y[rest], s=40, color=GREY, marker="o", label=_("others"), zorder=3)
    if first != worst:
        ax.scatter(x[worst], y[worst], s=80, color=ORANGE, marker="^", label=_("widest gap"), zorder=4)
    ax.scatter(x[first], y[first], s=80, color=BLUE, marker="D", label=_("to fix first"), zorder=4)
    curve = np.array([])
    if (highest := table["priority"].iloc[0]) > 0:
        shares = (1, 1 / 2, 1 / 4)
        curve = np.linspace(0.02 * right, right, 120)
        for part in shares:
            line = ax.plot(curve, part * highest / curve, color=GREY, linewidth=0.9, linestyle=":")
        line[0].set_label(_("the same priority (the first's, half and a quarter of it)"))
    ax.set_xlim(-0.02 * right, right)
    ax.set_ylim(0, high)
    ax.set_xlabel(wrap(_("Shortfall (points below what is expected)"), 60), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, _("Importance (share)"))
    legend_above(ax)
    names = list(dict.fromkeys([first, worst, *table.index[:label]]))
    label_points(ax, [(word(name), x[name], y[name]) for name in names], avoid=[*zip(x, y, strict=True)])
