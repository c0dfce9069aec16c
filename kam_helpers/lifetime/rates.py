"""What every lifetime model takes, checked in one place and refused in words. Rates are fractions."""

import math
from numbers import Real

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..text import _

TIMINGS = ("now", "year_end", "if_retained")  # from the largest worth to the smallest
HIGHEST_RETENTION = 0.99  # no effort reaches certainty (course assumption)
LONGEST = 500  # years: beyond them a customer without an end is worth the same


def check_timing(timing):
    """``timing`` if it is one of TIMINGS."""
    if not isinstance(timing, str) or timing not in TIMINGS:
        raise CourseError(
            _(
                "“timing” says when the first margin comes: “now”, “year_end” (after one year, for certain) "
                "or “if_retained” (after one year, if the customer stays). This is “{timing}”."
            ).format(timing=timing)
        )
    return timing


def check_retention(value, name="retention"):
    """``value`` if it is a fraction from 0 to 1."""
    number = checks.real(value, name)
    if not 0 <= number <= 1:
        raise CourseError(
            _("“{name}” must be a fraction from 0 to 1 (write 0.8 for 80 %); this is {value}.").format(
                name=name, value=value
            )
        )
    return number


def check_retentions(values):
    """The retention of each account as a Series of floats; a wrong one is refused with its account."""
    retention = checks.numbers(values, "retention")
    for account, value in retention.items():
        check_retention(value, _("retention of {account}").format(account=account))
    return retention


def check_discount_rate(value, name="discount_rate"):
    """``value`` if it is a fraction from 0 to below 1."""
    number = checks.real(value, name)
    if not 0 <= number < 1:
        raise CourseError(
            _(
                "“{name}” must be a fraction of at least 0 and below 1 (write 0.1 for 10 %); this is {value}."
            ).format(name=name, value=value)
        )
    return number


def check_growth(value, name="growth"):
    """``value`` if it is a fraction between −1 and 1."""
    number = checks.real(value, name)
    if not -1 < number < 1:
        raise CourseError(
            _("“{name}” must be a fraction between −1 and 1 (write 0.03 for 3 %); this is {value}.").format(
                name=name, value=value
            )
        )
    return number


def check_periods(value, name="periods"):
    """``value`` if it is a whole number of years from 1 to LONGEST."""
    years = checks.count(value, name, least=1)
    if years > LONGEST:
        raise CourseError(
            _("“{name}” may cover {longest} years at most; this is {value}.").format(
                name=name, longest=LONGEST, value=years
            )
        )
    return years


def check_number(value, name):
    """``value`` if it is a finite number; a margin may be negative."""
    number = checks.real(value, name)
    if not math.isfinite(number):
        raise CourseError(_("“{name}” must be a number; this is {value}.").format(name=name, value=value))
    return number


class NoEndError(CourseError):
    """The worth has no end: which figures make it so, and what helps."""


def gap(retention, discount_rate, growth=None):
    """1 + i − r(1 + g), refused unless above zero: without an end the worth would have none either.

    ``growth`` None: what is asked has neither growth nor a horizon, so that neither of them is a way out.
    """
    left = 1 + discount_rate - retention * (1 + (growth or 0.0))
    if left >= 1e-12:
        return left
    if growth is None:
        sentence = _(
            "With a retention of {retention} and a discount rate of {discount_rate}, each later year is "
            "worth as much as the one before, so that the worth has no end. Take a discount rate above 0 or "
            "a lower retention."
        )
    else:
        sentence = _(
            "With a retention of {retention}, growth of {growth} and a discount rate of {discount_rate}, "
            "each later margin is worth as much as the one before or more, so that without an end of the "
            "horizon the worth has no end. Shorten the horizon (periods) or lower the growth."
        )
    raise NoEndError(
        sentence.format(
            retention=percent(retention, 1),
            growth=percent(growth, 1),
            discount_rate=percent(discount_rate, 1),
        )
    )


def is_list(values):
    """Is it one number for each year (or rate), and not a number alone?"""
    if isinstance(values, np.ndarray):
        return values.ndim > 0
    return isinstance(values, (list, tuple, range, pd.Series, pd.Index))


def listed(values, name):
    """``values`` as a Series of floats, counted from 1 unless labelled; a number alone is a list of one."""
    if isinstance(values, Real):
        values = [values]
    if not is_list(values) or (isinstance(values, np.ndarray) and values.ndim > 1) or not len(values):
        raise CourseError(_("“{name}” must be a number, or a list of numbers.").format(name=name))
    if not isinstance(values, pd.Series):
        values = pd.Series(values, index=range(1, len(values) + 1))
    return checks.numbers(values, name)
