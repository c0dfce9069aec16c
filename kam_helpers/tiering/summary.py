"""Small tables that say a result in words: what a lesson shows before it goes on."""

import pandas as pd

from ..formats import money, percent
from ..text import _
from .concentration import gini, hhi, pareto_curve, top_share
from .portfolio import CELLS, MOVES, STATUS, check_status, four_p


def status_table(status):
    """How many accounts have each status, and the goal that follows from it (common practice).

    ``status``: account → target, normal, lost or key.

    >>> status_table(pd.Series({"Alder": "key", "Birch": "target"}))["accounts"].to_dict()
    {'target': 1, 'normal': 0, 'lost': 0, 'key': 1}
    """
    counts = check_status(status).value_counts().reindex(list(STATUS), fill_value=0)
    goals = [_(STATUS[name]) for name in STATUS]
    return pd.DataFrame(
        {"accounts": counts.to_numpy(), "goal": goals}, index=pd.Index(list(STATUS), name="status")
    )


def concentration_table(values):
    """The measures of concentration of one ledger, each with what it says; ``values`` (≥ 0) per account."""
    curve, index = pareto_curve(values), hhi(values)
    half = int((curve["cumulative_share"] < 0.5).sum()) + 1
    rows = {
        _("Share of the top 20 %"): (percent(top_share(values, 0.2)), _("80 % would be the rule of thumb")),
        _("Accounts for half of it"): (f"{half}", _("of {n}").format(n=len(curve))),
        _("Largest account"): (
            percent(curve["share"].iloc[0], 1),
            _("what one lost customer would take along"),
        ),
        _("Gini coefficient"): (f"{gini(values):.2f}", _("0 all equal, towards 1 one has everything")),
        _("HHI"): (f"{index:.3f}", _("like {n:.0f} equal accounts").format(n=1 / index)),
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["value", "reads"]).rename_axis("measure")


def goodwill_table(offers):
    """Several offers of goodwill side by side; ``offers``: name → ``Goodwill``. Money in CNY."""
    rows = {
        _("What the gain in loyalty is worth"): [money(g.value) for g in offers.values()],
        _("What we pay"): [money(g.cost) for g in offers.values()],
        _("What others may ask for"): [money(g.precedent_cost) for g in offers.values()],
        _("What is left"): [money(g.net) for g in offers.values()],
        _("Break-even gain in retention, points"): [
            f"{g.breakeven_retention_gain * 100:.1f}" for g in offers.values()
        ],
        _("The figures say"): [_(g.decision) for g in offers.values()],
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(offers))


def moves_table(matrix):
    """For each cell of the value matrix: how many accounts, where they should move, and how (four Ps).

    ``matrix``: as ``value_matrix`` returns it. Moves and actions are course assumptions.
    """
    counts = matrix["cell"].value_counts().reindex(list(CELLS), fill_value=0)
    actions = four_p()
    actions.insert(0, "accounts", counts.to_numpy())
    actions.insert(1, "move_to", [MOVES[cell] for cell in CELLS])
    return actions
