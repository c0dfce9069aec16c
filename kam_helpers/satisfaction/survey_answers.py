"""Answers as numbers: on the scale, or refused by name."""

import re

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..ledger.numbers import BLANK, OK, parse_number
from ..text import _, ngettext
from .items import items_by_dimension

_LEADING_ZERO = re.compile(r"[-+]?0\d")


def refuse_same_prefix(expectation, perception):
    """Refuse one prefix for both sides: each would be read from the same columns and every gap would be 0."""
    if expectation is not None and expectation == perception:
        raise CourseError(
            _(
                "Expectation and perception have the same prefix, “{prefix}”. Give each its own, or "
                "expectation=None if the survey did not ask for expectations."
            ).format(prefix=expectation)
        )


def answers(frame, prefix, items, scale, missing, index):
    """Columns ``prefix`` + item_id as respondent × item, float32; every answer on the ``scale`` or blank."""
    names = [f"{prefix}{item}" for item in items.index]
    if prefix is None:
        return pd.DataFrame(np.full((len(frame), len(names)), np.nan, np.float32), index, items.index)
    lacking = [name for name in names if name not in frame]
    if lacking:
        raise CourseError(
            ngettext(
                "The survey has no column {columns}, which the questionnaire asks for. A column is named by "
                'a prefix and the item_id: say yours, such as expectation="exp_", perception="per_".',
                "The survey has no columns {columns}, which the questionnaire asks for. A column is named by "
                'a prefix and the item_id: say yours, such as expectation="exp_", perception="per_".',
                len(lacking),
            ).format(columns=_few(lacking))
        )
    table = _numbers(frame, names, index)
    table[np.isin(table, missing)] = np.nan
    _refuse_off_scale(table, names, scale, index)
    return pd.DataFrame(table, index=index, columns=items.index)


def _few(names, limit=6):
    return ", ".join(map(str, names[:limit])) + (", …" if len(names) > limit else "")


def _numbers(frame, names, index):
    own = frame[names]
    if all(isinstance(dtype, np.dtype) and dtype.kind in "iuf" for dtype in own.dtypes):
        return own.to_numpy(dtype=np.float32, copy=True)
    table = np.empty(own.shape, dtype=np.float32)
    for at, name in enumerate(names):
        table[:, at] = _one_column(own[name], name, index)
    return table


def _one_column(column, name, index):
    codes, cells = pd.factorize(column.astype(object), use_na_sentinel=True)
    values = np.array([_one_number(cell) for cell in cells] + [np.nan], dtype=float)
    wrong = [at for at, cell in enumerate(cells) if np.isnan(values[at]) and not _is_blank(cell)]
    if wrong:
        first = int(np.isin(codes, wrong).argmax())
        raise CourseError(
            _(
                "In “{column}”, respondent {respondent} answered “{value}”: a number is needed, or nothing "
                "where there is no answer."
            ).format(column=name, respondent=index[first], value=column.iloc[first])
        )
    return values[codes]


def _one_number(cell):
    if isinstance(cell, str):
        for mark in (".", ","):
            number, problem, currency = parse_number(cell, mark)
            if problem == OK and not currency:
                return number
        return np.nan
    if isinstance(cell, (bool, np.bool_)):
        return np.nan
    try:
        return float(cell)
    except (TypeError, ValueError):
        return np.nan


def _is_blank(cell):
    return parse_number(cell)[1] == BLANK if isinstance(cell, str) else cell is None or cell != cell


def _refuse_off_scale(table, names, scale, index):
    low, high = scale
    with np.errstate(invalid="ignore"):
        off = (table < low) | (table > high)
    n = int(off.sum())
    if not n:
        return
    row, column = np.argwhere(off)[0]
    first = _("{column} of respondent {respondent} is {value:g}").format(
        column=names[column], respondent=index[row], value=table[row, column]
    )
    raise CourseError(
        ngettext(
            "{n} answer is off the scale from {low:g} to {high:g}: {first}. If it was asked on another "
            "scale, say so, such as scale=({least:g}, {most:g}); if a number stands for “no answer”, say "
            "missing={value:g}.",
            "{n} answers are off the scale from {low:g} to {high:g}; the first: {first}. If they were asked "
            "on another scale, say so, such as scale=({least:g}, {most:g}); if a number stands for “no "
            "answer”, say missing={value:g}.",
            n,
        ).format(
            n=n,
            low=low,
            high=high,
            first=first,
            least=min(low, np.nanmin(table)),
            most=max(high, np.nanmax(table)),
            value=table[row, column],
        )
    )


