"""The questions of the lesson on price and the cost-down request, and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import in_lesson, warm_up
from .asked import three_years, to_plan
from .counter import counter_offer
from .days import price_and_days, rule_of_sixty
from .errors import find_the_errors
from .hold import floor, for_whom
from .in_lesson import (
    days_price,
    give_or_hold,
    indexed,
    low_margin,
    package,
    which_class,
)
from .increase import clause_price, may_lose
from .leaks import lowest_pocket, pocket, pocket_falls
from .letter import increase_letter
from .spilling import favoured, precedent
from .trade import ask_first
from .volume import needed_volume, volume_promised
from .warm_up import warm_attraction, warm_profit, warm_staying
from .worth import economic_worth, learning_pays

# Asked outside the sheet: at the start of this lesson and in it.
QUESTIONS = (*warm_up.PART, *in_lesson.CARDS)

# What each part shows before it asks, so that every question can be answered by reading and a calculator.
_STEPS = """
steps = pricing.waterfall(elements[elements["account"] == "Snowharrow Refrigeration"])
shown = (steps["amount"].drop("pocket") / 1000).round().rename("thousand yuan")
table(shown, "Snowharrow Refrigeration: from list to pocket, twelve months")
"""
_BAND = """
five = ["Cranewell Heavy Industry", "Kettlewyn Small Appliances", "Lindqvale Cabinet Works"]
five += ["O'Dallan Joinery", "Tallowmere Furniture Group"]
prices = pricing.price_index(elements)
shown = (prices.loc[five, ["list", "invoice", "pocket"]] / 1000).round()
table(shown, "Five accounts, twelve months; thousand yuan")
"""
_MARGINS = """
two = facts.loc[["Kettlewyn Small Appliances", "Tramleigh Interiors"]]
shown = (two[["purchases"]] / 1000).round().set_axis(["purchases (thousand)"], axis=1)
shown["cut asked"], shown["volume promised"] = two["asked"], two["volume_offered"]
shown["price less avoidable cost"] = two["avoidable_margin"]
shown["price less full cost"] = two["gross_margin"]
digits = dict.fromkeys(shown.columns[1:], 1)
table(shown, "Two requests; margins as shares of today's price", shares=digits)
"""
_LINES = """
printed = [(-0.05, 0.45, 0.125), (0.10, 0.22, -0.08), (0.10, 0.42, -0.192), (-0.06, 0.25, 0.43)]
printed += [(-0.10, 0.30, 0.50)]
names = [f"line {n}" for n in range(1, 6)]
lines = pd.DataFrame(printed, names, ["price_change", "margin_before", "volume_change"])
table(lines, "Five lines, as found", shares=dict.fromkeys(lines.columns, 1))
"""
_LEARNING = """
names = ["KesAqua white", "KesPrime clear gloss", "KesPrime special shade"]
names += ["KesTop clear matt", "KesTop white"]
seen = datasets.product_stages().loc[names, ["stage", "units_made", "units_last_year"]]
seen.columns = ["stage", "made_so_far", "made_next_year"]
grown = 1 + seen["made_next_year"] / seen["made_so_far"]
seen["unit_cost_falls"] = [1 - pricing.unit_cost_after(times, 0.80) for times in grown]
table(seen, "Five products; a curve of 80 % (course assumption)", shares={"unit_cost_falls": 1})
"""
_HISTORY = """
before = datasets.cost_down_requests_table()
history = pricing.given_to_asked(before[~before["open"]]).table
shown = history[["answered", "asked", "given"]].rename(columns={"answered": "requests"})
table(shown, "Price cuts asked and given, on average", shares={"asked": 2, "given": 2})
"""
_SIX = """
names = ["Barkwell Laminates", "Flaschenbach Abfülltechnik", "Harbourlea Tugs"]
names += ["Kettlewyn Small Appliances", "Ovenstadt Küchengeräte", "Pellworth Bedrooms"]
columns = ["asked", "avoidable_margin", "gross_margin", "loss_if_held", "loss_if_conceded"]
six = facts.loc[names, columns]
digits = dict.fromkeys(columns[:3], 1) | dict.fromkeys(columns[3:], 0)
words = {"avoidable_margin": "price less avoidable cost", "gross_margin": "price less full cost"}
words |= {"loss_if_held": "lost if held", "loss_if_conceded": "lost if given"}
table(six.rename(columns=words), "Six requests", shares={words.get(n, n): d for n, d in digits.items()})
"""
_FAVOURED = """
coatings = elements[elements["product_group"] == "UV coatings"].set_index("account")
compared = pricing.price_index(coatings.reset_index()).loc[["Oakenthorn Doors", "Cranewell Heavy Industry"]]
shown = (compared[["list", "invoice"]] / 1000).round(1)
table(shown, "UV coatings, twelve months; thousand yuan")
"""
_OTHERS = """
bought = datasets.purchases_by_group().sum(axis=1)
industry = datasets.accounts().set_index("account")["industry"].reindex(bought.index)
same = bought[industry == industry["Sprocketon Drives"]].drop("Sprocketon Drives")
others = same.clip(upper=bought["Sprocketon Drives"]).sum()
shown = (same / 1000).round().sort_values().rename("buys (thousand)").rename_axis("account")
table(shown, "Automotive parts: who might hear of it (none counts with more than Sprocketon buys itself)")
"""
_RETURNS = """
one, _request = pricing.from_facts(facts.loc["Halvorn Axles"])
units = {"forecast": 1, "logistics": 1, "payment days": 15, "share": 5}
returns = {item.name: item for item in pricing.RETURNS if item.name in units}
brings = {n: pricing.worth_to_us(returns[n], one) * units[n] * one.purchases for n in units}
costs = {n: returns[n].customer_cost * units[n] * one.purchases for n in units}
traded = pd.DataFrame({"brings us": brings, "costs them": costs}).rename_axis("return")
table(traded.round(-2), "Halvorn Axles: four returns, CNY a year")
"""
_DESK = """
ranking = pricing.rank_responses(*pricing.from_facts(facts.loc["Halvorn Axles"]))
columns = ["price_cut_year1", "leaving", "expected_clp", "low", "high", "best_share"]
words = ["cut in year 1", "lost in year 1", "lifetime profit", "low", "high", "best in"]
shown = ranking.table[columns].set_axis(words, axis=1)
shown[words[2:5]] = (shown[words[2:5]] / 1000).round()
digits = {"cut in year 1": 1, "lost in year 1": 1, "best in": 0}
caption = "Halvorn Axles: eight answers; profit of five years in thousand yuan, low and high: 10 and 90 %"
table(shown, caption, shares=digits)
"""
_CLAUSE = """
account, indices = "Foxhollow & Pike Interiors", datasets.cost_indices()
bought = datasets.purchases_by_group().loc[account]
weights = datasets.cost_structure()[indices.columns].T @ bought
clause = pricing.clause_of(datasets.contracts_table().loc[account], weights)
basket = 100 * indices.loc["2025-12":] / indices.loc["2025-12"] @ (weights / weights.sum())
table(basket.rename("index"), "Foxhollow: index of what it buys, December 2025 = 100")
"""
_LETTER = """
bought = datasets.purchases_by_group().loc["Lumenrook Lighting"]
cost = bought - datasets.contribution_by_group().loc["Lumenrook Lighting"]
structure = datasets.cost_structure()
shares = structure[indices.columns].T @ cost / bought.sum()
of_lumenrook = pricing.IndexClause(shares.to_dict(), 1 - shares.sum(), base_month="2025-07")
terms = {"units_a_year": bought.sum() / 100, "margin": 1 - cost @ structure["avoidable"] / bought.sum()}
letter = pricing.increase_argument(of_lumenrook, 100, indices, "2026-07", **terms)
shown = letter.evidence[["share"]].assign(dearer=letter.evidence["ratio"] - 1, adds=letter.evidence["change"])
digits = {"share": 1, "dearer": 1, "adds": 2}
table(shown, "Lumenrook: share of the price, rise in a year, what it adds", shares=digits)
"""

SHEET = Sheet(
    file="07_pricing_and_cost_down",
    module="pricing",
    title=N_("Exercise 7: what a price must bring, and what to answer"),
    introduction=N_(
        "Twenty-one questions on Kestrelle's prices and the requests on its desk, in eight parts that follow "
        "the lesson. Answer on the cards; no code is needed: run the whole page, then read the tables, with "
        "a calculator beside you. Whoever prefers code finds a box under each card. Wrong answers are "
        "welcome: the card says which mistake it recognises."
    ),
    setup=(
        "import pandas as pd\n\n"
        "from kam_helpers import datasets, pricing\n"
        "from kam_helpers.questions import pricing as q\n"
        "from kam_helpers.tables import table\n\n"
        "facts = datasets.cost_down_facts()\n"
        "elements = datasets.price_elements_table()"
    ),
    parts=(
        Text(N_("## Part 1: from list to pocket")),
        Show("steps", _STEPS),
        pocket,
        pocket_falls,
        Show("band", _BAND),
        lowest_pocket,
        Text(N_("## Part 2: what a lower price must bring")),
        Show("margins", _MARGINS),
        needed_volume,
        volume_promised,
        Show("lines", _LINES),
        find_the_errors,
        Text(N_("## Part 3: days are a price")),
        price_and_days,
        rule_of_sixty,
        Text(N_("## Part 4: worth, and experience")),
        economic_worth,
        Show("learning", _LEARNING),
        learning_pays,
        Text(N_("## Part 5: asked and given")),
        three_years,
        Show("history", _HISTORY),
        to_plan,
        Text(N_("## Part 6: give or hold")),
        Show("six", _SIX),
        for_whom,
        Show("favoured", _FAVOURED),
        favoured,
        Show("others", _OTHERS),
        precedent,
        floor,
        Text(
            N_(
                "## Part 7: give and get\n\nThe second question has no single right answer. The card checks "
                "that an offer can be carried out, rests on figures, and sees the other side."
            )
        ),
        Show("returns", _RETURNS),
        ask_first,
        Show("desk", _DESK),
        counter_offer,
        Text(N_("## Part 8: our turn to ask\n\nThe last question again has no single right answer.")),
        Show("clause", _CLAUSE),
        clause_price,
        Show("letter", _LETTER),
        may_lose,
        increase_letter,
    ),
    closing=N_(
        "## What goes into your account plan\n\n"
        "Keep what your own account asks and what you will answer with the box at the end of the lesson."
    ),
)

__all__ = [
    "QUESTIONS",
    "SHEET",
    "ask_first",
    "clause_price",
    "counter_offer",
    "days_price",
    "economic_worth",
    "favoured",
    "find_the_errors",
    "floor",
    "for_whom",
    "give_or_hold",
    "increase_letter",
    "indexed",
    "learning_pays",
    "low_margin",
    "lowest_pocket",
    "may_lose",
    "needed_volume",
    "package",
    "pocket",
    "pocket_falls",
    "precedent",
    "price_and_days",
    "rule_of_sixty",
    "three_years",
    "to_plan",
    "volume_promised",
    "warm_attraction",
    "warm_profit",
    "warm_staying",
    "which_class",
]
