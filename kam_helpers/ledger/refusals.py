"""What to say about files that are no ledgers: what they are instead, and what to do."""

from kam_helpers.ledger.errors import LedgerError, near_matches, quoted
from kam_helpers.text import N_, _

GZIP, ZIP, OLE = b"\x1f\x8b", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")

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


def is_a_folder(file):
    """A folder instead of a file: name some of the files in it."""
    inside = sorted(p.name for p in file.iterdir() if p.is_file() and not p.name.startswith("."))
    if not inside:
        return LedgerError(_("“{name}” is an empty folder. Give the path of a file.").format(name=file.name))
    return LedgerError(
        _("“{name}” is a folder. Give the path of one file in it, such as {files}.").format(
            name=file.name, files=quoted(inside, 5)
        )
    )


def is_missing(file):
    """No such file: look for near names in its folder."""
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


def refuse_other_kinds(name, head, data):
    """LedgerError when the first bytes say that this is no table: a picture, a PDF, an old or locked
    workbook."""
    if head.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise LedgerError(
                _(
                    "“{name}” is a workbook protected by a password. Open it in the spreadsheet program, "
                    "remove the "
                    "password (File, Info, Protect Workbook), save it as .xlsx and try again."
                ).format(name=name)
            )
        raise save_as_xlsx(name, _("an old workbook (.xls)"))
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:64].lower()
    for magic, kind in _NOT_A_TABLE:
        if head.startswith(magic) or (magic.startswith(b"<") and start.startswith(magic)):
            raise LedgerError(
                _("“{name}” is {kind}, not a ledger. Export the invoice lines as CSV or .xlsx.").format(
                    name=name, kind=_(kind)
                )
            )
    if head.startswith(GZIP):
        raise LedgerError(_("“{name}” is packed twice. Unpack it once and try again.").format(name=name))


def save_as_xlsx(name, kind):
    """A format that a spreadsheet program can turn into .xlsx."""
    return LedgerError(
        _(
            "“{name}” is {kind}. Open it in the spreadsheet program, save it as .xlsx or CSV and try again."
        ).format(name=name, kind=kind)
    )


def damaged(name):
    """An archive that cannot be unpacked."""
    return LedgerError(
        _(
            "“{name}” is damaged: the archive breaks off or does not fit its checksum. Copy or export it "
            "again."
        ).format(name=name)
    )


def too_large(name, limit) -> LedgerError:
    """More than ``limit`` bytes when unpacked."""
    return LedgerError(
        _(
            "“{name}” holds more than {mb} MB. Export fewer months, or only the columns customer, date, "
            "invoice, "
            "product, quantity, price and amount."
        ).format(name=name, mb=limit // 2**20)
    )
