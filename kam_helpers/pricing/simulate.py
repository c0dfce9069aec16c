"""How wide the answers spread, and how often each is the best one: many drawn assumptions and futures.

Drawn alike for every answer (common random numbers), so that they differ by the answer alone: how strongly
an offer counts, the level of the chance to lose, the margin, the saving of a redesign, whether what was
promised comes, where our costs go, and in which year the account leaves. Spreads: ``Settings``.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from .. import checks
from .book import make_book
from .settings import DEFAULT_SETTINGS

DRAWS = 2_000
MOST_DRAWS = 100_000
LOW, HIGH = 0.10, 0.90


@dataclass(frozen=True, eq=False)
class Draws:
    """Standard random numbers, read only: one value (``effect``, ``level``, ``margin``, ``saving``,
    ``promise``, normal; ``comes``, uniform) per draw; ``costs`` (normal) and ``fate`` (uniform) year × draw.
    """

    effect: np.ndarray
    level: np.ndarray
    margin: np.ndarray
    saving: np.ndarray
    promise: np.ndarray
    comes: np.ndarray
    costs: np.ndarray
    fate: np.ndarray


def simulate(
    account,
    request,
    responses=None,
    chance=None,
    settings=DEFAULT_SETTINGS,
    draws=DRAWS,
    seed=7,
    *,
    spill=None,
):
    """How uncertain the worth of each answer is; a DataFrame by response. Other arguments as in ``evaluate``.

    Returns low and high: the lifetime profit that 10 and 90 % of the simulated futures stay below, the loss
    of the account among them (CNY); mean (CNY) over the futures; best_share: the share of the drawn
    assumptions under which the *expected* lifetime profit of this answer is the highest (0 … 1, all answers
    together 1). The same seed gives the same figures.
    """
    book = make_book(account, request, responses, chance, settings, spill)
    return pd.DataFrame(spread(book, settings, draws, seed), book.index)


def spread(book, settings=DEFAULT_SETTINGS, draws=DRAWS, seed=7):
    """The columns of ``simulate`` as a dict of arrays by answer, for a slider that waits for no table."""
    n, chances = len(book.answers), _drawn(*_checked(draws, seed), len(book.discount))
    expected, realised = _worths(book, settings, chances)
    kept = np.clip(book.promise[:, None] + settings.promise_spread * chances.promise, 0, 1)
    comes = chances.comes < kept
    mixed, future = expected[:n], realised[:n]
    for path, answer in enumerate(book.owner[n:], start=n):
        mixed[answer] = kept[answer] * mixed[answer] + (1 - kept[answer]) * expected[path]
        future[answer] = np.where(comes[answer], future[answer], realised[path])
    mixed[book.repeated] = -np.inf
    best = np.bincount(mixed.argmax(axis=0), minlength=n) / mixed.shape[1]
    last = future.shape[1] - 1
    ranks = [round(LOW * last), round(HIGH * last)]
    mean = future.mean(axis=1)
    future.partition(ranks, axis=1)
    return {"low": future[:, ranks[0]], "high": future[:, ranks[1]], "mean": mean, "best_share": best}


def _worths(book, settings, chances):
    """(expected, realised) worth today of each path under each draw, CNY: arrays path × draw."""
    ones = np.ones_like(chances.effect)
    # What a year earns, and the logit, are straight in what is drawn: one matrix product for all paths.
    risks = np.stack(
        [np.exp(settings.effect_spread * chances.effect), book.calm + settings.level_spread * chances.level]
    )
    found = np.maximum(settings.saving_spread * chances.saving, -1)
    margin, costs = (
        settings.margin_spread * chances.margin,
        settings.index_spread * np.cumsum(chances.costs, axis=0),
    )
    expected = np.outer(-(book.spill @ book.discount) - book.once, ones)
    realised, stays = expected.copy(), np.ones_like(expected)
    here = np.ones_like(expected, dtype=bool)
    # Room for the years, taken once: taking it anew in each of them costs more than the arithmetic.
    earned, leaves, stayed = np.empty_like(expected), np.empty_like(expected), np.empty_like(here)
    for year, discount in enumerate(book.discount):
        bought = book.purchases * book.volume * discount
        dear, saved = bought * (1 - book.saved[:, year]), bought * book.saved[:, year]
        weights = [
            book.contribution[:, year] * discount,
            dear,
            -dear * book.unit_cost * (1 - book.passed),
            saved * book.unit_cost * (1 - book.shared),
        ]
        np.matmul(np.stack(weights, axis=1), np.stack([ones, margin, costs[year], found]), out=earned)
        logits = np.stack([-book.moved[:-1, year], -np.ones(len(bought))], axis=1)
        np.exp(np.matmul(logits, risks, out=leaves), out=leaves)
        leaves += 1
        np.reciprocal(leaves, out=leaves)
        here &= np.greater_equal(chances.fate[year], leaves, out=stayed)
        stays *= np.subtract(1, leaves, out=leaves)
        expected += np.multiply(stays, earned, out=leaves)
        realised += np.multiply(here, earned, out=leaves)
    return expected, realised


def _checked(draws, seed):
    return checks.count(draws, "draws", least=1, most=MOST_DRAWS), checks.count(seed, "seed")


@lru_cache(maxsize=4)
def _drawn(draws, seed, years):
    """The random numbers of a seed: the first years are the same whatever the horizon."""
    rng = np.random.default_rng(seed)
    normals = [rng.standard_normal(draws) for _name in range(5)]
    comes = rng.random(draws)
    costs = np.random.default_rng([seed, 1]).standard_normal((years, draws))
    fate = np.random.default_rng([seed, 2]).random((years, draws))
    for array in (*normals, comes, costs, fate):
        array.setflags(write=False)
    return Draws(*normals, comes, costs, fate)
