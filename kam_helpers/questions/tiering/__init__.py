"""The questions of the tiering lesson and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import choosing, concentration, in_lesson, portfolio, profit
from .choosing import breakeven_goodwill, firm_ten, service_bill, top_five
from .concentration import a_accounts, equal_accounts, find_the_error, top_share
from .in_lesson import half_of_revenue, repaired_account
from .key_accounts import choose_key_accounts
from .misuse import misuse
from .portfolio import hidden_potential, price_buyers
from .profit import best_three, biggest_eater, largest_profit, losing_a, whale_peak

QUESTIONS = in_lesson.CARDS

# What each part shows before it asks, so that every question can be answered by reading and a calculator.
_CURVE = """
curve = tiering.pareto_curve(tiering.customer_totals(lines)).rename(columns={"value": "revenue"})
hhi = tiering.hhi(curve["revenue"])
print(f"The sum of the squared shares of all {len(curve)} accounts (HHI) is {hhi:.4f}.")
table(curve[["rank", "revenue", "cumulative_share"]].head(30), "The largest accounts by revenue")
"""
_PROFIT = """
earned = profit["profit"].clip(lower=0).sum()
lost = -profit["profit"].clip(upper=0).sum()
print(f"Accounts above zero earn CNY {earned:,.0f} together; those below lose CNY {lost:,.0f}.")
columns = ["revenue", "gross_margin", "cost_to_serve", "receivables_charge", "profit", "margin_on_sales"]
table(profit.sort_values("revenue", ascending=False)[columns], "All accounts, largest revenue first")
"""
_WORK = """
work = datasets.activity_table(12).loc[profit["revenue"].idxmax()].to_frame("times")
table(work.join(datasets.activity_prices()), "Done for the largest account, and what one costs")
"""
_POTENTIAL = """
matrix = tiering.value_matrix(accounts["profit"], tiering.potential_of(accounts))
shown = accounts[["revenue", "profit"]].join(matrix["potential"]).nlargest(20, "potential")
table(shown, f"Most potential first (medians: revenue {accounts['revenue'].median():,.0f}, "
             f"profit {accounts['profit'].median():,.0f})")
"""
_DEMAND = """
demand = tiering.value_demand(accounts[["points_price", "points_solution", "points_partnership"]])
table(tiering.demand_by_tier(demand, tiering.abc_classes(accounts["revenue"])), "Value demand by tier")
"""
_SCORES = """
card = tiering.scorecard(accounts, datasets.selection_criteria())
plots.picture(plots.tiering.scorecard_bars, card)
"""
_STABILITY = """
stability = tiering.rank_stability(card.parts, card.weights, k=10)
table(stability.head(16), "Share of the weight draws in which an account is among the best ten")
"""
_SERVICE = """
plan = tiering.service_plan(tiering.abc_classes(profit["revenue"]), datasets.service_standards())
table(plan.by_tier[["accounts", "cost_per_account"]], "Service standards: accounts, and cost a year for one")
"""

SHEET = Sheet(
    file="02_tiering",
    module="tiering",
    title=N_("Exercise 2: tiering Kestrelle's accounts"),
    introduction=N_(
        "Seventeen questions on the last twelve months of Kestrelle Coatings & Dosing, in five "
        "parts that follow the lesson. "
        "Answer on the cards; no code is needed: run the whole page, then read the explorer, the tables and "
        "the pictures, with a calculator beside you. "
        "Whoever prefers code finds a box under each card. "
        "Wrong answers are welcome: the card says which mistake it recognises."
    ),
    setup=(
        "from kam_helpers import datasets, plots, tiering\n"
        "from kam_helpers.questions import tiering as q\n"
        "from kam_helpers.tables import table\n"
        "from kam_helpers.widgets import TieringExplorer\n\n"
        "lines = datasets.period(datasets.ledger_lines(), last_months=12)\n"
        "profit = datasets.profit_table(months=12)\n"
        "accounts = datasets.account_facts(months=12)\n"
        "TieringExplorer(accounts)"
    ),
    parts=(
        Text(N_("## Part 1: how concentrated is the ledger?")),
        Show("curve", _CURVE),
        *concentration.PART,
        Text(N_("## Part 2: who keeps the money?")),
        Show("profit", _PROFIT),
        Show("work", _WORK),
        *profit.PART,
        Text(N_("## Part 3: potential, and what buyers value")),
        Show("potential", _POTENTIAL),
        Show("demand", _DEMAND),
        *portfolio.PART,
        Text(N_("## Part 4: choosing, and what each tier gets")),
        Show("scores", _SCORES),
        Show("stability", _STABILITY),
        Show("service", _SERVICE),
        *choosing.PART,
        Text(
            N_(
                "## Part 5: two decisions\n\nNo single answer is right here. The card checks that "
                "a proposal can be carried out, rests on figures, and sees the other side."
            )
        ),
        misuse,
        choose_key_accounts,
    ),
    closing=N_(
        "## What goes into your account plan\n\nKeep the tier, the profit after cost to serve and "
        "the value cell of your own account "
        "with the box at the end of the lesson."
    ),
)

__all__ = [
    "QUESTIONS",
    "SHEET",
    "a_accounts",
    "best_three",
    "biggest_eater",
    "breakeven_goodwill",
    "choose_key_accounts",
    "equal_accounts",
    "find_the_error",
    "firm_ten",
    "half_of_revenue",
    "hidden_potential",
    "largest_profit",
    "losing_a",
    "misuse",
    "price_buyers",
    "repaired_account",
    "service_bill",
    "top_five",
    "top_share",
    "whale_peak",
]
