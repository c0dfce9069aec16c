"""Service gaps: perception minus expectation, with intervals that know who sits in which account.

Gap and dimensions: Parasuraman, Zeithaml & Berry 1985, 1988 (SERVQUAL). It is the gap of service quality, not
satisfaction itself (Oliver 1980). Perception alone: Cronin & Taylor 1992 (SERVPERF).
"""

from numbers import Real
from typing import NamedTuple

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .estimates import score_columns, score_groups
from .groups import COLUMNS, grouping
from .weights import Score, dimension_weights

EACH = ("account", "respondent")


def gap_scores(survey, by="dimension", weights=None, each="account", tier=None, draws=1000, seed=1):
    """Expectation, perception and gap (perception − expectation, in points of the scale), with intervals.

    ``by``: "dimension", "item", "account", "tier", a column of ``survey.people`` such as "role", or a
    Series or dict account → group. A group's gap is the mean of its dimensions' gaps, weighted by
    ``weights`` (dimension → weight, brought to a sum of 1) if given; by dimension a column shows the
    weights. By item the index is item_id, beside it dimension and item (its words). ``each``: "account":
    respondents are averaged within their account first, so that an account with many answers has one voice;
    "respondent": everybody has one. ``tier``: account → tier, for by="tier".

    ``low``, ``high``: 95 % bootstrap interval of the gap, accounts drawn whole (``draws`` times; the same
    ``seed`` gives the same interval). By account its respondents are drawn. ``rank``: 1 = the worst gap.
    With fewer than 5 accounts (by account: respondents) there is neither interval nor rank, and ``note``
    says so. An item counts for whoever gave both answers on it.

    >>> from kam_helpers.satisfaction import read_survey
    >>> rows = {"account_id": list("ABCDE"), "exp_T1": [6, 6, 6, 6, 6], "per_T1": [5, 5, 5, 5, 5]}
    >>> gap_scores(read_survey(pd.DataFrame(rows), {"T1": "tangibles"}))["gap"].to_dict()
    {'tangibles': -1.0}
    """
    table = _table(survey, by, weights, each, tier, draws, seed, paired=True)
    place = table.columns.get_loc("perception") + 1
    table.insert(place, "gap", table["perception"] - table["expectation"])
    return _ranked(table, "gap")


def performance_only(survey, by="dimension", weights=None, each="account", tier=None, draws=1000, seed=1):
    """The same from perception alone (SERVPERF, Cronin & Taylor 1992): performance, its interval, rank 1 =
    the lowest. Every perception counts, also where the expectation was left blank."""
    table = _table(survey, by, weights, each, tier, draws, seed, paired=False)
    table = table.drop(columns="expectation").rename(columns={"perception": "performance"})
    return _ranked(table, "performance")


def rank_change(survey, by="dimension", weights=None, each="account", tier=None):
    """What looking at perception alone changes: gap, performance, both ranks (1 = worst) and ``change``
    (performance rank − gap rank: positive = looks better without the expectation)."""
    given = {"by": by, "weights": weights, "each": each, "tier": tier, "draws": 1}
    gaps, performance = gap_scores(survey, **given), performance_only(survey, **given)
    table = pd.DataFrame(
        {
            "gap": gaps["gap"],
            "performance": performance["performance"],
            "gap_rank": gaps["rank"],
            "performance_rank": performance["rank"],
        }
    )
    return table.assign(change=table["performance_rank"] - table["gap_rank"])


def service_quality(survey, weights=None, each="account"):
    """The gap of the whole survey: the mean of the dimensions' gaps, or weighted (``weights``: dimension →
    weight, brought to a sum of 1; the result's ``note`` says when they were not)."""
    return weighted_gap(gap_scores(survey, each=each, draws=1)["gap"], weights)


