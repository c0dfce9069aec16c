"""The cost-down desk of lesson 7 as a participant meets it, by keyboard."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all, write_notebook
from test_lesson import SERIOUS
from test_loyalty_lessons import change, shown, widget

OPENS_WITH, BULLY = "Brakenfeld Brake Systems", "Tallowmere Furniture Group"
CELLS = "imports", "p8-desk", "p11-own"
DESK, OWN = "cell-1", "cell-2"  # where the scratch notebook has the last two


@pytest.fixture(scope="module")
def lesson(chromium, lab_server):
    """The cells of lesson 7 that make its two desks: one page and one kernel for all tests of this file."""
    path = lab_server.folder / "notebooks/07_pricing_and_cost_down.ipynb"
    cells = {cell["id"]: cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]}
    write_notebook(
        lab_server.folder / "notebooks/desks.ipynb", *("".join(cells[one]["source"]) for one in CELLS)
    )
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    open_notebook(page, lab_server, "notebooks/desks.ipynb")
    run_all(page)
    yield page
    context.close()


@pytest.fixture
def desk(lesson):
    """The lesson's desk as it opens."""
    root = widget(lesson, DESK)
    root.get_by_role("button", name="Reset").press("Enter")
    root.locator(".kam-reading[aria-busy=false]", has_text=OPENS_WITH).wait_for()
    lesson.wait_for_timeout(150)
    return root


def test_it_opens_with_an_account_and_a_key_moves_picture_sentence_and_table(desk):
    assert desk.get_by_label("Account", exact=True).input_value() == OPENS_WITH
    assert "3.0\u00a0% off" in shown(desk)[1]
    asked = desk.get_by_role("slider", name="Price cut this year", exact=True)
    assert asked.get_attribute("aria-valuetext") == "3\u00a0%"
    asked.focus()
    assert all(change(desk, lambda: desk.page.keyboard.press("ArrowRight"), "3.5\u00a0% off"))


def test_another_account_brings_its_figures(desk):
    bought = desk.get_by_role("spinbutton", name="Buys from us a year: exact value")
    before = bought.input_value()
    account = desk.get_by_label("Account", exact=True)
    assert all(change(desk, lambda: account.select_option(BULLY), f"Unbundle at {BULLY}: "))
    assert bought.input_value() != before


def test_an_estimate_without_sense_is_refused_at_its_control(desk):
    before = shown(desk)
    after_yes = desk.get_by_role("spinbutton", name="My estimate after a full yes: exact value")
    after_yes.fill("60")
    words = desk.get_by_role("alert").filter(has_text="A yes cannot make the loss likelier than a no")
    words.wait_for()
    assert words.get_attribute("id") in after_yes.get_attribute("aria-describedby").split()
    assert after_yes.get_attribute("aria-invalid") == "true"
    assert shown(desk) == before


def test_the_letter_has_the_name_and_the_cut(desk):
    asked = desk.get_by_role("spinbutton", name="Price cut this year: exact value")
    change(desk, lambda: asked.fill("2,5"), "2.5\u00a0% off")
    desk.get_by_role("button", name="Copy as counter-offer letter").press("Enter")
    desk.get_by_text("Copied. Paste it where you write.").wait_for()
    letter = desk.page.evaluate("navigator.clipboard.readText()")
    assert f"Dear colleagues at {OPENS_WITH}," in letter
    assert "then we lower the price by 2.5\u00a0% (about CNY" in letter


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_and_each_desk_has_a_name_of_its_own(lesson, width):
    lesson.set_viewport_size({"width": width, "height": 900})
    lesson.wait_for_timeout(700)
    names = [widget(lesson, cell_id).get_attribute("aria-label") for cell_id in (DESK, OWN)]
    assert sorted(names) == ["Cost-down desk", "Cost-down desk 2"]
    found = Axe().run(lesson, context=".kam-live").response["violations"]
    bad = [v for v in found if v["impact"] in SERIOUS or v["id"] == "landmark-unique"]
    assert [(v["id"], [node["html"][:160] for node in v["nodes"]]) for v in bad] == []
