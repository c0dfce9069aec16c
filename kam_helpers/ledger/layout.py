"""How a text file is laid out: which mark separates the fields, and in which row the column names stand."""

import csv
import io
import itertools
from dataclasses import dataclass

from kam_helpers.ledger.dates import looks_like_date
from kam_helpers.ledger.errors import LedgerError
from kam_helpers.ledger.headers import recognised
from kam_helpers.ledger.numbers import looks_like_number
from kam_helpers.ledger.table import cell_text
from kam_helpers.text import _

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 250
_HEADER_WITHIN = 40  # rows of title, filters and blank lines above the column names
_BELOW = 50


@dataclass(frozen=True)
class Layout:
    """``header_at`` counts rows from 0; ``sample`` holds the first rows as lists of text."""

    delimiter: str
    header_at: int
    sample: tuple[tuple[str, ...], ...]

    @property
    def header(self):
        return self.sample[self.header_at]


def find_layout(name: str, text: str, wanted=()) -> Layout:
    """The layout of the text at the beginning of a file; ``wanted`` are column names the user gave."""
    best = None
    for delimiter in DELIMITERS:
        sample = tuple(itertools.islice(sample_rows(text, delimiter), SAMPLE_ROWS))
        found = find_header(sample, wanted)
        if found and (best is None or found[1] > best[0]):
            best = found[1], Layout(delimiter, found[0], sample)
    if best is None:
        raise no_header(name)
    return best[1]


def no_header(name) -> LedgerError:
    """What to say when no row can be the column names."""
    return LedgerError(
        _(
            "“{name}” has no row of column names that can be found. A ledger needs a first row such as "
            "customer, date, invoice, product, quantity, price, amount, separated by commas, semicolons "
            "or tabs."
        ).format(name=name)
    )


def sample_rows(text, delimiter):
    """Rows of a text as the csv module reads them; ends quietly where a quotation runs out of bounds."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            yield tuple(next(rows))
        except (StopIteration, csv.Error):
            return


def find_header(rows, wanted=()):
    """``(index, score)`` of the row that names the columns, or None. Cells may be text, numbers or dates.

    A row of names holds at least two texts and no number or date. Known names count most, then whether the
    rows
    below fit under it, then how many names there are, then how far up it stands.

    >>> find_header([("Sales 2025",), (), ("Kunde", "Datum", "Betrag"), ("Alder", "31.12.2025", "5,00")])[0]
    2
    """
    best = None
    wanted = {str(name).strip().casefold() for name in wanted}
    for at, cells in enumerate(rows[:_HEADER_WITHIN]):
        names = [cell_text(cell).strip() for cell in cells]
        filled = [name for name in names if name]
        if len(filled) < 2 or any(_is_data(cell) for cell in cells):
            continue
        below = [row for row in rows[at + 1 : at + 1 + _BELOW] if any(cell_text(c).strip() for c in row)]
        fitting = sum(2 <= _width(row) <= len(names) for row in below) / max(1, len(below))
        asked = sum(name.casefold() in wanted for name in filled)
        score = 5 * asked + 2 * recognised(filled) + fitting + min(len(filled), 20) / 20 - at / 1000
        if best is None or score > best[1]:
            best = at, score
    return best


def _width(cells):
    return max((at for at, cell in enumerate(cells, start=1) if cell_text(cell).strip()), default=0)


def _is_data(cell):
    if not isinstance(cell, str):
        return cell is not None
    return looks_like_number(cell.strip()) or looks_like_date(cell)
