"""Pictures of loyalty: each takes Axes and a result of ``kam_helpers.loyalty``; its ``.reading`` says it in
words."""

from .curves import repurchase_curves, repurchase_curves_reading
from .delivered import delivered_value, delivered_value_reading
from .indicators import indicators, indicators_reading
from .matrix import loyalty_matrix, loyalty_matrix_reading
from .staying import attraction_barrier, attraction_barrier_reading
from .transitions import transitions, transitions_reading
from .wallet import inferred_and_observed, inferred_and_observed_reading

__all__ = [
    "attraction_barrier",
    "attraction_barrier_reading",
    "delivered_value",
    "delivered_value_reading",
    "indicators",
    "indicators_reading",
    "inferred_and_observed",
    "inferred_and_observed_reading",
    "loyalty_matrix",
    "loyalty_matrix_reading",
    "repurchase_curves",
    "repurchase_curves_reading",
    "transitions",
    "transitions_reading",
]
