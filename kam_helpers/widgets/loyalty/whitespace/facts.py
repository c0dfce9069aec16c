"""What a wallet says, worked out once: who supplies what, what is open, what is earned on it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from kam_helpers import checks, loyalty
from kam_helpers.loyalty.whitespace import SHARED
from kam_helpers.text import N_, _

from ..segments import Segment, segments_of

STATUSES = loyalty.STATUSES
PARTLY = N_("partly not known")  # shared, and of a part of it nobody knows who has it
LOOKS = (*STATUSES[: STATUSES.index(SHARED) + 1], PARTLY, *STATUSES[STATUSES.index(SHARED) + 1 :])
WITH_US, NOT_YET = "with us", "not yet with us"


@dataclass(frozen=True, eq=False)
class Facts:
    """``grid``: as from ``loyalty.whitespace_grid``, accounts by name. ``codes``: how each field is shown, as
    positions in LOOKS: its status, or PARTLY. ``cells``: the open cells, as from ``loyalty.opportunities``;
    by open cell: position of its ``account`` and ``status``, how much of it others are ``known`` to get
    (CNY a year), and its ``margin`` (fraction). ``profit``: CNY a year by account, missing where it is not
    known, or None. ``segments``: by setting.
    """

    grid: loyalty.Whitespace
    codes: np.ndarray
    cells: pd.DataFrame
    account: np.ndarray
    status: np.ndarray
    known: np.ndarray
    margin: np.ndarray
    profit: np.ndarray | None
    segments: dict

    @cached_property
    def open(self):
        """What each account spends and not with us, CNY a year."""
        return self.grid.open.sum(axis=1).to_numpy()

    @cached_property
    def sums(self):
        """By account: spend with everybody, and what is not known (CNY a year)."""
        return {name: getattr(self.grid, name).sum(axis=1).to_numpy() for name in ("spend", "not_known")}

    def largest_unknown(self, members):
        """Of ``members``, the account and product group of which most is not known, and how much (CNY a
        year).
        """
        unknown = self.grid.not_known.to_numpy() * members[:, None]
        row, column = np.unravel_index(unknown.argmax(), unknown.shape)
        return self.names[row], self.groups[column], unknown[row, column]

    @cached_property
    def places(self):
        """Account and product group of each open cell."""
        return list(zip(self.cells["account"], self.cells["product_group"], strict=True))

    @cached_property
    def group(self):
        """Position of the product group of each open cell."""
        return self.groups.get_indexer(self.cells["product_group"])

    @property
    def names(self):
        return self.grid.status.index

    @property
    def groups(self):
        return self.grid.status.columns

    @cached_property
    def losing(self):
        """Which accounts lose money; none where that is not known."""
        return np.zeros(len(self.names), bool) if self.profit is None else self.profit < 0


def read_facts(wallet, margins, profit, accounts, supplier):
    """The facts of a wallet. ``margins``: by product group, or None (then revenue counts)."""
    if accounts is not None:
        accounts = checks.frame(accounts, _("accounts"))
        checks.refuse_duplicates(accounts.index, _("accounts"))
        if profit is None and "profit" in accounts:
            profit = accounts["profit"]
    grid = _by_name(loyalty.whitespace_grid(wallet, supplier))
    names = grid.status.index
    if margins is None:
        margins = pd.Series(1.0, grid.status.columns)
    cells = loyalty.opportunities(grid, margins, 1.0)
    status = cells["status"].map(STATUSES.index).to_numpy(dtype=int)
    return Facts(
        grid=grid,
        codes=_looks(grid),
        cells=cells,
        account=names.get_indexer(cells["account"]),
        status=status,
        known=cells["known_cny"].to_numpy(),
        margin=cells["margin_share"].to_numpy(),
        profit=None if profit is None else _profit(profit, names),
        segments=_segments(grid, accounts),
    )


def _looks(grid):
    """Positions in LOOKS, accounts × product groups."""
    partly = (grid.status == SHARED) & (grid.not_known > 0)
    return grid.status.mask(partly, PARTLY).map(LOOKS.index).to_numpy(dtype=int)


def _profit(profit, names):
    """By account of the grid; one that is a target only has none."""
    return checks.numbers(profit, "profit", unique=True).rename(index=str).reindex(names).to_numpy()


def _segments(grid, accounts):
    """All accounts, those that buy from us, those that do not, those of each region, industry and tier."""
    names, buys = grid.status.index, grid.own.to_numpy().sum(axis=1) > 0
    known = None if accounts is None else accounts.rename(index=str)
    (everybody, *others) = segments_of(names, known).items()
    found = dict([everybody])
    if buys.any() and not buys.all():
        found[WITH_US] = Segment(WITH_US, "", buys)
        found[NOT_YET] = Segment(NOT_YET, "", ~buys)
    return found | {key: segment for key, segment in others if segment.members.any()}


def _by_name(grid):
    """The accounts of the grid as text, in the order of the alphabet."""
    tables = {name: getattr(grid, name).rename(index=str) for name in loyalty.Whitespace.__dataclass_fields__}
    order = tables["status"].index.argsort()
    return loyalty.Whitespace(**{name: table.iloc[order] for name, table in tables.items()})
