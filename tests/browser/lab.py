"""A real JupyterLab and a real Chromium, shut off from this computer's own settings. Tests and the benchmark
use it.
"""

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Without these Chromium calls home in the background; a course is read without a network too.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_START_SECONDS = 60


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab: its address, its token, and the folder it serves."""

    url: str
    token: str
    folder: Path


def find_browser():
    """Path of the Chromium of this system, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


@contextlib.contextmanager
def running_lab(work):
    """JupyterLab on a free port of this computer, its settings, data and home below ``work``; stopped at the
    end.
    """
    folder, home = work / "served", work / "home"
    folder.mkdir(parents=True)
    home.mkdir()
    settings = work / "settings"
    settings.mkdir()
    shutil.copy(ROOT / "tools" / "lab_settings.json", settings / "overrides.json")
    lab = Lab(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16), folder)
    log = work / "lab.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *_options(lab, settings)],
            cwd=folder, env=_environment(home), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
        )  # fmt: skip
    try:
        _wait_until_up(lab, server, log)
        yield lab
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def _options(lab, settings):
    options = [
        f"--ServerApp.root_dir={lab.folder}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={lab.url.rsplit(':', 1)[1]}",
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={lab.token}",
        f"--LabApp.app_settings_dir={settings}",
        f"--LabApp.user_settings_dir={settings / 'user'}",
        f"--LabApp.workspaces_dir={settings / 'workspaces'}",
        "--LabApp.expose_app_in_browser=True",  # tests run commands by name instead of hunting for menus
        "--no-browser",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--allow-root")
    return options


def _environment(home):
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "IPYTHON", "PYTEST"))
    }
    return kept | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "IPYTHONDIR": str(home / "ipython"),
        "KAM_PROGRESS": str(home / "progress.json"),
        "MPLCONFIGDIR": os.environ.get("MPLCONFIGDIR", str(home / "matplotlib")),
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
    }


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_up(lab, server, log):
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with contextlib.suppress(urllib.error.URLError, OSError):
            urllib.request.urlopen(f"{lab.url}/api?token={lab.token}", timeout=2).close()
            return
        time.sleep(0.2)
    raise RuntimeError(f"JupyterLab did not start. Its log says:\n{log.read_text()[-2000:]}")


@contextlib.contextmanager
def running_browser():
    """Chromium under Playwright, headless."""
    from playwright.sync_api import sync_playwright

    flags = [*FLAGS, *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        yield browser
        browser.close()


# ---- notebooks in a page ----------------------------------------------------------------------------


def write_notebook(path, *sources):
    """A scratch notebook of code cells; texts that start with "# md" become text cells."""
    cells = []
    for number, source in enumerate(sources):
        cell = {"id": f"cell-{number}", "metadata": {}, "source": source.removeprefix("# md\n")}
        if source.startswith("# md\n"):
            cells.append({"cell_type": "markdown", **cell})
        else:
            cells.append({"cell_type": "code", "execution_count": None, "outputs": [], **cell})
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": kernel, "cells": cells}))


def open_notebook(page, lab, path):
    """Open ``path`` (below the served folder) alone in the page, and wait for its kernel."""
    page.goto(f"{lab.url}/doc/tree/{path}?token={lab.token}&reset")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    # A cell run before the session is ready makes Lab ask for a kernel.
    page.evaluate(
        """async () => {
            const { sessionContext } = window.jupyterapp.shell.currentWidget;
            await sessionContext.ready;
            await sessionContext.session?.kernel?.info;
        }"""
    )
    wait_idle(page)


def wait_idle(page, timeout=120_000):
    """Wait until the kernel is idle and no cell waits for it."""
    page.wait_for_function(
        """() => document.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status === "idle"
              && ![...document.querySelectorAll(".jp-InputPrompt")].some((p) => /[*]/.test(p.textContent))""",
        timeout=timeout,
    )


def run_all(page, timeout=120_000):
    """Run every cell and wait until all have run."""
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_timeout(300)
    wait_idle(page, timeout)


def copy_lessons(lab):
    """Put a copy of the repository's notebooks, and what they read, into the served folder, so that running
    them changes nothing here.
    """
    for name in ("notebooks", "exercises", "data/samples"):
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, lab.folder / name, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True
            )
