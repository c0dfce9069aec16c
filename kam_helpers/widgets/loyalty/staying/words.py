"""What the explorer writes beside its picture: names, the picture in words, the table."""

import numpy as np

from kam_helpers import formats, loyalty
from kam_helpers.text import _

from ...amounts import short_amount
from ...panels import first_upper
from ...scene import Table


def zone_title(code):
    """A zone as it begins a line."""
    return first_upper(_(loyalty.ZONE_NAMES[code]))


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    counts = np.bincount(numbers.after.zone, minlength=len(loyalty.ZONES))
    zones = ", ".join(
        f"{_(name)} {count}" for name, count in zip(loyalty.ZONE_NAMES, counts, strict=True) if count
    )
    settings, curve = numbers.settings, numbers.curve
    parts = [
        _(
            "Left: each account by attraction (across) and barrier (up) after all changes, with the line on "
            "which the two cancel out: {zones}."
        ).format(zones=zones),
        _(
            "Right: expected lifetime profit of those concerned by the points that rivals offer, from {none} "
            "at none to {most} at {points}; at {now} it is {worth}."
        ).format(
            none=money(curve[0, 1]),
            most=money(curve[-1, 1]),
            points=points_text(curve[-1, 0]),
            now=points_text(settings["rival_points"]),
            worth=money(total(numbers, numbers.offer.clp)),
        ),
    ]
    if numbers.acts:
        parts.append(_("With our answer, its cost taken off, {worth}.").format(worth=money(_left(numbers))))
    return " ".join(parts)


def table(numbers):
    """Zones as rows, and all accounts; one account by itself in three rows. As many whatever the settings."""
    return _table_of_one(numbers) if len(numbers.facts.names) == 1 else _table_of_zones(numbers)


def _table_of_one(numbers):
    states = numbers.today, numbers.offer, numbers.after
    rows = [
        [_("Zone"), *(zone_title(state.zone[0]) for state in states)],
        [_("Chance to leave within a year"), *(formats.percent(state.leaving[0]) for state in states)],
        [_("Expected lifetime profit, net of our answer"), *_worths(numbers, np.array([True]))],
    ]
    columns = [_("Figure"), _("Today"), _("Under the offer"), _("With our answer")]
    return Table(_("The account today, under the offer and with our answer"), columns, rows)


def _table_of_zones(numbers):
    columns = [
        _("Zone"), _("Today"), _("Under the offer"), _("With our answer"), _("Lifetime profit today"),
        _("Under the offer"), _("With our answer, net"),
    ]  # fmt: skip
    today, offer, after = numbers.today, numbers.offer, numbers.after
    everybody = np.ones(len(today.zone), bool)
    rows = [
        [zone_title(code), *(f"{(state.zone == code).sum():,}" for state in (today, offer, after)),
         *_worths(numbers, today.zone == code)]
        for code in range(len(loyalty.ZONES))
    ]  # fmt: skip
    rows.append([_("All"), *([f"{len(everybody):,}"] * 3), *_worths(numbers, everybody)])
    caption = _("Accounts by zone; expected lifetime profit of those that are in the zone today")
    return Table(caption, columns, rows)


def name_of_account(numbers, place):
    """An account as it is called."""
    return numbers.facts.names[place] or _("this account")


def worth_label(worth):
    """A lifetime profit beside its mark: two digits, which change less often than the sentence."""
    return short_amount(float(f"{worth:.2g}"))


def _worths(numbers, mask):
    left = numbers.after.clp - numbers.cost
    return [money(clp[mask].sum()) for clp in (numbers.today.clp, numbers.offer.clp, left)]


def _left(numbers):
    return total(numbers, numbers.after.clp - numbers.cost)


def total(numbers, values):
    return float(values[numbers.segment.members].sum())


def points_text(points):
    return f"{points:g}"


def money(value):
    return formats.money(value)
