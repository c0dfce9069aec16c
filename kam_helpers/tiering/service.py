"""What the promise to each tier costs, whether the team can keep it, and when goodwill pays."""

import math
from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .concentration import abc_classes

STANDARD_COLUMNS = ("tier", "standard", "unit", "quantity_per_year", "cost_per_unit_cny", "hours_per_unit")


@dataclass(frozen=True, eq=False)
class ServicePlan:
    """Service by tier for a year. ``by_tier``: accounts, cost_per_account, cost (CNY), hours and, where
    margin or revenue was given, cost_share_of_margin and cost_share_of_revenue. ``detail``: tier × standard
    with quantity, cost, hours. ``coverage``: hours available ÷ hours needed (1 or more: the promise can be
    kept; missing if not asked).
    """

    by_tier: pd.DataFrame
    detail: pd.DataFrame
    cost: float
    hours_needed: float
    hours_available: float
    coverage: float


def service_plan(tiers, standards, gross_margin=None, revenue=None, hours_available=None):
    """Cost, hours and coverage of the service standards for the accounts in each tier.

    ``tiers``: account → tier. ``standards``: tier, standard, unit, quantity_per_year (per account),
    cost_per_unit_cny, hours_per_unit (working hours of the team). ``gross_margin``, ``revenue``: per account
    in CNY for the year. ``hours_available``: what the team has in the year.
    """
    checks.frame(standards, _("service standards"), list(STANDARD_COLUMNS))
    names = tuple(dict.fromkeys(standards["tier"].astype(str)))
    if not len(tiers):
        raise CourseError(_("“{name}” is empty. Give at least one account.").format(name=_("tiers")))
    tiers = checks.choice(tiers.astype(str), names, _("service standards"))
    checks.refuse_duplicates(tiers.index, _("tiers"))
    counts = tiers.value_counts(sort=False).reindex(list(names)).rename("accounts")
    detail = _detail(standards, counts)
    by_tier = pd.DataFrame({"accounts": counts}).rename_axis("tier")
    sums = detail.groupby(level="tier", sort=False)[["cost_per_account", "cost", "hours"]].sum()
    by_tier = by_tier.join(sums)
    for values, name, column in (
        (gross_margin, _("gross margin"), "cost_share_of_margin"),
        (revenue, _("revenue"), "cost_share_of_revenue"),
    ):
        if values is not None:
            values = checks.numbers(values, name, unique=True)
            checks.same_accounts(tiers.index, values.index, name)
            base = values.reindex(tiers.index).groupby(tiers, observed=False).sum()
            by_tier[column] = by_tier["cost"] / base.where(base > 0)
    needed = float(by_tier["hours"].sum())
    available = math.nan if hours_available is None else checks.amount(hours_available, "hours_available")
    return ServicePlan(
        by_tier=by_tier,
        detail=detail,
        cost=float(by_tier["cost"].sum()),
        hours_needed=needed,
        hours_available=available,
        coverage=available / needed if needed else math.nan,
    )


def _detail(standards, counts):
    quantity = checks.numbers(standards["quantity_per_year"], "quantity_per_year", negative=False)
    cost = checks.numbers(standards["cost_per_unit_cny"], "cost_per_unit_cny", negative=False)
    hours = checks.numbers(standards["hours_per_unit"], "hours_per_unit", negative=False)
    tier = standards["tier"].astype(str)
    accounts = tier.map(counts)
    detail = pd.DataFrame(
        {
            "unit": standards["unit"],
            "quantity": quantity * accounts,
            "cost_per_account": quantity * cost,
            "cost": quantity * cost * accounts,
            "hours": quantity * hours * accounts,
        }
    )
    return detail.set_index(
        pd.MultiIndex.from_arrays([tier, standards["standard"]], names=["tier", "standard"])
    )


@dataclass(frozen=True, eq=False)
class TierStability:
    """``transitions``: from tier (rows) to tier (columns) in the next year, number of accounts, all years
    together. ``kept``: share of the accounts that keep their tier, by pair of years. ``tiers``: account ×
    year.
    """

    transitions: pd.DataFrame
    kept: pd.Series
    tiers: pd.DataFrame


def transitions(before, after):
    """Number of accounts by label ``before`` (rows) and ``after`` (columns): tiers of two years, or cells of
    two matrices."""
    before, after = pd.Series(before), pd.Series(after)
    checks.same_accounts(before.index, after.index, _("after"))
    after = after.reindex(before.index)
    return pd.crosstab(before.rename("before"), after.rename("after"), dropna=False)


