"""Two ways up: raise what customers perceive, or manage what they expect. What each does, costs and brings."""

from dataclasses import dataclass
from math import nan

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime import account_lifetimes
from ..text import N_, _, ngettext
from .model import SCALE, check_scale, satisfaction_model
from .retention import PER_POINT, retention_after

LEVERS = (N_("raise perception"), N_("manage expectation"), N_("both"))


@dataclass(frozen=True, eq=False)
class TwoLevers:
    """``base``: satisfaction, retention (means of the accounts) and clp (CNY, their sum) as they stand.

    ``table`` by ``lever`` (raise perception, manage expectation, both): effort (words), satisfaction,
    satisfaction_change, retention, retention_change (means), gain in CLP, cost, net = gain − cost (CNY) and
    gain_per_yuan (missing where the cost is zero). ``by_account``: for each account and lever the change in
    satisfaction and the gain in CLP (columns: two levels). ``left_out``: accounts without an answer.
    """

    base: dict
    table: pd.DataFrame
    by_account: pd.DataFrame
    left_out: int


def two_levers(
    scores,
    accounts,
    *,
    perception_gain=0.5,
    expectation_cut=0.5,
    cost_per_point_perception_cny,
    cost_per_point_expectation_cny,
    perception_effect,
    expectation_effect,
    discount_rate,
    timing,
    retention_per_point=PER_POINT,
    business_lost_per_point=0.0,
    loss_weight=1.0,
    scale=SCALE,
):
    """Both levers on the same accounts: satisfaction, retention, lifetime profit (CLP) and cost.

    ``scores``: by account, expectation and perception (``gap_scores(survey, by="account")`` or
    ``account_scores(survey)``). ``accounts``: by account, profit (CNY a year after cost to serve) and
    retention (0 … 1). ``perception_gain``: points on the scale added to perception, no account above its upper
    end; ``expectation_cut``: points taken off expectation, none below its lower end. The costs are what one
    point costs once, for all accounts together.

    ``perception_effect``: points of satisfaction for one point more perception (≥ 0).
    ``expectation_effect``: points of satisfaction for one point MORE expectation. No default, because its
    sign is an assumption: below 0, expecting less makes customers more satisfied (the gap counts more); above
    0, it makes them less satisfied (who expects little also sees little; Oliver 1980). ``fit_satisfaction``
    gives what a survey says. ``business_lost_per_point``: share of the yearly profit lost for each point of
    expectation taken off, because those who promise less are chosen less (0: none). ``retention_per_point``:
    see ``retention_after``. ``discount_rate``, ``timing``: as in ``lifetime.margin_multiple``. All effects
    and costs are course assumptions until measured.
    """
    table, left_out = _matched(scores, accounts, check_scale(scale))
    efforts = {
        "perception": checks.amount(perception_gain, "perception_gain"),
        "expectation": checks.amount(expectation_cut, "expectation_cut"),
    }
    costs = {
        "perception": efforts["perception"]
        * checks.amount(cost_per_point_perception_cny, "cost_per_point_perception_cny"),
        "expectation": efforts["expectation"]
        * checks.amount(cost_per_point_expectation_cny, "cost_per_point_expectation_cny"),
    }
    lost = checks.fraction(business_lost_per_point, "business_lost_per_point", zero=True)
    effect = checks.amount(perception_effect, "perception_effect")

    def after(gain, cut):
        """Each account once perception is ``gain`` higher and expectation ``cut`` lower."""
        expectation = (table["expectation"] - cut).clip(lower=scale[0])
        perception = (table["perception"] + gain).clip(upper=scale[1])
        satisfaction = satisfaction_model(
            expectation,
            perception,
            direct=_number(expectation_effect) + effect,
            disconfirmation=effect,
            loss_weight=loss_weight,
            scale=scale,
        )
        kept_share = (1 - lost * (table["expectation"] - expectation)).clip(lower=0)
        return satisfaction, kept_share

    start = after(0.0, 0.0)[0]

    def worth(satisfaction, kept_share):
        changed = pd.DataFrame(
            {
                "profit": table["profit"].where(table["profit"] < 0, table["profit"] * kept_share),
                "retention": retention_after(
                    table["retention"], satisfaction - start, per_point=retention_per_point
                ),
            }
        )
        lifetimes = account_lifetimes(changed, discount_rate=discount_rate, timing=timing)
        return changed["retention"], lifetimes["clp"].reindex(table.index)

    retention, clp = worth(start, 1.0)
    base = {
        "satisfaction": float(start.mean()),
        "retention": float(retention.mean()),
        "clp": float(clp.sum()),
    }
    pulled = {
        "raise perception": (efforts["perception"], 0.0, costs["perception"]),
        "manage expectation": (0.0, efforts["expectation"], costs["expectation"]),
        "both": (efforts["perception"], efforts["expectation"], sum(costs.values())),
    }
    rows, each = {}, {}
    for lever, (gain, cut, cost) in pulled.items():
        satisfied, kept_share = after(gain, cut)
        stays, worth_then = worth(satisfied, kept_share)
        rows[lever] = [satisfied.mean(), stays.mean(), (worth_then - clp).sum(), cost]
        each[lever] = pd.DataFrame({"satisfaction_change": satisfied - start, "gain": worth_then - clp})
    return TwoLevers(base, _lever_table(rows, base, efforts), pd.concat(each, axis=1), left_out)


def _matched(scores, accounts, scale):
    """Accounts with both answers and facts; and how many have facts alone."""
    checks.frame(scores, "scores", ["expectation", "perception"])
    checks.frame(accounts, "accounts", ["profit", "retention"])
    for table, name in ((scores, "scores"), (accounts, "accounts")):
        checks.refuse_duplicates(table.index, name)
    answered = scores[["expectation", "perception"]].dropna()
    both = accounts.index[accounts.index.isin(answered.index)]
    if not len(both):
        raise CourseError(
            _("None of the accounts has answers in the survey. Are both by the same account numbers?")
        )
    table = accounts.loc[both, ["profit", "retention"]].join(answered.astype(float))
    return table, len(accounts) - len(both)


def _lever_table(rows, base, efforts):
    table = pd.DataFrame.from_dict(
        rows, orient="index", columns=["satisfaction", "retention", "gain", "cost"]
    ).rename_axis("lever")
    table.insert(0, "effort", _efforts(**efforts))
    for place, column in ((2, "satisfaction"), (4, "retention")):
        table.insert(place, f"{column}_change", table[column] - base[column])
    table["net"] = table["gain"] - table["cost"]
    table["gain_per_yuan"] = table["gain"] / table["cost"].where(table["cost"] > 0, nan)
    return table


def _efforts(perception, expectation):
    return [
        _points_up(perception),
        _points_down(expectation),
        _("both of these together"),
    ]


def _points_up(points):
    return ngettext(
        "perception up by {points:g} point", "perception up by {points:g} points", 1 if points == 1 else 2
    ).format(points=points)


def _points_down(points):
    return ngettext(
        "expectation down by {points:g} point",
        "expectation down by {points:g} points",
        1 if points == 1 else 2,
    ).format(points=points)


def _number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        raise CourseError(
            _(
                "“expectation_effect” must be a number: below 0 if expecting less makes customers more "
                "satisfied, above 0 if less; this is {value}."
            ).format(value=value)
        ) from None
