"""Explorers of loyalty: what attracts or holds a customer, and where more could be sold."""

from .staying import AttractionBarrierExplorer
from .whitespace import WhitespaceExplorer

__all__ = ["AttractionBarrierExplorer", "WhitespaceExplorer"]
