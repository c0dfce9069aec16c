"""The explorer's numbers: from facts and settings to gaps, map and levers. No picture, no widget."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from kam_helpers import satisfaction

from ...plain import rows_of
from .facts import Facts
from .groups import Group

THOUSAND = 1000
_KEPT = 64
_TINY = 1e-12  # what counts for nothing is paid for all the same


@dataclass(frozen=True, eq=False)
class Numbers:
    """What one choice of settings means.

    ``gaps``: by dimension, as in ``gap_scores``, of the chosen group; ``after``: the gap once both levers are
    pulled. ``map``: as in ``importance_map``; ``moved``: performance after the levers. ``first``: the point
    of the map to put right first, or None. ``share``: importance of what is raised; ``counted``: by how many
    points that raises perception as a whole. ``levers``: as in ``two_levers``. ``known``: whether profit and
    retention are known.
    """

    facts: Facts
    settings: dict
    group: Group
    gaps: pd.DataFrame
    after: np.ndarray
    map: pd.DataFrame
    raised: np.ndarray
    moved: np.ndarray
    first: object
    share: float
    counted: float
    levers: satisfaction.TwoLevers
    known: bool

    @property
    def pulled(self):
        """Whether a lever is pulled."""
        return bool(self.settings["raise_by"] or self.settings["lower_by"])

    @cached_property
    def gap_rows(self):
        """``gaps`` as plain rows by dimension."""
        return rows_of(self.gaps)

    @cached_property
    def lever_rows(self):
        """``table`` as plain rows by lever."""
        rows = rows_of(self.levers.table.drop(columns="effort"))
        return {lever: row | {"clp": self.levers.base["clp"] + row["gain"]} for lever, row in rows.items()}

    @cached_property
    def quadrants(self):
        """The quadrant of each point of the map, as an array."""
        return self.map["quadrant"].to_numpy(object)

    @property
    def table(self):
        """The levers by name, with the lifetime profit of all accounts (clp) that each leads to."""
        table = self.levers.table.drop(columns="effort")
        if not self.known:
            return table[["satisfaction", "satisfaction_change", "cost"]]
        table.insert(4, "clp", self.levers.base["clp"] + table["gain"])
        return table


class Answers:
    """Settings → :class:`Numbers` for one survey and its accounts."""

    def __init__(self, facts):
        self._facts = facts
        self._accounts = facts.accounts
        if self._accounts is None:  # who earns nothing has no lifetime profit: satisfaction alone is left
            self._accounts = pd.DataFrame({"profit": 0.0, "retention": 0.8}, index=facts.scores.index)
        self._levers = lru_cache(_KEPT)(self._pull)

    def numbers(self, settings):
        """The numbers for ``settings`` (all of them, in the units of the screen)."""
        facts, who = self._facts, settings["who"]
        kind, points = settings["importance"], settings["points"]
        chosen = facts.chosen(settings["raise_dimension"])
        rises = {name: facts.rise(name, settings["raise_by"]) for name in chosen}
        shares = facts.importance[kind]["dimension"].reindex(chosen).to_numpy()
        counted = float(np.nansum(shares * list(rises.values())))
        gaps = facts.gaps(who)
        placed = facts.map(who, points, kind, settings["cross"])
        low = facts.survey.scale[0]
        cut = np.minimum(settings["lower_by"], gaps["expectation"].to_numpy() - low)
        belongs = placed.index if points == "dimension" else facts.survey.items["dimension"][placed.index]
        return Numbers(
            facts=facts,
            settings=dict(settings),
            group=facts.groups[who],
            gaps=gaps,
            after=gaps["gap"].to_numpy() + cut + _each(rises, gaps.index),
            map=placed,
            raised=np.array([name in rises for name in belongs]),
            moved=placed["performance"].to_numpy() + _each(rises, belongs),
            first=facts.fix_first(who, points, kind),
            share=float(np.nansum(shares)),
            counted=counted,
            levers=self._levers(
                max(counted, _TINY) if settings["raise_by"] else 0.0,
                len(rises) * settings["raise_by"] * settings["raise_cost"],
                *(settings.get(name, 0) for name in _LEVER_SETTINGS),
            ),
            known=facts.accounts is not None,
        )

    def _pull(self, gain, raising, lower_by, lower_cost, perception, expectation, per_point, lost, discount):
        return satisfaction.two_levers(
            self._facts.scores,
            self._accounts,
            perception_gain=gain,
            expectation_cut=lower_by,
            # what is paid is paid for the points chosen, not for what they count overall
            cost_per_point_perception_cny=raising * THOUSAND / gain if gain else 0,
            cost_per_point_expectation_cny=lower_cost * THOUSAND,
            perception_effect=perception,
            expectation_effect=expectation,
            base=self._facts.level(expectation + perception, perception),
            retention_per_point=per_point / 100,
            business_lost_per_point=lost / 100,
            scale=self._facts.survey.scale,
            discount_rate=discount / 100,
            timing=TIMING,
        )


def _each(rises, dimensions):
    """What each of ``dimensions`` rises by; one that is not raised, by nothing."""
    return np.array([rises.get(name, 0.0) for name in dimensions])


TIMING = "if_retained"  # the next yearly profit comes if the account stays
_LEVER_SETTINGS = (
    "lower_by", "lower_cost", "perception_effect", "expectation_effect",
    "retention_per_point", "business_lost", "discount_rate",
)  # fmt: skip
