"""Text that moves quickly: drawn once, then stamped.

Matplotlib lays out and rasterises a text at every draw, about 1.2 ms each; a picture that follows a slider
has seven of them. A :class:`Stamp` keeps the pixels of each text it has shown and copies them in 0.01 ms.
"""

from collections import OrderedDict

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties

_KEPT = 200  # texts remembered per stamp
_PAD = 2  # device pixels of paper around the letters
_SIDES = {"left": 0, "center": 0.5, "right": 1, "bottom": 0, "top": 1}


class Stamp(Artist):
    """One line of text in ``axes``, at a place in axes fractions. Never read as mathematics: a name may hold
    "$".

    ``size`` in points; ``ha`` and ``va`` say which point of the text is at the place; ``paper``: opacity of
    the white behind the letters.
    """

    def __init__(
        self,
        axes,
        size,
        place=(0, 0),
        text="",
        ha="left",
        va="center",
        weight="normal",
        color="black",
        paper=0.8,
    ):
        super().__init__()
        self.place, self.text, self.ha, self.va = place, text, ha, va
        self._font = FontProperties(size=size, weight=weight)
        self._colour, self._paper = to_rgb(color), paper
        self._kept = OrderedDict()
        self._drawn = None
        self.set_animated(True)
        axes.add_artist(self)

    @property
    def stale(self):
        """Whether it has moved or says something else since it was drawn."""
        return self._drawn != self._look

    @stale.setter
    def stale(self, _is):
        """Matplotlib tells every artist; a stamp sees for itself."""

    @property
    def _look(self):
        return (self.text, *self.place, self.ha, self.va) if self.text else ()

    def draw(self, renderer):
        """Copy the letters to where they belong, kept inside the axes."""
        self._drawn = self._look
        if not self.text:
            return
        image = self._image(renderer)
        height, width = image.shape[:2]
        x, y = self.axes.transAxes.transform(self.place)
        box = self.axes.bbox
        x = min(max(x - width * _SIDES[self.ha], box.x0), max(box.x1 - width, box.x0))
        y = min(max(y - height * _SIDES[self.va], box.y0), max(box.y1 - height, box.y0))
        gc = renderer.new_gc()
        renderer.draw_image(gc, round(x), round(y), image)
        gc.restore()

    def _image(self, renderer):
        image = self._kept.get(self.text)
        if image is None:
            image = self._kept[self.text] = self._letters(renderer)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return image

    def _letters(self, renderer):
        width, height, descent = renderer.get_text_width_height_descent(self.text, self._font, False)
        width, height = int(np.ceil(width)) + 2 * _PAD, int(np.ceil(height)) + 2 * _PAD
        sheet = RendererAgg(width, height, renderer.dpi)
        pixels = np.asarray(sheet.buffer_rgba())
        pixels[:] = (255, 255, 255, round(255 * self._paper))
        gc = sheet.new_gc()
        gc.set_foreground(self._colour)
        sheet.draw_text(gc, _PAD, height - _PAD - descent, self.text, self._font, 0)
        return np.flipud(pixels).copy()  # the renderer reads an image from its bottom row
