"""What the questions on barriers and alliances compute with: each table once, as the lesson makes it."""

from functools import cache

from ... import datasets, lifetime, loyalty
from ... import switching as models

MONTHS = 12
RATE = datasets.CARRYING_RATE
TIMING = "if_retained"
BUILT = "Ironmoor Excavators"  # whose cost of changing is added up
HELD = "Brandvold & Sons Packaging"  # held by the cost of changing, and worse off with us
FREE = "Brakenfeld Brake Systems"  # better off with us, and hardly anything holds it
OWN_TANK = 400_000.0  # what we once paid for the tank at its plant: course assumption
# Accounts whose rivals' offers pay for the change, or do not.
OFFERS = [
    "Axlebrook Wheels",
    "Brakenfeld Brake Systems",
    "Carrowmoss Trim",
    "Cranewell Heavy Industry",
    "Hingeworth Hardware",
    "Sealcott Machinery",
]


@cache
def accounts():
    """What is known of each account that buys now."""
    return datasets.lifetime_facts(MONTHS)


@cache
def parts():
    """The parts of what changing costs each account, and what the rival pays of it; CNY once."""
    return datasets.switching_costs_table()


@cache
def costs():
    """The same by kind, with gross and net."""
    return models.switching_costs(parts())


def purchases(account):
    return float(accounts()["revenue"][account])


@cache
def discounts():
    """What the rival of each account is cheaper today, as a fraction."""
    return datasets.rival_offers_table()["discount_percent"] / 100


@cache
def against_offers():
    """Net cost of changing against today's offer, the rival being as good as we are otherwise."""
    return models.against_offer(costs()["net"], accounts()["revenue"], discounts())


@cache
def attraction():
    """Our delivered value less that of the next best alternative, as a share of a year's purchases."""
    values = loyalty.delivered_value_advantage(datasets.customer_values_table())
    return values["attraction"] / accounts()["revenue"]


def barrier(account, net=None):
    """The net cost of changing (CNY once) spread over the years ahead, as a share of a year's purchases."""
    net = costs()["net"][account] if net is None else net
    return models.yearly_equivalent(net) / purchases(account)


def threshold(account):
    """The rival's discount at which leaving pays, with what each is worth beside its price counted in."""
    return float(discounts()[account] + attraction()[account] + barrier(account))


@cache
def ways(account):
    """Each of the five ways alone at an account: before, after, cost and gain."""
    table = models.compare_ways(
        purchases(account),
        models.account_cost(parts(), account),
        float(attraction()[account]),
        float(accounts()["profit"][account]),
        leaving=loyalty.DEFAULT.leaving,
        discount_today=float(discounts()[account]),
    )
    return table.set_axis(models.WAY_NAMES)  # in any language by the same names


@cache
def styles(account):
    """Clip, zipper and velcro at an account."""
    one = accounts().loc[account]
    return models.adapting(one["revenue"], one["profit"], one["retention"])


@cache
def converter():
    """The converter that is hard to switch, in series and at the next redesign."""
    return models.converter_case()


@cache
def company_l():
    return models.company_l()


def multiple(retention, rate=RATE):
    return lifetime.margin_multiple(retention, rate, timing=TIMING)


def factor(years=models.YEARS):
    """What a yuan at the end of each of so many years is worth today."""
    return models.annuity_factor(years)
