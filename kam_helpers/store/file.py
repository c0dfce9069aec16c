"""The file: read, changed and written as a whole.

Every change is read, changed and written under a lock, into a temporary file beside it that then takes its
place: a kernel that is killed leaves the old file or the new one, never half of one, and two kernels lose
no change of each other. What the file holds leaves this computer only when the participant exports it.
"""

import os
import time
from copy import deepcopy
from datetime import datetime
from pathlib import Path

from ..text import _
from .document import LaterVersionError, StoreError, empty, parse, to_text
from .locking import locked

MAX_BYTES = 8_000_000  # course assumption: far above a finished plan, far below what slows a laptop
_notices = []


def location():
    """Where the work is kept: ``KAM_PROGRESS``, or ``my_course/progress.json`` in the course's folder."""
    set_path = os.environ.get("KAM_PROGRESS", "").strip()
    if set_path:
        return Path(set_path).expanduser()
    course = Path(__file__).resolve().parents[2]
    home = course if (course / "notebooks").is_dir() else Path.cwd()
    return home / "my_course" / "progress.json"


def read():
    """The document as it is now; a missing file is an empty one.

    A damaged file is renamed, never overwritten, and a notice says so. Raises StoreError for a file of a
    later version or one that cannot be opened.
    """
    path = location()
    if not path.exists():
        return empty()
    with locked(path):
        return _read(path)


def update(change):
    """Apply ``change(document)`` in place, safely against other kernels; returns the document after it.

    When this returns, the change is on disk. If ``change`` raises, nothing is written.
    """
    path = location()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot("write", path, error) from None
    with locked(path, to_write=True):
        before = _read(path)
        document = deepcopy(before)
        change(document)
        if document != before:
            parse(to_text(document))  # what could not be read back is not written
            write_file(path, document)
    return document


def write_file(path, document):
    """Write a document so that ``path`` holds the old content or the new, whatever happens in between."""
    text = to_text(document)
    if len(text.encode()) > MAX_BYTES:
        raise StoreError(
            _("There is no room for this: your work would exceed {n} MB.").format(n=MAX_BYTES // 10**6)
        )
    path = Path(path)
    # One fixed name: whoever writes holds the lock, so what a killed kernel left there is overwritten.
    temporary = path.with_name(f".{path.name}.writing")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    except OSError as error:
        raise _cannot("write", path, error) from None
    _sync_folder(path.parent)


def replace_with(document):
    """Put a document in place of the present one, which is set aside; returns where to, or None."""
    aside = None
    path = location()
    update(lambda _document: None)  # makes the folder, and sets a damaged file aside
    with locked(path):
        if path.exists():
            aside = set_aside(path, "replaced")
        write_file(path, document)
    return aside


def notices():
    """Sentences about what happened to the file since last asked, such as a damaged one set aside."""
    taken = list(_notices)
    _notices.clear()
    return taken


def now():
    """The time as it is kept: local, to the second, with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def set_aside(path, reason):
    """Rename a file to the first free ``name.reason-1``, ``-2``, …; returns the new path."""
    number = 1
    while (aside := path.with_name(f"{path.name}.{reason}-{number}")).exists():
        number += 1
    try:
        _replace(path, aside)
    except OSError as error:
        raise _cannot("write", path, error) from None
    return aside


def _read(path):
    try:
        if not path.exists():
            return empty()
        return parse(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        pass
    except LaterVersionError as error:
        raise LaterVersionError(
            _("Your work in {path} is left as it is. {reason}").format(path=path, reason=error)
        ) from None
    except StoreError:
        pass
    except OSError as error:
        raise _cannot("read", path, error) from None
    aside = set_aside(path, "damaged")
    _notices.append(
        _("The file with your work was damaged. It is kept as {name}; a new one was started.").format(
            name=aside.name
        )
    )
    return empty()


def _replace(source, target):
    """A rename that replaces; patient, because on Windows a virus scanner may hold the file open."""
    for wait in (0.01, 0.05, 0.2, 0.5, 1.0):
        try:
            return source.replace(target)
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(wait)
    return source.replace(target)


def _sync_folder(folder):
    """Make the new name durable too; Windows cannot open a folder and does not need it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot(what, path, error):
    reason = error.strerror or type(error).__name__
    if what == "read":
        return StoreError(_("Your work in {path} cannot be read: {reason}.").format(path=path, reason=reason))
    return StoreError(
        _("Your work cannot be saved in {path}: {reason}. Set KAM_PROGRESS to a file you may write.").format(
            path=path, reason=reason
        )
    )