def turned(table, items, scale):
    """The answers with reversed items turned round: low + high − answer."""
    flip = items["reversed"].to_numpy()
    if flip.any():
        table.loc[:, flip] = np.float32(sum(scale)) - table.loc[:, flip]
    return table


def points(frame, prefix, items, missing, index):
    """Columns ``prefix`` + dimension as respondent × dimension, or None when there is none of them."""
    given = [] if prefix is None else [str(c) for c in frame.columns if str(c).startswith(prefix)]
    if not given:
        return None
    dimensions = list(items["dimension"].unique())
    unknown = [name for name in given if name.removeprefix(prefix) not in dimensions]
    if unknown:
        raise CourseError(
            _(
                "“{column}” gives points to a dimension that no item belongs to. The dimensions are: {known}."
            ).format(column=unknown[0], known=", ".join(dimensions))
        )
    lacking = [f"{prefix}{name}" for name in dimensions if f"{prefix}{name}" not in given]
    if lacking:
        raise CourseError(
            _("Points are given to some dimensions but not to all: “{column}” is lacking.").format(
                column=lacking[0]
            )
        )
    names = [f"{prefix}{name}" for name in dimensions]
    table = _numbers(frame, names, index)
    table[np.isin(table, missing)] = np.nan
    with np.errstate(invalid="ignore"):
        wrong = (table < 0) | np.isinf(table)
    if wrong.any():
        row, column = np.argwhere(wrong)[0]
        raise CourseError(
            _("Points must not be negative: “{column}” of respondent {respondent} is {value:g}.").format(
                column=names[column], respondent=index[row], value=table[row, column]
            )
        )
    return pd.DataFrame(table.astype(float), index=index, columns=dimensions)


def other_column(column, missing):
    """A column beside the answers: text as numbers if every filled cell is one (007 stays text), without the
    numbers that stand for no answer."""
    column = _text_as_numbers(column)
    numeric = isinstance(column.dtype, np.dtype) and column.dtype.kind in "iuf"
    return column.mask(column.isin(missing)) if numeric and missing else column


def _text_as_numbers(column):
    if not (pd.api.types.is_object_dtype(column.dtype) or pd.api.types.is_string_dtype(column.dtype)):
        return column
    cells = column.dropna().unique()
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < len(cells) or any(_LEADING_ZERO.match(text) for text in texts):
        return column
    numbers = {text: _one_number(text) for text in texts}
    if not numbers or any(np.isnan(number) for number in numbers.values()):
        return column
    return column.map(numbers).astype(float)


def negative_items(table, items, at_most=-0.3, least=10):
    """Items that go against the rest of their dimension: correlation with the mean of its other items of
    ``at_most`` (course assumption) among at least ``least`` complete answers; Series item_id → correlation.

    >>> rows = pd.DataFrame({"a": range(12), "b": range(12), "c": range(12, 0, -1)}, dtype="float32")
    >>> items = pd.DataFrame({"dimension": "x"}, index=["a", "b", "c"])
    >>> negative_items(rows, items).to_dict()
    {'c': -1.0}
    """
    found = {}
    for places in items_by_dimension(items):
        names = items.index[places]
        block = table[names].to_numpy(dtype=float)
        block = block[~np.isnan(block).any(axis=1)]
        if len(names) < 2 or len(block) < least:
            continue
        total = block.sum(axis=1)
        for at, name in enumerate(names):
            own, rest = block[:, at], total - block[:, at]
            if own.std() and rest.std() and (r := float(np.corrcoef(own, rest)[0, 1])) <= at_most:
                found[name] = round(r, 2)
    return pd.Series(found, dtype=float)
