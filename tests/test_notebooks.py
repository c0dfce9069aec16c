"""Hygiene of every notebook. Each check is also seen to fail on a notebook that breaks it."""

import copy
from functools import partial
from pathlib import Path

import nbformat
import notebook_checks as checks
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools.notebooks import tidy

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))
SOLUTIONS = sorted((ROOT / "exercises" / "solutions").glob("*.ipynb"))

EVERYWHERE = (
    checks.format_problems,
    checks.heading_problems,
    checks.image_problems,
    checks.path_problems,
    checks.metadata_problems,
    checks.cell_problems,
)
AS_RUN = (checks.run_problems, checks.figure_problems)


def asked():
    """(notebook, check) for every notebook there is."""
    for path in (*LESSONS, *EXERCISES, *SOLUTIONS):
        kind = AS_RUN if path not in EXERCISES else (checks.untouched_problems,)
        portions = (checks.length_problems,) if path in LESSONS else ()
        for check in (*EVERYWHERE, *kind, *portions, checks.link_problems):
            name = f"{path.relative_to(ROOT).as_posix()}-{check.__name__.removesuffix('_problems')}"
            yield pytest.param(path, check, id=name)


@pytest.mark.parametrize(("path", "check"), list(asked()))
def test_notebook(path, check):
    notebook = checks.read(path)
    if check is checks.link_problems:
        check = partial(check, path=path)
    assert list(check(notebook)) == []


# --- the checks themselves


def good():
    """A small notebook in which nothing is wrong."""
    table = {"text/plain": "Loss 62\u00a0%", "text/html": "<table><td>1,234,567</td><td>\u22125</td></table>"}
    cells = [
        new_markdown_cell("# Title\n\nIt earns **62 %** of **1 234 567** and **-5**. [Below](#The-end)"),
        new_code_cell(
            "1 + 1", execution_count=1, outputs=[new_output("execute_result", table, execution_count=1)]
        ),
        new_markdown_cell("## The end\n\n![a curve](curve.png)\n\n**Question 1.** Why?"),
        new_code_cell("2", execution_count=2),
    ]
    return tidy(new_notebook(cells=cells))


def saying(notebook, text, **kind):
    """The notebook with one more cell, of text, or of code that prints ``kind``."""
    if kind:
        output = new_output("display_data", kind)
        notebook.cells.append(new_code_cell(text, execution_count=3, outputs=[output]))
    else:
        notebook.cells.append(new_markdown_cell(text))


def same_ids(notebook):
    notebook.cells[0].id = notebook.cells[1].id


def set_metadata(notebook, **fields):
    notebook.metadata.update(fields)


def warn(notebook):
    notebook.cells[1].outputs.append(new_output("stream", name="stderr", text="Careful"))


def fail(notebook):
    notebook.cells[1].outputs.append(new_output("error", ename="KeyError", evalue="x", traceback=[]))


def times(notebook):
    notebook.cells[1].metadata["execution"] = {"shell.execute_reply": "2026-01-01"}


def old_format(notebook):
    notebook.nbformat_minor = 4


def uncounted(notebook):
    notebook.cells[3].execution_count = 7


