"""Do the items of a dimension belong together, and how much of a difference score is noise?"""

from numbers import Real

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _, ngettext


def cronbach_alpha(answers):
    """Cronbach's α of ``answers`` (respondent × item; a DataFrame, an array or a list of rows): k/(k − 1) ×
    (1 − Σ variances of the items ÷ variance of the sum), variances with n − 1. At most 1.

    Guideline (common heuristic): .7 for a first look, .8 to build on. It rises with the number of items and
    does not prove that they measure one thing. Respondents with a blank are left out. CourseError for fewer
    than 2 items or complete respondents, and where all sums are alike.

    >>> print(round(cronbach_alpha([[4, 5, 4, 5], [3, 3, 2, 3], [5, 5, 5, 4], [2, 2, 3, 2], [4, 4, 4, 4],
    ...                             [1, 2, 1, 2]]), 4))
    0.9636
    """
    values = _complete(answers)
    k = values.shape[1]
    spread = values.sum(axis=1).var(ddof=1)
    if not spread > 1e-12:
        raise CourseError(
            _("Every respondent has the same sum: where nobody differs, reliability cannot be judged.")
        )
    return float(k / (k - 1) * (1 - values.var(axis=0, ddof=1).sum() / spread))


def _complete(answers):
    """Rows without a blank as a float array."""
    try:
        values = pd.DataFrame(answers).to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError):
        raise CourseError(
            _("“answers” must be a table of numbers: a row per respondent, a column per item.")
        ) from None
    if np.isinf(values).any():
        raise CourseError(_("“answers” must be finite numbers; one of them is infinite."))
    if values.shape[1] < 2:
        raise CourseError(_("Reliability needs at least two items: one item cannot agree with itself."))
    complete = values[~np.isnan(values).any(axis=1)]
    if len(complete) < 2:
        raise CourseError(
            ngettext(
                "Only {n} respondent answered every item. Reliability needs at least two.",
                "Only {n} respondents answered every item. Reliability needs at least two.",
                len(complete),
            ).format(n=len(complete))
        )
    return complete


def difference_reliability(r_p, r_e, sd_p, sd_e, r_pe):
    """Reliability of perception − expectation: (σ²_P r_P + σ²_E r_E − 2 r_PE σ_P σ_E) ÷ (σ²_P + σ²_E −
    2 r_PE σ_P σ_E).

    ``r_p``, ``r_e``: reliability of each (0 to 1), ``sd_p``, ``sd_e``: their standard deviations, ``r_pe``:
    correlation between them. The more the two go together, the less reliable their difference.

    >>> round(difference_reliability(0.9, 0.8, 1.0, 1.0, 0.5), 2)
    0.7
    """
    r_p = checks.fraction(r_p, "r_p", zero=True)
    r_e = checks.fraction(r_e, "r_e", zero=True)
    sd_p, sd_e = checks.amount(sd_p, "sd_p"), checks.amount(sd_e, "sd_e")
    if not isinstance(r_pe, Real) or not -1 <= r_pe <= 1:
        raise CourseError(_("“r_pe” is a correlation, from −1 to 1; this is {value}.").format(value=r_pe))
    shared = 2 * r_pe * sd_p * sd_e
    spread = sd_p**2 + sd_e**2 - shared
    if spread <= 1e-12:
        raise CourseError(_("Nobody's difference differs: its reliability cannot be judged."))
    return float((sd_p**2 * r_p + sd_e**2 * r_e - shared) / spread)


def reliability_table(survey):
    """By dimension: items, respondents (complete on both sides), α of expectation and perception, their
    correlation, and the reliability of the gap by ``difference_reliability`` and as α of the items' gaps.

    Missing where a dimension has one item or nobody differs.
    """
    return (
        pd.DataFrame(
            {
                dimension: _row(survey.expectation[names], survey.perception[names])
                for dimension, names in survey.items.groupby("dimension", sort=False).groups.items()
            }
        )
        .T.astype({"items": int, "respondents": int})
        .rename_axis("dimension")
    )


def _row(expectation, perception):
    e, p = expectation.to_numpy(dtype=float), perception.to_numpy(dtype=float)
    both = ~np.isnan(e + p).any(axis=1)
    e, p = e[both], p[both]
    row = {"items": e.shape[1], "respondents": len(e)}
    mean_e, mean_p = e.mean(axis=1), p.mean(axis=1)
    r_e, r_p, r_gap = _alpha_or_missing(e), _alpha_or_missing(p), _alpha_or_missing(p - e)
    together = (
        float(np.corrcoef(mean_e, mean_p)[0, 1]) if len(e) > 1 and mean_e.std() and mean_p.std() else np.nan
    )
    return row | {
        "alpha_expectation": r_e,
        "alpha_perception": r_p,
        "correlation": together,
        "reliability_gap": _gap_reliability(r_p, r_e, mean_p, mean_e, together),
        "alpha_gap": r_gap,
    }


def _alpha_or_missing(values):
    try:
        return cronbach_alpha(values)
    except CourseError:
        return np.nan


def _gap_reliability(r_p, r_e, p, e, together):
    """Missing too where an α is below 0: then the items contradict each other and nothing follows."""
    if not (0 <= r_p <= 1 and 0 <= r_e <= 1 and -1 <= together <= 1):
        return np.nan
    return difference_reliability(r_p, r_e, p.std(ddof=1), e.std(ddof=1), together)
