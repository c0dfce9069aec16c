"""The company's tables put together as the models want them, by the account's name."""

import functools

import pandas as pd

from .. import tiering
from . import files

CARRYING_RATE = (
    0.10  # cost of money tied up in receivables, a year; course assumption (Kaplan's case has the same)
)

_AMOUNTS = ["revenue", "cost_of_goods", "gross_margin", "cost_to_serve", "receivables_charge", "profit"]


def ledger_lines():
    """The invoice lines under a ledger's standard names, as ``read_ledger(...).lines``, with their cost.

    Columns: row (line number in the file; the header is line 1), customer, date, invoice, product, quantity,
    price, amount (CNY), cost (full production cost of the goods, CNY; negative for goods taken back).
    """
    lines = files.invoice_lines()
    items = files.products().set_index("product_id")
    return pd.DataFrame(
        {
            "row": range(2, len(lines) + 2),
            "customer": _named(lines["account_id"]),
            "date": lines["date"],
            "invoice": lines["invoice_id"],
            "product": lines["product_id"].cat.rename_categories(items["product"].to_dict()),
            "quantity": lines["quantity"].astype(float),
            "price": lines["unit_price_cny"],
            "amount": lines["amount_cny"],
            "cost": lines["quantity"] * lines["product_id"].map(items["unit_cost_cny"]).astype(float),
        }
    )


def revenue_by_year():
    """Revenue of each account (index, by name) in each year from July to June (CNY), oldest first.

    >>> list(revenue_by_year().columns)
    ['2023/24', '2024/25', '2025/26']
    """
    lines = ledger_lines()
    start = lines["date"].dt.year - (lines["date"].dt.month < files.FIRST_DAY.month)
    year = start.map(lambda y: f"{y}/{(y + 1) % 100:02d}").rename("year")
    sums = lines.groupby(["customer", year], observed=True)["amount"].sum().unstack(fill_value=0.0)
    return sums.set_axis(sums.index.astype(str).rename("account"), axis=0)


def activity_table(months=12):
    """How often each activity (columns, by name) was done for each account (index) in the last ``months``."""
    return _activities(files.period(files.service_activities(), months))


def _activities(done):
    names = files.activity_rates().set_index("activity_id")["activity"].to_dict()
    sums = done.groupby(["account_id", "activity_id"], observed=True)["quantity"].sum().unstack(fill_value=0)
    table = sums.rename(columns=names).rename_axis(columns=None)
    table.index = _names(table.index)
    return table.reindex(columns=list(names.values()), fill_value=0)


def activity_prices():
    """CNY for doing each activity (index, by name) once."""
    return files.activity_rates().set_index("activity")["rate_cny"]


def profit_table(months=12):
    """Profit after cost to serve of each account with sales in the last ``months`` months (CNY in that time).

    As ``tiering.customer_profit``, indexed by the account's name, largest profit first. Money tied up in
    receivables costs 10 % a year.
    """
    lines, done = (files.period(table, months) for table in (ledger_lines(), files.service_activities()))
    return _profit(lines, done, files.first_day(months), files.LAST_DAY, months)


