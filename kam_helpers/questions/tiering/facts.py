"""What the tiering questions compute with: each table once, as the lesson makes it."""

from functools import cache

from ... import datasets, lifetime
from ... import tiering as models

MONTHS = 12
A_CUT, B_CUT = 0.8, 0.95
KEY_PLACES = 10
# The misuse-damage case: course assumptions, said so in the prompt.
CLAIM = 38_000.0  # CNY, a dosing pump head ruined by the wrong solvent
RETENTION_GAIN = 0.08  # by how much paying raises the chance that the account stays
PRECEDENT_ACCOUNTS = 6  # accounts with the same equipment in the same region
PRECEDENT_PROBABILITY = 0.15  # that one of them asks for the same
# First margin after a year, if the account stays (lesson 1); retention 80 %, money at 10 %.
MARGIN_MULTIPLE = lifetime.margin_multiple(0.8, 0.10, timing="if_retained")
# Dakota Office Products, customer A (Kaplan, Harvard Business School case): published figures in dollars.
DAKOTA_SALES, DAKOTA_GOODS, DAKOTA_RECEIVABLES = 103_000.0, 85_000.0, 9_000.0
DAKOTA_WORK = {  # activity: (quantity, rate)
    "cartons": (200, 52.0),
    "cartons shipped": (200, 6.0),
    "manual orders": (6, 10.0),
    "order lines": (60, 4.0),
    "electronic orders": (6, 5.0),
}
DAKOTA_CARRYING_RATE = 0.10


@cache
def lines(months=MONTHS):
    """Invoice lines of the last months in the standard columns of a ledger."""
    return datasets.period(datasets.ledger_lines(), last_months=months)


@cache
def revenue(months=MONTHS):
    return models.customer_totals(lines(months))


@cache
def profit(months=MONTHS):
    """Profit after cost to serve, one row per account that bought."""
    return datasets.profit_table(months=months)


@cache
def accounts():
    """What is known of each account that buys now, with its profit; largest revenue first."""
    return datasets.account_facts(MONTHS)


@cache
def costs():
    """Cost to serve of each account by activity, CNY in the last twelve months."""
    return models.activity_costs(datasets.activity_table(MONTHS), datasets.activity_prices())


@cache
def classes(months=MONTHS, by="revenue"):
    values = revenue(months) if by == "revenue" else profit(months)[by]
    return models.abc_classes(values, A_CUT, B_CUT)


@cache
def card():
    """The scorecard at the weights of the criteria file."""
    return models.scorecard(accounts(), datasets.selection_criteria())


@cache
def stability():
    return models.rank_stability(card().parts, card().weights, KEY_PLACES)


@cache
def potential():
    """Potential 0 … 1 of each account that buys now, at the explorer's weights."""
    return models.potential_of(accounts())


@cache
def demand():
    columns = ["points_price", "points_solution", "points_partnership"]
    return models.value_demand(accounts()[columns])


@cache
def service():
    """The promise to every tier by revenue, in a year."""
    return models.service_plan(classes(), datasets.service_standards(), gross_margin=profit()["gross_margin"])


def largest():
    """The account with the largest revenue."""
    return revenue().idxmax()


def earning():
    """The profit column alone."""
    return profit()["profit"]


@cache
def goodwill():
    return models.goodwill_decision(
        CLAIM, case_lifetime_profit(), RETENTION_GAIN, PRECEDENT_ACCOUNTS, PRECEDENT_PROBABILITY
    )


def case_account():
    """The account of the misuse case: the B account with the median profit."""
    tier_b = earning()[classes() == "B"].sort_values()
    return tier_b.index[len(tier_b) // 2]


def case_lifetime_profit():
    return earning()[case_account()] * MARGIN_MULTIPLE


def dakota_work():
    return sum(quantity * rate for quantity, rate in DAKOTA_WORK.values())


def dakota_interest():
    return DAKOTA_CARRYING_RATE * DAKOTA_RECEIVABLES


def dakota_profit():
    return DAKOTA_SALES - DAKOTA_GOODS - dakota_work() - dakota_interest()