BROKEN = [
    (checks.format_problems, same_ids, "not unique"),
    (checks.format_problems, old_format, "not 4.5"),
    (checks.heading_problems, partial(saying, text="# Another"), "2 headings of the first level"),
    (checks.heading_problems, partial(saying, text="#### Deep"), "“Deep” skips a heading level"),
    (checks.image_problems, partial(saying, text="![](x.png)"), "without alternative text"),
    (checks.image_problems, partial(saying, text='<img src="x.png">'), "<img> without alternative text"),
    (
        checks.image_problems,
        partial(saying, text="f", **{"text/html": "<img alt='' src='x'>"}),
        "<img> without",
    ),
    (
        checks.image_problems,
        partial(saying, text="f", **{"image/png": "AA", "text/plain": "<Figure>"}),
        "a picture",
    ),
    (checks.path_problems, partial(saying, text="see /home/anna/x"), "a local path, /home/a"),
    (checks.path_problems, partial(saying, text="see C:\\Users"), "a local path, C:\\U"),
    (
        checks.path_problems,
        partial(saying, text="f", **{"text/plain": "/root/x"}),
        "the output has a local path",
    ),
    (checks.metadata_problems, partial(set_metadata, widgets={}), "saved widget state"),
    (
        checks.metadata_problems,
        partial(set_metadata, kernelspec={"name": "mine"}),
        "its kernel is not python3",
    ),
    (
        checks.metadata_problems,
        partial(set_metadata, language_info={"version": "3"}),
        "the version of one Python",
    ),
    (checks.metadata_problems, times, "the times of one run"),
    (checks.cell_problems, partial(saying, text=" \n"), "it is empty"),
    (checks.cell_problems, partial(saying, text="x = 1\n" * 13, **{"text/plain": "1"}), "13 lines of code"),
    (checks.cell_problems, partial(saying, text="%pip install x", **{"text/plain": "1"}), "installs nothing"),
    (checks.run_problems, uncounted, "not run once, in order: [1, 7]"),
    (checks.run_problems, warn, "it prints a warning: 'Careful'"),
    (checks.run_problems, fail, "it ends in KeyError"),
    (checks.untouched_problems, fail, "an exercise is kept untouched"),
    (checks.length_problems, partial(saying, text="word " * 121), "121 words"),
    (checks.figure_problems, partial(saying, text="It is **63 %**."), "no cell prints '63 %'"),
    (checks.figure_problems, partial(saying, text="It is **2 %**."), "no cell prints '2 %'"),
    (checks.figure_problems, partial(saying, text="It is **6**."), "no cell prints '6'"),
    (checks.figure_problems, partial(saying, text="**a** 7 **5**"), "no cell prints '5'"),
    (checks.figure_problems, partial(saying, text="**1.2\nm**"), "no cell prints '1.2\\nm'"),
]


@pytest.mark.parametrize(("check", "breaks", "said"), BROKEN)
def test_each_check_finds_what_it_is_for(check, breaks, said):
    notebook = good()
    if check is not checks.untouched_problems:
        assert list(check(notebook)) == []
    breaks(notebook)
    assert said in "\n".join(check(notebook))


def test_what_looks_like_a_problem_and_is_none():
    notebook = good()
    saying(
        notebook,
        "```\n# a comment\n![](x.png)\n```\n"
        + "**Is it 80 %?**\n\n"
        + "| cell " * 200
        + "\n<!-- # hidden /home/x -->\n## Next",
    )
    for check in (
        checks.heading_problems,
        checks.image_problems,
        checks.length_problems,
        checks.figure_problems,
    ):
        assert list(check(notebook)) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("[x](missing.ipynb)", "missing.ipynb leads nowhere"),
        ("[x](#Nothing)", "#Nothing names a heading that is not there"),
        ("[x](other.ipynb#Nothing)", "other.ipynb#Nothing names a heading"),
        ('<a href="gone.csv">x</a>', "gone.csv leads nowhere"),
        ("[x](<my%20file.csv>)", None),
        ("[x](other.ipynb#The-end)", None),
        ("[x](#Title)", None),
        ("[x](https://example.org/missing)", None),
    ],
)
def test_links(tmp_path, link, said):
    for name in ("curve.png", "my file.csv"):
        (tmp_path / name).touch()
    notebook = good()
    nbformat.write(notebook, tmp_path / "other.ipynb")
    saying(notebook, link)
    nbformat.write(notebook, tmp_path / "this.ipynb")
    found = "\n".join(checks.link_problems(notebook, tmp_path / "this.ipynb"))
    assert (said in found) if said else found == ""


def test_tidying_is_stable_and_leaves_the_lesson_alone():
    notebook = good()
    view = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "random"},
        "text/plain": "x",
        "image/png": "AA",
    }
    saying(notebook, "show()", **view)
    times(notebook)
    set_metadata(notebook, widgets={"state": {}})
    once = copy.deepcopy(tidy(notebook))
    notebook.cells[-1].outputs[0].data["application/vnd.jupyter.widget-view+json"]["model_id"] = "another"
    assert tidy(notebook) == once
    assert list(checks.metadata_problems(once)) == []
    assert once.cells[-1].outputs[0].data["image/png"] == "AA"
    assert [cell.source for cell in once.cells[:4]] == [cell.source for cell in good().cells]
