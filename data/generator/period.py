"""The 36 months the files cover, July 2023 to June 2026."""

from datetime import date, timedelta

FIRST = date(2023, 7, 1)
LAST = date(2026, 6, 30)
MONTHS = tuple(f"{2023 + (6 + k) // 12}-{(6 + k) % 12 + 1:02d}" for k in range(36))

# Orders in per cent of an ordinary month: the spring festival is quiet, March and the last quarter catch up.
SEASON_PERCENT = (97, 98, 104, 101, 105, 104, 93, 74, 112, 104, 103, 105)  # July … June


def month_of(day):
    """2024-03-09 → "2024-03"."""
    return f"{day.year}-{day.month:02d}"


def month_number(day):
    """0 for July 2023 … 35 for June 2026."""
    return (day.year - 2023) * 12 + day.month - 7


def years_before_midpoint(day):
    """Years from ``day`` to the middle of the last twelve months (negative after it)."""
    return (date(2025, 12, 30) - day).days / 365


def season(day):
    """How busy the month is, 1.0 in an ordinary one."""
    return SEASON_PERCENT[month_number(day) % 12] / 100


def working_day(day, latest=LAST):
    """The same day, or the Monday after a weekend (the Friday before, if Monday is after ``latest``)."""
    moved = day + timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)
    return moved if moved <= latest else day - timedelta(days=day.weekday() - 4)


def last_day_of(month):
    """The last day of a "YYYY-MM"."""
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
