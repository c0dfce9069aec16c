"""Four problems of business-to-business selling, each measured on the company's own records.

The four problems are the course outline's; how each is measured is a course assumption. A year is twelve
months up to the end of the month of the last record, called by the years it touches (2025/26).
"""

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _

ONE_DAY = pd.Timedelta(days=1)
# Each measure and the lesson that answers the problem.
PROBLEMS = {
    N_("weakening loyalty"): (N_("Share of accounts that buy over 10 % less than a year before"), 6),
    N_("squeezed price"): (N_("Price change on the year before, same account and product"), 7),
    N_("longer payment"): (N_("Days from invoice to payment, weighted by amount"), 7),
    N_("rivals at the door"): (N_("Share of our revenue that its buyers put out to tender"), 10),
    N_("pay that rewards revenue"): (
        N_("Share of the bonus that is paid for accounts that lose money"),
        12,
    ),
}


def four_problems(lines, payments, accounts, revenue_by_year, profit, managers):
    """The four problems (the second one as price and as payment), last year against the year before.

    ``lines``: as for ``price_change``, ``payments``: as for ``days_to_pay``. ``accounts``: columns manager
    and tender_percent, by account (index, or a column of that name). ``revenue_by_year``: account × year,
    CNY, oldest first. ``profit``: after cost to serve by account, CNY for the last year; which accounts lose
    money is judged by it in both years. ``managers``: as for ``bonus_and_profit``.

    Returns by problem ``measure`` (a sentence), ``before``, ``now`` (fractions; days for payment) and
    ``lesson`` (number of the lesson that answers it).
    """
    accounts = _by_account(accounts, ["manager", "tender_percent"])
    years = _years(revenue_by_year, least=3).clip(lower=0.0)  # returns that outweigh: nothing bought
    profit = checks.numbers(profit, _("profit"), unique=True)
    checks.same_accounts(years.index[years.iloc[:, -1] > 0], profit.index, _("profit"))
    values = [
        falling_accounts(years).iloc[-2:],
        price_change(lines).iloc[-2:],
        days_to_pay(payments).iloc[-2:],
        [tender_exposure(years[year], accounts["tender_percent"]) for year in years.columns[-2:]],
        [_bonus_on_losses(accounts, years[year], profit, managers) for year in years.columns[-2:]],
    ]
    if any(len(pair) < 2 for pair in values):
        raise CourseError(_("To compare two years, the invoice lines must cover three, the payments two."))
    rows = [
        (_(measure), *map(float, pair), lesson)
        for (measure, lesson), pair in zip(PROBLEMS.values(), values, strict=True)
    ]
    index = pd.Index([_(problem) for problem in PROBLEMS], name="problem")
    return pd.DataFrame(rows, index, ["measure", "before", "now", "lesson"])


def falling_accounts(revenue_by_year, fall=0.1):
    """Share of the accounts of the year before that bought over ``fall`` less (left altogether: 100 % less).

    ``revenue_by_year``: account × year, CNY, oldest first. Returns one fraction by year from the second on.

    >>> years = pd.DataFrame({"2024": [10.0, 10.0], "2025": [8.0, 12.0]}, index=["Alder", "Birch"])
    >>> falling_accounts(years).to_dict()
    {'2025': 0.5}
    """
    years = _years(revenue_by_year, least=2)
    left = 1 - checks.fraction(fall, "fall", zero=True)
    shares = {}
    for before, after in zip(years.columns, years.columns[1:], strict=False):
        bought = years[before] > 0
        if not bought.any():
            raise CourseError(
                _("Nobody bought in “{name}”: a share of nobody means nothing.").format(name=before)
            )
        shares[after] = float((years[after] < left * years[before])[bought].mean())
    return pd.Series(shares, name="falling").rename_axis("year")


def price_change(lines):
    """By how much prices changed on the year before, where an account bought the same product in both.

    ``lines``: invoice lines with customer, product, date, quantity and amount (CNY); returns are left out.
    Each pair is weighted by what is bought now: the year's goods at the year's prices ÷ the same goods at the
    prices of the year before, − 1. Returns one fraction by year from the second on.
    """
    checks.frame(lines, _("invoice lines"), ["customer", "product", "date", "quantity", "amount"])
    for column in ("quantity", "amount"):
        checks.numbers(lines[column], column)
    _check_dates(lines["date"])
    sold = lines[(lines["quantity"] > 0) & (lines["amount"] > 0)]
    if not len(sold):
        raise CourseError(_("The invoice lines hold no sale: every quantity or amount is 0 or less."))
    year = _year_of(sold["date"], lines["date"].max())
    keys = [sold["customer"], sold["product"], year]
    sums = sold.groupby(keys, observed=True)[["quantity", "amount"]].sum().unstack()
    price = sums["amount"] / sums["quantity"]
    changes = {}
    for before, after in zip(price.columns, price.columns[1:], strict=False):
        both = price[before].notna() & price[after].notna()
        if not both.any():
            raise CourseError(
                _("No account bought the same product in {before} and {after}.").format(
                    before=before, after=after
                )
            )
        now, old = sums["amount"][after][both], sums["quantity"][after][both] * price[before][both]
        changes[after] = float(now.sum() / old.sum() - 1)
    return pd.Series(changes, name="price_change", dtype=float).rename_axis("year")


