"""Text that moves quickly: drawn once, then stamped.

Matplotlib lays out and rasterises a text at every draw, 1 to 3 ms each; a picture that follows a slider has
up to fifty of them. Pillow draws a new one from the same font file in 0.1 ms, and the pixels of a text that a
:class:`Stamp` has shown are kept and copied in 0.01 ms.
"""

from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties, findfont, get_font
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import Layout

_KEPT = 1000  # texts remembered, of every stamp together
_PEN = GraphicsContextBase()  # images are copied as they are: one for all
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
        self._drawn = self._laid = None
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
        if self.stale:
            self._drawn = self._look
            self._laid = self._lay(renderer.dpi) if self.text else None
        if self._laid:
            renderer.draw_image(_PEN, *self._laid)

    def _lay(self, dpi):
        """Left and lower edge in device pixels, and the letters. Axes stay where they are once drawn."""
        image = _letters(self.text, self._font, self._colour, self._paper, dpi)
        height, width = image.shape[:2]
        x, y = self.axes.transAxes.transform(self.place)
        box = self.axes.bbox
        x = min(max(x - width * _SIDES[self.ha], box.x0), max(box.x1 - width, box.x0))
        y = min(max(y - height * _SIDES[self.va], box.y0), max(box.y1 - height, box.y0))
        return round(x), round(y), image


@lru_cache(_KEPT)
def _letters(text, font, colour, paper, dpi):
    """Pixels of ``text`` on paper (height × width × RGBA), from the bottom row as the renderer reads them."""
    face, known = _face(font, dpi)
    cover = _pillow_cover(text, face) if known.issuperset(text) else _matplotlib_cover(text, font, dpi)
    return _inks(colour, paper)[np.flipud(np.pad(cover, _PAD))]


@lru_cache
def _face(font, dpi):
    """The first font of the chain for Pillow, and the characters it has."""
    path = findfont(font)
    face = ImageFont.truetype(path, font.get_size_in_points() * dpi / 72, layout_engine=Layout.BASIC)
    return face, frozenset(map(chr, get_font(path).get_charmap()))


def _pillow_cover(text, face):
    """How much of each pixel the letters cover (height × width, 0 … 255): a tenth of matplotlib's time."""
    left, top, right, bottom = face.getbbox(text)
    sheet = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(sheet).text((-left, -top), text, fill=255, font=face)
    return np.asarray(sheet)


def _matplotlib_cover(text, font, dpi):
    """The same where the next font of the chain is needed, which matplotlib looks for letter by letter."""
    width, height, descent = RendererAgg(1, 1, dpi).get_text_width_height_descent(text, font, False)
    sheet = RendererAgg(int(np.ceil(width)), int(np.ceil(height)), dpi)
    pixels = np.asarray(sheet.buffer_rgba())
    pixels[:] = 255
    sheet.draw_text(sheet.new_gc(), 0, int(np.ceil(height)) - descent, text, font, 0)
    return 255 - pixels[..., 0]


@lru_cache
def _inks(colour, paper):
    """RGBA for each of the 256 shares of a pixel that a letter may cover, over white ``paper``."""
    cover = np.linspace(0, 1, 256)[:, None]
    opaque = cover + paper * (1 - cover)
    mixed = (np.array(colour) * cover + paper * (1 - cover)) / np.maximum(opaque, 1e-9)
    return np.round(255 * np.hstack([np.where(opaque > 0, mixed, 1), opaque])).astype(np.uint8)
