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


def served(manual, rush, drops, visits, samples, colours, complaints, returns=2):
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
    return {
        "points_price": price,
        "points_solution": solution,
        "points_partnership": partnership,
        "tender_percent": tender,
    }


def rated(reference, technology, access, sharing, power):
    return {
        "reference_value": reference,
        "technology_fit": technology,
        "decision_access": access,
        "data_sharing": sharing,
        "bargaining_power": power,
    }


def declines(start, stretch, cause, last="", path="stretch"):
    return {
        "decline_path": path,
        "decline_start": start,
        "stretch_at_end": stretch,
        "decline_cause": cause,
        "last_month": last,
    }


# The segment that stays although it is not satisfied: its lines are built around Kestrelle's dosing equipment.
HOSTAGE = {
    "equipment_share_percent": 24,
    "spare_share_percent": 34,
    "service_share_percent": 9,
    "discount_percent": 7,
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
