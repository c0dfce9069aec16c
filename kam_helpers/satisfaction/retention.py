"""From satisfaction to retention: one curve for all models of the course, and only an assumption.

Satisfaction is on the scale of the survey (1 … 7), retention a fraction. The curve is logistic: a point of
satisfaction multiplies the odds to stay by the same factor wherever the customer stands, so it moves a
doubtful customer more than one who would stay anyway. How steep it is differs by market: where changing
supplier is hard, dissatisfied customers stay too. The curve knows points and not the scale: its default is
meant for 1 to 7, and on 1 to 5, where a point is a larger step, ``per_point`` must be larger.
Course assumption; fit it to your own customers.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..lifetime.rates import check_number, check_retention
from ..text import _

PER_POINT = 0.04  # what one point adds to the retention of a customer who stays with REFERENCE
REFERENCE = 0.80
NEUTRAL = 4.0  # the middle of the scale from 1 to 7
_STEPS = 50  # Newton's method needs fewer than ten unless the answer lies at infinity
_Z = 1.959964  # 95 % of a normal distribution lie within so many standard errors


def satisfaction_to_retention(satisfaction, *, neutral=NEUTRAL, reference=REFERENCE, per_point=PER_POINT):
    """The chance to stay one more year at a level of satisfaction (1 … 7); a number or a Series.

    At ``neutral`` it is ``reference``, one point higher ``reference`` + ``per_point``: course assumptions.

    >>> [round(satisfaction_to_retention(s), 3) for s in (2, 4, 5, 7)]
    [0.699, 0.8, 0.84, 0.9]
    """
    start = checks.fraction(reference, "reference", one=False)
    points = _numbers(satisfaction, "satisfaction") - check_number(neutral, "neutral")
    return retention_after(start, points, per_point=per_point, reference=start)


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


@dataclass(frozen=True)
class RetentionFit:
    """The curve as customers show it: its three numbers fit into ``satisfaction_to_retention``.

    ``per_point`` is the gain at ``reference``, with the ends of its 95 % interval (``low`` … ``high``); where
    that holds 0, satisfaction and staying do not clearly go together here. ``n``: customers.
    """

    neutral: float
    reference: float
    per_point: float
    low: float
    high: float
    n: int


def fit_retention(satisfaction, renewed, *, neutral=NEUTRAL):
    """Fit the curve to customers: ``satisfaction`` (before they decided) and ``renewed`` (1 or 0).

    Logistic regression (maximum likelihood). An association, not proof of cause. Refused, in words, where
    everybody decided alike, answered alike, or a level of satisfaction separates them exactly.
    """
    given = checks.numbers(satisfaction, "satisfaction")
    stayed = checks.numbers(renewed, "renewed")
    if len(given) != len(stayed):
        raise CourseError(
            _("Each satisfaction needs its renewal, but their numbers differ: {one} and {other}.").format(
                one=len(given), other=len(stayed)
            )
        )
    x, y = given.to_numpy() - check_number(neutral, "neutral"), stayed.to_numpy()
    if not np.isin(y, (0, 1)).all():
        raise CourseError(
            _("“renewed” must be 1 (renewed) or 0 (not); one value is {value:g}.").format(
                value=y[~np.isin(y, (0, 1))][0]
            )
        )
    _refuse_separated(x, y)
    level, slope, error = _logistic(x, y)
    reference = 1 / (1 + np.exp(-level))
    gains = [
        1 / (1 + np.exp(-level - b)) - reference for b in (slope, slope - _Z * error, slope + _Z * error)
    ]
    return RetentionFit(float(neutral), float(reference), *(float(gain) for gain in gains), n=len(x))


def _logistic(x, y):
    """Level and slope of the log odds, and the standard error of the slope."""
    design = np.column_stack([np.ones(len(x)), x])
    found = np.zeros(2)
    for _step in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ found))
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design
        step = np.linalg.solve(curvature, design.T @ (y - chance))
        found = found + step
        if np.abs(step).max() < 1e-10:
            break
    return *found, float(np.sqrt(np.linalg.inv(curvature)[1, 1]))


def _refuse_separated(x, y):
    """Where the two groups do not overlap, the steepest curve is the best one: there is no slope to tell."""
    if (y == y[0]).all() or (x == x[0]).all():
        raise CourseError(
            _("Everybody decided alike or was equally satisfied: nothing shows what satisfaction does.")
        )
    left, stayed = x[y == 0], x[y == 1]
    if left.max() <= stayed.min() or stayed.max() <= left.min():
        raise CourseError(
            _(
                "One level of satisfaction separates those who stayed from those who left, as happens with "
                "few customers. Then no curve can be told from a steeper one: ask more of them."
            )
        )


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
