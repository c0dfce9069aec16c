"""The lifetime explorer: what one customer is worth, year by year, and what moves that most."""

import pandas as pd

from kam_helpers import lifetime
from kam_helpers.errors import CourseError
from kam_helpers.text import _

from ...amounts import round_limit, slider_step
from ...controls import Choice, Slider, Toggle
from ...live import LiveFigure, name_of
from ...scene import View
from . import words
from .numbers import SHOWN, Numbers, customers_of, numbers_of
from .stage import LifetimeStage

__all__ = ["LifetimeExplorer", "LifetimeScene", "Numbers"]

_ALONE = {"margin": 150, "retention": 80, "acquisition_cost": 100}  # a customer of no table


class LifetimeScene:
    """The lifetime of one customer, as a scene for :class:`LiveFigure`.

    ``customers``: margin (CNY thousand a year) and retention (percent) by account, or None; ``account``: the
    one it opens with.
    """

    def __init__(self, customers=None, account=None):
        self.title = _("Lifetime profit explorer")
        self._customers = customers
        start = _ALONE if customers is None else {**self._own(account), "acquisition_cost": 0}
        self.controls = _controls(customers, account, start)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = numbers_of(values, values.get("account", ""))
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def follow(self, changes):
        """An account brings its own margin and retention along; who moves the last year wants one."""
        brought = self._own(changes["account"]) if "account" in changes else {}
        return brought | ({"endless": False} if "horizon" in changes else {})

    def _own(self, account):
        return self._customers.loc[account].to_dict()

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return LifetimeStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side, leaving room for the sentence on a small
        screen.
        """
        return 740 if narrow else min(max(0.42 * width, 340), 400)


class LifetimeExplorer(LiveFigure):
    """What a customer is worth: its years, when it has paid back, and which figure moves that most.

    ``source``: a table by account with profit (CNY a year, after cost to serve) and retention (fraction),
    such as ``datasets.lifetime_facts()``; without one, a customer of your own figures. ``account``: whom to
    begin with; the one with the largest profit unless given. Another account brings its own margin and
    retention. ``settings``: where the controls stand at first, for example ``discount_rate=12``.

    ``.result``: one row in CNY and fractions, for ``plan.keep``. ``.set(…)``, ``.reset()``, ``.values``,
    ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(self, source=None, account=None, **settings):
        self._source = source
        customers = None if source is None else customers_of(source)
        super().__init__(LifetimeScene(customers, _first(customers, account)), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """One row: the settings in force and what they come to."""
        return self._view.facts.table

    def _source_code(self):
        return [] if self._source is None else [name_of(self._source)]


def _first(customers, account):
    """Whom to begin with. Raises CourseError for an account that the table does not have."""
    if customers is None:
        if account is not None:
            raise CourseError(
                _("To choose {account}, give a table of accounts as the source.").format(account=account)
            )
        return None
    if account is None:
        return customers["margin"].idxmax()
    if account not in customers.index:
        raise CourseError(
            _("The source has no account {account}. It has: {some} …").format(
                account=account, some=", ".join(customers.index[:5])
            )
        )
    return account


def _controls(customers, account, start):
    customer, money, time = _("Customer"), _("What it brings and costs"), _("Time")
    margins = pd.Series([start["margin"]]) if customers is None else customers["margin"]
    low, high, step = _span(margins)
    chosen = () if customers is None else (
        Choice("account", _("Account"), tuple((name, name) for name in customers.index), account, customer),
    )  # fmt: skip
    timings = tuple((timing, _(words.TIMINGS[timing])) for timing in lifetime.TIMINGS)
    thousand = _("CNY k")
    return (
        *chosen,
        Slider("retention", _("Retention"), 0, 100, 1, start["retention"], "%", customer),
        Choice("timing", _("First margin"), timings, "if_retained", customer),
        Slider("margin", _("Margin a year"), low, high, step, start["margin"], thousand, money),
        Slider("growth", _("Growth a year"), -20, 20, 1, 0, "%", money),
        Slider("acquisition_cost", _("Cost of winning"), 0, high, step, start["acquisition_cost"], thousand,
               money, "" if customers is None else _("0 for an account we have: that money is spent.")),
        Slider("discount_rate", _("Discount rate"), 0, 30, 1, 10, "%", time),
        Toggle("endless", _("Without end"), True, time),
        Slider("horizon", _("Or years"), 1, SHOWN, 1, 10, "", time),
    )  # fmt: skip


def _span(margins):
    """Lowest and highest margin to choose from (CNY thousand), and the step between."""
    high = round_limit(1.5 * max(margins.max(), 1))
    low = min(margins.min(), 0)
    low = -round_limit(max(-1.2 * low, high / 4))
    return low, high, slider_step(high - low)
