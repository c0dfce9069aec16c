"""Exercise, part three: five ways to raise a barrier, and what each does to the customer and to us."""

import pandas as pd

from ... import loyalty
from ... import switching as models
from ...formats import money, percent
from ...text import N_, _
from .. import Number, Question, Selection, WrongPath
from . import facts

WAY = "process"


def _held():
    return facts.ways(facts.HELD)


def _sides():
    """Attraction and barrier with each way at the account that is held, shares of a year's purchases."""
    table = _held()
    barrier = facts.barrier(facts.HELD, table["net_after"])
    return pd.DataFrame({"attraction": table["attraction_share_after"], "barrier": barrier})


def _raised(by):
    """The ways for which ``by`` is more than today."""
    return list(by.index[by > 0])


def _more():
    """By how much each way raises the discount at which leaving pays."""
    return _held()["threshold_after"] - _held()["threshold_before"]


better_off = Question(
    name="switching.better_off",
    number="10.7",
    title=N_("A fence or a reason"),
    minutes=5,
    topics=("U5.35",),
    prompt=N_(
        "The first table shows the five ways at {account}, which is worse off with us than with its rival: "
        "attraction, and the barrier (net cost of changing, spread over three years), as shares of a year's "
        "purchases. The rival asks {offer} less; so leaving pays from {offer} + attraction + barrier on, "
        "today from a discount of {today}. **Which of the five raise that discount?**"
    ),
    facts=lambda: {
        "account": facts.HELD,
        "offer": percent(facts.discounts()[facts.HELD]),
        "today": percent(facts.threshold(facts.HELD), 1),
        "attraction": percent(facts.attraction()[facts.HELD], 1),
        "barrier": percent(facts.barrier(facts.HELD), 1),
        "lowest": percent(_held()["threshold_after"].min(), 1),
        "times": f"{loyalty.DEFAULT.per_barrier / loyalty.DEFAULT.per_attraction:.0f}",
        "each": "; ".join(
            f"{_(way)} {percent(share, 1)}" for way, share in _held()["threshold_after"].items()
        ),
        "better": _(_sides()["attraction"].idxmax()),
    },
    kind=Selection(options=lambda: {name: _(name) for name in models.WAY_NAMES}),
    expected=lambda: _raised(_more()),
    wrong_paths=(
        WrongPath(
            "barrier only",
            lambda: _raised(_sides()["barrier"] - facts.barrier(facts.HELD)),
            N_(
                "All five make changing more expensive. But whoever is worse off with us resents the fence: "
                "take off what attraction loses."
            ),
        ),
        WrongPath(
            "attraction only",
            lambda: _raised(_sides()["attraction"] - facts.attraction()[facts.HELD]),
            N_("Only there attraction rises. Does the barrier gain more than attraction loses elsewhere?"),
        ),
        WrongPath(
            "gain on paper",
            lambda: _raised(_held()["gain"]),
            N_(
                "You went by our gain. There a yuan of barrier counts {times} times as much as a yuan of "
                "attraction (course assumption). For the customer a yuan is a yuan."
            ),
        ),
        WrongPath(
            "highest fence",
            lambda: [_held()["net_after"].idxmax()],
            N_(
                "It makes changing most expensive, and attraction falls by more: leaving would pay from "
                "{lowest} on, and {offer} is on the table."
            ),
        ),
        WrongPath(
            "turned round",
            lambda: _raised(-_more()),
            N_("Those lower it: attraction loses more than the barrier gains."),
        ),
    ),
    hints=(
        N_("Attraction + barrier, line by line. Where is the sum higher than today?"),
        N_("Today: {attraction} + {barrier}."),
    ),
    worked='answer = held.index[held["threshold_after"] > held["threshold_before"]]',
    reason=N_(
        "{today} today; {each}. Where the customer is worse off with us, a fence can add less than "
        "resentment takes; lent equipment brings that discount below the {offer} on the table. Mend "
        "value first; build where the customer is glad to stay."
    ),
    say=N_("A good barrier is one that they would order themselves. Let us start with {better}."),
)


def _free(column):
    return float(facts.ways(facts.FREE)[column][WAY])


def _profit():
    return float(facts.accounts()["profit"][facts.FREE])


def _gain(a_year=True, once=True, a_year_once=False):
    after = (_profit() - a_year * _free("cost_a_year")) * facts.multiple(_free("retention_after"))
    paid = once * _free("cost_once") + a_year_once * _free("cost_a_year")
    return after - paid - _profit() * facts.multiple(_free("retention_before"))


barrier_worth = Question(
    name="switching.barrier_worth",
    number="10.8",
    title=N_("What a barrier is worth"),
    minutes=5,
    topics=("U5.35",),
    prompt=N_(
        "The second table shows the same at {account}, which is better off with us and could leave "
        "tomorrow. It leaves us {profit} a year; the next margin comes in a year if it stays; money costs "
        "{rate}. **By how much does linking the processes raise its lifetime profit**, after what it costs "
        "us? (Multiple: retention ÷ (1 + rate − retention).)"
    ),
    facts=lambda: {
        "account": facts.FREE,
        "profit": money(_profit()),
        "rate": percent(facts.RATE),
        "once": money(_free("cost_once")),
        "a_year": money(_free("cost_a_year")),
        "left": money(_profit() - _free("cost_a_year")),
        "m0": f"{facts.multiple(_free('retention_before')):.3f}",
        "m1": f"{facts.multiple(_free('retention_after')):.3f}",
        "gain": money(_gain()),
    },
    kind=Number(unit="CNY", tolerance=0.03),
    expected=lambda: _free("gain"),
    wrong_paths=(
        WrongPath(
            "cost once forgotten",
            lambda: _gain(once=False),
            N_("You forgot what the link costs once: {once}."),
        ),
        WrongPath(
            "yearly cost forgotten",
            lambda: _gain(a_year=False),
            N_("You forgot what it costs every year: {a_year} off the margin."),
        ),
        WrongPath(
            "yearly taken as once",
            lambda: _gain(a_year=False, a_year_once=True),
            N_("You took the yearly cost off once. It comes with every margin."),
        ),
        WrongPath(
            "no cost",
            lambda: _gain(a_year=False, once=False),
            N_("That is what it brings before any cost."),
        ),
        WrongPath(
            "one year",
            lambda: _profit() * (_free("retention_after") - _free("retention_before")),
            N_("That is the gain of the next year, before cost. Who stays longer brings more than one year."),
        ),
    ),
    hints=(
        N_("Before: {profit} × multiple at the retention before."),
        N_("After: (margin − cost a year) × multiple after − cost once."),
    ),
    worked='answer = free.set_axis(switching.WAY_NAMES)["gain"]["process"]',
    reason=N_(
        "{left} × {m1} − {once} − {profit} × {m0} ≈ {gain}.\n\n"
        "With notice and the return of its data promised, a quarter of the barrier is given up (course "
        "assumption), and it still pays."
    ),
)
