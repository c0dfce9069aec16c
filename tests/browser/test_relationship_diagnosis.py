"""The relationship diagnosis as a participant meets it: twenty statements to read, keys to answer them."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all, write_notebook

from kam_helpers import datasets

SETUP = """
from kam_helpers import datasets
from kam_helpers.widgets import RelationshipDiagnosis

questions, answers = datasets.relationship_questions(), datasets.relationship_answers_table()
"""
CLOSE, PARTING = "Hesselvik Marine Works", "Veneerdale Boards"


@pytest.fixture(scope="module")
def diagnosis(chromium, lab_server):
    """The page's part that is the widget."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    source = f"RelationshipDiagnosis(questions, answers, {CLOSE!r})"
    write_notebook(lab_server.folder / "diagnosis.ipynb", SETUP, source)
    open_notebook(page, lab_server, "diagnosis.ipynb")
    run_all(page)
    root = page.locator(".kam-live")
    root.locator("canvas").wait_for()
    yield root
    context.close()


def says(root, text):
    root.page.wait_for_function(
        "text => document.querySelector('.kam-reading').textContent.includes(text)", arg=text, timeout=10_000
    )


def test_keys_answer_a_statement_and_another_account_brings_its_own_answers(diagnosis):
    says(diagnosis, f"{CLOSE}: stage “Strategic")
    for statement in datasets.relationship_questions()["question"][:4]:
        diagnosis.get_by_role("slider", name=statement, exact=True).focus()
        for _press in range(4):
            diagnosis.page.keyboard.press("ArrowLeft")
    says(diagnosis, f"{CLOSE}: stage “Mid”")
    says(diagnosis, "do not keep step")
    diagnosis.get_by_label("Account", exact=True).select_option(PARTING)
    says(diagnosis, f"{PARTING}: stage “Uncoupling”")
    diagnosis.get_by_role("button", name="Reset").press("Enter")
    says(diagnosis, f"{CLOSE}: stage “Strategic")


@pytest.mark.parametrize("width", [1280, 700, 390])
def test_every_statement_can_be_read_in_full_and_axe_finds_nothing_serious(diagnosis, width):
    diagnosis.page.set_viewport_size({"width": width, "height": 900})
    diagnosis.page.wait_for_timeout(700)
    labels = diagnosis.locator(".kam-row label").all()
    for statement in datasets.relationship_questions()["question"]:
        assert sum(label.inner_text() == statement for label in labels) == 1
    for label in labels:
        assert label.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    found = Axe().run(diagnosis.page, context=".kam-live").response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
