"""Hidden traits that today's tables show: sales, rhythm, service, payment, potential, value demand."""

from datetime import date, timedelta

from .draws import Stream, interpolate, nearest, within

# How the accounts without a story spread by size: (share of accounts below, CNY a year).
SIZES = (
    (0.0, 320_000),
    (0.3, 850_000),
    (0.55, 1_600_000),
    (0.75, 2_700_000),
    (0.9, 4_300_000),
    (1.0, 6_000_000),
)
_GAPS = (
    (300_000, 26),
    (1_000_000, 17),
    (3_000_000, 12),
    (8_000_000, 8.5),
    (20_000_000, 5),
)  # CNY a year → days
# CNY a year → service effort
_LOAD = ((300_000, 0.45), (1_000_000, 1.7), (3_000_000, 6.6), (8_000_000, 14), (20_000_000, 27))
_MARKETS = {
    "furniture": 1,
    "appliances": 3,
    "packaging machinery": 4,
    "construction machinery": 4,
    "automotive parts": 5,
    "electronics": 7,
    "marine": 4,
    "wood panels": 1,
    "general industry": 2,
    "agricultural machinery": 1,
    "rail vehicles": 5,
}
# What buyers say they want, out of 100 points: price, solution, partnership (the rest).
_DEMANDS = {"price": (58, 26), "solution": (28, 50), "partnership": (20, 34), "mixed": (36, 36)}


def draw_today(put, story, size):
    """Add today's traits through ``put(name, value)``, which returns what holds (a story may fix it).

    Each group has a stream of its own: a trait added at the end of a group leaves all others as they are.
    """

    def stream(group):
        return Stream("traits", group, story.account)

    revenue = _sales(put, stream("sales"), story, size)
    demand = _demand(put, stream("demand"))
    _basket(put, stream("basket"), revenue, demand)
    _rhythm(put, stream("rhythm"), revenue)
    _service(put, stream("service"), revenue)
    _payment(put, stream("payment"), revenue)
    _potential(put, stream("potential"), story, revenue)


def _sales(put, draw, story, size):
    since = date(2006, 1, 9) + timedelta(days=int(draw.unit() * 6000))
    put("customer_since", "" if story.status == "target" else since.isoformat())
    revenue = put(
        "yearly_revenue_cny", 0 if story.status == "target" else nearest(interpolate(SIZES, size), 10_000)
    )
    put("sales_growth_percent", nearest(draw.bell(4, 18)))
    return revenue


def _demand(put, draw):
    kind = draw.weighted(("price", "solution", "partnership", "mixed"), (38, 28, 14, 20))
    price, solution = _DEMANDS[kind]
    price = put("points_price", nearest(draw.bell(price, 9)))
    solution = put("points_solution", nearest(draw.bell(solution, 9)))
    put("points_partnership", 100 - price - solution)
    put("tender_percent", within(nearest(draw.bell(price + 8, 30), 5), 0, 95))
    return kind


def _basket(put, draw, revenue, demand):
    size = interpolate(((300_000, 0), (3_000_000, 3), (15_000_000, 6)), revenue)
    put("discount_percent", nearest(within(draw.bell(10 + size + (3 if demand == "price" else 0), 5), 2, 20)))
    machines = put("equipment_share_percent", nearest(draw.between(3, 14)) if revenue > 1_200_000 else 0)
    spares = put("spare_share_percent", nearest(draw.between(4, 14)))
    plans = put("service_share_percent", nearest(draw.between(0, 6)))
    put("coating_share_percent", 100 - machines - spares - plans)
    put("assortment", draw.integer(5, 14))
    put("discount_trend_points", nearest(draw.bell(0.7, 0.8) * 10) / 10)


def _rhythm(put, draw, revenue):
    put("order_interval_days", nearest(interpolate(_GAPS, revenue) * draw.bell(1.0, 0.6) * 10) / 10)
    put("interval_noise_percent", draw.integer(25, 45))
    put("lines_per_order", nearest(draw.bell(4.3, 1.4) * 10) / 10)
    put("decline_path", "none")
    put("decline_start", "")
    put("stretch_at_end", 1.0)
    put("decline_cause", "")
    put("last_month", "")


def _service(put, draw, revenue):
    appetite = put("service_appetite_percent", nearest(draw.between(0, 100))) / 100
    load = interpolate(_LOAD, revenue)
    put("manual_share_percent", nearest(within(draw.bell(18 + 62 * appetite, 25), 0, 98)))
    put("rush_share_percent", nearest(draw.bell(6 + 30 * appetite, 6)))
    put("drops_per_order", nearest(draw.bell(1.05 + 0.45 * appetite, 0.05) * 10) / 10)
    put("visits_per_year", nearest(load * draw.bell(1.1 + 9.4 * appetite, 1.0)))
    put("samples_per_year", nearest(load * draw.bell(0.5 + 4.1 * appetite, 0.5)))
    put("colours_per_year", nearest(load * draw.bell(0.5 + 5.2 * appetite, 0.5)))
    put("complaints_per_year", nearest(load * draw.bell(0.7 + 0.9 * appetite, 0.6) * 10) / 10)
    put("returns_percent", draw.integer(1, 3))
    put("service_trend_percent", 0)


def _payment(put, draw, revenue):
    put("payment_terms_days", draw.weighted((30, 45, 60, 90), (25, 25, 35, 15 if revenue > 1_500_000 else 3)))
    put("days_late", nearest(within(draw.bell(9, 26), -4, 40)))
    put("late_trend_days_per_year", nearest(draw.bell(2, 5)))


def _potential(put, draw, story, revenue):
    share = put("share_of_wallet_percent", 0 if story.status in ("target", "lost") else draw.integer(18, 72))
    told = draw.bell(1.0, 0.16)  # what the customer reports is near the truth, not the truth
    spend = revenue * 100 / share * told if share else revenue * draw.between(1.6, 3.2)
    put("wallet_cny", nearest(max(spend, revenue * 1.1), 100_000))
    put("market_growth_percent", nearest(draw.bell(_MARKETS[story.industry], 5)))
    stages = {"target": ("pre",), "lost": ("uncoupling",), "key": ("mid", "partnership")}
    put(
        "relationship_stage",
        draw.pick(stages.get(story.status, ("early", "early", "mid", "mid", "partnership"))),
    )
    for name, centre in (
        ("reference_value", 2.6),
        ("technology_fit", 2.8),
        ("decision_access", 2.9),
        ("data_sharing", 2.7),
        ("bargaining_power", 2.6),
    ):
        put(name, within(nearest(draw.bell(centre, 3.2)), 1, 4))
