"""The two frames a ledger ends in: the lines it can use and the lines it cannot."""

import itertools
import operator

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
    return pd.DataFrame(data, copy=False)  # all arrays are new


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
    return pd.DataFrame(data, copy=False)  # all arrays are new


def repeated_lines(table: Table, used: np.ndarray) -> int:
    """How many used lines say in every field what an earlier one says.

    Lines are compared by a 64-bit fingerprint of their codes: among a million lines, two different ones share
    theirs in fewer than one file in ten million.
    """
    fingerprint = np.zeros(int(used.sum()), dtype=np.uint64)
    for column in table.columns:
        fingerprint ^= fingerprint >> np.uint64(29)
        fingerprint *= np.uint64(0x9E3779B97F4A7C15)  # 2⁶⁴/φ (Knuth, 1973)
        fingerprint += column.codes[used].astype(np.uint64)
    return int(pd.Series(fingerprint).duplicated().sum())


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
    codes = column.codes[at]
    occurring = _occurring(codes, len(column.values))
    texts = _without_decimals([column.texts[code] for code in occurring])
    named = [not (text == "" or text.casefold() in BLANKS) for text in texts]
    if not all(named):
        occurring = list(itertools.compress(occurring, named))
        texts = list(itertools.compress(texts, named))
    return _categorical(codes, occurring, texts, len(column.values))


def _verbatim(column: Column, at: np.ndarray) -> pd.Categorical:
    """Cells as they stand in the file."""
    codes = column.codes[at]
    occurring = _occurring(codes, len(column.values))
    texts = [cell_text(column.values[code]) for code in occurring]
    return _categorical(codes, occurring, texts, len(column.values))


def _occurring(codes, n):
    there = np.zeros(n, dtype=bool)
    there[codes] = True
    return np.flatnonzero(there).tolist()


def _categorical(codes, occurring, texts, n):
    """Codes into the sorted texts; ``texts`` belong to the codes ``occurring`` of ``n``, others are NA."""
    in_order = all(map(operator.lt, texts, texts[1:]))  # as the C parser leaves them
    names = texts if in_order else sorted(set(texts))
    lookup = np.full(n, -1, dtype=np.min_scalar_type(-len(names) - 1))
    if in_order:
        lookup[occurring] = np.arange(len(names))
    else:
        position = {name: number for number, name in enumerate(names)}
        lookup[occurring] = [position[text] for text in texts]
    return pd.Categorical.from_codes(lookup[codes], pd.Index(names, dtype="str"), validate=False)


def _without_decimals(texts):
    """Numbers that an export wrote with a decimal (17850.0), when the whole column is so."""
    if all(
        text.endswith(".0") and text[:-2].isdecimal()
        for text in texts
        if text and text.casefold() not in BLANKS
    ):
        return [text.removesuffix(".0") for text in texts]
    return texts
