"""Records (zones, styles, forms …) as a table that a lesson shows."""

import pandas as pd

from .text import _


def records_table(records, index, columns, *, key="name", translate_key=False):
    """One row for each record, in their order; every text in it is translated when the table is made.

    ``records``: dataclass instances. ``index``: what the rows are called. ``columns``: names of fields; or a
    mapping from the name of a column to a field, or to a function of the record. ``key``: the field that
    names a row, as it stands (``.loc["held"]`` must work in every language) unless ``translate_key``. A text
    that is in no catalogue, such as a Chinese term, stays as it is.

    >>> from types import SimpleNamespace as Zone
    >>> zones = [Zone(name="free", chinese="自由", cut=0.1), Zone(name="held", chinese="受困", cut=0.3)]
    >>> table = records_table(zones, "zone", {"chinese": "chinese", "percent": lambda zone: 100 * zone.cut})
    >>> table.index.name, list(map(str, table.loc["held"]))
    ('zone', ['受困', '30.0'])
    """
    records = tuple(records)
    fields = columns if isinstance(columns, dict) else {name: name for name in columns}
    rows = [[_shown(record, field) for field in fields.values()] for record in records]
    names = [getattr(record, key) for record in records]
    names = [_(name) for name in names] if translate_key else names
    return pd.DataFrame(rows, pd.Index(names, name=index), list(fields))


def _shown(record, field):
    value = field(record) if callable(field) else getattr(record, field)
    # gettext answers an empty text with the head of its catalogue.
    return _(value) if isinstance(value, str) and value else value
