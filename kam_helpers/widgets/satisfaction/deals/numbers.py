"""The expectation explorer's numbers: from settings on the screen to deals to compare. No picture."""

from dataclasses import dataclass

import pandas as pd

from kam_helpers import satisfaction
from kam_helpers.satisfaction import STRATEGIES
from kam_helpers.satisfaction.deals import DEALS
from kam_helpers.satisfaction.model import SCALE

THOUSAND = 1000


@dataclass(frozen=True, eq=False)
class Numbers:
    """``runs``: by strategy its deals, as in ``cyclic_deal``; ``table``: as in ``compare_promises``."""

    settings: dict
    runs: dict
    table: pd.DataFrame

    @property
    def delivered(self):
        """What every deal delivers."""
        return self.settings["delivered"]


def numbers_of(settings):
    """The numbers for ``settings`` (all of them, in the units of the screen)."""
    low, high = SCALE
    delivered = settings["delivered"]
    promised = (
        min(delivered + settings["over_by"], high),
        delivered,
        max(delivered - settings["under_by"], low),
    )
    strategies = {name: [level] * DEALS for name, level in zip(STRATEGIES, promised, strict=True)}
    assumptions = {
        "adaptation": settings["adaptation"] / 100,
        "promise_weight": settings["promise_weight"] / 100,
        "loss_weight": settings["loss_weight"],
        "chance": settings["chance"] / 100,
        "pull": settings["pull"],
        "memory": settings["memory"],
    }
    runs = {
        name: satisfaction.cyclic_deal(levels, delivered, **assumptions)
        for name, levels in strategies.items()
    }
    table = satisfaction.compare_promises(
        strategies, delivered, worth_cny=settings["worth"] * THOUSAND, **assumptions
    )
    return Numbers(dict(settings), runs, table)
