"""JupyterLab as ``make lab`` starts it."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tools import lab

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("environ", "platform", "browser"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"BROWSER": "wslview"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_browser_is_opened_where_there_is_one(environ, platform, browser):
    assert ("--no-browser" not in lab.options(environ, platform, is_root=False)) is browser


def test_root_is_allowed_and_the_server_stays_on_this_computer():
    assert "--allow-root" in lab.options({}, "linux", is_root=True)
    assert "--allow-root" not in lab.options({}, "linux", is_root=False)
    assert "--ServerApp.ip=127.0.0.1" in lab.options({}, "linux", is_root=False)


@pytest.fixture(scope="module")
def server():
    """JupyterLab as ``make lab`` starts it on a machine without a display; gives the address it prints."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    process = subprocess.Popen(
        [sys.executable, ROOT / "tools" / "lab.py", "--no-browser", "--port=18741"],
        env={**environment, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    try:
        printed = []
        for line in process.stdout:
            printed.append(line)
            if "?token=" in line:
                break
        address = re.search(r"http://127\.0\.0\.1:\d+/\S+", "".join(printed))
        assert address, "".join(printed)
        yield address[0]
    finally:
        process.terminate()
        process.wait(timeout=20)
        process.stdout.close()


def fetch(server, path=None):
    """A page of the running server; without a path the one whose address was printed."""
    base, _, token = server.partition("?token=")
    url = server if path is None else f"{'/'.join(base.split('/')[:3])}{path}?token={token}"
    for attempt in range(40):
        try:
            with urllib.request.urlopen(url, timeout=20) as page:
                return page.read().decode("utf-8")
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:  # the address is printed a moment before the server listens
            if attempt == 39:
                raise
            time.sleep(0.25)
    raise AssertionError("unreachable: the last attempt returns or raises")


def test_the_printed_address_opens_the_first_lesson(server):
    assert f"/lab/tree/{lab.START}" in server
    assert "<title>JupyterLab</title>" in fetch(server)


def test_the_news_pop_up_is_off(server):
    settings = json.loads(fetch(server, "/lab/api/settings/@jupyterlab/apputils-extension:notification"))
    shown = settings["schema"]["properties"]
    assert shown["fetchNews"]["default"] == "false"
    assert shown["checkForUpdates"]["default"] is False
