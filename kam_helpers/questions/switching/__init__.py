"""The questions of the lesson on barriers and alliances and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import in_lesson, warm_up
from .adapt import broken_promise, velcro_costs
from .alliance import alliance_worth, what_to_tell, which_forms
from .barriers import barrier_worth, better_off
from .build import next_barrier
from .changing import belongs, net_cost
from .in_lesson import bundle, lock_in, needed_discount, ready
from .limits import best_practice, exit_rights
from .machine import at_redesign
from .offers import can_leave, look_ahead, pay_towards
from .together import bundle_adds
from .warm_up import warm_hostage, warm_multiple, warm_rule

# Asked outside the sheet: at the start of this lesson and in it.
QUESTIONS = (*warm_up.PART, *in_lesson.CARDS)

# What each part shows before it asks, so that every question can be answered by reading and a calculator.
_LIST = """
parts = datasets.switching_costs_table()
cost = switching.account_cost(parts, "Ironmoor Excavators")
listed = cost.steps().drop(["gross", "net"]).set_index("label")["amount"]
listed["Tank we paid for at its plant"] = 400_000
listed["Rival's lower price, a year"] = discounts["Ironmoor Excavators"] * purchases["Ironmoor Excavators"]
listed = (listed / 1000).round().rename("thousand yuan").rename_axis("line")
table(listed, "Ironmoor Excavators: what somebody has written down")
"""
_FACTORS = """
factors = pd.Series({years: switching.annuity_factor(years) for years in range(1, 9)})
table(factors.rename("worth today").rename_axis("years"), "One yuan at the end of each year, at 10 %")
"""
_SIX = """
costs = switching.switching_costs(parts)
six = ["Axlebrook Wheels", "Brakenfeld Brake Systems", "Carrowmoss Trim"]
six += ["Cranewell Heavy Industry", "Hingeworth Hardware", "Sealcott Machinery"]
shown = pd.DataFrame({"purchases a year": purchases, "net cost of changing, once": costs["net"]})
shown = (shown.loc[six] / 1000).round()
shown["rival's discount"] = discounts
table(shown.rename_axis("account"), "Six accounts; thousand yuan", shares={"rival's discount": 1})
"""
_CONVERTER = """
once = pd.Series(vars(switching.CONVERTER)).drop("rival_incentive").rename("amount")
table(once.rename(index=switching.PART_LABELS), "The converter, in series: cost of changing, once")
"""
_HELD = """
values = loyalty.delivered_value_advantage(datasets.customer_values_table())
attraction = values["attraction"] / purchases


def ways_at(account):
    cost, share = switching.account_cost(parts, account), attraction[account]
    terms = purchases[account], cost, share, accounts["profit"][account]
    today = discounts[account]
    return switching.compare_ways(*terms, leaving=loyalty.DEFAULT.leaving, discount_today=today)


held = ways_at("Brandvold & Sons Packaging")
"""
_HELD_TABLE = """
once = pd.DataFrame({"attraction": held["attraction_share_after"], "barrier": held["net_after"]})
once.loc["today"] = held[["attraction_share_before", "net_before"]].iloc[0].to_list()
yearly = switching.yearly_equivalent(once["barrier"]) / purchases["Brandvold & Sons Packaging"]
sides = once.assign(barrier=yearly).loc[["today", *held.index]].rename_axis("way")
shown, digits = sides.assign(gain=held["gain"]), {"attraction": 1, "barrier": 1}
table(shown, "Brandvold with each way: attraction, barrier, our gain in lifetime profit", shares=digits)
"""
_FREE_TABLE = """
free = ways_at("Brakenfeld Brake Systems")
shown = free[["cost_once", "cost_a_year"]].copy()
for when in ("before", "after"):
    shown[f"stays {when}"] = free[f"retention_{when}"]
