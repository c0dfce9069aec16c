"""Kinds of answer: how each is read, compared, shown and asked for.

A kind turns what was typed, ticked or computed into a value (``read``), compares it with the truth
(``same``), says in words how it differs (``difference``) and what is remarkable about a right one
(``remark``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..text import _
from .outcomes import Correct, NotYet
from .reading import UnreadableError, plain_text


def capitalised(label):
    """A label at the start of a line or sentence.

    >>> capitalised("keep up"), capitalised("CNY a year")
    ('Keep up', 'CNY a year')
    """
    return label[:1].upper() + label[1:]


@dataclass(frozen=True)
class Kind:
    """What every kind of answer can do. ``given`` comes from ``read``, ``wanted`` from ``truth``."""

    def read(self, raw):
        """The value of an answer; raises UnreadableError when it has no usable form."""
        raise NotImplementedError

    def truth(self, value):
        """The expected answer, or that of a wrong path, in the form ``same`` compares with."""
        return self.read(value)

    def same(self, given, wanted):
        raise NotImplementedError

    def difference(self, given, wanted):
        """How a wrong answer differs, without giving the right one away."""
        return ""

    def remark(self, given, wanted):
        """A word on a right answer in an unusual form, or empty text."""
        return ""

    def form(self):
        """What form of answer is wanted, as a sentence."""
        raise NotImplementedError

    def show(self, wanted):
        """The answer as a person would say it."""
        return str(wanted)

    def kept(self, raw):
        """A readable answer in the form the card can show again."""
        return raw

    def spec(self):
        """What the card needs to draw the input; plain JSON."""
        raise NotImplementedError

    def judge(self, given, question):
        """The outcome for a readable answer."""
        if self.same(given, question.truth):
            parts = [self.show(question.truth), self.remark(given, question.truth), question.boss]
            return Correct(" ".join(part for part in parts if part))
        for path in question.wrong_paths:
            if self.same(given, question.wrong_truth(path)):
                return NotYet(question.words(path.message), wrong_path=path.name)
        return self.unrecognised(given, question)

    def unrecognised(self, given, question):
        """The outcome for an answer that is neither right nor, as it stands, a known mistake."""
        return NotYet(self.difference(given, question.truth))


@dataclass(frozen=True)
class Choice(Kind):
    """One of a few options: a mapping from a short key to its label, or a function that returns one.

    Answered by key, by label, or by position (1, 2, … or a, b, …).
    """

    options: Mapping[str, str] | Callable[[], Mapping[str, str]]

    def labels(self):
        options = self.options() if callable(self.options) else self.options
        return {str(key): _(label) for key, label in options.items()}

    def read(self, raw):
        labels = self.labels()
        if isinstance(raw, (list, tuple, set, frozenset)) and len(raw) == 1:
            raw = next(iter(raw))
        wanted = plain_text(str(raw)).casefold()
        names = [{plain_text(key).casefold(), plain_text(label).casefold()} for key, label in labels.items()]
        for key, meanings in zip(labels, names, strict=True):
            if wanted in meanings:
                return key
        for position, key in enumerate(labels):
            if wanted in {str(position + 1), chr(ord("a") + position)}:
                return key
        raise UnreadableError(_("“{text}” is none of the options.").format(text=str(raw)[:60]))

    def same(self, given, wanted):
        return given == wanted

    def difference(self, given, wanted):
        return _("Another option fits better.")

    def kept(self, raw):
        return self.read(raw)

    def form(self):
        return _("Choose one: {options}.").format(options=" · ".join(self.labels()))

    def show(self, wanted):
        label = capitalised(self.labels()[wanted])
        return label if label.endswith((".", "!", "?", "。")) else f"{label}."

    def spec(self):
        options = [{"value": key, "label": capitalised(label)} for key, label in self.labels().items()]
        return {"input": "radio", "options": options, "form": _("Choose one.")}
