"""Whose answers are shown: all accounts, one region or one tier."""

from dataclasses import dataclass

import pandas as pd

from kam_helpers.errors import CourseError
from kam_helpers.tiering import abc_classes

ALL = "all"
KINDS = ("region", "tier")


@dataclass(frozen=True)
class Group:
    """``kind``: all, region, tier, or tier by revenue; ``name``: which one of them; ``accounts``: who is in
    it.
    """

    kind: str
    name: str
    accounts: tuple


def groups_of(survey, accounts):
    """The groups of a survey by the setting that chooses them: "all", "region: South", "tier: A".

    A region or tier is what the survey says, else what ``accounts`` (a table by account, or None) says;
    without a tier it is the ABC class by revenue.
    """
    names = survey.accounts
    found = {ALL: Group(ALL, "", tuple(names))}
    for kind in KINDS:
        label, of_account = _known(survey, accounts, kind)
        if of_account is None:
            continue
        of_account = of_account[of_account.index.isin(names)].dropna()
        for name in _in_order(of_account):
            members = of_account.index[of_account == name]
            found[f"{kind}: {name}"] = Group(label, str(name), tuple(members))
    return found


def _known(survey, accounts, kind):
    """What is known of the accounts: a word for it, and a Series account → region or tier (or None)."""
    people = survey.people
    if kind in people:
        first = people[["account", kind]].dropna().drop_duplicates("account")
        return kind, first.set_index("account")[kind]
    if accounts is None:
        return kind, None
    if kind in accounts:
        return kind, accounts[kind]
    if kind == "tier" and "revenue" in accounts:
        try:
            return "tier by revenue", abc_classes(accounts["revenue"])
        except CourseError:  # nobody buys, or a gap in the figures: then there are no tiers to choose
            pass
    return kind, None


def _in_order(values):
    """The groups in their own order if they have one, else by name."""
    ordered = isinstance(values.dtype, pd.CategoricalDtype) and values.cat.ordered
    return [name for name in values.cat.categories if (values == name).any()] if ordered else sorted(
        values.unique(), key=str
    )  # fmt: skip
