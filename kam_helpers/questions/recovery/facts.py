"""What the recovery questions compute with: each table once, as the lesson makes it."""

from functools import cache

from ... import datasets
from ... import recovery as models
from ...recovery.effects import GOOD, POOR

MONTHS = 12
RATE = datasets.CARRYING_RATE
# What the account is worth from its next renewal on, and how often an attempt succeeds: course assumptions.
WORTH, SUCCESS = 1_000_000.0, 0.8
# Accounts whose complaints say least about their failures, or most.
FOUR = [
    "Brakenfeld Brake Systems",
    "Brightfen Laundry Systems",
    "Circuvale Electronics",
    "Tramleigh Interiors",
]


@cache
def complaints():
    return datasets.complaints_table(months=MONTHS)


@cache
def by_recovery():
    return models.complaint_metrics(complaints(), by="recovery")


@cache
def problems():
    """By account: complaints in the register; problems and those reported, as the survey says."""
    answers = datasets.survey_table()
    table = answers.groupby("account", observed=True)[["problems", "problems_reported"]].sum()
    table.insert(0, "complaints", complaints()["account"].value_counts().reindex(table.index))
    return table


def share_reported():
    return models.complain_share(problems())


def four():
    """Complaints and share of problems reported of the four accounts, and the failures behind them."""
    table = problems().loc[FOUR]
    share = models.complain_share(table.rename_axis("account").reset_index(), by="account")
    return table.assign(share=share, failures=table["complaints"] / share)


@cache
def effects():
    """Satisfaction and renewal by kind of recovery."""
    return models.recovery_effects(datasets.recovery_panel())


def renewal(recovery):
    return effects().loc[recovery, "renewal"]


@cache
def value(worth=WORTH, success=SUCCESS):
    return models.value_from_panel(effects(), worth, success=success)


def one_failure():
    """Share that renewed of all workshops with one failure, however it was put right."""
    table = effects().loc[[GOOD, POOR]]
    return (table["renewal"] * table["n"]).sum() / table["n"].sum()
