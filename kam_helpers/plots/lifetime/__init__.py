"""Pictures of customer lifetime profit and of relationships: each takes Axes and a result of
``kam_helpers.lifetime``; its ``.reading`` says it in words."""

from .car import famous_number, famous_number_reading
from .cash import cash_flows, cash_flows_reading, timings, timings_reading
from .cohort import cohort_retention, cohort_retention_reading
from .curves import life_cycle, life_cycle_reading
from .equity import levers, levers_reading, margin_against_lifetime, margin_against_lifetime_reading
from .relations import relationship_map, relationship_map_reading, stage_map, stage_map_reading
from .sensitivity import five_points, five_points_reading

__all__ = [
    "cash_flows",
    "cash_flows_reading",
    "cohort_retention",
    "cohort_retention_reading",
    "famous_number",
    "famous_number_reading",
    "five_points",
    "five_points_reading",
    "levers",
    "levers_reading",
    "life_cycle",
    "life_cycle_reading",
    "margin_against_lifetime",
    "margin_against_lifetime_reading",
    "relationship_map",
    "relationship_map_reading",
    "stage_map",
    "stage_map_reading",
    "timings",
    "timings_reading",
]
