"""Answers added up by unit: the sums from which every score and every drawn sample is put together."""

from dataclasses import dataclass

import numpy as np

_ROWS = 2**15  # respondents at a time: their answers fit into the processor's cache


@dataclass(frozen=True, eq=False)
class Cells:
    """``sums``: unit × 3 × column (expectation, perception, weight); a mean is the sum of one divided by the
    sum of the weights. ``people``: unit × column, respondents who answered; ``anyone``: by unit, those who
    answered at least one column."""

    sums: np.ndarray
    people: np.ndarray
    anyone: np.ndarray

    def of(self, units):
        """The cells of some units."""
        return Cells(self.sums[units], self.people[units], self.anyone[units])


def unit_cells(survey, columns, unit, n_units, one_voice, paired):
    """Answers of ``survey`` by unit: each respondent's mean over the items of a column, then added up.

    ``columns``: for each column the positions of its items. ``unit``: number of each respondent's unit.
    ``one_voice``: each unit counts once, whatever its number of respondents. ``paired``: only items with
    both answers count; otherwise perception counts wherever it is given, and expectation stays 0.
    """
    sums = np.zeros((n_units, 3, len(columns)))
    answered = np.zeros(len(unit), dtype=bool)
    for at, items in enumerate(columns):
        means = _respondents(survey, items, paired)
        for place, table in enumerate(means):
            sums[:, place, at] = np.bincount(unit, table, n_units)
        answered |= means[2] > 0
    people = sums[:, 2].copy()
    if one_voice:
        sums /= np.where(people > 0, people, 1)[:, None, :]
    return Cells(sums, people, np.bincount(unit, answered, n_units))


def _respondents(survey, items, paired):
    """Mean expectation and perception of ``items`` (0 where there is none) and whether there is one (1 or 0);
    3 × respondent, float32.

    Item by item and without a matrix product: that would start threads, which wait for each other on a busy
    machine.
    """
    expectation, perception = survey.expectation.to_numpy(), survey.perception.to_numpy()
    means = np.zeros((3, len(perception)), dtype=np.float32)
    for start in range(0, len(perception), _ROWS):
        rows = slice(start, start + _ROWS)
        e_sum, p_sum, count = means[:, rows]
        for item in items:
            e, p = expectation[rows, item], perception[rows, item]
            there = ~np.isnan(p + e if paired else p)
            np.add(p_sum, p, out=p_sum, where=there)
            if paired:
                np.add(e_sum, e, out=e_sum, where=there)
            count += there
        each = np.maximum(count, 1)
        e_sum /= each
        p_sum /= each
        np.minimum(count, 1, out=count)
    return means
