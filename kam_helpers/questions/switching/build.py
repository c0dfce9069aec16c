"""A question without one right answer: which barrier next, at an account that could leave tomorrow."""

from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

BUDGET = 350_000.0  # CNY in the first year: course assumption


def _way(name, column):
    return float(facts.ways(facts.FREE)[column][name])


def _first_year(name):
    return _way(name, "cost_once") + _way(name, "cost_a_year")


def _needed():
    return float(facts.against_offers()["needed_discount"][facts.FREE])


def _options():
    words = {
        "process": _(
            "Link ordering and stock, with fair notice and its data back: {process} in the first year"
        ),
        "service": _("Train its operators and be on site within hours: {service} in the first year"),
        "product": _("Develop a coating for its line: {product} in the first year"),
        "closed": _("Link ordering and stock in our own closed format, five years without notice"),
        "rebate": _("A rebate that grows with the share of its needs it buys from us"),
        "nothing": _("Nothing: it is satisfied, and better off with us"),
    }
    amounts = {
        "process": money(_first_year("process")),
        "service": money(_first_year("service")),
        "product": money(_first_year("product and technology")),
    }
    return {name: text.format(**amounts) for name, text in words.items()}


next_barrier = Question(
    name="switching.next_barrier",
    number="10.17",
    title=N_("What to build next"),
    minutes=8,
    topics=("U5.35", "U5.33"),
    prompt=N_(
        "{account} is better off with us by {attraction} of its purchases; but by the cost of changing "
        "alone a discount of {needed} would do. Its rival offers {offer} and would pay part of the change. "
        "You may spend {budget} in the first year (course assumption). Use the second table of part 3.\n\n"
        "**Which barrier do you build, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "account": facts.FREE,
        "attraction": percent(float(facts.attraction()[facts.FREE]), 1),
        "needed": percent(_needed(), 1),
        "offer": percent(float(facts.discounts()[facts.FREE])),
        "threshold": percent(facts.threshold(facts.FREE), 1),
        "budget": money(BUDGET),
        "product": money(_first_year("product and technology")),
        "process": money(_way("process", "gain")),
        "service": money(_way("service", "gain")),
    },
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "threshold",
                N_("The rival's discount at which leaving pays"),
                lambda: percent(facts.threshold(facts.FREE), 1),
            ),
            Evidence(
                "process",
                N_("What linking the processes adds to its lifetime profit"),
                lambda: money(_way("process", "gain")),
            ),
            Evidence(
                "service",
                N_("What the service adds to its lifetime profit"),
                lambda: money(_way("service", "gain")),
            ),
            Evidence(
                "attraction",
                N_("Attraction after the service, share of purchases"),
                lambda: percent(_way("service", "attraction_share_after"), 1),
            ),
            Evidence(
                "system",
                N_("What the same link cost at another customer in 2021"),
                lambda: money(510_000.0),
                bears=False,
                why_not=N_("That was spent elsewhere, on another system. What counts is what it costs here."),
            ),
            Evidence(
                "sales",
                N_("What it bought from us in the last twelve months"),
                lambda: money(facts.purchases(facts.FREE)),
                bears=False,
                why_not=N_("Sales say that it is large, not that any of the ways pays."),
            ),
        ),
        evidence_needed=2,
        constraints=(
            Constraint(
                "budget",
                lambda choice: choice != "product",
                N_("That takes {product} in the first year, more than the {budget} you may spend."),
            ),
        ),
        reasons={
            "for": N_("The best reason for what you build"),
            "against": N_("The best reason against it, as the customer would put it"),
        },
        rubric=(
            N_("I said what the customer gains, before what it would lose by leaving."),
            N_("I compared the gain in lifetime profit with the cost of every year."),
            N_("I promised notice and data, and counted the lower barrier."),
            N_("I said how the customer's people will notice it."),
        ),
        expert=N_(
            "Link the processes, with notice and data promised: it adds {process} to the lifetime profit, "
            "the service {service}, and both make the customer better off. If its people complain about "
            "our response times, start with the service all the same: a link to a supplier who comes late "
            "is a fence."
        ),
        counter=N_(
            "All effects are course assumptions, the same for every account. A buyer who wants two sources "
            "will see any link as a chain; and leaving pays only above {threshold}: perhaps half a year of "
            "listening is the better investment."
        ),
    ),
    expected=lambda: {
        "decision": "process",
        "evidence": ["process", "threshold"],
        "reasons": {
            "for": "It makes ordering easier for them and adds more lifetime profit than the service.",
            "against": "Any link looks like a chain to a buyer who wants two sources for everything.",
        },
    },
    wrong_paths=(
        WrongPath(
            "closed",
            lambda: "closed",
            N_(
                "Without notice and data it is a fence. The day they notice, attraction falls, and others "
                "hear of it."
            ),
        ),
        WrongPath(
            "rebate",
            lambda: "rebate",
            N_(
                "A rebate on the share of its needs buys the year and teaches the price; and if we are ever "
                "dominant in this market, it is a case for the lawyers."
            ),
        ),
        WrongPath(
            "satisfied, so loyal",
            lambda: "nothing",
            N_("Satisfied is not loyal: at {threshold} leaving pays, and the rival is at {offer} already."),
        ),
    ),
    hints=(
        N_("What would the customer order for itself?"),
        N_("Cost in the first year against the budget; gain against gain."),
    ),
    worked=(
        'answer = {"decision": "process", "evidence": ["process", "threshold"],\n'
        '          "reasons": {"for": "Ordering gets easier for them, and it adds most for its price.",\n'
        '                      "against": "Any link looks like a chain to a buyer who wants two."}}'
    ),
    reason=N_("A barrier that the customer would choose again needs no lock. That is why it holds longest."),
    say=N_("I propose the link, and I propose to tell them on the first page how they can leave it."),
)
