"""The file of the participant's work: nothing acknowledged is lost, nothing of others is overwritten."""

import json
import os
import subprocess
import sys
import threading
import time

import pytest

from kam_helpers import store
from kam_helpers.errors import CourseError


@pytest.fixture
def path(tmp_path, monkeypatch):
    target = tmp_path / "my course" / "progress.json"
    monkeypatch.setenv("KAM_PROGRESS", str(target))
    store.notices()
    return target


def put(name, **record):
    return store.update(lambda document: document["questions"].__setitem__(name, record))


def python(code, *arguments):
    return subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, text=True)


def test_nothing_is_written_until_something_is_kept(path):
    assert store.read()["questions"] == {}
    assert not path.parent.exists()


def test_what_was_kept_is_there_again(path):
    put("tiering.top_share", state="correct", answer="客户 <b>")
    assert store.read()["questions"]["tiering.top_share"] == {"state": "correct", "answer": "客户 <b>"}
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1


def test_a_change_that_fails_writes_nothing(path):
    put("a.b", state="correct")
    before = path.read_bytes()

    def half(document):
        document["questions"].clear()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.update(half)
    assert path.read_bytes() == before


ADD_MANY = """
import sys
from kam_helpers import store
for i in range(int(sys.argv[2])):
    store.update(lambda d: d["questions"].__setitem__(f"{sys.argv[1]}.q{i}", {"attempts": i}))
"""


def test_two_kernels_lose_no_change_of_each_other(path):
    workers = [python(ADD_MANY, name, "60") for name in ("left", "right")]
    assert [worker.wait(60) for worker in workers] == [0, 0]
    names = set(store.read()["questions"])
    assert names == {f"{side}.q{i}" for side in ("left", "right") for i in range(60)}


