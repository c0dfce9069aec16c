"""The relationship diagnosis: twenty statements about one account, and where that puts it on two maps."""

import pandas as pd

from kam_helpers.errors import CourseError
from kam_helpers.text import _

from ...controls import Choice, Slider
from ...live import LiveFigure, name_of
from ...scene import View
from . import words
from .numbers import OWN, Numbers, Statements
from .stage import DiagnosisStage

__all__ = ["DiagnosisScene", "Numbers", "RelationshipDiagnosis"]


class DiagnosisScene:
    """The statements about one relationship, as a scene for :class:`LiveFigure`.

    ``answers``: of all accounts, or None; ``account``: whose answers it opens with, ``OWN`` for none of them;
    ``name``: what an account of your own is called.
    """

    def __init__(self, questions, answers=None, account=OWN, name=""):
        self.title = _("Relationship diagnosis")
        self.note = _(
            "Stages and their two axes: Millman & Wilson (1995). The statements, the cuts, the four types "
            "and the next steps are course assumptions. A stage describes; it does not predict, and not "
            "every account should become strategic. Answers: 1 not at all, 5 fully."
        )
        self.statements = Statements(questions, answers)
        self._name = name
        self.controls = self._controls(account)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = self.statements.numbers(values, values.get("account") or self._name)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def follow(self, changes):
        """An account brings its own answers along."""
        return self.statements.answers_of(changes["account"]) if "account" in changes else {}

    def stage(self, figure, narrow):
        """The two maps on ``figure``."""
        return DiagnosisStage(figure, narrow, self.statements.others)

    def height(self, width, narrow):
        """CSS pixels: one map above the other, or side by side."""
        return 800 if narrow else min(max(0.44 * width, 400), 460)

    def _controls(self, account):
        start = self.statements.answers_of(account)
        chosen = ()
        if self.statements.accounts:
            options = ((OWN, _("Your own answers")), *((name, name) for name in self.statements.accounts))
            chosen = (Choice("account", _("Account"), options, account, _("Whose answers")),)
        return (
            *chosen,
            *(
                Slider(setting, text, 1, 5, 1, start[setting], "", words.group(axis), whole=True)
                for setting, axis, text in self.statements.settings
            ),
        )


class RelationshipDiagnosis(LiveFigure):
    """Answer twenty statements about an account and see its stage, its type, its weakest point, what to do.

    ``questions``: columns item_id, axis, question, action, such as ``datasets.relationship_questions()``.
    ``answers``: account × item_id from 1 to 5, such as ``datasets.relationship_answers_table()``; those
    accounts then lie faintly on the maps. ``account``: whose answers to begin with; without it every answer
    is 3. ``name``: what an account of your own is called. ``settings``: single answers by the statement's
    item_id in small letters, for example ``inv_1=4``.

    ``.result``: one row, for ``plan.keep``. ``.set(…)``, ``.reset()``, ``.values``, ``.reading``, ``.code()``
    as in :class:`LiveFigure`.
    """

    def __init__(self, questions, answers=None, account=None, *, name="", **settings):
        self._sources, self._name = (questions, answers), name
        if account is not None and (answers is None or account not in answers.index):
            raise CourseError(
                _("There are no answers for {account}. Leave the account out to give your own.").format(
                    account=account
                )
            )
        super().__init__(DiagnosisScene(questions, answers, account or OWN, name), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """One row: the means of the five axes, stage, type, weakest point and next step."""
        return self._view.facts.table

    def _source_code(self):
        questions, answers = self._sources
        names = [name_of(questions, "questions")]
        if answers is not None:
            names.append(name_of(answers, "answers"))
        return names + ([f"name={self._name!r}"] if self._name else [])
