"""What serving the accounts takes: activities, their rates, and how often each month."""

from .draws import Stream
from .period import MONTHS, last_day_of, month_number, month_of, years_before_midpoint

# activity, name, driver (what is counted), CNY for one
ACTIVITIES = (
    ("ORD-M", "Order by phone, mail or fax", "orders handled by hand", 460),
    ("ORD-E", "Electronic order", "orders received by data exchange", 55),
    ("RUSH", "Rush delivery", "deliveries within two working days", 3_600),
    ("DROP", "Delivery drop", "places delivered to", 1_350),
    ("VISIT", "Technical visit", "visits by an application engineer", 6_400),
    ("SAMPLE", "Sample and test batch", "batches made and tested", 8_200),
    ("COLOUR", "Special colour matching", "shades matched", 6_900),
    ("CLAIM", "Complaint handling", "complaints settled", 9_300),
    ("RETURN", "Returns handling", "returns taken back", 2_900),
)

_BY_THE_YEAR = (
    ("VISIT", "visits_per_year"),
    ("SAMPLE", "samples_per_year"),
    ("COLOUR", "colours_per_year"),
    ("CLAIM", "complaints_per_year"),
)


def activities_of(traits, invoices):
    """{(month, activity): how often} for one account; orders and returns are counted from its invoices."""
    draw = Stream("service", traits["account"])
    counts = {}

    def add(month, activity, quantity):
        if quantity:
            counts[month, activity] = counts.get((month, activity), 0) + quantity

    for invoice in invoices:
        month = month_of(invoice.date)
        if invoice.is_return:
            add(month, "RETURN", 1)
            continue
        add(month, "ORD-M" if draw.chance(traits["manual_share_percent"] / 100) else "ORD-E", 1)
        if not invoice.needs_delivery:
            continue
        add(month, "DROP", 1 + draw.count(traits["drops_per_order"] - 1))
        add(month, "RUSH", 1 if draw.chance(traits["rush_share_percent"] / 100) else 0)
    for month in MONTHS[_first(invoices) : _last(invoices) + 1]:
        level = 1 - traits["service_trend_percent"] / 100 * years_before_midpoint(last_day_of(month))
        for activity, trait in _BY_THE_YEAR:
            add(month, activity, draw.count(traits[trait] * max(0.15, level) / 12))
    return counts


def _first(invoices):
    return min((month_number(invoice.date) for invoice in invoices), default=0)


def _last(invoices):
    return max((month_number(invoice.date) for invoice in invoices), default=-1)
