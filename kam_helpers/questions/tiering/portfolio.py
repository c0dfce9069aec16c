"""Exercise, part three: potential, and what buyers value."""

from ... import tiering as models
from ...formats import percent
from ...text import N_
from .. import Number, Question, Selection, WrongPath
from . import facts


def _low_today():
    """Accounts below the median in revenue and in profit."""
    table = facts.profit()
    low = (table["revenue"] < table["revenue"].median()) & (table["profit"] < table["profit"].median())
    return table.index[low]


def _best_two(values):
    return values.loc[_low_today()].nlargest(2)


hidden_potential = Question(
    name="tiering.hidden_potential",
    number="2.10",
    title=N_("Small today, large tomorrow"),
    minutes=5,
    topics=("U2.09", "U2.14"),
    prompt=N_(
        "Among the accounts that are **below the median in revenue and in profit** today, which "
        "**two** have the highest potential? (Potential as in the explorer: open wallet, market "
        "growth and fit of technology, at the weights it starts with.)"
    ),
    kind=Selection(options=lambda: sorted(facts.earning().index), size=2),
    expected=lambda: _best_two(facts.potential()),
    wrong_paths=(
        WrongPath(
            "large already",
            lambda: facts.potential().drop(_low_today()).nlargest(2),
            N_("Those have a high potential, but they are not small today."),
        ),
        WrongPath(
            "wallet now",
            lambda: facts.accounts().loc[_low_today(), "share_of_wallet_percent"].nlargest(2),
            N_(
                "You chose the accounts that give us the largest share of their wallet. There is "
                "least left to win."
            ),
        ),
        WrongPath(
            "largest of the small",
            lambda: _best_two(facts.earning()),
            N_("Those earn most today among the small ones. Potential is about what they could buy."),
        ),
    ),
    hints=(
        N_("First keep the accounts that are low today, then rank them by potential."),
        N_("In the table with the most potential first, take the first two that are below both medians."),
    ),
    worked=(
        "potential = tiering.potential_of(accounts)\n"
        "low = (profit['revenue'] < profit['revenue'].median()) & (profit['profit'] < "
        "profit['profit'].median())\n"
        "answer = potential[profit.index[low]].nlargest(2)"
    ),
    reason=N_("A list sorted by last year's sales shows the past. These two would be on page two of it."),
    say=N_(
        "Two of our small accounts could become large ones; I ask for a year of selective "
        "investment, with milestones."
    ),
)


def _intrinsic(tier=None, demand=None):
    demand = facts.demand() if demand is None else demand
    chosen = demand == "intrinsic"
    return int(
        chosen.sum() if tier is None else (chosen & (facts.classes().reindex(demand.index) == tier)).sum()
    )


def _without_gap():
    points = facts.accounts()[["points_price", "points_solution", "points_partnership"]]
    return models.value_demand(points, gap=0)


price_buyers = Question(
    name="tiering.price_buyers",
    number="2.11",
    title=N_("Price buyers in tier B"),
    minutes=4,
    topics=("U2.04",),
    prompt=N_(
        "Each account divided 100 points among price, solution and partnership. An account is an "
        "intrinsic buyer when price leads the second by at least {gap} of the points. How many "
        "accounts in **tier B by revenue** are intrinsic buyers?"
    ),
    facts=lambda: {"gap": percent(0.1)},
    kind=Number(unit=N_("accounts"), whole=True),
    expected=lambda: _intrinsic("B"),
    wrong_paths=(
        WrongPath("all tiers", _intrinsic, N_("You counted all tiers.")),
        WrongPath("tier A", lambda: _intrinsic("A"), N_("That is the number in tier A.")),
        WrongPath(
            "no gap",
            lambda: _intrinsic("B", _without_gap()),
            N_(
                "You counted every account whose largest number is price. A lead below {gap} counts as mixed."
            ),
        ),
    ),
    hints=(
        N_("Classify by the points first, then count in tier B."),
        N_("The table of value demand by tier has this number."),
    ),
    worked=(
        'points = accounts[["points_price", "points_solution", "points_partnership"]]\n'
        'tier = tiering.abc_classes(accounts["revenue"])\n'
        'answer = int(((tiering.value_demand(points) == "intrinsic") & (tier == "B")).sum())'
    ),
    reason=N_(
        "A price buyer does not pay for advice. Selling advice there is cost without income "
        "(Rackham & DeVincentis 1999)."
    ),
)

PART = (hidden_potential, price_buyers)
