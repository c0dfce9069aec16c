"""Controls around a model and its picture."""

from .controls import Choice, SettingError, Slider, Toggle
from .lifetime import (
    CarBuyerExplorer,
    LeversExplorer,
    LifeCycleExplorer,
    LifetimeExplorer,
    RelationshipDiagnosis,
)
from .live import LiveFigure
from .loyalty import AttractionBarrierExplorer, WhitespaceExplorer
from .negotiation import NegotiationTable
from .pricing import CostDownDesk
from .roleplay import ComplaintRolePlay
from .satisfaction import ExpectationExplorer, SatisfactionExplorer
from .scene import Scene, Stage, Table, View
from .switching import SwitchingCostBuilder
from .tiering import TieringExplorer, tier_table

__all__ = [
    "AttractionBarrierExplorer",
    "CarBuyerExplorer",
    "Choice",
    "ComplaintRolePlay",
    "CostDownDesk",
    "ExpectationExplorer",
    "LeversExplorer",
    "LifeCycleExplorer",
    "LifetimeExplorer",
    "LiveFigure",
    "NegotiationTable",
    "RelationshipDiagnosis",
    "SatisfactionExplorer",
    "Scene",
    "SettingError",
    "Slider",
    "Stage",
    "SwitchingCostBuilder",
    "Table",
    "TieringExplorer",
    "Toggle",
    "View",
    "WhitespaceExplorer",
    "tier_table",
]
