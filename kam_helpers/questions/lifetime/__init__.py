"""The questions of the lesson on customer lifetime profit and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import in_lesson, recall, warm_up
from .budget import one_budget
from .car import car_profit, cars_today, what_it_is
from .crm import two_definitions, who_is_the_customer
from .errors import outline, paper, web_formula
from .forecast import five_of_what, forecast_miss
from .in_lesson import levels, one_price
from .invest import where_to_invest
from .life_cycle import growing_dealer, pays_back, trust_and_value
from .one_account import account_worth, yearly_margin
from .portfolio import best_lever, longer_loss, worth_most
from .recall import next_retention, next_sunk, next_worth
from .relationship import next_step, stage_of_best, type_of_largest
from .retention import kept_accounts, why_rising
from .steps import four_steps
from .timing import break_even, two_answers
from .traps import growing_margin, sunk_cost
from .warm_up import warm_later, warm_left, warm_points

# Asked outside the sheet: at the start of this lesson and in it, and at the start of the next.
QUESTIONS = (*warm_up.PART, *in_lesson.CARDS, *recall.PART)

# What each part shows before it asks, so that every question can be answered by reading and a calculator.
_EARNER = """
columns = ["revenue", "gross_margin", "cost_to_serve", "receivables_charge", "retention"]
two = ["Hesselvik Marine Works", "Dunmarrow Panels"]
table(accounts.loc[two, columns], "Two accounts, last twelve months")
"""
_FORMULA = N_(
    "**How a multiple is computed**, if the next margin comes in a year and only if the account still "
    "buys:\n\n"
    "lifetime profit = margin × multiple, and multiple = retention ÷ (1 + rate − retention)\n\n"
    "and if the margin grows each year as long as the account stays:\n\n"
    "multiple = retention ÷ (1 + rate − retention × (1 + growth))\n\n"
    "*(Gupta & Lehmann 2003, from memory.)* Growth for ever is a bold assumption. At 80 % and 10 %, without "
    "growth: 0.80 ÷ (1.10 − 0.80) = 2.67. Use the formula where the table has no column."
)
_MULTIPLES = """
retentions, rates = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95], [0.08, 0.10, 0.12]
multiples = lifetime.multiple_table(retentions, rates, timing="if_retained")
table(multiples, "Multiple by rate and retention: next margin in a year, if the account still buys")
"""
_FACTORS = """
new = lifetime.lifetime_profit(1, retention=0.80, discount_rate=0.10, timing="year_end")
factors = new.table[["survival", "discount_factor"]].head(10)
factors.columns = ["chance that the account is still there", "what a yuan of that year is worth today"]
table(factors.map("{:.3f}".format), "A new account, year by year")
"""
_ACCOUNTS = """
known = accounts[["revenue", "profit", "retention"]].sort_values("profit", ascending=False)
table(known, "All accounts, largest margin after cost to serve (profit) first")
"""
_LEVERS = """
effort = {"new_accounts": 12, "retention_points": 1, "margin_percent": 2}
prices = {"cost_per_point_cny": 1_200_000, "cost_per_percent_cny": 250_000}
options = {"discount_rate": 0.10, "timing": "if_retained", **effort, **prices}
levers = lifetime.three_levers(accounts, **options).table.drop("all three")
in_profit = lifetime.three_levers(accounts, **options, only_profitable=True).table
levers.loc["longer, in profit only"] = in_profit.loc["longer"]
shown = levers[["effort", "gain", "cost"]].rename(columns={"gain": "gain_cny"})
table(shown, "What each adds to the worth of all accounts, and what it costs once")
"""
_YEARS = """
years = datasets.revenue_by_year()
always = (years > 0).all(axis=1)
print(f"{always.sum()} accounts bought in each of the three years. The others:")
table(years[~always].add_suffix("_cny"), "Accounts that did not buy in every year")
"""
_COHORT = """
left = lifetime.survivors_table(datasets.contract_cohorts(), 7).loc["basic"]
fit = lifetime.fit_sbg(left.iloc[:6])
shown = left.to_frame("in_force").assign(share_renewed=left / left.shift())
shown["forecast that lets workshops differ (sBG)"] = (fit.survival(7) * left[0]).round().astype(int)
table(shown, "Basic care plans started in 2018, by years since; the forecast knows years 0 to 5")
"""
_COHORT_PICTURE = """
plots.picture(plots.lifetime.cohort_retention, left.iloc[:6], fit)
"""
_CAR = """
CarBuyerExplorer(finance_per_car=0, referrals=0)
"""
_CARS = """
chain = pd.DataFrame({"year": [4 * car for car in range(12)]}, index=pd.RangeIndex(1, 13, name="car"))
chain["chance it is bought here"] = [f"{0.7**car:.3f}" for car in range(12)]
chain["worth of a dollar of that year"] = [f"{1.08**-year:.3f}" for year in chain["year"]]
table(chain, "The twelve cars")
"""
_STREAMS = """
buyer = replace(lifetime.SEWELL, repurchase_probability=0.7, discount_rate=0.08)
streams = lifetime.car_lifetime(buyer).streams.drop(index=["finance and insurance", "referral"])
today = streams["present_value"].round().astype(int).to_frame("revenue worth today, dollars")
today["margin of the stream"] = streams["profit"] / streams["present_value"]
table(today, "The famous customer by stream", shares=["margin of the stream"])
"""
_STAGE = """
answers, questions = datasets.relationship_answers_table(), datasets.relationship_questions()
asked = questions.set_index("item_id").assign(answer=answers.loc[accounts["profit"].idxmax()])
asked = asked[asked["axis"].isin(["involvement", "nature", "uncoupling"])]
table(asked[["axis", "answer", "question", "action"]], f"Answers for {accounts['profit'].idxmax()}")
"""
_TYPE = """
asked = questions.set_index("item_id").assign(answer=answers.loc[accounts["revenue"].idxmax()])
asked = asked[asked["axis"].isin(["closeness", "balance"])]
table(asked[["axis", "answer", "question"]], f"Answers for {accounts['revenue'].idxmax()}")
"""
_CYCLE = """
cycle = lifetime.life_cycle()
yearly = cycle.table.loc[range(21)].add_suffix("_cny").rename(index=int)
table(yearly, "Input, output and what is left, CNY a year; cumulative: left over since the start, CNY")
"""
_CYCLE_PICTURE = """
plots.picture(plots.lifetime.life_cycle, cycle)
"""
_PAPER = """
still = pd.Series(dtype=float, name="still there after 12 years")
still["forecast, alpha 0.668 (fit)"] = lifetime.sbg_survival(0.668, 3.806, 12)[-1]
still["forecast, alpha 0.688 (as printed)"] = lifetime.sbg_survival(0.688, 3.806, 12)[-1]
still["observed"] = 0.394
table(still, "Fader & Hardie (2007), high-end group; observed: from memory", shares={still.name: 2})
"""

SHEET = Sheet(
    file="01_customer_lifetime_profit",
    module="lifetime",
    title=N_("Exercise 1: what Kestrelle's accounts are worth"),
    introduction=N_(
        "Thirty questions on the accounts of Kestrelle Coatings & Dosing and on a few famous numbers, "
        "in seven parts that follow the lesson. Answer on the cards; no code is needed: run the whole page, "
        "then read the explorer, the tables and the pictures, with a calculator beside you. Whoever prefers "
        "code finds a box under each card. Wrong answers are welcome: the card says which mistake it "
        "recognises."
    ),
    setup=(
        "from dataclasses import replace\n\n"
        "import pandas as pd\n\n"
        "from kam_helpers import datasets, lifetime, plots\n"
        "from kam_helpers.questions import lifetime as q\n"
        "from kam_helpers.tables import table\n"
        "from kam_helpers.widgets import CarBuyerExplorer, LifetimeExplorer\n\n"
        "accounts = datasets.lifetime_facts(months=12)\n"
        "LifetimeExplorer(accounts)"
    ),
    parts=(
        Text(N_("## Part 1: the customer, and what one is worth")),
        two_definitions,
        who_is_the_customer,
        Show("earner", _EARNER),
        yearly_margin,
        Text(_FORMULA),
        Show("multiples", _MULTIPLES),
        account_worth,
        two_answers,
        Show("factors", _FACTORS),
        break_even,
        sunk_cost,
        growing_margin,
        Text(N_("## Part 2: all accounts together")),
        Show("accounts", _ACCOUNTS),
        worth_most,
        Show("levers", _LEVERS),
        best_lever,
        longer_loss,
        Text(N_("## Part 3: who stays")),
        Show("years", _YEARS),
        kept_accounts,
        Show("cohort", _COHORT),
        Show("cohort-picture", _COHORT_PICTURE),
        why_rising,
        forecast_miss,
        five_of_what,
        Text(N_("## Part 4: the car maker's customer")),
        what_it_is,
        Show("car", _CAR),
        Show("cars", _CARS),
        cars_today,
        Show("streams", _STREAMS),
        car_profit,
        Text(N_("## Part 5: the relationship")),
        four_steps,
        Show("stage", _STAGE),
        stage_of_best,
        next_step,
        Show("type", _TYPE),
        type_of_largest,
        Show("cycle", _CYCLE),
        Show("cycle-picture", _CYCLE_PICTURE),
        pays_back,
        growing_dealer,
        trust_and_value,
        Text(N_("## Part 6: find the error")),
        outline,
        Show("paper", _PAPER),
        paper,
        web_formula,
        Text(
            N_(
                "## Part 7: two decisions\n\nNo single answer is right here. The card checks that "
                "a proposal can be carried out, rests on figures, and sees the other side."
            )
        ),
        one_budget,
        where_to_invest,
    ),
    closing=N_(
        "## What goes into your account plan\n\n"
        "The last box of the lesson keeps the lifetime profit, the stage and the type of your own account. "
        "If you have not run it for your account yet, do it now."
    ),
)

__all__ = [
    "QUESTIONS",
    "SHEET",
    "account_worth",
    "best_lever",
    "break_even",
    "car_profit",
    "cars_today",
    "five_of_what",
    "forecast_miss",
    "four_steps",
    "growing_dealer",
    "growing_margin",
    "kept_accounts",
    "levels",
    "longer_loss",
    "next_retention",
    "next_step",
    "next_sunk",
    "next_worth",
    "one_budget",
    "one_price",
    "outline",
    "paper",
    "pays_back",
    "stage_of_best",
    "sunk_cost",
    "trust_and_value",
    "two_answers",
    "two_definitions",
    "type_of_largest",
    "warm_later",
    "warm_left",
    "warm_points",
    "web_formula",
    "what_it_is",
    "where_to_invest",
    "who_is_the_customer",
    "why_rising",
    "worth_most",
    "yearly_margin",
]
