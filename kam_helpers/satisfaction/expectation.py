"""Where expectations come from: promises, the level of the industry, personal factors, environment."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .regression import explained, shapley, shares, slopes, slopes_interval, sums_by_account
from .scores import account_scores, as_numbers

DRIVERS = (N_("promises"), N_("industry"), N_("personal"), N_("environment"))


def expectation_drivers_effect(expectation, drivers, *, names=DRIVERS, draws=1000, seed=1):
    """Which driver goes with what customers expect, the others unchanged.

    ``expectation``: a survey, a table with a column expectation, or a number per account (1 … 7).
    ``drivers``: one row per account (index, or a column account_id) with the columns ``names``, how strong
    each driver is (1 … 7). Accounts without an answer or without drivers are left out
    (``attrs["left_out"]``).

    Returns by driver, the strongest first: effect (points of expectation for one point of the driver), low,
    high (95 % interval over samples of accounts; missing with fewer than 5), share (part of what the drivers
    explain; adds up to 1), mean. ``attrs``: r2, accounts, left_out. An association, not proof of cause.
    """
    table, left_out = _matched(expectation, drivers, names)
    sums = sums_by_account(table[list(names)], table["expectation"], pd.Series(table.index, table.index))
    effect, ends = slopes(sums, list(names)), slopes_interval(sums, checks.count(draws, "draws"), seed)
    result = pd.DataFrame(
        {
            "effect": effect,
            "low": ends[0],
            "high": ends[1],
            "share": shares(shapley(sums)),
            "mean": table[list(names)].mean().to_numpy(),
        },
        index=pd.Index(list(names), name="driver"),
    )
    result.attrs = {"r2": explained(sums), "accounts": sums.accounts, "left_out": left_out}
    return result.sort_values("share", ascending=False, kind="stable")


def drivers_by_group(expectation, drivers, groups, *, names=DRIVERS):
    """What lifts (or lowers) the expectation of each group, for example of each region.

    ``groups``: account → group. The rest as in ``expectation_drivers_effect``. What a driver adds in a group
    is its effect over all accounts × (its mean in the group − its mean over all).

    Returns by group, the highest expectation first: accounts, expectation (mean), above (over the mean of all
    accounts), one column per driver (points of ``above`` that it accounts for), rest (what none of them
    does), main (the driver with the largest part in the direction of ``above``).
    """
    table, _left = _matched(expectation, drivers, names)
    effect = expectation_drivers_effect(expectation, drivers, names=names, draws=0)["effect"]
    groups = pd.Series(groups)
    checks.refuse_duplicates(groups.index, "groups")
    checks.same_accounts(table.index, groups.index, "groups")
    by = table.groupby(groups.reindex(table.index).astype(str).rename("group"))
    means = by[["expectation", *names]].mean()
    parts = (means[list(names)] - table[list(names)].mean()) * effect.reindex(list(names))
    result = pd.DataFrame({"accounts": by.size(), "expectation": means["expectation"]})
    result["above"] = result["expectation"] - table["expectation"].mean()
    result = result.join(parts)
    result["rest"] = result["above"] - parts.sum(axis=1)
    result["main"] = parts.mul(np.sign(result["above"]), axis=0).idxmax(axis=1)
    return result.sort_values("expectation", ascending=False, kind="stable")


def _matched(expectation, drivers, names):
    """Expectation and drivers of the accounts that have both; and how many have only one of them."""
    if hasattr(expectation, "people"):
        expectation = account_scores(expectation)
    if isinstance(expectation, pd.DataFrame):
        expectation = checks.frame(expectation, "expectation", ["expectation"])["expectation"].dropna()
    expected = checks.numbers(expectation, "expectation", unique=True).rename("expectation")
    checks.frame(drivers, "drivers", names)
    if "account_id" in drivers.columns:
        drivers = drivers.set_index("account_id")
    checks.refuse_duplicates(drivers.index, "drivers")
    known = pd.DataFrame({name: as_numbers(drivers[name], name) for name in names})
    table = known.join(expected, how="inner").dropna()
    if table.empty:
        raise CourseError(
            _("None of the accounts has answers in the survey. Are both by the same account numbers?")
        )
    return table, len(drivers) + len(expected) - 2 * len(table)