def weighted_gap(gaps, weights=None):
    """Mean of the dimensions' ``gaps`` (Series, dict or list), or weighted by ``weights`` (the same names, or
    a list in the same order). Returns a number with ``.weights`` (sum 1) and ``.note``.

    The published example of five gaps:

    >>> round(weighted_gap([-0.65, -1.10, -0.83, -0.70, -1.01]), 3)
    -0.858
    >>> print(weighted_gap({"tangibles": -1, "reliability": -2}, {"tangibles": 25, "reliability": 75}))
    -1.75 (The weights added up to 100; they were brought to a sum of 1.)
    """
    gaps = checks.numbers(gaps, _("gaps"), unique=True)
    chosen, note = dimension_weights(gaps.index, weights)
    return Score.of(float(gaps @ chosen), chosen, note)


class Zone(NamedTuple):
    """Service between adequate and desired: ``msa`` = perceived − adequate, ``mss`` = perceived − desired."""

    msa: float
    mss: float
    in_zone: bool


def zone_of_tolerance(perceived, adequate, desired):
    """Is the service within what is tolerated? ``Zone`` of numbers, or of Series when ``perceived`` is one (a
    dict, a list); the others then are alike, or one number for all.

    Measure of service adequacy = perceived − adequate, of superiority = perceived − desired; in the zone
    where the first is at least 0 and the second at most 0 (Parasuraman, Zeithaml & Berry 1994).

    >>> zone_of_tolerance(5.5, adequate=5.0, desired=6.5)
    Zone(msa=0.5, mss=-1.0, in_zone=True)
    """
    single = isinstance(perceived, Real)
    p = checks.numbers([perceived] if single else perceived, _("perceived"), unique=True)
    a, d = _beside(p, adequate, _("adequate")), _beside(p, desired, _("desired"))
    if (a > d).any():
        at = (a > d).idxmax()
        raise CourseError(
            _("What is adequate ({adequate:g}) cannot be more than what is desired ({desired:g}).").format(
                adequate=a[at], desired=d[at]
            )
        )
    zone = Zone(p - a, p - d, (p >= a) & (p <= d))
    return Zone(*(part.iloc[0].item() for part in zone)) if single else zone


def _beside(wanted, values, name):
    """One number for all, or one for each label of ``wanted``, as a Series like it."""
    if isinstance(values, Real):
        values = dict.fromkeys(wanted.index, values)
    values = checks.numbers(values, name, unique=True)
    checks.same_accounts(wanted.index, values.index, name)
    return values.reindex(wanted.index)


def _table(survey, by, weights, each, tier, draws, seed, paired):
    """One row per dimension, item or group: expectation, perception, low, high, respondents, accounts, note;
    put together by the weights if given."""
    if each not in EACH:
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name="each", allowed=", ".join(EACH), unknown=each
            )
        )
    draws = checks.count(draws, "draws", least=1)
    groups, rng = grouping(survey, by, tier), np.random.default_rng(seed)
    shared = {"one_voice": each == "account", "paired": paired, "draws": draws, "rng": rng}
    columns = isinstance(by, str) and by in COLUMNS
    if columns and by == "item" and weights is not None:
        raise CourseError(
            _("Weights put dimensions together; an item has none. Ask by dimension, or leave them out.")
        )
    chosen, note = dimension_weights(pd.Index(survey.dimensions), weights)
    if not columns:
        table = score_groups(survey, groups, chosen, **shared)
    else:
        table = score_columns(survey, groups, by, **shared)
    if by_item := columns and by == "item":
        table.insert(0, "dimension", survey.items["dimension"])
        table.insert(1, "item", survey.items["item"])
    if columns and not by_item and weights is not None:
        table.insert(0, "weight", chosen)
    table.attrs["note"] = note
    return table


def _ranked(table, score):
    """The table with rank 1 = lowest score, missing where there is a note, and the note last."""
    rank = table[score].where(table["note"] == "").rank(method="min").astype("Int64")
    note = table.pop("note")
    return table.assign(rank=rank, note=note)
