"""Invoices: when an account orders, what, and what comes back."""

from dataclasses import dataclass
from datetime import date, timedelta

from .catalogue import COATING, EQUIPMENT, SERVICE, SPARE
from .draws import Stream, interpolate, nearest
from .period import FIRST, LAST, MONTHS, last_day_of, month_number, season, working_day, years_before_midpoint


@dataclass(frozen=True)
class Line:
    product_id: str
    quantity: int
    price: int  # cents a unit, after discount

    @property
    def amount(self):
        return self.quantity * self.price


@dataclass(frozen=True)
class Invoice:
    account: str
    date: date
    lines: tuple
    is_return: bool = False
    needs_delivery: bool = True

    @property
    def amount(self):
        return sum(line.amount for line in self.lines)


def invoices_of(traits, products):
    """All invoices of one account, by date; an account that never bought has none."""
    if traits["status"] == "target":
        return ()
    draw = Stream("sales", traits["account"])
    end = last_day_of(traits["last_month"]) if traits["last_month"] else LAST
    begin = max(FIRST, date.fromisoformat(traits["customer_since"]))
    shelf = {
        family: [p for p in products if p.family == family] for family in (COATING, EQUIPMENT, SPARE, SERVICE)
    }
    basket = draw.shuffled(shelf[COATING])[: traits["assortment"]]
    regular = list(_regular(traits, draw, basket, shelf[SPARE], begin, end))
    lumps = list(_machines(traits, draw, shelf[EQUIPMENT], begin, end))
    plans = list(_service(traits, draw, shelf[SERVICE], begin, end))
    returned = list(_returns(traits, draw, regular, end))
    return tuple(sorted(regular + lumps + plans + returned, key=_by_date))


def _by_date(invoice):
    first = invoice.lines[0]
    return (invoice.date, invoice.is_return, first.product_id, first.quantity, len(invoice.lines))


def size_at(traits, day):
    """Sales of an ordinary year at this day, as a multiple of the last twelve months' level."""
    trend = 1 - traits["sales_growth_percent"] / 100 * years_before_midpoint(day)
    return max(0.15, trend)


def stretch_at(traits, day):
    """How many times longer the gap between two orders has become (1.0: as always)."""
    path, most = traits["decline_path"], traits["stretch_at_end"]
    if path not in ("stretch", "pause"):
        return 1.0
    start = MONTHS.index(traits["decline_start"])
    end = MONTHS.index(traits["last_month"]) if traits["last_month"] else len(MONTHS) - 1
    pause = ((start, 1.0), (start + 1, most), (start + 3, most), (start + 4, 1.0))
    course = pause if path == "pause" else ((start, 1.0), (end, most))
    return interpolate(course, month_number(day) + day.day / 31)


def _price(draw, traits, product, day):
    """List price less the account's discount, which deepens with the years and varies a little by line."""
    usual = traits["discount_percent"] - traits["discount_trend_points"] * years_before_midpoint(day)
    return max(1, nearest(product.list_price * (100 - draw.bell(usual, 3)) / 100))


def _line(draw, traits, product, day, value):
    price = _price(draw, traits, product, day)
    return Line(product.product_id, max(1, nearest(value / price)), price)


def _regular(traits, draw, basket, spares, begin, end):
    """Coatings and spare parts in the account's own rhythm."""
    interval = traits["order_interval_days"]
    yearly = traits["yearly_revenue_cny"] * 100
    shares = (traits["coating_share_percent"], traits["spare_share_percent"])
    per_order = yearly * (shares[0] + shares[1]) / 100 * interval / 365
    when = begin + timedelta(days=int(draw.unit() * interval))
    elapsed = float((when - begin).days)
    while (day := begin + timedelta(days=int(elapsed))) <= end:
        count = max(1, draw.count(traits["lines_per_order"]))
        fade = 0.9 if stretch_at(traits, day) > 1.3 else 1.0
        value = per_order * size_at(traits, day) * season(day) * fade * draw.bell(1.0, 0.6)
        values = {}
        for _ in range(count):
            family = draw.weighted((COATING, SPARE), (max(1, shares[0]), shares[1] * 2 // 3))
            product = draw.pick(basket if family == COATING else spares)
            values[product] = values.get(product, 0.0) + value / count * draw.bell(1.0, 0.7)
        lines = [_line(draw, traits, product, day, part) for product, part in values.items()]
        lines.sort(key=lambda line: line.product_id)
        yield Invoice(traits["account"], working_day(day, end), tuple(lines))
        elapsed += max(
            0.25, interval * stretch_at(traits, day) * draw.bell(1.0, traits["interval_noise_percent"] / 100)
        )


def _machines(traits, draw, machines, begin, end):
    """Dosing equipment: few, large, each on its own invoice."""
    value = traits["yearly_revenue_cny"] * traits["equipment_share_percent"]  # cents a year
    model = draw.pick(machines)
    days = (end - begin).days
    expected = value * days / 365 / (model.list_price * (100 - traits["discount_percent"]) / 100)
    pieces = nearest(expected) if value else 0
    for k in range(pieces):
        place = (k + draw.unit()) / pieces
        day = begin + timedelta(days=int(place * days))
        line = Line(model.product_id, 1, _price(draw, traits, model, day))
        yield Invoice(traits["account"], working_day(day, end), (line,))


def _service(traits, draw, plans, begin, end):
    """Service contracts, invoiced on the first working day of each quarter for the quarter."""
    quarterly = traits["yearly_revenue_cny"] * traits["service_share_percent"] / 4  # cents
    if not quarterly:
        return
    plan = draw.pick(plans)
    for index in range(0, len(MONTHS), 3):
        day = date.fromisoformat(f"{MONTHS[index]}-01")
        if begin <= day <= end:
            line = _line(draw, traits, plan, day, quarterly)
            yield Invoice(traits["account"], working_day(day, end), (line,), needs_delivery=False)


def _returns(traits, draw, regular, end):
    """Part of one line of some deliveries comes back two to five weeks later, on a credit note of its own."""
    for invoice in regular:
        if not draw.chance(traits["returns_percent"] / 100):
            continue
        line = draw.pick(invoice.lines)
        day = working_day(invoice.date + timedelta(days=draw.integer(12, 35)))
        if day <= end:
            back = max(1, nearest(line.quantity * draw.between(0.15, 0.9)))
            yield Invoice(traits["account"], day, (Line(line.product_id, -back, line.price),), is_return=True)
