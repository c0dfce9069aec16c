"""Pictures of what customers expect, perceive and do: each takes Axes and a result of
``kam_helpers.satisfaction``; its ``.reading`` says it in words."""

from .deals import deals, deals_reading, promises, promises_reading
from .expectation import expectation_by_group, expectation_by_group_reading
from .gaps import gap_bars, gap_bars_reading
from .importance import (
    fix_first,
    fix_first_reading,
    importance_map,
    importance_map_reading,
    stated_against_derived,
    stated_against_derived_reading,
)
from .levers import expectation_signs, expectation_signs_reading, two_levers, two_levers_reading
from .retention import retention_curve, retention_curve_reading

__all__ = [
    "deals",
    "deals_reading",
    "expectation_by_group",
    "expectation_by_group_reading",
    "expectation_signs",
    "expectation_signs_reading",
    "fix_first",
    "fix_first_reading",
    "gap_bars",
    "gap_bars_reading",
    "importance_map",
    "importance_map_reading",
    "promises",
    "promises_reading",
    "retention_curve",
    "retention_curve_reading",
    "stated_against_derived",
    "stated_against_derived_reading",
    "two_levers",
    "two_levers_reading",
]
