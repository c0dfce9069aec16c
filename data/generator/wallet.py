"""Who gets what of an account's wallet, group by group."""

from .draws import Stream, nearest, total
from .groups import GROUPS
from .traits_later import RIVALS

OURS, INSIDE, UNKNOWN = "Kestrelle", "in-house", "not known"
_MACHINES = ("dosing equipment", "spare parts", "service contracts")
_DOSER = "Mixel & Frey Dosing"  # alone sells what goes with machines; coatings only as the main rival
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
_INSIDE = {"service contracts": 0.45, "spare parts": 0.25}  # chance that the account does it itself
_FEWEST = 3  # coating groups, of which every account buys some elsewhere


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
    rows += _spread(rest, rivals, draw)
    place = {group: at for at, group in enumerate(GROUPS)}
    return sorted(rows, key=lambda row: (place[row[0]], row[1] != OURS, -row[2], row[1]))


def share_of(wallet):
    """Our part of everything in the wallet (fraction)."""
    return total(c for _, supplier, c in wallet if supplier == OURS) / total(c for *_, c in wallet)


def _rest(traits, bought, amount, draw):
    """What goes to others, in cents by group."""
    hostage = traits["loyalty_type"] == "hostage"
    never = _WITHOUT.get(traits["industry"], ())
    weights = {}
    for group, usual in zip(GROUPS, _USUAL, strict=True):
        lot, size = draw.unit(), draw.bell(1, 0.8)
        chance = 0.62 if bought[group] > 0 else 0.1 if group in never else 0.8
        if hostage and group in _MACHINES:  # its lines are built around ours
            chance = 0
        weights[group] = usual * size if lot < chance else 0
    for group, usual in zip(GROUPS, _USUAL, strict=True):
        if total(weights[one] > 0 for one in weights if one not in _MACHINES) < _FEWEST:
            weights[group] = weights[group] or (usual if group not in never else 0)
    return {group: amount * w / total(weights.values()) for group, w in weights.items() if w}


def _rivals(traits, share, draw):
    """The rivals that the account buys from: its next best alternative and up to two more."""
    others = draw.shuffled([one for one in RIVALS if one != traits["rival"]])
    more = 0 if share >= 0.62 else 1 if share >= 0.44 else 2 if share < 0.3 or draw.chance(0.7) else 1
    return [traits["rival"], *others[:more]]


def _spread(rest, rivals, draw):
    """Largest groups first: one for every rival, then the next best alternative, or nobody knows whom."""
    rows, coaters = [], [one for one in rivals if one != _DOSER or one == rivals[0]]
    waiting = list(coaters)
    for group in sorted(rest, key=lambda group: (-rest[group], group)):
        lot, part, other = draw.unit(), draw.between(0.25, 0.5), draw.pick(coaters)
        if group in _MACHINES:
            known = _DOSER in rivals and lot < 0.85
            shares = {INSIDE if lot < _INSIDE.get(group, 0) else _DOSER if known else UNKNOWN: 1}
        elif waiting:
            shares = {waiting.pop(0): 1}
        elif lot < 0.35:
            shares = {UNKNOWN: 1}
        else:
            shares = {coaters[0]: 1} if other == coaters[0] else {coaters[0]: 1 - part, other: part}
        rows += [(group, one, nearest(rest[group] * share, 10_000)) for one, share in shares.items()]
    return [row for row in rows if row[2] > 0]
