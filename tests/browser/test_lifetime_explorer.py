"""The lifetime explorer as a participant meets it: an account brings its own figures, keys do the rest."""

import io

import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_all, write_notebook
from PIL import Image

from kam_helpers import datasets

SETUP = """
from kam_helpers import datasets
from kam_helpers.widgets import LifetimeExplorer

accounts = datasets.lifetime_facts()
"""
SUM = """canvas => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum = (Math.imul(sum, 31) + data[i] + data[i + 1] * 256) | 0;
  return sum;
}"""


@pytest.fixture(scope="module")
def explorer(chromium, lab_server):
    """The page's part that is the widget; one notebook for all tests of this file."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    write_notebook(lab_server.folder / "lifetime.ipynb", SETUP, "LifetimeExplorer(accounts)")
    open_notebook(page, lab_server, "lifetime.ipynb")
    run_all(page)
    root = page.locator(".kam-live")
    root.locator("canvas").wait_for()
    root.scroll_into_view_if_needed()
    settle(root)
    yield root
    context.close()


def settle(root):
    root.page.wait_for_function("document.querySelector('.kam-reading').ariaBusy === 'false'")
    root.page.wait_for_timeout(150)


def shown(root):
    """Pixels, sentence and table as they are now."""
    return (
        root.locator("canvas").evaluate(SUM),
        root.locator(".kam-reading").inner_text(),
        root.locator("tbody td").all_inner_texts(),
    )


def change(root, act):
    """What is shown before and after ``act``, all of which must differ."""
    before = shown(root)
    act()
    root.page.wait_for_function(
        "text => document.querySelector('.kam-reading').textContent !== text", arg=before[1], timeout=10_000
    )
    settle(root)
    after = shown(root)
    assert all(now != then for now, then in zip(after, before, strict=True))
    return before, after


def exact(root, name):
    return float(root.get_by_role("spinbutton", name=f"{name}: exact value").input_value())


def test_another_account_brings_its_own_figures_and_reset_the_first_one_back(explorer):
    facts = datasets.lifetime_facts()
    other = facts["retention"].idxmax()
    account = explorer.get_by_label("Account", exact=True)
    start, after = change(explorer, lambda: account.select_option(other))
    assert other in after[1]
    assert exact(explorer, "Margin a year") == pytest.approx(facts.loc[other, "profit"] / 1000, rel=1e-3)
    assert exact(explorer, "Retention") == pytest.approx(100 * facts.loc[other, "retention"])

    explorer.get_by_role("slider", name="Retention", exact=True).focus()
    change(explorer, lambda: [explorer.page.keyboard.press("ArrowLeft") for _press in range(8)])
    assert exact(explorer, "Retention") == pytest.approx(100 * facts.loc[other, "retention"] - 8)
    assert account.input_value() == other

    change(explorer, lambda: explorer.get_by_role("button", name="Reset").press("Enter"))
    assert shown(explorer) == start


def test_moves_made_before_the_kernel_answered_count_in_their_order(explorer):
    """Another account and at once one of its figures: the figure stays as moved, the others are its own."""
    facts = datasets.lifetime_facts()
    other = facts["retention"].idxmin()

    def act():
        explorer.evaluate(
            """(root, other) => {
                const [account] = root.querySelectorAll("select");
                const margin = root.querySelector(".kam-number[aria-label^=Margin]");
                for (const [node, value, event] of [[margin, 77, "input"], [account, other, "change"],
                                                    [margin, 123, "input"]]) {
                    node.value = value;
                    node.dispatchEvent(new Event(event));
                }
            }""",
            other,
        )

    change(explorer, act)
    assert exact(explorer, "Margin a year") == 123
    assert exact(explorer, "Retention") == pytest.approx(100 * facts.loc[other, "retention"])
    assert other in explorer.locator(".kam-reading").inner_text()


def test_axe_finds_nothing_serious_wide_or_narrow(explorer):
    page = explorer.page
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(700)
        settle(explorer)
        found = Axe().run(page, context=".kam-live").response["violations"]
        assert [v["id"] for v in found if v["impact"] in ("serious", "critical")] == []
        root = explorer.bounding_box()
        for part in explorer.locator("input, select, button, canvas, legend, label, .kam-exact").all():
            box = part.bounding_box()
            assert box["x"] >= root["x"] - 1
            assert box["x"] + box["width"] <= root["x"] + root["width"] + 1


@pytest.fixture
def opened(explorer):
    """The widget at its first settings in a window of 1280 by 720."""
    explorer.get_by_role("button", name="Reset").press("Enter")
    explorer.page.set_viewport_size({"width": 1280, "height": 720})
    explorer.page.wait_for_function("document.querySelector('.kam-live canvas').width > 700")
    settle(explorer)
    return explorer


def overlap(one, other):
    """Whether two boxes of the page lie on each other."""
    return all(
        one[at] < other[at] + other[size] and other[at] < one[at] + one[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


@pytest.mark.parametrize("width", [1280, 700, 390])
def test_a_worth_without_end_is_refused_beside_the_controls_it_points_to(opened, width):
    opened.page.set_viewport_size({"width": width, "height": 900})
    opened.page.wait_for_timeout(700)
    before = opened.locator(".kam-reading").inner_text()
    opened.get_by_role("spinbutton", name="Retention: exact value").fill("97")
    opened.get_by_role("spinbutton", name="Growth a year: exact value").fill("14")
    refusal = opened.get_by_role("alert").filter(
        has_text="With growth of 14\u00a0% and retention of 97\u00a0%"
    )
    refusal.wait_for()
    assert "untick “Without end”. The picture still shows the last setting allowed." in refusal.inner_text()
    box = refusal.bounding_box()
    for name in ("Growth a year", "Without end"):
        assert not overlap(box, opened.get_by_label(name, exact=True).bounding_box()), name
    frame = opened.bounding_box()
    assert frame["x"] - 1 <= box["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
    opened.get_by_label("Without end", exact=True).uncheck()
    refusal.wait_for(state="hidden")
    assert opened.locator(".kam-reading").inner_text() != before


def test_a_figure_far_beyond_the_handle_may_be_typed(opened):
    change(opened, lambda: opened.get_by_role("spinbutton", name="Margin a year: exact value").fill("50000"))
    assert "CNY\u00a050.00\u00a0m a year" in opened.locator(".kam-reading").inner_text()
    opened.get_by_role("spinbutton", name="Margin a year: exact value").fill("50001")
    opened.get_by_role("alert").filter(has_text="Margin a year goes from −5,000").wait_for()


def test_a_year_and_a_half_is_refused_at_its_control_and_left_again(opened):
    years = opened.get_by_role("spinbutton", name="Or years: exact value")
    years.fill("4.5")
    words = opened.get_by_role("alert").filter(has_text="Or years takes whole numbers.")
    words.wait_for()
    years.blur()
    words.wait_for(state="hidden")
    assert exact(opened, "Or years") == 10


def test_controls_leave_the_screen_to_the_picture(opened):
    assert opened.locator(".kam-controls").bounding_box()["height"] < 180


def test_a_table_that_goes_on_beyond_the_edge_shows_it(opened):
    opened.page.set_viewport_size({"width": 560, "height": 900})
    opened.page.wait_for_timeout(900)
    scroll = opened.locator(".kam-scroll")
    assert scroll.evaluate("node => node.scrollWidth > node.clientWidth")
    assert scroll.get_attribute("tabindex") == "0"
    assert "gradient" in scroll.evaluate("node => getComputedStyle(node).backgroundImage")
    scroll.scroll_into_view_if_needed()
    image = Image.open(io.BytesIO(scroll.screenshot())).convert("L")
    edge = image.crop((image.width - 4, 0, image.width - 1, 40))
    assert edge.getextrema()[0] < 240
