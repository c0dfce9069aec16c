"""A table of cells as it lies in the file, before anyone asks what the cells mean.

Each column is kept as its distinct values and, per line, the position of the line's value among them. Half a
million
lines hold few distinct dates, customers and prices, so everything later is worked out once per value, not
per line.
"""

import datetime
import functools
from dataclasses import dataclass

import numpy as np

from kam_helpers.text import _


@dataclass(frozen=True, eq=False)
class Column:
    """``values``: the different cells (object array: text, numbers, dates); ``codes``: a position in it per
    line."""

    name: str
    codes: np.ndarray
    values: np.ndarray

    @functools.cached_property
    def texts(self) -> list[str]:
        """The distinct cells as text, without space around them."""
        return [value.strip() if type(value) is str else cell_text(value).strip() for value in self.values]

    def where(self, per_value) -> np.ndarray:
        """Something known per distinct value, spread over the lines."""
        return np.asarray(per_value)[self.codes]

    def blank(self) -> np.ndarray:
        """Per line: is the cell empty?"""
        if all(self.texts):
            return np.zeros(len(self.codes), dtype=bool)
        return self.where([not text for text in self.texts])


@dataclass(frozen=True, eq=False)
class Table:
    """The lines below the header. ``rows`` counts as a spreadsheet does: the first row of the file is 1.

    ``overflow`` is true when the last column is not the file's own but holds what lines had beyond the
    header.
    ``blank_rows`` were empty and are not lines.
    """

    columns: tuple[Column, ...]
    rows: np.ndarray
    header: tuple[str, ...]
    header_row: int
    overflow: bool = False
    blank_rows: int = 0

    def __len__(self):
        return len(self.rows)

    def column(self, name) -> Column:
        """The column under this header."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Headers of the file's own columns."""
        return tuple(c.name for c in (self.columns[:-1] if self.overflow else self.columns))


def cell_text(value) -> str:
    """A cell as the text a person would read.

    >>> cell_text(17850.0), cell_text(2.5), cell_text(None), cell_text(datetime.datetime(2025, 1, 5))
    ('17850', '2.5', '', '2025-01-05')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    return str(value)


def unique_names(cells) -> tuple[str, ...]:
    """Column names: one line each, none empty, none twice.

    >>> unique_names(["Kunde", "", "Net\\namount", "Kunde"])
    ('Kunde', 'column 2', 'Net amount', 'Kunde (2)')
    """
    names = []
    for number, cell in enumerate(cells, start=1):
        name = " ".join(cell_text(cell).split()) or _("column {n}").format(n=number)
        same = 2
        candidate = name
        while candidate in names:
            candidate, same = f"{name} ({same})", same + 1
        names.append(candidate)
    return tuple(names)


class TableBuilder:
    """Collects rows one by one; used where pandas' parser cannot be (workbooks, ragged or broken text)."""

    def __init__(self, header, header_row):
        self._names = unique_names(header)
        self._header_row = header_row
        self._codes = [[] for _name in range(len(self._names) + 1)]
        self._positions = [{} for _name in range(len(self._names) + 1)]
        self._rows = []
        self._blank = 0
        self._overflow = False

    def add(self, row, cells):
        """One row of the file: ``row`` as a spreadsheet counts, ``cells`` of any length."""
        if not any(v is not None and (type(v) is not str or (v and not v.isspace())) for v in cells):
            self._blank += 1
            return
        width = len(self._names)
        cells = [
            *cells[:width],
            *[""] * (width - len(cells)),
            self._beyond(cells[width:]) if cells[width:] else "",
        ]
        self._rows.append(row)
        for codes, positions, value in zip(self._codes, self._positions, cells, strict=True):
            value = "" if value is None else value
            codes.append(positions.setdefault(value, len(positions)))

    def _beyond(self, extra):
        texts = [cell_text(value) for value in extra]
        if any(text.strip() for text in texts):
            self._overflow = True
            return " | ".join(texts)
        return texts[0] if len(texts) == 1 else ""

    def build(self) -> Table:
        """The table so far."""
        names = [*self._names, overflow_name(self._names)]
        columns = tuple(
            Column(name, np.array(codes, dtype=np.int64), _object_array(positions))
            for name, codes, positions in zip(names, self._codes, self._positions, strict=True)
        )
        return Table(
            columns if self._overflow else columns[:-1],
            np.array(self._rows, dtype=np.int64),
            self._names,
            self._header_row,
            self._overflow,
            self._blank,
        )


def overflow_name(names) -> str:
    """A name for what lines hold beyond the header; none of ``names``."""
    return unique_names([*names, _("beyond the header")])[-1]


def _object_array(values):
    array = np.empty(len(values), dtype=object)
    array[:] = list(values)
    return array
