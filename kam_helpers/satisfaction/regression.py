"""Least squares and its shares of R², from sums kept by account, so that whole accounts can be drawn again.

Respondents of one account resemble each other: an interval that draws respondents one by one would be too
narrow.
"""

from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement
from math import factorial

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..text import _, ngettext
from .bootstrap import FEWEST, draw_counts, in_groups, percentile_interval

MOST_SHARED = 12  # every subset of the drivers is fitted: 2¹² is as far as that goes at once
_RIDGE = 1e-9  # keeps a draw without variation solvable; too small to be seen in any figure


@dataclass(frozen=True, eq=False)
class Sums:
    """Sums of squares and products of (1, drivers, outcome), each centred and in its standard deviation.

    ``by_account``: accounts × (k + 2) × (k + 2). ``spread``: standard deviations of the drivers and the
    outcome, in that order; ``centre``: their means. ``rows``: respondents used, ``left_out``: with a blank.
    """

    by_account: np.ndarray
    centre: np.ndarray
    spread: np.ndarray
    rows: int
    left_out: int

    @property
    def accounts(self):
        """Number of accounts that answered."""
        return len(self.by_account)


def sums_by_account(drivers, outcome, accounts):
    """The sums of complete rows. ``drivers``: DataFrame, ``outcome``, ``accounts``: Series of the same rows.

    Refuses, in words, fewer complete rows than a fit needs and a column in which all answers are equal.
    """
    values = np.column_stack([drivers.to_numpy(dtype=float), outcome.to_numpy(dtype=float)])
    complete = np.isfinite(values).all(axis=1)
    used, k = values[complete], drivers.shape[1]
    if len(used) < k + 2:
        raise CourseError(
            ngettext(
                "{n} complete row is too few to see what goes with “{outcome}”: {need} are needed at least.",
                "{n} complete rows are too few to see what goes with “{outcome}”: {need} are needed at "
                "least.",
                len(used),
            ).format(n=len(used), outcome=outcome.name, need=k + 2)
        )
    centre, spread = used.mean(axis=0), used.std(axis=0)
    flat = spread < 1e-9
    if flat.any():
        raise CourseError(
            _("All answers on “{name}” are equal: what never differs explains nothing. Leave it out.").format(
                name=[*drivers.columns, outcome.name][int(flat.argmax())]
            )
        )
    z = np.column_stack([np.ones(len(used)), (used - centre) / spread])
    codes = pd.factorize(accounts[complete])[0]
    by_account = np.empty((codes.max() + 1, k + 2, k + 2))
    for i, j in combinations_with_replacement(range(k + 2), 2):
        by_account[:, i, j] = by_account[:, j, i] = np.bincount(codes, z[:, i] * z[:, j])
    return Sums(by_account, centre, spread, len(used), int((~complete).sum()))


def slopes(sums, names):
    """Points of the outcome for one point more of each driver, the others unchanged; array of k.

    Refused where the drivers move together so exactly that the effect of one cannot be told from another's.
    """
    matrix = _covariances(sums.by_account.sum(axis=0)[None])
    inner = matrix[0, :-1, :-1]
    weakest, directions = np.linalg.eigh(inner)
    if weakest[0] < 1e-8:
        tied = np.argsort(-np.abs(directions[:, 0]))[:2]
        raise CourseError(
            _(
                "“{one}” and “{other}” cannot be told apart: together with the rest, one follows exactly "
                "from the other. Leave one out, or ask for shares (method “shapley”)."
            ).format(one=names[min(tied)], other=names[max(tied)])
        )
    return _slopes(matrix, sums.spread)[0]


def slopes_interval(sums, draws, seed, *, as_shares=False):
    """Ends of the 95 % interval of ``slopes`` over samples of whole accounts; array 2 × k, missing with
    fewer than 5 accounts or no draws. ``as_shares``: of the ``shares`` of each sample instead."""
    return _interval(sums, draws, seed, lambda matrix: _slopes(matrix, sums.spread), as_shares)


