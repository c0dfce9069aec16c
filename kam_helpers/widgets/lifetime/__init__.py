"""Explorers of customer lifetime profit: one customer, all accounts, one relationship, one buyer of cars; and
the diagnosis of a relationship.
"""

from .account import LifetimeExplorer
from .car import CarBuyerExplorer
from .cycle import LifeCycleExplorer
from .diagnosis import RelationshipDiagnosis
from .levers import LeversExplorer

__all__ = [
    "CarBuyerExplorer",
    "LeversExplorer",
    "LifeCycleExplorer",
    "LifetimeExplorer",
    "RelationshipDiagnosis",
]
