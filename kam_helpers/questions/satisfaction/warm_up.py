"""Three quick questions before the lesson, on lifetime profit and tiering."""

from ... import lifetime
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

ACCOUNTS, LARGEST = 70, 14
REVENUE, OF_LARGEST = 44_000_000.0, 33_000_000.0
MARGIN, STAYS, MORE = 200_000.0, 0.80, 0.05

warm_share = Question(
    name="satisfaction.warm_share",
    number="W1",
    title=N_("A share of accounts, a share of money"),
    minutes=1,
    topics=("U2.01",),
    prompt=N_(
        "The {largest} largest of {accounts} accounts bring {of_largest} of {revenue} revenue a year. **What "
        "share of revenue do they bring?**"
    ),
    facts=lambda: {
        "largest": LARGEST,
        "accounts": ACCOUNTS,
        "of_largest": money(OF_LARGEST),
        "revenue": money(REVENUE),
    },
    kind=Number(unit="percent"),
    expected=lambda: OF_LARGEST / REVENUE,
    wrong_paths=(
        WrongPath(
            "share of accounts",
            lambda: LARGEST / ACCOUNTS,
            N_("That is their share of the accounts. Asked is their share of the money."),
        ),
        WrongPath(
            "the rest",
            lambda: 1 - OF_LARGEST / REVENUE,
            N_("That is what the other accounts bring."),
        ),
        WrongPath(
            "against the rest",
            lambda: OF_LARGEST / (REVENUE - OF_LARGEST),
            N_("You compared them with the others. A share is a part of the whole."),
        ),
    ),
    hints=(N_("Money of the largest ÷ all the money."),),
    worked="answer = 33 / 44",
    reason=N_(
        "A fifth of the accounts, three quarters of the money: so their answers count for more people."
    ),
)


def _worth(retention, rate=facts.RATE):
    return MARGIN * lifetime.margin_multiple(retention, rate, timing=facts.TIMING)


warm_retention = Question(
    name="satisfaction.warm_retention",
    number="W2",
    title=N_("What a few points of retention are worth"),
    minutes=2,
    topics=("U1.04",),
    prompt=N_(
        "An account leaves {margin} a year after cost to serve; the next margin comes in a year if it still "
        "buys; money costs {rate}. Satisfied, it stays with {after} instead of {before}. **How much more is "
        "it worth?** (Multiple: retention ÷ (1 + rate − retention).)"
    ),
    facts=lambda: {
        "margin": money(MARGIN),
        "rate": percent(facts.RATE),
        "before": percent(STAYS),
        "after": percent(STAYS + MORE),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: _worth(STAYS + MORE) - _worth(STAYS),
    wrong_paths=(
        WrongPath(
            "five percent of worth",
            lambda: MORE * _worth(STAYS),
            N_("That is five percent of its worth. Five points work again in every later year."),
        ),
        WrongPath(
            "one year",
            lambda: MORE * MARGIN,
            N_("That is the gain of the next year alone; whoever stays longer brings more than one year."),
        ),
        WrongPath(
            "no interest",
            lambda: _worth(STAYS + MORE, 0.0) - _worth(STAYS, 0.0),
            N_("You left out the interest: the years won are late years."),
        ),
        WrongPath(
            "worth after",
            lambda: _worth(STAYS + MORE),
            N_("That is what it is worth then. Asked is how much more than before."),
        ),
    ),
    hints=(N_("The multiples are 0.85 ÷ 0.25 and 0.80 ÷ 0.30."), N_("Their difference, times the margin.")),
    worked=(
        "from kam_helpers import lifetime\n"
        'after = lifetime.margin_multiple(0.85, 0.10, timing="if_retained")\n'
        'before = lifetime.margin_multiple(0.80, 0.10, timing="if_retained")\n'
        "answer = 200_000 * (after - before)"
    ),
    reason=N_("The lesson turns points of satisfaction into points of retention, and those into money."),
)

warm_loss = Question(
    name="satisfaction.warm_loss",
    number="W3",
    title=N_("Large, and it loses money"),
    minutes=1,
    topics=("U2.03", "U2.08"),
    prompt=N_(
        "An account has the second largest revenue of all and loses money after cost to serve: rush orders, "
        "small lots, many samples. **What comes first?**"
    ),
    kind=Choice(
        {
            "terms": N_("Agree what the extra service costs, or how it can be done without"),
            "more": N_("More service: it is a key account by its size"),
            "drop": N_("End it: it loses money"),
            "grow": N_("Sell it more, so that the costs are spread"),
        }
    ),
    expected=lambda: "terms",
    wrong_paths=(
        WrongPath("size", lambda: "more", N_("Size is not profit. More service makes the loss larger.")),
        WrongPath(
            "drop",
            lambda: "drop",
            N_(
                "Its gross margin goes at once, and part of the cost stays. First change what makes the loss."
            ),
        ),
        WrongPath(
            "grow",
            lambda: "grow",
            N_("More of the same orders brings more of the same cost: it grows with every rush order."),
        ),
    ),
    hints=(N_("Which part of it can be changed without losing the margin?"),),
    worked='answer = "terms"',
    reason=N_("What service is promised to whom is a decision; this lesson asks what they make of it."),
)

PART = (warm_share, warm_retention, warm_loss)
