"""Two invented cases: company L's bundle, and the converter that is hard to switch."""

import numpy as np

from ...formats import money, percent
from ...text import N_, _, ngettext
from ..shared import amount, columns, label_axis, legend_above, number, word
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, INK, ORANGE, SKY, SMALL, money_axis, plot, short, wrap

_BILLS = {
    "separate": N_("all from L, part by part"),
    "best_of_each": N_("each part where it is cheapest"),
    "bundle": N_("all from L as a bundle"),
    "rival_alone": N_("all from the rival"),
}
_BELOW_COST = " *"


def bundle_reading(bundle):
    """What the bundle does for the customer, for leaving and for L, in one sentence."""
    held, gain = int((bundle.parts["to_leave"] > 0).sum()), bundle.customer_gain
    bill = (
        _("The bundle costs the customer {bundle} a year, {apart} less than each part where it is cheapest.")
        if gain >= 0
        else _(
            "The bundle costs the customer {bundle} a year, {apart} more than each part where it is cheapest."
        )
    )
    leave = ngettext(
        "Leaving with a single part would cost it money at {held} of {n} parts.",
        "Leaving with a single part would cost it money at {held} of {n} parts.",
        held,
    )
    ours = (
        _("L earns {more} a year more with the bundle.")
        if bundle.contribution["difference"] >= 0
        else _("L earns {more} a year less with the bundle.")
    )
    return " ".join([bill, leave, ours]).format(
        bundle=money(bundle.prices["bundle"]),
        apart=money(abs(gain)),
        held=held,
        n=len(bundle.parts),
        more=money(abs(bundle.contribution["difference"])),
    )


@plot(bundle_reading, size=(7.2, 4.8))
def bundle(ax, bundle):
    """What the customer pays in four ways (left); what leaving with one part alone saves and loses (right).

    ``bundle``: from ``switching.bundle_offer``. Where a rival would have to ask less than L's own cost, the
    part bears a star.
    """
    left, right = columns(ax, 0.42, gap=0.2)
    bills = bundle.prices[list(_BILLS)]
    for place, (name, value) in enumerate(bills.items()):
        look = (BLUE, HATCHES[0]) if name == "bundle" else (GREY, HATCHES[1])
        left.barh(place, value, height=0.6, color=look[0], hatch=look[1], edgecolor="white")
        _say(left, place, value, amount(value))
    left.set_xlim(0, 1.5 * (bills.max() or 1.0))
    left.set_yticks(range(len(bills)), [wrap(_(_BILLS[name]), 14) for name in bills.index], fontsize=SMALL)
    label_axis(left.xaxis, _("The customer's bill (CNY a year)"), 24)
    places = np.arange(len(bundle.parts))
    for column, aside, colour, hatch, text in (
        ("saving", -0.2, SKY, HATCHES[2], _("saved by leaving with this part")),
        ("discount_lost", 0.2, ORANGE, HATCHES[1], _("lost on the other parts")),
    ):
        values = bundle.parts[column]
        look = {"height": 0.38, "color": colour, "hatch": hatch, "edgecolor": "white", "label": text}
        right.barh(places + aside, values, **look)
        for place, value in zip(places, values, strict=True):
            _say(right, place + aside, value, amount(value))
    ends = bundle.parts[["saving", "discount_lost"]].to_numpy()
    low, high = min(0.0, ends.min()), max(0.0, ends.max())
    room = (high - low) or 1.0
    right.set_xlim(low - 0.04 * room, high + 0.34 * room)
    starred = bundle.parts["below_cost"]
    names = [wrap(short(word(name), 22), 12) + _BELOW_COST * star for name, star in starred.items()]
    right.set_yticks(places, names, fontsize=SMALL)
    note = (
        _("CNY a year; * a rival would have to ask less than L's cost") if starred.any() else _("CNY a year")
    )
    label_axis(right.xaxis, note, 32)
    for panel in (left, right):
        panel.set_xticks([])  # every bar says its amount
        panel.spines[["left", "bottom"]].set_visible(False)
        panel.axvline(0, color=INK, linewidth=0.9)
        panel.tick_params(length=0)
        panel.invert_yaxis()
        panel.grid(visible=False)
    legend_above(ax, right, letters=34)


def converter_reading(case):
    """Why nobody changes so cheap a part, and when somebody does, in one sentence."""
    first, last = case.table.iloc[0], case.table.iloc[-1]
    values = {
        "share": percent(case.share_of_machine, 2),
        "cost": money(first["net"]),
        "times": number(first["times_price"], 0),
        "needed": percent(first["needed_discount"]),
        "discount": percent(first["discount"]),
        "later": money(last["net"]),
    }
    start = _(
        "A part that makes {share} of the machine's price costs {cost} to change, {times} times its own "
        "price: a rival would have to be {needed} cheaper."
    )
    if first["stays"] and not last["stays"]:
        end = _(
            "At the redesign it costs {later}, and a discount of {discount} is enough: that is the window."
        )
    elif first["stays"]:
        end = _("At the redesign it costs {later}, and a discount of {discount} is still not enough.")
    else:
        end = _("A discount of {discount} is enough even today.")
    return f"{start} {end}".format(**values)


@plot(converter_reading, size=(7.2, 3.8))
def converter(ax, case):
    """What changing costs once against what the rival's discount is worth, in series and at the redesign.

    ``case``: from ``switching.converter_case``.
    """
    table, places = case.table, np.arange(len(case.table))
    for column, aside, colour, hatch, text in (
        ("net", -0.2, BLUE, HATCHES[0], _("cost of changing (net, once)")),
        ("savings_worth", 0.2, ORANGE, HATCHES[1], _("what the discount is worth today")),
    ):
        look = {"height": 0.38, "color": colour, "hatch": hatch, "edgecolor": "white", "label": text}
        ax.barh(places + aside, table[column], **look)
    for place, row in zip(places, table.itertuples(), strict=True):
        times = _("{money}: {n} times the price of one").format(
            money=amount(row.net), n=f"{row.times_price:,.0f}".replace("-", "−")
        )
        verdict = _("{money}: the customer stays") if row.stays else _("{money}: the customer goes")
        _say(ax, place - 0.2, row.net, times)
        _say(ax, place + 0.2, row.savings_worth, verdict.format(money=amount(row.savings_worth)))
    ends = table[["net", "savings_worth"]].to_numpy()
    low, high = min(0.0, ends.min()), max(0.0, ends.max()) or 1.0
    ax.set_xlim(low - 0.04 * (high - low), high + 1.1 * (high - low))
    ax.axvline(0, color=INK, linewidth=0.9)
    ax.set_yticks(places, [wrap(word(name), 12) for name in table.index], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    money_axis(ax.xaxis, _("Worth today"), high)
    legend_above(ax)


def _say(ax, place, end, text):
    ax.annotate(
        text,
        (max(end, 0.0), place),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=INK,
    )
