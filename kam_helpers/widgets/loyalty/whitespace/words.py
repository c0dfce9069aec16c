"""What the whitespace explorer says: whole sentences, each translatable on its own."""

import numpy as np

from kam_helpers import formats
from kam_helpers.plots import style
from kam_helpers.plots.shared import word
from kam_helpers.text import N_, _, ngettext

from ...scene import Table
from ..segments import ALL
from .facts import LOOKS
from .numbers import BEST

_LEAST_OF_NAME = 8  # letters of an account, however long the product group
ORDER_LABELS = {
    "expected": N_("Best openings"),
    "open": N_("Open spend"),
    "name": N_("Name"),
}


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    parts = (_open(numbers), _best(numbers), _together(numbers), _losing(numbers), _unknown(numbers))
    said = " ".join(part for part in parts if part)
    if numbers.segment.kind == ALL:
        return said
    return _("{group}: {sentence}").format(group=numbers.segment.label, sentence=said)


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    facts, page = numbers.facts, numbers.page
    counts = np.bincount(facts.codes[page].ravel(), minlength=len(LOOKS))
    fields = ", ".join(f"{_(look)} {count}" for look, count in zip(LOOKS, counts, strict=True))
    parts = [
        ngettext(
            "Left: {n} account by product group, who supplies it: {fields}.",
            "Left: {n} accounts by product group, who supplies them: {fields}.",
            len(page),
        ).format(n=len(page), fields=fields),
        _("Right: the best openings by expected contribution."),
    ]
    parts += [
        _("{opening}: {expected}.").format(
            opening=opening(numbers, one), expected=_money(numbers.expected[one])
        )
        for one in numbers.best
    ]
    return " ".join(parts)


def table(numbers):
    """The best openings as rows; always as many."""
    cells = numbers.facts.cells
    rows = []
    for one in numbers.best:
        cell = cells.iloc[one]
        rows.append(
            [cell["account"], word(cell["product_group"]), _(cell["status"]), _money(cell["known_cny"]),
             formats.percent(numbers.chance[one]), _money(numbers.expected[one])]
        )  # fmt: skip
    rows += [["–"] * 6 for _row in range(BEST - len(rows))]
    columns = [
        _("Account"), _("Product group"), _("Who supplies"), _("Known elsewhere"), _("Share won"),
        _("Expected"),
    ]  # fmt: skip
    return Table(
        _("The best openings: contribution of the first year, after the cost of the attempt"), columns, rows
    )


def opening(numbers, one, letters=None):
    """A field of the grid by its account and product group, in ``letters``: the account is cut first."""
    account, group = numbers.facts.places[one]
    group = word(group)
    if letters:
        group = style.short(group, letters - _LEAST_OF_NAME - 2)
        account = style.short(account, letters - len(group) - 2)
    return _("{account}: {group}").format(account=account, group=group)


def _open(numbers):
    facts, members = numbers.facts, numbers.members
    n = int(members.sum())
    if not n:
        return _("No account is left.")
    grid = facts.sums
    spend, elsewhere = grid["spend"][members].sum(), facts.open[members].sum()
    text = ngettext(
        "{n} account spends {spend} a year, {open} of it ({share}) not with us.",
        "{n} accounts spend {spend} a year, {open} of it ({share}) not with us.",
        n,
    )
    return text.format(
        n=n,
        spend=_money(spend),
        open=_money(elsewhere),
        share=formats.percent(elsewhere / spend if spend else 0),
    )


def _best(numbers):
    if not len(numbers.ranked):
        return ""
    first = numbers.ranked[0]
    if not numbers.expected[first] > 0:
        return _("No opening brings more than its attempt costs.")
    account, group = numbers.facts.places[first]
    text = _(
        "The best opening is {group} at {account}: expected contribution {expected} in the first year, the "
        "attempt paid."
    )
    return text.format(group=word(group), account=account, expected=_money(numbers.expected[first]))


def _together(numbers):
    worth = numbers.worth_it
    facts = {
        "n": len(worth),
        "minimum": _money(numbers.minimum),
        "cost": _money(len(worth) * numbers.settings["attempt_cost"] * 1000),
        "total": _money(numbers.expected[worth].sum()),
    }
    if not len(worth):
        return _("None brings {minimum} or more.").format(**facts)
    return ngettext(
        "{n} brings {minimum} or more: {total} after {cost} for the attempt.",
        "{n} bring {minimum} or more, together {total} after {cost} for the attempts.",
        len(worth),
    ).format(**facts)


def _losing(numbers):
    """Selling more to who loses us money can lose more."""
    n = int(numbers.facts.losing[numbers.facts.account[numbers.best]].sum())
    if not n:
        return ""
    return ngettext(
        "{n} of the best {all} is at an account that loses money: look at its cost to serve first.",
        "{n} of the best {all} are at accounts that lose money: look at their cost to serve first.",
        n,
    ).format(n=n, all=len(numbers.best))


def _unknown(numbers):
    unknown = numbers.facts.sums["not_known"] * numbers.members
    if not unknown.any():
        return ""
    text = _(
        "Of {unknown} nobody knows who has it; it counts as nothing to win. Ask first at {account} who "
        "supplies its {group} ({most})."
    )
    account, group, most = numbers.facts.largest_unknown(numbers.members)
    return text.format(unknown=_money(unknown.sum()), account=account, group=word(group), most=_money(most))


def _money(value):
    return formats.money(value)
