"""Small tables that say a result in words: what the lesson shows before it goes on."""

import math

from pandas.api.types import is_numeric_dtype

from .. import checks
from ..errors import CourseError
from ..formats import NBSP, percent
from ..text import _


def problems_table(problems):
    """The four problems as a reader sees them: each measure in its own unit, and the lesson that answers it.

    ``problems``: from ``four_problems``, whose order of rows decides the units. What is missing is shown
    as “–”.
    """
    units = (percent, _percent_exact, _days, percent, percent)
    columns = ["before", "now"]
    checks.frame(problems, _("problems"), columns)
    if len(problems) != len(units) or not all(is_numeric_dtype(problems[column]) for column in columns):
        raise CourseError(
            _("“{name}” must be the table that four_problems returns.").format(name=_("problems"))
        )
    shown = problems.copy()
    for column in columns:
        shown[column] = [unit(value) for unit, value in zip(units, problems[column], strict=True)]
    return shown


def _percent_exact(fraction):
    return percent(fraction, 1)


def _days(number):
    if not math.isfinite(number):
        return "–"
    return _("{number} days").format(number=f"{number:.0f}").replace(" ", NBSP)
