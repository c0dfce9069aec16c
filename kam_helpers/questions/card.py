"""The card of a question: prompt, input, Check, Hint, Solution, for those who do not write code.

What a press of a button does is decided here by plain functions on plain values (``press``); the widget only
carries values to the browser and presses back. The browser writes every text as text, never as markup.
"""

import re
import threading
from dataclasses import replace
from pathlib import Path

import anywidget
import traitlets

from ..errors import CourseError
from ..text import N_, _
from . import record
from .outcomes import Argued, Correct, NotAttempted
from .texts import heading, hint_words, minutes, paragraphs, solution_words

_HERE = Path(__file__).parent
_VIEW = "application/vnd.jupyter.widget-view+json"
# What to do first on a card that was checked untouched, by kind of input; the code path speaks of dots.
_FIRST = {
    "text": N_("Write your answer into the box first."),
    "paste": N_("Paste your table into the box first."),
    "radio": N_("Choose an answer first."),
    "checkboxes": N_("Tick your answer first."),
    "ranking": N_("Add a name to your ranking first."),
    "judgement": N_("Choose a decision first."),
}


class QuestionCard(anywidget.AnyWidget):
    """The widget around one question. ``press`` does what a button does, for tests and for other front
    ends."""

    _esm = _HERE / "card.js"
    _css = _HERE / "card.css"
    card = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, question):
        self._question = question
        self._lock = threading.Lock()  # callbacks run in a second thread
        super().__init__(card=describe(question), state=opening(question))
        self.on_msg(self._received)

    def press(self, button, **details):
        """Press "check" (answer=…), "hint", "solution" or "mark" (marks=[…])."""
        with self._lock:
            self.state = press(self._question, self.state, {**details, "press": button})

    def _received(self, _widget, message, _buffers):
        with self._lock:
            self.state = press(self._question, self.state, message)

    def view_bundle(self):
        """The part of a display bundle that shows this widget."""
        return {_VIEW: {"version_major": 2, "version_minor": 0, "model_id": self.model_id}}

    def __repr__(self):
        return repr(self._question)


def describe(question):
    """Everything the browser needs to draw the card; plain JSON, no markup."""
    return {
        "name": question.name,
        "heading": heading(question),
        "minutes": minutes(question),
        "prompt": [_spans(part) for part in paragraphs(question.words(question.prompt))],
        "hints": len(question.hints),
        "input": question.kind.spec(),
        "words": _card_words(),
    }


def opening(question):
    """The state of a card when it is first shown: the last answer and its outcome, as kept."""
    kept, notes = record.recall(question)
    state = {
        "answer": None, "outcome": None, "hints": [], "solution": None, "asked": False,
        "attempts": kept.get("attempts", 0), "solved": kept.get("state") == Correct.state,
        "marks": kept.get("marks", []), "notes": list(notes), "reply": 0,
    }  # fmt: skip
    answer = kept.get("answer")
    if answer is not None:
        state |= {"answer": answer, "outcome": _outcome(question.judge(answer))}
    return state


def press(question, state, message):
    """The state after a button was pressed; ``message`` names the button and carries the answer."""
    button = message.get("press")
    state = {**state, "reply": message.get("n", state["reply"] + 1)}
    if button == "check":
        return state | _check(question, state, message.get("answer"))
    if button == "hint":
        shown = state["hints"]
        text = hint_words(question, len(shown))[0][1]
        record.note(question, hints=min(len(shown) + 1, len(question.hints)))
        return state | {"hints": [*shown, text] if text not in shown else shown}
    if button == "solution":
        return state | _solution(question, state)
    if button == "mark":
        marks = [bool(mark) for mark in message.get("marks", [])]
        return state | {"marks": marks, "notes": list(record.note(question, marks=marks))}
    return state


def _check(question, state, answer):
    try:
        outcome = question.check(answer)
    except CourseError as error:  # the data of the question cannot be read: say so on the card
        return {"notes": [str(error)]}
    if isinstance(outcome, NotAttempted):
        outcome = replace(outcome, sentence=_(_FIRST[question.kind.spec()["input"]]))
    counted = outcome.state in ("correct", "not-yet")
    return {
        "answer": answer,
        "outcome": _outcome(outcome),
        "attempts": state["attempts"] + counted,
        "solved": state["solved"] or bool(outcome),
        "notes": [],
    }


def _solution(question, state):
    if not state["attempts"] and not state["asked"]:
        return {"asked": True, "notes": [_("Try once first. Press again to see the solution all the same.")]}
    record.note(question, solution_seen=True)
    paragraphs = [{"kind": kind, "text": text} for kind, text in solution_words(question)]
    return {"asked": True, "notes": [], "solution": paragraphs}


def _outcome(outcome):
    shown = {
        "state": outcome.state,
        "headline": outcome.headline,
        "lines": [outcome.sentence, *outcome.notes],
    }
    if isinstance(outcome, Argued):
        shown |= {"rubric": list(outcome.rubric), "expert": outcome.expert, "counter": outcome.counter}
    return shown


def _spans(paragraph):
    """A paragraph as runs of text, each bold or not."""
    pieces = re.split(r"\*\*(.+?)\*\*", paragraph)
    return [{"text": text, "bold": i % 2 == 1} for i, text in enumerate(pieces) if text]


def _card_words():
    return {
        "check": _("Check"),
        "hint": _("Hint ({n} left)"),
        "solution": _("Solution"),
        "answer": _("Your answer"),
        "filter": _("Filter the list"),
        "chosen": _("{n} chosen"),
        "chosen_of": _("{n} of {size} chosen"),
        "pick": _("Name"),
        "add": _("Add"),
        "up": _("Move {name} up"),
        "down": _("Move {name} down"),
        "remove": _("Remove {name}"),
        "moved": _("{name} is now in place {n} of {all}."),
        "removed": _("{name} was removed."),
        "empty": _("Nothing is in the ranking yet."),
        "ranking": _("Your ranking"),
        "decision": _("Decision"),
        "evidence": _("Figures it rests on"),
        "needed": _("Tick at least {n}."),
        "rubric": _("Mark yourself"),
        "expert": _("An expert's answer"),
        "counter": _("What speaks against it"),
        "solved": _("✓ Solved"),
        "waiting": _("Checking …"),
        "silent": _("The kernel does not answer. It may be busy, or stopped: run the cell again."),
    }
