"""Dates as companies write them. Whether day or month comes first is decided from the whole column.

``2025-12-31`` · ``31.12.2025`` · ``31/12/25`` · ``12/31/2025 4:05 PM`` · ``20251231`` · ``2025年1月5日`` ·
``5-Jan-25`` ·
``5 de enero de 2025`` · 45658 (days since 1899-12-30, as spreadsheets count). Times are kept, time zones are
dropped.
"""

import datetime
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kam_helpers.ledger.numbers import BLANKS
from kam_helpers.ledger.table import Column, cell_text
from kam_helpers.text import N_

OK, BLANK, UNREADABLE, IMPLAUSIBLE = range(4)
FIRST_YEAR, LAST_YEAR = 1950, 2100
_CENTURY_TURN = 70  # 69 is 2069, 70 is 1970: the POSIX convention
_SERIALS = (18264, 73415)  # 1950-01-01 to 2100-12-31
_EPOCH = datetime.datetime(1899, 12, 30)

_MONTH_NAMES = (
    "jan ene januar january janv janvier enero jän jänner",
    "feb februar february févr fev février fév febrero",
    "mar mär mrz märz maerz march mars marzo",
    "apr april avr avril abr abril",
    "may mai mayo",
    "jun juni june juin junio",
    "jul juli july juil juillet julio",
    "aug august août aout ago agosto",
    "sep sept september septembre septiembre set",
    "oct okt oktober october octobre octubre",
    "nov november novembre noviembre",
    "dec dez dic dezember december déc décembre decembre diciembre",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}

