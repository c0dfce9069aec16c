"""A kept picture that answers to controls: one widget, one message there, one message back.

To make a new one, write a ``Scene`` (see scene.py: controls, numbers and words, picture) and pass it to
:class:`LiveFigure`.
"""

import base64
import threading
from pathlib import Path

import anywidget
import traitlets
from IPython import get_ipython
from IPython.display import display

from kam_helpers.errors import CourseError
from kam_helpers.text import N_, _

from .controls import SettingError, accept_all
from .painter import TILE, Painter, static_png

_HERE = Path(__file__).parent
_WIDTHS = (240, 1200)  # CSS pixels a picture may be wide
_START_WIDTH = 900
_PNG = "image/png"

_WORDS = {
    "controls": N_("Settings"),
    "reset": N_("Reset"),
    "copy": N_("Copy these settings as code"),
    "copied": N_("Copied. Paste it into a cell and run it."),
    "clipped": N_("Copied. Paste it where you write."),
    "copy_by_hand": N_("Your browser does not let the page copy. Select the text below and press Ctrl+C."),
    "silent": N_("The kernel is not answering: it is busy or has stopped. The picture shows its last answer. "
                 "If it stays like this, run the cell again."),
    "not_a_number": N_("Type a number."),
    "doubtful": N_("The comma could mean {decimal} or {whole}. Type the one you mean."),
}  # fmt: skip


class LiveFigure(anywidget.AnyWidget):
    """A scene with its controls, picture, sentence and table.

    The browser asks by a custom message (which is not echoed) and is answered by the one trait ``frame``,
    which holds all there is to show; so a second view, or a page that was reloaded, shows the present state
    at once. At most one question is on its way at a time, and when it is answered only the newest settings
    are asked for.

    From Python: :meth:`set`, :meth:`reset`, :attr:`values`, :attr:`reading`, :meth:`code`.
    """

    _esm = _HERE / "live.js"
    _css = _HERE / "live.css"

    setup = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def __init__(self, scene, **settings):
        self._lock = threading.RLock()
        self._scene = scene
        defaults = {control.name: control.accept(control.value) for control in scene.controls}
        self._first = self._values = self._after(settings, defaults)
        self._view = scene.look(self._values)
        self._painter = Painter(scene, _START_WIDTH, 1)
        self._version = 0  # counts pictures, so that a patch is put only on the picture it was made for
        super().__init__(setup=self._declare(), frame=self._make_frame(whole=True))
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
        """Move controls from Python. A value out of range is refused in words (CourseError) and nothing
        changes.
        """
        with self._lock:
            self.frame = self._move([settings])

    def reset(self):
        """Back to the settings it was made with."""
        self.set(**self._first)

    def code(self):
        """Python that makes this figure again, with the settings in force."""
        return self._call(self._source_code(), self.values)

    def _call(self, source, values):
        """The line of code that makes a figure of this kind from ``source`` (arguments as text) at
        ``values``.
        """
        settings = [f"{name}={value!r}" for name, value in values.items()]
        return "{}({})".format(type(self).__name__, ", ".join([*source, *settings]))

    @property
    def _note(self):
        """What the scene takes for granted, whatever its settings; or nothing."""
        return getattr(self._scene, "note", "")

    def _source_code(self):
        """The arguments of :meth:`code` that come before the settings, as text."""
        return []

    def _after(self, changes, values):
        """``values`` after ``changes`` that were made together, with the settings that these bring along."""
        controls, follow = self._scene.controls, getattr(self._scene, "follow", None)
        values = accept_all(controls, changes, values)
        brought = follow({name: values[name] for name in changes}) if follow else {}
        return accept_all(controls, {n: v for n, v in brought.items() if n not in changes}, values)

    def _move(self, steps, whole=False):
        """The frame after ``steps``, each a set of changed settings. They come into force only when nothing
        refused or failed on the way.
        """
        before, values = (self._values, self._view), self._values
        for changes in steps:
            values = self._after(changes, values)
        try:
            self._values, self._view = values, self._scene.look(values)
            return self._make_frame(whole)
        except Exception:
            self._values, self._view = before
            raise

    def _receive(self, _widget, content, _buffers):
        """A question from the browser. Whatever goes wrong becomes a sentence there, never silence."""
        with self._lock:
            error = None
            try:
                self._fit(content.get("width"), content.get("scale"))
                frame = self._move(content.get("steps") or [], whole=bool(content.get("whole")))
            except SettingError as refusal:
                error = {"text": str(refusal), "control": refusal.control}
            except CourseError as refusal:
                error = {"text": str(refusal), "control": None}
            except Exception as failure:  # shown to the user: a callback has nowhere else to report
                text = _(
                    "Something went wrong: {kind}: {message}. "
                    "Press Reset; if it happens again, run the cell again."
                )
                error = {"text": text.format(kind=type(failure).__name__, message=failure), "control": None}
            if error:
                # The picture stays: an empty patch on the one that is there.
                frame = {**self.frame, "error": error, "base": self._version, "tiles": b"", "png": b""}
            self.frame = {**frame, "answers": [content.get("client"), content.get("seq")]}

    def _fit(self, width, scale):
        """Follow the size of the place in the page and the density of the screen."""
        low, high = _WIDTHS
        width = min(max(int(width or self._painter.width), low), high)
        scale = 2 if (scale or self._painter.scale) > 1 else 1
        if (width, scale) != (self._painter.width, self._painter.scale):
            self._painter = Painter(self._scene, width, scale)

    def get_state(self, key=None, drop_defaults=False):
        """As for every widget; who asks for everything (a page that was reloaded) gets a whole picture."""
        state = super().get_state(key, drop_defaults)
        if key is None and state.get("frame", {}).get("base") is not None:
            with self._lock:
                state["frame"] = {**self._make_frame(whole=True, counts=False), "answers": None}
        return state

    def _make_frame(self, whole=False, counts=True):
        """Everything there is to show. The picture is a patch on version ``base`` if that is less to send."""
        view, painter = self._view, self._painter
        table = view.table
        patch = None if whole else painter.patch(view)
        png, tiles = patch or (painter.whole(view), None)
        base = None if tiles is None else self._version
        self._version += counts
        return {
            "version": self._version,
            "base": base,
            "tiles": tiles,
            "tile": list(TILE),
            "png": png,
            "width": painter.width,
            "height": painter.height,
            "reading": view.reading,
            "alt": view.alt,
            "table": table and {"caption": table.caption, "columns": list(table.columns),
                                "rows": [list(row) for row in table.rows]},
            "values": dict(self._values),
            "code": self.code(),
            "clip": view.clip,
            "error": None,
            "answers": None,
        }  # fmt: skip

    def _declare(self):
        return {
            "title": self._scene.title,
            "controls": [control.declare() for control in self._scene.controls],
            "first": self._first,
            "note": self._note,
            "clip": getattr(self._scene, "clip", ""),
            "beside": getattr(self._scene, "beside", False),
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
            bundle = {**bundle, "text/plain": repr(self), _PNG: base64.b64encode(png).decode()}
            about = {"width": width, "height": height, "alt": self._view.alt}
        return bundle, {**(metadata or {}), _PNG: about}

    def _ipython_display_(self):
        """Show the picture and the live view as two outputs, one after the other.

        In one bundle JupyterLab would choose the view, and in a notebook that was run, saved and opened again
        it would then show "model not found" and nothing else. As two outputs the picture stays; where the
        view lives, live.css hides the picture before it.
        """
        bundle, metadata = self._repr_mimebundle_()
        picture = {"text/plain": bundle["text/plain"], _PNG: bundle.pop(_PNG)}
        display(picture, metadata={_PNG: metadata.pop(_PNG)}, raw=True)
        # In words too, beside the picture: exported pages drop its alternative text.
        said = " ".join(part for part in (self._view.alt, self._note) if part)
        words = _("In words: {alt} To move the controls, run this cell.").format(alt=said)
        display({**bundle, "text/plain": words}, metadata=metadata, raw=True)


def name_of(source, otherwise="source"):
    """The name ``source`` has in the notebook, so that the copied code runs there; ``otherwise`` when it has
    none.
    """
    shell = get_ipython()
    names = [] if shell is None else [
        name for name, thing in list(shell.user_ns.items()) if thing is source and not name.startswith("_")
    ]  # fmt: skip
    return names[0] if names else otherwise
