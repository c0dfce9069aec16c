"""The lifetime explorer: what one customer is worth, year by year, and what moves that most."""

import pandas as pd

from kam_helpers import formats, lifetime
from kam_helpers.errors import CourseError
from kam_helpers.text import _

from ...amounts import round_limit, slider_step
from ...controls import Choice, Slider, Toggle
from ...live import LiveFigure, name_of
from ...scene import View
from . import words
from .numbers import SHOWN, THOUSAND, Numbers, customers_of, numbers_of
from .stage import LifetimeStage

__all__ = ["LifetimeExplorer", "LifetimeScene", "Numbers"]

_ALONE = {"margin": 150, "retention": 80, "acquisition_cost": 100}  # a customer of no table
# CNY thousand. What may be typed: far beyond what a handle can set finely; how far the handle reaches at
# least where one customer's figures are all there is to tell.
_TYPED, _REACH = (-5_000, 50_000), 2_000


class LifetimeScene:
    """The lifetime of one customer, as a scene for :class:`LiveFigure`.

    ``customers``: margin (CNY thousand a year) and retention (percent) by account, or None; ``account``: the
    one it opens with; ``name``: of a customer of no table.
    """

    def __init__(self, customers=None, account=None, name=""):
        self.title = _("Lifetime profit explorer")
        self.note = _(
            "How far each figure is moved in the right-hand picture is a course assumption; retention is "
            "raised to 99 % at most."
        )
        self._customers, self._name = customers, name
        start = _ALONE if customers is None else {**self._own(account), "acquisition_cost": 0}
        self.controls = _controls(customers, account, start)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = numbers_of(values, values.get("account", self._name))
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def follow(self, changes):
        """An account brings its own margin and retention along; who moves the last year wants one."""
        brought = self._own(changes["account"]) if "account" in changes else {}
        return brought | ({"endless": False} if "horizon" in changes else {})

    def _own(self, account):
        return self._customers.loc[account, ["margin", "retention"]].to_dict()

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
    such as ``datasets.lifetime_facts()``; without one, a customer of your own figures, called ``name``.
    ``account``: whom to begin with; the one with the largest profit unless given. Another account brings its
    own margin and retention. ``settings``: where the controls stand at first, for example
    ``discount_rate=12``. Amounts in them are CNY thousand, rates percent.

    ``.result``: one row in CNY and fractions, for ``plan.keep``. ``.set(…)``, ``.reset()``, ``.values``,
    ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(self, source=None, account=None, *, name="", **settings):
        self._source = source
        customers = None if source is None else customers_of(source)
        self._name = _checked_name(name, customers)
        super().__init__(LifetimeScene(customers, _first(customers, account), self._name), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """One row: the settings in force and what they come to."""
        return self._view.facts.table

    def code(self):
        """Python that makes this figure again. Where the notebook has no name for the source, the figures of
        the account stand for it.
        """
        if self._source is None or name_of(self._source, None):
            return super().code()
        values = self.values
        return self._call([f"name={values.pop('account')!r}"], values)

    def _source_code(self):
        if self._source is not None:
            return [name_of(self._source)]
        return [f"name={self._name!r}"] if self._name else []


def _checked_name(name, customers):
    if not isinstance(name, str):
        raise CourseError(_("The name of a customer is text; this is {name!r}.").format(name=name))
    if name and customers is not None:
        raise CourseError(
            _("The source names its accounts already. Choose one with account={name!r}, or leave the source "
              "out.").format(name=name)
        )  # fmt: skip
    return name


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
    typed = min(_TYPED[0], low), max(_TYPED[1], high)
    chosen = () if customers is None else (
        Choice("account", _("Account"), tuple((name, name) for name in customers.index), account, customer),
    )  # fmt: skip
    timings = tuple((timing, _(words.TIMINGS[timing])) for timing in lifetime.TIMINGS)
    thousand = _("CNY k")
    return (
        *chosen,
        Slider("retention", _("Retention"), 0, 100, 1, start["retention"], "%", customer),
        Choice("timing", _("First margin"), timings, "if_retained", customer),
        Slider("margin", _("Margin a year"), low, high, step, start["margin"], thousand, money, typed=typed),
        Slider("growth", _("Growth a year"), -20, 20, 1, 0, "%", money),
        Slider("acquisition_cost", _("Cost of winning"), 0, high, step, start["acquisition_cost"], thousand,
               money, _about_cost(customers), typed=(0, typed[1])),
        Slider("discount_rate", _("Discount rate"), 0, 30, 1, 10, "%", time),
        Toggle("endless", _("Without end"), True, time),
        Slider("horizon", _("Or years"), 1, SHOWN, 1, 10, "", time, whole=True),
    )  # fmt: skip


def _about_cost(customers):
    """What the cost of winning begins with, and why."""
    if customers is None:
        return ""
    if len(customers) == 1 and "acquisition_cost" in customers:
        spent = formats.money(customers["acquisition_cost"].iloc[0] * THOUSAND)
        return _("0 for an account we have: the {cost} that winning it took is spent.").format(cost=spent)
    return _("0 for an account we have: that money is spent.")


def _span(margins):
    """Lowest and highest margin to choose from (CNY thousand), and the step between."""
    high = round_limit(max(1.5 * margins.max(), 1 if len(margins) > 1 else _REACH))
    low = min(margins.min(), 0)
    low = -round_limit(max(-1.2 * low, high / 4))
    return low, high, slider_step(high - low)
