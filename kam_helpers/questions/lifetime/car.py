"""Exercise, part four: the car maker's customer and a famous number."""

from dataclasses import replace

from ... import lifetime as models
from ...formats import percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath

FAMOUS = models.SEWELL
# What money costs the car maker, and the chance of the next car: course assumptions.
RATE, CHANCE = 0.08, 0.70


def _dollars(amount):
    return f"{amount:,.0f}"


def _worth(**changes):
    """The famous customer with a repurchase chance and interest."""
    settings = {"repurchase_probability": CHANCE, "discount_rate": RATE} | changes
    return models.car_lifetime(replace(FAMOUS, **settings))


def _cars(column="present_value", **changes):
    return _worth(**changes).streams.loc[["purchase", "repurchase"], column].sum()


def _famous():
    return models.car_lifetime(FAMOUS).total["revenue"]


what_it_is = Question(
    name="lifetime.what_it_is",
    number="1.16",
    title=N_("A famous customer"),
    minutes=3,
    topics=("U1.05",),
    prompt=N_(
        "A well-known book for car dealers (Sewell, “Customers for Life”) says that one customer is worth "
        "{famous} dollars over a lifetime: {cars} cars at {price} dollars, and service. **What are the "
        "{famous} dollars?**"
    ),
    facts=lambda: {
        "famous": _dollars(_famous()),
        "cars": FAMOUS.cars,
        "price": _dollars(FAMOUS.car_price),
        "today": _dollars(_worth(repurchase_probability=1.0).total["present_value"]),
        "profit": _dollars(_worth().total["profit"]),
    },
    kind=Choice(
        {
            "revenue": N_(
                "Revenue over a lifetime, if every car is bought here and money later is worth as much"
            ),
            "today": N_("What that revenue is worth today"),
            "profit": N_("The profit the customer brings over a lifetime"),
            "household": N_("The profit of the customer and of everybody the customer sends"),
        }
    ),
    expected=lambda: "revenue",
    wrong_paths=(
        WrongPath(
            "present value",
            lambda: "today",
            N_("Worth today it is about {today} dollars at 8 %: most of the cars are decades away."),
        ),
        WrongPath(
            "profit",
            lambda: "profit",
            N_(
                "Nothing was taken off for the cars themselves: {cars} times {price} is what the customer "
                "pays."
            ),
        ),
        WrongPath(
            "referrals",
            lambda: "household",
            N_(
                "Nobody sent by the customer is in it. (Their purchases belong to their own lifetime; "
                "counting them here too counts them twice.)"
            ),
        ),
    ),
    hints=(N_("Multiply {cars} by {price}. What is left is service."), N_("Was anything taken off?")),
    worked='answer = "revenue"',
    reason=N_(
        "Three things are missing: interest, the chance that the next car is bought elsewhere, and the cost "
        "of the cars. With all three, some {profit} dollars are left (margins assumed by the course)."
    ),
    say=N_("Impressive numbers of this kind are turnover. Let us count what is left, and when."),
)


def _chain(ratio):
    """The sum of 1 + ratio + ratio² + … for all cars."""
    return (1 - ratio**FAMOUS.cars) / (1 - ratio)


