"""Explorers of customer lifetime profit: one customer, all accounts, one relationship, one buyer of cars."""

from .account import LifetimeExplorer
from .car import CarBuyerExplorer
from .cycle import LifeCycleExplorer
from .levers import LeversExplorer

__all__ = ["CarBuyerExplorer", "LeversExplorer", "LifeCycleExplorer", "LifetimeExplorer"]
