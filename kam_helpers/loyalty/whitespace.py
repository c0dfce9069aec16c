"""The whitespace grid: who supplies which product group of which account, and where more is worth trying."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .wallet import IN_HOUSE, NOT_KNOWN, SUPPLIER, checked_wallet

US, SHARED, COMPETITOR, MADE_IN_HOUSE, UNKNOWN, NO_NEED = STATUSES = (
    N_("us"),
    N_("shared"),
    N_("competitor"),
    N_("in-house"),
    N_("not known"),
    N_("no need"),
)
# The part of what is open that an attempt wins on average: course assumption. What nobody knows of has none.
CHANCES = {SHARED: 0.10, COMPETITOR: 0.05, MADE_IN_HOUSE: 0.03}


@dataclass(frozen=True, eq=False)
class Whitespace:
    """Account × product group, each a DataFrame; money in CNY a year.

    ``status``: who supplies (STATUSES). ``spend``: of the account with everybody. ``own``: with us.
    ``competitor``, ``in_house``, ``not_known``: with whom the rest is; ``open``: all of that rest.
    """

    status: pd.DataFrame
    spend: pd.DataFrame
    own: pd.DataFrame
    competitor: pd.DataFrame
    in_house: pd.DataFrame
    not_known: pd.DataFrame

    @property
    def open(self):
        """What the accounts spend and not with us, known or not."""
        return self.spend - self.own


def whitespace_grid(wallet, supplier=SUPPLIER):
    """The grid from a wallet: columns account, product_group, supplier, spend_cny (CNY a year).

    A supplier called “in-house” is the account itself, “not known” nobody has found out yet, ``supplier`` we,
    any other a competitor. Status: us (all is ours), shared (part is ours), else the largest of competitor,
    in-house and not known; no need where nothing is spent. Accounts and groups in their order of appearance.
    """
    table = checked_wallet(wallet)
    others = {supplier: "own", IN_HOUSE: "in_house", NOT_KNOWN: "not_known"}
    table["who"] = table["supplier"].map(others).fillna("competitor")
    accounts, groups = table["account"].unique(), table["product_group"].unique()
    parts = {
        who: table[table["who"] == who]
        .pivot_table(index="account", columns="product_group", values="spend_cny", aggfunc="sum")
        .reindex(index=accounts, columns=groups)
        .fillna(0.0)
        .astype(float)
        .rename_axis(index="account", columns="product_group")
        for who in ("own", "competitor", "in_house", "not_known")
    }
    spend = sum(parts.values())
    own, rest = parts["own"], np.stack([parts[who] for who in ("competitor", "in_house", "not_known")])
    largest = np.array([COMPETITOR, MADE_IN_HOUSE, UNKNOWN], dtype=object)[rest.argmax(axis=0)]
    status = np.select([spend == 0, rest.sum(axis=0) == 0, own > 0], [NO_NEED, US, SHARED], default=largest)
    return Whitespace(status=pd.DataFrame(status, own.index, own.columns), spend=spend, **parts)


def opportunities(whitespace, margins, chances=None, *, cost_per_attempt=0.0):
    """Where an attempt to sell more is worth most: the open cells, the largest expected contribution first.

    ``margins``: contribution as a fraction of revenue by product group. ``chances``: the part of what
    is open that an attempt wins on average, by status (0 … 1; None: CHANCES, course assumption) or one number
    for all. ``cost_per_attempt``: CNY once. Any extra cost to serve is not in it: see ``cross_sale``.

    Returns rows with account, product_group, status, open_cny (all that is not with us), known_cny (known
    to be with a competitor or in-house), not_known_cny, margin_share, chance and expected_cny = known_cny
    × margin_share × chance − cost (CNY in the first year). What is not known counts as nothing to win:
    such a cell has no expected_cny, stands last, and the next step there is to ask.
    """
    if not isinstance(whitespace, Whitespace):
        raise CourseError(
            _("“{name}” must be the grid that whitespace_grid returns; this is a {kind}.").format(
                name="whitespace", kind=type(whitespace).__name__
            )
        )
    cost = checks.amount(cost_per_attempt, "cost_per_attempt")
    table = pd.DataFrame(
        {
            "status": whitespace.status.stack(),
            "open_cny": whitespace.open.stack(),
            "known_cny": (whitespace.competitor + whitespace.in_house).stack(),
            "not_known_cny": whitespace.not_known.stack(),
        }
    ).reset_index()
    table = table[table["open_cny"] > 0]
    table["margin_share"] = _margins(margins, table["product_group"])
    table["chance"] = _chances(chances, table["status"])
    known, margin, chance = (table[name].to_numpy() for name in ("known_cny", "margin_share", "chance"))
    table["expected_cny"] = expected_contribution(known, margin, chance, cost)
    order = ["expected_cny", "open_cny"]
    return table.sort_values(order, ascending=False, kind="stable").reset_index(drop=True)


def expected_contribution(known, margin, chance, cost):
    """known × margin × chance − cost in the first year, CNY; missing where nothing known can be won.

    Arrays of one shape, not checked: a slider waits for it. ``known``: CNY that others are known to get,
    ``margin`` and ``chance``: fractions (a missing chance: no attempt), ``cost``: CNY for each attempt.

    >>> expected_contribution(np.array([1e6, 0.0]), 0.3, 0.2, 10_000).tolist()
    [50000.0, nan]
    """
    return np.where(known > 0, known * margin * chance - cost, np.nan)


def _margins(margins, groups):
    given = checks.numbers(margins, "margins", unique=True)
    checks.same_accounts(pd.Index(groups.unique()), given.index, "margins")
    if not given.between(-1, 1).all():
        raise CourseError(_("“margins” are fractions of revenue, between −1 and 1 (write 0.3 for 30 %)."))
    return groups.map(given)


def _chances(chances, statuses):
    if np.ndim(chances) == 0 and not isinstance(chances, dict) and chances is not None:
        known = checks.fraction(chances, "chances", zero=True)
        return statuses.map({SHARED: known, COMPETITOR: known, MADE_IN_HOUSE: known})
    given = checks.numbers(CHANCES if chances is None else chances, "chances", unique=True)
    for status, chance in given.items():
        checks.fraction(chance, _("chance where the status is “{status}”").format(status=status), zero=True)
    if UNKNOWN in given.index:
        raise CourseError(_("What is “not known” has no chance: find out first who supplies it."))
    checks.same_accounts(pd.Index(statuses[statuses != UNKNOWN].unique()), given.index, "chances")
    return statuses.map(given)
