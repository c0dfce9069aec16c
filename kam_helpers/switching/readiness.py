"""Is an account ready for an alliance (the weakest condition decides), and what would the alliance be worth?

Answers are ordinal, so that a condition is the median of its answers and never their mean, and a strong
condition does not make up for a weak one. Cuts are course assumptions. Money in CNY, rates as fractions.
"""

from dataclasses import dataclass
from math import nan

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..records import records_table
from ..text import _
from .alliances import ALLIANCE_VERDICTS, CONDITION_NAMES, CONDITIONS, FORMS, HIGHEST, LEAST, LOWEST
from .annuity import DISCOUNT_RATE, YEARS, annuity_factor


@dataclass(frozen=True, eq=False)
class Readiness:
    """``scores`` by condition: score (lower median of its answers, 1 … 5), holds (score ≥ least),
    weakest_question, mend. ``weakest``: the condition with the lowest score (the first in order of equals);
    ``level``: its score. ``verdict``: one of ALLIANCE_VERDICTS. ``forms``: names of the forms of which every
    demand is met.
    """

    scores: pd.DataFrame
    weakest: str
    level: int
    verdict: str
    forms: tuple

    def __repr__(self):
        sentence = {
            "ready": _("Ready: every condition holds; the weakest is {weakest} ({level} of {highest})."),
            "first mend": _("First mend {weakest} ({level} of {highest}): {mend}"),
            "not yet": _("Not yet: {weakest} stands at {level} of {highest}. {mend}"),
        }[self.verdict]
        return sentence.format(
            weakest=_(self.weakest),
            level=self.level,
            highest=HIGHEST,
            mend=self.scores.loc[self.weakest, "mend"],
        )


def readiness_questions():
    """The twelve questions: by item, condition and question (words); answer each 1 … 5."""
    rows = [
        (item, condition.name, _(question))
        for condition in CONDITIONS
        for item, question in condition.questions.items()
    ]
    return pd.DataFrame(rows, columns=["item", "condition", "question"]).set_index("item")


def readiness(answers, least=LEAST):
    """Ready for an alliance, first mend the weakest condition, or not yet.

    ``answers``: by item of ``readiness_questions`` (all twelve), or by condition (all four), whole numbers
    1 (not at all) … 5 (fully). ``least``: from here on a condition holds (2 … 5). Ready: the weakest
    condition holds. First mend: it is one below. Not yet: it is lower still.

    >>> good = dict.fromkeys(CONDITION_NAMES, 5)
    >>> readiness(good).verdict, readiness(good | {"commitment": 2}).verdict
    ('ready', 'not yet')
    """
    least = checks.count(least, "least", least=LOWEST + 1, most=HIGHEST)
    answers = _checked(answers)
    rows = {}
    for condition in CONDITIONS:
        own = answers[[item for item in (condition.name, *condition.questions) if item in answers.index]]
        score = int(own.quantile(0.5, interpolation="lower"))
        question = condition.questions.get(own.idxmin())
        rows[condition.name] = [score, score >= least, _(question) if question else "", _(condition.mend)]
    columns = ["score", "holds", "weakest_question", "mend"]
    scores = pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("condition")
    weakest = scores["score"].idxmin()
    level = int(scores.loc[weakest, "score"])
    verdict = ALLIANCE_VERDICTS[min(max(least - level, 0), 2)]
    fits = tuple(form.name for form in FORMS if (scores["score"].to_numpy() >= form.least).all())
    return Readiness(scores, weakest, level, verdict, fits)


def forms_table():
    """The six forms: Chinese, what is shared, cost, exit, when it fits, and the least score of each condition
    (course assumptions).
    """
    columns = {name: name for name in ("chinese", "shared", "cost", "exit", "when")}
    least = {_(name): lambda form, at=at: form.least[at] for at, name in enumerate(CONDITION_NAMES)}
    return records_table(FORMS, "form", columns | least, translate_key=True)


@dataclass(frozen=True)
class AllianceValue:
    """``success_worth`` and ``failure_worth``: what is left after the cost if it succeeds or fails;
    ``expected``: weighted by their chances (CNY today). ``break_even_chance``: the chance of failure at which
    nothing is left (missing where nothing is at stake); ``chance_of_failure``: as given.
    """

    success_worth: float
    failure_worth: float
    expected: float
    break_even_chance: float
    chance_of_failure: float


def alliance_value(
    gain_cny,
    *,
    cost_cny,
    chance_of_failure,
    loss_on_failure_cny=0.0,
    years=YEARS,
    discount_rate=DISCOUNT_RATE,
):
    """What an alliance is worth today if it may fail.

    ``gain_cny``: at the end of each of ``years`` years if it succeeds, CNY. ``cost_cny``: now, whatever
    happens. ``chance_of_failure``: 0 … 1; almost half failed in the study of FAILURE.
    ``loss_on_failure_cny``: what a failure costs on top, as of today. A failure brings no gain at all: course
    assumption, and a careful one.

    >>> value = alliance_value(400_000, cost_cny=300_000, chance_of_failure=0.5)
    >>> round(value.expected), round(value.break_even_chance, 2)
    (197370, 0.7)
    """
    worth = checks.amount(gain_cny, "gain_cny") * annuity_factor(years, discount_rate)
    cost, loss = (
        checks.amount(cost_cny, "cost_cny"),
        checks.amount(loss_on_failure_cny, "loss_on_failure_cny"),
    )
    chance = checks.fraction(chance_of_failure, "chance_of_failure", zero=True)
    at_stake = worth + loss
    even = min(max((worth - cost) / at_stake, 0.0), 1.0) if at_stake else nan
    return AllianceValue(
        success_worth=worth - cost,
        failure_worth=-loss - cost,
        expected=(1 - chance) * worth - chance * loss - cost,
        break_even_chance=even,
        chance_of_failure=chance,
    )


def _checked(answers):
    """Answers by item or by condition: complete, known, whole and on the scale."""
    answers = checks.numbers(answers, "answers", unique=True)
    by_condition = answers.index.isin(CONDITION_NAMES).any()
    wanted = pd.Index(CONDITION_NAMES) if by_condition else readiness_questions().index
    unknown = answers.index[~answers.index.isin(wanted)]
    if len(unknown):
        raise CourseError(
            _(
                "“{item}” is neither a question nor a condition. Ask readiness_questions() for the list."
            ).format(item=unknown[0])
        )
    checks.same_accounts(wanted, answers.index, "answers")
    for item, value in answers.items():
        if value != int(value) or not LOWEST <= value <= HIGHEST:
            raise CourseError(
                _(
                    "Answers are whole numbers from {low} (not at all) to {high} (fully); "
                    "“{item}” has {value:g}."
                ).format(low=LOWEST, high=HIGHEST, item=item, value=value)
            )
    return answers
