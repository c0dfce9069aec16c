"""The files of the data folder as DataFrames, with the types that data/dictionary.csv gives each column.

Ids and choices are categories (account, product and activity ids with the same categories in every table),
dates are datetime64, months stay text ("2026-06"), answers and optional numbers are float64 with NaN where
there is none, money is CNY. Each call hands out a copy: changing it changes nothing else.
"""

import functools
import hashlib
from numbers import Integral
from pathlib import Path

import pandas as pd

from ..errors import CourseError
from ..text import _

DATA = Path(__file__).resolve().parents[2] / "data"
FIRST_DAY = pd.Timestamp("2023-07-01")
LAST_DAY = pd.Timestamp("2026-06-30")
MONTHS = 36

_OWNER = {
    "account_id": "accounts",
    "product_id": "products",
    "activity_id": "activity_rates",
    "item_id": "relationship_questions",
}
_OWN_IDS = {"survey_items"}  # tables with ids of their own under a name that _OWNER gives to another
_NUMERIC = {
    "whole": "int64",
    "answer": "float64",
    "number": "float64",
    "optional": "float64",
    "money": "float64",
}
_CATEGORIES = ("id", "choice")


def load(name):
    """One table of the company by name ("invoice_lines"), or the instructor's ("instructor/hidden_traits").

    Raises CourseError for a name that does not exist, when the data folder is not there, and when a file
    does not have the columns of the dictionary.
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
    """Our account managers: key accounts each can look after, fixed pay (CNY), bonus (% of revenue)."""
    return load("managers")


def selection_criteria():
    """Criteria for choosing key accounts, read from columns of ``account_facts()``."""
    return load("selection_criteria")


def service_standards():
    """What an account of each tier gets in a year, and what one unit costs (CNY). Illustrative."""
    return load("service_standards")


def acquisition():
    """What winning each account cost, or may cost in the case of a target (CNY), in three parts."""
    return load("acquisition")


def account_outlook():
    """For each account that buys now: our estimate of the chance (%) that it still buys a year from now."""
    return load("account_outlook")


def contract_cohorts():
    """Care plans of workshops (not of the accounts) by start year: how many are in force year after year."""
    return load("contract_cohorts")


def relationship_questions():
    """Questions about the relationship with an account, by axis, and what to do about the answer."""
    return load("relationship_questions")


def relationship_answers():
    """What the managers answer about each account, 1 (not at all) to 5 (fully); one row per question."""
    return load("relationship_answers")


def survey_items():
    """The 22 statements of the satisfaction survey, by dimension (Parasuraman, Zeithaml & Berry 1988)."""
    return load("survey_items")


def survey():
    """Satisfaction survey, one row per person asked: expectation and perception of each statement (1..7).

    And: points for each dimension (they sum to 100), overall satisfaction, index questions, recommendation,
    problems noticed and reported. An empty answer is NaN.
    """
    return load("survey")


def expectation_drivers():
    """How strongly promises, industry, personal factors and environment lift expectation (1..7)."""
    return load("expectation_drivers")


def complaints():
    """One row per complaint settled: when it came in, what it was, how it was handled (hours, days, CNY)."""
    return load("complaints")


def recovery_panel():
    """Workshops with a care plan (not accounts): failures, how they were put right, what followed."""
    return load("recovery_panel")


def period(frame, last_months=12):
    """The rows of the last ``last_months`` months (1 to 36) up to June 2026.

    By the column date or invoice_date (datetime64), or else month (text "2026-06").

    >>> period(pd.DataFrame({"month": ["2025-06", "2025-07"]}))["month"].to_list()
    ['2025-07']
    """
    start = first_day(last_months)
    for column in ("date", "invoice_date"):
        if column in frame:
            return frame[frame[column].between(start, LAST_DAY)]
    if "month" in frame:
        return frame[frame["month"].between(f"{start:%Y-%m}", f"{LAST_DAY:%Y-%m}")]
    raise CourseError(_("This table has no date: it needs a column “date”, “invoice_date” or “month”."))


def first_day(last_months=12):
    """The first day of the last ``last_months`` months (a whole number, 1 to 36).

    >>> print(first_day(12))
    2025-07-01 00:00:00
    """
    whole = isinstance(last_months, Integral) and not isinstance(last_months, bool)
    if not (whole and 1 <= last_months <= MONTHS):
        raise CourseError(
            _("The files cover {most} months: ask for a whole number from 1 to {most}, not {asked}.").format(
                most=MONTHS, asked=last_months
            )
        )
    return LAST_DAY + pd.Timedelta(days=1) - pd.DateOffset(months=int(last_months))


def checksums():
    """Every data file with the checksum it should have and the one it has.

    Columns rows, expected, found (empty: the file is missing), same; index file.
    """
    table = _csv("checksums").set_index("file").rename(columns={"sha256": "expected"})
    table["rows"] = table["rows"].astype("int64")
    table["found"] = [_sha256(DATA / name) for name in table.index]
    table["same"] = table["expected"] == table["found"]
    return table


def changed_files():
    """Names of the data files that are missing or differ from what the lessons were written with."""
    table = checksums()
    return table.index[~table["same"]].to_list()


@functools.cache
def _read(name):
    types = _types(f"{name}.csv")
    table = _csv(name)
    wrong = CourseError(
        _(
            "The file {file} is not what the course expects. "
            "Run “make data” or “python data/generate.py” to write it afresh."
        ).format(file=f"data/{name}.csv")
    )
    if list(types) != list(table.columns):
        raise wrong
    try:
        return table.assign(
            **{column: _typed(table[column], kind, _ids(name, column)) for column, kind in types.items()}
        )
    except (ValueError, TypeError):
        raise wrong from None


def _ids(name, column):
    """The table that owns the ids of a column, or None when the column has only its own."""
    return None if name in _OWN_IDS else _OWNER.get(column)


def _typed(text, kind, owner):
    if kind in _NUMERIC:
        return text.astype(_NUMERIC[kind])
    if kind == "date":
        return pd.to_datetime(text, format="%Y-%m-%d")
    if kind in _CATEGORIES:
        known = _csv(owner)[text.name] if owner else text
        return text.astype(pd.CategoricalDtype(sorted(known.dropna().unique())))
    return text.fillna("")


def _types(file):
    dictionary = _csv("dictionary")
    own = dictionary[dictionary["file"] == file]
    if own.empty:
        known = (name.removesuffix(".csv") for name in dictionary["file"].unique() if "/" not in name)
        raise CourseError(
            _("There is no table “{name}”. The tables are: {known}.").format(
                name=file.removesuffix(".csv"), known=", ".join(sorted(known))
            )
        )
    return dict(zip(own["column"], own["type"], strict=True))


def _csv(name):
    path = DATA / f"{name}.csv"
    if not DATA.is_dir():
        raise CourseError(
            _(
                "The course's data folder is not here. "
                "Work in a copy of the whole course, not with the installed package alone."
            )
        )
    if not path.is_file():
        raise CourseError(
            _(
                "The file {file} is missing. Run “make data” or “python data/generate.py” to write it again."
            ).format(file=f"data/{name}.csv")
        )
    try:
        return pd.read_csv(path, dtype=str, encoding="utf-8", keep_default_na=False, na_values=[""])
    except ValueError:  # not UTF-8, no columns, rows of different lengths
        raise CourseError(
            _(
                "The file {file} cannot be read as a table. "
                "Run “make data” or “python data/generate.py” to write it afresh."
            ).format(file=f"data/{name}.csv")
        ) from None


def _sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
