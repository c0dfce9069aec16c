"""What a survey says, worked out once and kept: gaps with intervals, importance, the map. No picture, no
widget.
"""

from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from kam_helpers import satisfaction
from kam_helpers.errors import CourseError
from kam_helpers.text import _

from .groups import groups_of

IMPORTANCE = ("derived", "stated")
POINTS = ("dimension", "item")
EVERY = "all dimensions"  # raised together
_KEPT = 128  # results remembered: no bootstrap while somebody slides
# Effects where there is no overall judgement to fit them to (course assumptions, as in the cyclic deal).
_ASSUMED = {"direct": 0.2, "disconfirmation": 0.6}


class Effect(NamedTuple):
    """An effect with its 95 % interval: missing with too few accounts, None where it is only assumed."""

    value: float
    low: float | None = None
    high: float | None = None


class Facts:
    """Everything about ``survey`` that no slider changes. ``accounts``: their facts, or None."""

    def __init__(self, survey, accounts):
        if not survey.expectation.notna().any(axis=None):
            raise CourseError(
                _(
                    "This survey did not ask what was expected, so it has no gaps to show. Look at "
                    "perception alone with performance_only."
                )
            )
        self.survey, self.accounts = survey, accounts
        self.dimensions = survey.dimensions
        self.groups = groups_of(survey, accounts)
        self.gaps = lru_cache(_KEPT)(self._gaps)
        self.map = lru_cache(_KEPT)(self._map)
        self.fix_first = lru_cache(_KEPT)(self._fix_first)
        self._part = lru_cache(_KEPT)(self._members)

    @cached_property
    def scores(self):
        """By account: expectation and perception, each the mean of the dimensions."""
        return satisfaction.account_scores(self.survey)

    @cached_property
    def matched(self):
        """The accounts (index) both in the survey and in the table of accounts."""
        if self.accounts is None:
            return self.scores.index
        return self.accounts.index[self.accounts.index.isin(self.scores.index)]

    @property
    def gone(self):
        """How many accounts answered but are not in the table of accounts."""
        return len(self.scores) - len(self.matched)

    @cached_property
    def middle(self):
        """Mean expectation and perception of the matched accounts."""
        return tuple(self.scores.loc[self.matched].mean())

    @cached_property
    def _room(self):
        """By dimension, how far each account's perception could still rise on the scale."""
        scores = satisfaction.survey_scores(self.survey)
        perception = scores.groupby(self.survey.people["account"], observed=True).mean()
        room = self.survey.scale[1] - perception.reindex(self.matched)
        return {name: room[name].dropna().to_numpy() for name in room}

    @cached_property
    def fit(self):
        """What the survey says of expectation, perception and satisfaction; None where it cannot say."""
        if "overall" not in self.survey.people:
            return None
        try:
            return satisfaction.fit_satisfaction(self.survey)
        except CourseError:
            return None

    @cached_property
    def importance(self):
        """By kind (derived, stated) that the survey knows: shares by dimension and by item.

        ``.refusals``: by kind that it does not know, why.
        """
        known, self.refusals = {}, {}
        for kind in IMPORTANCE:
            try:
                known[kind] = {points: self._shares(kind, points) for points in POINTS}
            except CourseError as refusal:
                self.refusals[kind] = str(refusal)
        if not known:
            raise CourseError(
                _(
                    "This survey does not say what matters: neither points for each dimension nor an overall "
                    "judgement. {why}"
                ).format(why=self.refusals["derived"])
            )
        return known

    def level(self, direct, disconfirmation):
        """The base of ``satisfaction_model`` at which the accounts are as satisfied as now, whatever the
        effects are taken to be.
        """
        middle = sum(self.survey.scale) / 2
        fit = self.fit
        base = middle if fit is None else fit.base
        known = _ASSUMED if fit is None else {"direct": fit.direct, "disconfirmation": fit.disconfirmation}
        expected, perceived = self.middle
        return float(
            base
            + (known["direct"] - direct) * (expected - middle)
            + (known["disconfirmation"] - disconfirmation) * (perceived - expected)
        )

    @property
    def effects(self):
        """Points of satisfaction for a point more of perception and of expectation, to begin with."""
        fit = self.fit
        if fit is None:
            perception, direct = _ASSUMED["disconfirmation"], _ASSUMED["direct"]
            return {"perception": Effect(perception), "expectation": Effect(direct - perception)}
        return {
            "perception": Effect(fit.disconfirmation, fit.disconfirmation_low, fit.disconfirmation_high),
            "expectation": Effect(fit.expectation_effect, fit.expectation_low, fit.expectation_high),
        }

    def chosen(self, dimension):
        """The dimensions that are raised: one, or every one."""
        return self.dimensions if dimension == EVERY else (dimension,)

    def rise(self, dimension, points):
        """By how much perception of ``dimension`` rises on average when everybody's rises by ``points``, but
        nobody's above the scale.
        """
        room = self._room[dimension]
        return float(np.minimum(points, room).mean()) if len(room) else 0.0

    def _members(self, who):
        group = self.groups[who]
        everybody = len(group.accounts) == len(self.survey.accounts)
        return self.survey if everybody else self.survey.part(account=list(group.accounts))

    def _gaps(self, who, points="dimension"):
        return satisfaction.gap_scores(self._part(who), by=points)

    def _map(self, who, points, kind, cross):
        importance = self.importance[kind][points]
        performance = self.gaps(who, points)["perception"].dropna()
        importance = importance[importance.index.isin(performance.index)]
        if cross == "scale":  # shares have no scale: the even share is their middle
            cross = 1 / len(importance), sum(self.survey.scale) / 2
        return satisfaction.importance_map(importance, performance.reindex(importance.index), cross)

    def _fix_first(self, who, points, kind):
        """The point of the map to put right first, or None where nothing stays below expectation."""
        weights = self.importance[kind][points]
        order = satisfaction.fix_first(self._part(who), by=points, importance=weights)
        return order.index[0] if order["priority"].iloc[0] > 0 else None

    def _shares(self, kind, points):
        if kind == "derived":
            shares = satisfaction.derived_importance(self.survey, by=points, draws=0)["share"]
        else:
            shares = satisfaction.stated_importance(self.survey)["share"].reindex(self.dimensions)
            if points == "item":  # points are given to dimensions: each of its items gets an even part
                belongs = self.survey.items["dimension"].astype(str)
                shares = pd.Series(
                    belongs.map(shares / belongs.value_counts()).to_numpy(), index=belongs.index
                )
        return shares.astype(float)
