"""One JupyterLab and one Chromium for the tests of this folder."""

import os
import sys

import pytest
from lab import copy_lessons, find_browser, running_browser, running_lab


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium. Where there is none the test is skipped, but not in CI on Linux."""
    if find_browser() is None:
        where = "no Chromium on this computer; .ci/run installs it on Linux, and there these tests run"
        if os.environ.get("CI", "").lower() == "true" and sys.platform == "linux":
            pytest.fail(where)
        pytest.skip(where)
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def lab_server(chromium, tmp_path_factory):
    """A JupyterLab that serves a copy of the lessons; nothing in the repository changes."""
    with running_lab(tmp_path_factory.mktemp("lab")) as server:
        copy_lessons(server)
        yield server


@pytest.fixture
def page(chromium):
    """A fresh page as large as a projector shows; what it logs as an error is in ``page.errors``."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.errors = []
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    yield page
    context.close()
