"""Setting up .venv: once, repaired after an interruption, undisturbed by what a user has set."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import lock, setup_env

ROOT = Path(__file__).parents[1]


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A copy of what setting up reads, with a real virtual environment and an installer that only counts."""
    for name in ("kam_helpers", "tools"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in setup_env.LOCKS.values():
        shutil.copyfile(ROOT / name, tmp_path / name)
    venv = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": venv,
        "PYTHON": venv / setup_env.PYTHON.relative_to(setup_env.VENV),
        "STAMP": venv / setup_env.STAMP.name,
        "UNFINISHED": venv / setup_env.UNFINISHED.name,
    }.items():
        monkeypatch.setattr(setup_env, name, value)
    installed = []
    monkeypatch.setattr(setup_env, "install", installed.append)
    return tmp_path, installed


def test_a_second_run_changes_nothing(house):
    folder, installed = house
    setup_env.main([])
    assert installed == ["core"]
    started = time.monotonic()
    setup_env.main([])
    assert time.monotonic() - started < 1
    assert installed == ["core"]
    done = subprocess.run(
        [setup_env.PYTHON, "-c", "import kam_helpers.errors as e; print(e.__file__)"],
        capture_output=True,
        text=True,
        env=setup_env.clean_environment(os.environ),
        cwd=folder.anchor,
    )
    assert Path(done.stdout.strip()) == folder / "kam_helpers" / "errors.py", done.stderr
    shipped = setup_env.VENV / "share/jupyter/lab/settings/overrides.d/kam-course.json"
    assert json.loads(shipped.read_text()) == json.loads((ROOT / "tools/lab_settings.json").read_text())


def test_a_larger_profile_serves_a_smaller_one(house):
    _folder, installed = house
    for arguments in (["--test"], [], ["--test"], ["--bench"], ["--test"], []):
        setup_env.main(arguments)
    assert installed == ["test", "bench"]


def test_a_changed_lock_file_is_installed_and_keeps_the_profile(house):
    folder, installed = house
    setup_env.main(["--test"])
    (folder / "requirements-test.lock").write_text("other==1\n", encoding="utf-8")
    setup_env.main(["--test"])
    assert installed == ["test", "test"]


def test_an_interrupted_installation_is_started_over(house, monkeypatch):
    _folder, installed = house

    def interrupted(_profile):
        (setup_env.VENV / "half").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(setup_env, "install", interrupted)
        with pytest.raises(KeyboardInterrupt):
            setup_env.main([])
    assert (setup_env.VENV / "half").exists()
    assert not setup_env.is_ready("core")
    setup_env.main([])
    assert installed == ["core"]
    assert not (setup_env.VENV / "half").exists()


def test_a_moved_folder_is_set_up_again(house):
    _folder, installed = house
    setup_env.main([])
    stamp = json.loads(setup_env.STAMP.read_text(encoding="utf-8"))
    setup_env.STAMP.write_text(json.dumps({**stamp, "where": "elsewhere"}), encoding="utf-8")
    setup_env.main([])
    assert installed == ["core", "core"]


def test_an_environment_made_by_hand_is_kept_and_completed(house):
    _folder, installed = house
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", setup_env.VENV], check=True)
    (setup_env.VENV / "mine").touch()
    setup_env.main([])
    assert installed == ["core"]
    assert (setup_env.VENV / "mine").exists()


def test_a_users_settings_do_not_disturb():
    hostile = dict.fromkeys(("PYTHONPATH", "VIRTUAL_ENV", "PIP_TARGET", "UV_PYTHON"), "/nowhere")
    mirror = {"PIP_INDEX_URL": "https://mirror.example/simple", "HTTPS_PROXY": "http://proxy.example"}
    clean = setup_env.clean_environment({**hostile, **mirror, "PIP_USER": "1"})
    assert not set(hostile) & set(clean)
    assert clean["PIP_USER"] == "0"
    assert clean["UV_SYSTEM_CERTS"] == "1"
    assert mirror.items() <= clean.items()


def test_an_old_python_gets_a_sentence(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(setup_env, "newer_python", lambda: None)
    with pytest.raises(setup_env.SetupError, match=r"needs Python 3\.11 or later and this is Python 3\.9\."):
        setup_env.main([])


def test_the_oldest_python_is_the_one_of_pyproject():
    needs = lock.read_project()["requires-python"]
    assert needs == ">=" + ".".join(map(str, setup_env.OLDEST))
    assert set(setup_env.LOCKS.values()) == set(lock.LOCKS)


def pip_when(monkeypatch, works, root=False, apt=True):
    """What ``pip_command`` does when only the commands that contain a word of ``works`` succeed."""
    ran = []

    def quiet(command):
        ran.append(" ".join(map(str, command)))
        return any(word in ran[-1] for word in works) or ("ensurepip" in ran[-1] and "apt" in ran)

    def loud(command):
        ran.append("apt" if "install" in command else "update")
        return True

    monkeypatch.setattr(setup_env, "quiet", quiet)
    monkeypatch.setattr(setup_env, "loud", loud)
    monkeypatch.setattr(setup_env.os, "geteuid", lambda: 0 if root else 1000, raising=False)
    monkeypatch.setattr(setup_env.shutil, "which", lambda name: f"/usr/bin/{name}" if apt else None)
    return setup_env.pip_command()


def test_pip_of_the_environment_comes_first(monkeypatch):
    own = [setup_env.PYTHON, "-m", "pip"]
    assert pip_when(monkeypatch, ["pip --version"]) == own
    assert pip_when(monkeypatch, ["ensurepip"]) == own


def test_debian_without_its_venv_package(monkeypatch):
    assert pip_when(monkeypatch, ["--python"]) == [sys.executable, "-m", "pip", "--python", setup_env.PYTHON]
    assert pip_when(monkeypatch, [], root=True) == [setup_env.PYTHON, "-m", "pip"]
    with pytest.raises(setup_env.SetupError, match="sudo apt-get install -y python3-venv"):
        pip_when(monkeypatch, [])
    with pytest.raises(setup_env.SetupError, match=r"install Python from python\.org"):
        pip_when(monkeypatch, [], apt=False)
