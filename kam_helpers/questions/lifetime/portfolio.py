"""Exercise, part two: all accounts together, and three levers on what they are worth."""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, Ranking, WrongPath
from . import facts

PLACES = 3
POINTS = 0.02  # by how much retention rises at the account that loses money


def _revenue_worth():
    return facts.accounts()["revenue"] * facts.lifetimes()["multiple"]


worth_most = Question(
    name="lifetime.worth_most",
    number="1.9",
    title=N_("The three worth most"),
    minutes=5,
    topics=("U1.04", "U1.10"),
    prompt=N_(
        "{best} leaves us most in a year. **Which three accounts are worth most** from now on? The next "
        "margin comes in a year, if the account still buys; money costs {rate}. The most valuable first."
    ),
    facts=lambda: {
        "best": facts.best_earner(),
        "rate": percent(facts.RATE),
        "place": int(facts.lifetimes()["rank_clp"][facts.best_earner()]),
        "goes": percent(1 - facts.row(facts.best_earner())["retention"]),
    },
    kind=Ranking(options=lambda: sorted(facts.lifetimes().index), size=PLACES),
    expected=lambda: facts.lifetimes()["clp"].nlargest(PLACES),
    wrong_paths=(
        WrongPath(
            "margin",
            lambda: facts.lifetimes()["margin"].nlargest(PLACES),
            N_("You ranked by the margin of one year. How long it keeps coming counts as much."),
        ),
        WrongPath(
            "revenue",
            lambda: facts.accounts()["revenue"].nlargest(PLACES),
            N_("You ranked by revenue. The first of these loses money every year it stays."),
        ),
        WrongPath(
            "revenue multiplied",
            lambda: _revenue_worth().nlargest(PLACES),
            N_("You multiplied revenue. The multiple belongs to the margin after cost to serve."),
        ),
    ),
    hints=(
        N_("For each account: margin × retention ÷ (1 + rate − retention)."),
        N_("At 94 % retention the multiple is 5.9, at 80 % it is 2.7: work out the five largest margins."),
    ),
    worked=(
        'lifetimes = lifetime.account_lifetimes(accounts, discount_rate=0.10, timing="if_retained")\n'
        'answer = lifetimes["clp"].head(3)'
    ),
    reason=N_(
        "{best} leaves most in a year and takes place {place}: each year it goes with a chance of {goes}. "
        "Above 90 % retention, every point lengthens the stay a great deal."
    ),
    say=N_(
        "Our most profitable account is not our most valuable one; the difference is how surely it stays."
    ),
)


def _levers():
    return {
        "more": N_("More: twelve new accounts"),
        "longer": N_("Longer: one point more retention, at every account"),
        "longer_profit": N_("Longer: one point more retention, at the accounts in profit only"),
        "deeper": N_("Deeper: two percent more margin at the accounts in profit"),
    }


def _lever(best):
    return str(best(facts.lever_table()))


best_lever = Question(
    name="lifetime.best_lever",
    number="1.10",
    title=N_("The same money on each lever"),
    minutes=4,
    topics=("U1.06",),
    prompt=N_(
        "The table shows four ways to raise what all our accounts together are worth, what each adds and "
        "what it costs once. (Costs are assumptions of the course.) Each can be made smaller or larger. "
        "**Which brings most if the same money goes into each?**"
    ),
    kind=Choice(_levers),
    expected=lambda: _lever(lambda table: (table["gain"] / table["cost"]).idxmax()),
    wrong_paths=(
        WrongPath(
            "largest gain",
            lambda: _lever(lambda table: table["gain"].idxmax()),
            N_("It adds most, and it costs most. For the same money compare the gain of one yuan."),
        ),
        WrongPath(
            "cheapest",
            lambda: _lever(lambda table: table["cost"].idxmin()),
            N_("It costs least, and it brings least for each yuan."),
        ),
        WrongPath(
            "everybody",
            lambda: "longer",
            N_("At every account means also at those that lose money: they would lose it for longer."),
        ),
    ),
    hints=(N_("Divide the gain by the cost."), N_("Four divisions; the largest result wins.")),
    worked=(
        'effort = {"new_accounts": 12, "retention_points": 1, "margin_percent": 2}\n'
        'prices = {"cost_per_point_cny": 1_200_000, "cost_per_percent_cny": 250_000}\n'
        'options = {"discount_rate": 0.10, "timing": "if_retained", **effort, **prices}\n'
        "levers = lifetime.three_levers(accounts, **options).table\n"
        "profitable = lifetime.three_levers(accounts, **options, only_profitable=True).table\n"
        'per_yuan = levers["gain_per_yuan"].drop("all three")\n'
        'per_yuan["longer_profit"] = profitable.loc["longer", "gain_per_yuan"]\n'
        "answer = per_yuan.idxmax()"
    ),
    reason=N_(
        "A point of retention lifts the worth of every later year at once. But the answer hangs on what a "
        "point costs, and that nobody knows before a trial: ask for the price of the point first."
    ),
    say=N_("Before we hunt, let us see what it takes to keep one more of every hundred good accounts."),
)


