"""Names beside points that never lie on each other."""

from matplotlib.text import Text

from .style import INK, SMALL, literal, short

_OFFSETS = ((7, 0), (-7, 0), (0, 8), (0, -8), (7, 8), (-7, 8), (7, -8), (-7, -8))
_MARKER = 3  # pixels a marker reaches around its point
_REACHES = (1.0, 2.2, 3.6)


def label_points(ax, points, avoid=(), limit=26):
    """Write each name of ``points`` (list of name, x, y; most important first) near its point.

    A name takes the first free place around its point that lies inside the axes, on no other name and on no
    point of ``avoid`` (x, y); farther places get a thin line. A name without a free place is left out.
    Returns the texts drawn.
    """
    literal(ax)
    figure = ax.figure
    figure.draw_without_rendering()  # the layout has to be final before places can be compared
    renderer = figure.canvas.get_renderer()
    frame = ax.get_window_extent(renderer)
    spots = ax.transData.transform([*avoid, *((x, y) for _name, x, y in points)])
    taken, drawn = [], []
    for name, x, y in points:
        text = ax.annotate(
            short(name, limit),
            (x, y),
            xytext=_OFFSETS[0],
            textcoords="offset points",
            fontsize=SMALL,
            color=INK,
            parse_math=False,
            arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.5, "shrinkA": 0, "shrinkB": 3},
        )
        box = _free_place(text, renderer, frame, taken, spots)
        if box is None:
            text.remove()
        else:
            taken.append(box)
            drawn.append(text)
    return drawn


def _free_place(text, renderer, frame, taken, spots):
    for reach in _REACHES:
        text.arrow_patch.set_visible(reach > 1)
        for dx, dy in _OFFSETS:
            text.set_position((dx * reach, dy * reach))
            text.set_horizontalalignment("left" if dx > 0 else "right" if dx < 0 else "center")
            text.set_verticalalignment("bottom" if dy > 0 else "top" if dy < 0 else "center")
            box = _text_box(text, renderer)
            inside = frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
            if inside and not box.count_overlaps(taken) and not _covers(box, spots):
                return box
    return None


def _covers(box, spots):
    x, y = spots.T
    near = (x > box.x0 - _MARKER) & (x < box.x1 + _MARKER) & (y > box.y0 - _MARKER) & (y < box.y1 + _MARKER)
    return near.any()


def _text_box(text, renderer):
    """The box of the words without their line to the point."""
    text.update_positions(renderer)
    return Text.get_window_extent(text, renderer)
