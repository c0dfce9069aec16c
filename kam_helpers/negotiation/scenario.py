"""One negotiation: the account, the request, both sides' figures, and what the seed keeps secret.

Every range that is drawn from is a course assumption. The same account and seed give the same scenario.
"""

from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..pricing.request import WRITTEN
from ..switching.annuity import yearly_equivalent
from ..text import _
from .issues import Deal, DealSpace, deal_space
from .parties import Buyer, Seller, total
from .styles import STYLE_NAMES, Style, style_of

FEWEST_ROUNDS, MOST_ROUNDS = 7, 10
_LEAST_RENEWAL_RISK = 0.05
_MANDATE = 0.15  # how often head office has fixed what the buyer must bring home
_CLASS_WORTH = {"strategic": 1.25, "bottleneck": 1.25, "leverage": 0.9, "non-critical": 0.8}
_RANGES = {
    "rate": (0.02, 0.12),  # what waiting for money is worth to the buyer; ours costs 6 %
    "volume_cost": (0.03, 0.12),
    "volume_strain": (0.2, 0.8),
    "mandate": (0.9, 1.0),
    "quote": (0.01, 0.03),  # how far a bluffer's quote goes beyond what it asks
    "claimed": (0.65, 0.9),  # the part of its request that a bluffer pretends to need
}
_FACTS = (
    "asked", "extra_days", "volume_offered", "reason", "purchases", "avoidable_margin", "cost_to_serve",
    "attraction", "net_switching_cost", "rival_discount", "quote", "quote_kind", "quote_share",
    "loss_if_held", "loss_if_conceded", "customer_sees_us_as",
)  # fmt: skip


@dataclass(frozen=True)
class Scenario:
    """One negotiation. What we know: account, reason, opening (what the buyer asks), claimed_quote (what it
    says a rival offers, fraction below our price; 0: nothing said), space, seller, terms_days (payment days
    today; None: not known). What only the buyer knows:
    style, buyer, rounds (after so many of our moves the time is up), quote_in_writing, quote_share (the part
    of what it buys that the quote covers, fraction), claimed_floor (CNY a year that it pretends to need),
    claimed_deadline (round), mandate (has head office fixed the saving?).
    """

    account: str
    reason: str
    opening: Deal
    claimed_quote: float
    space: DealSpace
    seller: Seller
    buyer: Buyer
    style: Style
    seed: int
    rounds: int
    quote_in_writing: bool = False
    quote_share: float = 1.0
    claimed_floor: float = 0.0
    claimed_deadline: int = 0
    mandate: bool = False
    terms_days: int | None = None

    @cached_property
    def seller_values(self):
        """What each deal is worth to us, CNY a year against today's terms (array by number of the deal)."""
        return total(self.seller.parts(self.space.columns))

    @cached_property
    def buyer_values(self):
        """What each deal is worth to the buyer, CNY a year against today's terms."""
        return total(self.buyer.parts(self.space.columns))

    @cached_property
    def opening_value(self):
        """What the buyer's request is worth to it, CNY a year."""
        return self.theirs(self.opening)

    def ours(self, deal):
        """What ``deal`` is worth to us, CNY a year against today's terms."""
        return float(self.seller_values[self.space.number(deal)])

    def theirs(self, deal):
        """What ``deal`` is worth to the buyer, CNY a year against today's terms."""
        return float(self.buyer_values[self.space.number(deal)])


def scenario(facts, style=None, seed=1):
    """The negotiation about one open request.

    ``facts``: a row of ``datasets.cost_down_facts()`` (a Series named after the account). ``style``: of
    STYLE_NAMES; drawn from the seed if None. ``seed``: whole number of at least 0.

    The buyer takes no deal below its reservation: the larger of what leaving is worth (a rival's price that
    is in writing, for the part of the quantity that it covers, less delivered value and the yearly cost of
    changing) and what it must bring home; never more than its own request. What it asks for later years is
    not on this table.
    """
    given, seed = _checked(facts), checks.count(seed, "seed")
    account, purchases = str(facts.name), given["purchases"]
    draws = np.random.default_rng([seed, crc32(account.encode())]).random(12)
    chosen = style_of(style if style is not None else STYLE_NAMES[int(draws[0] * len(STYLE_NAMES))])
    space = deal_space(given["asked"], given["extra_days"])
    opening = _request(space, given)
    mandate = bool(draws[1] < _MANDATE)
    written = given["quote_kind"] == WRITTEN and given["quote"] > 0
    buyer = Buyer(
        purchases=purchases,
        cost_to_serve=given["cost_to_serve"],
        rate=_between(_RANGES["rate"], draws[2]),
        volume_cost=_between(_RANGES["volume_cost"], draws[3]),
        volume_strain=_between(_RANGES["volume_strain"], draws[4]),
        term_cost=_between(chosen.term_cost, draws[5]),
        service_worth=_between(chosen.service_worth, draws[6]) * _class_worth(given),
        own_growth=opening.volume,
    )
    asked_value = float(total(buyer.parts(space.columns))[space.number(opening)])
    if asked_value <= 0:
        raise CourseError(
            _("The request of {account} brings it nothing: there is nothing to negotiate.").format(
                account=account
            )
        )
    target = _between(_RANGES["mandate"] if mandate else chosen.target, draws[7])
    reservation = min(max(_leaving_worth(given, written), target * asked_value), asked_value)
    bluffs = chosen.name == "bluffer"
    renewal_risk = max(given["loss_if_conceded"], _LEAST_RENEWAL_RISK)
    return Scenario(
        account=account,
        reason=str(given["reason"]),
        opening=opening,
        claimed_quote=_claimed_quote(given, draws[8]) if bluffs else given["quote"] * written,
        space=space,
        seller=Seller(
            purchases,
            given["avoidable_margin"],
            given["cost_to_serve"],
            renewal_risk=renewal_risk,
            loss_chance=max(given["loss_if_held"], renewal_risk),  # no deal makes no account safer
        ),
        buyer=Buyer(**(vars(buyer) | {"reservation": reservation})),
        style=chosen,
        seed=seed,
        rounds=FEWEST_ROUNDS + int(draws[9] * (MOST_ROUNDS - FEWEST_ROUNDS + 1)),
        quote_in_writing=written and not bluffs,
        quote_share=given["quote_share"] if written and not bluffs else 1.0,
        claimed_floor=max(reservation, _between(_RANGES["claimed"], draws[10]) * asked_value)
        if bluffs
        else 0.0,
        claimed_deadline=3 + int(draws[11] * 2) if chosen.name == "deadline" else 0,
        mandate=mandate,
        terms_days=given["terms_days"],
    )


