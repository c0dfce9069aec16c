"""One place where input is refused in words, so that no model answers nonsense to nonsense."""

import math
from numbers import Real

import numpy as np
import pandas as pd

from .errors import CourseError
from .text import _, ngettext

LARGEST_COUNT = 10**9  # a larger whole number would take hours, or all memory, and is a slip of the keyboard


def numbers(values, name, *, negative=True, unique=False):
    """``values`` as a Series of finite floats; ``name`` is what the reader calls them.

    Takes a Series, a dict, a list or an array. ``negative=False`` also refuses values below zero,
    ``unique=True`` an account that appears twice.
    """
    if not _one_each(values):
        raise CourseError(
            _(
                "“{name}” must hold one number per account (a Series, a list or a dict); this is a {kind}."
            ).format(name=name, kind=type(values).__name__)
        )
    series = (
        values if isinstance(values, pd.Series) else pd.Series(values, dtype=None if len(values) else float)
    )
    if series.empty:
        raise CourseError(_("“{name}” is empty. Give at least one account.").format(name=name))
    series = _as_float(series, name)
    _refuse_missing(series, name)
    if not negative and (series < 0).any():
        raise CourseError(
            _("“{name}” must not be negative, but {account} has {value:,.2f}.").format(
                name=name, account=series.idxmin(), value=series.min()
            )
        )
    if unique:
        refuse_duplicates(series.index, name)
    return series


def _one_each(values):
    """Is it a row of values in order, and not a table, a text, a number alone or a set?"""
    try:
        return isinstance(values, dict) or np.ndim(values) == 1
    except ValueError:  # lists of different lengths in a list
        return False


def _as_float(series, name):
    if pd.api.types.is_numeric_dtype(series.dtype):
        return pd.Series(series.to_numpy(dtype=float, na_value=np.nan), index=series.index, name=series.name)
    wrong = next((v for v in series if not isinstance(v, Real) and not _missing(v)), None)
    if wrong is not None or not pd.api.types.is_object_dtype(series.dtype):
        raise CourseError(
            _("“{name}” must hold numbers, but “{value}” is not one. Turn text into numbers first.").format(
                name=name, value=series.iloc[0] if wrong is None else wrong
            )
        )
    return pd.Series(
        [math.nan if _missing(v) else _float(v, name) for v in series], index=series.index, name=series.name
    )


def _missing(value):
    return value is None or value is pd.NA or value is pd.NaT


def real(value, name):
    """``value`` as a float; NaN if it is no number (True and False are none)."""
    if type(value) is float:  # most are, and to ask an abstract class costs ten times as much
        return value
    return _float(value, name) if isinstance(value, Real) and not isinstance(value, bool) else math.nan


def _float(value, name):
    try:
        return float(value)
    except OverflowError:  # Python's whole numbers have no largest one
        raise CourseError(_("“{name}” holds a number too large to compute with.").format(name=name)) from None


def _refuse_missing(series, name):
    bad = ~np.isfinite(series.to_numpy())
    if bad.any():
        raise CourseError(
            ngettext(
                "“{name}” has {n} value that is missing or infinite (at {account}). Fill it or leave it out.",
                "“{name}” has {n} values that are missing or infinite (the first at {account}). "
                "Fill them or leave them out.",
                int(bad.sum()),
            ).format(name=name, n=int(bad.sum()), account=series.index[bad.argmax()])
        )


def refuse_duplicates(index, name):
    """Refuse an account that appears twice: a join would count it twice without a word."""
    if not index.is_unique:
        raise CourseError(
            _("In “{name}”, {account} appears more than once. Add its rows up first.").format(
                name=name, account=index[index.duplicated()][0]
            )
        )


