"""What the file holds, as a document: its form, and what makes one unusable."""

import json

from ..errors import CourseError
from ..text import _

FORMAT, VERSION = "kam-course-progress", 1


class StoreError(CourseError):
    """The file of the participant's work cannot be used; says why and what to do."""


class LaterVersionError(StoreError):
    """A file that a later version of the course made; it is left alone."""


def empty():
    """A document with nothing in it yet."""
    return {"format": FORMAT, "version": VERSION, "questions": {}, "plan": {}}


def to_text(document):
    """A document as the text of its file."""
    text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    return text.encode("utf-8", "replace").decode()  # half a character pasted from elsewhere becomes "?"


def parse(text):
    """A document from its text; raises StoreError with what is wrong with it."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise StoreError(_("It is not a file of this course, or it is damaged.")) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise StoreError(_("It is not a file of this course, or it is damaged."))
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise LaterVersionError(
            _(
                "It was made by a later version of the course ({theirs}; this is {ours}). Update the course."
            ).format(theirs=version, ours=VERSION)
        )
    parts = (document.get("questions"), document.get("plan"))
    if version != VERSION or not all(isinstance(part, dict) for part in parts) or not _well_formed(*parts):
        raise StoreError(_("It is not a file of this course, or it is damaged."))
    return document


def _well_formed(questions, plan):
    entries, done = plan.get("entries", {}), plan.get("done", [])
    dicts = [*questions.values(), *(entries.values() if isinstance(entries, dict) else [None])]
    return all(isinstance(item, dict) for item in dicts) and isinstance(done, list)
