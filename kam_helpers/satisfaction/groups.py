"""Who is put together: the group and the unit (account, or respondent) of every respondent."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .survey import Survey

COLUMNS = ("dimension", "item")  # what splits the questionnaire; everything else splits the people


@dataclass(frozen=True, eq=False)
class Grouping:
    """``labels``: the groups' names in order. ``unit``: number of each respondent's unit. ``group_of_unit``:
    number of each unit's group. ``of_people``: the units are respondents, not accounts."""

    labels: pd.Index
    unit: np.ndarray
    group_of_unit: np.ndarray
    of_people: bool = False

    def units(self):
        """The units of each group, one array after the other in the order of the labels."""
        order = np.argsort(self.group_of_unit, kind="stable")
        return np.split(order, np.searchsorted(self.group_of_unit[order], np.arange(1, len(self.labels))))


def grouping(survey, by="dimension", tier=None):
    """The grouping ``by`` of a survey: see ``gap_scores``."""
    if not isinstance(survey, Survey):
        raise CourseError(
            _("“{name}” must be a survey as read_survey returns it; this is a {kind}.").format(
                name="survey", kind=type(survey).__name__
            )
        )
    account = survey.people["account"]
    if tier is not None and not (isinstance(by, str) and by == "tier"):
        raise CourseError(_('“tier” says which tier an account is in; ask for by="tier" with it.'))
    if isinstance(by, str) and by in COLUMNS:
        return _of_accounts(survey, np.zeros(len(account), dtype=np.int64), pd.Index([""]))
    if isinstance(by, str) and by == "account":
        labels = pd.Index(account.cat.categories, name="account")
        return Grouping(labels, np.arange(len(account)), account.cat.codes.to_numpy(np.int64), of_people=True)
    group = _labels(survey, by, tier).astype("category").cat.remove_unused_categories()
    labels = pd.Index(group.cat.categories, name=group.name)
    codes = group.cat.codes.to_numpy(np.int64)
    if (codes < 0).any():
        labels = labels.astype(object).append(pd.Index([_("not given")], name=group.name))
        codes = np.where(codes < 0, len(labels) - 1, codes)
    return _of_accounts(survey, codes, labels.rename(group.name))


def _of_accounts(survey, codes, labels):
    """Units are accounts; one whose people are in two groups is a unit in both."""
    accounts = survey.people["account"].cat
    n = len(accounts.categories)
    pair = codes * n + accounts.codes.to_numpy(np.int64)
    if len(labels) == 1:
        return Grouping(labels, pair, np.zeros(n, dtype=np.int64))
    unit, pairs = pd.factorize(pair, sort=True)  # sorted: the order of the rows changes no interval
    return Grouping(labels, unit, pairs // n)


def _labels(survey, by, tier):
    """The group of each respondent as a Series."""
    given = tier if isinstance(by, str) and by == "tier" and tier is not None else by
    if isinstance(given, str):
        if given not in survey.people:
            raise CourseError(
                _(
                    "The survey knows nothing about “{by}”. Ask by dimension, item, account or one of: "
                    "{known}; or give a Series account → group."
                ).format(by=given, known=", ".join(map(str, survey.people.columns.drop("account"))))
            )
        return survey.people[given]
    if not isinstance(given, (pd.Series, dict)):
        raise CourseError(
            _(
                "“{name}” must be a name, or say the group of each account (a Series or a dict); this is "
                "a {kind}."
            ).format(name="by", kind=type(given).__name__)
        )
    given = pd.Series(given)
    name = "tier" if given is not by and tier is not None else given.name or _("group")
    checks.refuse_duplicates(given.index, name)
    account = survey.people["account"]
    checks.same_accounts(account.cat.categories, given.index, name)
    ordered = isinstance(given.dtype, pd.CategoricalDtype)
    groups = account.astype(object).map(given.astype(object))
    return groups.astype(given.dtype if ordered else "category").rename(name)