def _loss():
    return facts.row(facts.largest())["profit"]


def _stays():
    return facts.row(facts.largest())["retention"]


def _change(margin, after):
    return margin * (facts.multiple(after) - facts.multiple(_stays()))


longer_loss = Question(
    name="lifetime.longer_loss",
    number="1.11",
    title=N_("Keeping an account that loses money"),
    minutes=4,
    topics=("U1.06", "U1.04"),
    prompt=N_(
        "{account}, our largest account by revenue, loses {loss} a year and stays with a chance of {stays}. "
        "A loyalty programme would raise that by {points} points, to {after}; nothing else changes. The "
        "next margin comes in a year, if the account still buys; money costs {rate}.\n\n"
        "**By how much does its lifetime profit change?** (Give a fall with a minus sign.)"
    ),
    facts=lambda: {
        "account": facts.largest(),
        "loss": money(-_loss()),
        "stays": percent(_stays()),
        "points": f"{POINTS * 100:.0f}",
        "after": percent(_stays() + POINTS),
        "rate": percent(facts.RATE),
        "margin": money(_loss()),
        "later": f"{facts.multiple(_stays() + POINTS):.3f}",
        "now": f"{facts.multiple(_stays()):.3f}",
        "change": money(_change(_loss(), _stays() + POINTS)),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _change(_loss(), _stays() + POINTS),
    wrong_paths=(
        WrongPath(
            "gain",
            lambda: -_change(_loss(), _stays() + POINTS),
            N_("The size is right, the sign is not: it would lose us money for longer."),
        ),
        WrongPath(
            "percent",
            lambda: _change(_loss(), _stays() * (1 + POINTS)),
            N_("You raised retention by {points} percent of itself; {points} points make it {after}."),
        ),
        WrongPath(
            "one year",
            lambda: POINTS * _loss(),
            N_("You took {points} % of a year's loss. The higher chance works in every later year."),
        ),
        WrongPath(
            "whole worth",
            lambda: _loss() * facts.multiple(_stays() + POINTS),
            N_("That is what it is worth after the rise; the change is asked."),
        ),
        WrongPath(
            "revenue",
            lambda: _change(facts.row(facts.largest())["revenue"], _stays() + POINTS),
            N_("You multiplied revenue. What comes back each year is the loss."),
        ),
    ),
    hints=(
        N_("Multiple at {after} less multiple at {stays}."),
        N_("Times the yearly loss, with its sign."),
    ),
    worked=(
        'account = accounts.loc[accounts["revenue"].idxmax()]\n'
        'stays, timing = account["retention"], "if_retained"\n'
        "before = lifetime.margin_multiple(stays, 0.10, timing=timing)\n"
        "after = lifetime.margin_multiple(stays + 0.02, 0.10, timing=timing)\n"
        'answer = account["profit"] * (after - before)'
    ),
    reason=N_(
        "{margin} × ({later} − {now}) ≈ {change}.\n\n"
        "Loyalty multiplies what is there. First repair the margin (price, visits, payment), then lengthen "
        "the stay."
    ),
    say=N_("I want to keep this customer, at terms under which keeping it pays. The terms come first."),
)
