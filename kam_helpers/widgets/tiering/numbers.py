"""The explorer's numbers: from facts and settings to tiers and cells. No picture, no widget."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from kam_helpers import tiering
from kam_helpers.formats import NBSP
from kam_helpers.text import _

from ..controls import SettingError

_KEPT = 64  # results remembered: who slides to and fro pays once
DEFAULTS = {"rank_by": "revenue", "a_cut": 80, "b_cut": 95, "high_current": 50, "high_potential": 50}


def weight_name(factor):
    """The setting that weighs ``factor``."""
    return f"weight_{factor}"


def default_settings(facts):
    """Every setting with its default: cuts and heads counts in percent, weights out of 10."""
    return DEFAULTS | {weight_name(factor): tiering.FACTORS[factor][1] for factor in facts.factors}


def tier_table(source, **settings):
    """One row per account, best first: its tier and its place in the value matrix.

    ``source``: anything ``tiering.facts_of`` reads. Settings in the units of the screen: ``rank_by``
    ("revenue" or "profit"), ``a_cut`` and ``b_cut`` (percent of the measure, see ``tiering.abc_classes``),
    ``high_current`` and ``high_potential`` (the best … percent of accounts count as high), ``weight_…`` of
    each factor (0 … 10).

    Returns by account: rank, revenue, profit (if known), share and cumulative_share of the measure, tier,
    potential (0 … 1), cell. Raises CourseError in words.
    """
    facts = tiering.facts_of(source)
    return Tiers(facts).numbers({**default_settings(facts), **settings}).table


@dataclass(frozen=True)
class Numbers:
    """What one choice of settings means.

    Arrays follow the accounts by name; ``order`` lists them from best to worst. ``curve``: cumulative share
    in that order. ``peak``: its highest point (above 1 when some lose). ``tier`` and ``cell`` are positions
    in ``tiering.ABC`` and ``tiering.CELLS``.
    """

    facts: object
    settings: dict
    measure: pd.Series
    curve: pd.DataFrame
    peak: float
    tier: np.ndarray
    potential: np.ndarray
    cell: np.ndarray
    cuts: dict

    @property
    def order(self):
        return self.curve.index.to_numpy()

    @property
    def losers(self):
        """Which accounts lose money after cost to serve; none when that is not known."""
        return (
            np.zeros(len(self.tier), bool) if self.facts.profit is None else self.facts.profit.to_numpy() < 0
        )

    @property
    def table(self):
        """The accounts as a DataFrame, best first."""
        facts, order = self.facts, self.order
        columns = {"rank": self.curve["rank"].to_numpy(), "revenue": facts.revenue.to_numpy()[order]}
        if facts.profit is not None:
            columns["profit"] = facts.profit.to_numpy()[order]
        columns |= {
            "share": self.curve["share"].to_numpy(),
            "cumulative_share": self.curve["cumulative_share"].to_numpy(),
            "tier": pd.Categorical.from_codes(self.tier[order], tiering.ABC, ordered=True),
            "potential": self.potential[order],
            "cell": pd.Categorical.from_codes(self.cell[order], tiering.CELLS, ordered=True),
        }
        return pd.DataFrame(columns, index=facts.revenue.index[order].rename("account"))


class Tiers:
    """Settings → :class:`Numbers` for one set of facts; parts that did not change are not computed again.

    Inside, accounts are numbered by name: ties in a measure then fall as they would by name, without sorting
    thousands of names at every move of a slider.
    """

    def __init__(self, facts):
        self.facts = facts
        number = pd.RangeIndex(len(facts.revenue))
        self._measures = {"revenue": facts.revenue.set_axis(number)}
        if facts.profit is not None:
            self._measures["profit"] = facts.profit.set_axis(number)
        self._factors = facts.factors.set_axis(number)
        self._curve = lru_cache(_KEPT)(lambda name: tiering.pareto_curve(self._measures[name]))
        self._classes = lru_cache(_KEPT)(
            lambda name, a, b: _codes(tiering.abc_classes(self._measures[name], a, b))
        )
        self._potential = lru_cache(_KEPT)(self._weigh)
        self._matrix = lru_cache(_KEPT)(self._place)

    def numbers(self, settings):
        """The numbers for ``settings`` (all of them). Raises SettingError where two settings contradict."""
        _refuse_contradictions(settings, self._measures, self.facts.why_no_profit)
        by = settings["rank_by"]
        weights = tuple(settings[weight_name(factor)] for factor in self._factors)
        curve = self._curve(by)
        matrix = self._matrix(by, weights, settings["high_current"], settings["high_potential"])
        return Numbers(
            facts=self.facts,
            settings=dict(settings),
            measure=self._measures[by],
            curve=curve,
            peak=float(curve["cumulative_share"].max()),
            tier=self._classes(by, settings["a_cut"] / 100, settings["b_cut"] / 100),
            potential=matrix["potential"].to_numpy(),
            cell=_codes(matrix["cell"]),
            cuts=dict(matrix.attrs),
        )

    def _weigh(self, weights):
        return tiering.potential_score(self._factors, dict(zip(self._factors, weights, strict=True)))

    def _place(self, by, weights, high_current, high_potential):
        current, potential = self._measures[by], self._potential(weights)
        return tiering.value_matrix(
            current, potential, _top(current, high_current), _top(potential, high_potential)
        )


def _refuse_contradictions(settings, measures, why_no_profit):
    if settings["rank_by"] not in measures:
        raise SettingError(why_no_profit or _("Rank by revenue or by profit."), "rank_by")
    if settings["b_cut"] < settings["a_cut"]:
        raise SettingError(
            _("The B cut ({b}) must not lie below the A cut ({a}): raise B or lower A.").format(
                a=f"{settings['a_cut']:g}{NBSP}%", b=f"{settings['b_cut']:g}{NBSP}%"
            ),
            "b_cut",
        )
    weights = {name: value for name, value in settings.items() if name.startswith("weight_")}
    if not any(weights.values()):
        raise SettingError(_("At least one factor of potential needs a weight above 0."), next(iter(weights)))


def _top(values, percent):
    """The least value that still belongs to the best ``percent`` of accounts."""
    return float(values.quantile(1 - percent / 100))


def _codes(categorical):
    return categorical.cat.codes.to_numpy()
