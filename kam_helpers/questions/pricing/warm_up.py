"""Three quick questions before the lesson, on profit, staying, and attraction."""

from ... import switching
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts

SALES, GROSS, SERVING, OFF = 6_000_000.0, 1_500_000.0, 1_100_000.0, 0.05


def _left(cut=OFF * SALES, serving=SERVING):
    return GROSS - serving - cut


warm_profit = Question(
    name="pricing.warm_profit",
    number="W1",
    title=N_("Five per cent of what?"),
    minutes=1,
    topics=("U2.03", "U5.09"),
    prompt=N_(
        "An account buys for {sales} a year. The goods leave a gross margin of {gross}; serving it costs "
        "{serving}. It gets {off} off the price and buys as much as before. **What profit does it leave us "
        "then**, in a year?"
    ),
    facts=lambda: {
        "sales": money(SALES),
        "gross": money(GROSS),
        "serving": money(SERVING),
        "off": percent(OFF),
        "cut": money(OFF * SALES),
        "before": money(_left(cut=0.0)),
        "left": money(_left()),
        "part": percent(OFF * SALES / _left(cut=0.0)),
    },
    kind=Number(unit="CNY"),
    expected=_left,
    wrong_paths=(
        WrongPath(
            "off the profit",
            lambda: _left(cut=OFF * _left(cut=0.0)),
            N_("You took {off} off the profit. It comes off the sales, and no cost falls with it."),
        ),
        WrongPath(
            "off the margin",
            lambda: _left(cut=OFF * GROSS),
            N_("You took {off} off the gross margin. It comes off the sales: {cut}."),
        ),
        WrongPath(
            "serving forgotten",
            lambda: _left(serving=0.0),
            N_("That is the gross margin after the cut. Serving the account still costs {serving}."),
        ),
        WrongPath("before", lambda: _left(cut=0.0), N_("That is the profit before the cut.")),
        WrongPath("the cut", lambda: OFF * SALES, N_("That is what we give. What is left?")),
    ),
    hints=(N_("What was the profit before? What are {off} of the sales?"),),
    worked="answer = 1_500_000 - 1_100_000 - 0.05 * 6_000_000",
    reason=N_(
        "{gross} − {serving} − {cut} = {left}.\n\n"
        "{off} of the price are {part} of the profit. That is why a request for a lower price is worth a "
        "lesson."
    ),
    say=N_("They ask for {off} of our price. Of our profit it is {part}."),
)

MARGIN, AFTER_CUT, HELD_STAYS, GIVEN_STAYS = 400_000.0, 340_000.0, 0.85, 0.90


def _ahead(given=AFTER_CUT, rate=facts.RATE):
    """Lifetime profit with the cut less that without it."""
    return given * facts.multiple(GIVEN_STAYS, rate) - MARGIN * facts.multiple(HELD_STAYS, rate)


warm_staying = Question(
    name="pricing.warm_staying",
    number="W2",
    title=N_("Less a year, for longer"),
    minutes=2,
    topics=("U1.04", "U5.12"),
    prompt=N_(
        "An account leaves us {margin} a year and stays with {held}. With a lower price it would leave "
        "{after} a year and stay with {given}, in every year. The next margin comes in a year if it stays; "
        "money costs {rate}. **By how much does the lower price change the lifetime profit?** (Multiple: "
        "retention ÷ (1 + rate − retention).)"
    ),
    facts=lambda: {
        "margin": money(MARGIN),
        "after": money(AFTER_CUT),
        "held": percent(HELD_STAYS),
        "given": percent(GIVEN_STAYS),
        "rate": percent(facts.RATE),
        "m0": f"{facts.multiple(HELD_STAYS):.2f}",
        "m1": f"{facts.multiple(GIVEN_STAYS):.2f}",
        "ahead": money(_ahead()),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=_ahead,
    wrong_paths=(
        WrongPath(
            "one year",
            lambda: AFTER_CUT * GIVEN_STAYS - MARGIN * HELD_STAYS,
            N_("That is the next year alone, and there it costs us money. Count all years."),
        ),
        WrongPath(
            "no interest",
            lambda: _ahead(rate=0.0),
            N_("You left out the interest: what is won are late years."),
        ),
        WrongPath(
            "margin as before",
            lambda: _ahead(given=MARGIN),
            N_("You let the account stay longer at the old margin. The lower price costs us every year."),
        ),
        WrongPath(
            "not compared",
            lambda: AFTER_CUT * facts.multiple(GIVEN_STAYS),
            N_("That is the lifetime profit with the lower price. Take off that with today's."),
        ),
    ),
    hints=(N_("The multiples are 0.85 ÷ 0.25 and 0.90 ÷ 0.20."),),
    worked=(
        "from kam_helpers import lifetime\n"
        'after = 340_000 * lifetime.margin_multiple(0.90, 0.10, timing="if_retained")\n'
        'before = 400_000 * lifetime.margin_multiple(0.85, 0.10, timing="if_retained")\n'
        "answer = after - before"
    ),
    reason=N_(
        "{after} × {m1} − {margin} × {m0} ≈ {ahead}.\n\n"
        "A lower price can pay, if it really makes the account stay, year after year. Whether it does is "
        "the question of this lesson."
    ),
)

PURCHASES, ATTRACTION, NET = 2_000_000.0, 60_000.0, 250_000.0


def _further(attraction=ATTRACTION, barrier=None):
    barrier = switching.yearly_equivalent(NET) if barrier is None else barrier
    return (attraction + barrier) / PURCHASES


warm_attraction = Question(
    name="pricing.warm_attraction",
    number="W3",
    title=N_("How far a rival can go"),
    minutes=2,
    topics=("U5.07", "U5.12"),
    prompt=N_(
        "An account buys for {purchases} a year. With us it is better off by {attraction} a year than with "
        "the rival; changing would cost it {net} once, net. It looks {years} years ahead at {rate} (divide "
        "what is paid once by {factor}). **By how many per cent of its purchases must the rival become "
        "cheaper before leaving pays?**"
    ),
    facts=lambda: {
        "purchases": money(PURCHASES),
        "attraction": money(ATTRACTION),
        "net": money(NET),
        "years": switching.YEARS,
        "rate": percent(switching.DISCOUNT_RATE),
        "factor": f"{switching.annuity_factor(switching.YEARS):.3f}",
        "further": percent(_further(), 1),
    },
    kind=Number(unit="percent", absolute=0.0015, decimals=1),
    expected=_further,
    wrong_paths=(
        WrongPath(
            "barrier forgotten",
            lambda: _further(barrier=0.0),
            N_("Then attraction is gone. Changing still costs something."),
        ),
        WrongPath(
            "barrier alone",
            lambda: _further(attraction=0.0),
            N_("That is the cost of changing alone. The account is better off with us besides."),
        ),
        WrongPath(
            "once taken as yearly",
            lambda: _further(barrier=NET),
            N_("You set a cost paid once beside one year's purchases: divide it by {factor}."),
        ),
    ),
    hints=(N_("{net} ÷ {factor} is the barrier in yuan a year. Add the attraction."),),
    worked=(
        "from kam_helpers import switching\n"
        "answer = (60_000 + switching.yearly_equivalent(250_000)) / 2_000_000"
    ),
    reason=N_(
        "({attraction} + {net} ÷ {factor}) ÷ {purchases} ≈ {further}.\n\n"
        "Below that a quotation gives it no reason to leave. Above it does."
    ),
)

PART = (warm_profit, warm_staying, warm_attraction)
