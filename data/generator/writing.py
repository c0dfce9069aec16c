"""Files: CSV with "\\n" line ends, a dictionary, checksums."""

import hashlib
from pathlib import Path

from . import printing_works, samples
from .schema import SCHEMA
from .tables import all_tables

BEGIN, END = "<!-- dictionary: written by generate.py -->", "<!-- dictionary ends -->"


def write_all(folder):
    """Write every file below ``folder``; returns {file name: number of rows}."""
    folder = Path(folder)
    tables = all_tables()
    tables["dictionary.csv"] = [
        (file, c.name, c.type, c.unit, c.meaning) for file, columns in SCHEMA.items() for c in columns
    ]
    written = {}
    for name, rows in tables.items():
        head = [column.name for column in SCHEMA[name]] if name in SCHEMA else _DICTIONARY_HEAD
        written[name] = _write(folder / name, head, rows)
    for name, content in {samples.FILE: samples.erp_export(tables), **printing_works.files()}.items():
        sample = folder / name
        sample.parent.mkdir(parents=True, exist_ok=True)
        sample.write_bytes(content)
    sums = [(name, len(tables[name]), hashlib.sha256(written[name]).hexdigest()) for name in sorted(written)]
    _write(folder / "checksums.csv", ("file", "rows", "sha256"), sums)
    return {name: len(rows) for name, rows in tables.items()}


_DICTIONARY_HEAD = ("file", "column", "type", "unit", "meaning")


def _write(path, head, rows):
    content = "".join(",".join(map(_cell, row)) + "\n" for row in [head, *rows]).encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return content


def _cell(value):
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text


def dictionary_markdown(rows):
    """The dictionary as Markdown: a table a file, with its number of rows (``rows``: {file: count})."""
    parts = []
    for file, columns in SCHEMA.items():
        parts.append(
            f"### {file}\n\n{rows[file]:,} rows.\n\n| column | type | unit | meaning |\n|---|---|---|---|"
        )
        parts += [f"| `{c.name}` | {c.type} | {c.unit} | {c.meaning} |" for c in columns]
        parts.append("")
    return "\n".join(parts)


def refresh_readme(path, rows):
    """Put the dictionary between its two marks in the README, and leave the rest alone."""
    path = Path(path)
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = f"{before}{BEGIN}\n\n{dictionary_markdown(rows)}\n{END}{after}"
    path.write_bytes(fresh.encode("utf-8"))
