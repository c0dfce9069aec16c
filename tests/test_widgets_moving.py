"""What moves in a live picture looks as matplotlib draws it."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D

from kam_helpers.widgets import stamp
from kam_helpers.widgets.moving import MovingLine

LOOKS = (
    {"lw": 2, "color": "#0072b2"},
    {"ls": "--", "lw": 1.4, "marker": "o", "ms": 3.5},
    {"ls": "", "marker": "D", "ms": 8, "mec": "white", "clip_on": False},
    {"ls": "", "marker": "o", "ms": 15, "mfc": "none", "mew": 1.6},
    {"ls": ":", "marker": "|", "ms": 9, "mew": 1.4},
)
POINTS = ([0, 1], [0.2, 0.8]), ([0.1, 0.5, np.nan, 0.9], [0.9, 0.1, 0.5, 0.4]), ([], []), ([0.5], [1.3])


def sheet():
    figure = Figure(figsize=(3, 2), dpi=96)
    return FigureCanvasAgg(figure), figure.subplots()


def pixels(canvas, line):
    canvas.draw()  # the axes: what is animated is left out
    line.draw(canvas.get_renderer())
    return np.asarray(canvas.buffer_rgba()).copy()


@pytest.mark.parametrize("looks", LOOKS, ids=str)
def test_a_moving_line_is_a_line_of_matplotlib(looks):
    canvas, axes = sheet()
    line = MovingLine(axes, **looks)
    for step, points in enumerate([*POINTS, *reversed(POINTS)]):
        line.set_data(*points)
        axes.set(xlim=(0, 1 + step / 5), ylim=(-step, 1))
        theirs_canvas, theirs_axes = sheet()
        theirs = theirs_axes.add_line(Line2D(*points, animated=True, **looks))
        theirs_axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())
        assert (pixels(canvas, line) == pixels(theirs_canvas, theirs)).all()
        assert not line.stale


def test_a_line_that_is_restyled_shows_its_new_look():
    canvas, axes = sheet()
    line = MovingLine(axes, [0, 1], [0, 1], color="#0072b2")
    pixels(canvas, line)
    line.restyle(color="#d55e00")
    other, other_axes = sheet()
    fresh = MovingLine(other_axes, [0, 1], [0, 1], color="#d55e00")
    assert (pixels(canvas, line) == pixels(other, fresh)).all()


def test_a_new_text_is_as_large_as_matplotlib_makes_it():
    for size in (10, 11, 12, 13):
        font = FontProperties(size=size)
        for dpi in (96, 192):
            face, known = stamp._face(font, dpi)
            for text in ("−2.4 %", "CNY 4,321,000 a year", "3 Concede in part (AV To)"):
                assert known.issuperset(text)
                ours, theirs = stamp._pillow_cover(text, face), stamp._matplotlib_cover(text, font, dpi)
                assert ours.shape == pytest.approx(theirs.shape, rel=0.03, abs=dpi / 96)
                assert ours.mean() * ours.size == pytest.approx(theirs.mean() * theirs.size, rel=0.05)


def test_letters_that_the_first_font_lacks_are_drawn_too():
    font = FontProperties(size=11)
    assert not stamp._face(font, 96)[1].issuperset("价格")
    letters = stamp._letters("价格 5 %", font, (0, 0, 0), 0, 96)
    assert letters[..., 3].max() > 200


def test_paper_lies_behind_the_letters():
    font = FontProperties(size=11)
    letters = stamp._letters("5", font, (1.0, 0.0, 0.0), 0.8, 96)
    assert tuple(letters[0, 0]) == (255, 255, 255, round(255 * 0.8))
    darkest = letters[letters[..., 1] == letters[..., 1].min()][0]
    assert darkest[0] == 255
    assert darkest[3] > 240
