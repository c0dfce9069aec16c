"""Explorers of satisfaction: what a survey says and two levers on it; promises over twelve deals."""

from .deals import ExpectationExplorer
from .survey import SatisfactionExplorer

__all__ = ["ExpectationExplorer", "SatisfactionExplorer"]
