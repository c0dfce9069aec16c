"""A register of complaints in figures, and when to call back after a recovery."""

import math

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .effects import GOOD, POOR, true_failures

# Days until the call that asks whether the recovery holds, by severity (course assumption).
CALL_BACK_DAYS = {1: 14, 2: 7, 3: 3}
AFTER_DOUBLE = 1
RECOVERY_COLUMN = "recovery"


def complaint_metrics(complaints, *, by=None, complain_share=None, stayed=None, answer_within_hours=24):
    """What a register of complaints says. One row for all, or one for each value of the column ``by``.

    ``complaints``: account_id, first_response_hours, resolved_days, recovery (good or poor),
    double_deviation (0 or 1) and, if there is one, compensation_cny. ``answer_within_hours``: the promise for
    the first answer (24: course assumption). ``complain_share``: P(complain), to estimate true failures.
    ``stayed``: account → whether it is still a customer.

    Returns complaints, accounts, first_response_hours and resolved_days (medians), answered_in_time,
    good_recovery, double_deviation (shares), compensation_cny (sum), and where asked for true_failures and
    recovery_rate = accounts that complained and stayed ÷ accounts that complained. Complaints are not
    failures: few of them may mean that customers have given up telling us.
    """
    needed = ["account_id", "first_response_hours", "resolved_days", RECOVERY_COLUMN, "double_deviation"]
    checks.frame(complaints, "complaints", needed + ([by] if by else []))
    limit = checks.amount(answer_within_hours, "answer_within_hours")
    table = _register(complaints, limit)
    key = complaints[by].rename(by) if by else pd.Series(_("all"), index=table.index, name="complaints")
    groups = table.groupby(key, sort=True)
    result = pd.DataFrame({"complaints": groups.size(), "accounts": groups["account"].nunique()})
    for column in ("first_response_hours", "resolved_days"):
        result[column] = groups[column].median()
    for column in ("answered_in_time", "good_recovery", "double_deviation"):
        result[column] = groups[column].mean()
    if "compensation_cny" in complaints.columns:
        paid = checks.numbers(complaints["compensation_cny"], "compensation_cny", negative=False)
        result["compensation_cny"] = paid.groupby(key).sum()
    if complain_share is not None:
        result["true_failures"] = [true_failures(n, complain_share) for n in result["complaints"]]
    if stayed is not None:
        result["recovery_rate"] = groups["account"].agg(lambda names: _share_that_stayed(names, stayed))
    return result


def _register(complaints, limit):
    hours = checks.numbers(complaints["first_response_hours"], "first_response_hours", negative=False)
    recovery = checks.choice(complaints[RECOVERY_COLUMN].astype(str), (GOOD, POOR), RECOVERY_COLUMN)
    return pd.DataFrame(
        {
            "account": complaints["account_id"].astype(str),
            "first_response_hours": hours,
            "resolved_days": checks.numbers(complaints["resolved_days"], "resolved_days", negative=False),
            "answered_in_time": hours <= limit,
            "good_recovery": recovery == GOOD,
            "double_deviation": checks.numbers(complaints["double_deviation"], "double_deviation") > 0,
        }
    )


def _share_that_stayed(names, stayed):
    stayed = pd.Series(stayed)
    accounts = pd.Index(names.unique())
    checks.same_accounts(accounts, stayed.index, "stayed")
    return float(stayed.reindex(accounts).astype(bool).mean())


def follow_up_rule(severity, recovery=GOOD, tier=None, *, double_deviation=False):
    """Days until the call that asks whether the recovery holds (course assumption).

    Severity 1, 2, 3: 14, 7, 3 days (CALL_BACK_DAYS); half of it (rounded up) after a poor recovery, and half
    again for an account of tier A. After a double deviation: the next day, whatever the rest.

    >>> follow_up_rule(2), follow_up_rule(2, "poor"), follow_up_rule(2, "poor", "A")
    (7, 4, 2)
    >>> follow_up_rule(1, double_deviation=True)
    1
    """
    if severity not in CALL_BACK_DAYS:
        raise CourseError(
            _("“severity” must be 1 (nuisance), 2 (costs money) or 3 (stops work); this is {value}.").format(
                value=severity
            )
        )
    if recovery not in (GOOD, POOR):
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name="recovery", allowed=f"{GOOD}, {POOR}", unknown=recovery
            )
        )
    if double_deviation:
        return AFTER_DOUBLE
    halvings = (recovery == POOR) + (tier == "A")
    return math.ceil(CALL_BACK_DAYS[severity] / 2**halvings)
