"""Two ways up: raise what customers perceive, or manage what they expect; what each costs and brings."""

from dataclasses import dataclass
from math import nan

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime import margin_multiple
from ..lifetime.rates import check_number
from ..text import N_, _, ngettext
from .model import SCALE, check_points, check_scale, felt_satisfaction
from .retention import PER_POINT, check_fractions, moved_retention, odds_factor

_COLUMNS = ("expectation", "perception", "profit", "retention")
LEVERS = (N_("raise perception"), N_("manage expectation"), N_("both"))


@dataclass(frozen=True, eq=False)
class TwoLevers:
    """``base``: satisfaction, retention (means of the accounts) and clp (CNY, their sum) as they stand.

    ``table`` by ``lever`` (raise perception, manage expectation, both): effort (words), satisfaction,
    satisfaction_change, retention, retention_change (means; retention in fractions), gain in CLP, cost, net =
    gain − cost (CNY) and gain_per_yuan (missing where the cost is zero). ``by_account``: columns (lever,
    satisfaction_change) and (lever, gain). ``left_out``: accounts that nobody answered for.
    """

    base: dict
    table: pd.DataFrame
    by_account: pd.DataFrame
    left_out: int


@dataclass(frozen=True)
class _Assumptions:
    """What the levers do to a customer, checked."""

    perception_effect: float
    expectation_effect: float
    base: float
    business_lost: float
    odds_factor: float
    scale: tuple
    lifetime: dict

    def satisfaction(self, expectation, perception):
        direct = self.expectation_effect + self.perception_effect
        return felt_satisfaction(
            expectation, perception, direct, self.perception_effect, 1.0, self.base, self.scale
        )

    def worth(self, profit, retention):
        """Each account's lifetime profit (CNY)."""
        return profit * [margin_multiple(r, **self.lifetime) for r in retention.tolist()]


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
    base=None,
    retention_per_point=PER_POINT,
    business_lost_per_point=0.0,
    scale=SCALE,
):
    """Both levers on the same accounts: satisfaction, retention, lifetime profit (CLP) and cost.

    ``scores``: by account, expectation and perception (``account_scores(survey)``). ``accounts``: by account,
    profit (CNY a year after cost to serve) and retention (0 … 1); those that nobody answered for are left
    out. ``perception_gain``: points added to perception, no account above the upper end of ``scale``;
    ``expectation_cut``: points taken off expectation, none below the lower end. The costs are what one point
    costs once, for all accounts together.

    ``perception_effect``: points of satisfaction for one point more perception. ``expectation_effect``:
    points of satisfaction for one point MORE expectation. It has no default, because its sign is an
    assumption: below 0, customers who expect less are more satisfied (the gap counts more); above 0, they are
    less satisfied (who expects little also sees little; Oliver 1980). ``fit_satisfaction`` says what a survey
    shows: its disconfirmation, expectation_effect and ``base`` fit in here. ``business_lost_per_point``:
    share of the yearly profit lost for each point of expectation taken off, because those who promise less
    are chosen less. ``retention_per_point``: see ``retention_after``; it is per point
    whatever ``scale`` is, so that on 1 to 5, where a point is a larger step, it must be given larger.
    ``discount_rate``, ``timing``: as in ``lifetime.margin_multiple``. All effects and costs are
    course assumptions until measured.

    >>> scores = pd.DataFrame({"expectation": [6.0], "perception": [5.0]}, index=["Alder"])
    >>> accounts = pd.DataFrame({"profit": [100_000], "retention": [0.8]}, index=["Alder"])
    >>> levers = two_levers(
    ...     scores, accounts, perception_effect=0.6, expectation_effect=-0.4, discount_rate=0.1,
    ...     timing="if_retained", cost_per_point_perception_cny=40_000, cost_per_point_expectation_cny=10_000,
    ... )
    >>> levers.table["satisfaction_change"].round(2).to_dict()
    {'raise perception': 0.3, 'manage expectation': 0.2, 'both': 0.5}
    >>> levers.table["gain"].round(-2).to_dict()
    {'raise perception': 16300.0, 'manage expectation': 10800.0, 'both': 27400.0}
    """
    ends = check_scale(scale)
    table, left_out = _matched(scores, accounts, ends)
    assumed = _Assumptions(
        checks.amount(perception_effect, "perception_effect"),
        check_number(expectation_effect, "expectation_effect"),
        sum(ends) / 2 if base is None else check_number(base, "base"),
        checks.fraction(business_lost_per_point, "business_lost_per_point", zero=True),
        odds_factor(retention_per_point),
        ends,
        {"discount_rate": discount_rate, "timing": timing},
    )
    gain = checks.amount(perception_gain, "perception_gain")
    cut = checks.amount(expectation_cut, "expectation_cut")
    costs = (
        gain * checks.amount(cost_per_point_perception_cny, "cost_per_point_perception_cny"),
        cut * checks.amount(cost_per_point_expectation_cny, "cost_per_point_expectation_cny"),
    )
    start = _pulled(table, assumed, 0.0, 0.0)
    pulls = dict(zip(LEVERS, ((gain, 0.0), (0.0, cut), (gain, cut)), strict=True))
    after = {lever: _pulled(table, assumed, *pull) for lever, pull in pulls.items()}
    changes = {
        lever: pd.DataFrame(
            {
                "satisfaction_change": then["satisfaction"] - start["satisfaction"],
                "gain": then["clp"] - start["clp"],
            }
        )
        for lever, then in after.items()
    }
    means = ["satisfaction", "retention"]
    base_figures = {**start[means].mean().to_dict(), "clp": float(start["clp"].sum())}
    result = pd.DataFrame({lever: then[means].mean() for lever, then in after.items()}).T
    result["gain"] = [changes[lever]["gain"].sum() for lever in LEVERS]
    result["cost"] = [*costs, sum(costs)]
    result = _completed(result.rename_axis("lever"), base_figures, _efforts(gain, cut))
    return TwoLevers(base_figures, result, pd.concat(changes, axis=1), left_out)


