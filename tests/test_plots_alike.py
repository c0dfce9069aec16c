"""What is asked of every picture of the course, whatever its subject."""

import functools
import subprocess
import sys

import pytest
import test_plots
import test_plots_lifetime
import test_plots_loyalty
import test_plots_negotiation
import test_plots_pricing
import test_plots_satisfaction
import test_plots_switching
from plot_checks import (
    AWKWARD,
    PLAIN,
    gives_the_same_bytes,
    gives_the_same_pixels,
    longer_language,
    stands_any_name,
    texts_on_texts,
    texts_outside,
)

from kam_helpers import plots

SUBJECTS = (
    test_plots,
    test_plots_lifetime,
    test_plots_satisfaction,
    test_plots_loyalty,
    test_plots_switching,
    test_plots_pricing,
    test_plots_negotiation,
)
EVERY = [(subject, name) for subject in SUBJECTS for name in subject.PLOTS]
PACKAGES = (
    plots.tiering,
    plots.lifetime,
    plots.satisfaction,
    plots.recovery,
    plots.loyalty,
    plots.switching,
    plots.pricing,
    plots.negotiation,
)
each_plot = pytest.mark.parametrize(("subject", "name"), EVERY, ids=[name for _subject, name in EVERY])


NAMES = {"plain": PLAIN, "awkward": AWKWARD, "in longer words": PLAIN}


@functools.cache
def results(subject, kind):
    """What the plots of a subject draw: computed once, drawn by many tests."""
    return subject.results(NAMES[kind])


def draw(subject, name, kind):
    plot = next(getattr(package, name) for package in PACKAGES if hasattr(package, name))
    return plots.picture(plot, *results(subject, kind)[name])


def test_every_plot_is_tried():
    offered = {name for package in PACKAGES for name in package.__all__ if not name.endswith("_reading")}
    assert {name for _subject, name in EVERY} == offered


def test_pyplot_is_never_imported():
    code = (
        "import sys; from kam_helpers import plots, tiering as t;"
        "p = plots.picture(plots.tiering.whale, t.whale_curve({'Alder': 9, 'Birch': -1}));"
        "p._repr_html_(); from kam_helpers.plots import lifetime, satisfaction, recovery, loyalty, "
        "switching;"
        "from kam_helpers.plots import negotiation, pricing;"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@functools.cache
def drawn(subject, name, kind):
    """A picture that several tests look at."""
    return draw(subject, name, kind)


@each_plot
def test_pictures_stand_any_name(subject, name, caplog):
    stands_any_name(lambda: drawn(subject, name, "awkward"), caplog)


@each_plot
def test_labels_half_as_long_again_still_fit(subject, name):
    with longer_language():
        picture = draw(subject, name, "in longer words")
    assert texts_outside(picture.figure) == []
    assert "ë" in picture.reading


@pytest.mark.parametrize("kind", ["plain", "awkward"])
@each_plot
def test_no_text_lies_on_another(subject, name, kind):
    assert texts_on_texts(drawn(subject, name, kind).figure) == []


@each_plot
def test_the_same_results_give_the_same_picture(subject, name):
    gives_the_same_pixels(drawn(subject, name, "plain"), draw(subject, name, "plain"))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_same_figure_gives_the_same_bytes(subject):
    gives_the_same_bytes(lambda: draw(subject, subject.PLOTS[0], "plain"))
