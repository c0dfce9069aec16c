"""A question without one right answer: who may put it right on the spot?"""

from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

LIMIT = 5_000.0  # CNY, course assumption


def _of(recovery, column):
    return facts.by_recovery().loc[recovery, column]


def _options():
    words = {
        "limit": _("The engineer decides up to {limit} a case, and writes it down"),
        "goods": _("The engineer decides on goods and hours, head office on money"),
        "office": _("Head office decides, but within four hours"),
        "free": _("The engineer decides without a limit"),
        "voucher": _("Everybody who complains gets ten percent off at once"),
        "plan": _("A small planned failure for every key account, with a brilliant recovery"),
    }
    return {name: text.format(limit=money(LIMIT)) for name, text in words.items()}


authority = Question(
    name="recovery.authority",
    number="5.14",
    title=N_("Who may put it right?"),
    minutes=8,
    topics=("U4.15", "U4.16"),
    prompt=N_(
        "A service engineer stands before a furious customer. Today every yuan has to be approved at head "
        "office. Service asks for authority on the spot; finance fears for its money.\n\n"
        "**What do you propose, and how do you argue it both ways?**"
    ),
    facts=lambda: {"limit": money(LIMIT)},
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "most", N_("What an attempt may cost (question 5.10)"), lambda: money(facts.value().at_most)
            ),
            Evidence(
                "chance",
                N_("Chance of success below which it does harm"),
                lambda: percent(facts.value().break_even_success),
            ),
            Evidence(
                "good",
                N_("Median hours to the first answer, settled well"),
                lambda: f"{_of('good', 'first_response_hours'):.0f}",
            ),
            Evidence(
                "poor",
                N_("Median hours to the first answer, settled badly"),
                lambda: f"{_of('poor', 'first_response_hours'):.0f}",
            ),
            Evidence(
                "paid",
                N_("Compensation a complaint settled well, on average"),
                lambda: money(_of("good", "compensation_cny") / _of("good", "complaints")),
            ),
            Evidence(
                "happier",
                N_("Satisfaction after a good recovery, above the untroubled"),
                lambda: f"{facts.effects().loc['good', 'satisfaction_difference']:.1f}",
                bears=False,
                why_not=N_("That they are more satisfied than the untroubled does not show in renewals."),
            ),
        ),
        evidence_needed=2,
        constraints=(
            Constraint(
                "limit",
                lambda choice: choice != "free",
                N_("Finance must be able to plan: without any limit nobody can sign it."),
            ),
        ),
        reasons={
            "for": N_("The best reason for your proposal"),
            "against": N_("The best reason against it, as finance would put it"),
        },
        rubric=(
            N_("I compared the cost of a case with what is at stake."),
            N_("I said how misuse would be noticed."),
            N_("I said what is decided on the spot and what is not, such as liability."),
            N_("I said how we shall see whether it helps."),
        ),
        expert=N_(
            "Up to {limit} on the spot, written down the same day, read once a month: that covers the usual "
            "case and is far below what is at stake. What the engineer decides first is goods and hours, "
            "not money. Grave cases and liability go to a person with a name, who calls back within four "
            "hours."
        ),
        counter=N_(
            "That fast and good go together may mean only that easy cases are fast. Authority without "
            "training buys peace: the amounts drift to the limit, and customers learn who pays."
        ),
    ),
    expected=lambda: {
        "decision": "limit",
        "evidence": ["most", "poor"],
        "reasons": {
            "for": "What is at stake is many times the limit; waiting for approval loses the customer.",
            "against": "Amounts drift up to the limit, and customers soon learn whom they have to shout at.",
        },
    },
    wrong_paths=(
        WrongPath(
            "discount before understanding",
            lambda: "voucher",
            N_("Ten percent before anybody has asked what happened repairs nothing and teaches complaining."),
        ),
        WrongPath(
            "paradox as a plan",
            lambda: "plan",
            N_(
                "Renewals do not rise after a good recovery, and some recoveries fail. Nobody plans a "
                "failure."
            ),
        ),
    ),
    hints=(N_("What does a usual case cost, and what is at stake?"), N_("What would be lost by waiting?")),
    worked=(
        'answer = {"decision": "limit", "evidence": ["most", "poor"],\n'
        '          "reasons": {"for": "What is at stake is many times the limit, and waiting loses them.",\n'
        '                      "against": "Amounts drift to the limit, and customers learn who pays."}}'
    ),
    reason=N_(
        "Speed is a matter of who may decide. A limit is a price for speed, and it can be read every month."
    ),
    say=N_("Give them a limit and a notebook. We read it once a month and move the limit."),
)
