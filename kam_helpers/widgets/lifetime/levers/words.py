"""What the levers explorer says: whole sentences, each translatable on its own."""

from kam_helpers import formats
from kam_helpers.plots.lifetime import levers_reading
from kam_helpers.text import N_, _, ngettext

from ...scene import Table

NAMES = {
    "more": N_("More"),
    "longer": N_("Longer"),
    "deeper": N_("Deeper"),
    "all three": N_("All three together"),
}


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    base = _("All accounts together are worth {base}.").format(base=_money(numbers.levers.base))
    return " ".join(part for part in (base, levers_reading(numbers.levers), _losers(numbers)) if part)


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    parts = [_("Left: what each lever gains and costs. Right: what it gains for each yuan it costs.")]
    for lever, row in numbers.levers.table.iterrows():
        parts.append(
            _("{lever}: gain {gain}, cost {cost}, {rate} for each yuan.").format(
                lever=_(NAMES[lever]),
                gain=_money(row["gain"]),
                cost=_money(row["cost"]),
                rate=_rate(row["gain_per_yuan"]),
            )
        )
    return " ".join(parts)


def table(numbers):
    """The levers as rows."""
    columns = [_("Lever"), _("Gain"), _("Cost"), _("Left over"), _("Gain per yuan")]
    rows = [
        [
            _(NAMES[lever]),
            *(_money(row[c]) for c in ("gain", "cost", "net")),
            _rate(row["gain_per_yuan"]),
        ]
        for lever, row in numbers.levers.table.iterrows()
    ]
    return Table(_("What each lever adds to the lifetime profit of all accounts, and costs"), columns, rows)


def _losers(numbers):
    if not numbers.losers:
        return ""
    if numbers.settings["only_profitable"]:
        text = ngettext(
            "The {n} account that loses money is left as it is.",
            "The {n} accounts that lose money are left as they are.",
            numbers.losers,
        )
    elif numbers.lost < 0:
        text = ngettext(
            "Longer takes in {n} account that loses money, which costs {lost} of the gain.",
            "Longer takes in {n} accounts that lose money, which costs {lost} of the gain.",
            numbers.losers,
        )
    else:
        return ""
    return text.format(n=numbers.losers, lost=_money(-numbers.lost))


def _rate(value):
    return f"{value:.1f}" if value == value else "–"  # what costs nothing has no gain per yuan


def _money(value):
    return formats.money(value)
