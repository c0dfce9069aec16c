"""From a scene to pixels: one kept figure, its static part drawn once, only what moves drawn again.

No pyplot: callbacks of widgets run in a second thread, where pyplot's "current figure" belongs to someone else.
A :class:`Painter` is used under its owner's lock.
"""

import struct
import textwrap
import zlib

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

CSS_DPI = 96  # one CSS pixel is 1/96 inch, so points in the picture are points on the screen
NARROW = 640  # CSS pixels: below this the panels are stacked instead of shrunk


class Painter:
    """Draws the views of ``scene`` at ``width`` CSS pixels and ``scale`` device pixels for each of them."""

    def __init__(self, scene, width, scale):
        self.width, self.scale = width, scale
        self.narrow = width < NARROW
        self.height = round(scene.height(width, self.narrow))
        figure = Figure(figsize=(width / CSS_DPI, self.height / CSS_DPI), dpi=CSS_DPI * scale)
        self._canvas = FigureCanvasAgg(figure)
        self._stage = scene.stage(figure, self.narrow)
        self._background = None

    def pixels(self, view):
        """The picture of ``view`` as an array of height × width × RGBA. It is reused: copy what must last."""
        changed = self._stage.show(view)
        canvas = self._canvas
        if changed or self._background is None:
            canvas.draw()
            self._background = canvas.copy_from_bbox(canvas.figure.bbox)
        else:
            canvas.restore_region(self._background)
        for artist in self._stage.animated:
            (artist.axes or artist.get_figure()).draw_artist(artist)
        return np.asarray(canvas.buffer_rgba())

    def png(self, view):
        """The picture of ``view`` as PNG bytes, made for speed rather than size."""
        return quick_png(self.pixels(view))


def quick_png(pixels, level=1):
    """PNG bytes of an RGBA array (height × width × 4, uint8).

    Rows go unfiltered into zlib's fastest level: half the time of Pillow at level 1 and a third more bytes,
    which is the right trade on loopback and still under 60 kB for a picture 900 pixels wide.
    """
    height, width, _channels = pixels.shape
    rows = np.zeros((height, 1 + 4 * width), np.uint8)  # each row starts with its filter type, 0: none
    rows[:, 1:] = pixels.reshape(height, 4 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, level)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def static_png(scene, view, width=900, scale=2):
    """Title, picture and sentence in one PNG: what a page without a kernel shows. Returns (bytes, width, height)."""
    painter = Painter(scene, width, scale)
    parts = [
        _strip(scene.title, width, scale, size=13, weight="bold"),
        painter.pixels(view),
        _strip(view.reading, width, scale, size=12),
    ]
    whole = np.vstack(parts)
    return quick_png(whole, level=9), width, whole.shape[0] // scale


def _strip(text, width, scale, size, weight="normal"):
    """Text on white, as wide as the picture."""
    letters = int(width / (size * 4 / 3 * 0.55))
    lines = textwrap.wrap(text, letters) or [""]
    line_height = size * 4 / 3 * 1.35
    height = round(line_height * len(lines) + 12)
    figure = Figure(figsize=(width / CSS_DPI, height / CSS_DPI), dpi=CSS_DPI * scale)
    canvas = FigureCanvasAgg(figure)
    for number, line in enumerate(lines):
        y = 1 - (6 + number * line_height) / height
        figure.text(8 / width, y, line, va="top", size=size, weight=weight, parse_math=False)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).copy()


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
