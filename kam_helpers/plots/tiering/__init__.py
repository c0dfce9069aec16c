"""Pictures of tiering: each takes Axes and a result of ``kam_helpers.tiering``; its ``.reading`` says it in
words."""

from .concentration import pareto, pareto_reading
from .portfolio import (
    demand_by_tier,
    demand_by_tier_reading,
    strategy_map,
    strategy_map_reading,
    value_matrix,
    value_matrix_reading,
)
from .profit import profit_walk, profit_walk_reading, whale, whale_reading
from .scorecard import rank_stability, rank_stability_reading, scorecard_bars, scorecard_bars_reading
from .service import service_cost, service_cost_reading, tier_changes, tier_changes_reading

__all__ = [
    "demand_by_tier",
    "demand_by_tier_reading",
    "pareto",
    "pareto_reading",
    "profit_walk",
    "profit_walk_reading",
    "rank_stability",
    "rank_stability_reading",
    "scorecard_bars",
    "scorecard_bars_reading",
    "service_cost",
    "service_cost_reading",
    "strategy_map",
    "strategy_map_reading",
    "tier_changes",
    "tier_changes_reading",
    "value_matrix",
    "value_matrix_reading",
    "whale",
    "whale_reading",
]
