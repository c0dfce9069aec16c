"""More product groups an account: what it earns, and what the losing accounts lose."""

import numpy as np

from ...formats import percent
from ...loyalty import ACROSS, PUBLISHED_LOSING_SHARE, PUBLISHED_SHARE_OF_LOSSES
from ...text import _, ngettext
from ..shared import amount, columns, label_axis, legend_above, reach
from ..style import BLUE, HATCHES, INK, ORANGE, RED, SKY, SMALL, money_axis, plot


def cross_selling_reading(table, at_least=ACROSS):
    """How many of those who buy across lose money, beside what was published, in one sentence."""
    across, all_losses = table[table.index >= at_least], float(table["losses"].sum())
    accounts, losing = int(across["accounts"].sum()), int(across["losing"].sum())
    if not accounts:
        return _("No account buys {groups} product groups or more.").format(groups=at_least)
    text = ngettext(
        "Of {n} accounts that buy {groups} product groups or more {losing} loses money ({share}), and it "
        "makes {part} of all losses. Published: {share_published} and {part_published} (five firms, 2012).",
        "Of {n} accounts that buy {groups} product groups or more {losing} lose money ({share}), and they "
        "make {part} of all losses. Published: {share_published} and {part_published} (five firms, 2012).",
        losing,
    )
    return text.format(
        n=accounts,
        groups=at_least,
        losing=losing,
        share=percent(losing / accounts),
        part=percent(float(across["losses"].sum()) / all_losses if all_losses else 0.0),
        share_published=percent(PUBLISHED_LOSING_SHARE),
        part_published=percent(PUBLISHED_SHARE_OF_LOSSES),
    )


@plot(cross_selling_reading, size=(7.2, 4.2))
def cross_selling(ax, table, at_least=ACROSS):
    """Accounts (left) and what they earn and lose (right) by the number of product groups bought.

    ``table``: from ``loyalty.cross_selling``; ``at_least``: so many groups count as buying across.
    """
    left, right = columns(ax, 0.44, gap=0.14)
    groups = table.index.to_numpy()
    earning, losing = table["accounts"] - table["losing"], table["losing"]
    _bars(left, groups, earning, BLUE, HATCHES[0], _("accounts that earn"))
    _bars(left, groups, losing, RED, HATCHES[1], _("accounts that lose money"), below=earning)
    _bars(right, groups, table["profit"] + table["losses"], SKY, HATCHES[2], _("what the first earn"))
    _bars(right, groups, -table["losses"], ORANGE, HATCHES[3], _("what the others lose"))
    right.axhline(0, color=INK, linewidth=0.9)
    for place, all_, lost in zip(groups, table["accounts"], losing, strict=True):
        _say(left, place, all_, _("{lost} of {n}").format(lost=lost, n=all_))
    for place, profit, losses in zip(groups, table["profit"], table["losses"], strict=True):
        _say(right, place, profit + losses, amount(profit))
    top, low = float((table["profit"] + table["losses"]).max()), -float(table["losses"].max())
    reach(left.yaxis, 0, 1.14 * table["accounts"].max(), 6, whole=True)
    reach(right.yaxis, 1.1 * low, (top or 1.0) + 0.14 * ((top - low) or 1.0), 6)
    for panel in (left, right):
        panel.set_xticks(groups)
        panel.set_xlim(groups.min() - 0.7, groups.max() + 0.7)
        panel.grid(axis="x", visible=False)
        if groups.min() < at_least <= groups.max():
            panel.axvline(at_least - 0.5, color=INK, linewidth=0.9, linestyle=":")
        label_axis(panel.xaxis, _("Product groups bought"), 30)
    label_axis(left.yaxis, _("Accounts; above: losing of all"), 34)
    money_axis(right.yaxis, _("A year; above: together"), max(top, -low))
    label_axis(right.yaxis, right.yaxis.get_label_text(), 30)
    legend_above(ax, left, right, columns=2)


def _bars(ax, places, values, colour, hatch, label, below=None):
    ax.bar(
        places,
        values,
        bottom=np.zeros(len(places)) if below is None else below,
        width=0.7,
        color=colour,
        hatch=hatch,
        edgecolor="white",
        label=label,
    )


def _say(ax, place, height, text):
    ax.annotate(
        text,
        (place, height),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=SMALL,
        color=INK,
    )
