"""What the attempt to put a failure right may cost."""

import math

import numpy as np

from ...formats import money, percent
from ...text import _
from ..shared import legend_above
from ..style import BLUE, FONT_SIZE, INK, RED, money_axis, percent_axis, plot


def attempt_reading(value):
    """From which chance of success on an attempt is worth anything, in one sentence."""
    if not math.isfinite(value.break_even_success):
        return _("Nothing is at stake here: recovered or not, as many customers stay.")
    return _(
        "An attempt pays only if it succeeds in more than {chance} of cases; one that is sure to succeed may "
        "cost up to {gain}, and one that fails does {loss} of harm."
    ).format(chance=percent(value.break_even_success), gain=money(value.gain), loss=money(value.loss))


@plot(attempt_reading, size=(7.2, 4.6))
def attempt(ax, value):
    """What an attempt is worth by its chance of success; above zero it may cost as much at most.

    ``value``: from ``recovery.recovery_value``.
    """
    chance = np.array([0.0, 1.0])
    ax.plot(chance, chance * value.gain - (1 - chance) * value.loss, color=BLUE, linewidth=2.4)
    cut = value.break_even_success
    ax.axhline(0, color=INK, linewidth=0.9)
    if math.isfinite(cut):
        gain = ax.fill_between([cut, 1], [0, value.gain], color=BLUE, alpha=0.15, linewidth=0)
        gain.set_label(_("may cost so much at most"))
        harm = ax.fill_between(
            [0, cut], [-value.loss, 0], facecolor="none", edgecolor=RED, alpha=0.5, hatch="///", linewidth=0
        )
        harm.set_label(_("does harm: a second failure"))
        ax.plot([cut], [0], marker="o", color=INK, markersize=7)
        ax.annotate(
            percent(cut),
            (cut, 0),
            xytext=(7, -7) if cut < 0.85 else (-9, 7),
            textcoords="offset points",
            ha="left" if cut < 0.85 else "right",
            va="top" if cut < 0.85 else "bottom",
            fontsize=FONT_SIZE,
            color=INK,
        )
        legend_above(ax)
    ax.set_xlim(0, 1)
    percent_axis(ax.xaxis, _("Chance that the attempt succeeds"))
    money_axis(ax.yaxis, _("Worth of the attempt"), max(value.gain, value.loss, 1.0))
