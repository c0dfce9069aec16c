"""The questions of the lesson on price and the cost-down request, and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import in_lesson, shown, warm_up
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
        Show("steps", shown.STEPS),
        pocket,
        pocket_falls,
        Show("band", shown.BAND),
        lowest_pocket,
        Text(N_("## Part 2: what a lower price must bring")),
        Show("margins", shown.MARGINS),
        needed_volume,
        volume_promised,
        Show("lines", shown.LINES),
        find_the_errors,
        Text(N_("## Part 3: days are a price")),
        price_and_days,
        rule_of_sixty,
        Text(N_("## Part 4: worth, and experience")),
        economic_worth,
        Show("learning", shown.LEARNING),
        learning_pays,
        Text(N_("## Part 5: asked and given")),
        three_years,
        Show("history", shown.HISTORY),
        to_plan,
        Text(N_("## Part 6: give or hold")),
        Show("six", shown.SIX),
        for_whom,
        Show("favoured", shown.FAVOURED),
        favoured,
        Show("others", shown.OTHERS),
        precedent,
        floor,
        Text(
            N_(
                "## Part 7: give and get\n\nThe second question has no single right answer. The card checks "
                "that an offer can be carried out, rests on figures, and sees the other side."
            )
        ),
        Show("returns", shown.RETURNS),
        ask_first,
        Show("desk", shown.DESK),
        counter_offer,
        Text(N_("## Part 8: our turn to ask\n\nThe last question again has no single right answer.")),
        Show("clause", shown.CLAUSE),
        clause_price,
        Show("letter", shown.LETTER),
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
