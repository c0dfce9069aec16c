"""The explorer's numbers: from settings to zones, chances to leave and lifetime profit. No picture, no
widget.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from kam_helpers import loyalty, switching
from kam_helpers.lifetime.multiple import multiples
from kam_helpers.loyalty.staying import LEAVING_PAYS, zone_codes
from kam_helpers.text import _

from ...controls import SettingError
from ..segments import ALL, Segment
from .facts import Facts, typed_facts

POINT = 0.01  # of a year's purchases
MOST = 20  # points that rivals may offer
ZONE_KEY = "zone: "
_POINTS = ("rival", "once", "value", "barrier")
_KEPT = 64  # results remembered


@dataclass(frozen=True, eq=False)
class State:
    """The accounts at one moment, as arrays: ``attraction`` and ``barrier`` (shares of a year's purchases),
    ``zone`` (positions in ZONE_NAMES), ``leaving`` (chance within a year) and ``clp`` (CNY).
    """

    attraction: np.ndarray
    barrier: np.ndarray
    zone: np.ndarray
    leaving: np.ndarray
    clp: np.ndarray

    @property
    def force(self):
        """Staying force as a share of a year's purchases."""
        return self.attraction + self.barrier


@dataclass(frozen=True, eq=False)
class Change:
    """What changes, by account: ``rival`` (their further discount), ``once`` (what they pay for the change),
    ``value`` and ``barrier`` (what we add): shares of a year's purchases, a year. ``members``: whom it
    concerns.
    """

    members: np.ndarray
    rival: np.ndarray
    once: np.ndarray
    value: np.ndarray
    barrier: np.ndarray


@dataclass(frozen=True, eq=False)
class Numbers:
    """What one choice of settings means.

    ``segment``: whom it concerns. ``today``, ``offer`` (rivals offer more, we do nothing), ``after`` (and we
    do something; ``clp`` before its cost). ``change``: what makes them differ. ``cost``: of what we do, by
    account (CNY today). ``curve``: points that
    rivals offer (rows), with the lifetime profit of those concerned as we are and, its cost taken off, with
    what we do (CNY).
    """

    facts: Facts
    settings: dict
    segment: Segment
    today: State
    offer: State
    after: State
    change: Change
    cost: np.ndarray
    curve: np.ndarray

    @property
    def acts(self):
        """Whether we do something."""
        return bool(self.settings["value_points"] or self.settings["barrier_points"])

    @property
    def threshold(self):
        """How much more a rival must offer before leaving pays, as we are (share of a year's purchases)."""
        return self.today.force - self.change.once

    @cached_property
    def dearest(self):
        """The account whose lifetime profit falls most, if leaving pays for it then; else None."""
        if len(self.facts.names) == 1:
            return None
        lost = np.where(
            self.segment.members & (self.offer.zone == LEAVING_PAYS), self.today.clp - self.offer.clp, 0.0
        )
        return int(lost.argmax()) if lost.max() > 0 else None

    @property
    def table(self):
        """By account: as it is today, under the offer, and after what we do."""
        today, offer, after = self.today, self.offer, self.after
        columns = {
            "concerned": self.segment.members,
            "attraction_share": today.attraction,
            "barrier_share": today.barrier,
            "zone": _zones(today.zone),
            "strategy": [_(loyalty.ZONES[code].strategy) for code in today.zone],
            "threshold": self.threshold,
            "leaving": today.leaving,
            "clp": today.clp,
            "zone_offer": _zones(offer.zone),
            "leaving_offer": offer.leaving,
            "clp_offer": offer.clp,
            "zone_after": _zones(after.zone),
            "leaving_after": after.leaving,
            "cost": self.cost,
            "clp_after": after.clp - self.cost,
        }
        names = [name or _("Account") for name in self.facts.names]
        return pd.DataFrame(columns, pd.Index(names, name="account"))


class Answers:
    """Settings → :class:`Numbers` for one set of facts, or (None) for an account called ``name``."""

    def __init__(self, facts=None, name=""):
        self._facts, self._name = facts, name
        self._stood = lru_cache(_KEPT)(lambda years, rate: _stand(facts, years, rate))

    def numbers(self, settings):
        """The numbers for ``settings`` (all of them, in the units of the screen)."""
        terms = settings["years"], settings["discount_rate"] / 100
        if self._facts is None:
            facts = typed_facts(settings, self._name)
            today = _stand(facts, *terms)
        else:
            facts, today = self._facts, self._stood(*terms)
        segment = _segment(facts, settings, today)
        change = _change(settings, segment.members, switching.annuity_factor(*terms))
        attraction, barrier = today.attraction - change.rival, today.barrier - change.once
        after = _state(facts, attraction + change.value, barrier + change.barrier, terms[1])
        a_year = settings["value_cost"] * change.value * facts.purchases
        once = settings["barrier_cost"] * change.barrier * facts.purchases
        return Numbers(
            facts=facts,
            settings=dict(settings),
            segment=segment,
            today=today,
            offer=_state(facts, attraction, barrier, terms[1]),
            after=after,
            change=change,
            cost=a_year * _multiple(after.leaving, terms[1]) + once,
            curve=_curve(facts, today, change, (a_year, once), settings["rival_points"], terms[1]),
        )


def _change(settings, members, factor):
    """``factor``: what a yuan a year is worth once."""
    rival, once, value, barrier = (settings[f"{name}_points"] * POINT * members for name in _POINTS)
    return Change(members, rival, once / factor, value, barrier)


def _stand(facts, years, rate):
    """The accounts today."""
    barrier = facts.switching_cost / switching.annuity_factor(years, rate)
    return _state(facts, facts.attraction / facts.purchases, barrier / facts.purchases, rate)


def _state(facts, attraction, barrier, rate):
    leaving = facts.model.chances(attraction, barrier)
    zone = zone_codes(attraction + barrier, attraction, barrier)
    return State(attraction, barrier, zone, leaving, facts.profit * _multiple(leaving, rate))


def _curve(facts, today, change, costs, rival_points, rate):
    """Points that rivals offer; lifetime profit of those concerned as we are, and with what we do."""
    points = np.union1d(np.arange(MOST + 1.0), [rival_points])
    concerned = change.members
    attraction, barrier, value, raised, once = (
        part[concerned, None]
        for part in (today.attraction, today.barrier, change.value, change.barrier, change.once)
    )
    a_year, spent = (cost[concerned, None] for cost in costs)
    profit, attraction = facts.profit[concerned, None], attraction - points * POINT
    chances = facts.model.chances
    as_we_are = profit * _multiple(chances(attraction, barrier - once), rate)
    acting = _multiple(chances(attraction + value, barrier - once + raised), rate)
    with_action = (profit - a_year) * acting - spent
    return np.column_stack([points, as_we_are.sum(axis=0), with_action.sum(axis=0)])


def _multiple(leaving, rate):
    return multiples(1 - leaving, rate, timing="if_retained")


def _segment(facts, settings, today):
    """Whom it concerns. Zones are those of today, which depend on the years buyers look ahead."""
    who = settings.get("who", ALL)
    if not who.startswith(ZONE_KEY):
        return facts.segments[who]
    name = who.removeprefix(ZONE_KEY)
    members = today.zone == loyalty.ZONE_NAMES.index(name)
    if not members.any():
        raise SettingError(
            _(
                "With {years} years at {rate} % no account is in the zone “{zone}” today. Choose whom it "
                "concerns anew. The picture still shows the last setting allowed."
            ).format(years=settings["years"], rate=f"{settings['discount_rate']:g}", zone=_(name)),
            "who",
        )
    return Segment("zone", _(name), members)


def _zones(codes):
    return pd.Categorical.from_codes(codes, loyalty.ZONE_NAMES)
