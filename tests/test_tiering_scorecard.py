"""The scorecard, the firmness of its ranking, and capacity."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import tiering as t

CRITERIA = pd.DataFrame(
    [
        ["Profit", "margin and cost", "profit", "high", 0, 100, 3],
        ["Cost to serve", "margin and cost", "served", "low", 0.0, 0.4, 1],
        ["Share of wallet", "loyalty", "wallet", "high", 0, 1, 4],
        ["Bargaining power", "management", "power", "low", 1, 5, 2],
    ],
    columns=["criterion", "method", "column", "better", "low", "high", "weight"],
)
RATINGS = pd.DataFrame(
    {
        "profit": [100.0, 50.0, -20.0, 400.0],
        "served": [0.1, 0.4, 0.0, 0.2],
        "wallet": [0.5, 1.0, 0.2, 0.4],
        "power": [5, 1, 3, 2],
    },
    index=["Alder", "Birch", "Cedar", "Dogwood"],
)


def test_a_practitioners_template_by_hand():
    """Weights as in a public template for growth accounts: revenue potential 15 %, cost to serve 35 %,
    stability of demand 20 %, new markets 30 %; ratings 1 to 5, of which cost to serve is the better the
    lower."""
    names = ["revenue potential", "cost to serve", "stability", "new markets"]
    criteria = pd.DataFrame(
        {
            "criterion": names,
            "method": names,
            "column": names,
            "better": ["high", "low", "high", "high"],
            "low": 1,
            "high": 5,
            "weight": [15, 35, 20, 30],
        }
    )
    ratings = pd.DataFrame([[5, 1, 5, 5], [1, 5, 1, 1], [3, 2, 4, 1]], columns=names, index=list("xyz"))
    scores = t.scorecard(ratings, criteria).scores
    assert scores.to_dict() == pytest.approx(
        {"x": 1.0, "y": 0.0, "z": 0.15 * 0.5 + 0.35 * 0.75 + 0.20 * 0.75}
    )


def test_scales_are_fixed_and_turned_round():
    card = t.scorecard(RATINGS, CRITERIA)
    assert card.scaled["Profit"].to_dict() == {"Alder": 1, "Birch": 0.5, "Cedar": 0, "Dogwood": 1}
    assert card.scaled["Bargaining power"].to_dict() == {
        "Alder": 0,
        "Birch": 1,
        "Cedar": 0.5,
        "Dogwood": 0.75,
    }
    assert card.parts.loc["Alder", "margin and cost"] == pytest.approx(0.75 * 1 + 0.25 * 0.75)


def test_scores_are_the_weighted_mean_of_parts_and_of_criteria():
    card = t.scorecard(RATINGS, CRITERIA)
    assert card.weights.to_dict() == pytest.approx(
        {"margin and cost": 0.4, "loyalty": 0.4, "management": 0.2}
    )
    assert card.criterion_weights.sum() == pytest.approx(1)
    for scores in (card.parts @ card.weights, card.scaled @ card.criterion_weights):
        assert scores[card.scores.index].to_list() == pytest.approx(card.scores.to_list())
    assert card.scores.is_monotonic_decreasing


def test_other_method_weights_are_normalised_and_shown():
    card = t.scorecard(RATINGS, CRITERIA, {"loyalty": 30, "management": 10, "margin and cost": 0})
    assert card.weights.to_dict() == {"margin and cost": 0, "loyalty": 0.75, "management": 0.25}


@given(st.permutations(range(4)), st.permutations(range(4)), st.floats(0.01, 100))
def test_order_of_accounts_and_criteria_and_scale_of_weights_do_not_matter(rows, criteria, scale):
    again = t.scorecard(
        RATINGS.iloc[rows], CRITERIA.iloc[criteria].assign(weight=lambda c: c["weight"] * scale)
    )
    assert again.scores.to_dict() == pytest.approx(t.scorecard(RATINGS, CRITERIA).scores.to_dict())


def test_another_account_changes_no_score():
    before = t.scorecard(RATINGS, CRITERIA).scores
    after = t.scorecard(pd.concat([RATINGS, RATINGS.iloc[[0]].rename({"Alder": "Elm"}) * 9]), CRITERIA).scores
    assert after[before.index].to_dict() == pytest.approx(before.to_dict())


@pytest.mark.parametrize(
    ("ratings", "criteria", "weights", "words"),
    [
        (RATINGS.drop(columns="power"), CRITERIA, None, ["no column “power”"]),
        (RATINGS.assign(power=[1, None, 2, 3]), CRITERIA, None, ["power", "Birch", "missing"]),
        (RATINGS, CRITERIA.assign(better="more"), None, ["better", "more"]),
        (RATINGS, CRITERIA.assign(high=0), None, ["Profit", "“low” below “high”"]),
        (RATINGS, CRITERIA.assign(weight=[1, 1, -1, 1]), None, ["weight", "negative"]),
        (RATINGS, CRITERIA.assign(weight=0), None, ["weight", "above zero"]),
        (RATINGS, CRITERIA.drop(columns="method"), None, ["no column “method”"]),
        (RATINGS, CRITERIA, {"loyalty": 1}, ["weights", "margin and cost"]),
        (RATINGS, CRITERIA, {"loyalty": 1, "margin and cost": 1, "management": 1, "luck": 1}, ["luck"]),
        (pd.concat([RATINGS, RATINGS]), CRITERIA, None, ["Alder", "more than once"]),
    ],
)
def test_a_scorecard_that_makes_no_sense_is_refused_in_words(ratings, criteria, weights, words):
    refused(lambda: t.scorecard(ratings, criteria, weights), *words)


def test_weights_are_drawn_around_the_stated_ones():
    weights = {"a": 50, "b": 30, "c": 20, "d": 0}
    drawn = t.draw_weights(weights, draws=20_000, spread=0.2, seed=3)
    assert drawn.sum(axis=1) == pytest.approx(1)
    assert drawn.mean(axis=0) == pytest.approx([0.5, 0.3, 0.2, 0], abs=0.005)
    assert drawn.std(axis=0)[:2] == pytest.approx([0.2 * np.sqrt(w * (1 - w)) for w in (0.5, 0.3)], rel=0.05)
    assert (drawn >= 0).all()
    assert (t.draw_weights(weights, seed=3) == t.draw_weights(weights, seed=3)).all()
    assert (t.draw_weights(weights, seed=3) != t.draw_weights(weights, seed=4)).any()


PARTS = pd.DataFrame(
    {"x": [0.9, 0.8, 0.1, 0.4], "y": [0.9, 0.1, 0.8, 0.3]}, index=["Alder", "Birch", "Cedar", "Dogwood"]
)


def test_stability_adds_up_to_k_and_dominance_is_certain():
    share = t.rank_stability(PARTS, {"x": 1, "y": 1}, k=2, spread=0.3)
    assert share.sum() == pytest.approx(2)
    assert share["Alder"] == 1  # best in both
    assert share["Dogwood"] == 0  # always behind two others
    assert 0.3 < share["Birch"] < 0.7


def test_stability_against_the_beta_distribution_it_comes_from():
    """Birch beats Cedar when x outweighs y: 0.8x + 0.1y > 0.1x + 0.8y ⇔ x > ½; x is Beta(w·κ, (1 − w)·κ)."""
    w, spread = 0.6, 0.25
    share = t.rank_stability(PARTS, {"x": w, "y": 1 - w}, k=2, spread=spread, draws=20_000)["Birch"]
    kappa = spread**-2 - 1
    grid = (np.arange(200_000) + 0.5) / 200_000
    density = grid ** (w * kappa - 1) * (1 - grid) ** ((1 - w) * kappa - 1)
    assert share == pytest.approx(density[grid > 0.5].sum() / density.sum(), abs=0.015)


def test_a_small_spread_keeps_the_stated_ranking():
    for k, top in enumerate(("Alder", "Birch", "Dogwood"), start=1):
        share = t.rank_stability(PARTS, {"x": 2, "y": 1}, k, spread=0.001)
        assert set(share) == {0.0, 1.0}
        assert share[top] == 1
        assert share.sum() == k


def test_the_order_of_rows_and_weights_does_not_matter():
    share = t.rank_stability(PARTS, {"x": 1, "y": 1}, 2, spread=0.4)
    pd.testing.assert_series_equal(t.rank_stability(PARTS[::-1], {"y": 1, "x": 1}, 2, spread=0.4), share)


def test_draws_that_cannot_be_made_are_refused():
    refused(lambda: t.rank_stability(PARTS, {"x": 1, "y": 1}, k=9), "only 4 accounts")
    refused(lambda: t.rank_stability(PARTS, {"x": 1, "y": 1}, k=0), "k", "at least 1")
    refused(lambda: t.draw_weights({"x": 1}, spread=2), "spread")
    refused(lambda: t.draw_weights({"x": 1}, draws=0.5), "draws", "whole number")


MANAGERS = pd.DataFrame({"manager": ["Mo", "Nan"], "capacity_key_accounts": [1, 2]})


def test_capacity_in_words():
    tight = t.capacity(5, MANAGERS)
    assert (tight.available, tight.short) == (3, 2)
    assert "2 too many" in str(tight)
    assert t.capacity(3, MANAGERS).short == 0
    refused(lambda: t.capacity(-1, MANAGERS), "wanted")
    refused(lambda: t.capacity(1, MANAGERS[["manager"]]), "capacity_key_accounts")


SCORES = pd.Series({"Alder": 0.9, "Birch": 0.8, "Cedar": 0.7, "Dogwood": 0.6})


def test_accounts_are_taken_by_score_while_there_is_room():
    taken = t.choose_key_accounts(SCORES.sample(frac=1, random_state=1), 2, exclude=["Alder"])
    assert taken["chosen"].to_dict() == {"Alder": False, "Birch": True, "Cedar": True, "Dogwood": False}
    assert taken["reason"].to_list() == [
        "left out by decision",
        "chosen by score",
        "chosen by score",
        "no room left in the team",
    ]


def test_a_full_manager_cannot_take_more_even_if_the_team_could():
    manager_of = {"Alder": "Mo", "Birch": "Mo", "Cedar": "Nan", "Dogwood": "Nan"}
    room = MANAGERS.set_index("manager")["capacity_key_accounts"]
    taken = t.choose_key_accounts(SCORES, room, manager_of=manager_of)
    assert taken["chosen"].to_dict() == {"Alder": True, "Birch": False, "Cedar": True, "Dogwood": True}
    assert taken.loc["Birch", "reason"] == "no room left with Mo"
    refused(lambda: t.choose_key_accounts(SCORES, room), "manager_of")
    refused(lambda: t.choose_key_accounts(SCORES, room, manager_of={"Alder": "Mo"}), "manager_of", "Birch")
    refused(lambda: t.choose_key_accounts(SCORES, 2, exclude=["Elm"]), "Elm")


def test_no_more_are_chosen_than_are_wanted():
    scores = pd.Series({"Alder": 0.9, "Birch": 0.8, "Cedar": 0.7})
    chosen = t.choose_key_accounts(scores, 3, wanted=2)
    assert chosen["chosen"].to_dict() == {"Alder": True, "Birch": True, "Cedar": False}
    assert chosen.loc["Cedar", "reason"] == "enough are chosen"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1.5, -1, "two"])
def test_a_number_of_accounts_that_is_none_is_refused(number):
    refused(lambda: t.capacity(number, pd.DataFrame({"capacity_key_accounts": [2]})), "wanted")
