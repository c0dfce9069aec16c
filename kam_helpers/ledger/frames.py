"""The two frames a ledger ends in: the lines it can use and the lines it cannot."""

import numpy as np
import pandas as pd

from kam_helpers.ledger.columns import Choice
from kam_helpers.ledger.headers import STANDARD
from kam_helpers.ledger.judge import REASONS
from kam_helpers.ledger.numbers import BLANKS
from kam_helpers.ledger.table import Column, Table, cell_text
from kam_helpers.ledger.values import Values, amounts
from kam_helpers.text import _

_TEXT_ROLES = ("customer", "invoice", "product")


def lines_frame(table: Table, chosen: dict[str, Choice], values: Values, used: np.ndarray) -> pd.DataFrame:
    """The used lines under the standard names, then the row number, then the file's other columns as text."""
    at = np.flatnonzero(used)
    data = {}
    for role in STANDARD:
        if role in _TEXT_ROLES:
            data[role] = (
                _category(table.column(chosen[role].column), at) if role in chosen else _nothing(len(at))
            )
        elif role == "date":
            data[role] = values.moments[at]
        elif role == "amount":
            data[role] = amounts(values)[0][at]
        else:
            data[role] = values.numbers[role][at] if role in chosen else np.full(len(at), np.nan)
    data["row"] = table.rows[at]
    taken = {choice.column for role, choice in chosen.items() if role in STANDARD}
    for column in table.columns:
        if column.name not in taken and column.name in table.names:
            data[_free(column.name, data)] = _category(column, at)
    return pd.DataFrame(data)


def rejected_frame(table: Table, reason: np.ndarray) -> pd.DataFrame:
    """Row number, reason, and every field of the line exactly as it stands in the file."""
    at = np.flatnonzero(reason)
    words = [_(text) if text else "" for text in REASONS]
    present = sorted({int(r) for r in np.unique(reason[at])})
    position = np.zeros(len(REASONS), dtype=np.int64)
    position[present] = np.arange(len(present))
    data = {
        "row": table.rows[at],
        "reason": pd.Categorical.from_codes(position[reason[at]], [words[r] for r in present]),
    }
    for column in table.columns:
        data[_free(column.name, data)] = _verbatim(column, at)
    return pd.DataFrame(data)


def repeated_lines(table: Table, used: np.ndarray) -> int:
    """How many used lines say in every field what an earlier one says."""
    at = np.flatnonzero(used)
    most_telling = sorted(table.columns, key=lambda column: -len(column.values))[:4]
    key = np.zeros(len(at), dtype=np.uint64)
    for column in most_telling:  # wraps around: equal lines get equal keys, few others do
        key *= np.uint64(max(len(column.values), 1))
        key += column.codes[at].astype(np.uint64)
    alike = pd.Series(key).duplicated(keep=False).to_numpy()
    if not alike.any():
        return 0
    exact = pd.DataFrame({number: column.codes[at[alike]] for number, column in enumerate(table.columns)})
    return int(exact.duplicated().sum())


def _free(name, taken):
    while name in taken:
        name = _("{name} (file)").format(name=name)
    return name


def _nothing(n):
    return pd.Categorical.from_codes(np.full(n, -1), pd.Index([], dtype="str"))


def _category(column: Column, at: np.ndarray) -> pd.Categorical:
    """Names as a category of those that occur, in order; empty cells are missing.

    An export's ``17850.0`` is customer ``17850``.
    """
    return _categorical(column, at, _without_decimals(column.texts), _is_name)


def _verbatim(column: Column, at: np.ndarray) -> pd.Categorical:
    """Cells as they stand in the file."""
    return _categorical(column, at, [cell_text(value) for value in column.values], lambda _text: True)


def _categorical(column, at, texts, wanted):
    codes = column.codes[at]
    occurs = np.zeros(len(texts), dtype=bool)
    occurs[codes] = True
    there = [(text, code) for code in np.flatnonzero(occurs).tolist() if wanted(text := texts[code])]
    names = sorted({text for text, _code in there})
    lookup = np.full(len(texts), -1, dtype=np.min_scalar_type(-len(names) - 1))
    if len(names) == len(there):
        lookup[[code for _text, code in sorted(there)]] = np.arange(len(names))
    else:
        position = {name: number for number, name in enumerate(names)}
        lookup[[code for _text, code in there]] = [position[text] for text, _code in there]
    return pd.Categorical.from_codes(lookup[codes], pd.Index(names, dtype="str"), validate=False)


def _is_name(text):
    return bool(text) and text.casefold() not in BLANKS


def _without_decimals(texts):
    """Numbers that an export wrote with a decimal (17850.0), when the whole column is so."""
    if all(text.endswith(".0") and text[:-2].isdecimal() for text in texts if _is_name(text)):
        return [text.removesuffix(".0") for text in texts]
    return texts
