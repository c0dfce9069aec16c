"""Which accounts a picture names, beside their points and in its sentence."""

from ..errors import CourseError
from ..text import _
from .labels import label_points
from .style import short

_MOST = 6  # so many are all named
_NAMED = 4  # names in a sentence where there are more


def name_points(ax, places, order, label, clear_of=(), avoid=()):
    """Names beside points: the first ``label`` of ``order`` that find room, or those it lists, none left out.

    ``places``: x and y by account; ``clear_of``: texts, ``avoid``: points (x, y), that no name covers.
    """
    listed = not isinstance(label, int)
    names = [label] if isinstance(label, str) else list(label) if listed else list(order[:label])
    unknown = [name for name in names if name not in places.index]
    if unknown:
        raise CourseError(
            _("There is no account {name} to label. There are: {some} …").format(
                name=unknown[0], some=", ".join(map(str, places.index[:5]))
            )
        )
    points = [(name, *places.loc[name]) for name in names]
    dots = [*places.to_numpy(), *avoid]
    return label_points(ax, points, avoid=dots, limit=28, clear_of=clear_of, always=listed)


def listed(names):
    """Names in a sentence: up to six all, of more the first four, and how many more there are.

    >>> listed(["Alder", "Birch"]), listed(list("ABCDEFG"))
    ('Alder, Birch', 'A, B, C, D and 3 more')
    """
    if len(names) <= _MOST:
        return ", ".join(short(name) for name in names)
    text = ", ".join(short(name) for name in names[:_NAMED])
    return _("{names} and {n} more").format(names=text, n=len(names) - _NAMED)
