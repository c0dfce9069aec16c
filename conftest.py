"""How every test runs: without a network, without the user's files, exercises without comparing outputs."""

import os
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
OFFLINE = ROOT / "tests" / "offline"


def pytest_configure(config):
    config.option.nbval_sanitize_with = str(ROOT / "tests" / "nbval.cfg")
    if str(OFFLINE) not in sys.path:
        sys.path.insert(0, str(OFFLINE))
        # The interpreter may have imported a sitecustomize of the system's before.
        sys.modules.pop("sitecustomize", None)
        __import__("sitecustomize")
    children = [str(OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(children))
    scratch = Path(tempfile.mkdtemp(prefix="kam-tests-"))
    config.add_cleanup(lambda: _remove(scratch))
    config.stash[_SCRATCH] = scratch
    # IPython's history and start-up files, and the participant's work, stay out of it.
    os.environ["IPYTHONDIR"] = str(scratch / "ipython")
    os.environ["KAM_PROGRESS"] = str(scratch / "progress.json")


_SCRATCH = pytest.StashKey[Path]()


def _remove(folder):
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _is_notebook(collector):
    return getattr(collector, "path", None) is not None and collector.path.suffix == ".ipynb"


def pytest_collectstart(collector):
    """An exercise must run untouched, but what it prints is up to the participant."""
    if _is_notebook(collector) and collector.path.parent == ROOT / "exercises":
        collector.compare_outputs = False


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Each notebook starts as a participant does: with no progress yet."""
    if _is_notebook(item):
        name = item.path.relative_to(ROOT).with_suffix("").as_posix().replace("/", "-")
        os.environ["KAM_PROGRESS"] = str(item.config.stash[_SCRATCH] / f"{name}.json")
