"""What the car buyer explorer says: whole sentences, each translatable on its own."""

from kam_helpers import formats
from kam_helpers.text import N_, _

from ...panels import first_upper
from ...scene import Table

STEPS = {
    "revenue": N_("Every car bought here"),
    "discounted": N_("The same in today's money"),
    "repurchase": N_("If the buyer may leave"),
    "profit": N_("Profit in it"),
}
_DOLLARS = "USD"


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    if not numbers.life.total["revenue"]:
        return _("This buyer brings nothing.")
    life, amounts = numbers.life, numbers.steps["amount"]
    cars = life.streams.loc[["purchase", "repurchase"]].sum()
    down = _(
        "With every car bought here, a lifetime brings {revenue}; of that, {worth} can be expected in "
        "today's money, and {profit} is profit: {share} of the first figure."
    ).format(
        revenue=money(amounts["revenue"]),
        worth=money(amounts["repurchase"]),
        profit=money(amounts["profit"]),
        share=formats.percent(share(amounts["profit"], amounts["revenue"]), 1),
    )
    streams = _("Cars are {revenue} of the revenue and {profit} of the profit.").format(
        revenue=formats.percent(share(cars["revenue"], life.total["revenue"])),
        profit=formats.percent(share(cars["profit"], life.total["profit"])),
    )
    return f"{down} {streams}"


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    streams, total = numbers.life.streams, numbers.life.total
    parts = [_("Left: what part of the revenue and of the profit each stream is.")]
    parts += [
        _("{stream}: {revenue} of the revenue, {profit} of the profit.").format(
            stream=name(row.Index),
            revenue=formats.percent(share(row.revenue, total["revenue"])),
            profit=formats.percent(share(row.profit, total["profit"])),
        )
        for row in streams.itertuples()
    ]
    parts.append(_("Right: the way from revenue down to profit."))
    parts += [
        _("{step}: {amount}.").format(step=_(STEPS[row.Index]), amount=money(row.amount))
        for row in numbers.steps.itertuples()
    ]
    return " ".join(parts)


def table(numbers):
    """The streams as rows."""
    columns = [_("Stream"), _("Revenue"), _("To be expected"), _("Worth today"), _("Profit")]
    rows = [[name(row.Index), *map(money, row[1:])] for row in numbers.life.streams.itertuples()]
    rows.append([_("All"), *map(money, numbers.life.total)])
    return Table(_("What one buyer brings, stream by stream"), columns, rows)


def name(stream):
    """A stream as the beginning of a line."""
    return first_upper(_(stream))


def share(part, whole):
    """A part of the whole; 0 of nothing."""
    return part / whole if whole else 0.0


def money(value):
    """An amount in US dollars."""
    return formats.money(value, _DOLLARS)
