"""The spill-over of a cut for each account, from the tables that a company has."""

from .. import checks
from .spill import HEARD_SHARE, spill_of
from .waterfall import price_index


def spills_of(elements, contracts, alike=None, *, heard_share=HEARD_SHARE):
    """By account, what a cut for it costs with others: a dict of name → Spill.

    ``elements``: account × product group, as in ``waterfall`` (``datasets.price_elements_table()``); what an
    account buys in a group is its invoice there. ``contracts``: as in ``spill_of``. ``alike``: by account,
    what makes buyers compare prices, such as the industry: accounts with the same may hear of a cut. None:
    nobody hears. ``heard_share``: the part of the cut that one of them gets on average (fraction).

    >>> from kam_helpers import datasets
    >>> tables = datasets.price_elements_table(), datasets.contracts_table()
    >>> [clause.holder for clause in spills_of(*tables)["Oakenthorn Doors"].clauses]
    ['Cranewell Heavy Industry']
    """
    checks.frame(elements, "elements", ["account", "product_group"])
    index = price_index(elements, ["account", "product_group"])
    bought = index["invoice"].unstack(fill_value=0.0)
    hearers = dict.fromkeys(bought.index, ())
    if alike is not None:
        checks.same_accounts(bought.index, alike.index, "alike")
        for members in bought.groupby(alike.reindex(bought.index)).groups.values():
            hearers |= dict.fromkeys(members, tuple(members))
    return {
        name: spill_of(name, index, contracts, bought, hearers=heard, heard_share=heard_share)
        for name, heard in hearers.items()
    }
