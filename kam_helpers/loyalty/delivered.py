"""Customer delivered value: what the customer gets less what it gives, against the next best alternative.

After Kotler: value of product, service, people and image; cost in money, time (ordering), effort and risk.
"""

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .inputs import no_blank
from .wallet import SUPPLIER

VALUE_PARTS = ("product", "service", "people", "image")
COST_PARTS = ("price", "ordering", "effort", "risk")


def customer_delivered_value(values):
    """Total value, total cost, their difference (the delivered value) and their ratio, row by row.

    ``values``: the columns of VALUE_PARTS and COST_PARTS, CNY a year in the customer's eyes. Returns
    total_value, total_cost, difference (CNY a year) and ratio = total_value ÷ total_cost.

    >>> row = dict(product=90, service=20, people=6, image=4, price=70, ordering=10, effort=10, risk=10)
    >>> customer_delivered_value(pd.DataFrame([row])).squeeze().to_dict()
    {'total_value': 120.0, 'total_cost': 100.0, 'difference': 20.0, 'ratio': 1.2}
    """
    checks.frame(values, "values", [*VALUE_PARTS, *COST_PARTS])
    parts = {name: checks.numbers(values[name], name, negative=False) for name in (*VALUE_PARTS, *COST_PARTS)}
    table = pd.DataFrame(
        {"total_value": sum(parts[n] for n in VALUE_PARTS), "total_cost": sum(parts[n] for n in COST_PARTS)}
    )
    if not (table["total_cost"] > 0).all():
        raise CourseError(_("One row of “values” costs the customer nothing: there is no ratio to nothing."))
    table["difference"] = table["total_value"] - table["total_cost"]
    table["ratio"] = table["total_value"] / table["total_cost"]
    return table


def delivered_value_advantage(values, own=SUPPLIER):
    """Our delivered value against the next best alternative of each account.

    ``values``: account, supplier and the parts (see ``customer_delivered_value``); one row for us and at
    least one for another supplier of every account. The next best alternative is the other supplier with the
    largest difference. Returns by account: rival (its name), own_difference, rival_difference, attraction =
    own − rival difference (CNY a year; below 0 the rival is worth more), own_ratio, rival_ratio,
    better_by_difference and better_by_ratio (names; equals: we) and disagree (bool: the two measures name
    different suppliers). Decide by the difference: a customer pays its bills in money, not in ratios.
    """
    keys = ["account", "supplier"]
    checks.frame(values, "values", keys)
    no_blank(values, keys, "values")
    each = customer_delivered_value(values).assign(**{key: values[key].astype(object) for key in keys})
    double = each.duplicated(keys)
    if double.any():
        raise CourseError(
            _("In “values”, {account} has {supplier} more than once.").format(
                **each.loc[double, keys].iloc[0]
            )
        )
    ours = each[each["supplier"] == own].set_index("account")
    others = each[each["supplier"] != own].sort_values("difference", ascending=False, kind="stable")
    best = others.drop_duplicates("account").set_index("account")
    accounts = pd.Index(each["account"].unique(), name="account")
    checks.same_accounts(accounts, ours.index, _("values of {supplier}").format(supplier=own))
    checks.same_accounts(accounts, best.index, _("values of another supplier"))
    ours, best = ours.reindex(accounts), best.reindex(accounts)
    table = pd.DataFrame({"rival": best["supplier"]})
    table["own_difference"], table["rival_difference"] = ours["difference"], best["difference"]
    table["attraction"] = ours["difference"] - best["difference"]
    table["own_ratio"], table["rival_ratio"] = ours["ratio"], best["ratio"]
    table["better_by_difference"] = table["rival"].where(table["attraction"] < 0, own)
    table["better_by_ratio"] = table["rival"].where(ours["ratio"] < best["ratio"], own)
    table["disagree"] = table["better_by_difference"] != table["better_by_ratio"]
    return table
