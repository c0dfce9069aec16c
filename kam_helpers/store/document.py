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
    try:
        text = json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False)
    except (ValueError, TypeError, RecursionError):
        raise StoreError(_("This cannot be kept: only numbers, text and lists of them can.")) from None
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
    return (
        all(
            isinstance(record, dict) and type(record.get("attempts", 0)) is int
            for record in questions.values()
        )
        and isinstance(plan.get("account", ""), str)
        and isinstance(entries, dict)
        and all(_is_entry(entry) for entry in entries.values())
        and isinstance(done, list)
        and all(_is_step(step) for step in done)
    )


def _is_step(step):
    """One step that can be undone: what was done, and what was there before."""
    if not isinstance(step, dict) or step.get("did") not in ("keep", "forget", "account"):
        return False
    if step["did"] == "account":
        return isinstance(step.get("before"), str)
    return isinstance(step.get("name"), str) and (step.get("before") is None or _is_entry(step["before"]))


def _is_entry(entry):
    """One entry of the plan: a value in one of four forms, with where it comes from."""
    if not isinstance(entry, dict) or not isinstance(entry.get("value"), dict):
        return False
    if not all(isinstance(entry.get(key), str) for key in ("account", "note", "source", "kept_at")):
        return False
    value, units = entry["value"], entry.get("units")
    if not isinstance(units, (dict, str, type(None))):
        return False
    if value.get("kind") == "value":
        return "value" in value and not isinstance(value["value"], (dict, list))
    if value.get("kind") == "dict":
        items = value.get("items")
        return isinstance(items, list) and all(isinstance(item, list) and len(item) == 2 for item in items)
    return value.get("kind") in ("table", "series") and _is_table(value)


def _is_table(value):
    index, columns, rows = (value.get(key) for key in ("index", "columns", "rows"))
    return (
        all(isinstance(part, list) for part in (index, columns, rows))
        and len(index) == len(rows)
        and all(isinstance(row, list) and len(row) == len(columns) for row in rows)
        and all(not isinstance(cell, (dict, list)) for row in [index, columns, *rows] for cell in row)
    )
