"""Attraction and barrier: what draws a customer to us, what holds it, and what a rival would have to pay.

Staying force = attraction (customer delivered value of us less that of the next best alternative, CNY a
year) + barrier (net switching cost, CNY once, spread over the years the customer looks ahead). Below 0
leaving pays for the customer; how likely it goes within a year is the chance to leave, since habit and
contracts delay. The model, its zones and their cut are course assumptions. A rival's price and quality
belong to attraction and count there once; what it pays once for the change belongs to the net switching
cost.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_periods
from ..records import records_table
from ..switching.annuity import DISCOUNT_RATE, YEARS, yearly_equivalent
from ..text import N_, _
from .inputs import together
from .leaving import DEFAULT, checked_model

BARRIER_CUT = 0.03  # of a year's purchases, below which nothing holds the customer: course assumption


@dataclass(frozen=True)
class Zone:
    """A zone of the map: its ``name``, what it ``means`` and the ``strategy`` in it (course assumption)."""

    name: str
    chinese: str
    means: str
    strategy: str


ZONES = (
    Zone(
        N_("bonded"),
        "相互依存",
        N_("We are worth more than the next best, and changing is expensive."),
        N_("Keep the lead in value and grow with the account; do not use the barrier as a threat."),
    ),
    Zone(
        N_("free"),
        "自由选择",
        N_("We are worth more than the next best, but nothing else holds the customer."),
        N_("Build what both gain from: joint processes, know-how, service; a small better offer would do."),
    ),
    Zone(
        N_("held"),
        "被迫留下",
        N_("The next best is worth more; only the cost of changing holds the customer."),
        N_("Mend value before the next contract: raise what it gets or lower what it gives, not the fence."),
    ),
    Zone(
        N_("leaving pays"),
        "离开更划算",
        N_("The next best is worth more even after the cost of changing."),
        N_("Act this month if the account is worth it: a better offer, or an orderly farewell."),
    ),
)
ZONE_NAMES = tuple(zone.name for zone in ZONES)
BONDED, FREE, HELD, LEAVING_PAYS = range(len(ZONES))  # positions in ZONE_NAMES


def staying_table(
    purchases,
    attraction,
    net_switching_cost,
    model=DEFAULT,
    *,
    years=YEARS,
    discount_rate=DISCOUNT_RATE,
    barrier_cut=BARRIER_CUT,
):
    """Attraction, barrier, staying force, the chance to leave, the zone and the strategy of each account.

    ``purchases``: what the account buys from us, CNY a year, above 0. ``attraction``: CNY a year.
    ``net_switching_cost``: CNY once, less what a rival pays for the change. All by account. The barrier is
    that cost as an equal sum a year over ``years`` at ``discount_rate``.

    Returns by account: purchases, attraction, barrier, staying_force (CNY a year), attraction_share,
    barrier_share, force_share (of purchases), leaving and retention (0 … 1), zone (category) and strategy (in
    words). Zones: leaving pays where the staying force is below 0; else held where attraction is below 0;
    else bonded from a barrier_share of ``barrier_cut`` on; else free.

    >>> row = staying_table({"Alder": 1e6}, {"Alder": -50_000}, {"Alder": 300_000}).loc["Alder"]
    >>> round(row["barrier"]), round(row["staying_force"]), row["zone"]
    (120634, 70634, 'held')
    """
    table = together(purchases=purchases, attraction=attraction, net_switching_cost=net_switching_cost)
    refuse_no_purchases(table["purchases"])
    years = check_periods(years, "years")
    barrier = yearly_equivalent(table.pop("net_switching_cost"), years, discount_rate)
    return _zoned(table.assign(barrier=barrier), model, barrier_cut)


def zone_codes(force, attraction, barrier_share, barrier_cut=BARRIER_CUT):
    """The zone of each account as its position in ZONE_NAMES, by the rule of ``staying_table``.

    Arrays of one shape, not checked: a slider waits for it. Of ``force`` and ``attraction`` only the sign
    counts; ``barrier_share`` is of a year's purchases.

    >>> zone_codes(*np.array([[1, 1, 1, -1], [1, 1, -1, -1], [0.05, 0.01, 0.2, 0]])).tolist()
    [0, 1, 2, 3]
    """
    conditions = force < 0, attraction < 0, barrier_share >= barrier_cut
    return np.select(conditions, (LEAVING_PAYS, HELD, BONDED), FREE)


def shifted(table, model=DEFAULT, *, attraction_change=0.0, barrier_change=0.0, barrier_cut=BARRIER_CUT):
    """The table of ``staying_table`` once attraction and barrier have changed.

    ``attraction_change``, ``barrier_change``: in shares of a year's purchases (0.02: two points), a
    number for all or by account; an account that is not named stays as it is.
    """
    checks.frame(table, "table", ["purchases", "attraction", "barrier"])
    moved = together(**{name: table[name] for name in ("purchases", "attraction", "barrier")})
    refuse_no_purchases(moved["purchases"])
    for column, change in (("attraction", attraction_change), ("barrier", barrier_change)):
        moved[column] += by_account(change, moved.index, f"{column}_change") * moved["purchases"]
    return _zoned(moved, model, barrier_cut)


def by_account(change, accounts, name):
    """A number for all accounts, or one by account (0 for those not named), as a Series."""
    if np.ndim(change) == 0 and not isinstance(change, dict):
        return pd.Series(checks.numbers([change], name).iloc[0], accounts)
    given = checks.numbers(change, name, unique=True)
    checks.same_accounts(given.index, accounts, _("accounts"))
    return given.reindex(accounts, fill_value=0.0)


def _zoned(table, model, barrier_cut):
    """The columns of ``staying_table`` from the first three; arrays, since a slider waits for it."""
    cut = checks.fraction(barrier_cut, "barrier_cut", zero=True)
    purchases, attraction, barrier = (
        table[name].to_numpy() for name in ("purchases", "attraction", "barrier")
    )
    force = attraction + barrier
    leaving = checked_model(model).chances(attraction / purchases, barrier / purchases)
    zone = zone_codes(force, attraction, barrier / purchases, cut)
    words = [_(one.strategy) for one in ZONES]
    columns = {
        "purchases": purchases,
        "attraction": attraction,
        "barrier": barrier,
        "staying_force": force,
        "attraction_share": attraction / purchases,
        "barrier_share": barrier / purchases,
        "force_share": force / purchases,
        "leaving": leaving,
        "retention": 1 - leaving,
        "zone": pd.Categorical.from_codes(zone, ZONE_NAMES),
        "strategy": [words[code] for code in zone],
    }
    return pd.DataFrame(columns, table.index.rename("account"))


def zones_table():
    """The four zones: Chinese, what each means, and the strategy in it (course assumption)."""
    return records_table(ZONES, "zone", ["chinese", "means", "strategy"])


def refuse_no_purchases(purchases):
    if not (purchases > 0).all():
        account = purchases.idxmin()
        raise CourseError(
            _("{account} buys nothing from us: shares of its purchases mean nothing. Leave it out.").format(
                account=account
            )
        )
