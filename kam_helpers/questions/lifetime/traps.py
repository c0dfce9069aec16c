"""Exercise, part one, continued: money that is spent already, and a margin that grows."""

from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _asked(column):
    return facts.row(facts.dearly_won())[column]


def _at_stake():
    return facts.lifetimes()["clp"][facts.dearly_won()]


sunk_cost = Question(
    name="lifetime.sunk_cost",
    number="1.7",
    title=N_("What keeping it may cost"),
    minutes=4,
    topics=("U1.04", "U1.16"),
    prompt=N_(
        "{account} cost us {spent} to win. A rival has made it an offer; suppose it will surely go unless "
        "we act, and that if we act it stays as before: {margin} a year after cost to serve, the next "
        "margin in a year with a chance of {stays}, and so on. Money costs {rate}.\n\n"
        "**What is the most that acting may cost**, so that it still pays?"
    ),
    facts=lambda: {
        "account": facts.dearly_won(),
        "spent": money(_asked("acquisition_cost_cny")),
        "margin": money(_asked("profit")),
        "stays": percent(_asked("retention")),
        "rate": percent(facts.RATE),
        "sum": facts.sum_of(_asked("profit"), _asked("retention")),
        "worth": money(_at_stake()),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=_at_stake,
    wrong_paths=(
        WrongPath(
            "sunk subtracted",
            lambda: _at_stake() - _asked("acquisition_cost_cny"),
            N_(
                "You took off the {spent} of winning it. That money is gone whether the account stays or "
                "goes; only what is still to come can be lost."
            ),
        ),
        WrongPath(
            "replacement",
            lambda: _asked("acquisition_cost_cny"),
            N_("That is what winning it once cost. At stake is what it still brings."),
        ),
        WrongPath(
            "sunk added",
            lambda: _at_stake() + _asked("acquisition_cost_cny"),
            N_("You added what winning it cost, as if it could be lost again. It is spent either way."),
        ),
        WrongPath(
            "one year",
            lambda: _asked("profit"),
            N_("That is one year's margin; if it stays, more years follow."),
        ),
        WrongPath(
            "revenue",
            lambda: _asked("revenue") * facts.multiple(_asked("retention")),
            N_(
                "You multiplied revenue. We lose only the margin, for the goods need not be made either, nor "
                "need the work be done, if those people are needed elsewhere."
            ),
        ),
        WrongPath(
            "no discount",
            lambda: _asked("profit") * facts.multiple(_asked("retention"), rate=0.0),
            N_("You left out the interest: margins that come later are worth less today."),
        ),
    ),
    hints=(
        N_("Which amounts differ between keeping the account and losing it?"),
        N_("Margin × retention ÷ (1 + rate − retention), and nothing off."),
    ),
    worked=(
        'lifetimes = lifetime.account_lifetimes(accounts, discount_rate=0.10, timing="if_retained")\n'
        'worth = lifetimes["clp"] / accounts["acquisition_cost_cny"]\n'
        'answer = lifetimes["clp"][worth.where(worth > 1).idxmin()]'
    ),
    reason=N_(
        "{sum} ≈ {worth}.\n\n"
        "What winning cost belongs in the decision to win, never in the decision to keep: it is the same on "
        "both sides. And the most is not what one should offer."
    ),
    say=N_(
        "What we once spent there is no reason to stay and none to leave; this is what we would lose from "
        "now on."
    ),
)


def _growing(multiple):
    return facts.GROWING_MARGIN * multiple


def _grown():
    return _growing(facts.multiple(facts.GROWING_RETENTION, facts.GROWING_RATE, growth=facts.GROWTH))


def _flat():
    return facts.multiple(facts.GROWING_RETENTION, facts.GROWING_RATE)


growing_margin = Question(
    name="lifetime.growing_margin",
    number="1.8",
    title=N_("A margin that grows"),
    minutes=4,
    topics=("U1.04",),
    prompt=N_(
        "An account will bring {margin} in a year if it stays, and its margin grows by {growth} a year "
        "from then on, as long as it stays. Retention is {stays}, money costs {rate}. (Course assumptions.) "
        "**What is its lifetime profit?**"
    ),
    facts=lambda: {
        "margin": money(facts.GROWING_MARGIN),
        "growth": percent(facts.GROWTH),
        "stays": percent(facts.GROWING_RETENTION),
        "rate": percent(facts.GROWING_RATE),
        "sum": facts.sum_of(facts.GROWING_MARGIN, facts.GROWING_RETENTION, facts.GROWING_RATE, facts.GROWTH),
        "worth": money(_grown()),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=_grown,
    wrong_paths=(
        WrongPath(
            "no growth",
            lambda: _growing(_flat()),
            N_("That is the multiple of a margin that stays the same. This one grows every year."),
        ),
        WrongPath(
            "grown once",
            lambda: _growing(_flat() * (1 + facts.GROWTH)),
            N_("You let the margin grow once and then used the multiple of a margin that stays the same."),
        ),
        WrongPath(
            "growth off the rate",
            lambda: _growing(facts.multiple(facts.GROWING_RETENTION, facts.GROWING_RATE - facts.GROWTH)),
            N_(
                "You took the growth off the rate. Only the accounts still there grow: multiply retention by "
                "1 + growth."
            ),
        ),
        WrongPath(
            "growth above",
            lambda: _grown() * (1 + facts.GROWTH),
            N_("You grew the first margin too. It is {margin} as it stands; growth starts with the second."),
        ),
        WrongPath(
            "no discount",
            lambda: _growing(facts.multiple(facts.GROWING_RETENTION, rate=0.0, growth=facts.GROWTH)),
            N_("You left out the interest."),
        ),
    ),
    hints=(
        N_("From one year to the next the expected margin is multiplied by retention × (1 + growth)."),
        N_("Multiple = retention ÷ (1 + rate − retention × (1 + growth))."),
    ),
    worked=(
        'multiple = lifetime.margin_multiple(0.80, 0.12, timing="if_retained", growth=0.08)\n'
        "answer = 400_000 * multiple"
    ),
    reason=N_(
        "{sum} = {worth}.\n\n"
        "Growth and retention work against each other: 0.80 × 1.08 is 0.864. Were it 1.12 or more, the "
        "account would be worth without end. Growth for ever is a bold assumption: ask how many years it "
        "can last, and count these."
    ),
)
