"""The rule of indifference over all open requests: which of them are worth a full yes."""

from math import inf

import pandas as pd

from .. import checks
from .rank import indifference
from .request import Request
from .settings import DEFAULT_SETTINGS
from .terms import days_as_price

_YEARS = ["asked", "asked_next", "asked_third"]
_OTHERS = ["extra_days", "purchases", "cost_to_serve", "loss_if_held", "loss_if_conceded"]


def indifference_table(facts, settings=DEFAULT_SETTINGS, *, full_cost=False):
    """Each open request by the rule of ``indifference``, on the manager's own estimates: a table by account.

    ``facts``: as ``datasets.cost_down_facts()``, a row a request. ``full_cost``: take gross margin and all
    cost to serve in place of what goes with the account (to see what that error does). Returns, as fractions,

    - asked: what all years asked take off today's price, with the interest on the extra days;
    - margin: avoidable margin less the avoidable cost to serve (``settings.service_avoidable``);
    - needed: points of risk that a yes must remove; infinite where the margin does not exceed what is asked;
    - removes: points it does remove; concede (bool): does it remove more than it must?

    Not in it: spill-over, volume promised for a yes, and that cuts of later years come later. The desk
    (``evaluate``) counts them.

    >>> from kam_helpers import datasets
    >>> table = indifference_table(datasets.cost_down_facts())
    >>> int(table["concede"].sum()), round(float(table.loc["Ironmoor Excavators", "asked"]), 4)
    (7, 0.0148)
    """
    margins, served = ("gross_margin", 1.0) if full_cost else ("avoidable_margin", settings.service_avoidable)
    table = checks.frame(facts, "facts", [*_YEARS, *_OTHERS, margins])
    checks.refuse_duplicates(table.index, "facts")
    rows = {}
    for name, row in table.iterrows():
        request = Request(tuple(float(row[year]) for year in _YEARS), float(row["extra_days"]))
        left = (1 - request.total_cut) * (1 - days_as_price(request.extra_days, settings.days_rate))
        asked = 1 - left
        purchases = checks.above_zero(float(row["purchases"]), "purchases")
        serve = served * checks.amount(float(row["cost_to_serve"]), "cost_to_serve")
        margin = float(row[margins]) - serve / purchases
        held, conceded = float(row["loss_if_held"]), float(row["loss_if_conceded"])
        if margin > asked:
            rule = indifference(held, conceded, asked, margin)
            rows[name] = [asked, margin, rule.needed, rule.removes, rule.concede]
        else:
            rows[name] = [asked, margin, inf, held - conceded, False]
    columns = ["asked", "margin", "needed", "removes", "concede"]
    found = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return found.astype({"concede": bool}).rename_axis("account")
