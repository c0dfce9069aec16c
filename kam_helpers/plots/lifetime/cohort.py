"""Retention as a contract grows older: seen, and as two models see it."""

import numpy as np

from ...formats import percent
from ...lifetime import constant_retention
from ...text import _
from ..shared import legend_above
from ..style import BLUE, FONT_SIZE, GREY, INK, MARKERS, ORANGE, SMALL, percent_axis, plot

_AHEAD = 3  # years drawn beyond those the model knows


def cohort_retention_reading(survivors, fit):
    """How retention changes with age, in one sentence."""
    seen = _observed(survivors)
    values = {
        "first": percent(seen[0]),
        "last": percent(seen[-1]),
        "years": len(seen),
        "constant": percent(constant_retention(fit.survivors)),
    }
    if seen[-1] <= seen[0]:
        return _(
            "Retention does not rise with age here: {first} in the first year, {last} in year {years}; one "
            "rate for all years would be {constant}."
        ).format(**values)
    return _(
        "Retention rises with age, from {first} in the first year to {last} in year {years}: the restless "
        "leave first, so it rises even if nobody becomes more loyal. One rate for all years ({constant}) "
        "hides this."
    ).format(**values)


@plot(cohort_retention_reading)
def cohort_retention(ax, survivors, fit):
    """Share of contracts renewed by age: seen, as the sBG model explains it, and as one constant rate.

    ``survivors``: contracts in force by year 0 … n, a row of ``lifetime.survivors_table``; ``fit``: from
    ``lifetime.fit_sbg`` of the same, or of its first years: what it did not know is drawn hollow.
    """
    seen = _observed(survivors)
    known = min(len(fit.survivors) - 1, len(seen))
    years = np.arange(1, len(seen) + 1)
    ahead = np.arange(1, max(len(seen), known + _AHEAD) + 1)
    constant = constant_retention(fit.survivors)
    ax.axvspan(known + 0.5, ahead[-1] + 0.5, color=GREY, alpha=0.12, linewidth=0)
    marks = {"linestyle": "", "marker": MARKERS[2], "color": INK, "markersize": 8, "zorder": 3}
    ax.plot(years[:known], seen[:known], label=_("seen"), **marks)
    if known < len(seen):
        ax.plot(years[known:], seen[known:], label=_("seen later"), markerfacecolor="white", **marks)
    ax.axhline(constant, color=ORANGE, linewidth=2, linestyle="--", label=_("one rate for all years"))
    ax.plot(
        ahead,
        fit.retention(len(ahead)),
        color=BLUE,
        linewidth=2.4,
        label=_("mixed customers, none of whom changes (sBG)"),
    )
    for year, share, below in ((1, seen[0], True), (years[-1], seen[-1], False)):
        ax.annotate(
            percent(share),
            (year, share),
            xytext=(0, -9 if below else 9),
            textcoords="offset points",
            ha="center",
            va="top" if below else "bottom",
            fontsize=FONT_SIZE,
            color=INK,
        )
    ax.text(
        (known + ahead[-1] + 1) / 2,
        0.02,
        _("forecast"),
        transform=ax.get_xaxis_transform(),
        ha="center",
        va="bottom",
        fontsize=SMALL,
        color=INK,
    )
    lowest = min(seen.min(), constant)
    ax.set_ylim(max(0.0, lowest - 0.3 * (1 - lowest) - 0.03), 1.01)
    ax.set_xlim(0.5, ahead[-1] + 0.5)
    ax.set_xticks(ahead)
    ax.grid(axis="x", visible=False)
    ax.set_xlabel(_("Renewal (1 = after the first year)"), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, _("Contracts renewed"))
    legend_above(ax)


def _observed(survivors):
    counts = np.asarray(survivors, dtype=float)
    return counts[1:] / counts[:-1]
