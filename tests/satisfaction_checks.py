"""What the tests of the satisfaction survey share: invented surveys of any shape."""

import numpy as np
import pandas as pd
from hypothesis import strategies as st

ITEMS = pd.DataFrame(
    [
        ("T1", "tangibles", "Equipment is up to date.", 0),
        ("T2", "tangibles", "Drums arrive clean.", 0),
        ("R1", "reliability", "What is promised is kept.", 0),
        ("R2", "reliability", "Orders arrive complete.", 0),
        ("R3", "reliability", "Invoices are right.", 0),
        ("E1", "empathy", "They know our work.", 0),
    ],
    columns=["item_id", "dimension", "item", "reversed"],
)
NAMES = list(ITEMS["item_id"])
DIMENSIONS = ["tangibles", "reliability", "empathy"]


def answers_table(accounts, expected, perceived, **more):
    """A survey table from arrays respondent × item (in the order of ``NAMES``)."""
    n = len(accounts)
    columns = {"respondent_id": [f"N{i:03d}" for i in range(n)], "account_id": list(accounts), **more}
    columns |= {f"exp_{name}": np.asarray(expected)[:, at] for at, name in enumerate(NAMES)}
    columns |= {f"per_{name}": np.asarray(perceived)[:, at] for at, name in enumerate(NAMES)}
    return pd.DataFrame(columns)


def random_table(seed=1, accounts=12, per_account=4, blanks=0.0, **more):
    """Whole answers 1 to 7 that resemble each other within an account."""
    rng = np.random.default_rng(seed)
    owner = np.repeat(np.arange(accounts), per_account)
    size = (len(owner), len(NAMES))
    level = rng.normal(0, 1, accounts)[owner][:, None]
    expected = np.clip(np.round(5.5 + rng.normal(0, 0.8, size)), 1, 7)
    perceived = np.clip(np.round(4.5 + level + rng.normal(0, 0.8, size)), 1, 7)
    expected[rng.random(size) < blanks] = np.nan
    perceived[rng.random(size) < blanks] = np.nan
    return answers_table([f"A{i:02d}" for i in owner], expected, perceived, **more)


_one = st.one_of(st.none(), st.integers(1, 7))
_row = st.tuples(
    st.integers(0, 6),
    st.lists(_one, min_size=len(NAMES), max_size=len(NAMES)),
    st.lists(_one, min_size=len(NAMES), max_size=len(NAMES)),
)


def _as_table(rows):
    def numbers(at):
        return np.array([[np.nan if v is None else v for v in row[at]] for row in rows], dtype=float)

    return answers_table([f"A{row[0]}" for row in rows], numbers(1), numbers(2))


tables = st.lists(_row, min_size=2, max_size=25).map(_as_table)
