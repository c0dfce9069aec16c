"""Reading what people type: a number with its currency, thousands, suffix and decimal comma.

A typed "1,234" can mean 1234 or 1.234. Instead of guessing, reading returns every meaning, the likelier one
first, and the comparison accepts whichever fits.
"""

import math
import numbers
import re
import unicodedata

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..text import _

PLACEHOLDERS = frozenset({"...", "…", "?", "your answer"})
_SUFFIXES = {
    "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9,
    "万": 1e4, "亿": 1e8,
}  # fmt: skip
_MONEY_WORDS = re.compile(r"\b(?:cny|rmb|yuan|usd|dollars?)\b|[¥元$]", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
_RATIO = re.compile(r"(\d{1,9}) ?/ ?(\d{1,9})")  # 2/5, but not 1 2/5
_PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")


class UnreadableError(CourseError):
    """An answer whose form a question cannot use."""


def is_untouched(raw):
    """Whether nothing was answered: None, the ellipsis, empty text or list, or the placeholder.

    >>> [is_untouched(x) for x in (None, ..., "  ", "...", [], 0, "0")]
    [True, True, True, True, True, False, False]
    """
    if raw is None or raw is Ellipsis:
        return True
    if isinstance(raw, str):
        return raw.strip().lower() in PLACEHOLDERS | {""}
    if isinstance(raw, (pd.Series, pd.DataFrame, pd.Index, np.ndarray)):
        return raw.size == 0
    return isinstance(raw, (list, tuple, set, frozenset, dict)) and not raw


def plain_text(text):
    """Text as it was meant: full-width signs, odd spaces and typographic minus signs made ordinary."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    return re.sub(r"\s+", " ", text).strip()


def numbers_in(text, unit_words=()):
    """Every number a text can mean, likeliest first, and whether it carries a percent sign.

    Raises UnreadableError for text that is not one number.

    >>> numbers_in("CNY 5 170"), numbers_in("1.2m"), numbers_in("(2,520)"), numbers_in("66,5 %")
    (([5170.0], False), ([1200000.0], False), ([-2520.0, -2.52], False), ([66.5], True))
    >>> numbers_in(".75m"), numbers_in("2/5"), numbers_in("1.5x", unit_words=("times", "x"))
    (([750000.0], False), ([0.4], False), ([1.5], False))
    """
    # A full stop may end the text; at its beginning it is a decimal point.
    left = _MONEY_WORDS.sub(" ", plain_text(text)).lower().lstrip(" ~≈").rstrip(" ~≈.")
    for word in unit_words:
        left = re.sub(rf"(?<![^\W\d_]){re.escape(word.lower())}$", "", left).strip()
    bracketed = re.fullmatch(r"\((.*)\)", left)
    negative = bool(bracketed) or left.startswith("-")
    left = re.sub(r"^[+-]\s*", "", bracketed.group(1) if bracketed else left)
    percent = re.fullmatch(r"(.*?)\s*(?:%|per ?cent)", left)
    left = percent.group(1) if percent else left
    ratio = _RATIO.fullmatch(left)
    if ratio and float(ratio.group(2)):
        value = float(ratio.group(1)) / float(ratio.group(2))
        return [-value if negative else value], bool(percent)
    left = left.replace(" ", "").replace("'", "")
    suffix = re.fullmatch(r"(.*?\d)(" + "|".join(sorted(_SUFFIXES, key=len, reverse=True)) + ")", left)
    factor = _SUFFIXES[suffix.group(2)] if suffix else 1.0
    meanings = _meanings(suffix.group(1) if suffix else left)
    if not meanings:
        raise UnreadableError(_("“{text}” is not one number.").format(text=text.strip()[:60]))
    sign = -1.0 if negative else 1.0
    return [sign * factor * number for number in meanings], bool(percent)


def _meanings(digits):
    """The values a run of digits, points and commas can have; none if it is no number."""
    grouped = _GROUPED.fullmatch(digits)
    if grouped:
        joined = float(re.sub("[.,]", "", digits))
        once = len(re.findall("[.,]", digits)) == 1
        decimal = [float(digits.replace(",", "."))] if once else []
        # A comma groups thousands more often than not, a point marks decimals more often than not.
        return [joined, *decimal] if grouped.group(1) == "," or not once else [*decimal, joined]
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0:
        mark = digits[last]
        whole, rest = digits[:last], digits[last + 1 :]
        other = "," if mark == "." else "."
        if mark in whole or (other in whole and not _GROUPED.fullmatch(whole)):
            return []
        digits = f"{whole.replace(other, '')}.{rest}"
    return [float(digits)] if _PLAIN.fullmatch(digits) and math.isfinite(float(digits)) else []


def one_number(raw):
    """The single finite number in an object a program hands over; raises UnreadableError for anything
    else."""
    if isinstance(raw, (pd.Series, pd.Index, np.ndarray, list, tuple, pd.DataFrame)):
        values = np.asarray(raw).ravel()
        if values.size != 1:
            raise UnreadableError(_("{n} values were given where one is wanted.").format(n=values.size))
        raw = values[0]
    if isinstance(raw, (bool, np.bool_)) or not isinstance(raw, (numbers.Real, np.number)):
        raise UnreadableError(_("A {kind} is not a number.").format(kind=type(raw).__name__))
    if not math.isfinite(raw):
        raise UnreadableError(_("The number is missing or infinite, as after a division by zero."))
    return float(raw)
