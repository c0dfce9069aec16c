"""What is negotiated: five issues, their possible values, and every deal that can be made of them."""

from dataclasses import asdict, dataclass
from functools import cached_property
from math import ceil

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..text import N_, _, ngettext

SERVICES = (N_("full"), N_("standard"), N_("lean"))
NAMES = ("cut", "volume", "days", "term", "service")
LABELS = {
    "cut": N_("price cut"),
    "volume": N_("volume growth"),
    "days": N_("payment days"),
    "term": N_("term"),
    "service": N_("service"),
}
_STEP, _LEAST_TOP = 0.005, 0.03  # half a point; even a small request leaves room to trade for price
_VOLUMES, _DAYS, _TERMS = (0.0, 0.05, 0.10, 0.15, 0.20), (-15, 0, 15, 30, 60), (1, 2, 3)


@dataclass(frozen=True)
class Deal:
    """One deal. ``cut``: of today's price (0.02: two per cent less). ``volume``: more than today, promised
    (fraction). ``days``: payment days more than today (below 0: fewer). ``term``: years signed; 1, as today,
    is a deal for one year. ``service``: of SERVICES, full as today.

    As a text it says what would change; what stays as today is left out.

    >>> str(Deal(cut=0.02, volume=0.10, days=30, term=2)).replace("\\xa0", " ")
    '2.0 % off the price, 10 % more volume, payment 30 days later, 2 years'
    >>> print(Deal())
    today's terms
    """

    cut: float = 0.0
    volume: float = 0.0
    days: int = 0
    term: int = 1
    service: str = "full"

    def __str__(self):
        return ", ".join(self._changes().values()) or _("today's terms")

    @property
    def traded(self):
        """The deal as it is said across the table: what the seller gives, and in return for what.

        >>> Deal(cut=0.02, volume=0.10, days=30, term=2).traded.replace("\\xa0", " ")
        '2.0 % off the price, payment 30 days later, in return for 10 % more volume, 2 years'
        """
        changes = self._changes()
        gives = [
            text for name, text in changes.items() if name == "cut" or (name == "days" and self.days > 0)
        ]
        gets = [text for text in changes.values() if text not in gives]
        if not gets:
            return str(self)
        return _("{gives}, in return for {gets}").format(
            gives=", ".join(gives) or _("today's price"), gets=", ".join(gets)
        )

    def _changes(self):
        """What is not as today, in words, by name of the issue."""
        parts = {
            "cut": _("{cut} off the price").format(cut=percent(self.cut, 1)) if self.cut else "",
            "volume": _("{volume} more volume").format(volume=percent(self.volume)) if self.volume else "",
            "days": _days(self.days),
            "term": ngettext("{n} year", "{n} years", self.term).format(n=self.term) if self.term > 1 else "",
            "service": {"standard": _("standard service"), "lean": _("lean service")}.get(self.service, ""),
        }
        return {name: text for name, text in parts.items() if text}

    def as_dict(self):
        """The deal as plain values, ready for JSON."""
        return asdict(self)


TODAY = Deal()


def _days(days):
    if not days:
        return ""
    later = ngettext("payment {n} day later", "payment {n} days later", abs(days))
    sooner = ngettext("payment {n} day sooner", "payment {n} days sooner", abs(days))
    return (later if days > 0 else sooner).format(n=abs(days))


@dataclass(frozen=True)
class Issue:
    """One thing to agree on: its ``name`` (of NAMES), ``unit`` in words and possible ``values`` in order."""

    name: str
    unit: str
    values: tuple

    def __post_init__(self):
        if self.name not in NAMES:
            raise CourseError(
                _("There is no issue “{name}”. The issues are: {names}.").format(
                    name=self.name, names=", ".join(NAMES)
                )
            )
        if not self.values or len(set(self.values)) < len(self.values):
            raise CourseError(
                _("“{name}” needs at least one value, and each only once.").format(name=self.name)
            )

    @property
    def label(self):
        return _(LABELS[self.name])

    def index(self, value):
        """Where ``value`` stands among the values; a value that is not open to negotiation is refused."""
        for n, known in enumerate(self.values):
            if known == value or (not isinstance(known, str) and _near(known, value)):
                return n
        raise CourseError(
            _("“{value}” is not on the table for {name}. Choose one of: {values}.").format(
                value=value, name=self.label, values=", ".join(map(str, self.values))
            )
        )


