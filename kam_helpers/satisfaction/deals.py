"""The cyclic deal: a promise wins an order, its delivery sets what is expected of the next one."""

import math

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .model import SCALE, check_scale, satisfaction_model

STRATEGIES = (N_("over-promise"), N_("honest"), N_("under-promise"))
DEALS = 12


def cyclic_deal(
    promises,
    delivered,
    *,
    adaptation=0.3,
    start=None,
    promise_weight=0.7,
    chance=0.5,
    pull=1.0,
    memory=1.5,
    direct=0.2,
    disconfirmation=0.6,
    loss_weight=2.0,
    scale=SCALE,
):
    """A sequence of deals with one customer, each with its promise and what was delivered.

    expectation of the next deal = expectation + ``adaptation`` × (delivered − expectation) +
    ``promise_weight`` × (change of the promise). The first: ``start`` + ``promise_weight`` × (promise −
    ``start``). So a promise that stays the same wears off: what was delivered becomes what is expected.

    ``promises``, ``delivered``: one level per deal on ``scale``, or one number for all (at least one must be
    a list). ``start``: what the customer expects before the first promise (None: the first delivered level).
    Satisfaction is that of ``satisfaction_model`` with ``direct``, ``disconfirmation``, ``loss_weight`` (a
    disappointment counts double). The chance to get the deal starts at ``chance``; its log odds rise by
    ``pull`` for each point that is expected above ``start`` (who expects more chooses us), and by ``memory``
    for each point by which remembered satisfaction is above that of a customer who gets what he expects. What
    is remembered adapts like the expectation. All numbers are course assumptions.

    Returns by deal (1, 2, …): promised, expectation, delivered, gap (delivered − expectation), satisfaction,
    chance.

    >>> deals = cyclic_deal([6, 6, 6], 5, start=5)
    >>> deals[["expectation", "chance"]].round(2).to_dict("list")
    {'expectation': [5.7, 5.49, 5.34], 'chance': [0.67, 0.54, 0.48]}
    """
    promised, given, ends = _levels(promises, delivered, scale)
    adaptation = checks.fraction(adaptation, "adaptation", zero=True)
    weight = checks.fraction(promise_weight, "promise_weight", zero=True)
    start = given[0] if start is None else _on_scale([start], "start", ends)[0]
    odds = _log_odds(chance)
    pull, memory = checks.amount(pull, "pull"), checks.amount(memory, "memory")

    def satisfaction(expected, got):
        return satisfaction_model(
            expected,
            got,
            direct=direct,
            disconfirmation=disconfirmation,
            loss_weight=loss_weight,
            scale=ends,
        )

    expected = start + weight * (promised[0] - start)
    neutral = remembered = satisfaction(start, start)
    rows = []
    for deal, (promise, got) in enumerate(zip(promised, given, strict=True)):
        if deal:
            told = weight * (promise - promised[deal - 1])
            expected = expected + adaptation * (given[deal - 1] - expected) + told
        expected = min(max(expected, ends[0]), ends[1])
        felt = satisfaction(expected, got)
        leaning = odds + pull * (expected - start) + memory * (remembered - neutral)
        rows.append([promise, expected, got, got - expected, felt, (1 + math.tanh(leaning / 2)) / 2])
        remembered += adaptation * (felt - remembered)
    columns = ["promised", "expectation", "delivered", "gap", "satisfaction", "chance"]
    return pd.DataFrame(rows, columns=columns, index=pd.RangeIndex(1, len(rows) + 1, name="deal"))


def compare_promises(strategies=None, delivered=5.2, *, deals=None, worth_cny=None, **assumptions):
    """Ways to promise, compared over the same deliveries.

    ``strategies``: name → level promised (one number, or one per deal); None: a point above what is
    delivered, exactly that, a point below (held to the scale). ``delivered``: one number (for ``deals``
    deals; None: 12), or one per deal. ``worth_cny``: what one deal won is worth. ``assumptions``: those of
    ``cyclic_deal``.

    Returns by strategy: first_chance, last_chance, deals_won (expected number: the sum of the chances),
    satisfaction (of the deals won: mean weighted by chance), last_expectation, disappointed (deals with
    less delivered than expected, by more than 0.1 points) and, with ``worth_cny``, worth_cny.
    """
    got = _deliveries(delivered, deals)
    rows = {}
    for name, promised in _strategies(strategies, got, assumptions.get("scale", SCALE)).items():
        run = cyclic_deal(promised, got, **assumptions)
        won = run["chance"].sum()
        rows[name] = {
            "first_chance": run["chance"].iloc[0],
            "last_chance": run["chance"].iloc[-1],
            "deals_won": won,
            "satisfaction": (run["satisfaction"] * run["chance"]).sum() / won,
            "last_expectation": run["expectation"].iloc[-1],
            "disappointed": int((run["gap"] < -0.1).sum()),
        }
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("strategy")
    if worth_cny is not None:
        table["worth_cny"] = table["deals_won"] * checks.amount(worth_cny, "worth_cny")
    return table


def _deliveries(delivered, deals):
    """One delivered level per deal."""
    if np.ndim(delivered) == 0:
        return [delivered] * checks.count(DEALS if deals is None else deals, "deals", least=1)
    if deals is not None and deals != len(delivered):
        raise CourseError(
            _("“delivered” has {n} levels, but there are {deals} deals. Give one of the two.").format(
                n=len(delivered), deals=deals
            )
        )
    return list(delivered)


def _strategies(strategies, delivered, scale):
    if strategies is None:
        low, high = check_scale(scale)
        got = checks.numbers(delivered, "delivered").to_numpy()
        return {
            name: list(np.clip(got + more, low, high))
            for name, more in zip(STRATEGIES, (1, 0, -1), strict=True)
        }
    if not isinstance(strategies, dict) or not strategies:
        raise CourseError(
            _(
                "“strategies” must give each way to promise a name, for example {example}; this is {value}."
            ).format(example='{"careful": 5}', value=strategies)
        )
    return strategies


def _levels(promises, delivered, scale):
    """Both as lists of one level per deal."""
    ends = check_scale(scale)
    lists = [list(v) if np.ndim(v) else None for v in (promises, delivered)]
    lengths = {len(values) for values in lists if values is not None}
    if not lengths:
        raise CourseError(
            _("Say how many deals there are: give promises or deliveries as a list with one level per deal.")
        )
    if len(lengths) > 1:
        raise CourseError(
            _(
                "Each promise needs its delivery, but their numbers differ: {promises} and {delivered}."
            ).format(promises=len(lists[0]), delivered=len(lists[1]))
        )
    deals = lengths.pop()
    full = [
        _on_scale(values if values is not None else [single] * deals, name, ends)
        for values, single, name in zip(lists, (promises, delivered), ("promises", "delivered"), strict=True)
    ]
    return full[0], full[1], ends


def _on_scale(values, name, ends):
    levels = checks.numbers(values, name)
    wrong = ~levels.between(*ends)
    if wrong.any():
        raise CourseError(
            _("“{name}” must be on the scale from {low:g} to {high:g}; one value is {value:g}.").format(
                name=name, low=ends[0], high=ends[1], value=levels[wrong].iloc[0]
            )
        )
    return levels.tolist()


def _log_odds(chance):
    chance = checks.fraction(chance, "chance", one=False)
    return math.log(chance / (1 - chance))
