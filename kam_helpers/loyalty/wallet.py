"""Share of wallet: observed, and inferred from how customers rank their suppliers."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .inputs import no_blank, together

SUPPLIER = "Kestrelle"
IN_HOUSE, NOT_KNOWN = "in-house", "not known"  # suppliers of a wallet that are none


def share_of_wallet(own, total):
    """Our part of what a customer spends on our kind of goods with everybody: own ÷ total, 0 … 1.

    Numbers, or both by account (then a Series comes back). Spend of the same goods and time, CNY a year.

    >>> share_of_wallet(3_000_000, 5_000_000)
    0.6
    """
    if np.ndim(own) or isinstance(own, dict):
        table = together(own=own, total=total)
        shares = [_share(*row) for row in table.itertuples(name=None)]
        return pd.Series(shares, table.index, name="share_of_wallet")
    return _share(_("the customer"), own, total)


def _share(account, own, total):
    ours, everything = checks.amount(own, "own"), checks.above_zero(total, "total")
    if ours > everything:
        raise CourseError(
            _(
                "{account} buys more from us ({own:,.0f}) than it spends with everybody ({total:,.0f}): the "
                "wallet is too small, or it holds other goods or another time."
            ).format(account=account, own=ours, total=everything)
        )
    return ours / everything


def wallet_allocation(ranks):
    """Share of wallet by one person's ranks: (1 − rank ÷ (n + 1)) × 2 ÷ n (Keiningham et al. 2011).

    ``ranks``: by supplier, 1 = best, of the n suppliers used (two or more); equal places as 1, 2, 2, 4 or 1,
    2.5, 2.5, 4 or 1, 2, 2, 3 count with their average rank, so that the shares always add up to 1. Returns
    shares by supplier. Refused: ranks below 1, ranks that skip a place, a single supplier.

    >>> wallet_allocation({"we": 1, "rival": 2}).round(3).to_dict()
    {'we': 0.667, 'rival': 0.333}
    >>> wallet_allocation({"we": 1, "one": 2, "other": 2}).round(3).to_dict()
    {'we': 0.5, 'one': 0.25, 'other': 0.25}
    """
    places = checks.numbers(ranks, "ranks", unique=True)
    n = len(places)
    if n == 1:
        raise CourseError(
            _("A rank needs two suppliers or more: with {supplier} alone there is nothing to rank.").format(
                supplier=places.index[0]
            )
        )
    given = places.to_numpy()
    if not any(np.array_equal(given, places.rank(method=how)) for how in ("min", "average", "dense")):
        raise CourseError(
            _(
                "The ranks {ranks} are no ranking of {n} suppliers: the best has 1, no place is left out, "
                "and equal suppliers share a place."
            ).format(ranks=", ".join(f"{rank:g}" for rank in sorted(given)), n=n)
        )
    shares = (1 - places.rank(method="average") / (n + 1)) * 2 / n
    return shares.rename("share")


def inferred_shares(ranks_table):
    """Inferred share of wallet by account and supplier, the mean over the people asked at the account.

    ``ranks_table``: columns account, respondent, supplier, rank. A supplier that one person does not rank has
    none of that person's wallet. The shares of an account add up to 1.
    """
    columns = ["account", "respondent", "supplier", "rank"]
    table = no_blank(checks.frame(ranks_table, "ranks_table", columns), columns, "ranks_table")
    people = []
    for (account, respondent), rows in table.groupby(["account", "respondent"], observed=True, sort=False):
        try:
            shares = wallet_allocation(rows.set_index("supplier")["rank"])
        except CourseError as reason:
            raise CourseError(
                _("{account}, respondent {respondent}: {reason}").format(
                    account=account, respondent=respondent, reason=reason
                )
            ) from None
        people.append(pd.DataFrame({"account": account, "supplier": shares.index, "share": shares.array}))
    each = pd.concat(people).astype({"account": object, "supplier": object})
    asked = table.drop_duplicates(["account", "respondent"])["account"].astype(object).value_counts()
    sums = each.groupby(["account", "supplier"])["share"].sum()
    return (sums / asked.reindex(sums.index.get_level_values("account")).to_numpy()).rename("inferred")


def observed_shares(wallet):
    """Observed share of wallet by account and supplier: its spend ÷ all spend of the account.

    ``wallet``: columns account, product_group, supplier, spend_cny (CNY a year). What an account makes itself
    (“in-house”) and what is “not known” belong to its wallet.
    """
    spend = checked_wallet(wallet).groupby(["account", "supplier"])["spend_cny"].sum()
    total = spend.groupby(level="account").sum()
    for account, one in total.items():
        checks.above_zero(one, _("wallet of {account}").format(account=account))
    return (spend / total.reindex(spend.index.get_level_values("account")).to_numpy()).rename("observed")


def inferred_and_observed(ranks_table, wallet, supplier=SUPPLIER):
    """Our inferred and observed share of wallet of each account with ranks.

    Returns by account: inferred, observed and difference = observed − inferred (fractions). Far above 0 the
    account buys more from us than it likes us: look for what holds it.
    """
    inferred = _of(inferred_shares(ranks_table), supplier)
    observed = _of(observed_shares(wallet), supplier)
    if not inferred.any() and not observed.any():
        raise CourseError(_("Nobody ranks “{supplier}” or buys from it.").format(supplier=supplier))
    checks.same_accounts(inferred.index, observed.index, "wallet")
    table = pd.DataFrame({"inferred": inferred, "observed": observed.reindex(inferred.index)})
    table["difference"] = table["observed"] - table["inferred"]
    return table


def _of(shares, supplier):
    """The share of one supplier by account; 0 where it has none."""
    return shares.unstack(fill_value=0.0).reindex(columns=[supplier], fill_value=0.0)[supplier]


def checked_wallet(wallet):
    """The wallet with its four columns as text and floats; negative spend and blanks are refused."""
    columns = ["account", "product_group", "supplier"]
    table = checks.frame(wallet, "wallet", [*columns, "spend_cny"])
    no_blank(table, columns, "wallet")
    spend = checks.numbers(table["spend_cny"], "spend_cny", negative=False)
    return table[columns].astype(object).assign(spend_cny=spend)
