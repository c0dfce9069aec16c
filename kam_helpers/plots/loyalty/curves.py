"""From satisfaction to buying again, market by market."""

import numpy as np

from ...formats import percent
from ...loyalty import XEROX_TIMES
from ...text import _
from ..shared import legend_above, number, word
from ..style import CYCLE, FONT_SIZE, INK, MARKERS, SMALL, percent_axis, plot, wrap

_SATISFIED, _TOTALLY = 4, 5
_DASHES = ("-", "--", "-.", ":", (0, (6, 1, 1, 1, 1, 1)))


def repurchase_curves_reading(table):
    """How much the same satisfaction is worth in different markets, in one sentence."""
    chances = {name: _at(table[name], _SATISFIED) for name in table}
    least, most = min(chances, key=chances.get), max(chances, key=chances.get)
    if least == most:
        return _("A satisfied customer (4 of 5) buys again with a chance of {chance}; {market}.").format(
            chance=percent(chances[least]), market=word(least)
        )
    return _(
        "The same satisfied customer (4 of 5) buys again with a chance of {low} in one market ({least}) and "
        "of {high} in another ({most}): satisfaction alone says little about loyalty."
    ).format(low=percent(chances[least]), least=word(least), high=percent(chances[most]), most=word(most))


@plot(repurchase_curves_reading, size=(7.2, 4.8))
def repurchase_curves(ax, table):
    """The chance to buy again by satisfaction, a curve for each market.

    ``table``: from ``loyalty.curve_table``. Where 5 is six times as likely as 4, as seen at Xerox, both
    points are marked.
    """
    for nth, name in enumerate(table):
        ax.plot(
            table.index,
            table[name],
            color=CYCLE[nth % len(CYCLE)],
            linestyle=_DASHES[nth % len(_DASHES)],
            marker=MARKERS[nth % len(MARKERS)],
            markevery=(0.03 + 0.02 * nth, 0.17),  # not at the same places
            linewidth=2.2,
            label=word(name),
        )
    for name in table:
        low, high = _at(table[name], _SATISFIED), _at(table[name], _TOTALLY)
        if low > 0 and np.isclose(high / low, XEROX_TIMES):
            _mark_xerox(ax, low, high)
    ax.set_xlim(table.index.min() - 0.05, table.index.max() + 0.05)
    ax.set_ylim(-0.03, 1.05)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_xlabel(wrap(_("Satisfaction (1 not at all, 4 satisfied, 5 totally)"), 60), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, _("Chance to buy again"))
    legend_above(ax)


def _at(curve, satisfaction):
    return float(np.interp(satisfaction, curve.index, curve))


def _mark_xerox(ax, low, high):
    """The two points of Jones & Sasser (1995), joined."""
    ax.plot([_SATISFIED, _TOTALLY], [low, high], linestyle=":", color=INK, linewidth=1)
    ax.plot([_SATISFIED, _TOTALLY], [low, high], linestyle="", marker="o", markersize=11, mfc="none", mec=INK)
    ax.annotate(
        wrap(_("Xerox: {times} times as likely").format(times=number(XEROX_TIMES, 0)), 16),
        (_SATISFIED, low),
        xytext=(-6, 14),
        textcoords="offset points",
        ha="right",
        va="bottom",
        fontsize=SMALL,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.2},
        arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.7, "shrinkB": 6},
    )
