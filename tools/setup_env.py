"""Set the course up in the folder .venv, then run Python there with whatever follows.

    python3 tools/setup_env.py                      what the lessons need
    python3 tools/setup_env.py --test -m pytest     the tests' packages as well, then: python -m pytest
    python3 tools/setup_env.py --bench bench/…      the benchmarks' packages as well

Standard library only, on Linux, macOS and Windows. A second run changes nothing and takes a moment;
a run that was interrupted is repaired by the next one. Any Python 3 can read this file, so that an old
one gets a sentence and not a syntax error.
"""

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "kam-ready.json"  # written last: what is installed
UNFINISHED = VENV / "kam-unfinished"  # there while an installation runs
LAB_SETTINGS = ROOT / "tools" / "lab_settings.json"

# A profile holds everything that the ones before it hold.
LOCKS = {
    "core": "requirements.lock",
    "test": "requirements-test.lock",
    "bench": "requirements-bench.lock",
}

# What a user may have set for other projects, and would send our packages elsewhere or mix theirs with ours.
_FOREIGN = {
    "PYTHONPATH",
    "PYTHONHOME",
    "VIRTUAL_ENV",
    "CONDA_PREFIX",
    "__PYVENV_LAUNCHER__",
    "PIP_USER",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_PYTHON",
    "PIP_CONSTRAINT",
    "PIP_REQUIREMENT",
    "PIP_REQUIRE_VIRTUALENV",
    "UV_PYTHON",
    "UV_CONSTRAINT",
    "UV_TARGET",
    "UV_PROJECT_ENVIRONMENT",
}


class SetupError(Exception):
    """A sentence for the person at the keyboard: what is wrong and what to do."""


def clean_environment(environ):
    """The environment without what would disturb an installation in ``.venv``; mirrors and proxies stay."""
    kept = {name: value for name, value in environ.items() if name not in _FOREIGN}
    kept.update(PYTHONNOUSERSITE="1", PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1")
    # A company's own certificates stand in the system's store, where pip looks and uv must be told to (the
    # second name is what older versions of uv call it).
    kept.setdefault("UV_SYSTEM_CERTS", "1")
    kept.setdefault("UV_NATIVE_TLS", "1")
    return kept


def fingerprint(profile):
    """What an installation of ``profile`` depends on, as one line."""
    parts = [ROOT / LOCKS[profile], LAB_SETTINGS, Path(__file__)]
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()


def installed():
    """The profile that ``.venv`` holds complete and up to date, or None."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        if PYTHON.exists() and not UNFINISHED.exists() and stamp["where"] == str(VENV):
            return stamp["profile"] if stamp["fingerprint"] == fingerprint(stamp["profile"]) else None
    except (OSError, ValueError, KeyError):
        pass
    return None


def is_ready(profile):
    have = installed()
    return have is not None and list(LOCKS).index(have) >= list(LOCKS).index(profile)


def usable_python(command):
    """Whether ``command`` starts a Python that is new enough."""
    check = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    return quiet([command, "-c", check])


def quiet(command):
    """Run without output; True when it worked."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env=clean_environment(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    return done.returncode == 0


def loud(command):
    """Run with its output shown; True when it worked."""
    command = [str(part) for part in command]
    return subprocess.run(command, env=clean_environment(os.environ), cwd=str(ROOT)).returncode == 0


def newer_python():
    """The newest usable Python on the PATH, for a machine whose ``python3`` is an old one."""
    found = (shutil.which(f"python3.{minor}") for minor in range(14, OLDEST[1] - 1, -1))
    return next((path for path in found if path and usable_python(path)), None)


def must_start_over():
    """Whether ``.venv`` cannot be built upon: half made, broken, moved, or made by an old Python."""
    if UNFINISHED.exists() or not usable_python(PYTHON):
        return True
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))["where"] != str(VENV)
    except (OSError, ValueError, KeyError):
        return False  # made by hand: keep it and bring it up to date


def make_venv():
    """An empty virtual environment; pip comes later, because Debian may lack it."""
    if VENV.is_symlink() or VENV.is_file():
        raise SetupError(f"{VENV} is a link or a file: remove it, then run the same command again.")
    shutil.rmtree(str(VENV), ignore_errors=True)
    if VENV.exists():
        raise SetupError(f"{VENV} is in use: close JupyterLab, then run the same command again.")
    VENV.mkdir()
    UNFINISHED.touch()
    command = [sys.executable, "-m", "venv", "--without-pip", VENV]
    if not (quiet(command) or (apt_install_venv() and quiet(command))):
        raise SetupError(no_venv_sentence())


def pip_command():
    """How to call a pip that installs into ``.venv``."""
    own = [PYTHON, "-m", "pip"]
    if quiet([*own, "--version"]) or quiet([PYTHON, "-m", "ensurepip"]):
        return own
    # Debian and Ubuntu keep ensurepip in a package of its own; their own pip (22.3 or later) can serve.
    system = [sys.executable, "-m", "pip", "--python", PYTHON]
    if quiet([*system, "--version"]):
        return system
    if apt_install_venv() and quiet([PYTHON, "-m", "ensurepip"]):
        return own
    raise SetupError(no_venv_sentence())


