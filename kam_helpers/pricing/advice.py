"""Price by the stage of the product and by how the customer sees us: what to do, and for how much money.

The buyer's classes are Kraljic's (1983): supply risk × profit impact, as the *customer* sees them. What to do
in each class or stage is a common heuristic, worded by the course.
"""

from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..records import records_table
from ..text import N_, _


@dataclass(frozen=True)
class Stage:
    """One stage of a product's life: meaning, price strategy, answer to a cost-down, first move."""

    name: str
    chinese: str
    meaning: str
    strategy: str
    cost_down: str
    first_move: str


STAGES = (
    Stage(
        N_("introduction"),
        "导入期",
        meaning=N_("New, with few buyers who need it badly and no price to compare."),
        strategy=N_("Skim: price by its value. Or penetrate: price low, if experience falls with volume."),
        cost_down=N_("Show the value in the customer's own figures; give trials and service, not price."),
        first_move=N_("Work out the economic value for the first three buyers."),
    ),
    Stage(
        N_("growth"),
        "成长期",
        meaning=N_("Many new buyers with different needs; first rivals; unit cost falls with experience."),
        strategy=N_("Segment: versions at different prices. Tie falling prices to volume that has come."),
        cost_down=N_("Trade: a lower price for volume and term, as far as experience pays for it."),
        first_move=N_("Offer two versions, so that who asks for less money gets less."),
    ),
    Stage(
        N_("maturity"),
        "成熟期",
        meaning=N_("Everybody can make it; buyers compare; volume stands still."),
        strategy=N_("Defend and bundle: hold the price of the core, add services, clear up old discounts."),
        cost_down=N_("Redesign and unbundle: take cost out together, or take service out for a lower price."),
        first_move=N_("Draw the pocket-price waterfall and close the leaks nobody earned."),
    ),
    Stage(
        N_("decline"),
        "衰退期",
        meaning=N_("Replaced by something newer; those who still buy cannot change at once."),
        strategy=N_("Harvest: raise prices for small runs, and sell a last-time buy before the end."),
        cost_down=N_("Refuse, and offer the way to the successor."),
        first_move=N_("Name the date of the last order, and the price until then."),
    ),
)
STAGE_NAMES = tuple(stage.name for stage in STAGES)


@dataclass(frozen=True)
class BuyerClass:
    """How a customer sees us: supply risk and profit impact of what it buys, and what follows for price."""

    name: str
    chinese: str
    supply_risk: str
    profit_impact: str
    meaning: str
    strategy: str
    cost_down: str
    first_move: str


LOW, HIGH = N_("low"), N_("high")
BUYER_CLASSES = (
    BuyerClass(
        N_("leverage"),
        "杠杆类",
        supply_risk=LOW,
        profit_impact=HIGH,
        meaning=N_("Much money, several suppliers: the buyer uses competition, and will ask each year."),
        strategy=N_("Defend with the cost of changing and the total cost of ownership, not with price."),
        cost_down=N_("Trade: no price without a return in volume, term, share or payment days."),
        first_move=N_("Write down what changing to the rival would cost this customer."),
    ),
    BuyerClass(
        N_("strategic"),
        "战略类",
        supply_risk=HIGH,
        profit_impact=HIGH,
        meaning=N_("Much money, and no easy other source: the buyer wants to lower its cost with us."),
        strategy=N_("Price by value; share risks and savings; open the books on what the index covers."),
        cost_down=N_("Redesign together, and share the saving over several years."),
        first_move=N_("Propose a joint value analysis of the three dearest items."),
    ),
    BuyerClass(
        N_("bottleneck"),
        "瓶颈类",
        supply_risk=HIGH,
        profit_impact=LOW,
        meaning=N_("Little money, but the line stops without us: the buyer pays for security."),
        strategy=N_("Price by value: stock, lead time and guaranteed supply are what it buys."),
        cost_down=N_("Hold the price, and offer safer supply or longer terms of contract."),
        first_move=N_("Offer a stock agreement with a price of its own."),
    ),
    BuyerClass(
        N_("non-critical"),
        "一般类",
        supply_risk=LOW,
        profit_impact=LOW,
        meaning=N_("Little money, easily bought elsewhere: the buyer wants no work with it."),
        strategy=N_("List price with little touch: electronic orders, few drops, no special colours."),
        cost_down=N_("Refuse kindly, or unbundle: the lower price goes with the leaner service."),
        first_move=N_("Move the account to electronic orders."),
    ),
)
_WORDS = ("chinese", "meaning", "strategy", "cost_down", "first_move")


