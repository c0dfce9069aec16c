"""What a check answers: correct, not yet, not attempted, or cannot be read.

Each outcome is a sentence. It is true only when the answer is right, so ``if q.top_share.check(answer):``
works. An icon and a word carry the verdict; colour only repeats it.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from ..formats import inert
from ..text import N_, _


@dataclass(frozen=True)
class Outcome:
    """The verdict on one answer. ``notes`` are asides, such as progress that could not be saved."""

    sentence: str = ""
    notes: tuple[str, ...] = ()
    state: ClassVar[str] = ""
    icon: ClassVar[str] = ""
    word: ClassVar[str] = ""

    def __bool__(self):
        return False

    @property
    def headline(self):
        """The icon and the word: what the verdict is without any colour."""
        return f"{self.icon} {_(self.word)}"

    def lines(self):
        """The outcome as plain lines, the verdict first."""
        return [f"{self.headline} {self.sentence}".strip(), *self.notes]

    def __str__(self):
        return "\n".join(self.lines())

    __repr__ = __str__

    def _repr_html_(self):
        first, *rest = self.lines()
        more = "".join(f"<p style='margin:.3em 0 0'>{inert(line)}</p>" for line in rest)
        opening = f"<strong>{inert(self.headline)}</strong>{inert(first.removeprefix(self.headline))}"
        style = "border-left:4px solid currentColor;padding:.3em .8em;max-width:44em"
        return f"<div class='kam-outcome kam-{self.state}' style='{style}'>{opening}{more}</div>"


@dataclass(frozen=True, repr=False)
class Correct(Outcome):
    """The answer is right."""

    state: ClassVar[str] = "correct"
    icon: ClassVar[str] = "✓"
    word: ClassVar[str] = N_("Correct.")

    def __bool__(self):
        return True


@dataclass(frozen=True, repr=False)
class Argued(Correct):
    """A judgement that is complete: feasible, backed by figures and reasoned. Now the participant marks
    it."""

    rubric: tuple[str, ...] = ()
    expert: str = ""
    counter: str = ""
    word: ClassVar[str] = N_("Complete.")

    def lines(self):
        return [
            *super().lines(),
            _("Mark yourself:"),
            *(f"☐ {line}" for line in self.rubric),
            _("An expert's answer: {text}").format(text=self.expert),
            _("What speaks against it: {text}").format(text=self.counter),
        ]


@dataclass(frozen=True, repr=False)
class NotYet(Outcome):
    """The answer is readable and wrong. ``wrong_path`` names the known mistake it matches, if any."""

    wrong_path: str = field(default="")
    state: ClassVar[str] = "not-yet"
    icon: ClassVar[str] = "↻"
    word: ClassVar[str] = N_("Not yet.")


@dataclass(frozen=True, repr=False)
class NotAttempted(Outcome):
    """Nothing was answered: the placeholder is still there."""

    state: ClassVar[str] = "not-attempted"
    icon: ClassVar[str] = "…"
    word: ClassVar[str] = N_("Not attempted.")


@dataclass(frozen=True, repr=False)
class CannotRead(Outcome):
    """The answer has a form the question cannot use; the sentence says which form it wants."""

    state: ClassVar[str] = "cannot-read"
    icon: ClassVar[str] = "?"
    word: ClassVar[str] = N_("Cannot be read.")
