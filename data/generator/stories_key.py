"""Key accounts and their stories."""

from .stories import HOSTAGE, Story, declines, rated, served, wants

KEY = (
    Story(
        "Tallowmere Furniture Group",
        "furniture",
        "East",
        "M03",
        "key",
        "Largest by sales and loses money: many small rush orders by phone, special colours, a technician nearly in "
        "residence, slow payment, the deepest discount. Conceding a further price cut is wrong.",
        {
            "yearly_revenue_cny": 36_000_000,
            "sales_growth_percent": 3,
            "discount_percent": 18,
            "order_interval_days": 1.35,
            "lines_per_order": 2.0,
            "assortment": 24,
            "equipment_share_percent": 4,
            "spare_share_percent": 6,
            "service_share_percent": 1,
            "payment_terms_days": 90,
            "days_late": 38,
            "late_trend_days_per_year": 8,
            "wallet_cny": 56_000_000,
            "share_of_wallet_percent": 64,
            "market_growth_percent": 2,
            "relationship_stage": "mid",
            "buying_style": "salami",
            "cost_down_ask_percent": 5.0,
            "cost_down_extra_days": 0,
            "loss_risk_if_held_percent": 12,
            "loss_risk_if_conceded_percent": 8,
            "cost_down_answer": "hold",
            "customer_sees_us_as": "leverage",
        }
        | served(92, 60, 1.25, 250, 95, 230, 62, 5)
        | wants(66, 20, 14, 70)
        | rated(4, 2, 4, 1, 5),
    ),
    Story(
        "Cranewell Heavy Industry",
        "construction machinery",
        "North",
        "M01",
        "key",
        "Large, sound and open; its contract gives it any better price granted elsewhere, so a small concession to "
        "others is dear, and one to it is passed on to sister plants.",
        {
            "yearly_revenue_cny": 24_000_000,
            "sales_growth_percent": 5,
            "discount_percent": 13,
            "order_interval_days": 4,
            "lines_per_order": 3.4,
            "payment_terms_days": 60,
            "days_late": 6,
            "wallet_cny": 43_000_000,
            "share_of_wallet_percent": 55,
            "market_growth_percent": 5,
            "relationship_stage": "partnership",
            "contract_clause": "most favoured customer",
            "cost_down_ask_percent": 2.0,
            "cost_down_extra_days": 0,
            "cost_down_answer": "hold",
        }
        | served(25, 16, 1.5, 96, 34, 52, 16)
        | wants(28, 34, 38, 30)
        | rated(5, 4, 4, 4, 4),
    ),
    Story(
        "Snowharrow Refrigeration",
        "appliances",
        "South",
        "M05",
        "key",
        "Serving cost crept up year by year until the account lost money; nobody noticed because sales grew.",
        {
            "yearly_revenue_cny": 20_500_000,
            "sales_growth_percent": 8,
            "discount_percent": 16,
            "order_interval_days": 3,
            "lines_per_order": 3.2,
            "payment_terms_days": 90,
            "days_late": 18,
            "wallet_cny": 38_000_000,
            "share_of_wallet_percent": 54,
            "market_growth_percent": 4,
            "relationship_stage": "mid",
        }
        | served(60, 42, 1.7, 190, 85, 120, 38, 3)
        | wants(52, 30, 18, 55)
        | rated(4, 3, 3, 2, 4),
    ),
    Story(
        "Brakenfeld Brake Systems",
        "automotive parts",
        "East",
        "M04",
        "key",
        "Buys on value, has a real quotation from a rival and would leave: conceding a small cut is right here.",
        {
            "yearly_revenue_cny": 17_500_000,
            "sales_growth_percent": 6,
            "discount_percent": 11,
            "order_interval_days": 5,
            "lines_per_order": 3.6,
            "payment_terms_days": 60,
            "days_late": 3,
            "wallet_cny": 36_000_000,
            "share_of_wallet_percent": 48,
            "market_growth_percent": 6,
            "relationship_stage": "mid",
            "buying_style": "price-only",
            "cost_down_ask_percent": 3.0,
            "cost_down_extra_days": 0,
            "loss_risk_if_held_percent": 38,
            "loss_risk_if_conceded_percent": 6,
            "cost_down_answer": "concede",
            "customer_sees_us_as": "leverage",
            "rival": "Corvane Coatings",
            "rival_discount_percent": 6.0,
            "switching_procedural_percent": 1,
            "switching_financial_percent": 1,
            "switching_relational_percent": 0,
        }
        | served(12, 14, 1.3, 72, 30, 34, 12)
        | wants(48, 36, 16, 60)
        | rated(4, 4, 3, 3, 4),
    ),
    Story(
        "Hesselvik Marine Works",
        "marine",
        "North",
        "M01",
        "key",
        "A partner of long standing that almost never leaves: not the largest yearly margin, but the largest "
        "lifetime profit.",
        {
            "customer_since": "2009-03-16",
            "yearly_revenue_cny": 14_500_000,
            "sales_growth_percent": 7,
            "discount_percent": 9,
            "order_interval_days": 7,
            "lines_per_order": 4.2,
            "payment_terms_days": 45,
            "days_late": 0,
            "wallet_cny": 23_000_000,
            "share_of_wallet_percent": 63,
            "market_growth_percent": 7,
            "relationship_stage": "strategic",
            "yearly_retention_percent": 97,
            "attitude": 6.5,
            "perception": 5.9,
        }
        | served(10, 8, 1.2, 70, 30, 40, 8)
        | wants(14, 32, 54, 10)
        | rated(5, 4, 5, 5, 2),
    ),
    Story(
        "Ohmbridge Power Supplies",
        "electronics",
        "South",
        "M06",
        "key",
        "Growing partner; two failures were put right well and it stayed.",
        {
            "yearly_revenue_cny": 12_500_000,
            "sales_growth_percent": 14,
            "discount_percent": 11,
            "order_interval_days": 6,
            "lines_per_order": 4.0,
            "payment_terms_days": 60,
            "days_late": 4,
            "wallet_cny": 28_000_000,
            "share_of_wallet_percent": 45,
            "market_growth_percent": 11,
            "relationship_stage": "partnership",
            "recovery": "good",
        }
        | served(15, 14, 1.2, 64, 34, 26, 12)
        | wants(24, 46, 30, 25)
        | rated(4, 4, 4, 4, 3),
    ),
    Story(
        "Veneerdale Boards",
        "wood panels",
        "West",
        "M07",
        "key",
        "On its way out and nobody has said so: the gaps between its orders stretch, its complaints do not rise.",
        {
            "yearly_revenue_cny": 12_500_000,
            "sales_growth_percent": 0,
            "discount_percent": 13,
            "order_interval_days": 6,
            "lines_per_order": 3.6,
            "interval_noise_percent": 25,
            "payment_terms_days": 60,
            "days_late": 14,
            "wallet_cny": 27_000_000,
            "share_of_wallet_percent": 46,
            "market_growth_percent": 1,
            "relationship_stage": "uncoupling",
            "attitude": 3.4,
        }
        | declines("2025-10", 2.6, "competitor")
        | served(45, 24, 1.3, 60, 24, 30, 9)
        | wants(46, 34, 20, 45)
        | rated(3, 3, 2, 2, 3),
    ),
    Story(
        "Cartonval Packaging Machines",
        "packaging machinery",
        "East",
        "M04",
        "key",
        "Profitable, dissatisfied and locked in: the largest of the segment that stays because changing is dear.",
        HOSTAGE
        | {
            "yearly_revenue_cny": 9_800_000,
            "order_interval_days": 8,
            "lines_per_order": 3.8,
            "payment_terms_days": 60,
            "days_late": 12,
            "wallet_cny": 13_500_000,
            "share_of_wallet_percent": 73,
            "market_growth_percent": 4,
            "relationship_stage": "mid",
        }
        | served(40, 18, 1.2, 75, 14, 14, 22)
        | wants(30, 52, 18, 15)
        | rated(3, 4, 3, 2, 2),
    ),
    Story(
        "Keelhaven Boats",
        "marine",
        "West",
        "M07",
        "key",
        "Key by habit: large once, small now, still served as if nothing had changed.",
        {
            "customer_since": "2004-05-11",
            "yearly_revenue_cny": 2_900_000,
            "sales_growth_percent": -14,
            "discount_percent": 17,
            "order_interval_days": 9,
            "lines_per_order": 2.4,
            "payment_terms_days": 60,
            "days_late": 20,
            "wallet_cny": 5_000_000,
            "share_of_wallet_percent": 58,
            "market_growth_percent": -2,
            "relationship_stage": "partnership",
        }
        | served(80, 30, 1.3, 58, 26, 36, 10)
        | wants(36, 30, 34, 20)
        | rated(2, 2, 5, 3, 2),
    ),
)
