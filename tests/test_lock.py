"""The lock files and environment.yml: they fit pyproject.toml, and every way of drifting apart is named."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest
import yaml

from tools import lock

ROOT = Path(__file__).parents[1]
SOURCES = ("pyproject.toml", *lock.LOCKS, lock.CONDA)
MADE_FROM_OTHERS = "requirements-test.lock was made from other dependencies"


def test_the_lock_files_fit_pyproject():
    assert lock.problems() == []


@pytest.fixture
def copy(tmp_path):
    for name in SOURCES:
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def edit(path, pattern, replacement):
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, replacement, text, count=1, flags=re.MULTILINE)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "pattern", "replacement", "said"),
    [
        (
            "pyproject.toml",
            r"^dependencies = \[",
            'dependencies = [ "new>=1",',
            "new>=1 is pinned to nothing",
        ),
        ("pyproject.toml", r'"numpy>=[\d.]+"', '"numpy>=99"', "numpy>=99 is pinned to numpy=="),
        ("pyproject.toml", r'  "ruff>=.*\n', "", MADE_FROM_OTHERS),
        ("requirements.lock", r"^pandas==[\d.]+", "pandas==1.0", "is pinned to pandas==1.0"),
        ("requirements-test.lock", r"^pytest==[\d.]+", "pytest==1.0", "is pinned to pytest==1.0"),
        ("environment.yml", r"- pandas==[\d.]+", "- pandas==1.0", "environment.yml does not hold the pins"),
        ("environment.yml", r"- pip$", "- pip\n  - -e .", "environment.yml does not hold the pins"),
        (
            "requirements.lock",
            r"\A(.*\n)",
            r"\1--index-url https://mirror.example/\n",
            "an address or a path",
        ),
        ("requirements.lock", r"# via ipykernel$", "# via /home/somebody/x", "an address or a path"),
    ],
)
def test_every_drift_is_named(copy, name, pattern, replacement, said):
    edit(copy / name, pattern, replacement)
    assert said in "\n".join(lock.problems(copy))


def test_every_pin_carries_hashes():
    for name in lock.LOCKS:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert len(re.findall(r"==[^\\\n]+\\\n    --hash=sha256:", text)) == len(lock.pins(text)) > 50


def test_conda_pins_are_those_of_its_python():
    conda = yaml.safe_load((ROOT / lock.CONDA).read_text(encoding="utf-8"))
    assert conda["name"] == "kam"
    assert conda["channels"] == ["conda-forge", "nodefaults"]
    assert f"python={lock.CONDA_PYTHON}" in conda["dependencies"]
    pinned = {line.partition("==")[0]: line for line in conda["dependencies"][-1]["pip"]}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {requirement.name for requirement in lock.wanted(project, ("check",))} <= set(pinned)
    assert not any(line.startswith("-") for line in pinned)
    # What is pinned twice, for older and newer Pythons, comes once; what one system needs keeps its marker.
    assert sum(line.startswith("numpy==") for line in conda["dependencies"][-1]["pip"]) == 1
    assert ";" not in pinned["numpy"]
    assert pinned["appnope"].endswith('; sys_platform == "darwin"')
