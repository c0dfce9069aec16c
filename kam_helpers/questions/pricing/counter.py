"""A question without one right answer: a counter-offer with give and get."""

from ... import pricing as models
from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

MOST = 0.03  # what the account manager may give alone: course assumption


def _figure(column, name):
    return facts.ranking(facts.COUNTERED).value(column, name)


def _cut(name):
    return facts.ranking(facts.COUNTERED).response(name).total_cut


def _quote():
    """(price gap, part of the quantity, valid until, decided on): the rival's offer in writing."""
    letter, request = facts.quotation(facts.COUNTERED), facts.requests().loc[facts.COUNTERED]
    share, dates = float(letter["quantity_share"]), (letter["valid_until"], request["deadline"])
    return float(letter["discount"]), share, *(day.date().isoformat() for day in dates)


def _words():
    gap, share, until, by = _quote()
    return {"quote": percent(gap, 1), "share": percent(share), "until": until, "by": by}


def _options():
    words = {
        "trade": _(
            "If you agree on two years, full loads and a forecast, then {trade} off, paid as a bonus at the "
            "end of the year"
        ),
        "redesign": _("No cut now; a value analysis together, and half of what is saved from next year on"),
        "hold": _("No, with what it has from us in figures, and a date to look at it again"),
        "concede": _("{asked}, as asked, so that the matter is closed"),
        "part": _("{part} at once, without conditions, as a sign of goodwill"),
        "match": _("{quote} at once, on everything: as low as the rival's letter"),
        "phase": _("{asked} in equal steps over three years"),
        "days": _("The price stays, but it may pay 60 days later: that does not show on the invoice"),
    }
    asked = percent(facts.asked(facts.COUNTERED))
    trade, part = percent(_cut("trade"), 1), percent(_cut("concede in part"), 1)
    figures = {"asked": asked, "trade": trade, "part": part} | _words()
    return {name: text.format(**figures) for name, text in words.items()}


