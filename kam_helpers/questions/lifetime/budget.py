"""A question without one right answer: one budget, and three levers that all want it."""

from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts
from .portfolio import best_lever

BUDGET = 3_000_000.0  # CNY, course assumption
# What each plan does, in the words of three_levers. "longer" keeps every account, the others those in profit.
PLANS = {
    "more": {"new_accounts": 12, "retention_points": 0, "margin_percent": 0},
    "longer_profit": {"new_accounts": 0, "retention_points": 2, "margin_percent": 0},
    "longer": {"new_accounts": 0, "retention_points": 2, "margin_percent": 0},
    "deeper": {"new_accounts": 0, "retention_points": 0, "margin_percent": 12},
    "mixed": {"new_accounts": 6, "retention_points": 1, "margin_percent": 0},
    "everything": {"new_accounts": 12, "retention_points": 2, "margin_percent": 12},
}
DISCOUNT = 0.02


def _plan(name):
    """Gain and cost of a plan, all its levers pulled together."""
    return facts.levers(only_profitable=name != "longer", **PLANS[name]).loc["all three"]


def _price_of_a_point():
    """What a point may cost before it brings less per yuan than new accounts."""
    more = _plan("more")
    return (
        _plan("longer_profit")["gain"]
        / PLANS["longer_profit"]["retention_points"]
        / (more["gain"] / more["cost"])
    )


def _options():
    words = {
        "more": _("More: win twelve new accounts ({cost})"),
        "longer_profit": _("Longer: two points more retention at the accounts in profit ({cost})"),
        "longer": _("Longer: two points more retention at every account ({cost})"),
        "deeper": _("Deeper: twelve percent more margin at the accounts in profit ({cost})"),
        "mixed": _("Six new accounts, and one point more retention at the accounts in profit ({cost})"),
        "everything": _("Everything: twelve accounts, two points, twelve percent ({cost})"),
    }
    options = {name: text.format(cost=money(_plan(name)["cost"])) for name, text in words.items()}
    revenue = facts.accounts()["revenue"].sum()
    discount = _("Two percent off for every account, so that it stays ({cost} a year)")
    return options | {"discount": discount.format(cost=money(DISCOUNT * revenue))}


def _afforded(name):
    return name not in PLANS or _plan(name)["cost"] <= BUDGET


one_budget = Question(
    name="lifetime.one_budget",
    number="1.29",
    title=N_("One budget: more, longer or deeper?"),
    minutes=10,
    topics=("U1.06", "U1.16"),
    prompt=N_(
        "The board grants {budget}, once. Hunters, service and product management each want all of it. What "
        "a new account costs we know from our own books; what a point of retention or a percent of margin "
        "costs is a guess (as in question {asked}, a course assumption).\n\n"
        "**What do you propose, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "budget": money(BUDGET),
        "asked": best_lever.number,
        "n": len(facts.accounts()),
        "stays": percent(facts.accounts()["retention"].mean()),
        "loss": money(_plan("longer_profit")["gain"] - _plan("longer")["gain"]),
        "share": percent(DISCOUNT * facts.accounts()["revenue"].sum() / facts.accounts()["profit"].sum()),
    },
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "more",
                N_("What twelve new accounts add to customer equity"),
                lambda: money(_plan("more")["gain"]),
            ),
            Evidence(
                "longer",
                N_("What two points add at the accounts in profit"),
                lambda: money(_plan("longer_profit")["gain"]),
            ),
            Evidence(
                "deeper",
                N_("What twelve percent more margin add at the accounts in profit"),
                lambda: money(_plan("deeper")["gain"]),
            ),
            Evidence(
                "mixed",
                N_("What six accounts and one point add together"),
                lambda: money(_plan("mixed")["gain"]),
            ),
            Evidence(
                "price",
                N_("Price of a point above which new accounts bring more for each yuan"),
                lambda: money(_price_of_a_point()),
            ),
            Evidence(
                "past",
                N_("What winning today's accounts has cost"),
                lambda: money(facts.accounts()["acquisition_cost_cny"].sum()),
                bears=False,
                why_not=N_("What winning today's accounts has cost is spent under every plan."),
            ),
            Evidence(
                "revenue",
                N_("Revenue of the last twelve months"),
                lambda: money(facts.accounts()["revenue"].sum()),
                bears=False,
                why_not=N_("Revenue says how large we are, not which lever adds profit."),
            ),
        ),
        evidence_needed=3,
        constraints=(
            Constraint(
                "budget", _afforded, N_("That costs more than the {budget} granted. A plan has to choose.")
            ),
        ),
        reasons={
            "for": N_("The best reason for your plan"),
            "against": N_("The best reason against it, as its opponents would put it"),
        },
        rubric=(
            N_("I compared what each yuan brings, not only what each plan adds."),
            N_("I said which of the prices is known and which is a guess, and how wrong the guess may be."),
            N_("I said what becomes of the accounts that lose money."),
            N_("I named a first step after which we can still change our mind."),
        ),
        expert=N_(
            "Start with retention at the accounts in profit, because it adds most; but buy the first half "
            "point as a trial, with accounts left out for comparison. If a point turns out to cost more "
            "than new accounts bring, the rest of the money goes to the hunters. Margin work at accounts in "
            "profit needs time rather than money."
        ),
        counter=N_(
            "Retention is our own estimate, and whether {stays} have become two points more takes years to "
            "be seen among {n} accounts. New accounts can be counted next quarter, and a company that wins "
            "none gets older every year."
        ),
    ),
    expected=lambda: {
        "decision": "longer_profit",
        "evidence": ["longer", "more", "price"],
        "reasons": {
            "for": "Two points at the accounts in profit add most for the money, even if a point costs more.",
            "against": "Nobody has tried what a point costs, and among so few accounts we may never see it.",
        },
    },
    wrong_paths=(
        WrongPath(
            "everybody",
            lambda: "longer",
            N_(
                "At every account means also at those that lose money; keeping them longer takes {loss} "
                "away again. Their margin comes first."
            ),
        ),
        WrongPath(
            "discount",
            lambda: "discount",
            N_(
                "Two percent of revenue is {share} of our profit, every year and not once; and an account "
                "that stays for a price goes for a price."
            ),
        ),
    ),
    hints=(
        N_("Divide what each plan adds by what it costs."),
        N_("Which of the prices would have to be wrong, and by how much, for another plan to win?"),
    ),
    worked=(
        'answer = {"decision": "longer_profit", "evidence": ["longer", "more", "price"],\n'
        '          "reasons": {"for": "Two points at the accounts in profit add most for the money.",\n'
        '                      "against": "Nobody has tried what a point costs, and we may never see it."}}'
    ),
    reason=N_(
        "The levers multiply each other, and each has its best moment: first the margin, then the stay, "
        "then the number. What decides is the price of the next point, not the worth of the last."
    ),
    say=N_(
        "I ask for the money in two parts: a trial that tells us the price, and the rest where it brings "
        "most."
    ),
)
