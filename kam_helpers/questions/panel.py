"""Taking one's work along from a place that forgets, such as Binder: Download and Upload in the browser.

The file goes from the kernel to this browser and back, and nowhere else.
"""

import threading
from pathlib import Path

import anywidget
import traitlets

from .. import store
from ..errors import CourseError
from ..text import _
from .record import progress

_HERE = Path(__file__).parent
MAX_UPLOAD = 8_000_000  # bytes; as much as the file may hold


class ProgressPanel(anywidget.AnyWidget):
    """The table of what was answered, with Download and Upload."""

    _esm = _HERE / "panel.js"
    _css = _HERE / "card.css"
    words = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, *sheets):
        self._sheets = sheets
        self._lock = threading.Lock()
        super().__init__(words=_panel_words(), state=panel_state(sheets))
        self.on_msg(self._received)

    def press(self, button, **details):
        """Press "refresh", "download" or "upload" (text=…, mode="merge" or "replace")."""
        with self._lock:
            self.state = panel_press(self._sheets, self.state, {**details, "press": button})

    def _received(self, _widget, message, _buffers):
        with self._lock:
            self.state = panel_press(self._sheets, self.state, message)

    def __repr__(self):
        return _("Your progress: run this cell to see it, download it or bring it back.")

    def _repr_mimebundle_(self, **_options):
        bundle, metadata = super()._repr_mimebundle_()
        return {**bundle, "text/plain": repr(self)}, metadata


def progress_panel(*sheets):
    """The panel; with sheets (such as ``tiering.SHEET``) it also lists what is still open."""
    return ProgressPanel(*sheets)


def panel_state(sheets, said=""):
    """What the panel shows: the table as plain text cells, and a sentence."""
    try:
        shown = progress(*sheets)
    except CourseError as error:
        return {"columns": [], "rows": [], "said": str(error), "file": "", "reply": 0}
    frame = shown.frame.astype(str)
    return {
        "columns": list(frame.columns),
        "rows": frame.to_numpy().tolist(),
        "said": said,
        "file": "",
        "reply": 0,
    }


def panel_press(sheets, state, message):
    """The state after a button was pressed; the text of the file travels in ``file`` for a download."""
    reply = {"reply": message.get("n", state["reply"] + 1)}
    button = message.get("press")
    try:
        if button == "download":
            said = _("Keep the file: it brings your work back here or on another computer.")
            return panel_state(sheets, said) | {"file": store.export_text()} | reply
        if button == "upload":
            text = str(message.get("text", ""))
            if len(text) > MAX_UPLOAD:
                raise CourseError(_("Nothing was imported. The file is too large to be one of this course."))
            said = store.import_text(text, message.get("mode", "merge"))
            return panel_state(sheets, str(said)) | reply
    except CourseError as error:
        return panel_state(sheets, str(error)) | reply
    return panel_state(sheets) | reply


def _panel_words():
    return {
        "title": _("Your progress"),
        "refresh": _("Refresh"),
        "download": _("Download my work"),
        "upload": _("Bring my work back from a file"),
        "replace": _("Replace what is here instead of merging"),
        "file": _("my_course_progress.json"),
        "note": _(
            "A Binder session ends after about ten idle minutes and forgets everything: download first."
        ),
        "nothing": _("Nothing is answered yet."),
        "unreadable": _("The file cannot be read."),
    }
