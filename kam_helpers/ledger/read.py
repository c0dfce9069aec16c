"""``read_ledger``: the steps in order, and the frozen result."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from kam_helpers import formats
from kam_helpers.ledger.columns import check_columns, choose_columns
from kam_helpers.ledger.errors import LedgerError
from kam_helpers.ledger.findings import write_report
from kam_helpers.ledger.frames import lines_frame, rejected_frame, repeated_lines
from kam_helpers.ledger.judge import FORMULA, NO_AMOUNT, REASONS, USED, judge
from kam_helpers.ledger.report import Report
from kam_helpers.ledger.source import open_source
from kam_helpers.ledger.text_table import read_text
from kam_helpers.ledger.values import read_values
from kam_helpers.ledger.workbook import SheetFacts, formula_rows, read_workbook
from kam_helpers.text import _


@dataclass(frozen=True, eq=False)
class Ledger:
    """An export that was read. Nothing is lost: every line of the file is in ``lines`` or in ``rejected``.

    ``lines``: customer (category), date (datetime64), invoice, product (category), quantity, price, amount
    (float, the
    file's currency; returns negative), row (as a spreadsheet counts), then the file's other columns as text.
    ``rejected``: row, reason, then the line's fields as they stand in the file.
    ``columns``: which of the file's columns was taken for what. ``source``: file name, encoding or sheet,
    and so on.
    """

    lines: pd.DataFrame = field(repr=False)
    rejected: pd.DataFrame = field(repr=False)
    report: Report = field(repr=False)
    columns: dict[str, str]
    source: dict[str, str]
    path: Path = field(repr=False)

    def to_csv(self, path, rejected=False) -> Path:
        """Save the lines (or the rejected ones) as CSV that a spreadsheet opens without running anything in
        it.

        LedgerError when ``path`` is the ledger's own file: that one is never written to.
        """
        target = Path(path)
        if target.exists() and target.samefile(self.path):
            raise LedgerError(
                _("“{name}” is the ledger itself. Choose another name.").format(name=target.name)
            )
        frame = self.rejected if rejected else self.lines
        safe = pd.DataFrame({formats.spreadsheet_safe(name): _safe(frame[name]) for name in frame.columns})
        try:
            safe.to_csv(target, index=False, encoding="utf-8-sig")
        except OSError as error:
            raise LedgerError(
                _("“{name}” cannot be written: {why}.").format(name=path, why=error.strerror)
            ) from error
        return target

    def __str__(self):
        return str(self.report)

    def _repr_html_(self):
        return self.report._repr_html_()


def read_ledger(
    path, columns=None, *, currency=None, day_first=None, decimal=None, sheet=None, encoding=None
) -> Ledger:
    """Read the export of an ERP system: CSV or TSV (also packed with gzip or zip) or an .xlsx workbook.

    Encoding, separator, header row, columns, decimal mark and date form are found out from the content and
    said in
    ``.report``; each can be told instead:

    columns    role → header, such as ``{"customer": "Kunde", "amount": "Netto"}``; None as header: there is
    no such
               column. Roles: customer, date, invoice, product, quantity, price, amount, currency.
    currency   three letters; lines in another currency are rejected, lines without one are kept.
    day_first  True for 31/12/2025, False for 12/31/2025.
    decimal    "." or ",".
    sheet      name or number (from 1) of a worksheet.
    encoding   such as "utf-8", "gb18030", "cp1252".

    Without a column of amounts they are computed as quantity × price. The file is opened for reading only.
    Raises LedgerError, in words, whenever the file cannot be read as a ledger.

    >>> import tempfile
    >>> lines = ["Kunde;Datum;Betrag", "Alder AG;31.12.2025;1.234,50", "Birch;30.12.2025;-7,5", ";;12"]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "export.csv"
    ...     _size = file.write_text("\\n".join(lines))
    ...     ledger = read_ledger(file)
    >>> ledger.lines[["customer", "date", "amount", "row"]]
       customer       date  amount  row
    0  Alder AG 2025-12-31  1234.5    2
    1     Birch 2025-12-30    -7.5    3
    >>> ledger.rejected[["row", "reason"]].values.tolist()
    [[4, 'no customer']]
    >>> ledger.columns
    {'customer': 'Kunde', 'date': 'Datum', 'amount': 'Betrag'}
    """
    told = check_columns(columns)
    _check_options(currency, day_first, decimal, sheet)
    currency = currency.upper() if currency else None
    source = open_source(path)
    wanted = [header for header in told.values() if header is not None]
    if source.kind == "workbook":
        table, facts = read_workbook(source, sheet, wanted)
    else:
        table, facts = read_text(source, encoding, wanted)
    if not len(table):
        raise LedgerError(
            _(
                "“{name}” has column names but no lines below them. Export it again for a longer period."
            ).format(name=source.name)
        )
    chosen = choose_columns(source.name, table, told)
    values = read_values(table, chosen, decimal, day_first)
    reason = judge(table, chosen, values, currency)
    if isinstance(facts, SheetFacts) and "amount" in chosen and (reason == NO_AMOUNT).any():
        at = table.names.index(chosen["amount"].column)
        reason[(reason == NO_AMOUNT) & np.isin(table.rows, list(formula_rows(source, facts.sheet, at)))] = (
            FORMULA
        )
    used = reason == USED
    rejected = rejected_frame(table, reason)
    if not used.any():
        raise _nothing_usable(source.name, table, reason, chosen)
    lines = lines_frame(table, chosen, values, used)
    repeated = repeated_lines(table, used)
    report = write_report(
        source.name, table, facts, chosen, values, used, lines, rejected, repeated, currency
    )
    return Ledger(
        lines,
        rejected,
        report,
        {role: choice.column for role, choice in chosen.items()},
        {
            "file": source.name,
            "packing": source.packing,
            **_described(facts),
            "header row": str(table.header_row),
        },
        Path(path).expanduser().resolve(),
    )


def _safe(column: pd.Series) -> pd.Series:
    """A column as a spreadsheet may see it; texts are made safe once per distinct text."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return column
    texts = np.array([*map(formats.spreadsheet_safe, column.cat.categories), ""], dtype=object)
    return pd.Series(texts[column.cat.codes], index=column.index)  # code -1, a missing one, is the last text


def _described(facts):
    if isinstance(facts, SheetFacts):
        return {"sheet": facts.sheet}
    return {"encoding": facts.encoding, "delimiter": facts.delimiter}


def _check_options(currency, day_first, decimal, sheet):
    if currency is not None and not (isinstance(currency, str) and currency):
        raise LedgerError(_('currency= is a text of three letters, such as currency="EUR".'))
    if day_first is not None and not isinstance(day_first, bool):
        raise LedgerError(_("day_first= is True (31/12/2025) or False (12/31/2025)."))
    if decimal not in (None, ".", ","):
        raise LedgerError(_('decimal= is "." or ",".'))
    if sheet is not None and not isinstance(sheet, (str, int)):
        raise LedgerError(
            _('sheet= is the name of a worksheet or its number, such as sheet="Sales" or sheet=1.')
        )


def _nothing_usable(name, table, reason, chosen):
    counts = np.bincount(reason, minlength=len(REASONS))
    most = int(counts.argmax())
    row = int(table.rows[np.flatnonzero(reason == most)[0]])
    taken = ", ".join(f"{role} = “{choice.column}”" for role, choice in chosen.items())
    return LedgerError(
        _(
            "None of the {n} lines of “{name}” can be used. Most often: {reason} ({count} lines, first "
            "in row {row}). "
            "The columns were taken as {taken}; if that is wrong, name them with columns=."
        ).format(
            n=f"{len(table):,}",
            name=name,
            reason=_(REASONS[most]),
            count=f"{int(counts[most]):,}",
            row=row,
            taken=taken,
        )
    )
