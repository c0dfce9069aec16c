"""Exercise, part four: what we are worth to a customer, and which products learn fast enough."""

from ... import pricing as models
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, Selection, WrongPath
from . import facts

# A dosing line for a customer that buys elsewhere today: invented, over the life of the machine.
REFERENCE, REJECTS, STOPS, PARTS, CHANGING, TRAINING = 180_000, 26_000, 18_000, 6_000, 24_000, 9_000
OWN_COST, ON_TOP = 120_000, 0.40


def _value(less=None, changing=CHANGING):
    less = {"spare parts": PARTS} if less is None else less
    better = {"fewer rejects": REJECTS, "fewer stops": STOPS}
    return models.economic_value(REFERENCE, better, less, changing).total


economic_worth = Question(
    name="pricing.economic_worth",
    number="7.9",
    title=N_("Worth how much, to whom?"),
    minutes=4,
    topics=("U5.09",),
    prompt=N_(
        "A customer buys its dosing line from a rival for {reference}. Over the life of the machine ours "
        "would save it {rejects} of rejects and {stops} of stops; its spare parts cost {parts} more. To "
        "change to us would cost it {changing}, training of {training} included. Ours costs us {own} to "
        "make. (Invented case.) **At which price would the customer be indifferent?**"
    ),
    facts=lambda: {
        "reference": money(REFERENCE),
        "rejects": money(REJECTS),
        "stops": money(STOPS),
        "parts": money(PARTS),
        "changing": money(CHANGING),
        "training": money(TRAINING),
        "own": money(OWN_COST),
        "on_top": percent(ON_TOP),
        "total": money(_value()),
        "stays": money(_value(changing=0)),
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=_value,
    wrong_paths=(
        WrongPath(
            "changing forgotten",
            lambda: _value(changing=0),
            N_("So it would be for a customer that buys from us already. This one has to change first."),
        ),
        WrongPath(
            "changing counted twice",
            lambda: _value({"spare parts": PARTS, "training": TRAINING}),
            N_("You took off the training twice: it is in the {changing}."),
        ),
        WrongPath(
            "worth less forgotten",
            lambda: _value({}),
            N_("Spare parts cost it more with us. What is worse counts, too."),
        ),
        WrongPath(
            "advantages only",
            lambda: _value({}, changing=0),
            N_("You added what is better and took off nothing. Two things cost the customer money."),
        ),
        WrongPath(
            "cost plus",
            lambda: OWN_COST * (1 + ON_TOP),
            N_("That is our cost and {on_top} on top. The customer compares with its alternative."),
        ),
        WrongPath(
            "difference for value",
            lambda: _value() - REFERENCE,
            N_("By so much we are worth more than the rival. Add the price of the rival."),
        ),
    ),
    hints=(N_("Start from {reference}. What is worth more, what less, what does changing cost?"),),
    worked=(
        'better = {"rejects": 26_000, "stops": 18_000}\n'
        'value = pricing.economic_value(180_000, better, {"parts": 6_000}, switching_cost_cny=24_000)\n'
        "answer = value.total"
    ),
    reason=N_(
        "{reference} + {rejects} + {stops} − {parts} − {changing} = {total}.\n\n"
        "The price must lie below: what is left to the customer is its reason to buy. Who has our machine "
        "already values the next one at {stays}."
    ),
    say=N_("Our price follows from what they save. Let us count it with them, on their figures."),
)

LEARNING, MARGIN, ASKED = 0.80, 0.45, 0.02
FIVE = [
    "KesAqua white",
    "KesPrime clear gloss",
    "KesPrime special shade",
    "KesTop clear matt",
    "KesTop white",
]


def _falls(product):
    """By how much a year's experience lowers unit cost (fraction)."""
    made, units = facts.stages().loc[product, ["units_made", "units_last_year"]]
    return 1 - models.unit_cost_after((made + units) / made, LEARNING)


def _funds(product):
    made, units = facts.stages().loc[product, ["units_made", "units_last_year"]]
    return float(models.cut_it_can_fund(made, units, LEARNING, MARGIN, 1)["cut"].iloc[-1])


learning_pays = Question(
    name="pricing.learning_pays",
    number="7.10",
    title=N_("What experience can pay"),
    minutes=4,
    topics=("U5.10", "U5.12"),
    prompt=N_(
        "A customer asks for {asked} off every product. The table shows by how much unit cost falls in the "
        "next year through experience alone (a curve of {learning}); unit cost is {cost} of the price (both: "
        "course assumptions). **For which products does experience pay for the cut?**"
    ),
    facts=lambda: {
        "asked": percent(ASKED),
        "learning": percent(LEARNING),
        "cost": percent(1 - MARGIN),
        "first": FIVE[2],
        "falls": percent(_falls(FIVE[2]), 1),
        "funds": percent(_funds(FIVE[2]), 1),
        "trap": FIVE[3],
        "trap_falls": percent(_falls(FIVE[3]), 1),
        "trap_funds": percent(_funds(FIVE[3]), 1),
    },
    kind=Selection(options=lambda: FIVE),
    expected=lambda: [product for product in FIVE if _funds(product) >= ASKED],
    wrong_paths=(
        WrongPath(
            "cost taken for price",
            lambda: [product for product in FIVE if _falls(product) >= ASKED],
            N_("You compared the fall of the cost with the cut in the price. Cost is only {cost} of it."),
        ),
        WrongPath(
            "a whole doubling",
            lambda: FIVE,
            N_("A fifth less comes when all that was ever made has doubled. That takes old products years."),
        ),
        WrongPath(
            "most made",
            lambda: facts.stages()["units_made"].loc[FIVE].nlargest(2),
            N_("The other way round: what has been made for long learns hardly anything more."),
        ),
    ),
    hints=(N_("{first}: {falls} of the cost × {cost} = {funds} of the price."),),
    worked='answer = seen.index[(1 - 0.45) * seen["unit_cost_falls"] >= 0.02]',
    reason=N_(
        "{trap}: {trap_falls} × {cost} ≈ {trap_funds}, less than {asked}. Young products learn and can pay; "
        "mature ones need redesign, and those in decline no cut at all. So do not answer a request with one "
        "rate for everything."
    ),
    say=N_("On the new products we can talk. On the old ones there is nothing left to learn."),
)
