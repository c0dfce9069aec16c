"""Sellers that play by themselves, for tests and for a demonstration. None of them sees the buyer's figures.

A player is a function of a Game that gives the next Game; ``play`` calls it until the talk is over.
"""

from dataclasses import dataclass, replace

import numpy as np

from .game import Game
from .parties import Buyer, total

_GUESS = {"rate": 0.07, "volume_cost": 0.08, "volume_strain": 0.5, "term_cost": 0.002, "service_worth": 1.0}
_FIRST, _LAST, _STEPS = 0.15, 1.0, 7  # from which to which part of the request, in how many offers
_HELD = 4  # offers that a waiting seller makes without a step


def play(scenario, player):
    """The whole game that ``player`` plays. It ends since the buyer's patience and rounds do."""
    game = Game.start(scenario)
    while not game.over:
        game = player(game)
    return game


def random_player(seed):
    """A seller who says anything at all, seeded."""
    rng = np.random.default_rng(seed)

    def player(game):
        kind = rng.choice(5, p=(0.75, 0.08, 0.08, 0.05, 0.04))
        if kind == 0:
            return game.offer(game.scenario.space.deal(int(rng.integers(len(game.scenario.space)))))
        return (game.ask_evidence, game.ask_interests, game.accept, game.walk_away)[kind - 1]()

    return player


def greedy_player(game):
    """Offers what is best for itself, each time a little less; takes the buyer's offer once it is as good."""
    ours = game.scenario.seller_values
    order = np.argsort(-ours, kind="stable")
    return _offer_or_accept(game, int(order[len(order) * min(game.state.clock, 9) // 10]))


@dataclass(frozen=True)
class Trader:
    """A seller who gives the buyer a growing part of its request, in the way that costs itself least.

    What a deal is worth to the buyer it can only guess. ``price_only``: it trades nothing but the price.
    ``evidence``: asks for the quote first. ``waits``: makes no step in its first offers. ``real_step``: opens
    with a large one. ``lean``: takes the buyer for one who does not need the service. ``firm``: answers a
    slice by repeating its offer (otherwise it grants the slice).
    """

    price_only: bool = False
    evidence: bool = False
    interests: bool = False
    waits: bool = False
    real_step: bool = False
    lean: bool = False
    firm: bool = False

    def __call__(self, game):
        if self.evidence and not game.moves_made:
            return game.ask_evidence()
        if self.interests and len(game.moves_made) == self.evidence:
            return game.ask_interests()
        if game.replies[-1].kind == "slice":
            return game.offer(game.scenario.space.deal(game.state.last) if self.firm else game.standing)
        worst = game.scenario.seller.reservation
        if game.replies[-1].kind in ("warn", "last") and _standing(game) >= worst:
            return game.accept()
        number = self._next(game)
        return game.walk_away() if number is None else _offer_or_accept(game, number)

    def _next(self, game):
        """The number of the next offer; None where nothing is better than no deal."""
        scenario = game.scenario
        step = game.state.clock
        if self.waits:
            step = max(step - _HELD + 1, 0)
        part = _FIRST + (_LAST - _FIRST) * step / (_STEPS - 1)
        if self.real_step:
            part = max(part, 0.4)
        guessed = total(self._guess(game).parts(scenario.space.columns))
        asked = guessed[scenario.space.number(scenario.opening)]
        fits = (guessed >= min(part, _LAST) * asked) & (scenario.seller_values >= scenario.seller.reservation)
        if self.price_only:
            fits &= scenario.space.alone("cut")
        return (
            int(np.argmax(np.where(fits, scenario.seller_values, -np.inf))) if fits.any() else game.state.last
        )

    def _guess(self, game):
        """The buyer as it looks from our side of the table."""
        seller = game.scenario.seller
        guess = Buyer(seller.purchases, seller.cost_to_serve, **_GUESS)
        if self.lean:
            guess = replace(guess, service_worth=0.5)
        easy, hard = next((said.told for said in game.replies if said.kind == "interests"), ("", ""))
        for name, factor in ((easy, 0.5), (hard, 2.0)):
            guess = _changed(guess, name, factor)
        return guess


def _changed(guess, name, factor):
    """The guess after a hint that the issue ``name`` costs the buyer more or less than we thought."""
    field = {"volume": "volume_cost", "days": "rate", "term": "term_cost", "service": "service_worth"}.get(
        name
    )
    return replace(guess, **{field: getattr(guess, field) * factor}) if field else guess


def _standing(game):
    return game.scenario.seller_values[game.state.standing]


def _offer_or_accept(game, number):
    ours = game.scenario.seller_values
    if _standing(game) >= max(ours[number], game.scenario.seller.reservation):
        return game.accept()
    return game.offer(game.scenario.space.deal(number))
