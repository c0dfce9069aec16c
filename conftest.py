"""How every test runs: without a network, without the user's files, exercises without comparing outputs."""

import importlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent
OFFLINE = ROOT / "tests" / "offline"

collect_ignore = [str(OFFLINE)]
_SCRATCH = pytest.StashKey[Path]()


def pytest_configure(config):
    config.option.nbval_sanitize_with = str(ROOT / "tests" / "nbval.cfg")
    _go_offline()
    children = [str(OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(dict.fromkeys(children))
    scratch = Path(tempfile.mkdtemp(prefix="kam-tests-"))
    config.add_cleanup(lambda: shutil.rmtree(scratch, ignore_errors=True))
    config.stash[_SCRATCH] = scratch
    # IPython's history and start-up files stay out of it.
    os.environ["IPYTHONDIR"] = str(scratch / "ipython")


def _go_offline():
    """Import our sitecustomize, once: a worker has it from its start, the first process may have another."""
    loaded = getattr(sys.modules.get("sitecustomize"), "__file__", None)
    if loaded != str(OFFLINE / "sitecustomize.py"):
        sys.modules.pop("sitecustomize", None)
        sys.path.insert(0, str(OFFLINE))
        importlib.import_module("sitecustomize")


def pytest_make_parametrize_id(val, argname):
    """Bytes differ between two processes, in length too (archives hold the time of writing), and workers must
    agree on every name.
    """
    return argname if isinstance(val, bytes) else None


def _is_notebook(collector):
    return getattr(collector, "path", None) is not None and collector.path.suffix == ".ipynb"


def pytest_collectstart(collector):
    """An exercise must run untouched, but what it prints is up to the participant."""
    if _is_notebook(collector) and collector.path.parent == ROOT / "exercises":
        collector.compare_outputs = False


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Whole files to a worker, in the order of collection: first those of the browser, all to one worker, for
    they mostly wait and share one JupyterLab and one Chromium; last the notebooks, short enough to fill gaps.
    """
    if config.option.dist != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class BrowserFirst(LoadFileScheduling):
        def _split_scope(self, nodeid):
            browser = "tests/browser"
            return browser if nodeid.startswith(f"{browser}/") else super()._split_scope(nodeid)

    config.option.loadscopereorder = False
    return BrowserFirst(config, log)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Each notebook starts as a participant does, with no progress yet; the other tests share a file."""
    name = item.path.relative_to(ROOT).as_posix().replace("/", "-") if _is_notebook(item) else "progress"
    os.environ["KAM_PROGRESS"] = str(item.config.stash[_SCRATCH] / f"{name}.json")
