"""Payment terms are a price."""

import numpy as np

from ...formats import percent
from ...pricing import DAYS_RATE, SME_RULE
from ...pricing import days_as_price as cost_of
from ...text import _
from ..labels import label_points, on_paper
from ..shared import legend_above, reach
from ..style import BLUE, FONT_SIZE, GREY, INK, MARKERS, ORANGE, RED, percent_axis, plot

_LONGEST = 180  # days shown, unless the terms asked go beyond them


def days_as_price_reading(rate=DAYS_RATE, today=0, extra=90, cut=0.0, name=""):
    """What the extra days cost as a price cut, against the cut asked, in words."""
    cost = cost_of(extra, rate)
    words = {
        "extra": extra,
        "rate": percent(rate, 1),
        "cost": percent(cost, 2),
        "cut": percent(cut, 2),
        "name": name,
        "days": today + extra,
        "rule": SME_RULE.days,
        "order": SME_RULE.order,
    }
    said = [_("{extra} days more at {rate} a year cost as much as a price cut of {cost}.")]
    if cut and name:
        said.append(
            _("At {name} that is more than the {cut} asked off the price.")
            if cost > cut
            else _("At {name} that comes on top of the {cut} asked off the price.")
        )
    elif cut:
        said.append(
            _("That is more than the {cut} asked off the price.")
            if cost > cut
            else _("That comes on top of the {cut} asked off the price.")
        )
    if today + extra > SME_RULE.days:
        said.append(
            _(
                "The terms would be {days} days; {order} allows a large buyer {rule} with a small "
                "supplier, unless there is good reason."
            )
        )
    return " ".join(said).format(**words)


@plot(days_as_price_reading, size=(7.2, 4.2))
def days_as_price(ax, rate=DAYS_RATE, today=0, extra=90, cut=0.0, name=""):
    """What days of credit cost, in per cent of the price; today's terms and those asked, and the 60-day rule.

    ``rate``: cost of money a year (fraction); ``today``, ``extra``: days of credit now and asked in addition;
    ``cut``: the price cut asked beside them; ``name``: of the account, for the sentence.
    """
    longest = max(_LONGEST, 1.15 * (today + extra))
    days = np.array([0.0, longest])
    line = _("cost of days at {rate} a year").format(rate=percent(rate, 1))
    ax.plot(days, [cost_of(one, rate) for one in days], color=BLUE, linewidth=2.2, label=line)
    rule = _("{order}: {days} days").format(order=SME_RULE.order, days=SME_RULE.days)
    ax.axvline(SME_RULE.days, color=INK, linewidth=1.2, linestyle="--", label=rule)
    before, after = cost_of(today, rate), cost_of(today + extra, rate)
    points = [
        (
            _("asked: {days} days, {cost}").format(days=today + extra, cost=percent(after, 2)),
            today + extra,
            after,
        )
    ]
    ax.plot(today + extra, after, marker="X", color=RED, markersize=10, markeredgecolor="white", zorder=4)
    if today:
        ax.plot(today, before, marker=MARKERS[0], color=BLUE, markersize=8, zorder=4)
        points.append(
            (_("today: {days} days, {cost}").format(days=today, cost=percent(before, 2)), today, before)
        )
        ax.plot([today, today + extra], [before, before], color=GREY, linewidth=1, linestyle=":")
    ax.plot(
        [today + extra] * 2, [before, after], color=RED, linewidth=2.5, label=_("price of the extra days")
    )
    if cut:
        look = {"color": ORANGE, "linewidth": 6, "solid_capstyle": "butt"}
        at = today + extra + 0.03 * longest
        ax.plot(
            [at, at],
            [before, before + cut],
            label=_("price cut asked: {cut}").format(cut=percent(cut, 2)),
            **look,
        )
    reach(ax.xaxis, 0.0, longest, steps=6)
    ax.set_xticks(range(0, int(longest) + 1, 30))
    reach(ax.yaxis, 0.0, 1.05 * max(cost_of(longest, rate), before + cut), steps=5)
    ax.set_xlabel(_("Days of credit from delivery"), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, _("Cost, as a share of the price"))
    legend_above(ax, columns=2, letters=40)
    along = [(x, cost_of(x, rate)) for x in np.linspace(0, longest, 60)]
    along += [(SME_RULE.days, y) for y in np.linspace(0, cost_of(longest, rate), 40)]
    on_paper(label_points(ax, points, avoid=along, limit=40, always=True))
