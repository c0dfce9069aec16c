"""Where a relationship stands: six stages, found from answers to questions about the account.

Stages and axes are Millman & Wilson (1995): pre, early, mid, partnership, synergistic (here: strategic) and
uncoupling; involvement from simple to complex, the nature of the relationship from transactional to
collaborative. The questions, the cuts and what moves an account on are course assumptions. Stages describe,
they do not predict: an account may stay, skip or go back, and not every account should become strategic.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..records import records_table
from ..text import N_, _

LOWEST, HIGHEST = 1, 5  # answers: 1 = not at all … 5 = fully
# Course assumptions. Mean of the two axes: equal fifths of the scale, so that no stage is favoured.
STAGE_CUTS = (1.8, 2.6, 3.4, 4.2)
UNCOUPLING_CUT = 3.5  # from here on the signs of parting outweigh how close the two still work
OFF_DIAGONAL = 1.25  # more than this between the axes: one runs ahead of the other
_AXES = ("involvement", "nature", "uncoupling")


@dataclass(frozen=True)
class Stage:
    """One stage. ``label`` and ``phase`` (of the relationship life cycle) in English, ``chinese`` and
    ``phase_chinese`` as in Chinese textbooks, ``moves_on``: what moves an account on (course assumption).
    """

    name: str
    label: str
    chinese: str
    phase: str
    phase_chinese: str
    moves_on: str


# The phases are set beside the stages by this course (a proposal, not part of either model).
STAGES = (
    Stage(
        "pre",
        N_("Pre (before the first order)"),
        "孕育期",
        N_("before the first order"),
        "孕育期",
        N_("Find out what it needs and who decides; win a trial and the first order."),
    ),
    Stage(
        "early",
        N_("Early"),
        "初期",
        N_("exploration"),
        "考察期",
        N_("Deliver without fault, meet more people than the buyer, learn what costs the account money."),
    ),
    Stage(
        "mid",
        N_("Mid"),
        "中期",
        N_("formation"),
        "形成期",
        N_("Connect several functions on both sides and solve one problem that is not about price."),
    ),
    Stage(
        "partnership",
        N_("Partnership"),
        "高期",
        N_("stability"),
        "稳定期",
        N_("Plan together for several years and open costs and forecasts where both gain by it."),
    ),
    Stage(
        "strategic",
        N_("Strategic (synergistic)"),
        "战略期",
        N_("stability"),
        "稳定期",
        N_("Keep renewing what both create together, and check each year that it still pays both."),
    ),
    Stage(
        "uncoupling",
        N_("Uncoupling"),
        "中断期",
        N_("decline"),
        "退化期",
        N_("Find the cause first, then decide: win the account back, or part in good order."),
    ),
)
STAGE_NAMES = tuple(stage.name for stage in STAGES)


@dataclass(frozen=True)
class Placement:
    """One account placed: means of the axes (1 … 5), the stage, whether one axis runs ahead of the other, the
    weakest point (a question) and the next step that follows from it.
    """

    involvement: float
    nature: float
    uncoupling: float
    stage: str
    off_diagonal: bool
    weakest: str
    next_step: str

    def __repr__(self):
        stage = STAGES[STAGE_NAMES.index(self.stage)]
        if self.stage == "uncoupling":
            sentence = _("Stage: {stage}. The clearest sign: “{weakest}” Next step: {next_step}")
        elif self.off_diagonal:
            sentence = _(
                "Stage: {stage}. Involvement ({involvement:.1f}) and the nature of the relationship "
                "({nature:.1f}) do not keep step. Weakest point: “{weakest}” Next step: {next_step}"
            )
        else:
            sentence = _("Stage: {stage}. Weakest point: “{weakest}” Next step: {next_step}")
        return sentence.format(
            stage=_(stage.label),
            involvement=self.involvement,
            nature=self.nature,
            weakest=self.weakest,
            next_step=self.next_step,
        )


def place_stages(answers, questions):
    """The stage of every account, its weakest point and the next step, in the order of ``answers``.

    ``answers``: account × item, 1 … 5 (1 = not at all, 5 = fully). ``questions``: columns item_id, axis,
    question, action; the items of the axes involvement, nature and uncoupling are used.

    Returns by account ``involvement``, ``nature``, ``uncoupling`` (means, 1 … 5), ``stage`` (ordered
    category), ``off_diagonal`` (the first two more than 1.25 apart), ``weakest`` (the question with the
    lowest answer on the weaker of the first two axes; on an uncoupling account the sign of parting with the
    highest answer) and ``next_step`` (the action of that question). Uncoupling of 3.5 or more comes first;
    otherwise the mean of involvement and nature is cut at 1.8, 2.6, 3.4 and 4.2. All cuts are course
    assumptions.
    """
    items = items_by_axis(questions, _AXES)
    answers = checked_answers(answers, items)
    placed = axis_means(answers, items)
    level = placed[["involvement", "nature"]].mean(axis=1)
    stage = np.array(STAGE_NAMES)[np.searchsorted(STAGE_CUTS, level.round(9), side="right")]
    stage = np.where(placed["uncoupling"] >= UNCOUPLING_CUT, "uncoupling", stage)
    placed["stage"] = pd.Categorical(stage, STAGE_NAMES, ordered=True)
    placed["off_diagonal"] = (placed["involvement"] - placed["nature"]).abs().round(9) > OFF_DIAGONAL
    weakest = [_weakest(answers.loc[account], row, items) for account, row in placed.iterrows()]
    by_item = questions.set_index("item_id")
    placed["weakest"] = by_item["question"].reindex(weakest).to_numpy()
    placed["next_step"] = by_item["action"].reindex(weakest).to_numpy()
    return placed


def _weakest(answers, placed, items):
    if placed["stage"] == "uncoupling":
        return answers[items["uncoupling"]].idxmax()
    axis = "involvement" if placed["involvement"] <= placed["nature"] else "nature"
    return answers[items[axis]].idxmin()


def place_stage(answers_of_one, questions):
    """The stage of one account, as a ``Placement`` that reads as a sentence. ``answers_of_one``: item → 1 … 5
    (a Series or a dict); everything else as for ``place_stages``.
    """
    if not isinstance(answers_of_one, (pd.Series, dict)):
        raise CourseError(
            _(
                "Give the answers of one account as a Series or a dict: item and answer; this is a {kind}."
            ).format(kind=type(answers_of_one).__name__)
        )
    answers = pd.Series(answers_of_one, dtype=object)
    row = place_stages(pd.DataFrame([answers.to_list()], [_("this account")], answers.index), questions).iloc[
        0
    ]
    return Placement(
        float(row["involvement"]),
        float(row["nature"]),
        float(row["uncoupling"]),
        str(row["stage"]),
        bool(row["off_diagonal"]),
        str(row["weakest"]),
        str(row["next_step"]),
    )


def stage_table():
    """The six stages in order: label, Chinese, phase of the life cycle (course proposal), what moves on."""
    return records_table(STAGES, "stage", ["label", "chinese", "phase", "phase_chinese", "moves_on"])


def items_by_axis(questions, axes):
    """The item_ids of each of ``axes``, in the order of ``questions``; an axis without a question is
    refused."""
    checks.frame(questions, _("questions"), ["item_id", "axis", "question", "action"])
    checks.refuse_duplicates(pd.Index(questions["item_id"]), _("questions"))
    items = {axis: questions.loc[questions["axis"] == axis, "item_id"].to_list() for axis in axes}
    empty = [axis for axis in axes if not items[axis]]
    if empty:
        raise CourseError(_("There is no question on the axis “{axis}”.").format(axis=empty[0]))
    return items


def checked_answers(answers, items):
    """The answers to ``items`` (axis → item_ids) as numbers; refused unless each is there and 1 … 5."""
    wanted = pd.Index([item for axis in items.values() for item in axis])
    checks.frame(answers, _("answers"))
    checks.refuse_duplicates(answers.index, _("answers"))
    checks.refuse_duplicates(answers.columns, _("answers"))
    checks.same_accounts(wanted, answers.columns, _("answers"))
    answers = answers[wanted].apply(lambda column: checks.numbers(column, column.name))
    outside = (answers < LOWEST) | (answers > HIGHEST)
    if outside.any(axis=None):
        account, item = outside.stack().idxmax()
        raise CourseError(
            _("Answers go from {low} to {high}; {account} has {value:g} for “{item}”.").format(
                low=LOWEST, high=HIGHEST, account=account, value=answers.loc[account, item], item=item
            )
        )
    return answers


def axis_means(answers, items):
    """Mean answer by account (rows) and axis (columns), 1 … 5."""
    return pd.DataFrame({axis: answers[of_axis].mean(axis=1) for axis, of_axis in items.items()})
