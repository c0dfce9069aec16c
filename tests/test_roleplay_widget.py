"""The role play by presses, without a browser."""

import json
import threading

import pytest
from test_roleplay import SCRIPT, TEXT

from kam_helpers.errors import CourseError
from kam_helpers.recovery import scripts
from kam_helpers.recovery.roleplay_read import read_script
from kam_helpers.widgets import ComplaintRolePlay, talk

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def widget():
    return ComplaintRolePlay(SCRIPT)


def send(widget, **message):
    widget._received(widget, message, [])
    return widget.state


def test_it_opens_with_the_case_the_customer_and_the_replies(widget):
    assert widget.case["person"] == "Ms Alder, buyer, Alder Works"
    assert widget.state["lines"] == [{"who": "customer", "text": ["loud 1"], "below": ""}]
    assert widget.state["replies"] == ["good 1", "fair 1", "jump 1"]
    assert widget.state["mood"]["said"] == "Mood 4 of 10: annoyed"
    assert widget.state["debrief"] is None


def test_a_press_says_a_reply_and_the_mood_moves_in_number_word_and_arrow(widget):
    state = send(widget, press="say", number=1, n=17)
    assert state["reply"] == 17
    assert [line["who"] for line in state["lines"]] == ["customer", "you", "customer"]
    assert state["lines"][1]["text"] == ["good 1"]
    assert state["lines"][2] == {"who": "customer", "text": ["heard 1", "calm 2"], "below": "Mood 4 → 5 ▲"}
    assert send(widget, press="say", number=3)["lines"][4]["below"] == "Mood 5 → 4 ▼"
    assert send(widget, press="say", number=2)["lines"][6]["below"] == "Mood 4, as before"
    assert [point["value"] for point in widget.state["mood"]["course"]] == [4, 5, 4, 4]


def test_one_step_is_taken_back_and_the_case_starts_again(widget):
    opening = {**widget.state, "reply": 0}
    send(widget, press="say", number=1)
    assert {**send(widget, press="undo"), "reply": 0} == opening
    send(widget, press="say", number=1)
    send(widget, press="say", number=1)
    assert {**send(widget, press="again"), "reply": 0} == opening


def test_a_class_votes_and_sees_the_tally(widget):
    state = send(widget, press="vote", votes=[3, 9, 1])
    assert state["lines"][1]["text"] == ["fair 1"]
    assert state["lines"][1]["below"] == "13 votes: reply 1: 3, reply 2: 9, reply 3: 1."


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ({"press": "undo"}, "nothing to take back"),
        ({"press": "say", "number": 9}, "Choose a reply by its number"),
        ({"press": "say"}, "Choose a reply by its number"),
        ({"press": "vote", "votes": [2, 2, 0]}, "A tie"),
        ({"press": "vote", "votes": [1.5, 0, 0]}, "whole number"),
        ({"press": "vote", "votes": 3}, "Something went wrong: TypeError"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_and_the_talk_stays(widget, message, words):
    before = widget.play
    state = send(widget, n=5, **message)
    assert words in state["notes"][0]
    assert state["reply"] == 5
    assert widget.play == before
    assert send(widget, press="say", number=1)["notes"] == []


def test_an_unknown_press_changes_nothing(widget):
    before = widget.play
    assert send(widget, press="dance")["notes"] == []
    assert widget.play == before


def test_the_end_brings_the_debrief_and_remembers_what_was_found(widget):
    for _turn in range(6):
        state = send(widget, press="say", number=1)
    found = state["debrief"]
    assert (found["label"], found["score"]) == ("Recovered", "Score: 100 of 100")
    assert found["advice"] == ["Nothing: all six steps, well done and in order."]
    assert [row[1] for row in found["steps"]] == ["done"] * 6
    assert state["memory"] == "Endings found so far: 1 of 4. Best score: 100."
    assert state["replies"] == []
    send(widget, press="again")
    assert widget.state["memory"] == ""
    for _turn in range(4):
        state = send(widget, press="say", number=3)
    assert state["debrief"]["kind"] == "lost"
    assert state["memory"] == "Endings found so far: 2 of 4. Best score: 100."
    assert state["debrief"]["turns"][0]["better"] == "good 1"


def test_from_python_it_is_played_too_and_refusals_are_raised(widget):
    widget.say(1)
    widget.vote(0, 0, 4)
    assert [turn.reply for turn in widget.play.turns] == [1, 3]
    widget.undo()
    assert len(widget.play.turns) == 1
    widget.again()
    with pytest.raises(CourseError, match="nothing to take back"):
        widget.undo()
    assert widget.state["reply"] == 4


@pytest.mark.parametrize("name", scripts())
def test_every_case_of_the_course_can_be_shown_as_plain_json(name):
    widget = ComplaintRolePlay(name)
    while not widget.play.over:
        widget.say(len(widget.play.replies))
        assert json.loads(json.dumps(widget.state)) == widget.state
    assert json.loads(json.dumps(widget.case)) == widget.case


def test_a_name_stays_text_on_a_page_without_a_kernel(monkeypatch):
    script = read_script(TEXT.replace("Alder Works", HOSTILE).replace("loud 1", HOSTILE))
    shown = []
    monkeypatch.setattr(talk, "display", lambda bundle, **_options: shown.append(bundle))
    ComplaintRolePlay(script)._ipython_display_()
    page, live = shown
    assert HOSTILE not in page["text/html"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page["text/html"]
    assert "<li>good 1</li><li>fair 1</li><li>jump 1</li>" in page["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in live
    assert "application/vnd.jupyter.widget-view+json" not in page


def test_its_text_is_the_opening_whatever_was_played(widget):
    before = repr(widget)
    widget.say(1)
    assert repr(widget) == before
    assert before.startswith("Role play: A pump that stopped · Ms Alder, buyer, Alder Works · 5 min\n")
    assert before.endswith("Ms Alder: “loud 1”\n1. good 1\n2. fair 1\n3. jump 1")


def test_presses_from_two_threads_are_taken_one_after_the_other(widget):
    threads = [
        threading.Thread(target=send, args=(widget,), kwargs={"press": "say", "number": 2}) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert widget.play.over
    assert len(widget.play.turns) == 6
