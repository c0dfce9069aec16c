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
from .rates import LONGEST

_LIMIT = math.log(1e5)  # beyond this, alpha and beta have no meaning but "all alike" or "never or at once"
_STEPS, _HALVES = 100, 40  # steps of the fit, and how often one is halved when it overshoots
MOST_DRAWS = 50_000


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
    alpha, beta = checks.above_zero(alpha, "alpha"), checks.above_zero(beta, "beta")
    t = np.arange(checks.count(years, "years", most=LONGEST))
    return (beta + t) / (alpha + beta + t)


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
    (alpha,), (beta,), (found,) = _fit(left[None])
    if not found:
        raise CourseError(
            _(
                "These survivors show no spread that could be fitted: retention does not rise with age as it "
                "does where customers differ. Use constant_retention."
            )
        )
    years = pd.RangeIndex(len(left), name="year")
    likelihood = _likelihood(left[None], np.array([[alpha, beta]]))[0]
    return SbgFit(float(alpha), float(beta), float(likelihood), pd.Series(left, years, name="survivors"))


def fit_spread(fit, customers, years, draws=20_000, seed=1):
    """How far off the forecast could be with so few customers: the rule when not to fit.

    The process of ``fit`` is played ``draws`` times with ``customers`` customers, seen for as many renewals
    as ``fit`` was, fitted each time and carried on to ``years``. Returns by year ``model`` (survival of
    ``fit``, taken for true here) and ``low``, ``middle``, ``high``: 5, 50 and 95 % of the forecasts lie
    below. With the draws it starts with, another ``seed`` (a whole number) moves them by less than a point.
    ``attrs["no_fit"]``: the share of the groups that showed no spread, whose forecast is then the nearest the
    model comes.
    """
    if not isinstance(fit, SbgFit):
        raise CourseError(
            _("“fit” must come from fit_sbg; this is a {kind}.").format(kind=type(fit).__name__)
        )
    customers = checks.count(customers, "customers", least=1)
    draws = checks.count(draws, "draws", least=1, most=MOST_DRAWS)
    years, seen = checks.count(years, "years", least=1, most=LONGEST), len(fit.survivors) - 1
    chance = np.random.default_rng(checks.count(seed, "seed"))
    left = np.full((draws, seen + 1), customers)
    for t, retention in enumerate(fit.retention(seen), start=1):
        left[:, t] = chance.binomial(left[:, t - 1], retention)
    groups, of_draw = np.unique(left, axis=0, return_inverse=True)  # small groups are often the same
    alpha, beta, found = (figure[of_draw.ravel()] for figure in _fit(groups.astype(float)))
    t = np.arange(years)
    stays = (beta[:, None] + t) / (alpha[:, None] + beta[:, None] + t)
    forecasts = np.column_stack([np.ones(draws), np.cumprod(stays, axis=1)])
    low, middle, high = np.quantile(forecasts, [0.05, 0.5, 0.95], axis=0)
    spread = pd.DataFrame(
        {"model": fit.survival(years), "low": low, "middle": middle, "high": high},
        index=pd.RangeIndex(years + 1, name="year"),
    )
    spread.attrs["no_fit"] = float((~found).mean())
    return spread


def _likelihood(left, parameters):
    """The log-likelihood of each group (row of ``left``) at its alpha and beta (row of ``parameters``)."""
    t, stayed, gone = np.arange(left.shape[1] - 1), left[:, 1:], left[:, :-1] - left[:, 1:]
    alpha, beta = parameters[:, :1], parameters[:, 1:]
    every = np.log(alpha + beta + t)
    return (gone * (np.log(alpha) - every) + stayed * (np.log(beta + t) - every)).sum(axis=1)


def _fit(left):
    """alpha, beta and whether they lie inside the limits, for each group (row) of ``left``.

    Newton's method on the logarithms of alpha and beta, for all groups at once.
    """
    at, active = np.zeros((len(left), 2)), np.arange(len(left))
    best = _likelihood(left, np.exp(at))
    for _step in range(_STEPS):
        step = _uphill(left[active], np.exp(at[active]))
        seeking = np.full(len(active), True)
        moved = np.full(len(active), False)
        for _half in range(_HALVES):
            new = np.clip(at[active] + step, -_LIMIT, _LIMIT)
            value = _likelihood(left[active], np.exp(new))
            seeking &= np.abs(step).max(axis=1) > 1e-10
            taken = seeking & (value >= best[active])
            moved[taken] = (new != at[active])[taken].any(axis=1)
            at[active[taken]], best[active[taken]] = new[taken], value[taken]
            seeking &= ~taken
            if not seeking.any():
                break
            step[seeking] /= 2
        active = active[moved]
        if not len(active):
            break
    alpha, beta = np.exp(at).T
    return alpha, beta, np.abs(at).max(axis=1) < _LIMIT - 1


def _uphill(left, parameters):
    """Newton's step for each group, at most 2 long, bent where the likelihood curves the wrong way."""
    slope, curve = _slope_and_curve(left, *parameters.T)
    bend = np.maximum(np.linalg.eigvalsh(curve)[:, -1] + 1e-9 * left[:, 0], 0.0)
    straight = (2 * bend + 1e-12)[:, None, None] * np.eye(2)
    step = -np.linalg.solve(curve - straight, slope[:, :, None])[:, :, 0]
    return step * np.minimum(1.0, 2.0 / np.maximum(np.abs(step).max(axis=1), 1e-300))[:, None]


def _slope_and_curve(left, alpha, beta):
    """First and second derivatives of each group's log-likelihood by ln alpha and ln beta."""
    t, stayed, gone = np.arange(left.shape[1] - 1), left[:, 1:], left[:, 0] - left[:, -1]
    later = beta[:, None] + t
    total = alpha[:, None] + later
    every = left[:, :-1] / total
    bent = (every / total).sum(axis=1)
    by_alpha = gone / alpha - every.sum(axis=1)
    by_beta = (stayed / later).sum(axis=1) - every.sum(axis=1)
    curve = np.empty((len(left), 2, 2))
    curve[:, 0, 0] = alpha**2 * (bent - gone / alpha**2) + alpha * by_alpha
    curve[:, 1, 1] = beta**2 * (bent - (stayed / later**2).sum(axis=1)) + beta * by_beta
    curve[:, 0, 1] = curve[:, 1, 0] = alpha * beta * bent
    return np.column_stack([alpha * by_alpha, beta * by_beta]), curve
