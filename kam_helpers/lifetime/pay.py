"""What managers' pay rewards, beside what their accounts earn. Money in CNY."""

import pandas as pd

from .. import checks
from ..text import _


def bonus_and_profit(accounts, profit, managers):
    """What each manager's pay rewards beside what the manager's accounts earn; largest bonus first.

    ``accounts``: columns manager (its id) and revenue (CNY a year), by account (index, or a column of that
    name). ``profit``: after cost to serve by account, CNY a year. ``managers``: columns manager_id, manager
    (name), base_pay_cny, bonus_percent_of_revenue.

    Returns by manager ``accounts``, ``revenue``, ``bonus``, ``pay`` (base and bonus), ``profit``,
    ``bonus_on_losses`` (the part of the bonus paid for accounts that lose money), all CNY a year, and
    ``rank_bonus``, ``rank_profit`` (1 = largest).
    """
    accounts = by_account(accounts, ["manager", "revenue"])
    revenue = checks.numbers(accounts["revenue"], "revenue", unique=True)
    profit = checks.numbers(profit, _("profit"), unique=True)
    checks.same_accounts(accounts.index, profit.index, _("profit"))
    team, percent = _team(managers)
    manager = checks.choice(accounts["manager"], tuple(team.index), _("managers")).astype(object)
    bonus = revenue * manager.map(percent) / 100
    profit = profit.reindex(accounts.index)
    table = pd.DataFrame(
        {
            "accounts": 1,
            "revenue": revenue,
            "bonus": bonus,
            "profit": profit,
            "bonus_on_losses": bonus.where(profit < 0, 0.0),
        }
    )
    table = table.groupby(manager).sum().reindex(team.index, fill_value=0)
    base = checks.numbers(team["base_pay_cny"], "base_pay_cny", negative=False)
    table.insert(3, "pay", base + table["bonus"])
    table["rank_bonus"] = table["bonus"].rank(method="min", ascending=False).astype(int)
    table["rank_profit"] = table["profit"].rank(method="min", ascending=False).astype(int)
    table.index = pd.Index(team["manager"], name="manager")
    return table.sort_values("bonus", ascending=False, kind="stable")


def _team(managers):
    columns = ["manager_id", "manager", "base_pay_cny", "bonus_percent_of_revenue"]
    team = checks.frame(managers, _("managers"), columns).set_index("manager_id")
    checks.refuse_duplicates(team.index, _("managers"))
    name = "bonus_percent_of_revenue"
    return team, checks.numbers(team[name], name, negative=False)


def bonus_on_losses(accounts, revenue, profit, managers):
    """Share of a year's bonus paid for accounts with a loss. Who bought nothing earned nobody a bonus."""
    bought = revenue[revenue > 0]
    table = accounts.reindex(bought.index).assign(revenue=bought)
    paid = bonus_and_profit(table, profit, managers)
    return float(paid["bonus_on_losses"].sum()) / checks.positive_total(paid["bonus"], _("bonus"))


def by_account(table, columns):
    """The table by account, which may be its index or a column."""
    own = [name for name in ("account",) if name in getattr(table, "columns", ())]
    checks.frame(table, _("accounts"), columns + own)
    table = table.set_index("account") if "account" in table.columns else table
    checks.refuse_duplicates(table.index, _("accounts"))
    return table
