"""Ordinary accounts with a story."""

from .stories import Story, asks, could, declines, pays, rated, sells, served, wants

NORMAL = (
    Story(
        "Dunmarrow Panels",
        "wood panels",
        "North",
        "M02",
        "normal",
        "Mid-sized, quiet, seldom visited, orders by data exchange, pays early: earns more than any "
        "other account. Nobody looks after it, so its yearly margin is the largest and its lifetime "
        "profit is not.",
        sells(8_800_000, 1, 4, 9, 4.2)
        | could(12_500_000, 69, 2, "mid")
        | pays(30, -3)
        | served(3, 2, 1.0, 5, 2, 3, 1, 1)
        | wants(34, 44, 22, 10)
        | rated(2, 3, 2, 3, 2)
        | {
            "discount_trend_points": 0.0,
            "interval_noise_percent": 20,
            "equipment_share_percent": 0,
            "spare_share_percent": 22,
            "service_share_percent": 5,
            "late_trend_days_per_year": 0,
            "yearly_retention_percent": 80,
            "attitude": 4.6,
            "relationship_closeness": 2.0,
            "relationship_balance": 4.2,
            "relationship_tilt": -1.5,
        },
    ),
    Story(
        "Kettlewyn Small Appliances",
        "appliances",
        "South",
        "M06",
        "normal",
        "Large and buys on price alone; its rival's quotation is a phantom, so holding is right.",
        sells(16_000_000, 4, 19, 6, 3.4)
        | could(34_000_000, 46, 3, "early")
        | pays(60, 9)
        | served(20, 26, 1.4, 190, 100, 90, 28)
        | wants(74, 16, 10, 90)
        | rated(3, 2, 2, 2, 5)
        | asks(6.0, 0, "hold")
        | {"buying_style": "bluffer", "loss_risk_if_held_percent": 7, "loss_risk_if_conceded_percent": 5}
        | {"relationship_closeness": 2.0, "relationship_balance": 1.8},
    ),
    Story(
        "Ironmoor Excavators",
        "construction machinery",
        "West",
        "M07",
        "normal",
        "Asks for little off the price and 60 more days to pay; the days cost more than the price.",
        sells(11_500_000, 5, 14, 7, 3.6)
        | could(26_000_000, 44, 6, "mid")
        | pays(60, 16)
        | served(45, 24, 1.4, 120, 56, 68, 20)
        | wants(40, 38, 22, 40)
        | rated(4, 3, 3, 3, 3)
        | asks(0.5, 60, "trade")
        | {"buying_style": "relationship"},
    ),
    Story(
        "Bogiewell Rail Vehicles",
        "rail vehicles",
        "North",
        "M02",
        "normal",
        "Not a key account yet, though everything but the habit of calling it one says it should be.",
        sells(9_300_000, 16, 11, 9, 4.0)
        | could(31_000_000, 30, 10, "mid")
        | pays(60, 5)
        | served(12, 8, 1.1, 66, 32, 36, 8)
        | wants(22, 42, 36, 30)
        | rated(5, 4, 4, 4, 2),
    ),
    Story(
        "Lumenrook Lighting",
        "automotive parts",
        "East",
        "M04",
        "normal",
        "Three years ago a small account; grown to one of the larger ones.",
        sells(8_200_000, 33, 12, 8, 3.6)
        | could(20_000_000, 41, 9, "mid")
        | pays(60, 7)
        | served(15, 18, 1.2, 104, 60, 60, 14)
        | wants(34, 44, 22, 35)
        | rated(3, 4, 4, 3, 3),
    ),
    Story(
        "Quillmark Appliances",
        "appliances",
        "South",
        "M06",
        "normal",
        "Low value today, high potential: buys a trial quantity from a very large budget that grows fast.",
        could(64_000_000, 1, 18, "early")
        | pays(60, 8)
        | served(40, 20, 1.1, 16, 9, 8, 2)
        | wants(26, 40, 34, 30)
        | rated(4, 5, 4, 4, 3)
        | {
            "yearly_revenue_cny": 900_000,
            "sales_growth_percent": 12,
            "discount_percent": 10,
            "equipment_share_percent": 0,
            "order_interval_days": 24,
        },
    ),
    Story(
        "Veridane E-Mobility Components",
        "automotive parts",
        "East",
        "M03",
        "normal",
        "Low value today, high potential: a new maker with a fitting technology and no settled supplier.",
        could(55_000_000, 2, 22, "early")
        | pays(60, 5)
        | served(20, 22, 1.1, 22, 17, 9, 2)
        | wants(20, 44, 36, 25)
        | rated(4, 5, 4, 4, 2)
        | {
            "customer_since": "2024-11-18",
            "yearly_revenue_cny": 1_100_000,
            "sales_growth_percent": 20,
            "discount_percent": 9,
            "equipment_share_percent": 0,
            "order_interval_days": 20,
        },
    ),
    Story(
        "Furrowdale Tractors",
        "agricultural machinery",
        "West",
        "M07",
        "normal",
        "Declines quietly: order gaps stretch, complaints do not rise.",
        declines("2025-11", 2.4, "customer strategy")
        | {
            "yearly_revenue_cny": 4_600_000,
            "sales_growth_percent": 0,
            "order_interval_days": 8,
            "interval_noise_percent": 25,
            "service_appetite_percent": 25,
            "relationship_stage": "uncoupling",
        },
    ),
    Story(
        "Halvorn Axles",
        "automotive parts",
        "East",
        "M03",
        "normal",
        "Declines quietly: order gaps stretch, complaints do not rise.",
        declines("2025-12", 2.5, "no exchange of views")
        | {
            "yearly_revenue_cny": 3_600_000,
            "sales_growth_percent": 0,
            "order_interval_days": 9,
            "interval_noise_percent": 25,
            "service_appetite_percent": 20,
            "relationship_stage": "uncoupling",
        },
    ),
    Story(
        "Plyforth Flooring",
        "wood panels",
        "West",
        "M07",
        "normal",
        "Complains often and loudly and stays: complaint counts are a false alarm here.",
        {
            "yearly_revenue_cny": 5_200_000,
            "sales_growth_percent": 6,
            "service_appetite_percent": 45,
            "complaints_per_year": 20,
            "complaint_voiced_percent": 85,
            "recovery": "good",
            "yearly_retention_percent": 92,
        },
    ),
    Story(
        "Circuvale Electronics",
        "electronics",
        "South",
        "M05",
        "normal",
        "Complains often and grows all the same: the second false alarm.",
        {
            "yearly_revenue_cny": 4_400_000,
            "sales_growth_percent": 11,
            "service_appetite_percent": 20,
            "complaints_per_year": 16,
            "complaint_voiced_percent": 80,
            "recovery": "good",
            "yearly_retention_percent": 91,
        },
    ),
    Story(
        "Shelfingham Storage",
        "general industry",
        "North",
        "M02",
        "normal",
        "Ordered seldom while its line was rebuilt, then as before: a false alarm of the order gaps.",
        declines("2025-01", 2.6, "", path="pause") | {"interval_noise_percent": 25},
    ),
    Story(
        "O'Dallan Joinery",
        "furniture",
        "South",
        "M06",
        "normal",
        "Small, every order a special shade in a hurry, pays late.",
        pays(60, 45)
        | served(95, 55, 1.2, 20, 14, 34, 7, 4)
        | {
            "yearly_revenue_cny": 1_400_000,
            "discount_percent": 12,
            "order_interval_days": 7,
            "lines_per_order": 2.0,
            "equipment_share_percent": 0,
        },
    ),
    Story(
        "Lindqvale Cabinet Works",
        "furniture",
        "East",
        "M03",
        "normal",
        "Small and served like a key account.",
        served(70, 30, 1.5, 62, 32, 38, 8, 3)
        | {
            "yearly_revenue_cny": 2_200_000,
            "discount_percent": 13,
            "order_interval_days": 9,
            "equipment_share_percent": 0,
        },
    ),
)
