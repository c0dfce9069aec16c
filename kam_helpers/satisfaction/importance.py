"""What matters to customers: as they say it, as their overall judgement shows it, and what to fix first."""

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .gaps import gap_scores
from .regression import (
    explained,
    shapley,
    shapley_interval,
    shares,
    slopes,
    slopes_interval,
    sums_by_account,
)
from .scores import by_account, checked_survey, one_of, overall_scores, survey_scores

METHODS = ("regression", "shapley")
_COLUMNS = ["importance", "low", "high", "share", "share_low", "share_high", "rank"]


def stated_importance(survey, *, each="account"):
    """What customers say matters: their points by dimension.

    Each respondent's points are taken as shares of what he or she gave in all, so that points adding up to 90
    or 110 count like 100; whoever left a blank or gave none is left out (``attrs["left_out"]``). ``each``:
    account (respondents are averaged within accounts first) or respondent.

    Returns by dimension: share (adds up to 1), rank, and in ``attrs`` respondents and accounts.
    """
    points = checked_survey(survey).importance
    if points is None:
        raise CourseError(
            _(
                "This survey did not ask how important each dimension is. Derived importance needs no such "
                "question."
            )
        )
    points = points.astype(float)
    if (points < 0).any(axis=None):
        raise CourseError(
            _("Points of importance must not be negative; {respondent} gave {value:g}.").format(
                respondent=(points < 0).any(axis=1).idxmax(), value=points.min(axis=None)
            )
        )
    total = points.sum(axis=1, skipna=False)
    given = points[total > 0].div(total[total > 0], axis=0)
    if given.empty:
        raise CourseError(_("Nobody gave points to all dimensions, so there is no stated importance."))
    share = _each(survey, given, each).mean().rename_axis("dimension")
    table = pd.DataFrame({"share": share, "rank": _rank(share)})
    table.attrs = _counts(survey, given.index)
    return table


def derived_importance(survey, method="shapley", overall="overall", *, by="dimension", draws=1000, seed=1):
    """What goes with the overall judgement of the same people, whether or not they say so.

    ``method`` regression: importance is the slope of least squares, the points of ``overall`` (a column of
    ``survey.people``) for one point more of perceived service, the other dimensions unchanged. shapley:
    importance is the part of R² that belongs to the dimension (mean gain over all orders of entry); it stays
    fair where dimensions move together. ``by`` item splits each dimension's share among its items in the same
    way, dimension by dimension (only shapley: a regression on 22 items that resemble each other says little).
    ``draws``: samples of whole accounts for the 95 % intervals (0: none; none with fewer than 5 accounts, nor
    by item).

    Returns by dimension (or item): importance, low, high, share (adds up to 1; a negative slope counts as 0),
    share_low, share_high, rank; in ``attrs`` r2, respondents, accounts, left_out. An association, not proof
    of cause.
    """
    one_of(method, METHODS, "method")
    one_of(by, ("dimension", "item"), "by")
    draws = checks.count(draws, "draws")
    if by == "item":
        return _by_item(survey, method, overall)
    sums = _sums(survey, survey_scores(survey), overall)
    names = list(survey_scores(survey).columns)
    if method == "regression":
        values, interval = slopes(sums, names), slopes_interval
    else:
        values, interval = shapley(sums), shapley_interval
    table = pd.DataFrame({"importance": values}, index=pd.Index(names, name="dimension"))
    table["low"], table["high"] = interval(sums, draws, seed)
    table["share"] = shares(values)
    table["share_low"], table["share_high"] = interval(sums, draws, seed, as_shares=True)
    table["rank"] = _rank(table["importance"])
    table.attrs = _fit(sums)
    return table[_COLUMNS]


