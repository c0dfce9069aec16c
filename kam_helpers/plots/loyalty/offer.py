"""What is left as a rival offers more."""

from ...errors import CourseError
from ...formats import percent
from ...text import _, ngettext
from ..shared import columns, label_axis, legend_above, reach
from ..style import BLUE, HATCHES, MARKERS, ORANGE, RED, percent_axis, plot

_SAID = 0.05  # the further discount of which the sentence speaks, or the nearest above today's


def offer_curve_reading(table):
    """What a better offer of a rival would take, in one sentence."""
    further = table.index.to_numpy()
    at = 1 + int(abs(further[1:] - _SAID).argmin()) if len(further) > 1 else 0
    gain = int(table["would_gain"].iloc[at])
    text = ngettext(
        "If rivals offer {points} points more than today, {gain} account would gain by leaving ({today} "
        "today); of the yearly profit {profit} would be lost and of the lifetime profit {clp}.",
        "If rivals offer {points} points more than today, {gain} accounts would gain by leaving ({today} "
        "today); of the yearly profit {profit} would be lost and of the lifetime profit {clp}.",
        gain,
    )
    return text.format(
        points=f"{100 * further[at]:.3g}",
        gain=gain,
        today=int(table["would_gain"].iloc[0]),
        profit=percent(1 - _kept(table, "kept_profit").iloc[at]),
        clp=percent(1 - _kept(table, "clp").iloc[at]),
    )


@plot(offer_curve_reading, size=(7.2, 4.2))
def offer_curve(ax, table):
    """Profit kept as rivals offer more (left), and how many accounts would gain by leaving (right).

    ``table``: from ``loyalty.offer_curve``; its first row is what the rest is measured by.
    """
    left, right = columns(ax, 0.55, gap=0.14)
    points, gain = 100 * table.index.to_numpy(), table["would_gain"]
    for column, colour, dashes, marker, label in (
        ("kept_profit", BLUE, "-", MARKERS[0], _("profit of a year")),
        ("clp", ORANGE, "--", MARKERS[1], _("lifetime profit (CLP)")),
    ):
        kept, every = _kept(table, column), max(len(points) // 6, 1)
        marked = {
            "marker": marker,
            "markevery": every,
            "linestyle": dashes,
            "color": colour,
            "linewidth": 2.2,
        }
        left.plot(points, kept, label=label, **marked)
    reach(left.yaxis, min(0.0, 1.1 * _kept(table, "clp").min()), 1.06, 6)
    percent_axis(left.yaxis, _("Kept, of today's"))
    right.step(
        points, gain, where="post", color=RED, linewidth=2.2, label=_("accounts that would gain by leaving")
    )
    hatched = {"facecolor": "none", "edgecolor": RED, "hatch": HATCHES[1], "alpha": 0.35, "linewidth": 0}
    right.fill_between(points, gain, step="post", **hatched)
    reach(right.yaxis, 0, 1.08 * max(gain.max(), 1), 6, whole=True)
    label_axis(right.yaxis, _("Accounts"))
    room = 0.03 * ((points[-1] - points[0]) or 1.0)
    for panel in (left, right):
        reach(panel.xaxis, points[0] - room, points[-1] + room, 5)
        label_axis(panel.xaxis, _("Rivals offer more (points)"), 30)
    legend_above(ax, left, right)


def _kept(table, column):
    """A column as a share of its first row."""
    base = float(table[column].iloc[0])
    if not base > 0:
        raise CourseError(
            _("These accounts together earn nothing: there is no profit of which a part could be kept.")
        )
    return table[column] / base
