"""The switching cost builder: what a change costs the customer, and what a rival must offer to pay for it."""

import pandas as pd

from kam_helpers import switching
from kam_helpers.errors import CourseError
from kam_helpers.text import _

from ...amounts import round_limit, slider_step
from ...controls import Choice, Slider
from ...live import LiveFigure, name_of
from ...scene import View
from . import words
from .numbers import LEAST_PURCHASES, YEARS, Numbers, customers_of, numbers_of
from .stage import BuilderStage

__all__ = ["BuilderScene", "Numbers", "SwitchingCostBuilder"]

# A customer of no table, CNY thousand and percent (course assumptions).
_ALONE = {
    "search": 20, "evaluation": 60, "set_up": 90, "retraining": 50, "downtime": 80, "benefits_lost": 120,
    "relationship": 60, "rival_incentive": 30, "yearly_purchases": 3_000, "advantage": 0, "discount": 5,
}  # fmt: skip
_TYPED = 500_000  # CNY thousand that may be typed
_LEAST = 500  # CNY thousand that a handle reaches at least


class BuilderScene:
    """The switching cost of one customer, as a scene for :class:`LiveFigure`.

    ``customers``: as from ``customers_of``, or None; ``account``: the one it opens with; ``name``: of a
    customer of no table.
    """

    def __init__(self, customers=None, account=None, name=""):
        self.title = _("Switching cost builder")
        self.note = _(
            "Counted once: price and quality come every year and stand in the saving, not in the switching "
            "cost. What we are worth more a year is meant beside the price. The buyer is taken to decide by "
            "money alone; how far ahead it looks and at what rate are course assumptions."
        )
        self._customers, self._name = customers, name
        self.controls = _controls(customers, account, {**_ALONE, **self._own(account)})

    def look(self, values):
        """Numbers and words for ``values``."""
        account = values.get("account", self._name)
        numbers = numbers_of(values, account, self._own(account).get("discount"))
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def follow(self, changes):
        """An account brings its own figures along."""
        return self._own(changes["account"]) if "account" in changes else {}

    def _own(self, account):
        return {} if self._customers is None else self._customers.loc[account].to_dict()

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return BuilderStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other (each of whole pixels), or side by side."""
        return 861 if narrow else min(max(0.48 * width, 420), 480)


class SwitchingCostBuilder(LiveFigure):
    """Put a customer's switching cost together and see what a rival must offer to pay for the change.

    ``costs``: a table by account of the parts and rival_incentive (CNY once), such as
    ``datasets.switching_costs_table()``; without one, a customer of your own figures, called ``name``.
    ``purchases``: what each account buys from us, CNY a year. ``offers``: a table by account with
    discount_percent, such as ``datasets.rival_offers_table()``: the lower price is then the one that the
    rival of the account offers, until you move it. ``attraction``: by account, CNY a year, as
    from ``loyalty.delivered_value_advantage``: what it says beside the price is counted then. ``account``:
    whom to begin with; the one with the largest net switching cost for its purchases unless given. Another
    account brings its own figures. ``settings``: where the controls stand at first, for example ``years=5``.
    Amounts in them are CNY thousand, rates percent.

    The copied code names the tables where the notebook has names for all of them (``revenue``, but not
    ``accounts["revenue"]``). Otherwise the figures of the account shown stand in it, without the list of
    accounts: the result is the same.

    ``.result``: one row in CNY and fractions, for ``plan.keep``. ``.set(…)``, ``.reset()``, ``.values``,
    ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(
        self,
        costs=None,
        purchases=None,
        account=None,
        *,
        offers=None,
        attraction=None,
        name="",
        **settings,
    ):
        self._sources = {"costs": costs, "purchases": purchases, "offers": offers, "attraction": attraction}
        customers = None
        if costs is not None:
            customers = customers_of(costs, purchases, offers, attraction)
        elif any(one is not None for one in self._sources.values()):
            raise CourseError(
                _(
                    "Give the table of costs too: it names the accounts. One customer's purchases are "
                    "“yearly_purchases”, in CNY thousand."
                )
            )
        self._name = _checked_name(name, customers)
        super().__init__(BuilderScene(customers, _first(customers, account), self._name), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """One row: the switching cost, what a rival must offer, and whether its offer pays."""
        return self._view.facts.table

    def code(self):
        """Python that makes this figure again. Where the notebook has no names for the tables, the figures of
        the account stand for them.
        """
        values, given = self.values, {key: one for key, one in self._sources.items() if one is not None}
        if self._sources["costs"] is None:
            return self._call([f"name={self._name!r}"] if self._name else [], values)
        if all(name_of(one, None) for one in given.values()):
            return self._call([f"{key}={name_of(one)}" for key, one in given.items()], values)
        return self._call([f"name={values.pop('account')!r}"], values)


def _checked_name(name, customers):
    if name and customers is not None:
        raise CourseError(_("The table names its accounts already: leave “name” out, or the table."))
    if not isinstance(name, str):
        raise CourseError(_("“name” is text: what your account is called."))
    return name


def _first(customers, account):
    """The account to begin with."""
    if customers is None:
        if account is not None:
            raise CourseError(_("To choose an account, give a table of accounts."))
        return None
    if account is None:
        net = customers[list(switching.PARTS)].sum(axis=1) - customers["rival_incentive"]
        return (net / customers["yearly_purchases"] if "yearly_purchases" in customers else net).idxmax()
    if account not in customers.index:
        raise CourseError(
            _("The source has no account {account}. It has: {some} …").format(
                account=account, some=", ".join(customers.index[:5])
            )
        )
    return account


def _controls(customers, account, start):
    cost, rival, buyer = (
        _("What changing costs, once"),
        _("What the rival offers"),
        _("How the buyer decides"),
    )
    thousand = _("CNY k")
    chosen = () if customers is None else (
        Choice("account", _("Account"), tuple((name, name) for name in customers.index), account, buyer),
    )  # fmt: skip

    def amount(name, label, group, least=_LEAST, low=0):
        known = [start[name]] if customers is None or name not in customers else customers[name]
        high = round_limit(max(1.2 * max(abs(one) for one in known), least))
        span = (-high if low else 0, high)
        typed = -_TYPED if low else 0, _TYPED
        step = slider_step(span[1] - span[0])
        return Slider(name, label, *span, step, start[name], thousand, group, typed=typed)

    return (
        *chosen,
        _purchases(amount, buyer),
        Slider("years", _("Years ahead"), 1, YEARS, 1, switching.YEARS, "", buyer, whole=True),
        Slider("discount_rate", _("Discount rate"), 0, 30, 1, 100 * switching.DISCOUNT_RATE, "%", buyer),
        *(amount(part, _(switching.PART_LABELS[part]), cost) for part in switching.PARTS),
        amount("rival_incentive", _("Pays once"), rival),
        Slider("discount", _("Lower price"), 0, 40, 0.5, start["discount"], "%", rival, typed=(0, 100)),
        amount("advantage", _("We are worth more a year"), rival, low=-1),
    )


def _purchases(amount, group):
    """More than nothing is bought: a discount on nothing pays for no change."""
    slider = amount("yearly_purchases", _("Buys from us a year"), group, least=5_000)
    return Slider(**{**vars(slider), "minimum": slider.step, "typed": (LEAST_PURCHASES, _TYPED)})
