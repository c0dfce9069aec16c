"""Exercise, part five, continued: five in a hundred more who stay, and next year's profit."""

from ...formats import percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts

STAYS, POINTS = 0.80, 0.05


def _next_year(after):
    return after / STAYS - 1


next_year = Question(
    name="loyalty.next_year",
    number="6.17",
    title=N_("Find the error: a quarter more profit, next year"),
    minutes=4,
    topics=("U5.41",),
    prompt=N_(
        "An outline says: five percentage points of loyalty, 25 to 28 percent more profit. So finance puts a "
        "quarter more profit into next year's budget. Take accounts that all bring the same margin and stay "
        "with {stays}; a programme raises that to {after}. **By how much does the profit rise that is to be "
        "expected from them next year**, before the cost of the programme?"
    ),
    facts=lambda: {
        "stays": percent(STAYS),
        "after": percent(STAYS + POINTS),
        "rise": percent(_next_year(STAYS + POINTS), 2),
        "worth": percent(facts.multiple(STAYS + POINTS) / facts.multiple(STAYS) - 1),
        "rate": percent(facts.RATE),
    },
    kind=Number(unit="percent", absolute=0.004, decimals=2),
    expected=lambda: _next_year(STAYS + POINTS),
    wrong_paths=(
        WrongPath(
            "worth read as next year",
            lambda: facts.multiple(STAYS + POINTS) / facts.multiple(STAYS) - 1,
            N_("That is what they become worth, over all the years they stay, at {rate}. Asked is one year."),
        ),
        WrongPath(
            "points read as percent",
            lambda: POINTS,
            N_(
                "Five percentage points, of all accounts. Measure them against the {stays} who stayed before."
            ),
        ),
        WrongPath(
            "losses",
            lambda: 1 - (1 - STAYS - POINTS) / (1 - STAYS),
            N_("By that the losses fall. Profit comes from those who stay."),
        ),
    ),
    hints=(N_("Of a hundred accounts, how many bring a margin next year, before and after?"),),
    worked="answer = 0.85 / 0.80 - 1",
    reason=N_(
        "{after} ÷ {stays} − 1 ≈ {rise}.\n\n"
        "The {worth} are what the accounts become worth over all years to come, from {stays} on and at "
        "{rate}; the budget sees the first slice only, and the whole cost."
    ),
    say=N_("The gain is real and comes slowly. Budget the first year with what the first year brings."),
)
