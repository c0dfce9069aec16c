"""The tiering lesson as a participant reads it: real JupyterLab, real Chromium, from first cell to last."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all
from test_live_figure import Widget

from kam_helpers.questions import tiering as q

SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def lesson(chromium, lab_server):
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    open_notebook(page, lab_server, "notebooks/02_tiering.ipynb")
    run_all(page, timeout=240_000)
    yield page
    context.close()


def show(page, cell_id):
    """Bring the cell with this id into view; JupyterLab draws only what is near."""
    page.evaluate(
        """async id => {
            const { content } = window.jupyterapp.shell.currentWidget;
            const place = content.widgets.findIndex(cell => cell.model.sharedModel.id === id);
            content.activeCellIndex = place;
            await content.scrollToItem(place, "start");
        }""",
        cell_id,
    )
    page.wait_for_timeout(300)
    return page.locator(".jp-Cell.jp-mod-active")


def test_every_cell_runs_without_an_error(lesson):
    failed = lesson.evaluate(
        """() => window.jupyterapp.shell.currentWidget.content.widgets
            .filter(cell => cell.model.type === "code")
            .filter(cell => cell.model.executionCount === null
                || cell.model.sharedModel.outputs.some(out => out.output_type === "error"
                    || out.name === "stderr"))
            .map(cell => cell.model.sharedModel.id)"""
    )
    assert failed == []


def test_the_lesson_can_be_presented(lesson):
    assert lesson.evaluate("window.jupyterapp.commands.hasCommand('deck:start')")


def test_a_key_on_the_slider_changes_picture_sentence_and_table(lesson):
    cell = show(lesson, "p3-explorer")
    cell.locator(".kam-live canvas").wait_for()
    widget = Widget(lesson, within=cell)
    widget.settle()
    before = widget.shown()
    widget.a_cut.focus()
    widget.press("ArrowLeft", times=20)
    assert all(now != then for now, then in zip(widget.shown(), before, strict=True))


def test_a_card_names_the_mistake_and_then_accepts_the_answer(lesson):
    card = show(lesson, "p2-card").locator(".kam-card")
    mistake = q.half_of_revenue.wrong_paths[0]
    for answer, words in (
        (mistake.answer(), q.half_of_revenue.words(mistake.message)),
        (q.half_of_revenue.truth, "Correct"),
    ):
        field = card.get_by_label("Your answer")
        field.fill(f"{answer:g}")
        field.press("Enter")
        card.locator(".kam-status", has_text=words).wait_for()


@pytest.mark.parametrize("cell", ["warm-retention", "p3-explorer", "p5-card", "p9-card"])
def test_axe_finds_nothing_serious_in_our_widgets(lesson, cell):
    show(lesson, cell).locator(".kam-live, .kam-card").first.wait_for()
    found = Axe().run(lesson, context=".jp-Cell.jp-mod-active .jp-OutputArea-output")
    bad = [v for v in found.response["violations"] if v["impact"] in SERIOUS]
    assert [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in bad] == []
