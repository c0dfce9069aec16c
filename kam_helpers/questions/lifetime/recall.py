"""Three quick questions for the start of the next lesson, tiering, on what this one taught."""

from ... import lifetime as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

BRISK = (300_000, 0.60)  # margin a year in CNY, retention
FAITHFUL = (150_000, 0.90)
SPENT, KEEPING = 200_000, 120_000
BOUGHT_BEFORE, BUY_NOW, NEW_NOW = 50, 45, 5
_KEPT = (BUY_NOW - NEW_NOW) / BOUGHT_BEFORE


def _worth(account):
    margin, retention = account
    return margin * models.margin_multiple(retention, facts.RATE, timing=facts.TIMING)


next_worth = Question(
    name="lifetime.next_worth",
    number="R1",
    title=N_("Worth more, or larger this year"),
    minutes=2,
    topics=("U1.04",),
    prompt=N_(
        "Brisk leaves us {brisk} a year and stays with a chance of {brisk_stays}; Faithful leaves us "
        "{faithful} and stays with {faithful_stays}. The next margin comes in a year if the account still "
        "buys; money costs {rate}. **How many times as much as Brisk is Faithful worth?**"
    ),
    facts=lambda: {
        "brisk": money(BRISK[0]),
        "brisk_stays": percent(BRISK[1]),
        "faithful": money(FAITHFUL[0]),
        "faithful_stays": percent(FAITHFUL[1]),
        "rate": percent(facts.RATE),
        "brisk_sum": facts.sum_of(*BRISK),
        "brisk_worth": money(_worth(BRISK)),
        "faithful_sum": facts.sum_of(*FAITHFUL),
        "faithful_worth": money(_worth(FAITHFUL)),
        "ratio": f"{_worth(FAITHFUL) / _worth(BRISK):.1f}",
    },
    kind=Number(unit=N_("times"), tolerance=0.02, decimals=1),
    expected=lambda: _worth(FAITHFUL) / _worth(BRISK),
    wrong_paths=(
        WrongPath(
            "one year",
            lambda: FAITHFUL[0] / BRISK[0],
            N_(
                "You compared one year. Count the years to come, each with the chance that the account stays."
            ),
        ),
        WrongPath(
            "weighted year",
            lambda: FAITHFUL[0] * FAITHFUL[1] / (BRISK[0] * BRISK[1]),
            N_("You counted the next year only. The same chance works again in every later year."),
        ),
        WrongPath(
            "no discount",
            lambda: FAITHFUL[0] * FAITHFUL[1] / (1 - FAITHFUL[1]) / (BRISK[0] * BRISK[1] / (1 - BRISK[1])),
            N_("You left out the interest: margins that come late are worth less, and Faithful’s come late."),
        ),
        WrongPath(
            "the other way",
            lambda: _worth(BRISK) / _worth(FAITHFUL),
            N_("You divided Brisk by Faithful; it is asked the other way round."),
        ),
    ),
    hints=(
        N_("Multiple = retention ÷ (1 + rate − retention)."),
        N_("The multiples are 0.6 ÷ 0.5 and 0.9 ÷ 0.2; times the margin, then divide."),
    ),
    worked=(
        "from kam_helpers import lifetime\n"
        'brisk = 300_000 * lifetime.margin_multiple(0.6, 0.1, timing="if_retained")\n'
        'faithful = 150_000 * lifetime.margin_multiple(0.9, 0.1, timing="if_retained")\n'
        "answer = faithful / brisk"
    ),
    reason=N_(
        "Brisk: {brisk_sum} = {brisk_worth}. Faithful: {faithful_sum} = {faithful_worth}. {faithful_worth} "
        "÷ {brisk_worth} ≈ {ratio}.\n\n"
        "Half the margin, almost twice the worth: staying counts every year."
    ),
    say=N_("Before we sort accounts by what they bring this year, let us ask how long they will bring it."),
)

next_sunk = Question(
    name="lifetime.next_sunk",
    number="R2",
    title=N_("What winning it once cost"),
    minutes=1,
    topics=("U1.04", "U1.16"),
    prompt=N_(
        "Four years ago we spent {spent} on winning an account. To keep it now costs {keeping}. **What do we "
        "compare the {keeping} with?**"
    ),
    facts=lambda: {"spent": money(SPENT), "keeping": money(KEEPING)},
    kind=Choice(
        {
            "future": N_("With the profit still to come if it stays"),
            "net": N_("With the profit still to come, less what winning it cost"),
            "past": N_("With what winning it cost"),
            "year": N_("With this year's profit"),
        }
    ),
    expected=lambda: "future",
    wrong_paths=(
        WrongPath(
            "subtracted",
            lambda: "net",
            N_("What winning it cost is spent whether it stays or goes: it cannot tell keeping from losing."),
        ),
        WrongPath(
            "replacement",
            lambda: "past",
            N_("A new account is another account. At stake is what this one would still bring."),
        ),
        WrongPath(
            "one year", lambda: "year", N_("An account that stays brings more than this year's profit.")
        ),
    ),
    hints=(N_("Which amounts differ between keeping it and losing it?"),),
    worked='answer = "future"',
    reason=N_("Money already spent is the same on both sides of the decision, so it drops out."),
)

next_retention = Question(
    name="lifetime.next_retention",
    number="R3",
    title=N_("How many stayed"),
    minutes=1,
    topics=("U1.04",),
    prompt=N_(
        "Last year {before} accounts bought. This year {now} buy, {new} of them for the first time. **What "
        "is the retention rate?**"
    ),
    facts=lambda: {"before": BOUGHT_BEFORE, "now": BUY_NOW, "new": NEW_NOW, "share": percent(_KEPT)},
    kind=Number(unit="percent"),
    expected=lambda: _KEPT,
    wrong_paths=(
        WrongPath(
            "new ones counted",
            lambda: BUY_NOW / BOUGHT_BEFORE,
            N_("The {new} new accounts cannot have stayed: leave them out above the line."),
        ),
        WrongPath(
            "repeat rate",
            lambda: (BUY_NOW - NEW_NOW) / BUY_NOW,
            N_("You divided by this year's buyers: that is the repeat rate, and it hides those who left."),
        ),
        WrongPath(
            "lost",
            lambda: 1 - _KEPT,
            N_("That is the share that left; retention is the share that stayed."),
        ),
    ),
    hints=(N_("Start from those who bought last year."), N_("How many of these {before} buy again?")),
    worked="answer = (45 - 5) / 50",
    reason=N_(
        "({now} − {new}) ÷ {before} = {share}.\n\n"
        "Retention looks forward from those who were there. New accounts are growth, not loyalty."
    ),
)

PART = (next_worth, next_sunk, next_retention)
