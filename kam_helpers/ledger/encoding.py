"""Which encoding a text file is in: four rules, tried in order, each of which can be explained.

1. A byte order mark says it.
2. Every second byte is zero: UTF-16 without a mark.
3. Nearly all characters beyond ASCII are well-formed UTF-8: UTF-8, and what is not well-formed is damage.
4. Bytes beyond ASCII come in pairs from the range of Chinese characters: GB18030; otherwise they stand alone
between
   Latin letters, as ü or é do: Windows-1252 (Latin-1).
"""

import codecs
import re
from dataclasses import dataclass

from kam_helpers.ledger.errors import LedgerError
from kam_helpers.text import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LABELS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "gb18030": "GB18030",
    "cp1252": "Windows-1252 (Latin-1)",
}
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_HANZI_PAIR = re.compile(
    rb"[\xa1-\xf7][\xa1-\xfe]"
)  # GB 2312: where nearly every Chinese character in use lies
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Decoded:
    """Text, the name of the encoding it was in, and how many characters could not be read (shown as
    U+FFFD)."""

    text: str
    encoding: str
    damaged: int = 0


def is_utf8_so_far(head: bytes) -> bool:
    """Whether ``head`` may begin a UTF-8 file (a character cut at the end is forgiven)."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return b"\0" not in head


def decode(name: str, data: bytes, encoding: str | None = None) -> Decoded:
    """The text of ``data``; ``encoding`` is taken when given, found by the rules above when not.

    >>> decode("x", "Kunde;Müller".encode("latin-1")).encoding
    'Windows-1252 (Latin-1)'
    >>> decode("x", "客户,金额".encode("gb18030")).text
    '客户,金额'
    """
    if encoding is not None:
        chosen = _known(encoding)
        text = data.decode(chosen, errors="replace")
    else:
        chosen, text = _found(data)
    text = text.removeprefix("\ufeff")
    if len(_CONTROL.findall(text[:65536])) > 0.02 * min(len(text), 65536):
        raise LedgerError(
            _("“{name}” does not hold a table of text. Export the invoice lines as CSV or .xlsx.").format(
                name=name
            )
        )
    return Decoded(text, _LABELS.get(chosen, chosen.upper()), text.count("\ufffd"))


def _known(encoding):
    try:
        found = codecs.lookup(encoding)
        if not found._is_text_encoding:  # "base64" and its like turn bytes into bytes
            raise LookupError(encoding)
        return found.name
    except (LookupError, TypeError) as error:
        raise LedgerError(
            _(
                'There is no encoding “{encoding}”. Usual ones are "utf-8", "gb18030", "cp1252" and "utf-16".'
            ).format(encoding=encoding)
        ) from error


def _found(data):
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, data.decode(encoding, errors="replace")
    start = data[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[offset::2].count(0) > 0.6 * len(start) / 2:
            return encoding, data.decode(encoding, errors="replace")
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    damaged = text.count("\ufffd")
    if beyond_ascii - damaged >= 4 * damaged:
        return "utf-8", text
    if _looks_chinese(data):
        return "gb18030", data.decode("gb18030", errors="replace")
    return "cp1252", _western(data)


def _looks_chinese(data):
    runs = _HIGH_RUN.findall(data)
    paired = sum(2 * len(_HANZI_PAIR.findall(run)) for run in runs)
    return paired > 0.6 * sum(map(len, runs))


def _western(data):
    try:
        return data.decode("cp1252")
    except (
        UnicodeDecodeError
    ):  # five bytes mean nothing in Windows-1252; Latin-1 gives every byte a character
        return data.decode("latin-1")
