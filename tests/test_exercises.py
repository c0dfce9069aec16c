"""The exercise and its solution are what the questions give, and nothing in between."""

import copy
import subprocess
import sys

import nbformat
import pytest
import sample_questions as sample

from tools import build_exercises as build


@pytest.fixture(params=[build.exercise, build.solution], ids=["exercise", "solution"])
def make(request):
    return request.param


@pytest.fixture
def notebook(make):
    return make(sample.SHEET)


@pytest.mark.parametrize("sheet", [pytest.param(sheet, id=sheet.file) for sheet in build.sheets()])
def test_what_is_committed_is_what_the_questions_give(sheet):
    for path, notebook in build.built([sheet]):
        assert path.exists(), "run make notebooks"
        committed = nbformat.read(path, as_version=4)
        assert build.source_of(committed) == build.source_of(notebook), f"{path.name}: run make notebooks"


def test_it_is_the_same_on_every_build(make, notebook):
    assert nbformat.writes(make(sample.SHEET)) == nbformat.writes(notebook)


def test_it_is_valid_with_one_title_and_an_id_for_every_cell(notebook):
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert sum(line.startswith("# ") for text in prose for line in text.splitlines()) == 1


def test_the_participant_sees_a_card_and_a_place_for_code_and_no_answer():
    cells = {cell.id: cell.source for cell in build.exercise(sample.SHEET).cells}
    assert cells["card-share"] == "q.share"
    assert "q.share.check(answer)" in cells["code-share"]
    assert cells["code-judged"] == "q.judged.check(decision=..., evidence=..., reasons=...)"
    everything = "\n".join(cells.values())
    for question in sample.QUESTIONS:
        assert question.worked not in everything
        assert question.reason not in everything


def test_an_untouched_exercise_says_not_attempted_everywhere():
    for cell in build.exercise(sample.SHEET).cells:
        if "code-path" in cell.metadata.get("tags", []):
            *lines, last = cell.source.splitlines()
            scope = {"q": sample}
            exec("\n".join(lines), scope)
            assert str(eval(last, scope)).startswith("… Not attempted."), cell.source


def test_the_instructor_sees_prompt_code_reason_hints_and_what_each_mistake_hears():
    cells = {cell.id: cell.source for cell in build.solution(sample.SHEET).cells}
    assert "which **share** of revenue" in cells["question-share"]
    assert cells["solution-share"] == "answer = 0.45\nq.share.check(answer)"
    reason = cells["reason-share"]
    assert "**Why.** Because." in reason
    assert "2. Look again." in reason
    assert "| count | 20\xa0% | Of 5 accounts, not of revenue. |" in reason
    assert "Tell your boss: Nearly half." in reason


def test_a_name_that_tries_to_act_stays_text_in_the_notebook():
    cells = {cell.id: cell.source for cell in build.solution(sample.SHEET).cells}
    assert "<script" not in cells["reason-earners"]
    assert "a \\| b &lt;i> c" in build._table(["x"], [["a | b\n<i> c"]])


def test_a_change_by_hand_is_found(tmp_path, monkeypatch):
    target = tmp_path / "exercises"
    monkeypatch.setattr(build, "EXERCISES", target)
    monkeypatch.setattr(build, "sheets", lambda: [sample.SHEET])
    assert len(build.drifted()) == 2
    for path, notebook in build.built():
        build.write(path, notebook)
    assert build.drifted() == []
    path = target / "solutions" / "00_sample.ipynb"
    changed = nbformat.read(path, as_version=4)
    for change in ("source", "metadata"):
        broken = copy.deepcopy(changed)
        broken.cells[1][change] = "q.answer" if change == "source" else {"tags": ["mine"]}
        nbformat.write(broken, path)
        assert build.drifted() == [path]


def test_outputs_stay_with_unchanged_cells_of_the_solution_only(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "EXERCISES", tmp_path)
    monkeypatch.setattr(build, "sheets", lambda: [sample.SHEET])
    for path, notebook in build.built():
        build.write(path, notebook)
        ran = nbformat.read(path, as_version=4)
        for cell in ran.cells:
            if cell.cell_type == "code":
                cell.execution_count = 7
        ran.cells[1].source += "\nchanged = 1"
        nbformat.write(ran, path)
        build.write(path, notebook)
        again = nbformat.read(path, as_version=4)
        counts = {cell.id: cell.execution_count for cell in again.cells if cell.cell_type == "code"}
        assert counts["setup"] is None
        kept = 7 if path.parent.name == "solutions" else None
        assert {count for name, count in counts.items() if name != "setup"} == {kept}


def test_the_notebooks_are_clean_python(notebook, tmp_path):
    path = tmp_path / "built.ipynb"
    nbformat.write(build.formatted(notebook), path)
    for what in (["check", "--ignore", "F821,RUF001"], ["format", "--check"]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *what, "--config", str(build.ROOT / "pyproject.toml"), str(path)],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
