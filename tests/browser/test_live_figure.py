"""The tiering explorer as a participant meets it: real JupyterLab, real Chromium, keyboard only."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all, write_notebook

HOSTILE = "<script>alert(1)</script>", "=cmd|'/C calc'!A0", "$\\frac{1}{0}$ & <b>Co</b>"
SETUP = f"""
from kam_helpers import datasets
from kam_helpers.widgets import TieringExplorer

accounts = datasets.account_facts()
hostile = accounts.rename(index=dict(zip(accounts.index, {HOSTILE!r})))
first = {HOSTILE[0]!r}  # the most promising small account: its name is in the sentence and in the picture
hostile.loc[first, ["revenue", "wallet_cny", "share_of_wallet_percent"]] = 1.0, 1e12, 0
hostile.loc[first, ["market_growth_percent", "technology_fit"]] = 999, 5
"""
PIXELS = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum = (Math.imul(sum, 31) + data[i] + data[i + 1] * 256) | 0;
  return sum;
}"""


class Widget:
    """What a person finds in the widget."""

    def __init__(self, page, within=None):
        self.page = page
        self.root = (within or page).locator(".kam-live")
        self.a_cut = self.root.get_by_role("slider", name="A cut", exact=True)
        self.a_exact = self.root.get_by_role("spinbutton", name="A cut: exact value")
        self.sentence = self.root.locator(".kam-reading")
        self.cells = self.root.locator("tbody td")

    def shown(self):
        """Pixels, sentence and table as they are now."""
        return (
            self.root.locator("canvas").evaluate(PIXELS),
            self.sentence.inner_text(),
            self.cells.all_inner_texts(),
        )

    def wait_until_sentence_differs(self, before):
        self.page.wait_for_function(
            "text => document.querySelector('.kam-reading').textContent !== text", arg=before, timeout=10_000
        )

    def press(self, key, times=1):
        before = self.sentence.inner_text()
        for _press in range(times):
            self.page.keyboard.press(key)
        self.wait_until_sentence_differs(before)
        self.settle()

    def settle(self):
        self.page.wait_for_function("document.querySelector('.kam-reading').ariaBusy === 'false'")
        self.page.wait_for_timeout(150)


def open_widget(page, lab_server, name, source="explorer = TieringExplorer(accounts)\nexplorer"):
    write_notebook(lab_server.folder / name, "# md\n# Tiering", SETUP, source)
    open_notebook(page, lab_server, name)
    run_all(page)
    page.locator(".kam-live canvas").wait_for()
    found = Widget(page)
    found.root.scroll_into_view_if_needed()
    found.settle()
    return found


