"""Importance and performance on one map (Martilla & James 1977), and what its cross-hair decides."""

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _
from .model import check_scale

CROSSES = ("mean", "median", "scale")
KEEP_UP = N_("keep up")  # important, done well
CONCENTRATE = N_("concentrate here")  # important, not done well
LOW_PRIORITY = N_("low priority")
OVERKILL = N_("possible overkill")  # done well, not important
QUADRANTS = (CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL)

# Importance and performance of 14 attributes of a car dealer's service (four-point scales, 284 answers),
# after Martilla & James (1977), Journal of Marketing 41(1): 77–79. As commonly cited; names in our own words.
_DEALER = (
    (N_("right the first time"), 3.83, 2.63),
    (N_("complaints acted on fast"), 3.63, 2.73),
    (N_("warranty work without delay"), 3.60, 3.15),
    (N_("able to do any job"), 3.56, 3.00),
    (N_("there when needed"), 3.41, 3.05),
    (N_("courteous and friendly"), 3.41, 3.29),
    (N_("car ready when promised"), 3.38, 3.03),
    (N_("only the work needed"), 3.37, 3.11),
    (N_("low prices"), 3.29, 2.00),
    (N_("clean after the work"), 3.27, 3.02),
    (N_("near home"), 2.52, 2.25),
    (N_("near work"), 2.43, 2.49),
    (N_("car to borrow"), 2.37, 2.35),
    (N_("reminders by mail"), 2.05, 3.33),
)


def martilla_james():
    """The published table: by attribute importance and performance (1 … 4).

    >>> martilla_james().mean().round(3).to_dict()
    {'importance': 3.151, 'performance': 2.816}
    """
    return pd.DataFrame(
        [row[1:] for row in _DEALER],
        index=pd.Index([_(row[0]) for row in _DEALER], name="attribute"),
        columns=["importance", "performance"],
    )


def importance_map(importance, performance, cross="mean", scale=None, importance_scale=None):
    """Each item in its quadrant: concentrate here, keep up, low priority or possible overkill.

    ``importance``, ``performance``: a number per item (dimension, attribute); items are matched by name.
    ``cross``: where the cross-hair stands: mean, median, the middle of the ``scale``, or two numbers
    (importance, performance) of your own. ``scale``: lowest and highest answer, needed for cross="scale";
    ``importance_scale``: that of importance if it is another one. A value on a line counts as high.

    Returns by item: importance, performance, quadrant; ``attrs["cross"]`` holds the two lines.

    >>> dealer = martilla_james()
    >>> for cross in ("mean", "median"):
    ...     placed = importance_map(dealer["importance"], dealer["performance"], cross)
    ...     print(placed["quadrant"].value_counts().sort_index().to_dict())
    {'concentrate here': 3, 'keep up': 7, 'low priority': 3, 'possible overkill': 1}
    {'concentrate here': 3, 'keep up': 4, 'low priority': 4, 'possible overkill': 3}
    """
    table = _matched(importance, performance, scale, importance_scale)
    lines = _lines(table, cross, scale, importance_scale)
    important, good = table["importance"] >= lines[0], table["performance"] >= lines[1]
    table["quadrant"] = [
        (KEEP_UP if g else CONCENTRATE) if i else (OVERKILL if g else LOW_PRIORITY)
        for i, g in zip(important, good, strict=True)
    ]
    table.attrs["cross"] = lines
    return table


def quadrant_changes(importance, performance, scale=None, importance_scale=None):
    """The quadrant of each item under each cross-hair, and whether it changes; those that change first.

    Returns by item: mean, median, scale (only with a ``scale``), changes (bool). Arguments as in
    ``importance_map``.
    """
    crosses = CROSSES if scale is not None else CROSSES[:2]
    table = pd.DataFrame(
        {c: importance_map(importance, performance, c, scale, importance_scale)["quadrant"] for c in crosses}
    )
    table["changes"] = table.nunique(axis=1) > 1
    return table.sort_values("changes", ascending=False, kind="stable")


def _matched(importance, performance, scale, importance_scale):
    importance = checks.numbers(importance, "importance", unique=True)
    performance = checks.numbers(performance, "performance", unique=True)
    checks.same_accounts(importance.index, performance.index, "performance")
    checks.same_accounts(performance.index, importance.index, "importance")
    table = pd.DataFrame({"importance": importance, "performance": performance.reindex(importance.index)})
    for column, ends in (("importance", importance_scale or scale), ("performance", scale)):
        if ends is None:
            continue
        low, high = check_scale(ends)
        wrong = ~table[column].between(low, high)
        if wrong.any():
            raise CourseError(
                _(
                    "“{name}” of {item} is {value:g}, which is not on the scale from {low:g} to {high:g}."
                ).format(
                    name=column,
                    item=wrong.idxmax(),
                    value=table.loc[wrong, column].iloc[0],
                    low=low,
                    high=high,
                )
            )
    return table


def _lines(table, cross, scale, importance_scale):
    """Where the cross-hair stands: (importance, performance)."""
    if isinstance(cross, str) and cross in ("mean", "median"):
        return tuple(float(v) for v in table.agg(cross).round(12))
    if isinstance(cross, str) and cross == "scale":
        if scale is None:
            raise CourseError(
                _("For the middle of the scale, say which one it is: scale=(1, 7), for example.")
            )
        return sum(check_scale(importance_scale or scale)) / 2, sum(check_scale(scale)) / 2
    if not isinstance(cross, str) and len(checks.numbers(cross, "cross")) == 2:
        return tuple(checks.numbers(cross, "cross").tolist())
    raise CourseError(
        _(
            "“cross” must be “mean”, “median”, “scale” or two numbers (importance, performance); this is "
            "{value}."
        ).format(value=cross)
    )
