"""Retention counted: of accounts from one year to the next, and of groups that started together."""

import numpy as np

from .. import checks
from ..errors import CourseError
from ..text import _
from .rates import LONGEST


def retention_rate(before, after):
    """Of the accounts that bought before, the share that buys after; fraction.

    ``before``, ``after``: purchases of two years by account (CNY). An account that is not in a year, or whose
    returns outweigh its purchases, did not buy in it. Two years without any name in common are refused: most
    likely they call the same accounts by different names.

    >>> retention_rate({"Alder": 5, "Birch": 3}, {"Alder": 4, "Cedar": 9, "Dogwood": 1})
    0.5
    """
    before, after = _both_buyers(before, after)
    return _share_of(before, after, _("before"))


def repeat_rate(before, after):
    """Of the accounts that buy after, the share that had bought before; fraction.

    A definition of this course: elsewhere “repeat rate” often means the share of customers who buy more than
    once. It is not retention: new accounts lower it, and accounts that left do not. ``before``, ``after``: as
    for ``retention_rate``.

    >>> round(repeat_rate({"Alder": 5, "Birch": 3}, {"Alder": 4, "Cedar": 9, "Dogwood": 1}), 2)
    0.33
    """
    before, after = _both_buyers(before, after)
    return _share_of(after, before, _("after"))


def _both_buyers(before, after):
    """The accounts that bought in each of two years."""
    before = checks.numbers(before, _("before"), unique=True)
    after = checks.numbers(after, _("after"), unique=True)
    if not before.index.isin(after.index).any():
        raise CourseError(
            _(
                "No name is in both “{one}” and “{other}”. Call the same account by the same name in both; "
                "if every account has left, give it 0 in “{other}”."
            ).format(one=_("before"), other=_("after"))
        )
    return before.index[before > 0], after.index[after > 0]


def _share_of(buyers, others, name):
    if not len(buyers):
        raise CourseError(_("Nobody bought in “{name}”: a share of nobody means nothing.").format(name=name))
    return float(buyers.isin(others).mean())


def survivors_table(cohorts, years=None):
    """Contracts in force by plan (rows) and by years since their start (columns 0 … ``years``).

    ``cohorts``: columns plan, start_year, year (since the start, 0 = all that started), in_force. Start years
    are added up, and only those seen for all of ``years``: a sum of different start years at different ages
    would fall and rise for no reason. Default: the longest time that at least half of the start years of
    every plan have been seen for, at least one (course assumption: a balance between time and number).
    """
    checks.frame(cohorts, _("cohorts"), ["plan", "start_year", "year", "in_force"])
    counts, year = _whole(cohorts, "in_force"), _whole(cohorts, "year")
    if cohorts["plan"].isna().any():
        raise CourseError(
            _("“{column}” is missing in row {row}. Name the plan, or leave the row out.").format(
                column="plan", row=cohorts.index[cohorts["plan"].isna()][0]
            )
        )
    keys = [cohorts["plan"].astype(str), _whole(cohorts, "start_year"), year]
    wide = counts.groupby(keys).agg(["sum", "size"])
    if (wide["size"] > 1).any():
        plan, start, year = wide.index[(wide["size"] > 1).argmax()]
        raise CourseError(
            _("“{plan}”, started in {start}, appears more than once for year {year}.").format(
                plan=plan, start=start, year=year
            )
        )
    wide = wide["sum"].unstack("year")
    seen = _years_seen(wide)
    rises = wide.diff(axis=1) > 0
    if rises.any(axis=None):
        plan, start, year = rises.stack().idxmax()
        raise CourseError(
            _(
                "“{plan}”, started in {start}, has more contracts in year {year} than in the year before."
            ).format(plan=plan, start=start, year=year)
        )
    years = _checked_years(years, seen)
    table = wide.loc[seen >= years, range(years + 1)].groupby(level="plan").sum()
    return table.astype(int).rename_axis(index="plan", columns="year")


def _checked_years(years, seen):
    """How long to look: ``years``, or the default; refused where a plan has not been seen for so long."""
    by_plan = seen.groupby(level="plan")
    if years is None:
        years = max(int(by_plan.quantile(0.5, interpolation="higher").min()), 1)
    years = checks.count(years, "years", least=1)
    longest = by_plan.max()
    if longest.min() < 1:
        raise CourseError(
            _("No start year of “{plan}” has been seen for a whole year.").format(plan=longest.idxmin())
        )
    if longest.min() < years:
        raise CourseError(
            _("No start year of “{plan}” has been seen for {years} years. Choose fewer years.").format(
                plan=longest.idxmin(), years=years
            )
        )
    return years


def _whole(table, column):
    values = checks.numbers(table[column], column, negative=False)
    if (values % 1 != 0).any():
        raise CourseError(
            _("“{column}” must hold whole numbers; {value:g} is not one.").format(
                column=column, value=values[values % 1 != 0].iloc[0]
            )
        )
    most = LONGEST if column == "year" else checks.LARGEST_COUNT
    if values.max() > most:
        checks.count(values.max(), column, most=most)
    return values.astype(int)


def _years_seen(wide):
    """The last year of each start year; refuses a gap before it."""
    known = wide.reindex(columns=range(int(wide.columns.max()) + 1)).notna()
    seen = known.sum(axis=1) - 1
    gaps = known.cummin(axis=1).sum(axis=1) - 1 != seen
    if gaps.any():
        plan, start = gaps.idxmax()
        raise CourseError(
            _("“{plan}”, started in {start}, has a gap: give every year from 0 on.").format(
                plan=plan, start=start
            )
        )
    return seen


def constant_retention(survivors):
    """One retention for all ages: renewals ÷ renewals that were due, all years together; fraction.

    ``survivors``: customers left after 0, 1, 2 … years (each start counted once).

    >>> round(constant_retention([100, 60, 48]), 3)
    0.675
    """
    left = checked_survivors(survivors, least=1)
    return float(left[1:].sum() / left[:-1].sum())


def checked_survivors(survivors, least):
    """Customers left by year as an array: a start above 0, never rising, with at least ``least`` years after
    it."""
    left = checks.numbers(survivors, _("survivors"), negative=False).to_numpy()
    if len(left) < least + 1:
        raise CourseError(
            _("“survivors” needs at least {least} numbers: the start and what is left year by year.").format(
                least=least + 1
            )
        )
    if left[0] == 0:
        raise CourseError(_("“survivors” starts with 0 customers. Start with all of them."))
    rises = np.flatnonzero(np.diff(left) > 0)
    if len(rises):
        year = int(rises[0]) + 1
        raise CourseError(
            _(
                "“survivors” rises in year {year}, from {before:g} to {after:g}. Count only those that "
                "started in year 0: new customers are another group."
            ).format(year=year, before=left[year - 1], after=left[year])
        )
    return left
