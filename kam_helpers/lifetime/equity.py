"""The customers together: what each account is worth from now on, and three ways to make them worth more."""

from dataclasses import dataclass
from math import ceil, nan

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _, ngettext
from ..tiering.concentration import largest_first
from .multiple import margin_multiple
from .rates import HIGHEST_RETENTION, NoEndError, check_number, check_retention, check_retentions

LEVERS = (N_("more"), N_("longer"), N_("deeper"), N_("all three"))


def account_lifetimes(accounts, *, discount_rate, timing, growth=0.0, periods=None):
    """What each account is worth from now on, the best first.

    ``accounts``: by account, profit (CNY a year after cost to serve) and retention (the chance to stay one
    more year, 0 … 1). The other arguments are those of ``margin_multiple``. What winning an existing account
    once cost is sunk and not taken off: no decision of today changes it.

    Returns by account: margin (CNY a year), retention, multiple, clp (CNY), rank_margin and rank_clp (1 =
    best; equals share a rank).

    >>> accounts = pd.DataFrame({"profit": [90, 60], "retention": [0.6, 0.9]}, index=["Alder", "Birch"])
    >>> table = account_lifetimes(accounts, discount_rate=0.1, timing="if_retained")
    >>> table["clp"].round().to_dict(), table["rank_margin"].to_dict()
    ({'Birch': 270.0, 'Alder': 108.0}, {'Birch': 2, 'Alder': 1})
    """
    table = _account_table(accounts)
    terms = {"discount_rate": discount_rate, "timing": timing, "growth": growth, "periods": periods}
    table["multiple"] = _multiples(table["retention"], terms)
    table["clp"] = table["margin"] * table["multiple"]
    for column in ("margin", "clp"):
        table[f"rank_{column}"] = table[column].rank(method="min", ascending=False).astype(int)
    return table.loc[largest_first(table["clp"]).index]


def _multiples(retention, terms):
    """The multiple of each account; a worth without an end is refused with the account that has it."""
    multiples = []
    for account, r in retention.items():
        try:
            multiples.append(margin_multiple(r, **terms))
        except NoEndError as reason:
            raise NoEndError(_("{account}: {reason}").format(account=account, reason=reason)) from None
    return multiples


def customer_equity(accounts, *, discount_rate, timing, growth=0.0, periods=None):
    """Customer equity: what all ``accounts`` together are worth from now on, in CNY.

    Arguments as in ``account_lifetimes``.
    """
    table = account_lifetimes(
        accounts, discount_rate=discount_rate, timing=timing, growth=growth, periods=periods
    )
    return float(table["clp"].sum())


@dataclass(frozen=True, eq=False)
class Levers:
    """``base``: customer equity as it stands (CNY). ``table`` by ``lever`` (more, longer, deeper, all three):
    effort (words), gain in customer equity, cost, net = gain − cost (CNY) and gain_per_yuan = gain ÷ cost
    (missing where the cost is zero).
    """

    base: float
    table: pd.DataFrame


