"""The fields of a grid as one artist: letters on a colour in each, put together from ready tiles."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties

from ...painter import CSS_DPI

EMPTY = -1  # no field
_EDGE = 1  # device pixels of white around a field
_STRIPES = 6  # CSS pixels from stripe to stripe
PALE = 0.35  # of the colour; the rest is white, so that the letter can be read


class Cells(Artist):
    """Fields on ``ax`` whose column k and row k lie between k and k + 1, rows from the top; each must be as
    large as whole pixels.

    ``looks``: by code colour, letters and whether the field is striped; ``size``: of the letters, points.
    Drawn as one image: a letter for each field would take a hundred times as long.
    """

    def __init__(self, ax, looks, size):
        super().__init__()
        self._looks, self._font = looks, FontProperties(size=size)
        self._codes, self._tiles = None, None
        self.set_animated(True)
        ax.add_artist(self)

    def put(self, codes):
        """Show ``codes`` (rows × columns of positions in looks, or EMPTY)."""
        if not np.array_equal(codes, self._codes):
            self._codes = codes
            self.stale = True

    def draw(self, renderer):
        """Copy the tiles to where they belong."""
        if self._codes is not None and self._codes.size:
            corner, size = self._place()
            if self._tiles is None:
                self._tiles = np.stack(
                    [_tile(renderer, look, self._font, size) for look in (*self._looks, None)]
                )
            rows, columns = self._codes.shape
            image = self._tiles[self._codes].transpose(0, 2, 1, 3, 4)
            image = image.reshape(rows * size[1], columns * size[0], 4)
            gc = renderer.new_gc()
            renderer.draw_image(gc, corner[0], corner[1] - image.shape[0], np.flipud(image))
            gc.restore()
        self.stale = False

    def _place(self):
        """Upper left corner of the first field, and width and height of a field, in device pixels."""
        ax = self.axes
        (left, top), (right, low) = ax.transData.transform([(0, 0), (1, 1)])
        return (round(left), round(top)), (round(right - left), round(top - low))


def _tile(renderer, look, font, size):
    """A field as pixels; white and clear for none."""
    width, height = size
    sheet = RendererAgg(width, height, renderer.dpi)
    pixels = np.asarray(sheet.buffer_rgba())
    if look is None:
        return pixels.copy()
    colour, letters, striped = look
    pixels[:] = _shade(colour, PALE)
    if striped:
        place = np.add.outer(np.arange(height), np.arange(width)) * CSS_DPI / renderer.dpi
        pixels[place % _STRIPES < 1.5] = _shade(colour, 2 * PALE)
    pixels[:_EDGE] = pixels[-_EDGE:] = pixels[:, :_EDGE] = pixels[:, -_EDGE:] = 255
    across, up, descent = renderer.get_text_width_height_descent(letters, font, False)
    if across > width - 2 * _EDGE:  # two letters in a narrow field
        font = FontProperties(size=font.get_size() * (width - 2 * _EDGE) / across)
        across, up, descent = renderer.get_text_width_height_descent(letters, font, False)
    gc = sheet.new_gc()
    sheet.draw_text(gc, (width - across) / 2, (height + up) / 2 - descent, letters, font, 0)
    return pixels.copy()


def _shade(colour, part):
    """So much of ``colour``, the rest white, as RGBA from 0 to 255."""
    return (*(255 * (1 - part + part * np.array(to_rgb(colour)))).round().astype(int), 255)
