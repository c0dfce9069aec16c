"""From cells to values: amounts, quantities, prices, dates and currencies, one per line."""

from dataclasses import dataclass

import numpy as np

from kam_helpers.ledger.columns import Choice
from kam_helpers.ledger.dates import Dates, parse_dates
from kam_helpers.ledger.numbers import OK, Numbers, decimal_votes, guess_grouping, parse_numbers
from kam_helpers.ledger.table import Table

TOLD, SEEN, ASSUMED, NOT_NEEDED = "told", "seen", "assumed", "not needed"
_NUMERIC = ("amount", "quantity", "price")


@dataclass(frozen=True)
class Marks:
    """The decimal mark of each numeric role, and how it was settled (TOLD, SEEN, ASSUMED, NOT_NEEDED)."""

    by_role: dict[str, str]
    basis: str

    @property
    def main(self) -> str:
        """The mark of the amount, or of the first numeric column."""
        return next(iter(self.by_role.values()))


@dataclass(frozen=True, eq=False)
class Values:
    """One entry per line of the table. ``numbers`` and ``number_problems`` by role; ``currency_codes`` point
    into
    ``currencies`` ("" where none is written)."""

    numbers: dict[str, np.ndarray]
    number_problems: dict[str, np.ndarray]
    dates: Dates
    moments: np.ndarray
    date_problems: np.ndarray
    currencies: tuple[str, ...]
    currency_codes: np.ndarray
    marks: Marks


def read_values(table: Table, chosen: dict[str, Choice], decimal=None, day_first=None) -> Values:
    """Every value that the chosen columns hold."""
    columns = {role: table.column(choice.column) for role, choice in chosen.items()}
    numeric = {role: columns[role] for role in _NUMERIC if role in columns}
    marks = settle_decimal(numeric, decimal)
    parsed = {role: parse_numbers(column, marks.by_role[role]) for role, column in numeric.items()}
    currencies, currency_codes = _currencies(columns, parsed, len(table))
    american = any(currency in ("USD", "$") for currency in currencies)
    dates = parse_dates(columns["date"], day_first, usual_day_first=not american)
    return Values(
        {role: columns[role].where(found.values) for role, found in parsed.items()},
        {role: columns[role].where(found.problems) for role, found in parsed.items() if found.problems.any()},
        dates,
        columns["date"].where(dates.values),
        columns["date"].where(dates.problems),
        currencies,
        currency_codes,
        marks,
    )


def settle_decimal(columns, told=None) -> Marks:
    """Decimal point or comma: what the user says, else what a column's own numbers allow, else what the
    others allow.

    When all numbers could be read either way ("1.234"), the likelier reading is assumed and reported as such.
    """
    if told is not None:
        return Marks(dict.fromkeys(columns, told), TOLD)
    votes = {role: decimal_votes(column) for role, column in columns.items()}
    together = tuple(map(sum, zip(*votes.values(), strict=True)))
    if any(together):
        return Marks({role: _winner(own if any(own) else together) for role, own in votes.items()}, SEEN)
    guess = next(filter(None, map(guess_grouping, columns.values())), "")
    return Marks(dict.fromkeys(columns, guess or "."), ASSUMED if guess else NOT_NEEDED)


def _winner(votes):
    point, comma = votes
    return "." if point >= comma else ","


def _currencies(columns, parsed: dict[str, Numbers], n):
    """The currency of each line: from a currency column if there is one, else as written with the amount."""
    if "currency" in columns:
        column = columns["currency"]
        return _coded(column, [text.upper() for text in column.texts])
    for role in ("amount", "price"):
        if role in parsed and any(parsed[role].currencies):
            return _coded(columns[role], parsed[role].currencies)
    return ("",), np.zeros(n, dtype=np.int64)


def _coded(column, labels):
    names = tuple(sorted(set(labels)))
    position = {name: at for at, name in enumerate(names)}
    return names, column.where(np.array([position[label] for label in labels], dtype=np.int64))


def amounts(values: Values):
    """The amount of each line (NaN where there is none), and whether it was computed as quantity × price."""
    if "amount" in values.numbers:
        return values.numbers["amount"], False
    return values.numbers["quantity"] * values.numbers["price"], True


def problem_of(values: Values, role) -> np.ndarray:
    """Per line, why a number of this role is missing (OK where it is not)."""
    n = len(values.moments)
    return values.number_problems.get(role, np.full(n, OK, dtype=np.int8))
