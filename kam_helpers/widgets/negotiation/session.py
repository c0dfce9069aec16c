"""What a press does to a negotiation: plain functions on frozen values."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kam_helpers.errors import CourseError
from kam_helpers.negotiation import TODAY, Deal, Game, share_of_possible
from kam_helpers.text import _

_LONGEST_NAME = 40  # letters of a team's name
_MOVES = {
    "evidence": Game.ask_evidence,
    "interests": Game.ask_interests,
    "accept": Game.accept,
    "walk away": Game.walk_away,
}


@dataclass(frozen=True)
class Result:
    """One finished play. ``value``: CNY a year; ``share``: of what was possible (fraction); ``taken_back``:
    steps taken back on the way."""

    team: str
    seed: int
    style: str
    outcome: str
    value: float
    share: float
    taken_back: int


@dataclass(frozen=True)
class Session:
    """A negotiation with what surrounds it. ``cast``: from a seed to the Scenario of another buyer (None:
    there is no other); ``composed``: the offer in the form; ``before``: results of the plays before this one;
    ``narrow``: is the screen that it is shown on?
    """

    game: Game
    cast: Callable | None = None
    composed: Deal = TODAY
    team: str = ""
    taken_back: int = 0
    before: tuple[Result, ...] = ()
    narrow: bool = False

    @property
    def results(self):
        """The results of all finished plays, in order. A step taken back at the end takes its result back."""
        return (*self.before, _result(self)) if self.game.over else self.before


def press(session, message):
    """The session after a press. ``message``: "press" names it; "look" and "offer" bring ``deal``, the place
    of each choice among the values of its issue; any may bring the ``team``, and whether the screen is
    ``narrow``.

    Raises CourseError in words for what cannot be done; the session stays.
    """
    button, game = message.get("press"), session.game
    if "team" in message:
        session = replace(session, team=str(message["team"]).strip()[:_LONGEST_NAME])
    if "narrow" in message:
        session = replace(session, narrow=bool(message["narrow"]))
    if "deal" in message:
        session = replace(session, composed=_deal(game.scenario.space, message["deal"]))
    if button == "offer":
        return replace(session, game=game.offer(session.composed))
    if button in _MOVES:
        return replace(session, game=_MOVES[button](game))
    if button == "undo":
        return replace(session, game=game.undo(), taken_back=session.taken_back + 1)
    if button == "copy" and not game.over:
        return replace(session, composed=game.standing)
    if button in ("again", "another"):
        return _next_play(session, another=button == "another")
    return session


def _deal(space, places):
    """The deal at ``places``, one whole number for each issue."""
    if not isinstance(places, list) or len(places) != len(space.issues):
        raise CourseError(_("An offer needs one choice for each issue."))
    fits = [type(at) is int and 0 <= at < len(i.values) for at, i in zip(places, space.issues, strict=True)]
    if not all(fits):
        label = space.issues[fits.index(False)].label
        raise CourseError(_("Choose one of the values for “{issue}”.").format(issue=label))
    return Deal(*(issue.values[at] for at, issue in zip(places, space.issues, strict=True)))


def _next_play(session, another):
    scenario = session.game.scenario
    if another and session.cast is None:
        raise CourseError(_("This scenario knows one buyer only. Start with an account to meet others."))
    if another:
        scenario = session.cast(seed=scenario.seed + 1)
    return Session(
        Game.start(scenario),
        session.cast,
        team=session.team,
        before=session.results,
        narrow=session.narrow,
    )


def _result(session):
    game = session.game
    return Result(
        team=session.team,
        seed=game.scenario.seed,
        style=game.scenario.style.name,
        outcome=game.outcome,
        value=game.value,
        share=share_of_possible(game),
        taken_back=session.taken_back,
    )
