"""Two readings of the chance to lose the account within a year: the attraction-barrier model, and your own.

Both say how an offer moves the logit of that chance, so that the simulation can make every effect stronger
or weaker. ``gain``: what the customer gains by our answer, ``barrier_gain``: what leaving costs it more; both
fractions of its purchases of a year. How strongly they count is a course assumption in either reading.
"""

from dataclasses import dataclass, field

import numpy as np

from ..lifetime.rates import check_number
from ..loyalty import DEFAULT, StayingModel
from ..loyalty.leaving import checked_model
from .settings import DEFAULT_SETTINGS

_RARE = 0.001  # a chance of 0 beside one above 0 counts as one in a thousand: a logit knows no 0
_NEAR_ONE = 1 - 1e-12


@dataclass(frozen=True)
class ModelChance:
    """The chance of the attraction-barrier model (``loyalty.StayingModel``).

    Attraction + gain − what a rival quotes beyond the discount already in the attraction; barrier + barrier
    gain. The request itself moves nothing: a no to an empty threat costs nothing here.
    """

    model: StayingModel = field(default=DEFAULT)

    def __post_init__(self):
        checked_model(self.model)

    def parts(self, account, asked, gain, barrier_gain, fade):
        """(logit in calm, what is added to it): without quote and answer, and by them; arrays by year last.

        ``asked``: not used here; ``fade``: what is left of the quotation in each year.
        """
        attraction, barrier = account.attraction_share, account.barrier_share
        moved = self.model.chances(attraction + gain - account.quote_further * fade, barrier + barrier_gain)
        calm = _logit(self.model.chances(attraction, barrier))
        return float(calm), _logit(moved) - calm

    def chances(self, account, request, gain=0.0, barrier_gain=0.0, settings=DEFAULT_SETTINGS):
        """The chance to lose the account in the first year; gains as numbers or arrays (fractions)."""
        return _first_year(self, account, request, gain, barrier_gain, settings)


@dataclass(frozen=True)
class OwnEstimate:
    """The chance through the account manager's two estimates: for a no and for a full yes.

    Straight in the logit between them: by how much of what was asked the answer leaves unmet. A yuan that
    leaving costs more counts like a yuan gained; no answer counts for more than a full yes; one that makes
    the customer worse off counts for worse than a no. What is unmet fades with the years (``Settings``), and
    the chance ends near the estimate for a yes. Two zeros stay 0 whatever we answer: the manager is certain.
    """

    def parts(self, account, asked, gain, barrier_gain, fade):
        """(logit in calm, what is added to it); ``asked``: the gain of a full yes in each year."""
        unmet = np.maximum(asked - gain - barrier_gain, 0.0) / np.ravel(asked)[0]
        if not account.loss_if_held:
            return -np.inf, np.zeros_like(unmet)
        chances = np.clip([account.loss_if_conceded, account.loss_if_held], _RARE, 1 - _RARE)
        conceded, held = _logit(chances)
        return float(conceded), (held - conceded) * unmet

    def chances(self, account, request, gain=0.0, barrier_gain=0.0, settings=DEFAULT_SETTINGS):
        """The chance to lose the account in the first year; gains as numbers or arrays (fractions).

        >>> from kam_helpers.pricing import Account, Request
        >>> account = Account("Alder", 1e6, 0.4, loss_if_held=0.2, loss_if_conceded=0.05)
        >>> OwnEstimate().chances(account, Request(0.03), [0.0, 0.015, 0.03]).round(3).tolist()
        [0.2, 0.103, 0.05]
        """
        return _first_year(self, account, request, gain, barrier_gain, settings)


def chance_of(logit):
    """The chance for a logit; −∞ is exactly 0."""
    return 1 / (1 + np.exp(-logit))


def _first_year(reading, account, request, gain, barrier_gain, settings):
    gain, barrier_gain = (_numbers(gain, "gain"), _numbers(barrier_gain, "barrier_gain"))
    calm, moved = reading.parts(account, request.worth(settings.days_rate), gain, barrier_gain, 1.0)
    chance = chance_of(calm + moved)
    return float(chance) if np.ndim(chance) == 0 else chance


def _numbers(values, name):
    if np.ndim(values) == 0:
        return check_number(values, name)
    return np.array([check_number(value, name) for value in np.ravel(values)]).reshape(np.shape(values))


def _logit(chance):
    chance = np.minimum(chance, _NEAR_ONE)
    return np.log(chance) - np.log1p(-chance)
