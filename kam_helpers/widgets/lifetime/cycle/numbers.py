"""The life cycle's numbers: from settings on the screen to two cycles to compare. No picture, no widget."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from kam_helpers import lifetime
from kam_helpers.lifetime.curves import PHASES

THOUSAND = 1000
YEARS = 20


@dataclass(frozen=True)
class Numbers:
    """``cycle``: the relationship as set; ``plain``: the same without anything that keeps it going."""

    settings: dict
    cycle: lifetime.LifeCycle
    plain: lifetime.LifeCycle

    @property
    def gain(self):
        """What the measures add over all years, CNY."""
        return self.cycle.total_net - self.plain.total_net

    @property
    def kept_going(self):
        """Whether anything is done to keep it going."""
        return bool(self.settings["extension_years"] or self.settings["second_development"])

    @property
    def measures(self):
        """Whether anything differs from the plain relationship."""
        return self.kept_going or self.settings["cut_input"]

    @cached_property
    def phases(self):
        """By phase, in their order: start, end (years), output, input, net (CNY); empty if it never comes."""
        table = self.cycle.table
        rows = self.cycle.phases.set_index("phase").reindex(PHASES)
        for name in ("output", "input", "net"):
            added = _added_up(table[name])
            rows[name] = [
                np.interp(row.end, table.index, added) - np.interp(row.start, table.index, added)
                for row in rows.itertuples()
            ]
        return rows


def numbers_of(settings):
    """The numbers for ``settings`` (all of them, in the units of the screen)."""
    plain = {
        "years": YEARS,
        "ceiling_cny": settings["ceiling"] * THOUSAND,
        "growth_per_year": settings["growth"],
        "midpoint_year": settings["midpoint"],
        "first_input_cny": settings["first_input"] * THOUSAND,
        "input_share": settings["input_share"] / 100,
        "decline_year": settings["decline_year"],
        "decay_per_year": -math.log(1 - settings["decay"] / 100),
    }
    measures = {
        "cut_input": settings["cut_input"],
        "extension_years": settings["extension_years"],
        "second_development": settings["second_development"] / 100,
    }
    return Numbers(dict(settings), lifetime.life_cycle(**plain, **measures), lifetime.life_cycle(**plain))


def _added_up(column: pd.Series):
    values, step = column.to_numpy(), np.diff(column.index.to_numpy())
    return np.concatenate([[0.0], np.cumsum((values[1:] + values[:-1]) / 2 * step)])
