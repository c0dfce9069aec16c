"""Years in tables: which year a date lies in, and years that follow one another."""

import re

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _


def year_table(revenue_by_year, least):
    """Account × year as numbers, with at least ``least`` years that follow one another."""
    checks.frame(revenue_by_year, _("revenue by year"))
    checks.refuse_duplicates(revenue_by_year.index, _("revenue by year"))
    if revenue_by_year.shape[1] < least:
        raise CourseError(_("“revenue by year” needs at least {least} years.").format(least=least))
    refuse_gaps(revenue_by_year.columns, _("revenue by year"))
    return revenue_by_year.apply(lambda column: checks.numbers(column, str(column.name)))


def refuse_gaps(years, name):
    """Refuse years that do not follow one another: what is compared would not be a year and the one before.

    A year is read from the four digits its label starts with: 2025, "2025", "2025/26".
    """
    known = [re.match(r"(\d{4})(?!\d)", str(label)) for label in years]
    if None in known:
        raise CourseError(
            _("“{name}” has “{label}” for a year. Call it by its number, such as 2025 or 2025/26.").format(
                name=name, label=years[known.index(None)]
            )
        )
    starts = [int(year[1]) for year in known]
    for place in range(1, len(starts)):
        if starts[place] != starts[place - 1] + 1:
            raise CourseError(
                _(
                    "In “{name}”, {after} stands right after {before}. Give every year, the oldest first, "
                    "with none left out."
                ).format(name=name, after=years[place], before=years[place - 1])
            )


def check_dates(dates, missing=False):
    """Refuse what is no column of dates; ``missing``: some may be empty."""
    if not pd.api.types.is_datetime64_any_dtype(dates.dtype) or (dates.hasnans and not missing):
        raise CourseError(_("“{column}” must hold a date in every row.").format(column=dates.name))


def same_zone(table, columns):
    """Refuse dates of which one column has a time zone and another has a different one, or none."""
    zones = [str(table[column].dt.tz) for column in columns]
    other = next((n for n, zone in enumerate(zones) if zone != zones[0]), None)
    if other is not None:
        raise CourseError(
            _(
                "“{one}” and “{other}” are in different time zones, or one has none. Take the zones off: "
                "days are enough."
            ).format(one=columns[0], other=columns[other])
        )


def year_of(dates, last):
    """The label of the year of each date; the last year ends with the month of ``last``."""
    end, months = last.year * 12 + last.month, dates.dt.year * 12 + dates.dt.month
    first = end - 11 - (end - months) // 12 * 12  # first month of the year that the date lies in
    year = (first - 1) // 12
    labels = {
        (y, m): f"{y}" if m else f"{y}/{(y + 1) % 100:02d}" for y in year.unique() for m in (True, False)
    }
    return pd.Series(
        [labels[pair] for pair in zip(year, first % 12 == 1, strict=True)], dates.index, name="year"
    )
