"""What we are worth to a customer against its next best alternative."""

from ...formats import money
from ...pricing.value import POSITIVE, REFERENCE
from ...text import _
from ..shared import amount, word
from ..style import BLUE, FONT_SIZE, GREEN, GREY, HATCHES, INK, RED, SKY, SMALL, plot, short, wrap


def economic_value_reading(value, price_cny=None):
    """The alternative, what we are worth more, and what the price leaves to the customer, in words."""
    parts = value.steps[value.steps["kind"] != REFERENCE]["amount"]
    gain = value.total - value.reference
    if gain > 0:
        said = _(
            "The alternative costs {reference}; we are worth {gain} more, most of it by {best}: {total} "
            "in all."
        )
    elif gain < 0:
        said = _("The alternative costs {reference}; we are worth {gain} less: {total} in all.")
    else:
        said = _("The alternative costs {reference}, and we are worth just as much.")
    words = {
        "reference": money(value.reference),
        "gain": money(abs(gain)),
        "best": word(parts.idxmax()) if len(parts) else "",
        "total": money(value.total),
    }
    if price_cny is None:
        return said.format(**words)
    left = value.surplus(price_cny)
    rest = (
        _("At a price of {price} the customer keeps {left}: its reason to buy from us.")
        if left > 0
        else _("At a price of {price} nothing is left to the customer: it buys the alternative.")
    )
    return f"{said} {rest}".format(price=money(price_cny), left=money(left), **words)


@plot(economic_value_reading, size=(7.2, 4.4))
def economic_value(ax, value, price_cny=None):
    """From the price of the alternative to our economic value, and what a price leaves of it (CNY).

    ``value``: from ``pricing.economic_value``; ``price_cny``: our price, if it is to be shown.
    """
    rows = [
        (
            word(step),
            0.0 if row["kind"] == REFERENCE else row["level"] - row["amount"],
            row["amount"],
            row["kind"],
        )
        for step, row in value.steps.iterrows()
    ]
    rows.append((_("economic value"), 0.0, value.total, None))
    if price_cny is not None:
        rows.append((_("our price"), 0.0, price_cny, "price"))
        rows.append((_("left to the customer"), price_cny, value.surplus(price_cny), "left"))
    looks = {REFERENCE: (GREY, HATCHES[0]), POSITIVE: (GREEN, HATCHES[1]), None: (BLUE, HATCHES[0])}
    looks |= {"price": (SKY, HATCHES[2]), "left": (GREEN, HATCHES[4])}
    for place, (_name, start, size, kind) in enumerate(rows):
        colour, hatch = looks.get(kind, (RED, HATCHES[3]))
        ax.barh(place, size, left=start, height=0.68, color=colour, hatch=hatch, edgecolor="white")
        sign = "+" if kind in (POSITIVE, "left") and size > 0 else ""
        _say(ax, place, max(start, start + size), f"{sign}{amount(size)}")
    ends = [end for _name, start, size, _kind in rows for end in (start, start + size)]
    ax.set_xlim(min(0.0, *ends), 1.2 * max(ends))
    ax.set_yticks(range(len(rows)), [wrap(short(row[0], 34), 18) for row in rows], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.set_xticks([])  # every bar says its amount
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlabel(_("Worth to the customer (CNY)"), fontsize=FONT_SIZE)


def _say(ax, place, end, text):
    ax.annotate(
        text,
        (end, place),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=INK,
    )
