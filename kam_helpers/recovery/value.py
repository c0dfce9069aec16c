"""What a recovery is worth, what it may cost at most, and what failing twice costs. Money in CNY."""

from dataclasses import dataclass
from math import nan

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_retention
from ..text import N_, _
from .effects import DOUBLE, GOOD, POOR, UNTROUBLED

NO_RECOVERY = N_("no recovery")


@dataclass(frozen=True, eq=False)
class RecoveryValue:
    """``table`` by outcome (none needed, good, no recovery, double deviation): retention, worth (CNY: chance
    to stay × CLP) and against_no_recovery (CNY).

    ``gain``: what a recovery that succeeds is worth against none; ``loss``: what one that fails costs;
    ``at_most``: what the attempt may cost at most, given its chance of success (0: the attempt itself does
    harm); ``break_even_success``: the chance of success below which an attempt does more harm than good
    (missing where nothing is at stake).
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

    ``clp_cny``: lifetime profit from the next renewal on if the customer stays (``lifetime_profit`` with
    timing "now"). The chance to stay for that renewal (0 … 1): ``retention_without`` any recovery,
    ``retention_good`` after a good one, ``retention_double`` after a recovery that fails too,
    ``retention_untroubled`` with no failure at all (shown for comparison). ``success``: the chance that the
    attempt succeeds. That one failed attempt already counts as a double deviation is a course assumption, and
    a careful one. Where a recovery seems to end above the
    untroubled customer, its worth still counts against no recovery only: the failure has happened.

    >>> value = recovery_value(1_000_000, retention_without=0.7, retention_good=0.85, retention_double=0.5)
    >>> round(value.gain), round(value.loss), round(value.at_most), round(value.break_even_success, 2)
    (150000, 200000, 150000, 0.57)
    """
    clp = checks.amount(clp_cny, "clp_cny")
    given = {
        GOOD: check_retention(retention_good, "retention_good"),
        NO_RECOVERY: check_retention(retention_without, "retention_without"),
        DOUBLE: check_retention(retention_double, "retention_double"),
    }
    if retention_untroubled is not None:
        untroubled = check_retention(retention_untroubled, "retention_untroubled")
        given = {UNTROUBLED: untroubled, **given}
    retention = pd.Series(given)
    chance = checks.fraction(success, "success", zero=True)
    if not retention[DOUBLE] <= retention[NO_RECOVERY] <= retention[GOOD]:
        raise CourseError(
            _(
                "Retention must fall (or stay) from a good recovery to none and on to a double deviation; "
                "these are {good:g}, {without:g} and {double:g}."
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
    """``recovery_value`` with the renewals of ``recovery_effects``; a poor recovery stands for none.

    One attempt that fails is priced with the renewal after a double deviation (course assumption, see
    ``recovery_value``), although the panel also holds customers with one poor recovery.
    """
    checks.frame(effects, "effects", ["renewal"])
    checks.same_accounts(pd.Index([UNTROUBLED, GOOD, POOR, DOUBLE]), effects.index, "effects")
    renewal = effects["renewal"].astype(float)
    return recovery_value(
        clp_cny,
        retention_untroubled=renewal[UNTROUBLED],
        retention_good=renewal[GOOD],
        retention_without=renewal[POOR],
        retention_double=renewal[DOUBLE],
        success=success,
    )


def outcome_worth(effects, clp_cny):
    """What each recovery leaves: satisfaction, renewal and what the customer is worth then.

    ``effects``: as ``recovery_effects`` returns it, or your own table by recovery with satisfaction and
    renewal (a fraction). ``clp_cny``: as in ``recovery_value``.

    Returns by recovery: satisfaction, renewal, worth = renewal × CLP, and lost (CNY, against the untroubled
    customer; below 0 would be a gain).
    """
    checks.frame(effects, "effects", ["satisfaction", "renewal"])
    checks.refuse_duplicates(effects.index, "effects")
    checks.same_accounts(pd.Index([UNTROUBLED]), effects.index, "effects")
    clp = checks.amount(clp_cny, "clp_cny")
    table = effects[["satisfaction", "renewal"]].astype(float)
    table["renewal"].map(check_retention)
    table["worth"] = table["renewal"] * clp
    table["lost"] = table.loc[UNTROUBLED, "worth"] - table["worth"]
    return table.rename_axis("recovery")
