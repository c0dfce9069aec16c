"""The accounts with a story: what is fixed about them, and why. Everything not fixed is drawn from the seed.

``Story(name, industry, region, manager, status, reason, fixed traits)``. Money in CNY a year.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Story:
    account: str
    industry: str
    region: str
    manager: str
    status: str
    reason: str
    fixed: dict = field(default_factory=dict)


def sells(revenue, growth, discount, gap, lines):
    """What it buys: CNY a year, growth in % a year, discount in %, days between orders, lines an order."""
    return {
        "yearly_revenue_cny": revenue,
        "sales_growth_percent": growth,
        "discount_percent": discount,
        "order_interval_days": gap,
        "lines_per_order": lines,
    }


def could(wallet, share, market, stage):
    """What it could buy: CNY a year from all suppliers, our share in %, its market's growth, our stage."""
    return {
        "wallet_cny": wallet,
        "share_of_wallet_percent": share,
        "market_growth_percent": market,
        "relationship_stage": stage,
    }


def pays(terms, late):
    """How it pays: agreed days, and usual days after that."""
    return {"payment_terms_days": terms, "days_late": late}


def asks(cut, days, answer):
    """Its cost-down request: % off the price, days more to pay; and the right answer."""
    return {"cost_down_ask_percent": cut, "cost_down_extra_days": days, "cost_down_answer": answer}


def served(manual, rush, drops, visits, samples, colours, complaints, returns=2):
    """What serving it takes: orders by hand, in a hurry (%), drops an order; times a year; returns (%)."""
    return {
        "manual_share_percent": manual,
        "rush_share_percent": rush,
        "drops_per_order": drops,
        "visits_per_year": visits,
        "samples_per_year": samples,
        "colours_per_year": colours,
        "complaints_per_year": complaints,
        "returns_percent": returns,
    }


def wants(price, solution, partnership, tender):
    """What its buyers want: three points that sum to 100, and the part put out to tender in %."""
    return {
        "points_price": price,
        "points_solution": solution,
        "points_partnership": partnership,
        "tender_percent": tender,
    }


def rated(reference, technology, access, sharing, power):
    """Ratings from 1 to 5."""
    return {
        "reference_value": reference,
        "technology_fit": technology,
        "decision_access": access,
        "data_sharing": sharing,
        "bargaining_power": power,
    }


def declines(start, stretch, cause, last="", path="stretch"):
    """How its orders thin out: from which month, to how many times the usual gap, why, until which month."""
    return {
        "decline_path": path,
        "decline_start": start,
        "stretch_at_end": stretch,
        "decline_cause": cause,
        "last_month": last,
    }
