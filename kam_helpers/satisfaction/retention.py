"""From satisfaction to retention: one curve for all models of the course, and only an assumption.

Satisfaction is on the scale of the survey (1 … 7), retention a fraction. The curve is logistic: a point of
satisfaction multiplies the odds to stay by the same factor wherever the customer stands, so it moves a
doubtful customer more than one who would stay anyway. How steep it is differs by market: where changing
supplier is hard, dissatisfied customers stay too. Course assumption; set it from your own losses.
"""

import math

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..text import _

PER_POINT = 0.04  # what one point adds to the retention of a customer who stays with REFERENCE
REFERENCE = 0.80
NEUTRAL = 4.0  # the middle of the scale from 1 to 7


def satisfaction_to_retention(satisfaction, *, neutral=NEUTRAL, reference=REFERENCE, per_point=PER_POINT):
    """The chance to stay one more year at a level of satisfaction (1 … 7); a number or a Series.

    At ``neutral`` it is ``reference``, one point higher ``reference`` + ``per_point``; all course assumptions.

    >>> [round(satisfaction_to_retention(s), 3) for s in (2, 4, 5, 7)]
    [0.699, 0.8, 0.84, 0.9]
    """
    if isinstance(satisfaction, pd.Series):
        satisfaction = checks.numbers(satisfaction, "satisfaction")
    elif not isinstance(satisfaction, (int, float, np.number)) or not math.isfinite(satisfaction):
        raise CourseError(
            _("“{name}” must be a number; this is {value}.").format(name="satisfaction", value=satisfaction)
        )
    return retention_after(
        checks.fraction(reference, "reference", one=False),
        satisfaction - neutral,
        per_point=per_point,
        reference=reference,
    )


def retention_after(retention, satisfaction_change, *, per_point=PER_POINT, reference=REFERENCE):
    """Retention once satisfaction has changed by ``satisfaction_change`` points; numbers or Series.

    ``per_point``: what one point adds at ``reference`` (0.04: from 80 % to 84 %); both course assumptions. A
    retention of 0 or 1 stays what it is.

    >>> round(retention_after(0.8, 1), 3), round(retention_after(0.95, 1), 3), round(retention_after(0.8, -1), 3)
    (0.84, 0.961, 0.753)
    """
    factor = _odds_factor(per_point, reference)
    kept = retention * factor**satisfaction_change
    return kept / (kept + 1 - retention)


def _odds_factor(per_point, reference):
    """By what one point of satisfaction multiplies the odds to stay."""
    start = checks.fraction(reference, "reference", one=False)
    more = checks.amount(per_point, "per_point")
    if start + more >= 1:
        raise CourseError(
            _(
                "{points} more than a retention of {retention} would reach 100 %. Say less for one point of "
                "satisfaction."
            ).format(points=percent(more, 1), retention=percent(start, 1))
        )
    return (start + more) / (1 - start - more) * (1 - start) / start
