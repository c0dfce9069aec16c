"""Taking one's work along: the whole of it as one file, out and in."""

from datetime import datetime
from pathlib import Path

from ..errors import CourseError
from ..text import _
from . import document, file

_ORDER = {"seen": 0, "not-yet": 1, "correct": 2}


def export_text():
    """Everything kept, as the text of one file."""
    return document.to_text(file.read())


def export_progress(path="my_course_progress.json"):
    """Write everything kept to one file; returns a sentence that says where it is.

    ``path`` may be a folder. Raises CourseError rather than write over a file that is something else.
    """
    path = Path(path).expanduser()
    if path.is_dir():
        path = path / "my_course_progress.json"
    if path.resolve() == file.location().resolve():
        raise CourseError(_("That is the file itself. Choose another name for the copy."))
    if path.exists():
        try:
            document.parse(path.read_text(encoding="utf-8"))
        except (document.StoreError, UnicodeDecodeError, OSError):
            raise CourseError(_("{path} is something else. Choose another name.").format(path=path)) from None
    if not path.parent.is_dir():
        raise CourseError(_("There is no folder {path}.").format(path=path.parent))
    file.write_file(path, file.read())
    return Sentence(_("Your work is in {path}.").format(path=path))


def import_progress(path, mode="merge"):
    """Bring in an exported file; returns a sentence that says what was done.

    mode "merge" keeps what is further along in each; "replace" takes the file alone, and sets the present
    work aside.
    """
    path = Path(path).expanduser()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise CourseError(_("{path} cannot be read. Give the file you exported.").format(path=path)) from None
    return import_text(text, mode)


def import_text(text, mode="merge"):
    """The same from the text of an exported file."""
    if mode not in ("merge", "replace"):
        raise CourseError(_("The mode is “merge” or “replace”, not “{mode}”.").format(mode=mode))
    try:
        brought = document.parse(text)
    except document.StoreError as error:
        raise CourseError(_("Nothing was imported. {reason}").format(reason=error)) from None
    if mode == "replace":
        aside = file.replace_with(brought)
        done = _("The file replaced your work.")
        kept = _("What was here before is kept as {name}.").format(name=aside.name) if aside else ""
        return Sentence(f"{done} {kept}".strip())
    file.update(lambda present: merge(present, brought))
    words = _("Questions in the file: {n}. Plan entries: {m}. Of each, what was further along was kept.")
    return Sentence(words.format(n=len(brought["questions"]), m=len(brought["plan"].get("entries", {}))))


def merge(present, brought):
    """Merge ``brought`` into ``present``: per question the better state, per plan entry the later one."""
    questions = present["questions"]
    for name, theirs in brought["questions"].items():
        ours = questions.get(name)
        questions[name] = theirs if ours is None else _better(ours, theirs)
    plan, new = present["plan"], brought["plan"]
    entries = plan.setdefault("entries", {})
    for name, theirs in new.get("entries", {}).items():
        if name not in entries or _moment(theirs, "kept_at") > _moment(entries[name], "kept_at"):
            entries[name] = theirs
    if not plan.get("account") and new.get("account"):
        plan["account"] = new["account"]


def _better(ours, theirs):
    def rank(record):
        return _ORDER.get(record.get("state"), 0), _moment(record, "at")

    best = dict(max((ours, theirs), key=rank))
    best["attempts"] = max(_count(ours), _count(theirs))
    return best


def _moment(record, name):
    """When something was kept, whatever the time zone; 0 where that cannot be read."""
    try:
        return datetime.fromisoformat(str(record.get(name))).timestamp()
    except (ValueError, OverflowError, OSError):
        return 0.0


def _count(record):
    attempts = record.get("attempts", 0)
    return attempts if isinstance(attempts, int) else 0


class Sentence(str):
    """Text that shows as itself, without quotation marks."""

    __slots__ = ()

    def __repr__(self):
        return str(self)
