"""From a path to bytes: what kind of file is it, judged by its first bytes and never by its extension.

Nothing here opens a file for writing.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kam_helpers.ledger.errors import LedgerError, near_matches, quoted
from kam_helpers.text import N_, _

MAX_BYTES = (
    512 * 2**20
)  # unpacked; about five million invoice lines, more than a laptop should hold in a notebook
HEAD_BYTES = 2**18
_SLICE = 2**15  # compressed bytes unpacked at a time: a bomb grows to 32 MB before the limit is looked at
_GZIP, _ZIP, _OLE = b"\x1f\x8b", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")

_NOT_A_TABLE = (
    (b"\x89PNG", N_("a picture (PNG)")),
    (b"\xff\xd8\xff", N_("a picture (JPEG)")),
    (b"GIF8", N_("a picture (GIF)")),
    (b"BM", N_("a picture (BMP)")),
    (b"II*\0", N_("a picture (TIFF)")),
    (b"MM\0*", N_("a picture (TIFF)")),
    (b"RIFF", N_("a picture, sound or film")),
    (b"%PDF", N_("a PDF document")),
    (b"{\\rtf", N_("a text document (RTF)")),
    (b"PAR1", N_("a Parquet file")),
    (b"SQLite format 3", N_("a database (SQLite)")),
    (b"7z\xbc\xaf\x27\x1c", N_("a 7-Zip archive")),
    (b"Rar!", N_("a RAR archive")),
    (b"\x7fELF", N_("a program")),
    (b"MZ\x90", N_("a program")),
    (b"BZh", N_("a file compressed with bzip2")),
    (b"\xfd7zXZ", N_("a file compressed with xz")),
    (b"\x28\xb5\x2f\xfd", N_("a file compressed with zstd")),
    (b"<?xml", N_("an XML file")),
    (b"<!doc", N_("a web page")),
    (b"<html", N_("a web page")),
    (b"<table", N_("a web page")),
)


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
    if packing != "" and head.startswith(_ZIP):  # a workbook inside an archive
        data, packing = b"".join(_unpacked(name, data, packing)), ""
    if packing == "" and head.startswith(_ZIP):
        return Source(name, data, "workbook")
    _refuse_other_kinds(name, head, data)
    return Source(name, data, "text", packing)


def _read(path):
    try:
        file = Path(path).expanduser()
        if file.is_dir():
            raise _is_a_folder(file)
        if not file.exists():
            raise _is_missing(file)
        if not file.is_file():
            raise LedgerError(
                _(
                    "“{name}” is not a file that can be read to its end. Copy the ledger into a file first."
                ).format(name=file.name)
            )
        if file.stat().st_size > MAX_BYTES:
            raise _too_large(file.name)
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


def _is_a_folder(file):
    inside = sorted(p.name for p in file.iterdir() if p.is_file() and not p.name.startswith("."))
    if not inside:
        return LedgerError(_("“{name}” is an empty folder. Give the path of a file.").format(name=file.name))
    return LedgerError(
        _("“{name}” is a folder. Give the path of one file in it, such as {files}.").format(
            name=file.name, files=quoted(inside, 5)
        )
    )


def _is_missing(file):
    if "://" in str(file) or str(file).startswith(("http:", "https:")):
        return LedgerError(_("That is an address on a network. Download the file first, then give its path."))
    if not file.parent.is_dir():
        return LedgerError(
            _("There is no folder “{folder}”, so no file “{name}” in it. Check the path.").format(
                folder=file.parent, name=file.name
            )
        )
    near = near_matches(file.name, sorted(p.name for p in file.parent.iterdir()))
    if near:
        return LedgerError(
            _("There is no file “{name}”. In that folder there is {near}: is it that one?").format(
                name=file.name, near=quoted(near)
            )
        )
    return LedgerError(
        _(
            "There is no file “{name}” in “{folder}”. Check the name, and the folder the notebook runs in."
        ).format(name=file.name, folder=file.parent.resolve())
    )


def _packing(name, data):
    if data.startswith(_GZIP):
        return "gzip"
    if not data.startswith(_ZIP):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise _damaged(name) from error
    if "xl/workbook.xml" in names:
        return ""
    if "xl/workbook.bin" in names:
        raise _save_as_xlsx(name, _("a binary workbook (.xlsb)"))
    if "mimetype" in names:
        raise _save_as_xlsx(name, _("an OpenDocument file"))
    if "[Content_Types].xml" in names:
        raise _save_as_xlsx(name, _("an Office file without worksheets"))
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
            raise _too_large(name)
        yield piece


def _plain(name, data):
    del name  # same signature as the unpackers
    view = memoryview(data)
    for start in range(0, len(data), HEAD_BYTES):
        yield bytes(view[start : start + HEAD_BYTES])


def _gunzip(name, data):
    stream, at, view = zlib.decompressobj(wbits=31), 0, memoryview(data)
    while at < len(data):
        try:
            piece = stream.decompress(view[at : at + _SLICE])
        except zlib.error as error:
            raise _damaged(name) from error
        if piece:
            yield piece
        at = min(at + _SLICE, len(data)) - len(stream.unused_data)
        if stream.eof:
            if not data.startswith(_GZIP, at):  # the end, or padding: not another member
                return
            stream = zlib.decompressobj(wbits=31)
    if not stream.eof:
        raise _damaged(name)


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
        raise _damaged(name) from error


def _first(pieces, size):
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= size:
            break
    return head


def _refuse_other_kinds(name, head, data):
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise LedgerError(
                _(
                    "“{name}” is a workbook protected by a password. Open it in the spreadsheet program, remove the "
                    "password (File, Info, Protect Workbook), save it as .xlsx and try again."
                ).format(name=name)
            )
        raise _save_as_xlsx(name, _("an old workbook (.xls)"))
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    for magic, kind in _NOT_A_TABLE:
        if head.startswith(magic) or (magic.startswith(b"<") and start.startswith(magic)):
            raise LedgerError(
                _("“{name}” is {kind}, not a ledger. Export the invoice lines as CSV or .xlsx.").format(
                    name=name, kind=_(kind)
                )
            )
    if head.startswith(_GZIP):
        raise LedgerError(_("“{name}” is packed twice. Unpack it once and try again.").format(name=name))


def _save_as_xlsx(name, kind):
    return LedgerError(
        _(
            "“{name}” is {kind}. Open it in the spreadsheet program, save it as .xlsx or CSV and try again."
        ).format(name=name, kind=kind)
    )


def _damaged(name):
    return LedgerError(
        _(
            "“{name}” is damaged: the archive breaks off or does not fit its checksum. Copy or export it again."
        ).format(name=name)
    )


def _too_large(name):
    return LedgerError(
        _(
            "“{name}” holds more than {mb} MB. Export fewer months, or only the columns customer, date, invoice, "
            "product, quantity, price and amount."
        ).format(name=name, mb=MAX_BYTES // 2**20)
    )
