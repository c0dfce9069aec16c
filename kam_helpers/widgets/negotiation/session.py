"""What a press does to a negotiation: plain functions on frozen values."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kam_helpers.errors import CourseError
from kam_helpers.negotiation import TODAY, Deal, Game, share_of_possible
from kam_helpers.text import _

MOST_SEED = 9_999  # the largest number of a buyer to choose
_LONGEST_NAME = 40  # letters of a team's name
_MOVES = {
    "evidence": Game.ask_evidence,
    "interests": Game.ask_interests,
    "accept": Game.accept,
    "walk away": Game.walk_away,
}


@dataclass(frozen=True)
class Result:
    """One finished play. ``seed``: the buyer's number at the ``account``. ``value``: CNY a year; ``share``:
    of what was possible (fraction); ``taken_back``: steps taken back on the way."""

    team: str
    account: str
    seed: int
    style: str
    outcome: str
    value: float
    share: float
    taken_back: int


@dataclass(frozen=True)
class Session:
    """A negotiation with what surrounds it. ``cast``: from an account's name and a seed to the Scenario of
    another buyer (None: there is no other); ``accounts``: the names to choose from, if any; ``composed``: the
    offer in the form; ``team``: the name in its field; ``played_by``: the team whose play this is, fixed when
    it ends ("" until then); ``before``: results of the plays before this one; ``narrow``: is the screen that
    it is shown on?
    """

    game: Game
    cast: Callable | None = None
    accounts: tuple[str, ...] = ()
    composed: Deal = TODAY
    team: str = ""
    played_by: str = ""
    taken_back: int = 0
    before: tuple[Result, ...] = ()
    narrow: bool = False

    @property
    def results(self):
        """The results of all finished plays, in order. A step taken back at the end takes its result back."""
        return (*self.before, _result(self)) if self.game.over else self.before


def press(session, message):
    """The session after a press. ``message``: "press" names it; "look" and "offer" bring ``deal``, the place
    of each choice among the values of its issue; "start" brings the ``account`` (its place among those to
    choose from) and the buyer's ``seed``; any may bring the ``team``, and whether the screen is ``narrow``.

    Raises CourseError in words for what cannot be done; the session stays.
    """
    if "team" in message:
        session = replace(session, team=str(message["team"]).strip()[:_LONGEST_NAME])
    if "narrow" in message:
        session = replace(session, narrow=bool(message["narrow"]))
    if "deal" in message:
        session = replace(session, composed=_deal(session.game.scenario.space, message["deal"]))
    session = _moved(session, message)
    # Whoever types a name after the end is the next team, unless the play that ended has none yet.
    return replace(session, played_by=(session.played_by or session.team) if session.game.over else "")


def _moved(session, message):
    button, game = message.get("press"), session.game
    if button == "offer":
        return replace(session, game=game.offer(session.composed))
    if button in _MOVES:
        return replace(session, game=_MOVES[button](game))
    if button == "undo":
        return replace(session, game=game.undo(), taken_back=session.taken_back + 1)
    if button == "copy" and not game.over:
        return replace(session, composed=game.standing)
    if button == "again":
        return _next_play(session, game.scenario)
    if button == "another":
        return _next_play(session, _cast(session, game.scenario.account, game.scenario.seed + 1))
    if button == "start":
        return _next_play(session, _chosen(session, message))
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


def _chosen(session, message):
    """The buyer that was chosen; a number that is none is refused in words."""
    account, at, seed = session.game.scenario.account, message.get("account"), message.get("seed")
    if session.accounts:
        if type(at) is not int or not 0 <= at < len(session.accounts):
            raise CourseError(_("Choose one of the accounts."))
        account = session.accounts[at]
    if type(seed) is not int or not 0 <= seed <= MOST_SEED:
        raise CourseError(
            _("The buyer's number must be a whole number from 0 to {most}.").format(most=MOST_SEED)
        )
    return _cast(session, account, seed)


def _cast(session, account, seed):
    if session.cast is None:
        raise CourseError(_("This scenario knows one buyer only. Start with an account to meet others."))
    return session.cast(account, seed)


def _next_play(session, scenario):
    return replace(
        session,
        game=Game.start(scenario),
        composed=TODAY,
        taken_back=0,
        before=session.results,
    )


def _result(session):
    game = session.game
    return Result(
        team=session.played_by,
        account=game.scenario.account,
        seed=game.scenario.seed,
        style=game.scenario.style.name,
        outcome=game.outcome,
        value=game.value,
        share=share_of_possible(game),
        taken_back=session.taken_back,
    )
