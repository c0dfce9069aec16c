"""What Binder will build and start, read from the Dockerfile that repo2docker prints (no Docker needed)."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools import lab, lock

ROOT = Path(__file__).parents[1]
not_on_windows = pytest.mark.skipif(os.name == "nt", reason="repo2docker and bash scripts do not run here")


@pytest.fixture(scope="module")
def dockerfile():
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@not_on_windows
def test_binder_builds_the_python_we_pin(dockerfile):
    assert re.search(r"environment-2epy-2d3-2e12-2dlinux", dockerfile), "repo2docker chose another Python"


@not_on_windows
def test_a_new_lesson_does_not_rebuild_the_environment(dockerfile):
    steps = [
        r"^COPY .*src/environment\.yml \$\{REPO_DIR\}/environment\.yml",
        r"env update -p \$\{NB_PYTHON_PREFIX\} --file \"environment\.yml\"",
        r"^COPY .*src/ \$\{REPO_DIR\}/",
        r"^RUN \./postBuild",
    ]
    places = [re.search(step, dockerfile, flags=re.MULTILINE) for step in steps]
    assert all(places), "a step is missing from what repo2docker prints"
    assert [place.start() for place in places] == sorted(place.start() for place in places)
    assert not re.search(r"^RUN .*pip install", dockerfile, flags=re.MULTILINE)


@not_on_windows
def test_every_session_goes_through_start(dockerfile):
    assert 'ENV R2D_ENTRYPOINT="${REPO_DIR}/start"' in dockerfile


@not_on_windows
def test_start_limits_threads_and_passes_the_command_on():
    shown = "import os, sys; print(os.environ['OMP_NUM_THREADS'], sys.argv[1])"
    command = [ROOT / "start", sys.executable, "-c", shown, "a b"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stdout.split("\n")[0] == "1 a b", done.stderr


@not_on_windows
@pytest.mark.parametrize("name", ["postBuild", "start", ".ci/run"])
def test_scripts_are_executable_and_parse(name):
    assert os.access(ROOT / name, os.X_OK)
    subprocess.run(["bash", "-n", ROOT / name], check=True)


def test_post_build_installs_nothing_but_the_package():
    text = (ROOT / "postBuild").read_text(encoding="utf-8")
    assert re.findall(r"pip install (.*)", text) == ["--no-cache-dir --no-deps -e ."]
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert tools["hatch"]["build"]["targets"]["wheel"]["shared-data"] == {
        "tools/lab_settings.json": "share/jupyter/lab/settings/overrides.d/kam-course.json"
    }


def test_the_binder_badge_opens_the_first_lesson_in_jupyterlab():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"mybinder\.org/v2/gh/[^)]*\?urlpath=lab/tree/(\S+\.ipynb)\)", readme)[1] == lab.START
    assert "- jupyterlab==" in (ROOT / lock.CONDA).read_text(encoding="utf-8")
