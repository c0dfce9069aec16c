"""Small tables that say a result in words: what the lesson shows before it goes on."""

from ..formats import NBSP, percent
from ..text import _


def problems_table(problems):
    """The four problems as a reader sees them: each measure in its own unit, and the lesson that answers it.

    ``problems``: from ``four_problems``, whose order of rows decides the units.
    """
    units = (percent, _percent_exact, _days, percent, percent)
    shown = problems.copy()
    for column in ("before", "now"):
        shown[column] = [unit(value) for unit, value in zip(units, problems[column], strict=True)]
    return shown


def _percent_exact(fraction):
    return percent(fraction, 1)


def _days(number):
    return _("{number} days").format(number=f"{number:.0f}").replace(" ", NBSP)
