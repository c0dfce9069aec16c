"""Three quick questions before the lesson: what is left, percent or points, money that comes later."""

from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath

GROSS, SERVING, WAITING = 400_000, 150_000, 30_000
SHARE_BEFORE, SHARE_NOW = 0.20, 0.25
LATER, YEARS, RATE = 100_000, 3, 0.10
_LEFT = GROSS - SERVING - WAITING
_TODAY = LATER / (1 + RATE) ** YEARS

warm_left = Question(
    name="lifetime.warm_left",
    number="W1",
    title=N_("What an account leaves us"),
    minutes=1,
    topics=("U1.04",),
    prompt=N_(
        "An account brings a gross margin of {gross} a year. Visits, rush orders and samples for it cost "
        "{serving}, and waiting for its money costs {waiting} of interest. **How much does it leave us** in "
        "a year?"
    ),
    facts=lambda: {
        "gross": money(GROSS),
        "serving": money(SERVING),
        "waiting": money(WAITING),
        "left": money(_LEFT),
    },
    kind=Number(unit="CNY"),
    expected=lambda: _LEFT,
    wrong_paths=(
        WrongPath(
            "gross margin",
            lambda: GROSS,
            N_("That is the gross margin. The work for this account and the waiting are still to come off."),
        ),
        WrongPath(
            "no interest",
            lambda: GROSS - SERVING,
            N_("You left out the interest: until the account pays, its goods are paid for with our money."),
        ),
        WrongPath(
            "no work",
            lambda: GROSS - WAITING,
            N_("You took off the interest only: visits, rush orders and samples cost money too."),
        ),
        WrongPath(
            "costs", lambda: SERVING + WAITING, N_("That is what the account costs us, not what it leaves.")
        ),
    ),
    hints=(N_("What do we pay only because this account is ours?"), N_("Take both amounts off the margin.")),
    worked="answer = 400_000 - 150_000 - 30_000",
    reason=N_(
        "{gross} − {serving} − {waiting} = {left}.\n\n"
        "The lesson counts this amount, year after year: the margin after cost to serve."
    ),
)

warm_points = Question(
    name="lifetime.warm_points",
    number="W2",
    title=N_("Percent or points"),
    minutes=1,
    topics=("U1.04",),
    prompt=N_(
        "Last year an account bought {before} of its coatings from us, this year {now}; it needs as much as "
        "before, at the same prices. **By what percentage** did its purchases from us rise?"
    ),
    facts=lambda: {
        "before": percent(SHARE_BEFORE),
        "now": percent(SHARE_NOW),
        "ratio": f"{SHARE_NOW / SHARE_BEFORE:.2f}",
        "rise": percent(SHARE_NOW / SHARE_BEFORE - 1),
    },
    kind=Number(unit="percent"),
    expected=lambda: SHARE_NOW / SHARE_BEFORE - 1,
    wrong_paths=(
        WrongPath(
            "points",
            lambda: SHARE_NOW - SHARE_BEFORE,
            N_("Those are percentage points. A rise in percent is measured against where it started."),
        ),
        WrongPath(
            "new base",
            lambda: 1 - SHARE_BEFORE / SHARE_NOW,
            N_("You divided by this year. A rise is measured against last year."),
        ),
        WrongPath(
            "ratio",
            lambda: SHARE_NOW / SHARE_BEFORE,
            N_("That is this year as a percentage of last year; the rise is what lies above 100 %."),
        ),
    ),
    hints=(N_("Suppose it needs 100 drums a year."), N_("From 20 drums to 25: five more, on top of 20.")),
    worked="answer = 0.25 / 0.20 - 1",
    reason=N_(
        "{now} ÷ {before} = {ratio}, which is {rise} more.\n\n"
        "Five points can be {rise}. Whoever says “five percent” has to say of what."
    ),
)

warm_later = Question(
    name="lifetime.warm_later",
    number="W3",
    title=N_("Money that comes later"),
    minutes=1,
    topics=("U1.04",),
    prompt=N_(
        "A customer will certainly pay us {amount} in {years} years. Money costs us {rate} a year. **What is "
        "that worth today?**"
    ),
    facts=lambda: {"amount": money(LATER), "years": YEARS, "rate": percent(RATE), "today": money(_TODAY)},
    kind=Number(unit="CNY", tolerance=0.01),
    expected=lambda: _TODAY,
    wrong_paths=(
        WrongPath(
            "face value",
            lambda: LATER,
            N_("That is the amount itself. Waiting {years} years costs something."),
        ),
        WrongPath(
            "simple interest",
            lambda: LATER / (1 + RATE * YEARS),
            N_("You divided by 1.3. Interest earns interest too: divide by 1.1 once for every year."),
        ),
        WrongPath(
            "off the whole",
            lambda: LATER * (1 - RATE * YEARS),
            N_("You took three times {rate} of the whole off. Divide by 1.1 once for each year."),
        ),
        WrongPath(
            "off the end",
            lambda: LATER * (1 - RATE) ** YEARS,
            N_(
                "You took {rate} off three times. Today’s money grows by {rate}, so divide by 1.1 three "
                "times."
            ),
        ),
        WrongPath(
            "forward",
            lambda: LATER * (1 + RATE) ** YEARS,
            N_("You multiplied: that is what {amount} of today grows to. Money later is worth less today."),
        ),
        WrongPath(
            "one year",
            lambda: LATER / (1 + RATE),
            N_("That is one year of waiting; here it is {years} years."),
        ),
    ),
    hints=(
        N_("How much must lie in the bank today to become {amount}?"),
        N_("Divide by 1.1 once for each year."),
    ),
    worked="answer = 100_000 / 1.10**3",
    reason=N_(
        "{amount} ÷ 1.1 ÷ 1.1 ÷ 1.1 ≈ {today}.\n\n"
        "Dividing by 1.1 for every year is discounting; the lesson does it with every margin to come."
    ),
)

PART = (warm_left, warm_points, warm_later)
