"""Text to table: pandas' C parser where the file is regular, Python's csv module where it is not.

The C parser reads every column as categories: its distinct texts and a code per line, exactly as they stand
in the
file. Whatever it stumbles over (a line longer than the header, a quotation never closed, bytes that are not
UTF-8)
sends the file down the careful way, which loses nothing.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kam_helpers.ledger.encoding import decode, is_utf8_so_far
from kam_helpers.ledger.errors import LedgerError
from kam_helpers.ledger.layout import Layout, find_layout
from kam_helpers.ledger.source import HEAD_BYTES, Source
from kam_helpers.ledger.table import Column, Table, TableBuilder, overflow_name, unique_names

QUICK_FROM = 2**16  # bytes; below it the csv module is done before pandas' parser has started
_END = "\x1e end of ledger \x1e"


@dataclass(frozen=True)
class TextFacts:
    """How the text was read: for the report."""

    encoding: str
    delimiter: str
    damaged: int = 0
    quotes_ignored: bool = False


def read_text(source: Source, encoding: str | None = None, wanted=()) -> tuple[Table, TextFacts]:
    """The table in a text file. LedgerError when there is none."""
    head = source.head()
    quickly = len(head) >= QUICK_FROM
    if quickly and encoding is None and is_utf8_so_far(head):
        mark = head.startswith(codecs.BOM_UTF8)
        layout = find_layout(
            source.name,
            _whole_lines(head.decode("utf-8-sig", errors="ignore"), len(head) == HEAD_BYTES),
            wanted,
        )
        table = _quick(source.pieces(), layout, packed=bool(source.packing))
        if table is not None:
            return table, TextFacts("UTF-8 (BOM)" if mark else "UTF-8", layout.delimiter)
    decoded = decode(source.name, source.whole(), encoding)
    layout = find_layout(
        source.name, _whole_lines(decoded.text[:HEAD_BYTES], len(decoded.text) > HEAD_BYTES), wanted
    )
    quotes_ignored = False
    table = _quick(_encoded(decoded.text), layout) if quickly and not _is_utf8(decoded) else None
    if table is None:
        table, quotes_ignored = _careful(decoded.text, layout)
    return table, TextFacts(decoded.encoding, layout.delimiter, decoded.damaged, quotes_ignored)


def _is_utf8(decoded):
    return decoded.encoding.startswith("UTF-8")  # then the C parser has been tried already


def _whole_lines(text, is_cut):
    """Text without the line that the end of the sample cut."""
    return (text[: text.rfind("\n") + 1] or text) if is_cut else text


def _encoded(text) -> Iterator[bytes]:
    for start in range(0, len(text), HEAD_BYTES):
        yield text[start : start + HEAD_BYTES].encode("utf-8")


class _StumbledError(Exception):
    """The C parser would not see this file as it is."""


class _Pieces:
    """A file as pandas wants it, over pieces of bytes; not an ``io`` class, so that pandas does not decode
    it first."""

    def __init__(self, pieces):
        self._pieces = pieces
        self._piece, self._at = b"", 0

    def __iter__(self):
        return self._pieces

    def read(self, size):
        """At most ``size`` bytes."""
        if self._at >= len(self._piece):
            self._piece, self._at = next(self._pieces, b""), 0
            if b"\0" in self._piece:  # the C parser would end the field there
                raise _StumbledError
        start, self._at = self._at, self._at + size
        return self._piece[start : self._at]


def _ahead(pieces):
    """The same pieces, the next one unpacked in a second thread while this one is parsed."""
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, pieces, None)
        while (piece := coming.result()) is not None:
            coming = pool.submit(next, pieces, None)
            yield piece


def _quick(pieces, layout: Layout, packed=False) -> Table | None:
    """The table by the C parser, or None when it stumbles."""
    if any('"' in cell for row in layout.sample[: layout.header_at] for cell in row):
        return None  # the C parser skips rows by other rules for quotation marks
    names = unique_names(layout.header)
    seen = layout.sample[layout.header_at :]
    width = max(map(len, seen))
    if width > len(names) + 1:
        return None
    overflow = width > len(names)
    labels = [*names, overflow_name(names)] if overflow else [*names]
    try:
        frame = pd.read_csv(
            _Pieces(_ahead(pieces) if packed else pieces),
            sep=layout.delimiter,
            # the header is read as a line: a word in every column keeps pandas from making numbers
            header=None,
            names=range(len(labels)),
            index_col=False,
            skiprows=layout.header_at,
            skip_blank_lines=False,
            na_filter=False,
            dtype="category",
            low_memory=False,
            engine="c",
        )
    except LedgerError:
        raise
    except (_StumbledError, ValueError, OverflowError, pd.errors.ParserError, pd.errors.EmptyDataError):
        return None
    cells = [frame[at].cat for at in range(len(labels))]
    if any(
        not isinstance(c.categories.dtype, pd.StringDtype) and c.categories.dtype != object for c in cells
    ):
        return None
    cells = [(c.codes.to_numpy(), c.categories.to_numpy(dtype=object)) for c in cells]
    if not _agrees(cells, seen):
        return None
    columns = [Column(label, *_below_header(*pair)) for label, pair in zip(labels, cells, strict=True)]
    if overflow and columns[-1].blank().all():  # a mark at the end of each line, and nothing behind it
        columns, overflow = columns[:-1], False
    return _without_blank_rows(columns, names, layout.header_at, overflow)


def _agrees(cells, sample):
    """Did both parsers read the beginning of the file alike?"""
    got = list(zip(*(values[codes[: len(sample)]] for codes, values in cells), strict=True))
    return got == [(*row, *[""] * (len(cells) - len(row))) for row in sample]


def _below_header(codes, values):
    """Codes and distinct values without the header, which the first code stands for."""
    header, codes = codes[0], codes[1:]
    if (codes == header).any():
        return codes, values
    return codes - (codes > header), np.delete(values, header)


def _without_blank_rows(columns, names, header_at, overflow):
    blank = columns[0].blank()
    for column in columns[1:]:
        if not blank.any():
            break
        blank &= column.blank()
    rows = np.arange(len(blank), dtype=np.int64) + header_at + 2
    if blank.any():
        columns = [Column(c.name, c.codes[~blank], c.values) for c in columns]
        rows = rows[~blank]
    return Table(tuple(columns), rows, names, header_at + 1, overflow, int(blank.sum()))


def _careful(text, layout: Layout) -> tuple[Table, bool]:
    """The table by the csv module, and whether quotation marks had to be ignored across lines."""
    try:
        return _build(_quoted_rows(text, layout.delimiter), layout), False
    except (csv.Error, _StumbledError):
        return _build(_physical_rows(text, layout.delimiter), layout), True


def _build(rows, layout):
    builder = TableBuilder(layout.header, layout.header_at + 1)
    for number, cells in enumerate(rows, start=1):
        if number > layout.header_at + 1:
            builder.add(number, cells)
    return builder.build()


def _quoted_rows(text, delimiter):
    """Rows as the csv module sees them. A last row of our own shows whether a quotation swallowed the end."""
    lines = io.StringIO(text if text.endswith(("\n", "\r")) else text + "\n", newline="")
    last = None
    for row in csv.reader(_and_then(lines, _END), delimiter=delimiter):
        if last is not None:
            yield last
        last = row
    if last != [_END]:
        raise _StumbledError


def _and_then(lines, last):
    yield from lines
    yield last


def _physical_rows(text, delimiter):
    """Each line of the file on its own: an open quotation ends with its line."""
    for line in io.StringIO(text, newline=""):
        line = line.rstrip("\r\n")
        try:
            yield next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            yield line.split(delimiter)
