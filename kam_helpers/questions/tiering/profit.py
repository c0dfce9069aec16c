"""Exercise, part two: who keeps the money."""

from ... import datasets
from ... import tiering as models
from ...formats import money
from ...text import N_
from .. import Choice, Number, Question, Ranking, Selection, WrongPath
from . import facts


def _largest(column, months=facts.MONTHS):
    return facts.profit(months).loc[facts.largest(), column]


largest_profit = Question(
    name="tiering.largest_profit",
    number="2.5",
    title=N_("What the largest account earns"),
    minutes=4,
    topics=("U2.03",),
    prompt=N_(
        "{account} is our largest account: {revenue} in the last twelve months. What is its "
        "**profit after cost to serve** and after the interest on what it owes?"
    ),
    facts=lambda: {"account": facts.largest(), "revenue": money(_largest("revenue"))},
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: _largest("profit"),
    wrong_paths=(
        WrongPath(
            "gross margin",
            lambda: _largest("gross_margin"),
            N_("That is the gross margin. What it costs to serve this account is still to come off."),
        ),
        WrongPath(
            "no interest",
            lambda: _largest("profit") + _largest("receivables_charge"),
            N_("You left out the interest on what it owes us. It pays late, and money costs 10 % a year."),
        ),
        WrongPath(
            "three years",
            lambda: _largest("profit", 36),
            N_("That is the profit over all 36 months; the question asks for the last twelve."),
        ),
    ),
    hints=(
        N_("Start with the gross margin."),
        N_(
            "profit = gross margin − cost to serve − charge on receivables; each is a column of "
            "the table of all accounts."
        ),
    ),
    worked="answer = profit.loc[profit['revenue'].idxmax(), 'profit']",
    reason=N_("Gross margin looks healthy; the work and the waiting eat more than all of it."),
    say=N_(
        "Our largest account costs us money today, and we can name why: visits, special colours, samples, "
        "and when it pays."
    ),
)


def _top_activity(frame):
    return str(frame.idxmax())


def _activities():
    return {name: name for name in facts.costs().columns}


biggest_eater = Question(
    name="tiering.biggest_eater",
    number="2.6",
    title=N_("Which work eats the margin?"),
    minutes=3,
    topics=("U2.03", "U2.13"),
    prompt=N_("Which **activity** takes the most money at {account}?"),
    facts=lambda: {"account": facts.largest()},
    kind=Choice(_activities),
    expected=lambda: _top_activity(facts.costs().loc[facts.largest()]),
    wrong_paths=(
        WrongPath(
            "most often",
            lambda: _top_activity(datasets.activity_table(facts.MONTHS).loc[facts.largest()]),
            N_("That is what is done most often. Multiply how often by what one costs."),
        ),
        WrongPath(
            "dearest",
            lambda: _top_activity(datasets.activity_prices()),
            N_("That is the activity with the highest rate. How often it happens matters too."),
        ),
        WrongPath(
            "least",
            lambda: str(facts.costs().loc[facts.largest()].idxmin()),
            N_("That is the activity that takes the least."),
        ),
    ),
    hints=(
        N_("Cost = how often × rate."),
        N_("In the table of what was done for it, multiply the times by the rate."),
    ),
    worked=(
        "costs = tiering.activity_costs(datasets.activity_table(12), datasets.activity_prices())\n"
        "answer = costs.loc[profit['revenue'].idxmax()].idxmax()"
    ),
    reason=N_("A cost you can name is a cost you can talk about with the customer."),
)


def _peak_by_revenue():
    ordered = facts.profit().sort_values("revenue", ascending=False)["profit"].cumsum()
    return ordered.max() / ordered.iloc[-1]


def _whale():
    return models.whale_curve(facts.earning())


