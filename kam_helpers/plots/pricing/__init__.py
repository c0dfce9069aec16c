"""Pictures of prices and of the cost-down desk: each takes Axes and a result of ``kam_helpers.pricing``; its
``.reading`` says it in words."""

from .asked import asked_and_given, asked_and_given_reading
from .break_even import break_even, break_even_reading, profit_levers, profit_levers_reading
from .desk import responses, responses_reading
from .experience import experience_against_cuts, experience_against_cuts_reading
from .index import index_clause, index_clause_reading
from .risk import indifference, indifference_reading, spill_over, spill_over_reading
from .terms import days_as_price, days_as_price_reading
from .value import economic_value, economic_value_reading
from .waterfall import pocket_waterfall, pocket_waterfall_reading, price_band, price_band_reading

__all__ = [
    "asked_and_given",
    "asked_and_given_reading",
    "break_even",
    "break_even_reading",
    "days_as_price",
    "days_as_price_reading",
    "economic_value",
    "economic_value_reading",
    "experience_against_cuts",
    "experience_against_cuts_reading",
    "index_clause",
    "index_clause_reading",
    "indifference",
    "indifference_reading",
    "pocket_waterfall",
    "pocket_waterfall_reading",
    "price_band",
    "price_band_reading",
    "profit_levers",
    "profit_levers_reading",
    "responses",
    "responses_reading",
    "spill_over",
    "spill_over_reading",
]
