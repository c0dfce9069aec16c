"""Pictures of switching barriers and alliances: each takes Axes and a result of
``kam_helpers.switching``; its ``.reading`` says it in words."""

from .alliance import readiness, readiness_reading
from .cases import bundle, bundle_reading, converter, converter_reading
from .cost import needed_discounts, needed_discounts_reading
from .snowball import snowball, snowball_reading
from .ways import five_ways, five_ways_reading

__all__ = [
    "bundle",
    "bundle_reading",
    "converter",
    "converter_reading",
    "five_ways",
    "five_ways_reading",
    "needed_discounts",
    "needed_discounts_reading",
    "readiness",
    "readiness_reading",
    "snowball",
    "snowball_reading",
]
