"""What changing supplier costs the customer, in CNY once, and what it is worth as a discount a year.

The list of costs is the usual one of the field (Burnham, Frels & Mahajan 2003 sort it into procedural,
financial and relational); the four kinds are this course's grouping of it, a course assumption. The rival's
lower price and better quality are no switching cost: they come again every year and belong to the attraction.
Only what is paid once stands here, and the rival's one-off incentive is taken off once.
"""

from dataclasses import dataclass, fields

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _


@dataclass(frozen=True)
class Kind:
    """One of the four kinds: its name and the parts that it adds up."""

    name: str
    parts: tuple


KINDS = (
    Kind(N_("evaluation and search"), ("search", "evaluation")),
    Kind(N_("set-up, learning and downtime"), ("set_up", "retraining", "downtime")),
    Kind(N_("contract benefits lost"), ("benefits_lost",)),
    Kind(N_("relationship and risk"), ("relationship",)),
)
KIND_NAMES = tuple(kind.name for kind in KINDS)
PARTS = tuple(part for kind in KINDS for part in kind.parts)
PART_LABELS = {
    "search": N_("Search"),
    "evaluation": N_("Evaluation and approval"),
    "set_up": N_("Set-up"),
    "retraining": N_("Retraining"),
    "downtime": N_("Downtime"),
    "benefits_lost": N_("Benefits lost"),
    "relationship": N_("Relationship and risk"),
    "gross": N_("Gross switching cost"),
    "rival_incentive": N_("Paid by the rival"),
    "net": N_("Net switching cost"),
}


@dataclass(frozen=True)
class SwitchingCost:
    """What one customer pays to change supplier; every field in CNY, once, and at least 0.

    ``search`` for suppliers; ``evaluation`` of what they offer, with approval; ``set_up`` of lines, systems
    and papers; ``retraining``; ``downtime`` and scrap until all runs again; ``benefits_lost``: one-off ones
    that end with the contract, and lent equipment the customer would have to replace (a rebate that comes
    every year is price: it belongs to the attraction); ``relationship``: people, brand and risk in money;
    ``rival_incentive``: what the rival pays towards all this. Raises CourseError for anything else.

    >>> cost = SwitchingCost(evaluation=60_000, downtime=40_000, rival_incentive=30_000)
    >>> cost.gross, cost.net
    (100000, 70000)
    """

    search: float = 0
    evaluation: float = 0
    set_up: float = 0
    retraining: float = 0
    downtime: float = 0
    benefits_lost: float = 0
    relationship: float = 0
    rival_incentive: float = 0

    def __post_init__(self):
        for field in fields(self):
            checks.amount(getattr(self, field.name), field.name)

    @property
    def gross(self):
        """All that the change costs, CNY."""
        return sum(getattr(self, part) for part in PARTS)

    @property
    def net(self):
        """Net switching cost (NSC): gross less what the rival pays, CNY; below 0, changing earns money."""
        return self.gross - self.rival_incentive

    @property
    def by_kind(self):
        """The four kinds as a Series, CNY; they add up to gross."""
        amounts = [float(sum(getattr(self, part) for part in kind.parts)) for kind in KINDS]
        return pd.Series(amounts, pd.Index(KIND_NAMES, name="kind"), name="amount")

    def steps(self):
        """The way from the parts to the net as a waterfall: by ``step``, label and kind (words), amount
        (CNY; what the rival pays is below 0) and the ``start`` and ``end`` of its bar (CNY).
        """
        rows, level = [], 0.0
        for kind in KINDS:
            for part in kind.parts:
                rows.append((part, _(kind.name), getattr(self, part), level))
                level += getattr(self, part)
        rows.append(("gross", "", level, 0.0))
        rows.append(("rival_incentive", "", -self.rival_incentive, level))
        rows.append(("net", "", level - self.rival_incentive, 0.0))
        table = pd.DataFrame(rows, columns=["step", "kind", "amount", "start"]).set_index("step")
        table = table.astype({"amount": float})
        table.insert(0, "label", [_(PART_LABELS[step]) for step in table.index])
        return table.assign(end=table["start"] + table["amount"])


def checked_cost(cost):
    """``cost`` if it is a SwitchingCost."""
    if not isinstance(cost, SwitchingCost):
        raise CourseError(
            _("“cost” must be a SwitchingCost; this is a {kind}.").format(kind=type(cost).__name__)
        )
    return cost


def switching_costs(table):
    """Every account's switching cost: the four kinds, gross, rival_incentive and net (CNY once).

    ``table``: by account, the seven parts of PARTS and rival_incentive (CNY once, at least 0).

    >>> row = {**dict.fromkeys(PARTS, 0), "set_up": 90_000, "rival_incentive": 20_000}
    >>> switching_costs(pd.DataFrame([row], ["Alder"]))[["gross", "net"]].loc["Alder"].to_list()
    [90000.0, 70000.0]
    """
    columns = [*PARTS, "rival_incentive"]
    checks.frame(table, "table", columns)
    checks.refuse_duplicates(table.index, "table")
    paid = pd.DataFrame({name: checks.numbers(table[name], name, negative=False) for name in columns})
    result = pd.DataFrame({kind.name: paid[list(kind.parts)].sum(axis=1) for kind in KINDS})
    result["gross"] = result.sum(axis=1)
    result["rival_incentive"] = paid["rival_incentive"]
    result["net"] = result["gross"] - result["rival_incentive"]
    return result.rename_axis("account")


def account_cost(table, account):
    """The SwitchingCost of one account of ``table`` (as in ``switching_costs``)."""
    checks.frame(table, "table", [*PARTS, "rival_incentive"])
    checks.refuse_duplicates(table.index, "table")
    if account not in table.index:
        raise CourseError(_("There is no account “{account}” in the table.").format(account=account))
    row = table.loc[account]
    return SwitchingCost(**{name: float(row[name]) for name in (*PARTS, "rival_incentive")})
