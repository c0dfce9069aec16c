"""What customers ask and what they are given: in a published survey, and at our own company."""

import numpy as np

from ...errors import CourseError
from ...formats import percent
from ...text import _
from ..shared import columns, label_axis, legend_above, reach
from ..style import BLUE, FONT_SIZE, GREY, INK, MARKERS, ORANGE, SMALL, percent_axis, plot, short


def asked_and_given_reading(*results, names=()):
    """How much of what was asked was given, here and there, in a sentence or two."""
    said = [_said(name, result) for name, result in zip(_names(results, names), results, strict=True)]
    said.append(_("What is asked is an opening, not a price."))
    return " ".join(said)


def _said(name, result):
    known = result.table[result.table["answered"] > 0]
    last = known.iloc[-1]
    return _("{name}: {ratio} of what was asked was given; in {year} {asked} asked, {given} given.").format(
        name=name,
        ratio=percent(result.ratio),
        year=known.index[-1],
        asked=percent(last["asked"], 1),
        given=percent(last["given"], 1),
    )


@plot(asked_and_given_reading, size=(7.2, 4.2))
def asked_and_given(ax, *results, names=()):
    """Price cuts asked and given by year, a panel for each of one or two results.

    ``results``: from ``pricing.given_to_asked``; ``names``: what each is called. A year whose answers nobody
    knows yet shows what was asked alone.
    """
    titles = _names(results, names)
    years = [len(result.table) for result in results]
    share = min(max(years[0] / sum(years), 0.3), 0.7)  # as many years, as much room
    parts = columns(ax, share, gap=0.08) if len(results) == 2 else [ax]
    top = max(result.table[["asked", "given"]].max().max() for result in results)
    for nth, (panel, result) in enumerate(zip(parts, results, strict=True)):
        places = np.arange(len(result.table))
        panel.vlines(places, result.table["given"], result.table["asked"], color=GREY, linewidth=2)
        for column, colour, marker, text in (
            ("asked", ORANGE, MARKERS[1], _("asked (mean price cut)")),
            ("given", BLUE, MARKERS[0], _("given")),
        ):
            values = result.table[column]
            look = {"color": colour, "marker": marker, "linestyle": "", "markersize": 9}
            panel.plot(places, values, label=None if nth else text, **look)
            for place, value in zip(places, values, strict=True):
                if np.isfinite(value):
                    _say(panel, place, value, above=column == "asked")
        panel.set_xlim(-0.6, len(places) - 0.4)
        panel.set_xticks(places, [str(year) for year in result.table.index], fontsize=SMALL)
        panel.grid(axis="x", visible=False)
        reach(panel.yaxis, 0.0, 1.14 * top)
        percent_axis(panel.yaxis, "")
        if nth:
            panel.set_yticklabels([])
        label_axis(panel.xaxis, titles[nth], 40)
    parts[0].set_ylabel(_("Price cut"), fontsize=FONT_SIZE)
    legend_above(ax, *parts)


def _say(panel, place, value, above):
    panel.annotate(
        f"{100 * value:.1f}",
        (place, value),
        xytext=(0, 6 if above else -6),
        textcoords="offset points",
        ha="center",
        va="bottom" if above else "top",
        fontsize=SMALL,
        color=INK,
    )


def _names(results, names):
    if not 1 <= len(results) <= 2:
        raise CourseError(_("Give one result or two; these are {n}.").format(n=len(results)))
    return [
        short(names[nth], 40) if nth < len(names) else _("case {n}").format(n=nth + 1)
        for nth in range(len(results))
    ]
