"""A question without one right answer: invest in the account with the larger margin or the larger worth?"""

from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Constraint, Evidence, Judgement, Question, WrongPath
from . import facts

PROJECT = 400_000.0  # CNY, an application engineer for a year: course assumption
POINTS_BEST, POINTS_VALUED = 0.05, 0.01  # what the project may add to retention: course assumptions


def _worth_at(account, points=0.0):
    row = facts.row(account)
    return row["profit"] * facts.multiple(row["retention"] + points)


def _gain(account, points):
    return _worth_at(account, points) - _worth_at(account)


def _points_needed():
    """By how much retention must rise at the account with the largest margin to pay for the project."""
    row, rate = facts.row(facts.best_earner()), facts.RATE
    multiple = (_worth_at(facts.best_earner()) + PROJECT) / row["profit"]
    return (
        multiple * (1 + rate) / (1 + multiple) - row["retention"]
    )  # multiple = r ÷ (1 + i − r), solved for r


def _options():
    return {
        "best": _("The whole year at {account}, which leaves us most in a year").format(
            account=facts.best_earner()
        ),
        "valued": _("The whole year at {account}, which is worth most").format(account=facts.most_valuable()),
        "halves": _("Half a year at each of the two"),
        "largest": _("The whole year at {account}, our largest customer").format(account=facts.largest()),
        "everybody": _("A few days at every account, to be fair"),
        "buyer": _("No engineer: a personal bonus for the buyer at {account}").format(
            account=facts.best_earner()
        ),
    }


def _case():
    best, valued = facts.row(facts.best_earner()), facts.row(facts.most_valuable())
    return {
        "best": facts.best_earner(),
        "best_margin": money(best["profit"]),
        "best_stays": percent(best["retention"]),
        "best_after": percent(best["retention"] + POINTS_BEST),
        "valued": facts.most_valuable(),
        "valued_margin": money(valued["profit"]),
        "valued_stays": percent(valued["retention"]),
        "valued_after": percent(valued["retention"] + POINTS_VALUED),
        "project": money(PROJECT),
        "largest": facts.largest(),
        "loss": money(-facts.row(facts.largest())["profit"]),
    }


where_to_invest = Question(
    name="lifetime.where_to_invest",
    number="1.30",
    title=N_("The larger margin, or the larger worth?"),
    minutes=10,
    topics=("U1.04", "U1.16", "U1.10"),
    prompt=N_(
        "One application engineer is free for a year ({project}): line trials, a shared stock file, "
        "training of shifts. A project takes the whole year. {best} leaves us {best_margin} a year and "
        "stays with {best_stays}; {valued} leaves us {valued_margin} and stays with {valued_stays}. The "
        "engineer believes that the project would raise this to {best_after} at the first, or to "
        "{valued_after} at the second; that is a guess.\n\n"
        "**Where do you send the engineer, and how do you argue it both ways?**"
    ),
    facts=_case,
    kind=Judgement(
        decision=Choice(_options),
        evidence=(
            Evidence(
                "gain best",
                N_("Gain in lifetime profit at the account with the largest margin, if the guess is right"),
                lambda: money(_gain(facts.best_earner(), POINTS_BEST)),
            ),
            Evidence(
                "gain valued",
                N_("Gain in lifetime profit at the account worth most, if the guess is right"),
                lambda: money(_gain(facts.most_valuable(), POINTS_VALUED)),
            ),
            Evidence(
                "needed",
                N_(
                    "Points of retention at which the project pays for itself at the account with the "
                    "largest margin"
                ),
                lambda: f"{_points_needed() * 100:.1f}",
            ),
            Evidence(
                "fall",
                N_("Loss in lifetime profit if the account worth most falls by one point"),
                lambda: money(-_gain(facts.most_valuable(), -POINTS_VALUED)),
            ),
            Evidence(
                "closeness",
                N_("Closeness of the relationship with the account with the largest margin, 1 to 5"),
                lambda: f"{facts.types().loc[facts.best_earner(), 'closeness']:.1f}",
            ),
            Evidence(
                "won",
                N_("What winning the account worth most once cost"),
                lambda: money(facts.row(facts.most_valuable())["acquisition_cost_cny"]),
                bears=False,
                why_not=N_("What winning an account once cost is spent wherever the engineer goes."),
            ),
            Evidence(
                "size",
                N_("Revenue of our largest customer"),
                lambda: money(facts.row(facts.largest())["revenue"]),
                bears=False,
                why_not=N_("Revenue is not what the project adds to."),
            ),
        ),
        evidence_needed=3,
        constraints=(
            Constraint(
                "whole year",
                lambda choice: choice != "halves",
                N_("A project takes the whole year: two halves are two projects that end before they work."),
            ),
        ),
        reasons={
            "best": N_("The best reason for the account with the largest margin"),
            "valued": N_("The best reason for the account worth most"),
        },
        rubric=(
            N_("I compared what the project changes, not how large the accounts are."),
            N_("I said how far the guess may be off before another answer is better."),
            N_("I used what I know about the relationship, not the figures alone."),
            N_("I said what the account that does not get the engineer gets instead."),
        ),
        expert=N_(
            "Send the engineer to the account with the largest margin. An investment is judged by what it "
            "changes: there retention is low, hardly anything ties the two to each other, and "
            "about one point more pays for the year. The account worth most gets what keeps it: its "
            "plan renewed, and a visit of the management."
        ),
        counter=N_(
            "What is worth most can also fall furthest: one point less at the account worth most costs more "
            "than the engineer. If a rival is at work there, or if the low retention at the other comes "
            "from a tender no engineer can change, the answer turns round."
        ),
    ),
    expected=lambda: {
        "decision": "best",
        "evidence": ["gain best", "gain valued", "needed"],
        "reasons": {
            "best": "There the project changes most, and about one point more pays for it.",
            "valued": "It is worth most, and a single point lost there costs more than the engineer.",
        },
    },
    wrong_paths=(
        WrongPath(
            "largest",
            lambda: "largest",
            N_(
                "{largest} loses us {loss} a year. Making it stay longer makes that loss larger; its terms "
                "come first."
            ),
        ),
        WrongPath(
            "watering can",
            lambda: "everybody",
            N_("A few days change nothing anywhere. An investment is placed where it changes most."),
        ),
        WrongPath(
            "bonus",
            lambda: "buyer",
            N_(
                "That is a bribe: it is forbidden, and it ties a person and not a company. Nothing of it "
                "outlasts the buyer, and it may end the account."
            ),
        ),
    ),
    hints=(
        N_("Which figure says what the project changes?"),
        N_("How far may the engineer's guess be off at each account before the project does not pay?"),
    ),
    worked=(
        "answer = {\n"
        '    "decision": "best",\n'
        '    "evidence": ["gain best", "gain valued", "needed"],\n'
        '    "reasons": {\n'
        '        "best": "There the project changes most, and about one point more pays for it.",\n'
        '        "valued": "It is worth most, and a single point lost there costs more than the engineer.",\n'
        "    },\n"
        "}"
    ),
    reason=N_(
        "A ranking by worth says what to protect; a ranking by gain says where to invest. They are two lists."
    ),
    say=N_("I protect what is worth most, and I invest where the next yuan changes most."),
)
