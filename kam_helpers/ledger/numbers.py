"""Numbers as people and ERP systems write them.

``1.234,56`` · ``1 234,56`` · ``1'234.56`` · ``(12.00)`` · ``12,00-`` · ``−12`` · ``€ 12`` · ``CNY 12`` ·
``12,34,567``.
What cannot be read for certain is refused, not guessed at.
"""

import re
import unicodedata
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kam_helpers.ledger.table import Column

OK, BLANK, PERCENT, UNREADABLE = range(4)
BLANKS = frozenset({"", "-", "--", "nan", "null", "none", "n/a", "#n/a", "(blank)", "(leer)"})
LARGEST = 1e15  # a longer number is a bar code or an account number, not an amount

_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "¥": "¥",
    "元": "CNY",
    "$": "$",
    "US$": "USD",
    "RMB": "CNY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "zł": "PLN",
    "kr": "kr",
    "Kč": "CZK",
    "R$": "BRL",
    "Fr.": "CHF",
    "Ft": "HUF",
}
CODES = frozenset(
    [
        "AED",
        "ARS",
        "AUD",
        "BGN",
        "BRL",
        "CAD",
        "CHF",
        "CLP",
        "CNH",
        "CNY",
        "COP",
        "CZK",
        "DKK",
        "EGP",
        "EUR",
        "GBP",
        "HKD",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "JPY",
        "KRW",
        "MAD",
        "MXN",
        "MYR",
        "NOK",
        "NZD",
        "PEN",
        "PHP",
        "PLN",
        "RON",
        "RUB",
        "SAR",
        "SEK",
        "SGD",
        "THB",
        "TRY",
        "TWD",
        "UAH",
        "USD",
        "VND",
        "ZAR",
    ]
)
_CURRENCY = "|".join(sorted(map(re.escape, [*_SIGNS, *CODES]), key=len, reverse=True))
_AROUND = re.compile(rf"(?P<before>{_CURRENCY})?\s*(?P<body>.*?)\s*(?P<after>{_CURRENCY})?", re.DOTALL)
_INDIAN = r"|\d{1,2}(?:,\d\d)+,\d{3}"  # lakh and crore: 12,34,567
_BODY = {
    mark: re.compile(
        rf"(?=[.,]?\d)(?:\d+|\d{{1,3}}(?P<gap>[{other} '])\d{{3}}(?:(?P=gap)\d{{3}})*{indian})?"
        rf"(?:{re.escape(mark)}\d*)?(?:[eE][+-]?\d{{1,2}})?"
    )
    for mark, other, indian in ((".", ",", _INDIAN), (",", ".", ""))
}
_CLEAN = {
    mark: re.compile(rf"-?(?:\d+|\d{{1,3}}(?:{re.escape(other)}\d{{3}})+)(?:{re.escape(mark)}\d*)?")
    for mark, other in ((".", ","), (",", "."))
}
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "−": "-", "–": "-", "‐": "-", "\u00a0": " "})
_UNCLEAR = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_PLAIN_DECIMAL = re.compile(r"-?\d+([.,])(?:\d{1,2}|\d{4,})")
_ONE_MARK = re.compile(r"\d*([.,])\d*")


@dataclass(frozen=True, eq=False)
class Numbers:
    """Per distinct value: the number (NaN where there is none), why not (OK …), and the currency written
    with it."""

    values: np.ndarray
    problems: np.ndarray
    currencies: tuple[str, ...]


def parse_number(text: str, decimal: str = "."):
    """``(number, problem, currency)`` for one text; ``decimal`` is the decimal mark, "." or ",".

    >>> parse_number("(1,234.50)"), parse_number("1.234,50-", ","), parse_number("€ −5")
    ((-1234.5, 0, ''), (-1234.5, 0, ''), (-5.0, 0, 'EUR'))
    >>> parse_number("12,5")[1] == UNREADABLE, parse_number("12 %")[1] == PERCENT
    (True, True)
    """
    text = _normal(text)
    if text.casefold() in BLANKS:
        return np.nan, BLANK, ""
    if text.endswith("%") or text.startswith("%"):
        return np.nan, PERCENT, ""
    body, negative, currency = _peel(text)
    if body is None or not _BODY[decimal].fullmatch(body):
        return np.nan, UNREADABLE, ""
    digits = (
        body.replace("'", "").replace(" ", "").replace("," if decimal == "." else ".", "").replace(",", ".")
    )
    number = float(digits)
    if abs(number) > LARGEST:
        return np.nan, UNREADABLE, ""
    return (-number if negative else number), OK, currency


def _normal(text):
    """Full-width digits, unusual spaces, minus signs and apostrophes as plain ones."""
    if text.isascii():
        return text.strip().replace("`", "'")
    return unicodedata.normalize("NFKC", text).translate(_QUOTES).strip()


