"""Answers that are a table or a Series, for those who compute them (or paste them from a spreadsheet).

Row order, dtypes, the name of the index, index or column, the order and spelling of columns, rounding, and
percent or fraction are equivalent forms: none of them is what the question is about.
"""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..text import _, ngettext
from .kinds import Kind
from .reading import UnreadableError, numbers_in


@dataclass(frozen=True)
class Table(Kind):
    """A table with one row per account (or other key), or a Series, which is a table with one column.

    tolerance: relative, on numbers. ordered: whether the order of the rows matters.
    form_hint: the sentence that says what the table should hold.
    """

    tolerance: float = 0.005
    ordered: bool = False
    form_hint: str = ""

    def read(self, raw):
        return _as_frame(_pasted(raw) if isinstance(raw, str) else raw)

    def same(self, given, wanted):
        return not self.difference(given, wanted)

    def difference(self, given, wanted):
        given = _keyed_like(given, wanted)
        missing, extra = wanted.index.difference(given.index), given.index.difference(wanted.index)
        if len(given.index) != len(set(given.index)):
            return _("Some rows are there twice.")
        if len(missing) or len(extra):
            return self._row_words(len(missing), len(extra))
        if self.ordered and list(given.index) != list(wanted.index):
            return _("Right rows, wrong order.")
        columns = _match_columns(given, wanted)
        for name, found in columns.items():
            if found is None:
                return _("The column “{name}” is missing.").format(name=name)
            words = self._column_words(name, given[found].reindex(wanted.index), wanted[name])
            if words:
                return words
        return ""

    def _row_words(self, missing, extra):
        if missing and not extra:
            return ngettext("{n} row is missing.", "{n} rows are missing.", missing).format(n=missing)
        if extra and not missing:
            return ngettext("{n} row does not belong.", "{n} rows do not belong.", extra).format(n=extra)
        return _("The rows differ: {missing} are missing and {extra} do not belong.").format(
            missing=missing, extra=extra
        )

    def _column_words(self, name, given, wanted):
        if pd.api.types.is_numeric_dtype(wanted) and not pd.api.types.is_bool_dtype(wanted):
            numbers = pd.to_numeric(given.map(_cell_number), errors="coerce").to_numpy(dtype=float)
            truth = wanted.to_numpy(dtype=float)
            right = self._close(numbers, truth)
            if right.all() or self._close(numbers / 100, truth).all():
                return ""
            if self._close(-numbers, truth).all():
                return _("In “{name}” the sign is reversed.").format(name=name)
        else:
            right = given.map(_fold_cell).to_numpy() == wanted.map(_fold_cell).to_numpy()
        wrong = int((~right).sum())
        if not wrong:
            return ""
        return ngettext(
            "In “{name}” {n} of {all} rows differs.", "In “{name}” {n} of {all} rows differ.", wrong
        ).format(name=name, n=wrong, all=len(wanted))

    def _close(self, given, wanted):
        with np.errstate(invalid="ignore"):
            near = np.abs(given - wanted) <= self.tolerance * np.abs(wanted) + 1e-9
        return near | (np.isnan(given) & np.isnan(wanted))

    def remark(self, given, wanted):
        columns = _match_columns(_keyed_like(given, wanted), wanted)
        used = {found for found in columns.values() if found is not None}
        spare = [name for name in _keyed_like(given, wanted).columns if name not in used]
        return _("Columns that were not asked for were left aside.") if spare else ""

    def form(self):
        return (
            _(self.form_hint) if self.form_hint else _("Give a table with one row per account, or a Series.")
        )

    def show(self, wanted):
        rows, columns = wanted.shape
        return _("{rows} rows, {columns} columns.").format(rows=rows, columns=columns)

    def spec(self):
        words = _("Paste the rows from your spreadsheet with their headings, or answer in code.")
        return {"input": "paste", "form": f"{self.form()} {words}"}


def _as_frame(raw):
    """Any table-like object as a DataFrame whose index holds text keys."""
    if isinstance(raw, Mapping) and not isinstance(raw, (pd.Series, pd.DataFrame)):
        try:
            raw = pd.Series(raw) if all(np.isscalar(v) for v in raw.values()) else pd.DataFrame(raw)
        except ValueError:
            raise UnreadableError(_("The columns of the table have different lengths.")) from None
    if isinstance(raw, pd.Series):
        raw = raw.to_frame(name="value" if raw.name is None else raw.name)
    if not isinstance(raw, pd.DataFrame):
        raise UnreadableError(_("A {kind} is not a table.").format(kind=type(raw).__name__))
    if isinstance(raw.columns, pd.MultiIndex) or isinstance(raw.index, pd.MultiIndex):
        raise UnreadableError(_("The table has headings in several layers; use reset_index() first."))
    frame = raw.copy()
    frame.index = frame.index.map(_fold_cell)
    return frame


def _keyed_like(given, wanted):
    """The given table with the wanted keys as its index, whether they sit in the index or in a column."""
    keys = set(wanted.index)
    best, overlap = None, len(keys & set(given.index))
    for name in given.columns:
        found = len(keys & set(given[name].map(_fold_cell)))
        if found > overlap:
            best, overlap = name, found
    if best is None:
        return given
    keyed = given.drop(columns=best)
    keyed.index = given[best].map(_fold_cell)
    return keyed


def _match_columns(given, wanted):
    """Wanted column → the given column that carries it, or None; a lone column may have any name."""
    if wanted.shape[1] == 1 and given.shape[1] == 1:
        return {wanted.columns[0]: given.columns[0]}
    names = {_fold_name(name): name for name in given.columns}
    return {name: names.get(_fold_name(name)) for name in wanted.columns}


def _fold_name(name):
    return re.sub(r"[\s_-]+", "", str(name)).casefold()


def _fold_cell(value):
    return str(value).strip().casefold()


def _cell_number(value):
    if not isinstance(value, str):
        return value
    try:
        meanings, percent = numbers_in(value)
    except UnreadableError:
        return np.nan
    return meanings[0] / (100 if percent else 1)


def _pasted(text):
    """Rows pasted from a spreadsheet: tabs, semicolons or commas, headings in the first line."""
    first = text.strip().splitlines()[0]
    separator = next((mark for mark in ("\t", ";", ",") if mark in first), None)
    if separator is None or len(text.strip().splitlines()) < 2:
        raise UnreadableError(_("This is not a table: it needs two columns and a line of headings."))
    try:
        return pd.read_csv(io.StringIO(text.strip()), sep=separator, index_col=0, skipinitialspace=True)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError):
        raise UnreadableError(_("The pasted rows do not all have the same number of columns.")) from None
