"""Exercise, part four: choosing key accounts and what each tier gets."""

from ... import datasets
from ... import tiering as models
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, Ranking, WrongPath
from . import facts

TOP = 5
FIRM = 0.95


def _sum_of_raw_ratings():
    """What comes out when ratings are added up without scales, weights or direction."""
    return facts.accounts()[list(datasets.selection_criteria()["column"])].sum(axis=1)


def _not_turned_round():
    criteria = datasets.selection_criteria().assign(better="high")
    return models.scorecard(facts.accounts(), criteria).scores


def _equal_methods():
    criteria = datasets.selection_criteria()
    return models.scorecard(facts.accounts(), criteria, dict.fromkeys(criteria["method"].unique(), 1)).scores


top_five = Question(
    name="tiering.top_five",
    number="2.12",
    title=N_("Five methods, one score"),
    minutes=5,
    topics=("U2.10", "U2.11"),
    prompt=N_(
        "The accounts are scored with the criteria and weights in the file selection_criteria.csv, and the "
        "picture shows the best. Which **five accounts** score highest? Best first."
    ),
    kind=Ranking(options=lambda: sorted(facts.card().scores.index), size=TOP),
    expected=lambda: facts.card().scores.nlargest(TOP),
    wrong_paths=(
        WrongPath(
            "raw",
            lambda: _sum_of_raw_ratings().nlargest(TOP),
            N_(
                "You added the raw columns: profit in CNY drowns every rating. Bring each "
                "criterion to 0 … 1 on its scale first."
            ),
        ),
        WrongPath(
            "direction",
            lambda: _not_turned_round().nlargest(TOP),
            N_(
                "For late payment, cost to serve, tenders and power to dictate, less is better. "
                "Those scales have to be turned round."
            ),
        ),
        WrongPath(
            "equal weights",
            lambda: _equal_methods().nlargest(TOP),
            N_("You weighed the five methods equally; the file gives them different weights."),
        ),
        WrongPath("revenue", lambda: facts.revenue().nlargest(TOP), N_("That is the ranking by revenue.")),
    ),
    hints=(
        N_("Scale, turn round where less is better, weigh, add up."),
        N_("The picture has done all four steps: read the five longest bars."),
    ),
    worked="card = tiering.scorecard(accounts, datasets.selection_criteria())\nanswer = card.scores.head(5)",
    reason=N_("Fixed scales keep a score from changing when another account is added."),
)


def _firm(share):
    stability = facts.stability()
    return stability.index[stability >= share]


firm_ten = Question(
    name="tiering.firm_ten",
    number="2.13",
    title=N_("Who stays when the weights move?"),
    minutes=4,
    topics=("U2.10",),
    prompt=N_(
        "The weights are an opinion. They were drawn 2,000 times around the stated ones. "
        "**How many accounts** are among the best {k} in at least {firm} of the draws?"
    ),
    facts=lambda: {"k": facts.KEY_PLACES, "firm": percent(FIRM)},
    kind=Number(unit=N_("accounts"), whole=True),
    expected=lambda: len(_firm(FIRM)),
    wrong_paths=(
        WrongPath(
            "all places",
            lambda: facts.KEY_PLACES,
            N_("There are {k} places, but not all of them are firmly held."),
        ),
        WrongPath(
            "ever",
            lambda: int((facts.stability() > 0).sum()),
            N_("Those are all who reach the best {k} at least once."),
        ),
        WrongPath(
            "looser",
            lambda: len(_firm(0.9)),
            N_("That is the number at 90 % of the draws; {firm} is asked."),
        ),
    ),
    hints=(
        N_("Look at the share of draws of each account."),
        N_("Count the shares of at least {firm} in the table."),
    ),
    worked=(
        "card = tiering.scorecard(accounts, datasets.selection_criteria())\n"
        "stability = tiering.rank_stability(card.parts, card.weights, k=10)\n"
        "answer = int((stability >= 0.95).sum())"
    ),
    reason=N_("About these accounts nobody has to quarrel. The discussion belongs to the places after them."),
    say=N_("Whatever weights we agree on, these accounts are in. Let us talk about the others."),
)


def _tier_a_cost():
    return facts.service().by_tier.loc["A", "cost"]


