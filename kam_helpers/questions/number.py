"""An answer that is one number: an amount, a percentage, points, a count."""

import math
from dataclasses import dataclass

from ..formats import NBSP, money, percent
from ..text import N_, _
from .kinds import Kind
from .outcomes import NotYet
from .reading import UnreadableError, numbers_in, one_number

# By decimals asked for: what to say to an answer with one decimal less.
_ASKED = {
    1: N_("That is rounded. Give it to the tenth."),
    2: N_("That is rounded. Give it to the hundredth."),
}
# What is added where a known mistake was typed without its thousands or millions.
_LEFT_OUT = {
    1_000: N_("(That takes your number as thousands: write a k after it.)"),
    1_000_000: N_("(That takes your number as millions: write an m after it.)"),
}


def _times_apart(value, wanted):
    """By what factor two numbers differ, 1 or more; infinite for a zero or for opposite signs.

    >>> _times_apart(0.4, 0.2), _times_apart(0.004, 0.2), _times_apart(-0.2, 0.2)
    (2.0, 50.0, inf)
    """
    return max(value / wanted, wanted / value) if value * wanted > 0 else math.inf


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
    exactly. words: other words that may follow the number, such as N_("hostages"). points: a percentage that
    is a difference of two, said in points; only with "percent".
    """

    unit: str = ""
    tolerance: float | None = None
    absolute: float | None = None
    whole: bool = False
    decimals: int | None = None
    words: tuple[str, ...] = ()
    points: bool = False

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
            own = (N_("percentage points"), N_("points")) if self.points else (self.unit,)
            units = [_(word) for word in (*own, *self.words) if word]
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
        if wanted and any(self._close(-value, wanted) for value in given.values):
            return _("The sign is reversed.")
        if self._rounded(given, wanted):
            return _(_ASKED[self.decimals])
        # 1.98 where 2.9 % is right was meant as 1.98 %, not as a fraction: the nearest reading is judged.
        value = min(given.values, key=lambda meaning: _times_apart(meaning, wanted))
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
        """Is it the right percentage with one decimal less than is asked for?"""
        if not self.is_percent or self.decimals not in _ASKED:
            return False
        coarse = round(wanted, self.decimals + 1)
        return any(abs(value - coarse) < 1e-9 for value in given.values)

    def unrecognised(self, given, question):
        """A known mistake typed in thousands or millions is named all the same; money only."""
        factors = _LEFT_OUT if self.unit == "CNY" else {}
        if any(self._times(given, factor, question.truth) for factor in factors):
            factors = {}  # it is the right amount, and ``difference`` says by what it is off
        for factor, words in factors.items():
            for path in question.wrong_paths:
                if self._times(given, factor, question.wrong_truth(path)):
                    return NotYet(f"{question.words(path.message)} {_(words)}", wrong_path=path.name)
        return super().unrecognised(given, question)

    def _times(self, given, factor, wanted):
        return any(self._close(value * factor, wanted) for value in given.values)

    def remark(self, given, wanted):
        if any(self._close(value, wanted) for value in given.fractions):
            if self.points:
                return _("You gave a fraction; in a talk say it in points.")
            return _("You gave a fraction; in a talk say it as a percentage.")
        if not given.fractions and not self._close(given.values[0], wanted):
            return _("Your separator was read in the way that fits.")
        return ""

    def kept(self, raw):
        return raw if isinstance(raw, str) else one_number(raw)

    def form(self):
        if self.points:
            return _("Give points, such as 15: from 40 % to 25 % are 15 points.")
        if self.is_percent:
            return _("Give a percentage, such as 15 % or 0.15.")
        if self.unit == "CNY":
            return _("Give an amount in CNY, such as 5170, 5,170 or 1.2m.")
        if self.unit:
            return _("Give one number, in {unit}.").format(unit=_(self.unit))
        return _("Give one number.")

    def show(self, wanted):
        if self.points:
            return f"{100 * wanted:,.{self.decimals or 0}f}{NBSP}{_('points')}."
        if self.is_percent:
            return percent(wanted, self.decimals or 0) + "."
        if self.unit == "CNY":
            return money(wanted) + "."
        decimals = self.decimals if self.decimals is not None else (0 if self.whole else 2)
        return f"{wanted:,.{decimals}f}{NBSP + _(self.unit) if self.unit else ''}."

    def spec(self):
        name = "%" if self.is_percent else self.unit
        unit = _("points") if self.points else _(name) if name else ""
        return {"input": "text", "unit": unit, "form": self.form()}
