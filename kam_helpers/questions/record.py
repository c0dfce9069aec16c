"""What a participant did so far: answers and outcomes are kept, so that they are there again tomorrow."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import store
from ..errors import CourseError
from ..formats import inert, table_html
from ..text import N_, _
from .outcomes import CannotRead, Correct, NotAttempted, NotYet

MAX_ANSWER = 20_000  # letters of one answer that are kept; a pasted table of 70 accounts has about 3,000
_hints_given = {}
_STATES = {
    Correct.state: (Correct.icon, N_("Correct")),
    NotYet.state: (NotYet.icon, N_("Not yet")),
    "seen": ("·", N_("Hint or solution seen")),
}


def next_hint(question):
    """Count a hint and return its index; past the last one it stays there."""
    index = _hints_given.get(question.name, 0)
    _hints_given[question.name] = min(index + 1, len(question.hints))
    return index


def remember(question, answer, outcome, marks=None):
    """Keep an answer and its outcome; returns notes to show beside the outcome.

    What was not attempted or cannot be read is not kept. A question once answered correctly stays so.
    """
    if isinstance(outcome, (NotAttempted, CannotRead)):
        return tuple(store.notices())

    def change(document):
        record = document["questions"].setdefault(question.name, {"attempts": 0})
        solved = record.get("state") == Correct.state
        record["state"] = Correct.state if solved else outcome.state
        record["attempts"] = int(record.get("attempts", 0)) + 1
        record["at"] = store.now()
        record["answer"] = plain_answer(question.kind.kept(answer))

    return _keeping(change)


def note(question, **values):
    """Keep something beside the answer: hints seen, the solution seen, the marks one gave oneself."""

    def change(document):
        record = document["questions"].setdefault(question.name, {"attempts": 0, "state": "seen"})
        record.update(values)
        record.setdefault("at", store.now())

    return _keeping(change)


def recall(question):
    """The record of a question, and notes; an empty record when there is none or it cannot be read."""
    try:
        record = store.read()["questions"].get(question.name, {})
    except CourseError as error:
        return {}, (str(error),)
    return record, tuple(store.notices())


def _keeping(change):
    """Apply a change to what is kept; an answer is worth its outcome even where nothing can be saved."""
    try:
        store.update(change)
    except CourseError as error:
        return (str(error),)
    return tuple(store.notices())


def plain_answer(answer):
    """An answer as plain JSON to show again, or None when it is too large or has no plain form."""
    try:
        plain = _plain(answer)
    except TypeError:
        return None
    return plain if len(str(plain)) <= MAX_ANSWER else None


def _plain(value):
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (float, np.floating, np.integer)):
        return float(value) if np.isfinite(value) else str(value)
    if isinstance(value, pd.DataFrame):
        return value.to_csv(sep="\t")
    if isinstance(value, pd.Series):
        return value.to_frame(name="value" if value.name is None else value.name).to_csv(sep="\t")
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, pd.Index, np.ndarray)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted((_plain(item) for item in value), key=str)
    raise TypeError


@dataclass(frozen=True)
class Progress:
    """The table of what was answered; ``frame`` holds question, state, attempts, date."""

    frame: pd.DataFrame
    notes: tuple[str, ...] = ()

    def __repr__(self):
        table = self.frame.to_string(index=False) if len(self.frame) else _("Nothing is answered yet.")
        return "\n".join([table, *self.notes])

    def _repr_html_(self):
        shown = self.frame.set_index(self.frame.columns[0])
        table = table_html(shown) if len(shown) else f"<p>{inert(_('Nothing is answered yet.'))}</p>"
        return table + "".join(f"<p>{inert(note)}</p>" for note in self.notes)


def progress(*sheets):
    """What was answered so far; with sheets, each of their questions in order, answered or not."""
    records = store.read()["questions"]
    known = {question.name: question for sheet in sheets for question in sheet.questions}
    names = list(known) or sorted(records)
    rows = [_row(known.get(name), name, records.get(name)) for name in names]
    columns = [_("Question"), _("State"), _("Attempts"), _("Date")]
    keep = _("To take your work along: export_progress() writes it to one file, import_progress() reads it.")
    return Progress(pd.DataFrame(rows, columns=columns), (*store.notices(), keep))


def _row(question, name, record):
    title = f"{question.number} {_(question.title)}" if question else name
    if record is None:
        return title, _("Open"), 0, ""
    icon, word = _STATES.get(record.get("state"), _STATES["seen"])
    return title, f"{icon} {_(word)}", record.get("attempts", 0), str(record.get("at", ""))[:10]
