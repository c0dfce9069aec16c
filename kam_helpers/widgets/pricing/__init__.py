"""Explorers of prices: the cost-down desk."""

from .desk import CostDownDesk

__all__ = ["CostDownDesk"]
