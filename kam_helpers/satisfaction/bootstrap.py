"""Intervals by drawing again: whole units (accounts, not respondents) are drawn with replacement.

Efron & Tibshirani, An Introduction to the Bootstrap, 1993; the percentile interval. Respondents of one
account resemble each other, so that drawing them one by one would make every interval too narrow.
"""

import numpy as np

FEWEST = 5  # with fewer units no interval and no rank is given (course assumption)
MOST = 1000  # more units than these are drawn in groups put together at random: as good, and quick
COVERAGE = (0.025, 0.975)


def draw_counts(n, draws, rng):
    """How often each of ``n`` units is drawn in each of ``draws`` samples of n; array draws × n."""
    drawn = rng.integers(0, n, (draws, n)) + n * np.arange(draws)[:, None]
    return np.bincount(drawn.ravel(), minlength=draws * n).reshape(draws, n).astype(float)


def in_groups(sums, rng):
    """Rows of ``sums`` (units × anything) added up in ``MOST`` random groups when there are more of them."""
    if len(sums) <= MOST:
        return sums
    order = rng.permutation(len(sums))
    starts = np.linspace(0, len(sums), MOST, endpoint=False).astype(int)
    return np.add.reduceat(sums[order], starts, axis=0)


def percentile_interval(values):
    """2.5 and 97.5 % points down ``values`` (draws first). Missing draws are left out; where all are,
    so is the interval."""
    there = ~np.isnan(values)
    if there.all():
        return np.quantile(values, COVERAGE, axis=0)
    filled = np.where(there.any(axis=0), values, 0)
    return np.where(there.any(axis=0), np.nanquantile(filled, COVERAGE, axis=0), np.nan)
