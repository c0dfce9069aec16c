"""The questions of the lesson on satisfaction and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import in_lesson, warm_up
from .after_survey import first_money
from .errors import called_satisfaction, thirty
from .expectation import from_promises, lever_sign, most_deals, worst_region
from .first import how_much_first, moves_most, stated_first
from .gaps import one_voice, overall_gap
from .in_lesson import south, weights, wording
from .maps import cross_hairs, quadrant
from .one_number import no_rise, promoter_score, scales
from .promising import promise
from .warm_up import warm_loss, warm_retention, warm_share

# Asked outside the sheet: at the start of this lesson and in it.
QUESTIONS = (*warm_up.PART, *in_lesson.CARDS)

# What each part shows before it asks, so that every question can be answered by reading and a calculator.
_SIDES = """
gaps = satisfaction.gap_scores(survey)
table(gaps[["expectation", "perception"]], "Expected and perceived, 1 to 7")
"""
_FOUR = """
four = ["Brakenfeld Brake Systems", "Cranewell Heavy Industry", "Mastingdale Yachts", "Quillmark Appliances"]
of_four = satisfaction.gap_scores(survey, by="account", draws=1).loc[four]
four_gaps = of_four["gap"]
table(of_four[["respondents", "gap"]], "Four accounts: how many answered, and the mean gap")
"""
_SHARES = """
against = satisfaction.stated_against_derived(survey)
beside = gaps[["gap"]].join(against[["stated", "derived"]])
table(beside, "Gap, and importance as stated and as derived", shares=["stated", "derived"])
"""
_ITEMS = """
first = satisfaction.fix_first(survey).head(9).sort_index()
shown = first[["item", "shortfall", "importance"]]
table(shown, "Nine of the 22 statements, with derived importance", shares={"importance": 2})
"""
_MAP = """
importance = satisfaction.derived_importance(survey, by="item")["share"]
performance = satisfaction.performance_only(survey, by="item", draws=1)["performance"]
plots.picture(plots.satisfaction.importance_map, satisfaction.importance_map(importance, performance))
"""
_DEALER = """
dealer = satisfaction.martilla_james()
table(dealer, "A car dealer's service: importance and performance, 1 to 4")
"""
_RECOMMEND = """
counted = answers["recommend"].astype(int).value_counts().sort_index()
table(counted.rename("people").to_frame(), "Would you recommend us? Nobody answered 0, 1 or 2")
"""
_REGIONS = """
regions = satisfaction.gap_scores(survey, by="region")
table(regions[["expectation", "perception"]], "Expected and perceived by region")
"""
_DRIVERS = """
drivers = datasets.expectation_drivers_table()
effects = satisfaction.expectation_drivers_effect(survey, drivers)
strength = drivers.groupby("region", observed=True)[list(satisfaction.DRIVERS)].mean().T
strength = strength.assign(**{"all accounts": effects["mean"]})
table(effects[["effect"]].join(strength), "Effect of one point on expectation; strength of each driver")
"""
_DEALS = """
deals = satisfaction.compare_promises()
table(deals[["first_chance", "last_chance", "deals_won", "satisfaction"]], "Twelve deals")
"""

SHEET = Sheet(
    file="04_satisfaction",
    module="satisfaction",
    title=N_("Exercise 4: what customers expected, and what they got"),
    introduction=N_(
        "Eighteen questions on the survey of Kestrelle's customers, in five parts that follow the lesson. "
        "Answer on the cards; no code is needed: run the whole page, then read the tables and the map, with "
        "a calculator beside you. Whoever prefers code finds a box under each card. Wrong answers are "
        "welcome: the card says which mistake it recognises."
    ),
    setup=(
        "from kam_helpers import datasets, plots, satisfaction\n"
        "from kam_helpers.questions import satisfaction as q\n"
        "from kam_helpers.tables import table\n\n"
        "answers = datasets.survey_table()\n"
        'survey = satisfaction.read_survey(answers, datasets.survey_items(), account="account")\n'
        "survey.report"
    ),
    parts=(
        Text(N_("## Part 1: the gap")),
        Show("sides", _SIDES),
        overall_gap,
        Show("four", _FOUR),
        one_voice,
        Text(N_("## Part 2: what to put right first, and one number for all")),
        Show("shares", _SHARES),
        moves_most,
        stated_first,
        Show("items", _ITEMS),
        how_much_first,
        Show("map", _MAP),
        quadrant,
        Show("dealer", _DEALER),
        cross_hairs,
        Show("recommend", _RECOMMEND),
        promoter_score,
        no_rise,
        scales,
        Text(N_("## Part 3: what is expected, and why")),
        Show("regions", _REGIONS),
        worst_region,
        Show("drivers", _DRIVERS),
        from_promises,
        lever_sign,
        Show("deals", _DEALS),
        most_deals,
        Text(N_("## Part 4: find the error")),
        thirty,
        called_satisfaction,
        Text(
            N_(
                "## Part 5: two decisions\n\nNo single answer is right here. The card checks that "
                "a proposal can be carried out, rests on figures, and sees the other side."
            )
        ),
        first_money,
        promise,
    ),
    closing=N_(
        "## What goes into your account plan\n\n"
        "Keep what your own account expects and perceives with the box at the end of the lesson."
    ),
)

__all__ = [
    "QUESTIONS",
    "SHEET",
    "called_satisfaction",
    "cross_hairs",
    "first_money",
    "from_promises",
    "how_much_first",
    "lever_sign",
    "most_deals",
    "moves_most",
    "no_rise",
    "one_voice",
    "overall_gap",
    "promise",
    "promoter_score",
    "quadrant",
    "scales",
    "south",
    "stated_first",
    "thirty",
    "warm_loss",
    "warm_retention",
    "warm_share",
    "weights",
    "wording",
    "worst_region",
]
