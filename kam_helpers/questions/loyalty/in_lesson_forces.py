"""Cards that stand in the lesson: difference or ratio, and who goes first."""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Question, WrongPath
from . import facts


def _torn():
    """Where ratio and difference name different suppliers, the account with the largest difference."""
    table = facts.advantage()
    return table.loc[table.loc[table["disagree"], "attraction"].idxmax()]


difference = Question(
    name="loyalty.difference",
    number="L4",
    title=N_("Difference or ratio?"),
    minutes=2,
    topics=("U5.08",),
    prompt=N_(
        "{account} works out a year with us and with the rival: what it gets, less what that costs it all in "
        "all, is {own} with us and {other} with {rival}. Divided by each other: {own_ratio} with us, "
        "{other_ratio} with the rival. Goods and quantities are the same. **With whom is it better off?**"
    ),
    facts=lambda: {
        "account": _torn().name,
        "rival": _torn()["rival"],
        "own": money(_torn()["own_difference"]),
        "other": money(_torn()["rival_difference"]),
        "own_ratio": f"{_torn()['own_ratio']:.3f}",
        "other_ratio": f"{_torn()['rival_ratio']:.3f}",
        "more": money(_torn()["attraction"]),
    },
    kind=Choice(
        {
            "us": N_("With us: more is left"),
            "rival": N_("With the rival: each yuan brings more"),
            "same": N_("Nobody can say: the two measures contradict each other"),
            "price": N_("With whoever asks the lower price"),
        }
    ),
    expected=lambda: "us" if _torn()["attraction"] > 0 else "rival",
    wrong_paths=(
        WrongPath(
            "ratio",
            lambda: "rival",
            N_(
                "A better ratio of a smaller sum. It cannot order from the rival twice: it needs these goods "
                "once, and with us {more} more are left."
            ),
        ),
        WrongPath(
            "undecided",
            lambda: "same",
            N_("They answer different questions. For one need, met once, the difference is what is left."),
        ),
        WrongPath(
            "price only",
            lambda: "price",
            N_("The price is in both figures already, with everything else that it costs and brings."),
        ),
    ),
    hints=(N_("What can the account pay into its bank: a difference or a ratio?"),),
    worked='answer = "us"',
    reason=N_(
        "A ratio rewards whoever is small. It helps where the money is short and can be spent many times; "
        "here the need is given. (That the difference decides is a course assumption: Kotler also uses the "
        "ratio.)"
    ),
    say=N_("The rival looks better per yuan. At the end of the year you have less."),
)

ROWS = [
    "Brakenfeld Brake Systems",
    "Brandvold & Sons Packaging",
    "Plyforth Flooring",
    "Tallowmere Furniture Group",
]


def _row(column):
    return facts.staying().loc[ROWS, column]


goes_first = Question(
    name="loyalty.goes_first",
    number="L5",
    title=N_("Who goes first?"),
    minutes=3,
    topics=("U5.07",),
    prompt=N_(
        "Attraction and barrier as shares of a year's purchases: {lines}. All their rivals become cheaper by "
        "the same number of percentage points, month by month. **For which of the four does leaving pay "
        "first?**"
    ),
    facts=lambda: {
        "lines": "; ".join(
            f"{name} {percent(row['attraction_share'], 1)} and {percent(row['barrier_share'], 1)}"
            for name, row in facts.staying().loc[ROWS].iterrows()
        ),
        "first": _row("force_share").idxmin(),
        "left": percent(_row("force_share").min(), 1),
        "held": percent(_row("force_share")[_row("attraction_share").idxmin()], 1),
        "largest": percent(_row("force_share")[_row("purchases").idxmax()], 1),
    },
    kind=Choice(lambda: facts.names(ROWS)),
    expected=lambda: _row("force_share").idxmin(),
    wrong_paths=(
        WrongPath(
            "attraction only",
            lambda: _row("attraction_share").idxmin(),
            N_(
                "It has the weakest attraction, and a high barrier: only at {held} more is its staying "
                "force used up. Add the two."
            ),
        ),
        WrongPath(
            "barrier only",
            lambda: _row("barrier_share").idxmin(),
            N_("Hardly anything holds it, but it is well off with us. Add the two."),
        ),
        WrongPath(
            "size",
            lambda: _row("purchases").idxmax(),
            N_(
                "You took the largest. It has most to stay for, {largest} of its purchases: of the four it "
                "would be the last to go."
            ),
        ),
    ),
    hints=(N_("Staying force = attraction + barrier. Whose is the smallest?"),),
    worked=(
        "from kam_helpers import datasets, loyalty\n"
        'four = ["Brakenfeld Brake Systems", "Brandvold & Sons Packaging"]\n'
        'four += ["Plyforth Flooring", "Tallowmere Furniture Group"]\n'
        "advantage = loyalty.delivered_value_advantage(datasets.customer_values_table())\n"
        "paid = datasets.switching_costs_table()\n"
        'net = paid.drop(columns="rival_incentive").sum(axis=1) - paid["rival_incentive"]\n'
        'revenue = datasets.lifetime_facts(months=12)["revenue"]\n'
        'staying = loyalty.staying_table(revenue, advantage["attraction"], net)\n'
        'answer = staying.loc[four, "force_share"].idxmin()'
    ),
    reason=N_(
        "{first} has {left} left, with no ill will at all: nothing attracts it much and nothing holds it. "
        "The account that worries nobody is the one to visit."
    ),
)
