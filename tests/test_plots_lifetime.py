"""Pictures of lifetime profit and of relationships: their sentences, and that no name or language spoils
them."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from plot_checks import (
    PLAIN,
    texts_on_texts,
    texts_outside,
)

from kam_helpers import lifetime as lt
from kam_helpers import plots
from kam_helpers.errors import CourseError
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
    }


PLOTS = sorted(results(PLAIN))


def draw(name, names):
    return plots.picture(getattr(lifetime, name), *results(names)[name])


def words(picture):
    return " ".join(text.get_text() for text in picture.figure.findobj(Text)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (life(), "Winning the account cost CNY 700 k; that is earned back in year 4, and over its life"),
        (
            life(100_000),
            "The account never earns back the CNY 700 k that winning it cost: its lifetime profit",
        ),
        (
            life(acquisition_cost_cny=0),
            "Over its life the account is worth CNY 1.00 m in today's money (CLP).",
        ),
    ],
    ids=["earned back", "never", "won for nothing"],
)
def test_cash_flow_reading(given, sentence):
    assert lifetime.cash_flows_reading(given).replace("\u00a0", " ").startswith(sentence)


@pytest.mark.parametrize(
    "given",
    [
        life(acquisition_cost_cny=0),
        life(-50_000, acquisition_cost_cny=0),
        life(100_000),
        life(100_000, timing="now", periods=1),
        life(45_000, 0.98, acquisition_cost_cny=300_000, shown=8),
        life(300_000, timing="if_retained", periods=40, retention_cost_cny=90_000),
        life([9e5, -2e5, 0], [0.9, 0.8, 0.7], timing="now"),
    ],
    ids=["won for nothing", "loses money", "never", "one margin", "after the table", "forty years", "a list"],
)
def test_cash_flows_of_any_life_are_whole(given):
    figure = plots.picture(lifetime.cash_flows, given).figure
    assert texts_outside(figure) == texts_on_texts(figure) == []
    low, high = figure.axes[0].get_ylim()
    assert low < -given.acquisition_cost <= 0 < high
    assert low < given.clp < high


def test_cash_flows_say_what_comes_after_the_years_shown():
    endless, ended = life(retention=0.95), life(retention=0.95, periods=15)
    assert "come after year 15" in words(plots.picture(lifetime.cash_flows, endless))
    assert "come after year" not in words(plots.picture(lifetime.cash_flows, ended))


def test_break_even_is_marked_only_where_it_is_drawn():
    assert "earned back in year 4" in words(plots.picture(lifetime.cash_flows, life()))
    late = life(45_000, 0.98, acquisition_cost_cny=300_000, shown=8)
    assert late.break_even_year == 14
    assert "earned back" not in words(plots.picture(lifetime.cash_flows, late))


def test_timing_reading_says_the_factor_only_where_there_is_one():
    table = lt.timing_table(150, 0.55, 0.1, acquisition_cost_cny=100)
    assert "4.0 times as much" in lifetime.timings_reading(table)
    poor = lt.timing_table(150, 0.55, 0.1, acquisition_cost_cny=200)
    assert "times as much" not in lifetime.timings_reading(poor)


def test_five_points_reading():
    (table,) = results(PLAIN)["five_points"]
    reading = lifetime.five_points_reading(table).replace("\u00a0", " ")
    assert "by 32 % to 111 %; five per cent fewer customers leaving, by 2.6 % to 5.8 %" in reading
    one = lifetime.five_points_reading(table.loc[[0.1]]).replace("\u00a0", " ")
    assert "by 41 %; five per cent fewer customers leaving, by 3.1 %:" in one


def test_rank_reading_tells_the_best_of_the_year_from_the_best_of_a_life():
    facts = pd.DataFrame({"profit": [90, 60], "retention": [0.6, 0.9]}, index=["Alder", "Birch"])
    reading = lifetime.margin_against_lifetime_reading(lt.account_lifetimes(facts, **RATES))
    assert reading.replace("\u00a0", " ") == (
        "Alder earns most a year (CNY 90), but Birch is worth most over its life (CNY 270): its retention is "
        "90 %, not 60 %."
    )
    same = lifetime.margin_against_lifetime_reading(lt.account_lifetimes(facts.iloc[:1], **RATES))
    assert "is also worth most" in same


def test_rank_picture_shows_those_that_come_or_go():
    facts = accounts([f"Account {n}" for n in range(30)])
    table = lt.account_lifetimes(facts, **RATES)
    picture = plots.picture(lifetime.margin_against_lifetime, table, top=5)
    shown = {name for name in table.index if f"{name} " in words(picture) + " "}
    assert shown == set(table.index[(table["rank_margin"] <= 5) | (table["rank_clp"] <= 5)])
    assert texts_on_texts(picture.figure) == []


def test_lever_reading_names_what_is_left_after_cost():
    table = levers().table
    assert f"“{table['net'].iloc[:-1].idxmax()}”" in lifetime.levers_reading(levers())
    dear = levers(cost_per_new_account_cny=9e9, cost_per_point_cny=9e9, cost_per_percent_cny=9e9)
    assert lifetime.levers_reading(dear) == "None of the three levers brings in what it costs."


def test_a_lever_that_costs_nothing_or_destroys_value_is_drawn():
    losing = pd.DataFrame({"profit": [-3e5, 1e5], "retention": [0.9, 0.5]}, index=["Alder", "Birch"])
    free = {"cost_per_new_account_cny": 0, "cost_per_point_cny": 2e5, "cost_per_percent_cny": 0}
    picture = plots.picture(lifetime.levers, lt.three_levers(losing, **(RATES | free)))
    assert "−0.4 per yuan" in words(picture)
    assert texts_outside(picture.figure) == texts_on_texts(picture.figure) == []


def test_cohort_reading_says_whether_retention_rises():
    fit = lt.fit_sbg(REGULAR[:4])
    reading = lifetime.cohort_retention_reading(pd.Series(REGULAR), fit).replace("\u00a0", " ")
    assert reading.startswith("Retention rises with age, from 63 % in the first year to 92 % in year 7")
    assert "One rate for all years (71 %) hides this" in reading  # of the three renewals the fit knows
    flat = lifetime.cohort_retention_reading(pd.Series([100, 80, 60]), fit)
    assert flat.startswith("Retention does not rise with age here")


def test_what_the_cohort_model_did_not_know_is_drawn_hollow():
    shown = plots.picture(lifetime.cohort_retention, pd.Series(REGULAR), lt.fit_sbg(REGULAR[:4]))
    assert "seen later" in words(shown)
    assert "seen later" not in words(
        plots.picture(lifetime.cohort_retention, pd.Series(REGULAR), lt.fit_sbg(REGULAR))
    )


def test_maps_count_and_name():
    placed, kinds = (results(PLAIN)[name][0] for name in ("stage_map", "relationship_map"))
    reading = lifetime.stage_map_reading(placed)
    assert "Of 8 accounts" in reading
    assert "1 at uncoupling" in reading
    assert "Hazel" in words(plots.picture(lifetime.stage_map, placed))  # the one that is parting
    assert "Cedar" in words(plots.picture(lifetime.stage_map, placed, label=["Cedar"]))
    n = kinds["type"].value_counts()
    assert f"{n['win-win']} are win-win" in lifetime.relationship_map_reading(kinds)


@pytest.mark.parametrize("name", ["stage_map", "relationship_map"])
def test_who_is_asked_for_is_named_however_crowded_it_is(name):
    """One account in the crowd beside four in the corners, among points on the same few places."""
    names = [f"Account {n:02} of the Northern Valley" for n in range(40)]
    crowd = pd.DataFrame(
        np.random.default_rng(3).choice([2.5, 3, 3.5], (40, len(AXES))), names, QUESTIONS["item_id"]
    )
    crowd.iloc[:4] = [[5, 5, 1, 5, 5], [1, 1, 1, 1, 1], [5, 1, 1, 5, 1], [1, 5, 1, 1, 5]]  # in the corners
    place = lt.place_stages if name == "stage_map" else lt.relationship_types
    for other in names[4:9]:
        picture = plots.picture(getattr(lifetime, name), place(crowd, QUESTIONS), label=[*names[:4], other])
        assert all(asked[:10] in words(picture) for asked in [*names[:4], other])
        assert texts_on_texts(picture.figure) == texts_outside(picture.figure) == []


def test_the_cut_is_where_it_is_said_to_be():
    figure = plots.picture(lifetime.relationship_map, results(PLAIN)["relationship_map"][0])
    assert words(figure).count("cut: 3") == 2
    lines = [line.get_xydata() for line in figure.figure.axes[0].lines]
    assert [set(lines[0][:, 0]), set(lines[1][:, 1])] == [{lt.TYPE_CUT}, {lt.TYPE_CUT}]


def test_an_account_that_is_not_there_is_refused_in_words():
    for name in ("stage_map", "relationship_map"):
        with pytest.raises(CourseError, match=r"no account Nobody to label\. There are: Alder"):
            plots.picture(getattr(lifetime, name), results(PLAIN)[name][0], label=["Nobody"])


def test_accounts_on_the_same_place_are_all_seen():
    same = pd.DataFrame(3, index=[f"Account {n}" for n in range(6)], columns=QUESTIONS["item_id"])
    figure = plots.picture(lifetime.relationship_map, lt.relationship_types(same, QUESTIONS), label=0).figure
    dots = np.vstack([c.get_offsets() for c in figure.axes[0].collections if len(c.get_offsets())])
    assert len(np.unique(dots.round(4), axis=0)) == 6
    assert (dots >= lt.TYPE_CUT).all()  # on the side of the cut that their mean is on


def test_life_cycle_reading():
    usual, longer = lt.life_cycle(), lt.life_cycle(extension_years=3)
    assert "has come back after 5.75 years" in lifetime.life_cycle_reading(usual)
    assert "with “longer” it leaves" in lifetime.life_cycle_reading(usual, longer, names=["longer"])
    assert "with “variant 1” it leaves" in lifetime.life_cycle_reading(usual, longer)
    never = lt.life_cycle(first_input_cny=9e7)
    assert "never gives back" in lifetime.life_cycle_reading(never)
    assert "come back" not in words(plots.picture(lifetime.life_cycle, never))


def test_of_a_compared_life_cycle_only_what_differs_is_drawn():
    usual, longer = lt.life_cycle(), lt.life_cycle(extension_years=3)
    ax = plots.picture(lifetime.life_cycle, usual, longer, names=["longer"]).figure.axes[0]
    line = next(line for line in ax.lines if line.get_label() == "longer")
    years = np.asarray(line.get_xdata())[~np.isnan(np.asarray(line.get_ydata(), dtype=float))]
    assert 11.5 <= years.min() <= 12.5


def test_famous_number_reading():
    reading = lifetime.famous_number_reading(lt.famous_number_steps()).replace("\u00a0", " ")
    assert reading.startswith("Of the famous USD 517 k of lifetime revenue, USD 87 k is what can be expected")