counter_offer = Question(
    name="pricing.counter_offer",
    number="7.18",
    title=N_("Your counter-offer"),
    minutes=9,
    topics=("U5.12", "U5.11", "U5.46"),
    prompt=N_(
        "{account}, to which we are one of several ({seen}), asks for {asked} by {by}: “{said}”. A rival "
        "has offered in writing {quote} below our price, for {share} of the quantity, valid until {until}. "
        "The table shows what the answers leave, what other accounts would get taken off. You may give "
        "{most} on your own (course assumption).\n\n"
        "**What do you offer, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "account": facts.COUNTERED,
        "asked": percent(facts.asked(facts.COUNTERED)),
        "seen": _(facts.requests()["customer_sees_us_as"][facts.COUNTERED]),
        "said": facts.requests()["reason"][facts.COUNTERED],
        **_words(),
        "most": percent(MOST),
        "needed": f"{100 * _figure('indifferent', 'concede'):.1f}",
        "removes": f"{100 * _figure('removes', 'concede'):.1f}",
        "others": money(_figure("spill_over", "concede")),
        "trade": percent(_cut("trade"), 1),
        "part": percent(_cut("concede in part"), 1),
        "ahead": money(_figure("expected_clp", "trade") - _figure("expected_clp", "concede")),
        "days": percent(models.days_as_price(60), 1),
        "firm": percent(facts.ranking(facts.COUNTERED).firmness),
    },
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "needed",
                N_("Points of risk that a full yes must remove, what others would get included"),
                lambda: facts.points(_figure("indifferent", "concede")),
            ),
            Evidence(
                "removes",
                N_("Points of risk that it removes, by the manager's estimate"),
                lambda: facts.points(_figure("removes", "concede")),
            ),
            Evidence(
                "ahead",
                N_("What the trade leaves more than a full yes, over five years"),
                lambda: money(_figure("expected_clp", "trade") - _figure("expected_clp", "concede")),
            ),
            Evidence(
                "quote",
                N_("How far the rival's written price lies below ours"),
                lambda: percent(_quote()[0], 1),
                bears=False,
                why_not=N_(
                    "It was for {share} of the quantity, and it ran out on {until}. Ask whether it has been "
                    "renewed before you count it."
                ),
            ),
            Evidence(
                "sales",
                N_("What it bought from us in the last twelve months"),
                lambda: money(facts.asked(facts.COUNTERED, "purchases")),
                bears=False,
                why_not=N_("Sales say that it is not small. They do not say which answer is right."),
            ),
            Evidence(
                "full",
                N_("Margin after full cost, once all is given"),
                lambda: percent(
                    facts.asked(facts.COUNTERED, "gross_margin") - facts.asked(facts.COUNTERED), 1
                ),
                bears=False,
                why_not=N_(
                    "Full cost holds works and offices that stay whether or not the account does. Count "
                    "what is avoidable."
                ),
            ),
        ),
        evidence_needed=2,
        constraints=(
            Constraint(
                "authority",
                lambda choice: choice != "phase",
                N_("In the end that is {asked}; you may give {most} on your own."),
            ),
        ),
        reasons={
            "for": N_("Your offer in one sentence: if you …, then we …"),
            "against": N_("What the buyer will say against it"),
        },
        rubric=(
            N_("Each thing I give has a return, and the return comes first in the sentence."),
            N_("I compared points of risk with points of risk."),
            N_("I counted days and service as price."),
            N_("I looked until when the rival's letter is valid and what part of the quantity it covers."),
            N_("I know what I do if the answer is no, and where I stop."),
        ),
        expert=N_(
            "The trade: {trade} as a bonus once two years, full loads and the forecast are kept. It leaves "
            "{ahead} more than a yes to everything and is the best answer in {firm} of the assumptions "
            "tried. The rival's letter covers {share} of the quantity and ran out on {until}: show that you "
            "have read it, and ask for the new one."
        ),
        counter=N_(
            "The buyer needs a figure before the budget closes and cannot take a bonus home. If his "
            "engineers are willing, the redesign gives him a figure too, next year; and if the rival has "
            "no approved product, a friendly no costs least of all. A letter that has run out can be renewed "
            "in a day. The estimates of risk are one person's."
        ),
    ),
    expected=lambda: {
        "decision": "trade",
        "evidence": ["needed", "removes"],
        "reasons": {
            "for": "If you order full loads with a forecast for two years, then we pay a bonus.",
            "against": "He needs the figure in this year's budget, and a bonus comes when it is closed.",
        },
    },
    wrong_paths=(
        WrongPath(
            "all of it",
            lambda: "concede",
            N_(
                "It would have to remove {needed} points of risk and removes {removes}; and it is more than "
                "you may give. Other accounts would get {others} a year of it. Next year's request starts "
                "from there."
            ),
        ),
        WrongPath(
            "letter matched",
            lambda: "match",
            N_(
                "That letter was for {share} of the quantity, and it ran out on {until}, before they decide "
                "({by}). Who matches it on everything pays for an offer that nobody holds any more."
            ),
        ),
        WrongPath(
            "given for nothing",
            lambda: "part",
            N_("{part} for nothing says that there is more to get. What do they do for it?"),
        ),
        WrongPath(
            "days free",
            lambda: "days",
            N_(
                "60 days are {days} of the price, every year. They do not show on the invoice; they show in "
                "our money."
            ),
        ),
    ),
    hints=(
        N_("What does the customer have that costs it little and is worth something to us?"),
        N_("Compare what each answer leaves, and what each needs from the customer."),
    ),
    worked=(
        'answer = {"decision": "trade", "evidence": ["needed", "removes"],\n'
        '          "reasons": {"for": "If you order full loads for two years, then we pay a bonus.",\n'
        '                      "against": "He needs the figure before this year\'s budget closes."}}'
    ),
    reason=N_(
        "A cut without a return teaches that asking pays. A return that is agreed and not kept costs nothing "
        "if the cut is paid afterwards."
    ),
    say=N_("I offer a price for something we need. If they do not want that, the price stays where it is."),
)