cars_today = Question(
    name="lifetime.cars_today",
    number="1.17",
    title=N_("Twelve cars, worth today"),
    minutes=5,
    topics=("U1.05", "U1.04"),
    prompt=N_(
        "Only the cars: {price} dollars today, and every {years} years another one, {cars} in all. Each "
        "next car is bought here with a chance of {chance}, if the last one was; money costs {rate} a year. "
        "**What is the revenue from the cars worth today**, in dollars?"
    ),
    facts=lambda: {
        "price": _dollars(FAMOUS.car_price),
        "years": FAMOUS.years_between_cars,
        "cars": FAMOUS.cars,
        "chance": percent(CHANCE),
        "rate": percent(RATE),
        "step": f"{CHANCE / (1 + RATE) ** FAMOUS.years_between_cars:.3f}",
        "times": f"{_cars() / FAMOUS.car_price:.3f}",
        "worth": _dollars(_cars()),
    },
    kind=Number(unit=N_("dollars"), tolerance=0.01, decimals=0),
    expected=_cars,
    wrong_paths=(
        WrongPath(
            "certain",
            lambda: _cars(repurchase_probability=1.0),
            N_("You counted every next car as sure. Each is bought here with a chance of {chance} only."),
        ),
        WrongPath(
            "no interest",
            lambda: _cars(discount_rate=0.0),
            N_("You counted the chances, but money in decades as money today."),
        ),
        WrongPath(
            "neither",
            lambda: _cars("revenue"),
            N_("That is the price of all the cars: no interest, and every one bought here."),
        ),
        WrongPath(
            "one year between",
            lambda: FAMOUS.car_price * _chain(CHANCE / (1 + RATE)),
            N_("You discounted by one year from car to car; there are {years} years between them."),
        ),
        WrongPath(
            "chance every year",
            lambda: FAMOUS.car_price * _chain((CHANCE / (1 + RATE)) ** FAMOUS.years_between_cars),
            N_("You applied the chance every year. It decides once for each car, every {years} years."),
        ),
        WrongPath(
            "one chance",
            lambda: FAMOUS.car_price * (1 + CHANCE * (_chain((1 + RATE) ** -FAMOUS.years_between_cars) - 1)),
            N_("You took {chance} of all later cars. The third needs both: 0.7 × 0.7, and so on."),
        ),
    ),
    hints=(
        N_("From one car to the next the amount is multiplied by 0.7 ÷ 1.08⁴, about 0.51."),
        N_("In the table multiply chance and worth of a dollar, add up, and multiply by {price}."),
    ),
    worked=(
        "buyer = replace(lifetime.SEWELL, repurchase_probability=0.7, discount_rate=0.08)\n"
        "streams = lifetime.car_lifetime(buyer).streams\n"
        'answer = streams.loc[["purchase", "repurchase"], "present_value"].sum()'
    ),
    reason=N_(
        "Each car counts 0.7 ÷ 1.08⁴ ≈ {step} of the one before: 1 + {step} + {step}² + … (twelve terms) ≈ "
        "{times}; {price} × {times} ≈ {worth}.\n\n"
        "Half of it is the car bought today. What comes after four years counts half, after eight a quarter."
    ),
)


def _margins():
    margins = {"car": FAMOUS.car_margin, "service": FAMOUS.service_margin, "parts": FAMOUS.parts_margin}
    return sum(margins.values()) / len(margins)


def _share(dollars):
    return dollars / _famous()


def _stream_sum():
    """Revenue times margin, stream by stream, for the worked line."""
    streams = _worth().streams.query("present_value > 0")
    terms = zip(streams["present_value"], streams["profit"] / streams["present_value"], strict=True)
    return {
        "sum": " + ".join(f"{_dollars(worth)} × {margin:.2f}" for worth, margin in terms),
        "profit": _dollars(streams["profit"].sum()),
        "share": percent(_share(streams["profit"].sum()), 1),
    }


car_profit = Question(
    name="lifetime.car_profit",
    number="1.18",
    title=N_("What is left of the famous number"),
    minutes=4,
    topics=("U1.05",),
    prompt=N_(
        "The table shows the same customer by stream: revenue worth today (chance of the next car {chance}, "
        "money at {rate}) and the margin of each stream after its own cost (course assumptions). **What is "
        "the profit worth today, as a percentage of the famous {famous} dollars?** Give it to the tenth."
    ),
    facts=lambda: {
        "chance": percent(CHANCE),
        "rate": percent(RATE),
        "famous": _dollars(_famous()),
        **_stream_sum(),
    },
    kind=Number(unit="percent", absolute=0.001, decimals=1),
    expected=lambda: _share(_worth().total["profit"]),
    wrong_paths=(
        WrongPath(
            "revenue today",
            lambda: _share(_worth().total["present_value"]),
            N_("That is the revenue worth today; only the margin of each stream is profit."),
        ),
        WrongPath(
            "not discounted",
            lambda: _share(_worth(repurchase_probability=1.0, discount_rate=0.0).total["profit"]),
            N_(
                "You took the margins of all cars and all service, at no interest and with every car bought "
                "here."
            ),
        ),
        WrongPath(
            "mean margin",
            lambda: _share(_worth().total["present_value"] * _margins()),
            N_(
                "You averaged the margins. Cars are most of the money and have the smallest margin: go by "
                "stream."
            ),
        ),
        WrongPath(
            "of today",
            lambda: _worth().total["profit"] / _worth().total["present_value"],
            N_("You divided by what the revenue is worth today; asked is the share of the famous number."),
        ),
    ),
    hints=(
        N_("Revenue worth today × margin, stream by stream, added up."),
        N_("Divide the sum by {famous}."),
    ),
    worked=(
        "buyer = replace(lifetime.SEWELL, repurchase_probability=0.7, discount_rate=0.08)\n"
        'answer = lifetime.car_lifetime(buyer).total["profit"] / 517_000'
    ),
    reason=N_(
        "{sum} ≈ {profit}; {profit} ÷ {famous} ≈ {share}.\n\n"
        "A customer is still worth good service; but whoever spends against the famous number spends money "
        "that is not there."
    ),
    say=N_(
        "About one percent of that number is profit we can count on. It still pays to answer the telephone."
    ),
)
