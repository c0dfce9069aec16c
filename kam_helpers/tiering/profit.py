"""What an account earns after what it costs to serve it, and the whale curve of all accounts."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .concentration import pareto_curve

ONE_DAY = pd.Timedelta(days=1)


def activity_costs(drivers, rates):
    """Cost to serve by activity in CNY: driver quantity (account × activity) times its rate (CNY per unit).

    >>> drivers = pd.DataFrame({"rush order": [3, 0]}, index=["Alder", "Birch"])
    >>> activity_costs(drivers, {"rush order": 40.0})["rush order"].to_dict()
    {'Alder': 120.0, 'Birch': 0.0}
    """
    checks.frame(drivers, _("drivers"))
    checks.refuse_duplicates(drivers.index, _("drivers"))
    checks.refuse_duplicates(drivers.columns, _("drivers"))
    rates = checks.numbers(rates, _("rates"), negative=False, unique=True)
    checks.same_accounts(drivers.columns, rates.index, _("rates"))
    quantities = drivers.apply(lambda column: checks.numbers(column, column.name, negative=False))
    return quantities * rates[drivers.columns]


def customer_profit(revenue, cost_of_goods, drivers, rates, receivables=None, carrying_rate=0.10):
    """Profit of each account by activity-based costing, in CNY for the period (Kaplan & Cooper).

    profit = revenue − cost of goods − Σ rate × driver − carrying rate × average receivables

    ``revenue``, ``cost_of_goods``, ``receivables``: one number per account in CNY; ``receivables`` is the
    amount outstanding on average. ``drivers``: DataFrame account × activity (quantities), ``rates``: CNY per
    unit of each activity. ``carrying_rate``: cost of the money tied up, as a fraction for the same period (10
    %: as in Kaplan's case; course assumption elsewhere). An account that was served but bought nothing keeps
    its cost.

    Returns by account: revenue, cost_of_goods, gross_margin, cost_to_serve, receivables_charge, profit,
    margin_on_sales (profit ÷ revenue) and cost_to_serve_share (cost to serve ÷ revenue); the last two are
    missing where revenue is zero or less.
    """
    revenue = checks.numbers(revenue, _("revenue"), unique=True)
    cost_of_goods = checks.numbers(cost_of_goods, _("cost of goods"), unique=True)
    checks.same_accounts(revenue.index, cost_of_goods.index, _("cost of goods"))
    costs = activity_costs(drivers, rates).sum(axis=1)
    checks.same_accounts(revenue.index, costs.index, _("drivers"))
    tied_up = (
        pd.Series(dtype=float)
        if receivables is None
        else checks.numbers(receivables, _("receivables"), unique=True)
    )
    accounts = revenue.index.union(costs.index, sort=False).union(cost_of_goods.index, sort=False)
    accounts = accounts.union(tied_up.index, sort=False) if len(tied_up) else accounts
    table = pd.DataFrame(
        {
            "revenue": revenue.reindex(accounts, fill_value=0.0),
            "cost_of_goods": cost_of_goods.reindex(accounts, fill_value=0.0),
        }
    )
    table["gross_margin"] = table["revenue"] - table["cost_of_goods"]
    table["cost_to_serve"] = costs.reindex(accounts, fill_value=0.0)
    table["receivables_charge"] = tied_up.reindex(accounts, fill_value=0.0) * checks.amount(
        carrying_rate, "carrying_rate"
    )
    table["profit"] = table["gross_margin"] - table["cost_to_serve"] - table["receivables_charge"]
    sales = table["revenue"].where(table["revenue"] > 0)
    table["margin_on_sales"] = table["profit"] / sales
    table["cost_to_serve_share"] = table["cost_to_serve"] / sales
    return table


def profit_walk(profit, costs, account):
    """The way from revenue to profit of one account, step by step, in CNY.

    ``profit``: as ``customer_profit`` returns it; ``costs``: as ``activity_costs`` returns it. Returns a
    DataFrame by ``step`` with ``amount`` (costs negative), ``kind`` (level or change), ``start`` and ``end``
    of its bar. Activities of zero are left out; the largest come first.
    """
    checks.frame(
        profit, _("profit"), ["revenue", "cost_of_goods", "gross_margin", "receivables_charge", "profit"]
    )
    for table, name in ((profit, _("profit")), (costs, _("costs"))):
        if account not in table.index:
            raise CourseError(_("“{name}” has no account “{account}”.").format(name=name, account=account))
    row, served = profit.loc[account], costs.loc[account]
    served = served[served > 0].sort_values(ascending=False, kind="stable")
    steps = [
        (_("Revenue"), row["revenue"], "level"),
        (_("Cost of goods"), -row["cost_of_goods"], "change"),
        (_("Gross margin"), row["gross_margin"], "level"),
        *((str(activity), -cost, "change") for activity, cost in served.items()),
        (_("Money tied up in receivables"), -row["receivables_charge"], "change"),
        (_("Profit"), row["profit"], "level"),
    ]
    walk = pd.DataFrame(steps, columns=["step", "amount", "kind"]).set_index("step")
    running = walk["amount"].where(walk["kind"] == "change", 0.0).cumsum() + row["revenue"]
    walk["end"] = running
    walk["start"] = np.where(walk["kind"] == "level", 0.0, running - walk["amount"])
    walk.attrs["account"] = account
    return walk[["amount", "kind", "start", "end"]]


def average_receivables(payments, start, end, by="account_id"):
    """CNY outstanding on average over the days ``start`` … ``end`` (both included), per account.

    ``payments``: one row per invoice with ``by``, ``invoice_date``, ``paid_date`` (empty while unpaid),
    ``amount_cny``. An invoice is outstanding from its date to the day before it is paid. A credit note lowers
    the balance.
    """
    checks.frame(payments, _("payments"), [by, "invoice_date", "paid_date", "amount_cny"])
    start, stop = pd.Timestamp(start), pd.Timestamp(end) + ONE_DAY
    if stop <= start:
        raise CourseError(
            _("The period ends ({end}) before it starts ({start}).").format(start=start, end=end)
        )
    opened = payments["invoice_date"].clip(lower=start)
    closed = payments["paid_date"].fillna(stop).clip(upper=stop)
    days = ((closed - opened) / ONE_DAY).clip(lower=0.0)
    outstanding = checks.numbers(payments["amount_cny"], "amount_cny") * days / ((stop - start) / ONE_DAY)
    return outstanding.groupby(payments[by], observed=True).sum().rename("average_receivables")


def days_late(payments, as_of=None, by="account_id"):
    """Days between due date and payment per account, weighted by amount (CNY); early and punctual count as 0.

    ``payments`` needs ``by``, ``invoice_date``, ``due_date``, ``paid_date``, ``amount_cny``. What is unpaid
    on ``as_of`` (default: the last invoice or payment in the table) is late up to that day. Credit notes are
    left out.
    """
    checks.frame(payments, _("payments"), [by, "invoice_date", "due_date", "paid_date", "amount_cny"])
    last = payments[["invoice_date", "paid_date"]].max().max()
    as_of = last if as_of is None else pd.Timestamp(as_of)
    amount = checks.numbers(payments["amount_cny"], "amount_cny").clip(lower=0.0)
    late = ((payments["paid_date"].fillna(as_of).clip(upper=as_of) - payments["due_date"]) / ONE_DAY).clip(
        lower=0.0
    )
    sums = pd.DataFrame({"late": late * amount, "amount": amount}).groupby(payments[by], observed=True).sum()
    return (sums["late"] / sums["amount"].where(sums["amount"] > 0)).rename("days_late")


@dataclass(frozen=True, eq=False)
class WhaleCurve:
    """Cumulative profit from the best account to the worst.

    ``curve``: as ``pareto_curve``, plus ``cumulative`` (CNY). ``peak_share``: the peak ÷ the total (1.4 =
    accounts up to the peak earned 140 % of the profit). ``peak_accounts``: how many accounts lead up to the
    peak. ``total``: CNY. ``loss_makers``: the accounts below zero, the worst first (CNY).
    """

    curve: pd.DataFrame
    peak_share: float
    peak_accounts: int
    total: float
    loss_makers: pd.Series

    @property
    def lost_share(self):
        """What the loss-makers eat, as a share of the total profit."""
        return self.peak_share - 1


def whale_curve(profit):
    """The whale curve of the profit per account (CNY), from the most to the least profitable account.

    It rises to its peak with the accounts that earn, stays level with those at zero and falls to 1 (100 %)
    with those that lose. Published for scale: at Kanthal the best 20 % of customers earned 225 % of the
    profit (Kaplan's case).

    >>> whale = whale_curve({"Alder": 90, "Birch": 50, "Cedar": -40})
    >>> round(whale.peak_share, 2), whale.peak_accounts, whale.loss_makers.to_dict()
    (1.4, 2, {'Cedar': -40.0})
    """
    curve = pareto_curve(checks.numbers(profit, _("profit")))
    curve.insert(2, "cumulative", curve["value"].cumsum())
    earning = curve["value"] > 0
    total = float(curve["cumulative"].iloc[-1])
    return WhaleCurve(
        curve=curve,
        peak_share=float(curve.loc[earning, "value"].sum()) / total,
        peak_accounts=int(earning.sum()),
        total=total,
        loss_makers=curve.loc[curve["value"] < 0, "value"].iloc[::-1].rename("profit"),
    )
