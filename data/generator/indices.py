"""Cost indices by month, the exchange rate, and what the indices weigh in a unit of each product group."""

from .draws import Stream, interpolate, nearest
from .period import MONTHS

NEWEST = "2026-07"  # known when the requests for the year from July 2026 are on the table

# Course assumptions: (month from July 2023, level). Resin fell as buyers say, wages and pigment rose as we
# say; over three years the unit cost stood still, and in the newest months it rises.
_COURSES = {
    "resin": (((0, 100), (8, 104), (20, 94), (31, 90), (36, 97)), 0.8),
    "pigment": (((0, 100), (12, 105), (24, 111), (36, 118)), 0.6),
    "solvent": (((0, 100), (6, 106), (18, 94), (32, 90), (36, 101)), 1.5),
    "wages": (((0, 100), (11, 100), (12, 106), (23, 106), (24, 112), (35, 112), (36, 118)), 0.0),
    "energy": (((0, 100), (7, 105), (19, 93), (31, 90), (36, 99)), 1.2),
    "freight": (((0, 100), (9, 109), (16, 98), (30, 101), (36, 106)), 1.5),
}
_EURO = ((0, 7.85), (10, 7.75), (18, 7.55), (27, 8.35), (36, 8.15))
INDICES = tuple(_COURSES)

# Course assumptions, in per cent: the six indices' parts of full unit cost (the rest is bought-in parts and
# fixed cost), the part of it that goes when the sale goes, and how much of what goes in comes out as goods.
COST_STRUCTURE = (
    ("top coats", 28, 18, 12, 12, 5, 4, 77, 94),
    ("primers", 32, 12, 12, 12, 5, 5, 76, 95),
    ("water-based coatings", 34, 14, 4, 13, 5, 5, 74, 93),
    ("powder coatings", 40, 14, 0, 11, 9, 4, 78, 96),
    ("UV coatings", 44, 10, 2, 11, 4, 3, 73, 92),
    ("dosing equipment", 0, 0, 0, 30, 3, 4, 70, 98),
    ("spare parts", 0, 0, 0, 22, 3, 6, 68, 98),
    ("service contracts", 0, 0, 0, 62, 1, 8, 45, 100),
)


def cost_indices():
    """(month, the six indices), 100 in July 2023, with one decimal."""
    courses = {name: _course(name, points, reach, 10) for name, (points, reach) in _COURSES.items()}
    return [(month, *(courses[name][k] for name in INDICES)) for k, month in enumerate((*MONTHS, NEWEST))]


def exchange_rates():
    """(month, CNY for a euro), with two decimals."""
    return list(zip((*MONTHS, NEWEST), _course("euro", _EURO, 0.08, 100), strict=True))


def _course(name, points, reach, steps):
    """The levels of 37 months in steps of 1/``steps``; the first and the newest exactly as given."""
    draw, last = Stream("cost indices", name), len(MONTHS)
    levels = [interpolate(points, k) + (draw.bell(0, reach) if 0 < k < last else 0) for k in range(last + 1)]
    return [nearest(level * steps) / steps for level in levels]
