"""A question without one right answer: it has failed a second time."""

from ...formats import money, percent
from ...recovery.effects import DOUBLE, GOOD
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

CLAIM, CAP, PART, FIRST = 200_000.0, 100_000.0, 60_000.0, 18_000.0  # course assumptions


def _saved():
    """What lies between a second failure put right well and one put right badly."""
    return (facts.renewal("poor then good") - facts.renewal(DOUBLE)) * facts.WORTH


def _options():
    words = {
        "remedy": _("Visit today, stock at their plant, one named person, and {part} of the damage"),
        "cause": _("Visit today, stock at their plant, one named person; money once the cause is found"),
        "pay": _("Pay the claim of {claim} at once"),
        "sorry": _("A letter of apology from the managing director, and nothing else"),
        "contract": _("Point to the contract: nothing is owed"),
        "discount": _("Five percent off all orders from now on"),
    }
    return {name: text.format(part=money(PART), claim=money(CLAIM)) for name, text in words.items()}


again = Question(
    name="recovery.again",
    number="5.15",
    title=N_("It has failed again"),
    minutes=8,
    topics=("U4.15", "U4.08"),
    prompt=N_(
        "The first late delivery was settled badly; now the second has stopped the line for a day. The "
        "account is worth {worth} from its next renewal on. It claims {claim}; the contract gives it "
        "nothing. You may spend up to {cap} without the board, which meets in three weeks.\n\n"
        "**What do you do, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "worth": money(facts.WORTH),
        "claim": money(CLAIM),
        "cap": money(CAP),
        "part": money(PART),
        "saved": money(_saved()),
        "renew": percent(facts.renewal(DOUBLE)),
    },
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "double",
                N_("Share that renews after a double deviation"),
                lambda: percent(facts.renewal(DOUBLE)),
            ),
            Evidence(
                "rescued",
                N_("Share that renews after poor, then good"),
                lambda: percent(facts.renewal("poor then good")),
            ),
            Evidence("saved", N_("The difference, times what the account is worth"), lambda: money(_saved())),
            Evidence("cap", N_("What may be spent without the board"), lambda: money(CAP)),
            Evidence(
                "spent",
                N_("What the first, bad settlement has cost us"),
                lambda: money(FIRST),
                bears=False,
                why_not=N_("What the first settlement cost is spent, whatever is done now."),
            ),
            Evidence(
                "first",
                N_("Share that renews after one good recovery"),
                lambda: percent(facts.renewal(GOOD)),
                bears=False,
                why_not=N_("That share is for one failure, well put right. This is the second."),
            ),
        ),
        evidence_needed=3,
        constraints=(
            Constraint(
                "cap",
                lambda choice: choice != "pay",
                N_(
                    "That is above the {cap} you may spend; in three weeks, when the board meets, it is too "
                    "late."
                ),
            ),
        ),
        reasons={
            "for": N_("The best reason for what you do"),
            "against": N_("The best reason against it"),
        },
        rubric=(
            N_("I put speed and a remedy beside every word of regret."),
            N_("I compared the cost with what changes, not with the whole worth."),
            N_("I said how a third failure is made impossible, or at least visible in time."),
            N_("I said who calls, and when."),
        ),
        expert=N_(
            "Go there today; stock at their plant, so that a third failure cannot stop the line; one name; "
            "and {part} for the damage, without admitting liability. Between a second failure put right and "
            "one that is not lie {saved}. Then call the next day, and again every week until they say that "
            "it holds."
        ),
        counter=N_(
            "The shares are those of workshops with a care plan, not of this plant, and they were not drawn "
            "by lot. Money without a duty becomes the custom, other customers hear of it, and stock at "
            "their plant hides the cause instead of removing it."
        ),
    ),
    expected=lambda: {
        "decision": "remedy",
        "evidence": ["double", "rescued", "saved"],
        "reasons": {
            "for": "Put right well, many more renew; the difference is several times what we spend.",
            "against": "Paying without a duty may become a custom; the workshops are not this customer.",
        },
    },
    wrong_paths=(
        WrongPath(
            "apology without remedy",
            lambda: "sorry",
            N_("The second apology without a remedy is the double deviation itself: {renew} renew after it."),
        ),
        WrongPath(
            "not owed",
            lambda: "contract",
            N_("Right by the contract, and the end of it: what is owed is not what is wise."),
        ),
        WrongPath(
            "discount",
            lambda: "discount",
            N_(
                "It comes too late for the line and lasts for ever; and the next truck is as late as the "
                "last."
            ),
        ),
    ),
    hints=(
        N_("What changes if it is put right well this time?"),
        N_("Which of these stops a third failure?"),
    ),
    worked=(
        'answer = {"decision": "remedy", "evidence": ["double", "rescued", "saved"],\n'
        '          "reasons": {"for": "Put right well, many more renew: several times what we spend.",\n'
        '                      "against": "Paying without a duty may become a custom for everybody."}}'
    ),
    reason=N_(
        "After the second failure words are spent. What counts is what the customer can see standing there."
    ),
    say=N_("I am going there today. I need the stock, and your number in case they ask for you."),
)
