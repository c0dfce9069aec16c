"""Intervals by drawing again: whole units (accounts, not respondents) are drawn with replacement.

Respondents of one account resemble each other, so that drawing them one by one would make every interval too
narrow. So would the plain percentiles of few units. Methods: the bootstrap (Efron & Tibshirani 1993) with
expanded percentiles (Hesterberg 2015, The American Statistician 69).
"""

from functools import lru_cache
from statistics import NormalDist

import numpy as np

FEWEST = 5  # with fewer units no interval and no rank is given (course assumption)
MOST = 1000  # more units than these are drawn in groups put together at random: as good, and quick
_NORMAL = NormalDist()
_Z = _NORMAL.inv_cdf(0.975)


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


def percentile_interval(drawn, units=None):
    """The 95 % interval of each column of ``drawn`` (draws × column; missing draws are left out): an array of
    its low and its high ends.

    ``units``: how many units were drawn from, one number or one a column: with fewer, wider, and missing for
    fewer than ``FEWEST``. Without it, the plain 2.5 and 97.5 % points.
    """
    counts = np.broadcast_to(np.inf if units is None else units, drawn.shape[1])
    ends = [_ends(column[~np.isnan(column)], n) for column, n in zip(drawn.T, counts, strict=True)]
    return np.array(ends, dtype=float).reshape(-1, 2).T


def _ends(drawn, n):
    if n < FEWEST or not len(drawn):
        return np.nan, np.nan
    return np.quantile(drawn, [tail_of(n), 1 - tail_of(n)])


@lru_cache
def tail_of(n):
    """The share of draws to leave out at each end: less than 2.5 % when ``n`` is small, so that the interval
    of a mean is as wide as Student's t makes it.

    >>> round(tail_of(5), 4), round(tail_of(15), 4), round(tail_of(10_000), 4)
    (0.001, 0.0132, 0.025)
    """
    if n == np.inf:
        return 0.025
    v, z = n - 1, _Z
    # Student's t from the normal by the Cornish–Fisher expansion: 2.769 instead of 2.776 for n = 5
    t = (
        z
        + (z**3 + z) / (4 * v)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
    )
    return _NORMAL.cdf(-t * (n / v) ** 0.5)
