"""Question cards and the progress panel in real JupyterLab and real Chromium, by keyboard."""

import json
import sys
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all, write_notebook

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS))
from sample_questions import FORMULA, SCRIPT, SHEET  # noqa: E402 - the folder above is not on the path

SETUP = """import os, sys

sys.path.insert(0, {tests!r})
os.environ["KAM_PROGRESS"] = {progress!r}
import sample_questions as q
from kam_helpers.questions import progress_panel"""
NAMES = ("share", "largest", "earners", "ranking", "table", "judged")
NUMBERS = {question.attribute: question.number for question in SHEET.questions}


@pytest.fixture(scope="module")
def progress(tmp_path_factory):
    return tmp_path_factory.mktemp("cards") / "progress.json"


@pytest.fixture(scope="module")
def page(chromium, lab_server, progress):
    """One page for all tests, in order: the cards keep what was answered."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.said = []
    page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    setup = SETUP.format(tests=str(TESTS), progress=str(progress))
    cards = (f"q.{name}" for name in NAMES)
    write_notebook(
        lab_server.folder / "cards.ipynb", "# md\n# Cards", setup, *cards, "progress_panel(q.SHEET)"
    )
    open_notebook(page, lab_server, "cards.ipynb")
    run_all(page)
    yield page
    context.close()


def card(page, name):
    found = page.locator(f".kam-card[aria-label^='Question {NUMBERS[name]} ']")
    found.scroll_into_view_if_needed()
    return found


def verdict(found, words):
    found.locator(".kam-status", has_text=words).wait_for()


def active_cell(page):
    return page.evaluate("() => window.jupyterapp.shell.currentWidget.content.activeCellIndex")


def test_a_number_is_answered_wrongly_and_then_rightly_by_keyboard(page):
    found = card(page, "share")
    field = found.get_by_label("Your answer")
    field.focus()
    page.keyboard.type("20 %")
    page.keyboard.press("Enter")
    verdict(found, "↻ Not yet. Of 5 accounts, not of revenue.")
    assert not found.locator(".kam-solved").is_visible()
    assert field.evaluate("node => node === document.activeElement")
    page.keyboard.press("Control+A")
    page.keyboard.type("45")
    page.keyboard.press("Enter")
    verdict(found, "✓ Correct. 45\xa0%.")
    assert found.locator(".kam-solved").inner_text() == "✓ Solved"


def test_hints_and_the_solution_come_by_keyboard(page):
    found = card(page, "share")
    found.get_by_label("Your answer").focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    verdict(found, "Hint 1 of 2: Look at the table.")
    assert found.get_by_role("button", name="Hint (1 left)").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    verdict(found, "answer = 0.45")


def test_the_solution_asks_for_a_try_first(page):
    found = card(page, "largest")
    found.get_by_role("button", name="Solution").click()
    verdict(found, "Try once first.")
    assert "It loses money" not in found.locator(".kam-status").inner_text()


def test_a_choice_is_made_with_the_arrows_and_the_notebook_stays_where_it_is(page):
    found = card(page, "largest")
    found.get_by_label("It earns most").focus()
    before = active_cell(page)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert found.get_by_label("It loses money").is_checked()
    assert active_cell(page) == before
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    verdict(found, "✓ Correct. It loses money.")


def test_accounts_are_ticked_and_their_names_are_only_text(page):
    found = card(page, "earners")
    for name in ("Birch, Sons & Co", FORMULA):
        found.get_by_label(name).focus()
        page.keyboard.press("Space")
    assert found.locator(".kam-count").inner_text() == "2 of 2 chosen"
    found.get_by_role("button", name="Check").click()
    verdict(found, "1 of your 2 belong")
    found.get_by_label(FORMULA).uncheck()
    found.get_by_label(SCRIPT).check()
    found.get_by_role("button", name="Check").click()
    verdict(found, f"✓ Correct. Birch, Sons & Co, {SCRIPT}.")


def test_a_ranking_is_built_and_reordered_by_keyboard(page):
    found = card(page, "ranking")
    for name in (SCRIPT, "Birch, Sons & Co", FORMULA):
        found.get_by_label("Name").select_option(name)
        found.get_by_role("button", name="Add").focus()
        page.keyboard.press("Enter")
    found.get_by_role("button", name="Check").click()
    verdict(found, "Right names, wrong order.")
    up = found.get_by_role("button", name="Move Birch, Sons & Co up")
    up.focus()
    page.keyboard.press("Enter")
    assert found.locator(".kam-said").inner_text() == "Birch, Sons & Co is now in place 1 of 3."
    assert up.evaluate("node => node === document.activeElement")
    assert [li.inner_text().split("\n")[0] for li in found.locator("li .kam-name").all()] == [
        "Birch, Sons & Co",
        SCRIPT,
        FORMULA,
    ]
    found.get_by_role("button", name="Check").click()
    verdict(found, "✓ Correct.")


def test_a_table_is_pasted_from_a_spreadsheet(page):
    found = card(page, "table")
    rows = (
        "Alder\t-900\t-10",
        "Birch, Sons & Co\t1,200\t24",
        f"{SCRIPT}\t600\t20",
        f"{FORMULA}\t350\t14",
        "Elm\t80\t16",
    )
    found.get_by_label("Your answer").fill("\n".join(("account\tprofit\tmargin", *rows)))
    found.get_by_role("button", name="Check").click()
    verdict(found, "✓ Correct.")


def test_a_judgement_is_argued_and_then_marked(page):
    found = card(page, "judged")
    found.get_by_label("Birch, Sons & Co").check()
    found.get_by_label("Elm").check()
    found.get_by_role("button", name="Check").click()
    verdict(found, "Name 2 more figures that bear on it.")
    found.get_by_label("Profit at stake").check()
    found.get_by_label(f"Share of {SCRIPT}").check()
    found.get_by_label("Why these").fill("They bring the most profit today and next year.")
    found.get_by_label("What speaks against them").fill("Two accounts are a risk to depend on so much.")
    found.get_by_role("button", name="Check").click()
    verdict(found, "✓ Complete.")
    rubric = found.get_by_label("I named a cost.")
    rubric.check()
    below = found.locator(".kam-below").inner_text()
    assert f"Birch, and {SCRIPT}" in below
    assert "Others will ask." in below
    page.wait_for_timeout(500)
    assert rubric.is_checked()


def test_answers_are_there_again_after_the_kernel_was_restarted(page):
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_timeout(1000)
    run_all(page)
    found = card(page, "share")
    verdict(found, "✓ Correct.")
    assert found.get_by_label("Your answer").input_value() == "45"
    assert card(page, "largest").get_by_label("It loses money").is_checked()
    assert card(page, "ranking").locator("li").count() == 3
    assert card(page, "judged").get_by_label("I named a cost.").is_checked()
    assert card(page, "judged").get_by_label("Why these").input_value().startswith("They bring")


def test_work_is_downloaded_and_brought_back(page, progress, tmp_path):
    panel = page.locator(".kam-panel")
    panel.scroll_into_view_if_needed()
    with page.expect_download() as download:
        panel.get_by_role("button", name="Download my work").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text())["questions"]["sample.share"]["state"] == "correct"
    progress.unlink()
    panel.get_by_role("button", name="Refresh").click()
    panel.locator("tbody tr", has_text="0.1 Share").locator("td", has_text="Open").wait_for()
    panel.get_by_label("Bring my work back from a file").set_input_files(file)
    panel.locator("tbody tr", has_text="0.1 Share").locator("td", has_text="✓ Correct").wait_for()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_is_cut_off_and_axe_finds_nothing_serious(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(500)
    for found in page.locator(".kam-card").all():
        found.scroll_into_view_if_needed()
        assert found.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
        assert found.evaluate("node => node.getBoundingClientRect().right <= window.innerWidth")
    violations = Axe().run(page, context=".kam-card").response["violations"]
    bad = [
        f"{each['id']} ({each['impact']}): {node['html'][:160]}"
        for each in violations
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
    assert bad == []


def test_the_text_that_stands_in_for_a_card_shows_only_where_no_card_lives(page):
    assert page.locator(".kam-card-static").count() == len(NAMES)
    assert not any(each.is_visible() for each in page.locator(".kam-card-static").all())


def test_a_kernel_that_is_gone_is_said_in_words(page):
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    found = card(page, "share")
    found.get_by_role("button", name="Check").click()
    verdict(found, "The kernel does not answer.")


def test_every_id_is_used_once(page):
    ids = page.locator(".kam-card [id]").evaluate_all("nodes => nodes.map(node => node.id)")
    assert len(ids) > 20
    assert len(ids) == len(set(ids))


def test_a_saved_notebook_shows_the_questions_without_a_kernel(page, lab_server):
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1000)
    saved = json.loads((lab_server.folder / "cards.ipynb").read_text())
    saved["metadata"].pop("widgets", None)
    (lab_server.folder / "saved.ipynb").write_text(json.dumps(saved))
    open_notebook(page, lab_server, "saved.ipynb")
    page.locator(".kam-card-static", has_text="Question 0.1 · Share").wait_for()


def test_no_name_did_anything_and_nothing_went_wrong_in_the_page(page):
    assert page.said == []
