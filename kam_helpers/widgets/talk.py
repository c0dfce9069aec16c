"""What every talk shares: a state that presses move, drawn by the browser, with its opening for a dead page.

What a press does is decided by a plain function of a plain session; the browser draws the state it is sent
and writes every text as text, never as markup.
"""

import threading
from pathlib import Path

import anywidget
import traitlets
from IPython.display import display

from kam_helpers.errors import CourseError
from kam_helpers.text import _

_HERE = Path(__file__).parent


def browser_half(folder, name):
    """The script and the style sheet of a talk as texts: what all talks share, then its own."""
    return tuple(
        "\n".join(path.read_text("utf-8") for path in (_HERE / f"talk.{kind}", folder / f"{name}.{kind}"))
        for kind in ("js", "css")
    )


class Talk(anywidget.AnyWidget):
    """A talk in presses. A subclass gives ``_esm`` and ``_css`` (from :func:`browser_half`) and says what a
    press does (``_press(session, message)``), what is shown (``_shown(session)``), the opening for a page
    without a kernel (``_static_html()``, and ``repr``), what stands beside it (``_note()``), and the button
    that helps after a failure (``_way_out()``).
    """

    case = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)

    def __init__(self, session, case):
        self._lock = threading.Lock()  # callbacks run in a second thread
        self._session = session
        super().__init__(case=case, state=self._shown(session) | {"notes": [], "reply": 0})
        self.on_msg(self._received)

    def _do(self, message):
        """A press from Python: what cannot be done is raised (CourseError)."""
        with self._lock:
            self._show(self._press(self._session, message), [], message)

    def _received(self, _widget, message, _buffers):
        """A press in the browser. Whatever goes wrong becomes a sentence there, never silence."""
        with self._lock:
            try:
                self._show(self._press(self._session, message), [], message)
            except CourseError as refusal:
                self._show(self._session, [str(refusal)], message)
            except Exception as failure:  # shown to the user: a callback has nowhere else to report
                text = _("Something went wrong: {kind}: {message}. Press “{again}”.")
                names = {"kind": type(failure).__name__, "message": failure, "again": self._way_out()}
                self._show(self._session, [text.format(**names)], message)

    def _show(self, session, notes, message):
        reply = message.get("n", self.state["reply"] + 1)
        self.state = self._shown(session) | {"notes": notes, "reply": reply}
        self._session = session

    def _ipython_display_(self):
        """Show the opening as text and the live view as two outputs, one after the other.

        In one bundle JupyterLab would choose the view, and in a notebook that was run, saved and opened again
        it would then say "model not found" and nothing else. As two outputs the opening stays; where the view
        lives, talk.css hides the text before it.
        """
        display({"text/plain": repr(self), "text/html": self._static_html()}, raw=True)
        bundle, metadata = self._repr_mimebundle_()
        display({**bundle, "text/plain": self._note()}, metadata=metadata or {}, raw=True)
