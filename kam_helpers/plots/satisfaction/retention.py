"""How staying goes with satisfaction: seen, fitted, and as the course assumes."""

import numpy as np

from ...formats import percent
from ...satisfaction import satisfaction_to_retention
from ...text import _
from ..style import BLUE, FONT_SIZE, INK, MARKERS, ORANGE, percent_axis, plot, wrap
from .shared import legend_over, number

_FEWEST = 10  # customers at a level of satisfaction, for a share to be shown
_SCALE = (1.0, 7.0)


def retention_curve_reading(fit, **_options):
    """What one point of satisfaction does to staying, in one sentence."""
    values = {
        "point": number(100 * fit.per_point),
        "low": number(100 * fit.low),
        "high": number(100 * fit.high),
        "reference": percent(fit.reference),
        "level": f"{fit.neutral:g}",
        "n": f"{fit.n:,}",
    }
    if fit.low <= 0 <= fit.high:
        return _(
            "Among {n} customers satisfaction and staying do not clearly go together (95 % interval of one "
            "point: {low} to {high} percentage points)."
        ).format(**values)
    return _(
        "Among {n} customers {reference} of those at satisfaction {level} stay, and one point more goes "
        "with {point} percentage points more (95 % interval {low} to {high}): an association, not proof of "
        "cause."
    ).format(**values)


@plot(retention_curve_reading)
def retention_curve(ax, fit, satisfaction=None, renewed=None):
    """The curve from satisfaction to retention: fitted (``satisfaction.fit_retention``) and as assumed.

    ``satisfaction``, ``renewed``: the customers themselves; the share that stayed is then drawn by level.
    """
    levels = np.linspace(*_SCALE, 61)
    fitted = [
        satisfaction_to_retention(
            level, neutral=fit.neutral, reference=fit.reference, per_point=fit.per_point
        )
        for level in levels
    ]
    assumed = [satisfaction_to_retention(level) for level in levels]
    ax.plot(levels, fitted, color=BLUE, linewidth=2.4, label=_("fitted to these customers"))
    ax.plot(levels, assumed, color=ORANGE, linewidth=2, linestyle="--", label=_("course assumption"))
    seen = [] if satisfaction is None else list(_seen(satisfaction, renewed))
    if seen:
        at, share, _n = zip(*seen, strict=True)
        ax.plot(at, share, linestyle="", marker=MARKERS[2], color=INK, markersize=7, label=_("seen"))
    lowest = min([*fitted, *assumed, *(share for _at, share, _n in seen)])
    ax.set_ylim(max(0.0, lowest - 0.12), 1.01)
    ax.set_xlim(_SCALE[0] - 0.2, _SCALE[1] + 0.2)
    known = {level: count for level, _share, count in seen}
    ax.set_xticks(range(1, 8), [_tick(level, known.get(level)) for level in range(1, 8)])
    ax.set_xlabel(_("Satisfaction (points of the scale)"), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, wrap(_("Customers who stay one more year"), 40))
    legend_over(ax, ax)


def _tick(level, count):
    return str(level) if count is None else _("{level}\nn {n}").format(level=level, n=f"{count:,}")


def _seen(satisfaction, renewed):
    """Level, share that stayed and number, of every rounded level with enough customers."""
    rounded, stayed = np.asarray(satisfaction).round(), np.asarray(renewed, dtype=float)
    for level in np.unique(rounded):
        there = rounded == level
        if there.sum() >= _FEWEST:
            yield float(level), float(stayed[there].mean()), int(there.sum())
