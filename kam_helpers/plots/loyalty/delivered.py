"""What one account gets and gives, with us and with the next best alternative."""

import pandas as pd

from ...errors import CourseError
from ...formats import money
from ...loyalty import (
    COST_PARTS,
    SUPPLIER,
    VALUE_PARTS,
    customer_delivered_value,
    delivered_value_advantage,
)
from ...text import N_, _
from ..shared import amount, columns, label_axis, legend_above, span
from ..style import BLUE, FONT_SIZE, GREEN, HATCHES, INK, ORANGE, RED, SMALL, plot, short, wrap

PART_NAMES = {
    "product": N_("product"),
    "service": N_("service"),
    "people": N_("people"),
    "image": N_("image"),
    "price": N_("price"),
    "ordering": N_("ordering"),
    "effort": N_("effort"),
    "risk": N_("risk"),
}


def delivered_value_reading(values, own=SUPPLIER):
    """Who is worth more to the account and by which part, in one sentence."""
    advantage, lead = _compared(values, own)
    gap, best, worst = advantage["attraction"], lead.idxmax(), lead.idxmin()
    text = (
        _("To {account} we are worth {gap} a year more than {rival}: {ours} against {theirs}.")
        if gap >= 0
        else _("To {account} we are worth {gap} a year less than {rival}: {ours} against {theirs}.")
    )
    said = [text]
    if lead[best] > 0:
        said.append(_("{best} speaks most for us ({plus})."))
    elif lead[worst] < 0:
        said.append(_("In no part are we better."))
    if lead[worst] < 0:
        said.append(_("{worst} speaks most against us ({minus})."))
    return " ".join(said).format(
        account=advantage.name,
        gap=money(abs(gap)),
        rival=advantage["rival"],
        ours=money(advantage["own_difference"]),
        theirs=money(advantage["rival_difference"]),
        best=_(PART_NAMES[best]).capitalize(),
        plus=money(lead[best]),
        worst=_(PART_NAMES[worst]).capitalize(),
        minus=money(lead[worst]),
    )


@plot(delivered_value_reading, size=(7.2, 4.6))
def delivered_value(ax, values, own=SUPPLIER):
    """What the account gets and gives with either supplier (left), and in which parts we are better (right).

    ``values``: the rows of one account as ``loyalty.delivered_value_advantage`` takes them; ``own``: we.
    """
    advantage, lead = _compared(values, own)
    left, right = columns(ax, 0.58, gap=0.19)
    totals = customer_delivered_value(values).set_index(values["supplier"])
    _draw_totals(left, totals.loc[[own, advantage["rival"]]])
    _draw_lead(right, lead)
    for panel, text in (
        (left, _("CNY a year, in the eyes of {account}").format(account=short(advantage.name, 30))),
        (right, _("Better (+) or worse (−) with us")),
    ):
        panel.set_xticks([])  # every bar says its amount
        panel.spines["bottom"].set_visible(False)
        panel.axvline(0, color=INK, linewidth=0.9)
        panel.invert_yaxis()
        panel.grid(visible=False)
        label_axis(panel.xaxis, text, 32)
    legend_above(ax, left, columns=3, letters=24)


def _draw_totals(ax, totals):
    """Three bars for each supplier: gets, gives, difference."""
    for column, aside, colour, hatch, label in (
        ("total_value", -0.27, BLUE, HATCHES[0], _("gets (value)")),
        ("total_cost", 0.0, ORANGE, HATCHES[1], _("gives (cost)")),
        ("difference", 0.27, GREEN, HATCHES[2], _("difference")),
    ):
        places = [place + aside for place in range(len(totals))]
        look = {"height": 0.25, "color": colour, "hatch": hatch, "edgecolor": "white"}
        ax.barh(places, totals[column], label=label, **look)
        for place, value in zip(places, totals[column], strict=True):
            _say(ax, place, value, amount(value))
    most, low = totals[["total_value", "total_cost"]].to_numpy().max(), min(0.0, totals["difference"].min())
    ax.set_xlim(low - 0.3 * most * (low < 0), 1.28 * most)
    names = [wrap(short(name, 26), 13) for name in totals.index]
    ax.set_yticks(range(len(totals)), names, fontsize=FONT_SIZE)


def _draw_lead(ax, lead):
    """Our lead part by part; a cost that is lower with us is a lead."""
    places = pd.Series(range(len(lead)), lead.index)
    for inside, colour, hatch in ((lead >= 0, BLUE, HATCHES[0]), (lead < 0, RED, HATCHES[1])):
        ax.barh(places[inside], lead[inside], height=0.66, color=colour, hatch=hatch, edgecolor="white")
    for place, value in zip(places, lead, strict=True):
        _say(ax, place, value, f"{'+' if value > 0 else ''}{amount(value)}")
    span(ax.xaxis, [0.0, *lead], 0.66)
    ax.spines["left"].set_visible(False)
    ax.tick_params(length=0)
    ax.axhline(len(VALUE_PARTS) - 0.5, color=INK, linewidth=0.7, linestyle=":")
    ax.set_yticks(places, [_(PART_NAMES[name]) for name in lead.index], fontsize=SMALL)


def _say(ax, place, end, text):
    ax.annotate(
        text,
        (end, place),
        xytext=(4 if end >= 0 else -4, 0),
        textcoords="offset points",
        ha="left" if end >= 0 else "right",
        va="center",
        fontsize=SMALL,
        color=INK,
    )


def _compared(values, own):
    """The advantage of the one account, and our lead in each part (CNY a year; above 0: better with us)."""
    table = delivered_value_advantage(values, own)
    if len(table) != 1:
        raise CourseError(
            _("The picture is of one account; these values are of {n}. Choose one.").format(n=len(table))
        )
    advantage, rows = table.iloc[0], values.set_index("supplier")
    ours, theirs = rows.loc[own], rows.loc[advantage["rival"]]
    lead = {name: ours[name] - theirs[name] for name in VALUE_PARTS}
    lead |= {name: theirs[name] - ours[name] for name in COST_PARTS}
    return advantage, pd.Series(lead, dtype=float)
