"""Loyalty indicators: what a customer says beside what it does, each held against a stated threshold."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..records import records_table
from ..text import N_, _
from .inputs import together

QUALITATIVE, QUANTITATIVE = N_("qualitative"), N_("quantitative")
LOYAL, UNCLEAR, NOT_LOYAL = MARKS = (N_("loyal"), N_("unclear"), N_("not loyal"))


@dataclass(frozen=True)
class Indicator:
    """One sign of loyalty: ``column`` of the facts; from ``loyal_from`` on it counts as loyal, on the other
    side of ``not_from`` as not loyal, in between as unclear. Where ``loyal_from`` is the smaller, less is
    better. All thresholds are course assumptions.
    """

    name: str
    kind: str
    column: str
    loyal_from: float
    not_from: float

    def mark(self, values):
        """loyal, unclear or not loyal for each value of a Series."""
        sign = 1 if self.loyal_from > self.not_from else -1
        loyal, doubtful = sign * values >= sign * self.loyal_from, sign * values >= sign * self.not_from
        return np.select([loyal, doubtful], [LOYAL, UNCLEAR], NOT_LOYAL)


INDICATORS = (
    Indicator(N_("prefers us (1 to 7)"), QUALITATIVE, "prefers", 5, 4),
    Indicator(N_("recommends us (1 to 7)"), QUALITATIVE, "recommends", 5, 4),
    Indicator(N_("resists a cheaper offer (1 to 7)"), QUALITATIVE, "resists", 5, 4),
    Indicator(N_("means to buy again (1 to 7)"), QUALITATIVE, "returns", 5, 4),
    Indicator(N_("repurchase rate (of its orders)"), QUANTITATIVE, "repurchase_rate", 0.8, 0.6),
    Indicator(N_("share of wallet (%)"), QUANTITATIVE, "share_of_wallet_percent", 60, 40),
    Indicator(N_("product families bought"), QUANTITATIVE, "groups_bought", 4, 3),
    Indicator(N_("orders put out to tender (%)"), QUANTITATIVE, "tender_percent", 20, 40),
    Indicator(N_("sales growth in a year (%)"), QUANTITATIVE, "sales_growth_percent", 3, -3),
)


def loyalty_indicators(facts, indicators=INDICATORS):
    """Each indicator of each account as loyal, unclear or not loyal, and whether words and deeds disagree.

    ``facts``: by account, a column for each of the ``indicators`` in its unit (see INDICATORS; give a
    selection where your table has fewer). Returns by account a column per indicator (by its column's name),
    then words_loyal, words_not, deeds_loyal, deeds_not (how many qualitative, quantitative indicators say so)
    and disagree (bool: one kind leans to loyal, the other to not loyal). There is no sum over both kinds:
    what a customer says and what it does are two things.
    """
    chosen = tuple(indicators)
    if not chosen:
        raise CourseError(_("Choose at least one indicator."))
    columns = [one.column for one in chosen]
    checks.frame(facts, "facts", columns)
    values = together(**{column: facts[column] for column in columns})
    marks = pd.DataFrame(
        {one.column: pd.Categorical(one.mark(values[one.column]), MARKS) for one in chosen}, values.index
    ).rename_axis("account")
    table = marks.copy()
    for word, kind in (("words", QUALITATIVE), ("deeds", QUANTITATIVE)):
        of_kind = marks[[one.column for one in chosen if one.kind == kind]]
        table[f"{word}_loyal"] = (of_kind == LOYAL).sum(axis=1)
        table[f"{word}_not"] = (of_kind == NOT_LOYAL).sum(axis=1)
    words, deeds = (table[f"{word}_loyal"] - table[f"{word}_not"] for word in ("words", "deeds"))
    table["disagree"] = words * deeds < 0
    return table


def indicators_table(indicators=INDICATORS):
    """The indicators with their kind and thresholds, by column (course assumption)."""
    columns = {"indicator": "name"} | {name: name for name in ("kind", "loyal_from", "not_from")}
    return records_table(indicators, "column", columns, key="column")
