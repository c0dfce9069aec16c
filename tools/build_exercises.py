"""Write the exercises: the participant's notebook and the solution notebook, from one Sheet.

    python tools/build_exercises.py             write both
    python tools/build_exercises.py --check     only say what differs; the exit status tells a script
    python tools/build_exercises.py --execute   write, then run the solutions and keep what they print

The participant's notebook is kept untouched. The solution notebook keeps the outputs of unchanged cells.
"""

import argparse
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kam_helpers import questions  # noqa: E402 - the course is beside this folder, installed or not
from kam_helpers.questions import Judgement, Show, Text  # noqa: E402
from kam_helpers.questions.texts import heading  # noqa: E402
from kam_helpers.text import _  # noqa: E402
from tools.notebooks import KERNEL, run, save  # noqa: E402

EXERCISES = ROOT / "exercises"


def sheets():
    """Every Sheet of the course: those that a module of questions calls SHEET."""
    names = sorted(info.name for info in pkgutil.iter_modules(questions.__path__))
    modules = [importlib.import_module(f"{questions.__name__}.{name}") for name in names]
    return [module.SHEET for module in modules if hasattr(module, "SHEET")]


def exercise(sheet):
    """The participant's notebook: a card for each question, and under it a cell for those who write code."""
    keep = _("Your answers are kept on this computer. Allow {n} minutes in all.").format(n=sheet.minutes)
    cells = [_prose("title", f"# {_(sheet.title)}\n\n{_(sheet.introduction)}\n\n{keep}"), _setup(sheet)]
    for part in sheet.parts:
        if isinstance(part, Text):
            cells.append(_text(sheet, part))
        elif isinstance(part, Show):
            cells.append(_shown(part))
        else:
            cells.append(_code(f"card-{part.attribute}", f"q.{part.attribute}", "question", *part.topics))
            cells.append(_code(f"code-{part.attribute}", _placeholder(part), "code-path"))
    if sheet.closing:
        cells.append(_prose("closing", _(sheet.closing)))
    panel = "from kam_helpers.questions import progress_panel\n\nprogress_panel(q.SHEET)"
    return _notebook([*cells, _code("progress", panel)])


def solution(sheet):
    """The same, worked: the prompt, runnable lines, the reason, and what the known mistakes get and hear."""
    note = _("The solutions of {name}, for the instructor and for afterwards.").format(
        name=f"{sheet.file}.ipynb"
    )
    title = _("{title}: solutions").format(title=_(sheet.title))
    cells = [_prose("title", f"# {title}\n\n{note}"), _setup(sheet)]
    deeper = False
    for part in sheet.parts:
        if isinstance(part, Text):
            cells.append(_text(sheet, part))
            deeper = deeper or "## " in part.text
        elif isinstance(part, Show):
            cells.append(_shown(part))
        else:
            cells += _worked(part, "###" if deeper else "##")
    return _notebook(cells)


def _setup(sheet):
    return _code("setup", textwrap.dedent(sheet.setup).strip(), "setup")


def _text(sheet, part):
    texts = [each for each in sheet.parts if isinstance(each, Text)]
    return _prose(f"text-{texts.index(part) + 1}", _(part.text))


def _shown(part):
    cell = _code(f"show-{part.name}", textwrap.dedent(part.code).strip(), "figures")
    cell.metadata["jupyter"] = {"source_hidden": True}  # a participant reads the result, not the lines
    return cell


def _placeholder(question):
    name = f"q.{question.attribute}.check"
    if isinstance(question.kind, Judgement):
        return f"{name}(decision=..., evidence=..., reasons=...)"
    return f"answer = ...  # {_('for those who code: your answer in place of the dots')}\n{name}(answer)"


def _worked(question, marks):
    facts = " · ".join([_("{n} min").format(n=question.minutes), *question.topics])
    prompt = f"{marks} {heading(question)}\n\n{question.words(question.prompt)}\n\n*{facts}*"
    lines = textwrap.dedent(question.worked).strip()
    return [
        _prose(f"question-{question.attribute}", prompt),
        _code(f"solution-{question.attribute}", f"{lines}\nq.{question.attribute}.check(answer)", "solution"),
        _prose(f"reason-{question.attribute}", _reason(question)),
    ]


