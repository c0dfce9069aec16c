"""The complaint role play: a talk with an angry customer, by one person or by a class that votes.

What a press does is decided here by plain functions on plain values; talk.py says how it reaches the browser.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from kam_helpers.recovery import Play, start
from kam_helpers.text import _

from ..talk import Talk, browser_half
from .words import case, shown, static_html, static_text, words


@dataclass(frozen=True)
class Session:
    """A play with what is remembered across plays: the endings seen, and the best score (None: none yet)."""

    play: Play
    seen: frozenset = frozenset()
    best: int | None = None


class ComplaintRolePlay(Talk):
    """A case to be played. ``script`` is one of ``recovery.scripts()``, the path of your own, or a Script.

    From Python: :meth:`say`, :meth:`vote`, :meth:`undo`, :meth:`again`, and :attr:`play`.
    """

    _esm, _css = browser_half(Path(__file__).parent, "roleplay")

    def __init__(self, script="quality_failure"):
        play = start(script)
        super().__init__(Session(play), case(play.script) | {"words": words()})

    @property
    def play(self):
        """The talk as far as it has gone; ``play.debrief()`` says what it shows."""
        return self._session.play

    def say(self, number):
        """Say reply ``number``, from 1."""
        self._do({"press": "say", "number": number})

    def vote(self, *votes):
        """Say what most of a class want: one count per reply, in order."""
        self._do({"press": "vote", "votes": votes})

    def undo(self):
        """Take back what was said last."""
        self._do({"press": "undo"})

    def again(self):
        """Start the case again."""
        self._do({"press": "again"})

    def _press(self, session, message):
        return press(session, message)

    def _shown(self, session):
        return shown(session.play, memory_sentence(session))

    def _way_out(self):
        return words()["again"]

    def _static_html(self):
        return static_html(Play(self.play.script))

    def _note(self):
        return _("The role play appears here when the cell is run.")

    def __repr__(self):
        """Stable text, which tests of notebooks compare."""
        return static_text(Play(self.play.script))


def press(session, message):
    """The session after a press: "say" (number=…), "vote" (votes=[…]), "undo" or "again".

    Raises CourseError in words for what cannot be done; the session stays.
    """
    play, button = session.play, message.get("press")
    if button == "say":
        play = play.choose(message.get("number"))
    elif button == "vote":
        play = play.vote(*message.get("votes") or ())
    elif button == "undo":
        play = play.undo()
    elif button == "again":
        play = Play(play.script)
    if button in ("say", "vote") and play.over:
        score = play.debrief().score
        best = score if session.best is None else max(session.best, score)
        return Session(play, session.seen | {play.here.name}, best)
    return replace(session, play=play)


def memory_sentence(session):
    """Which endings were found so far, and the best score; empty before the first ending."""
    if session.best is None:
        return ""
    text = _("Endings found so far: {seen} of {all}. Best score: {best}.")
    return text.format(seen=len(session.seen), all=len(session.play.script.endings), best=session.best)
