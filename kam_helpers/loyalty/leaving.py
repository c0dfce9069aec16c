"""The chance that an account leaves within a year, from attraction and barrier: a stated assumption to fit.

Attraction and barrier are shares of a year's purchases from us (0.05: five per cent). The form of the curve
(a logit in both, steeper once leaving pays) and the default figures are course assumptions; ``calibrated``
sets them to your own estimates, ``fit_staying`` replaces them by what your accounts show.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..text import _, ngettext
from .inputs import fractions, together

FEWEST = 20  # accounts: four figures cannot be fitted to fewer (course assumption)
_FARTHEST = 40.0  # logits: beyond them a chance is 0 or 1 to the last digit


@dataclass(frozen=True)
class StayingModel:
    """logit P(leave within a year) = base − per_attraction × A − per_barrier × B + per_gain × G.

    A and B: attraction and barrier as shares of a year's purchases; what lies beyond one year's purchases
    either way counts as one year's. G = max(0, −(A + B)): what the customer would gain by leaving. ``base``:
    the logit of a customer whom nothing attracts or holds. ``per_gain``: once leaving pays, each point that
    it pays counts this much more. None of the last three may be negative.
    """

    base: float
    per_attraction: float
    per_barrier: float
    per_gain: float = 0.0

    def __post_init__(self):
        check_number(self.base, "base")
        for name in ("per_attraction", "per_barrier", "per_gain"):
            checks.amount(getattr(self, name), name)

    def leaving(self, attraction, barrier):
        """The chance to leave within a year (0 … 1); numbers, or both by account (then a Series).

        >>> round(StayingModel(-1.0, 10, 10).leaving(0.05, 0.05), 3)
        0.119
        """
        if np.ndim(attraction) == 0 and np.ndim(barrier) == 0 and not isinstance(attraction, dict):
            a, b = check_number(attraction, "attraction"), check_number(barrier, "barrier")
            return float(self.chances(a, b))
        table = together(attraction=attraction, barrier=barrier)
        chance = self.chances(table["attraction"].to_numpy(), table["barrier"].to_numpy())
        return pd.Series(chance, table.index, name="leaving")

    def chances(self, attraction, barrier):
        """``leaving`` for numbers and arrays of any shape, without its checks."""
        return _chance(self._logit(attraction, barrier))

    def barrier_for(self, leaving, attraction):
        """The barrier (share of a year's purchases) at which the chance to leave is ``leaving``.

        ``leaving``: above 0 and below 1; ``attraction``: a number or an array, −1 … 1. For lines of equal
        chance; what lies outside −1 … 1 is not reached by any barrier.
        """
        chance = checks.fraction(leaving, "leaving", one=False)
        a = np.clip(np.asarray(attraction, dtype=float), -1, 1)
        left = self.base - math.log(chance / (1 - chance))
        with np.errstate(divide="ignore", invalid="ignore"):  # without a slope no barrier does it
            staying = (left - self.per_attraction * a) / self.per_barrier
            leaving_pays = (left - (self.per_attraction + self.per_gain) * a) / (
                self.per_barrier + self.per_gain
            )
        return np.where(a + staying >= 0, staying, leaving_pays)

    def _logit(self, attraction, barrier):
        a, b = np.clip(attraction, -1, 1), np.clip(barrier, -1, 1)
        drawn = self.base - self.per_attraction * a - self.per_barrier * b
        return drawn + self.per_gain * np.maximum(0, -(a + b))


# Course assumptions, set after the course company's own estimates of who stays: in those, too, a yuan of
# barrier goes with less leaving than a yuan of attraction (fit_staying finds the difference even larger).
# While staying pays it counts three times as much here, once leaving pays nearly the same.
DEFAULT = StayingModel(base=-1.25, per_attraction=5.0, per_barrier=16.0, per_gain=25.0)


@dataclass(frozen=True)
class StayingFit:
    """``model`` fitted to ``n`` accounts; ``r_squared``: the part of the spread of the logits it explains
    (0 … 1); ``error``: mean absolute difference between fitted and given chance to leave (fraction)."""

    model: StayingModel
    n: int
    r_squared: float
    error: float


def calibrated(model, attraction, barrier, leaving):
    """``model`` with its base moved so that the mean chance to leave is that of your own estimates.

    ``attraction``, ``barrier``: shares of a year's purchases by account; ``leaving``: your estimate (0 …
    1) by account. Only the level is set; how much attraction and barrier count stays as assumed.
    """
    table = together(attraction=attraction, barrier=barrier, leaving=leaving)
    wanted = float(fractions(table["leaving"], "leaving").mean())
    if not 0 < wanted < 1:
        raise CourseError(_("If nobody leaves, or everybody, there is no level to set."))
    flat = checked_model(model)._logit(*table[["attraction", "barrier"]].to_numpy().T) - model.base
    low, high = (-_FARTHEST - flat.max(), _FARTHEST - flat.min())
    for _step in range(100):  # halving: the mean rises with the base
        middle = (low + high) / 2
        low, high = (middle, high) if _chance(flat + middle).mean() < wanted else (low, middle)
    return replace(model, base=float(low))


def fit_staying(attraction, barrier, leaving):
    """The model that fits your own estimates best: least squares on the logit of ``leaving``.

    Arguments as in ``calibrated``; every estimate strictly between 0 and 1, at least 20 accounts. What
    leaving would gain is left out where it hardly occurs, or goes with less leaving. Returns a StayingFit;
    say its n with it. Refused where more attraction, or a higher barrier, goes with more leaving.
    """
    table = together(attraction=attraction, barrier=barrier, leaving=leaving)
    n = len(table)
    if n < FEWEST:
        raise CourseError(
            ngettext(
                "{n} account is too few to fit four figures; take at least {least}, or calibrated(…).",
                "{n} accounts are too few to fit four figures; take at least {least}, or calibrated(…).",
                n,
            ).format(n=n, least=FEWEST)
        )
    chance = fractions(table["leaving"], "leaving")
    if not chance.between(0, 1, inclusive="neither").all():
        raise CourseError(_("Nobody leaves, or stays, for certain: give every “leaving” between 0 and 1."))
    a, b = table["attraction"].clip(-1, 1).to_numpy(), table["barrier"].clip(-1, 1).to_numpy()
    logit = np.log(chance / (1 - chance)).to_numpy()
    model = _fitted(logit, a, b)
    left = ((logit - model._logit(a, b)) ** 2).sum()
    spread = ((logit - logit.mean()) ** 2).sum()
    error = np.abs(_chance(model._logit(a, b)) - chance).mean()
    return StayingFit(model, n, float(1 - left / spread) if spread > 0 else math.nan, float(error))


def _fitted(logit, a, b):
    """With what leaving would gain if that leaves the signs right, else without."""
    gain = np.maximum(0, -(a + b))
    for columns in ([np.ones_like(a), -a, -b, gain], [np.ones_like(a), -a, -b]):
        found, _rest, rank, _values = np.linalg.lstsq(np.column_stack(columns), logit, rcond=None)
        if rank == len(columns) and min(found[1:]) >= 0:
            return StayingModel(*(float(x) for x in found))
    raise CourseError(
        _(
            "In these figures more attraction, or a higher barrier, does not go with less leaving, or one of "
            "them hardly differs between accounts. Look at the figures, or take calibrated(…)."
        )
    )


def checked_model(model):
    """``model`` if it is a StayingModel."""
    if not isinstance(model, StayingModel):
        raise CourseError(
            _("“model” must be a StayingModel; this is a {kind}.").format(kind=type(model).__name__)
        )
    return model


def _chance(logit):
    return 1 / (1 + np.exp(-np.clip(logit, -_FARTHEST, _FARTHEST)))
