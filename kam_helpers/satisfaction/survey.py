"""A satisfaction survey: what each respondent expected and perceived, checked before it counts."""

from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _, ngettext
from .items import checked_items
from .survey_answers import answers, other_column, points, refuse_same_prefix, turned
from .survey_file import as_frame
from .survey_report import SurveyReport, survey_report


@dataclass(frozen=True, eq=False)
class Survey:
    """Answers on a questionnaire whose items belong to dimensions.

    ``items``: index item_id; dimension, item (its words), reversed (bool). ``people``: index respondent;
    account (category), then the file's other columns. ``expectation``, ``perception``: respondent × item,
    float32, on ``scale`` (low, high), missing where left blank; reversed items are turned already, so that
    more is always better. ``importance``: respondent × dimension in points, or None. ``notes``: what the
    reading had to decide, in words.
    """

    items: pd.DataFrame = field(repr=False)
    people: pd.DataFrame = field(repr=False)
    expectation: pd.DataFrame = field(repr=False)
    perception: pd.DataFrame = field(repr=False)
    importance: pd.DataFrame | None = field(repr=False)
    scale: tuple[float, float]
    notes: tuple[str, ...] = ()

    @property
    def dimensions(self) -> list[str]:
        """The dimensions in the order of the questionnaire."""
        return list(self.items["dimension"].unique())

    @property
    def accounts(self) -> pd.Index:
        """The accounts somebody answered for, sorted."""
        return pd.Index(self.people["account"].cat.categories, name="account")

    @property
    def report(self) -> SurveyReport:
        """What was read and what to look at, in words."""
        return survey_report(self)

    def part(self, **wanted):
        """The respondents whose columns of ``people`` have the ``wanted`` value, or one of a list of them.

        ``survey.part(role="buyer")``, ``survey.part(account=["A002", "A003"])``. CourseError when there is
        no such column or nobody is left.
        """
        keep = np.ones(len(self.people), dtype=bool)
        for column, values in wanted.items():
            checks.frame(self.people, _("people"), [column])
            listed = pd.api.types.is_list_like(values)
            keep &= self.people[column].isin(list(values) if listed else [values]).to_numpy()
        if not keep.any():
            raise CourseError(
                _("Nobody in the survey has {wanted}.").format(
                    wanted=", ".join(f"{column} = {values}" for column, values in wanted.items())
                )
            )
        people = self.people[keep].copy()
        people["account"] = people["account"].cat.remove_unused_categories()
        return replace(
            self,
            people=people,
            expectation=self.expectation[keep],
            perception=self.perception[keep],
            importance=None if self.importance is None else self.importance[keep],
        )

    def __str__(self):
        return str(self.report)

    def _repr_html_(self):
        return self.report._repr_html_()


def read_survey(
    source,
    items,
    scale=(1, 7),
    account="account_id",
    respondent="respondent_id",
    expectation="exp_",
    perception="per_",
    importance="points_",
    missing=(),
) -> Survey:
    """Read a survey from a file (CSV or .xlsx; encoding and separator are found out) or a table.

    One row per respondent; for every item of ``items`` a column with its expectation and one with its
    perception, named prefix + item_id; a column with the ``account`` (spaces around its name do not count).
    Columns prefix + dimension hold the points a respondent gave to a dimension, if asked. All other columns
    are kept in ``people``. Without a
    column ``respondent`` the rows are numbered.

    items      table (or file) with item_id, dimension and, if wanted, item (the wording) and reversed (1:
               worded so that agreeing is bad, turned round on reading); or a dict item_id → dimension.
    scale      lowest and highest answer.
    missing    numbers that stand for "no answer", such as 99, in any column of numbers.

    Not asked for expectations, or not for points: expectation=None, importance=None.

    CourseError, in words, when an answer is off the scale or no number, an item has no column or appears
    twice, both prefixes are the same, a respondent appears twice or has no account, or only one
    person answered.

    >>> rows = {"account_id": ["A", "A", "B"], "exp_T1": [6, 7, 6], "per_T1": [5, 7, None]}
    >>> print(read_survey(pd.DataFrame(rows), {"T1": "tangibles"}).report.sentence)
    3 respondents in 2 accounts answered 1 item in 1 dimension on a scale from 1 to 7.
    """
    scale = checked_scale(scale)
    refuse_same_prefix(expectation, perception)
    questions = checked_items(items)
    frame, notes = as_frame(source, _("survey"), [account, f"{perception}{questions.index[0]}"])
    checks.frame(frame, _("survey"))
    _refuse_doubled_columns(frame)
    index = _respondents(frame, respondent)
    owner = _accounts(frame, account, index)
    if len(frame) < 2:
        raise CourseError(
            _(
                "Only one person answered this survey: that is a conversation, not a measurement. "
                "Ask at least a second one."
            )
        )
    missing = _codes(missing)
    expected, perceived = (
        answers(frame, prefix, questions, scale, missing, index) for prefix in (expectation, perception)
    )
    asked = tuple(prefix for prefix in (expectation, perception) if prefix is not None)
    taken = (*asked, importance) if importance is not None else asked
    return Survey(
        items=questions,
        people=_people(frame, index, owner, (account, respondent), taken, missing),
        expectation=turned(expected, questions, scale),
        perception=turned(perceived, questions, scale),
        importance=points(frame, importance, questions, missing, index),
        scale=scale,
        notes=(*notes, *_unused(frame, questions, asked)),
    )


