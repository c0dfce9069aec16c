"""What a cut costs with other accounts: most-favoured clauses exactly, the precedent by assumption.

A most-favoured clause gives its holder any lower price, compared as a share of list in the product group it
covers. The precedent: other accounts hear of the cut with a small chance, and get a part of it.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .inputs import check_cut

HEARD_SHARE = 0.04  # one in ten hears of it, and gets 40 % of what it then asks: course assumption
MOST_FAVOURED = N_("most favoured customer")
PRECEDENT = N_("precedent")


@dataclass(frozen=True)
class FavouredClause:
    """``own``, ``theirs``: invoice price as a share of list in the ``group``, of the account that gets the
    cut and of the ``holder`` of the clause; ``purchases``: the holder's in that group, CNY a year.
    """

    holder: str
    group: str
    own: float
    theirs: float
    purchases: float

    def a_year(self, cut):
        """CNY a year that the holder pays less than today once the account's price is down by ``cut``.

        The clause counts cuts granted from its start on, as far as they go below its holder's price; lower
        prices of before are left alone.
        """
        below = np.maximum(self.theirs - self.own * (1 - np.asarray(cut, dtype=float)), 0.0)
        return self.purchases * (below - max(self.theirs - self.own, 0.0)) / self.theirs

    @property
    def room(self):
        """The cut from which on the holder is due something (fraction of the price)."""
        return max(0.0, 1 - self.theirs / self.own)


@dataclass(frozen=True)
class Spill:
    """What a cut for one account costs with others.

    ``clauses``: FavouredClause objects; ``hearers``: purchases (CNY a year) of the accounts that might hear
    of it; ``heard_share``: the part of the cut that one of them gets on average.
    """

    clauses: tuple = ()
    hearers: float = 0.0
    heard_share: float = HEARD_SHARE

    def a_year(self, cut):
        """CNY a year for a ``cut`` (fraction of today's price, a number or an array)."""
        precedent = self.hearers * self.heard_share * np.asarray(cut, dtype=float)
        return sum((clause.a_year(cut) for clause in self.clauses), precedent)

    def table(self, cut):
        """What a ``cut`` (fraction) costs, by the account it goes to; the rest is the precedent.

        Returns by account: why (most favoured customer, precedent), price_change (fraction, below 0) and
        a_year (CNY). Without any: an empty table.
        """
        cut = check_cut(cut)
        rows = [
            (one.holder, MOST_FAVOURED, -float(one.a_year(cut)) / one.purchases, float(one.a_year(cut)))
            for one in self.clauses
            if one.a_year(cut) > 0
        ]
        if self.hearers and cut and self.heard_share:
            heard = self.heard_share * cut
            rows.append((PRECEDENT, PRECEDENT, -heard, self.hearers * heard))
        table = pd.DataFrame(rows, columns=["account", "why", "price_change", "a_year"])
        return table.set_index("account").astype({"price_change": float, "a_year": float})


def spill_of(account, price_index, contracts, purchases_by_group, *, hearers=(), heard_share=HEARD_SHARE):
    """The Spill of a cut for ``account`` (its name).

    ``price_index``: of ``pricing.price_index(elements, ["account", "product_group"])``. ``contracts``: by
    account, with clause and favoured_group (``datasets.contracts_table()``). ``purchases_by_group``: account
    × product group, CNY a year. ``hearers``: names of the accounts that might hear of it, such as the others
    of its industry; the account itself is left out, and so is the holder of a clause, in the group it covers.
    None of them counts with more than the account's own purchases: a buyer compares himself with his like,
    and the price of a small account is a weak argument for a large one (course assumption).
    """
    checks.frame(price_index, "price_index", ["invoice_index"])
    checks.frame(contracts, "contracts", ["clause", "favoured_group"])
    checks.frame(purchases_by_group, "purchases_by_group")
    heard_share = checks.fraction(heard_share, "heard_share", zero=True)
    if account not in purchases_by_group.index:
        raise CourseError(
            _("“{name}” has nothing for {account}.").format(name="purchases_by_group", account=account)
        )
    others = pd.Index(list(hearers), dtype=object).unique().drop(account, errors="ignore")
    checks.same_accounts(others, purchases_by_group.index, "purchases_by_group")
    index, clauses, hearing = price_index["invoice_index"], [], purchases_by_group.loc[others].sum(axis=1)
    favoured = contracts[(contracts["clause"] == MOST_FAVOURED) & (contracts.index != account)]
    for holder, group in favoured["favoured_group"].items():
        if (account, group) not in index.index:
            continue
        if (holder, group) not in index.index:
            raise CourseError(
                _("“{name}” has nothing for {account}.").format(name="price_index", account=holder)
            )
        bought = float(purchases_by_group.loc[holder, group])
        clauses.append(
            FavouredClause(
                holder, group, float(index[(account, group)]), float(index[(holder, group)]), bought
            )
        )
        if holder in hearing:
            hearing[holder] -= bought
    like_it = hearing.clip(upper=float(purchases_by_group.loc[account].sum()))
    return Spill(tuple(clauses), float(like_it.sum()), heard_share)
