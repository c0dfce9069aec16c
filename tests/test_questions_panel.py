"""The panel that takes progress along: the same file out and in, and words when something else comes in."""

import json

import pytest
import sample_questions as sample

from kam_helpers import questions, store


@pytest.fixture
def panel(tmp_path, monkeypatch):
    monkeypatch.setenv("KAM_PROGRESS", str(tmp_path / "progress.json"))
    sample.share.check(0.45)
    return questions.progress_panel(sample.SHEET)


def test_it_lists_every_question(panel):
    assert panel.state["rows"][0][:3] == ["0.1 Share", "✓ Correct", "1"]
    assert panel.state["rows"][1][:3] == ["0.2 Profit", "Open", "0"]


def test_what_is_downloaded_can_be_brought_back(panel, tmp_path, monkeypatch):
    panel.press("download")
    file = panel.state["file"]
    assert json.loads(file)["questions"]["sample.share"]["state"] == "correct"
    monkeypatch.setenv("KAM_PROGRESS", str(tmp_path / "new" / "progress.json"))
    panel.press("refresh")
    assert (panel.state["rows"][0][1], panel.state["file"]) == ("Open", "")
    panel.press("upload", text=file)
    assert panel.state["rows"][0][1] == "✓ Correct"
    assert "Questions in the file: 1." in panel.state["said"]


def test_bringing_back_can_replace(panel):
    panel.press("download")
    file = panel.state["file"]
    sample.profit.check(-900)
    panel.press("upload", text=file, mode="replace")
    assert panel.state["rows"][1][1] == "Open"
    assert "kept as progress.json.replaced-1" in panel.state["said"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("{}", "not a file of this course"), ("x" * 8_000_001, "too large"), (None, "not a file")],
)
def test_another_file_is_refused_in_words(panel, text, words):
    panel.press("upload", text=text)
    assert words in panel.state["said"]
    assert panel.state["rows"][0][1] == "✓ Correct"


def test_a_file_of_a_later_version_is_said_in_words(panel):
    store.location().write_text('{"format": "kam-course-progress", "version": 99}')
    panel.press("refresh")
    assert "later version" in panel.state["said"]
    panel.press("download")
    assert "later version" in panel.state["said"]


def test_its_text_is_the_same_on_every_run(panel):
    bundle, _metadata = panel._repr_mimebundle_()
    assert bundle["text/plain"] == "Your progress: run this cell to see it, download it or bring it back."