def _near(known, value):
    number = checks.real(value, "deal")
    return abs(known - number) < 1e-9


@dataclass(frozen=True)
class DealSpace:
    """Every deal that the five ``issues`` (in the order of NAMES) can make, numbered from 0."""

    issues: tuple[Issue, ...]

    def __post_init__(self):
        if tuple(getattr(issue, "name", issue) for issue in self.issues) != NAMES:
            raise CourseError(
                _("A deal needs the five issues in order: {names}.").format(names=", ".join(NAMES))
            )

    def __len__(self):
        return int(np.prod(self.shape))

    @cached_property
    def shape(self):
        return tuple(len(issue.values) for issue in self.issues)

    @cached_property
    def positions(self):
        """Array deals × issues: where each deal's value stands among the values of its issue."""
        return np.indices(self.shape).reshape(len(self.shape), -1).T

    @cached_property
    def scaled(self):
        """``positions`` from 0 to 1 within each issue, to measure how alike two deals are."""
        return self.positions / np.maximum(np.array(self.shape) - 1, 1)

    @cached_property
    def columns(self):
        """By name of the issue, the value in every deal as an array; service as its place in SERVICES."""
        values = [
            [SERVICES.index(v) for v in issue.values] if issue.name == "service" else issue.values
            for issue in self.issues
        ]
        return {name: np.array(values[n], dtype=float)[self.positions[:, n]] for n, name in enumerate(NAMES)}

    def deal(self, number):
        """The deal with this number."""
        at = np.unravel_index(number, self.shape)
        return Deal(*(issue.values[i] for issue, i in zip(self.issues, at, strict=True)))

    def number(self, deal):
        """The number of ``deal``; one with a value that is not on the table is refused in words."""
        if not isinstance(deal, Deal):
            raise CourseError(_("An offer must be a Deal; this is “{value}”.").format(value=deal))
        at = [issue.index(getattr(deal, issue.name)) for issue in self.issues]
        return int(np.ravel_multi_index(at, self.shape))

    def alone(self, name):
        """Array of bool: deals in which everything but the issue ``name`` is as today."""
        same = self.positions == self.positions[self.number(TODAY)]
        same[:, NAMES.index(name)] = True
        return same.all(axis=1)

    def table(self):
        """All deals, a row each, by number: cut, volume, days, term, service."""
        columns = {
            issue.name: np.array(issue.values)[self.positions[:, n]] for n, issue in enumerate(self.issues)
        }
        return pd.DataFrame(columns, pd.RangeIndex(len(self), name="deal"))


def deal_space(asked, extra_days=0):
    """The deals that a request opens. ``asked``: the price cut asked (fraction); ``extra_days``: the days.

    Price cut 0 … 1.5 × asked (at least 3 %) in steps of half a point; volume +0 … 20 %; days −15 … 60 beside
    what is asked; 1 to 3 years; full, standard or lean service. The grid is a course assumption.

    >>> space = deal_space(0.04)
    >>> len(space), space.issues[0].values[-1]
    (2925, 0.06)
    """
    asked = checks.fraction(asked, "asked", zero=True, one=False)
    days = checks.count(extra_days, "extra_days", most=365)
    top = max(1.5 * asked, _LEAST_TOP)
    steps = {round(n * _STEP, 4) for n in range(ceil(round(top / _STEP, 6)) + 1)} | {round(asked, 6)}
    return DealSpace(
        (
            Issue("cut", N_("of today's price"), tuple(sorted(steps))),
            Issue("volume", N_("more than today"), _VOLUMES),
            Issue("days", N_("days more than today"), tuple(sorted({*_DAYS, days}))),
            Issue("term", N_("years"), _TERMS),
            Issue("service", N_("level"), SERVICES),
        )
    )