def expectation_signs(scores, accounts, expectation_effects=(-0.6, -0.3, 0.0, 0.3), **assumptions):
    """What the sign of the expectation effect decides: ``two_levers`` under several of them.

    ``assumptions``: the other arguments of ``two_levers``. Returns by expectation_effect: satisfaction_change
    and gain of managing expectation, its net and that of raising perception (CNY), and which of the two is
    better by net (neither where both lose).
    """
    rows = {}
    for effect in expectation_effects:
        table = two_levers(scores, accounts, expectation_effect=effect, **assumptions).table
        raised, managed = table.loc[LEVERS[0]], table.loc[LEVERS[1]]
        nets = {LEVERS[0]: raised["net"], LEVERS[1]: managed["net"]}
        rows[float(effect)] = {
            "satisfaction_change": managed["satisfaction_change"],
            "gain": managed["gain"],
            "net": managed["net"],
            "net_of_raising_perception": raised["net"],
            "better": max(nets, key=nets.get) if max(nets.values()) > 0 else N_("neither"),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("expectation_effect")


def _matched(scores, accounts, scale):
    """Facts and answers of the accounts that have both; and how many have facts alone."""
    checks.frame(scores, "scores", ["expectation", "perception"])
    checks.frame(accounts, "accounts", ["profit", "retention"])
    for table, name in ((scores, "scores"), (accounts, "accounts")):
        checks.refuse_duplicates(table.index, name)
    answered = scores[["expectation", "perception"]].dropna().astype(float)
    facts = accounts[["profit", "retention"]]
    both = facts.index[facts.index.isin(answered.index)]
    if not len(both):
        raise CourseError(
            _("None of the accounts has answers in the survey. Are both by the same names or numbers?")
        )
    table = facts.loc[both].join(answered)
    for side in ("expectation", "perception"):
        check_points(table[side], side, scale)
    checked = {
        "profit": checks.numbers(table["profit"], "profit"),
        "retention": check_fractions(checks.numbers(table["retention"], "retention")),
    }
    return table.assign(**checked), len(accounts) - len(both)


def _pulled(table, assumed, gain, cut):
    """Each account's satisfaction, retention and CLP with perception ``gain`` higher and expectation ``cut``
    lower. Arrays inside: a slider asks for this at every step."""
    expected, perceived, profit, retention = (table[column].to_numpy() for column in _COLUMNS)
    low, high = assumed.scale
    expectation = np.maximum(expected - cut, low)
    satisfaction = assumed.satisfaction(expectation, np.minimum(perceived + gain, high))
    change = satisfaction - assumed.satisfaction(expected, perceived)
    kept = np.maximum(1 - assumed.business_lost * (expected - expectation), 0.0)
    # business that loses money is not kept by promising less: a loss stays as it is
    profit = np.where(profit > 0, profit * kept, profit)
    retention = moved_retention(retention, change, assumed.odds_factor)
    worth = assumed.worth(profit, retention)
    return pd.DataFrame(
        {"satisfaction": satisfaction, "retention": retention, "clp": worth}, index=table.index
    )


def _completed(table, base, efforts):
    table.insert(0, "effort", efforts)
    for place, column in ((2, "satisfaction"), (4, "retention")):
        table.insert(place, f"{column}_change", table[column] - base[column])
    table["net"] = table["gain"] - table["cost"]
    table["gain_per_yuan"] = table["gain"] / table["cost"].where(table["cost"] > 0, nan)
    return table


def _efforts(gain, cut):
    return [
        ngettext(
            "perception up by {points:g} point", "perception up by {points:g} points", 1 if gain == 1 else 2
        ).format(points=gain),
        ngettext(
            "expectation down by {points:g} point",
            "expectation down by {points:g} points",
            1 if cut == 1 else 2,
        ).format(points=cut),
        _("both of these together"),
    ]
