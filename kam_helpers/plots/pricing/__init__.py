"""Pictures of prices and of the cost-down desk: each takes Axes and a result of ``kam_helpers.pricing``; its
``.reading`` says it in words."""

from .asked import asked_and_given, asked_and_given_reading
from .break_even import break_even, break_even_reading, profit_levers, profit_levers_reading
from .waterfall import pocket_waterfall, pocket_waterfall_reading, price_band, price_band_reading

__all__ = [
    "asked_and_given",
    "asked_and_given_reading",
    "break_even",
    "break_even_reading",
    "pocket_waterfall",
    "pocket_waterfall_reading",
    "price_band",
    "price_band_reading",
    "profit_levers",
    "profit_levers_reading",
]
