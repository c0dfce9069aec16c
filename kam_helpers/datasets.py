"""The course's invented company, Kestrelle Coatings & Dosing, as DataFrames.

``load(name)`` reads ``data/<name>.csv`` with the types that ``data/dictionary.csv`` gives each column: ids and
choices are categories (account, product and activity ids with the same categories in every table), dates are
datetime64, months stay text ("2026-06"), money is CNY. Each call hands out a copy: changing it changes nothing else.
"""

import functools
import hashlib
from pathlib import Path

import pandas as pd

from . import tiering
from .errors import CourseError
from .text import _

DATA = Path(__file__).resolve().parents[1] / "data"
FIRST_DAY = pd.Timestamp("2023-07-01")
LAST_DAY = pd.Timestamp("2026-06-30")
MONTHS = 36
CARRYING_RATE = (
    0.10  # cost of money tied up in receivables, a year; course assumption (Kaplan's case has the same)
)

_OWNER = {"account_id": "accounts", "product_id": "products", "activity_id": "activity_rates"}
_NUMERIC = {"whole": "int64", "number": "float64", "money": "float64"}
_CATEGORIES = ("id", "choice")


def load(name):
    """One table of the company by name ("invoice_lines"), or of the instructor ("instructor/hidden_traits").

    Raises CourseError for a name that does not exist, and when the data folder is not there.
    """
    return _read(name).copy()


def accounts():
    """One row per account: industry, region, status, manager, terms, wallet, ratings 1 to 5, value demand."""
    return load("accounts")


def products():
    """One row per product: family, unit, list price and full production cost (CNY a unit)."""
    return load("products")


def invoice_lines():
    """Every line of every invoice, July 2023 to June 2026 (CNY); goods taken back are negative."""
    return load("invoice_lines")


def service_activities():
    """How often each activity was done for each account in each month."""
    return load("service_activities")


def activity_rates():
    """What doing an activity once costs (CNY)."""
    return load("activity_rates")


def payments():
    """One row per invoice: when it was due and when it was paid (empty: not yet)."""
    return load("payments")


def managers():
    """Our account managers, with the number of key accounts each can look after."""
    return load("managers")


def selection_criteria():
    """Criteria for choosing key accounts, read from columns of ``account_facts()``."""
    return load("selection_criteria")


def service_standards():
    """What an account of each tier gets in a year, and what one unit costs (CNY). Illustrative."""
    return load("service_standards")


def period(frame, last_months=12):
    """The rows of the last ``last_months`` months (1 to 36) up to June 2026, by the column date, invoice_date or month.

    >>> period(pd.DataFrame({"month": ["2025-06", "2025-07"]}))["month"].to_list()
    ['2025-07']
    """
    start = first_day(last_months)
    for column in ("date", "invoice_date"):
        if column in frame:
            return frame[frame[column].between(start, LAST_DAY)]
    if "month" in frame:
        return frame[frame["month"] >= f"{start:%Y-%m}"]
    raise CourseError(_("This table has no date: it needs a column “date”, “invoice_date” or “month”."))


def first_day(last_months=12):
    """The first day of the last ``last_months`` months (a whole number, 1 to 36).

    >>> first_day(12)
    Timestamp('2025-07-01 00:00:00')
    """
    if isinstance(last_months, bool) or last_months not in range(1, MONTHS + 1):
        raise CourseError(
            _("The files cover {most} months: ask for 1 to {most}, not {asked}.").format(
                most=MONTHS, asked=last_months
            )
        )
    return LAST_DAY + pd.Timedelta(days=1) - pd.DateOffset(months=int(last_months))


def ledger_lines():
    """The invoice lines under a ledger's standard names, as ``read_ledger(...).lines``, with ``cost`` (CNY).

    Columns: row (1 = first line below the header is line 2 of the file), customer, date, invoice, product,
    quantity, price, amount, cost.
    """
    lines = invoice_lines()
    items = products().set_index("product_id")
    return pd.DataFrame(
        {
            "row": range(2, len(lines) + 2),
            "customer": _names(lines["account_id"]),
            "date": lines["date"],
            "invoice": lines["invoice_id"],
            "product": lines["product_id"].cat.rename_categories(items["product"].to_dict()),
            "quantity": lines["quantity"].astype(float),
            "price": lines["unit_price_cny"],
            "amount": lines["amount_cny"],
            "cost": lines["quantity"] * lines["product_id"].map(items["unit_cost_cny"]).astype(float),
        }
    )


def activity_table(months=12):
    """How often each activity (columns, by name) was done for each account (index, by name) in the last months."""
    done = period(service_activities(), months)
    names = activity_rates().set_index("activity_id")["activity"].to_dict()
    table = done.assign(
        account=_names(done["account_id"]), activity=done["activity_id"].map(names)
    ).pivot_table(
        index="account", columns="activity", values="quantity", aggfunc="sum", fill_value=0, observed=True
    )
    order = [name for name in names.values() if name in table]
    return table[order].rename_axis(columns=None).set_axis(table.index.astype(str), axis=0)


