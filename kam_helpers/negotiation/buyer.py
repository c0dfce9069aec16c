"""The buyer's mind: what it would settle for, and what it answers. Pure functions of scenario, state, move.

Time-dependent tactics after Faratin, Sierra and Jennings (1998): what it would settle for falls from the
request to its reservation by α(t) = k + (1 − k)(min(t, T) / T)^(1/β).
"""

from dataclasses import dataclass, replace

import numpy as np

from ..errors import CourseError
from ..text import _
from .issues import NAMES, TODAY, Deal
from .lines import Reply

MOVES = ("offer", "ask for evidence", "ask for interests")
_K = 0.05  # what the first answer gives already
_REAL_STEP = 0.25  # of the request's worth: from here on a relationship buyer calls it a real step
_RETURNS_STEP, _RETURNS_CRUMB = 1.6, 0.6  # what it gives back for a yuan given
_DOUBTED = 0.8  # what is left of the buyer's readiness after a question that doubts its word
_CALLED_BETA = 2.0  # a bluff that was called gives early
_SLICES = 3
_NOTICED = 0.002  # of the purchases: less than this is no step


@dataclass(frozen=True)
class Move:
    """One move of ours: ``kind`` (of MOVES), and the ``deal`` where it is an offer."""

    kind: str
    deal: Deal | None = None


@dataclass(frozen=True)
class State:
    """The buyer's memory. ``round``: moves of ours so far; ``clock``: offers of ours so far; ``standing``:
    its offer on the table; ``made``: all it has made; ``last``, ``best``: our last offer, and the best worth
    we ever offered (CNY a year); ``idle``: offers in a row that brought it nothing; ``returned``: what a
    relationship buyer has given back; ``doubted``, ``called``: after questions for evidence; ``slices``,
    ``sliced``: slices asked, and the offer of ours that it sliced. Deals by number.
    """

    standing: int
    made: tuple[int, ...]
    round: int = 0
    clock: int = 0
    last: int | None = None
    best: float = 0.0
    idle: int = 0
    returned: float = 0.0
    doubted: int = 0
    called: bool = False
    slices: int = 0
    sliced: int | None = None


def faratin(time, deadline, beta, k=_K):
    """The part of the way from request to reservation gone at ``time``: k … 1. β below 1 gives late.

    >>> faratin(0, 10, 0.5), faratin(10, 10, 0.5), round(faratin(5, 10, 0.5), 4)
    (0.05, 1.0, 0.2875)
    """
    return k + (1 - k) * (min(max(time, 0), deadline) / deadline) ** (1 / beta)


def opening(scenario):
    """The buyer's first words: its state and the reply that asks what it asked in writing."""
    number = scenario.space.number(scenario.opening)
    return State(standing=number, made=(number,)), Reply("ask", scenario.opening)


def floor_now(scenario, state):
    """What the buyer shows as the least it takes, CNY a year: its reservation, or a bluffer's pretence."""
    return max(scenario.buyer.reservation, 0.0 if state.called else scenario.claimed_floor)


def settles_for(scenario, state, worth):
    """What the buyer would settle for if our next offer were worth ``worth`` to it, CNY a year (array)."""
    if scenario.style.name == "relationship":
        left = scenario.opening_value - state.returned - _given_back(scenario, state, worth - state.best)
        return np.maximum(floor_now(scenario, state), left)
    return np.full(np.shape(worth), _level(scenario, state, state.clock + 1))


def _given_back(scenario, state, step):
    """What a relationship buyer returns for a step worth ``step`` to it, CNY a year (array or number)."""
    share = np.where(step >= _REAL_STEP * scenario.opening_value, _RETURNS_STEP, _RETURNS_CRUMB)
    return np.maximum(step, 0.0) * share * _DOUBTED**state.doubted


def _level(scenario, state, time):
    """What the other styles settle for after ``time`` offers of ours, CNY a year."""
    late, floor = scenario.claimed_deadline, floor_now(scenario, state)
    beta = _CALLED_BETA if state.called else scenario.style.beta
    gone = faratin(time - late, scenario.rounds - late, beta) * _DOUBTED**state.doubted
    return floor + (1 - gone) * (scenario.opening_value - floor)


def acceptable(scenario, state):
    """Array of bool: would the buyer settle for this deal if offered now? (Salami: after its slices.)"""
    worth = scenario.buyer_values
    return worth >= settles_for(scenario, state, worth)


def reply(scenario, state, move):
    """The buyer's answer to a move of ours: the next state and the reply."""
    if move.kind == "offer":
        return _to_offer(scenario, state, scenario.space.number(move.deal))
    if move.kind == "ask for evidence":
        return _to_doubt(scenario, state)
    if move.kind == "ask for interests":
        state = replace(state, round=state.round + 1)
        return _unless_late(scenario, state, Reply("interests", told=interests(scenario)))
    raise CourseError(
        _("There is no move “{move}”. The moves are: {moves}.").format(move=move.kind, moves=", ".join(MOVES))
    )


