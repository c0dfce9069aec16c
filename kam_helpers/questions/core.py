"""A question: one definition for the card, the check, the tests and the solution notebook."""

import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..errors import CourseError
from ..text import _
from . import record
from .kinds import Kind
from .outcomes import CannotRead, NotAttempted, NotYet, Outcome
from .reading import UnreadableError, is_untouched
from .texts import Words, hint_words, solution_words, static_card, static_text

_UNSET = object()


@dataclass(frozen=True)
class WrongPath:
    """A known mistake: what it gives, computed from the data, and what to say to someone who made it."""

    name: str
    answer: Callable[[], object]
    message: str


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked, what is expected, and which wrong paths are known.

    name: "module.attribute", such as "tiering.top_share"; progress is kept under it, so it never changes.
    number: what a participant sees, such as "2.3".
    prompt, hints, reason, messages: text marked with ``N_``; ``{placeholders}`` are filled from
    ``facts()``, so that figures in a prompt are computed too. Blank lines part paragraphs; ``**bold**`` is
    the only markup. expected: computes the answer from the data; called once, when first needed. worked:
    runnable lines that end by assigning ``answer``. reason: why it is so. say: what to tell your boss.
    """

    name: str
    number: str
    title: str
    prompt: str
    kind: Kind
    expected: Callable[[], object]
    wrong_paths: tuple[WrongPath, ...] = ()
    hints: tuple[str, ...] = ()
    worked: str = ""
    reason: str = ""
    say: str = ""
    minutes: int = 3
    topics: tuple[str, ...] = ()
    facts: Callable[[], Mapping[str, object]] = dict

    @property
    def attribute(self):
        """The name of the question inside its module."""
        return self.name.rpartition(".")[2]

    @cached_property
    def truth(self):
        """The expected answer in the form the kind compares with."""
        return self.kind.truth(self.expected())

    @cached_property
    def _facts(self):
        return dict(self.facts())

    @cached_property
    def _wrong_truths(self):
        return {}

    def wrong_truth(self, path):
        """What a wrong path gives, in the form the kind compares with; computed once."""
        if path.name not in self._wrong_truths:
            self._wrong_truths[path.name] = self.kind.truth(path.answer())
        return self._wrong_truths[path.name]

    def words(self, text):
        """Text of the question in the reader's language, with its figures filled in."""
        text = textwrap.dedent(_(text)).strip()
        return text.format(**self._facts) if self._facts else text

    @property
    def boss(self):
        return _("Tell your boss: {text}").format(text=self.words(self.say)) if self.say else ""

    def judge(self, answer):
        """The outcome for an answer, without keeping anything."""
        if _is_untouched_answer(answer):
            return NotAttempted(_("Put your answer in place of the … and check again."))
        try:
            given = self.kind.read(answer)
        except UnreadableError as error:
            return CannotRead(f"{error} {self.kind.form()}")
        return self.kind.judge(given, self)

    def check(self, answer=_UNSET, /, **parts) -> Outcome:
        """Check an answer and remember it: correct, not yet, not attempted or cannot be read.

        A judgement may be given in parts: ``check(decision="pay", evidence=["stake"], reasons="…")``.
        """
        if answer is _UNSET:
            answer = parts or None
        elif parts:
            raise CourseError(_("Give either one answer or its parts by name, not both."))
        outcome = self.judge(answer)
        notes = record.remember(self, answer, outcome)
        return replace(outcome, notes=(*outcome.notes, *notes)) if notes else outcome

    def hint(self):
        """The next hint; each call says a little more."""
        return Words(hint_words(self, record.next_hint(self)))

    def solution(self):
        """The worked solution as text and code, to read."""
        return Words(solution_words(self))

    def card(self):
        """The card as a widget; the same one each time, so that two displays agree."""
        return self._card

    @cached_property
    def _card(self):
        from .card import QuestionCard  # only a card needs the widget machinery

        return QuestionCard(self)

    def __repr__(self):
        return static_text(self)

    def _repr_mimebundle_(self, include=None, exclude=None):
        return self.card().view_bundle() | self._static_bundle()

    def _static_bundle(self):
        return {"text/plain": repr(self), "text/html": static_card(self)}

    def _ipython_display_(self):
        """Show the question as text and the card as two outputs, one after the other.

        In one bundle JupyterLab would choose the card, and in a notebook that was run, saved and opened
        again it would then say "model not found" and nothing else. As two outputs the question stays; where
        the card lives, card.css hides the text before it.
        """
        from IPython.display import display  # only a notebook needs it

        display(self._static_bundle(), raw=True)
        display(
            self.card().view_bundle() | {"text/plain": _("The card appears here when the cell is run.")},
            raw=True,
        )


def _is_untouched_answer(answer):
    if isinstance(answer, Mapping):
        return all(_is_untouched_answer(value) for value in answer.values())
    return is_untouched(answer)


def problems(question):
    """What is wrong with a definition, as sentences; an empty list for a sound one.

    It computes every answer, so it belongs in a test. It finds wrong paths that cannot be told from the
    right answer or from each other, and texts that are missing.
    """
    found = []
    if not re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", question.name):
        found.append(f"name {question.name!r} is not module.attribute")
    for field in ("title", "prompt", "reason", "worked"):
        if not getattr(question, field).strip():
            found.append(f"no {field}")
    if not question.hints:
        found.append("no hints")
    if not question.topics:
        found.append("no topics")
    if question.minutes <= 0:
        found.append("minutes must be positive")
    reference = question.judge(question.expected())
    if not reference:
        found.append(f"the expected answer is not accepted: {reference}")
    names = [path.name for path in question.wrong_paths]
    found += [f"two wrong paths are called {name!r}" for name in sorted(set(names)) if names.count(name) > 1]
    for path in question.wrong_paths:
        outcome = question.judge(path.answer())
        if outcome:
            found.append(f"wrong path {path.name!r} gives the expected answer")
        elif not isinstance(outcome, NotYet):
            found.append(f"wrong path {path.name!r} cannot be read: {outcome}")
        elif outcome.wrong_path != path.name:
            found.append(f"wrong path {path.name!r} is taken for {outcome.wrong_path!r}")
    return found
