"""What customers ask and what they are given: the asked cut is no forecast of the given one."""

from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _


@dataclass(frozen=True, eq=False)
class AskedAndGiven:
    """``table`` by group: asked, given (mean price cut, fractions; missing where nobody knows it),
    given_to_asked and answered (how many rows know both). ``ratio``: given ÷ asked over all of those rows.
    """

    table: pd.DataFrame
    ratio: float


def given_to_asked(requests, by="year"):
    """How much of an asked price cut is given, group by group and over all.

    ``requests``: columns asked and given (price cuts as fractions; missing where not known, as in an open
    request) and ``by``. A mean of ratios would let small requests count most: these are ratios of sums.

    >>> asked = pd.DataFrame({"year": [2011, 2012], "asked": [0.05, 0.03], "given": [None, 0.012]})
    >>> round(given_to_asked(asked).ratio, 2)
    0.4
    """
    table = checks.frame(requests, "requests", [by, "asked", "given"])
    rows = pd.DataFrame({name: _cuts(table[name], name) for name in ("asked", "given")})
    both = rows.where(rows.notna().all(axis=1))
    if not both["asked"].sum() > 0:
        raise CourseError(_("No row of “requests” has both a cut asked and one given."))
    kinds = table[by].astype(object)
    result = rows.groupby(kinds).mean()
    sums = both.groupby(kinds).sum()
    result["given_to_asked"] = sums["given"] / sums["asked"].where(sums["asked"] > 0)
    result["answered"] = both["asked"].groupby(kinds).count()
    return AskedAndGiven(result.rename_axis(by), float(both["given"].sum() / both["asked"].sum()))


def _cuts(values, name):
    """Price cuts as floats; a missing one stays missing."""
    known = values.dropna()
    cuts = checks.numbers(known, name, negative=False) if len(known) else pd.Series(dtype=float)
    if (cuts >= 1).any():
        raise CourseError(
            _("“{name}” must hold price cuts as fractions (write 0.03 for 3 %); one is {value:g}.").format(
                name=name, value=cuts.max()
            )
        )
    return cuts.reindex(values.index)
