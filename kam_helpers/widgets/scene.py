"""What a live figure needs to know of its subject: controls, numbers and words, a picture."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True)
class Table:
    """Text for a table under the picture. The first cell of a row is its heading."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class View:
    """What a scene says about one choice of settings: in words, in a table, and as facts for its picture.

    ``clip``: what the second copy button copies, where the scene has one; empty: nothing to copy just now.
    """

    reading: str
    alt: str
    table: Table | None = None
    facts: Any = field(default=None, repr=False)
    clip: str = ""


class Stage(Protocol):
    """A scene on one figure: ``animated`` artists are drawn when they or one before them moved (``stale`` in
    matplotlib's words), the others once. So what seldom moves stands first, and what moves an axis before
    what lies on it.
    """

    animated: Sequence

    def show(self, view: View) -> bool:
        """Move the animated artists to ``view``; True when something else changed (limits, ticks)."""


class Scene(Protocol):
    """What a live figure shows. ``look`` is pure: it draws nothing and can be tested without a browser.

    A scene in which one choice brings other settings along (another account its own margin) also has
    ``follow(changes)``: given the settings that were just changed, it returns those that go with them. What
    was itself changed in the same step keeps its value.

    A scene that takes things for granted which no setting changes says so in ``note``, a sentence or two.

    A scene with a text to take along (a letter) names the button that copies it in ``clip``. One with many
    controls and a tall picture has ``beside = True``: where there is room they stand side by side.
    """

    title: str
    controls: Sequence

    def look(self, values: dict) -> View:
        """Numbers and words for ``values`` (control name → value). Refuses with a CourseError."""

    def stage(self, figure, narrow: bool) -> Stage:
        """Lay the picture out on ``figure``; ``narrow`` when it is as narrow as a phone."""

    def height(self, width: int, narrow: bool) -> float:
        """Height of the picture in CSS pixels when it is ``width`` wide."""
