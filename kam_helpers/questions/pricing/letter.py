"""A question without one right answer: the letter that asks for an increase."""

from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

MISSED, MONTHS_AGO = 3_000_000.0, 31  # invented: neither is a reason


def _largest():
    """The index with the largest share of the price."""
    evidence = facts.letter().evidence
    return evidence.loc[evidence["share"].idxmax()]


def _whole():
    """The rise of what weighs most, as if it moved the whole price."""
    return float(_largest()["ratio"] - 1)


def _letter_options():
    words = {
        "clause": _("{change} more from {starts}, by an index clause that works both ways"),
        "steps": _("{change} more in two steps, half from {starts} and half six months later"),
        "whole": _("{whole} more from {starts}: so much dearer is resin, and it weighs most"),
        "market": _("5 % more from {starts}: everybody in the market is doing it, we have asked around"),
        "now": _("{change} more on everything delivered from Monday on"),
        "silence": _("Nothing this year: better not to wake anybody"),
    }
    figures = {
        "change": percent(facts.letter().change, 1),
        "starts": facts.letter().starts,
        "whole": percent(_whole(), 1),
    }
    return {name: text.format(**figures) for name, text in words.items()}


increase_letter = Question(
    name="pricing.increase_letter",
    number="7.21",
    title=N_("Your letter"),
    minutes=9,
    topics=("U5.13",),
    prompt=N_(
        "You write to {account} in July 2026. It has no index clause; by our terms a new price needs three "
        "months' notice (course assumption). The table shows what has become dearer since July 2025, and "
        "what each index adds to the price.\n\n"
        "**What do you ask for, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "account": facts.DEARER,
        "change": percent(facts.letter().change, 1),
        "a_year": money(facts.letter().asked_a_year),
        "waiting": money(facts.letter().waiting),
        "starts": facts.letter().starts,
        "share": percent(_largest()["share"]),
        "whole": percent(_whole(), 1),
        "adds": f"{100 * facts.effect().adds_risk:.1f}",
        "may": f"{100 * facts.effect().may_add:.1f}",
    },
    kind=Judgement(
        decision=Choice(_letter_options),
        evidence=(
            Evidence(
                "change",
                N_("What the indices add to its price"),
                lambda: percent(facts.letter().change, 1),
            ),
            Evidence(
                "waiting",
                N_("What each month without it costs us"),
                lambda: money(facts.letter().waiting),
            ),
            Evidence(
                "adds",
                N_("Points of risk the letter adds, by attraction and barrier"),
                lambda: facts.points(facts.effect().adds_risk),
            ),
            Evidence(
                "may",
                N_("Points of risk it may add until silence is better"),
                lambda: facts.points(facts.effect().may_add),
            ),
            Evidence(
                "target",
                N_("What we miss on our profit target for the year, all accounts"),
                lambda: money(MISSED),
                bears=False,
                why_not=N_("Our target is our matter. To the customer it is no reason to pay more."),
            ),
            Evidence(
                "last",
                N_("How long ago we last raised its price, in months"),
                lambda: str(MONTHS_AGO),
                bears=False,
                why_not=N_("That it was long ago proves nothing. What has become dearer since does."),
            ),
        ),
        evidence_needed=2,
        constraints=(
            Constraint(
                "notice",
                lambda choice: choice != "now",
                N_("By our terms a new price needs three months' notice: {starts} at the earliest."),
            ),
        ),
        reasons={
            "for": N_("The sentence of the letter that gives the reason"),
            "against": N_("The buyer's best reply to it"),
        },
        rubric=(
            N_("My reason is an index that the buyer can look up, times its share of the price."),
            N_("I named a date and two options."),
            N_("I said what happens when the indices fall."),
            N_("Not a word about competitors, to them or with them."),
        ),
        expert=N_(
            "{change} from {starts}, with the sum on one page, and the offer to write it as a clause that "
            "works both ways. It adds {adds} points of risk and may add {may}. Offer two steps as the second "
            "option: that costs us a quarter of the first year and gives the buyer something to take home."
        ),
        counter=N_(
            "A clause works both ways: if resin falls next spring, so does our price. Who expects that asks "
            "for the steps. And the risk comes from a model of lesson 6, not from a talk with the buyer."
        ),
    ),
    expected=lambda: {
        "decision": "clause",
        "evidence": ["change", "adds", "may"],
        "reasons": {
            "for": "Resin, pigment and wages are a good part of the price; here is what each of them adds.",
            "against": "You never lowered the price when resin was cheap, so why should we pay now?",
        },
    },
    wrong_paths=(
        WrongPath(
            "whole price indexed",
            lambda: "whole",
            N_(
                "{whole} is the rise of resin, and only {share} of the price are resin. The first "
                "buyer who can divide will say so."
            ),
        ),
        WrongPath(
            "what others do",
            lambda: "market",
            N_(
                "Do not ask competitors about prices, and do not write about theirs: that is a matter for "
                "the antitrust authority. Give your own cost."
            ),
        ),
        WrongPath(
            "silence",
            lambda: "silence",
            N_(
                "Each month of silence costs {waiting}, and next year's letter has to ask for two years at "
                "once."
            ),
        ),
    ),
    hints=(
        N_("What has become dearer, and which part of the price is it?"),
        N_("Give a reason, a date and a choice."),
    ),
    worked=(
        'answer = {"decision": "clause", "evidence": ["change", "adds", "may"],\n'
        '          "reasons": {"for": "Here is what resin, pigment and wages add to this price.",\n'
        '                      "against": "You never lowered it when resin was cheap."}}'
    ),
    reason=N_(
        "The indices make the reason, the shares make the figure, notice and options make it bearable. "
        "{a_year} a year is at stake."
    ),
    say=N_("We ask for what has become dearer, not a yuan more, and we say when it comes down again."),
)
