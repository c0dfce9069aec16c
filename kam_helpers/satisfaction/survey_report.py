"""What was found in a survey: a sentence, a table, and what a person should look at."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import formats
from ..text import _, ngettext
from .survey_answers import negative_items


@dataclass(frozen=True)
class SurveyReport:
    """``sentence``: the survey in one breath. ``findings``: (what, value) pairs. ``warnings``: to look at."""

    sentence: str
    findings: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]

    @property
    def table(self) -> pd.DataFrame:
        """One row per finding; index "finding", column "value", all text."""
        rows = [*self.findings, *((_("Please check"), text) for text in self.warnings)]
        index = pd.Index([what for what, _value in rows], name=_("finding"))
        return pd.DataFrame({_("value"): [value for _what, value in rows]}, index=index)

    def __str__(self):
        width = max(map(len, self.table.index))
        rows = "\n".join(f"{what:<{width}}  {value}" for what, value in self.table.itertuples(name=None))
        return f"{self.sentence}\n\n{rows}"

    __repr__ = __str__

    def _repr_html_(self):
        return f"<p>{formats.inert(self.sentence)}</p>{formats.table_html(self.table)}"


def survey_report(survey):
    """The report of a ``Survey``."""
    low, high = survey.scale
    return SurveyReport(
        sentence=_(
            "{respondents} in {accounts} answered {items} in {dimensions} on a scale from {low:g} to "
            "{high:g}."
        ).format(
            respondents=_counted(
                ngettext("{n} respondent", "{n} respondents", len(survey.people)), len(survey.people)
            ),
            accounts=_counted(
                ngettext("{n} account", "{n} accounts", len(survey.accounts)), len(survey.accounts)
            ),
            items=_counted(ngettext("{n} item", "{n} items", len(survey.items)), len(survey.items)),
            dimensions=_counted(
                ngettext("{n} dimension", "{n} dimensions", len(survey.dimensions)), len(survey.dimensions)
            ),
            low=low,
            high=high,
        ),
        findings=tuple(_findings(survey)),
        warnings=tuple(_warnings(survey)),
    )


def _counted(text, n):
    return text.format(n=f"{n:,}")


def _findings(survey):
    per_account = survey.people["account"].value_counts()
    turned = list(survey.items.index[survey.items["reversed"]])
    yield (
        _("Respondents an account"),
        _("{least} to {most}, on average {mean:.1f}").format(
            least=per_account.min(), most=per_account.max(), mean=per_account.mean()
        ),
    )
    yield _("Accounts with one respondent"), f"{int((per_account == 1).sum()):,}"
    yield _("Expectations left blank"), _blanks(survey.expectation)
    yield _("Perceptions left blank"), _blanks(survey.perception)
    yield _("Items turned round"), ", ".join(turned) or _("none")
    if survey.importance is None:
        yield _("Importance"), _("not asked")
    else:
        yield _("Importance"), _("points for {n} dimensions").format(n=survey.importance.shape[1])
    for note in survey.notes:
        yield _("Note"), note


def _blanks(table):
    blank = int(np.isnan(table.to_numpy()).sum())
    return _("{n} of {all} ({share})").format(
        n=f"{blank:,}", all=f"{table.size:,}", share=formats.percent(blank / table.size, 1)
    )


def _warnings(survey):
    for table, name in (
        (survey.perception, _("perception")),
        (survey.expectation, _("expectation")),
    ):
        for item, r in negative_items(table, survey.items).items():
            yield (
                _(
                    "{item} goes against the other items of {dimension} ({name}, correlation {r:.2f}): is it "
                    "worded the other way round? Then mark it as reversed among the items."
                )
                .format(item=item, dimension=survey.items.loc[item, "dimension"], name=name, r=r)
                .replace("-", "−")
            )
        yield from _scale_unused(table, survey.scale, name)
    yield from _points_off(survey.importance)
    yield from _written_two_ways(survey.accounts)


def _scale_unused(table, scale, name):
    values = table.to_numpy()
    if values.size < 100 or np.isnan(values).all():
        return
    low, high = scale
    most = float(np.nanmax(values))
    if most < high - (high - low) / 6:
        yield _(
            "No {name} is above {most:g} although the scale goes up to {high:g}: was it asked on another "
            "scale?"
        ).format(name=name, most=most, high=high)


def _points_off(importance):
    if importance is None:
        return
    off = int((importance.sum(axis=1, min_count=1) - 100).abs().gt(0.5).sum())
    if off:
        yield ngettext(
            "{n} respondent gave points that do not add up to 100.",
            "{n} respondents gave points that do not add up to 100.",
            off,
        ).format(n=off)


def _written_two_ways(accounts):
    """Accounts whose names differ only in upper and lower case: probably one account counted as several."""
    names = pd.Series(accounts.astype(str))
    ways = [list(group) for _key, group in names.groupby(names.str.casefold()) if len(group) > 1]
    if ways:
        yield ngettext(
            "{n} account is written in several ways that differ only in upper and lower case ({first}), and "
            "counts as several accounts. Write it in one way.",
            "{n} accounts are written in several ways that differ only in upper and lower case (the first: "
            "{first}), and each counts as several accounts. Write each in one way.",
            len(ways),
        ).format(n=len(ways), first=", ".join(ways[0]))
