"""Payment terms are a price: days of credit as points of price and in money, and the rule for small firms.

Simple interest over 365 days. DAYS_RATE is a course assumption: what a year of credit costs us.
"""

from dataclasses import dataclass

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..text import N_, _
from .inputs import check_cut

DAYS_A_YEAR = 365
DAYS_RATE = 0.06
LONGEST_DAYS = 730


def days_as_price(days, rate=DAYS_RATE):
    """What ``days`` more of credit cost, as a fraction of the price: days ÷ 365 × rate.

    ``days``: more than now; below 0 where the customer pays sooner. ``rate``: cost of money a year, fraction.

    >>> round(days_as_price(90, 0.06), 4)
    0.0148
    """
    return _days(days) * checks.fraction(rate, "rate", zero=True) / DAYS_A_YEAR


def cut_as_days(cut, rate=DAYS_RATE):
    """The days of credit that cost as much as a price cut (fraction of the price).

    >>> round(cut_as_days(0.005, 0.06), 1)
    30.4
    """
    return check_cut(cut) * DAYS_A_YEAR / checks.fraction(rate, "rate")


def days_cost(purchases_cny, days, rate=DAYS_RATE):
    """What ``days`` more of credit cost on purchases of a year, CNY a year.

    >>> round(days_cost(1_000_000, 60, 0.06))
    9863
    """
    return checks.amount(purchases_cny, "purchases_cny") * days_as_price(days, rate)


def cash_tied_up(purchases_cny, days):
    """The cash (CNY, once) that ``days`` more of credit tie up; it comes back when the days do.

    >>> round(cash_tied_up(1_000_000, 73))
    200000
    """
    return checks.amount(purchases_cny, "purchases_cny") * _days(days) / DAYS_A_YEAR


def _days(value):
    days = check_number(value, "days")
    if abs(days) > LONGEST_DAYS:
        raise CourseError(
            _("“days” may be {longest} at most; this is {days:g}.").format(longest=LONGEST_DAYS, days=days)
        )
    return days


@dataclass(frozen=True)
class PaymentRule:
    """A rule on payment terms as published: ``days`` from delivery, in force from ``since``."""

    order: str
    days: int
    since: str


# China's regulation on payments to small and medium-sized firms (SMEs): a large firm pays within 60 days
# of delivery unless otherwise reasonably agreed, and may not wait until its own customer has paid.
SME_RULE = PaymentRule("State Council Order 802", days=60, since="2025-06-01")

OUTSIDE, WITHIN, BEYOND = TERMS_VERDICTS = (
    N_("outside the rule"),
    N_("within the rule"),
    N_("ask a lawyer"),
)


@dataclass(frozen=True)
class TermsCheck:
    """``verdict``: one of TERMS_VERDICTS. ``days_over``: days beyond the rule, 0 where it does not apply or
    is kept. ``sentence``: says why. Not legal advice.
    """

    verdict: str
    days_over: int
    sentence: str

    def __repr__(self):
        return _("{sentence} This is no legal advice.").format(sentence=self.sentence)


def against_sme_rule(days, buyer_is_large, we_are_sme, *, paid_when_paid=False):
    """Do payment terms of ``days`` from delivery keep China's rule for small suppliers?

    ``buyer_is_large``, ``we_are_sme``: True or False; the rule holds where both are True. ``paid_when_paid``:
    does the buyer pay only once its own customer has paid? Source: State Council Order 802 (SME_RULE).

    >>> against_sme_rule(120, buyer_is_large=True, we_are_sme=True)
    120 days are 60 more than the 60 of State Council Order 802: a large buyer needs a good reason for them. \
This is no legal advice.
    """
    days = checks.count(days, "days", most=LONGEST_DAYS)
    applies = checks.flag(buyer_is_large, "buyer_is_large") & checks.flag(we_are_sme, "we_are_sme")
    waits = checks.flag(paid_when_paid, "paid_when_paid")
    over = max(days - SME_RULE.days, 0) if applies else 0
    facts = {"days": days, "over": over, "rule": SME_RULE.days, "order": SME_RULE.order}
    if not applies:
        sentence = _(
            "{order} protects a small or medium-sized supplier of a large buyer: these {days} days are a "
            "matter of price alone."
        )
    elif waits:
        sentence = _(
            "{order} does not let a large buyer wait until its own customer has paid, whatever the days."
        )
    elif over:
        sentence = _(
            "{days} days are {over} more than the {rule} of {order}: a large buyer needs a good reason for "
            "them."
        )
    else:
        sentence = _("{days} days keep the {rule} of {order}.")
    verdict = OUTSIDE if not applies else BEYOND if waits or over else WITHIN
    return TermsCheck(verdict, over, sentence.format(**facts))
