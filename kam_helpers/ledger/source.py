"""From a path to bytes: what kind of file is it, judged by its first bytes and never by its extension.

Nothing here opens a file for writing.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kam_helpers.ledger.errors import LedgerError, quoted
from kam_helpers.ledger.refusals import (
    GZIP,
    ZIP,
    damaged,
    is_a_folder,
    is_missing,
    refuse_other_kinds,
    save_as_xlsx,
    too_large,
)
from kam_helpers.text import _

MAX_BYTES = (
    512 * 2**20
)  # unpacked; about five million invoice lines, more than a laptop should hold in a notebook
HEAD_BYTES = 2**18
_SLICE, _PIECE = 2**18, 2**22  # packed bytes taken and unpacked bytes given at a time: a bomb never gets far


@dataclass(frozen=True)
class Source:
    """A file's bytes as they lie on the disk, and how to get at what is in them.

    ``kind`` is "text" or "workbook"; ``packing`` is "", "gzip" or "zip".
    """

    name: str
    data: bytes = field(repr=False)
    kind: str = "text"
    packing: str = ""

    def pieces(self) -> Iterator[bytes]:
        """The unpacked bytes, piece by piece; LedgerError when the archive is damaged or far too large."""
        return _unpacked(self.name, self.data, self.packing)

    def head(self) -> bytes:
        """The first unpacked bytes: enough to judge the layout."""
        return _first(self.pieces(), HEAD_BYTES)

    def whole(self) -> bytes:
        """All unpacked bytes."""
        return b"".join(self.pieces())


def open_source(path) -> Source:
    """Read the file at ``path`` and say what kind it is. LedgerError when it cannot be a ledger."""
    name, data = _read(path)
    packing = _packing(name, data)
    head = _first(_unpacked(name, data, packing), HEAD_BYTES)
    if not head.strip(b"\0\r\n\t ,;\xef\xbb\xbf"):
        raise LedgerError(
            _("“{name}” is empty. Export the ledger again and check that the export finished.").format(
                name=name
            )
        )
    if packing and head.startswith(ZIP):  # a workbook inside an archive
        data, packing = b"".join(_unpacked(name, data, packing)), ""
    if not packing and head.startswith(ZIP):
        return Source(name, data, "workbook")
    refuse_other_kinds(name, head, data)
    return Source(name, data, "text", packing)


def _read(path):
    try:
        file = Path(path).expanduser()
        if file.is_dir():
            raise is_a_folder(file)
        if not file.exists():
            raise is_missing(file)
        if not file.is_file():
            raise LedgerError(
                _(
                    "“{name}” is not a file that can be read to its end. Copy the ledger into a file first."
                ).format(name=file.name)
            )
        if file.stat().st_size > MAX_BYTES:
            raise too_large(file.name, MAX_BYTES)
        return file.name, file.read_bytes()
    except TypeError as error:
        raise LedgerError(
            _('read_ledger wants the path of a file, such as read_ledger("ledger.csv"), not {kind}.').format(
                kind=type(path).__name__
            )
        ) from error
    except LedgerError:
        raise
    except (
        OSError,
        ValueError,
        RuntimeError,
    ) as error:  # no permission, a name no system accepts, no home folder
        raise LedgerError(
            _("“{name}” cannot be opened: {why}. Check the name and that you may read the file.").format(
                name=path, why=getattr(error, "strerror", None) or error
            )
        ) from error


def _packing(name, data):
    if data.startswith(GZIP):
        return "gzip"
    if not data.startswith(ZIP):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise damaged(name) from error
    if "xl/workbook.xml" in names:
        return ""
    if "xl/workbook.bin" in names:
        raise save_as_xlsx(name, _("a binary workbook (.xlsb)"))
    if "mimetype" in names:
        raise save_as_xlsx(name, _("an OpenDocument file"))
    if "[Content_Types].xml" in names:
        raise save_as_xlsx(name, _("an Office file without worksheets"))
    if len(_members(names)) != 1:
        raise LedgerError(
            _(
                "“{name}” is an archive with {n} files: {files}. Unpack it and give the path of one of them."
            ).format(name=name, n=len(_members(names)), files=quoted(_members(names), 5))
        )
    return "zip"


def _members(names):
    return [n for n in names if not n.endswith("/") and not n.startswith("__MACOSX/")]


def _unpacked(name, data, packing):
    size = 0
    for piece in {"gzip": _gunzip, "zip": _unzip}.get(packing, _plain)(name, data):
        size += len(piece)
        if size > MAX_BYTES:
            raise too_large(name, MAX_BYTES)
        yield piece


def _plain(name, data):
    del name  # same signature as the unpackers
    view = memoryview(data)
    for start in range(0, len(data), HEAD_BYTES):
        yield bytes(view[start : start + HEAD_BYTES])


def _gunzip(name, data):
    stream, at, view = zlib.decompressobj(wbits=31), 0, memoryview(data)
    while at < len(data):
        packed = view[at : at + _SLICE]
        while packed:
            try:
                piece = stream.decompress(packed, _PIECE)
            except zlib.error as error:
                raise damaged(name) from error
            packed = stream.unconsumed_tail
            if piece:
                yield piece
        at = min(at + _SLICE, len(data)) - len(stream.unused_data)
        if stream.eof:
            if not data.startswith(GZIP, at):  # the end, or padding: not another member
                return
            stream = zlib.decompressobj(wbits=31)
    if not stream.eof:
        raise damaged(name)


def _unzip(name, data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            (member,) = _members(archive.namelist())
            if archive.getinfo(member).flag_bits & 1:
                raise LedgerError(
                    _(
                        "“{name}” is protected by a password. Unpack it and give the path of the file in it."
                    ).format(name=name)
                )
            with archive.open(member) as stream:
                while piece := stream.read(HEAD_BYTES):
                    yield piece
    except LedgerError:
        raise
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError) as error:
        raise damaged(name) from error


def _first(pieces, size):
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= size:
            return head[:size]
    return head