whale_peak = Question(
    name="tiering.whale_peak",
    number="2.7",
    title=N_("The peak of the whale"),
    minutes=4,
    topics=("U2.03",),
    prompt=N_(
        "Line up the accounts from the most to the least profitable and add up their profit. At "
        "the **peak**, what percentage of the total profit have we earned?"
    ),
    kind=Number(unit="percent", absolute=0.01),
    expected=lambda: _whale().peak_share,
    wrong_paths=(
        WrongPath(
            "lost",
            lambda: _whale().lost_share,
            N_("That is what the loss-makers take away again. The peak is 100 % more."),
        ),
        WrongPath(
            "by revenue",
            _peak_by_revenue,
            N_(
                "You added up profit in the order of revenue. A whale curve starts with the most "
                "profitable account."
            ),
        ),
        WrongPath(
            "accounts",
            lambda: _whale().peak_accounts / len(facts.earning()),
            N_("That is the share of accounts before the peak; the question asks for the share of profit."),
        ),
    ),
    hints=(
        N_("Only accounts with a profit above zero lift the curve."),
        N_("Add up the profits above zero and divide by the total profit."),
    ),
    worked="answer = tiering.whale_curve(profit['profit']).peak_share",
    reason=N_(
        "What lies above 100 % is profit that was earned and given away again by the accounts on the right."
    ),
    say=N_("We earn far more than we keep; the difference goes to accounts we can name."),
)

best_three = Question(
    name="tiering.best_three",
    number="2.8",
    title=N_("The three that earn most"),
    minutes=3,
    topics=("U2.03",),
    prompt=N_("Which **three accounts** bring the most profit after cost to serve? Best first."),
    kind=Ranking(options=lambda: sorted(facts.earning().index), size=3),
    expected=lambda: facts.earning().nlargest(3),
    wrong_paths=(
        WrongPath(
            "revenue",
            lambda: facts.revenue().nlargest(3),
            N_("You ranked by revenue, not by profit after cost to serve."),
        ),
        WrongPath(
            "gross margin",
            lambda: facts.profit()["gross_margin"].nlargest(3),
            N_("You ranked by gross margin; the cost to serve is still to come off."),
        ),
        WrongPath(
            "percentage",
            lambda: facts.profit()["margin_on_sales"].nlargest(3),
            N_("You ranked by margin in percent. A high percentage of little is little."),
        ),
    ),
    hints=(
        N_("Use the profit column, not revenue."),
        N_("Read down the profit column of the table of all accounts."),
    ),
    worked="answer = profit['profit'].nlargest(3)",
    reason=N_("The quiet account that orders in large lots and pays on time can beat every famous name."),
)


def _losing(tier):
    lost = facts.earning() < 0
    return sorted(
        facts.earning().index[lost & facts.classes().reindex(facts.earning().index).isin(list(tier))]
    )


losing_a = Question(
    name="tiering.losing_a",
    number="2.9",
    title=N_("A by revenue, minus by profit"),
    minutes=4,
    topics=("U2.03", "U2.05"),
    prompt=N_("Which accounts are **A by revenue** and yet **lose money** after cost to serve?"),
    kind=Selection(options=lambda: sorted(facts.earning().index)),
    expected=lambda: _losing("A"),
    wrong_paths=(
        WrongPath(
            "all", lambda: _losing("ABC"), N_("Those are all loss-makers; only the ones in tier A are asked.")
        ),
        WrongPath("A and B", lambda: _losing("AB"), N_("You included tier B.")),
        WrongPath(
            "C only", lambda: _losing("C"), N_("Those are in tier C. Look at the top of the revenue list.")
        ),
    ),
    hints=(
        N_("Two conditions: tier A by revenue, and profit below zero."),
        N_("The table of all accounts starts with the A accounts: look for the minus signs there."),
    ),
    worked=(
        'tier = tiering.abc_classes(profit["revenue"])\n'
        'answer = profit.index[(tier == "A") & (profit["profit"] < 0)]'
    ),
    reason=N_("Tiering by revenue would give these accounts our best service, and make the loss larger."),
    say=N_("Before we give an A account more service, we check that it pays for the service it has."),
)

PART = (largest_profit, biggest_eater, whale_peak, best_three, losing_a)
