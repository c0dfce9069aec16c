"""Names beside the points of a map, quickly: the first free side of each point, or no name."""

_SIDES = (  # away from the point in letters and lines, and which point of the text is there
    (1.0, 0.0, "left", "center"),
    (-1.0, 0.0, "right", "center"),
    (0.0, 0.6, "center", "bottom"),
    (0.0, -0.6, "center", "top"),
    (0.8, 0.5, "left", "bottom"),
    (-0.8, 0.5, "right", "bottom"),
    (0.8, -0.5, "left", "top"),
    (-0.8, -0.5, "right", "top"),
)
_START = {"left": 0.0, "center": 0.5, "right": 1.0, "bottom": 0.0, "top": 1.0}


def places(names, spots, others, letter, line):
    """Where each name goes: ((x, y), ha, va) in fractions of the panel, or None where nothing is free.

    ``spots``: the points the names belong to; ``others``: more points to keep clear of. ``letter``: width of
    a Latin letter, ``line``: height of a line, both in fractions of the panel.
    """
    points = [_box(x - 0.6 * letter, y - 0.3 * line, 1.2 * letter, 0.6 * line) for x, y in [*spots, *others]]
    taken, found = [], []
    for own, (name, (x, y)) in enumerate(zip(names, spots, strict=True)):
        width = letter * sum(2 if character >= "\u2e80" else 1 for character in name)
        place = None
        for right, up, ha, va in _SIDES:
            at = x + right * letter, y + up * line
            box = _box(at[0] - _START[ha] * width, at[1] - _START[va] * line, width, line)
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= 1 and box[3] <= 1
            free = inside and not any(_overlap(box, other) for other in taken)
            if free and not any(_overlap(box, point) for n, point in enumerate(points) if n != own):
                place = (at, ha, va)
                taken.append(box)
                break
        found.append(place)
    return found


def _box(x, y, width, height):
    return x, y, x + width, y + height


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
