"""One writer at a time, across threads and kernels.

The lock is the operating system's, on a small file that stays beside the one it guards: when a kernel dies,
however it dies, the system lets go of its lock, so no stale lock can be left behind and none has to be
guessed at.
"""

import errno
import os
import threading
import time
from contextlib import contextmanager

from ..errors import CourseError
from ..text import _

PATIENCE_SECONDS = 15.0
_in_process = threading.RLock()
_BUSY = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}  # somebody else holds it

if os.name == "nt":
    import msvcrt

    def _try_lock(handle):
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle):
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_lock(handle):
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle):
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextmanager
def locked(path, patience=PATIENCE_SECONDS, to_write=False):
    """Hold the lock beside ``path``; raises CourseError when another program keeps it for too long.

    Where the lock cannot be opened, reading goes on without it; ``to_write`` is refused.
    """
    with _in_process:
        try:
            handle = os.open(path.with_name(f"{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            if to_write:
                raise CourseError(
                    _("Nothing can be kept in {folder}: {reason}.").format(
                        folder=path.parent, reason=error.strerror
                    )
                ) from None
            yield
            return
        try:
            holds = _wait_for(handle, path, patience)
            yield
            if holds:
                _unlock(handle)
        finally:
            os.close(handle)  # closing lets go as well, when an error came first


def _wait_for(handle, path, patience):
    deadline = time.monotonic() + patience
    while True:
        try:
            _try_lock(handle)
            return True
        except OSError as error:
            if error.errno not in _BUSY:
                return False  # a drive that knows no locks: one kernel at a time is all it can promise
            if time.monotonic() > deadline:
                raise CourseError(
                    _(
                        "Another program keeps {path} busy. Close other kernels of the course and try again."
                    ).format(path=path)
                ) from None
            time.sleep(0.01)
