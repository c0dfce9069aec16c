"""The car maker's customer: what a buyer is worth by stream, and how a famous number shrinks. US dollars."""

from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..text import N_, _
from .rates import check_discount_rate, check_retention

STREAMS = (
    N_("purchase"),
    N_("repurchase"),
    N_("service"),
    N_("parts"),
    N_("finance and insurance"),
    N_("referral"),
)
MOST_CARS, MOST_YEARS = 50, 20


@dataclass(frozen=True)
class CarBuyer:
    """A buyer of cars over a lifetime; US dollars, rates and margins as fractions.

    Sourced (Sewell, *Customers for Life*): twelve cars at 35,000 and 97,000 of service. All else is a course
    assumption: one car every ``years_between_cars`` years; the 97,000 split into ``service_total`` and
    ``parts_total``, spread evenly over the years and counted at the start of each; ``finance_per_car``, the
    commission on finance and insurance; ``referrals``, buyers sent by this one over all the years, each worth
    ``referral_value``, what winning a buyer would otherwise cost. ``repurchase_probability``: the chance that
    the next car is bought here too. Margins: profit as a share of the stream's revenue, after its own costs.
    """

    car_price: float = 35_000.0
    cars: int = 12
    years_between_cars: int = 4
    service_total: float = 60_000.0
    parts_total: float = 37_000.0
    finance_per_car: float = 1_000.0
    referrals: float = 3.0
    referral_value: float = 600.0
    repurchase_probability: float = 0.7
    discount_rate: float = 0.08
    car_margin: float = 0.05
    service_margin: float = 0.15
    parts_margin: float = 0.12
    finance_margin: float = 0.5
    referral_margin: float = 1.0


# As the famous number counts it: cars and service, every car bought here, money later worth as much as now.
SEWELL = CarBuyer(finance_per_car=0.0, referrals=0.0, repurchase_probability=1.0, discount_rate=0.0)
# The same cars and service at the rates of a CarBuyer (course assumptions), which make the number shrink.
SEWELL_TODAY = CarBuyer(finance_per_car=0.0, referrals=0.0)


@dataclass(frozen=True, eq=False)
class CarLifetime:
    """``streams`` by ``stream``, in US dollars: revenue (every car bought here, not discounted), expected
    (with the repurchase probability), present_value (expected, discounted), profit (present value × margin of
    the stream). ``total``: their sums. ``buyer``: whose.
    """

    buyer: CarBuyer
    streams: pd.DataFrame
    total: pd.Series


def car_lifetime(buyer):
    """What one buyer of cars is worth, by stream.

    A referral counts for what it saves in winning the next buyer, and not for what that buyer spends: that is
    in the lifetime of the one who spends it, and counting it here too would count it twice (Novo).

    >>> car_lifetime(SEWELL).total["revenue"].item()
    517000.0
    """
    buyer = _checked(buyer)
    years = np.arange(buyer.cars * buyer.years_between_cars)
    cycle = years // buyer.years_between_cars  # 0 with the first car, 1 with the second, …
    car = years % buyer.years_between_cars == 0  # the years in which one is bought
    kept = buyer.repurchase_probability**cycle
    today = kept / (1 + buyer.discount_rate) ** years
    evenly = 1 / len(years)
    flows = {  # revenue year by year if every car is bought here, and the margin on it
        "purchase": (buyer.car_price * (years == 0), buyer.car_margin),
        "repurchase": (buyer.car_price * (car & (years > 0)), buyer.car_margin),
        "service": (buyer.service_total * evenly, buyer.service_margin),
        "parts": (buyer.parts_total * evenly, buyer.parts_margin),
        "finance and insurance": (buyer.finance_per_car * car, buyer.finance_margin),
        "referral": (buyer.referrals * buyer.referral_value * evenly, buyer.referral_margin),
    }
    rows = {}
    for stream, (revenue, margin) in flows.items():
        revenue = np.broadcast_to(revenue, years.shape)
        worth = float((revenue * today).sum())
        rows[stream] = [revenue.sum(), (revenue * kept).sum(), worth, worth * margin]
    columns = ["revenue", "expected", "present_value", "profit"]
    streams = pd.DataFrame.from_dict(rows, orient="index", columns=columns, dtype=float).rename_axis("stream")
    return CarLifetime(buyer=buyer, streams=streams, total=streams.sum().rename("total"))


def famous_number_steps(buyer=SEWELL_TODAY, *, discount_rate=None, repurchase_probability=None):
    """From the famous revenue of a lifetime down to its profit today, step by step, in US dollars.

    ``discount_rate``, ``repurchase_probability``: None takes the buyer's own. The default buyer is SEWELL
    with the rates of a CarBuyer (8 % a year, 0.7 for each next car); SEWELL itself has neither, so that its
    first three steps are the same number.

    Returns by ``step`` (revenue, discounted, repurchase, profit): label (words), amount and share of the
    first.

    >>> famous_number_steps()["amount"].round(-3).head(3).to_dict()
    {'revenue': 517000.0, 'discounted': 155000.0, 'repurchase': 87000.0}
    """
    buyer = _checked(buyer)
    if discount_rate is not None:
        buyer = _checked(replace(buyer, discount_rate=discount_rate))
    if repurchase_probability is not None:
        buyer = _checked(replace(buyer, repurchase_probability=repurchase_probability))
    certain = car_lifetime(replace(buyer, repurchase_probability=1.0)).total
    likely = car_lifetime(buyer).total
    steps = {
        "revenue": (_("Revenue if every car is bought here"), certain["revenue"]),
        "discounted": (
            _("Worth today at {rate} a year").format(rate=percent(buyer.discount_rate)),
            certain["present_value"],
        ),
        "repurchase": (
            _("If each next car is bought here with {chance}").format(
                chance=percent(buyer.repurchase_probability)
            ),
            likely["present_value"],
        ),
        "profit": (_("Profit on it"), likely["profit"]),
    }
    table = pd.DataFrame.from_dict(steps, orient="index", columns=["label", "amount"]).rename_axis("step")
    table["share"] = table["amount"] / certain["revenue"] if certain["revenue"] else np.nan
    return table


def _checked(buyer):
    """``buyer`` with every field in its range and whole numbers whole."""
    if not isinstance(buyer, CarBuyer):
        raise CourseError(
            _("“{name}” must be a CarBuyer; this is a {kind}.").format(
                name="buyer", kind=type(buyer).__name__
            )
        )
    checked = {field.name: _check(field.name, getattr(buyer, field.name)) for field in fields(buyer)}
    return replace(buyer, **checked)


def _check(name, value):
    if name in ("cars", "years_between_cars"):
        return checks.count(value, name, least=1, most=MOST_CARS if name == "cars" else MOST_YEARS)
    if name == "discount_rate":
        return check_discount_rate(value)
    if name == "repurchase_probability":
        return check_retention(value, name)
    if name.endswith("_margin"):
        return _margin(value, name)
    return checks.amount(value, name)


def _margin(value, name):
    number = checks.real(value, name)
    if not -1 <= number <= 1:
        raise CourseError(
            _("“{name}” must be a fraction from −1 to 1 (write 0.05 for 5 %); this is {value}.").format(
                name=name, value=value
            )
        )
    return number
