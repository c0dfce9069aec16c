"""Which discount would pay for what changing supplier costs."""

import numpy as np
import pandas as pd

from ...formats import percent
from ...text import _
from ..labels import label_points
from ..shared import legend_above
from ..style import BLUE, HATCHES, INK, MARKERS, RED, percent_axis, plot, wrap


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
