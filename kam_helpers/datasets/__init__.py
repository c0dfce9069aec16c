"""The course's invented company, Kestrelle Coatings & Dosing, as DataFrames.

``load(name)`` and the functions named after the files read one table each; ``ledger_lines``, ``profit_table``
and ``account_facts`` put them together as the models want them. What each column means: data/README.md.
"""

from .company import (
    CARRYING_RATE,
    account_facts,
    activity_prices,
    activity_table,
    ledger_lines,
    profit_table,
    revenue_by_year,
)
from .files import (
    FIRST_DAY,
    LAST_DAY,
    MONTHS,
    accounts,
    activity_rates,
    changed_files,
    checksums,
    first_day,
    invoice_lines,
    load,
    managers,
    payments,
    period,
    products,
    selection_criteria,
    service_activities,
    service_standards,
)

__all__ = [
    "CARRYING_RATE",
    "FIRST_DAY",
    "LAST_DAY",
    "MONTHS",
    "account_facts",
    "accounts",
    "activity_prices",
    "activity_rates",
    "activity_table",
    "changed_files",
    "checksums",
    "first_day",
    "invoice_lines",
    "ledger_lines",
    "load",
    "managers",
    "payments",
    "period",
    "products",
    "profit_table",
    "revenue_by_year",
    "selection_criteria",
    "service_activities",
    "service_standards",
]
