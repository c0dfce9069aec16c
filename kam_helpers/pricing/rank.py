"""What to answer: one call that ranks the answers, the rule of indifference, and where to walk away."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..errors import CourseError
from ..lifetime.rates import check_retention
from ..text import N_, _
from .book import make_book
from .evaluate import figures
from .inputs import check_cut, check_margin
from .reasons import reasons_of
from .request import Account, Request
from .responses import Response
from .settings import DEFAULT_SETTINGS, Settings
from .simulate import DRAWS, spread
from .spill import Spill

# How firm a first place is: from which share of the drawn assumptions on (course assumption).
FIRM, LEANING, OPEN = FIRMNESS_WORDS = (N_("firm"), N_("leaning"), N_("open"))
_FIRM_FROM, _LEANING_FROM = 2 / 3, 1 / 2
_STEPS = 20


@dataclass(frozen=True, eq=False)
class Ranking:
    """The answers to one request, compared. ``columns``: those of ``evaluate`` and ``simulate`` as arrays in
    the order of ``responses``; ``order``: their places, the highest expected lifetime profit first.
    """

    account: Account
    request: Request
    settings: Settings
    spill: Spill
    responses: tuple
    columns: dict
    order: np.ndarray

    @property
    def best(self):
        """Name of the answer with the highest expected lifetime profit."""
        return self.responses[self.order[0]].name

    @property
    def second(self):
        """Name of the next one; None where there is one answer only."""
        return self.responses[self.order[1]].name if len(self.order) > 1 else None

    @property
    def lead(self):
        """By how much the best is ahead of the second, CNY (0 where there is one answer only)."""
        clp = self.columns["expected_clp"][self.order]
        return float(clp[0] - clp[1]) if len(clp) > 1 else 0.0

    @property
    def firmness(self):
        """The share of the drawn assumptions under which the best answer is the best (0 … 1)."""
        return float(self.columns["best_share"][self.order[0]])

    @property
    def firmness_word(self):
        """One of FIRMNESS_WORDS: firm from two thirds on, leaning from a half on, else open."""
        return FIRM if self.firmness >= _FIRM_FROM else LEANING if self.firmness >= _LEANING_FROM else OPEN

    @cached_property
    def table(self):
        """The columns of ``evaluate`` and ``simulate`` by response, best first."""
        names = [self.responses[place].name for place in self.order]
        ordered = {name: values[self.order] for name, values in self.columns.items()}
        return pd.DataFrame(ordered, pd.Index(names, name="response"))

    @cached_property
    def reasons(self):
        """Sentences that say why, the most important first."""
        return reasons_of(self)

    def response(self, name):
        """The Response called ``name``; an unknown one is refused."""
        for one in self.responses:
            if one.name == name:
                return one
        raise CourseError(
            _("There is no answer “{name}” here. The answers are: {names}.").format(
                name=name, names=", ".join(one.name for one in self.responses)
            )
        )

    def value(self, column, name):
        """One figure of the answer ``name`` without making the table."""
        return self.columns[column][self.responses.index(self.response(name))].item()


def rank_responses(
    account,
    request,
    responses=None,
    chance=None,
    settings=DEFAULT_SETTINGS,
    *,
    spill=None,
    draws=DRAWS,
    seed=7,
):
    """``evaluate`` and ``simulate`` at once, and the answers ranked by expected lifetime profit: a Ranking.

    Arguments as there. Of two equal answers the one that comes first in ``responses`` stands first; one that
    comes to a plain no, as one before it does, stands last.
    """
    book = make_book(account, request, responses, chance, settings, spill)
    columns = figures(book) | spread(book, settings, draws, seed)
    order = np.lexsort((-columns["expected_clp"], book.repeated))
    return Ranking(account, request, settings, spill or Spill(), book.answers, columns, order)


@dataclass(frozen=True)
class Indifference:
    """``needed``: points of risk a yes must remove to be worth its price; ``removes``: what it does remove
    (fractions); ``concede``: does it remove more?
    """

    needed: float
    removes: float
    concede: bool


def indifference(loss_if_held, loss_if_conceded, cut, margin):
    """Concede only if it removes more risk than it costs: q_h − q_c > (1 − q_c) × cut ÷ margin.

    ``loss_if_held``, ``loss_if_conceded``: the chance to lose the account, 0 … 1. ``margin``: avoidable, as a
    fraction of the price before. With q_c = 0 it is Nagle's reactive break-even. Spill-over is not in it. It
    is the rule of one year; it holds over many, too, where the risk is gone after the first one and the price
    stays down, since whoever leaves takes the later years along.

    >>> rule = indifference(0.20, 0.0, 0.05, 0.30)
    >>> round(rule.needed, 3), rule.removes, rule.concede
    (0.167, 0.2, True)
    """
    held, conceded = (
        check_retention(loss_if_held, "loss_if_held"),
        check_retention(loss_if_conceded, "loss_if_conceded"),
    )
    needed = (1 - conceded) * check_cut(cut) / check_margin(margin)
    return Indifference(needed, held - conceded, bool(held - conceded > needed + 1e-12))


@dataclass(frozen=True)
class WalkAway:
    """Where to stop. Cuts as fractions of today's price, at once and for good; money in CNY a year.

    ``floor_cut``: at which the account contributes nothing any more: below that price losing it is better
    (below 0: it contributes nothing today). ``floor_purchases``: what it pays for today's volume at that
    price; ``contribution``: what there is to give at most. ``most_cut``, ``most``: the dearest plain cut, up
    to what was asked and with nothing in return, that leaves as much lifetime profit as a plain no: beyond it
    a no is better. ``best_cut``: the plain cut that leaves the most.
    """

    floor_cut: float
    floor_purchases: float
    contribution: float
    most_cut: float
    most: float
    best_cut: float


def walk_away(account, request, chance=None, settings=DEFAULT_SETTINGS, spill=None):
    """The floor, and the most a plain yes may cost: a WalkAway. Arguments as in ``evaluate``.

    >>> account = Account("Alder", 1e6, 0.30, 50_000, loss_if_held=0.20, loss_if_conceded=0.05)
    >>> floor = walk_away(account, Request(0.05))
    >>> round(floor.floor_cut, 3), round(floor.contribution)
    (0.265, 265000)
    """
    cuts = np.linspace(0.0, min(request.worth(settings.days_rate), 0.99), _STEPS + 1)
    plain = [Response(f"{i}", cuts=(float(cut),)) for i, cut in enumerate(cuts)]
    book = make_book(account, request, plain, chance, settings, spill)
    clp = figures(book)["expected_clp"]
    ahead = clp - clp[0]
    last = int(np.flatnonzero(ahead >= 0)[-1])
    most = cuts[last]
    if last < _STEPS:  # between the last step that pays and the first that does not
        most += (cuts[last + 1] - most) * ahead[last] / (ahead[last] - ahead[last + 1])
    floor = book.today / account.purchases
    return WalkAway(
        floor_cut=floor,
        floor_purchases=account.purchases - book.today,
        contribution=book.today,
        most_cut=float(most),
        most=float(most) * account.purchases,
        best_cut=float(cuts[clp.argmax()]),
    )
