"""Answers added up by unit: the sums from which every score and every drawn sample is put together."""

from dataclasses import dataclass

import numpy as np

_ROWS = 2**14  # respondents at a time: their answers fit into the processor's cache
_COLUMNS = 6  # columns at a time, to keep a large survey's memory small


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


def unit_cells(survey, matrix, unit, n_units, one_voice, paired):
    """Answers of ``survey`` by unit: each respondent's mean over the items of a column, then added up.

    ``matrix``: item × column (0 or 1). ``unit``: number of each respondent's unit. ``one_voice``: each unit
    counts once, whatever its number of respondents. ``paired``: only items with both answers count;
    otherwise perception counts wherever it is given, and expectation stays 0.
    """
    k = matrix.shape[1]
    sums, people = np.zeros((n_units, 3, k)), np.zeros((n_units, k))
    answered = np.zeros(len(unit), dtype=bool)
    for start in range(0, k, _COLUMNS):
        at = slice(start, start + _COLUMNS)
        tables = _respondents(survey, matrix[:, at], paired)
        for column in range(matrix[:, at].shape[1]):
            for place, table in enumerate(tables):
                sums[:, place, start + column] = np.bincount(unit, table[column], n_units)
        answered |= tables[2].any(axis=0)
    people[:] = sums[:, 2]
    if one_voice:
        sums /= np.where(people > 0, people, 1)[:, None, :]
    return Cells(sums, people, np.bincount(unit, answered, n_units))


def _respondents(survey, matrix, paired):
    """Mean expectation, mean perception (0 where there is none), whether there is one (1 or 0); column ×
    respondent, float32."""
    used = matrix.any(axis=1)
    used = slice(None) if used.all() else np.flatnonzero(used)
    matrix = np.ascontiguousarray(matrix[used], dtype=np.float32)
    expectation, perception = survey.expectation.to_numpy(), survey.perception.to_numpy()
    means = np.zeros((3, matrix.shape[1], len(perception)), dtype=np.float32)
    for start in range(0, len(perception), _ROWS):
        rows = slice(start, start + _ROWS)
        e, p = expectation[rows, used], perception[rows, used]
        missing = np.isnan(p + e if paired else p)
        count = (~missing).astype(np.float32) @ matrix
        each = np.maximum(count, 1)
        if paired:
            means[0, :, rows] = (np.where(missing, 0, e) @ matrix / each).T
        means[1, :, rows] = (np.where(missing, 0, p) @ matrix / each).T
        means[2, :, rows] = (count > 0).T
    return means
