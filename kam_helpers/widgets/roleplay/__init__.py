"""The complaint role play: a talk with an angry customer, by one person or by a class that votes.

What a press does is decided here by plain functions on plain values; the browser draws the state it is sent
and writes every text as text, never as markup.
"""

import threading
from dataclasses import dataclass, replace
from pathlib import Path

import anywidget
import traitlets
from IPython.display import display

from kam_helpers.errors import CourseError
from kam_helpers.recovery import Play, start
from kam_helpers.text import _

from .words import case, shown, static_html, static_text, words

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Session:
    """A play with what is remembered across plays: the endings seen, and the best score (None: none yet)."""

    play: Play
    seen: frozenset = frozenset()
    best: int | None = None


class ComplaintRolePlay(anywidget.AnyWidget):
    """A case to be played. ``script`` is one of ``recovery.scripts()``, the path of your own, or a Script.

    From Python: :meth:`say`, :meth:`vote`, :meth:`undo`, :meth:`again`, and :attr:`play`.
    """

    _esm = _HERE / "roleplay.js"
    _css = _HERE / "roleplay.css"
    case = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, script="quality_failure"):
        self._lock = threading.Lock()  # callbacks run in a second thread
        self._session = Session(start(script))
        play = self._session.play
        super().__init__(
            case=case(play.script) | {"words": words()}, state=shown(play, memory="") | {"reply": 0}
        )
        self.on_msg(self._received)

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

    def _do(self, message):
        with self._lock:
            self._show(press(self._session, message), [], message)

    def _received(self, _widget, message, _buffers):
        """A press in the browser. Whatever goes wrong becomes a sentence there, never silence."""
        with self._lock:
            try:
                session, notes = press(self._session, message), []
            except CourseError as refusal:
                session, notes = self._session, [str(refusal)]
            except Exception as failure:  # shown to the user: a callback has nowhere else to report
                text = _("Something went wrong: {kind}: {message}. Press “{again}”.")
                names = {"kind": type(failure).__name__, "message": failure, "again": words()["again"]}
                session, notes = self._session, [text.format(**names)]
            self._show(session, notes, message)

    def _show(self, session, notes, message):
        self._session = session
        reply = message.get("n", self.state["reply"] + 1)
        self.state = shown(session.play, memory_sentence(session)) | {"notes": notes, "reply": reply}

    def __repr__(self):
        """Stable text, which tests of notebooks compare."""
        return static_text(Play(self.play.script))

    def _ipython_display_(self):
        """Show the opening as text and the live view as two outputs, one after the other.

        In one bundle JupyterLab would choose the view, and in a notebook that was run, saved and opened again
        it would then say "model not found" and nothing else. As two outputs the opening stays; where the view
        lives, roleplay.css hides the text before it.
        """
        opening = Play(self.play.script)
        display({"text/plain": repr(self), "text/html": static_html(opening)}, raw=True)
        bundle, metadata = self._repr_mimebundle_()
        note = _("The role play appears here when the cell is run.")
        display({**bundle, "text/plain": note}, metadata=metadata or {}, raw=True)


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
