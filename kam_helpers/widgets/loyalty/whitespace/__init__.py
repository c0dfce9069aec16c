"""The whitespace explorer: who supplies what to whom, and which attempts to sell more are worth it."""

import pandas as pd

from kam_helpers import loyalty
from kam_helpers.text import _

from ...amounts import round_limit, slider_step
from ...controls import Choice, Slider, Toggle
from ...live import LiveFigure, name_of
from ...scene import View
from ..segments import ALL
from . import words
from .facts import read_facts
from .numbers import CHANCES, ORDERS, THOUSAND, Numbers, Openings
from .stage import WhitespaceStage

__all__ = ["Numbers", "WhitespaceExplorer", "WhitespaceScene"]

# What an attempt costs and must bring at first, CNY thousand; contribution in per cent of revenue where no
# margins are given (course assumptions).
_ATTEMPT, _MINIMUM, _MARGIN = 20, 50, 30


class WhitespaceScene:
    """The whitespace of one wallet, as a scene for :class:`LiveFigure`."""

    def __init__(self, facts, margins_known):
        self.title = _("Whitespace explorer")
        self.note = _(
            "Share won: the part of what is open that an attempt wins on average, a course assumption. What "
            "is not known counts as nothing to win; where we share, it is the same whoever has the rest. "
            "More cost to serve is not in it. Beside the grid: open spend, CNY a year; outlined: the "
            "openings listed."
        )
        self._facts, self._openings = facts, Openings(facts)
        self.controls = _controls(facts, margins_known)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = self._openings.numbers(values)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def follow(self, changes):
        """Other accounts, or another order, begin at the first row."""
        return {"first": 1} if {"who", "order", "skip_losing"} & changes.keys() else {}

    def stage(self, figure, narrow):
        """Grid and list on ``figure``."""
        return WhitespaceStage(figure, narrow, self._facts)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side."""
        return 1001 if narrow else min(max(0.52 * width, 490), 540)


class WhitespaceExplorer(LiveFigure):
    """Who supplies what, what is open, and which attempts to sell more are worth their cost.

    ``wallet``: columns account, product_group, supplier, spend_cny (CNY a year), such as
    ``datasets.wallet_table()``; ``supplier``: we in it. ``margins``: contribution as a fraction of revenue
    by product group; without it one margin for all is a setting. ``profit``: CNY a year by account, after
    cost to serve: accounts that lose money are told apart. ``accounts``: a table by account with any of the
    columns region, industry, tier and profit, such as ``datasets.lifetime_facts()``, to choose accounts by.
    ``settings``: where the controls stand at first, for example ``attempt_cost=40``. Amounts in them are CNY
    thousand, rates percent.

    ``.result``: the open fields of the accounts chosen, ranked; ``.whitespace``: the whole grid.
    ``.set(…)``, ``.reset()``, ``.values``, ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(
        self,
        wallet,
        margins=None,
        profit=None,
        accounts=None,
        *,
        supplier=loyalty.SUPPLIER,
        **settings,
    ):
        self._sources = {"wallet": wallet, "margins": margins, "profit": profit, "accounts": accounts}
        self._supplier = supplier
        facts = read_facts(wallet, margins, profit, accounts, supplier)
        super().__init__(WhitespaceScene(facts, margins is not None), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """By rank: account, product_group, status, open_cny, known_cny, not_known_cny, margin_share, chance,
        expected_cny (missing where nobody knows who supplies), attempt (brings at least the minimum) and,
        where profit is known, loses_money.
        """
        return self._view.facts.table

    @property
    def whitespace(self) -> loyalty.Whitespace:
        """The grid of all accounts, as from ``loyalty.whitespace_grid``."""
        return self._view.facts.facts.grid

    def _source_code(self):
        given = {key: one for key, one in self._sources.items() if one is not None}
        parts = [f"{key}={name_of(one, key)}" for key, one in given.items()]
        return parts + ([f"supplier={self._supplier!r}"] if self._supplier != loyalty.SUPPLIER else [])


def _controls(facts, margins_known):
    shown, wins, costs = _("Which accounts"), _("What an attempt wins"), _("What it must bring")
    labels = {
        "chance_shared": _("Where we share"),
        "chance_competitor": _("From a competitor"),
        "chance_in_house": _("From in-house"),
    }
    segments = tuple((key, segment.label) for key, segment in facts.segments.items())
    orders = tuple((order, _(words.ORDER_LABELS[order])) for order in ORDERS)
    skip = Toggle("skip_losing", _("Leave out who loses money"), False, shown)
    margin = Slider("margin", _("Contribution margin"), 1, 100, 1, _MARGIN, "%", costs)
    high = round_limit(max(20 * _ATTEMPT, float((facts.known * facts.margin).max(initial=0)) / THOUSAND / 4))
    return (
        Choice("who", _("Accounts"), segments, ALL, shown),
        Choice("order", _("Rows by"), orders, ORDERS[0], shown),
        Slider("first", _("From row"), 1, max(len(facts.names), 2), 1, 1, "", shown, whole=True),
        *([skip] if facts.losing.any() else []),
        *(
            Slider(name, labels[name], 0, 100, 1, 100 * loyalty.CHANCES[status], "%", wins)
            for name, status in CHANCES.items()
        ),
        *([] if margins_known else [margin]),
        Slider(
            "attempt_cost", _("An attempt costs"), 0, high, slider_step(high), _ATTEMPT, _("CNY k"), costs
        ),
        Slider("minimum", _("At least"), 0, high, slider_step(high), _MINIMUM, _("CNY k"), costs),
    )
