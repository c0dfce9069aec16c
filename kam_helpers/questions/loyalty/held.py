"""A question without one right answer: a hostage whose contract ends."""

from ... import datasets
from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

ACCOUNT = "Brandvold & Sons Packaging"
BUDGET = 300_000.0  # CNY a year, course assumption
MEND, TEAM = 240_000.0, 280_000.0  # what the two programmes cost a year, course assumptions


def _row(column):
    return facts.staying().loc[ACCOUNT, column]


def _cut():
    """What it costs to lower our price to the rival's, CNY a year."""
    return float(facts.offered()[ACCOUNT] * _row("purchases"))


def _options():
    words = {
        "mend": _("Mend what annoys it most, with dates, for {mend} a year, before we talk about renewal"),
        "team": _(
            "Open the fields that bind it, and a joint team that makes staying worth it, {team} a year"
        ),
        "price": _("Go down to the rival's price, {cut} a year"),
        "fence": _("A new contract with a long notice period and our own closed connectors"),
        "wait": _("Nothing: its staying force is above zero"),
        "raise": _("Raise the price by two percent: it cannot leave"),
    }
    amounts = {"mend": money(MEND), "team": money(TEAM), "cut": money(_cut())}
    return {name: text.format(**amounts) for name, text in words.items()}


hostage = Question(
    name="loyalty.hostage",
    number="6.18",
    title=N_("A hostage whose contract ends"),
    minutes=8,
    topics=("U5.07", "U5.02"),
    prompt=N_(
        "{account} gives us nearly all its orders, earns us {profit} a year, and would not recommend us. "
        "Its attraction is {attraction} of its purchases, its barrier {barrier}; its rival is {today} "
        "cheaper. Its contract ends in nine months. You may spend {budget} a year. (End of the contract, "
        "budget and cost of the programmes: course assumptions.)\n\n"
        "**What do you do, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "account": ACCOUNT,
        "profit": money(facts.accounts()["profit"][ACCOUNT]),
        "attraction": percent(_row("attraction_share"), 1),
        "barrier": percent(_row("barrier_share"), 1),
        "today": percent(facts.offered()[ACCOUNT]),
        "budget": money(BUDGET),
        "mend": money(MEND),
        "cut": money(_cut()),
        "limit": percent(facts.thresholds()[ACCOUNT], 1),
        "left": percent(_row("force_share"), 1),
        "points": f"{100 * _row('force_share'):.1f}",
        "gap": percent(-_row("attraction_share"), 1),
        "months": f"{12 * MEND / facts.accounts()['profit'][ACCOUNT]:.0f}",
    },
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "limit",
                N_("The rival's discount at which leaving pays"),
                lambda: percent(facts.thresholds()[ACCOUNT], 1),
            ),
            Evidence("attraction", N_("Attraction, CNY a year"), lambda: money(float(_row("attraction")))),
            Evidence(
                "profit",
                N_("What it leaves us a year"),
                lambda: money(facts.accounts()["profit"][ACCOUNT]),
            ),
            Evidence(
                "stands",
                N_("Part of the barrier that ends with the contract (benefits lost)"),
                lambda: percent(_contract_part()),
            ),
            Evidence(
                "orders",
                N_("Share of its orders that came to us"),
                lambda: percent(facts.answers()["repurchase_rate"][ACCOUNT]),
                bears=False,
                why_not=N_("That it orders here says that it cannot leave yet, not that it wants to stay."),
            ),
            Evidence(
                "machine",
                N_("What we once paid for the equipment at its plant"),
                lambda: money(650_000.0),
                bears=False,
                why_not=N_(
                    "What we once paid is spent; and our cost is not the customer's cost of changing."
                ),
            ),
        ),
        evidence_needed=3,
        constraints=(
            Constraint(
                "budget",
                lambda choice: choice != "price",
                N_("That takes {cut} a year, more than the {budget} you may spend."),
            ),
        ),
        reasons={
            "for": N_("The best reason for what you do"),
            "against": N_("The best reason against it"),
        },
        rubric=(
            N_("I started with what the customer would gain, and not with the fence."),
            N_("I compared the cost a year with the profit at stake and with the chance to keep it."),
            N_("I said what shrinks the barrier, and when."),
            N_("I named the sign by which we see in time that it does not work."),
        ),
        expert=N_(
            "Mend first, with dates and a name: if the account stays {months} months longer than it would "
            "have, a year of the programme is paid for. At {limit} leaving pays, {points} percentage points "
            "above today's offer; and part of the barrier ends with the contract. A joint team is a good "
            "second step, once the first promises are kept: offered today it would look like a new fence."
        ),
        counter=N_(
            "Value that its people do not notice moves nobody, and a gap of {gap} does not close in "
            "nine months. Perhaps the equipment is simply old: then half of the money is better kept for the "
            "offer at renewal."
        ),
    ),
    expected=lambda: {
        "decision": "mend",
        "evidence": ["limit", "attraction", "profit"],
        "reasons": {
            "for": "A few points of price more and leaving pays; several times that profit is at stake.",
            "against": "A gap of that size will not close in nine months, and the buyer may not even notice.",
        },
    },
    wrong_paths=(
        WrongPath(
            "more fence",
            lambda: "fence",
            N_("A fence around somebody who wants out makes the enemy of tomorrow, and invites the lawyers."),
        ),
        WrongPath(
            "wait",
            lambda: "wait",
            N_("{left} of its purchases are left, and part of that ends with the contract. Then it is late."),
        ),
        WrongPath(
            "squeeze",
            lambda: "raise",
            N_("That takes 2 % of its purchases off the attraction. {left} is all that still keeps it."),
        ),
    ),
    hints=(
        N_("What is above zero, and how long will it stay so?"),
        N_("Which of these would the customer choose for itself?"),
    ),
    worked=(
        'answer = {"decision": "mend", "evidence": ["limit", "attraction", "profit"],\n'
        '          "reasons": {"for": "A little more and leaving pays; the profit is several times it.",\n'
        '                      "against": "Such a gap does not close in nine months, or unnoticed."}}'
    ),
    reason=N_("A hostage is profit with an expiry date. The date is known here; use the months before it."),
    say=N_("They stay because they must. Until the contract ends, let us give them a reason to want to."),
)


def _contract_part():
    """Benefits lost with the contract, as a share of all that changing costs."""
    return datasets.switching_costs_table()["benefits_lost"][ACCOUNT] / facts.costs()["gross"][ACCOUNT]