def three_levers(
    accounts,
    *,
    discount_rate,
    timing,
    growth=0.0,
    periods=None,
    new_accounts=5,
    retention_points=2,
    margin_percent=5,
    cost_per_new_account_cny=None,
    cost_per_point_cny,
    cost_per_percent_cny,
    only_profitable=False,
    new_margin_cny=None,
    new_retention=None,
):
    """More, longer, deeper: the three levers on customer equity, side by side on the same accounts.

    more: ``new_accounts`` accounts; each earns ``new_margin_cny`` a year (None: the median of the accounts in
    profit), stays with ``new_retention`` (None: the mean) and costs ``cost_per_new_account_cny`` to win
    (None: the mean of the column acquisition_cost_cny). longer: retention of every account rises by
    ``retention_points`` points, up to 0.99 (where it is higher already, it stays). That makes an account that
    loses money lose it for longer; ``only_profitable`` leaves those as they are. deeper: the margin of the
    accounts in profit rises by ``margin_percent`` per cent. all three: computed together, so that the new
    accounts stay longer and earn more too.

    ``cost_per_point_cny``, ``cost_per_percent_cny``: what one point, one per cent costs once for all accounts
    (course assumption, as all costs here). ``accounts``, ``discount_rate``, ``timing``, ``growth``,
    ``periods`` as in ``account_lifetimes``, so that the base is ``customer_equity`` on the same terms.
    """
    table = _account_table(accounts)
    n = checks.count(new_accounts, "new_accounts")
    points = checks.amount(retention_points, "retention_points")
    more_percent = checks.amount(margin_percent, "margin_percent")
    new = _new_account(table, n, new_margin_cny, new_retention)
    together = pd.concat([table, new])
    terms = {"discount_rate": discount_rate, "timing": timing, "growth": growth, "periods": periods}
    only_profitable = checks.flag(only_profitable, "only_profitable")

    def worth(*, more=False, longer=False, deeper=False):
        """Customer equity with these levers pulled."""
        margin, retention = together["margin"], together["retention"]
        if longer:
            retention = _longer(margin, retention, points, only_profitable)
        if deeper:
            margin = margin * (1 + more_percent / 100 * (margin > 0))
        each = margin * _multiples(retention, terms)
        return float(each.iloc[:-1].sum() + (n * each.iloc[-1] if more else 0.0))

    costs = {
        "more": n * _winning_cost(accounts, cost_per_new_account_cny) if n else 0.0,
        "longer": points * checks.amount(cost_per_point_cny, "cost_per_point_cny"),
        "deeper": more_percent * checks.amount(cost_per_percent_cny, "cost_per_percent_cny"),
    }
    costs["all three"] = sum(costs.values())
    base = worth()
    gains = [
        worth(more=True) - base,
        worth(longer=True) - base,
        worth(deeper=True) - base,
        worth(more=True, longer=True, deeper=True) - base,
    ]
    return Levers(base, _lever_table(gains, costs, _efforts(n, points, more_percent)))


def _account_table(accounts):
    checks.frame(accounts, _("accounts"), ["profit", "retention"])
    checks.refuse_duplicates(accounts.index, _("accounts"))
    margin = checks.numbers(accounts["profit"], "profit")
    retention = check_retentions(accounts["retention"])
    return pd.DataFrame({"margin": margin, "retention": retention})


def _new_account(table, n, margin, retention):
    """One of the ``n`` new accounts, as a table of one row."""
    earning = table.loc[table["margin"] > 0, "margin"]
    if margin is None and n and earning.empty:
        raise CourseError(
            _("No account is in profit, so say what a new one would earn a year (new_margin_cny).")
        )
    if margin is None:
        margin = earning.median() if n else 0.0
    retention = table["retention"].mean() if retention is None else retention
    return pd.DataFrame(
        {
            "margin": [check_number(margin, "new_margin_cny")],
            "retention": [check_retention(retention, "new_retention")],
        },
        index=[_("A new account")],
    )


def _longer(margin, retention, points, only_profitable):
    raised = (retention + points / 100).clip(upper=HIGHEST_RETENTION)
    raised = raised.where(raised > retention, retention)
    return raised.where(margin > 0, retention) if only_profitable else raised


def _winning_cost(accounts, cost):
    if cost is not None:
        return checks.amount(cost, "cost_per_new_account_cny")
    if "acquisition_cost_cny" not in accounts.columns:
        raise CourseError(
            _(
                "Say what winning an account costs (cost_per_new_account_cny): “{name}” has no column "
                "“acquisition_cost_cny”."
            ).format(name=_("accounts"))
        )
    return float(
        checks.numbers(accounts["acquisition_cost_cny"], "acquisition_cost_cny", negative=False).mean()
    )


def _efforts(n, points, more_percent):
    return [
        ngettext("{n} new account", "{n} new accounts", n).format(n=n),
        ngettext(
            "retention up by {points:g} point", "retention up by {points:g} points", ceil(points)
        ).format(points=points),
        _("margin up by {percent:g} %").format(percent=more_percent),
        _("all of these together"),
    ]


def _lever_table(gains, costs, efforts):
    table = pd.DataFrame(
        {"effort": efforts, "gain": gains, "cost": [costs[lever] for lever in LEVERS]},
        index=pd.Index(LEVERS, name="lever"),
    )
    table["net"] = table["gain"] - table["cost"]
    table["gain_per_yuan"] = table["gain"] / table["cost"].where(table["cost"] > 0, nan)
    return table