service_bill = Question(
    name="tiering.service_bill",
    number="2.14",
    title=N_("What the promise to tier A costs"),
    minutes=4,
    topics=("U2.06",),
    prompt=N_(
        "The service standards promise every A account visits, training, a hotline and more. "
        "With tier A by revenue, **what does the promise to tier A "
        "cost in a year**?"
    ),
    kind=Number(unit="CNY", tolerance=0.01),
    expected=_tier_a_cost,
    wrong_paths=(
        WrongPath(
            "one account",
            lambda: facts.service().by_tier.loc["A", "cost_per_account"],
            N_("That is the cost for one account. Multiply by the number of A accounts."),
        ),
        WrongPath("all tiers", lambda: facts.service().cost, N_("That is the cost of all three tiers.")),
        WrongPath(
            "by profit",
            lambda: _cost_of_tier_a(facts.classes(by="profit")),
            N_(
                "You tiered by profit. That is a good idea, and another question; here the tier is "
                "by revenue."
            ),
        ),
    ),
    hints=(
        N_("Quantity × cost per unit, added up over the standards of tier A, is the cost for one account."),
        N_("Multiply by the number of A accounts."),
    ),
    worked=(
        "plan = tiering.service_plan(tiering.abc_classes(profit['revenue']), datasets.service_standards())\n"
        'answer = plan.by_tier.loc["A", "cost"]'
    ),
    reason=N_(
        "A standard is a promise times a number of accounts. Whoever signs it should have seen the product."
    ),
)


def _cost_of_tier_a(tiers):
    return models.service_plan(tiers, datasets.service_standards()).by_tier.loc["A", "cost"]


breakeven_goodwill = Question(
    name="tiering.breakeven_goodwill",
    number="2.15",
    title=N_("When goodwill pays"),
    minutes=5,
    topics=("U2.08",),
    prompt=N_(
        "{account} ran the wrong solvent through a dosing pump; a new head costs {claim}, and the "
        "contract does not oblige us. "
        "Its remaining lifetime profit is about {stake}. {n} other accounts have the same pump; "
        "each may ask for the same with a chance of {p}.\n\n"
        "By how many percentage points must paying **raise the chance that the account stays**, so "
        "that it pays for itself?"
    ),
    facts=lambda: {
        "account": facts.case_account(),
        "claim": money(facts.CLAIM),
        "stake": money(facts.case_lifetime_profit()),
        "n": facts.PRECEDENT_ACCOUNTS,
        "p": percent(facts.PRECEDENT_PROBABILITY),
    },
    kind=Number(unit=N_("points"), absolute=0.5, decimals=1),
    expected=lambda: facts.goodwill().breakeven_retention_gain * 100,
    wrong_paths=(
        WrongPath(
            "no precedent",
            lambda: facts.CLAIM / facts.case_lifetime_profit() * 100,
            N_("You left out the others: {n} accounts at {p} add to the cost."),
        ),
        WrongPath(
            "all will ask",
            lambda: facts.CLAIM * (1 + facts.PRECEDENT_ACCOUNTS) / facts.case_lifetime_profit() * 100,
            N_("You assumed that all {n} others will ask; each does so with a chance of {p}."),
        ),
        WrongPath(
            "one year",
            lambda: facts.goodwill().breakeven_retention_gain * facts.MARGIN_MULTIPLE * 100,
            N_(
                "You divided by one year's profit. At stake is the profit of all the years the "
                "account would stay."
            ),
        ),
        WrongPath(
            "revenue",
            lambda: (
                facts.goodwill().breakeven_retention_gain
                * 100
                * facts.case_lifetime_profit()
                / facts.revenue()[facts.case_account()]
            ),
            N_("You divided by revenue. Only the profit is lost with the account."),
        ),
    ),
    hints=(
        N_("Cost = claim × (1 + others × chance)."),
        N_("Divide the cost by the lifetime profit at stake."),
    ),
    worked=(
        "tier = tiering.abc_classes(profit['revenue'])\n"
        "earned = profit.loc[tier == 'B', 'profit'].sort_values()\n"
        "stake = earned.iloc[len(earned) // 2] * 0.8 / (1 + 0.10 - 0.8)\n"
        "answer = 38_000 * (1 + 6 * 0.15) / stake * 100"
    ),
    reason=N_(
        "The break-even turns a quarrel about fairness into a question one can answer: do we "
        "believe in that many points?"
    ),
    say=N_(
        "If we believe the gesture keeps the account with that much more certainty, it is an "
        "investment; if not, it is a gift."
    ),
)

PART = (top_five, firm_ten, service_bill, breakeven_goodwill)
