"""Which accounts are meant: all of them, or those of one region, industry or tier."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from kam_helpers.errors import CourseError
from kam_helpers.text import N_, _
from kam_helpers.tiering import abc_classes

ALL = "all"
KINDS = ("region", "industry", "tier")
LABELS = {
    ALL: N_("All accounts"),
    "region": N_("Region {name}"),
    "industry": N_("Industry {name}"),
    "tier": N_("Tier {name}"),
    "tier by revenue": N_("Tier {name} by revenue"),
    "account": N_("{name}"),
    "zone": N_("Zone “{name}”"),
    "with us": N_("Buy from us"),
    "not yet with us": N_("Do not buy from us yet"),
}


@dataclass(frozen=True, eq=False)
class Segment:
    """``kind``: a key of LABELS; ``name``: which one of them; ``members``: bool by account."""

    kind: str
    name: str
    members: np.ndarray

    @property
    def label(self):
        """How it is called on the screen."""
        return _(LABELS[self.kind]).format(name=self.name)


def segments_of(names, accounts=None):
    """The segments by the setting that chooses them: "all", "region: South", "tier: A".

    ``names``: the accounts meant, in order. ``accounts``: a table by account with any of the columns region,
    industry and tier, or None; without a tier it is the ABC class by revenue. Accounts that the table does
    not know are in no segment but the first.
    """
    names = pd.Index(names)
    found = {ALL: Segment(ALL, "", np.ones(len(names), bool))}
    for kind in () if accounts is None else KINDS:
        label, known = _known(accounts, kind)
        if known is None:
            continue
        known = known[~known.index.duplicated()].reindex(names)
        for name in _in_order(known.dropna()):
            found[f"{kind}: {name}"] = Segment(label, str(name), (known == name).fillna(False).to_numpy(bool))
    return found


def one_by_one(names):
    """A segment for each account, by the setting that chooses it."""
    return {
        f"account: {name}": Segment("account", name, np.arange(len(names)) == number)
        for number, name in enumerate(names)
    }


def _known(accounts, kind):
    if kind in accounts:
        return kind, accounts[kind]
    if kind == "tier" and "revenue" in accounts:
        try:
            return "tier by revenue", abc_classes(accounts["revenue"])
        except CourseError:  # nobody buys, or a gap in the figures: then there are no tiers to choose
            pass
    return kind, None


def _in_order(values):
    """The names in their own order if they have one, else by the alphabet."""
    if isinstance(values.dtype, pd.CategoricalDtype) and values.cat.ordered:
        return [name for name in values.cat.categories if (values == name).any()]
    return sorted(values.unique(), key=str)
