"""The loyalty matrix, its cuts, and indicators of words and deeds."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import by_account, refused

from kam_helpers import loyalty as ly

both = by_account(st.tuples(st.floats(1, 7), st.floats(0, 1)), min_size=1)


def split(table):
    return {a: v[0] for a, v in table.items()}, {a: v[1] for a, v in table.items()}


@pytest.mark.parametrize(
    ("attitude", "behaviour", "kind"),
    [
        (6, 0.9, "loyalist"),
        (2, 0.9, "hostage"),
        (6, 0.2, "mercenary"),
        (2, 0.2, "defector"),
        (4, 0.6, "loyalist"),  # a value at a cut counts as above it
        (3.99, 0.6, "hostage"),
        (4, 0.59, "mercenary"),
    ],
)
def test_each_corner_has_its_type(attitude, behaviour, kind):
    matrix = ly.loyalty_matrix({"Alder": attitude}, {"Alder": behaviour})
    assert matrix.loc["Alder"].to_dict() == {"attitude": attitude, "behaviour": behaviour, "type": kind}
    assert list(matrix["type"].cat.categories) == list(ly.TYPES)


@given(both)
def test_an_account_keeps_its_type_in_any_order_and_without_the_others(table):
    attitude, behaviour = split(table)
    matrix = ly.loyalty_matrix(attitude, behaviour)
    assert matrix["type"].notna().all()
    turned = ly.loyalty_matrix(dict(reversed(attitude.items())), behaviour)
    assert turned["type"].to_dict() == matrix["type"].to_dict()
    first = next(iter(table))
    alone = ly.loyalty_matrix({first: attitude[first]}, {first: behaviour[first]})
    assert alone.loc[first, "type"] == matrix.loc[first, "type"]


@given(both)
def test_higher_cuts_never_make_more_loyalists_and_the_base_moves_nobody(table):
    moved = ly.moved_by_cuts(*split(table), (3, 4, 5), (0.4, 0.6, 0.8))
    assert (moved[list(ly.TYPES)].sum(axis=1) == len(table)).all()
    assert moved.loc[(4, 0.6), "moved"] == 0
    counts = moved["loyalist"].unstack()
    assert (counts.diff().iloc[1:] <= 0).all(axis=None)
    assert (counts.diff(axis=1).iloc[:, 1:] <= 0).all(axis=None)


def test_accounts_that_move_are_counted():
    attitude, behaviour = {"Alder": 4.2, "Birch": 6, "Cedar": 3}, {"Alder": 0.65, "Birch": 0.9, "Cedar": 0.65}
    moved = ly.moved_by_cuts(attitude, behaviour, [4.0, 4.5], [0.6, 0.7])
    assert moved["moved"].to_dict() == {(4.0, 0.6): 0, (4.0, 0.7): 2, (4.5, 0.6): 1, (4.5, 0.7): 2}
    assert moved.loc[(4.5, 0.7), list(ly.TYPES)].to_list() == [1, 0, 0, 2]


def test_a_survey_from_one_to_five_has_its_own_scale():
    matrix = ly.loyalty_matrix({"Alder": 3.5}, {"Alder": 0.9}, attitude_cut=3, scale=(1, 5))
    assert matrix.loc["Alder", "type"] == "loyalist"
    refused(lambda: ly.loyalty_matrix({"Alder": 6}, {"Alder": 0.9}, 3, scale=(1, 5)), "Alder", "1 to 5")


@pytest.mark.parametrize(
    ("attitude", "behaviour", "words"),
    [
        ({"Alder": 8}, {"Alder": 0.5}, ["attitude", "1 to 7", "Alder"]),
        ({"Alder": 4}, {"Alder": 60}, ["behaviour", "0.6 for 60 %", "Alder"]),
        ({"Alder": 4}, {"Birch": 0.6}, ["behaviour", "Alder"]),
        ({"Alder": None}, {"Alder": 0.6}, ["attitude", "missing", "Alder"]),
    ],
)
def test_what_cannot_be_placed_is_refused(attitude, behaviour, words):
    refused(lambda: ly.loyalty_matrix(attitude, behaviour), *words)


def test_cuts_off_the_scale_are_refused():
    table = {"Alder": 4}, {"Alder": 0.6}
    refused(lambda: ly.loyalty_matrix(*table, attitude_cut=0), "attitude_cut", "1 to 7")
    refused(lambda: ly.loyalty_matrix(*table, behaviour_cut=60), "behaviour_cut", "fraction")
    refused(lambda: ly.moved_by_cuts(*table, [], [0.5]), "at least one limit")


FACTS = pd.DataFrame(
    {
        "prefers": [6, 2, 4],
        "recommends": [5, 1, 4],
        "resists": [6, 3, 4],
        "returns": [7, 6, 4],
        "repurchase_rate": [0.9, 0.95, 0.7],
        "share_of_wallet_percent": [70, 65, 50],
        "groups_bought": [4, 4, 3],
        "tender_percent": [10, 15, 30],
        "sales_growth_percent": [5, 4, 0],
    },
    index=["Alder", "Birch", "Cedar"],
)


def test_words_and_deeds_stand_side_by_side():
    table = ly.loyalty_indicators(FACTS)
    counts = table[["words_loyal", "words_not", "deeds_loyal", "deeds_not"]]
    assert counts.to_numpy().tolist() == [[4, 0, 5, 0], [1, 3, 5, 0], [0, 0, 0, 0]]
    assert table["disagree"].to_list() == [False, True, False]
    assert table.loc["Birch", "prefers"] == "not loyal"
    assert table.loc["Cedar", "tender_percent"] == "unclear"


@pytest.mark.parametrize("indicator", ly.INDICATORS, ids=lambda one: one.column)
def test_each_threshold_belongs_to_the_better_side(indicator):
    step = 0.01 if indicator.loyal_from > indicator.not_from else -0.01
    values = pd.Series(
        [indicator.loyal_from, indicator.loyal_from - step, indicator.not_from, indicator.not_from - step]
    )
    assert indicator.mark(values).tolist() == ["loyal", "unclear", "unclear", "not loyal"]


def test_fewer_indicators_where_the_table_has_fewer():
    chosen = [one for one in ly.INDICATORS if one.column in ("prefers", "tender_percent")]
    table = ly.loyalty_indicators(FACTS[["prefers", "tender_percent"]], chosen)
    assert table.loc["Birch", ["words_not", "deeds_loyal", "disagree"]].to_list() == [1, 1, True]
    assert ly.indicators_table(chosen).index.to_list() == ["prefers", "tender_percent"]
    refused(lambda: ly.loyalty_indicators(FACTS, []), "at least one indicator")
    refused(lambda: ly.loyalty_indicators(FACTS.drop(columns="resists")), "facts", "resists")
