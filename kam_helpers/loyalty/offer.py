"""A rival's offer: the discount that takes an account, and what an offer would cost us."""

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime import margin_multiple
from ..switching.annuity import DISCOUNT_RATE
from ..text import _
from .inputs import together
from .leaving import DEFAULT
from .staying import BARRIER_CUT, by_account, refuse_no_purchases, shifted

DISCOUNTS = tuple(points / 100 for points in range(21))


def rival_threshold(purchases, attraction, barrier, discount_today=0.0):
    """The discount at which the staying force of each account is zero: discount_today + force ÷ purchases.

    ``purchases``, ``attraction``, ``barrier``: CNY a year by account; ``discount_today``: what the rival
    offers now (fraction of the purchases; a number, or by account), already inside attraction. A rival
    who offers more gives it reason to leave; below today's discount, leaving pays now already. Fractions.

    >>> rival_threshold({"Alder": 1e6}, {"Alder": -50_000}, {"Alder": 120_000}, 0.06).round(3).to_dict()
    {'Alder': 0.13}
    """
    table = together(purchases=purchases, attraction=attraction, barrier=barrier)
    refuse_no_purchases(table["purchases"])
    today = by_account(discount_today, table.index, "discount_today")
    force = table["attraction"] + table["barrier"]
    return (today + force / table["purchases"]).rename("threshold")


def under_offer(
    table,
    further_discount,
    profit,
    *,
    timing,
    discount_rate=DISCOUNT_RATE,
    model=DEFAULT,
    barrier_cut=BARRIER_CUT,
):
    """What a rival's better offer changes, account by account.

    ``table``: of ``staying_table``; both sides are computed with ``model``. ``further_discount``: how
    much more the rival offers than today, as a fraction of the purchases (0.03: three points; a number
    for all, or by account). ``profit``: CNY a year after cost to serve. ``timing``: of the first margin,
    as in ``lifetime.margin_multiple``.

    Returns by account: zone_before, zone_after, reason_to_go (bool: the staying force falls below 0),
    leaving_before, leaving_after, clp_before, clp_after and lost = clp_before − clp_after (CNY; below 0
    where an account loses money, whose leaving saves some).
    """
    before = shifted(table, model, barrier_cut=barrier_cut)
    worse = -by_account(further_discount, table.index, "further_discount")
    after = shifted(before, model, attraction_change=worse, barrier_cut=barrier_cut)
    return worth_change(before, after, profit, timing=timing, discount_rate=discount_rate)


def worth_change(before, after, profit, *, timing, discount_rate=DISCOUNT_RATE):
    """Two staying tables of the same accounts, before and after something changes: see ``under_offer``."""
    for name, one in (("before", before), ("after", after)):
        checks.frame(one, name, ["staying_force", "leaving", "zone"])
    checks.same_accounts(before.index, after.index, "after")
    after = after.reindex(before.index)
    earned = _of_accounts(profit, before.index)
    worth = [_worth(earned, one["leaving"], timing, discount_rate) for one in (before, after)]
    columns = {
        "zone_before": before["zone"],
        "zone_after": after["zone"],
        "reason_to_go": (before["staying_force"] >= 0) & (after["staying_force"] < 0),
        "leaving_before": before["leaving"],
        "leaving_after": after["leaving"],
        "clp_before": worth[0],
        "clp_after": worth[1],
        "lost": worth[0] - worth[1],
    }
    return pd.DataFrame(columns, before.index)


def _of_accounts(profit, accounts):
    earned = checks.numbers(profit, "profit", unique=True)
    checks.same_accounts(accounts, earned.index, "profit")
    return earned.reindex(accounts)


def _worth(profit, leaving, timing, discount_rate):
    """Lifetime profit of each account, CNY."""
    return profit * [margin_multiple(1 - one, discount_rate, timing=timing) for one in leaving]


def offer_curve(table, profit, discounts=DISCOUNTS, *, timing, discount_rate=DISCOUNT_RATE, model=DEFAULT):
    """What is left as a rival offers all accounts of ``table`` more and more.

    Returns by further discount (fraction): would_gain (accounts for which leaving pays), kept_profit (CNY
    a year: profit × the chance to stay, summed), clp and lost (CNY, all accounts together). Arguments as
    in ``under_offer``.
    """
    before = shifted(table, model)
    earned = _of_accounts(profit, table.index)
    worth = float(_worth(earned, before["leaving"], timing, discount_rate).sum())
    rows = {}
    for discount in discounts:
        more = checks.amount(discount, "discounts")
        after = shifted(before, model, attraction_change=-more)
        clp = float(_worth(earned, after["leaving"], timing, discount_rate).sum())
        would_gain = int((after["staying_force"] < 0).sum())
        rows[more] = [would_gain, float((earned * after["retention"]).sum()), clp, worth - clp]
    if not rows:
        raise CourseError(_("“{name}” is empty.").format(name="discounts"))
    columns = ["would_gain", "kept_profit", "clp", "lost"]
    result = pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("further_discount")
    return result.astype({"would_gain": int})