def activity_prices():
    """CNY for doing each activity (index, by name) once."""
    return activity_rates().set_index("activity")["rate_cny"]


def profit_table(months=12):
    """Profit after cost to serve of each account with sales in the last ``months`` months (CNY for that time).

    As ``tiering.customer_profit``, indexed by the account's name, largest profit first. Money tied up in
    receivables costs 10 % a year.
    """
    lines = period(ledger_lines(), months)
    sums = lines.groupby("customer", observed=True)[["amount", "cost"]].sum()
    sums.index = sums.index.astype(str).rename("account")
    owed = tiering.average_receivables(payments(), first_day(months), LAST_DAY)
    owed.index = _names(owed.index)
    table = tiering.customer_profit(
        sums["amount"],
        sums["cost"],
        activity_table(months).reindex(sums.index, fill_value=0),
        activity_prices(),
        owed.reindex(sums.index, fill_value=0.0),
        carrying_rate=CARRYING_RATE * months / 12,
    )
    return table.sort_values("profit", ascending=False, kind="stable").rename_axis("account")


def account_facts(months=12):
    """What is known of each account with sales in the last ``months`` months: ``accounts()`` beside ``profit_table()``.

    Also: ``days_late`` (days between due date and payment), ``years_customer``, ``sales_growth_percent`` (last twelve
    months against the twelve before; 100 for an account that is new in them) and ``open_wallet_cny`` (wallet × (1 − share)).
    Indexed by the account's name, largest revenue first. The criteria of ``selection_criteria()`` are columns of it.
    """
    facts = profit_table(months).join(accounts().set_index("account"))
    late = tiering.days_late(period(payments(), months), as_of=LAST_DAY)
    late.index = _names(late.index)
    facts["days_late"] = late.reindex(facts.index)
    facts["years_customer"] = (LAST_DAY - facts["customer_since"]) / pd.Timedelta(days=365.25)
    facts["sales_growth_percent"] = _growth().reindex(facts.index)
    facts["open_wallet_cny"] = facts["wallet_cny"] * (1 - facts["share_of_wallet_percent"] / 100)
    return facts.sort_values("revenue", ascending=False, kind="stable")


def checksums():
    """Every data file with the checksum it should have and has: columns rows, expected, found, same; index file."""
    table = _csv(DATA / "checksums.csv").set_index("file").rename(columns={"sha256": "expected"})
    table["found"] = [_sha256(DATA / name) for name in table.index]
    table["same"] = table["expected"] == table["found"]
    return table


def changed_files():
    """Names of the data files that are missing or differ from what the lessons were written with."""
    table = checksums()
    return table.index[~table["same"]].to_list()


def _growth():
    lines = ledger_lines()
    two_years, last_year = period(lines, 24), period(lines, 12)
    now = last_year.groupby("customer", observed=True)["amount"].sum()
    both = two_years.groupby("customer", observed=True)["amount"].sum()
    before = both - now.reindex(both.index, fill_value=0.0)
    growth = (now / before.where(before > 0) - 1).fillna(1.0) * 100
    return growth.set_axis(growth.index.astype(str))


def _names(ids):
    """Account ids as names (a Series keeps its index and becomes a category; an index becomes plain text)."""
    names = _read("accounts").set_index("account_id")["account"].to_dict()
    if isinstance(ids, pd.Series):
        return ids.cat.rename_categories(names)
    return pd.Index([names[one] for one in ids], name="account")


@functools.cache
def _read(name):
    table = _csv(DATA / f"{name}.csv")
    types = _types(f"{name}.csv")
    if list(types) != list(table.columns):
        raise CourseError(
            _(
                "The file {file} does not have the columns the course expects. Run “make data” to write it afresh."
            ).format(file=f"data/{name}.csv")
        )
    for column, kind in types.items():
        table[column] = _typed(table[column], kind, _OWNER.get(column))
    return table


def _typed(text, kind, owner):
    if kind in _NUMERIC:
        return text.astype(_NUMERIC[kind])
    if kind == "date":
        return pd.to_datetime(text, format="%Y-%m-%d")
    if kind in _CATEGORIES:
        known = text if owner is None else _csv(DATA / f"{owner}.csv")[text.name]
        return text.astype(pd.CategoricalDtype(sorted(known.dropna().unique())))
    return text.fillna("")


def _types(file):
    dictionary = _csv(DATA / "dictionary.csv")
    own = dictionary[dictionary["file"] == file]
    return dict(zip(own["column"], own["type"], strict=True))


@functools.cache
def _csv(path):
    if not path.parent.is_dir():
        raise CourseError(
            _(
                "The course's data folder is not here. Work in a copy of the whole course, not only the installed package."
            )
        )
    if not path.is_file():
        known = sorted(p.stem for p in DATA.glob("*.csv"))
        raise CourseError(
            _(
                "There is no table “{name}”. The tables are: {known}. If one is missing, run “make data”."
            ).format(name=path.stem, known=", ".join(known))
        )
    return pd.read_csv(path, dtype=str, encoding="utf-8", keep_default_na=False, na_values=[""])


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
