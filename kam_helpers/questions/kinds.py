"""Kinds of answer: how each is read, compared, shown and asked for.

A kind turns what was typed, ticked or computed into a value (``read``), compares it with the truth
(``same``), says in words how it differs (``difference``) and what is remarkable about a right one
(``remark``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..formats import NBSP, money, percent
from ..text import _
from .outcomes import Correct, NotYet
from .reading import UnreadableError, numbers_in, one_number, plain_text


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
        return NotYet(self.difference(given, question.truth))


@dataclass(frozen=True)
class NumberRead:
    """The meanings of one number, likeliest first; ``fractions`` are those that took a percentage as 0.15."""

    values: tuple[float, ...]
    fractions: tuple[float, ...] = ()


@dataclass(frozen=True)
class Number(Kind):
    """One number.

    unit: "CNY", "percent" (the expected answer is a fraction, 0.15 for 15 %), or a word such as
    N_("accounts"). tolerance: relative, 0.005 means half a percent of the value. absolute: in the unit of
    the expected answer; for "percent" it is half a percentage point unless given. whole: a count, compared
    exactly. words: other words that may follow the number, such as N_("hostages").
    """

    unit: str = ""
    tolerance: float | None = None
    absolute: float | None = None
    whole: bool = False
    decimals: int | None = None
    words: tuple[str, ...] = ()

    @property
    def is_percent(self):
        return self.unit == "percent"

    def margin(self, wanted):
        """How far an answer may be off and still be right."""
        if self.whole:
            return 1e-9
        relative = self.tolerance if self.tolerance is not None else (0.0 if self._has_absolute else 0.005)
        absolute = self.absolute if self.absolute is not None else (0.005 if self._has_absolute else 0.0)
        return max(relative * abs(wanted), absolute) + 1e-9

    @property
    def _has_absolute(self):
        return self.absolute is not None or (self.is_percent and self.tolerance is None)

    def read(self, raw):
        if isinstance(raw, str):
            units = [_(word) for word in (self.unit, *self.words) if word]
            values, signed = numbers_in(raw, unit_words=units)
            if signed and not self.is_percent:
                raise UnreadableError(_("A percentage was given, but this is not one."))
        else:
            values, signed = [one_number(raw)], False
        if not self.is_percent:
            return NumberRead(tuple(values))
        if signed:
            return NumberRead(tuple(value / 100 for value in values))
        # Without a sign both readings stand: 0.15 as a fraction and 15 as a percentage.
        both = [meaning for v in values for meaning in ((v, v / 100) if abs(v) <= 2 else (v / 100, v))]
        return NumberRead(tuple(both), fractions=tuple(values))

    def truth(self, value):
        return one_number(value)

    def same(self, given, wanted):
        return any(self._close(value, wanted) for value in given.values)

    def _close(self, value, wanted):
        return abs(value - wanted) <= self.margin(wanted)

    def difference(self, given, wanted):
        value = given.values[0]
        if wanted and self._close(-value, wanted):
            return _("The sign is reversed.")
        if self._rounded(given, wanted):
            return _("That is rounded. Give it to the tenth of a percent.")
        for factor in (100, 10, 1_000, 10_000, 1_000_000):
            if wanted and (self._close(value * factor, wanted) or self._close(value / factor, wanted)):
                if self.is_percent and factor == 100:
                    return _("It is off by a factor of 100: give fifteen percent as 15 % or 0.15.")
                return _("It is off by a factor of {factor}: check the unit.").format(factor=f"{factor:,}")
        if not self.whole and abs(value - wanted) <= 4 * self.margin(wanted):
            return _("It is close, but further off than rounding explains: round only at the end.")
        if value > wanted:
            return _("It is too high.")
        return _("It is too low.")

    def _rounded(self, given, wanted):
        """Is it the right percentage in whole percent, where a tenth is asked for?"""
        if not self.is_percent or self.decimals != 1:
            return False
        return any(abs(value - round(wanted, 2)) < 1e-9 for value in given.values)

    def remark(self, given, wanted):
        if any(self._close(value, wanted) for value in given.fractions):
            return _("You gave a fraction; in a talk say it as a percentage.")
        if not given.fractions and not self._close(given.values[0], wanted):
            return _("Your separator was read in the way that fits.")
        return ""

    def kept(self, raw):
        return raw if isinstance(raw, str) else one_number(raw)

    def form(self):
        if self.is_percent:
            return _("Give a percentage, such as 15 % or 0.15.")
        if self.unit == "CNY":
            return _("Give an amount in CNY, such as 5170, 5,170 or 1.2m.")
        if self.unit:
            return _("Give one number, in {unit}.").format(unit=_(self.unit))
        return _("Give one number.")

    def show(self, wanted):
        if self.is_percent:
            return percent(wanted, self.decimals or 0) + "."
        if self.unit == "CNY":
            return money(wanted) + "."
        decimals = self.decimals if self.decimals is not None else (0 if self.whole else 2)
        return f"{wanted:,.{decimals}f}{NBSP + _(self.unit) if self.unit else ''}."

    def spec(self):
        unit = "%" if self.is_percent else _(self.unit) if self.unit else ""
        return {"input": "text", "unit": unit, "form": self.form()}


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
