"""Four problems of business-to-business selling, each measured on the company's own records.

The four problems are the course outline's; how each is measured is a course assumption. A year is twelve
months up to the end of the month of the last record, called by the years it touches (2025/26).
"""

from math import nan

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .pay import bonus_on_losses, by_account
from .years import check_dates, refuse_gaps, same_zone, year_of, year_table

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
    CNY, oldest first. ``profit``: after cost to serve, CNY; account × year with the last two of these years
    (missing where an account bought nothing), or by account for the last year alone. ``managers``: as for
    ``bonus_and_profit``.

    Returns by problem ``measure`` (a sentence), ``before``, ``now`` (fractions; days for payment) and
    ``lesson`` (number of the lesson that answers it). ``before`` is missing for tenders, of which only the
    share today is known, and for pay where ``profit`` is of the last year alone.
    """
    accounts = by_account(accounts, ["manager", "tender_percent"])
    years = year_table(revenue_by_year, least=3).clip(lower=0.0)  # returns that outweigh: nothing bought
    profits = _profits(profit, years)
    days = days_to_pay(payments).iloc[-2:]
    refuse_gaps(days.index, "payments")
    values = [
        falling_accounts(years).iloc[-2:],
        price_change(lines).iloc[-2:],
        days,
        [nan, tender_exposure(years.iloc[:, -1], accounts["tender_percent"])],
        [
            nan if earned is None else bonus_on_losses(accounts, years[year], earned, managers)
            for year, earned in profits.items()
        ],
    ]
    if any(len(pair) < 2 for pair in values):
        raise CourseError(_("To compare two years, the invoice lines must cover three, the payments two."))
    rows = [
        (_(measure), *map(float, pair), lesson)
        for (measure, lesson), pair in zip(PROBLEMS.values(), values, strict=True)
    ]
    index = pd.Index([_(problem) for problem in PROBLEMS], name="problem")
    return pd.DataFrame(rows, index, ["measure", "before", "now", "lesson"])


def _profits(profit, years):
    """The last two years and the profit by account of each; None where only the last year's is given."""
    before, now = years.columns[-2:]
    if isinstance(profit, pd.DataFrame):
        checks.frame(profit, _("profit"), [before, now])
        profits = {year: profit[year].dropna() for year in (before, now)}
    else:
        profits = {before: None, now: profit}
    for year, earned in profits.items():
        if earned is not None:
            profits[year] = checks.numbers(earned, _("profit"), unique=True)
            checks.same_accounts(years.index[years[year] > 0], profits[year].index, _("profit"))
    return profits


def falling_accounts(revenue_by_year, fall=0.1):
    """Share of the accounts of the year before that bought over ``fall`` less (left altogether: 100 % less).

    ``revenue_by_year``: account × year, CNY, oldest first and no year left out. Returns one fraction by year
    from the second on.

    >>> years = pd.DataFrame({"2024": [10.0, 10.0], "2025": [8.0, 12.0]}, index=["Alder", "Birch"])
    >>> falling_accounts(years).to_dict()
    {'2025': 0.5}
    """
    years = year_table(revenue_by_year, least=2)
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
    Each pair is weighted by what is bought now (a Paasche index): the year's goods at the year's prices ÷ the
    same goods at the prices of the year before, − 1. A year without a sale between two others is refused.
    Returns one fraction by year from the second on.
    """
    checks.frame(lines, _("invoice lines"), ["customer", "product", "date", "quantity", "amount"])
    for column in ("quantity", "amount"):
        checks.numbers(lines[column], column)
    check_dates(lines["date"])
    sold = lines[(lines["quantity"] > 0) & (lines["amount"] > 0)]
    if not len(sold):
        raise CourseError(_("The invoice lines hold no sale: every quantity or amount is 0 or less."))
    if not sold[["customer", "product"]].notna().all(axis=1).any():
        raise CourseError(_("No invoice line that is a sale names both the customer and the product."))
    year = year_of(sold["date"], lines["date"].max())
    keys = [sold["customer"], sold["product"], year]
    sums = sold.groupby(keys, observed=True)[["quantity", "amount"]].sum().unstack()
    price = sums["amount"] / sums["quantity"]
    refuse_gaps(price.columns, _("invoice lines"))
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
        check_dates(payments[column], missing=column == "paid_date")
    same_zone(payments, dates)
    last = payments[["invoice_date", "paid_date"]].max().max()
    billed = payments[
        (checks.numbers(payments["amount_cny"], "amount_cny") > 0) & (payments["due_date"] <= last)
    ]
    if not len(billed):
        raise CourseError(_("“payments” holds no invoice above 0 that is due."))
    days = (billed["paid_date"].fillna(last) - billed["invoice_date"]) / ONE_DAY
    sums = pd.DataFrame({"days": days * billed["amount_cny"], "amount": billed["amount_cny"]})
    sums = sums.groupby(year_of(billed["due_date"], last)).sum()
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
