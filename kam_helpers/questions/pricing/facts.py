"""What the questions on price compute with: each table once, as the lesson makes it."""

from functools import cache

from ... import datasets, lifetime, loyalty, switching
from ... import pricing as models
from ...text import _

MONTHS = 12
RATE = datasets.CARRYING_RATE
TIMING = "if_retained"
SERVICE_AVOIDABLE = models.DEFAULT_SETTINGS.service_avoidable
FUNDED, WAITING = "Snowharrow Refrigeration", "Veneerdale Boards"
PRICE_ONLY, GROWING = "Kettlewyn Small Appliances", "Tramleigh Interiors"
YEARLY, SMALL, HEARD = "Flaschenbach Abfülltechnik", "Oakenthorn Doors", "Zephyrleigh Air Conditioning"
COUNTERED, INDEXED, DEARER = "Halvorn Axles", "Foxhollow & Pike Interiors", "Lumenrook Lighting"
NOW, AGREED = "2026-07", "2025-07"  # the month of the letter, and the one its price was agreed for


@cache
def requests():
    """Each open request for a lower price, by account."""
    return datasets.cost_down_facts()


def asked(account, what="asked"):
    """One figure of an open request, or of the account that makes it."""
    return float(requests()[what][account])


@cache
def history():
    """What was asked and given in the years before, by year, and the ratio over all."""
    table = datasets.cost_down_requests_table()
    return models.given_to_asked(table[~table["open"]])


def survey(year=2012):
    """What North American car suppliers were asked for and gave in a year (published)."""
    return datasets.published_cost_down_survey().set_index("year").loc[year]


@cache
def steps(account):
    """From list to pocket at one account."""
    elements = datasets.price_elements_table()
    return models.waterfall(elements[elements["account"] == account])


@cache
def prices():
    """List, invoice and pocket by account."""
    return models.price_index(datasets.price_elements_table())


@cache
def stages():
    return datasets.product_stages()


@cache
def rule(full_cost=False):
    """The rule of indifference for each open request, as the lesson draws it."""
    return models.indifference_table(requests(), full_cost=full_cost)


@cache
def _spills():
    """By account, what a cut costs with others: clauses, and those of its industry who might hear of it."""
    industry = datasets.accounts().set_index("account")["industry"]
    return models.spills_of(datasets.price_elements_table(), datasets.contracts_table(), industry)


def spill(account):
    """What a cut for the account costs with others, as the desk of the lesson counts it."""
    return _spills()[account]


@cache
def ranking(account):
    """The answers to a request on the manager's own estimates, what others get counted."""
    return models.rank_responses(*models.from_facts(requests().loc[account]), spill=spill(account))


@cache
def quotation(account):
    """The newest quotation of a rival to the account (a row of ``competitor_quotes_table``)."""
    quotes = datasets.competitor_quotes_table()
    return quotes[quotes["account"] == account].sort_values("month").iloc[-1]


@cache
def indexed():
    """The clause of the account that has one, its basket by month (base month: 100), and the indices."""
    indices = datasets.cost_indices()
    contract = datasets.contracts_table().loc[INDEXED]
    weights = models.basket_weights(
        datasets.cost_structure(), datasets.purchases_by_group(MONTHS).loc[INDEXED]
    )
    clause = models.clause_of(contract, weights)
    ratios = indices.loc[clause.base_month :] / indices.loc[clause.base_month]
    return clause, 100 * ratios @ (weights / weights.sum()), indices


@cache
def dearer():
    """(clause, avoidable margin, full-cost margin, purchases) of the account that gets a letter from us."""
    bought = datasets.purchases_by_group(MONTHS).loc[DEARER]
    earned = datasets.contribution_by_group(MONTHS).loc[DEARER]
    shares = models.basket_weights(datasets.cost_structure(), bought, earned)
    clause = models.IndexClause(shares.to_dict(), 1 - shares.sum(), base_month=AGREED)
    avoidable = float(datasets.avoidable_margins()[DEARER])
    return clause, avoidable, float(earned.sum() / bought.sum()), float(bought.sum())


@cache
def letter():
    """The figures of the letter that asks for an increase; the price agreed is 100."""
    clause, margin, _full, bought = dearer()
    return models.increase_argument(
        clause, 100, datasets.cost_indices(), NOW, units_a_year=bought / 100, margin=margin
    )


@cache
def effect():
    """What the increase does to the account: hold or raise, by attraction and barrier."""
    _clause, margin, _full, bought = dearer()
    values = loyalty.delivered_value_advantage(datasets.customer_values_table())
    net = switching.switching_costs(datasets.switching_costs_table())["net"]
    return models.effect_of_increase(
        bought,
        margin,
        letter().cost_change,
        letter().change,
        attraction_share=float(values["attraction"][DEARER]) / bought,
        barrier_share=switching.yearly_equivalent(float(net[DEARER])) / bought,
        leaving=loyalty.DEFAULT.leaving,
    )


def served(account):
    """The avoidable cost to serve an account, as a fraction of its purchases."""
    return SERVICE_AVOIDABLE * asked(account, "cost_to_serve") / asked(account, "purchases")


def points(share):
    """Points of risk as they are shown beside a judgement."""
    return _("{n} points").format(n=f"{100 * share:.1f}")


def multiple(retention, rate=RATE):
    return lifetime.margin_multiple(retention, rate, timing=TIMING)
