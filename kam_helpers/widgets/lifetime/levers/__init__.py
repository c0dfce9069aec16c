"""The levers explorer: more, longer and deeper on the same accounts, each with its cost."""

import pandas as pd

from kam_helpers import checks, lifetime
from kam_helpers.text import _

from ...amounts import round_limit, slider_step
from ...controls import Choice, Slider, Toggle
from ...live import LiveFigure, name_of
from ...scene import View
from ..account.words import TIMINGS
from . import words
from .numbers import THOUSAND, Numbers, Sums
from .stage import LeversStage

__all__ = ["LeversExplorer", "LeversScene", "Numbers"]

# What a point of retention and a per cent of margin cost at first, as shares of the profit of the accounts in
# profit, and what winning an account costs where the table does not say (course assumptions).
_POINT, _PERCENT, _WINNING_CNY = 0.05, 0.02, 100_000


class LeversScene:
    """Three levers on one set of accounts, as a scene for :class:`LiveFigure`."""

    def __init__(self, accounts):
        self.title = _("More, longer, deeper")
        accounts = checks.frame(accounts, _("accounts"), ["profit", "retention"])
        self.controls = _controls(accounts)
        self._sums = Sums(accounts)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = self._sums.numbers(values)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return LeversStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side."""
        return 680 if narrow else min(max(0.42 * width, 340), 400)


class LeversExplorer(LiveFigure):
    """More customers, longer stays, deeper business: what each adds to all lifetimes together, and costs.

    ``accounts``: a table by account with profit (CNY a year, after cost to serve) and retention (fraction),
    such as ``datasets.lifetime_facts()``; acquisition_cost_cny, if it is there, says what winning one costs.
    ``settings``: where the controls stand at first, for example ``only_profitable=True``. The costs it
    opens with are course assumptions.

    ``.result``: the levers as a table, in CNY. ``.set(…)``, ``.reset()``, ``.values``, ``.reading``,
    ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(self, accounts, **settings):
        self._source = accounts
        super().__init__(LeversScene(accounts), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """By lever: effort, gain, cost, net (CNY) and gain per yuan."""
        return self._view.facts.levers.table

    def code(self):
        """Python that makes this figure again; where the notebook has no name for the table, it asks for
        one.
        """
        if name_of(self._source, None):
            return super().code()
        return "# {}\n{}".format(_("First give the table a name: source = …"), super().code())

    def _source_code(self):
        return [name_of(self._source)]


def _controls(accounts):
    more, longer, deeper, counting = _("More"), _("Longer"), _("Deeper"), _("How it is counted")
    timings = tuple((timing, _(TIMINGS[timing])) for timing in lifetime.TIMINGS)
    thousand, profit = _("CNY k"), checks.numbers(accounts["profit"], "profit").clip(lower=0).sum()
    winning = accounts.get("acquisition_cost_cny", pd.Series([_WINNING_CNY])).mean()

    def cost(name, label, group, start):
        high = round_limit(5 * max(start, 1))
        return Slider(name, label, 0, high, slider_step(high), start, thousand, group)

    return (
        Slider("new_accounts", _("New accounts"), 0, 20, 1, 5, "", more, whole=True),
        # to the yuan: rounded, the sums would differ from those of lifetime.three_levers on the same table
        cost("cost_per_account", _("Cost of each"), more, round(winning / THOUSAND, 3)),
        Slider("retention_points", _("Points of retention"), 0, 10, 0.5, 2, "", longer),
        cost("cost_per_point", _("Cost of a point"), longer, _roughly(_POINT * profit)),
        Toggle("only_profitable", _("Only accounts in profit"), False, longer),
        Slider("margin_percent", _("Margin up by"), 0, 20, 1, 5, "%", deeper),
        cost("cost_per_percent", _("Cost of one %"), deeper, _roughly(_PERCENT * profit)),
        Slider("discount_rate", _("Discount rate"), 0, 30, 1, 10, "%", counting),
        Choice("timing", _("First margin"), timings, "if_retained", counting),
    )


def _roughly(cny):
    """CNY thousand to two digits: what is assumed need not look exact."""
    return float(f"{cny / THOUSAND:.2g}")
