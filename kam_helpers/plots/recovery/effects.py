"""Satisfaction and renewal after each kind of recovery, side by side: the paradox is in one of them only."""

import numpy as np
from matplotlib.ticker import FuncFormatter

from ...formats import percent
from ...recovery.effects import ABOVE, BELOW, DOUBLE, GOOD, TOO_FEW, UNCLEAR, UNTROUBLED, paradox
from ...text import N_, _, ngettext
from ..shared import columns, label_axis, legend_above, lines_of, number, span, word
from ..style import BLUE, FONT_SIZE, GREY, INK, RED, SMALL, plot

_READS = ["satisfaction_reads", "renewal_reads"]
# Colour, fill, marker and words of what a difference reads; None: the row compared with.
_LOOKS = {
    None: (INK, INK, "s", N_("compared with")),
    ABOVE: (BLUE, BLUE, "^", N_("clearly above it")),
    UNCLEAR: (GREY, GREY, "o", N_("no clear difference")),
    BELOW: (RED, RED, "v", N_("clearly below it")),
    TOO_FEW: (GREY, "white", "o", N_("too few customers to say")),
}


def recovery_effects_reading(effects):
    """What a good recovery lifts and what it does not, in one sentence; and what failing twice does."""
    against = _against(effects)
    known = [_good(effects, against)] if GOOD in effects.index and against != GOOD else []
    if DOUBLE in effects.index and against != DOUBLE:
        known.append(
            _("After a double deviation satisfaction is {satisfaction} and renewal {renewal}.").format(
                satisfaction=number(effects.loc[DOUBLE, "satisfaction"]),
                renewal=percent(effects.loc[DOUBLE, "renewal"]),
            )
        )
    if known:
        return " ".join(known)
    worst = effects["renewal"].idxmin()
    return _("Renewal is lowest after “{recovery}”: {renewal}.").format(
        recovery=word(worst), renewal=percent(effects.loc[worst, "renewal"])
    )


def _good(effects, against):
    found, good, base = paradox(effects), effects.loc[GOOD], effects.loc[against]
    if found["satisfaction"] and not found["renewal"]:
        text = _(
            "A good recovery lifts satisfaction above that of {against} ({after} against {base}), but not "
            "renewal ({renewal} against {renewal_base}): no reason to let anything fail."
        )
    elif found["satisfaction"]:
        text = _(
            "After a good recovery both satisfaction ({after} against {base}) and renewal ({renewal} against "
            "{renewal_base}) are above those of {against} here: still no reason to let anything fail."
        )
    elif found["renewal"]:
        text = _(
            "After a good recovery renewal ({renewal} against {renewal_base}), but not satisfaction ({after} "
            "against {base}), is above that of {against} here: no reason to let anything fail."
        )
    else:
        text = _(
            "A good recovery lifts neither satisfaction ({after} against {base}) nor renewal ({renewal} "
            "against {renewal_base}) above that of {against}."
        )
    return text.format(
        against=_("customers without a failure")
        if against == UNTROUBLED
        else _("those with the recovery “{recovery}”").format(recovery=word(against)),
        after=number(good["satisfaction"], 2),
        base=number(base["satisfaction"], 2),
        renewal=percent(good["renewal"]),
        renewal_base=percent(base["renewal"]),
    )


def _against(effects):
    """The row that the others were compared with: it differs from itself by nothing."""
    itself = (effects["satisfaction_difference"] == 0) & (effects["renewal_difference"] == 0)
    return UNTROUBLED if itself.get(UNTROUBLED, False) else itself.idxmax()


@plot(recovery_effects_reading, size=(7.2, 4.6))
def recovery_effects(ax, effects):
    """Satisfaction (left) and renewal (right) after each recovery, with 95 % intervals, against the row
    compared with. ``effects``: from ``recovery.recovery_effects``."""
    against = _against(effects)
    left, right = columns(ax)
    for panel, what, low, high in (
        (left, "satisfaction", "low", "high"),
        (right, "renewal", "renewal_low", "renewal_high"),
    ):
        _dots(panel, effects, what, (effects[low], effects[high]), against)
        panel.set_ylim(len(effects) - 0.4, -0.6)
        panel.grid(axis="y", visible=False)
    left.set_yticks(range(len(effects)), [_label(*row) for row in effects["n"].items()], fontsize=SMALL)
    left.set_ylabel(_("Recovery of the failure"), fontsize=FONT_SIZE)
    right.set_yticks([])
    right.xaxis.set_major_formatter(FuncFormatter(lambda value, _position: percent(value)))
    label_axis(left.xaxis, _("Satisfaction afterwards"), 30)
    label_axis(right.xaxis, _("Renewed (share of customers)"), 30)
    legend_above(ax, left)


def _dots(ax, effects, what, ends, against):
    places = np.arange(len(effects))
    base, reads = effects.loc[against, what], effects[f"{what}_reads"].to_numpy()
    itself = effects.index == against
    ax.axvline(base, color=INK, linewidth=0.9, linestyle="--")
    ax.hlines(places, *ends, color=GREY, linewidth=2.2)
    for kind, (colour, face, marker, label) in _LOOKS.items():
        there = ~itself & (reads == kind) if kind else itself
        anywhere = kind is None or (effects.loc[~itself, _READS] == kind).to_numpy().any()
        ax.plot(
            effects[what][there],
            places[there],
            linestyle="",
            color=colour,
            markerfacecolor=face,
            marker=marker,
            markersize=9,
            label=_(label) if anywhere else None,  # one legend for both panels
        )
    for place, value in enumerate(effects[what]):
        ax.annotate(
            percent(value) if what == "renewal" else number(value, 2),
            (value, place),
            xytext=(0, 8),
            textcoords="offset points",
            ha="center",
            fontsize=SMALL,
            color=INK,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 0.5},
            zorder=4,
        )
    span(ax.xaxis, np.concatenate([*ends, effects[what]]))


def _label(recovery, n):
    text = ngettext("{n} customer", "{n} customers", n).format(n=f"{n:,}")
    return f"{lines_of(word(recovery), 18, 2)}\n{text}"