def tier_stability(values_by_year, a=0.8, b=0.95):
    """Is the tier of this year the tier of next year? ``values_by_year``: account × year (CNY), years in
    order.

    Each year gets its own ABC classes with the cuts ``a`` and ``b``.
    """
    checks.frame(values_by_year, _("values by year"))
    if values_by_year.shape[1] < 2:
        raise CourseError(_("To see whether tiers last, give at least two years."))
    tiers = values_by_year.apply(lambda column: abc_classes(column, a, b))
    pairs = list(zip(tiers.columns, tiers.columns[1:], strict=False))
    kept = pd.Series({f"{x} → {y}": float((tiers[x] == tiers[y]).mean()) for x, y in pairs}, name="kept")
    counts = sum(
        (transitions(tiers[x], tiers[y]) for x, y in pairs[1:]),
        transitions(tiers[pairs[0][0]], tiers[pairs[0][1]]),
    )
    return TierStability(transitions=counts, kept=kept, tiers=tiers)


def profit_by_tier(profit, tiers):
    """Does the tier foretell profit? By tier: accounts, profit (CNY), share of the total, mean,
    loss_makers."""
    profit = checks.numbers(profit, _("profit"), unique=True)
    checks.same_accounts(profit.index, tiers.index, _("tiers"))
    groups = profit.groupby(tiers.reindex(profit.index).rename("tier"), observed=False)
    table = groups.agg(accounts="size", profit="sum", mean="mean", loss_makers=lambda x: int((x < 0).sum()))
    table.insert(2, "share", table["profit"] / checks.positive_total(profit, _("profit")))
    return table


@dataclass(frozen=True)
class Goodwill:
    """A payment of goodwill weighed, in CNY. ``net`` = ``value`` − ``cost`` − ``precedent_cost``.

    ``offer``: what would be paid (the claim, or the cap if lower). ``decision``: "pay", "pay up to the cap"
    or "do not pay". ``breakeven_retention_gain``: the gain in probability to keep the account at which net is
    zero; above 1 it cannot pay.
    """

    offer: float
    value: float
    cost: float
    precedent_cost: float
    net: float
    decision: str
    breakeven_retention_gain: float


def goodwill_decision(
    claim_cost,
    lifetime_profit_at_stake,
    retention_gain,
    precedent_accounts=0,
    precedent_probability=0.0,
    cap=None,
    reputation=0.0,
):
    """Should we pay for damage we did not cause? Only if it is worth more than it costs (course assumption).

    net = retention gain × lifetime profit at stake + reputation − offer × (1 + precedent accounts ×
    probability)

    ``claim_cost``, ``lifetime_profit_at_stake``, ``reputation``, ``cap``: CNY. ``retention_gain``: by how
    much paying raises the probability that the account stays (0 … 1). ``precedent_accounts``: accounts that
    would hear of it, ``precedent_probability``: that one of them claims the same (0 … 1). ``cap``: the most
    this tier gets; the claim above it is not paid, and whether a part payment keeps the account as surely is
    for you to judge.

    >>> g = goodwill_decision(80_000, 900_000, 0.15, precedent_accounts=4, precedent_probability=0.1)
    >>> g.decision, round(g.net), round(g.breakeven_retention_gain, 3)
    ('pay', 23000, 0.124)
    """
    claim = checks.amount(claim_cost, "claim_cost")
    at_stake = checks.amount(lifetime_profit_at_stake, "lifetime_profit_at_stake")
    gain = checks.fraction(retention_gain, "retention_gain", zero=True)
    reputation = checks.amount(reputation, "reputation")
    others = checks.amount(precedent_accounts, "precedent_accounts")
    followers = others * checks.fraction(precedent_probability, "precedent_probability", zero=True)
    offer = claim if cap is None else min(claim, checks.amount(cap, "cap"))
    value, precedent_cost = gain * at_stake + reputation, offer * followers
    net = value - offer - precedent_cost
    missing = max(offer + precedent_cost - reputation, 0.0)
    decision = _decision(net, offer, claim)
    return Goodwill(
        offer=offer,
        value=value,
        cost=offer,
        precedent_cost=precedent_cost,
        net=net,
        decision=decision,
        breakeven_retention_gain=missing / at_stake if at_stake else (math.inf if missing else 0.0),
    )


def _decision(net, offer, claim):
    """The word for it, marked for translation where it is shown."""
    if net <= 0 or offer == 0:
        return N_("do not pay")
    return N_("pay") if offer == claim else N_("pay up to the cap")
