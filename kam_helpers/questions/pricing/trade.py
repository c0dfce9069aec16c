"""Exercise, part seven: which return to ask for first."""

from dataclasses import dataclass

from ... import pricing as models
from ...formats import money
from ...text import N_, _
from .. import Question, Ranking, WrongPath
from . import facts

ASKED_FOR = {"forecast": 1, "logistics": 1, "payment days": 15, "share": 5}  # units of each


@dataclass(frozen=True)
class Traded:
    """What a return brings us and costs the customer, CNY a year."""

    ours: float
    theirs: float


def _returns():
    account, _request = models.from_facts(facts.requests().loc[facts.COUNTERED])
    one_of = {one.name: one for one in models.RETURNS if one.name in ASKED_FOR}
    return {
        name: Traded(
            models.worth_to_us(one_of[name], account) * units * account.purchases,
            one_of[name].customer_cost * units * account.purchases,
        )
        for name, units in ASKED_FOR.items()
    }


def _return_words():
    return {
        "forecast": _("Forecast: binding, three months ahead"),
        "logistics": _("Logistics: full loads on fixed days"),
        "payment days": _("Payment: {n} days sooner").format(n=ASKED_FOR["payment days"]),
        "share": _("Share: {n} % of its purchases moved to us").format(n=ASKED_FOR["share"]),
    }


def _ordered(key):
    found = _returns()
    return sorted(found, key=lambda name: key(found[name]), reverse=True)


ask_first = Question(
    name="pricing.ask_first",
    number="7.17",
    title=N_("What to ask for first"),
    minutes=4,
    topics=("U5.12", "U5.46"),
    prompt=N_(
        "You may give {account} a part of what it asks, for something in return. The table shows what four "
        "returns bring us and cost the customer, a year (course assumptions). **Rank them: first the one "
        "that brings us most for each yuan that it costs the customer.**"
    ),
    facts=lambda: {
        "account": facts.COUNTERED,
        "ours": money(_returns()["logistics"].ours),
        "theirs": money(_returns()["logistics"].theirs),
        "times": f"{_returns()['logistics'].ours / _returns()['logistics'].theirs:.1f}",
    },
    kind=Ranking(options=_return_words, size=len(ASKED_FOR)),
    expected=lambda: _ordered(lambda one: one.ours / one.theirs),
    wrong_paths=(
        WrongPath(
            "most for us",
            lambda: _ordered(lambda one: one.ours),
            N_("You ranked by what we get. What costs the customer much, it will want to be paid for."),
        ),
        WrongPath(
            "least for them",
            lambda: _ordered(lambda one: -one.theirs),
            N_("You ranked by what it costs the customer. What costs little may bring little."),
        ),
    ),
    hints=(N_("What it brings us ÷ what it costs the customer, for each of the four."),),
    worked='answer = (traded["brings us"] / traded["costs them"]).sort_values(ascending=False)',
    reason=N_(
        "Full loads: {ours} ÷ {theirs} = {times}. The buyer orders a little differently, and we save "
        "lorries. Days sooner only move money from one pocket to the other: ask for them last, or where "
        "the buyer's money is cheaper than ours."
    ),
    say=N_("First we ask for what is cheap for them and dear to us. Price comes after that."),
)
