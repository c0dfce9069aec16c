"""What changing supplier costs one customer, and which discount would pay for it."""

import numpy as np
import pandas as pd

from ...formats import money, percent
from ...switching import KIND_NAMES
from ...text import _
from ..labels import label_points
from ..shared import amount, legend_above
from ..style import (
    BLUE,
    CYCLE,
    GREY,
    HATCHES,
    INK,
    MARKERS,
    RED,
    SMALL,
    money_axis,
    percent_axis,
    plot,
    wrap,
)

_LOOKS = dict(zip(KIND_NAMES, zip(CYCLE[1:], HATCHES[1:], strict=False), strict=False))


def switching_cost_reading(cost):
    """What changing costs, what it is made of and who pays, in one sentence."""
    if not cost.gross:
        return _("Changing supplier costs this customer nothing.")
    kind = cost.by_kind.idxmax()
    text = _("Changing supplier would cost the customer {gross} once, most of it for {kind} ({part}).")
    if cost.rival_incentive:
        text = (
            _(
                "Changing supplier would cost the customer {gross} once, most of it for {kind} ({part}); the "
                "rival pays {paid} of it, and {net} still hold the customer."
            )
            if cost.net > 0
            else _(
                "Changing supplier would cost the customer {gross} once, most of it for {kind} ({part}); the "
                "rival pays {paid}, so that nothing holds the customer."
            )
        )
    return text.format(
        gross=money(cost.gross),
        kind=_(kind),
        part=money(cost.by_kind[kind]),
        paid=money(cost.rival_incentive),
        net=money(cost.net),
    )


@plot(switching_cost_reading, size=(7.2, 5.0))
def switching_cost(ax, cost):
    """From the parts of the switching cost to what is left after the rival has paid its part.

    ``cost``: a ``switching.SwitchingCost``.
    """
    steps, ends = cost.steps(), []
    kinds = {_(name): name for name in KIND_NAMES}
    for place, row in enumerate(steps.itertuples()):
        look = {"color": BLUE}
        if row.kind:
            colour, hatch = _LOOKS[kinds[row.kind]]
            look = {"color": colour, "hatch": hatch, "label": row.kind if row.kind not in ends else None}
        elif row.Index == "rival_incentive":
            look = {"color": "white", "edgecolor": RED, "hatch": HATCHES[-1]}
        ax.barh(place, row.end - row.start, left=row.start, **({"height": 0.68, "edgecolor": "white"} | look))
        ends.append(row.kind)
        ax.annotate(
            amount(row.amount),
            (max(row.start, row.end, 0), place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
        if place + 1 < len(steps):
            ax.plot([row.end, row.end], [place, place + 1], color=GREY, linewidth=0.8)
    ax.axvline(0, color=INK, linewidth=0.9)
    ax.set_yticks(range(len(steps)), [wrap(label, 24) for label in steps["label"]], fontsize=SMALL)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    low, high = steps[["start", "end"]].to_numpy().min(), steps[["start", "end"]].to_numpy().max()
    reach = (high - low) or 1.0
    ax.set_xlim(low - 0.04 * reach, high + 0.16 * reach)
    money_axis(ax.xaxis, _("Cost of changing, once"), reach)
    legend_above(ax)


def needed_discounts_reading(table, **_options):
    """How many accounts the offers would move, and who is held best, in one sentence."""
    gone, best = int((~table["stays"]).sum()), table["needed_discount"].idxmax()
    text = (
        _(
            "With what each supplier is worth beside its price counted in, the rival's discount would pay "
            "for the change in {n} of {all_} accounts; hardest to move by price is {account}, which would "
            "need a discount of {needed} ({offered} is offered)."
        )
        if table["advantage"].any()
        else _(
            "If both suppliers were equally good, the rival's discount would pay for the change in {n} of "
            "{all_} accounts; hardest to move by price is {account}, which would need a discount of {needed} "
            "({offered} is offered)."
        )
    )
    return text.format(
        n=gone,
        all_=len(table),
        account=best,
        needed=percent(table.loc[best, "needed_discount"], 1),
        offered=percent(table.loc[best, "discount"], 1),
    )


@plot(needed_discounts_reading, size=(7.2, 5.2))
def needed_discounts(ax, table, label=8):
    """The discount that each account would need to change against the one a rival offers.

    Below the line the offer pays for the change. ``table``: from ``switching.against_offer``. ``label``: how
    many accounts to name, those held best and worst in turn.
    """
    x, y = table["discount"], table["needed_discount"]
    low, top = -0.03 * max(x.max(), 0.01), 1.12 * max(x.max(), 0.01)
    ends = np.array([low, top])
    floor = -0.05 * max(y.max(), top)
    below = {"facecolor": "none", "edgecolor": RED, "hatch": HATCHES[1], "alpha": 0.13, "linewidth": 0}
    ax.fill_between(ends, floor, ends, **below)
    ax.plot(ends, ends, color=INK, linewidth=0.9)
    for stays, colour, marker, text in (
        (True, BLUE, MARKERS[0], _("the customer stays")),
        (False, RED, "X", _("the offer pays for the change")),
    ):
        inside = table["stays"] == stays
        label_text = _("{what} ({n})").format(what=text, n=int(inside.sum()))
        dots = {"color": colour, "marker": marker, "edgecolor": "white", "linewidth": 0.5, "zorder": 3}
        ax.scatter(x[inside], y[inside], s=46, label=label_text, **dots)
    ax.set_xlim(*ends)
    ax.set_ylim(floor, 1.1 * max(y.max(), top))
    percent_axis(ax.xaxis, wrap(_("Discount offered by the rival"), 60))
    percent_axis(ax.yaxis, wrap(_("Discount needed to pay for the change"), 42))
    legend_above(ax)
    order = (y - x).sort_values(ascending=False, kind="stable").index
    turns = pd.Index([name for pair in zip(order, order[::-1], strict=True) for name in pair]).unique()
    names = [(name, x[name], y[name]) for name in turns[:label]]
    label_points(ax, names, avoid=[*zip(x, y, strict=True)], limit=28)