def profit_by_year():
    """Profit after cost to serve of each account (index, by name) in each year from July to June (CNY).

    As ``profit_table``, the oldest year first; missing where the account had no sales in the year.

    >>> list(profit_by_year().columns)
    ['2023/24', '2024/25', '2025/26']
    """
    lines, activities = ledger_lines(), files.service_activities()
    years = {}
    for back in range(files.MONTHS // 12 - 1, -1, -1):
        first = files.first_day(12 * (back + 1))
        last = first + pd.DateOffset(years=1) - pd.Timedelta(days=1)
        sold, done = _twelve_months(lines, back), _twelve_months(activities, back)
        years[f"{first.year}/{last.year % 100:02d}"] = _profit(sold, done, first, last, 12)["profit"]
    return pd.DataFrame(years).rename_axis(index="account", columns="year")


def _twelve_months(table, back):
    """The rows of the twelve months that ended ``back`` years before the last."""
    recent = files.period(table, 12 * (back + 1))
    return recent.drop(files.period(table, 12 * back).index) if back else recent


def _profit(lines, done, first, last, months):
    """``profit_table`` of these invoice lines and activities, which are of the days ``first`` … ``last``."""
    sums = lines.groupby("customer", observed=True)[["amount", "cost"]].sum()
    sums.index = sums.index.astype(str).rename("account")
    owed = tiering.average_receivables(files.payments(), first, last)
    owed.index = _names(owed.index)
    table = tiering.customer_profit(
        sums["amount"],
        sums["cost"],
        _activities(done).reindex(sums.index, fill_value=0),
        activity_prices(),
        owed.reindex(sums.index, fill_value=0.0),
        carrying_rate=CARRYING_RATE * months / 12,
    )
    return table.sort_values("profit", ascending=False, kind="stable").rename_axis("account")


def account_facts(months=12):
    """What is known of each account with sales in the last ``months``: ``profit_table`` beside ``accounts``.

    And: ``days_late`` (days from due date to payment, of what fell due in that time), ``years_customer``,
    ``sales_growth_percent`` (last twelve months against the twelve before; 100 where those had no sales),
    ``open_wallet_cny`` (CNY a year, wallet × (1 − share)). Indexed by the account's name, largest revenue
    first. The criteria of ``selection_criteria`` are columns of it.
    """
    files.first_day(months)  # refuses what is no number of months
    return _account_facts(int(months)).copy()


@functools.cache
def _account_facts(months):
    """Put together once for each number of months: many cells and questions ask for it."""
    facts = profit_table(months).join(files.accounts().set_index("account"))
    facts["days_late"] = _days_late(months).reindex(facts.index)
    facts["years_customer"] = (files.LAST_DAY - facts["customer_since"]) / pd.Timedelta(days=365.25)
    facts["sales_growth_percent"] = _growth().reindex(facts.index)
    facts["open_wallet_cny"] = facts["wallet_cny"] * (1 - facts["share_of_wallet_percent"] / 100)
    return facts.sort_values("revenue", ascending=False, kind="stable")


def lifetime_facts(months=12):
    """``account_facts`` with what lifetime profit needs, of the accounts that buy from us now.

    Every amount of the period (revenue to profit) is per year, so that ``profit`` is the yearly margin after
    cost to serve (CNY) whatever ``months`` is. And: ``retention`` (fraction, our estimate that it still buys
    a year from now) and ``acquisition_cost_cny`` (CNY, what winning it cost). Indexed by the account's name,
    largest revenue first; lost accounts and targets are not in it.

    >>> facts = lifetime_facts()
    >>> len(facts), float(facts.loc["Hesselvik Marine Works", "retention"])
    (59, 0.97)
    """
    outlook = files.account_outlook().set_index("account_id")
    spent = files.acquisition().set_index("account_id").sum(axis=1)
    facts = account_facts(months)
    facts = facts[facts["account_id"].isin(outlook.index)].copy()
    facts[_AMOUNTS] *= 12 / months
    facts["retention"] = outlook["retention_percent"].reindex(facts["account_id"]).to_numpy() / 100
    facts["acquisition_cost_cny"] = spent.reindex(facts["account_id"]).to_numpy()
    return facts


def relationship_answers_table():
    """The managers' answers, 1 to 5, with a row per account (by name) and a column per question (item_id).

    >>> relationship_answers_table().shape
    (71, 20)
    """
    answers = files.relationship_answers().astype({"account_id": str, "item_id": str})
    table = answers.pivot(index="account_id", columns="item_id", values="answer")
    table = table[files.relationship_questions()["item_id"].astype(str)].rename_axis(columns=None)
    return table.set_axis(_names(table.index))


def survey_table():
    """The answers of the survey with the account's name, region, industry and status beside its id.

    Made for ``satisfaction.read_survey(survey_table(), survey_items(), account="account")``.

    >>> list(survey_table().columns[:7])
    ['respondent_id', 'account_id', 'account', 'region', 'industry', 'status', 'role']
    """
    return _beside_account(files.survey(), ["region", "industry", "status"])


def expectation_drivers_table():
    """How strongly each of four drivers lifts expectation (1..7), with the region; by the account's name."""
    table = _beside_account(files.expectation_drivers(), ["region"])
    return table.drop(columns="account_id").astype({"account": str}).set_index("account")


def complaints_table(months=12):
    """Complaints settled in the last ``months``, with the account's name, region and status beside its id.

    And: ``settled`` (day) and ``stayed`` (whether the account still buys from us).
    """
    table = _beside_account(files.complaints(), ["region", "status"])
    table["settled"] = table["date"] + pd.to_timedelta(table["resolved_days"], unit="D")
    table["stayed"] = table["status"].isin(["normal", "key"])
    return table[table["settled"].between(files.first_day(months), files.LAST_DAY)].reset_index(drop=True)


def _beside_account(table, columns):
    """The table with the account's name and these columns of ``accounts`` after its id."""
    known = files.accounts().set_index("account_id")
    place = table.columns.get_loc("account_id") + 1
    for more, column in enumerate(columns):
        table.insert(place + more, column, known[column].reindex(table["account_id"]).array)
    table.insert(place, "account", _named(table["account_id"]))
    return table


def _days_late(months):
    """Invoices that are not due yet are left out: they cannot be late."""
    payments = files.payments()
    due = payments["due_date"].between(files.first_day(months), files.LAST_DAY)
    late = tiering.days_late(payments[due], as_of=files.LAST_DAY)
    return late.set_axis(_names(late.index))


def _growth():
    lines = ledger_lines()
    recent = files.period(lines, 24)
    last_year = recent["date"] >= files.first_day(12)
    now, both = (
        part.groupby("customer", observed=False)["amount"].sum() for part in (recent[last_year], recent)
    )
    before = both - now
    growth = (now / before.where(before > 0) - 1).fillna(1.0) * 100
    return growth.set_axis(growth.index.astype(str))


def _account_names():
    return files.accounts().set_index("account_id")["account"].to_dict()


def _named(ids):
    """Account ids (a categorical Series) as a categorical Series of names."""
    return ids.cat.rename_categories(_account_names())


def _names(ids):
    """Account ids (an index) as an index of names."""
    names = _account_names()
    return pd.Index([names[one] for one in ids], name="account")
