"""What a deal is worth to either side, in CNY a year against a one-year deal at today's terms.

Both sides are a course assumption built on standard figures: price, cost of days, contribution of volume,
chance to lose the account. No figure here is a secret of arithmetic: what is secret is whose figure it is.
"""

from dataclasses import dataclass

import numpy as np

from ..pricing.settings import DEFAULT_SETTINGS
from ..pricing.terms import DAYS_RATE, days_as_price

SERVICE_FOLLOWS = DEFAULT_SETTINGS.service_avoidable  # of the cost to serve: goes, and grows, with the sales
SERVICE_SAVED = np.array([0.0, 0.08, 0.20])  # of the cost to serve, by SERVICES: course assumption


@dataclass(frozen=True)
class Seller:
    """Our side. ``purchases`` and ``cost_to_serve``: CNY a year. ``margin``: avoidable margin (fraction of
    the price). ``rate``: cost of waiting for money. ``renewal_risk``: the chance to lose the account within a
    year although there is a deal, for it comes up for renewal. ``loss_chance``: the same if there is none.
    """

    purchases: float
    margin: float
    cost_to_serve: float
    renewal_risk: float
    loss_chance: float
    rate: float = DAYS_RATE

    @property
    def contribution(self):
        """What goes when the account goes, CNY a year: avoidable margin less the service that follows it."""
        return self.purchases * self.margin - SERVICE_FOLLOWS * self.cost_to_serve

    @property
    def reservation(self):
        """What no deal is worth, CNY a year: the contribution lost with the chance that no deal adds.

        A one-year deal bears the renewal risk too, so only what goes beyond it is the price of no deal.
        """
        return -max(self.loss_chance - self.renewal_risk, 0.0) * self.contribution

    def parts(self, columns):
        """By issue, what each deal brings us in CNY a year (arrays). Volume counts at today's margin.

        A term of n years meets a renewal only once in n years: it bears 1/n of the renewal risk of a one-year
        deal, and (1 − 1/n) of it is avoided.
        """
        grown = 1 + columns["volume"]
        sales = self.purchases * grown * (1 - columns["cut"])
        return {
            "cut": -self.purchases * grown * columns["cut"],
            "volume": columns["volume"] * self.contribution,
            "days": -sales * days_as_price(1, self.rate) * columns["days"],
            "term": (1 - 1 / columns["term"]) * self.renewal_risk * self.contribution,
            "service": SERVICE_SAVED[columns["service"].astype(int)] * self.cost_to_serve,
        }


@dataclass(frozen=True)
class Buyer:
    """The other side. ``rate``: what waiting is worth to it. ``volume_cost`` and ``volume_strain``: orders of
    g (fraction) taken from other suppliers cost it purchases × g × (volume_cost + volume_strain × g); what it
    offers itself, ``own_growth``, costs it nothing. ``term_cost``: a further year of term (fraction of
    purchases; below 0 it likes it). ``service_worth``: what a yuan of service we save costs it (CNY).
    ``reservation``: CNY a year, below which it takes no deal.
    """

    purchases: float
    cost_to_serve: float
    rate: float
    volume_cost: float
    volume_strain: float
    term_cost: float
    service_worth: float
    own_growth: float = 0.0
    reservation: float = 0.0

    def parts(self, columns):
        """By issue, what each deal brings the buyer in CNY a year (arrays)."""
        more = columns["volume"]
        moved = np.maximum(more - self.own_growth, 0.0)
        sales = self.purchases * (1 + more) * (1 - columns["cut"])
        lost = SERVICE_SAVED[columns["service"].astype(int)] * self.cost_to_serve
        return {
            "cut": self.purchases * (1 + more) * columns["cut"],
            "volume": -self.purchases * moved * (self.volume_cost + self.volume_strain * moved),
            "days": sales * days_as_price(1, self.rate) * columns["days"],
            "term": -self.purchases * self.term_cost * (columns["term"] - 1),
            "service": -self.service_worth * lost,
        }


def total(parts):
    """The sum of a party's parts, deal by deal."""
    return sum(parts.values())
