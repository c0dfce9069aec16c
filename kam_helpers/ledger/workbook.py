"""Workbook (.xlsx) to table: the sheet that looks like a ledger, its cells with the types they have.

A workbook is opened read-only and for stored values: nothing is computed, no macro runs, no link is followed.
"""

import datetime
import io
import itertools
import warnings
from dataclasses import dataclass

from kam_helpers.ledger.errors import LedgerError, near_matches, quoted
from kam_helpers.ledger.headers import recognised
from kam_helpers.ledger.layout import find_header, no_header
from kam_helpers.ledger.source import Source
from kam_helpers.ledger.table import Table, TableBuilder, cell_text
from kam_helpers.text import _

_SAMPLE_ROWS = 120


@dataclass(frozen=True)
class SheetFacts:
    """Which sheet was read, which others there are: for the report."""

    sheet: str
    others: tuple[str, ...]


def read_workbook(source: Source, sheet=None, wanted=()) -> tuple[Table, SheetFacts]:
    """The table in a workbook. ``sheet`` is a name or a number counted from 1; without it the best one is
    taken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore"
            )  # openpyxl warns about styles and filters, which do not matter here
            return _read(source.name, _opened(source, data_only=True), sheet, wanted)
    except LedgerError:
        raise
    except (
        Exception
    ) as error:  # a damaged workbook fails anywhere in openpyxl, zipfile or expat, with any exception
        raise LedgerError(
            _(
                "“{name}” is a damaged workbook. Open it in the spreadsheet program, save it again as "
                ".xlsx or as CSV, "
                "and try that."
            ).format(name=source.name)
        ) from error


def _opened(source, data_only):
    import openpyxl  # a tenth of a second at every start, for those who read a workbook only

    return openpyxl.load_workbook(io.BytesIO(source.data), read_only=True, data_only=data_only)


def formula_rows(source: Source, sheet: str, column_at: int) -> frozenset[int]:
    """Rows in which a column (counted from 0) holds a formula: for cells whose result the workbook does not
    store."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = _opened(source, data_only=False)
        rows = _rows(book[sheet])
        return frozenset(
            number
            for number, cells in enumerate(rows, start=1)
            if column_at < len(cells)
            and isinstance(cells[column_at], str)
            and cells[column_at].startswith("=")
        )


def _read(name, book, sheet, wanted):
    titles = [ws.title for ws in book.worksheets]
    if not titles:
        raise LedgerError(
            _("“{name}” has no worksheet. Copy the lines into one and save it.").format(name=name)
        )
    chosen = _best_sheet(book, wanted) if sheet is None else _asked_sheet(titles, sheet)
    rows = _rows(book[chosen])
    sample = [tuple(map(_cell, cells)) for cells in itertools.islice(rows, _SAMPLE_ROWS)]
    found = find_header(sample, wanted)
    if found is None:
        raise no_header(_("{name}, sheet {sheet}").format(name=name, sheet=chosen))
    at = found[0]
    header = _trimmed(sample[at])
    builder = TableBuilder(header, at + 1)
    below = itertools.chain(sample[at + 1 :], (map(_cell, cells) for cells in rows))
    for number, cells in enumerate(below, start=at + 2):
        builder.add(number, list(cells))
    return builder.build(), SheetFacts(chosen, tuple(title for title in titles if title != chosen))


def _rows(ws):
    ws.reset_dimensions()  # some ERP systems write a wrong extent, and openpyxl would stop there
    return ws.iter_rows(values_only=True)


def _cell(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime.time, datetime.timedelta)):
        return str(value)
    return value


def _trimmed(cells):
    while cells and not cell_text(cells[-1]).strip():
        cells = cells[:-1]
    return cells


def _best_sheet(book, wanted):
    """The sheet whose header names most of what a ledger has; the earlier one when two are alike."""

    def score(ws):
        sample = [tuple(map(_cell, cells)) for cells in itertools.islice(_rows(ws), _SAMPLE_ROWS)]
        found = find_header(sample, wanted)
        if found is None:
            return (0, 0, 0)
        names = [cell_text(cell) for cell in sample[found[0]]]
        asked = sum(str(name) in names for name in wanted)
        return (asked, recognised(names), min(len(sample) - found[0], 3))

    return max(book.worksheets, key=score).title


def _asked_sheet(titles, sheet):
    if isinstance(sheet, int) and 1 <= sheet <= len(titles):
        return titles[sheet - 1]
    if sheet in titles:
        return sheet
    near = near_matches(sheet, titles) or titles
    raise LedgerError(
        _("There is no sheet “{sheet}”. The workbook has {sheets}.").format(sheet=sheet, sheets=quoted(near))
    )
