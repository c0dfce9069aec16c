"""An exercise: questions in order, with text and shared code between them."""

from collections import Counter
from dataclasses import dataclass

from .core import Question


@dataclass(frozen=True)
class Text:
    """A text cell between questions; Markdown, marked with ``N_``."""

    text: str


@dataclass(frozen=True)
class Show:
    """A code cell that shows what the next questions are about, so that they can be answered without code.

    name: part of the cell's id. code: runnable lines; JupyterLab shows their result and folds the lines away.
    """

    name: str
    code: str


@dataclass(frozen=True)
class Sheet:
    """One exercise. From it come the participant's notebook and the solution notebook.

    file: "02_tiering" (both notebooks bear it). module: the module of the questions, "tiering".
    title: the one H1. introduction: Markdown. setup: the code both notebooks run first; it holds the line
    ``from kam_helpers.questions import tiering as q``. parts: Text, Show and Question, in order.
    """

    file: str
    module: str
    title: str
    introduction: str
    setup: str
    parts: tuple[Text | Show | Question, ...]
    closing: str = ""

    @property
    def questions(self):
        return tuple(part for part in self.parts if isinstance(part, Question))

    @property
    def minutes(self):
        return sum(question.minutes for question in self.questions)

    def problems(self):
        """What is wrong with the sheet itself, as sentences."""
        found = []
        for what in ("name", "number"):
            counts = Counter(getattr(question, what) for question in self.questions)
            found += [f"{what} {value!r} is used {n} times" for value, n in counts.items() if n > 1]
        prefix = f"{self.module}."
        found += [
            f"{q.name} does not start with {prefix}" for q in self.questions if not q.name.startswith(prefix)
        ]
        if f"from kam_helpers.questions import {self.module} as q" not in self.setup:
            found.append(f"the setup does not import {self.module} as q")
        return found
