"""A question without one right answer: which of four measures comes first."""

from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

BUDGET = 600_000.0
COSTS = {"help": 480_000.0, "portal": 520_000.0, "promises": 120_000.0}  # course assumptions
DISCOUNT = 0.01


def _discount():
    return DISCOUNT * facts.accounts()["revenue"].sum()


def _cost(plan):
    plans = {"both": COSTS["help"] + COSTS["promises"], "all": sum(COSTS.values()), "discount": _discount()}
    return (COSTS | plans)[plan]


def _options():
    words = {
        "help": _("A stand-by service: help within hours when a line stands still ({cost})"),
        "portal": _("A new order portal with better papers ({cost})"),
        "promises": _("Rules and training for promises in the South ({cost})"),
        "both": _("Stand-by service, and rules for promises ({cost})"),
        "all": _("All three ({cost})"),
        "discount": _("One percent off for everybody, as a thank-you ({cost} a year)"),
    }
    return {name: text.format(cost=money(_cost(name))) for name, text in words.items()}


def _gain(lever):
    return facts.levers().loc[lever, "gain"]


first_money = Question(
    name="satisfaction.first_money",
    number="4.17",
    title=N_("One budget after the survey"),
    minutes=10,
    topics=("U4.03", "U4.05"),
    prompt=N_(
        "The board has read the survey and grants {budget}, once. Service wants a stand-by, information "
        "technology a new portal (the worst score of all), sales in the South wants to be left alone. What "
        "the measures cost is an estimate. Two figures say what half a point is worth before its cost; as in "
        "the explorer, a point of perception costs {perception} in each of {dimensions} dimensions, a point "
        "of expectation {expectation} and {lost} of the business (course assumptions; the effects are those "
        "that the survey shows).\n\n"
        "**What do you propose, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "budget": money(BUDGET),
        "discount": money(_discount()),
        "perception": money(facts.COST_PERCEPTION),
        "expectation": money(facts.COST_EXPECTATION),
        "lost": percent(facts.BUSINESS_LOST),
        "dimensions": len(facts.survey().dimensions),
        "rank": int(facts.first().loc["T4", "rank_priority"]),
        "n": facts.promoters().n,
    },
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "help",
                N_("Priority of help in a standstill (importance × shortfall, of 1,000)"),
                lambda: f"{1000 * facts.first().loc['S3', 'priority']:.0f}",
            ),
            Evidence(
                "portal",
                N_("Priority of papers and portal (importance × shortfall, of 1,000)"),
                lambda: f"{1000 * facts.first().loc['T4', 'priority']:.0f}",
            ),
            Evidence(
                "south",
                N_("Gap in the South"),
                lambda: facts.signed(facts.gap(facts.REGION, "region")),
            ),
            Evidence(
                "driver",
                N_("Share of promises in what explains expectation"),
                lambda: percent(facts.effects()["share"]["promises"]),
            ),
            Evidence(
                "perception",
                N_("Gain in lifetime profit before cost, if half a point more is perceived everywhere"),
                lambda: money(_gain("raise perception")),
            ),
            Evidence(
                "expectation",
                N_("Gain in lifetime profit before cost, if half a point less is expected everywhere"),
                lambda: money(_gain("manage expectation")),
            ),
            Evidence(
                "promoters",
                N_("Promoter score, last year 1, now"),
                lambda: f"{facts.promoters().score:.0f}",
                bears=False,
                why_not=N_("Two points of promoter score lie inside its interval: that may be chance."),
            ),
            Evidence(
                "sent",
                N_("People who answered"),
                lambda: f"{facts.promoters().n}",
                bears=False,
                why_not=N_("How many answered says how sure we are, not which measure comes first."),
            ),
        ),
        evidence_needed=3,
        constraints=(
            Constraint(
                "budget",
                lambda plan: _cost(plan) <= BUDGET,
                N_("That costs more than the {budget} granted. Somebody has to wait."),
            ),
        ),
        reasons={
            "for": N_("The best reason for your proposal"),
            "against": N_("The best reason against it, as its opponents would put it"),
        },
        rubric=(
            N_("I weighed each gap by what it moves, not by its size."),
            N_("I said which effect is measured and which is assumed."),
            N_("I named what the survey cannot tell: cause, and what happens if nothing is done."),
            N_("I said by what we shall see next year whether it helped."),
        ),
        expert=N_(
            "Stand-by service and rules for promises: the first closes the gap that moves the overall "
            "answer most, the second the gap that our own words have opened, and it is cheap. The portal "
            "waits; in the order of priority it is number {rank}. Try the stand-by in one region first, so "
            "that next year there is something to compare with."
        ),
        counter=N_(
            "Derived importance is an association among {n} people: those who are happy may simply praise "
            "everything. The portal annoys every customer every week, and its effect could be seen within a "
            "month; a stand-by that is never called looks like waste. And rules for promises may cost orders."
        ),
    ),
    expected=lambda: {
        "decision": "both",
        "evidence": ["help", "south", "driver"],
        "reasons": {
            "for": "The stand-by closes the gap that moves most, the rules one that we opened ourselves.",
            "against": "It is an association only, and strict rules for promises may cost us first orders.",
        },
    },
    wrong_paths=(
        WrongPath(
            "worst gap first",
            lambda: "portal",
            N_(
                "The worst gap, and number {rank} in priority: it would improve the survey, not the "
                "relationship."
            ),
        ),
        WrongPath(
            "discount",
            lambda: "discount",
            N_("{discount} every year, for something nobody in the survey asked for; it closes no gap."),
        ),
    ),
    hints=(
        N_("Compare priorities, not gaps."),
        N_("Two of the three measures fit into the budget together."),
    ),
    worked=(
        'answer = {"decision": "both", "evidence": ["help", "south", "driver"],\n'
        '          "reasons": {"for": "The stand-by closes the gap that moves most of what they say.",\n'
        '                      "against": "It is an association only, and rules may cost us orders."}}'
    ),
    reason=N_("A survey ranks; what to do first also takes cost, proof and somebody who does it."),
    say=N_("We start where it moves most, keep one region for comparison, and look again in a year."),
)
