"""The cyclic deal: promises compared over a sequence of deals."""

import numpy as np

from ...formats import percent
from ...text import _, ngettext
from ..style import (
    BLUE,
    CYCLE,
    FONT_SIZE,
    GREEN,
    HATCHES,
    INK,
    MARKERS,
    ORANGE,
    SMALL,
    percent_axis,
    plot,
    short,
    wrap,
)
from .shared import legend_over, number, panels, span, word

_COLOURS = (ORANGE, BLUE, GREEN, *CYCLE[3:])
_SAME = 0.1  # points between expectations that count as the same
_DASHES = ("--", "-", ":", "-.")


def deals_reading(runs):
    """Who wins the first deal and who the most deals, in one sentence."""
    won = {name: run["chance"].sum() for name, run in runs.items()}
    first = {name: run["chance"].iloc[0] for name, run in runs.items()}
    last = [run["expectation"].iloc[-1] for run in runs.values()]
    best, eager = max(won, key=won.get), max(first, key=first.get)
    values = {
        "best": word(best),
        "eager": word(eager),
        "first": percent(first[eager]),
        "deals": max(map(len, runs.values())),
        "most": number(won[best]),
        "fewer": number(won[eager]),
        "satisfaction": number(runs[eager]["satisfaction"].min()),
        "level": number(np.mean(last)),
    }
    if best == eager:
        text = _("“{best}” wins the first deal most often ({first}) and also most of {deals} deals: {most}.")
    else:
        text = _(
            "“{eager}” wins the first deal most often ({first}), but satisfaction is as low as "
            "{satisfaction}; of {deals} deals “{best}” wins most: {most}, not {fewer}."
        )
    sentences = [text]
    if len(runs) > 1 and max(last) - min(last) < _SAME:
        sentences.append(
            _("In the end all expect the same ({level}): what was delivered has become what is expected.")
        )
    return " ".join(sentence.format(**values) for sentence in sentences)


@plot(deals_reading, size=(7.2, 5.6))
def deals(ax, runs):
    """Expectation, satisfaction and the chance to win, deal after deal, for several ways to promise.

    ``runs``: name → table from ``satisfaction.cyclic_deal``, for example
    ``{name: cyclic_deal([5.2 + more] * 12, 5.2) for name, more in zip(STRATEGIES, (1, 0, -1))}``.
    """
    height, gap = 0.29, 0.065
    boxes = [(0, place * (height + gap), 1, height) for place in (2, 1, 0)]
    parts = panels(ax, boxes)
    for part, column, label in zip(
        parts,
        ("expectation", "satisfaction", "chance"),
        (_("Expectation"), _("Satisfaction"), _("Chance to win")),
        strict=True,
    ):
        for nth, (name, run) in enumerate(runs.items()):
            part.plot(
                run.index,
                run[column],
                color=_COLOURS[nth % len(_COLOURS)],
                linestyle=_DASHES[nth % len(_DASHES)],
                marker=MARKERS[nth % len(MARKERS)],
                markersize=5,
                linewidth=2,
                label=word(name),
            )
        span(part.yaxis, np.concatenate([run[column] for run in runs.values()]), 0.12, 3)
        if column == "chance":
            percent_axis(part.yaxis, "")
        part.set_ylabel(wrap(label, 13), fontsize=FONT_SIZE)
        part.yaxis.set_label_coords(-0.085, 0.5)
    longest = max(map(len, runs.values()))
    for part in parts:
        part.set_xlim(0.5, longest + 0.5)
        part.set_xticks(_few(longest))
        part.grid(axis="x", visible=False)
        part.tick_params(labelbottom=part is parts[-1])
    parts[-1].set_xlabel(_("Deal"), fontsize=FONT_SIZE)
    legend_over(ax, parts[0], columns=3, letters=22)


def _few(n):
    """Deals to number below the axis, a dozen at most."""
    step = -(-n // 12)
    return list(range(1, n + 1, step))


def promises_reading(table):
    """Which way to promise wins most deals, in one sentence."""
    best, first = table["deals_won"].idxmax(), table["first_chance"].idxmax()
    pleased = table["satisfaction"].idxmax()
    return _(
        "“{best}” wins most deals ({most}); “{first}” has the best chance for the first one ({chance}) and "
        "“{pleased}” the most satisfied customers ({satisfaction})."
    ).format(
        best=word(best),
        most=number(table.loc[best, "deals_won"]),
        first=word(first),
        chance=percent(table.loc[first, "first_chance"]),
        pleased=word(pleased),
        satisfaction=number(table.loc[pleased, "satisfaction"]),
    )


@plot(promises_reading, size=(7.2, 3.4))
def promises(ax, table):
    """Deals won by each way to promise, with satisfaction and disappointments. ``table``: from
    ``satisfaction.compare_promises``."""
    for place, (_name, row) in enumerate(table.iterrows()):
        ax.barh(
            place,
            row["deals_won"],
            height=0.6,
            color=_COLOURS[place % len(_COLOURS)],
            hatch=HATCHES[place % len(HATCHES)],
            edgecolor="white",
        )
        ax.annotate(
            _beside(row),
            (row["deals_won"], place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    ax.set_yticks(
        range(len(table)), [wrap(short(word(name)), 18) for name in table.index], fontsize=FONT_SIZE
    )
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    ax.set_xlim(0, 1.6 * (table["deals_won"].max() or 1.0))
    ax.set_xlabel(_("Deals won (expected number)"), fontsize=FONT_SIZE)


def _beside(row):
    n = int(row["disappointed"])
    text = ngettext(
        "{won} deals, satisfaction {satisfaction},\n{n} deal disappoints",
        "{won} deals, satisfaction {satisfaction},\n{n} deals disappoint",
        n,
    )
    return text.format(won=number(row["deals_won"]), satisfaction=number(row["satisfaction"]), n=n)
