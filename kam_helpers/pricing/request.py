"""A cost-down request, and what the desk knows of the account that makes it. Shares are fractions."""

from dataclasses import dataclass

import numpy as np

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number, check_retention
from ..switching.annuity import yearly_equivalent
from ..text import N_, _
from .inputs import check_cut
from .terms import DAYS_RATE, LONGEST_DAYS, days_as_price

TOLD_COUNTS = 0.25  # a quotation nobody has shown counts a quarter of a written one: course assumption
LONGEST_REQUEST = 10  # years
WRITTEN, TOLD = N_("written"), N_("told")
FIXED_PRICE, PRICE_INDEX = N_("fixed price"), N_("price index")
_FACTS = (
    "asked", "asked_next", "asked_third", "extra_days", "volume_offered", "reason", "purchases",
    "avoidable_margin", "cost_to_serve", "attraction", "net_switching_cost", "rival_discount", "quote",
    "quote_kind", "quote_share", "loss_if_held", "loss_if_conceded", "terms_days", "clause",
)  # fmt: skip
RIVAL_REASONS = ("a rival has quoted less", "others are cheaper")  # words of the requests' table


@dataclass(frozen=True)
class Request:
    """What the customer asks.

    ``asked``: the price cut of each year, the first one now (0.03, or (0.03, 0.02, 0.02): each on the price
    of the year before). ``extra_days``: days of credit more than now. ``volume_offered``: the volume it
    promises for a yes, as a fraction of today's. ``rival_offer``: is it founded on a rival's offer, and on
    what kind ("written": we have seen it, "told")? Empty where its reason is another.

    >>> Request((0.03, 0.02)).asked, round(Request((0.03, 0.02)).total_cut, 4)
    ((0.03, 0.02), 0.0494)
    """

    asked: tuple
    extra_days: float = 0.0
    volume_offered: float = 0.0
    rival_offer: str = ""

    def __post_init__(self):
        if self.rival_offer not in ("", WRITTEN, TOLD):
            raise CourseError(
                _("“rival_offer” is “written”, “told” or empty; this is “{value}”.").format(
                    value=self.rival_offer
                )
            )
        given = self.asked if isinstance(self.asked, (tuple, list, np.ndarray)) else (self.asked,)
        if not 1 <= len(given) <= LONGEST_REQUEST:
            raise CourseError(
                _("“asked” takes the price cut of one to {most} years; this has {n}.").format(
                    most=LONGEST_REQUEST, n=len(given)
                )
            )
        object.__setattr__(self, "asked", tuple(check_cut(cut, "asked") for cut in given))
        if checks.amount(self.extra_days, "extra_days") > LONGEST_DAYS:
            raise CourseError(
                _("“days” may be {longest} at most; this is {days:g}.").format(
                    longest=LONGEST_DAYS, days=self.extra_days
                )
            )
        checks.amount(self.volume_offered, "volume_offered")
        if not any(self.asked) and not self.extra_days:
            raise CourseError(_("The request asks for nothing: give a price cut, or extra days."))

    @property
    def total_cut(self):
        """What all years together take off today's price, as a fraction of it."""
        return 1 - float(np.prod([1 - cut for cut in self.asked]))

    def worth(self, days_rate=DAYS_RATE):
        """What a full yes is worth to the customer once all years are in force, fraction of its purchases."""
        return sum(self.asked) + days_as_price(self.extra_days, days_rate)


@dataclass(frozen=True)
class Account:
    """The account that asks.

    ``purchases``: CNY a year, above 0. ``avoidable_margin``: price less the cost of goods that goes when the
    sale goes, as a fraction of the price, above 0. ``cost_to_serve``: CNY a year. ``attraction_share``,
    ``barrier_share``: as in ``loyalty.staying_table``. ``quote_further``: how much more a rival quotes than
    the discount already in the attraction, as a share of all purchases. ``loss_if_held``,
    ``loss_if_conceded``: the account manager's own estimates of the chance to lose it within a year, 0 … 1.
    ``terms_days``: days of credit today. ``clause``: of its contract.
    """

    name: str
    purchases: float
    avoidable_margin: float
    cost_to_serve: float = 0.0
    attraction_share: float = 0.0
    barrier_share: float = 0.0
    quote_further: float = 0.0
    loss_if_held: float = 0.0
    loss_if_conceded: float = 0.0
    terms_days: float = 0.0
    clause: str = "none"

    def __post_init__(self):
        checks.above_zero(self.purchases, "purchases")
        margin = checks.real(self.avoidable_margin, "avoidable_margin")
        if not 0 < margin <= 1:
            raise CourseError(
                _(
                    "The avoidable margin must be a fraction above 0 and at most 1; this is {margin}. At 0 "
                    "or below, the cost is not below the price, and no answer to the request mends that."
                ).format(margin=self.avoidable_margin)
            )
        for name in ("cost_to_serve", "terms_days"):
            checks.amount(getattr(self, name), name)
        for name in ("attraction_share", "barrier_share"):
            check_number(getattr(self, name), name)
        checks.fraction(self.quote_further, "quote_further", zero=True)
        held = check_retention(self.loss_if_held, "loss_if_held")
        if check_retention(self.loss_if_conceded, "loss_if_conceded") > held:
            raise CourseError(
                _(
                    "A yes cannot make the loss likelier than a no: loss_if_conceded is {conceded}, "
                    "loss_if_held {held}."
                ).format(conceded=self.loss_if_conceded, held=self.loss_if_held)
            )


def from_facts(row, *, told_counts=TOLD_COUNTS):
    """The (Account, Request) of one row of ``datasets.cost_down_facts()``.

    ``told_counts``: how much of a quotation that was told, not shown, counts (0 … 1); a quotation for 60 % of
    the quantity draws 60 % as much as one for all of it. The barrier is the net switching cost as an equal
    sum a year, as in ``loyalty.staying_table``.
    """
    missing = [name for name in _FACTS if name not in row.index]
    if missing:
        raise CourseError(_("“facts” has no “{missing}”.").format(missing=missing[0]))
    told_counts = checks.fraction(told_counts, "told_counts", zero=True)
    counts = 1.0 if row["quote_kind"] == WRITTEN else told_counts
    further = max(0.0, float(row["quote"]) - float(row["rival_discount"])) * counts
    asked = [row["asked"], row["asked_next"], row["asked_third"]]
    while len(asked) > 1 and not asked[-1]:
        asked.pop()
    purchases = checks.above_zero(float(row["purchases"]), "purchases")
    account = Account(
        name=str(row.name),
        purchases=purchases,
        avoidable_margin=float(row["avoidable_margin"]),
        cost_to_serve=float(row["cost_to_serve"]),
        attraction_share=float(row["attraction"]) / purchases,
        barrier_share=yearly_equivalent(float(row["net_switching_cost"])) / purchases,
        quote_further=further * checks.fraction(float(row["quote_share"]), "quote_share", zero=True),
        loss_if_held=float(row["loss_if_held"]),
        loss_if_conceded=float(row["loss_if_conceded"]),
        terms_days=float(row["terms_days"]),
        clause=str(row["clause"]),
    )
    request = Request(
        tuple(float(cut) for cut in asked),
        float(row["extra_days"]),
        float(row["volume_offered"]),
        str(row["quote_kind"]) if row["reason"] in RIVAL_REASONS else "",
    )
    return account, request
