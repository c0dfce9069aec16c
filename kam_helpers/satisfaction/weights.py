"""Weights of the dimensions, brought to a sum of 1, and the number they lead to."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _


class Score(float):
    """A number that remembers how it was put together: ``weights`` (Series, sum 1) and ``note`` (in words, or
    empty). It computes like any other float."""

    weights: pd.Series
    note: str

    @classmethod
    def of(cls, value, weights, note=""):
        """``value`` with its weights and note."""
        score = cls(value)
        score.weights, score.note = weights, note
        return score

    def __str__(self):
        return f"{float(self):g} ({self.note})" if self.note else f"{float(self):g}"

    __repr__ = __str__


def dimension_weights(names, weights=None):
    """``(weights, note)``: a weight for each of ``names`` (an Index), summing to 1; equal ones by default.

    ``weights``: Series or dict by name, or a list in the order of ``names``. Negative and all-zero weights
    are refused; ``note`` says, in words, when they did not add up to 1.
    """
    if weights is None:
        return pd.Series(1 / len(names), index=names, name="weight"), ""
    given = checks.numbers(weights, _("weights"), negative=False, unique=True)
    if not isinstance(weights, (pd.Series, dict)):
        if len(given) != len(names):
            raise CourseError(
                _("There are {n} weights for {needed} names ({names}). Give one to each.").format(
                    n=len(given), needed=len(names), names=", ".join(map(str, names))
                )
            )
        given = given.set_axis(names)
    checks.same_accounts(names, given.index, _("weights"))
    unknown = given.index[~given.index.isin(names)]
    if len(unknown):
        raise CourseError(
            _("“{name}” has a weight, but there is only {names}.").format(
                name=unknown[0], names=", ".join(map(str, names))
            )
        )
    total = checks.positive_total(given, _("weights"))
    note = (
        ""
        if np.isclose(total, 1)
        else _("The weights added up to {total:g}; they were brought to a sum of 1.").format(total=total)
    )
    return (given.reindex(names) / total).rename("weight"), note
