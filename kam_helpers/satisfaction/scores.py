"""Answers of a survey put together: by dimension, by account, and the overall judgement beside them."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .gaps import gap_scores
from .survey import Survey

SIDES = ("expectation", "perception")


def one_of(value, allowed, name):
    """``value`` if it is one of the words ``allowed``."""
    if value not in allowed:
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name=name, allowed=", ".join(allowed), unknown=value
            )
        )
    return value


def survey_scores(survey, side="perception", by="dimension"):
    """Mean answer of each respondent by dimension (or item): DataFrame respondents × names, float.

    ``side``: expectation or perception. A blank item is left out of the mean; no answer at all stays missing.
    """
    answers = getattr(checked_survey(survey), one_of(side, SIDES, "side"))
    if one_of(by, ("dimension", "item"), "by") == "item":
        return answers.astype(float)
    dimension = survey.items["dimension"].astype(str)
    return pd.DataFrame(
        {name: answers[dimension.index[dimension == name]].mean(axis=1) for name in survey.dimensions}
    ).astype(float)


def overall_scores(survey, overall="overall"):
    """The column of ``survey.people`` with the overall judgement, as floats (a blank is missing).

    CourseError when a value is off the survey's scale: a 99 for "no answer" would outweigh all others.
    """
    checks.frame(survey.people, "people", [overall])
    values = as_numbers(survey.people[overall], overall)
    low, high = survey.scale
    off = (values < low) | (values > high)
    if off.any():
        raise CourseError(
            _(
                "“{name}” must be on the scale of the survey, {low:g} to {high:g}, but respondent "
                "{respondent} has {value:g}. If that number stands for “no answer”, read the survey with "
                "missing={value:g}; if it was asked on another scale, bring it to this one first."
            ).format(name=overall, low=low, high=high, respondent=off.idxmax(), value=values[off].iloc[0])
        )
    return values


def as_numbers(given, name):
    """A column as floats: a blank stays missing, text is refused."""
    values = pd.to_numeric(given, errors="coerce").astype(float)
    wrong = values.isna() & given.notna()
    if wrong.any():
        raise CourseError(
            _("“{name}” must hold numbers, but “{value}” is not one. Turn text into numbers first.").format(
                name=name, value=given[wrong].iloc[0]
            )
        )
    return values.where(np.isfinite(values))


def by_account(survey, scores):
    """Respondents' ``scores`` (Series or DataFrame) averaged within each account: one voice per account."""
    return scores.groupby(survey.people["account"], observed=True).mean()


def account_answers(survey, *columns):
    """By account: ``columns`` of ``survey.people`` (overall, recommend): the mean of its respondents.

    A column of words (status, region) is taken as it stands; CourseError where respondents of one account
    differ in it.

    >>> from kam_helpers.satisfaction import read_survey
    >>> rows = {"account_id": ["A", "A", "B"], "per_T1": [5, 7, 4], "exp_T1": 6, "overall": [6, 7, 4]}
    >>> rows = pd.DataFrame(rows).assign(status=["key", "key", "lost"])
    >>> account_answers(read_survey(rows, {"T1": "tangibles"}), "status", "overall").to_dict("index")
    {'A': {'status': 'key', 'overall': 6.5}, 'B': {'status': 'lost', 'overall': 4.0}}
    """
    people = checks.frame(checked_survey(survey).people, "people", columns)
    return pd.DataFrame({name: _of_account(survey, people[name]) for name in columns})


def _of_account(survey, answers):
    if pd.api.types.is_numeric_dtype(answers.dtype):
        return by_account(survey, answers)
    of_account = answers.astype(object).groupby(survey.people["account"], observed=True)
    if (of_account.nunique() > 1).any():
        raise CourseError(
            _("“{name}” differs within account {account}, so it is not a fact about the account.").format(
                name=answers.name, account=of_account.nunique().idxmax()
            )
        )
    return of_account.first()


def account_scores(survey):
    """By account: expectation and perception (points on the scale), each the mean of the dimensions, as in
    ``gap_scores(survey, by="account")``. Accounts that left one of them blank are left out."""
    return gap_scores(checked_survey(survey), by="account", draws=1)[list(SIDES)].dropna()


def checked_survey(survey):
    """``survey`` if it is one."""
    if isinstance(survey, Survey):
        return survey
    raise CourseError(
        _("“{name}” must be a survey as read_survey returns it; this is a {kind}.").format(
            name="survey", kind=type(survey).__name__
        )
    )
