"""The loyalty lesson and the widgets of lessons 6 and 10 as a participant meets them, by keyboard."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all
from test_lesson import SERIOUS, show
from test_live_figure import PIXELS

BUILDER = "from kam_helpers.widgets import SwitchingCostBuilder\n\nSwitchingCostBuilder(name='Alder')"
WIDGETS = "p8-explorer", "p5-grid", "builder"


@pytest.fixture(scope="module")
def lesson(chromium, lab_server):
    """Lesson 6 with the switching cost builder of lesson 10 as its last cell, run from top to end: one page
    and one kernel for all tests of this file.
    """
    lesson = json.loads((lab_server.folder / "notebooks/06_loyalty.ipynb").read_text(encoding="utf-8"))
    cell = {"id": "builder", "cell_type": "code", "metadata": {}, "source": BUILDER}
    lesson["cells"].append(cell | {"execution_count": None, "outputs": []})
    (lab_server.folder / "notebooks/loyalty.ipynb").write_text(json.dumps(lesson), encoding="utf-8")
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    open_notebook(page, lab_server, "notebooks/loyalty.ipynb")
    run_all(page, timeout=240_000)
    yield page
    context.close()


def widget(page, cell_id):
    """The widget of this cell, painted and at rest."""
    root = show(page, cell_id).locator(".kam-live")
    root.locator("canvas").wait_for()
    root.locator(".kam-reading[aria-busy=false]").wait_for()
    page.wait_for_timeout(150)
    return root


def shown(root):
    """Pixels, sentence and table as they are now."""
    return (
        root.locator("canvas").evaluate(PIXELS),
        root.locator(".kam-reading").inner_text(),
        root.locator("tbody td").all_inner_texts(),
    )


def change(root, act, says):
    """Do ``act``, wait until the sentence says so, and tell whether picture, sentence and table changed."""
    before = shown(root)
    act()
    root.locator(".kam-reading[aria-busy=false]", has_text=says).wait_for()
    root.page.wait_for_timeout(150)
    return [now != then for now, then in zip(shown(root), before, strict=True)]


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


def test_keys_make_rivals_offer_more_in_picture_sentence_and_table(lesson):
    root = widget(lesson, "p8-explorer")
    root.get_by_role("slider", name="Offer more by", exact=True).focus()

    def six_steps():
        for _press in range(6):
            lesson.keyboard.press("ArrowRight")

    assert all(change(root, six_steps, "If rivals offer 6 points more"))


def test_other_accounts_bring_their_own_openings(lesson):
    root = widget(lesson, "p5-grid")
    choice = root.get_by_label("Accounts", exact=True)
    assert all(
        change(root, lambda: choice.select_option("Do not buy from us yet"), "Do not buy from us yet: ")
    )


def test_a_typed_figure_is_counted_and_one_without_sense_refused(lesson):
    root = widget(lesson, "builder")
    lost = root.get_by_role("spinbutton", name="Benefits lost: exact value")
    assert all(change(root, lambda: lost.fill("500"), "Changing would cost Alder CNY\u00a0860\u00a0k"))
    lost.fill("-1")
    root.get_by_role("alert").filter(has_text="Benefits lost goes from 0").wait_for()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_and_nothing_is_cut_off(lesson, width):
    lesson.set_viewport_size({"width": width, "height": 900})
    lesson.wait_for_timeout(700)
    for cell_id in WIDGETS:
        root = widget(lesson, cell_id)
        found = Axe().run(lesson, context=".jp-Cell.jp-mod-active .kam-live").response["violations"]
        assert [v["id"] for v in found if v["impact"] in SERIOUS] == [], cell_id
        frame = root.bounding_box()
        for part in root.locator("input, select, button, canvas, legend, label, .kam-exact").all():
            box = part.bounding_box()
            assert frame["x"] - 1 <= box["x"], cell_id
            assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1, cell_id
