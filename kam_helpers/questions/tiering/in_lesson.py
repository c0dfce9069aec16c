"""Cards that stand in the lesson itself."""

from ...formats import percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _accounts_for(values, share):
    """How many of the largest accounts it takes to reach the share."""
    ordered = values.sort_values(ascending=False)
    return int((ordered.cumsum() / ordered.sum() < share).sum()) + 1


half_of_revenue = Question(
    name="tiering.half_of_revenue",
    number="L1",
    title=N_("Half of the revenue"),
    minutes=2,
    topics=("U2.01",),
    prompt=N_(
        "How many of the largest accounts does it take to bring **half** of the last twelve months' revenue?"
    ),
    kind=Number(unit=N_("accounts"), whole=True),
    expected=lambda: _accounts_for(facts.revenue(), 0.5),
    wrong_paths=(
        WrongPath(
            "half of the accounts",
            lambda: len(facts.revenue()) // 2,
            N_("That is half of the accounts. They bring far more than half of the revenue."),
        ),
        WrongPath(
            "not reached",
            lambda: _accounts_for(facts.revenue(), 0.5) - 1,
            N_("One too few: these accounts stay just below half."),
        ),
        WrongPath(
            "profit",
            lambda: _accounts_for(facts.earning(), 0.5),
            N_("That is the number for profit; here revenue is asked."),
        ),
    ),
    hints=(
        N_("Read the curve where it reaches 50 %."),
        N_("Count the rows of the curve with a cumulative share below one half, and add one."),
    ),
    worked=(
        "curve = tiering.pareto_curve(tiering.customer_totals(lines))\nanswer = "
        "int((curve['cumulative_share'] < 0.5).sum()) + 1"
    ),
    reason=N_("The account that crosses the line belongs to those who bring half."),
    say=N_("Half of our revenue hangs on a handful of names; we can list them."),
)


def _saved_profit(share):
    row = facts.profit().loc[facts.largest()]
    return row["gross_margin"] - share * row["revenue"] - row["receivables_charge"]


def _average_share():
    table = facts.profit()
    return table["cost_to_serve"].sum() / table["revenue"].sum()


repaired_account = Question(
    name="tiering.repaired_account",
    number="L2",
    title=N_("What if it were served like the others?"),
    minutes=4,
    topics=("U2.03",),
    prompt=N_(
        "Suppose the largest account, {account}, cost as much to serve as our revenue does on "
        "average ({share} of it), and paid as it does today. What would be its **profit** in the "
        "year?"
    ),
    facts=lambda: {"account": facts.largest(), "share": percent(_average_share(), 2)},
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _saved_profit(_average_share()),
    wrong_paths=(
        WrongPath(
            "today",
            lambda: facts.earning()[facts.largest()],
            N_("That is its profit today, at its own cost to serve."),
        ),
        WrongPath(
            "without interest",
            lambda: (
                _saved_profit(_average_share()) + facts.profit().loc[facts.largest(), "receivables_charge"]
            ),
            N_("You left out the interest on what it owes; it still pays late."),
        ),
        WrongPath(
            "mean of shares",
            lambda: _saved_profit(facts.profit()["cost_to_serve_share"].mean()),
            N_(
                "You averaged the accounts' percentages; small accounts count too much that way. "
                "Divide total cost to serve by total revenue."
            ),
        ),
    ),
    hints=(
        N_("Start from its gross margin."),
        N_("Take off {share} of its revenue, then its charge on receivables."),
    ),
    worked=(
        "account = profit.loc[profit['revenue'].idxmax()]\n"
        "share = profit['cost_to_serve'].sum() / profit['revenue'].sum()\n"
        "answer = account['gross_margin'] - share * account['revenue'] - account['receivables_charge']"
    ),
    reason=N_(
        "Even so it loses money: serving it like the others wins most of the loss back, and the rest is the "
        "discount it was given and the time it takes to pay. All three belong in the next talk."
    ),
    say=N_("We need not lose our largest account; we have to change how it orders, pays and is priced."),
)

CARDS = (half_of_revenue, repaired_account)
