"""The attraction-barrier explorer: who stays and why, what a better offer costs us, what keeping does."""

import pandas as pd

from kam_helpers import loyalty, switching
from kam_helpers.errors import CourseError
from kam_helpers.text import _

from ...controls import Choice, Slider
from ...live import LiveFigure, name_of
from ...scene import View
from ..segments import ALL, LABELS
from . import sentences, words
from .facts import read_facts
from .numbers import MOST, ZONE_KEY, Answers, Numbers
from .stage import StayingStage

__all__ = ["AttractionBarrierExplorer", "Numbers", "StayingScene"]

_NAMES = ("accounts", "values", "costs")  # in copied code, where the notebook has no name for them
# An account of no table: CNY thousand and percent.
_ALONE = {"purchases": 5_000, "attraction": -100, "switching_cost": 900, "profit": 600, "retention": 85}
_TYPED = 500_000  # CNY thousand that may be typed


class StayingScene:
    """Accounts between attraction and barrier, as a scene for :class:`LiveFigure`.

    ``facts``: of accounts from tables; None for one account called ``name``, whose figures are settings.
    """

    def __init__(self, facts=None, name="", fitted=False):
        self.title = _("Attraction and barrier explorer")
        self.note = _note(fitted, alone=facts is None)
        self._answers = Answers(facts, name)
        self.controls = _controls(facts)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = self._answers.numbers(values)
        return View(sentences.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return StayingStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other (each of whole pixels, or its edges would waver), or side by
        side.
        """
        return 761 if narrow else min(max(0.44 * width, 360), 420)


class AttractionBarrierExplorer(LiveFigure):
    """Rivals offer more: who would gain by leaving, what that costs us, and what keeping them costs.

    ``accounts``: a table by account with revenue and profit (CNY a year, after cost to serve), such as
    ``datasets.lifetime_facts()``; retention (fraction), if it is there, sets the level of the chance to
    leave; region, industry and tier can be chosen. ``values``: what each supplier is worth to the account,
    such as ``datasets.customer_values_table()``, ``own`` being our name in it; ``costs``: parts of the
    switching cost, such as ``datasets.switching_costs_table()``. ``model``: your own
    ``loyalty.StayingModel``. Without tables: an account of your own figures, called ``name``, whose
    purchases, attraction, switching_cost, profit (CNY thousand) and retention (percent) are settings.
    ``settings``: where the controls stand at first, for example ``rival_points=6``. A point is one per cent
    of what the account buys from us in a year.

    ``.result``: by account zone, strategy, threshold, chance to leave and lifetime profit, today, under the
    offer and after what we do. ``.set(…)``, ``.reset()``, ``.values``, ``.reading``, ``.code()`` as in
    :class:`LiveFigure`.
    """

    def __init__(
        self,
        accounts=None,
        values=None,
        costs=None,
        *,
        own=loyalty.SUPPLIER,
        model=None,
        name="",
        **settings,
    ):
        self._sources = accounts, values, costs
        self._own, self._model, self._name = own, model, name
        facts = None
        if accounts is not None:
            _refuse_half(name, values, costs)
            facts = read_facts(accounts, values, costs, own, model)
        elif values is not None or costs is not None or model is not None:
            raise CourseError(_("Give the table of accounts too, or none of the tables."))
        if not isinstance(name, str):
            raise CourseError(_("“name” is text: what your account is called."))
        super().__init__(StayingScene(facts, name, fitted=model is not None), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """By account; threshold: how much more a rival must offer before leaving pays. Shares of a year's
        purchases, chances as fractions, clp and cost in CNY.
        """
        return self._view.facts.table

    def _source_code(self):
        parts = []
        if self._sources[0] is not None:
            parts += [name_of(source, name) for source, name in zip(self._sources, _NAMES, strict=True)]
        if self._own != loyalty.SUPPLIER:
            parts.append(f"own={self._own!r}")
        if self._model is not None:
            parts.append(f"model={name_of(self._model, 'model')}")
        return parts + ([f"name={self._name!r}"] if self._name else [])


def _refuse_half(name, values, costs):
    if name:
        raise CourseError(_("The table names its accounts already: leave “name” out, or the tables."))
    if values is None or costs is None:
        raise CourseError(
            _("With a table of accounts give both others: values (by supplier) and costs (of the change).")
        )


def _note(fitted, alone):
    said = _(
        "A point is one per cent of what the account buys from us in a year. Attraction: our delivered value "
        "less the next best alternative's. Barrier: net switching cost, spread over the years buyers look "
        "ahead. “Point of value” and “point of barrier”: what one more costs us; value given as a lower "
        "price costs 1. Zones and costs are course assumptions."
    )
    if alone:
        less = _(
            "Attraction is below 0 where the rival is worth more. Net: less what rivals pay today, once."
        )
        said = f"{said} {less}"
    if fitted:
        return f"{said} {_('The chance to leave is that of your own model.')}"
    assumed = _(
        "So is the chance to leave, set to your retention estimates where there are any (at {years} years "
        "and {rate} %)."
    ).format(years=switching.YEARS, rate=f"{100 * switching.DISCOUNT_RATE:g}")
    return f"{said} {assumed}"


def _controls(facts):
    theirs, ours, counting = _("What rivals do"), _("What we do"), _("How it is counted")
    points = _("points")
    return (
        *(_typed_figures() if facts is None else ()),
        Slider("rival_points", _("Offer more by"), 0, MOST, 0.5, 3, points, theirs),
        Slider("once_points", _("Pay once for the change"), 0, MOST, 0.5, 0, points, theirs),
        *(() if facts is None else (_who(facts, theirs),)),
        Slider("value_points", _("Our value up by"), 0, 10, 0.5, 2, points, ours),
        Slider("value_cost", _("Point of value, a year"), 0, 2, 0.05, 0.5, points, ours),
        Slider("barrier_points", _("Barrier up by"), 0, 10, 0.5, 0, points, ours),
        Slider("barrier_cost", _("Point of barrier, once"), 0, 5, 0.05, 0.8, points, ours),
        Slider("years", _("Years ahead"), 1, 10, 1, switching.YEARS, "", counting, whole=True),
        Slider("discount_rate", _("Discount rate"), 1, 30, 1, 100 * switching.DISCOUNT_RATE, "%", counting),
    )  # fmt: skip


def _who(facts, group):
    zones = tuple(
        (f"{ZONE_KEY}{name}", _(LABELS["zone"]).format(name=_(name))) for name in loyalty.ZONE_NAMES
    )
    (everybody, *others) = ((key, segment.label) for key, segment in facts.segments.items())
    return Choice("who", _("Whom it concerns"), (everybody, *zones, *others), ALL, group)


def _typed_figures():
    group, thousand = _("The account"), _("CNY k")
    typed = (-_TYPED, _TYPED)

    def amount(name, label, low, high, typed=typed):
        return Slider(name, label, low, high, 10, _ALONE[name], thousand, group, typed=typed)

    return (
        amount("purchases", _("Buys from us a year"), 100, 20_000, typed=(1, _TYPED)),
        amount("attraction", _("Attraction a year"), -1_000, 1_000),
        amount("switching_cost", _("Switching cost, net"), 0, 3_000),
        amount("profit", _("Profit a year"), -500, 3_000),
        Slider("retention", _("Retention today"), 1, 99, 1, _ALONE["retention"], "%", group),
    )
