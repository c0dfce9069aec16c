"""Hidden traits that later tables will show: satisfaction, switching, rivals, price requests, win-back.

They are drawn now, so that what is written later agrees with what the sales already say.
"""

from .draws import Stream, nearest, within
from .period import MONTHS
from .traits_bonds import draw_bonds

# Promises made by the sales force, 1 (careful) … 7 (anything goes). One region over-promises.
PROMISES = {"North": 4.9, "East": 5.0, "South": 6.3, "West": 4.8}
RIVALS = ("Corvane Coatings", "Hollenbrück Lacke", "Ardensee Finishes", "Mixel & Frey Dosing")
DIMENSIONS = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
CLAUSES = ("none", "none", "price index", "volume rebate", "fixed price")
STYLES = ("price-only", "relationship", "bluffer", "deadline", "salami")


def draw_later(put, story, traits):
    """Add the traits of later lessons through ``put``; ``traits`` holds those already settled."""

    def stream(group):
        return Stream("traits", group, story.account)

    attitude = _satisfaction(put, stream("satisfaction"), story)
    barrier = _switching(put, stream("switching"))
    _rival(put, stream("rival"), traits, attitude, barrier)
    _worth(put, stream("worth"), story, traits, attitude, barrier)
    _price_request(put, stream("price request"), story, traits)
    _relations(put, stream("relations"), story, traits)
    draw_bonds(put, stream("bonds"), traits)


def _satisfaction(put, draw, story):
    promise = put("promise_level", nearest(draw.bell(PROMISES[story.region], 0.5) * 10) / 10)
    expected = put("expectation", nearest(within(draw.bell(2.3 + 0.6 * promise, 0.4), 1, 7) * 10) / 10)
    felt = put("perception", nearest(within(draw.bell(5.1, 0.9), 1, 7) * 10) / 10)
    put("weakest_dimension", draw.pick(DIMENSIONS))
    put("complaint_voiced_percent", draw.integer(15, 60))
    put("recovery", draw.weighted(("none", "good", "poor"), (55, 27, 18)))
    return put("attitude", nearest(within(draw.bell(4.9 + 0.9 * (felt - expected), 0.8), 1, 7) * 10) / 10)


def _switching(put, draw):
    """What changing supplier would cost the customer, in per cent of a year's purchases from us."""
    procedural = put("switching_procedural_percent", draw.integer(1, 5))
    financial = put("switching_financial_percent", draw.integer(0, 4))
    relational = put("switching_relational_percent", draw.integer(0, 2))
    return procedural + financial + relational


def _loyalty(attitude, barrier):
    """By attitude (middle of the 1..7 scale) and by what holds the account (10 % of a year's purchases)."""
    if attitude >= 4:
        return "loyalist" if barrier >= 5 else "mercenary"
    return "hostage" if barrier >= 10 else "defector"


def _rival(put, draw, traits, attitude, barrier):
    put("loyalty_type", _loyalty(attitude, barrier))
    put("rival", draw.pick(RIVALS))
    put("rival_discount_percent", nearest(draw.bell(4, 4) * 10) / 10)
    put("rival_incentive_cny", nearest(traits["yearly_revenue_cny"] * draw.between(0, 1.5) / 100, 1000))


def _worth(put, draw, story, traits, attitude, barrier):
    stay = within(70 + 4 * (attitude - 4) + 1.1 * within(barrier, 0, 14) + draw.bell(4, 4), 40, 96)
    put("yearly_retention_percent", 0 if story.status in ("lost", "target") else nearest(stay))
    spent = 60_000 + traits["wallet_cny"] * draw.between(0.6, 2.4) / 100
    put("acquisition_cost_cny", nearest(spent, 1000))
    put("winback_chance_percent", draw.integer(10, 55) if story.status == "lost" else 0)
    put("second_life_percent", draw.integer(35, 85) if story.status == "lost" else 0)


def _price_request(put, draw, story, traits):
    """A cost-down request, its risks, and the answer that is right under them."""
    power = traits["bargaining_power"]
    asks = story.status in ("normal", "key") and draw.chance(0.15 * power)
    ask = put("cost_down_ask_percent", nearest(draw.between(1, 6) * 2) / 2 if asks else 0.0)
    days = put("cost_down_extra_days", draw.pick((0, 0, 0, 30)) if asks else 0)
    held = put("loss_risk_if_held_percent", draw.integer(4, 26) if asks else 0)
    conceded = put("loss_risk_if_conceded_percent", held * draw.integer(30, 70) // 100)
    put(
        "cost_down_answer",
        _answer(ask + days / 60, held, conceded, traits["discount_percent"]) if ask or days else "",
    )
    put("buying_style", draw.pick(STYLES))
    kind = ("bottleneck", "strategic") if traits["technology_fit"] > 3 else ("leverage", "non-critical")
    put("customer_sees_us_as", kind[0 if traits["yearly_revenue_cny"] > 2_500_000 else 1])
    put("contract_clause", draw.pick(CLAUSES))
    put(
        "contract_end",
        "" if story.status in ("lost", "target") else f"{draw.integer(2026, 2028)}-{draw.integer(7, 12):02d}",
    )


def _answer(cut, held, conceded, discount):
    """Concede only if it removes more risk than it costs: q_h − q_c > (1 − q_c) · ΔP / CM (in per cent)."""
    margin = 100 - 64 * 100 / (100 - discount)
    return "concede" if held - conceded > (100 - conceded) * cut / margin else "hold"


def _relations(put, draw, story, traits):
    size = 1 + (traits["yearly_revenue_cny"] > 2_000_000) + (traits["yearly_revenue_cny"] > 8_000_000)
    needed = put("contacts_needed", 3 * size + draw.integer(0, 2))
    put(
        "contacts_held",
        within(nearest(needed * traits["decision_access"] / 5) + draw.integer(-1, 1), 0, needed),
    )
    put("coach", 1 if traits["decision_access"] > 3 else 0)
    put("survey_respondents", 2 * size + draw.integer(0, 2) if story.status != "target" else 0)
    put("stock_outs_per_year", draw.integer(0, 9))
    put("demand_noise_percent", draw.integer(10, 60))
    put("pipeline_month", draw.pick(MONTHS[-9:]) if story.status == "target" else "")
