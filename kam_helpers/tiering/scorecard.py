"""Which accounts to name key: a weighted scorecard, how firm its ranking is, and whom the managers can
carry."""

from dataclasses import dataclass
from numbers import Real

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .concentration import largest_first

CRITERIA_COLUMNS = ("criterion", "method", "column", "better", "low", "high", "weight")


@dataclass(frozen=True, eq=False)
class Scorecard:
    """``scores``: 0 … 1 by account, best first. ``parts``: account × method, 0 … 1. ``weights``: by method,
    sum 1.

    ``scaled``: account × criterion, 0 … 1. ``criterion_weights``: by criterion within all, sum 1.
    """

    scores: pd.Series
    parts: pd.DataFrame
    weights: pd.Series
    scaled: pd.DataFrame
    criterion_weights: pd.Series


def scorecard(ratings, criteria, weights=None):
    """Score accounts by weighted criteria on fixed scales.

    ``ratings``: DataFrame account × column, in the units of the criteria. ``criteria``: DataFrame with
    criterion, method, column, better (high or low), low, high (ends of the fixed scale; beyond them counts as
    the end) and weight. ``weights``: weight by method; default: the sum of its criteria's weights. Weights of
    any positive size are brought to a sum of 1 and shown so in the result; negative or all-zero ones are
    refused.

    A criterion is scaled to 0 … 1 (``better`` = low: turned round), a method is the weighted mean of its
    criteria, the score the weighted mean of the methods. Fixed ends, not the best and worst account, so that
    adding an account changes no other account's score.
    """
    criteria = _checked_criteria(criteria)
    checks.frame(ratings, _("ratings"), list(criteria["column"]))
    checks.refuse_duplicates(ratings.index, _("ratings"))
    scaled = pd.DataFrame({row.criterion: _scaled(ratings[row.column], row) for row in criteria.itertuples()})
    own = criteria.set_index("criterion")["weight"]
    method = criteria.set_index("criterion")["method"]
    method_weight = own.groupby(method, sort=False).sum()
    inside = own / method.map(method_weight).where(lambda total: total > 0, 1.0)
    parts = (scaled * inside).T.groupby(method, sort=False).sum().T
    chosen = checks.normalised(method_weight if weights is None else weights, _("weights"))
    checks.same_accounts(parts.columns, chosen.index, _("weights"))
    checks.same_accounts(chosen.index, parts.columns, _("criteria"))
    chosen = chosen.reindex(parts.columns).rename("weight")
    return Scorecard(
        scores=largest_first((parts @ chosen).rename("score")),
        parts=parts,
        weights=chosen,
        scaled=scaled,
        criterion_weights=(inside * method.map(chosen)).rename("weight"),
    )


def _checked_criteria(criteria):
    criteria = checks.frame(criteria, _("criteria"), list(CRITERIA_COLUMNS))
    checks.refuse_duplicates(pd.Index(criteria["criterion"]), _("criteria"))
    checks.choice(criteria["better"], ("high", "low"), "better")
    checks.normalised(criteria["weight"], "weight")
    low, high = checks.numbers(criteria["low"], "low"), checks.numbers(criteria["high"], "high")
    if (low >= high).any():
        wrong = criteria["criterion"][low >= high].iloc[0]
        raise CourseError(_("The scale of “{criterion}” needs “low” below “high”.").format(criterion=wrong))
    return criteria.assign(method=criteria["method"].astype(str), low=low, high=high)


def _scaled(column, criterion):
    values = checks.numbers(column, criterion.column)
    share = ((values - criterion.low) / (criterion.high - criterion.low)).clip(0.0, 1.0)
    return share if criterion.better == "high" else 1 - share


def draw_weights(weights, draws=2000, spread=0.2, seed=0):
    """Random weight sets around ``weights`` (array draws × weights; each row adds up to 1), Dirichlet
    distributed.

    ``spread``: how far they stray; a weight w varies with standard deviation spread × √(w(1 − w)). A weight
    of zero stays zero.
    """
    weights = checks.normalised(weights, _("weights"))
    checks.count(draws, "draws", least=1)
    checks.fraction(spread, "spread", one=False)
    drawn = np.zeros((int(draws), len(weights)))
    used = weights.to_numpy() > 0
    drawn[:, used] = np.random.default_rng(seed).dirichlet(weights[used] * (spread**-2 - 1), size=int(draws))
    return drawn


