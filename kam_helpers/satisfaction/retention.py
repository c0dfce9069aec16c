"""From satisfaction to retention: one curve for all models of the course, and only an assumption.

Satisfaction is on the scale of the survey (1 … 7), retention a fraction. The curve is logistic: a point of
satisfaction multiplies the odds to stay by the same factor wherever the customer stands, so it moves a
doubtful customer more than one who would stay anyway. How steep it is differs by market: where changing
supplier is hard, dissatisfied customers stay too. The curve knows points and not the scale: its default is
meant for 1 to 7, and on 1 to 5, where a point is a larger step, ``per_point`` must be larger.
Course assumption; fit it to your own customers.
"""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..lifetime.rates import check_number, check_retention
from ..text import _

PER_POINT = 0.04  # what one point adds to the retention of a customer who stays with REFERENCE
REFERENCE = 0.80


def retention_after(retention, satisfaction_change, *, per_point=PER_POINT, reference=REFERENCE):
    """Retention once satisfaction has changed by ``satisfaction_change`` points; numbers or Series.

    ``per_point``: what one point adds at ``reference`` (0.04: from 80 % to 84 %); course assumptions. A
    retention of 0 or 1 stays what it is.

    >>> round(retention_after(0.8, 1), 3), round(retention_after(0.95, 1), 3)
    (0.84, 0.961)
    >>> round(retention_after(0.8, -1), 3)
    0.753
    """
    change = _numbers(satisfaction_change, "satisfaction_change")
    after = moved_retention(check_fractions(retention), change, odds_factor(per_point, reference))
    return after if isinstance(after, pd.Series) else float(after)


def moved_retention(retention, satisfaction_change, factor):
    """``retention_after`` without its checks, for numbers, arrays and Series; ``factor``: ``odds_factor``."""
    times = factor**satisfaction_change
    # written so that no change leaves retention as it is to the last digit, and certainty stays certain
    return np.minimum(retention * times / (1 + retention * (times - 1)), 1.0)


def odds_factor(per_point=PER_POINT, reference=REFERENCE):
    """By what one point of satisfaction multiplies the odds to stay."""
    start = checks.fraction(reference, "reference", one=False)
    more = check_number(per_point, "per_point")
    if not 0 < start + more < 1:
        raise CourseError(
            _(
                "{points} for one point of satisfaction takes a retention of {retention} to 0 or 100 %, "
                "or beyond. Say less."
            ).format(points=percent(more, 1), retention=percent(start, 1))
        )
    return (start + more) / (1 - start - more) * (1 - start) / start


def _numbers(values, name):
    return checks.numbers(values, name) if isinstance(values, pd.Series) else check_number(values, name)


def check_fractions(retention):
    if not isinstance(retention, pd.Series):
        return check_retention(retention)
    checks.numbers(retention, "retention").map(check_retention)
    return retention
