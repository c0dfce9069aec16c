"""The chance that an account leaves within a year, from attraction and barrier: a stated assumption.

Attraction and barrier are shares of a year's purchases from us (0.05: five per cent). The form of the curve
(a logit in both, steeper once leaving pays) and the default figures are course assumptions; ``calibrated``
sets their level to your own estimates.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..text import _
from .inputs import fractions, together

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
# barrier goes with less leaving than a yuan of attraction.
# While staying pays it counts three times as much here, once leaving pays nearly the same.
DEFAULT = StayingModel(base=-1.25, per_attraction=5.0, per_barrier=16.0, per_gain=25.0)


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


def checked_model(model):
    """``model`` if it is a StayingModel."""
    if not isinstance(model, StayingModel):
        raise CourseError(
            _("“model” must be a StayingModel; this is a {kind}.").format(kind=type(model).__name__)
        )
    return model


def _chance(logit):
    return 1 / (1 + np.exp(-np.clip(logit, -_FARTHEST, _FARTHEST)))
