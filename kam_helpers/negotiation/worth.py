"""What each thing is worth to one side, as tables to print, made so that a package can be added up by hand.

Cut and volume stand in one table, for a cut counts on the larger volume. The payment days, too, count on the
sales that the deal makes: how far off adding up can be is looked up over all deals, and said.
"""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, log10

import numpy as np

from ..formats import percent
from ..text import _
from .issues import NAMES, TODAY, DealSpace

_GROUPS = (("cut", "volume"), ("days",), ("term",), ("service",))  # one figure of each is added up
_THOUSAND = 1000.0
_SMALL = 1e6  # CNY of purchases a year: below it figures are printed with a decimal


def in_thousands(value, purchases):
    """A worth (CNY a year) as the sheets print it: thousand CNY; with a decimal where ``purchases`` (CNY a
    year) are small.

    >>> in_thousands(-1_234_567.0, 20e6), in_thousands(4_321.0, 0.4e6), in_thousands(-3.0, 20e6)
    ('−1,235', '4.3', '0')
    """
    shown = f"{abs(value) / _THOUSAND:,.{_digits(purchases)}f}"
    return f"−{shown}" if value < 0 and shown.strip("0.") else shown


def _digits(purchases):
    return 0 if purchases >= _SMALL else 1


@dataclass(frozen=True, eq=False)
class Worth:
    """One side's worth of every deal. ``values``: CNY a year by number of the deal in ``space``;
    ``purchases``: CNY a year. Printed figures are thousand CNY a year.
    """

    space: DealSpace
    values: np.ndarray
    purchases: float

    @cached_property
    def parts(self):
        """Array of groups × deals: the printed figures that make up each deal, thousand CNY a year."""
        return np.array([self._alone(names) for names in _GROUPS])

    def _alone(self, names):
        at = np.tile(self.space.positions[self.space.number(TODAY)], (len(self.space), 1))
        columns = [NAMES.index(name) for name in names]
        at[:, columns] = self.space.positions[:, columns]
        numbers = np.ravel_multi_index(at.T, self.space.shape)
        return np.round(self.values[numbers] / _THOUSAND, _digits(self.purchases))

    def _said(self, thousands):
        return in_thousands(thousands * _THOUSAND, self.purchases)

    @cached_property
    def off_by(self):
        """How far adding up the printed figures can be off, CNY a year: the most over all deals, in two
        digits, rounded up."""
        off = float(np.abs(self.parts.sum(axis=0) - self.values / _THOUSAND).max())
        step = 10.0 ** max(floor(log10(off)) - 1, -_digits(self.purchases)) if off else 1.0
        return _THOUSAND * step * ceil(round(off / step, 9))

    def sum_of(self, deal):
        """Adding up the printed figures of ``deal``, as a text: “470 − 93 + 198 = 575”."""
        parts = self.parts[:, self.space.number(deal)]
        first, *rest = parts[parts != 0] if parts.any() else parts[:1]
        signed = "".join(f" {'−' if part < 0 else '+'} {self._said(abs(part))}" for part in rest)
        return f"{self._said(first)}{signed} = {self._said(parts.sum())}"

    def cut_by_volume(self):
        """Lines of a Markdown table: what each cut (down) with each volume (across) is worth."""
        cuts, volumes = (issue.values for issue in self.space.issues[:2])
        both = self.parts[0].reshape(self.space.shape)[:, :, 0, 0, 0]
        heads = [_("today's volume") if not more else f"+{percent(more)}" for more in volumes]
        yield "| " + " | ".join([_("price cut"), *heads]) + " |"
        yield "|---|" + "---:|" * len(heads)
        for cut, row in zip(cuts, both, strict=True):
            yield "| " + " | ".join([percent(cut, 1), *map(self._said, row)]) + " |"

    def others(self):
        """Lines of a Markdown table: what each change of days, term or service is worth."""
        yield f"| {_('issue')} | {_('change')} | {_('worth to you')} |"
        yield "|---|---|---:|"
        for group, names in enumerate(_GROUPS[1:], 1):
            issue = self.space.issues[NAMES.index(names[0])]
            for number in self.space.alone(names[0]).nonzero()[0]:
                deal = self.space.deal(number)
                if deal != TODAY:
                    yield f"| {issue.label} | {deal} | {self._said(self.parts[group, number])} |"
