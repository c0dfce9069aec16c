"""Exercise, part one, continued: when the first margin comes, and when an account has paid for itself."""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts


def _mail_order(timing):
    worth = facts.MAIL_ORDER_MARGIN * facts.multiple(
        facts.MAIL_ORDER_RETENTION, facts.MAIL_ORDER_RATE, timing
    )
    return f"{worth - facts.MAIL_ORDER_COST:,.0f}"


two_answers = Question(
    name="lifetime.two_answers",
    number="1.5",
    title=N_("Fifty or two hundred"),
    minutes=4,
    topics=("U1.04",),
    prompt=N_(
        "In a homework sheet on the web, a mail-order house spends {cost} dollars to win a customer, who "
        "brings {margin} a year and comes back with a chance of {stays}; money costs {rate}. By the book "
        "one can find a lifetime profit of {low} dollars, and one of {high}.\n\n"
        "**When does the first margin come, in the answer {high}?**"
    ),
    facts=lambda: {
        "cost": f"{facts.MAIL_ORDER_COST:.0f}",
        "margin": f"{facts.MAIL_ORDER_MARGIN:.0f}",
        "stays": percent(facts.MAIL_ORDER_RETENTION),
        "rate": percent(facts.MAIL_ORDER_RATE),
        "high": _mail_order("now"),
        "middle": _mail_order("year_end"),
        "low": _mail_order("if_retained"),
        "undiscounted": (
            f"{facts.MAIL_ORDER_MARGIN / (1 - facts.MAIL_ORDER_RETENTION) - facts.MAIL_ORDER_COST:,.0f}"
        ),
    },
    kind=Choice(
        {
            "now": N_("At once, with the first order"),
            "year_end": N_("After one year, for certain"),
            "if_retained": N_("After one year, if the customer comes back"),
            "undiscounted": N_("It does not matter when: no interest is counted"),
        }
    ),
    expected=lambda: "now",
    wrong_paths=(
        WrongPath(
            "comes back",
            lambda: "if_retained",
            N_("That gives {low}: the whole first margin is put off and at risk."),
        ),
        WrongPath(
            "certain later",
            lambda: "year_end",
            N_("That gives {middle}: the first margin is certain, but a year away."),
        ),
        WrongPath(
            "no interest", lambda: "undiscounted", N_("Without interest the answer would be {undiscounted}.")
        ),
    ),
    hints=(
        N_(
            "Work out the multiple of each convention: the margin is {margin}, so which multiple gives "
            "{high}?"
        ),
        N_("({high} + {cost}) ÷ {margin} = 2. Now: (1 + rate) ÷ (1 + rate − retention)."),
    ),
    worked=(
        "found = lifetime.timing_table(150, 0.55, 0.10, acquisition_cost_cny=100)\n"
        'answer = (found["clp"] - 200).abs().idxmin()'
    ),
    reason=N_(
        "Nothing but the moment of the first margin makes it four times as much. Before you compare two "
        "lifetime profits, ask when their first margin comes."
    ),
    say=N_(
        "This figure counts the first margin after a year and only if they stay; please compare like with "
        "like."
    ),
)


def _break_even(retention=facts.NEW_RETENTION, rate=facts.RATE):
    """The first year in which the margins have paid for winning the account."""
    won, year = 0.0, 0
    while won < facts.NEW_COST:
        year += 1
        won += facts.NEW_MARGIN * retention ** (year - 1) / (1 + rate) ** year
    return year


def _paying_back():
    """Year by year, what comes back, worth today: for the worked line."""
    worth = facts.new_account().table["present_value"].loc[: facts.new_account().break_even_year]
    return {
        "sum": " + ".join(f"{amount / 1000:.0f}" for amount in worth),
        "total": f"{worth.sum() / 1000:.0f}",
        "before": f"{worth.iloc[:-1].sum() / 1000:.0f}",
        "year": len(worth),
        "cost_thousand": f"{facts.NEW_COST / 1000:.0f}",
    }


break_even = Question(
    name="lifetime.break_even",
    number="1.6",
    title=N_("When a new account has paid for itself"),
    minutes=5,
    topics=("U1.04", "U1.16"),
    prompt=N_(
        "Winning a new account takes visits and trials for {cost}. The offer counts on {margin} a year "
        "after cost to serve: the first is certain and comes after one year, each later one comes with a "
        "chance of {stays} of the one before; money costs {rate}. (The figures are assumptions.)\n\n"
        "In the offer it says “paid back in under three years”. **In which year has the account paid for "
        "itself** when interest and the chance of losing it are counted?"
    ),
    facts=lambda: {
        "cost": money(facts.NEW_COST),
        "margin": money(facts.NEW_MARGIN),
        "stays": percent(facts.NEW_RETENTION),
        "rate": percent(facts.RATE),
        **_paying_back(),
    },
    kind=Number(unit=N_("years"), whole=True),
    expected=lambda: facts.new_account().break_even_year,
    wrong_paths=(
        WrongPath(
            "simple payback",
            lambda: _break_even(retention=1.0, rate=0.0),
            N_("Cost ÷ margin takes it for granted that the account stays, and that waiting is free."),
        ),
        WrongPath(
            "certain",
            lambda: _break_even(retention=1.0),
            N_("You counted the interest, but not that the account may leave."),
        ),
        WrongPath(
            "no interest",
            lambda: _break_even(rate=0.0),
            N_("You counted that it may leave, but not the interest on waiting."),
        ),
    ),
    hints=(
        N_("Margin × chance that it is still there × what a yuan of that year is worth today."),
        N_("Add up these amounts year by year until they reach {cost}; the table has both factors."),
    ),
    worked=(
        "won = lifetime.lifetime_profit(220_000, retention=0.80, discount_rate=0.10,\n"
        '                               timing="year_end", acquisition_cost_cny=650_000)\n'
        "answer = won.break_even_year"
    ),
    reason=N_(
        "In thousands: {sum} ≈ {total}. After year {year} that is above the {cost_thousand} spent; a year "
        "earlier it was {before}.\n\n"
        "Each year fewer such accounts are left to pay back, so the last part takes longest. Payback without "
        "retention promises too much."
    ),
    say=N_("This account pays for itself if we keep it; the plan must say how."),
)