def _between(ends, draw):
    return float(ends[0] + (ends[1] - ends[0]) * draw)


def _class_worth(given):
    return _CLASS_WORTH.get(str(given["customer_sees_us_as"]), 1.0)


def _request(space, given):
    """The request as a deal; volume offered is taken to the nearest step that is on the table."""
    steps = space.issues[1].values
    volume = min(steps, key=lambda step: abs(step - given["volume_offered"]))
    return Deal(cut=round(given["asked"], 6), volume=volume, days=int(given["extra_days"]))


def _leaving_worth(given, written):
    """What changing to the rival is worth to the buyer, CNY a year; only a quote in writing counts, and only
    for the part of the quantity that it covers."""
    stays = given["attraction"] + yearly_equivalent(given["net_switching_cost"])
    further = max(given["quote"] - given["rival_discount"], 0.0) * written
    return further * given["quote_share"] * given["purchases"] - stays


def _claimed_quote(given, draw):
    """The quote a bluffer names: the one it has told already, or a round figure beyond what can be shown."""
    if given["quote"] > 0 and given["quote_kind"] != WRITTEN:
        return given["quote"]
    shown = max(given["asked"], given["quote"])
    return round((shown + _between(_RANGES["quote"], draw)) * 200) / 200


def _checked(facts):
    """The figures of one row, each refused in words where it makes no sense."""
    if not isinstance(facts, pd.Series):
        raise CourseError(
            _("“facts” must be one row of cost_down_facts(), for example cost_down_facts().loc[account].")
        )
    missing = [name for name in _FACTS if name not in facts.index]
    if missing:
        raise CourseError(_("“facts” has no “{missing}”.").format(missing=missing[0]))
    given = {name: facts[name] for name in _FACTS}
    given["purchases"] = checks.above_zero(given["purchases"], "purchases")
    for name in (
        "asked",
        "volume_offered",
        "avoidable_margin",
        "rival_discount",
        "quote",
        "loss_if_held",
        "loss_if_conceded",
    ):
        given[name] = checks.fraction(given[name], name, zero=True, one=False)
    given["quote_share"] = checks.fraction(given["quote_share"], "quote_share", zero=True)
    for name in ("attraction", "net_switching_cost"):
        given[name] = check_number(given[name], name)
    given["cost_to_serve"] = checks.amount(given["cost_to_serve"], "cost_to_serve")
    given["extra_days"] = checks.count(given["extra_days"], "extra_days", most=365)
    given["terms_days"] = None  # good to know at the table, and not needed for any figure
    if "terms_days" in facts.index:
        given["terms_days"] = checks.count(facts["terms_days"], "terms_days", most=365)
    return given


SPARRING_FACTS = pd.Series(
    {
        "asked": 0.04,
        "extra_days": 0,
        "volume_offered": 0.0,
        "reason": "the market has turned",
        "purchases": 10_000_000.0,
        "avoidable_margin": 0.42,
        "cost_to_serve": 1_600_000.0,
        "attraction": 150_000.0,
        "net_switching_cost": 500_000.0,
        "rival_discount": 0.04,
        "quote": 0.0,
        "quote_kind": "",
        "quote_share": 1.0,
        "loss_if_held": 0.21,
        "loss_if_conceded": 0.06,
        "customer_sees_us_as": "leverage",
    },
    name="Sparring Partner Works",
)
SPARRING = scenario(SPARRING_FACTS, seed=7)
