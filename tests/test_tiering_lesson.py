"""What the tiering lesson works out in a cell and its questions work out again must be the same case."""

from pathlib import Path

import nbformat

from kam_helpers.questions.tiering import facts

LESSON = Path(__file__).parents[1] / "notebooks" / "02_tiering.ipynb"


def test_the_misuse_case_of_the_lesson_is_the_one_of_the_questions():
    cell = next(c for c in nbformat.read(LESSON, as_version=4).cells if c.id == "p9-decision")
    printed = cell.outputs[0].data["text/plain"]
    assert f'"{facts.case_account()}"' in cell.source
    assert f"goodwill_decision({facts.CLAIM:_.0f}," in cell.source
    assert f"{facts.goodwill().breakeven_retention_gain * 100:.1f}" in printed
