"""Every question of the course, as a matrix: outcome and message of each kind of answer."""

import importlib
import itertools
import json
import pkgutil
import re
import textwrap
from collections import Counter
from functools import cache

import pytest
from question_matrix import browser_answer, matrix

from kam_helpers import questions
from kam_helpers.questions import Choice, Judgement, NotAttempted, Number, Question, Show, problems
from kam_helpers.questions.card import opening, press


def subjects():
    """Modules of questions: those that define a SHEET or QUESTIONS."""
    names = [info.name for info in pkgutil.iter_modules(questions.__path__)]
    found = [importlib.import_module(f"{questions.__name__}.{name}") for name in names]
    return [module for module in found if hasattr(module, "SHEET") or hasattr(module, "QUESTIONS")]


def every_question():
    for module in subjects():
        listed = [
            *getattr(module, "QUESTIONS", ()),
            *(module.SHEET.questions if hasattr(module, "SHEET") else ()),
        ]
        yield from ((module, question) for question in dict.fromkeys(listed))


EVERY = [pytest.param(module, question, id=question.name) for module, question in every_question()]


@pytest.fixture(autouse=True)
def fresh(tmp_path, monkeypatch):
    monkeypatch.setenv("KAM_PROGRESS", str(tmp_path / "progress.json"))


@pytest.mark.parametrize(("module", "question"), EVERY)
def test_every_answer_has_its_outcome_and_message(module, question):
    wrong = []
    for label, answer, outcome_type, words in matrix(question):
        outcome = question.judge(answer)
        if not isinstance(outcome, outcome_type):
            wrong.append(f"{label}: {outcome}")
        elif words not in str(outcome):
            wrong.append(f"{label}: “{words}” is not in “{outcome}”")
        if label.startswith("wrong path") and getattr(outcome, "wrong_path", "") != label.split(": ")[1]:
            wrong.append(f"{label}: taken for {outcome!r}")
    assert not wrong, "\n".join(wrong)


NUMBERS = [case for case in EVERY if isinstance(case.values[1].kind, Number)]


@pytest.mark.parametrize(("module", "question"), NUMBERS)
def test_the_number_a_card_shows_as_the_answer_is_one_it_accepts(module, question):
    shown = question.kind.show(question.truth)
    bare = re.sub(r"\s*(%|points)?\.$", "", shown) if question.kind.is_percent else shown
    for typed in (shown, bare):
        assert question.judge(typed), f"{typed}: {question.judge(typed)}"


@pytest.mark.parametrize(("module", "question"), EVERY)
def test_the_definition_is_sound(module, question):
    assert problems(question) == []
    assert getattr(module, question.attribute) is question, "the name is not that of the attribute"
    for text in filter(None, (question.prompt, question.reason, question.say, *question.hints)):
        assert not re.search(r"[{}]", question.words(text)), f"not filled: {text}"


@pytest.mark.parametrize(("module", "question"), EVERY)
def test_the_card_answers_as_the_check_does(module, question):
    state = opening(question)
    assert state["outcome"] is None
    answer = json.loads(json.dumps(browser_answer(question.kind, question.truth)))
    state = press(question, state, {"press": "check", "answer": answer})
    assert state["solved"], state["outcome"]
    assert opening(question)["outcome"] == state["outcome"]
    for path in question.wrong_paths:
        given = json.loads(json.dumps(browser_answer(question.kind, question.wrong_truth(path))))
        if isinstance(given, dict) and "decision" in given:
            given = {"decision": given["decision"]}
        state = press(question, state, {"press": "check", "answer": given})
        assert question.words(path.message) in state["outcome"]["lines"][0]
    json.dumps(state)


@pytest.mark.parametrize(("module", "question"), EVERY)
def test_an_untouched_card_gives_nothing_away(module, question):
    if question.kind.spec()["input"] == "judgement":
        return  # its decision is a choice in front of everyone
    bundle = question._repr_mimebundle_()
    assert bundle["text/plain"] == question._repr_mimebundle_()["text/plain"]
    shown = "\n".join((bundle["text/plain"], bundle["text/html"], json.dumps(question.card().card)))
    for line in question.worked.strip().splitlines():
        assert line not in shown
    assert question.words(question.reason) not in shown
    assert isinstance(question.judge(...), NotAttempted)


@cache
def shown(module):
    """The names that the exercise of a module has defined once its questions are asked."""
    scope, sheet = {}, getattr(module, "SHEET", None)
    if sheet:
        lines = [sheet.setup, *(part.code for part in sheet.parts if isinstance(part, Show))]
        exec("\n".join(lines), scope)
    return scope


@pytest.mark.parametrize(("module", "question"), EVERY)
def test_the_worked_lines_give_the_expected_answer(module, question):
    scope = dict(shown(module))
    exec(textwrap.dedent(question.worked), scope)
    assert question.judge(scope["answer"]), question.judge(scope["answer"])


def decisions(kind):
    """Every decision that can be ticked."""
    if isinstance(kind, Choice):
        return list(kind.labels())
    sizes = range(1, len(kind.labels()) + 1)
    return [chosen for n in sizes for chosen in itertools.combinations(kind.labels(), n)]


JUDGED = [case for case in EVERY if isinstance(case.values[1].kind, Judgement)]


@pytest.mark.parametrize(("module", "question"), JUDGED)
def test_a_judgement_can_be_won_in_more_than_one_way_and_each_constraint_can_be_broken(module, question):
    full = question.expected()
    outcomes = {
        decision: question.judge({**full, "decision": decision})
        for decision in decisions(question.kind.decision)
    }
    assert sum(map(bool, outcomes.values())) > 1
    for constraint in question.kind.constraints:
        words = question.words(constraint.message)
        assert any(words in str(outcome) for outcome in outcomes.values()), constraint.name
    idle = [item for item in question.kind.evidence if not item.bears]
    assert idle, "every figure bears on it, so nothing is tested"
    for item in idle:
        outcome = question.judge({**full, "evidence": [*full["evidence"], item.name]})
        assert question.words(item.why_not) in str(outcome)
        assert not outcome


@pytest.mark.parametrize("module", [pytest.param(module, id=module.__name__) for module in subjects()])
def test_numbers_and_names_are_used_once(module):
    listed = [question for each, question in every_question() if each is module]
    for what in ("name", "number"):
        twice = [value for value, n in Counter(getattr(q, what) for q in listed).items() if n > 1]
        assert not twice, f"{what} used twice"
    assert not hasattr(module, "SHEET") or module.SHEET.problems() == []
    assert all(isinstance(question, Question) for question in listed)
