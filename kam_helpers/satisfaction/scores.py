"""Answers of a survey put together: by dimension, by account, and the overall judgement beside them."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _

SIDES = ("expectation", "perception")


def survey_scores(survey, side="perception", by="dimension"):
    """Mean answer of each respondent by dimension (or item): DataFrame respondents × names, float.

    ``side``: expectation or perception. A blank item is left out of the mean; no answer at all stays missing.
    """
    answers = getattr(survey, _checked(side), None)
    if answers is None or not hasattr(survey, "items") or not hasattr(survey, "people"):
        raise CourseError(
            _("“{name}” must be a survey as read_survey returns it; this is a {kind}.").format(
                name="survey", kind=type(survey).__name__
            )
        )
    answers = answers.astype(float)
    if by == "item":
        return answers
    if by != "dimension":
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name="by", allowed="dimension, item", unknown=by
            )
        )
    dimension = survey.items["dimension"].reindex(answers.columns).astype(str)
    names = list(dict.fromkeys(dimension))
    return pd.DataFrame({name: answers.loc[:, (dimension == name).to_numpy()].mean(axis=1) for name in names})


def overall_scores(survey, overall="overall"):
    """The column of ``survey.people`` with the overall judgement, as floats (a blank is missing)."""
    people = survey.people
    if overall not in people.columns:
        raise CourseError(
            _("The survey has no column “{missing}”. Its columns are: {columns}.").format(
                missing=overall, columns=", ".join(map(str, people.columns))
            )
        )
    values = pd.to_numeric(people[overall], errors="coerce").astype(float)
    if values.notna().sum() < people[overall].notna().sum():
        wrong = people.loc[values.isna() & people[overall].notna(), overall].iloc[0]
        raise CourseError(
            _("“{name}” must hold numbers, but “{value}” is not one. Turn text into numbers first.").format(
                name=overall, value=wrong
            )
        )
    return values.where(np.isfinite(values))


def by_account(survey, scores):
    """Respondents' ``scores`` (Series or DataFrame) averaged within each account: one voice per account."""
    return scores.groupby(survey.people["account"].rename("account")).mean()


def account_scores(survey):
    """By account: expectation and perception, each the mean of the dimensions. Accounts without an answer to
    one of them are left out."""
    table = pd.DataFrame(
        {side: by_account(survey, survey_scores(survey, side)).mean(axis=1) for side in SIDES}
    ).dropna()
    return checks.frame(table, _("survey"))


def _checked(side):
    if side not in SIDES:
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name="side", allowed=", ".join(SIDES), unknown=side
            )
        )
    return side
