"""Exercise, part one: how concentrated the ledger is."""

from ... import tiering as models
from ...formats import percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _top_20_accounts():
    ordered = facts.revenue().sort_values(ascending=False)
    return ordered.iloc[:20].sum() / ordered.sum()


top_share = Question(
    name="tiering.top_share",
    number="2.1",
    title=N_("The share of the top fifth"),
    minutes=3,
    topics=("U2.01", "U2.02"),
    prompt=N_(
        "In the last twelve months {n} accounts bought from us. What **share of the revenue** "
        "came from the largest 20 % of them? (A part account counts whole.)"
    ),
    facts=lambda: {"n": len(facts.revenue())},
    kind=Number(unit="percent"),
    expected=lambda: models.top_share(facts.revenue(), 0.2),
    wrong_paths=(
        WrongPath(
            "twenty accounts", _top_20_accounts, N_("You took the 20 largest accounts, not 20 % of them.")
        ),
        WrongPath(
            "profit",
            lambda: models.top_share(facts.earning(), 0.2),
            N_("You added up profit. The question is about revenue."),
        ),
        WrongPath(
            "rule", lambda: 0.8, N_("That is the rule of thumb. Measure it: this ledger is different.")
        ),
        WrongPath(
            "tenth",
            lambda: models.top_share(facts.revenue(), 0.1),
            N_("That is the share of the top 10 %, half as many."),
        ),
    ),
    hints=(
        N_("Sort the accounts by revenue, largest first."),
        N_("20 % of {n} accounts, rounded up; add up their revenue and divide by the total."),
    ),
    worked="answer = tiering.top_share(tiering.customer_totals(lines), 0.2)",
    reason=N_("The ledger is concentrated, but it is not 80/20. The curve has to be measured."),
    say=N_("A fifth of our accounts bring about three fifths of our revenue, not four fifths."),
)

equal_accounts = Question(
    name="tiering.equal_accounts",
    number="2.2",
    title=N_("How dependent are we?"),
    minutes=3,
    topics=("U2.01",),
    prompt=N_(
        "The Herfindahl–Hirschman index (HHI) is the sum of the squared shares of revenue; 1 ÷ HHI "
        "says **as how many "
        "equal accounts** the ledger is concentrated. How many is that, over the last twelve months?"
    ),
    kind=Number(unit=N_("equal accounts"), tolerance=0.03),
    expected=lambda: 1 / models.hhi(facts.revenue()),
    wrong_paths=(
        WrongPath(
            "index", lambda: models.hhi(facts.revenue()), N_("That is the index itself. Divide 1 by it.")
        ),
        WrongPath(
            "largest",
            lambda: facts.revenue().sum() / facts.revenue().max(),
            N_(
                "You divided by the largest share alone. The index squares the shares of all "
                "accounts and adds them up."
            ),
        ),
        WrongPath(
            "count",
            lambda: len(facts.revenue()),
            N_("That is how many accounts there are; they are far from equal."),
        ),
    ),
    hints=(
        N_("Share of each account = its revenue ÷ total."),
        N_("Square every share, add them up, divide 1 by the sum."),
    ),
    worked="answer = 1 / tiering.hhi(tiering.customer_totals(lines))",
    reason=N_(
        "One number for the risk of losing a large account: the fewer equal accounts, the greater "
        "the dependence."
    ),
)

a_accounts = Question(
    name="tiering.a_accounts",
    number="2.3",
    title=N_("How many are A?"),
    minutes=3,
    topics=("U2.01", "U2.03"),
    prompt=N_(
        "With the A cut at {cut} of revenue, **how many accounts are A**? The account that crosses "
        "the cut still counts as A."
    ),
    facts=lambda: {"cut": percent(facts.A_CUT)},
    kind=Number(unit=N_("accounts"), whole=True),
    expected=lambda: int((facts.classes() == "A").sum()),
    wrong_paths=(
        WrongPath(
            "below the cut",
            lambda: int((facts.classes() == "A").sum()) - 1,
            N_("One is missing: the account that crosses the cut still belongs to A."),
        ),
        WrongPath(
            "fifth of accounts",
            lambda: -(-len(facts.revenue()) // 5),
            N_("That is 20 % of the accounts. The cut is on revenue, not on the number of accounts."),
        ),
        WrongPath(
            "A and B", lambda: int((facts.classes() != "C").sum()), N_("You counted A and B together.")
        ),
        WrongPath(
            "profit",
            lambda: int((facts.classes(by="profit") == "A").sum()),
            N_("That is the number by profit after cost to serve; the question ranks by revenue."),
        ),
    ),
    hints=(
        N_("Rank by revenue and add up the shares from the top."),
        N_("In the explorer: Rank by revenue, A cut {cut}; the table under the picture counts for you."),
    ),
    worked='answer = int((tiering.abc_classes(tiering.customer_totals(lines), a=0.8) == "A").sum())',
    reason=N_(
        "A tier is a cut through a curve. Move the cut and accounts change tier, so say where it lies."
    ),
)

find_the_error = Question(
    name="tiering.find_the_error",
    number="2.4",
    title=N_("Find the error: a published margin"),
    minutes=5,
    topics=("U2.03",),
    prompt=N_(
        "A lecture deck on a well-known teaching case (Dakota Office Products, Kaplan) shows "
        "customer A with sales of "
        "$103,000, goods for $85,000, work worth {work} dollars (order handling, cartons, "
        "shipping) and $9,000 "
        "outstanding on average at 10 % a year. It prints a profit of 6.1 %.\n\n"
        "What is the profit as a percentage **of sales**? Give it to the hundredth."
    ),
    facts=lambda: {"work": f"{facts.dakota_work():,.0f}"},
    kind=Number(unit="percent", absolute=0.0001, decimals=2),
    expected=lambda: facts.dakota_profit() / facts.DAKOTA_SALES,
    wrong_paths=(
        WrongPath(
            "on cost",
            lambda: facts.dakota_profit() / facts.DAKOTA_GOODS,
            N_(
                "That is the deck's figure: profit divided by the cost of goods. A margin is a "
                "share of sales."
            ),
        ),
        WrongPath(
            "no interest",
            lambda: (facts.dakota_profit() + facts.dakota_interest()) / facts.DAKOTA_SALES,
            N_("You left out the interest on what the customer owes: 10 % of $9,000."),
        ),
        WrongPath(
            "all receivables",
            lambda: (
                (facts.dakota_profit() + facts.dakota_interest() - facts.DAKOTA_RECEIVABLES)
                / facts.DAKOTA_SALES
            ),
            N_("You took off the money owed itself. It is paid in the end; the cost is 10 % of it."),
        ),
        WrongPath(
            "gross",
            lambda: (facts.DAKOTA_SALES - facts.DAKOTA_GOODS) / facts.DAKOTA_SALES,
            N_("That is the gross margin, before the work and the interest."),
        ),
    ),
    hints=(
        N_("Profit = sales − goods − work − 10 % of what is outstanding."),
        N_("The profit is right in the deck. By what did it divide?"),
    ),
    worked=(
        "work = 200 * 52 + 200 * 6 + 6 * 10 + 60 * 4 + 6 * 5\n"
        "interest = 0.10 * 9_000\n"
        "answer = (103_000 - 85_000 - work - interest) / 103_000"
    ),
    reason=N_(
        "The profit of $5,170 is right, but it was divided by the cost of the goods. "
        "(Figures of the case: Kaplan, Harvard Business School.)"
    ),
    say=N_("Before you compare two margins, ask what each was divided by."),
)

PART = (top_share, equal_accounts, a_accounts, find_the_error)
