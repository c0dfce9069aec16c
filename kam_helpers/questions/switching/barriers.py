"""Exercise, part three: five ways to raise a barrier, and what each does to the customer and to us."""

from ... import switching as models
from ...formats import money, percent
from ...text import N_, _
from .. import Choice, Number, Question, WrongPath
from . import facts

WAY = "process"


def _held():
    return facts.ways(facts.HELD)


def _moved():
    """By how much each way changes our attraction at the account that is held."""
    table = _held()
    return table["attraction_share_after"] - table["attraction_share_before"]


better_off = Question(
    name="switching.better_off",
    number="10.7",
    title=N_("A fence or a reason"),
    minutes=4,
    topics=("U5.35",),
    prompt=N_(
        "The first table shows the five ways at {account}, which is worse off with us than with its rival: "
        "our attraction is {attraction} of its purchases. Each way raises the barrier. **Which of them "
        "also makes the customer better off with us?**"
    ),
    facts=lambda: {
        "account": facts.HELD,
        "attraction": percent(facts.attraction()[facts.HELD], 1),
        "after": percent(_held()["attraction_share_after"][_held()["gain"].idxmax()], 1),
        "best": percent(_held()["attraction_share_after"][_moved().idxmax()], 1),
    },
    kind=Choice(lambda: {name: _(name) for name in models.WAY_NAMES}),
    expected=lambda: _moved().idxmax(),
    wrong_paths=(
        WrongPath(
            "highest fence",
            lambda: _held()["net_after"].idxmax(),
            N_("It makes going dearest, and staying worse: attraction falls most. That is a fence."),
        ),
        WrongPath(
            "gain on paper",
            lambda: _held()["gain"].idxmax(),
            N_(
                "It brings us most, as long as the fence stands. The customer is worse off than before, "
                "{after}, and it will look for a way out."
            ),
        ),
        WrongPath(
            "cheapest",
            lambda: _held()["cost_a_year"].where(_held()["cost_once"] == 0).idxmin(),
            N_("It costs us least. Does attraction rise?"),
        ),
    ),
    hints=(N_("In which line is attraction after higher than before?"),),
    worked='answer = (held["attraction_share_after"] - held["attraction_share_before"]).idxmax()',
    reason=N_(
        "From {attraction} to {best}: little, and the only one upward. Whoever feels locked in resents "
        "whatever locks further. At such an account mend first; build where the customer is glad to stay."
    ),
    say=N_("A good barrier is one that they would order themselves. Let us start with that one."),
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