def test_threads_of_one_kernel_lose_no_change_of_each_other(path):
    def add(side):
        for i in range(20):
            put(f"{side}.q{i}", attempts=i)

    threads = [threading.Thread(target=add, args=(side,)) for side in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(store.read()["questions"]) == 60


WRITE_FOREVER = """
from kam_helpers import store
for i in range(10**9):
    store.update(lambda d: d["questions"].update({"a.b": {"attempts": i, "answer": "x" * 200_000}}))
    print(i, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is a POSIX signal; terminate() is as abrupt on Windows")
@pytest.mark.parametrize("delay", [0.0, 0.013, 0.031])
def test_a_killed_kernel_loses_nothing_that_was_acknowledged(path, delay):
    worker = python(WRITE_FOREVER)
    for _ in range(5):
        acknowledged = int(worker.stdout.readline())
    time.sleep(delay)
    worker.kill()
    acknowledged = max([acknowledged, *(int(line) for line in worker.stdout.read().split())])
    worker.wait()
    kept = store.read()["questions"]["a.b"]["attempts"]
    assert kept in (acknowledged, acknowledged + 1)  # the one after may be written and not yet acknowledged
    assert store.notices() == []
    put("a.c", state="correct")  # the dead kernel's lock is free
    assert "a.c" in store.read()["questions"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00bad",
        b"[]",
        b'{"format": "other"}',
        b'{"format": "kam-course-progress", "version": 1, "questions": [], "plan": {}}',
        b'{"format": "kam-course-progress", "version": 1, "questions": {"a.b": 3}, "plan": {}}',
        b'{"format": "kam-course-progress", "version": 1, "questions": {}, "plan": {"entries": []}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_never_overwritten(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert store.read()["questions"] == {}
    assert path.with_name("progress.json.damaged-1").read_bytes() == content
    assert store.notices() == [
        "The file with your work was damaged. It is kept as progress.json.damaged-1; a new one was started."
    ]
    path.write_bytes(b"again")
    put("a.b", state="correct")
    assert path.with_name("progress.json.damaged-2").read_bytes() == b"again"
    assert path.with_name("progress.json.damaged-1").read_bytes() == content


def test_a_file_of_a_later_version_is_refused_and_left_alone(path):
    path.parent.mkdir()
    later = json.dumps({"format": "kam-course-progress", "version": 2, "questions": {"new": 1}})
    path.write_text(later)
    for attempt in (store.read, lambda: put("a.b", state="correct")):
        with pytest.raises(store.LaterVersionError, match="Update the course"):
            attempt()
    assert path.read_text() == later


def test_a_folder_in_the_way_is_said_in_words(path):
    path.mkdir(parents=True)
    with pytest.raises(store.StoreError, match=r"cannot be read|cannot be saved"):
        put("a.b", state="correct")


def test_a_file_in_the_way_of_the_folder_is_said_in_words(path):
    path.parent.write_text("I am a file")
    with pytest.raises(store.StoreError, match="Set KAM_PROGRESS"):
        put("a.b", state="correct")


def test_a_lock_that_is_kept_too_long_is_said_in_words(path):
    from kam_helpers.store.locking import locked

    path.parent.mkdir()
    holder = python(
        "import sys, time\nfrom pathlib import Path\nfrom kam_helpers.store.locking import locked\n"
        "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(60)",
        str(path),
    )
    assert holder.stdout.readline() == "held\n"
    try:
        with pytest.raises(CourseError, match=r"keeps .* busy"), locked(path, patience=0.1):
            pass
    finally:
        holder.kill()
        holder.wait()
    with locked(path, patience=2):
        pass


def test_too_much_is_refused_and_the_old_file_stays(path):
    put("a.b", state="correct")
    with pytest.raises(store.StoreError, match="no room"):
        put("a.c", answer="x" * 9_000_000)
    assert set(store.read()["questions"]) == {"a.b"}


def test_half_a_character_does_not_stop_saving(path):
    put("a.b", answer="broken \ud800 text")
    assert store.read()["questions"]["a.b"]["answer"] == "broken ? text"


def test_export_and_import_carry_everything(path, tmp_path, monkeypatch):
    put("a.b", state="correct", attempts=2, at="2026-03-01T10:00:00+00:00")
    said = store.export_progress(tmp_path)
    copy = tmp_path / "my_course_progress.json"
    assert repr(said) == f"Your work is in {copy}."
    monkeypatch.setenv("KAM_PROGRESS", str(tmp_path / "other" / "progress.json"))
    assert "Questions in the file: 1." in store.import_progress(copy)
    assert store.read()["questions"]["a.b"]["attempts"] == 2


def test_merging_keeps_what_is_further_along(path, tmp_path):
    put("solved.there", state="correct", attempts=1, at="2026-01-01")
    put("solved.here", state="not-yet", attempts=5, at="2026-01-01")
    store.export_progress(tmp_path / "copy.json")
    put("solved.there", state="not-yet", attempts=7, at="2026-02-01")
    put("solved.here", state="correct", attempts=6, at="2026-02-01")
    store.import_progress(tmp_path / "copy.json")
    questions = store.read()["questions"]
    assert (questions["solved.there"]["state"], questions["solved.there"]["attempts"]) == ("correct", 7)
    assert (questions["solved.here"]["state"], questions["solved.here"]["attempts"]) == ("correct", 6)


def test_replacing_sets_the_present_work_aside(path, tmp_path):
    put("a.b", state="correct")
    store.export_progress(tmp_path / "copy.json")
    put("a.c", state="correct")
    said = store.import_progress(tmp_path / "copy.json", mode="replace")
    assert set(store.read()["questions"]) == {"a.b"}
    assert said == "The file replaced your work. What was here before is kept as progress.json.replaced-1."
    assert "a.c" in path.with_name("progress.json.replaced-1").read_text()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{}", "Nothing was imported. It is not a file of this course"),
        ('{"format": "kam-course-progress", "version": 9}', "later version"),
        (None, "cannot be read. Give the file you exported"),
    ],
)
def test_a_file_that_is_something_else_is_not_imported(path, tmp_path, content, words):
    put("a.b", state="correct")
    copy = tmp_path / "copy.json"
    if content is not None:
        copy.write_text(content)
    with pytest.raises(CourseError, match=words):
        store.import_progress(copy)
    assert set(store.read()["questions"]) == {"a.b"}


def test_an_export_overwrites_an_older_export_and_nothing_else(path, tmp_path):
    put("a.b", state="correct")
    store.export_progress(tmp_path / "copy.json")
    put("a.c", state="correct")
    store.export_progress(tmp_path / "copy.json")
    assert "a.c" in (tmp_path / "copy.json").read_text()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear customer")
    with pytest.raises(CourseError, match="something else"):
        store.export_progress(letter)
    with pytest.raises(CourseError, match="no folder"):
        store.export_progress(tmp_path / "nowhere" / "copy.json")
    with pytest.raises(CourseError, match="the file itself"):
        store.export_progress(path)
    assert letter.read_text() == "Dear customer"


def test_an_unknown_mode_is_said_in_words(path):
    with pytest.raises(CourseError, match="“merge” or “replace”"):
        store.import_text("{}", mode="both")


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document["plan"].__setitem__("account", 5),
        lambda document: document["questions"].__setitem__("a.b", {"answer": float("nan")}),
        lambda document: document["questions"].__setitem__("a.b", {"answer": {1, 2}}),
    ],
)
def test_what_could_not_be_read_back_is_refused_and_the_old_file_stays(path, change):
    put("a.b", state="correct")
    before = path.read_bytes()
    with pytest.raises(CourseError):
        store.update(change)
    assert path.read_bytes() == before
    assert store.read()["questions"]["a.b"]["state"] == "correct"


def test_later_is_later_in_every_time_zone(path, tmp_path):
    def entry(value, moment):
        return {"value": {"kind": "value", "value": value}, "account": "", "note": "", "source": "",
                "units": None, "kept_at": moment}  # fmt: skip

    def keep(entry):
        store.update(lambda document: document["plan"].setdefault("entries", {}).__setitem__("tier", entry))

    keep(entry("old", "2026-03-01T12:00:00+08:00"))
    exported = tmp_path / "old.json"
    store.export_progress(exported)
    keep(entry("new", "2026-03-01T09:00:00+00:00"))
    store.import_progress(exported)
    assert store.read()["plan"]["entries"]["tier"]["value"]["value"] == "new"


def test_without_a_lock_nothing_is_written(path, monkeypatch):
    put("a.b", state="correct")
    before = path.read_bytes()
    real = os.open

    def no_lock(name, *arguments, **options):
        if str(name).endswith(".lock"):
            raise PermissionError(13, "Permission denied")
        return real(name, *arguments, **options)

    monkeypatch.setattr(os, "open", no_lock)
    assert store.read()["questions"]["a.b"]["state"] == "correct"
    with pytest.raises(CourseError, match="Nothing can be kept in"):
        put("a.b", state="seen")
    assert path.read_bytes() == before
