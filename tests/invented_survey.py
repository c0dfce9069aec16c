"""A survey whose answers are made by a known rule, for the tests of what is derived from it."""

import numpy as np
import pandas as pd

from kam_helpers.satisfaction import read_survey

ITEMS = {
    "T1": "tangibles",
    "T2": "tangibles",
    "R1": "reliability",
    "R2": "reliability",
    "E1": "empathy",
    "E2": "empathy",
}
DIMENSIONS = tuple(dict.fromkeys(ITEMS.values()))


def survey_rows(n=240, accounts=40, seed=5, *, weights=(0.1, 0.6, 0.3), noise=0.2):
    """A table of answers: overall = Σ weight × the dimension's perception + noise."""
    rng = np.random.default_rng(seed)
    account = np.arange(n) % accounts
    level = rng.normal(0, 0.5, (accounts, 3))[account]
    felt = np.clip((4.6 + np.repeat(level, 2, axis=1) + rng.normal(0, 0.9, (n, 6))).round(), 1, 7)
    rows = pd.DataFrame(felt, columns=[f"per_{item}" for item in ITEMS])
    expected = np.clip((5.6 + rng.normal(0, 0.6, (n, 6))).round(), 1, 7)
    rows[[f"exp_{item}" for item in ITEMS]] = expected
    dimensions = felt.reshape(n, 3, 2).mean(axis=2)
    rows["overall"] = dimensions @ np.array(weights) + rng.normal(0, noise, n)
    rows[[f"points_{name}" for name in DIMENSIONS]] = [50.0, 30.0, 20.0]
    rows.insert(0, "account_id", [f"A{number:02d}" for number in account])
    return rows


def invented_survey(rows=None, items=ITEMS, **how):
    """The same as a Survey; ``rows`` to change some answers first."""
    return read_survey(survey_rows(**how) if rows is None else rows, items)