def apt_install_venv():
    """As root on Debian or Ubuntu: install the missing piece of Python. True when it worked."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    say(f"Python's venv package is missing: installing {version} with apt-get.")
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    return loud([*apt, "update"]) and loud([*apt, "install", "-y", "--no-install-recommends", version])


def no_venv_sentence():
    if shutil.which("apt-get"):
        return (
            "This Python lacks its venv package. Type\n"
            "    sudo apt-get install -y python3-venv\n"
            "then run the same command again."
        )
    return (
        f"{sys.executable} cannot make a virtual environment with pip: "
        "install Python from python.org, or uv, then run the same command again."
    )


def install(profile):
    """Install exactly what the lock file names, each file checked against its hash."""
    lock = ROOT / LOCKS[profile]
    options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", lock]
    uv = shutil.which("uv")
    if uv and loud([uv, "pip", "install", "--quiet", "--python", PYTHON, *options]):
        return
    if uv:
        say("uv could not do it (it may not know this computer's mirror or proxy): trying pip.")
    if not run_pip([*pip_command(), "install", "--progress-bar", "off", *options], lock):
        raise SetupError(
            "The packages could not be installed; the lines above say why. "
            "Check the connection to the internet (behind a mirror: pip config set global.index-url …), "
            "then run the same command again."
        )


def run_pip(command, lock):
    """pip with a counter in place of its many lines; everything it printed is shown when it fails."""
    total = len(re.findall(r"^\S+==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))
    process = subprocess.Popen(
        [str(part) for part in command],
        env=dict(clean_environment(os.environ), PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8"),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    lines, count = [], 0
    for line in process.stdout:
        lines.append(line)
        if line.startswith("Collecting") and sys.stdout.isatty():
            count += 1
            print(f"\r  package {count} of at most {total} ", end="", flush=True)
    if count:
        print()
    if process.wait() != 0:
        print("".join(lines[-40:]), file=sys.stderr)
    return process.returncode == 0


def finish():
    """Make ``import kam_helpers`` work, ship our JupyterLab settings, prepare what is slow at first."""
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(subprocess.check_output([str(PYTHON), "-c", where], encoding="utf-8").strip())
    # A relative line works wherever the folder lies, also under a name that is not ASCII.
    (packages / "kam_course.pth").write_text(
        os.path.relpath(str(ROOT), str(packages)) + "\n", encoding="ascii"
    )
    settings = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.d"
    settings.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(str(LAB_SETTINGS), str(settings / "kam-course.json"))
    quiet([PYTHON, "-c", "import matplotlib.font_manager"])  # its first list of fonts takes seconds


def build(profile):
    """Bring ``.venv`` to ``profile``, from whatever stands there."""
    started = time.monotonic()
    say(f"Setting up {VENV} (once; one to three minutes with pip, seconds with uv) …")
    if must_start_over():
        make_venv()
    UNFINISHED.touch()
    install(profile)
    finish()
    stamp = {"profile": profile, "fingerprint": fingerprint(profile), "where": str(VENV)}
    STAMP.write_text(json.dumps(stamp) + "\n", encoding="utf-8")
    UNFINISHED.unlink()
    say(f"Ready after {time.monotonic() - started:.0f} s.")


@contextlib.contextmanager
def one_at_a_time():
    """Two terminals may start at once: the second waits for the first."""
    with (ROOT / ".venv.lock").open("w") as handle:
        if os.name == "nt":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
                    break
                except OSError:  # it gives up after ten seconds
                    continue
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield  # closing the file releases it


def say(sentence):
    print(sentence, flush=True)


def run(arguments):
    """Run ``.venv``'s Python with these arguments, in place of this process where the system can."""
    command = [str(PYTHON), *arguments]
    environment = clean_environment(os.environ)
    os.chdir(str(ROOT))
    if os.name == "nt":
        return subprocess.call(command, env=environment)
    return os.execve(command[0], command, environment)


def main(arguments):
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer:
            return subprocess.call([newer, str(Path(__file__).resolve()), *arguments])
        needs, has = (f"{major}.{minor}" for major, minor in (OLDEST, sys.version_info[:2]))
        raise SetupError(
            f"The course needs Python {needs} or later and this is Python {has}. Install a newer Python "
            "(python.org, or your system's packages), then run the same command again."
        )
    profile = "core"
    if arguments and arguments[0] in ("--test", "--bench"):
        profile, arguments = arguments[0][2:], arguments[1:]
    if not is_ready(profile):
        with one_at_a_time():
            have = installed()
            if not is_ready(profile):
                build(profile if have is None else max(profile, have, key=list(LOCKS).index))
    return run(arguments) if arguments else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as failure:
        print(failure, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("\nStopped. The same command starts where it has to.", file=sys.stderr)
        sys.exit(130)