def _to_offer(scenario, state, offer):
    worth = float(scenario.buyer_values[offer])
    settles = float(settles_for(scenario, state, worth))
    heard = _heard(scenario, state, offer)
    after = _remember(scenario, state, offer, worth)
    deal = scenario.space.deal(offer)
    if worth >= settles:
        slice_ = _slice(scenario, state, after, offer)
        if slice_ is None:
            return after, Reply("accept", deal)
        after = replace(
            after, standing=slice_, made=(*after.made, slice_), slices=after.slices + 1, sliced=offer
        )
        return after, Reply("slice", scenario.space.deal(slice_))
    patience = scenario.style.patience
    if patience and after.idle >= patience:
        return after, Reply("leave")
    if after.round >= scenario.rounds:
        return after, Reply("time out")
    return _counter(scenario, after, settles, heard)


def _heard(scenario, state, offer):
    """How our offer compares with the one before, in the buyer's eyes: first, same, more or less."""
    if state.last is None:
        return "first"
    gain = scenario.buyer_values[offer] - scenario.buyer_values[state.last]
    if offer == state.last:
        return "same"
    return "more" if gain > 0 else "less"


def _remember(scenario, state, offer, worth):
    step = worth - state.best
    idle = 0 if step > _NOTICED * scenario.buyer.purchases else state.idle + 1
    return replace(
        state,
        round=state.round + 1,
        clock=state.clock + 1,
        last=offer,
        best=max(state.best, worth),
        idle=idle,
        returned=state.returned + _given_back(scenario, state, step),
    )


def _counter(scenario, state, settles, heard):
    """Its next offer: of the deals worth enough to it, the one most like ours (or like its own last one)."""
    patience = scenario.style.patience
    number = _choose(scenario, state, settles)
    event = "counter" if number != state.standing else "stay"
    if patience and state.idle == patience - 1:
        event = "warn"
    elif state.round == scenario.rounds - 1:
        event = "last"
    elif scenario.claimed_deadline and state.clock == scenario.claimed_deadline:
        event = "deadline"
    elif scenario.claimed_deadline and state.clock == scenario.claimed_deadline + 1:
        event = "deadline passed"
    made = state.made if number == state.standing else (*state.made, number)
    return replace(state, standing=number, made=made), Reply(event, scenario.space.deal(number), heard=heard)


def _choose(scenario, state, settles):
    """Worth at least what it settles for, never more than it asks now, and nothing it has retracted."""
    style, space, worth = scenario.style, scenario.space, scenario.buyer_values
    fits = (worth >= settles) & (worth <= worth[state.standing])
    if style.name == "price-only":
        fits &= _only_price(scenario)
    fits[list(state.made)] = False
    candidates = np.flatnonzero(fits)
    if not candidates.size:
        return state.standing
    like = state.last if style.follows_us and state.last is not None else state.standing
    apart = np.abs(space.scaled[candidates] - space.scaled[like]).sum(axis=1).round(9)
    return int(candidates[np.lexsort((worth[candidates], apart))[0]])


def _only_price(scenario):
    """Deals that differ from the request in the price alone."""
    same = scenario.space.positions == scenario.space.positions[scenario.space.number(scenario.opening)]
    same[:, NAMES.index("cut")] = True
    return same.all(axis=1)


def _slice(scenario, before, after, offer):
    """The slightly better deal that a salami buyer asks for before it signs, or None: it signs."""
    worth = scenario.buyer_values
    refused = before.sliced is not None and worth[offer] <= worth[before.sliced]
    if (
        scenario.style.name != "salami"
        or refused
        or after.slices >= _SLICES
        or after.round >= scenario.rounds
    ):
        return None
    moved = np.abs(scenario.space.positions - scenario.space.positions[offer])
    near = (moved.sum(axis=1) == 1) & (worth > worth[offer])
    near[list(after.made)] = False
    candidates = np.flatnonzero(near)
    return int(candidates[np.argmin(worth[candidates])]) if candidates.size else None


def _to_doubt(scenario, state):
    """We ask to see the quote."""
    first = not state.called
    state = replace(state, round=state.round + 1)
    if scenario.style.name == "bluffer":
        if not first:
            return _unless_late(scenario, state, Reply("called again"))
        state = replace(state, called=True)
        number = _choose(scenario, state, _level(scenario, state, state.clock))
        made = state.made if number == state.standing else (*state.made, number)
        state = replace(state, standing=number, made=made)
        return _unless_late(scenario, state, Reply("called", scenario.space.deal(number)))
    state = replace(state, doubted=state.doubted + 1)
    event = "shown" if scenario.quote_in_writing else "no quote"
    return _unless_late(scenario, state, Reply(event))


def _unless_late(scenario, state, answer):
    return state, (Reply("time out") if state.round >= scenario.rounds else answer)


def interests(scenario):
    """What the buyer says it could give most easily, and what would hurt it most: names of issues, or ""."""
    asks = {
        "volume": Deal(volume=0.10),
        "days": Deal(days=-15),
        "term": Deal(term=2),
        "service": Deal(service="standard"),
    }
    today = scenario.space.number(TODAY)
    worth = {
        name: scenario.buyer_values[scenario.space.number(deal)] - scenario.buyer_values[today]
        for name, deal in asks.items()
    }
    easy, hard = max(worth, key=worth.get), min(worth, key=worth.get)
    says = {"relationship": (easy, hard), "deadline": (easy, ""), "salami": ("", hard)}
    return says.get(scenario.style.name, ("", ""))
