"""From sums by unit to a table of scores: means, intervals, and a word where there are too few to say."""

import numpy as np
import pandas as pd

from ..text import _, ngettext
from .bootstrap import FEWEST, draw_counts, in_groups, percentile_interval
from .cells import unit_cells
from .items import items_by_dimension


def score_columns(survey, groups, by, one_voice, paired, draws, rng):
    """A row per dimension or item: expectation, perception, low, high, respondents, accounts, note."""
    items = survey.items
    columns = items_by_dimension(items) if by == "dimension" else [[at] for at in range(len(items))]
    cells = unit_cells(survey, columns, groups.unit, len(groups.group_of_unit), one_voice, paired)
    expectation, perception = _means(cells.sums.sum(axis=0))
    units = (cells.people > 0).sum(axis=0)
    low, high = percentile_interval(_drawn(cells.sums, paired, draws, rng), units)
    return pd.DataFrame(
        {
            "expectation": expectation,
            "perception": perception,
            "low": low,
            "high": high,
            "respondents": cells.people.sum(axis=0).astype(int),
            "accounts": units,
            "note": [_note(n) for n in units],
        },
        index=pd.Index(survey.dimensions, name="dimension") if by == "dimension" else items.index,
    )


def score_groups(survey, groups, weights, one_voice, paired, draws, rng):
    """A row per group, the same columns: its dimensions' scores put together by ``weights``."""
    columns = items_by_dimension(survey.items)
    cells = unit_cells(survey, columns, groups.unit, len(groups.group_of_unit), one_voice, paired)
    used = weights.to_numpy() > 0
    rows = [
        _group_row(cells.of(units), weights.to_numpy(), used, survey.dimensions, groups, paired, draws, rng)
        for units in groups.units()
    ]
    return pd.DataFrame(rows, index=groups.labels)


def _group_row(cells, weights, used, dimensions, groups, paired, draws, rng):
    expectation, perception = _means(cells.sums.sum(axis=0))
    units = int((cells.anyone > 0).sum())
    low = high = np.nan
    if units >= FEWEST:
        drawn = _drawn(cells.sums[:, :, used], paired, draws, rng)
        low, high = percentile_interval((drawn @ weights[used])[:, None], units)[:, 0]
    silent = [name for name, there in zip(dimensions, ~np.isnan(perception), strict=True) if not there]
    silent = [name for name, part in zip(dimensions, used, strict=True) if part and name in silent]
    return {
        "expectation": expectation[used] @ weights[used],
        "perception": perception[used] @ weights[used],
        "low": low,
        "high": high,
        "respondents": int(cells.anyone.sum()),
        "accounts": 1 if groups.of_people else units,
        "note": _note(units, groups.of_people)
        or (_("Nobody answered on {dimension}.").format(dimension=silent[0]) if silent else ""),
    }


def _means(totals):
    """Expectation and perception by column from their totals (3 × column); missing where nobody answered."""
    with np.errstate(invalid="ignore"):
        return totals[..., 0, :] / totals[..., 2, :], totals[..., 1, :] / totals[..., 2, :]


def _drawn(sums, paired, draws, rng):
    """Perception − expectation (``paired``) or perception in each drawn sample of units; draws × column."""
    sums = in_groups(sums, rng)
    n, _three, k = sums.shape
    totals = draw_counts(n, draws, rng) @ sums.reshape(n, 3 * k)
    expectation, perception = _means(totals.reshape(draws, 3, k))
    return perception - expectation if paired else perception


def _note(n, of_people=False):
    if n >= FEWEST:
        return ""
    if n == 0:
        return _("Nobody answered.")
    if of_people:
        return ngettext(
            "{n} respondent: too few for an interval and a rank.",
            "{n} respondents: too few for an interval and a rank.",
            n,
        ).format(n=n)
    return ngettext(
        "{n} account: too few for an interval and a rank.",
        "{n} accounts: too few for an interval and a rank.",
        n,
    ).format(n=n)
