"""Pictures of the models' results: each plot takes Axes and a result, and says its point in one sentence.

from kam_helpers import plots, tiering
plots.picture(plots.tiering.whale, tiering.whale_curve(profit))
"""

from . import lifetime, loyalty, negotiation, pricing, recovery, satisfaction, style, switching, tiering
from .picture import Picture, picture

__all__ = [
    "Picture",
    "lifetime",
    "loyalty",
    "negotiation",
    "picture",
    "pricing",
    "recovery",
    "satisfaction",
    "style",
    "switching",
    "tiering",
]
