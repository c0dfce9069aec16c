"""Open the course in JupyterLab: this computer only, at the first lesson, with or without a browser.

Runs in the course's own environment: ``python3 tools/setup_env.py tools/lab.py [options of jupyter lab]``.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
START = "notebooks/00_start_here.ipynb"


def has_browser(environ, platform):
    """Whether a window can open: Windows and macOS always can, others need a display."""
    shown_on = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    return platform in ("win32", "darwin") or any(environ.get(name) for name in shown_on)


def options(environ, platform, is_root):
    """The arguments JupyterLab is started with."""
    chosen = [
        f"--ServerApp.root_dir={ROOT}",
        "--ServerApp.ip=127.0.0.1",
        f"--LabApp.default_url=/lab/tree/{START}",
        # Of the log only the address is left, as people read it.
        "--Application.log_level=ERROR",
        "--Application.log_format=%(message)s",
    ]
    if is_root:
        chosen.append("--allow-root")
    if not has_browser(environ, platform):
        chosen.append("--no-browser")
    return chosen


def main(arguments):
    from jupyterlab.labapp import main as jupyterlab

    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    print("Starting JupyterLab. Leave this window open; Ctrl+C here ends the course.", flush=True)
    sys.argv = ["jupyter-lab", *options(os.environ, sys.platform, is_root), *arguments]
    return jupyterlab()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
