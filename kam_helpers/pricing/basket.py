"""What the basket of an account weighs by cost index: each account buys its own mix of product groups."""

from .. import checks
from ..errors import CourseError
from ..text import _

_NO_INDEX = ("avoidable", "yield")  # columns of a cost structure that follow no index


def basket_weights(structure, purchases_cny, contribution_cny=None):
    """The part of an account's price that follows each index (fractions), for what the account buys.

    ``structure``: product group × index, fractions of full unit cost (``datasets.cost_structure()``).
    ``purchases_cny``, ``contribution_cny``: of the account by product group, the contribution at full cost
    (a row of ``datasets.purchases_by_group()`` and of ``contribution_by_group()``).

    With the contribution the weights are shares of the price: what is left to 1 is the fixed share of an
    ``IndexClause``. Without it they are shares of unit cost, each group weighing as much as is bought of it:
    only their proportions count, as in ``clause_of``.

    >>> import pandas as pd
    >>> structure = pd.DataFrame({"resin": [0.4, 0.1], "wages": [0.1, 0.3]}, ["coatings", "pumps"])
    >>> basket_weights(structure, {"coatings": 300, "pumps": 100}).round(3).to_dict()
    {'resin': 0.325, 'wages': 0.15}
    >>> earned = {"coatings": 100, "pumps": 60}
    >>> basket_weights(structure, {"coatings": 300, "pumps": 100}, earned).round(3).to_dict()
    {'resin': 0.21, 'wages': 0.08}
    """
    table = checks.frame(structure, "structure")
    indices = [column for column in table if column not in _NO_INDEX]
    if not indices:
        raise CourseError(_("“structure” has no column of an index."))
    bought = checks.numbers(purchases_cny, "purchases_cny", negative=False, unique=True)
    total = checks.positive_total(bought, "purchases_cny")
    groups = bought.index[bought > 0]
    checks.refuse_duplicates(table.index, "structure")
    checks.same_accounts(groups, table.index, "structure")
    cost = bought
    if contribution_cny is not None:
        earned = checks.numbers(contribution_cny, "contribution_cny", unique=True)
        checks.same_accounts(groups, earned.index, "contribution_cny")
        cost = bought - earned.reindex(bought.index)
        checks.positive_total(cost[groups], _("the cost of what is bought"))
    parts = table.loc[groups, indices].astype(float)
    return (parts.T @ cost[groups] / total).rename_axis("index").rename("weight")
