"""Is this computer ready for the course? Each part is looked at, and whatever fails says how to mend it.

``check()`` in a cell shows the table. Nothing is changed and nothing leaves the computer.
"""

import os
import platform
import re
import sys
import tomllib
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

from .formats import inert
from .text import _

ROOT = Path(__file__).resolve().parents[1]
ENOUGH_MEMORY = 1_000_000_000  # course assumption: bytes free for one lesson with its live figures
WIDGET_EXTENSIONS = {"anywidget": "anywidget", "jupyterlab_widgets": "@jupyter-widgets/jupyterlab-manager"}
OK, FAILED, UNKNOWN = "ok", "failed", "unknown"


@dataclass(frozen=True)
class Finding:
    """One part that was looked at: its name, what was found, and the cure when ``state`` is "failed"."""

    part: str
    found: str
    state: str = OK
    cure: str = ""


@dataclass(frozen=True)
class Report:
    """What the check found; ``ready`` is whether nothing failed."""

    findings: tuple

    @property
    def failures(self):
        return tuple(finding for finding in self.findings if finding.state == FAILED)

    @property
    def ready(self):
        return not self.failures

    def __repr__(self):
        """A sentence that does not depend on this computer's versions while nothing fails."""
        if self.ready:
            return _("Ready: nothing to mend.")
        done, total = len(self.findings) - len(self.failures), len(self.findings)
        head = _("Not ready yet: {done} of {total} parts passed.").format(done=done, total=total)
        line = _("✘ {part}: {found}. To mend it: {cure}")
        lines = [line.format(part=f.part, found=f.found, cure=f.cure) for f in self.failures]
        return "\n".join([head, *lines])

    def _repr_html_(self):
        words = {OK: _("✔ fine"), FAILED: _("✘ mend this"), UNKNOWN: _("– not known")}
        heads = (_("Part"), _("Result"), _("Found"), _("To mend it"))
        head = "".join(f"<th scope='col' style='text-align:left'>{inert(name)}</th>" for name in heads)
        rows = "".join(self._row(f.part, words[f.state], f.found, f.cure) for f in self.findings)
        caption = inert(repr(self).partition("\n")[0])
        return (
            f"<table class='kam-table'><caption style='text-align:left'>{caption}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )

    @staticmethod
    def _row(part, *texts):
        cells = "".join(f"<td style='text-align:left'>{inert(text)}</td>" for text in texts)
        return f"<tr><th scope='row' style='text-align:left'>{inert(part)}</th>{cells}</tr>"


def check():
    """Look at every part the course needs; returns a ``Report``, and never raises."""
    project = _project()
    parts = [python_version(project), *packages(project)]
    parts += [widgets(), data(), progress_file(), memory(), browser()]
    return Report(tuple(parts))


def _project():
    """The project table of pyproject.toml, the one place where versions are asked for."""
    try:
        return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return None


def setup_command():
    """What to type in the course folder to bring the packages of this kind of installation up to date."""
    if (Path(sys.prefix) / "conda-meta").is_dir():
        return "conda env update -f environment.yml"
    start = "uv run --no-project --python 3.12" if os.name == "nt" else "python3"
    return f"{start} tools/setup_env.py"


def python_version(project):
    """The Python that runs this notebook."""
    has = platform.python_version()
    if project is None:
        return Finding(
            _("Course folder"),
            _("pyproject.toml is missing or cannot be read"),
            FAILED,
            _("start from a complete copy of the course folder."),
        )
    needs = project["requires-python"]
    if Requirement(f"python{needs}").specifier.contains(has, prereleases=True):
        return Finding("Python", has)
    cure = _("install Python {needs}, delete the folder .venv and run {setup}.")
    return Finding("Python", has, FAILED, cure.format(needs=needs.lstrip(">="), setup=setup_command()))


def packages(project):
    """Each package the course needs, against the oldest version it was written for."""
    return [_package(Requirement(line)) for line in project["dependencies"]] if project else []


def _package(requirement):
    cure = _("run {setup} in the course folder, then restart the kernel.").format(setup=setup_command())
    try:
        has = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return Finding(requirement.name, _("not installed"), FAILED, cure)
    if requirement.specifier.contains(Version(has), prereleases=True):
        return Finding(requirement.name, has)
    found = _("{has}, and the course needs {needs}").format(has=has, needs=requirement.specifier)
    return Finding(requirement.name, found, FAILED, cure)


def widgets():
    """Whether JupyterLab will find the scripts that draw the live figures and cards."""
    part = _("Live figures in JupyterLab")
    missing, disabled = [], _disabled_extensions()
    for package, extension in WIDGET_EXTENSIONS.items():
        if not any((folder / extension / "package.json").is_file() for folder in _extension_folders()):
            missing.append(package)
    if missing:
        cure = _("run {setup} in the course folder, then start JupyterLab again.").format(
            setup=setup_command()
        )
        found = _("the JupyterLab part of {names} is missing").format(names=", ".join(missing))
        return Finding(part, found, FAILED, cure)
    off = [extension for extension in WIDGET_EXTENSIONS.values() if extension in disabled]
    if off:
        cure = _("type {command} in a terminal, then start JupyterLab again.")
        command = "jupyter labextension enable " + " ".join(off)
        found = _("switched off: {names}").format(names=", ".join(off))
        return Finding(part, found, FAILED, cure.format(command=command))
    return Finding(part, _("installed and switched on"))


def _extension_folders():
    from jupyter_core.paths import jupyter_path

    return [Path(folder) for folder in jupyter_path("labextensions")]


def _disabled_extensions():
    from jupyterlab.commands import get_app_dir
    from jupyterlab_server.config import get_page_config

    folders = [str(folder) for folder in _extension_folders()]
    page = get_page_config(folders, app_settings_dir=str(Path(get_app_dir()) / "settings"))
    listed = page.get("disabledExtensions", {})
    return {name for name, off in listed.items() if off} if isinstance(listed, dict) else set(listed)


def data():
    """Whether the invented company's files are the ones the lessons' numbers come from."""
    part = _("Course data")
    cure = _("take the files in the folder data from a fresh copy of the course.")
    try:
        from . import datasets

        changed = datasets.changed_files()
    except Exception as error:  # whatever is wrong with the files or with reading them, the cure is the same
        found = _("cannot be read ({reason})").format(reason=error)
        return Finding(part, found, FAILED, cure)
    if changed:
        found = _("changed or missing: {names}").format(names=", ".join(sorted(changed)))
        return Finding(part, found, FAILED, cure)
    return Finding(part, _("every file is unchanged"))


def progress_file():
    """Whether answers and the account plan can be kept."""
    from . import store

    part, path = _("Your progress file"), store.location()
    folder = next(parent for parent in path.parents if parent.exists())
    target = path if path.exists() else folder
    if os.access(target, os.W_OK) and os.access(folder, os.W_OK):
        return Finding(part, _("can be written"))
    cure = _("copy the course to a folder of your own, such as Documents, and open it from there.")
    return Finding(part, _("cannot be written: {path}").format(path=path), FAILED, cure)


def memory():
    """Whether one lesson fits into what is free. Known on Linux, also inside a container."""
    part, free = _("Memory"), _free_memory()
    if free is None:
        return Finding(part, _("this system does not say"), UNKNOWN)
    shown = _("{size} GB free").format(size=f"{free / 1e9:.1f}")
    if free >= ENOUGH_MEMORY:
        return Finding(part, shown)
    cure = _("close other programs, and shut down other notebooks (menu Kernel, Shut Down All Kernels).")
    return Finding(part, shown, FAILED, cure)


def _free_memory(proc=Path("/proc/meminfo"), group=Path("/sys/fs/cgroup")):
    """Bytes: the smaller of what the machine and what the container (memory.max) leaves, or None."""
    try:
        kilobytes = re.search(r"^MemAvailable:\s+(\d+) kB", proc.read_text(), flags=re.MULTILINE)
    except OSError:
        return None
    if kilobytes is None:
        return None
    machine = int(kilobytes.group(1)) * 1024
    try:
        limit, used = (group / "memory.max").read_text(), (group / "memory.current").read_text()
        return min(machine, int(limit) - int(used))
    except (OSError, ValueError):  # no container, or "max": no limit
        return machine


def browser():
    """What Python cannot see from here; said so that nobody looks for it elsewhere."""
    where = _("Binder") if os.environ.get("BINDER_SERVICE_HOST") else _("this computer")
    found = _("a current Chrome, Edge, Firefox or Safari is needed; Python runs on {where}")
    return Finding(_("Browser"), found.format(where=where), UNKNOWN)


if __name__ == "__main__":
    report = check()
    print(report)
    sys.exit(not report.ready)