def frame(table, name, columns=()):
    """``table`` if it is a DataFrame with at least one row and each of the ``columns`` once."""
    if not isinstance(table, pd.DataFrame):
        raise CourseError(
            _("“{name}” must be a table (a pandas DataFrame); this is a {kind}.").format(
                name=name, kind=type(table).__name__
            )
        )
    missing = [c for c in columns if c not in table.columns]
    if missing:
        raise CourseError(
            _("“{name}” has no column “{missing}”. Its columns are: {columns}.").format(
                name=name, missing=missing[0], columns=", ".join(map(str, table.columns))
            )
        )
    double = [c for c in columns if (table.columns == c).sum() > 1]
    if double:
        raise CourseError(
            _("“{name}” has the column “{column}” more than once. Keep one of them.").format(
                name=name, column=double[0]
            )
        )
    if not len(table):
        raise CourseError(_("“{name}” has no rows.").format(name=name))
    return table


def positive_total(series, name):
    """The sum of ``series``, refused unless it is above zero: a share of nothing means nothing."""
    total = float(series.sum())
    if not (math.isfinite(total) and total > 0):
        raise CourseError(
            _(
                "“{name}” adds up to {total:,.2f}: a share needs a total above zero. Look at the amounts."
            ).format(name=name, total=total)
        )
    return total


def fraction(value, name, *, zero=False, one=True):
    """``value`` if it is a fraction between 0 and 1 (``zero``, ``one``: may it be the limit itself?)."""
    number = real(value, name)
    if not (0 < number < 1 or (zero and number == 0) or (one and number == 1)):
        raise CourseError(
            _("“{name}” must be a fraction between 0 and 1 (write 0.2 for 20 %); this is {value}.").format(
                name=name, value=value
            )
        )
    return number


def amount(value, name):
    """``value`` if it is a finite number of at least zero."""
    number = real(value, name)
    if not 0 <= number < math.inf:
        raise CourseError(
            _("“{name}” must be a number of at least 0; this is {value}.").format(name=name, value=value)
        )
    return number


def above_zero(value, name):
    """``value`` if it is a finite number above zero."""
    number = amount(value, name)
    if not number:
        raise CourseError(_("“{name}” must be above 0; this is {value}.").format(name=name, value=value))
    return number


def count(value, name, least=0, most=LARGEST_COUNT):
    """``value`` if it is a whole number from ``least`` to ``most``."""
    number = real(value, name)
    if not math.isfinite(number) or number != int(number) or number < least:
        raise CourseError(
            _("“{name}” must be a whole number of at least {least}; this is {value}.").format(
                name=name, least=least, value=value
            )
        )
    if number > most:
        raise CourseError(
            _("“{name}” may be {most} at most; this is {value}.").format(
                name=name, most=f"{most:,}", value=value
            )
        )
    return int(value)


def flag(value, name):
    """``value`` if it is True or False: any other word, “no” too, would count as True."""
    if not isinstance(value, (bool, np.bool_)):
        raise CourseError(
            _("“{name}” must be True or False; this is “{value}”.").format(name=name, value=value)
        )
    return bool(value)


def same_accounts(wanted, given, name):
    """Refuse when an account (activity, criterion …) of index ``wanted`` is not in index ``given``."""
    missing = wanted[~wanted.isin(given)]
    if len(missing):
        raise CourseError(
            ngettext(
                "“{name}” has nothing for {n} of the names needed: {first}.",
                "“{name}” has nothing for {n} of the names needed; the first is {first}.",
                len(missing),
            ).format(name=name, n=len(missing), first=missing[0])
        )


def choice(labels, allowed, name):
    """``labels`` as an ordered category of the ``allowed`` ones; any other label is refused by name."""
    labels = labels if isinstance(labels, pd.Series) else pd.Series(labels)
    unknown = sorted({str(v) for v in labels.unique() if v not in allowed})
    if unknown:
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name=name, allowed=", ".join(map(str, allowed)), unknown=unknown[0]
            )
        )
    return labels.astype(pd.CategoricalDtype(list(allowed), ordered=True))


def normalised(weights, name):
    """Weights as a Series that adds up to 1. Negative or all-zero weights are refused."""
    weights = numbers(weights, name, negative=False, unique=True)
    return weights / positive_total(weights, name)
