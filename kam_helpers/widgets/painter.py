"""From a scene to pixels: one kept figure, its static part drawn once, only what moves drawn again.

No pyplot: callbacks of widgets run in a second thread, where pyplot's "current figure" belongs to someone
else. A :class:`Painter` is used under its owner's lock.
"""

import struct
import zlib

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from kam_helpers.plots import style
from kam_helpers.plots.picture import small_png

CSS_DPI = 96  # one CSS pixel is 1/96 inch, so points in the picture are points on the screen
TILE = (32, 32)  # height and width in device pixels of the pieces in which a change is sent
_MOST_TILES = 0.4  # above this share of the picture it is sent whole
NARROW = 640  # CSS pixels: below this the panels are stacked instead of shrunk


class Painter:
    """Draws the views of ``scene`` at ``width`` CSS pixels and ``scale`` device pixels for each of them."""

    def __init__(self, scene, width, scale):
        self.width, self.scale = width, scale
        self.narrow = width < NARROW
        self.height = round(scene.height(width, self.narrow))
        self.figure = figure = Figure(figsize=(width / CSS_DPI, self.height / CSS_DPI), dpi=CSS_DPI * scale)
        self._canvas = FigureCanvasAgg(figure)
        self._stage = scene.stage(figure, self.narrow)
        self._background = None
        self._under = 0, None  # how many animated artists did not move lately, and the picture up to them
        self._last = None

    def pixels(self, view):
        """The picture of ``view`` as an array of height × width × RGBA. It is reused: copy what must last."""
        changed = self._stage.show(view)
        canvas = self._canvas
        if changed or self._background is None:
            canvas.draw()
            self._background = canvas.copy_from_bbox(canvas.figure.bbox)
            self._under = 0, self._background
        self._draw_animated(self._stage.animated)
        return np.asarray(canvas.buffer_rgba())

    def _draw_animated(self, artists):
        """Draw ``artists`` over the background. Those before the first that moved are kept as pixels."""
        moved = next((place for place, artist in enumerate(artists) if artist.stale), len(artists))
        kept, under = self._under if self._under[0] <= moved else (0, self._background)
        self._canvas.restore_region(under)
        renderer = self._canvas.get_renderer()
        for artist in artists[kept:moved]:
            artist.draw(renderer)
        if moved > kept:
            under = self._canvas.copy_from_bbox(self.figure.bbox)
        self._under = moved, under
        for artist in artists[moved:]:
            artist.draw(renderer)

    def whole(self, view):
        """The picture of ``view`` as PNG bytes, made for speed rather than size."""
        self._last = self.pixels(view).copy()
        return quick_png(self._last)

    def patch(self, view):
        """What changed since the last picture: PNG bytes of the changed tiles below each other, and their
        places.

        Places: x and y of each upper left corner, device pixels, as little-endian uint16 (a list of hundreds
        of numbers would take longer to send than the pixels). None when the whole picture is no more than
        that.
        """
        now, before = self.pixels(view), self._last
        if before is None:
            return None
        rows, columns = _changed_tiles(now, before)
        if len(rows) > _MOST_TILES * now.shape[0] * now.shape[1] / (TILE[0] * TILE[1]):
            return None
        strip = np.full((max(len(rows), 1) * TILE[0], TILE[1], 4), 255, np.uint8)
        for number, (row, column) in enumerate(zip(rows, columns, strict=True)):
            tile = now[row : row + TILE[0], column : column + TILE[1]]
            strip[number * TILE[0] :][: tile.shape[0], : tile.shape[1]] = tile
            before[row : row + TILE[0], column : column + TILE[1]] = tile
        return quick_png(strip), np.column_stack([columns, rows]).astype("<u2").tobytes()


def _changed_tiles(now, before):
    """Rows and columns (of their upper left corners) of the tiles that differ between two RGBA arrays."""
    now, before = now.view(np.uint32)[..., 0], before.view(np.uint32)[..., 0]
    edges = np.arange(0, now.shape[1], TILE[1])
    places = []
    for row in range(0, len(now), TILE[0]):  # most rows of tiles stand still: quicker than all at once
        differ = now[row : row + TILE[0]] != before[row : row + TILE[0]]
        if differ.any():
            columns = np.logical_or.reduceat(differ.any(axis=0), edges)
            places += [(row, edge) for edge in edges[columns].tolist()]
    return np.array(places, dtype=int).reshape(-1, 2).T


def quick_png(pixels):
    """PNG bytes of an RGBA array (height × width × 4, uint8).

    Rows go unfiltered into zlib's fastest level: half the time of Pillow at level 1 and a third more bytes,
    which is the right trade on loopback and still under 60 kB for a picture 900 pixels wide.
    """
    height, width, _channels = pixels.shape
    rows = np.zeros((height, 1 + 4 * width), np.uint8)  # each row starts with its filter type, 0: none
    rows[:, 1:] = pixels.reshape(height, 4 * width)
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def static_png(scene, view, width=900, scale=2):
    """Title, picture and sentence in one PNG: what a page without a kernel shows. Returns (bytes, width,
    height).
    """
    painter = Painter(scene, width, scale)
    parts = [
        _strip(scene.title, width, scale, size=14),
        painter.pixels(view),
        _strip(view.reading, width, scale, size=12),
    ]
    if note := getattr(scene, "note", ""):
        parts.append(_strip(note, width, scale, size=10))
    whole = np.vstack(parts)
    return small_png(Image.fromarray(whole)), width, whole.shape[0] // scale


def _strip(text, width, scale, size):
    """Text on white, as wide as the picture."""
    letters = int(width / (size * 4 / 3 * 0.55))
    lines = style.wrap(text, letters).split("\n")
    line_height = size * 4 / 3 * 1.35
    height = round(line_height * len(lines) + 12)
    figure = Figure(figsize=(width / CSS_DPI, height / CSS_DPI), dpi=CSS_DPI * scale)
    canvas = FigureCanvasAgg(figure)
    for number, line in enumerate(lines):
        y = 1 - (6 + number * line_height) / height
        figure.text(8 / width, y, line, va="top", size=size, parse_math=False)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba()).copy()


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
