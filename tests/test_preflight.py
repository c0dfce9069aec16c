"""The preflight: what it says when all is well, and the cure for each thing that can be wrong."""

import os
from importlib import metadata

import pytest

from kam_helpers import preflight

PROJECT = {"requires-python": ">=3.11", "dependencies": ["numpy>=1.0", "surely-not-installed>=1"]}


def test_this_computer_is_ready():
    report = preflight.check()
    assert report.ready, report
    assert repr(report) == "Ready: nothing to mend."
    parts = [finding.part for finding in report.findings]
    assert {"Python", "jupyterlab", "pandas", "Course data", "Your progress file", "Browser"} <= set(parts)
    assert len(parts) == len(set(parts))


def test_a_failure_is_counted_and_shown_with_its_cure():
    fine, broken = (
        preflight.Finding("A", "1"),
        preflight.Finding("B <b>", "2", preflight.FAILED, "turn it on."),
    )
    report = preflight.Report((fine, broken, preflight.Finding("C", "?", preflight.UNKNOWN)))
    assert not report.ready
    assert repr(report).splitlines() == [
        "Not ready yet: 2 of 3 parts passed.",
        "✘ B <b>: 2. To mend it: turn it on.",
    ]
    shown = report._repr_html_()
    assert "B &lt;b&gt;" in shown
    assert "<b>" not in shown
    assert [word in shown for word in ("✔ fine", "✘ mend this", "– not known", "turn it on.")] == [True] * 4


def failed(finding):
    """What a finding that failed says, after making sure that it names a cure in one sentence."""
    assert finding.state == preflight.FAILED
    assert finding.cure.endswith(".")
    return f"{finding.found} | {finding.cure}"


def test_an_old_python(monkeypatch):
    monkeypatch.setattr(preflight.platform, "python_version", lambda: "3.9.2")
    said = failed(preflight.python_version(PROJECT))
    assert said.startswith("3.9.2 | install Python 3.11")


def test_a_package_that_is_missing_or_old(monkeypatch):
    assert [finding.state for finding in preflight.packages(PROJECT)] == [preflight.OK, preflight.FAILED]
    assert f"not installed | run {preflight.setup_command()}" in failed(preflight.packages(PROJECT)[1])
    monkeypatch.setattr(metadata, "version", lambda name: "0.9")
    said = failed(preflight.packages(PROJECT)[0])
    assert said.startswith(f"0.9, and the course needs >=1.0 | run {preflight.setup_command()} ")


def test_a_course_folder_without_its_project_file(monkeypatch, tmp_path):
    monkeypatch.setattr(preflight, "ROOT", tmp_path)
    report = preflight.check()
    assert "pyproject.toml is missing" in failed(report.findings[0])
    assert "complete copy of the course folder" in report.findings[0].cure


def test_the_widgets_scripts_are_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(preflight, "_extension_folders", lambda: [tmp_path])
    said = failed(preflight.widgets())
    assert f"anywidget, jupyterlab_widgets is missing | run {preflight.setup_command()}" in said


def test_the_widgets_scripts_are_switched_off(monkeypatch):
    monkeypatch.setattr(preflight, "_disabled_extensions", lambda: {"anywidget", "another"})
    said = failed(preflight.widgets())
    assert said.startswith(
        "switched off: anywidget | type jupyter labextension enable anywidget in a terminal"
    )


def test_what_jupyterlab_has_switched_off_is_read_from_its_settings(monkeypatch, tmp_path):
    from jupyterlab import commands

    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "page_config.json").write_text('{"disabledExtensions": {"anywidget": true}}')
    monkeypatch.setattr(commands, "get_app_dir", lambda: str(tmp_path))
    assert "anywidget" in preflight._disabled_extensions()


def test_data_that_were_changed_or_cannot_be_read(monkeypatch):
    from kam_helpers import datasets

    monkeypatch.setattr(datasets, "changed_files", lambda: ["payments.csv", "accounts.csv"])
    said = failed(preflight.data())
    assert said.startswith(
        "changed or missing: accounts.csv, payments.csv | take the files in the folder data"
    )

    def unreadable():
        raise PermissionError("not yours")

    monkeypatch.setattr(datasets, "changed_files", unreadable)
    assert failed(preflight.data()).startswith("cannot be read (not yours) | take the files")


def test_a_progress_file_that_cannot_be_written(monkeypatch, tmp_path):
    monkeypatch.setenv("KAM_PROGRESS", str(tmp_path / "new folder" / "progress.json"))
    assert preflight.progress_file().state == preflight.OK
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    said = failed(preflight.progress_file())
    assert "progress.json | copy the course to a folder of your own" in said


@pytest.mark.parametrize(
    ("limit", "used", "free"),
    [("max\n", "5\n", 2_000_000_000), ("1500000000\n", "1400000000\n", 100_000_000)],
)
def test_memory_is_the_smaller_of_machine_and_container(tmp_path, limit, used, free):
    (tmp_path / "meminfo").write_text("MemTotal: 9999999 kB\nMemAvailable:    1953125 kB\n")
    (tmp_path / "memory.max").write_text(limit)
    (tmp_path / "memory.current").write_text(used)
    assert preflight._free_memory(tmp_path / "meminfo", tmp_path) == free
    assert preflight._free_memory(tmp_path / "nothing", tmp_path) is None


def test_too_little_memory(monkeypatch):
    monkeypatch.setattr(preflight, "_free_memory", lambda: 300_000_000)
    assert failed(preflight.memory()).startswith("0.3 GB free | close other programs")
    monkeypatch.setattr(preflight, "_free_memory", lambda: None)
    assert preflight.memory().state == preflight.UNKNOWN


def test_the_browser_is_named_but_not_judged(monkeypatch):
    monkeypatch.setenv("BINDER_SERVICE_HOST", "somewhere")
    assert preflight.browser().state == preflight.UNKNOWN
    assert "Python runs on Binder" in preflight.browser().found


def test_the_cure_fits_the_kind_of_installation(monkeypatch, tmp_path):
    assert preflight.setup_command().endswith("tools/setup_env.py")
    (tmp_path / "conda-meta").mkdir()
    monkeypatch.setattr(preflight.sys, "prefix", str(tmp_path))
    assert preflight.setup_command() == "conda env update -f environment.yml"
