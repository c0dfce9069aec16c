"""The live figure by setting values, without a browser."""

import struct
import threading

import numpy as np
import pytest
from matplotlib.lines import Line2D

from kam_helpers.errors import CourseError
from kam_helpers.widgets import Choice, LiveFigure, SettingError, Slider, Table, Toggle, View
from kam_helpers.widgets.painter import NARROW, TILE, Painter, quick_png, static_png
from kam_helpers.widgets.stamp import Stamp


class Line:
    """A line as high as the settings say, on its own stage."""

    def __init__(self, figure):
        axes = figure.subplots()
        axes.set(xlim=(0, 1), ylim=(0, 100))
        self._line = axes.add_line(Line2D([0, 1], [0, 0], animated=True))
        self._name = Stamp(axes, 11, (0.1, 0.9))
        self.animated = [self._line, self._name]

    def show(self, view):
        self._line.set_ydata([view.facts, view.facts])
        self._name.text = f"$\\frac{{{view.facts}}}$"
        return False


class Height:
    """A scene with one control of each kind."""

    title = "Height"
    controls = (
        Slider("height", "Height", 0, 100, 5, 20, "%"),
        Choice(
            "side", "Side", (("left", "Left"), ("right", "Right"), ("top", "Top")), "left", missing=("top",)
        ),
        Toggle("twice", "Twice"),
    )

    def look(self, values):
        height = values["height"] * (2 if values["twice"] else 1)
        if height > 100:
            raise SettingError("That is too high: take less than half, or not twice.", "twice")
        if values["side"] == "right" and height == 13:
            raise ZeroDivisionError("thirteen")
        return View(
            f"The line is at {height}.",
            f"A line at {height}.",
            Table("Lines", ["Line", "At"], [["1", str(height)]]),
            height,
        )

    def stage(self, figure, narrow):
        return Line(figure)

    def height(self, width, narrow):
        return width if narrow else width / 2


@pytest.fixture
def live():
    return LiveFigure(Height())


def ask(live, seq=1, **values):
    """A question as the browser sends it, and the frame that answers it."""
    return ask_in_steps(live, values, seq=seq)


def ask_in_steps(live, *steps, seq=1):
    """A question about several moves, the first made first."""
    live._receive(live, {"client": "me", "seq": seq, "steps": steps, "width": 600, "scale": 1}, None)
    return live.frame


