"""A question without one right answer: whom to sell the next family of goods."""

from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

ATTEMPTS = 6  # a year: course assumption


def _group(families, column):
    return facts.by_families().loc[families, column]


def _options():
    words = {
        "named": _("{n} named accounts that earn money and whose need we know, judged by contribution"),
        "ask": _("First ask at {n} accounts what they buy elsewhere; offer next year"),
        "all": _("All {accounts} accounts that buy three families, this year"),
        "sales": _("Whoever sells a fourth family gets a bonus on its sales"),
        "losers": _("Those that lose money today: a fourth family will make them profitable"),
        "stop": _("No cross-selling any more: it makes most of the losses"),
    }
    numbers = {"n": ATTEMPTS, "accounts": int(_group(3, "accounts"))}
    return {name: text.format(**numbers) for name, text in words.items()}


fourth_family = Question(
    name="loyalty.fourth_family",
    number="6.19",
    title=N_("A fourth family for everybody?"),
    minutes=8,
    topics=("U5.05",),
    prompt=N_(
        "The table of question 6.10 again. An account that buys four families leaves us {four} a year on "
        "average, one that buys three {three}. “So a fourth family is worth {gap} an account,” says sales. "
        "Engineers have time for {n} attempts a year (course assumption).\n\n"
        "**What do you propose, and how do you argue it both ways?**"
    ),
    facts=lambda: {
        "four": money(_group(4, "profit_per_account")),
        "three": money(_group(3, "profit_per_account")),
        "gap": money(_group(4, "profit_per_account") - _group(3, "profit_per_account")),
        "n": ATTEMPTS,
        "earned": percent(_group(4, "profit") / facts.by_families()["profit"].sum()),
        "sales": percent(facts.sales_across()),
    },
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "losing",
                N_("Accounts with four families that lose money"),
                lambda: f"{_group(4, 'losing')} / {_group(4, 'accounts')}",
            ),
            Evidence(
                "losses", N_("Their share of all losses"), lambda: percent(facts.across().share_of_losses)
            ),
            Evidence(
                "size",
                N_("Revenue of an account with four families, times that of one with three"),
                lambda: f"{_size_ratio():.1f}",
            ),
            Evidence(
                "earned",
                N_("Share of all profit that accounts with four families earn"),
                lambda: percent(_group(4, "profit") / facts.by_families()["profit"].sum()),
            ),
            Evidence(
                "gap",
                N_("Profit an account, four families less three"),
                lambda: money(_group(4, "profit_per_account") - _group(3, "profit_per_account")),
                bears=False,
                why_not=N_(
                    "That compares other accounts: those with four are also larger. It is not what a fourth "
                    "family adds to one that has three."
                ),
            ),
            Evidence(
                "stock",
                N_("What the demonstration equipment once cost"),
                lambda: money(420_000.0),
                bears=False,
                why_not=N_("That money is spent, whatever you propose."),
            ),
        ),
        evidence_needed=2,
        constraints=(
            Constraint(
                "time",
                lambda choice: choice != "all",
                N_("Engineers have time for {n} attempts a year."),
            ),
        ),
        reasons={
            "for": N_("The best reason for your proposal"),
            "against": N_("The best reason against it, as sales would put it"),
        },
        rubric=(
            N_(
                "I did not read the difference between two sets of accounts as the effect of one more family."
            ),
            N_("I judged by contribution after what serving it costs, and not by sales."),
            N_("I said by which signs the accounts are chosen."),
            N_("I said when we look whether it paid, and what we then stop."),
        ),
        expert=N_(
            "Named accounts: profitable today, with a known need and served by people who are there anyway; "
            "paid on contribution after cost to serve; after a year compare them with similar accounts that "
            "were not asked. Where the need is not known, asking comes first and costs a visit."
        ),
        counter=N_(
            "Whoever chooses the best accounts learns nothing about the others, and some that lose money may "
            "lose it just because they buy a single thing in small lots. The accounts that buy four families "
            "earn {earned} of the profit: too much care may cost more than the losses."
        ),
    ),
    expected=lambda: {
        "decision": "named",
        "evidence": ["losing", "size"],
        "reasons": {
            "for": "A quarter of those who buy everything lose money; by name we work out each sale first.",
            "against": "The accounts with four families earn most of the profit, so why slow down the sale?",
        },
    },
    wrong_paths=(
        WrongPath(
            "sales for contribution",
            lambda: "sales",
            N_("The bonus is paid on a sale that loses money as well. Judge by what is left after service."),
        ),
        WrongPath(
            "volume cures losses",
            lambda: "losers",
            N_(
                "More sales cure a loss only where each of them earns more than it costs to serve. Work that "
                "out before the offer, account by account."
            ),
        ),
        WrongPath(
            "stop",
            lambda: "stop",
            N_(
                "The same accounts make {sales} of the sales and {earned} of the profit. That losses are "
                "there does not say that the selling caused them."
            ),
        ),
    ),
    hints=(
        N_("Do accounts with four families earn more because of the fourth, or because they are larger?"),
        N_("What can be done with {n} attempts?"),
    ),
    worked=(
        'answer = {"decision": "named", "evidence": ["losing", "size"],\n'
        '          "reasons": {"for": "A quarter of those who buy all lose; we work out each sale first.",\n'
        '                      "against": "Accounts with four families earn most of the profit we have."}}'
    ),
    reason=N_(
        "An average of those who bought says nothing about those who have not, and hides who lost money."
    ),
    say=N_("Six by name, judged by what is left. In a year I show you whether the seventh is worth it."),
)


def _size_ratio():
    """Mean revenue of accounts with four families ÷ with three."""
    revenue = facts.accounts()["revenue"].groupby(facts.families()).mean()
    return revenue[4] / revenue[3]