def stages_table():
    """The four stages: Chinese, meaning, strategy, answer to a cost-down, first move (common heuristic)."""
    return records_table(STAGES, "stage", _WORDS)


def buyer_classes_table():
    """The four classes (Kraljic 1983): Chinese, supply risk, profit impact, and what follows for price."""
    return records_table(
        BUYER_CLASSES, "buyer_class", ("chinese", "supply_risk", "profit_impact", *_WORDS[1:])
    )


def price_by_stage(stages, sales, margins=None):
    """How much stands in each stage of life, and how to price it.

    ``stages``: name of a stage by product. ``sales``: CNY a year by product. ``margins``: contribution margin
    by product (fractions) if known. Returns by stage, all four: products, sales, share (of all sales),
    margin_share (of the sales of the stage; only with margins, missing where it sells nothing), strategy,
    cost_down and first_move.

    >>> table = price_by_stage({"P1": "growth", "P2": "decline"}, {"P1": 75_000, "P2": 25_000})
    >>> table["share"].to_dict()
    {'introduction': 0.0, 'growth': 0.75, 'maturity': 0.0, 'decline': 0.25}
    """
    return _by_kind(stages, sales, margins, "stage", "products", STAGES, stages_table(), "margin_share")


def price_by_class(classes, purchases, asked=None):
    """How much we sell to customers that see us in each class, what they ask, and how to price.

    ``classes``: name of a class by account. ``purchases``: CNY a year by account. ``asked``: the price cut
    each asks (fractions; an account that asks nothing may be left out). Returns by class, all four: accounts,
    purchases, share, asked (of the purchases of the class; only if given), strategy, cost_down, first_move.

    >>> classes = {"Alder": "leverage", "Birch": "strategic"}
    >>> table = price_by_class(classes, {"Alder": 3e6, "Birch": 1e6}, {"Alder": 0.05})
    >>> table.loc["leverage", ["share", "asked"]].to_list()
    [0.75, 0.05]
    """
    if asked is not None:
        given = checks.numbers(asked, "asked", negative=False, unique=True)
        asked = given.reindex(checks.numbers(purchases, "purchases").index, fill_value=0.0)
    table = buyer_classes_table()
    counted = _by_kind(classes, purchases, asked, "buyer_class", "accounts", BUYER_CLASSES, table, "asked")
    return counted.rename(columns={"sales": "purchases"})


def _by_kind(kinds, money, rates, index, counted, records, words, rate_name):
    """Count, money, share and the weighted rate by kind, beside the words of the kind."""
    kinds = pd.Series(kinds, dtype=object)
    if kinds.empty or kinds.isna().any():
        raise CourseError(_("Each product or account needs its stage or class; some have none."))
    checks.refuse_duplicates(kinds.index, index)
    kinds = checks.choice(kinds, [record.name for record in records], index)
    money = checks.numbers(money, "sales", negative=False, unique=True)
    checks.same_accounts(kinds.index, money.index, "sales")
    money = money.reindex(kinds.index)
    total = checks.positive_total(money, "sales")
    groups = money.groupby(kinds, observed=False)
    table = pd.DataFrame({counted: groups.size(), "sales": groups.sum()})
    table["share"] = table["sales"] / total
    if rates is not None:
        rates = checks.numbers(rates, rate_name, unique=True)
        checks.same_accounts(kinds.index, rates.index, rate_name)
        weighted = (rates.reindex(kinds.index) * money).groupby(kinds, observed=False).sum()
        table[rate_name] = weighted / table["sales"].where(table["sales"] > 0)
    table.index = pd.Index(table.index.astype(object), name=index)
    return table.join(words[["strategy", "cost_down", "first_move"]])
