"""Cards that stand in the lesson: a low margin, days, how the customer sees us."""

from ... import pricing as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts
from .in_lesson_answers import give_or_hold, package
from .in_lesson_index import indexed

LOW, HIGH, RISE = 0.25, 0.50, 0.10
PRINTED = 0.08  # what the page says; as published


def _bears(change=RISE, margin=LOW):
    """The loss of volume at the break-even of an increase, without its sign."""
    return abs(models.break_even_volume_change(change, margin))


low_margin = Question(
    name="pricing.low_margin",
    number="L1",
    title=N_("Find the error"),
    minutes=3,
    topics=("U5.09",),
    prompt=N_(
        "A page of a pricing course says that products with a low margin bear little: with {low}, a price "
        "rise of {rise} may cost at most {printed} of the volume. **How much of the volume may it cost** "
        "until we earn no more than before?"
    ),
    facts=lambda: {
        "low": percent(LOW),
        "high": percent(HIGH),
        "rise": percent(RISE),
        "printed": percent(PRINTED),
        "bears": percent(_bears(), 1),
        "bears_high": percent(_bears(margin=HIGH), 1),
    },
    kind=Number(unit="percent"),
    expected=_bears,
    wrong_paths=(
        WrongPath(
            "low-margin rule reversed",
            lambda: PRINTED,
            N_(
                "So the page says, and it has the rule the wrong way round: a lower margin bears a greater "
                "loss, since each unit lost earned little."
            ),
        ),
        WrongPath(
            "old margin for new",
            lambda: RISE / LOW,
            N_("You divided by the old margin. Each unit that is still sold earns more now: 25 + 10."),
        ),
        WrongPath(
            "as for a cut",
            lambda: _bears(-RISE),
            N_("You took the rise off the margin. A cut would need so much more volume."),
        ),
        WrongPath(
            "the price",
            lambda: RISE,
            N_("That is the change of the price. The volume at which we are even follows from the margin."),
        ),
    ),
    hints=(
        N_("Of a price of 100, a unit earned 25 and earns 35 now."),
        N_("10 ÷ 35."),
    ),
    worked=("from kam_helpers import pricing\nanswer = -pricing.break_even_volume_change(0.10, 0.25)"),
    reason=N_(
        "10 ÷ (25 + 10) ≈ {bears}; with a margin of {high} it is {bears_high}.\n\n"
        "The lower the margin, the more volume a rise may cost, and the more a cut must bring. Whoever "
        "believes the page is afraid of the very increases that risk least."
    ),
    say=N_("Where we earn little, we can afford to lose more volume. So the letter goes there first."),
)

SOONER, GIVEN_FOR_IT = 45, 0.01

days_price = Question(
    name="pricing.days_price",
    number="L2",
    title=N_("Paid sooner, for one per cent"),
    minutes=2,
    topics=("U5.46",),
    prompt=N_(
        "{account} pays after {terms} days. It offers to pay {days} days sooner for {given} off the price. "
        "Our money costs {rate} a year. **What are the {days} days worth to us, in per cent of the price?** "
        "(To the hundredth.)"
    ),
    facts=lambda: {
        "account": facts.FUNDED,
        "terms": f"{facts.asked(facts.FUNDED, 'terms_days'):.0f}",
        "days": SOONER,
        "given": percent(GIVEN_FOR_IT),
        "rate": percent(models.DAYS_RATE),
        "worth": percent(models.days_as_price(SOONER), 2),
        "lost": money((GIVEN_FOR_IT - models.days_as_price(SOONER)) * facts.asked(facts.FUNDED, "purchases")),
    },
    kind=Number(unit="percent", absolute=0.0003, decimals=2),
    expected=lambda: models.days_as_price(SOONER),
    wrong_paths=(
        WrongPath(
            "cash for cost",
            lambda: SOONER / models.DAYS_A_YEAR,
            N_("That is the cash that comes back once. Having it back is worth {rate} of it a year."),
        ),
        WrongPath(
            "a whole year",
            lambda: models.DAYS_RATE,
            N_("That is the interest of a whole year. It is {days} days."),
        ),
        WrongPath(
            "all its days",
            lambda: models.days_as_price(int(facts.asked(facts.FUNDED, "terms_days"))),
            N_("You took all days of its terms. It pays {days} days sooner, not at once."),
        ),
        WrongPath(
            "what it asks",
            lambda: GIVEN_FOR_IT,
            N_("So much it asks for them. What are they worth?"),
        ),
        WrongPath(
            "days free",
            lambda: 0.0,
            N_("Our money waits for {days} days more or less: that has a price like any loan."),
        ),
    ),
    hints=(N_("Days ÷ 365 × {rate}."),),
    worked="from kam_helpers import pricing\nanswer = pricing.days_as_price(45)",
    reason=N_(
        "{days} ÷ 365 × {rate} ≈ {worth}.\n\n"
        "It offers less than it asks for: a yes would cost us {lost} a year. If its payment is in doubt, "
        "add that risk. At a higher rate the same offer may pay; ask your finance people for theirs."
    ),
    say=N_("These days are worth {worth} to us. Offer that for them, and no more."),
)

SEEN = "Cranewell Heavy Industry"


def _classes():
    return {one.name: f"{one.name}: {one.cost_down}" for one in models.BUYER_CLASSES}


which_class = Question(
    name="pricing.which_class",
    number="L3",
    title=N_("How does it see us?"),
    minutes=2,
    topics=("U5.11",),
    prompt=N_(
        "{account} buys for {purchases} a year and calls us its “strategic partner”. In its own books we "
        "are less than one per cent of what it buys; no other coating has been tried on its line, and trials "
        "would take a year. Now it asks for {asked}. **In which class does it have us, and what follows?**"
    ),
    facts=lambda: {
        "account": SEEN,
        "purchases": money(facts.asked(SEEN, "purchases")),
        "asked": percent(facts.asked(SEEN)),
    },
    kind=Choice(_classes),
    expected=lambda: str(facts.requests()["customer_sees_us_as"][SEEN]),
    wrong_paths=(
        WrongPath(
            "what it calls us",
            lambda: "strategic",
            N_("Look at what it does. Less than one per cent of its spending is not strategic to anybody."),
        ),
        WrongPath(
            "large for us",
            lambda: "leverage",
            N_(
                "It is large for us. The class is seen from its side: little money there, and nobody to play "
                "us off against."
            ),
        ),
        WrongPath(
            "little money only",
            lambda: "non-critical",
            N_("Little money, yes. But its line would stop without us, and that is what it fears."),
        ),
    ),
    hints=(N_("Two questions, from its side: how much money is it, and how soon could it replace us?"),),
    worked='answer = "bottleneck"',
    reason=N_(
        "Little money and hard to replace: bottleneck. It buys security, so the answer offers security, and "
        "the price stays. The account manager sees no risk in a no. (Classes: Kraljic 1983; the answers are "
        "a common heuristic. What we are in its books is a course assumption.)"
    ),
)

CARDS = (low_margin, days_price, which_class, give_or_hold, package, indexed)
