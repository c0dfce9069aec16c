"""Write the lock files and environment.yml from pyproject.toml, the one list of dependencies.

    make lock                    keeps the pins that still fit
    make lock ARGS=--upgrade     takes the newest versions
    make lock ARGS=--check       only says what has drifted; needs no network

Each file carries a fingerprint of the dependencies it was made from. The files hold names, versions and
hashes, no addresses: pip and uv fetch from wherever the user's own settings say.
"""

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.lock": ("check",),
    "requirements-test.lock": ("test",),
    "requirements-bench.lock": ("test", "bench"),
}
CONDA = "environment.yml"
CONDA_SOURCE = "requirements.lock"
CONDA_PYTHON = "3.12"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "os_name": "posix", "platform_system": "Linux"},
    "macOS": {"sys_platform": "darwin", "os_name": "posix", "platform_system": "Darwin"},
    "Windows": {"sys_platform": "win32", "os_name": "nt", "platform_system": "Windows"},
}


def read_project(root=ROOT):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def wanted(project, extras):
    """The requirements of the package with these extras; one extra may name another."""
    lines = list(project["dependencies"])
    for extra in extras:
        for line in project["optional-dependencies"][extra]:
            requirement = Requirement(line)
            if requirement.name == project["name"]:
                lines += map(str, wanted(project, sorted(requirement.extras)))
            else:
                lines.append(line)
    return [Requirement(line) for line in dict.fromkeys(lines)]


def fingerprint(project, extras):
    """The first line of every generated file: it changes when the dependencies do."""
    table = [project["requires-python"], sorted(map(str, wanted(project, extras)))]
    digest = hashlib.sha256(json.dumps(table).encode()).hexdigest()[:16]
    return f"# Made by `make lock` from pyproject.toml (dependencies {digest}): do not edit."


def pins(text):
    """The pinned requirements of a lock file, ``name==version ; marker`` each."""
    lines = re.findall(r"^([A-Za-z0-9][\w.-]*==[^\\\n]+?)\s*\\?$", text, flags=re.MULTILINE)
    return [Requirement(line) for line in lines]


def applies(requirement, python, system):
    """Whether a requirement's marker is true for a Python version on a system."""
    if requirement.marker is None:
        return True
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.9",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        **SYSTEMS[system],
    }
    return requirement.marker.evaluate(environment)


def version_of(pin):
    return next(iter(pin.specifier)).version


def conda_pins(locked, python=CONDA_PYTHON):
    """The pins that hold for one Python; a marker stays only where the systems differ."""
    kept = []
    for pin in locked:
        on = [applies(pin, python, system) for system in SYSTEMS]
        if all(on):
            kept.append(f"{pin.name}=={version_of(pin)}")
        elif any(on):
            kept.append(str(pin))
    return kept


def environment_yml(header, locked):
    """The conda environment, which Binder builds too: with the pins inline a new lesson reuses its layer."""
    lines = [header, "name: kam", "channels:", "  - conda-forge", "  - nodefaults", "dependencies:"]
    lines += [f"  - python={CONDA_PYTHON}", "  - pip", "  - pip:"]
    lines += [f"      - {repr(pin) if ';' in pin else pin}" for pin in conda_pins(locked)]
    return "\n".join(lines) + "\n"


def problems(root=ROOT):
    """What has drifted between pyproject.toml and the generated files, a sentence each."""
    project = read_project(root)
    texts = {name: (root / name).read_text(encoding="utf-8") for name in (*LOCKS, CONDA)}
    found = []
    for name, extras in LOCKS.items():
        header = fingerprint(project, extras)
        if not texts[name].startswith(header + "\n"):
            found.append(f"{name} was made from other dependencies than pyproject.toml has now.")
        found += [f"{name}: {problem}" for problem in unmet(wanted(project, extras), pins(texts[name]))]
    source = texts[CONDA_SOURCE]
    if texts[CONDA] != environment_yml(source.partition("\n")[0], pins(source)):
        found.append(f"{CONDA} does not hold the pins of {CONDA_SOURCE}.")
    return [*found, *machine_traces(texts)]


def unmet(requirements, locked):
    """Requirements without exactly one pin that satisfies them, on some Python and system."""
    for requirement in requirements:
        for python in PYTHONS:
            for system in SYSTEMS:
                if not applies(requirement, python, system):
                    continue
                here = [p for p in locked if p.name == requirement.name and applies(p, python, system)]
                if len(here) != 1 or not requirement.specifier.contains(version_of(here[0])):
                    has = ", ".join(map(str, here)) or "nothing"
                    yield f"{requirement} is pinned to {has} for Python {python} on {system}."


def machine_traces(texts):
    """Addresses and folders, which would send a reader to somebody else's mirror or machine."""
    address, option = r"\w+://", r"^-e |--(?:extra-)?index-url|--find-links"
    folder = r"(?:^|\s)/\w|[A-Za-z]:\\"
    pattern = re.compile(f"{address}|{option}|{folder}", re.MULTILINE)
    for name, text in texts.items():
        for match in pattern.finditer(text):
            yield f"{name} holds an address or a path: {match.group().strip()!r}."


def resolve(root, upgrade):
    """Run uv's resolver for every lock file, then derive environment.yml."""
    project = read_project(root)
    for name, extras in LOCKS.items():
        target = root / name
        command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal"]
        command += ["--python-version", PYTHONS[0], "--generate-hashes", "--no-header"]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--output-file", name]
        command += [f"--extra={extra}" for extra in extras] + ["--upgrade"] * upgrade
        subprocess.run(command, cwd=root, check=True)
        body = target.read_text(encoding="utf-8")
        target.write_text(f"{fingerprint(project, extras)}\n{body}", encoding="utf-8", newline="\n")
    source = (root / CONDA_SOURCE).read_text(encoding="utf-8")
    text = environment_yml(source.partition("\n")[0], pins(source))
    (root / CONDA).write_text(text, encoding="utf-8", newline="\n")


def main(arguments):
    if "--check" not in arguments:
        resolve(ROOT, upgrade="--upgrade" in arguments)
    found = problems()
    print("\n".join([*found, "Run: make lock"]) if found else "The lock files fit pyproject.toml.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
