"""What the buyer would settle for at any moment: its tactics and its memory. Pure functions.

Time-dependent tactics after Faratin, Sierra and Jennings (1998): what it would settle for falls from the
request to its reservation by α(t) = k + (1 − k)(min(t, T) / T)^(1/β). A relationship buyer answers steps
instead. All figures are course assumptions.
"""

from dataclasses import dataclass, replace

import numpy as np

_K = 0.05  # what the first answer gives already
REAL_STEP = 0.3  # of the request's worth: from here on a relationship buyer calls it a real step
RETURNS_STEP, RETURNS_CRUMB = 1.6, 0.4  # what it gives back for a yuan given
DOUBTED = 0.7  # what is left of the buyer's readiness after a question that doubts its word
_CALLED_BETA = 2.0  # a bluff that was called gives early
_LEFT_AFTER_DATE = 2  # offers that remain however often the date is set again
_NOTICED = 0.002  # of the purchases: less than this is no step


@dataclass(frozen=True)
class State:
    """The buyer's memory; deals by number, worth in CNY a year.

    ``standing``: its offer on the table; ``made``: all it has made. ``round``: our moves so far; ``clock``:
    our offers so far. ``last``: our last offer; ``best``: the best worth we offered. ``idle``: offers in a
    row that brought it nothing. ``returned``: what a relationship buyer has given back. ``doubted``,
    ``called``: after questions for evidence. ``slices``, ``sliced``: slices asked, and our offer that it
    sliced. ``pressed``, ``kept``: our steps before a date, and what they were worth.
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
    pressed: int = 0
    kept: float = 0.0


def faratin(time, deadline, beta, k=_K):
    """The part of the way from request to reservation gone at ``time``: k … 1. β below 1 gives late.

    >>> faratin(0, 10, 0.5), faratin(10, 10, 0.5), round(faratin(5, 10, 0.5), 4)
    (0.05, 1.0, 0.2875)
    """
    return k + (1 - k) * (min(max(time, 0), deadline) / deadline) ** (1 / beta)


def floor_now(scenario, state):
    """What the buyer shows as the least it takes: its reservation, a bluffer's pretence, what it has kept."""
    pretended = 0.0 if state.called else scenario.claimed_floor
    return max(scenario.buyer.reservation, min(state.kept, scenario.opening_value), pretended)


def settles_for(scenario, state, worth):
    """What the buyer would settle for if our next offer were worth ``worth`` to it, CNY a year (array)."""
    if scenario.style.name == "relationship":
        left = scenario.opening_value - state.returned - _given_back(scenario, state, worth - state.best)
        return np.maximum(floor_now(scenario, state), left)
    return np.full(np.shape(worth), level(scenario, state, state.clock + 1))


def _given_back(scenario, state, step):
    """What a relationship buyer returns for a step worth ``step`` to it, CNY a year (array or number)."""
    share = np.where(_is_real(scenario, step), RETURNS_STEP, RETURNS_CRUMB)
    return np.maximum(step, 0.0) * share * DOUBTED**state.doubted


def _is_real(scenario, step):
    return step >= REAL_STEP * scenario.opening_value


def date_now(scenario, state):
    """After how many offers of ours the buyer lets its date pass: a date that works is set again."""
    return min(scenario.claimed_deadline + state.pressed, scenario.rounds - _LEFT_AFTER_DATE)


def level(scenario, state, time):
    """What all but relationship buyers settle for after ``time`` offers of ours, CNY a year."""
    late, floor = date_now(scenario, state), floor_now(scenario, state)
    if time <= late:  # nothing before the date
        return scenario.opening_value
    beta = _CALLED_BETA if state.called else scenario.style.beta
    gone = faratin(time - late, scenario.rounds - late, beta) * DOUBTED**state.doubted
    return floor + (1 - gone) * (scenario.opening_value - floor)


def acceptable(scenario, state):
    """Array of bool: would the buyer settle for this deal if offered now? (Salami: after its slices.)"""
    worth = scenario.buyer_values
    return worth >= settles_for(scenario, state, worth)


def remember(scenario, state, offer):
    """The memory after our ``offer``."""
    worth = float(scenario.buyer_values[offer])
    step = worth - state.best
    noticed = step > _NOTICED * scenario.buyer.purchases
    early = state.clock < date_now(scenario, state)
    crumb = scenario.style.name == "relationship" and not state.clock and not _is_real(scenario, step)
    return replace(
        state,
        round=state.round + 1,
        clock=state.clock + 1,
        doubted=state.doubted + crumb,  # whoever opens with a crumb has shown what we are worth to it
        last=offer,
        best=max(state.best, worth),
        idle=0 if noticed else state.idle + 1,
        pressed=state.pressed + (early and noticed and state.clock > 0),
        kept=max(state.kept, worth) if early else state.kept,
        returned=state.returned + _given_back(scenario, state, step),
    )