def _reason(question):
    parts = [_("**Why.** {text}").format(text=question.words(question.reason)), question.boss]
    hints = [f"{number}. {question.words(hint)}" for number, hint in enumerate(question.hints, 1)]
    parts.append(f"{_('Hints:')}\n\n" + "\n".join(hints))
    if question.wrong_paths:
        rows = [
            (
                path.name,
                question.kind.show(question.wrong_truth(path)).rstrip("."),
                question.words(path.message),
            )
            for path in question.wrong_paths
        ]
        parts.append(_table((_("Wrong path"), _("What it gives"), _("What the card says")), rows))
    return "\n\n".join(part for part in parts if part)


def _table(columns, rows):
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text):
    """Text inside a Markdown table: one line, and no mark that ends a cell or opens a tag."""
    return re.sub(r"[ \t\n]+", " ", text).strip().replace("|", "\\|").replace("<", "&lt;")


def _prose(name, text):
    return new_markdown_cell(textwrap.dedent(text).strip(), id=_id(name))


def _code(name, source, *tags):
    return new_code_cell(source, id=_id(name), metadata={"tags": list(tags)} if tags else {})


def _id(name):
    """A cell id says what the cell is, so that it is the same on every build."""
    return name.replace("_", "-")[:64]


def _notebook(cells):
    return new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})


# ---- files ---------------------------------------------------------------------------------------


def built(chosen=None):
    """(path, notebook) of everything that is built from the sheets, or from the chosen ones."""
    for sheet in chosen or sheets():
        yield EXERCISES / f"{sheet.file}.ipynb", formatted(exercise(sheet))
        yield EXERCISES / "solutions" / f"{sheet.file}.ipynb", formatted(solution(sheet))


def formatted(notebook):
    """The notebook with its code in the course's style, so that a worked solution is written as it comes."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "built.ipynb"
        nbformat.write(notebook, path)
        style = ["ruff", "format", "--quiet", "--config", ROOT / "pyproject.toml"]
        subprocess.run([sys.executable, "-m", *style, path], check=True)
        return nbformat.read(path, as_version=4)


def source_of(notebook):
    """What is written by a person or built from a question: everything but outputs and counts."""
    cells = [(cell["id"], cell["cell_type"], cell["source"], cell["metadata"]) for cell in notebook["cells"]]
    return json.dumps([cells, notebook["metadata"]], sort_keys=True, ensure_ascii=False)


def drifted():
    """The paths whose sources are not what the questions give."""
    found = []
    for path, notebook in built():
        if not path.exists() or source_of(nbformat.read(path, as_version=4)) != source_of(notebook):
            found.append(path)
    return found


def write(path, notebook):
    """Save a notebook, with the outputs an unchanged code cell had."""
    before = {}
    if path.exists() and path.parent.name == "solutions":
        before = {
            cell["id"]: cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"
        }
    for cell in notebook.cells:
        old = before.get(cell.id)
        if cell.cell_type == "code" and old and old.source == cell.source:
            cell.outputs, cell.execution_count = old.outputs, old.execution_count
    path.parent.mkdir(parents=True, exist_ok=True)
    save(path, notebook)


def main(arguments=None):
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only say what differs")
    parser.add_argument("--execute", action="store_true", help="run the solutions and keep what they print")
    options = parser.parse_args(arguments)
    if options.check:
        behind = drifted()
        for path in behind:
            print(f"{path.relative_to(ROOT).as_posix()} is not what its questions give: run make notebooks")
        return bool(behind)
    for path, notebook in built():
        write(path, notebook)
        print(f"Wrote {path.relative_to(ROOT).as_posix()}", flush=True)
        if options.execute and path.parent.name == "solutions":
            run(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
