"""Pictures of lifetime profit and of relationships: their sentences, and that no name or language spoils
them."""

import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from plot_checks import (
    AWKWARD,
    PLAIN,
    gives_the_same_bytes,
    longer_language,
    stands_any_name,
    texts_on_texts,
    texts_outside,
)

from kam_helpers import lifetime as lt
from kam_helpers import plots
from kam_helpers.plots import lifetime

REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241]  # Fader & Hardie (2007)
RATES = {"discount_rate": 0.1, "timing": "if_retained"}
AXES = ("involvement", "nature", "uncoupling", "closeness", "balance")
QUESTIONS = pd.DataFrame(
    [[axis[:3], axis, f"Is it {axis}?", f"Raise {axis}."] for axis in AXES],
    columns=["item_id", "axis", "question", "action"],
)


def accounts(names):
    size = len(names)
    return pd.DataFrame(
        {"profit": np.geomspace(3e6, 1e5, size), "retention": np.linspace(0.6, 0.97, size)}, index=names
    )


def answers(names):
    size = len(names)
    given = [np.linspace(1, 5, size), np.linspace(1.5, 4.5, size)[::-1], [1] * (size - 1) + [5]]
    given += [np.linspace(1, 5, size), ([1, 5, 4, 2] * size)[:size]]
    return pd.DataFrame(np.transpose(given), index=names, columns=QUESTIONS["item_id"])


def life(margin=300_000, retention=0.8, **options):
    given = {"timing": "year_end", "acquisition_cost_cny": 700_000, "discount_rate": 0.1} | options
    return lt.lifetime_profit(margin, retention=retention, **given)


def levers(names=PLAIN, **options):
    given = {"cost_per_new_account_cny": 3e5, "cost_per_point_cny": 2e5, "cost_per_percent_cny": 1e5}
    return lt.three_levers(accounts(names), **(RATES | given | options))


def results(names):
    """One result for each plot, for eight accounts of these names where accounts have names."""
    return {
        "car_streams": (lt.car_lifetime(lt.CarBuyer()),),
        "cash_flows": (life(),),
        "cohort_retention": (pd.Series(REGULAR), lt.fit_sbg(REGULAR)),
        "famous_number": (lt.famous_number_steps(),),
        "five_points": (lt.five_points(0.9, [0, 0.08, 0.1, 0.12, 0.15], timing="if_retained"),),
        "levers": (levers(names),),
        "life_cycle": (lt.life_cycle(), lt.life_cycle(extension_years=3)),
        "margin_against_lifetime": (lt.account_lifetimes(accounts(names), **RATES),),
        "relationship_map": (lt.relationship_types(answers(names), QUESTIONS),),
        "stage_map": (lt.place_stages(answers(names), QUESTIONS),),
        "timings": (lt.timing_table(150, 0.55, 0.1, acquisition_cost_cny=100),),
        "tornado": (lt.tornado(3e5, retention=0.8, acquisition_cost_cny=7e5, **RATES),),
    }


PLOTS = sorted(results(PLAIN))


def draw(name, names):
    return plots.picture(getattr(lifetime, name), *results(names)[name])


def words(picture):
    return " ".join(text.get_text() for text in picture.figure.findobj(Text)).replace("\u00a0", " ")


def test_every_plot_is_tried():
    assert set(PLOTS) == {name for name in lifetime.__all__ if not name.endswith("_reading")}


def test_pyplot_is_never_imported():
    code = (
        "import sys; from kam_helpers import plots, lifetime as lt;"
        "p = plots.picture(plots.lifetime.famous_number, lt.famous_number_steps());"
        "p._repr_html_(); assert 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", PLOTS)
def test_pictures_stand_any_name(name, caplog):
    stands_any_name(lambda: draw(name, AWKWARD), caplog)


@pytest.mark.parametrize("name", PLOTS)
def test_labels_half_as_long_again_still_fit(name):
    with longer_language():
        picture = draw(name, PLAIN)
    assert texts_outside(picture.figure) == []
    assert "ë" in picture.reading


@pytest.mark.parametrize("names", [PLAIN, AWKWARD], ids=["plain", "awkward"])
@pytest.mark.parametrize("name", PLOTS)
def test_no_text_lies_on_another(name, names):
    assert texts_on_texts(draw(name, names).figure) == []


@pytest.mark.parametrize("name", PLOTS)
def test_the_same_figure_gives_the_same_bytes(name):
    gives_the_same_bytes(lambda: draw(name, PLAIN))
