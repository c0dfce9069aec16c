"""The tiering explorer by setting values, on the course's company and on ledgers."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from widget_checks import HalfAsLongAgain, speaking

from kam_helpers import datasets, tiering
from kam_helpers.errors import CourseError
from kam_helpers.tiering import facts_of
from kam_helpers.widgets import TieringExplorer, tier_table
from kam_helpers.widgets.painter import Painter
from kam_helpers.widgets.tiering import TieringScene, default_settings


@pytest.fixture(scope="module")
def accounts():
    return datasets.account_facts()


@pytest.fixture(scope="module")
def explorer_once(accounts):
    return TieringExplorer(accounts)


@pytest.fixture
def explorer(explorer_once):
    explorer_once.reset()
    return explorer_once


def test_result_is_what_the_models_say(accounts, explorer):
    explorer.set(a_cut=70, b_cut=90, high_current=30)
    result = explorer.result
    revenue = accounts["revenue"]
    curve = tiering.pareto_curve(revenue)
    assert list(result.index) == list(curve.index)
    assert result["cumulative_share"].to_numpy() == pytest.approx(curve["cumulative_share"].to_numpy())
    tiers = tiering.abc_classes(revenue, 0.7, 0.9)
    assert (result["tier"].astype(str) == tiers.reindex(result.index).astype(str)).all()
    matrix = tiering.value_matrix(
        revenue,
        result["potential"].reindex(revenue.index),
        revenue.quantile(0.7),
        result["potential"].median(),
    )
    assert (result["cell"].astype(str) == matrix["cell"].reindex(result.index).astype(str)).all()


def test_result_is_the_pure_function_of_source_and_settings(accounts, explorer):
    explorer.set(rank_by="profit", weight_market_growth=9)
    pd.testing.assert_frame_equal(
        explorer.result, tier_table(accounts, rank_by="profit", weight_market_growth=9)
    )


def test_ranked_by_profit_the_peak_is_that_of_the_whale_curve(accounts, explorer):
    explorer.set(rank_by="profit")
    whale = tiering.whale_curve(accounts["profit"])
    assert explorer.result["cumulative_share"].max() == pytest.approx(whale.peak_share)
    assert f"{len(whale.loss_makers)} accounts lose money" in explorer.reading


def test_the_sentence_counts_what_the_table_shows(accounts, explorer):
    result = explorer.result
    chosen = result[result["tier"] == "A"]
    assert explorer.reading.startswith(f"{len(chosen)} of {len(result)} accounts")
    losing = int((chosen["profit"] < 0).sum())
    assert f"{losing} of them lose money" in explorer.reading
    small = result[result["cell"] == "potential"]
    assert f"most promising small account is {small['potential'].idxmax()}." in explorer.reading


def test_the_order_of_the_rows_does_not_matter(accounts):
    shuffled = accounts.sample(frac=1, random_state=0)
    assert TieringExplorer(accounts).reading == TieringExplorer(shuffled).reading
    pd.testing.assert_frame_equal(tier_table(accounts), tier_table(shuffled))


def test_copied_code_brings_the_state_back(accounts, explorer):
    explorer.set(rank_by="profit", a_cut=61.5, high_potential=20, weight_open_wallet=0)
    again = eval(explorer.code(), {"TieringExplorer": TieringExplorer, "source": accounts})
    assert again.values == explorer.values
    pd.testing.assert_frame_equal(again.result, explorer.result)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"b_cut": 70}, r"B cut \(70\u00a0%\) must not lie below the A cut \(80\u00a0%\)"),
        ({"a_cut": 5}, "A cut goes from 10"),
        ({"rank_by": "margin"}, "Rank by is one of 'revenue', 'profit'"),
        (
            {"weight_open_wallet": 0, "weight_market_growth": 0, "weight_technology_fit": 0},
            "needs a weight above 0",
        ),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(explorer, settings, words):
    before = explorer.values
    with pytest.raises(CourseError, match=words):
        explorer.set(**settings)
    assert explorer.values == before


@pytest.fixture(scope="module")
def lines():
    return datasets.ledger_lines()


def test_a_ledger_has_no_profit_and_says_why(lines):
    explorer = TieringExplorer(lines)
    assert "profit" not in explorer.result
    assert "lose money" not in explorer.reading
    with pytest.raises(CourseError, match="does not know what it costs to serve"):
        explorer.set(rank_by="profit")
    choice = explorer.setup["controls"][0]
    assert [option["missing"] for option in choice["options"]] == [False, True]
    assert "does not know" in choice["note"]


def test_a_ledger_is_ranked_by_what_it_sums_to(lines):
    totals = tiering.customer_totals(lines)
    result = tier_table(lines)
    assert list(result.index) == list(totals.index)
    assert result["revenue"].to_numpy() == pytest.approx(totals.to_numpy())


def test_who_buys_more_than_half_a_year_ago_has_grown(lines):
    def line(customer, day, amount):
        return {"customer": customer, "date": pd.Timestamp(day), "amount": amount, "product": "P"}

    table = pd.DataFrame(
        [
            line("Up", "2026-06-30", 30.0), line("Up", "2025-09-01", 10.0),
            line("Down", "2026-03-01", 10.0), line("Down", "2025-09-01", 30.0),
            line("Gone", "2025-09-01", 40.0),
        ]
    )  # fmt: skip
    growth = facts_of(table).factors["recent_growth"]
    assert growth.sort_values().index.to_list() == ["Gone", "Down", "Up"]


@pytest.mark.parametrize("count", [1, 2, 71, 4372])
def test_it_works_from_one_account_to_thousands(count):
    random = np.random.default_rng(0)
    table = pd.DataFrame(
        {
            "revenue": random.lognormal(10, 2, count),
            "profit": random.normal(100, 300, count) + 500,
            "technology_fit": 3,
        },
        index=[f"Account {i}" for i in range(count)],
    )
    explorer = TieringExplorer(table)
    explorer.set(a_cut=50)
    assert len(explorer.result) == count
    assert explorer.frame["png"]


def test_hostile_names_reach_the_sentence_as_they_are(accounts):
    name = "<script>$\\frac{1}{0}$</script>"
    table = accounts.rename(index={accounts.index[-1]: name})
    table.loc[name, ["wallet_cny", "share_of_wallet_percent", "market_growth_percent", "technology_fit"]] = (
        1e12,
        0,
        99,
        5,
    )
    explorer = TieringExplorer(table)
    assert explorer.reading.endswith(f"is {name}.")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (None, "needs a table of accounts or a ledger"),
        ("ledger.csv", "needs a table of accounts or a ledger; this is a str"),
        (pd.DataFrame({"sales": [1]}), "neither “revenue”.*Its columns are: sales"),
        (pd.DataFrame({"revenue": [1.0]}, index=["A"]), "Nothing in the table speaks of potential"),
        (
            pd.DataFrame({"revenue": [1.0, 2.0], "technology_fit": [1, 2]}, index=["A", "A"]),
            "A appears more than once",
        ),
        (pd.DataFrame({"revenue": [0.0], "technology_fit": [1]}, index=["A"]), "needs a total above zero"),
        (
            pd.DataFrame({"revenue": ["x"], "technology_fit": [1]}, index=["A"]),
            "“revenue” of A is not a number: x",
        ),
        (
            pd.DataFrame({"revenue": [None, 1.0], "technology_fit": [1, 2]}, index=["A", "B"]),
            "“revenue” of A is missing",
        ),
        (pd.DataFrame({"revenue": [], "technology_fit": []}), "empty"),
        (pd.DataFrame({"customer": ["A"], "amount": [1.0]}), "date"),
    ],
)
def test_what_it_cannot_read_is_refused_in_words(source, words):
    with pytest.raises(CourseError, match=words):
        TieringExplorer(source)


@pytest.mark.parametrize("width", [250, 900])
def test_titles_half_as_long_again_stay_inside_the_picture(accounts, width):
    with speaking(HalfAsLongAgain):
        scene = TieringScene(facts_of(accounts))
        painter = Painter(scene, width, 1)
        painter.whole(scene.look(default_settings(scene.facts)))
    canvas = FigureCanvasAgg(painter.figure)
    for axes in painter.figure.axes:
        for label in (axes.xaxis.label, axes.title, axes._left_title):
            box = label.get_window_extent(canvas.get_renderer())
            assert box.x0 >= -1 and box.x1 <= painter.figure.bbox.x1 + 1, label.get_text()
