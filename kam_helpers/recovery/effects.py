"""What failures and recoveries did to satisfaction and to renewal, as a panel of customers shows it."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _

UNTROUBLED = N_("none needed")
GOOD = N_("good")
POOR = N_("poor")
POOR_THEN_GOOD = N_("poor then good")
GOOD_THEN_GOOD = N_("good then good")
GOOD_THEN_POOR = N_("good then poor")
DOUBLE = N_("double deviation")
RECOVERIES = (UNTROUBLED, GOOD, GOOD_THEN_GOOD, POOR, POOR_THEN_GOOD, GOOD_THEN_POOR, DOUBLE)
ABOVE, BELOW = N_("above"), N_("below")
UNCLEAR, TOO_FEW = N_("no clear difference"), N_("too few to say")
FEWEST = 5  # customers: with fewer, nothing is read from a kind of recovery (course assumption)
_SCALE = (1, 7)  # of satisfaction
_Z = 1.959964  # 95 % of a normal distribution lie within so many standard errors


def recovery_effects(panel, *, against=UNTROUBLED):
    """By kind of recovery: satisfaction and renewal afterwards, each compared with ``against``.

    ``panel``: one row per customer with recovery (one of RECOVERIES; another word is a kind of its own; a
    blank is refused),
    satisfaction_before, satisfaction_after (1 … 7) and renewed (0 or 1).

    Returns by recovery: n, satisfaction_before, satisfaction (after; low, high: 95 % interval of the mean),
    renewal (share; renewal_low, renewal_high: Wilson interval), then satisfaction_difference and
    renewal_difference from ``against`` (each with _low, _high; of renewals by the method of Newcombe 1998)
    and what they read in satisfaction_reads and renewal_reads: above, below, no clear difference (the
    interval holds 0), or too few to say (fewer than 5 customers, no interval). Shares are fractions.
    Customers were not drawn by lot into good and bad recoveries, so a difference is not proof of cause.
    """
    table = _panel(panel)
    if against not in set(table["recovery"]):
        raise CourseError(
            _("Nobody in the panel has “{recovery}”, so there is nothing to compare with.").format(
                recovery=against
            )
        )
    groups = table.groupby("recovery", sort=False)
    result = pd.DataFrame(
        {
            "n": groups.size(),
            "satisfaction_before": groups["satisfaction_before"].mean(),
            "satisfaction": groups["satisfaction_after"].mean(),
        }
    )
    error = groups["satisfaction_after"].std() / np.sqrt(result["n"])
    result["low"], result["high"] = result["satisfaction"] - _Z * error, result["satisfaction"] + _Z * error
    result["renewal"] = groups["renewed"].mean()
    result["renewal_low"], result["renewal_high"] = _wilson(result["renewal"], result["n"])
    _compare(result, "satisfaction", "satisfaction", "low", "high", against)
    _compare(result, "renewal", "renewal", "renewal_low", "renewal_high", against)
    ends = [name for name in result.columns if name.endswith(("low", "high"))]
    result.loc[result["n"] < FEWEST, ends] = np.nan
    known = [name for name in RECOVERIES if name in result.index]
    return result.loc[known + [name for name in result.index if name not in known]]


def paradox(effects):
    """Does a good recovery lift the customer above the untroubled one? In satisfaction, and in renewal.

    ``effects``: as ``recovery_effects`` returns it. Returns {"satisfaction": bool, "renewal": bool}; True
    only where the whole interval of the difference lies above 0. The meta-analysis of de Matos, Henrique &
    Rossi (2007) found it for satisfaction and not for repurchase intention; it is never a reason to let
    something fail.
    """
    checks.frame(effects, "effects", ["satisfaction_reads", "renewal_reads"])
    if GOOD not in effects.index:
        raise CourseError(
            _("Nobody in the panel has “{recovery}”, so there is nothing to compare with.").format(
                recovery=GOOD
            )
        )
    row = effects.loc[GOOD]
    return {what: bool(row[f"{what}_reads"] == ABOVE) for what in ("satisfaction", "renewal")}


def _panel(panel):
    """The columns needed, each in its range."""
    columns = ["satisfaction_before", "satisfaction_after", "renewed"]
    checks.frame(panel, "panel", ["recovery", *columns])
    table = pd.DataFrame({name: checks.numbers(panel[name], name) for name in columns})
    for name in columns[:2]:
        off = ~table[name].between(*_SCALE)
        if off.any():
            raise CourseError(
                _("“{name}” must be on the scale from {low:g} to {high:g}; one value is {value:g}.").format(
                    name=name, low=_SCALE[0], high=_SCALE[1], value=table.loc[off, name].iloc[0]
                )
            )
    table["recovery"] = _kinds(panel["recovery"]).array
    if not table["renewed"].isin([0, 1]).all():
        raise CourseError(
            _("“renewed” must be 1 (renewed) or 0 (not); one value is {value:g}.").format(
                value=table.loc[~table["renewed"].isin([0, 1]), "renewed"].iloc[0]
            )
        )
    return table


def _kinds(given):
    """Kinds of recovery as text: the known ones whatever their case and the spaces around them."""
    words = given.astype(object).where(given.notna(), "").astype(str).str.strip()
    blank = (words == "").to_numpy()
    if blank.any():
        raise CourseError(
            _("“{name}” is blank in row {row} of the panel. Fill it in, or leave the row out.").format(
                name="recovery", row=int(blank.argmax()) + 1
            )
        )
    known = words.str.casefold()
    return words.mask(known.isin(RECOVERIES), known)


def _compare(result, name, column, low, high, against):
    """Difference from the row ``against``, its interval from those of the two rows, and how it reads."""
    below, above = result[column] - result[low], result[high] - result[column]
    difference = result[column] - result.loc[against, column]
    least = difference - np.sqrt(below**2 + above[against] ** 2)
    most = difference + np.sqrt(above**2 + below[against] ** 2)
    least[against] = most[against] = 0.0  # nobody differs from himself
    few = (result["n"] < FEWEST) | (result.loc[against, "n"] < FEWEST)
    result[f"{name}_difference"] = difference
    result[f"{name}_difference_low"] = least.where(~few)
    result[f"{name}_difference_high"] = most.where(~few)
    result[f"{name}_reads"] = np.select([few, least > 0, most < 0], [TOO_FEW, ABOVE, BELOW], UNCLEAR)


def _wilson(share, n):
    """Wilson interval of a share: it stays between 0 and 1 also for few customers."""
    centre = (share + _Z**2 / (2 * n)) / (1 + _Z**2 / n)
    half = _Z / (1 + _Z**2 / n) * np.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    return centre - half, centre + half


def true_failures(complaints, complain_share):
    """How many failures there were if only a share of them is complained about: complaints ÷ share.

    ``complain_share``: P(complain), 0 … 1; most unhappy customers say nothing, and how many do is to be
    estimated for your own market.

    >>> true_failures(12, 0.25)
    48.0
    """
    return checks.amount(complaints, "complaints") / checks.fraction(complain_share, "complain_share")
