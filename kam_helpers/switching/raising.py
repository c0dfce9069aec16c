"""What raising a barrier does to one account: switching cost, attraction, the chance that it leaves, its CLP.

A barrier raised earns only through the chance to keep the account, and it costs money and, where the customer
feels locked in, goodwill. Money in CNY, rates as fractions; the figures of the ways are course assumptions.
"""

from dataclasses import dataclass, replace

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime import margin_multiple
from ..lifetime.rates import check_number, check_retention
from ..text import _
from .annuity import DISCOUNT_RATE, YEARS, needed_discount, yearly_equivalent
from .cost import checked_cost
from .ways import WAYS, Way

EXIT_RIGHTS_KEEP = 0.75  # the share of a barrier left where exit rights are granted: course assumption

_BARRIER = ["net", "needed_discount", "attraction_share", "barrier_share", "threshold"]
_WORTH = ["leaving", "retention", "profit", "clp"]


@dataclass(frozen=True, eq=False)
class Raised:
    """``table`` with the rows before and after: net (switching cost, CNY once), needed_discount (by
    switching cost alone), attraction_share, barrier_share, threshold (the rival's discount from which on
    leaving pays: discount_today + attraction_share + barrier_share), leaving, retention (fractions), profit
    (CNY a year), clp (CNY; after: less cost_once).

    ``cost_once``, ``cost_a_year``: what it costs us (CNY). ``gain``: CLP after − before (CNY). ``locked_in``:
    does the customer feel locked in? ``resentment``: the attraction that costs (share of a year's purchases).
    ``ways``: names of the ways; ``limits``: for each way, when the customer resents it and when the law
    forbids it (sentences). ``discount_today``: as given.
    """

    table: pd.DataFrame
    cost_once: float
    cost_a_year: float
    gain: float
    locked_in: bool
    resentment: float
    ways: tuple
    limits: tuple
    discount_today: float


def raise_barrier(
    purchases_cny,
    cost,
    attraction_share,
    profit_cny,
    ways,
    *,
    leaving,
    effort=1.0,
    exit_rights=True,
    discount_today=0.0,
    years=YEARS,
    discount_rate=DISCOUNT_RATE,
    timing="if_retained",
):
    """One account before and after raising its switching cost in one or more of the five ways.

    ``purchases_cny``: a year, above 0. ``cost``: its SwitchingCost today. ``attraction_share``: what makes us
    better than the next best alternative, as a share of a year's purchases (below 0: worse). ``profit_cny``:
    a year, after cost to serve. ``ways``: Way objects, names of WAYS or one of them. ``leaving``: a function
    of (attraction_share, barrier_share) that says the chance to leave within a year
    (``loyalty.DEFAULT.leaving``). ``effort``: 0 … 1, scales all figures of the ways. ``exit_rights``: may the
    customer leave on fair terms, with its data? Then a quarter less barrier is left (course assumption).
    The customer feels locked in where it may not, and where we stay worse than the alternative although the
    ways made us more attractive: each of the two takes the resentment of the ways off the attraction.
    ``discount_today``: what the rival offers now (fraction of the purchases), already inside the attraction;
    left at 0, the threshold says how much more than today the rival must offer.
    ``years``, ``discount_rate``: as in ``yearly_equivalent``; the rate and ``timing`` also price the CLP
    (``margin_multiple``).

    >>> from kam_helpers.switching import SwitchingCost
    >>> before = SwitchingCost(evaluation=20_000)
    >>> raised = raise_barrier(
    ...     1_000_000, before, 0.02, 150_000, "service", leaving=lambda a, b: max(0.3 - 2 * (a + b), 0.01)
    ... )
    >>> raised.table["net"].to_list(), round(raised.cost_a_year), raised.gain > 0
    ([20000.0, 42500.0], 12000, True)
    """
    purchases = checks.above_zero(purchases_cny, "purchases_cny")
    attraction = check_number(attraction_share, "attraction_share")
    profit = check_number(profit_cny, "profit_cny")
    cost = checked_cost(cost)
    if not callable(leaving):
        raise CourseError(
            _("“leaving” must be a function of attraction and barrier, as the leaving of a StayingModel is.")
        )
    ways, effort = chosen_ways(ways), checks.fraction(effort, "effort", zero=True)
    exit_rights = checks.flag(exit_rights, "exit_rights")
    today = checks.fraction(discount_today, "discount_today", zero=True)
    better = attraction + effort * _sum(ways, "attraction")
    reasons = (not exit_rights) + (better < 0) if effort and ways else 0
    resentment = effort * reasons * _sum(ways, "resentment")
    once, a_year = (effort * purchases * _sum(ways, name) for name in ("cost_once", "cost_a_year"))
    raised = _raised_cost(cost, ways, effort * purchases * (EXIT_RIGHTS_KEEP if exit_rights else 1.0))

    def row(now, attraction, profit, paid):
        barrier = yearly_equivalent(now.net, years, discount_rate) / purchases
        chance = check_retention(leaving(attraction, barrier), "leaving")
        worth = profit * margin_multiple(1 - chance, discount_rate, timing=timing) - paid
        needed = needed_discount(now.net, purchases, years, discount_rate)
        shares = [needed, attraction, barrier, today + attraction + barrier]
        return [float(now.net), *shares, chance, 1 - chance, profit, worth]

    table = pd.DataFrame(
        [row(cost, attraction, profit, 0.0), row(raised, better - resentment, profit - a_year, once)],
        pd.Index(["before", "after"], name="time"),
        [*_BARRIER, *_WORTH],
    )
    return Raised(
        table=table,
        cost_once=once,
        cost_a_year=a_year,
        gain=float(table.loc["after", "clp"] - table.loc["before", "clp"]),
        locked_in=reasons > 0,
        resentment=resentment,
        ways=tuple(way.name for way in ways),
        limits=tuple(_limit(way) for way in ways),
        discount_today=today,
    )


