"""The plan as shown and as taken elsewhere."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from ..errors import CourseError
from ..formats import inert, spreadsheet_safe, table_html
from ..store import Sentence
from ..text import _
from .content import value_html

_PAGE = """<!DOCTYPE html>
<html><head><meta charset='utf-8'><title>{title}</title></head>
<body>{body}</body></html>
"""


@dataclass(frozen=True)
class Plan:
    """The plan as shown: ``frame`` lists what was kept; ``to_csv`` and ``to_html`` take it elsewhere."""

    account: str
    frame: pd.DataFrame
    entries: dict
    notes: tuple[str, ...] = ()

    @property
    def title(self):
        return _("Account plan: {account}").format(account=self.account or _("no account chosen yet"))

    def __repr__(self):
        body = self.frame.to_string(index=False) if len(self.frame) else _("Nothing has been kept yet.")
        return "\n".join([self.title, body, *self.notes])

    def _repr_html_(self):
        if len(self.frame):
            body = table_html(self.frame.set_index(self.frame.columns[0]), caption=self.title)
        else:
            nothing = inert(_("Nothing has been kept yet."))
            body = f"<p><strong>{inert(self.title)}</strong></p><p>{nothing}</p>"
        return body + "".join(f"<p>{inert(line)}</p>" for line in self.notes)

    def to_csv(self, path=None):
        """The list as CSV that no spreadsheet runs; returns the text, or writes it to ``path``."""
        text = self.frame.map(spreadsheet_safe).to_csv(index=False, lineterminator="\n")
        return _written(text, path)

    def to_html(self, path=None):
        """The whole plan as one page, every value inert; returns the text, or writes it to ``path``."""
        parts = [f"<h1>{inert(self.title)}</h1>"]
        for name, entry in self.entries.items():
            said = " · ".join(filter(None, (entry[key] for key in ("account", "kept_at", "source", "note"))))
            parts += [f"<h2>{inert(name)}</h2>", f"<p>{inert(said)}</p>"]
            parts.append(value_html(entry["value"], entry.get("units")))
        return _written(_PAGE.format(title=inert(self.title), body="".join(parts)), path)


def _written(text, path):
    if path is None:
        return text
    path = Path(path).expanduser()
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise CourseError(_("{path} cannot be written: {reason}.").format(path=path, reason=reason)) from None
    return Sentence(_("The plan is in {path}.").format(path=path))
