"""How much volume makes up for a price change, and which lever moves profit most."""

import numpy as np

from ...errors import CourseError
from ...formats import percent
from ...pricing import break_even_volume_change
from ...text import _
from ..labels import label_points, on_paper
from ..shared import legend_above, reach, word
from ..style import (
    BLUE,
    CYCLE,
    FONT_SIZE,
    GREY,
    HATCHES,
    INK,
    MARKERS,
    RED,
    exact_percent,
    percent_axis,
    plot,
    wrap,
)

_DASHES = ("-", "--", "-.", ":")
_SPOKEN = 0.05  # the cut that the sentence tells of, if the curves reach it
_HIGH, _LOW = (
    1.0,
    -0.6,
)  # volume changes beyond these are cut off: nobody sells twice as much for a few points


def break_even_reading(curve, claim=None):
    """What the same cut takes at a low and at a high margin; and whether ``claim`` holds."""
    cut, low, high = _spoken(curve), min(curve.columns), max(curve.columns)
    if low == high:
        said = _("At a margin of {low} a price cut of {cut} needs {more} more volume.")
    else:
        said = _(
            "A price cut of {cut} needs {less} more volume at a margin of {high}, but {more} at {low}: "
            "the lower the margin, the more volume a cut must bring, and the more an increase may lose."
        )
    text = said.format(
        cut=percent(-cut, 1),
        low=percent(low),
        high=percent(high),
        more=percent(break_even_volume_change(cut, low), 1),
        less=percent(break_even_volume_change(cut, high), 1),
    )
    return text if claim is None else f"{text} {_judged(*claim)}"


def _spoken(curve):
    """The cut nearest to 5 % that leaves a margin in every curve."""
    cuts = [change for change in curve.index[curve.notna().all(axis=1)] if change < 0]
    if not cuts:
        raise CourseError(_("The curve has no price cut that leaves a margin at each of its margins."))
    return min(cuts, key=lambda change: abs(change + _SPOKEN))


def _judged(change, margin, volume):
    """Whether a published break-even is right, in a sentence."""
    right = break_even_volume_change(change, margin)
    words = {
        "change": exact_percent(abs(change)),
        "margin": percent(margin),
        "claimed": exact_percent(abs(volume)),
        "right": percent(abs(right), 2),
    }
    if np.isclose(right, volume, atol=5e-4):
        return _("The published {claimed} for {change} at a margin of {margin} is right.").format(**words)
    text = (
        _(
            "A published page allows {claimed} of volume to be lost after an increase of {change} at a "
            "margin of {margin}: it is {right}."
        )
        if change > 0
        else _(
            "A published page asks {claimed} more volume for a cut of {change} at a margin of {margin}: "
            "it is {right}."
        )
    )
    return text.format(**words)


@plot(break_even_reading, size=(7.2, 4.8))
def break_even(ax, curve, claim=None):
    """The volume change that keeps the contribution, by price change, a line for each margin.

    ``curve``: from ``pricing.break_even_curve``. ``claim``: a published break-even to test: (price change,
    margin, volume change) as signed fractions.
    """
    for nth, margin in enumerate(curve.columns):
        look = {"color": CYCLE[nth % len(CYCLE)], "linestyle": _DASHES[nth % len(_DASHES)], "linewidth": 2.2}
        label = _("contribution margin {margin}").format(margin=percent(margin, 0))
        values = curve[margin].where(curve[margin] <= 2 * _HIGH)
        ax.plot(curve.index, values, label=label, **look)
    ax.axhline(0, color=INK, linewidth=0.9)
    ax.axvline(0, color=INK, linewidth=0.9)
    points = [*_spoken_points(ax, curve), *_claimed_points(ax, claim)]
    reach(ax.xaxis, curve.index.min(), curve.index.max(), steps=6)
    shown = curve.clip(_LOW, _HIGH)
    reach(ax.yaxis, 1.08 * shown.min().min(), 1.04 * shown.max().max(), steps=6)
    percent_axis(ax.xaxis, _("Price change"))
    percent_axis(ax.yaxis, wrap(_("Volume change that keeps the contribution"), 46))
    legend_above(ax, columns=3, letters=26)
    line = [(x, curve.loc[x, margin]) for margin in curve.columns for x in curve.index]
    on_paper(label_points(ax, points, avoid=[spot for spot in line if np.isfinite(spot[1])], always=True))


def _spoken_points(ax, curve):
    """The cut that the sentence tells of, marked on each line; the lowest and the highest are named."""
    cut, points = _spoken(curve), []
    for nth, margin in enumerate(curve.columns):
        needed = break_even_volume_change(cut, margin)
        ax.plot(cut, needed, marker=MARKERS[nth % len(MARKERS)], color=CYCLE[nth % len(CYCLE)], markersize=8)
        if margin in (min(curve.columns), max(curve.columns)):
            points.append((f"+{percent(needed, 1)}", cut, needed))
    return points


def _claimed_points(ax, claim):
    if claim is None:
        return []
    change, margin, volume = claim
    right = break_even_volume_change(change, margin)
    ax.plot([change, change], [volume, right], color=INK, linewidth=1, linestyle=":")
    ax.plot(change, volume, marker="X", color=RED, markersize=11, markeredgecolor="white", zorder=4)
    ax.plot(change, right, marker="o", color=INK, markersize=7, zorder=4)
    return [
        (_("published: {volume}").format(volume=exact_percent(volume)), change, volume),
        (_("right: {volume}").format(volume=percent(right, 2)), change, right),
    ]


def profit_levers_reading(levers, by=0.01):
    """What the same small improvement does on the strongest and on the weakest lever, in one sentence."""
    change = levers["profit_change"]
    best, worst = change.idxmax(), change.idxmin()
    return _(
        "{by} better on one lever, the rest as it is: {best} adds {most} to operating profit, {worst} "
        "only {least}. That holds for a price only while the volume stays."
    ).format(
        by=percent(by),
        best=word(best),
        most=percent(change[best], 1),
        worst=word(worst),
        least=percent(change[worst], 1),
    )


@plot(profit_levers_reading, size=(7.2, 3.0))
def profit_levers(ax, levers, by=0.01):
    """What each lever does to operating profit, strongest first.

    ``levers``: from ``pricing.profit_levers``; ``by``: the improvement it was made with.
    """
    change = levers["profit_change"].sort_values(ascending=False, kind="stable")
    for place, (name, value) in enumerate(change.items()):
        colour, hatch = (BLUE, HATCHES[0]) if name == "price" else (GREY, HATCHES[1])
        ax.barh(place, value, height=0.62, color=colour, hatch=hatch, edgecolor="white")
        ax.annotate(
            f"+{percent(value, 1)}",
            (value, place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=FONT_SIZE,
            color=INK,
        )
    ax.set_xlim(0, 1.18 * change.max())
    ax.set_yticks(range(len(change)), [wrap(word(name), 14) for name in change.index], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.set_xticks([])  # every bar says its figure
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    label = _("Operating profit gained by {by} on each lever").format(by=percent(by))
    ax.set_xlabel(label, fontsize=FONT_SIZE)
