"""Exercise, part one: the margin that counts, and the years to come."""

from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _valued(column):
    return facts.row(facts.most_valuable())[column]


def _best(column):
    return facts.row(facts.best_earner())[column]


yearly_margin = Question(
    name="lifetime.yearly_margin",
    number="1.3",
    title=N_("The margin that counts"),
    minutes=3,
    topics=("U1.04",),
    prompt=N_(
        "{account} bought for {revenue} in the last twelve months. Lifetime profit is counted in margins "
        "after cost to serve and after the interest on what the account owes. **How much margin is that in "
        "a year?**"
    ),
    facts=lambda: {
        "account": facts.most_valuable(),
        "revenue": money(_valued("revenue")),
        "gross": money(_valued("gross_margin")),
        "serving": money(_valued("cost_to_serve")),
        "waiting": money(_valued("receivables_charge")),
        "left": money(_valued("profit")),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: _valued("profit"),
    wrong_paths=(
        WrongPath(
            "revenue",
            lambda: _valued("revenue"),
            N_("That is revenue. Most of it goes on to suppliers and colleagues; count what is left for us."),
        ),
        WrongPath(
            "gross margin",
            lambda: _valued("gross_margin"),
            N_("That is the gross margin. Visits, rush orders and samples for it are still to come off."),
        ),
        WrongPath(
            "no interest",
            lambda: _valued("profit") + _valued("receivables_charge"),
            N_("You left out the interest on what it owes us between invoice and payment."),
        ),
        WrongPath(
            "interest added",
            lambda: _valued("profit") + 2 * _valued("receivables_charge"),
            N_("You added the interest. It is a cost of waiting for the money: take it off."),
        ),
    ),
    hints=(
        N_("One column of the table is where you start, two come off."),
        N_("Gross margin − cost to serve − charge on receivables."),
    ),
    worked='answer = accounts.loc["Hesselvik Marine Works", "profit"]',
    reason=N_(
        "{gross} − {serving} − {waiting} ≈ {left}.\n\n"
        "An account is worth what it leaves us. Revenue and gross margin flatter accounts that cost much "
        "work."
    ),
    say=N_("I count what an account leaves after we have served it and waited for its money."),
)


def _best_times(multiple):
    return _best("profit") * multiple


account_worth = Question(
    name="lifetime.account_worth",
    number="1.4",
    title=N_("The years to come"),
    minutes=4,
    topics=("U1.04",),
    prompt=N_(
        "We estimate that {account} still buys from us a year from now with a chance of {stays}, and so on "
        "year after year. This year's margin is in the books; **the next comes in a year, if the account "
        "still buys**. Money costs {rate} a year.\n\n"
        "What is its **lifetime profit** from today on?"
    ),
    facts=lambda: {
        "account": facts.best_earner(),
        "stays": percent(_best("retention")),
        "rate": percent(facts.RATE),
        "years": f"{1 / (1 - _best('retention')):.1f}",
        "sum": facts.sum_of(_best("profit"), _best("retention")),
        "multiple": f"{facts.multiple(_best('retention')):.2f}",
        "margin": money(_best("profit")),
        "worth": money(facts.lifetimes()["clp"][facts.best_earner()]),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: facts.lifetimes()["clp"][facts.best_earner()],
    wrong_paths=(
        WrongPath(
            "revenue",
            lambda: _best("revenue") * facts.multiple(_best("retention")),
            N_("You multiplied revenue. Only the margin after cost to serve is ours."),
        ),
        WrongPath(
            "gross margin",
            lambda: _best("gross_margin") * facts.multiple(_best("retention")),
            N_(
                "You multiplied the gross margin; the cost to serve comes back every year, so take it off "
                "first."
            ),
        ),
        WrongPath(
            "no discount",
            lambda: _best_times(facts.multiple(_best("retention"), rate=0.0)),
            N_("You added the margins as if money later were money now. Discount them at {rate}."),
        ),
        WrongPath(
            "expected years",
            lambda: _best_times(1 / (1 - _best("retention"))),
            N_(
                "Margin × {years} years of expected life: that leaves out the interest, and counts the "
                "margin that is already in the books."
            ),
        ),
        WrongPath(
            "certain first margin",
            lambda: _best_times(facts.multiple(_best("retention"), timing="year_end")),
            N_("That counts the next margin as certain. It comes only if the account still buys."),
        ),
        WrongPath(
            "first margin now",
            lambda: _best_times(facts.multiple(_best("retention"), timing="now")),
            N_("That counts a margin today. This year's is in the books already; the next comes in a year."),
        ),
        WrongPath(
            "one year",
            lambda: _best_times(_best("retention") / (1 + facts.RATE)),
            N_("That is the next margin alone. The account may stay for many years."),
        ),
        WrongPath(
            "one year, not discounted",
            lambda: _best_times(_best("retention")),
            N_("That is next year's expected margin: one year only, and not discounted."),
        ),
    ),
    hints=(
        N_("Multiple = retention ÷ (1 + rate − retention); the table of multiples has it too."),
        N_("Gross margin − cost to serve − charge on receivables is its margin; then margin × multiple."),
    ),
    worked=(
        'lifetimes = lifetime.account_lifetimes(accounts, discount_rate=0.10, timing="if_retained")\n'
        'answer = lifetimes["clp"][accounts["profit"].idxmax()]'
    ),
    reason=N_(
        "{sum} = {margin} × {multiple} ≈ {worth}.\n\n"
        "Each later margin is a little less likely and a little further away; the multiple adds them all up "
        "(Gupta & Lehmann 2003)."
    ),
)
