"""The answers to a request as arrays: what each year brings, and what each does to the chance to lose.

A year's contribution is the revenue less the cost of goods and the cost to serve that would go with the
account, less the interest on extra days. A conceded price stays down over all years.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..text import _
from .chance import ModelChance, OwnEstimate
from .effect import effect_matrix, gain_steps
from .request import Account, Request
from .responses import Response, make_responses
from .settings import DEFAULT_SETTINGS, Settings
from .spill import Spill
from .terms import DAYS_A_YEAR


@dataclass(frozen=True, eq=False)
class Book:
    """Arrays of path × year. The first paths are the ``answers`` if what was promised comes; behind them,
    those for which that is open, if it does not. ``owner``: the place of the answer a path belongs to.

    ``promise``: by answer. ``price``: share of today's; ``pocket``: less the interest on the days; ``days``:
    more than today. ``contribution``, ``spill``: CNY a year; ``saved``: share of the avoidable unit cost. By
    path: ``once``, CNY; ``volume``, times today's; ``passed``, share of a change of the unit cost that moves
    the price; ``shared``, share of the saving that is handed on. ``calm`` (one) and ``moved``: logits of the
    chance to lose the account in a year; the last row of ``moved`` is a plain no. ``discount``: worth today
    of 1 CNY at the end of each year.
    ``purchases``, ``today`` (contribution; CNY a year) and ``unit_cost`` (share of the price) as they are.
    """

    answers: tuple
    owner: np.ndarray
    promise: np.ndarray
    price: np.ndarray
    pocket: np.ndarray
    days: np.ndarray
    contribution: np.ndarray
    spill: np.ndarray
    once: np.ndarray
    volume: np.ndarray
    saved: np.ndarray
    passed: np.ndarray
    shared: np.ndarray
    calm: float
    moved: np.ndarray
    discount: np.ndarray
    purchases: float
    today: float
    unit_cost: float

    def mixed(self, by_path):
        """Values by path (first axis) as values by answer, weighted with the chance of the promise."""
        n = len(self.answers)
        values, open_ones = by_path[:n].copy(), self.owner[n:]
        kept = self.promise[open_ones].reshape(-1, *[1] * (by_path.ndim - 1))
        values[open_ones] = kept * values[open_ones] + (1 - kept) * by_path[n:]
        return values

    @property
    def repeated(self):
        """By answer: does it come to a plain no, as one before it does? Then it cannot be the best."""
        empty = np.array([one.empty for one in self.answers])
        return empty & (np.cumsum(empty) > 1)

    @property
    def index(self):
        """The names of the answers, as the index of a table."""
        return pd.Index([one.name for one in self.answers], name="response")


def make_book(account, request, responses=None, chance=None, settings=DEFAULT_SETTINGS, spill=None):
    """The Book behind ``evaluate`` and ``simulate``; arguments as in ``evaluate``."""
    spill = Spill() if spill is None else spill
    for value, kind in ((account, Account), (request, Request), (settings, Settings), (spill, Spill)):
        checked(value, kind)
    chance = OwnEstimate() if chance is None else chance
    if not isinstance(chance, ModelChance):
        checked(chance, OwnEstimate)
    answers = checked_responses(account, request, responses, settings)
    open_ones = [i for i, one in enumerate(answers) if one.promise < 1]
    paths = [*answers, *(_broken(answers[i]) for i in open_ones)]
    years = settings.horizon
    price = np.cumprod(1 - np.array([_padded(one.cuts, years, 0.0) for one in paths]), axis=1)
    days, saved, extra, barrier = (
        np.array([_padded(getattr(one, name), years) for one in paths])
        for name in ("extra_days", "cost_saved_share", "margin_gain_share", "barrier_gain_share")
    )
    volume, service, passed, shared, once, like = np.array(
        [
            (
                1 + one.volume_change,
                one.service_saved_share,
                one.index_share,
                one.saving_shared,
                one.once_cost,
                one.like_for_like,
            )
            for one in paths
        ]
    ).T[:, :, None]
    served = account.cost_to_serve * settings.service_avoidable
    unit_cost = 1 - account.avoidable_margin
    pocket = price * (1 - days * settings.days_rate / DAYS_A_YEAR)
    if (pocket <= 0).any():
        raise CourseError(_("The interest on these days takes the whole price: nothing would be left of it."))
    goods = account.purchases * (volume * (pocket - unit_cost * (1 - saved)) + extra)
    calm, moved = _chances(account, request, paths, barrier, chance, settings)
    return Book(
        answers=answers,
        owner=np.array([*range(len(answers)), *open_ones]),
        promise=np.array([one.promise for one in answers]),
        price=price,
        pocket=pocket,
        days=days,
        contribution=goods - served * volume * (1 - service),
        spill=like * spill.a_year(1 - price),
        once=once[:, 0],
        volume=volume[:, 0],
        saved=saved,
        passed=passed[:, 0],
        shared=shared[:, 0],
        calm=calm,
        moved=moved,
        discount=(1 + settings.discount_rate) ** -np.arange(1.0, years + 1),
        purchases=account.purchases,
        today=account.purchases * account.avoidable_margin - served,
        unit_cost=unit_cost,
    )


def checked(value, kind):
    """``value`` if it is of the class ``kind``."""
    if not isinstance(value, kind):
        raise CourseError(
            _("This must be of the class {wanted}; it is a {kind}.").format(
                wanted=kind.__name__, kind=type(value).__name__
            )
        )
    return value


def checked_responses(account, request, responses, settings):
    """``responses`` as a tuple of Response with different names; None: those of ``make_responses``."""
    if responses is None:
        return make_responses(account, request, settings)
    answers = tuple(responses) if isinstance(responses, (list, tuple)) else (responses,)
    if not answers:
        raise CourseError(_("“{name}” is empty.").format(name="responses"))
    names = [checked(one, Response).name for one in answers]
    double = next((name for name in names if names.count(name) > 1), None)
    if double is not None:
        raise CourseError(_("Two responses are called “{name}”: give each its own.").format(name=double))
    return answers


def _broken(answer):
    """The answer if what the customer promised does not come: a conditional cut is not due then."""
    if answer.conditional:
        return Response(answer.name, once_cost=answer.once_cost)
    return replace(answer, volume_change=0.0, margin_gain_share=(0.0,))


def _chances(account, request, paths, barrier, chance, settings):
    """(calm, moved) of all paths and of a plain no."""
    years = settings.horizon
    effect = effect_matrix(years, settings.lasting, settings.look_ahead)
    ahead = effect.shape[1]
    a_day = settings.days_rate / DAYS_A_YEAR

    offers = [
        (request.asked, (request.extra_days,), (0.0,)),
        *((one.cuts, one.extra_days, one.customer_gain_share) for one in paths),
    ]
    cuts, days, gain = (
        np.array([_padded(one[part], ahead, after) for one in offers])
        for part, after in enumerate((0.0, None, None))
    )
    gains = gain_steps(cuts, days * a_day + gain) @ effect.T
    nothing = np.zeros((1, years))
    return chance.parts(
        account,
        gains[0],
        np.vstack([gains[1:], nothing]),
        np.vstack([barrier, nothing]),
        settings.lasting ** np.arange(years),
    )


def _padded(values, years, after=None):
    """``values`` for each of ``years``; the last one, or ``after``, carries on."""
    rest = values[-1] if after is None else after
    return [*values, *[rest] * years][:years]
