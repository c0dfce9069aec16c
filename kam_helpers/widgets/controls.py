"""The controls of a live figure, as data: what they are called, what they accept, and how they refuse.

The same rules serve the browser (which draws native inputs from :meth:`declare`) and Python
(``figure.set(a_cut=70)``). A control that does not apply carries a ``note`` that says why.
"""

import math
from dataclasses import dataclass
from numbers import Real

from kam_helpers.errors import CourseError
from kam_helpers.formats import NBSP
from kam_helpers.text import _


class SettingError(CourseError):
    """A setting that was refused. ``control`` is its name, so that the words can appear beside it."""

    def __init__(self, message, control=None):
        super().__init__(message)
        self.control = control


@dataclass(frozen=True)
class Slider:
    """A number between ``minimum`` and ``maximum``, in ``unit`` as shown on the screen ("%" means 80, not
    0.8).

    ``step`` is one press of an arrow key; an exact value between two steps may be typed, unless only
    ``whole`` numbers make sense. ``typed``: the lowest and highest value that may be typed, where that is
    more than the handle can reach.

    >>> Slider("a_cut", "A cut", 10, 99, 1, 80, "%").accept(70)
    70
    >>> Slider("margin", "Margin", 0, 1000, 10, 150, typed=(-5000, 50_000)).accept(20_000)
    20000
    """

    name: str
    label: str
    minimum: float
    maximum: float
    step: float
    value: float
    unit: str = ""
    group: str = ""
    note: str = ""
    whole: bool = False
    typed: tuple = ()

    @property
    def range(self):
        """The lowest and the highest value that is accepted."""
        low, high = self.typed or (self.minimum, self.maximum)
        return min(low, self.minimum), max(high, self.maximum)

    def accept(self, value):
        """``value`` as a plain number; raises :class:`SettingError` when it is no number or out of range."""
        if isinstance(value, bool) or not isinstance(value, Real) or not math.isfinite(value):
            raise SettingError(_("{label} takes a number.").format(label=self.label), self.name)
        low, high = self.range
        if not low <= value <= high:
            raise SettingError(
                _(
                    "{label} goes from {minimum} to {maximum}; {value} is outside. "
                    "Choose a value between them."
                ).format(
                    label=self.label,
                    minimum=self.text(low),
                    maximum=self.text(high),
                    value=self.text(value),
                ),
                self.name,
            )
        value = float(value)
        if self.whole and not value.is_integer():
            raise SettingError(
                _("{label} takes whole numbers; {value} is not one. Take {below} or {above}.").format(
                    label=self.label,
                    value=self.text(value),
                    below=self.text(math.floor(value)),
                    above=self.text(math.ceil(value)),
                ),
                self.name,
            )
        return int(value) if value.is_integer() else value

    def text(self, value):
        """The value with its unit, as shown."""
        shown = f"{value:,.10g}".replace("-", "−")
        return f"{shown}{NBSP}{self.unit}" if self.unit else shown

    def declare(self):
        """What the browser needs to draw the control."""
        low, high = self.range
        words = {
            "refusal": _("{label} goes from {minimum} to {maximum}. Type a number between them.").format(
                label=self.label, minimum=self.text(low), maximum=self.text(high)
            ),
            "not_whole": _("{label} takes whole numbers. Type one without decimals.").format(
                label=self.label
            ),
            "exact": _("{label}: exact value").format(label=self.label),
        }
        return {"kind": "slider", **_fields(self), "minimum": self.minimum, "maximum": self.maximum,
                "lowest": low, "highest": high, "whole": self.whole, "step": self.step, "unit": self.unit,
                **words}  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """One of several ``options``, each ``(value, text)``. Values in ``missing`` are shown but cannot be
    chosen.
    """

    name: str
    label: str
    options: tuple
    value: str
    group: str = ""
    note: str = ""
    missing: tuple = ()

    def accept(self, value):
        """``value`` if it is on offer; raises :class:`SettingError` otherwise."""
        if value in self.missing:
            raise SettingError(
                self.note or _("{value} cannot be chosen here.").format(value=value), self.name
            )
        offered = [option for option, _text in self.options if option not in self.missing]
        if value not in offered:
            listed = ", ".join(repr(option) for option in offered)
            raise SettingError(
                _("{label} is one of {listed}; {value} is not.").format(
                    label=self.label, listed=listed, value=repr(value)
                ),
                self.name,
            )
        return value

    def declare(self):
        """What the browser needs to draw the control."""
        options = [{"value": v, "text": t, "missing": v in self.missing} for v, t in self.options]
        return {"kind": "choice", **_fields(self), "options": options}


@dataclass(frozen=True)
class Toggle:
    """Yes or no."""

    name: str
    label: str
    value: bool = False
    group: str = ""
    note: str = ""

    def accept(self, value):
        """``value`` if it is True or False; raises :class:`SettingError` otherwise."""
        if not isinstance(value, bool):
            raise SettingError(_("{label} is True or False.").format(label=self.label), self.name)
        return value

    def declare(self):
        """What the browser needs to draw the control."""
        return {"kind": "toggle", **_fields(self)}


def accept_all(controls, changes, current):
    """``current`` with ``changes`` in it, every value checked by its control.

    Raises :class:`SettingError` for an unknown name or a refused value; nothing is changed then.
    """
    known = {control.name: control for control in controls}
    for name in changes:
        if name not in known:
            raise SettingError(
                _("There is no setting {name}. The settings are: {names}.").format(
                    name=name, names=", ".join(known)
                )
            )
    return {**current, **{name: known[name].accept(value) for name, value in changes.items()}}


def _fields(control):
    return {name: getattr(control, name) for name in ("name", "label", "value", "group", "note")}
