"""Which lines can be used, and the reason for each that cannot."""

import re

import numpy as np

from kam_helpers.ledger import dates, numbers
from kam_helpers.ledger.columns import Choice
from kam_helpers.ledger.table import Table
from kam_helpers.ledger.values import Values, amounts, problem_of
from kam_helpers.text import N_

USED = 0
REASONS = (
    "",
    N_("more fields than the header"),
    N_("the column names again"),
    N_("a total, not a line"),
    N_("no customer"),
    N_("no date"),
    N_("the date cannot be read"),
    N_("the date is before 1950 or after 2100"),
    N_("no amount"),
    N_("the amount is a percentage"),
    N_("the amount cannot be read"),
    N_("no quantity or price to compute the amount from"),
    N_("the amount is a formula whose result is not stored"),
    N_("in another currency"),
)
(
    OVERFLOW,
    HEADER_AGAIN,
    TOTAL,
    NO_CUSTOMER,
    NO_DATE,
    BAD_DATE,
    FAR_DATE,
    NO_AMOUNT,
    PERCENT,
    BAD_AMOUNT,
    NO_FACTORS,
    FORMULA,
    OTHER_CURRENCY,
) = range(1, len(REASONS))

_DATE_REASON = np.array(
    [USED, NO_DATE, BAD_DATE, FAR_DATE], dtype=np.int8
)  # by dates.OK, BLANK, UNREADABLE, …
_AMOUNT_REASON = np.array([USED, NO_AMOUNT, PERCENT, BAD_AMOUNT], dtype=np.int8)
_TOTAL = re.compile(
    r"(?:(?:grand |sub[- ]?|sous[- "
    r"]?)?tota(?:l|le|ls|ux)\b.*|(?:gesamt|zwischen|end)?summen?\b.*|gesamt\b.*|insgesamt\b.*"
    r"|(?:gesamt)?ergebnis\b.*|sum\b.*|suma\b.*|somme\b.*|.*\btotal:?|.*(?:合计|总计|小计|总额|累计)[::]?.*)",
    re.IGNORECASE,
)


def judge(table: Table, chosen: dict[str, Choice], values: Values, currency: str | None) -> np.ndarray:
    """One reason per line, ``USED`` (0) where the line can be used. The first that applies is given."""
    customer, date = (table.column(chosen[role].column) for role in ("customer", "date"))
    amount, computed = amounts(values)
    reason = np.zeros(len(table), dtype=np.int8)
    if currency is not None and any(name not in ("", currency) for name in values.currencies):
        other = np.array([name not in ("", currency) for name in values.currencies])
        reason[other[values.currency_codes]] = OTHER_CURRENCY
    if computed:
        reason[np.isnan(amount)] = NO_FACTORS
    elif "amount" in values.number_problems:
        problem = values.number_problems["amount"]
        reason = np.where(problem == numbers.OK, reason, _AMOUNT_REASON[problem])
    if values.date_problems.any():
        found = values.date_problems
        reason = np.where(found == dates.OK, reason, _DATE_REASON[found])
    nobody = np.array([text.casefold() in numbers.BLANKS for text in customer.texts], dtype=bool)
    if nobody.any():
        reason[customer.where(nobody)] = NO_CUSTOMER
    if values.date_problems.any():
        reason[_totals(table, date, values)] = TOTAL
        reason[_headers_again(table, chosen)] = HEADER_AGAIN
    if table.overflow:
        reason[~table.columns[-1].blank()] = OVERFLOW
    return reason


def _totals(table, date, values):
    """Lines without a date in which some cell says "Total" in one of the languages."""
    date_is_total = date.where([bool(_TOTAL.fullmatch(text)) for text in date.texts])
    candidates = np.flatnonzero((values.date_problems == dates.BLANK) | date_is_total)
    found = np.zeros(len(table), dtype=bool)
    for column in table.columns:
        codes = column.codes[candidates]
        says = {int(c) for c in np.unique(codes) if _is_total(column.values[c])}
        found[candidates[np.isin(codes, list(says))]] = True
    return found


def _is_total(value):
    return isinstance(value, str) and bool(_TOTAL.fullmatch(value.strip()))


def _headers_again(table, chosen):
    """Lines that repeat the column names, as printed reports do on every page."""
    again = np.ones(len(table), dtype=bool)
    for choice in chosen.values():
        column = table.column(choice.column)
        again &= column.where([" ".join(text.split()) == choice.column for text in column.texts])
    return again


def unreadable(values: Values, role, used: np.ndarray) -> int:
    """How many used lines have a cell for this role that could not be read as a number."""
    problem = problem_of(values, role)[used]
    return int(((problem == numbers.UNREADABLE) | (problem == numbers.PERCENT)).sum())
