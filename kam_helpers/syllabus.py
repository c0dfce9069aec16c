"""The course map: what is taught where, in which order and in how many minutes."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from kam_helpers.errors import CourseError
from kam_helpers.text import _

PATH = Path(__file__).parents[1] / "notebooks" / "syllabus.yml"
TRACKS = ("one_day", "two_day", "self_study")


def load(path=PATH):
    """The units of ``syllabus.yml`` in teaching order, each a dict with id, en, zh, notebook, status, …

    Raises CourseError when the file is missing, as in a package installed without the course.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(
            _("The course map {name} is missing: start from a copy of the whole course folder.").format(
                name=PATH.name
            )
        ) from None
    return yaml.safe_load(text)["units"]


@dataclass(frozen=True)
class CourseMap:
    """A table of lessons that a notebook shows as Markdown, with links that open the lesson."""

    rows: tuple
    folder: str = ""

    def _repr_markdown_(self):
        head = "| {} | {} | {} | {} | {} |\n|---|---|---:|---:|---:|".format(
            _("Lesson"), _("Chinese title"), _("1 day, min"), _("2 days, min"), _("on your own, min")
        )
        return "\n".join([head, *(self._row(unit) for unit in self.rows)])

    def _row(self, unit):
        ready = unit["status"] == "ready"
        title = f"[{unit['en']}]({self.folder}{unit['notebook']})" if ready else unit["en"]
        minutes = [str(unit["minutes"][track] or "–") if ready else _("to come") for track in TRACKS]
        return f"| {unit['notebook'][:2]} {title} | {unit['zh']} | " + " | ".join(minutes) + " |"

    def __repr__(self):
        ready = sum(unit["status"] == "ready" for unit in self.rows)
        return _("Course map: {ready} of {total} lessons are ready.").format(
            ready=ready, total=len(self.rows)
        )


def course_map(folder=""):
    """The map of all lessons; ``folder`` goes before each link (``"notebooks/"`` in the README).

    >>> [unit["notebook"] for unit in course_map().rows if unit["id"] == "U2"]
    ['02_tiering.ipynb']
    """
    return CourseMap(rows=tuple(load()), folder=folder)
