"""The questions of the lesson on loyalty and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import in_lesson, warm_up
from .curve import six_times
from .five import next_year
from .forces import attraction, staying_force
from .fourth import fourth_family
from .held import hostage
from .in_lesson import difference, goes_first, kinds, next_sale, two_firsts
from .ladder import average_step, step_down
from .offers import offer_costs, threshold
from .selling import across_loses, first_attempt
from .wallet import book_rule, four_people, more_than_liked, share_of_all
from .warm_up import warm_gap, warm_points, warm_wallet
from .words import loyal_both, more_hostages, words_and_deeds

# Asked outside the sheet: at the start of this lesson and in it.
QUESTIONS = (*warm_up.PART, *in_lesson.CARDS)

# What each part shows before it asks, so that every question can be answered by reading and a calculator.
_SIX = """
answers = datasets.loyalty_answers_table()
six = ["Brakenfeld Brake Systems", "Brandvold & Sons Packaging", "Circuvale Electronics"]
six += ["Halvorn Axles", "Hesselvik Marine Works", "Veneerdale Boards"]
asked = ["prefers", "recommends", "resists", "needs", "needs_given_to_us"]
table(answers.loc[six, asked], "Three answers, 1 to 7; orders needed, and how many of them came to us")
"""
_CUTS = """
cuts = loyalty.moved_by_cuts(answers["attitude"], answers["repurchase_rate"])
labels = [f"{attitude:g} of 7, {percent(orders)} of orders" for attitude, orders in cuts.index]
labelled = cuts.set_axis(labels)
table(labelled, "Accounts by type under nine pairs of limits; moved: with another type than under 4 and 60 %")
"""
_WORDS = """
facts = accounts.join(answers)
facts["groups_bought"] = (datasets.purchases_by_family(months=12) > 0).sum(axis=1)
others = ["Brandvold & Sons Packaging", "Cranewell Heavy Industry", "Halvorn Axles"]
others += ["Kilnmoor Tiles", "Sensorholm Instruments", "Veneerdale Boards"]
marks = loyalty.loyalty_indicators(facts).loc[others]
table(marks[["words_loyal", "words_not", "deeds_loyal", "deeds_not"]], "Of four words and five deeds")
"""
_CURVE = """
curve = loyalty.curve_table(satisfaction=[3, 4, 5]).T
curve.columns = [f"satisfaction {value:g}" for value in curve]
table(curve, "Chance to buy again")
"""
_WALLET = """
wallet = datasets.wallet_table()
of_one = wallet[wallet["account"] == "Furrowdale Tractors"]
spend = of_one.groupby("supplier")["spend_cny"].sum()
table(spend, "Furrowdale Tractors: spend a year")
"""
_RANKS = """
all_ranks = datasets.supplier_ranks_table()
of_one = all_ranks[all_ranks["account"] == "Keelhaven Boats"]
ranks = of_one.pivot(index="supplier", columns="respondent", values="rank").add_prefix("person ")
table(ranks.rename_axis(columns=None), "Keelhaven Boats: places given by four people")
"""
_COMPARED = """
five = ["Bagshaw-Linden Fillers", "Brakenfeld Brake Systems", "Chipperfold Boards"]
five += ["Kilnmoor Tiles", "Sensorholm Instruments"]
compared = loyalty.inferred_and_observed(all_ranks, wallet).loc[five]
table(compared[["inferred", "observed"]], "Our share of wallet", shares=["inferred", "observed"])
"""
_FIELDS = """
margins = datasets.contribution_by_group().sum() / datasets.purchases_by_group().sum()
grid = loyalty.whitespace_grid(wallet)
fields = loyalty.opportunities(grid, margins, cost_per_attempt=30_000)
fields.index = fields["account"] + ": " + fields["product_group"]
four = ["Quillmark Appliances: dosing equipment", "Quillmark Appliances: UV coatings"]
four += ["Kettlewyn Small Appliances: top coats", "Cranewell Heavy Industry: spare parts"]
fields = fields.loc[four]
seen = fields[["open_cny", "known_cny", "margin_share", "chance"]]
seen = seen.rename(columns={"margin_share": "contribution", "chance": "part_won"})
table(seen, "Four open fields; sales a year", shares={"contribution": 1, "part_won": 0})
"""
_FAMILIES = """
bought = (datasets.purchases_by_family() > 0).sum(axis=1).loc[accounts.index]
families = loyalty.cross_selling(bought, accounts["profit"]).rename_axis("families")
table(families, "Accounts by families of goods they buy: coating, equipment, spare parts, service")
"""
_MOVES = """
moves = loyalty.transition_matrix(datasets.relationship_levels_table()).counts
shown = moves.rename(columns={"lost": "left us"}).rename_axis(columns=None)
table(shown, "From (rows) to (columns), one year later; accounts")
"""
_LEVELS = """
levels = datasets.relationship_levels_table()
steps = levels.apply(pd.Series.value_counts).reindex(loyalty.STATES).fillna(0).astype(int)
table(steps.rename_axis("level"), "Accounts on each step, 30 June")
"""
_VALUES = """
values = datasets.customer_values_table()
values = values[values["account"] == "Brakenfeld Brake Systems"].set_index("supplier")
parts = [*loyalty.VALUE_PARTS, *loyalty.COST_PARTS]
table((values[parts].T / 1000).round().rename_axis("part"), "Brakenfeld, thousand yuan a year")
"""
_SPREAD = N_(
    "**How a cost that is paid once becomes a yearly one.** A customer that looks three years ahead at 10 % "
    "counts like this: a yuan at the end of each of three years is worth 1 ÷ 1.1 + 1 ÷ 1.1² + 1 ÷ 1.1³ = "
    "2.487 yuan today. So what changing costs once, less what the rival pays of it, divided by 2.487, is the "
    "**barrier** in yuan a year. *(Three years and 10 %: course assumption.)* Staying force = attraction + "
    "barrier."
)
_FORCES = """
gained = loyalty.delivered_value_advantage(datasets.customer_values_table())["attraction"]
paid = datasets.switching_costs_table()
forces = accounts[["revenue"]].set_axis(["purchases_cny"], axis=1).assign(attraction_cny=gained)
forces["gross_cny"] = paid.drop(columns="rival_incentive").sum(axis=1)
forces["incentive_cny"] = paid["rival_incentive"]
forces["rival_cheaper"] = datasets.rival_offers_table()["discount_percent"] / 100
two = ["Flaschenbach Abfülltechnik", "Brakenfeld Brake Systems"]
shown = (forces.filter(like="_cny").loc[two] / 1000).round()
shown.columns = ["purchases (thousand)", "attraction (thousand)", "gross (thousand)", "incentive (thousand)"]
shown["rival cheaper"] = forces["rival_cheaper"]
caption = "A year: purchases, attraction; once: cost of changing (gross), incentive; thousand yuan"
table(shown, caption, shares={"rival cheaper": 1})
"""
_LEAVING = """
shares = [share / 100 for share in range(-2, 6)]
barriers = {f"barrier {percent(barrier)}": barrier for barrier in (0.0, 0.02, 0.05)}
chances = {name: [loyalty.DEFAULT.leaving(a, b) for a in shares] for name, b in barriers.items()}
leaving = pd.DataFrame(chances, [f"attraction {percent(share)}" for share in shares])
digits = dict.fromkeys(barriers, 2)
table(leaving, "Chance to leave within a year, as the lesson's model starts", shares=digits)
"""

SHEET = Sheet(
    file="06_loyalty",
    module="loyalty",
    title=N_("Exercise 6: who stays, why, and at which offer not"),
    introduction=N_(
        "Nineteen questions on the loyalty of Kestrelle's accounts, in six parts that follow the lesson. "
        "Answer on the cards; no code is needed: run the whole page, then read the tables, with a "
        "calculator beside you. Whoever prefers code finds a box under each card. Wrong answers are "
        "welcome: the card says which mistake it recognises."
    ),
    setup=(
        "import pandas as pd\n\n"
        "from kam_helpers import datasets, lifetime, loyalty, switching\n"
        "from kam_helpers.formats import percent\n"
        "from kam_helpers.questions import loyalty as q\n"
        "from kam_helpers.tables import table\n\n"
        "accounts = datasets.lifetime_facts(months=12)"
    ),
    parts=(
        Text(N_("## Part 1: words and deeds")),
        Show("six", _SIX),
        loyal_both,
        Show("cuts", _CUTS),
        more_hostages,
        Show("words", _WORDS),
        words_and_deeds,
        Show("curve", _CURVE),
        six_times,
        Text(N_("## Part 2: the wallet, seen and inferred")),
        Show("wallet", _WALLET),
        share_of_all,
        Show("ranks", _RANKS),
        four_people,
        book_rule,
        Show("compared", _COMPARED),
        more_than_liked,
        Text(N_("## Part 3: what else they could buy")),
        Show("fields", _FIELDS),
        first_attempt,
        Show("families", _FAMILIES),
        across_loses,
        Text(N_("## Part 4: steps of a ladder")),
        Show("moves", _MOVES),
        step_down,
        Show("levels", _LEVELS),
        average_step,
        Text(N_("## Part 5: attraction and barrier")),
        Show("values", _VALUES),
        attraction,
        Text(_SPREAD),
        Show("forces", _FORCES),
        staying_force,
        threshold,
        Show("leaving", _LEAVING),
        offer_costs,
        next_year,
        Text(
            N_(
                "## Part 6: two decisions\n\nNo single answer is right here. The card checks that "
                "a proposal can be carried out, rests on figures, and sees the other side."
            )
        ),
        hostage,
        fourth_family,
    ),
    closing=N_(
        "## What goes into your account plan\n\n"
        "Keep the staying force of your own account, and the offer at which leaving pays for it, with the "
        "box at the end of the lesson."
    ),
)

__all__ = [
    "QUESTIONS",
    "SHEET",
    "across_loses",
    "attraction",
    "average_step",
    "book_rule",
    "difference",
    "first_attempt",
    "four_people",
    "fourth_family",
    "goes_first",
    "hostage",
    "kinds",
    "loyal_both",
    "more_hostages",
    "more_than_liked",
    "next_sale",
    "next_year",
    "offer_costs",
    "share_of_all",
    "six_times",
    "staying_force",
    "step_down",
    "threshold",
    "two_firsts",
    "warm_gap",
    "warm_points",
    "warm_wallet",
    "words_and_deeds",
]
