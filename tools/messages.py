"""Collect every text a user sees into kam_helpers/locales/kam_helpers.pot, for translators.

A note to translators is a comment above the text that starts with "Translators:". Places are given as files
without line numbers, so that the catalogue changes only when a text does.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "kam_helpers"
CATALOGUE = PACKAGE / "locales" / "kam_helpers.pot"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
HEADER = """# Texts of the course, made by `make messages`. A translation is a copy named <language>.po.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def catalogue():
    """The text of the catalogue; the same sources give the same text."""
    found = Catalog(charset="utf-8")
    notes = {"keywords": KEYWORDS, "comment_tags": ("Translators:",), "strip_comment_tags": True}
    for name, _line, message, comments, context in extract_from_dir(PACKAGE, **notes):
        place = f"{PACKAGE.name}/{Path(name).as_posix()}"
        found.add(message, locations=[(place, None)], auto_comments=comments, context=context)
    text = io.BytesIO()
    write_po(text, found, width=0, sort_by_file=True, include_lineno=False, omit_header=True)
    return HEADER + text.getvalue().decode("utf-8").strip() + "\n"


def main():
    CATALOGUE.parent.mkdir(exist_ok=True)
    CATALOGUE.write_text(catalogue(), encoding="utf-8", newline="\n")
    print(f"Wrote {CATALOGUE.relative_to(ROOT).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