def days_to_pay(payments):
    """Days from invoice to payment, weighted by amount, by the year in which payment fell due.

    ``payments``: invoice_date, due_date, paid_date (missing while unpaid), amount_cny. What is not due yet on
    the last day of the table is left out, because of it only the early payments are known; what is overdue
    then counts up to that day. Credit notes are left out. If the table starts with the first year, that year
    lacks older invoices with long terms, and comes out a little short.
    """
    dates = ["invoice_date", "due_date", "paid_date"]
    checks.frame(payments, _("payments"), [*dates, "amount_cny"])
    for column in dates:
        _check_dates(payments[column], missing=column == "paid_date")
    last = payments[["invoice_date", "paid_date"]].max().max()
    billed = payments[
        (checks.numbers(payments["amount_cny"], "amount_cny") > 0) & (payments["due_date"] <= last)
    ]
    if not len(billed):
        raise CourseError(_("“payments” holds no invoice above 0 that is due."))
    days = (billed["paid_date"].fillna(last) - billed["invoice_date"]) / ONE_DAY
    sums = pd.DataFrame({"days": days * billed["amount_cny"], "amount": billed["amount_cny"]})
    sums = sums.groupby(_year_of(billed["due_date"], last)).sum()
    return (sums["days"] / sums["amount"]).rename("days_to_pay")


def tender_exposure(revenue, tender_percent):
    """Share of our revenue that buyers put out to tender; fraction.

    ``revenue``: CNY by account, ``tender_percent``: part of its orders an account puts to tender, 0 … 100.

    >>> tender_exposure({"Alder": 300.0, "Birch": 100.0}, {"Alder": 20, "Birch": 100})
    0.4
    """
    revenue = checks.numbers(revenue, _("revenue"), negative=False, unique=True)
    percent = checks.numbers(tender_percent, "tender_percent", negative=False, unique=True)
    checks.same_accounts(revenue.index, percent.index, "tender_percent")
    if percent.max() > 100:
        raise CourseError(
            _("“tender_percent” goes from 0 to 100, but {account} has {value:g}.").format(
                account=percent.idxmax(), value=percent.max()
            )
        )
    tendered = float((revenue * percent.reindex(revenue.index)).sum()) / 100
    return tendered / checks.positive_total(revenue, _("revenue"))


def bonus_and_profit(accounts, profit, managers):
    """What each manager's pay rewards beside what the manager's accounts earn; largest bonus first.

    ``accounts``: columns manager (its id) and revenue (CNY a year), by account (index, or a column of that
    name). ``profit``: after cost to serve by account, CNY a year. ``managers``: columns manager_id, manager
    (name), base_pay_cny, bonus_percent_of_revenue.

    Returns by manager ``accounts``, ``revenue``, ``bonus``, ``pay`` (base and bonus), ``profit``,
    ``bonus_on_losses`` (the part of the bonus paid for accounts that lose money), all CNY a year, and
    ``rank_bonus``, ``rank_profit`` (1 = largest).
    """
    accounts = _by_account(accounts, ["manager", "revenue"])
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


def _bonus_on_losses(accounts, revenue, profit, managers):
    """Share of a year's bonus paid for accounts with a loss. Who bought nothing earned nobody a bonus."""
    bought = revenue[revenue > 0]
    table = accounts.reindex(bought.index).assign(revenue=bought)
    lost = profit.reindex(bought.index).fillna(0.0)  # an account that has left since lost nothing this year
    paid = bonus_and_profit(table, lost, managers)
    return float(paid["bonus_on_losses"].sum()) / checks.positive_total(paid["bonus"], _("bonus"))


def _by_account(table, columns):
    checks.frame(table, _("accounts"), columns)
    table = table.set_index("account") if "account" in table.columns else table
    checks.refuse_duplicates(table.index, _("accounts"))
    return table


def _years(revenue_by_year, least):
    checks.frame(revenue_by_year, _("revenue by year"))
    checks.refuse_duplicates(revenue_by_year.index, _("revenue by year"))
    if revenue_by_year.shape[1] < least:
        raise CourseError(_("“revenue by year” needs at least {least} years.").format(least=least))
    return revenue_by_year.apply(lambda column: checks.numbers(column, str(column.name)))


def _check_dates(dates, missing=False):
    if not pd.api.types.is_datetime64_any_dtype(dates.dtype) or (dates.hasnans and not missing):
        raise CourseError(_("“{column}” must hold a date in every row.").format(column=dates.name))


def _year_of(dates, last):
    """The label of the year of each date; the last year ends with the month of ``last``."""
    end, months = last.year * 12 + last.month, dates.dt.year * 12 + dates.dt.month
    first = end - 11 - (end - months) // 12 * 12  # first month of the year that the date lies in
    year = (first - 1) // 12
    labels = {
        (y, m): f"{y}" if m else f"{y}/{(y + 1) % 100:02d}" for y in year.unique() for m in (True, False)
    }
    return pd.Series(
        [labels[pair] for pair in zip(year, first % 12 == 1, strict=True)], dates.index, name="year"
    )
