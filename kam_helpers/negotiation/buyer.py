"""What the buyer answers. A pure function of scenario, state and move; what it would settle for: tactics."""

from dataclasses import dataclass, replace

import numpy as np

from ..errors import CourseError
from ..text import _
from .issues import NAMES, TODAY, Deal
from .lines import Reply
from .tactics import State, date_now, level, remember, settles_for

MOVES = ("offer", "ask for evidence", "ask for interests")
_GIVEN = [NAMES.index(name) for name in ("volume", "term", "service")]  # what only we ask for
SLICES = 3  # and one more for each question that doubts its word


@dataclass(frozen=True)
class Move:
    """One move of ours: ``kind`` (of MOVES), and the ``deal`` where it is an offer."""

    kind: str
    deal: Deal | None = None


def opening(scenario):
    """The buyer's first words: its state and the reply that asks what it asked in writing."""
    number = scenario.space.number(scenario.opening)
    return State(standing=number, made=(number,)), Reply("ask", scenario.opening)


def reply(scenario, state, move):
    """The buyer's answer to a move of ours: the next state and the reply."""
    if move.kind == "offer":
        return _to_offer(scenario, state, scenario.space.number(move.deal))
    if move.kind == "ask for evidence":
        return _to_doubt(scenario, state)
    if move.kind == "ask for interests":
        state = replace(state, round=state.round + 1)
        return _unless_late(
            scenario, state, Reply("interests", told=interests(scenario), called=state.called)
        )
    raise CourseError(
        _("There is no move “{move}”. The moves are: {moves}.").format(move=move.kind, moves=", ".join(MOVES))
    )


def _to_offer(scenario, state, offer):
    worth = float(scenario.buyer_values[offer])
    settles = float(settles_for(scenario, state, worth))
    heard = _heard(scenario, state, offer)
    after = remember(scenario, state, offer)
    if worth >= settles:
        slice_ = _slice(scenario, state, after, offer)
        if slice_ is None:
            return after, Reply("accept", scenario.space.deal(offer), called=after.called)
        after = replace(_put(after, slice_), slices=after.slices + 1, sliced=offer)
        return after, Reply("slice", scenario.space.deal(slice_))
    patience = scenario.style.patience
    if patience and after.idle >= patience:
        return after, Reply("leave")
    if after.round >= scenario.rounds:
        return after, Reply("time out", called=after.called)
    return _counter(scenario, after, settles, heard)


def _heard(scenario, state, offer):
    """How our offer compares with the one before, in the buyer's eyes: first, same, more or less."""
    if state.last is None:
        return "first"
    gain = scenario.buyer_values[offer] - scenario.buyer_values[state.last]
    if offer == state.last:
        return "same"
    return "more" if gain > 0 else "less"


def _counter(scenario, state, settles, heard):
    """Its next offer: of the deals worth enough to it, the one most like ours (or like its own last one)."""
    patience = scenario.style.patience
    number = _choose(scenario, state, settles)
    event = "counter" if number != state.standing else "stay"
    if patience and state.idle == patience - 1:
        event = "warn"
    elif state.round == scenario.rounds - 1:
        event = "last"
    elif scenario.claimed_deadline and state.clock - date_now(scenario, state) in (0, 1):
        event = "deadline" if state.clock == date_now(scenario, state) else "deadline passed"
    answer = Reply(event, scenario.space.deal(number), heard=heard, called=state.called)
    return _put(state, number), answer


def _choose(scenario, state, settles):
    """Worth at least what it settles for, never more than it asks now, and nothing it has retracted."""
    space, worth = scenario.space, scenario.buyer_values
    fits = (worth >= settles) & (worth <= worth[state.standing])
    fits[list(state.made)] = False
    like = state.last
    if not scenario.style.follows_us or like is None:
        fits &= _towards_today(scenario)
        like = state.standing
    candidates = np.flatnonzero(fits)
    if not candidates.size:
        return state.standing
    apart = np.abs(space.scaled[candidates] - space.scaled[like]).sum(axis=1).round(9)
    return int(candidates[np.lexsort((worth[candidates], apart))[0]])


def _towards_today(scenario):
    """Array of bool: deals between the request and today's terms on each issue that the request names."""
    space = scenario.space
    ends = np.sort(space.positions[[space.number(scenario.opening), space.number(TODAY)]], axis=0)
    between = (space.positions >= ends[0]) & (space.positions <= ends[1])
    asked = space.positions[:, _GIVEN] == space.positions[space.number(scenario.opening)][_GIVEN]
    return between.all(axis=1) & asked.all(axis=1)


def _slice(scenario, before, after, offer):
    """The slightly better deal that a salami buyer asks for before it signs, or None: it signs."""
    worth = scenario.buyer_values
    refused = before.sliced is not None and worth[offer] <= worth[before.sliced]
    if (
        scenario.style.name != "salami"
        or refused
        or after.slices >= SLICES + after.doubted
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
    state = replace(state, round=state.round + 1)
    if scenario.style.name != "bluffer":
        state = replace(state, doubted=state.doubted + 1)
        return _unless_late(scenario, state, Reply("shown" if scenario.quote_in_writing else "no quote"))
    if state.called:
        return _unless_late(scenario, state, Reply("called again", called=True))
    state = replace(state, called=True)
    state = _put(state, _choose(scenario, state, level(scenario, state, state.clock)))
    answer = Reply("called", scenario.space.deal(state.standing), called=True)
    return _unless_late(scenario, state, answer)


def _put(state, number):
    """The state with this offer on the table."""
    if number == state.standing:
        return state
    return replace(state, standing=number, made=(*state.made, number))


def _unless_late(scenario, state, answer):
    return state, (Reply("time out", called=state.called) if state.round >= scenario.rounds else answer)


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
