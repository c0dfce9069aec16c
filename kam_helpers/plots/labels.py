"""Names beside points that never lie on each other."""

import numpy as np
from matplotlib.text import Text

from .style import INK, SMALL, literal, short

_OFFSETS = ((7, 0), (-7, 0), (0, 8), (0, -8), (7, 8), (-7, 8), (7, -8), (-7, -8))
_MARKER = 3  # pixels a marker reaches around its point
_REACHES = (1.0, 2.2, 3.6)
_FAR = (5.0, 7.0, 10.0, 14.0, 18.0)  # for a name that must be there


def label_points(ax, points, avoid=(), limit=26, clear_of=(), always=False):
    """Write each name of ``points`` (list of name, x, y; most important first) near its point. A
    tuple of names is written in lines.

    A name takes the first free place around its point that lies inside the axes, on no other name and on no
    point of ``avoid`` (x, y), nor on a text of ``clear_of``; farther places get a thin line. A name without a
    free place is left out, unless ``always``: then it is put farther away, if need be over points, and at
    last wherever it lies on no other text. Returns the texts drawn.
    """
    literal(ax)
    figure = ax.figure
    figure.draw_without_rendering()  # the layout has to be final before places can be compared
    renderer = figure.canvas.get_renderer()
    frame = ax.get_window_extent(renderer)
    spots = ax.transData.transform([*avoid, *((x, y) for _name, x, y in points)])
    taken, drawn = [text.get_window_extent(renderer) for text in clear_of], []
    for name, x, y in points:
        text = ax.annotate(
            short(name, limit) if isinstance(name, str) else "\n".join(short(one, limit) for one in name),
            (x, y),
            xytext=_OFFSETS[0],
            textcoords="offset points",
            fontsize=SMALL,
            color=INK,
            parse_math=False,
            arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.5, "shrinkA": 0, "shrinkB": 3},
        )
        box = _free_place(text, renderer, frame, taken, spots)
        if box is None and always:
            nowhere = spots[:0]
            box = (
                _free_place(text, renderer, frame, taken, spots, _FAR)
                or _free_place(text, renderer, frame, taken, nowhere, _REACHES + _FAR)
                or _free_place(text, renderer, frame, [], nowhere, _REACHES + _FAR)
            )
        if box is None:
            text.remove()
        else:
            taken.append(box)
            drawn.append(text)
    return drawn


def on_paper(texts):
    """White ground under ``texts``, so that no line strikes them out; they then lie above everything."""
    for text in texts:
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.6})
        text.set_zorder(6)


def _free_place(text, renderer, frame, taken, spots, reaches=_REACHES):
    for reach in reaches:
        text.arrow_patch.set_visible(reach > 1)
        for dx, dy in _OFFSETS:
            text.set_position((dx * reach, dy * reach))
            text.set_horizontalalignment("left" if dx > 0 else "right" if dx < 0 else "center")
            text.set_verticalalignment("bottom" if dy > 0 else "top" if dy < 0 else "center")
            box = _text_box(text, renderer)
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            if not inside or box.count_overlaps(taken) or _covers(box, spots):
                continue
            if reach > 1 and taken and _crosses(box, text.axes.transData.transform(text.xy), taken):
                continue
            return box
    return None


def _covers(box, spots):
    x, y = spots.T
    near = (x > box.x0 - _MARKER) & (x < box.x1 + _MARKER) & (y > box.y0 - _MARKER) & (y < box.y1 + _MARKER)
    return near.any()


def _crosses(box, point, taken):
    """Whether the line from ``point`` to ``box`` runs through, or close by, one of ``taken``."""
    end = np.clip(point, box.min, box.max)
    x, y = (point + np.linspace(0, 1, 25)[:, None] * (end - point)).T
    return any(
        ((x > b.x0 - _MARKER) & (x < b.x1 + _MARKER) & (y > b.y0 - _MARKER) & (y < b.y1 + _MARKER)).any()
        for b in taken
    )


def _text_box(text, renderer):
    """The box of the words without their line to the point."""
    text.update_positions(renderer)
    return Text.get_window_extent(text, renderer)
