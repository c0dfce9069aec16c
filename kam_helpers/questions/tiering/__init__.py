"""The questions of the tiering lesson and its exercise."""

from ...text import N_
from .. import Sheet, Text
from . import choosing, concentration, judgement, portfolio, profit, warm_up
from .choosing import breakeven_goodwill, firm_ten, service_bill, top_five
from .concentration import a_accounts, equal_accounts, find_the_error, top_share
from .judgement import choose_key_accounts, misuse
from .portfolio import hidden_potential, price_buyers
from .profit import best_three, biggest_eater, largest_profit, losing_a, whale_peak
from .warm_up import half_of_revenue, repaired_account, warm_credit, warm_margin, warm_pareto

QUESTIONS = warm_up.QUESTIONS

SHEET = Sheet(
    file="02_tiering",
    module="tiering",
    title=N_("Exercise 2: tiering Kestrelle's accounts"),
    introduction=N_(
        "Seventeen questions on the last twelve months of Kestrelle Coatings & Dosing, in five "
        "parts that follow the lesson. "
        "Answer on the cards; no code is needed, and the tiering explorer below shows most of what is asked. "
        "Whoever prefers code finds a box under each card. "
        "Wrong answers are welcome: the card says which mistake it recognises."
    ),
    setup=(
        "from kam_helpers import datasets, tiering\n"
        "from kam_helpers.questions import tiering as q\n"
        "from kam_helpers.widgets import TieringExplorer\n\n"
        "lines = datasets.period(datasets.ledger_lines(), last_months=12)\n"
        "profit = datasets.profit_table(months=12)\n"
        "accounts = datasets.account_facts(months=12)\n"
        "TieringExplorer(accounts)"
    ),
    parts=(
        Text(N_("## Part 1: how concentrated is the ledger?")),
        *concentration.PART,
        Text(N_("## Part 2: who keeps the money?")),
        *profit.PART,
        Text(N_("## Part 3: potential, and what buyers value")),
        *portfolio.PART,
        Text(N_("## Part 4: choosing, and what each tier gets")),
        *choosing.PART,
        Text(
            N_(
                "## Part 5: two decisions\n\nNo single answer is right here. The card checks that "
                "a proposal can be carried out, rests on figures, and sees the other side."
            )
        ),
        *judgement.PART,
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
    "warm_credit",
    "warm_margin",
    "warm_pareto",
    "whale_peak",
]
