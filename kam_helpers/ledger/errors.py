"""The one error a ledger raises, and the help it gives with misspelt names."""

import difflib

from kam_helpers.errors import CourseError


class LedgerError(CourseError):
    """Why a file cannot be read as a ledger, and what to do about it, in words."""


def quoted(names, limit=12):
    """Names in quotation marks, cut after ``limit``.

    >>> quoted(["Kunde", "Datum"])
    '“Kunde”, “Datum”'
    """
    names = [str(name) for name in names]
    shown = ", ".join(f"“{name}”" for name in names[:limit])
    return f"{shown}, …" if len(names) > limit else shown


def near_matches(name, known, limit=3):
    """Those of ``known`` that look like ``name``, best first; capitals do not matter.

    >>> near_matches("kund", ["Datum", "Kunde", "Betrag"])
    ['Kunde']
    """
    by_key = {str(k).casefold(): k for k in known}
    keys = difflib.get_close_matches(str(name).casefold(), list(by_key), n=limit, cutoff=0.5)
    return [by_key[key] for key in keys]
