"""A question without one right answer: which date to promise."""

from ...text import N_
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts


def _won(strategy):
    return f"{facts.promises()['deals_won'][strategy]:.1f}"


promise = Question(
    name="satisfaction.promise",
    number="4.18",
    title=N_("Promise twelve, deliver in seven?"),
    minutes=8,
    topics=("U4.12", "U4.14"),
    prompt=N_(
        "Kestrelle delivers in seven working days, 95 times in 100; by express in three, at a price. A "
        "rival promises three and often needs nine. The director of sales says: “We promise twelve. Then "
        "everybody is delighted.”\n\n"
        "**What shall we promise, and how do you argue it both ways?**"
    ),
    kind=Judgement(
        decision=Choice(
            {
                "honest": N_("Seven days, with how often they are kept, in writing"),
                "options": N_("The choice: seven days, or three by express at its price"),
                "pad": N_("Twelve days, and deliver in seven"),
                "match": N_("Three days, as the rival does"),
                "none": N_("No date at all: as soon as possible"),
            }
        ),
        evidence=(
            Evidence("honest", N_("Deals won of twelve, honest promise"), lambda: _won("honest")),
            Evidence("over", N_("Deals won of twelve, promising too much"), lambda: _won("over-promise")),
            Evidence("under", N_("Deals won of twelve, promising too little"), lambda: _won("under-promise")),
            Evidence(
                "effect",
                N_("Satisfaction for one point more expected (Kestrelle's survey)"),
                lambda: facts.signed(facts.fit().expectation_effect),
            ),
            Evidence(
                "south",
                N_("Gap in the South, where most is promised"),
                lambda: facts.signed(facts.gap(facts.REGION, "region")),
            ),
            Evidence(
                "promoters",
                N_("Promoter score"),
                lambda: f"{facts.promoters().score:.0f}",
                bears=False,
                why_not=N_("One score for all customers does not say which promise made it."),
            ),
        ),
        evidence_needed=2,
        constraints=(
            Constraint(
                "date",
                lambda choice: choice != "none",
                N_("A customer who plans a line needs a date; “as soon as possible” is read as tomorrow."),
            ),
        ),
        reasons={
            "for": N_("The best reason for your promise"),
            "against": N_("The best reason against it, as the director would put it"),
        },
        rubric=(
            N_("I counted the orders that a promise wins or loses, not only how happy the buyers are."),
            N_("I said what the customer does with the date."),
            N_("I told managing an expectation from deceiving."),
            N_("I said what happens in the five cases of a hundred."),
        ),
        expert=N_(
            "Offer both: seven days as a standard with a figure that can be checked, three by express for "
            "those who need it. Whoever has a choice has agreed to what he gets. And say in advance what "
            "happens when a date slips: a call at once, and the express for nothing."
        ),
        counter=N_(
            "In the survey, those who expect less are more satisfied, so a little air in the date might "
            "help; things do go wrong, and five late deliveries in a hundred are remembered longer than "
            "ninety-five. The choice also invites everybody to haggle for the express."
        ),
    ),
    expected=lambda: {
        "decision": "options",
        "evidence": ["honest", "under"],
        "reasons": {
            "for": "A true date that can be checked, and a way out for those who cannot wait for seven days.",
            "against": "Some air in the date would spare us the five late deliveries in every hundred.",
        },
    },
    wrong_paths=(
        WrongPath(
            "padding",
            lambda: "pad",
            N_(
                "It loses the orders that cannot wait, the delight becomes the new normal after a few, and "
                "the day it is found out no date of ours counts any more."
            ),
        ),
        WrongPath(
            "match the rival",
            lambda: "match",
            N_("We cannot keep it. That is how the South was made: first the order, then the gap."),
        ),
    ),
    hints=(
        N_("Which orders never come because of the date?"),
        N_("What will be expected after the third deal?"),
    ),
    worked=(
        'answer = {"decision": "options", "evidence": ["honest", "under"],\n'
        '          "reasons": {"for": "A true date that can be checked, and a way out for the others.",\n'
        '                      "against": "Some air in the date would spare us five late deliveries."}}'
    ),
    reason=N_("A promise is a plan of the customer's. What helps him plan is true, early and in numbers."),
    say=N_("We sell dates that hold. Who needs it faster can have that too, at its price."),
)