_TIME = (
    r"(?:(?:\s*T\s*|[\s,]+)(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?|上午|下午)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)
_FIGURES = r"(?P<a>\d{1,2})(?P<mark>[-/.])\s?(?P<b>\d{1,2})(?P=mark)\s?(?P<year>\d{4}|\d{2})"
_YEAR_FIRST = r"(?P<year>\d{4})(?P<mark>\s*[-/.]\s*)(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})\.?"
_WORD, _YEAR, _GAP = r"(?P<word>[^\W\d_]{3,10})", r"(?P<year>\d{4}|\d\d)", r"[\s\-/]*(?:de\s+)?"
_DAY_WORD = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?{_GAP}{_WORD}\.?,?{_GAP}{_YEAR}"
_WORD_DAY = rf"{_WORD}\.?[\s\-/]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[\s\-/]+{_YEAR}"
_FORMS = (
    (N_("year-month-day"), _YEAR_FIRST),
    (N_("day and month in figures"), _FIGURES),
    (N_("year, month and day without a mark"), r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"),
    (N_("Chinese"), r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]?"),
    (N_("month as a word"), _DAY_WORD),
    (N_("month as a word"), _WORD_DAY),
)
_COMPILED = tuple((label, re.compile(pattern + _TIME)) for label, pattern in _FORMS)
_DIGIT = re.compile(r"\d")
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
SERIAL_FORM = N_("spreadsheet day numbers")
CELL_FORM = N_("date cells of the workbook")


@dataclass(frozen=True, eq=False)
class Dates:
    """Per distinct value a date (NaT where there is none) and why not; the forms seen; how the order was
    settled.

    ``order``: "day", "month" or "" (no date depends on it). ``basis``: "told", "seen", "assumed" or
    "conflict".
    """

    values: np.ndarray
    problems: np.ndarray
    forms: tuple[str, ...]
    order: str
    basis: str


def looks_like_date(value, serial: bool = False) -> bool:
    """Whether a cell can be read as a date; ``serial`` also takes bare five-digit day numbers.

    >>> looks_like_date("31.12.2025"), looks_like_date("45658"), looks_like_date("12.50")
    (True, False, False)
    """
    found = _match(value)
    return found is not None and (serial or found[0] != SERIAL_FORM)


def parse_dates(column: Column, day_first: bool | None = None, usual_day_first: bool = True) -> Dates:
    """The distinct values of a column as dates (``datetime64[s]``).

    ``day_first`` decides 03/04/2025 when given; otherwise the column decides (a 31 in one place settles it),
    and
    ``usual_day_first`` is assumed when nothing settles it.
    """
    quick = _iso(column.values)
    if quick is not None:
        return quick
    matches = [_match(value) for value in column.values]
    order, basis = _settle([m[1] for m in matches if m and "a" in m[1]], day_first, usual_day_first)
    moments, problems, forms = [], [], Counter()
    for value, found in zip(column.values, matches, strict=True):
        moment, problem = _moment(found, order) if found else (None, UNREADABLE)
        if isinstance(value, str) and value.strip().casefold() in BLANKS:
            problem = BLANK
        moments.append(moment)
        problems.append(problem)
        if problem == OK:
            forms[found[0]] += 1
    return Dates(
        np.array(moments, dtype="datetime64[s]"),
        np.array(problems, dtype=np.int8),
        tuple(form for form, _count in forms.most_common()),
        order,
        basis,
    )


def _iso(values):
    """All cells ISO dates of one length: pandas reads them faster than a pattern can. None when not so."""
    if (
        {*map(type, values)} != {str}
        or not {*map(len, values)} <= {10, 19}
        or {v[4:8:3] for v in values} != {"--"}
    ):
        return None
    found = pd.to_datetime(pd.Series(values, dtype=object), format="ISO8601", errors="coerce")
    if found.isna().any() or found.min().year < FIRST_YEAR or found.max().year > LAST_YEAR:
        return None
    moments = found.to_numpy(dtype="datetime64[s]")
    return Dates(moments, np.zeros(len(values), np.int8), (_FORMS[0][0],), "", "seen")


def _match(value):
    """``(form, parts)`` of one cell, or None."""
    if isinstance(value, datetime.datetime):
        return CELL_FORM, {"moment": value.replace(tzinfo=None)}
    if isinstance(value, datetime.date):
        return CELL_FORM, {"moment": datetime.datetime(value.year, value.month, value.day)}
    text = unicodedata.normalize("NFKC", cell_text(value)).strip()
    if _SERIAL.fullmatch(text):
        days = float(text.replace(",", "."))
        if _SERIALS[0] <= days < _SERIALS[1]:
            return SERIAL_FORM, {"moment": _EPOCH + datetime.timedelta(seconds=round(days * 86400))}
        return None
    if not _DIGIT.search(text):
        return None
    for label, pattern in _COMPILED:
        found = pattern.fullmatch(text)
        if found:
            parts = {name: part for name, part in found.groupdict().items() if part is not None}
            if "word" in parts:
                parts["month"] = _MONTHS.get(parts["word"].casefold())
                if parts["month"] is None:
                    continue
            return label, parts
    return None


def _settle(undecided, day_first, usual_day_first):
    """Does the day or the month come first in 03/04/2025?"""
    if not undecided:
        return "", "seen"
    if day_first is not None:
        return ("day" if day_first else "month"), "told"
    day = sum(int(p["a"]) > 12 for p in undecided)
    month = sum(int(p["b"]) > 12 for p in undecided)
    if day and month:
        return ("day" if day >= month else "month"), "conflict"
    if day or month:
        return ("day" if day else "month"), "seen"
    dots = all(p["mark"] == "." for p in undecided)  # 03.04.2025 is written where the day comes first
    return ("day" if usual_day_first or dots else "month"), "assumed"


def _moment(found, order):
    parts = found[1]
    if "moment" in parts:
        moment = parts["moment"]
        return (moment, OK) if FIRST_YEAR <= moment.year <= LAST_YEAR else (None, IMPLAUSIBLE)
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 1900 if year >= _CENTURY_TURN else 2000
    if "a" in parts:
        day, month = (parts["a"], parts["b"]) if order == "day" else (parts["b"], parts["a"])
    else:
        day, month = parts["day"], parts["month"]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, IMPLAUSIBLE
    try:
        clock = (_hour(parts), int(parts.get("minute", 0)), int(parts.get("second", 0)))
        return datetime.datetime(year, int(month), int(day), *clock), OK
    except ValueError:  # 31 February, 25 o'clock
        return None, UNREADABLE


def _hour(parts):
    hour, half = int(parts.get("hour", 0)), parts.get("half", "").casefold().replace(".", "")
    if half in ("pm", "下午") and hour < 12:
        return hour + 12
    return 0 if half in ("am", "上午") and hour == 12 else hour
