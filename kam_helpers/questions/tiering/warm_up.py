"""Three quick questions before the lesson, and the two it asks on the way."""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

ORDER, GOODS = 120_000, 84_000
YEARLY, DAYS, RATE = 1_200_000, 90, 0.10

warm_margin = Question(
    name="tiering.warm_margin",
    number="W1",
    title=N_("What is left of an order"),
    minutes=1,
    topics=("U2.03",),
    prompt=N_(
        "An order of {order} contains goods that cost us {goods}. What is the **gross margin**, as "
        "a percentage of the order?"
    ),
    facts=lambda: {"order": money(ORDER), "goods": money(GOODS)},
    kind=Number(unit="percent"),
    expected=lambda: (ORDER - GOODS) / ORDER,
    wrong_paths=(
        WrongPath(
            "markup",
            lambda: (ORDER - GOODS) / GOODS,
            N_(
                "You divided by the cost of the goods: that is the mark-up. A margin is a share of the price."
            ),
        ),
        WrongPath(
            "cost share",
            lambda: GOODS / ORDER,
            N_("That is the share the goods take; the margin is what is left."),
        ),
        WrongPath(
            "thousands",
            lambda: (ORDER - GOODS) / 100_000,
            N_("That is the margin in money, in thousands of CNY; divide it by the order."),
        ),
    ),
    hints=(N_("Margin = price − cost of goods."), N_("Divide the margin by the price, not by the cost.")),
    worked="answer = (120_000 - 84_000) / 120_000",
    reason=N_(
        "A margin is a share of what the customer pays, so that margins of different accounts can "
        "be compared."
    ),
)

warm_credit = Question(
    name="tiering.warm_credit",
    number="W2",
    title=N_("What waiting costs"),
    minutes=1,
    topics=("U2.03",),
    prompt=N_(
        "An account buys {yearly} a year, evenly, and pays {days} days after the invoice. Money "
        "costs us {rate} a year. What does the waiting **cost us per year**?"
    ),
    facts=lambda: {"yearly": money(YEARLY), "days": DAYS, "rate": percent(RATE)},
    kind=Number(unit="CNY", tolerance=0.02),  # a banker's year of 360 days is right too
    expected=lambda: YEARLY * DAYS / 365 * RATE,
    wrong_paths=(
        WrongPath(
            "whole year",
            lambda: YEARLY * RATE,
            N_(
                "That is the interest on a whole year's revenue; the account owes only {days} days "
                "of it at any time."
            ),
        ),
        WrongPath(
            "balance",
            lambda: YEARLY * DAYS / 365,
            N_("That is what the account owes us on average. The cost is the interest on it."),
        ),
        WrongPath(
            "one quarter",
            lambda: YEARLY * DAYS / 365 * RATE / 4,
            N_("That is the interest for one quarter. The account owes the money all year round."),
        ),
    ),
    hints=(
        N_("How much does the account owe us on an average day?"),
        N_("Revenue × days ÷ 365 is owed on average; take {rate} of it."),
    ),
    worked="answer = 1_200_000 * 90 / 365 * 0.10",
    reason=N_("Payment time is money lent without interest. It belongs in the account's profit."),
    say=N_("Ninety days of credit cost us about two and a half percent of the revenue."),
)

warm_pareto = Question(
    name="tiering.warm_pareto",
    number="W3",
    title=N_("What 80/20 is"),
    minutes=1,
    topics=("U2.01",),
    prompt=N_("“Twenty percent of customers bring eighty percent of revenue.” What is that sentence?"),
    kind=Choice(
        {
            "law": N_("A law: it holds for every supplier"),
            "definition": N_("A definition: those twenty percent are the key accounts"),
            "pattern": N_("A pattern seen often: each ledger has to be measured"),
            "consumer": N_("A rule for consumer goods only"),
        }
    ),
    expected=lambda: "pattern",
    wrong_paths=(
        WrongPath(
            "law", lambda: "law", N_("Measured ledgers differ widely, among them the one in this lesson.")
        ),
        WrongPath(
            "definition",
            lambda: "definition",
            N_(
                "Then the number of key accounts would depend on how many small accounts we have. "
                "Key accounts are chosen by criteria."
            ),
        ),
        WrongPath(
            "consumer", lambda: "consumer", N_("It is seen in business markets too, often even stronger.")
        ),
    ),
    hints=(N_("Would the sentence survive if we took on a hundred small accounts?"),),
    worked='answer = "pattern"',
    reason=N_("Concentration is measured; the lesson does it in one line."),
)


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

QUESTIONS = (warm_margin, warm_credit, warm_pareto, half_of_revenue, repaired_account)
