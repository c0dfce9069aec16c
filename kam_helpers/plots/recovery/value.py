"""What putting a failure right is worth, and what the attempt may cost."""

import math

import numpy as np

from ...formats import money, percent
from ...recovery.value import NO_RECOVERY
from ...text import _
from ..shared import legend_above, word
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, INK, RED, SMALL, money_axis, percent_axis, plot, wrap


def recovery_value_reading(value):
    """What a good recovery is worth and what a failed one costs, in one sentence."""
    return _(
        "A good recovery is worth {gain} more than none, and a second failure costs {loss}: what counts is "
        "the customer we keep, not one made happier than before."
    ).format(gain=money(value.gain), loss=money(value.loss))


@plot(recovery_value_reading, size=(7.2, 3.6))
def recovery_value(ax, value):
    """What the customer is worth after each outcome, against no recovery. ``value``: from
    ``recovery.recovery_value``."""
    table = value.table
    for place, (outcome, row) in enumerate(table.iterrows()):
        gain = row["against_no_recovery"]
        ax.barh(
            place,
            row["worth"],
            height=0.6,
            color=GREY if outcome == NO_RECOVERY else BLUE if gain >= 0 else RED,
            hatch=HATCHES[0] if gain >= 0 else HATCHES[1],
            edgecolor="white",
        )
        ax.annotate(
            _beside(outcome, row),
            (row["worth"], place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1},
        )
    ax.axvline(table.loc[NO_RECOVERY, "worth"], color=INK, linewidth=0.9, linestyle="--")
    labels = [
        _("{outcome}\n{retention} stay").format(outcome=wrap(word(name), 20), retention=percent(share))
        for name, share in table["retention"].items()
    ]
    ax.set_yticks(range(len(table)), labels, fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    most = table["worth"].max() or 1.0
    ax.set_xlim(0, 2.1 * most)
    money_axis(ax.xaxis, _("Worth of the customer after it"), most)


def _beside(outcome, row):
    worth = money(row["worth"])
    if outcome == NO_RECOVERY:
        return worth
    gain = row["against_no_recovery"]
    text = (
        _("{worth},\n{change} more than with none")
        if gain >= 0
        else _("{worth},\n{change} less than with none")
    )
    return text.format(worth=worth, change=money(abs(gain)))


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