def compare_ways(purchases_cny, cost, attraction_share, profit_cny, ways=WAYS, **terms):
    """Each way alone on the same account, by ``way``.

    net, needed_discount, attraction_share, threshold, retention and clp each with _before and _after;
    cost_once, cost_a_year, gain (CNY), locked_in and discount_today. A way may bring a gain and still lower
    the threshold: the gain rests on how much more a yuan of barrier counts than a yuan of attraction.

    ``terms``: the other arguments of ``raise_barrier``.
    """
    rows = {}
    for way in chosen_ways(ways):
        one = raise_barrier(purchases_cny, cost, attraction_share, profit_cny, way, **terms)
        pairs = {
            f"{column}_{time}": one.table.loc[time, column]
            for column in ("net", "needed_discount", "attraction_share", "threshold", "retention", "clp")
            for time in one.table.index
        }
        rows[way.name] = pairs | {
            "cost_once": one.cost_once,
            "cost_a_year": one.cost_a_year,
            "gain": one.gain,
            "locked_in": one.locked_in,
            "discount_today": one.discount_today,
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("way")


def chosen_ways(ways):
    """``ways`` as Way objects, each once; a name is looked up in WAYS, an unknown one refused."""
    if not isinstance(ways, (list, tuple, set, frozenset)):
        ways = [ways]
    by_name = {way.name: way for way in WAYS}
    found = []
    for way in ways:
        if not isinstance(way, Way) and str(way) not in by_name:
            raise CourseError(
                _("There is no way “{way}”. The five ways are: {ways}.").format(
                    way=way, ways=", ".join(by_name)
                )
            )
        found.append(way if isinstance(way, Way) else by_name[str(way)])
    names = [way.name for way in found]
    checks.refuse_duplicates(pd.Index(names), "ways")
    return tuple(found)


def _sum(ways, name):
    return sum(getattr(way, name) for way in ways)


def _raised_cost(cost, ways, scale):
    """``cost`` with what the ways add to its parts, ``scale`` CNY for a share of 1."""
    added = {}
    for way in ways:
        for part, share in way.parts.items():
            added[part] = added.get(part, 0.0) + share * scale
    return replace(cost, **{part: getattr(cost, part) + more for part, more in added.items()})


def _limit(way):
    return _("{way}: the customer resents it {resented}; the law forbids it {forbidden}.").format(
        way=_(way.name).capitalize(), resented=_(way.resented), forbidden=_(way.forbidden)
    )