def checked_scale(scale):
    """The lowest and the highest answer as floats, or a refusal in words."""
    try:
        low, high = (float(end) for end in scale)
    except (TypeError, ValueError):
        low, high = np.nan, np.nan
    if not (np.isfinite(low) and np.isfinite(high) and low < high):
        raise CourseError(
            _("“scale” is the lowest and the highest answer, such as scale=(1, 7); this is {scale}.").format(
                scale=scale
            )
        )
    return low, high


def _refuse_doubled_columns(frame):
    doubled = frame.columns[frame.columns.duplicated()]
    if len(doubled):
        raise CourseError(
            _("The survey has the column “{column}” twice. Rename or remove one.").format(column=doubled[0])
        )


def _respondents(frame, respondent):
    if respondent not in frame:
        return pd.RangeIndex(1, len(frame) + 1, name="respondent")
    ids = pd.Index(
        frame[respondent].astype(object) if frame[respondent].dtype == "category" else frame[respondent]
    )
    if ids.isna().any():
        raise CourseError(
            _("“{column}” is blank in row {row} below the header. Number the respondents.").format(
                column=respondent, row=int(ids.isna().argmax()) + 1
            )
        )
    if not ids.is_unique:
        raise CourseError(
            _(
                "Respondent {id} appears more than once. Keep one row per respondent; if the same person "
                "answered in two surveys, read them one by one."
            ).format(id=ids[ids.duplicated()][0])
        )
    return ids.rename("respondent")


def _accounts(frame, account, index):
    if account not in frame:
        raise CourseError(
            _(
                "The survey has no column “{account}” that says which account a respondent belongs to. "
                'Its first columns are {columns}. Say which one it is: account="…".'
            ).format(account=account, columns=", ".join(map(str, frame.columns[:8])))
        )
    owner = frame[account].astype("category").cat.remove_unused_categories().set_axis(index)
    tidy = {name: name.strip() for name in owner.cat.categories if isinstance(name, str)}
    if any(name != short for name, short in tidy.items()):  # "Alder " is the account "Alder"
        owner = owner.astype(object).replace(tidy).astype("category")
    empty = [name for name in owner.cat.categories if isinstance(name, str) and not name.strip()]
    owner = owner.cat.remove_categories(empty)
    nameless = owner.isna().to_numpy()
    if nameless.any():
        raise CourseError(
            ngettext(
                "{n} respondent has no account ({first}). Fill it in or leave the row out.",
                "{n} respondents have no account (the first is {first}). Fill it in or leave the rows out.",
                int(nameless.sum()),
            ).format(n=int(nameless.sum()), first=index[nameless.argmax()])
        )
    return owner


def _people(frame, index, owner, known, prefixes, missing):
    """The account first, then every column that holds no answer to an item and no points."""
    rest = [c for c in frame.columns if c not in known and not str(c).startswith(prefixes)]
    others = pd.DataFrame({str(c): other_column(frame[c], missing).array for c in rest}, index=index)
    others = others.rename(columns={"account": _("account (file)")})
    return pd.concat([owner.rename("account").to_frame(), others], axis=1)


def _codes(missing):
    """Numbers that stand for no answer as a list."""
    try:
        return [float(code) for code in np.ravel(missing)]
    except (TypeError, ValueError):
        raise CourseError(
            _(
                "“missing” lists numbers that stand for “no answer”, such as missing=99; this is {missing}."
            ).format(missing=missing)
        ) from None


def _unused(frame, questions, prefixes):
    for prefix in prefixes:
        wanted = {f"{prefix}{item}" for item in questions.index}
        extra = [str(c) for c in frame.columns if str(c).startswith(prefix) and str(c) not in wanted]
        if extra:
            yield ngettext(
                "Column {columns} belongs to no item of the questionnaire and was not used.",
                "Columns {columns} belong to no item of the questionnaire and were not used.",
                len(extra),
            ).format(columns=", ".join(extra))