def _by_item(survey, method, overall):
    if method != "shapley":
        raise CourseError(
            _(
                "Items of one dimension resemble each other too much for a regression. Ask for items with "
                "the method “shapley”, or for dimensions."
            )
        )
    dimensions = derived_importance(survey, "shapley", overall, draws=0)
    answers = survey_scores(survey, by="item")
    belongs = survey.items["dimension"].reindex(answers.columns).astype(str)
    parts = []
    for name, importance in dimensions["importance"].items():
        items = answers.loc[:, (belongs == name).to_numpy()]
        items = items.loc[:, items.nunique() > 1]  # what everybody answers alike explains nothing
        split = shares(shapley(_sums(survey, items, overall)))
        parts.append(pd.Series(importance * split, index=items.columns))
    importance = pd.concat(parts).reindex(answers.columns, fill_value=0.0).rename_axis("item_id")
    table = pd.DataFrame({"importance": importance, "share": shares(importance), "rank": _rank(importance)})
    table.attrs = dimensions.attrs
    return table.reindex(columns=_COLUMNS)  # no intervals


def stated_against_derived(survey, overall="overall", *, method="shapley", draws=1000, seed=1):
    """Stated and derived importance side by side, as shares, the most underrated dimension first.

    Returns by dimension: stated, derived, derived_low, derived_high (95 % interval: see
    ``derived_importance``), difference (derived − stated), rank_stated, rank_derived. Which of them to act on
    depends on the goal (Gustafsson & Johnson 2004).
    """
    stated = stated_importance(survey)
    derived = derived_importance(survey, method, overall, draws=draws, seed=seed)
    checks.same_accounts(derived.index, stated.index, "points")
    stated = stated.reindex(derived.index)
    table = pd.DataFrame({"stated": stated["share"], "derived": derived["share"]})
    table["derived_low"], table["derived_high"] = derived["share_low"], derived["share_high"]
    table["difference"] = table["derived"] - table["stated"]
    table["rank_stated"], table["rank_derived"] = stated["rank"], derived["rank"]
    return table.sort_values("difference", ascending=False, kind="stable")


def fix_first(survey, overall="overall", *, by="item", importance=None):
    """What to put right first: derived importance × shortfall, beside the rank of the gap alone.

    ``by``: item or dimension. ``importance``: shares of your own by that name (for example
    ``stated_importance(survey)["share"]``); None: derived. Shortfall is how far perception stays below
    expectation (0 where it does not), respondents averaged within accounts first.

    Returns, the first to fix first: dimension and item (only by item), gap, shortfall, importance (share),
    priority = importance × shortfall, rank_gap (1 = worst), rank_priority. CourseError when the
    survey did not ask for expectations.
    """
    one_of(by, ("item", "dimension"), "by")
    if checked_survey(survey).expectation.isna().all(axis=None):
        raise CourseError(
            _(
                "This survey holds no expectations, so nothing falls short of them. Set derived importance "
                "against perception instead: importance_map."
            )
        )
    gap = gap_scores(survey, by=by, draws=1)["gap"]
    if importance is None:
        weight = derived_importance(survey, "shapley", overall, by=by, draws=0)["share"]
    else:
        weight = checks.normalised(importance, "importance")
    checks.same_accounts(gap.index, weight.index, "importance")
    table = pd.DataFrame(
        {"gap": gap, "shortfall": (-gap).clip(lower=0), "importance": weight.reindex(gap.index)}
    )
    table["priority"] = table["importance"] * table["shortfall"]
    table["rank_gap"] = _rank(-gap)
    table["rank_priority"] = _rank(table["priority"])
    table = table.rename_axis("item_id" if by == "item" else "dimension")
    if by == "item":
        for place, column in enumerate(("dimension", "item")):
            table.insert(place, column, survey.items[column].reindex(table.index).astype(str))
    return table.sort_values(["priority", "gap"], ascending=[False, True], kind="stable")


def _sums(survey, drivers, overall):
    return sums_by_account(drivers, overall_scores(survey, overall), survey.people["account"])


def _fit(sums):
    return {
        "r2": explained(sums),
        "respondents": sums.rows,
        "accounts": sums.accounts,
        "left_out": sums.left_out,
    }


def _counts(survey, used):
    return {
        "respondents": len(used),
        "accounts": int(survey.people.loc[used, "account"].nunique()),
        "left_out": len(survey.people) - len(used),
    }


def _each(survey, scores, each):
    one_of(each, ("account", "respondent"), "each")
    return by_account(survey, scores) if each == "account" else scores


def _rank(values):
    """1 = largest; equals share a rank; no rank where the value is missing."""
    return values.round(12).rank(method="min", ascending=False).astype("Int64")
