"""Run the lessons in place, build the exercises, and bring the README's course map up to date.

    make notebooks                        all of them
    make notebooks ARGS=notebooks/02_*    only these

What is saved is what the cells print, with nothing of this computer or this run in it, so that running them
again on the same versions changes no byte.
"""

import os
import re
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from kam_helpers.syllabus import course_map

ROOT = Path(__file__).resolve().parents[1]
LESSONS = ROOT / "notebooks"
SOLUTIONS = ROOT / "exercises" / "solutions"
BUILD_EXERCISES = ROOT / "tools" / "build_exercises.py"
WIDGET = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
MAP = re.compile(r"(<!-- course map:[^>]*-->\n).*?(<!-- end of the course map -->)", flags=re.DOTALL)


def tidy(notebook):
    """Take out of a notebook what belongs to a run and not to the lesson; returns it."""
    notebook.metadata.pop("widgets", None)
    notebook.metadata.kernelspec = dict(KERNEL)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        cell.metadata.pop("collapsed", None)
        for number, output in enumerate(cell.get("outputs", [])):
            view = output.get("data", {}).get(WIDGET)
            if view:  # the id of a live object in a kernel that is gone; random on every run
                view["model_id"] = uuid.uuid5(uuid.NAMESPACE_OID, f"{cell.id} {number}").hex
    return notebook


def run(path):
    """Run every cell of a notebook from its own folder and save it; a failing cell stops with its error."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["KAM_PROGRESS"] = str(Path(scratch) / "progress.json")  # as a participant who starts
        client = NotebookClient(
            notebook,
            timeout=300,
            kernel_name=KERNEL["name"],
            resources={"metadata": {"path": str(path.parent)}},
            record_timing=False,
            store_widget_state=False,
            coalesce_streams=True,
        )
        client.execute()
    save(path, tidy(notebook))


def save(path, notebook):
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")


def with_course_map(readme):
    """The README's text with the table of lessons as the syllabus has it now."""
    table = course_map("notebooks/")._repr_markdown_()
    return MAP.sub(lambda found: f"{found[1]}\n{table}\n\n{found[2]}", readme)


def main(arguments):
    if BUILD_EXERCISES.exists() and not arguments:
        subprocess.run([sys.executable, BUILD_EXERCISES], cwd=ROOT, check=True)
    chosen = [Path(name).resolve() for name in arguments]
    for path in chosen or [*sorted(LESSONS.glob("*.ipynb")), *sorted(SOLUTIONS.glob("*.ipynb"))]:
        print(f"Running {path.relative_to(ROOT).as_posix()}", flush=True)
        run(path)
    readme = ROOT / "README.md"
    readme.write_text(with_course_map(readme.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
