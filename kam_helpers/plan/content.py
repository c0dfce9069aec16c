"""What a plan can hold, as plain JSON and back: tables, Series, dicts, numbers and text."""

import math
import numbers

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..formats import inert, table_html
from ..text import _, ngettext

MAX_ROWS, MAX_COLUMNS = 200, 30  # course assumption: a plan is read by people
MOST = 10**15  # beyond it a number is no longer exact everywhere


def stored(value):
    """A result as plain JSON: {"kind": …} with a table, number or text in it."""
    if isinstance(value, pd.DataFrame):
        return {"kind": "table", **_stored_table(value)}
    if isinstance(value, pd.Series):
        name = None if value.name is None else str(value.name)
        return {"kind": "series", "name": name, **_stored_table(value.to_frame(name=name or "value"))}
    if isinstance(value, dict):
        return {"kind": "dict", "items": [[label(key), _stored_cell(item)] for key, item in value.items()]}
    return {"kind": "value", "value": _stored_cell(value)}


def _stored_table(frame):
    if len(frame) > MAX_ROWS or len(frame.columns) > MAX_COLUMNS:
        words = _(
            "A plan holds tables of up to {rows} × {columns}; this has {n} × {m}. Keep your account's rows."
        )
        raise CourseError(
            words.format(rows=MAX_ROWS, columns=MAX_COLUMNS, n=len(frame), m=len(frame.columns))
        )
    return {
        "index_name": None if frame.index.name is None else str(frame.index.name),
        "index": [_stored_cell(name) for name in frame.index],
        "columns": [str(name) for name in frame.columns],
        "rows": [[_stored_cell(cell) for cell in row] for row in frame.itertuples(index=False, name=None)],
    }


def _stored_cell(value):
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, numbers.Integral):
        if abs(int(value)) > MOST:
            raise CourseError(
                _("A number in a plan has at most 15 digits. Keep it in thousands or millions.")
            )
        return int(value)
    if isinstance(value, numbers.Real):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, (str, pd.Timestamp, pd.Period, pd.Interval)) or hasattr(value, "isoformat"):
        return str(value)
    raise CourseError(
        _("A plan holds tables, numbers and text, and “{kind}” is none. Keep a table made from it.").format(
            kind=type(value).__name__
        )
    )


def restored(stored):
    kind = stored["kind"]
    if kind == "dict":
        return dict(stored["items"])
    if kind == "value":
        return stored["value"]
    index = pd.Index(stored["index"], name=stored["index_name"])
    frame = pd.DataFrame(stored["rows"], index=index, columns=stored["columns"])
    return frame if kind == "table" else frame.iloc[:, 0].rename(stored["name"])


def stored_units(units):
    if units is None or isinstance(units, str):
        return units
    return {str(key): str(unit) for key, unit in dict(units).items()}


def label(text):
    """A name or account as one line of text; raises CourseError for an empty one."""
    line = " ".join(str(text).split()) if text is not None else ""
    if not line or len(line) > 200:
        raise CourseError(_("A name of 1 to 200 letters is wanted."))
    return line


def summary(value, units=None):
    """One line about a stored value: the value itself where it is short, its size where it is a table."""
    kind = value["kind"]
    if kind == "value":
        text = shown_cell(value["value"])
        text = f"{text} {units}" if isinstance(units, str) else text
        return text if len(text) <= 80 else text[:79] + "…"
    if kind == "dict":
        n = len(value["items"])
        return ngettext("{n} figure", "{n} figures", n).format(n=n)
    words = _("table, {rows} × {columns}") if kind == "table" else _("list, {rows}")
    return words.format(rows=len(value["rows"]), columns=len(value["columns"]))


def value_html(value, units=None):
    """A stored value in full, as HTML in which nothing acts."""
    if value["kind"] == "value":
        return f"<p>{inert(summary(value, units))}</p>"
    if value["kind"] == "dict":
        frame = pd.Series(dict(value["items"]), dtype=object).to_frame(name=_("Value"))
    else:
        frame = restored({**value, "kind": "table"})
    units = units if isinstance(units, dict) else dict.fromkeys(frame.columns, units)
    names = {name: f"{name} ({units[name]})" if units.get(name) else name for name in frame.columns}
    formats = dict.fromkeys(names.values(), shown_cell)
    return table_html(frame.rename(columns=names), formats)


def shown_cell(cell):
    """A cell as people read it: thousands apart, at most four significant decimals, a dash for nothing."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return "–"
    if isinstance(cell, bool) or not isinstance(cell, (int, float)):
        return str(cell)
    return f"{cell:,.0f}" if float(cell).is_integer() or abs(cell) >= 1000 else f"{cell:.4g}"
