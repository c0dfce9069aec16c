"""Three quick questions before the lesson, on lifetime profit and on loyalty."""

from ... import lifetime, loyalty
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

MARGIN, COST, BEFORE, AFTER = 400_000.0, 40_000.0, 0.80, 0.84


def _worth(margin, stays, rate=facts.RATE):
    return margin * lifetime.margin_multiple(stays, rate, timing=facts.TIMING)


def _gain(cost=COST, rate=facts.RATE):
    return _worth(MARGIN - cost, AFTER, rate) - _worth(MARGIN, BEFORE, rate)


warm_multiple = Question(
    name="switching.warm_multiple",
    number="W1",
    title=N_("Staying longer, at a cost"),
    minutes=2,
    topics=("U1.04", "U5.35"),
    prompt=N_(
        "An account leaves {margin} a year and stays with {before}; the next margin comes in a year if it "
        "stays; money costs {rate}. A service that costs us {cost} a year would make it stay with {after}. "
        "**By how much does its lifetime profit rise?** (Multiple: retention ÷ (1 + rate − retention).)"
    ),
    facts=lambda: {
        "margin": money(MARGIN),
        "left": money(MARGIN - COST),
        "before": percent(BEFORE),
        "after": percent(AFTER),
        "rate": percent(facts.RATE),
        "cost": money(COST),
        "m0": f"{facts.multiple(BEFORE):.2f}",
        "m1": f"{facts.multiple(AFTER):.2f}",
        "gain": money(_gain()),
    },
    kind=Number(unit="CNY", tolerance=0.05),
    expected=_gain,
    wrong_paths=(
        WrongPath(
            "cost forgotten",
            lambda: _gain(cost=0.0),
            N_("The service costs {cost} in every year that the account stays: take it off the margin."),
        ),
        WrongPath(
            "cost once",
            lambda: _gain(cost=0.0) - COST,
            N_("You paid for the service once. It costs {cost} every year."),
        ),
        WrongPath(
            "no interest",
            lambda: _gain(rate=0.0),
            N_("You left out the interest: the years won are late years."),
        ),
        WrongPath(
            "one year",
            lambda: (MARGIN - COST) * AFTER - MARGIN * BEFORE,
            N_("That is the next year alone, and there it costs more than it brings. Count all years."),
        ),
    ),
    hints=(
        N_("The multiples are 0.80 ÷ 0.30 and 0.84 ÷ 0.26."),
        N_("({margin} − {cost}) × the second − {margin} × the first."),
    ),
    worked=(
        "from kam_helpers import lifetime\n"
        'after = 360_000 * lifetime.margin_multiple(0.84, 0.10, timing="if_retained")\n'
        'before = 400_000 * lifetime.margin_multiple(0.80, 0.10, timing="if_retained")\n'
        "answer = after - before"
    ),
    reason=N_(
        "{left} × {m1} − {margin} × {m0} ≈ {gain}.\n\n"
        "Whatever makes an account stay is paid out of this. The lesson works it out for five ways."
    ),
)

ATTRACTION, BARRIER = -0.06, 0.09  # shares of a year's purchases

warm_hostage = Question(
    name="switching.warm_hostage",
    number="W2",
    title=N_("Below and above zero"),
    minutes=1,
    topics=("U5.07",),
    prompt=N_("Attraction {attraction} of its purchases, barrier {barrier}. **What is such an account?**"),
    facts=lambda: {
        "attraction": percent(ATTRACTION),
        "barrier": percent(BARRIER),
        "force": percent(ATTRACTION + BARRIER),
    },
    kind=Choice(
        {
            "bonded": N_("Bonded: better off with us, and changing is expensive"),
            "free": N_("Free: better off with us, and changing costs little"),
            "held": N_("Held: worse off with us, and changing costs more than that"),
            "leaving pays": N_("Leaving pays: worse off with us, even after the cost of changing"),
        }
    ),
    expected=lambda: str(
        loyalty.staying_table({"one": 1.0}, {"one": ATTRACTION}, {"one": BARRIER * facts.factor()}).loc[
            "one", "zone"
        ]
    ),
    wrong_paths=(
        WrongPath(
            "force only",
            lambda: "bonded",
            N_("The sum is above zero, {force}; but it is the barrier alone that makes it so."),
        ),
        WrongPath("free", lambda: "free", N_("The other way round: the rival is worth more to it.")),
        WrongPath(
            "attraction only",
            lambda: "leaving pays",
            N_("Attraction is below zero. But changing would cost more than that: it stays, for now."),
        ),
    ),
    hints=(N_("Is attraction below zero? Is the sum?"),),
    worked='answer = "held"',
    reason=N_("A barrier kept it. This lesson asks which barriers one should be glad of."),
)

SUPPLIERS, RANK = 4, 2


def _rule(n=SUPPLIERS, rank=RANK):
    return (1 - rank / (n + 1)) * 2 / n


warm_rule = Question(
    name="switching.warm_rule",
    number="W3",
    title=N_("Second of four"),
    minutes=1,
    topics=("U5.04",),
    prompt=N_(
        "A buyer ranks us second of {n} suppliers. **Which share of wallet does the wallet allocation rule "
        "infer?**"
    ),
    facts=lambda: {"n": SUPPLIERS, "share": percent(_rule())},
    kind=Number(unit="percent"),
    expected=_rule,
    wrong_paths=(
        WrongPath(
            "inverse of the rank",
            lambda: 1 - 1 / RANK,
            N_("“1 minus the inverse of the rank” gives the last the most."),
        ),
        WrongPath(
            "not divided",
            lambda: 1 - RANK / (SUPPLIERS + 1),
            N_("You left out × 2 ÷ n: all shares have to add up to everything."),
        ),
        WrongPath(
            "equal", lambda: 1 / SUPPLIERS, N_("That would be equal parts. The second gets more than that.")
        ),
        WrongPath("first", lambda: _rule(rank=1), N_("That is the share of the first. We are second.")),
    ),
    hints=(N_("(1 − r ÷ (n + 1)) × 2 ÷ n."),),
    worked="answer = (1 - 2 / (4 + 1)) * 2 / 4",
    reason=N_(
        "(1 − 2 ÷ 5) × 2 ÷ 4 = {share}.\n\n"
        "Where the observed share is far above that, something other than liking holds the customer."
    ),
)

PART = (warm_multiple, warm_hostage, warm_rule)
