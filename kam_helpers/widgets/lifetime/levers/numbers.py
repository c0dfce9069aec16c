"""The levers' numbers: from settings on the screen to gains and costs. No picture, no widget."""

from dataclasses import dataclass
from functools import lru_cache

from kam_helpers import lifetime

THOUSAND = 1000
_KEPT = 64  # results remembered: most sliders leave the accounts that lose money as they are


@dataclass(frozen=True)
class Numbers:
    """What one choice of settings means. ``losers``: how many accounts lose money; ``lost``: what their
    staying longer takes from the gain (CNY, not above 0).
    """

    settings: dict
    levers: lifetime.Levers
    losers: int
    lost: float


class Sums:
    """Settings → :class:`Numbers` for one set of accounts."""

    def __init__(self, accounts):
        self._accounts = accounts
        self._losing = accounts[accounts["profit"] < 0]
        self._lost = lru_cache(_KEPT)(self._lose)

    def numbers(self, settings):
        """The numbers for ``settings`` (all of them, in the units of the screen)."""
        terms = {
            "discount_rate": settings["discount_rate"] / 100,
            "timing": settings["timing"],
            "retention_points": settings["retention_points"],
        }
        levers = lifetime.three_levers(
            self._accounts,
            new_accounts=settings["new_accounts"],
            margin_percent=settings["margin_percent"],
            cost_per_new_account_cny=settings["cost_per_account"] * THOUSAND,
            cost_per_point_cny=settings["cost_per_point"] * THOUSAND,
            cost_per_percent_cny=settings["cost_per_percent"] * THOUSAND,
            only_profitable=settings["only_profitable"],
            **terms,
        )
        lost = 0.0 if settings["only_profitable"] else self._lost(**terms)
        return Numbers(dict(settings), levers, len(self._losing), lost)

    def _lose(self, **terms):
        """What it adds that the accounts that lose money stay longer."""
        if self._losing.empty:
            return 0.0
        alone = lifetime.three_levers(
            self._losing, new_accounts=0, cost_per_point_cny=0, cost_per_percent_cny=0, **terms
        )
        return float(alone.table.loc["longer", "gain"])
