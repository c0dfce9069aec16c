"""One style, and imports that run one way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

CHECKS = {
    "ruff finds nothing": ["-m", "ruff", "check", "."],
    "ruff would format nothing": ["-m", "ruff", "format", "--check", "."],
    "imports run one way": [
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as run; run()",
    ],
}


@pytest.mark.parametrize("arguments", CHECKS.values(), ids=CHECKS)
def test_style(arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
