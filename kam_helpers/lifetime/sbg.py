"""Why retention rises with age: the shifted-beta-geometric model (sBG) of Fader & Hardie (2007).

Every customer has a fixed chance of its own to leave at each renewal, and these chances are spread as a beta
distribution. Those most likely to leave go first, so the retention of the group rises although nobody becomes
more loyal.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .cohort import checked_survivors

_LIMIT = math.log(1e5)  # beyond this, alpha and beta have no meaning but "all alike" or "never or at once"
_STEPS = 100


def sbg_survival(alpha, beta, years):
    """Share of a group still there after 0, 1 … ``years`` years: an array of ``years`` + 1 fractions.

    ``alpha``, ``beta``: above 0; alpha ÷ (alpha + beta) is the mean chance to leave at the first renewal.
    S(t) = B(alpha, beta + t) ÷ B(alpha, beta), Fader & Hardie (2007).

    >>> sbg_survival(0.764, 1.296, 5).round(3).tolist()
    [1.0, 0.629, 0.472, 0.383, 0.325, 0.284]
    """
    return np.concatenate([[1.0], np.cumprod(sbg_retention(alpha, beta, years))])


def sbg_retention(alpha, beta, years):
    """Retention at the 1st … ``years``-th renewal: (beta + t − 1) ÷ (alpha + beta + t − 1), an array.

    >>> sbg_retention(1, 3, 3).round(3).tolist()
    [0.75, 0.8, 0.833]
    """
    alpha, beta = _above_zero(alpha, "alpha"), _above_zero(beta, "beta")
    t = np.arange(checks.count(years, "years"))
    return (beta + t) / (alpha + beta + t)


def _above_zero(value, name):
    if not checks.amount(value, name) > 0:
        raise CourseError(_("“{name}” must be above 0; this is {value}.").format(name=name, value=value))
    return float(value)


@dataclass(frozen=True, eq=False)
class SbgFit:
    """The spread of chances to leave that fits a group best (maximum likelihood).

    ``alpha``, ``beta``: of the beta distribution; ``log_likelihood``: of all customers together (natural
    logarithm); ``survivors``: what was fitted, by year from 0.
    """

    alpha: float
    beta: float
    log_likelihood: float
    survivors: pd.Series

    def survival(self, years):
        """Share still there after 0 … ``years`` years, as ``sbg_survival``."""
        return sbg_survival(self.alpha, self.beta, years)

    def retention(self, years):
        """Retention at the 1st … ``years``-th renewal, as ``sbg_retention``."""
        return sbg_retention(self.alpha, self.beta, years)


def fit_sbg(survivors):
    """Fit the shifted-beta-geometric model to one group of customers that started together.

    ``survivors``: customers left after 0, 1, 2 … years; at least two renewals. Refused where no spread can be
    told from the data: retention that does not rise with age needs no spread (``constant_retention``).
    Fader & Hardie (2007). Below some hundreds of customers see ``fit_spread`` first.

    >>> fit = fit_sbg([1000, 631, 468, 382, 326])
    >>> round(fit.alpha, 3), round(fit.beta, 3)
    (0.764, 1.296)
    """
    left = checked_survivors(survivors, least=2)
    if left[-1] == left[0]:
        raise CourseError(_("Nobody has left yet, so nothing says who would. Wait, or ask more customers."))
    alpha, beta, found = _fit(left)
    if not found:
        raise CourseError(
            _(
                "These survivors show no spread that could be fitted: retention does not rise with age as it "
                "does where customers differ. Use constant_retention."
            )
        )
    years = pd.RangeIndex(len(left), name="year")
    return SbgFit(alpha, beta, _likelihood(left, alpha, beta), pd.Series(left, years, name="survivors"))


def fit_spread(fit, customers, years, draws=500, seed=1):
    """How far off the forecast could be with so few customers: the rule when not to fit.

    The process of ``fit`` is played ``draws`` times with ``customers`` customers, seen for as many renewals
    as ``fit`` was, fitted each time and carried on to ``years``. Returns by year ``truth`` (survival of
    ``fit``) and ``low``, ``middle``, ``high``: 5, 50 and 95 % of the forecasts lie below.
    ``attrs["no_fit"]``: the share of the groups that showed no spread, whose forecast is then the nearest the
    model comes.
    """
    if not isinstance(fit, SbgFit):
        raise CourseError(
            _("“fit” must come from fit_sbg; this is a {kind}.").format(kind=type(fit).__name__)
        )
    customers, draws = checks.count(customers, "customers", least=1), checks.count(draws, "draws", least=1)
    years, seen = checks.count(years, "years", least=1), len(fit.survivors) - 1
    chance, left = np.random.default_rng(seed), np.full((draws, seen + 1), customers)
    for t, retention in enumerate(fit.retention(seen), start=1):
        left[:, t] = chance.binomial(left[:, t - 1], retention)
    fits = [_fit(group.astype(float)) for group in left]
    forecasts = np.array([sbg_survival(alpha, beta, years) for alpha, beta, _found in fits])
    low, middle, high = np.quantile(forecasts, [0.05, 0.5, 0.95], axis=0)
    spread = pd.DataFrame(
        {"truth": fit.survival(years), "low": low, "middle": middle, "high": high},
        index=pd.RangeIndex(years + 1, name="year"),
    )
    spread.attrs["no_fit"] = sum(not found for *_parameters, found in fits) / draws
    return spread


def _likelihood(left, alpha, beta):
    t, stayed, gone = np.arange(len(left) - 1), left[1:], left[:-1] - left[1:]
    every = np.log(alpha + beta + t)
    return float((gone * (math.log(alpha) - every)).sum() + (stayed * (np.log(beta + t) - every)).sum())


def _fit(left):
    """alpha, beta and whether they lie inside the limits; Newton's method on their logarithms."""
    at = np.zeros(2)
    best = _likelihood(left, *np.exp(at))
    for _step in range(_STEPS):
        slope, curve = _slope_and_curve(left, *np.exp(at))
        bend = max(np.linalg.eigvalsh(curve).max() + 1e-9 * left[0], 0.0)  # keeps the step uphill
        step = -np.linalg.solve(curve - 2 * bend * np.eye(2) - 1e-12 * np.eye(2), slope)
        step *= min(1.0, 2.0 / max(np.abs(step).max(), 1e-300))
        while np.abs(step).max() > 1e-10:
            new = np.clip(at + step, -_LIMIT, _LIMIT)
            value = _likelihood(left, *np.exp(new))
            if value >= best:
                break
            step /= 2
        else:
            break
        stuck, at, best = (new == at).all(), new, value
        if stuck:
            break
    alpha, beta = np.exp(at)
    return float(alpha), float(beta), bool(np.abs(at).max() < _LIMIT - 1)


def _slope_and_curve(left, alpha, beta):
    """First and second derivatives of the log-likelihood by ln alpha and ln beta."""
    t, stayed, gone = np.arange(len(left) - 1), left[1:], (left[:-1] - left[1:]).sum()
    every = left[:-1] / (alpha + beta + t)
    bent = (every / (alpha + beta + t)).sum()
    by_alpha = gone / alpha - every.sum()
    by_beta = (stayed / (beta + t)).sum() - every.sum()
    both = alpha * beta * bent
    curve = [
        [alpha**2 * (bent - gone / alpha**2) + alpha * by_alpha, both],
        [both, beta**2 * (bent - (stayed / (beta + t) ** 2).sum()) + beta * by_beta],
    ]
    return np.array([alpha * by_alpha, beta * by_beta]), np.array(curve)
