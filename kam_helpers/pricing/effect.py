"""How an offer counts with the customer, year by year: it fades once given, and counts in part once promised.

A course assumption in one matrix: row, the year in which the customer decides; column, the year of the gift.
"""

from functools import lru_cache

import numpy as np


@lru_cache(maxsize=32)
def effect_matrix(horizon, lasting, look_ahead):
    """``horizon`` × (``horizon`` + ``look_ahead``) weights of a yearly gain by the year it is given in.

    Given in the year itself: 1. Given k years ago: ``lasting`` to the power k. Promised for k years ahead:
    1 − k ÷ look_ahead, the share of the years looked at in which it is there.

    >>> effect_matrix(2, 0.5, 2).tolist()
    [[1.0, 0.5, 0.0, 0.0], [0.5, 1.0, 0.5, 0.0]]
    """
    ahead = np.arange(horizon + look_ahead)[None, :] - np.arange(horizon)[:, None]
    given = np.float64(lasting) ** np.maximum(-ahead, 0)
    weights = np.where(ahead <= 0, given, np.maximum(1 - ahead / look_ahead, 0.0))
    weights.setflags(write=False)
    return weights


def gain_steps(cuts, level):
    """What the customer gains anew in each year, as shares of today's price.

    ``cuts``: price cuts, fractions; ``level``: what else it gains; both offer × year.

    >>> gain_steps([[0.5, 0.5]], [[0.0, 0.1]]).tolist()
    [[0.5, 0.35]]
    """
    price = np.cumprod(1 - np.asarray(cuts), axis=1)
    return np.diff(level - price, axis=1, prepend=-1.0)
