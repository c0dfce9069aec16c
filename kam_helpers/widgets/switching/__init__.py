"""Explorers of switching barriers: what a change of supplier costs the customer."""

from .builder import SwitchingCostBuilder

__all__ = ["SwitchingCostBuilder"]
