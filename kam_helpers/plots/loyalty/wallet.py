"""Share of wallet: whether ranks say the same as purchases."""

import numpy as np

from ...formats import percent
from ...text import _
from ..naming import name_points
from ..shared import legend_above
from ..style import BLUE, GREY, INK, ORANGE, RED, percent_axis, plot, wrap

NEAR = 0.15  # inferred and observed share at most so far apart count as the same: course assumption


def inferred_and_observed_reading(table, near=NEAR, **_options):
    """Whether ranks say the same as purchases, and where they do not, in one sentence."""
    apart, agree = table["difference"].abs(), int((table["difference"].abs() <= near).sum())
    worst = apart.idxmax()
    values = {
        "agree": agree,
        "n": len(table),
        "points": f"{100 * near:.3g}",
        "account": worst,
        "inferred": percent(table.loc[worst, "inferred"]),
        "observed": percent(table.loc[worst, "observed"]),
    }
    text = _(
        "In {agree} of {n} accounts the share of wallet inferred from ranks is within {points} points of the "
        "observed one; farthest off is {account}: {inferred} by its ranks, {observed} by its purchases."
    )
    if agree < len(table) and table.loc[worst, "difference"] > 0:
        text = _(
            "In {agree} of {n} accounts the share of wallet inferred from ranks is within {points} points of "
            "the observed one; farthest off is {account}: {inferred} by its ranks, {observed} by its "
            "purchases. It buys more than it likes us: ask what holds it."
        )
    return text.format(**values)


@plot(inferred_and_observed_reading, size=(7.2, 5.2))
def inferred_and_observed(ax, table, near=NEAR, label=8):
    """Share of wallet inferred from ranks (to the right) and observed (upwards), with the line of both alike.

    ``table``: from ``loyalty.inferred_and_observed``. ``near``: so far apart (fraction) they count as the
    same. ``label``: how many accounts to name, the farthest apart first, or which.
    """
    top = 1.08 * max(table[["inferred", "observed"]].to_numpy().max(), 0.2)
    ends = np.array([-0.03 * top, top])
    ax.fill_between(ends, ends - near, ends + near, color=GREY, alpha=0.15, linewidth=0)
    ax.plot(ends, ends, color=INK, linewidth=0.9)
    difference = table["difference"]
    for inside, colour, marker, text in (
        (difference > near, RED, "^", _("buys more than its ranks say")),
        (difference.abs() <= near, BLUE, "o", _("both agree (grey band)")),
        (difference < -near, ORANGE, "v", _("buys less than its ranks say")),
    ):
        dots = table[inside]
        ax.scatter(
            dots["inferred"],
            dots["observed"],
            s=46,
            color=colour,
            marker=marker,
            edgecolor="white",
            linewidth=0.5,
            label=_("{what} ({n})").format(what=text, n=len(dots)),
            zorder=3,
        )
    ax.set_xlim(*ends)
    ax.set_ylim(*ends)
    percent_axis(ax.xaxis, wrap(_("Share of wallet inferred from ranks"), 60))
    percent_axis(ax.yaxis, wrap(_("Share of wallet observed"), 42))
    legend_above(ax)
    order = difference.abs().sort_values(ascending=False, kind="stable").index
    name_points(ax, table[["inferred", "observed"]], order, label)