def size(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize(
    ("settings", "control", "words"),
    [
        ({"height": 101}, "height", "goes from 0\u00a0% to 100\u00a0%; 101\u00a0% is outside"),
        ({"height": "20"}, "height", "Height takes a number"),
        ({"height": True}, "height", "Height takes a number"),
        ({"height": float("nan")}, "height", "Height takes a number"),
        ({"side": "below"}, "side", "one of 'left', 'right'; 'below' is not"),
        ({"side": "top"}, "side", "'top' cannot be chosen here|top cannot be chosen here"),
        ({"twice": 1}, "twice", "True or False"),
        ({"depth": 3}, None, "no setting depth. The settings are: height, side, twice"),
        ({"height": 60, "twice": True}, "twice", "too high"),
    ],
)
def test_python_and_the_browser_are_refused_in_the_same_words_and_nothing_changes(
    live, settings, control, words
):
    before = live.values, live.reading
    with pytest.raises(CourseError, match=words) as refusal:
        live.set(**settings)
    frame = ask(live, **settings)
    assert frame["error"] == {"text": str(refusal.value), "control": control}
    assert (live.values, live.reading) == before


def test_set_changes_picture_sentence_table_and_code_together(live):
    before = live.frame
    live.set(height=40)
    after = live.frame
    assert after["reading"] == live.reading == "The line is at 40."
    assert after["table"]["rows"] == [["1", "40"]]
    assert after["values"]["height"] == 40
    assert after["png"] != before["png"]
    assert "height=40" in live.code()


def test_reset_goes_back_to_the_settings_it_was_made_with():
    live = LiveFigure(Height(), height=70)
    live.set(height=30, side="right")
    live.reset()
    assert live.values == live.setup["first"] == {"height": 70, "side": "left", "twice": False}


@pytest.mark.parametrize(
    ("value", "refused"), [(-50, ""), (500, ""), (501, "goes from −50 to 500"), (4.5, "Take 4 or 5")]
)
def test_more_may_be_typed_than_the_handle_reaches_and_wholes_stay_whole(value, refused):
    slider = Slider("cars", "Cars", 0, 100, 1, 20, whole=True, typed=(-50, 500))
    declared = slider.declare()
    assert (declared["minimum"], declared["maximum"], declared["lowest"], declared["highest"]) == (
        0,
        100,
        -50,
        500,
    )
    if refused:
        with pytest.raises(SettingError, match=refused):
            slider.accept(value)
    else:
        assert slider.accept(value) == value


def test_what_a_scene_takes_for_granted_is_said_beside_the_picture_and_in_it():
    plain, noted = Height(), Height()
    noted.note = "Everything here is assumed."
    assert LiveFigure(noted).setup["note"] == noted.note
    assert static_png(noted, View("One.", "", None, 20))[2] > static_png(plain, View("One.", "", None, 20))[2]


class Marks(Height):
    """A scene in which choosing a side brings its own height along."""

    def follow(self, changes):
        return {"height": {"left": 20, "right": 70}[changes["side"]]} if "side" in changes else {}


def test_a_choice_brings_along_what_goes_with_it_unless_that_was_set_too():
    live = LiveFigure(Marks(), side="right")
    assert live.values["height"] == 70
    live.set(height=35)
    live.set(side="left")
    assert (live.values["side"], live.values["height"]) == ("left", 20)
    live.set(height=45, side="right")
    assert (live.values["side"], live.values["height"]) == ("right", 45)


@pytest.mark.parametrize(
    ("steps", "height"),
    [
        ([{"height": 35}, {"side": "right"}], 70),
        ([{"side": "right"}, {"height": 35}], 35),
        ([{"side": "right"}, {"height": 20, "side": "left", "twice": False}], 20),
    ],
)
def test_moves_made_while_the_kernel_was_busy_count_in_their_order(steps, height):
    live = LiveFigure(Marks())
    assert ask_in_steps(live, *steps)["values"]["height"] == height
    assert live.values["height"] == height


def test_one_refused_step_leaves_everything_as_it_was():
    live = LiveFigure(Marks())
    frame = ask_in_steps(live, {"side": "right"}, {"height": 300})
    assert frame["error"]["control"] == "height"
    assert live.values == {"height": 20, "side": "left", "twice": False}


def test_an_answer_names_its_question(live):
    assert ask(live, seq=7, height=30)["answers"] == ["me", 7]
    assert ask(live, seq=8, height=300)["answers"] == ["me", 8]


def test_an_exception_becomes_a_sentence_with_its_type(live):
    error = ask(live, height=13, side="right")["error"]
    assert "ZeroDivisionError: thirteen" in error["text"]
    assert live.values["height"] == 20


def test_garbage_from_the_browser_becomes_a_sentence(live):
    live._receive(live, {"steps": 7, "width": 600}, None)
    assert "Something went wrong" in live.frame["error"]["text"]


def test_patches_put_together_are_the_whole_picture(live):
    """What a page shows after any run of changes is what a page that opens now shows."""
    ask(live, height=20)
    shown = live._painter.pixels(live._view).copy()
    for height in (30, 31, 80, 5):
        painter, before = live._painter, live._painter._last.copy()
        assert (before == shown).all()
        frame = ask(live, height=height)
        assert frame["base"] == frame["version"] - 1
        places = np.frombuffer(frame["tiles"], "<u2").reshape(-1, 2)
        assert size(frame["png"]) == (TILE[1], TILE[0] * max(len(places), 1))
        whole = painter.pixels(live._view)
        for x, y in places:
            shown[y : y + TILE[0], x : x + TILE[1]] = whole[y : y + TILE[0], x : x + TILE[1]]
        assert (shown == whole).all()


def test_who_asks_for_everything_gets_a_whole_picture_of_the_same_version(live):
    ask(live, height=20)
    patched = ask(live, height=21)
    whole = live.get_state()["frame"]
    assert patched["base"] is not None
    assert whole["base"] is None
    assert whole["version"] == patched["version"]
    assert size(whole["png"]) == (600, 600)


def test_the_picture_follows_the_width_and_density_of_its_place(live):
    for width, scale, expected in (
        (1000, 1, (1000, 500)),
        (1000, 2, (2000, 1000)),
        (NARROW - 40, 1, (600, 600)),
    ):
        live._receive(live, {"steps": [], "width": width, "scale": scale}, None)
        assert size(live.frame["png"]) == expected


def test_changes_from_several_threads_leave_one_consistent_state(live):
    """Callbacks of widgets run in a second thread."""
    frames = []
    live.observe(lambda change: frames.append(change.new), "frame")
    threads = [
        threading.Thread(target=lambda start=start: [live.set(height=h) for h in range(start, 100, 4)])
        for start in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(frames) == 100
    versions = [frame["version"] for frame in frames]
    assert versions == sorted(set(versions))
    for frame in frames:
        assert frame["reading"] == f"The line is at {frame['values']['height']}."
    assert live.frame["version"] == versions[-1]
    assert (live._painter._last == Painter(Height(), 900, 1).pixels(live._view)).all()


def test_the_text_is_stable_and_says_the_point(live):
    assert repr(live) == repr(LiveFigure(Height())) == "Height. The line is at 20."


def test_the_bundle_holds_view_picture_and_text(live):
    bundle, metadata = live._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"}
    assert metadata["image/png"]["alt"] == "A line at 20."


def test_display_is_a_picture_and_a_view(live, monkeypatch):
    shown = []
    monkeypatch.setattr("kam_helpers.widgets.live.display", lambda data, **_options: shown.append(set(data)))
    live._ipython_display_()
    assert shown == [{"text/plain", "image/png"}, {"text/plain", "application/vnd.jupyter.widget-view+json"}]


def test_the_static_picture_carries_the_sentence():
    short, long = View("One.", "", None, 20), View("A long sentence. " * 30, "", None, 20)
    _png, width, height = static_png(Height(), short)
    png, same_width, taller = static_png(Height(), long)
    assert same_width == width == 900
    assert taller > height
    assert size(png) == (1800, 2 * taller)


def test_quick_png_is_a_png_that_others_read():
    image = pytest.importorskip("PIL.Image")
    import io

    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 4), np.uint8)
    assert (np.asarray(image.open(io.BytesIO(quick_png(pixels)))) == pixels).all()
