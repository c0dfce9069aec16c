"""Price: break-even, the pocket price, value, index clauses, and the answer to a cost-down request."""

from .break_even import (
    LEVERS,
    break_even_curve,
    break_even_of_prices,
    break_even_volume_change,
    contribution_before_after,
    elasticity,
    implied_margin,
    profit_levers,
    reactive_break_even,
    sales_to_hold_contribution,
)
from .inputs import check_change, check_cut, check_margin

__all__ = [
    "LEVERS",
    "break_even_curve",
    "break_even_of_prices",
    "break_even_volume_change",
    "check_change",
    "check_cut",
    "check_margin",
    "contribution_before_after",
    "elasticity",
    "implied_margin",
    "profit_levers",
    "reactive_break_even",
    "sales_to_hold_contribution",
]
