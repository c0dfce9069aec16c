"""Explorers of customer lifetime profit."""

from .account import LifetimeExplorer

__all__ = ["LifetimeExplorer"]
