"""Where each account stands: value matrix, value demand, status, and the strategy that follows."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _

# The value matrix of the course outline: direct (current) value × potential value.
CELLS = ("core", "potential", "direct", "low-value")
# Course assumption: what each cell is for, where its accounts should move, and how the four Ps differ.
STRATEGIES = {
    "core": N_("Protect and deepen: a joint plan, a named team, the best service standard."),
    "potential": N_("Invest selectively: win share of wallet, with milestones and an end date."),
    "direct": N_("Keep and harvest: serve reliably, find new needs, do not over-serve."),
    "low-value": N_("Serve for less: standard terms, remote channels, prices that pay for the effort."),
}
MOVES = {"core": "core", "potential": "core", "direct": "core", "low-value": "direct"}
FOUR_P = {
    "core": {
        "product": N_("Develop together; adapt to the account"),
        "price": N_("Contract price for a contract share of wallet"),
        "place": N_("Stock held for the account; own service engineer"),
        "promotion": N_("Yearly review with top management"),
    },
    "potential": {
        "product": N_("Trial and reference project"),
        "price": N_("Introductory terms tied to volume, with an end date"),
        "place": N_("Delivery promise equal to a core account for the trial"),
        "promotion": N_("Visits to users and technical deciders"),
    },
    "direct": {
        "product": N_("Proven range; offer the next category"),
        "price": N_("Hold the price; pay for extras"),
        "place": N_("Planned, consolidated deliveries"),
        "promotion": N_("Regular contact by the manager"),
    },
    "low-value": {
        "product": N_("Standard range"),
        "price": N_("List price, minimum order, a charge for special service"),
        "place": N_("Web shop or distributor"),
        "promotion": N_("Newsletter and telephone"),
    },
}
# Four statuses with their goals (course outline): where the relation stands, not what the account is worth.
STATUS = {
    "target": N_("Capture: win the first order."),
    "normal": N_("Serve and grow."),
    "lost": N_("Recapture, and learn why it left."),
    "key": N_("Sustain and optimise."),
}
# Rackham & DeVincentis (1999): what the buyer values → how to sell to it.
DEMAND = {
    "intrinsic": N_("Values the product itself and a low price: sell efficiently, take cost out."),
    "extrinsic": N_("Values help with using the product: sell advice and solutions."),
    "strategic": N_("Wants to use our core competences: build an enterprise-level partnership."),
    "mixed": N_("No clear lead: ask before choosing a way to sell."),
}
_ANSWERS = {"price": "intrinsic", "solution": "extrinsic", "partnership": "strategic"}


def value_matrix(current, potential, current_cut=None, potential_cut=None):
    """Place every account by current and potential value: core, potential, direct or low-value.

    ``current``, ``potential``: one number per account, each in its own unit (CNY, score …). A value of at
    least the cut is high; the cuts are the medians unless given (course assumption). Returns by account
    ``current``, ``potential`` and ``cell``; the cuts used are in ``.attrs``.

    >>> value_matrix({"Alder": 9, "Birch": 1}, {"Alder": 1, "Birch": 9})["cell"].to_dict()
    {'Alder': 'direct', 'Birch': 'potential'}
    """
    current = checks.numbers(current, _("current value"), unique=True)
    potential = checks.numbers(potential, _("potential value"), unique=True)
    checks.same_accounts(current.index, potential.index, _("potential value"))
    checks.same_accounts(potential.index, current.index, _("current value"))
    potential = potential.reindex(current.index)
    cuts = {
        "current_cut": _cut(current, current_cut, "current_cut"),
        "potential_cut": _cut(potential, potential_cut, "potential_cut"),
    }
    high_now, high_later = current >= cuts["current_cut"], potential >= cuts["potential_cut"]
    cell = np.select([high_now & high_later, high_later, high_now], CELLS[:3], CELLS[3])
    matrix = pd.DataFrame(
        {"current": current, "potential": potential, "cell": pd.Categorical(cell, CELLS, ordered=True)}
    )
    matrix.attrs.update(cuts)
    return matrix


def _cut(values, cut, name):
    if cut is None:
        return float(values.median())
    return float(checks.numbers([cut], name).iloc[0])


def open_wallet(wallet, share_of_wallet):
    """What each account could still buy from us, in the unit of ``wallet`` (CNY a year): wallet × (1 − share
    of wallet).

    ``share_of_wallet``: our part of its spend, as a fraction (0.4 for 40 %).

    >>> round(open_wallet({"Alder": 1000.0}, {"Alder": 0.4})["Alder"])
    600
    """
    wallet = checks.numbers(wallet, _("wallet"), negative=False, unique=True)
    share = _fractions(share_of_wallet, _("share of wallet"))
    checks.same_accounts(wallet.index, share.index, _("share of wallet"))
    return (wallet * (1 - share.reindex(wallet.index))).rename("open_wallet")


def _fractions(values, name):
    values = checks.numbers(values, name, negative=False, unique=True)
    if values.max() > 1:
        raise CourseError(
            _(
                "“{name}” must lie between 0 and 1 (write 0.4 for 40 %); its largest value is {value:g}."
            ).format(name=name, value=values.max())
        )
    return values


def potential_score(factors, weights):
    """Potential of each account, 0 … 1: the weighted mean of ``factors`` (account × factor, each scaled 0 …
    1).

    >>> factors = pd.DataFrame({"growth": [1.0, 0.0], "room": [0.5, 0.5]}, index=["Alder", "Birch"])
    >>> potential_score(factors, {"growth": 1, "room": 3}).to_dict()
    {'Alder': 0.625, 'Birch': 0.375}
    """
    checks.frame(factors, _("factors"))
    weights = checks.normalised(weights, _("weights"))
    checks.same_accounts(weights.index, factors.columns, _("factors"))
    checks.same_accounts(factors.columns, weights.index, _("weights"))
    for name, column in factors.items():
        _fractions(column, name)
    return (factors[weights.index] @ weights).rename("potential")


def value_demand(points, gap=0.1):
    """What each account values, from points it divided among price, solution and partnership.

    ``points``: columns ``price``, ``solution``, ``partnership`` (or ``points_price`` …); each row is read as
    shares of its own sum. The largest share names the demand: intrinsic, extrinsic or strategic (Rackham &
    DeVincentis 1999), if it leads the second by at least ``gap`` (0.1 = 10 points of 100; course assumption);
    otherwise mixed.

    >>> points = pd.DataFrame({"price": [70, 40], "solution": [20, 38], "partnership": [10, 22]})
    >>> value_demand(points).to_list()
    ['intrinsic', 'mixed']
    """
    checks.frame(points, _("points"))
    points = points.rename(columns=lambda c: str(c).removeprefix("points_"))
    checks.frame(points, _("points"), list(_ANSWERS))
    checks.fraction(gap, "gap", zero=True)
    points = points[list(_ANSWERS)].apply(lambda column: checks.numbers(column, column.name, negative=False))
    total = points.sum(axis=1)
    if (total == 0).any():
        raise CourseError(_("{account} gave no points at all. Leave it out.").format(account=total.idxmin()))
    shares = points.div(total, axis=0)
    ranked = np.sort(shares.to_numpy(), axis=1)
    lead = ranked[:, -1] - ranked[:, -2]
    first = shares.idxmax(axis=1).map(_ANSWERS).astype(object)
    demand = first.where((lead >= gap - 1e-9) & (lead > 0), "mixed")
    return pd.Series(pd.Categorical(demand, list(DEMAND)), index=points.index, name="demand")


def demand_by_tier(demand, tiers):
    """Number of accounts by tier (rows) and value demand (columns)."""
    demand = checks.choice(demand, tuple(DEMAND), _("demand"))
    checks.same_accounts(demand.index, tiers.index, _("tiers"))
    tiers = tiers.reindex(demand.index)
    table = pd.crosstab(tiers.rename("tier"), demand.rename("demand"), dropna=False)
    return table.reindex(columns=list(DEMAND), fill_value=0)


def check_status(status):
    """The status of each account as a category: target, normal, lost or key. Anything else is refused by
    name."""
    return checks.choice(status, tuple(STATUS), _("status"))


def strategy_map(matrix, status=None):
    """Strategy of each account from its cell (course assumption), and the goal of its status if ``status`` is
    given.

    ``matrix``: as ``value_matrix`` returns it. Returns by account ``cell``, ``strategy`` and, if given,
    ``status`` and ``goal``: two separate fields, because a status says where the relation stands and a cell
    what it is worth.
    """
    checks.frame(matrix, _("matrix"), ["cell"])
    cell = checks.choice(matrix["cell"], CELLS, _("cell"))
    result = pd.DataFrame({"cell": cell, "strategy": [_(STRATEGIES[c]) for c in cell]}, index=matrix.index)
    if status is not None:
        status = check_status(status)
        checks.same_accounts(matrix.index, status.index, _("status"))
        result["status"] = status.reindex(matrix.index)
        result["goal"] = [_(STATUS[s]) for s in result["status"]]
    return result


def planned_moves(matrix, moves=None):
    """The move planned for each account: from its ``cell`` to ``move_to``, and whether that ``changes`` the
    cell.

    ``moves`` maps a cell to the cell aimed at; what it leaves out follows the course assumption (potential
    and direct to core, low-value to direct by a lower cost to serve).
    """
    checks.frame(matrix, _("matrix"), ["cell"])
    cell = checks.choice(matrix["cell"], CELLS, _("cell"))
    plan = MOVES | dict(moves or {})
    checks.choice(pd.Series(list(plan)), CELLS, _("moves"))
    move_to = checks.choice(cell.astype(object).map(plan), CELLS, _("moves"))
    return pd.DataFrame({"cell": cell, "move_to": move_to, "changes": cell != move_to}, index=matrix.index)


def four_p():
    """What to do by cell (rows) in product, price, place and promotion (columns): course assumption."""
    return pd.DataFrame(
        [{p: _(action) for p, action in FOUR_P[cell].items()} for cell in CELLS],
        index=pd.Index(CELLS, name="cell"),
    )