def rank_stability(parts, weights, k, draws=2000, spread=0.2, seed=0):
    """In what share of random weight sets each account is among the best ``k``: 1 = always, 0 = never; by
    share.

    ``parts``: account × method as in ``Scorecard.parts``; the rest as in ``draw_weights``. The shares add up
    to k.
    """
    ranks = _ranks(parts, weights, draws, spread, seed)
    k = checks.count(k, "k", least=1)
    if k > len(ranks):
        raise CourseError(_("There are only {n} accounts; “k” is {k}.").format(n=len(ranks), k=k))
    share = pd.Series((ranks.to_numpy() <= k).mean(axis=1), index=ranks.index, name="share_in_top")
    return share.sort_values(ascending=False, kind="stable")


def _ranks(parts, weights, draws, spread, seed):
    """Rank of each account (rows, in order of its stated score) in each draw (columns); ties in order of that
    score."""
    checks.frame(parts, _("parts"))
    checks.refuse_duplicates(parts.index, _("parts"))
    weights = checks.normalised(weights, _("weights"))
    checks.same_accounts(parts.columns, weights.index, _("weights"))
    weights = weights.reindex(parts.columns)
    order = largest_first((parts @ weights).round(12)).index
    scores = parts.loc[order].to_numpy() @ draw_weights(weights, draws, spread, seed).T
    best_first = np.argsort(-scores.round(12), axis=0, kind="stable")
    ranks = np.empty_like(best_first)
    np.put_along_axis(ranks, best_first, np.arange(1, len(order) + 1)[:, None], axis=0)
    return pd.DataFrame(ranks, index=order)


@dataclass(frozen=True)
class Capacity:
    """How many key accounts are wanted, and how many the managers can look after."""

    wanted: int
    available: int

    @property
    def short(self):
        """Key accounts nobody has time for."""
        return max(self.wanted - self.available, 0)

    def __str__(self):
        if self.short:
            return _("{wanted} key accounts wanted, room for {available}: {short} too many.").format(
                wanted=self.wanted, available=self.available, short=self.short
            )
        return _("{wanted} key accounts wanted, room for {available}: it fits.").format(
            wanted=self.wanted, available=self.available
        )


def capacity(wanted, managers, column="capacity_key_accounts"):
    """Key accounts ``wanted`` (a number) against what ``managers`` (DataFrame with ``column``) can look after
    together.

    >>> print(capacity(7, pd.DataFrame({"capacity_key_accounts": [3, 2]})))
    7 key accounts wanted, room for 5: 2 too many.
    """
    checks.frame(managers, _("managers"), [column])
    room = checks.numbers(managers[column], column, negative=False)
    return Capacity(checks.count(wanted, "wanted"), int(room.sum()))


def choose_key_accounts(scores, capacity, exclude=(), manager_of=None, wanted=None):
    """Take accounts by score while there is room; every account with the reason why, best score first.

    ``capacity``: a number for the whole team, or a number per manager (Series); the latter needs
    ``manager_of`` (account → manager). ``exclude``: accounts not to take whatever their score. ``wanted``:
    how many to take at most. Columns: score, rank, chosen, reason.
    """
    scores = largest_first(checks.numbers(scores, _("scores"), unique=True))
    unknown = [account for account in exclude if account not in scores.index]
    if unknown:
        raise CourseError(_("“{account}” is to be left out, but it has no score.").format(account=unknown[0]))
    manager_of, room = _room(scores, capacity, manager_of)
    left = len(scores) if wanted is None else checks.count(wanted, "wanted")
    rows = []
    for account in scores.index:
        manager = manager_of[account]
        if account in exclude:
            rows.append((False, _("left out by decision")))
        elif not left:
            rows.append((False, _("enough are chosen")))
        elif room[manager] > 0:
            room[manager], left = room[manager] - 1, left - 1
            rows.append((True, _("chosen by score")))
        elif manager is None:
            rows.append((False, _("no room left in the team")))
        else:
            rows.append((False, _("no room left with {manager}").format(manager=manager)))
    chosen = pd.DataFrame(rows, index=scores.index, columns=["chosen", "reason"])
    return pd.DataFrame({"score": scores, "rank": np.arange(1, len(scores) + 1)}).join(chosen)


def _room(scores, capacity, manager_of):
    if isinstance(capacity, Real):
        return dict.fromkeys(scores.index), {None: checks.count(capacity, "capacity")}
    room = checks.numbers(capacity, _("capacity"), negative=False, unique=True)
    if manager_of is None:
        raise CourseError(
            _("With a capacity per manager, say who manages whom: manager_of = account → manager.")
        )
    manager_of = pd.Series(manager_of)
    checks.same_accounts(scores.index, manager_of.index, "manager_of")
    checks.same_accounts(pd.Index(manager_of[scores.index].unique()), room.index, _("capacity"))
    return manager_of.to_dict(), room.to_dict()
