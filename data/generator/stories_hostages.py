"""The segment that stays although it is not satisfied: changing supplier is dear for it."""

from .stories import Story, served, wants

# Its lines are built around our dosing equipment.
HOSTAGE = {
    "equipment_share_percent": 24,
    "spare_share_percent": 34,
    "service_share_percent": 9,
    "discount_percent": 11,
    "perception": 4.1,
    "attitude": 3.1,
    "sales_growth_percent": 2,
    "yearly_retention_percent": 94,
    "switching_procedural_percent": 16,
    "switching_financial_percent": 11,
    "switching_relational_percent": 3,
    "rival": "Mixel & Frey Dosing",
    "rival_discount_percent": 7.0,
}

HOSTAGES = tuple(
    Story(
        name,
        "packaging machinery",
        region,
        manager,
        "normal",
        "Profitable, dissatisfied and locked in: one of the segment that stays because changing is dear.",
        HOSTAGE
        | {"yearly_revenue_cny": revenue, "order_interval_days": gap}
        | served(*service)
        | wants(*demand),
    )
    for name, region, manager, revenue, gap, service, demand in (
        (
            "Brandvold & Sons Packaging",
            "North",
            "M02",
            5_600_000,
            9,
            (35, 15, 1.1, 42, 6, 6, 14),
            (28, 54, 18, 10),
        ),
        (
            "Flaschenbach Abfülltechnik",
            "East",
            "M04",
            4_300_000,
            11,
            (30, 12, 1.1, 32, 5, 5, 11),
            (30, 50, 20, 10),
        ),
        ("Sealcott Machinery", "South", "M05", 3_700_000, 11, (45, 16, 1.1, 28, 5, 5, 11), (34, 48, 18, 20)),
        (
            "Bagshaw-Linden Fillers",
            "West",
            "M07",
            3_100_000,
            13,
            (40, 14, 1.1, 24, 4, 4, 9),
            (30, 52, 18, 15),
        ),
    )
)