def _peel(text):
    """Take signs, parentheses and currencies off from outside in; at most one sign and one currency."""
    if text[:1].isdecimal() and text[-1:].isdecimal():
        return text, False, ""
    negative, currency, signs = False, "", 0
    for _layer in range(3):
        if text.startswith("(") and text.endswith(")"):
            text, negative, signs = text[1:-1].strip(), True, signs + 1
        elif text[:1] in ("-", "+") or text[-1:] in ("-", "+"):
            at_start = text[:1] in ("-", "+")
            sign, text = (text[0], text[1:].strip()) if at_start else (text[-1], text[:-1].strip())
            negative, signs = sign == "-", signs + 1
        found = _AROUND.fullmatch(text)
        mark = found["before"] or found["after"]
        if mark and not (found["before"] and found["after"]) and not currency:
            text, currency = found["body"], _SIGNS.get(mark, mark)
    return (text if signs <= 1 else None), negative, currency


def looks_like_number(value) -> bool:
    """Whether a cell is a number under either decimal mark.

    >>> looks_like_number("1.234,5-"), looks_like_number("Alder 5"), looks_like_number(5.0)
    (True, False, True)
    """
    if not isinstance(value, str):
        return isinstance(value, (int, float))
    if not value or (value[0].isalpha() and value[-1].isalpha()):
        return False
    return any(parse_number(value, mark)[1] == OK for mark in _BODY)


def parse_numbers(column: Column, decimal: str) -> Numbers:
    """The distinct values of a column as numbers. Plain digits go through numpy, the rest one by one."""
    values = column.values
    numbers = np.full(len(values), np.nan)
    problems = np.full(len(values), OK, dtype=np.int8)
    currencies = [""] * len(values)
    plain = _plain(values, decimal)
    if plain is not None:
        numbers = plain
    with np.errstate(invalid="ignore"):
        todo = np.flatnonzero(~(np.abs(numbers) <= LARGEST))
    for at in todo:
        numbers[at], problems[at], currencies[at] = _parse_cell(values[at], decimal)
    return Numbers(numbers, problems, tuple(currencies))


def _plain(values, decimal):
    """Numbers of the cells that need no thought, NaN for the others."""
    if not all(isinstance(value, str) for value in values):
        return None
    joined = "".join(values)
    if not joined.isascii() or decimal == "," or joined.encode().translate(None, b"0123456789-."):
        clean, thousands = _CLEAN[decimal].fullmatch, "," if decimal == "." else "."
        values = [v.replace(thousands, "").replace(",", ".") if clean(v) else "" for v in values]
    return pd.to_numeric(pd.Series(values, dtype=object), errors="coerce").to_numpy(dtype=float, copy=True)


def _parse_cell(value, decimal):
    if isinstance(value, str):
        return parse_number(value, decimal)
    if isinstance(value, (int, float)) and abs(value) <= LARGEST:
        return float(value), OK, ""
    return np.nan, UNREADABLE, ""


def decimal_votes(column: Column, sample: int = 5000) -> tuple[int, int]:
    """How many distinct values can only be read with a decimal point, and how many only with a decimal comma.

    >>> texts = np.array(["1.234,50", "7,5", "12"], dtype=object)
    >>> decimal_votes(Column("Betrag", np.arange(3), texts))
    (0, 2)
    """
    texts = [
        value for value in column.values[:: max(1, len(column.values) // sample)] if isinstance(value, str)
    ]
    votes = {".": 0, ",": 0}
    for text in texts:
        mark = _must_be(text)
        if mark:
            votes[mark] += 1
    return votes["."], votes[","]


def _must_be(text):
    """The only possible decimal mark of this text, or "" when it could be either or there is none."""
    plain = _PLAIN_DECIMAL.fullmatch(text)
    if plain:
        return plain[1]
    if "." not in text and "," not in text:
        return ""
    both = [mark for mark in (".", ",") if parse_number(text, mark)[1] == OK]
    if len(both) != 2:
        return both[0] if both else ""
    body = _peel(unicodedata.normalize("NFKC", text).translate(_QUOTES).strip())[0]
    return (
        "" if _UNCLEAR.fullmatch(body) else _ONE_MARK.fullmatch(body)[1] if _ONE_MARK.fullmatch(body) else ""
    )


def guess_grouping(column: Column) -> str:
    """For a column where every mark could be either ("1.234"): the likelier decimal mark, or "" without a
    mark.

    Common heuristic: where a plain number of four or more digits stands beside them, thousands are not
    marked, so the
    mark is the decimal one; otherwise it marks thousands.
    """
    texts = [value.strip() for value in column.values if isinstance(value, str)]
    marks = {_ONE_MARK.fullmatch(text)[1] for text in texts if _UNCLEAR.fullmatch(text)}
    if len(marks) != 1:
        return ""
    mark = marks.pop()
    ungrouped = any(re.fullmatch(r"-?\d{4,}", text) for text in texts)
    return mark if ungrouped else {".": ",", ",": "."}[mark]
