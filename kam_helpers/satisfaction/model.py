"""How expectation and perception make satisfaction: Oliver (1980), Sat = f(E, P − E)."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..text import _
from .regression import explained, slopes, slopes_interval, sums_by_account
from .scores import overall_scores, survey_scores

SCALE = (1, 7)


def satisfaction_model(
    expectation, perception, *, direct, disconfirmation, loss_weight=1.0, base=None, scale=SCALE
):
    """Satisfaction = base + direct × (E − middle) + disconfirmation × (P − E), held to the scale.

    ``expectation`` E, ``perception`` P: points on ``scale``, numbers or Series. ``disconfirmation``: what one
    point better (or worse) than expected does. ``direct``: what one point of expectation does by itself:
    customers who expect more judge more kindly (assimilation). Together one point more expectation moves
    satisfaction by direct − disconfirmation, and its sign is an empirical question. ``loss_weight``: how many
    times as much a disappointment counts as a surprise of the same size (1 = the same). ``base``:
    satisfaction of somebody who expects the middle of the scale and gets it (None: the middle). All of them
    are assumptions unless fitted to a survey (``fit_satisfaction``).

    >>> satisfaction_model(6, 5, direct=0.2, disconfirmation=0.6)
    3.8
    >>> satisfaction_model(5, 5, direct=0.2, disconfirmation=0.6)  # they expect less and are more satisfied
    4.2
    """
    low, high = check_scale(scale)
    ends = (low, high)
    e, p = check_points(expectation, "expectation", ends), check_points(perception, "perception", ends)
    direct, disconfirmation = check_number(direct, "direct"), check_number(disconfirmation, "disconfirmation")
    if isinstance(e, pd.Series) and isinstance(p, pd.Series):
        checks.same_accounts(e.index, p.index, "perception")
        p = p.reindex(e.index)
    losses = checks.amount(loss_weight, "loss_weight")
    middle = (low + high) / 2
    level = middle if base is None else check_number(base, "base")
    satisfaction = felt_satisfaction(e, p, direct, disconfirmation, losses, level, (low, high))
    return satisfaction if isinstance(satisfaction, pd.Series) else round(float(satisfaction), 12)


def felt_satisfaction(expectation, perception, direct, disconfirmation, loss_weight, base, scale):
    """``satisfaction_model`` without its checks, for numbers, arrays and Series that passed them."""
    low, high = scale
    gap = perception - expectation
    felt = gap * np.where(np.asarray(gap) < 0, loss_weight, 1.0)
    level = base + direct * (expectation - (low + high) / 2)
    return np.clip(level + disconfirmation * felt, low, high)


@dataclass(frozen=True)
class SatisfactionFit:
    """What a survey says about Sat = f(E, P − E); each effect with the ends of its 95 % interval.

    ``direct``, ``disconfirmation``, ``base``: as in ``satisfaction_model``. ``expectation_effect`` = direct −
    disconfirmation: what one point more expectation does at the same perception; where its interval
    (``expectation_low`` … ``expectation_high``) holds 0, the survey does not say whether managing
    expectation helps. ``r2``: share of the differences explained.
    """

    base: float
    direct: float
    disconfirmation: float
    expectation_effect: float
    expectation_low: float
    expectation_high: float
    disconfirmation_low: float
    disconfirmation_high: float
    r2: float
    respondents: int
    accounts: int


def fit_satisfaction(survey, overall="overall", *, draws=1000, seed=1):
    """Fit ``satisfaction_model`` to the respondents of a survey; intervals draw whole accounts.

    ``overall``: column of ``survey.people`` with the overall satisfaction. An association, not proof of
    cause: satisfied people may also report kinder perceptions. Fewer than 5 accounts: intervals are missing.
    """
    drivers = pd.DataFrame(
        {
            "expectation": survey_scores(survey, "expectation").mean(axis=1),
            "perception": survey_scores(survey, "perception").mean(axis=1),
        }
    )
    outcome = overall_scores(survey, overall)
    sums = sums_by_account(drivers, outcome, survey.people["account"])
    effect, disconfirmation = slopes(sums, list(drivers.columns))
    ends = slopes_interval(sums, checks.count(draws, "draws"), seed)
    middle = sum(survey.scale) / 2
    expected, perceived, satisfied = sums.centre
    return SatisfactionFit(
        base=float(satisfied + effect * (middle - expected) + disconfirmation * (middle - perceived)),
        direct=float(effect + disconfirmation),
        disconfirmation=float(disconfirmation),
        expectation_effect=float(effect),
        expectation_low=float(ends[0, 0]),
        expectation_high=float(ends[1, 0]),
        disconfirmation_low=float(ends[0, 1]),
        disconfirmation_high=float(ends[1, 1]),
        r2=explained(sums),
        respondents=sums.rows,
        accounts=sums.accounts,
    )


def check_scale(scale, name="scale"):
    """``scale`` as (lowest, highest)."""
    try:
        low, high = (float(end) for end in scale)
    except (TypeError, ValueError):
        low = high = float("nan")
    if not (np.isfinite([low, high]).all() and low < high):
        raise CourseError(
            _(
                "“{name}” must be the lowest and the highest answer, for example (1, 7); this is {value}."
            ).format(name=name, value=scale)
        )
    return low, high


def check_points(values, name, scale):
    """``values``, a number or Series of points on the scale."""
    points = checks.numbers(values, name) if isinstance(values, pd.Series) else check_number(values, name)
    ends = np.min(points), np.max(points)
    if ends[0] < scale[0] or ends[1] > scale[1]:
        raise CourseError(
            _("“{name}” must be on the scale from {low:g} to {high:g}; one value is {value:g}.").format(
                name=name, low=scale[0], high=scale[1], value=ends[0] if ends[0] < scale[0] else ends[1]
            )
        )
    return points
