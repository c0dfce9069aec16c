"""What the tests of the pictures share."""

import gettext
import logging
import re
import warnings
from contextlib import contextmanager
from unittest import mock

import numpy as np
from matplotlib.text import Text

from kam_helpers import text

PLAIN = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel"]
AWKWARD = [
    "$x$ <script>alert(1)</script>",
    r"Net $5 & co_worker^2 \frac{1}{",
    "=cmd|'/C calc'!A0",
    'line\nbreak\ttab 100% "twice"',
    "$",
    "鑫昊涂料",  # both letters of the name are beyond GB 2312 level 1
    "广州华南汽车零部件（晟喆）有限公司",
    "Alder International Furniture and Interiors Holding Company Limited, Branch Seven of Nine",
]


def texts_outside(figure):
    """Visible texts that reach beyond the edge of the figure (one pixel of rounding is forgiven)."""
    width, height = figure.bbox.size
    return [
        words
        for words, box in _boxes(figure)
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1
    ]


def texts_on_texts(figure):
    """Pairs of visible texts that lie on each other by more than two pixels both ways."""
    boxes = _boxes(figure)
    return [
        (one, other)
        for place, (one, a) in enumerate(boxes)
        for other, b in boxes[place + 1 :]
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 2 and min(a.y1, b.y1) - max(a.y0, b.y0) > 2
    ]


def _boxes(figure):
    """Every visible text of the figure with its box in pixels, without a line that may lead to a point."""
    figure.draw_without_rendering()
    renderer = figure.canvas.get_renderer()
    unseen = {id(label) for label in _tick_labels_out_of_view(figure)}
    return [
        (words.get_text(), Text.get_window_extent(words, renderer))
        for words in figure.findobj(Text)
        if words.get_visible() and words.get_text().strip() and id(words) not in unseen
    ]


def _tick_labels_out_of_view(figure):
    """matplotlib keeps labels for ticks just beyond the limits; it does not draw them."""
    for ax in figure.axes:
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            yield from (tick.label1 for tick in axis.get_major_ticks() if not low <= tick.get_loc() <= high)


def stands_any_name(draw, caplog):
    """The picture of ``draw()``, whose names may be awkward, is drawn literally, whole and without a
    warning."""
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        picture = draw()
        # A Picture keeps quiet about missing glyphs; a plain draw does not.
        picture.figure.canvas.draw()
        with mock.patch.object(type(picture), "png", return_value=b""):  # it has just been drawn
            page = picture._repr_html_()
    assert not caplog.records
    assert not any(words.get_parse_math() for words in picture.figure.findobj(Text) if words.get_text())
    assert texts_outside(picture.figure) == []
    assert "<script" not in page
    assert repr(picture) == picture.reading


def gives_the_same_pixels(first, second):
    """Two pictures of the same results; ``first`` may have been drawn before."""
    pixels = [_pixels(picture.figure) for picture in (first, second)]
    assert pixels[0].shape == pixels[1].shape
    assert (pixels[0] == pixels[1]).all()


def _pixels(figure):
    figure.canvas.draw()
    return np.asarray(figure.canvas.buffer_rgba())


def gives_the_same_bytes(draw):
    """Drawn twice, saved twice: no date and no version inside."""
    first, second = draw(), draw()
    saved = first.png()
    assert saved == second.png() == first.png()
    assert b"matplotlib" not in saved.lower()


class HalfAsLongAgain(gettext.NullTranslations):
    """A language whose words are half as long again; placeholders stay."""

    def gettext(self, message):
        parts = re.split(r"(\{[^}]*\})", message)
        return "".join(p if p.startswith("{") else p + "ë" * (len(p.strip()) // 2) for p in parts)

    def ngettext(self, singular, plural, n):
        return self.gettext(singular if n == 1 else plural)


@contextmanager
def longer_language():
    """Every message is half as long again meanwhile."""
    text.use_translations(HalfAsLongAgain())
    try:
        yield
    finally:
        text.use_translations(gettext.NullTranslations())
