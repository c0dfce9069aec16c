"""From a path to a table of text: the ledger's reader finds encoding, separator and header."""

import pandas as pd

from ..errors import CourseError
from ..ledger.errors import LedgerError
from ..ledger.numbers import BLANKS
from ..ledger.source import open_source
from ..ledger.text_table import read_text
from ..ledger.workbook import SheetFacts, read_workbook
from ..text import _


def as_frame(source, name, wanted):
    """``(table, notes)``: a DataFrame as it is, a file as a DataFrame of text with empty cells missing.

    ``name``: what the reader calls it. ``wanted``: column names that its header should hold.
    """
    if isinstance(source, pd.DataFrame):
        return source, ()
    if not hasattr(source, "__fspath__") and not isinstance(source, str):
        raise CourseError(
            _(
                "“{name}” must be a table (a pandas DataFrame) or the path of a file; this is a {kind}."
            ).format(name=name, kind=type(source).__name__)
        )
    try:
        file = open_source(source)
        read = read_workbook(file, None, wanted) if file.kind == "workbook" else read_text(file, None, wanted)
    except LedgerError as error:
        raise CourseError(_("“{name}” was not read. {why}").format(name=name, why=error)) from error
    table, facts = read
    frame = pd.DataFrame({column.name: _cells(column) for column in table.columns})
    how = (
        _("Read from “{file}”, sheet “{sheet}”.").format(file=file.name, sheet=facts.sheet)
        if isinstance(facts, SheetFacts)
        else _("Read from “{file}”, {encoding}.").format(file=file.name, encoding=facts.encoding)
    )
    return frame, (how,)


def _cells(column):
    texts = [None if text.casefold() in BLANKS else text for text in column.texts]
    return pd.array(column.where(pd.array(texts, dtype=object)), dtype=object)
