"""Names beside the points of a map, quickly: the first free side of each point, or no name."""

_NEAR = (  # where the name is: right (1) or left, above (1) or below
    (1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7)
)  # fmt: skip
_FAR = ((0, 2), (0, -2), (1.6, 1.6), (-1.6, 1.6), (1.6, -1.6), (-1.6, -1.6))
_FEW = 12  # points above which a name far from its point could be any point's
_RINGED = 1.6  # how much farther away a name is from a point with a ring around it


def places(points, marker, taken):
    """Where each name goes: ((x, y), ha, va), or None where nothing is free. All in fractions of the panel.

    ``points``, most important first: (x, y) of each, (width, height) of its name, whether something goes to
    the right from it, and whether it has a ring. ``marker``: width and height of a point; ``taken``: boxes
    (left, low, right, high) to keep clear of.
    """
    half = marker[0] / 2, marker[1] / 2
    dots = [(x - half[0], y - half[1], x + half[0], y + half[1]) for (x, y), *_rest in points]
    sides = _NEAR + (_FAR if len(points) <= _FEW else ())
    taken, found = list(taken), []
    for own, (spot, size, goes, ringed) in enumerate(points):
        away = [side * (_RINGED if ringed else 1) for side in marker]
        clear = taken + dots[:own] + dots[own + 1 :]
        tried = (_beside(spot, size, away, side) for side in sides if not (goes and side == (1, 0)))
        place, box = next((there for there in tried if _free(there[1], clear)), (None, None))
        found.append(place)
        if place is not None:
            taken.append(box)
    return found


def _beside(spot, size, away, side):
    """The place of a name on one side of its point, and the box it fills."""
    (x, y), (width, height), (right, up) = spot, size, side
    x, y = x + right * away[0], y + up * away[1]
    ha, before = ("left", 0) if right > 0 else ("right", 1) if right < 0 else ("center", 0.5)
    va, below = ("bottom", 0) if up > 0 else ("top", 1) if up < 0 else ("center", 0.5)
    left, low = x - before * width, y - below * height
    return ((x, y), ha, va), (left, low, left + width, low + height)


def _free(box, taken):
    inside = box[0] >= 0 and box[1] >= 0 and box[2] <= 1 and box[3] <= 1
    return inside and not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )
