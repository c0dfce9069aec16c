"""A kept picture that answers to controls: one widget, one message there, one message back.

To make a new one, write a :class:`Scene` (controls, numbers and words, picture) and pass it to :class:`LiveFigure`.
"""

import base64
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import anywidget
import traitlets

from kam_helpers.errors import CourseError
from kam_helpers.text import N_, _

from .controls import SettingError, accept_all
from .painter import Painter, static_png

_HERE = Path(__file__).parent
_WIDTHS = (300, 1200)  # CSS pixels a picture may be wide
_WIDTH_STEP = 20  # so that a scroll bar that comes and goes does not cost a new figure
_START_WIDTH = 900

_WORDS = {
    "controls": N_("Settings"),
    "reset": N_("Reset"),
    "copy": N_("Copy these settings as code"),
    "copied": N_("Copied. Paste it into a cell and run it."),
    "copy_by_hand": N_("Your browser does not let the page copy. Select the text below and press Ctrl+C."),
    "silent": N_("The kernel is not answering: it is busy or has stopped. The picture shows its last answer. "
                 "If it stays like this, run the cell again."),
    "not_a_number": N_("Type a number."),
}  # fmt: skip


@dataclass(frozen=True)
class Table:
    """Text for a table under the picture: ``columns`` name the cells, the first cell of a row is its heading."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class View:
    """What a scene says about one choice of settings: in words, in a table, and as facts for its picture."""

    reading: str
    alt: str
    table: Table | None = None
    facts: Any = field(default=None, repr=False)


class Stage(Protocol):
    """A scene on one figure. ``animated`` artists are drawn at every change, in this order, everything else once."""

    animated: Sequence

    def show(self, view: View) -> bool:
        """Move the animated artists to ``view``; True when something else changed too (limits, tick labels)."""


class Scene(Protocol):
    """What a live figure shows. ``look`` is pure: it draws nothing and can be tested without a browser."""

    title: str
    controls: Sequence

    def look(self, values: dict) -> View:
        """Numbers and words for ``values`` (control name → value). Refuses with CourseError or SettingError."""

    def stage(self, figure, narrow: bool) -> Stage:
        """Lay the picture out on ``figure``; ``narrow`` when it is as narrow as a phone."""

    def height(self, width: int, narrow: bool) -> float:
        """Height of the picture in CSS pixels when it is ``width`` wide."""


class LiveFigure(anywidget.AnyWidget):
    """A scene with its controls, picture, sentence and table.

    The browser asks by a custom message (which is not echoed) and is answered by the one trait ``frame``, which
    holds all there is to show; so a second view, or a page that was reloaded, shows the present state at once.
    At most one question is on its way at a time, and when it is answered only the newest settings are asked for.

    From Python: :meth:`set`, :meth:`reset`, :attr:`values`, :attr:`reading`, :meth:`code`.
    """

    _esm = _HERE / "live.js"
    _css = _HERE / "live.css"

    setup = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def __init__(self, scene, **settings):
        self._lock = threading.RLock()
        self._scene = scene
        self._defaults = {control.name: control.value for control in scene.controls}
        self._values = accept_all(scene.controls, settings, self._defaults)
        self._view = scene.look(self._values)
        self._painter = Painter(scene, _START_WIDTH, 1)
        super().__init__(setup=self._declare(), frame=self._make_frame())
        self.on_msg(self._receive)

    @property
    def values(self):
        """The settings in force: control name → value, in the units of the screen."""
        with self._lock:
            return dict(self._values)

    @property
    def reading(self):
        """The sentence under the picture."""
        return self._view.reading

    def set(self, **settings):
        """Move controls from Python. A value out of range is refused in words (CourseError) and nothing changes."""
        with self._lock:
            self.frame = self._move(settings)

    def reset(self):
        """Back to the settings it opened with by default."""
        self.set(**self._defaults)

    def code(self):
        """Python that makes this figure again, with the settings in force."""
        settings = [f"{name}={value!r}" for name, value in self.values.items()]
        return "{}({})".format(type(self).__name__, ", ".join([*self._source_code(), *settings]))

    def _source_code(self):
        """The arguments of :meth:`code` that come before the settings, as text."""
        return []

    def _move(self, settings):
        """The frame for changed settings. They come into force only when nothing refused or failed on the way."""
        before = self._values, self._view
        values = accept_all(self._scene.controls, settings, self._values)
        try:
            self._values, self._view = values, self._scene.look(values)
            return self._make_frame()
        except Exception:
            self._values, self._view = before
            raise

    def _receive(self, _widget, content, _buffers):
        """A question from the browser. Whatever goes wrong becomes a sentence there, never silence."""
        with self._lock:
            error = None
            try:
                self._fit(content.get("width"), content.get("scale"))
                frame = self._move(content.get("values") or {})
            except SettingError as refusal:
                error = {"text": str(refusal), "control": refusal.control}
            except CourseError as refusal:
                error = {"text": str(refusal), "control": None}
            except Exception as failure:  # shown to the user: a callback has nowhere else to report
                text = _("Something went wrong: {kind}: {message}. Press Reset; if it happens again, run the cell again.")
                error = {"text": text.format(kind=type(failure).__name__, message=failure), "control": None}
            if error:
                frame = {**self.frame, "error": error}
            self.frame = {**frame, "answers": [content.get("client"), content.get("seq")]}

    def _fit(self, width, scale):
        """Follow the size of the place in the page and the density of the screen."""
        low, high = _WIDTHS
        width = min(max(int(width or self._painter.width), low), high) // _WIDTH_STEP * _WIDTH_STEP
        scale = 2 if (scale or self._painter.scale) > 1 else 1
        if (width, scale) != (self._painter.width, self._painter.scale):
            self._painter = Painter(self._scene, width, scale)

    def _make_frame(self):
        view, painter = self._view, self._painter
        table = view.table
        return {
            "png": painter.png(view),
            "width": painter.width,
            "height": painter.height,
            "reading": view.reading,
            "alt": view.alt,
            "table": table and {"caption": table.caption, "columns": list(table.columns),
                                "rows": [list(row) for row in table.rows]},
            "values": dict(self._values),
            "code": self.code(),
            "error": None,
            "answers": None,
        }  # fmt: skip

    def _declare(self):
        return {
            "title": self._scene.title,
            "controls": [control.declare() for control in self._scene.controls],
            "defaults": self._defaults,
            "words": {name: _(text) for name, text in _WORDS.items()},
        }

    def __repr__(self):
        """The point in one sentence: stable text, which tests of notebooks compare."""
        return f"{self._scene.title}. {self.reading}"

    def _repr_mimebundle_(self, **_options):
        """The live view, and beside it a picture with its sentence for pages that have no kernel."""
        with self._lock:
            png, width, height = static_png(self._scene, self._view)
            bundle, metadata = super()._repr_mimebundle_()
            bundle = {**bundle, "text/plain": repr(self), "image/png": base64.b64encode(png).decode()}
        return bundle, {**(metadata or {}), "image/png": {"width": width, "height": height}}
