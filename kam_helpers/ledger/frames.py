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
    key = np.zeros(len(at), dtype=np.uint64)
    for column in table.columns:
        key *= np.uint64(
            0x9E3779B97F4A7C15
        )  # an odd constant: equal lines get equal keys, others almost never
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
    """Names as a category of those that occur, in order; empty cells are missing. ``17850.0`` is customer ``17850``."""
    codes = column.codes[at]
    occurs = np.bincount(codes, minlength=len(column.values)) > 0
    texts = _without_decimals(column.texts)
    names = sorted({text for text, there in zip(texts, occurs, strict=True) if there and _is_name(text)})
    position = {name: number for number, name in enumerate(names)}
    lookup = np.array([position.get(text, -1) for text in texts], dtype=np.int32)
    return pd.Categorical.from_codes(lookup[codes], pd.Index(names, dtype="str"))


def _is_name(text):
    return bool(text) and text.casefold() not in BLANKS


def _without_decimals(texts):
    """Numbers that an export wrote with a decimal (17850.0), when the whole column is so."""
    if all(text.endswith(".0") and text[:-2].isdecimal() for text in texts if _is_name(text)):
        return [text.removesuffix(".0") for text in texts]
    return texts


def _verbatim(column: Column, at: np.ndarray) -> pd.Categorical:
    codes = column.codes[at]
    occurring = np.flatnonzero(np.bincount(codes, minlength=len(column.values)))
    texts = [cell_text(column.values[c]) for c in occurring]
    names = sorted(set(texts))
    position = {name: number for number, name in enumerate(names)}
    lookup = np.zeros(len(column.values), dtype=np.int32)
    lookup[occurring] = [position[text] for text in texts]
    return pd.Categorical.from_codes(lookup[codes], pd.Index(names, dtype="str"))
