"""The course map and the notebooks say the same: files, topics, minutes, and the table in the README."""

import re
from pathlib import Path

import nbformat
import pytest

from kam_helpers import syllabus
from tools.instructor_notes import sheets
from tools.notebooks import with_course_map

ROOT = Path(__file__).parents[1]
NOTEBOOKS = ROOT / "notebooks"
READY = [unit for unit in syllabus.load() if unit["status"] == "ready"]
each_ready_unit = pytest.mark.parametrize("unit", READY, ids=[unit["id"] for unit in READY])


def files(unit):
    """The notebooks of a unit by their role."""
    return {role: NOTEBOOKS / unit[role] for role in ("notebook", "exercise", "solution") if role in unit}


def cells(unit, *roles):
    """The cells of a unit's notebooks in these roles."""
    for role, path in files(unit).items():
        if role in roles:
            yield from nbformat.read(path, as_version=4).cells


def tagged_topics(found):
    """The topics, such as U2.01, that cells are tagged with."""
    tags = {tag for cell in found for tag in cell.metadata.get("tags", [])}
    return {tag for tag in tags if re.fullmatch(r"U\d+\.\d+", tag)}


def minutes(found, track):
    """The minutes of a track over the cells that start a part."""
    return sum(cell.metadata.get("kam", {}).get("minutes", {}).get(track, 0) for cell in found)


def test_there_is_a_lesson_and_ids_are_unique():
    assert READY
    ids = [unit["id"] for unit in syllabus.load()]
    topics = [topic["id"] for unit in READY for topic in unit["topics"]]
    assert len(set(ids)) == len(ids)
    assert len(set(topics)) == len(topics)


@each_ready_unit
def test_the_files_of_a_ready_lesson_exist(unit):
    assert [path.relative_to(ROOT).as_posix() for path in files(unit).values() if not path.exists()] == []


@each_ready_unit
def test_each_topic_has_its_tagged_cell_and_no_other_topic_is_claimed(unit):
    listed = {topic["id"] for topic in unit["topics"]}
    assert tagged_topics(cells(unit, "notebook")) == listed


@each_ready_unit
@pytest.mark.parametrize("track", syllabus.TRACKS)
def test_the_minutes_of_the_parts_add_up(unit, track):
    """Those of the exercise count as well, where its cells state any."""
    assert minutes(cells(unit, "notebook", "exercise"), track) == unit["minutes"][track]


def test_every_notebook_is_on_the_map():
    mapped = {path.resolve() for unit in READY for path in files(unit).values()}
    folders = (NOTEBOOKS, ROOT / "exercises", ROOT / "exercises" / "solutions")
    assert {path for folder in folders for path in folder.glob("*.ipynb")} <= mapped


def test_a_planned_lesson_is_not_there_yet():
    planned = [unit["notebook"] for unit in syllabus.load() if unit["status"] == "planned"]
    assert [name for name in planned if (NOTEBOOKS / name).exists()] == []


def test_the_readme_shows_the_map_as_it_is():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_course_map(readme) == readme, "run: make notebooks"
    shown = [unit["notebook"] for unit in READY if f"](notebooks/{unit['notebook']})" in readme]
    assert shown == [unit["notebook"] for unit in READY]


def test_the_links_of_the_readme_lead_somewhere():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"\]\(([^)\s]+)\)", readme)
    targets = [target for target in found if "://" not in target and not target.startswith("#")]
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("path", list(sheets()), ids=lambda path: path.name)
def test_the_instructors_sheet_says_what_the_lesson_says(path):
    assert path.read_text(encoding="utf-8") == sheets()[path]
    linked = re.findall(r"\]\(([^)]+)\)", sheets()[path])
    assert [target for target in linked if not (path.parent / target).exists()] == []
