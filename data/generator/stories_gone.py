"""Accounts that left, and accounts that never came."""

from .stories import Story, declines, rated


def _lost(name, industry, region, manager, reason, revenue, gap, decline, **more):
    fixed = {"yearly_revenue_cny": revenue, "order_interval_days": gap, "interval_noise_percent": 25}
    return Story(
        name, industry, region, manager, "lost", reason, fixed | {"sales_growth_percent": 0} | decline | more
    )


LOST = (
    _lost(
        "Wenbridge Office Furniture",
        "furniture",
        "East",
        "M04",
        "Looked loyal; a failure was handled badly, then a second one: left.",
        3_400_000,
        10,
        declines("2025-01", 2.6, "unresolved problems", "2025-05"),
        recovery="double deviation",
        attitude=5.6,
    ),
    _lost(
        "Saltmarrow Shipyard",
        "marine",
        "South",
        "M05",
        "Looked loyal; two failures, both handled badly: left.",
        5_200_000,
        9,
        declines("2025-05", 2.8, "unresolved problems", "2025-10"),
        recovery="double deviation",
        attitude=5.8,
    ),
    _lost(
        "Rockferry Earthmovers",
        "construction machinery",
        "North",
        "M01",
        "Pulled away by a rival; order gaps stretched seven months before.",
        6_800_000,
        7,
        declines("2025-06", 3.0, "competitor", "2025-12"),
    ),
    _lost(
        "Wattlesby Chargers",
        "electronics",
        "South",
        "M06",
        "Bought away by price; order gaps stretched for half a year.",
        2_700_000,
        11,
        declines("2024-12", 3.0, "price or quality", "2025-06"),
    ),
    _lost(
        "Gatterby Radiators",
        "general industry",
        "West",
        "M07",
        "Its buyer and our account manager both changed; contact was lost.",
        1_900_000,
        12,
        declines("2024-08", 2.8, "staff turnover", "2025-01"),
    ),
    _lost(
        "Pumpenwerk Ostermühl",
        "general industry",
        "North",
        "M02",
        "Closed the plant from one month to the next: no indicator could have told.",
        2_300_000,
        12,
        declines("", 1.0, "customer strategy", "2024-09", path="sudden"),
    ),
)


def _target(name, industry, region, manager, wallet, growth, ratings, incumbent):
    fixed = {"wallet_cny": wallet, "market_growth_percent": growth, "rival": incumbent} | rated(*ratings)
    return Story(
        name, industry, region, manager, "target", f"Never bought; supplied today by {incumbent}.", fixed
    )


TARGETS = (
    _target(
        "Parcelthorne Machines",
        "packaging machinery",
        "East",
        "M03",
        9_000_000,
        5,
        (3, 4, 2, 2, 2),
        "Mixel & Frey Dosing",
    ),
    _target(
        "Marlgate Wind Towers",
        "general industry",
        "North",
        "M01",
        27_000_000,
        9,
        (5, 3, 2, 2, 4),
        "Hollenbrück Lacke",
    ),
    _target(
        "Pixelmoor Housings",
        "electronics",
        "South",
        "M06",
        12_000_000,
        8,
        (3, 4, 3, 3, 3),
        "Corvane Coatings",
    ),
    _target(
        "Seedmoor Implements",
        "agricultural machinery",
        "West",
        "M07",
        7_500_000,
        2,
        (2, 3, 2, 3, 2),
        "Ardensee Finishes",
    ),
    _target(
        "Carriagedown Rolling Stock",
        "rail vehicles",
        "North",
        "M02",
        22_000_000,
        6,
        (5, 3, 1, 2, 4),
        "Hollenbrück Lacke",
    ),
    _target(
        "Anchorby Deck Equipment", "marine", "East", "M04", 6_000_000, 3, (2, 4, 3, 3, 2), "Ardensee Finishes"
    ),
)
