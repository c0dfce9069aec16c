"""What a recovery is worth, what it may cost at most, and what failing twice costs. Money in CNY."""

from dataclasses import dataclass
from math import nan

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_retention
from ..satisfaction.retention import PER_POINT, retention_after
from ..text import N_, _
from .effects import DOUBLE, GOOD, POOR, UNTROUBLED

NO_RECOVERY = N_("no recovery")
EVENTS = {  # points of satisfaction on a scale from 1 to 7 (course assumption; the order follows the research)
    N_("failure"): -1.2,
    N_("good recovery"): 1.4,
    N_("poor recovery"): -0.5,
    N_("second failure"): -1.6,
    N_("good recovery of the second failure"): 1.3,
    N_("poor recovery of the second failure"): -1.2,
}


@dataclass(frozen=True, eq=False)
class RecoveryValue:
    """``table`` by outcome (none needed, good, no recovery, double deviation): retention, worth (CNY: chance
    to stay × CLP) and against_no_recovery (CNY).

    ``gain``: what a recovery that succeeds is worth against none; ``loss``: what one that fails costs;
    ``at_most``: what the attempt may cost at most, given its chance of success (0 if it is not worth an
    attempt); ``break_even_success``: the chance of success at which an attempt is worth nothing.
    """

    table: pd.DataFrame
    gain: float
    loss: float
    at_most: float
    break_even_success: float


def recovery_value(
    clp_cny,
    *,
    retention_without,
    retention_good,
    retention_double,
    retention_untroubled=None,
    success=1.0,
):
    """What putting a failure right is worth: the chance to keep the customer it adds × what he is worth.

    ``clp_cny``: lifetime profit from the next renewal on, if the customer stays. The chance to stay for that
    renewal (0 … 1): ``retention_without`` any recovery, ``retention_good`` after a good one,
    ``retention_double`` after a recovery that fails too, ``retention_untroubled`` with no failure at all (not
    needed). ``success``: the chance that the attempt succeeds; when it does not, it is a double deviation.

    >>> value = recovery_value(1_000_000, retention_without=0.7, retention_good=0.85, retention_double=0.5)
    >>> round(value.gain), round(value.loss), round(value.at_most), round(value.break_even_success, 2)
    (150000, 200000, 150000, 0.57)
    """
    clp = checks.amount(clp_cny, "clp_cny")
    stays = {
        UNTROUBLED: retention_untroubled,
        GOOD: retention_good,
        NO_RECOVERY: retention_without,
        DOUBLE: retention_double,
    }
    names = ("retention_untroubled", "retention_good", "retention_without", "retention_double")
    retention = pd.Series(
        {
            outcome: check_retention(value, name)
            for (outcome, value), name in zip(stays.items(), names, strict=True)
            if value is not None or outcome != UNTROUBLED
        }
    )
    chance = checks.fraction(success, "success", zero=True)
    if not retention[DOUBLE] <= retention[NO_RECOVERY] <= retention[GOOD]:
        raise CourseError(
            _(
                "Retention must not rise from a good recovery to none to a double deviation; these are "
                "{good:g}, {without:g} and {double:g}."
            ).format(good=retention[GOOD], without=retention[NO_RECOVERY], double=retention[DOUBLE])
        )
    table = pd.DataFrame({"retention": retention, "worth": retention * clp}).rename_axis("outcome")
    table["against_no_recovery"] = table["worth"] - table.loc[NO_RECOVERY, "worth"]
    gain = float(table.loc[GOOD, "against_no_recovery"])
    loss = float(-table.loc[DOUBLE, "against_no_recovery"])
    return RecoveryValue(
        table=table,
        gain=gain,
        loss=loss,
        at_most=max(chance * gain - (1 - chance) * loss, 0.0),
        break_even_success=loss / (gain + loss) if gain + loss else nan,
    )


def value_from_panel(effects, clp_cny, *, success=1.0):
    """``recovery_value`` with the renewals of ``recovery_effects``; a poor recovery stands for none."""
    checks.frame(effects, "effects", ["renewal"])
    checks.same_accounts(pd.Index([UNTROUBLED, GOOD, POOR, DOUBLE]), effects.index, "effects")
    renewal = effects["renewal"]
    return recovery_value(
        clp_cny,
        retention_untroubled=float(renewal[UNTROUBLED]),
        retention_good=float(renewal[GOOD]),
        retention_without=float(renewal[POOR]),
        retention_double=float(renewal[DOUBLE]),
        success=success,
    )


def failure_path(
    events, *, satisfaction, retention, clp_cny, changes=None, retention_per_point=PER_POINT, scale=(1, 7)
):
    """What a chain of events does to one customer: satisfaction, retention and what he is worth.

    ``events``: names from EVENTS in order, or of ``changes`` (event → points of satisfaction, added to EVENTS
    or in their place). ``satisfaction``, ``retention``: before the first. ``clp_cny``: lifetime profit from
    the next renewal on, if the customer stays. Satisfaction may end above where it started (the paradox), but
    retention never rises above its start: that is what the meta-analysis of de Matos, Henrique & Rossi (2007)
    found for repurchase. All points are course assumptions.

    Returns by step (0 = before): event, satisfaction, retention, worth (chance to stay × CLP), lost (against
    step 0).

    >>> story = failure_path(["failure", "good recovery"], satisfaction=5, retention=0.9, clp_cny=1000)
    >>> story["satisfaction"].round(1).to_list(), story["retention"].round(3).to_list()
    ([5.0, 3.8, 5.2], [0.9, 0.867, 0.9])
    """
    known = EVENTS | (changes or {})
    unknown = [event for event in events if event not in known]
    if unknown:
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name="events", allowed=", ".join(known), unknown=unknown[0]
            )
        )
    start, stays = float(satisfaction), check_retention(retention)
    clp = checks.amount(clp_cny, "clp_cny")
    levels = [start]
    for event in events:
        levels.append(min(max(levels[-1] + known[event], scale[0]), scale[1]))
    kept = [
        float(retention_after(stays, min(level - start, 0.0), per_point=retention_per_point))
        for level in levels
    ]
    table = pd.DataFrame(
        {"event": [_("before"), *events], "satisfaction": levels, "retention": kept},
        index=pd.RangeIndex(len(levels), name="step"),
    )
    table["worth"] = table["retention"] * clp
    table["lost"] = table["worth"].iloc[0] - table["worth"]
    return table
