"""Pictures of what customers expect, perceive and do: each takes Axes and a result of
``kam_helpers.satisfaction``; its ``.reading`` says it in words."""

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
from .levers import expectation_signs, expectation_signs_reading

__all__ = [
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
    "stated_against_derived",
    "stated_against_derived_reading",
]
