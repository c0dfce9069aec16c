"""What the tests of the explorers share."""

import gettext
import random
from contextlib import contextmanager
from unittest import mock

from kam_helpers import text
from kam_helpers.widgets import Choice, Slider, live
from kam_helpers.widgets.painter import Painter

SAMPLED = 5  # controls moved at a time
STATES = 6  # of a picture, one after the other


def moved(explorer, chance):
    """Other settings for some of the controls."""
    changes = {}
    for control in chance.sample(explorer._scene.controls, SAMPLED):
        if isinstance(control, Slider):
            steps = chance.randrange(int((control.maximum - control.minimum) / control.step) + 1)
            changes[control.name] = round(control.minimum + steps * control.step, 6)
        elif isinstance(control, Choice):
            changes[control.name] = chance.choice(control.options)[0]
        else:
            changes[control.name] = chance.random() < 0.5
    return changes


def picture_follows_the_settings(explorer, width, refusals=()):
    """The picture depends on the settings and not on the way to them; ``refusals``: errors with which the
    explorer may refuse settings put together at random."""
    explorer._fit(width, 1)  # its own painter, which draws each state when it is set
    painter, chance, shown = explorer._painter, random.Random(1), 0
    painter.whole(explorer._view)
    for _attempt in range(2 * STATES):
        try:
            explorer.set(**moved(explorer, chance))
        except refusals:
            continue
        pixels = painter.pixels(explorer._view).copy()
        assert (pixels == Painter(explorer._scene, width, 1).pixels(explorer._view)).all()
        if (shown := shown + 1) == STATES:
            return
    raise AssertionError(f"only {shown} of {STATES} states were not refused")


class HalfAsLongAgain(gettext.NullTranslations):
    """A language whose texts are half as long again, with wide characters."""

    def gettext(self, message):
        return message + "客户满意等级潜力关系价值"[: len(message) // 4]

    def ngettext(self, singular, plural, n):
        return self.gettext(singular if n == 1 else plural)


LANGUAGES = (gettext.NullTranslations, HalfAsLongAgain)


@contextmanager
def speaking(language):
    """Every message in ``language`` meanwhile."""
    text.use_translations(language())
    try:
        yield
    finally:
        text.use_language("en")


def no_text_leaves_the_picture(make, width, language):
    """``make()``: the explorer, put together while ``language`` is spoken."""
    with speaking(language), mock.patch.object(live, "_START_WIDTH", width):
        painter = make()._painter  # which has drawn the first picture
    drawn = painter.figure.get_tightbbox()
    assert drawn.x0 >= 0 and drawn.x1 <= painter.figure.get_figwidth()
    assert drawn.y0 >= 0 and drawn.y1 <= painter.figure.get_figheight()
