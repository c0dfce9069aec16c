"""Asking for a price increase when our costs rise: the figures of the letter, and what it does to an account.

A letter states its reason with the evidence of an index, gives notice, and offers options. It is our own: no
word about it with a competitor. Prices in CNY, shares and changes as fractions.
"""

from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..lifetime.rates import check_number, check_retention
from ..text import N_, _
from .break_even import break_even_volume_change
from .index import LONGEST_LAG, month_of
from .inputs import check_change, check_margin

NOTICE_MONTHS, STEP_MONTHS = 3, 6  # course assumptions
AT_ONCE, IN_STEPS, BY_INDEX = OPTIONS = (
    N_("at once"),
    N_("in two steps"),
    N_("by an index clause"),
)
_OFFERS = {
    AT_ONCE: N_("one change, and the price holds for twelve months"),
    IN_STEPS: N_("half now and half later: time to adjust"),
    BY_INDEX: N_("the price falls again as soon as the indices do"),
}


@dataclass(frozen=True, eq=False)
class IncreaseArgument:
    """The figures of a letter that asks for an increase.

    ``evidence``: as ``IndexClause.parts``. ``cost_change``: what the indices give, ``change``: after the
    limits of the clause (fractions of the price agreed). ``price_before``, ``price_after``: CNY a unit.
    ``asked_a_year``: CNY. ``month``: of the letter; ``starts``: first month of the new price. ``waiting``:
    what a month without it costs us (CNY). ``break_even_loss``: the volume we may lose through it (fraction).
    ``options`` by OPTIONS: starts_at (CNY a unit), year_one and later (CNY a year more; by an index clause:
    as long as the indices stay) and offers (words).
    """

    evidence: pd.DataFrame
    cost_change: float
    change: float
    price_before: float
    price_after: float
    asked_a_year: float
    month: str
    starts: str
    waiting: float
    break_even_loss: float
    options: pd.DataFrame


def increase_argument(
    clause,
    base_price_cny,
    indices,
    month,
    *,
    units_a_year,
    margin,
    exchange_rates=None,
    notice_months=NOTICE_MONTHS,
    step_months=STEP_MONTHS,
):
    """What to write when the indices of ``clause`` have risen since the price was agreed.

    ``base_price_cny``: agreed for the base month and still charged. ``margin``: contribution margin then
    (fraction); all of the rise comes off it. ``notice_months``: between the letter (of ``month``) and the new
    price. ``step_months``: between the two steps. Refused where the clause gives no increase. Other arguments
    as in ``IndexClause.price``.
    """
    evidence = clause.parts(indices, month, exchange_rates)
    new_price = clause.price(base_price_cny, indices, month, exchange_rates)
    cost_change, change = float(evidence["change"].sum()), new_price / base_price_cny - 1
    if change <= 1e-9:
        raise CourseError(
            _(
                "There is nothing to ask for in {month}: by the indices and limits the price changes by "
                "{change}."
            ).format(month=month, change=percent(change, 1))
        )
    units = checks.above_zero(units_a_year, "units_a_year")
    asked = (new_price - base_price_cny) * units
    squeezed = check_margin(check_margin(margin) - cost_change, _("the margin after the rise of cost"))
    letter, notice = month_of(month, "month"), checks.count(notice_months, "notice_months", most=LONGEST_LAG)
    step = checks.count(step_months, "step_months", least=1, most=12)
    half = base_price_cny + (new_price - base_price_cny) / 2
    rows = {
        AT_ONCE: [new_price, asked, asked, _(_OFFERS[AT_ONCE])],
        IN_STEPS: [half, asked * (1 - step / 24), asked, _(_OFFERS[IN_STEPS])],
        BY_INDEX: [new_price, asked, asked, _(_OFFERS[BY_INDEX])],
    }
    columns = ["starts_at", "year_one", "later", "offers"]
    return IncreaseArgument(
        evidence=evidence,
        cost_change=cost_change,
        change=change,
        price_before=float(base_price_cny),
        price_after=new_price,
        asked_a_year=asked,
        month=str(letter),
        starts=str(letter + notice),
        waiting=asked / 12,
        break_even_loss=-break_even_volume_change(change, squeezed),
        options=pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("option"),
    )


@dataclass(frozen=True, eq=False)
class IncreaseEffect:
    """``table`` with the rows hold and increase: attraction_share, leaving (chance within a year),
    margin_share (of the old price, after the rise of cost), contribution (CNY a year: margin × chance to
    stay).

    ``adds_risk``: points of risk the increase adds, ``may_add``: at which both are even (fractions).
    """

    table: pd.DataFrame
    adds_risk: float
    may_add: float

    @property
    def pays(self):
        """Does the increase earn more within the year than holding the price?"""
        return self.adds_risk < self.may_add


def effect_of_increase(
    purchases_cny,
    margin,
    cost_change,
    price_change,
    *,
    attraction_share,
    barrier_share,
    leaving,
    rivals_follow=0.0,
):
    """One account, with our cost up: hold the price, or raise it? Assumes that no rival follows, unless told.

    ``purchases_cny``: a year, at the old price. ``margin`` before, ``cost_change``, ``price_change``:
    fractions of the old price. ``attraction_share``, ``barrier_share``: of a year's purchases. ``leaving``: a
    function of both that says the chance to leave within a year (``loyalty.DEFAULT.leaving``).
    ``rivals_follow``: the part of the increase that rivals, whose costs rise too, make of themselves (0 … 1;
    course assumption: 0); learn it from the market, never from them.
    """
    purchases = checks.above_zero(purchases_cny, "purchases_cny")
    cost = check_change(cost_change, "cost_change")
    raised = checks.fraction(price_change, "price_change", one=False)
    squeezed = check_margin(check_margin(margin) - cost, _("the margin after the rise of cost"))
    attraction = check_number(attraction_share, "attraction_share")
    barrier = check_number(barrier_share, "barrier_share")
    own = raised * (1 - checks.fraction(rivals_follow, "rivals_follow", zero=True))
    rows = []
    for more, lost in ((0.0, 0.0), (raised, own)):
        chance = check_retention(leaving(attraction - lost, barrier), "leaving")
        earned = (squeezed + more) * purchases * (1 - chance)
        rows.append([attraction - lost, chance, squeezed + more, earned])
    names = pd.Index([N_("hold"), N_("increase")], name="answer")
    table = pd.DataFrame(rows, names, ["attraction_share", "leaving", "margin_share", "contribution"])
    held, asked = table["leaving"]
    may_add = (1 - held) * -break_even_volume_change(raised, squeezed)
    return IncreaseEffect(table, adds_risk=float(asked - held), may_add=float(may_add))
