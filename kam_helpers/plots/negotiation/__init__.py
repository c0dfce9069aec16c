"""Pictures of a negotiation: each takes Axes and a result of ``kam_helpers.negotiation``; its ``.reading``
says it in words."""

from .space import space, space_reading

__all__ = ["space", "space_reading"]
