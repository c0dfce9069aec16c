"""The complaint role play in real JupyterLab and Chromium: by keyboard alone, to three different endings."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all, write_notebook

from kam_helpers.recovery import load_script, start

CASE = "quality_failure"
HOSTILE = "<img src=x onerror=alert(1)>"
PLAY = f"""from kam_helpers.widgets import ComplaintRolePlay
ComplaintRolePlay({CASE!r})"""
OWN = f"""from pathlib import Path

from kam_helpers.recovery.roleplay_read import FOLDER

text = (FOLDER / "{CASE}.yml").read_text("utf-8").replace("Henrik Voss", {HOSTILE!r})
text = text.replace("title: The primer", "title: My own primer")
Path("own.yml").write_text(text, "utf-8")
ComplaintRolePlay("own.yml")"""
FOCUS = "document.activeElement"


@pytest.fixture(scope="module")
def page(chromium, lab_server):
    """One page for all tests, in order."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.said = []
    page.on("dialog", lambda dialog: (page.said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    write_notebook(lab_server.folder / "talk.ipynb", "# md\n# Lesson\n\n## Complaints", PLAY, OWN)
    open_notebook(page, lab_server, "talk.ipynb")
    run_all(page)
    page.locator(".kam-talk").nth(1).wait_for()
    yield page
    context.close()


@pytest.fixture
def talk(page):
    found = page.locator(".kam-talk").first
    found.scroll_into_view_if_needed()
    return found


def best(play):
    return play.here.best


def worst(play):
    return min(range(len(play.replies)), key=lambda i: play.here.replies[i].mood) + 1


def half_right(play):
    fair = [n for n, reply in enumerate(play.here.replies, 1) if reply.quality == "fair"]
    return fair[0] if fair else best(play)


def say(page, talk, play, number):
    """Tab from the customer's line to the replies, arrow to one of them, Enter; the play after it."""
    page.keyboard.press("Tab")
    for _ in range(number - 1):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(f"{FOCUS}.textContent").startswith(f"{number}{play.replies[number - 1][:20]}")
    page.keyboard.press("Enter")
    after = play.choose(number)
    talk.locator(".kam-mood", has_text=f"Mood {after.mood} of 10").wait_for()
    newest = talk.locator("h3") if after.over else talk.locator(".kam-newest")
    newest.filter(has_text=after.here.title if after.over else after.customer_says.split("\n")[0]).wait_for()
    assert newest.evaluate(f"node => node === {FOCUS}")
    return after


def play_to_the_end(page, talk, choose):
    again = talk.get_by_role("button", name="Start again").first
    again.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(f"{FOCUS}.matches('.kam-newest')")
    play = start(load_script(CASE))
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    while not play.over:
        play = say(page, talk, play, choose(play))
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells  # no key of ours reached the notebook
    return play


@pytest.mark.parametrize(
    ("choose", "kind"), [(best, "Recovered"), (half_right, "Settled, but sore"), (worst, "Lost")]
)
def test_it_is_played_to_three_endings_by_keyboard(page, talk, choose, kind):
    play = play_to_the_end(page, talk, choose)
    assert talk.locator("h3").inner_text() == f"{kind}: {play.here.title}"
    told = talk.locator(".kam-end").inner_text()
    assert f"Score: {play.debrief().score} of 100" in told
    for review in play.debrief().reviews:
        assert review.said in told
        assert review.better in told
    assert "reconstruction" in told
    assert talk.locator(".kam-end").bounding_box()["y"] < 800


def test_the_endings_found_are_remembered(talk):
    assert "Endings found so far: 3 of 5. Best score: 100." in talk.locator(".kam-end").inner_text()


def test_a_step_is_taken_back_by_keyboard(page, talk):
    play = play_to_the_end(page, talk, worst).undo()
    talk.get_by_role("button", name="Take it back").focus()
    page.keyboard.press("Enter")
    talk.locator("h3").wait_for(state="detached")
    assert talk.locator(".kam-replies button").count() == len(play.replies)
    assert f"Mood {play.mood} of 10" in talk.locator(".kam-mood").inner_text()


def test_a_class_votes_and_a_tie_is_said_in_words(page, talk):
    talk.get_by_role("button", name="Start again").first.press("Enter")
    page.wait_for_function(
        "document.querySelectorAll('.kam-talk .kam-line').length === 2"
    )  # one in each talk
    talk.get_by_label("A class votes").focus()
    page.keyboard.press("Space")
    head = talk.locator(".kam-votes")
    assert head.inner_text() == "Votes"
    assert head.bounding_box()["x"] == pytest.approx(
        talk.get_by_label("Votes for reply 1").bounding_box()["x"], abs=4
    )
    for n, votes in enumerate((2, 7, 7, 1), 1):
        talk.get_by_label(f"Votes for reply {n}").fill(str(votes))
    talk.get_by_label("Votes for reply 4").press("Enter")
    talk.locator(".kam-status", has_text="A tie: replies 2 and 3 have 7 votes each.").wait_for()
    assert talk.get_by_label("Votes for reply 2").input_value() == "7"
    talk.get_by_label("Votes for reply 3").fill("9")
    talk.get_by_role("button", name="Count the votes and say it").press("Enter")
    talk.locator(".kam-you", has_text="19 votes: reply 1: 2, reply 2: 7, reply 3: 9, reply 4: 1.").wait_for()
    assert talk.get_by_label("Votes for reply 1").is_visible()  # the class goes on voting
    talk.get_by_label("A class votes").press("Space")
    assert not talk.get_by_label("Votes for reply 1").is_visible()
    assert not head.is_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("ended", [False, True])
def test_nothing_is_cut_off_and_axe_finds_nothing_serious(page, talk, width, ended):
    if ended:
        play_to_the_end(page, talk, half_right)
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(500)
    talk.scroll_into_view_if_needed()
    assert talk.evaluate("node => node.scrollWidth <= node.clientWidth + 1")
    assert talk.evaluate("node => node.getBoundingClientRect().right <= window.innerWidth")
    violations = Axe().run(page, context=".kam-talk").response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in violations] == []
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(300)


def test_on_a_narrow_screen_the_newest_line_is_in_sight(page, talk):
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(500)
    play = start(load_script(CASE))
    talk.get_by_role("button", name="Start again").first.press("Enter")
    page.wait_for_function(f"{FOCUS}.matches('.kam-newest')")
    for _turn in range(3):
        play = say(page, talk, play, best(play))
        box = talk.locator(".kam-newest").bounding_box()
        assert 80 <= box["y"] < 800 - 60
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(300)


def test_a_hostile_name_in_a_script_of_ones_own_stays_text(page):
    own = page.locator(".kam-talk").nth(1)
    own.scroll_into_view_if_needed()
    own.locator(".kam-newest", has_text=HOSTILE).wait_for()
    assert own.locator("img").count() == 0
    own.locator(".kam-replies button").first.click()
    own.locator(".kam-you").wait_for()
    assert page.said == []


def test_the_text_that_stands_in_shows_only_where_no_talk_lives(page):
    assert page.locator(".kam-talk-static").count() == 2
    assert not any(each.is_visible() for each in page.locator(".kam-talk-static").all())


def test_every_id_is_used_once(page):
    ids = page.locator(".kam-talk [id]").evaluate_all("nodes => nodes.map(node => node.id)")
    assert len(ids) == len(set(ids)) >= 2


def test_a_kernel_that_is_gone_is_said_in_words(page, talk):
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    talk.get_by_role("button", name="Start again").first.click()
    talk.locator(".kam-status", has_text="The kernel does not answer.").wait_for()


def test_a_saved_notebook_shows_the_opening_without_a_kernel(page, lab_server):
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1000)
    saved = json.loads((lab_server.folder / "talk.ipynb").read_text())
    saved["metadata"].pop("widgets", None)
    (lab_server.folder / "talk_saved.ipynb").write_text(json.dumps(saved))
    open_notebook(page, lab_server, "talk_saved.ipynb")
    static = page.locator(".kam-talk-static").first
    static.wait_for()
    play = start(load_script(CASE))
    for text in (play.customer_says, *play.replies):
        assert text in static.inner_text()
