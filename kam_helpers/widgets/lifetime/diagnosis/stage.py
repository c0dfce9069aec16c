"""The picture of the diagnosis: where the account stands on the map of stages and on the map of types."""

import numpy as np
from matplotlib.lines import Line2D

from kam_helpers.lifetime import STAGE_CUTS, TYPE_CUT
from kam_helpers.plots import style
from kam_helpers.plots.lifetime.relations import STAGE_LOOKS, TYPE_LOOKS
from kam_helpers.text import _

from ...moving import MovingLine
from ...panels import Panels
from ...stamp import Stamp
from . import words

_LOW, _HIGH, _EDGE = 1, 5, 0.25
_FAINT = {"color": style.GREY, "alpha": 0.35, "s": 22, "linewidth": 0}
_MIDDLES = np.convolve([_LOW, *STAGE_CUTS, _HIGH], [0.5, 0.5], "valid")  # of each band of the map
_CORNERS = {"adversarial": (0, 0), "win-win": (1, 1), "loose": (0, 1), "master-servant": (1, 0)}


class DiagnosisStage:
    """Draws :class:`Numbers`. ``others``: placed accounts that lie faintly below, or None."""

    def __init__(self, figure, narrow, others=None):
        self._panels = panels = Panels(figure, narrow, entries=1)
        self._stages, self._types = panels.axes
        panels.title(self._stages, _("Stage: nature by involvement"))
        panels.title(self._types, _("Type: balance by closeness"))
        panels.label(self._stages, _("Involvement: 1 simple, 5 complex"))
        panels.label(self._types, _("Closeness: 1 distant, 5 tied"))
        for ax in panels.axes:
            ax.set(xlim=(_LOW - _EDGE, _HIGH + _EDGE), ylim=(_LOW - _EDGE, _HIGH + _EDGE))
            ax.set(xticks=range(_LOW, _HIGH + 1), yticks=range(_LOW, _HIGH + 1))
        self._draw_borders()
        if others is not None:
            self._stages.scatter(others["involvement"], others["nature"], **_FAINT)
            self._types.scatter(others["closeness"], others["balance"], **_FAINT)
        self._points = [self._point(ax) for ax in panels.axes]
        self._names = {**dict(self._band_names()), **dict(self._corner_names())}
        small = self._fitted(self._stages)
        self._signs = Stamp(self._stages, small, (0.99, 0.01), ha="right", va="bottom")
        self._parting = Stamp(
            self._stages, panels.sizes["normal"], (0.99, 0.08), ha="right", va="bottom", color=style.INK
        )
        self._legend(others)
        names = [name for pair in self._names.values() for name in pair]
        self.animated = [*names, self._signs, self._parting, *self._points]

    def _draw_borders(self):
        for cut in STAGE_CUTS:  # of the mean of the two axes: a line from corner to corner
            ends = [2 * cut - _HIGH - 1, _HIGH + 1], [_HIGH + 1, 2 * cut - _HIGH - 1]
            self._stages.plot(*ends, color=style.GREY, lw=0.8)
        for line in (self._types.axvline, self._types.axhline):
            line(TYPE_CUT, color=style.INK, lw=0.9)

    def _band_names(self):
        """One in each band, towards the upper left, where few accounts lie."""
        for middle, (stage, name) in zip(_MIDDLES, words.BANDS.items(), strict=True):
            x = max(_LOW - 0.1, 2 * middle - _HIGH - 0.1)
            place = self._stages.transLimits.transform((x, 2 * middle - x))
            yield stage, self._pair(self._stages, place, _(name), ha="center")

    def _corner_names(self):
        for kind, (right, up) in _CORNERS.items():
            place = 0.99 if right else 0.01, 0.99 if up else 0.01
            sides = {"ha": "right" if right else "left", "va": "top" if up else "bottom"}
            yield kind, self._pair(self._types, place, words.type_name(kind), **sides)

    def _pair(self, ax, place, text, **sides):
        """A name, faint and strong; only one of them is ever shown. Both are kept with their text."""
        sizes = self._panels.sizes
        faint = Stamp(ax, sizes["small"], place, color=style.FAINT, paper=0.6, **sides)
        strong = Stamp(ax, sizes["large"], place, color=style.INK, paper=0.9, **sides)
        for stamp in (faint, strong):
            stamp.name = text
        return faint, strong

    def _point(self, ax):
        return MovingLine(ax, ls="", ms=14, mew=1.6, clip_on=False, marker="o")

    def _fitted(self, ax):
        """The size at which the longest line about parting still fits."""
        size = self._panels.sizes["small"]
        longest = words.signs({"uncoupling": 4.25})
        return style.fitted(longest, size, self._panels.letters(ax, size))

    def _legend(self, others):
        handles = [
            Line2D([], [], ls="", marker="o", ms=11, color=style.INK, label=_("This account")),
            Line2D([], [], ls="", marker="o", ms=6, color=style.GREY, alpha=0.5, label=_("Other accounts")),
        ]
        self._panels.legend(handles if others is not None else handles[:1])

    def show(self, view):
        """Move the account to where the view's answers put it."""
        placed = view.facts.placed
        places = ("involvement", "nature"), ("closeness", "balance")
        looks = STAGE_LOOKS[placed["stage"]], TYPE_LOOKS[placed["type"]]
        for point, (x, y), (colour, marker) in zip(self._points, places, looks, strict=True):
            point.set_data([placed[x]], [placed[y]])
            point.restyle(color=colour, marker=marker, markeredgecolor=style.INK)
        for name, (faint, strong) in self._names.items():
            here = name in (placed["stage"], placed["type"])
            faint.text, strong.text = ("", strong.name) if here else (faint.name, "")
        parting = placed["stage"] == "uncoupling"  # which no band of the map stands for
        self._parting.text = words.stage_name("uncoupling") if parting else ""
        self._signs.text = words.signs(placed)
        return False
