"""What we and the next best alternative are worth to an account, and what changing would cost it."""

from .draws import Stream, nearest, total, within
from .money import yuan
from .period import MONTHS
from .wallet import OURS

# How an advantage of the goods beside the price is made up: part of it, in per cent; the goods take the rest.
_PARTS = {"service": 30, "people": 15, "image": 5, "ordering": -5, "effort": -5, "risk": -10}
VALUES, COSTS = ("product", "service", "people", "image"), ("price", "ordering", "effort", "risk")
_STEPS = {"search": 10, "evaluation": 20, "set_up": 30, "retraining": 15, "downtime": 25}


def values_of(traits, sales):
    """(supplier, four values, four costs) of us and of the rival, cents a year; ``sales``: ours in cents."""
    draw = Stream("customer values", traits["account"])
    ours = {
        "product": draw.between(1.16, 1.36),
        "service": draw.between(0.06, 0.09),
        "people": draw.between(0.035, 0.05),
        "image": draw.between(0.02, 0.04),
        "ordering": draw.between(0.015, 0.03),
        "effort": draw.between(0.01, 0.03),
        "risk": draw.between(0.015, 0.035),
    }
    beside_price = (_attraction_percent(traits, draw) + traits["rival_discount_percent"]) / 100
    part = {name: percent / 100 * draw.bell(1, 0.6) for name, percent in _PARTS.items()}
    part["product"] = 1 - total(p if name in VALUES else -p for name, p in part.items())
    theirs = {name: max(0.005, ours[name] - beside_price * part[name]) for name in ours}
    discount = nearest(traits["rival_discount_percent"] * 10)
    return [
        (OURS, *_in_cents(ours, sales, sales)),
        (traits["rival"], *_in_cents(theirs, sales, nearest(sales * (1000 - discount) / 1000))),
    ]


def _in_cents(parts, sales, price):
    return [price if name == "price" else nearest(parts[name] * sales, 10_000) for name in (*VALUES, *COSTS)]


def _attraction_percent(traits, draw):
    """How far we lie before the rival all in all, in per cent of a year's purchases."""
    kind, noise = traits["loyalty_type"], draw.bell(0, 2)
    liked = traits["attitude"] - 4
    service = traits["perception"] - traits["expectation"] + 0.3
    if kind == "hostage":
        return within(-8.8 + 0.5 * noise, -9.6, -8)
    if kind == "defector":
        return within(-3.6 + 6 * liked + 0.5 * noise, -9, -3.2)
    level, slope, least = (3.4, 4.5, 1) if kind == "loyalist" else (-1.5, 3.2, -2.4)
    leaving = 4 if traits["decline_path"] == "stretch" else 0
    return within(level + slope * liked + service + noise - leaving, least, 12)


def switching_costs_of(traits, sales):
    """Search … relationship and the rival's incentive, in cents once; ``sales``: ours of a year, in cents."""
    draw = Stream("switching costs", traits["account"])
    raw = {name: share * draw.bell(1, 0.5) for name, share in _STEPS.items()}
    procedural = sales * traits["switching_procedural_percent"] / 100 * draw.bell(1, 0.15)
    steps = [procedural * share / total(raw.values()) for share in raw.values()]
    lost = sales * traits["switching_financial_percent"] / 100 * draw.bell(1, 0.15)
    people = sales * traits["switching_relational_percent"] / 100 * draw.bell(1, 0.15)
    return (
        *(nearest(cents, 10_000) for cents in (*steps, lost, people)),
        traits["rival_incentive_cny"] * 100,
    )


def offer_of(traits):
    """(rival, month we learned of it, discount in %, CNY towards the change, how we learned of it)."""
    draw = Stream("rival offers", traits["account"])
    weights = (30, 70 - traits["tender_percent"] // 2, traits["tender_percent"])
    kind = draw.weighted(("written quotation", "told by the buyer", "seen in a tender"), weights)
    if traits["buying_style"] == "bluffer":  # nobody but its buyer has seen it
        kind = "told by the buyer"
    if traits["cost_down_answer"] == "concede":  # right only because the rival is real
        kind = "written quotation"
    paid = yuan(traits["rival_incentive_cny"] * 100)
    return traits["rival"], MONTHS[draw.integer(24, 35)], traits["rival_discount_percent"], paid, kind
