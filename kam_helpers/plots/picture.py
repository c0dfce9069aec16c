"""What a lesson's cell ends in: a picture and the one sentence it says."""

import base64
import contextlib
import io
import warnings

import numpy as np
from PIL import Image

from ..formats import inert
from .style import new_figure, settle

_CSS_INCH = 96
_COLOURS = 128  # no colour moves by more than a few of its 255 steps
_RESOLUTION = 2  # pixels per CSS pixel, so that the picture is sharp on today's screens


def small_png(image):
    """An image (Pillow) as PNG bytes with a palette: a third of the room, and a saved lesson has a dozen."""
    # Of the ways to choose a palette the one that keeps rare colours: a marker is a few pixels.
    flat = image.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    png = io.BytesIO()
    # Packed harder it takes seven times as long for an eighth less room.
    flat.save(png, format="PNG")
    return png.getvalue()


class Picture:
    """A figure with its ``reading``: the sentence a person would say when showing it.

    In a notebook it is an image whose alternative text and caption are the reading; as plain text it is the
    reading alone.
    """

    def __init__(self, figure, reading):
        self.figure = figure
        self.reading = reading
        with _boxes_without_warnings():
            settle(figure)

    def png(self, dpi=None):
        """The picture as PNG bytes: the same bytes for the same figure (no date, no version inside)."""
        figure, before = self.figure, self.figure.dpi
        try:
            figure.dpi = dpi or before
            with _boxes_without_warnings():
                figure.canvas.draw()  # savefig would go over every text twice
            return small_png(Image.fromarray(np.asarray(figure.canvas.buffer_rgba())))
        finally:
            figure.dpi = before

    def _repr_html_(self):
        width = round(self.figure.get_figwidth() * _CSS_INCH)
        data = base64.b64encode(self.png(dpi=_RESOLUTION * _CSS_INCH)).decode("ascii")
        text = inert(self.reading)
        return (
            f"<figure class='kam-picture' style='margin:0'><img alt='{text}' width='{width}' "
            f"style='max-width:100%;height:auto' src='data:image/png;base64,{data}'>"
            f"<figcaption>{text}</figcaption></figure>"
        )

    def __repr__(self):
        return self.reading


def picture(plot, *results, size=None, **options):
    """Draw ``plot`` of the ``results`` in a figure of its own and add its reading.

        picture(plots.tiering.whale, tiering.whale_curve(profit))

    ``size``: inches (width, height) instead of the plot's own; ``options`` go to the plot and to its reading.
    """
    figure = new_figure(*(size or plot.size))
    with _boxes_without_warnings():
        plot(figure.add_subplot(), *results, **options)
    return Picture(figure, plot.reading(*results, **options))


@contextlib.contextmanager
def _boxes_without_warnings():
    """A script beyond Latin and Chinese comes out as boxes; a warning for each letter helps nobody."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield
