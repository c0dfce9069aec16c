"""A register of complaints in figures, and when to call back after a recovery."""

import math
from numbers import Real

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .effects import GOOD, POOR, true_failures

# Days until the call that asks whether the recovery holds, by severity (course assumption).
CALL_BACK_DAYS = {1: 14, 2: 7, 3: 3}
DAYS_AFTER_DOUBLE = 1
FIRST_TIER = "A"  # its accounts are called after half the time (course assumption)
_NEEDED = ["first_response_hours", "resolved_days", "recovery", "double_deviation"]


def complaint_metrics(
    complaints,
    *,
    by=None,
    account="account_id",
    complain_share=None,
    stayed=None,
    answer_within_hours=24,
):
    """What a register of complaints says: one row for all, or one for each value of the column ``by``.

    ``complaints``: a row each, with the column ``account``, first_response_hours, resolved_days, recovery
    (good or poor), double_deviation (0 or 1) and, if there is one, compensation_cny.
    ``answer_within_hours``: the promise for the first answer (24: course assumption). ``complain_share``:
    P(complain), to estimate true failures. ``stayed``: account → whether it is still a customer (None: the
    column stayed of the register, if there is one).

    Returns complaints, accounts, first_response_hours and resolved_days (medians), answered_in_time,
    good_recovery, double_deviation (shares), compensation_cny (sum) and paid_for_each_cny (a complaint), and
    where known true_failures and recovery_rate = accounts that complained and stayed ÷ accounts that
    complained. Complaints are not failures: few of them may mean that customers have given up telling us.

    >>> register = pd.DataFrame(
    ...     {
    ...         "account_id": ["Alder", "Birch"], "first_response_hours": [2.0, 30], "resolved_days": [1, 4],
    ...         "recovery": ["good", "poor"], "double_deviation": [0, 0], "compensation_cny": [300.0, 0],
    ...     }
    ... )
    >>> metrics = complaint_metrics(register).loc["all"]
    >>> float(metrics["answered_in_time"]), float(metrics["paid_for_each_cny"])
    (0.5, 150.0)
    """
    checks.frame(complaints, "complaints", [account, *_NEEDED] + ([by] if by else []))
    limit = checks.amount(answer_within_hours, "answer_within_hours")
    table = _register(complaints, account, limit, stayed)
    key = complaints[by].rename(by) if by else pd.Series(_("all"), index=table.index, name="complaints")
    if key.isna().any():
        raise CourseError(
            _("“{name}” is blank in row {row} of the register. Fill it in, or leave the row out.").format(
                name=by, row=key.isna().argmax() + 1
            )
        )
    groups = table.groupby(key, observed=True)
    result = pd.DataFrame({"complaints": groups.size(), "accounts": groups["account"].nunique()})
    for column in ("first_response_hours", "resolved_days"):
        result[column] = groups[column].median()
    for column in ("answered_in_time", "good_recovery", "double_deviation"):
        result[column] = groups[column].mean()
    if "compensation_cny" in table:
        result["compensation_cny"] = groups["compensation_cny"].sum()
        result["paid_for_each_cny"] = result["compensation_cny"] / result["complaints"]
    if complain_share is not None:
        result["true_failures"] = [true_failures(n, complain_share) for n in result["complaints"]]
    if "stayed" in table:
        once = table.assign(key=key).drop_duplicates(["key", "account"])
        result["recovery_rate"] = once.groupby("key", observed=True)["stayed"].mean()
    return result


def complain_share(answers, by=None):
    """P(complain) as customers tell it: the problems they reported ÷ the problems they had.

    ``answers``: a survey's rows with problems and problems_reported (counts). One fraction for all, or a
    Series with one for each value of the column ``by`` (missing where nobody had a problem). CourseError
    where more was reported than happened, or where nobody had a problem at all.

    >>> names = ["account", "problems", "problems_reported"]
    >>> answers = pd.DataFrame([["Alder", 6, 1], ["Birch", 2, 1]], columns=names)
    >>> float(complain_share(answers))
    0.25
    >>> complain_share(answers, by="account").round(2).to_dict()
    {'Alder': 0.17, 'Birch': 0.5}
    """
    counts = ["problems", "problems_reported"]
    checks.frame(answers, "answers", counts + ([by] if by else []))
    table = pd.DataFrame({name: checks.numbers(answers[name], name, negative=False) for name in counts})
    if (table["problems_reported"] > table["problems"]).any():
        raise CourseError(_("Somebody reported more problems than there were. Look at the columns again."))
    if not table["problems"].any():
        raise CourseError(_("Nobody had a problem, so there is no share of problems that is reported."))
    sums = table.groupby(answers[by], observed=True).sum() if by else table.sum()
    share = sums["problems_reported"] / sums["problems"]
    return share.rename("complain_share") if by else float(share)


def _register(complaints, account, limit, stayed):
    hours = checks.numbers(complaints["first_response_hours"], "first_response_hours", negative=False)
    recovery = checks.choice(complaints["recovery"].astype(str), (GOOD, POOR), "recovery")
    table = pd.DataFrame(
        {
            "account": complaints[account].astype(str),
            "first_response_hours": hours,
            "resolved_days": checks.numbers(complaints["resolved_days"], "resolved_days", negative=False),
            "answered_in_time": hours <= limit,
            "good_recovery": recovery == GOOD,
            "double_deviation": checks.numbers(complaints["double_deviation"], "double_deviation") > 0,
        }
    )
    if "compensation_cny" in complaints.columns:
        paid = checks.numbers(complaints["compensation_cny"], "compensation_cny", negative=False)
        table["compensation_cny"] = paid
    if stayed is not None:
        known = pd.Series(stayed).rename(index=str)
        checks.refuse_duplicates(known.index, "stayed")
        checks.same_accounts(pd.Index(table["account"].unique()), known.index, "stayed")
        table["stayed"] = table["account"].map(_yes_or_no(known, "stayed"))
    elif "stayed" in complaints.columns:
        table["stayed"] = _yes_or_no(complaints["stayed"], "stayed")
    return table


def _yes_or_no(values, name):
    """A Series of True, False, 1 and 0 as booleans: any word, “no” too, and a blank would count as True."""
    # by hand, because pd.NA in a comparison is neither
    wrong = [value for value in values if not (isinstance(value, (Real, np.bool_)) and value in (0, 1))]
    if wrong:
        raise CourseError(
            _("“{name}” must be True or False (or 1 or 0); one value is “{value}”.").format(
                name=name, value=wrong[0]
            )
        )
    return values.astype(bool)


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
    if checks.flag(double_deviation, "double_deviation"):
        return DAYS_AFTER_DOUBLE
    halvings = (recovery == POOR) + (tier == FIRST_TIER)
    return math.ceil(CALL_BACK_DAYS[severity] / 2**halvings)


def _tier_of(accounts, tiers):
    """The tier of each of ``accounts`` (Series of text), missing where there is none."""
    if tiers is None:
        return pd.Series(None, index=accounts.index, dtype=object)
    if not isinstance(tiers, (dict, pd.Series)):
        raise CourseError(
            _(
                "“{name}” must say which account has which tier: a dict or a Series by account; this is a "
                "{kind}."
            ).format(name="tiers", kind=type(tiers).__name__)
        )
    known = pd.Series(tiers, dtype=object).rename(index=str)
    checks.refuse_duplicates(known.index, "tiers")
    if not accounts.isin(known.index).any():
        raise CourseError(
            _(
                "“tiers” has none of the accounts that complained, such as {account}. Are both by the same "
                "names or numbers?"
            ).format(account=accounts.iloc[0])
        )
    return accounts.map(known)


def follow_up_plan(complaints, tiers=None, *, account="account_id"):
    """The calls that follow from a register of complaints, the next one first.

    ``complaints``: complaint_id, the column ``account``, date (of the complaint), resolved_days, severity
    (1, 2, 3), recovery and double_deviation. ``tiers``: account → tier, a dict or Series (None: no account is
    of tier A). An account without a tier is called as one that is not of tier A; tiers of which none belongs
    to an account of the register are refused, because they are probably by other names.

    Returns by complaint: account, severity, recovery, settled (day), days (by ``follow_up_rule``), call_on.
    """
    columns = ["complaint_id", account, "date", "resolved_days", "severity", "recovery", "double_deviation"]
    checks.frame(complaints, "complaints", columns)
    dates = pd.to_datetime(complaints["date"], format="ISO8601", errors="coerce")
    if dates.isna().any():
        raise CourseError(
            _("The date of complaint {complaint} cannot be read: “{value}”. Write it as 2026-03-01.").format(
                complaint=complaints.loc[dates.isna(), "complaint_id"].iloc[0],
                value=complaints.loc[dates.isna(), "date"].iloc[0],
            )
        )
    lasted = checks.numbers(complaints["resolved_days"], "resolved_days", negative=False)
    twice = checks.numbers(complaints["double_deviation"], "double_deviation", negative=False) > 0
    tier = _tier_of(complaints[account].astype(str), tiers)
    days = [
        follow_up_rule(severity, str(recovery), of, double_deviation=double)
        for severity, recovery, of, double in zip(
            complaints["severity"], complaints["recovery"], tier, twice, strict=True
        )
    ]
    plan = complaints[[account, "severity", "recovery"]].rename(columns={account: "account"})
    plan = plan.assign(settled=dates + pd.to_timedelta(lasted, unit="D"), days=days)
    plan["call_on"] = plan["settled"] + pd.to_timedelta(plan["days"], unit="D")
    plan.index = pd.Index(complaints["complaint_id"].astype(str), name="complaint_id")
    return plan.sort_values(["call_on", "severity"], ascending=[True, False], kind="stable")
