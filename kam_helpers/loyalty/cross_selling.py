"""Cross-selling by contribution: more product groups an account, and some accounts that lose money on them.

Reported from five large firms, two of them selling to businesses (Harvard Business Review, December 2012):
one in five customers who buy across is unprofitable, and these make 70 % of the losses on customers.
"""

from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..text import _
from .inputs import together

PUBLISHED_LOSING_SHARE = 0.20  # of the customers who buy across (HBR, December 2012, five firms)
PUBLISHED_SHARE_OF_LOSSES = 0.70  # of all losses on customers (the same)
ACROSS = 4  # product families from which on an account counts as buying across: course assumption


def groups_bought(purchases, least_share=0.0):
    """From how many groups (or families) each account buys.

    ``purchases``: account × group, CNY in the same time. ``least_share``: what a group must make of the
    account's purchases to count (fraction; 0: anything above nothing).

    >>> groups_bought(pd.DataFrame({"coating": [95, 80], "spare part": [5, 20]}, ["Alder", "Birch"]), 0.1)
    Alder    1
    Birch    2
    Name: groups_bought, dtype: int64
    """
    checks.refuse_duplicates(checks.frame(purchases, "purchases").index, "purchases")
    least = checks.fraction(least_share, "least_share", zero=True)
    amounts = pd.DataFrame({group: checks.numbers(purchases[group], str(group)) for group in purchases})
    enough = amounts.ge(least * amounts.sum(axis=1), axis=0) & (amounts > 0)
    return enough.sum(axis=1).rename("groups_bought")


def cross_selling(groups_bought, profit):
    """Accounts, profit and losses by the number of product groups bought.

    ``groups_bought``: whole number by account. ``profit``: CNY a year after cost to serve, by account.
    Returns by groups (ascending): accounts, losing (accounts that lose money), profit, profit_per_account and
    losses (CNY a year, the sum of what those lose, above 0).
    """
    table = _both(groups_bought, profit)
    table["losing"], table["losses"] = table["profit"] < 0, (-table["profit"]).clip(lower=0)
    by_groups = table.groupby("groups")
    result = by_groups.agg(accounts=("profit", "size"), losing=("losing", "sum"), profit=("profit", "sum"))
    result["profit_per_account"] = result["profit"] / result["accounts"]
    result["losses"] = by_groups["losses"].sum()
    return result


@dataclass(frozen=True)
class BuyingAcross:
    """Accounts that buy ``at_least`` so many product groups: how many ``accounts``, how many of them are
    ``losing`` money and their share (``losing_share``, fraction); ``losses``: what those lose (CNY a year);
    ``share_of_losses``: of the losses on all accounts (fraction, 0 where nobody loses)."""

    at_least: int
    accounts: int
    losing: int
    losing_share: float
    losses: float
    share_of_losses: float


def buying_across(groups_bought, profit, at_least=ACROSS):
    """How many of the accounts that buy across lose money, and how much of all losses they make.

    Arguments as in ``cross_selling``. To hold against PUBLISHED_LOSING_SHARE and PUBLISHED_SHARE_OF_LOSSES.

    >>> buying_across({"Alder": 4, "Birch": 5, "Cedar": 1}, {"Alder": 90, "Birch": -30, "Cedar": -10}).losing
    1
    """
    least = checks.count(at_least, "at_least", least=1)
    table = _both(groups_bought, profit)
    across = table.loc[table["groups"] >= least, "profit"]
    if across.empty:
        raise CourseError(_("No account buys {n} product groups or more.").format(n=least))
    losses, all_losses = (float(part.clip(upper=0).abs().sum()) for part in (across, table["profit"]))
    losing = int((across < 0).sum())
    return BuyingAcross(
        at_least=least,
        accounts=len(across),
        losing=losing,
        losing_share=losing / len(across),
        losses=losses,
        share_of_losses=losses / all_losses if all_losses else 0.0,
    )


@dataclass(frozen=True)
class CrossSale:
    """A cross-sale, CNY a year: ``contribution`` of what is sold; ``displaced``: contribution on goods of
    ours that it replaces; ``extra_cost_to_serve``; ``net`` = contribution − displaced − extra cost to
    serve; ``payback_years`` of what it costs once (infinite where net is not above 0)."""

    revenue: float
    contribution: float
    displaced: float
    extra_cost_to_serve: float
    net: float
    payback_years: float


def cross_sale(revenue_cny, margin, *, extra_cost_to_serve_cny, displaced_cny=0.0, cost_once_cny=0.0):
    """What a sale outside the main business really adds in a year.

    ``revenue_cny``: a year; ``margin``: contribution as a fraction of it (it may be below 0);
    ``extra_cost_to_serve_cny``: what serving it adds a year; ``displaced_cny``: contribution a year on
    goods of ours that the customer stops buying; ``cost_once_cny``: of winning it.

    >>> cross_sale(400_000, 0.25, extra_cost_to_serve_cny=120_000).net
    -20000.0
    """
    revenue = checks.amount(revenue_cny, "revenue_cny")
    part = check_number(margin, "margin")
    if not -1 <= part <= 1:
        raise CourseError(
            _("“margin” is a fraction of revenue (write 0.25 for 25 %); this is {value}.").format(
                value=margin
            )
        )
    serve = checks.amount(extra_cost_to_serve_cny, "extra_cost_to_serve_cny")
    displaced = checks.amount(displaced_cny, "displaced_cny")
    once = checks.amount(cost_once_cny, "cost_once_cny")
    net = revenue * part - displaced - serve
    return CrossSale(revenue, revenue * part, displaced, serve, net, once / net if net > 0 else float("inf"))


def _both(groups_bought, profit):
    table = together(groups=groups_bought, profit=profit)
    for account, number in table["groups"].items():
        checks.count(number, _("groups bought by {account}").format(account=account))
    return table.astype({"groups": int})
