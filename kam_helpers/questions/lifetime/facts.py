"""What the lifetime questions compute with: each table once, as the lesson makes it."""

from functools import cache

from ... import datasets
from ... import lifetime as models
from ...formats import money

MONTHS = 12
RATE = datasets.CARRYING_RATE  # what money costs us in a year
# The margin of the past year is in the books; the next comes in a year, if the account still buys.
TIMING = "if_retained"

# A homework sheet seen on the web, in dollars; the answer depends on when the first margin comes.
MAIL_ORDER_COST, MAIL_ORDER_MARGIN, MAIL_ORDER_RETENTION, MAIL_ORDER_RATE = 100.0, 150.0, 0.55, 0.10
# A new account as the offer to it assumes: course assumptions, said so in the prompt.
NEW_COST, NEW_MARGIN, NEW_RETENTION, NEW_TIMING = 650_000.0, 220_000.0, 0.80, "year_end"
# An account whose margin grows: course assumptions; the multiple 3.125 follows from the formula.
GROWING_MARGIN, GROWING_RETENTION, GROWING_RATE, GROWTH = 400_000.0, 0.80, 0.12, 0.08


@cache
def accounts():
    """What is known of each account that buys now, with its retention; as ``datasets.lifetime_facts``."""
    return datasets.lifetime_facts(MONTHS)


@cache
def lifetimes():
    """Margin, retention, multiple and lifetime profit of each account, best first."""
    return models.account_lifetimes(accounts(), discount_rate=RATE, timing=TIMING)


def multiple(retention, rate=RATE, timing=TIMING, growth=0.0):
    return models.margin_multiple(retention, rate, timing=timing, growth=growth)


def sum_of(margin, retention, rate=RATE, growth=0.0):
    """Margin times multiple as it is typed into a calculator, for the worked line of a card."""
    grows = f" × {1 + growth:.2f}" if growth else ""
    return f"{money(margin)} × {retention:.2f} ÷ ({1 + rate:.2f} − {retention:.2f}{grows})"


def best_earner():
    """The account with the largest profit in the year."""
    return accounts()["profit"].idxmax()


def most_valuable():
    """The account with the largest lifetime profit."""
    return lifetimes()["clp"].idxmax()


def largest():
    """The account with the largest revenue."""
    return accounts()["revenue"].idxmax()


def row(account):
    return accounts().loc[account]


@cache
def new_account():
    """The account to be won, as a cash flow."""
    return models.lifetime_profit(
        NEW_MARGIN,
        retention=NEW_RETENTION,
        discount_rate=RATE,
        timing=NEW_TIMING,
        acquisition_cost_cny=NEW_COST,
    )


def dearly_won():
    """The account that is worth more than winning it cost, by the least: the cost looks large beside it."""
    worth = lifetimes()["clp"] / accounts()["acquisition_cost_cny"]
    return worth.where(worth > 1).idxmin()


# Three levers: amounts and prices are course assumptions, said so in the prompt.
LEVER_EFFORT = {"new_accounts": 12, "retention_points": 1, "margin_percent": 2}
LEVER_PRICES = {"cost_per_point_cny": 1_200_000.0, "cost_per_percent_cny": 250_000.0}


@cache
def levers(only_profitable=False, **effort):
    """Gain and cost of the three levers; ``effort`` replaces the amounts of part two."""
    return models.three_levers(
        accounts(),
        discount_rate=RATE,
        timing=TIMING,
        only_profitable=only_profitable,
        **(LEVER_EFFORT | effort),
        **LEVER_PRICES,
    ).table


@cache
def lever_table():
    """The four ways of part two: more, longer, longer_profit, deeper; with effort, gain and cost."""
    table = levers().drop("all three")
    table.loc["longer_profit"] = levers(only_profitable=True).loc["longer"]
    return table


@cache
def two_years():
    """Revenue of each account in the first and in the last year of the ledger."""
    return datasets.revenue_by_year().iloc[:, [0, -1]]


@cache
def two_last_years():
    """Revenue of each account in the last two years of the ledger."""
    return datasets.revenue_by_year().iloc[:, -2:]


COHORT_PLAN, COHORT_YEARS, KNOWN_YEARS = "basic", 7, 5
FIVE_FROM = 0.90  # the retention at which the famous five percent are tried


@cache
def cohort():
    """Basic care plans in force by year since their start, for the start years seen longest."""
    return models.survivors_table(datasets.contract_cohorts(), COHORT_YEARS).loc[COHORT_PLAN]


def cohort_start():
    """The year in which the plans of ``cohort`` started."""
    cohorts = datasets.contract_cohorts()
    return int(cohorts.loc[cohorts["year"] == COHORT_YEARS, "start_year"].min())


def renewed():
    """Retention at each renewal."""
    return (cohort() / cohort().shift()).dropna()


@cache
def renewed_together():
    """Retention by plan at each renewal up to the last one known, over all start years that reach it."""
    cohorts = datasets.contract_cohorts().sort_values("year")
    due = cohorts.groupby(["plan", "start_year"], observed=True)["in_force"].shift()
    sums = (
        cohorts.assign(due=due).dropna().groupby(["plan", "year"], observed=True)[["in_force", "due"]].sum()
    )
    return (sums["in_force"] / sums["due"]).unstack("year").loc[:, 1:KNOWN_YEARS]


def known_cohort():
    """What the forecast may know: the years before those held out."""
    return cohort().iloc[: KNOWN_YEARS + 1]


@cache
def cohort_fit():
    return models.fit_sbg(known_cohort())


@cache
def answers():
    """Answers about each account (rows) to each question of the diagnosis (columns), 1 … 5."""
    return datasets.relationship_answers_table()


@cache
def diagnosis():
    """The questions of the diagnosis: item_id, axis, question, action."""
    return datasets.relationship_questions()


def items_by_axis():
    return {str(axis): list(rows) for axis, rows in diagnosis().groupby("axis", observed=True)["item_id"]}


@cache
def placements():
    return models.place_stages(answers(), diagnosis())


@cache
def types():
    return models.relationship_types(answers(), diagnosis())


@cache
def cycle():
    """The life cycle of part five, at the values the model starts with."""
    return models.life_cycle()
