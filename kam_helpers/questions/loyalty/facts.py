"""What the loyalty questions compute with: each table once, as the lesson makes it."""

from functools import cache

from ... import datasets, lifetime, switching
from ... import loyalty as models
from ...formats import NBSP

MONTHS = 12
RATE = datasets.CARRYING_RATE
TIMING = "if_retained"
# Two that are loyal in word and deed, two that only like us, one that only buys, one that does neither.
SIX = [
    "Brakenfeld Brake Systems",
    "Brandvold & Sons Packaging",
    "Circuvale Electronics",
    "Halvorn Axles",
    "Hesselvik Marine Works",
    "Veneerdale Boards",
]
# Accounts whose words and deeds agree, or not.
WORDS = [
    "Brandvold & Sons Packaging",
    "Cranewell Heavy Industry",
    "Halvorn Axles",
    "Kilnmoor Tiles",
    "Sensorholm Instruments",
    "Veneerdale Boards",
]
WALLET_OF = "Furrowdale Tractors"  # with goods of a supplier that nobody knows
RANKS_OF = "Keelhaven Boats"  # four people asked, one of whom put two suppliers on one place
VALUE_OF = "Brakenfeld Brake Systems"
HELD = "Flaschenbach Abfülltechnik"  # attraction below zero, held by the cost of changing
OFFERED = "Brakenfeld Brake Systems"
COST_OF_TRYING = 30_000.0  # CNY an attempt to sell more: course assumption


@cache
def accounts():
    """What is known of each account that buys now."""
    return datasets.lifetime_facts(MONTHS)


@cache
def answers():
    """What one contact says, how often it needed goods, and how often it asked us."""
    return datasets.loyalty_answers_table()


@cache
def types(attitude_cut=models.ATTITUDE_CUT):
    """The type of each account."""
    told = answers()
    return models.loyalty_matrix(told["attitude"], told["repurchase_rate"], attitude_cut)["type"]


@cache
def cuts():
    """Accounts of each type by pair of limits, and how many changed their type."""
    return models.moved_by_cuts(answers()["attitude"], answers()["repurchase_rate"])


@cache
def families():
    """How many families of goods each account buys from us."""
    return (datasets.purchases_by_family(MONTHS) > 0).sum(axis=1).loc[accounts().index]


@cache
def indicators():
    """Nine signs of loyalty by account, words and deeds counted apart."""
    return models.loyalty_indicators(accounts().join(answers()).assign(groups_bought=families()))


@cache
def wallet():
    return datasets.wallet_table()


@cache
def spend(account=WALLET_OF):
    """What an account spends a year by supplier, CNY."""
    rows = wallet()
    return rows[rows["account"] == account].groupby("supplier")["spend_cny"].sum()


@cache
def ranks(account=RANKS_OF):
    """The place of each supplier (rows) by the person asked (columns)."""
    rows = datasets.supplier_ranks_table()
    return rows[rows["account"] == account].pivot(index="supplier", columns="respondent", values="rank")


@cache
def against_rule():
    """Our share of wallet as the ranks infer it, as observed, and the difference."""
    return models.inferred_and_observed(datasets.supplier_ranks_table(), wallet())


@cache
def chances():
    """Every open field with its margin, its chance and what to expect of an attempt."""
    margins = (
        datasets.contribution_by_group(MONTHS).sum() / datasets.purchases_by_group(MONTHS).sum()
    )  # of the product group, over all accounts
    return models.opportunities(models.whitespace_grid(wallet()), margins, cost_per_attempt=COST_OF_TRYING)


@cache
def by_families():
    return models.cross_selling(families(), accounts()["profit"])


@cache
def across():
    return models.buying_across(families(), accounts()["profit"])


def sales_across():
    """The part of all sales (0 … 1) that goes to accounts which buy all families."""
    sales = accounts()["revenue"]
    return float(sales[families() == families().max()].sum() / sales.sum())


def losing_among_others():
    """The part (0 … 1) that loses money among the accounts which buy fewer families."""
    others = by_families().iloc[:-1]
    return float(others["losing"].sum() / others["accounts"].sum())


@cache
def levels():
    """Step of the ladder by account and year."""
    return datasets.relationship_levels_table()


@cache
def moves():
    """Who moved where from one year to the next, all years added."""
    return models.transition_matrix(levels())


@cache
def values(account):
    """What we and the rival are worth to an account and cost it, CNY a year; a row for each."""
    rows = datasets.customer_values_table()
    return rows[rows["account"] == account].set_index("supplier").drop(columns="account")


@cache
def advantage():
    """Our delivered value less that of the next best alternative."""
    return models.delivered_value_advantage(datasets.customer_values_table())


@cache
def costs():
    """What changing costs each account once: gross, what the rival pays, net."""
    table = datasets.switching_costs_table()
    gross = table.drop(columns="rival_incentive").sum(axis=1)
    return table[["rival_incentive"]].assign(gross=gross, net=gross - table["rival_incentive"])


@cache
def staying():
    """Attraction, barrier, staying force and zone of each account."""
    return models.staying_table(accounts()["revenue"], advantage()["attraction"], costs()["net"])


@cache
def offered():
    """What the rival of each account is cheaper today, as a fraction."""
    return datasets.rival_offers_table()["discount_percent"] / 100


@cache
def thresholds():
    """The rival's discount at which the staying force is zero, as a fraction."""
    table = staying()
    return models.rival_threshold(table["purchases"], table["attraction"], table["barrier"], offered())


def spread_over():
    """What a yuan at the end of each year is worth today, over the years a customer looks ahead."""
    return switching.annuity_factor()


def multiple(retention, rate=RATE):
    return lifetime.margin_multiple(retention, rate, timing=TIMING)


def names(accounts_):
    """Accounts to choose from: the name is both key and label."""
    return {name: name for name in accounts_}


def thousands(amount):
    """CNY thousand, as the tables of delivered value show it."""
    return f"{amount / 1000:,.0f}".replace("-", "−").replace(",", NBSP)
