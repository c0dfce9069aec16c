"""The instructor's sheet of each lesson, from the notes and minutes that its cells carry.

    make notebooks        writes docs/instructor/NN_topic.md for every lesson that has notes

A sheet says what to do in each part, what to expect, what will be objected, and when to be where.
"""

import re
from pathlib import Path

import nbformat

from kam_helpers.syllabus import TRACKS, load

ROOT = Path(__file__).resolve().parents[1]
SHEETS = ROOT / "docs" / "instructor"
TITLES = dict(zip(TRACKS, ("one-day class", "two-day class", "on their own"), strict=True))
LABELS = {"activity": "Do", "expect": "Expect", "objection": "When they object"}


def parts(notebook):
    """The parts of a lesson: (heading, minutes by track, notes), one for each cell that carries minutes."""
    for cell in notebook.cells:
        about = cell.metadata.get("kam", {})
        if "minutes" in about:
            heading = re.search(r"^#+ (.+)$", cell.source, flags=re.MULTILINE)
            yield heading[1], about["minutes"], about.get("instructor", {})


def sheet(unit):
    """The sheet of one unit as Markdown, or empty text when its lesson carries no notes."""
    notebook = nbformat.read(ROOT / "notebooks" / unit["notebook"], as_version=4)
    found = list(parts(notebook))
    if not any(notes for _heading, _minutes, notes in found):
        return ""
    tracks = [track for track in TRACKS if unit["minutes"][track]]
    lines = [
        f"# Instructor's sheet: {unit['en']}",
        "",
        f"Lesson: [{unit['notebook']}](../../notebooks/{unit['notebook']}) · "
        f"[the exercise, worked]({unit['solution'].replace('../', '../../', 1)}) · "
        "written by `make notebooks` from the lesson's cells.",
        "",
        "| Part | " + " | ".join(TITLES[track] for track in tracks) + " |",
        "|---|" + "---|" * len(tracks),
    ]
    clock = dict.fromkeys(tracks, 0)
    for heading, minutes, _notes in found:
        spans = [f"{clock[t]} to {clock[t] + minutes[t]} min" for t in tracks]
        clock = {t: clock[t] + minutes[t] for t in tracks}
        lines.append(f"| {heading} | " + " | ".join(spans) + " |")
    for heading, _minutes, notes in found:
        if notes:
            lines += ["", f"## {heading}", ""]
            lines += [f"- **{LABELS[name]}:** {notes[name]}" for name in LABELS if name in notes]
    return "\n".join(lines) + "\n"


def sheets():
    """Every sheet by its path."""
    ready = [unit for unit in load() if unit["status"] == "ready"]
    found = {SHEETS / Path(unit["notebook"]).with_suffix(".md").name: sheet(unit) for unit in ready}
    return {path: text for path, text in found.items() if text}


def main():
    SHEETS.mkdir(parents=True, exist_ok=True)
    for path, text in sheets().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
