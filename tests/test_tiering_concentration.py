"""Concentration: published figures, properties, and refusals in words."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tiering_checks import amounts, by_account, profits, refused

from kam_helpers import tiering as t


def test_eighty_twenty_is_alpha_1_161_and_gini_0_756():
    """Identity of the Pareto distribution, computed."""
    assert t.pareto_alpha(0.2, 0.8) == pytest.approx(math.log(5) / math.log(4))
    assert round(t.pareto_alpha(0.2, 0.8), 3) == 1.161
    assert round(t.gini_of_pareto(t.pareto_alpha(0.2, 0.8)), 3) == 0.756


@pytest.mark.parametrize("alpha", [1.5, 2.0, 3.0])
def test_gini_and_top_share_agree_with_quantiles_of_a_pareto_distribution(alpha):
    n = 200_000
    quantiles = (1 - (np.arange(n) + 0.5) / n) ** (-1 / alpha)
    assert t.gini(quantiles) == pytest.approx(t.gini_of_pareto(alpha), abs=0.02)
    assert t.pareto_alpha(0.2, t.top_share(quantiles, 0.2)) == pytest.approx(alpha, rel=0.03)


def test_gini_by_its_definition_as_mean_difference():
    values = np.array([3.0, 1.0, 7.0, 2.0])
    differences = np.abs(values[:, None] - values).mean() / (2 * values.mean())
    assert t.gini(values) == pytest.approx(differences)
    assert t.gini(values, small_sample=True) == pytest.approx(differences * 4 / 3)


def test_gini_refuses_negative_values_and_names_the_whale_curve():
    refused(lambda: t.gini([5, -1, 3]), "1 account", "whale_curve")
    refused(lambda: t.gini([5, -1, -3]), "2 accounts", "whale_curve")


def test_hhi_of_equal_accounts_is_one_over_their_number():
    assert t.hhi([4.0] * 8) == pytest.approx(1 / 8)
    refused(lambda: t.hhi({"Alder": -2, "Birch": 5}), "negative", "Alder")


@given(by_account(amounts), st.randoms(use_true_random=False), st.floats(1e-3, 1e3))
def test_order_and_scale_do_not_matter(values, random, scale):
    names = list(values)
    random.shuffle(names)
    again = pd.Series({name: values[name] * scale for name in names})
    values = pd.Series(values)
    for measure in (t.gini, t.hhi, t.top_share):
        assert measure(again) == pytest.approx(measure(values))
    pd.testing.assert_frame_equal(
        t.pareto_curve(again).drop(columns="value"), t.pareto_curve(values).drop(columns="value")
    )
    pd.testing.assert_series_equal(t.abc_classes(again)[values.index], t.abc_classes(values))


@given(by_account(amounts))
def test_pareto_curve_rises_to_one(values):
    curve = t.pareto_curve(values)
    assert curve["share"].sum() == pytest.approx(1)
    assert curve["cumulative_share"].iloc[-1] == pytest.approx(1)
    assert (np.diff(curve["cumulative_share"]) >= 0).all()
    assert (np.diff(curve["share"]) <= 0).all()
    assert (curve["cumulative_share"] >= curve["account_share"] - 1e-9).all()


@given(by_account(amounts))
def test_measures_stay_in_their_range(values):
    assert 0 <= t.gini(values) < 1
    assert 1 / len(values) <= t.hhi(values) * (1 + 1e-9)
    assert t.hhi(values) <= 1 + 1e-9
    assert t.top_share(values, 1.0) == pytest.approx(1)


def test_equal_values_are_ordered_by_name():
    assert list(t.pareto_curve({"Cedar": 1, "Alder": 1, "Birch": 1}).index) == ["Alder", "Birch", "Cedar"]
    assert t.abc_classes({"Cedar": 1, "Alder": 1}, a=0.5, b=1).to_dict() == {"Cedar": "B", "Alder": "A"}


def test_top_share_counts_a_part_account_whole():
    assert t.top_share([50, 30, 20], top=0.2) == pytest.approx(0.5)
    assert t.top_share(np.ones(100), top=0.07) == pytest.approx(0.07)  # 0.07 · 100 is 7.000000000000001
    refused(lambda: t.top_share([1, 2], top=20), "top", "0.2 for 20 %")


def test_the_account_that_crosses_a_cut_belongs_to_the_better_class():
    values = {"Alder": 60, "Birch": 30, "Cedar": 6, "Dogwood": 4}
    assert t.abc_classes(values).to_dict() == {"Alder": "A", "Birch": "A", "Cedar": "B", "Dogwood": "C"}


def test_an_account_that_starts_at_the_cut_is_past_it():
    assert t.abc_classes([40, 40, 15, 5]).to_list() == ["A", "A", "B", "C"]
    assert t.abc_classes([0.1] * 8 + [0.2]).to_list() == ["A"] * 6 + ["B", "B", "A"]  # 0.1 is not exact


def test_accounts_of_zero_or_less_are_c_and_take_no_share():
    values = {"Alder": 80, "Birch": 20, "Cedar": 0, "Dogwood": -500}
    assert t.abc_classes(values, a=0.8, b=1).to_dict() == {
        "Alder": "A",
        "Birch": "B",
        "Cedar": "C",
        "Dogwood": "C",
    }


@given(by_account(profits), st.floats(0.05, 0.9))
def test_every_positive_account_has_a_class_and_the_largest_is_a(values, a):
    values = pd.Series(values)
    assume(values.max() > 0)
    classes = t.abc_classes(values, a=a, b=0.95)
    assert (classes[values <= 0] == "C").all()
    assert classes[values.idxmax()] == "A" or (values == values.max()).sum() > 1
    assert list(classes.index) == list(values.index)


def test_abc_cuts_in_the_wrong_order_are_refused():
    refused(lambda: t.abc_classes([3, 2, 1], a=0.9, b=0.5), "0.9", "0.5")
    refused(lambda: t.abc_classes([3, 2, 1], a=80), "fraction")


def test_impossible_pareto_figures_are_refused():
    refused(lambda: t.pareto_alpha(0.5, 0.4), "50%", "40%")
    refused(lambda: t.gini_of_pareto(1.0), "above 1")


@pytest.mark.parametrize(
    "measure", [t.gini, t.hhi, t.top_share, t.pareto_curve, t.abc_classes, t.whale_curve]
)
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([], "empty"),
        ([0, 0], "above zero"),
        ({"Alder": 1.0, "Birch": math.nan}, "missing or infinite"),
        ([1.0, math.inf], "missing or infinite"),
        ({"Alder": "12"}, "“12” is not one"),
        (pd.Series(["x", "y"]), "“x” is not one"),
        ("Alder", "one number per account"),
        (None, "one number per account"),
        (7, "one number per account"),
        (pd.DataFrame({"a": [1]}), "one number per account"),
    ],
)
def test_what_is_no_list_of_numbers_is_refused_in_words(measure, values, words):
    refused(lambda: measure(values), words)


def test_an_account_that_appears_twice_is_refused():
    twice = pd.Series([1, 2], index=["Alder", "Alder"])
    refused(lambda: t.pareto_curve(twice), "Alder", "more than once")
    refused(lambda: t.abc_classes(twice), "Alder", "more than once")


def test_decimals_and_nullable_numbers_are_numbers():
    assert t.hhi(pd.Series([1, 1], dtype="Int64")) == pytest.approx(0.5)
    assert t.hhi(pd.Series([1, 1.0], dtype=object)) == pytest.approx(0.5)
    refused(lambda: t.hhi(pd.Series([1, pd.NA], dtype="Int64")), "missing")
