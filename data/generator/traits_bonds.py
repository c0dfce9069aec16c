"""Hidden traits behind the answers about the relationship: how close, how balanced, which side leads.

They come last and from a stream of their own, so that nothing drawn before them changes.
"""

from .draws import nearest, within

# How closely the two are tied at each stage of the relationship, 1 (not at all) … 5 (fully).
_TIES = {"pre": 1.4, "early": 2.2, "mid": 2.9, "partnership": 3.7, "strategic": 4.6, "uncoupling": 2.2}


def draw_bonds(put, draw, traits):
    """Add closeness, balance (both 1..5) and tilt (points) through ``put``; ``traits`` are those settled.

    Changing costs tie a customer to us; above 10 % of a year's purchases they also make the tie one-sided, as
    does a customer's power to dictate.
    """
    barrier = sum(traits[f"switching_{kind}_percent"] for kind in ("procedural", "financial", "relational"))
    close = _TIES[traits["relationship_stage"]] + 0.05 * min(barrier, 25) + draw.bell(0, 1.0)
    even = 4.3 - 0.6 * (traits["bargaining_power"] - 1) - 0.08 * max(0, barrier - 10) + draw.bell(0, 1.1)
    put("relationship_closeness", _tenths(within(close, 1.2, 4.8)))
    put("relationship_balance", _tenths(within(even, 1.2, 4.8)))
    put("relationship_tilt", _tenths(draw.bell(0, 1.4)))


def _tenths(value):
    return nearest(value * 10) / 10