shown["attraction after"] = free["attraction_share_after"]
digits = {"stays before": 2, "stays after": 2, "attraction after": 1}
table(shown, "Brakenfeld: cost to us, and the chance that it stays a year, with each way", shares=digits)
"""
_BUNDLE = """
offer = switching.company_l()
table(offer.parts[["price", "bundle_price", "cost", "rival_price"]].add_suffix("_cny"), "Company L, a year")
"""
_FORMS = """
forms = switching.forms_table()
table(forms.iloc[:, -4:], "The least that each form asks of each condition, 1 to 5")
"""
_STYLES = """
one = accounts.loc["Brakenfeld Brake Systems"]
styles = switching.adapting(one["revenue"], one["profit"], one["retention"])
shown = styles[["adapts", "cost_once", "cost_a_year"]].copy()
shown["stays"] = styles["retention"]
table(shown, "Brakenfeld in three styles", shares={"stays": 2})
"""
_SNOWBALL = """
trust = switching.snowball(0.5)[["trust"]].set_axis(["every promise kept"], axis=1)
trust["one broken"] = switching.snowball(0.5, shock_at=8)["trust"]
table(trust.loc[::4], "Trust by quarter; the promise is broken in quarter 8")
"""

SHEET = Sheet(
    file="10_barriers_and_alliances",
    module="switching",
    title=N_("Exercise 10: hard to leave, and glad to stay"),
    introduction=N_(
        "Seventeen questions on what holds Kestrelle's accounts and on two invented cases, in seven parts "
        "that follow the lesson. Answer on the cards; no code is needed: run the whole page, then read the "
        "tables, with a calculator beside you. Whoever prefers code finds a box under each card. Wrong "
        "answers are welcome: the card says which mistake it recognises. Nothing here is legal advice."
    ),
    setup=(
        "import pandas as pd\n\n"
        "from kam_helpers import datasets, loyalty, switching\n"
        "from kam_helpers.questions import switching as q\n"
        "from kam_helpers.tables import table\n\n"
        "accounts = datasets.lifetime_facts(months=12)\n"
        'purchases = accounts["revenue"]\n'
        'discounts = datasets.rival_offers_table()["discount_percent"] / 100'
    ),
    parts=(
        Text(N_("## Part 1: what changing costs them")),
        Show("list", _LIST),
        belongs,
        net_cost,
        Show("factors", _FACTORS),
        look_ahead,
        Show("six", _SIX),
        can_leave,
        pay_towards,
        Text(N_("## Part 2: a cheap part, hard to switch")),
        Show("converter", _CONVERTER),
        at_redesign,
        Text(N_("## Part 3: raising a barrier, and where to stop")),
        Show("held", _HELD),
        Show("held-table", _HELD_TABLE),
        better_off,
        Show("free-table", _FREE_TABLE),
        barrier_worth,
        best_practice,
        exit_rights,
        Text(N_("## Part 4: company L's bundle")),
        Show("bundle", _BUNDLE),
        bundle_adds,
        Text(N_("## Part 5: allies")),
        Show("forms", _FORMS),
        which_forms,
        alliance_worth,
        what_to_tell,
        Text(N_("## Part 6: who adapts, and what trust does")),
        Show("styles", _STYLES),
        velcro_costs,
        Show("snowball", _SNOWBALL),
        broken_promise,
        Text(
            N_(
                "## Part 7: a decision\n\nNo single answer is right here. The card checks that "
                "a proposal can be carried out, rests on figures, and sees the other side."
            )
        ),
        next_barrier,
    ),
    closing=N_(
        "## What goes into your account plan\n\n"
        "Keep what changing would cost your own account, and the barrier you build next, with the box at the "
        "end of the lesson."
    ),
)

__all__ = [
    "QUESTIONS",
    "SHEET",
    "alliance_worth",
    "at_redesign",
    "barrier_worth",
    "belongs",
    "best_practice",
    "better_off",
    "broken_promise",
    "bundle",
    "bundle_adds",
    "can_leave",
    "exit_rights",
    "lock_in",
    "look_ahead",
    "needed_discount",
    "net_cost",
    "next_barrier",
    "pay_towards",
    "ready",
    "velcro_costs",
    "warm_hostage",
    "warm_multiple",
    "warm_rule",
    "what_to_tell",
    "which_forms",
]
