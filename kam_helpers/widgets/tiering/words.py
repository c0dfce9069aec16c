"""What the explorer says: whole sentences, each translatable on its own."""

import numpy as np

from kam_helpers import formats, tiering
from kam_helpers.text import N_, _, ngettext

from ..scene import Table

MEASURE_LABELS = {"revenue": N_("Revenue"), "profit": N_("Profit after cost to serve")}
CELL_LABELS = {
    "core": N_("Core"),
    "potential": N_("Potential"),
    "direct": N_("Direct"),
    "low-value": N_("Low-value"),
}
_A = 0  # position of tier A in tiering.ABC


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    return " ".join(
        sentence for sentence in (_who_is_a(numbers), _who_loses(numbers), _who_promises(numbers)) if sentence
    )


def most_promising(numbers):
    """The position of the account of highest potential among those of low current value, or None."""
    candidates = np.flatnonzero(numbers.cell == tiering.CELLS.index("potential"))
    if not len(candidates):
        return None
    return int(candidates[numbers.potential[candidates].argmax()])


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    ends = np.cumsum(np.bincount(numbers.tier, minlength=3)) / len(numbers.tier)
    cells = np.bincount(numbers.cell, minlength=4)
    curve = {
        "revenue": _(
            "Left: the running share of revenue, accounts from largest to smallest. "
            "Tier A ends at {a} of the accounts, tier B at {b}."
        ),
        "profit": _(
            "Left: the whale curve, the running share of profit from the best account to the worst. "
            "It peaks at {peak}. Tier A ends at {a} of the accounts, tier B at {b}."
        ),
    }[numbers.settings["rank_by"]]
    matrix = _(
        "Right: every account by current value and potential: "
        "{core} core, {potential} potential, {direct} direct, {low} low-value."
    )
    return " ".join(
        (
            curve.format(a=_percent(ends[0]), b=_percent(ends[1]), peak=_percent(numbers.peak)),
            matrix.format(core=cells[0], potential=cells[1], direct=cells[2], low=cells[3]),
        )
    )


def table(numbers):
    """Tiers as rows: how many accounts, what they bring, and in which cells they are."""
    facts = numbers.facts
    columns = [_("Tier"), _("Accounts"), _("Revenue"), _("Share of revenue")]
    if facts.profit is not None:
        columns.append(_("Profit after cost to serve"))
    columns += [_(CELL_LABELS[cell]) for cell in tiering.CELLS]
    chosen = [(name, numbers.tier == code) for code, name in enumerate(tiering.ABC)]
    chosen.append((_("All"), np.ones(len(numbers.tier), bool)))
    return Table(_("Tiers, and where their accounts stand in the value matrix"), columns,
                 [_row(numbers, name, mask) for name, mask in chosen])  # fmt: skip


def _row(numbers, name, mask):
    facts = numbers.facts
    revenue = facts.revenue.to_numpy()
    row = [
        name,
        f"{mask.sum():,}",
        _money(revenue[mask].sum(), facts),
        _percent(revenue[mask].sum() / revenue.sum()),
    ]
    if facts.profit is not None:
        row.append(_money(facts.profit.to_numpy()[mask].sum(), facts))
    return row + [f"{count:,}" for count in np.bincount(numbers.cell[mask], minlength=len(tiering.CELLS))]


def _who_is_a(numbers):
    in_a = numbers.tier == _A
    share = numbers.measure.to_numpy()[in_a].sum() / numbers.measure.sum()
    n = int(in_a.sum())
    text = {
        "revenue": ngettext(
            "{n} of {all} accounts ({part}) is A and brings {share} of revenue.",
            "{n} of {all} accounts ({part}) are A and bring {share} of revenue.",
            n,
        ),
        "profit": ngettext(
            "{n} of {all} accounts ({part}) is A and brings {share} of the profit after cost to serve.",
            "{n} of {all} accounts ({part}) are A and bring {share} of the profit after cost to serve.",
            n,
        ),
    }[numbers.settings["rank_by"]]
    return text.format(n=f"{n:,}", all=f"{len(in_a):,}", part=_percent(n / len(in_a)), share=_percent(share))


def _who_loses(numbers):
    if numbers.facts.profit is None:
        return ""
    if numbers.settings["rank_by"] == "profit":
        n = int(numbers.losers.sum())
        lost = -numbers.facts.profit.to_numpy()[numbers.losers].sum() / numbers.measure.sum()
        text = ngettext(
            "{n} account loses money and takes {lost} of it away again.",
            "{n} accounts lose money and take {lost} of it away again.",
            n,
        )
        return text.format(n=n, lost=_percent(lost)) if n else _("No account loses money.")
    n = int((numbers.losers & (numbers.tier == _A)).sum())
    if not n:
        return _("None of them loses money after cost to serve.")
    return ngettext(
        "{n} of them loses money after cost to serve.", "{n} of them lose money after cost to serve.", n
    ).format(n=n)


def _who_promises(numbers):
    best = most_promising(numbers)
    if best is None:
        return _("No account of low current value has high potential.")
    name = numbers.facts.revenue.index[best]
    return _("The most promising small account is {account}.").format(account=name)


def _percent(fraction):
    return formats.percent(fraction)


def _money(value, facts):
    return formats.money(value, facts.currency).replace(formats.NBSP, "", 0 if facts.currency else 1)
