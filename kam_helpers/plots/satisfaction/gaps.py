"""What was expected, what was perceived, and the gap with its interval."""

import numpy as np

from ...text import _, ngettext
from ..shared import columns, label_axis, legend_above, lines_of, named, number, span, word
from ..style import BLUE, GREY, HATCHES, INK, MARKERS, ORANGE, SMALL, plot

_LETTERS = {1: 28, 2: 20}  # about so many of a line beside the rows, with one or two lines a row
_ROOM = 0.3  # inches a row needs for a name in two lines


def gap_bars_reading(scores, **_options):
    """The worst gap and how firm it is, in one sentence."""
    ranked = scores[scores["rank"].notna()]
    if ranked.empty:
        return _("Nothing can be ranked here: everywhere too few answered.")
    worst = ranked["gap"].idxmin()
    row = ranked.loc[worst]
    values = {
        "name": named(scores, worst),
        "gap": number(row["gap"], 2),
        "low": number(row["low"], 2),
        "high": number(row["high"], 2),
        "expectation": number(row["expectation"]),
        "perception": number(row["perception"]),
    }
    text = _(
        "The widest gap is that of {name}: {expectation} expected, {perception} perceived, a gap of {gap} "
        "points (95 % interval {low} to {high})."
    )
    if row["gap"] >= 0:
        text = _(
            "Nowhere is less perceived than expected; the least is over at {name}: {expectation} expected, "
            "{perception} perceived, a gap of {gap} points (95 % interval {low} to {high})."
        )
    hidden = len(scores) - len(ranked)
    few = ngettext(
        "{n} more has too few answers for a rank.", "{n} more have too few answers for a rank.", hidden
    )
    return " ".join([text.format(**values), *([few.format(n=hidden)] if hidden else [])])


@plot(gap_bars_reading, size=(7.2, 4.4))
def gap_bars(ax, scores, top=12):
    """Expectation and perception (left), the gap with its 95 % interval (right), the worst first.

    ``scores``: from ``satisfaction.gap_scores``. ``top``: so many rows are drawn (for more than 12, give the
    picture a larger ``size``); those without a rank come last and are hollow, their gap in brackets.
    """
    order = scores.assign(last=scores["rank"].isna()).sort_values(["last", "gap"], kind="stable")
    rows = order.head(top)
    places, ranked = np.arange(len(rows)), rows["rank"].notna().to_numpy()
    left, right = columns(ax, 0.52)
    _levels(left, rows, places)
    _gaps(right, rows, places, ranked)
    for panel in (left, right):
        panel.set_ylim(len(rows) - 0.4, -0.6)
        panel.grid(axis="y", visible=False)
    lines = 2 if 0.7 * ax.figure.get_figheight() / len(rows) >= _ROOM else 1
    left.set_yticks(places, [_label(rows, name, lines) for name in rows.index], fontsize=SMALL)
    right.set_yticks([])
    for place, (gap, known) in enumerate(zip(rows["gap"], ranked, strict=True)):
        right.annotate(
            number(gap, 2) if known else f"({number(gap, 2)})",
            (1, place),
            xycoords=("axes fraction", "data"),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    legend_above(ax, left, right, height=1.0 if len(rows) == len(scores) else 1.06)
    if len(rows) < len(scores):
        ax.annotate(
            _("The first {n} of {all}").format(n=len(rows), all=len(scores)),
            (0, 1),
            xycoords="axes fraction",
            xytext=(0, 4),
            textcoords="offset points",
            fontsize=SMALL,
            color=INK,
        )


def _levels(ax, rows, places):
    ax.hlines(places, rows["expectation"], rows["perception"], color=GREY, linewidth=2)
    for column, marker, colour, face, label in (
        ("expectation", MARKERS[3], ORANGE, "white", _("expected")),
        ("perception", MARKERS[0], BLUE, BLUE, _("perceived")),
    ):
        ax.plot(
            rows[column],
            places,
            linestyle="",
            marker=marker,
            color=colour,
            markerfacecolor=face,
            markeredgewidth=1.6,
            markersize=7,
            label=label,
        )
    span(ax.xaxis, rows[["expectation", "perception"]])
    label_axis(ax.xaxis, _("Level (points of the scale)"), 30)


def _gaps(ax, rows, places, ranked):
    for known, face, edge, hatch, label in (
        (True, BLUE, "white", HATCHES[0], _("gap, with its 95 % interval")),
        (False, "white", GREY, HATCHES[1], _("(gap) of too few answers: not ranked")),
    ):
        there = ranked == known
        if there.any():
            ax.barh(
                places[there],
                rows["gap"][there],
                height=0.62,
                color=face,
                edgecolor=edge,
                hatch=hatch,
                label=label,
            )
    inside = rows["low"].notna().to_numpy()
    ax.hlines(places[inside], rows["low"][inside], rows["high"][inside], color=INK, linewidth=1.4)
    for end in ("low", "high"):
        ax.plot(rows[end][inside], places[inside], linestyle="", marker="|", color=INK, markersize=7)
    ax.axvline(0, color=INK, linewidth=0.9)
    span(ax.xaxis, [0.0, *rows[["gap", "low", "high"]].to_numpy().ravel()], 0.06)
    label_axis(ax.xaxis, _("Gap (perceived − expected)"), 30)


def _label(rows, name, lines):
    """The name of a row, an item with its wording, in at most so many lines."""
    words = f"{name} {rows.loc[name, 'item']}" if "item" in rows else word(name)
    return lines_of(words, _LETTERS[lines], lines)
