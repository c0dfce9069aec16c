"""Who gets what of an account's wallet, group by group."""

from .draws import Stream, nearest, total
from .groups import GROUPS
from .traits_later import RIVALS

OURS, INSIDE, UNKNOWN = "Kestrelle", "in-house", "not known"
_MACHINES = ("dosing equipment", "spare parts", "service contracts")
_DOSER = "Mixel & Frey Dosing"  # sells what goes with machines; coatings only where it is the main rival
# How much of a wallet usually goes into each group, and which groups an industry can do without.
_USUAL = (24, 12, 16, 14, 8, 10, 9, 4)
_WITHOUT = {
    "furniture": ("powder coatings",),
    "wood panels": ("powder coatings",),
    "marine": ("powder coatings", "UV coatings"),
    "construction machinery": ("UV coatings",),
    "agricultural machinery": ("UV coatings",),
    "rail vehicles": ("UV coatings",),
    "general industry": ("UV coatings",),
}
_INSIDE = {"service contracts": 0.45, "spare parts": 0.25}


def wallet_of(traits, bought):
    """(group, supplier, cents a year) of one account; ``bought``: our sales by group in cents.

    Our part is what we invoiced; the rest, up to about the wallet of accounts.csv, goes to others. In about
    one group of seven nobody could find out to whom.
    """
    draw = Stream("wallet", traits["account"])
    ours = total(bought.values())
    everything = max(traits["wallet_cny"] * 100 * draw.bell(1, 0.1), ours * 1.08)
    rest = _rest(traits, bought, everything - ours, draw)
    rivals = _rivals(traits, ours / everything, draw)
    rows = [(group, OURS, cents) for group, cents in bought.items() if cents > 0]
    rows += _spread(traits, rest, rivals, draw)
    place = {group: at for at, group in enumerate(GROUPS)}
    return sorted(rows, key=lambda row: (place[row[0]], row[1] != OURS, -row[2], row[1]))


def share_of(wallet):
    """Our part of everything in the wallet (fraction)."""
    return total(c for _, supplier, c in wallet if supplier == OURS) / total(c for *_, c in wallet)


def _rest(traits, bought, amount, draw):
    """What goes to others, in cents by group."""
    hostage = traits["loyalty_type"] == "hostage"
    weights = {}
    for group, usual in zip(GROUPS, _USUAL, strict=True):
        buys, mark, size = bought[group] > 0, draw.unit(), draw.bell(1, 0.8)
        missing = group in _WITHOUT.get(traits["industry"], ())
        open_to_others = mark < (0.62 if buys else 0.1 if missing else 0.8)
        if hostage and group in ("dosing equipment", "service contracts"):
            open_to_others = False
        if open_to_others:
            weights[group] = usual * size * (0.2 if hostage and group == "spare parts" else 1)
    weights = weights if len(weights) > 1 else dict(zip(GROUPS[:3], _USUAL[:3], strict=True))
    return {group: amount * weight / total(weights.values()) for group, weight in weights.items()}


def _rivals(traits, share, draw):
    """The rivals that the account buys from: its next best alternative and up to two more."""
    others = draw.shuffled([one for one in RIVALS if one != traits["rival"]])
    more = 0 if share >= 0.62 else 1 if share >= 0.44 else 2 if share < 0.3 or draw.chance(0.7) else 1
    return [traits["rival"], *others[:more]]


def _spread(traits, rest, rivals, draw):
    """Every rival gets part of at least one group; the first is the largest."""
    rows, waiting = [], list(rivals[1:])
    groups = sorted(rest, key=lambda group: (-rest[group], group))
    for at, group in enumerate(groups):
        hidden, inside, part = draw.unit() < 0.45, draw.unit(), draw.between(0.25, 0.5)
        fits = [r for r in rivals[1:] if (r == _DOSER) == (group in _MACHINES)]
        second = draw.pick(fits) if fits else rivals[0]
        if at == 0:
            named = [rivals[0]]
        elif waiting:
            named = [waiting.pop(0)]
        elif hidden:
            rows.append((group, UNKNOWN, nearest(rest[group], 10_000)))
            continue
        else:
            named = [rivals[0]]
        if second not in named and inside > 0.5:
            named.append(second)
        parts = [part] * (len(named) - 1)
        shares = dict(zip(named, [1 - total(parts), *parts], strict=True))
        if inside < _INSIDE.get(group, 0) and at >= len(rivals):
            shares = {INSIDE: 1}
        rows += [(group, one, nearest(rest[group] * share, 10_000)) for one, share in shares.items()]
    return [row for row in rows if row[2] > 0]
