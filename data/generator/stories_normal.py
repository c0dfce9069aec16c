"""Ordinary accounts with a story."""

from .stories import HOSTAGE, Story, declines, rated, served, wants

NORMAL = (
    Story(
        "Dunmarrow Panels",
        "wood panels",
        "North",
        "M02",
        "normal",
        "Mid-sized, quiet, seldom visited, orders by data exchange, pays early: earns more than any other account. "
        "Nobody looks after it, so its yearly margin is the largest and its lifetime profit is not.",
        {
            "yearly_revenue_cny": 8_600_000,
            "sales_growth_percent": 1,
            "discount_percent": 4,
            "order_interval_days": 12,
            "lines_per_order": 4.2,
            "equipment_share_percent": 0,
            "spare_share_percent": 22,
            "service_share_percent": 5,
            "payment_terms_days": 30,
            "days_late": -3,
            "late_trend_days_per_year": 0,
            "wallet_cny": 12_500_000,
            "share_of_wallet_percent": 69,
            "market_growth_percent": 2,
            "relationship_stage": "mid",
            "yearly_retention_percent": 80,
            "attitude": 4.6,
        }
        | served(3, 2, 1.0, 5, 2, 3, 1, 1)
        | wants(34, 44, 22, 10)
        | rated(2, 3, 2, 3, 2),
    ),
    Story(
        "Kettlewyn Small Appliances",
        "appliances",
        "South",
        "M06",
        "normal",
        "Large and buys on price alone; its rival's quotation is a phantom, so holding is right.",
        {
            "yearly_revenue_cny": 15_500_000,
            "sales_growth_percent": 4,
            "discount_percent": 19,
            "order_interval_days": 6,
            "lines_per_order": 3.4,
            "payment_terms_days": 60,
            "days_late": 9,
            "wallet_cny": 34_000_000,
            "share_of_wallet_percent": 46,
            "market_growth_percent": 3,
            "relationship_stage": "early",
            "buying_style": "bluffer",
            "cost_down_ask_percent": 6.0,
            "cost_down_extra_days": 0,
            "loss_risk_if_held_percent": 7,
            "loss_risk_if_conceded_percent": 5,
            "cost_down_answer": "hold",
        }
        | served(20, 18, 1.3, 34, 18, 24, 12)
        | wants(74, 16, 10, 90)
        | rated(3, 2, 2, 2, 5),
    ),
    Story(
        "Ironmoor Excavators",
        "construction machinery",
        "West",
        "M07",
        "normal",
        "Asks for little off the price and 60 more days to pay; the days cost more than the price.",
        {
            "yearly_revenue_cny": 11_500_000,
            "sales_growth_percent": 5,
            "discount_percent": 12,
            "order_interval_days": 7,
            "lines_per_order": 3.6,
            "payment_terms_days": 60,
            "days_late": 16,
            "wallet_cny": 26_000_000,
            "share_of_wallet_percent": 44,
            "market_growth_percent": 6,
            "relationship_stage": "mid",
            "buying_style": "relationship",
            "cost_down_ask_percent": 0.5,
            "cost_down_extra_days": 60,
            "cost_down_answer": "trade",
        }
        | served(45, 20, 1.3, 62, 24, 36, 12)
        | wants(40, 38, 22, 40)
        | rated(4, 3, 3, 3, 3),
    ),
    Story(
        "Bogiewell Rail Vehicles",
        "rail vehicles",
        "North",
        "M02",
        "normal",
        "Not a key account yet, though everything but the habit of calling it one says it should be.",
        {
            "yearly_revenue_cny": 9_300_000,
            "sales_growth_percent": 16,
            "discount_percent": 9,
            "order_interval_days": 9,
            "lines_per_order": 4.0,
            "payment_terms_days": 60,
            "days_late": 5,
            "wallet_cny": 31_000_000,
            "share_of_wallet_percent": 30,
            "market_growth_percent": 10,
            "relationship_stage": "mid",
        }
        | served(12, 8, 1.1, 44, 20, 24, 6)
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
        {
            "yearly_revenue_cny": 8_200_000,
            "sales_growth_percent": 33,
            "discount_percent": 10,
            "order_interval_days": 8,
            "lines_per_order": 3.6,
            "payment_terms_days": 60,
            "days_late": 7,
            "wallet_cny": 20_000_000,
            "share_of_wallet_percent": 41,
            "market_growth_percent": 9,
            "relationship_stage": "mid",
        }
        | served(15, 14, 1.2, 46, 26, 26, 8)
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
        {
            "yearly_revenue_cny": 900_000,
            "sales_growth_percent": 12,
            "discount_percent": 10,
            "wallet_cny": 64_000_000,
            "share_of_wallet_percent": 1,
            "market_growth_percent": 18,
            "relationship_stage": "early",
            "equipment_share_percent": 0,
            "order_interval_days": 24,
            "payment_terms_days": 60,
            "days_late": 8,
        }
        | served(40, 20, 1.1, 16, 9, 8, 2)
        | wants(26, 40, 34, 30)
        | rated(4, 5, 3, 4, 3),
    ),
    Story(
        "Veridane E-Mobility Components",
        "automotive parts",
        "East",
        "M03",
        "normal",
        "Low value today, high potential: a new maker with a fitting technology and no settled supplier.",
        {
            "customer_since": "2024-11-18",
            "yearly_revenue_cny": 1_100_000,
            "sales_growth_percent": 20,
            "discount_percent": 9,
            "wallet_cny": 55_000_000,
            "share_of_wallet_percent": 2,
            "market_growth_percent": 22,
            "relationship_stage": "early",
            "equipment_share_percent": 0,
            "order_interval_days": 20,
            "payment_terms_days": 60,
            "days_late": 5,
        }
        | served(20, 22, 1.1, 20, 12, 9, 2)
        | wants(20, 44, 36, 25)
        | rated(4, 5, 4, 4, 2),
    ),
    Story(
        "Furrowdale Tractors",
        "agricultural machinery",
        "West",
        "M07",
        "normal",
        "Declines quietly: order gaps stretch, complaints do not rise.",
        {
            "yearly_revenue_cny": 4_600_000,
            "sales_growth_percent": 0,
            "order_interval_days": 8,
            "interval_noise_percent": 25,
            "relationship_stage": "uncoupling",
        }
        | declines("2025-11", 2.4, "customer strategy"),
    ),
    Story(
        "Halvorn Axles",
        "automotive parts",
        "East",
        "M03",
        "normal",
        "Declines quietly: order gaps stretch, complaints do not rise.",
        {
            "yearly_revenue_cny": 3_600_000,
            "sales_growth_percent": 0,
            "order_interval_days": 9,
            "interval_noise_percent": 25,
            "relationship_stage": "uncoupling",
        }
        | declines("2025-12", 2.5, "no exchange of views"),
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
            "complaints_per_year": 16,
            "complaint_voiced_percent": 80,
            "recovery": "good",
            "yearly_retention_percent": 91,
        },
    ),
    Story(
        "O'Dallan Joinery",
        "furniture",
        "South",
        "M06",
        "normal",
        "Small, every order a special shade in a hurry, pays late.",
        {
            "yearly_revenue_cny": 1_400_000,
            "discount_percent": 12,
            "order_interval_days": 7,
            "lines_per_order": 2.0,
            "equipment_share_percent": 0,
            "payment_terms_days": 60,
            "days_late": 45,
        }
        | served(95, 55, 1.2, 20, 14, 34, 7, 4),
    ),
    Story(
        "Lindqvale Cabinet Works",
        "furniture",
        "East",
        "M03",
        "normal",
        "Small and served like a key account.",
        {
            "yearly_revenue_cny": 2_200_000,
            "discount_percent": 13,
            "order_interval_days": 9,
            "equipment_share_percent": 0,
        }
        | served(70, 30, 1.5, 48, 26, 30, 6, 3),
    ),
)

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
