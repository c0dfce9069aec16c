"""Key accounts and their stories."""

from .stories import Story, asks, could, declines, pays, rated, sells, served, wants
from .stories_hostages import HOSTAGE

KEY = (
    Story(
        "Tallowmere Furniture Group",
        "furniture",
        "East",
        "M03",
        "key",
        "Largest by sales and loses money: many small rush orders by phone, special colours, a "
        "technician nearly in residence, slow payment, the deepest discount. Conceding a further "
        "price cut is wrong.",
        sells(36_000_000, 3, 21, 0.8, 1.8)
        | could(56_000_000, 64, 2, "mid")
        | pays(90, 38)
        | served(92, 62, 1.3, 360, 165, 350, 90, 5)
        | wants(66, 20, 14, 70)
        | rated(4, 2, 4, 1, 5)
        | asks(5.0, 0, "hold")
        | {
            "assortment": 24,
            "equipment_share_percent": 4,
            "spare_share_percent": 6,
            "service_share_percent": 1,
            "late_trend_days_per_year": 8,
            "buying_style": "salami",
            "loss_risk_if_held_percent": 12,
            "loss_risk_if_conceded_percent": 8,
            "customer_sees_us_as": "leverage",
            "relationship_closeness": 4.2,
            "relationship_balance": 1.7,
            "relationship_tilt": 1.8,
        },
    ),
    Story(
        "Cranewell Heavy Industry",
        "construction machinery",
        "North",
        "M01",
        "key",
        "Large, sound and open; its contract gives it any better price granted elsewhere, so a small "
        "concession to others is dear, and one to it is passed on to sister plants.",
        sells(26_000_000, 5, 16, 4, 3.4)
        | could(43_000_000, 55, 5, "partnership")
        | pays(60, 10)
        | served(25, 22, 1.8, 260, 130, 150, 40)
        | wants(28, 34, 38, 30)
        | rated(5, 4, 4, 4, 4)
        | asks(2.0, 0, "hold")
        | {"yearly_retention_percent": 90, "contract_clause": "most favoured customer"},
    ),
    Story(
        "Snowharrow Refrigeration",
        "appliances",
        "South",
        "M05",
        "key",
        "Serving cost crept up year by year until the account lost money; nobody noticed because sales grew.",
        sells(22_000_000, 8, 18, 3, 3.2)
        | could(38_000_000, 54, 4, "mid")
        | pays(90, 27)
        | served(60, 44, 1.7, 275, 125, 170, 50, 3)
        | wants(52, 30, 18, 55)
        | rated(4, 3, 3, 2, 4)
        | {"service_trend_percent": 28, "relationship_tilt": 1.2},
    ),
    Story(
        "Brakenfeld Brake Systems",
        "automotive parts",
        "East",
        "M04",
        "key",
        "Buys on value, has a real quotation from a rival and would leave: conceding a small cut is "
        "right here.",
        sells(19_000_000, 6, 14, 5, 3.6)
        | could(27_000_000, 66, 6, "mid")
        | pays(60, 3)
        | served(12, 18, 1.3, 180, 96, 100, 28)
        | wants(48, 36, 16, 60)
        | rated(2, 2, 4, 4, 4)
        | asks(3.0, 0, "concede")
        | {
            "buying_style": "price-only",
            "loss_risk_if_held_percent": 38,
            "loss_risk_if_conceded_percent": 6,
            "customer_sees_us_as": "leverage",
            "rival": "Corvane Coatings",
            "rival_discount_percent": 6.0,
            "switching_procedural_percent": 1,
            "switching_financial_percent": 1,
            "switching_relational_percent": 0,
            "relationship_closeness": 2.0,
            "relationship_balance": 1.9,
        },
    ),
    Story(
        "Hesselvik Marine Works",
        "marine",
        "North",
        "M01",
        "key",
        "A partner of long standing that almost never leaves: not the largest yearly margin, but the "
        "largest lifetime profit.",
        sells(15_000_000, 7, 12, 7, 4.2)
        | could(23_000_000, 63, 7, "strategic")
        | pays(45, 0)
        | served(10, 8, 1.2, 118, 52, 84, 12)
        | wants(14, 32, 54, 10)
        | rated(5, 4, 5, 5, 2)
        | {
            "customer_since": "2009-03-16",
            "yearly_retention_percent": 97,
            "attitude": 6.5,
            "perception": 5.9,
            "relationship_closeness": 4.7,
            "relationship_balance": 4.5,
            "relationship_tilt": 0.0,
        },
    ),
    Story(
        "Ohmbridge Power Supplies",
        "electronics",
        "South",
        "M06",
        "key",
        "Growing partner; two failures were put right well and it stayed.",
        sells(12_500_000, 14, 13, 6, 4.0)
        | could(28_000_000, 45, 11, "partnership")
        | pays(60, 4)
        | served(15, 16, 1.2, 120, 64, 52, 18)
        | wants(24, 46, 30, 25)
        | rated(4, 4, 4, 4, 3)
        | {"recovery": "good"},
    ),
    Story(
        "Veneerdale Boards",
        "wood panels",
        "West",
        "M07",
        "key",
        "On its way out and nobody has said so: the gaps between its orders stretch, its complaints "
        "do not rise.",
        sells(12_500_000, 0, 14, 6, 3.6)
        | could(27_000_000, 46, 1, "uncoupling")
        | pays(60, 14)
        | served(45, 24, 1.3, 110, 44, 56, 9)
        | wants(46, 34, 20, 45)
        | rated(3, 3, 2, 2, 3)
        | declines("2025-10", 2.6, "competitor")
        | {"interval_noise_percent": 25, "attitude": 3.4, "relationship_closeness": 2.1},
    ),
    Story(
        "Cartonval Packaging Machines",
        "packaging machinery",
        "East",
        "M04",
        "key",
        "Profitable, dissatisfied and locked in: the largest of the segment that stays because "
        "changing is dear.",
        HOSTAGE
        | could(13_500_000, 73, 4, "mid")
        | pays(60, 12)
        | served(40, 18, 1.2, 110, 22, 22, 26)
        | wants(30, 52, 18, 15)
        | rated(3, 3, 3, 2, 2)
        | {"yearly_revenue_cny": 9_800_000, "order_interval_days": 8, "lines_per_order": 3.8},
    ),
    Story(
        "Keelhaven Boats",
        "marine",
        "West",
        "M07",
        "key",
        "Key by habit: large once, small now, still served as if nothing had changed.",
        sells(2_900_000, -14, 17, 9, 2.4)
        | could(5_000_000, 58, -2, "partnership")
        | pays(60, 20)
        | served(80, 30, 1.3, 72, 36, 46, 12)
        | wants(36, 30, 34, 20)
        | rated(2, 2, 5, 3, 2)
        | {"customer_since": "2004-05-11"},
    ),
)
