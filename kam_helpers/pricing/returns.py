"""What to ask for in return: worth more to us than it costs the customer (give and get).

The list is a common heuristic; every figure is a course assumption, as a share of the account's purchases of
a year. Put your own in with ``dataclasses.replace``.
"""

import math
from dataclasses import dataclass

from ..text import N_, _
from .settings import DEFAULT_SETTINGS
from .terms import DAYS_A_YEAR


@dataclass(frozen=True)
class Return:
    """One return. Per unit and year: ``volume`` (change), ``days`` (of credit, below 0: sooner), ``service``
    (share of the cost to serve saved), ``worth`` (share of purchases, besides), ``barrier`` (share of
    purchases); ``customer_cost``: what it costs the customer (share of purchases). What an agreement brings
    and costs lasts as long as it runs.
    ``most``: units one can ask for. ``sentence``: as it stands in a letter, with {n} for the units.
    """

    name: str
    chinese: str
    unit: str
    most: float
    customer_cost: float
    sentence: str
    volume: float = 0.0
    days: float = 0.0
    service: float = 0.0
    worth: float = 0.0
    barrier: float = 0.0


VOLUME, TERM = N_("volume"), N_("term")
RETURNS = (
    Return(
        VOLUME,
        "采购量",
        N_("1 % more volume"),
        most=10,
        volume=0.01,
        customer_cost=0.0015,
        sentence=N_("order {n:g} % more than in the last twelve months, counted at the end of each year"),
    ),
    Return(
        TERM,
        "合同期限",
        N_("1 year of agreement"),
        most=3,
        worth=0.001,
        barrier=0.005,
        customer_cost=0.001,
        sentence=N_("agree on {n:g} years, in which this price is not asked again"),
    ),
    Return(
        N_("share"),
        "采购份额",
        N_("1 % of purchases, moved from another supplier"),
        most=10,
        volume=0.01,
        customer_cost=0.002,
        sentence=N_("move purchases worth {n:g} % of ours from other suppliers to us"),
    ),
    Return(
        N_("mix"),
        "产品结构",
        N_("1 % of purchases, moved to products that earn more"),
        most=5,
        worth=0.0015,
        customer_cost=0.0006,
        sentence=N_("take {n:g} % of your purchases in the products we agree on in place of today's"),
    ),
    Return(
        N_("payment days"),
        "付款天数",
        N_("1 day sooner"),
        most=30,
        days=-1,
        customer_cost=0.06 / DAYS_A_YEAR,
        sentence=N_("pay {n:g} days sooner"),
    ),
    Return(
        N_("forecast"),
        "滚动预测",
        N_("a binding forecast of three months"),
        most=1,
        worth=0.003,
        customer_cost=0.001,
        sentence=N_("give us a rolling forecast of three months and keep to its first month"),
    ),
    Return(
        N_("logistics"),
        "物流",
        N_("full loads on fixed days"),
        most=1,
        service=0.08,
        customer_cost=0.002,
        sentence=N_("order full loads on fixed delivery days"),
    ),
)
_NOTHING = 1e-9  # of the purchases: what rounding leaves
BY_NAME = {one.name: one for one in RETURNS}


def worth_to_us(one, account, settings=DEFAULT_SETTINGS):
    """What one unit of a return is worth to us a year, as a fraction of the account's purchases.

    Volume counts with the margin it really adds: avoidable margin less avoidable cost to serve.
    """
    service = account.cost_to_serve * settings.service_avoidable / account.purchases
    credit = -one.days * settings.days_rate / DAYS_A_YEAR
    return one.volume * (account.avoidable_margin - service) + credit + one.service * service + one.worth


def ask_in_return(account, wanted, settings=DEFAULT_SETTINGS, returns=RETURNS, *, years=0, offered=0.0):
    """Returns worth ``wanted`` to us (fraction of the purchases a year), those cheap for the customer first.

    Before them a term of ``years``, so that the price is not asked again next year, and the volume that the
    customer has ``offered`` itself (fraction of today's). Returns pairs of name and units in the order to ask
    for them; all together worth less than ``wanted`` where the account has no more to give.
    """
    by_name = {one.name: one for one in returns}
    asked, left = {}, wanted
    if years and TERM in by_name:
        asked[TERM] = float(min(years, by_name[TERM].most))
    if offered and VOLUME in by_name:
        asked[VOLUME] = offered / by_name[VOLUME].volume
    left -= sum(units * worth_to_us(by_name[name], account, settings) for name, units in asked.items())
    cheapest = sorted(
        (one for one in returns if one.name not in asked and one.name != TERM),
        key=lambda one: -worth_to_us(one, account, settings) / one.customer_cost,
    )
    for one in cheapest:
        each = worth_to_us(one, account, settings)
        if (
            left <= _NOTHING or each <= one.customer_cost
        ):  # what costs it more than it brings us only moves money
            continue
        units = one.most if one.most <= 1 else min(one.most, left / each)
        asked[one.name] = float(units)
        left -= units * each
    return tuple(asked.items())


def return_words(asked):
    """Each return of ``ask_in_return`` as the customer reads it: a list of half sentences."""
    return [_(BY_NAME[name].sentence).format(n=units_asked(name, units)) for name, units in asked]


def units_asked(name, units):
    """As many units of a return as one would ask for: whole days, half percents, never less than needed.

    >>> units_asked("mix", 1.27), units_asked("volume", 15.0), units_asked("payment days", 12.2)
    (1.5, 15.0, 13)
    """
    step = 1 if BY_NAME[name].days else 0.5
    return math.ceil(units / step - _NOTHING) * step
