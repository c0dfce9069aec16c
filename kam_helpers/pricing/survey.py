"""What customers ask and what they are given: the asked cut is no forecast of the given one."""

from dataclasses import dataclass
from math import nan

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _


@dataclass(frozen=True, eq=False)
class AskedAndGiven:
    """``table`` by group: asked, given (mean price cut, fractions; given is missing where nobody knows it),
    given_to_asked and answered (how many rows know both). ``ratio``: given ÷ asked over all of those rows.
    """

    table: pd.DataFrame
    ratio: float


def given_to_asked(requests, by="year"):
    """How much of an asked price cut is given, group by group and over all.

    ``requests``: columns asked and given (price cuts as fractions; given may be missing, as in an open
    request) and ``by``. A mean of ratios would let small requests count most: these are ratios of means.

    >>> asked = pd.DataFrame({"year": [2011, 2012], "asked": [0.05, 0.03], "given": [None, 0.012]})
    >>> round(given_to_asked(asked).ratio, 2)
    0.4
    """
    table = checks.frame(requests, "requests", [by, "asked", "given"])
    asked = _cuts(table["asked"], "asked")
    known = table["given"].notna()
    given = pd.Series(nan, table.index)
    if known.any():
        given[known] = _cuts(table.loc[known, "given"], "given")
    rows = pd.DataFrame({"asked": asked, "given": given, "both": asked.where(known)})
    if not rows["both"].sum() > 0:
        raise CourseError(_("No row of “requests” has both a cut asked and one given."))
    groups = rows.groupby(table[by].astype(object))
    result = groups[["asked", "given"]].mean()
    both = groups["both"].sum()
    result["given_to_asked"] = groups["given"].sum() / both.where(both > 0)
    result["answered"] = groups["given"].count()
    return AskedAndGiven(result.rename_axis(by), float(rows["given"].sum() / rows["both"].sum()))


def _cuts(values, name):
    cuts = checks.numbers(values, name, negative=False)
    if (cuts >= 1).any():
        raise CourseError(
            _("“{name}” must hold price cuts as fractions (write 0.03 for 3 %); one is {value:g}.").format(
                name=name, value=cuts.max()
            )
        )
    return cuts