@pytest.fixture(scope="module")
def shared(chromium, lab_server):
    """One notebook for the tests that leave it as they found it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    yield open_widget(context.new_page(), lab_server, "shared.ipynb")
    context.close()


@pytest.fixture
def widget(shared):
    shared.root.get_by_role("button", name="Reset").press("Enter")
    shared.settle()
    return shared


def test_keys_move_picture_sentence_and_table_and_reset_brings_them_back(widget):
    start = widget.shown()
    widget.a_cut.focus()
    widget.press("ArrowLeft", times=12)
    assert widget.a_exact.input_value() == "68"
    assert widget.a_cut.get_attribute("aria-valuetext") == "68\u00a0%"
    moved = widget.shown()
    assert all(now != before for now, before in zip(moved, start, strict=True))
    widget.root.get_by_role("button", name="Reset").focus()
    widget.press("Enter")
    assert widget.shown() == start


def test_a_typed_value_out_of_range_is_refused_in_words_at_its_control(widget):
    before = widget.sentence.inner_text()
    widget.a_exact.fill("140")
    words = widget.root.get_by_role("alert").filter(has_text="A cut goes from 10")
    assert words.inner_text() == "A cut goes from 10\u00a0% to 99\u00a0%. Type a number between them."
    assert words.get_attribute("id") in widget.a_exact.get_attribute("aria-describedby").split()
    assert widget.a_exact.get_attribute("aria-invalid") == "true"
    assert widget.sentence.inner_text() == before
    widget.a_exact.fill("60.5")
    widget.wait_until_sentence_differs(before)
    assert words.count() == 0


def test_a_figure_out_of_range_typed_key_by_key_is_refused_and_stays_in_the_box(widget):
    before = widget.shown()
    widget.a_exact.select_text()
    widget.page.keyboard.type("7000", delay=80)  # 70 would be in range
    words = widget.root.get_by_role("alert").filter(has_text="A cut goes from 10")
    words.wait_for()
    widget.settle()
    assert widget.shown() == before
    widget.page.set_viewport_size({"width": 1240, "height": 800})  # a new frame, which refuses nothing
    widget.page.wait_for_timeout(1200)
    widget.settle()
    assert widget.a_exact.input_value() == "7000"
    assert words.is_visible()
    widget.page.set_viewport_size({"width": 1280, "height": 800})
    widget.page.wait_for_timeout(1200)
    widget.a_exact.blur()
    words.wait_for(state="hidden")
    assert widget.a_exact.input_value() == "80"
    assert widget.shown() == before


def test_a_figure_typed_key_by_key_counts_at_enter_and_on_leaving(widget):
    for end in ("Enter", "Tab"):
        before = widget.sentence.inner_text()
        widget.a_exact.select_text()
        widget.page.keyboard.type("71" if end == "Enter" else "65")
        widget.press(end)
        assert widget.sentence.inner_text() != before
    assert widget.a_exact.input_value() == "65"


def test_an_arrow_key_in_the_box_counts_at_once(widget):
    widget.a_exact.focus()
    widget.page.keyboard.press("ArrowDown")
    assert widget.a_cut.input_value() == "79"  # without the pause that a typed figure waits for
    widget.settle()
    assert widget.a_exact.input_value() == "79"


@pytest.mark.parametrize(
    "typed", ["62,5", "62.5", "\uff16\uff12\uff0c\uff15"]
)  # the last: a Chinese keyboard's
def test_a_comma_is_a_decimal_sign_as_a_point_is(widget, typed):
    widget.a_exact.select_text()
    widget.page.keyboard.type(typed)
    widget.press("Enter")
    assert widget.a_cut.get_attribute("aria-valuetext") == "62.5\u00a0%"
    widget.a_exact.blur()
    assert widget.a_exact.input_value() == "62.5"


def test_a_comma_before_three_digits_may_mean_either_and_is_asked_about(widget):
    before = widget.shown()
    widget.a_exact.fill("1,234")
    words = widget.root.get_by_role("alert").filter(has_text="The comma could mean 1.234 or 1234.")
    words.wait_for()
    widget.settle()
    assert widget.shown() == before
    widget.a_exact.fill("1,2,3")
    widget.root.get_by_role("alert").filter(has_text="Type a number.").wait_for()


def test_arrow_keys_in_the_box_keep_decimals_and_stop_at_the_end(widget):
    for typed, key, arrives in (("61.3", "ArrowDown", "60.3"), ("98.7", "ArrowUp", "99")):
        widget.a_exact.select_text()
        widget.page.keyboard.type(typed)
        widget.page.keyboard.press(key)
        assert widget.a_exact.input_value() == widget.a_exact.get_attribute("aria-valuenow") == arrives


def test_a_refusal_nobody_has_seen_stays_when_the_box_is_left(widget):
    widget.a_exact.select_text()
    widget.page.keyboard.type("7000")
    widget.page.keyboard.press("Tab")
    assert widget.a_exact.input_value() == "80"
    words = widget.root.get_by_role("alert").filter(has_text="A cut goes from 10")
    assert words.is_visible()
    widget.a_cut.focus()
    widget.press("ArrowLeft", times=3)
    assert words.count() == 0


def test_settings_that_contradict_are_refused_by_the_kernel_and_the_picture_stays(widget):
    before = widget.shown()
    widget.root.get_by_role("slider", name="B cut", exact=True).focus()
    for _press in range(20):
        widget.page.keyboard.press("ArrowLeft")
    refusal = widget.root.get_by_role("alert").filter(has_text="must not lie below the A cut")
    refusal.wait_for()
    widget.settle()
    assert widget.root.locator("canvas").evaluate(PIXELS) != 0
    widget.root.get_by_role("button", name="Reset").press("Enter")
    widget.settle()
    assert widget.shown() == before


def test_copy_as_code_says_so_and_hands_out_code_that_brings_the_state_back(widget):
    widget.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    widget.a_cut.focus()
    widget.press("ArrowLeft", times=9)
    widget.root.get_by_role("button", name="Copy these settings as code").press("Enter")
    widget.root.get_by_text("Copied. Paste it into a cell and run it.").wait_for()
    code = widget.page.evaluate("navigator.clipboard.readText()")
    assert code.startswith("TieringExplorer(accounts, ")
    assert "a_cut=71" in code


def test_a_hostile_account_name_stays_text(page, lab_server):
    widget = open_widget(page, lab_server, "hostile.ipynb", "TieringExplorer(hostile)")
    dialogs = []
    widget.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    assert HOSTILE[0] in widget.sentence.inner_text()
    assert widget.root.locator("script, b").count() == 0
    widget.a_cut.focus()
    widget.press("ArrowLeft", times=12)
    assert dialogs == []
    assert page.errors == []


def test_axe_finds_nothing_serious_in_the_widget(widget):
    found = Axe().run(widget.page, context=".kam-live").response["violations"]
    assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []


def test_a_dead_kernel_leaves_the_picture_and_says_so(page, lab_server):
    widget = open_widget(page, lab_server, "dead.ipynb")
    before = widget.root.locator("canvas").evaluate(PIXELS)
    widget.page.evaluate(
        "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
    )
    widget.page.wait_for_timeout(1500)
    widget.a_cut.focus()
    widget.page.keyboard.press("ArrowLeft")
    widget.root.get_by_role("alert").filter(has_text="The kernel is not answering").wait_for(timeout=15_000)
    assert widget.root.locator("canvas").evaluate(PIXELS) == before


def test_a_page_that_is_reloaded_shows_the_present_state(page, lab_server):
    name = "reloaded.ipynb"
    widget = open_widget(page, lab_server, name)
    widget.a_cut.focus()
    widget.press("ArrowLeft", times=12)
    before = widget.shown()
    widget.page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    widget.page.wait_for_timeout(500)
    open_notebook(widget.page, lab_server, name)
    widget.page.locator(".kam-live canvas").wait_for()
    widget.page.wait_for_function("document.querySelector('.kam-reading')?.textContent")
    widget.settle()
    assert widget.a_exact.input_value() == "68"
    assert widget.shown()[1:] == before[1:]


def test_two_views_stay_in_step(page, lab_server):
    widget = open_widget(page, lab_server, "views.ipynb")
    widget.page.evaluate(
        """() => {
            const { content } = window.jupyterapp.shell.currentWidget;
            content.activeCellIndex = 2;
            return window.jupyterapp.commands.execute("notebook:create-output-view");
        }"""
    )
    widget.page.wait_for_function("document.querySelectorAll('.kam-live .kam-reading').length === 2")
    widget.page.wait_for_timeout(1500)
    first = widget.page.locator(".kam-live").first
    first.get_by_role("slider", name="A cut", exact=True).focus()
    for _press in range(12):
        widget.page.keyboard.press("ArrowLeft")
    widget.page.wait_for_timeout(1500)
    readings = widget.page.locator(".kam-reading").all_inner_texts()
    sliders = [
        box.input_value() for box in widget.page.get_by_role("spinbutton", name="A cut: exact value").all()
    ]
    assert readings[0] == readings[1]
    assert sliders == ["68", "68"]


def test_at_the_width_of_a_phone_nothing_is_clipped(widget):
    widget.page.set_viewport_size({"width": 390, "height": 800})
    widget.page.wait_for_function("document.querySelector('.kam-live canvas').width < 400")
    root = widget.root.bounding_box()
    for part in widget.root.locator("input, select, button, canvas, legend, label, .kam-reading").all():
        box = part.bounding_box()
        assert box["x"] >= root["x"] - 1
        assert box["x"] + box["width"] <= root["x"] + root["width"] + 1
    canvas = widget.root.locator("canvas")
    assert canvas.evaluate("node => node.width / node.clientWidth") == pytest.approx(1, abs=0.01)
    widget.page.set_viewport_size({"width": 1280, "height": 800})
    widget.page.wait_for_function("document.querySelector('.kam-live canvas').width > 700")


def test_room_for_a_sentence_on_a_phone_is_given_back_when_the_window_grows(widget):
    room = "node => node.clientHeight"
    widget.page.wait_for_timeout(300)
    before = widget.sentence.evaluate(room)
    narrow = {"width": 390, "height": 800}
    for size in (narrow, {"width": 1280, "height": 800}):
        widget.page.set_viewport_size(size)
        widget.page.wait_for_timeout(600)
        widget.settle()
        if size is narrow:
            assert widget.sentence.evaluate(room) > before
    assert widget.sentence.evaluate(room) == before


def test_a_saved_notebook_without_its_kernel_shows_the_picture(page, lab_server):
    name = "saved.ipynb"
    open_widget(page, lab_server, name)
    assert page.locator(".jp-RenderedImage img").is_visible() is False
    page.evaluate("() => window.jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(500)
    page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.goto("about:blank")
    open_notebook(page, lab_server, name)
    picture = page.locator(".jp-RenderedImage img")
    picture.wait_for()
    assert picture.bounding_box()["height"] > 300