def shapley(sums):
    """Each driver's part in R²: its mean gain over all orders of entry (array of k; the sum is R²).

    This is the Shapley value of the fit, known in statistics as LMG.
    """
    return _shapley(_covariances(sums.by_account.sum(axis=0)[None]))[0]


def shapley_interval(sums, draws, seed, *, as_shares=False):
    """The same for ``shapley``."""
    return _interval(sums, draws, seed, _shapley, as_shares)


def shares(parts):
    """``parts`` (array of k, or a row of k each) as shares of their sum, those below 0 as 0; equal shares
    where nothing is above 0.

    >>> shares([3, 1, -2]).tolist(), shares([0, -1]).tolist()
    ([0.75, 0.25, 0.0], [0.5, 0.5])
    """
    positive = np.maximum(np.asarray(parts, dtype=float), 0)
    equal = np.full_like(positive, 1 / positive.shape[-1])
    total = positive.sum(axis=-1, keepdims=True)
    return np.divide(positive, total, out=equal, where=total > 0)


def explained(sums):
    """R² of all drivers together."""
    matrix = _covariances(sums.by_account.sum(axis=0)[None])
    return float(_r_squared(matrix, tuple(range(matrix.shape[1] - 1)))[0])


def _interval(sums, draws, seed, measure, as_shares):
    if not draws or sums.accounts < FEWEST:
        return np.full((2, len(sums.spread) - 1), np.nan)
    drawn = measure(_covariances(_drawn(sums, draws, seed)))
    return percentile_interval(shares(drawn) if as_shares else drawn, sums.accounts)


def _drawn(sums, draws, seed):
    """Sums of ``draws`` samples of accounts, drawn with replacement."""
    rng, size = np.random.default_rng(seed), sums.by_account.shape[1]
    units = in_groups(sums.by_account.reshape(sums.accounts, -1), rng)
    return (draw_counts(len(units), draws, rng) @ units).reshape(draws, size, size)


def _covariances(totals):
    """Covariances of drivers and outcome (the last) from sums; draws × (k + 1) × (k + 1)."""
    n = totals[:, :1, :1]
    mean = totals[:, :1, 1:] / n
    return totals[:, 1:, 1:] / n - mean.transpose(0, 2, 1) * mean


def _slopes(matrix, spread):
    k = matrix.shape[1] - 1
    standard = np.linalg.solve(matrix[:, :k, :k] + _RIDGE * np.eye(k), matrix[:, :k, k:])[:, :, 0]
    return standard * spread[-1] / spread[:-1]


def _r_squared(matrix, subset):
    """R² of the drivers in ``subset`` alone, for each of the draws."""
    if not subset:
        return np.zeros(len(matrix))
    inner = matrix[:, subset][:, :, subset] + _RIDGE * np.eye(len(subset))
    with_outcome = matrix[:, subset, -1]
    explained_part = (with_outcome * np.linalg.solve(inner, with_outcome[:, :, None])[:, :, 0]).sum(axis=1)
    return explained_part / np.maximum(matrix[:, -1, -1], _RIDGE)


def _shapley(matrix):
    k = matrix.shape[1] - 1
    if k > MOST_SHARED:
        raise CourseError(
            _(
                "Shares of R² are computed for up to {most} drivers; there are {n}. Take dimensions instead "
                "of items."
            ).format(most=MOST_SHARED, n=k)
        )
    fits = {s: _r_squared(matrix, s) for size in range(k + 1) for s in combinations(range(k), size)}
    parts = np.zeros((len(matrix), k))
    for subset, fit in fits.items():
        for driver in set(range(k)).difference(subset):
            weight = factorial(len(subset)) * factorial(k - len(subset) - 1) / factorial(k)
            parts[:, driver] += weight * (fits[tuple(sorted((*subset, driver)))] - fit)
    return parts
