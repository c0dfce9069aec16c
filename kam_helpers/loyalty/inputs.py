"""What the loyalty models take, read in one place: values by account, on one scale, of the same accounts."""

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _


def together(**given):
    """Several values by account as one table, in the order of the first; each must know its accounts."""
    columns = {name: checks.numbers(values, name, unique=True) for name, values in given.items()}
    first = next(iter(columns.values()))
    for name, values in columns.items():
        checks.same_accounts(first.index, values.index, name)
    return pd.DataFrame({name: values.reindex(first.index) for name, values in columns.items()})


def on_scale(values, name, low, high):
    """``values`` (a Series by account) if all lie from ``low`` to ``high``."""
    off = ~values.between(low, high)
    if off.any():
        raise CourseError(
            _("“{name}” must lie from {low:g} to {high:g}, but {account} has {value:g}.").format(
                name=name, low=low, high=high, account=off.idxmax(), value=values[off.idxmax()]
            )
        )
    return values


def fractions(values, name):
    """``values`` (a Series by account) if all are fractions from 0 to 1."""
    off = ~values.between(0, 1)
    if off.any():
        raise CourseError(
            _(
                "“{name}” must be a fraction from 0 to 1 (write 0.6 for 60 %), but {account} has {value:g}."
            ).format(name=name, account=off.idxmax(), value=values[off.idxmax()])
        )
    return values


def no_blank(table, columns, name):
    """``table`` if every row names each of the ``columns``."""
    for column in columns:
        blank = table[column].isna().to_numpy()
        if blank.any():
            raise CourseError(
                _("In “{name}”, row {row} has no “{column}”. Fill it in, or leave the row out.").format(
                    name=name, row=int(blank.argmax()) + 1, column=column
                )
            )
    return table
