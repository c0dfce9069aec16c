"""What the explorer knows of each account before anything changes: read from tables, or typed in."""

from dataclasses import dataclass, replace
from math import log

import numpy as np
import pandas as pd

from kam_helpers import checks, loyalty, switching
from kam_helpers.errors import CourseError
from kam_helpers.lifetime.rates import check_retentions
from kam_helpers.text import _

from ..segments import one_by_one, segments_of

THOUSAND = 1000


@dataclass(frozen=True, eq=False)
class Facts:
    """By account, as arrays: ``purchases``, ``attraction`` and ``profit`` (CNY a year), ``switching_cost``
    (net, CNY once). ``model``: the chance to leave. ``segments``: by setting. ``left_out``: how many accounts
    had no values or no costs.
    """

    names: tuple
    purchases: np.ndarray
    attraction: np.ndarray
    switching_cost: np.ndarray
    profit: np.ndarray
    model: loyalty.StayingModel
    segments: dict
    left_out: int = 0


def read_facts(accounts, values, costs, own, model=None):
    """The facts of the accounts that all three tables know.

    ``accounts``: revenue and profit (CNY a year), and if it is there retention (fraction), to which the level
    of the model is set; ``values``: as for ``loyalty.delivered_value_advantage``, ``own``: we in it;
    ``costs``: as for ``switching.switching_costs``; ``model``: your own instead of a set one.
    """
    accounts = checks.frame(accounts, _("accounts"), ["revenue", "profit"])
    checks.refuse_duplicates(accounts.index, _("accounts"))
    attraction = loyalty.delivered_value_advantage(values, own)["attraction"]
    net = switching.switching_costs(costs)["net"]
    known = accounts.index[accounts.index.isin(attraction.index) & accounts.index.isin(net.index)]
    if not len(known):
        raise CourseError(
            _(
                "No account is in all three tables: accounts, values and costs. Call the same account by the "
                "same name in each."
            )
        )
    rows = accounts.loc[sorted(known, key=lambda name: str(name).casefold())]
    table = loyalty.staying_table(rows["revenue"], attraction[rows.index], net[rows.index])
    profit = checks.numbers(rows["profit"], "profit")
    names = tuple(map(str, rows.index))
    return Facts(
        names=names,
        purchases=table["purchases"].to_numpy(),
        attraction=table["attraction"].to_numpy(),
        switching_cost=net[rows.index].to_numpy(),
        profit=profit.to_numpy(),
        model=_model(model, table, rows),
        segments=segments_of(names, rows.set_axis(names)) | _one_of(names),
        left_out=len(accounts) - len(known),
    )


def typed_facts(settings, name):
    """The facts of an account of no table: ``settings`` in CNY thousand and percent."""
    purchases, attraction, cost, profit = (
        np.array([settings[key] * THOUSAND], float)
        for key in ("purchases", "attraction", "switching_cost", "profit")
    )
    barrier = switching.yearly_equivalent(float(cost[0]))
    now = loyalty.DEFAULT.leaving(attraction[0] / purchases[0], barrier / purchases[0])
    wanted = 1 - settings["retention"] / 100
    model = replace(loyalty.DEFAULT, base=loyalty.DEFAULT.base + _logit(wanted) - _logit(now))
    return Facts((name,), purchases, attraction, cost, profit, model, segments_of((name,)))


def _one_of(names):
    return one_by_one(names) if len(names) > 1 else {}


def _model(model, table, rows):
    if model is None and "retention" not in rows:
        return loyalty.DEFAULT
    if model is None:
        leaving = pd.Series(1 - check_retentions(rows["retention"]), table.index)
        return loyalty.calibrated(loyalty.DEFAULT, table["attraction_share"], table["barrier_share"], leaving)
    if not isinstance(model, loyalty.StayingModel):
        raise CourseError(
            _("“model” must be a StayingModel; this is a {kind}.").format(kind=type(model).__name__)
        )
    return model


def _logit(chance):
    return log(chance / (1 - chance))
