"""Types of relationship: two axes, four types."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

QUESTIONS = pd.DataFrame(
    [
        ("C1", "closeness", "It would take long to change.", "Offer a joint stock."),
        ("C2", "closeness", "Our systems are connected.", "Connect orders."),
        ("B1", "balance", "Both gain from a saving.", "Share the next saving."),
        ("B2", "balance", "Terms are agreed, not dictated.", "Ask for give and take."),
    ],
    columns=["item_id", "axis", "question", "action"],
)
ITEMS = ["C1", "C2", "B1", "B2"]


def test_each_corner_has_its_type():
    answers = pd.DataFrame(
        [[5, 4, 5, 4], [5, 4, 1, 2], [1, 2, 1, 2], [1, 2, 4, 5]],
        index=["Alder", "Birch", "Cedar", "Dogwood"],
        columns=ITEMS,
    )
    types = lt.relationship_types(answers, QUESTIONS)
    assert types["type"].to_dict() == {
        "Alder": "win-win",
        "Birch": "master-servant",
        "Cedar": "adversarial",
        "Dogwood": "loose",
    }
    assert types.loc["Birch", ["closeness", "balance"]].to_list() == [4.5, 1.5]
    assert list(types["type"].cat.categories) == list(lt.TYPES)


@pytest.mark.parametrize(
    ("closeness", "balance", "kind"),
    [(3, 3, "win-win"), (3, 2.5, "master-servant"), (2.5, 3, "loose"), (2.5, 2.5, "adversarial")],
)
def test_a_mean_at_the_cut_counts_as_close_and_as_balanced(closeness, balance, kind):
    answers = pd.DataFrame([[closeness] * 2 + [balance] * 2], ["Alder"], ITEMS)
    assert lt.relationship_types(answers, QUESTIONS).loc["Alder", "type"] == kind


@given(st.lists(st.lists(st.integers(1, 5), min_size=4, max_size=4), min_size=1, max_size=8))
def test_every_account_gets_one_type_by_its_own_answers(rows):
    answers = pd.DataFrame(rows, columns=ITEMS)
    types = lt.relationship_types(answers, QUESTIONS)
    assert types["type"].notna().all()
    assert types[["closeness", "balance"]].stack().between(1, 5).all()
    turned = lt.relationship_types(answers[ITEMS[::-1]].iloc[::-1], QUESTIONS.iloc[::-1])
    assert turned["type"].to_dict() == types["type"].to_dict()


def test_the_table_names_four_types():
    table = lt.types_table()
    assert table.index.to_list() == ["adversarial", "win-win", "loose", "master-servant"] == list(lt.TYPES)
    assert table["chinese"].to_list() == ["对立型", "双赢型", "松散型", "主仆型"]
    assert not table.duplicated(["closeness", "balance"]).any()
    assert table["advice"].is_unique
    assert table["means"].is_unique


def test_what_cannot_be_read_is_refused():
    answers = pd.DataFrame([[5, 4, 5, 4]], ["Alder"], ITEMS)
    refused(lambda: lt.relationship_types(answers + 1, QUESTIONS), "from 1 to 5", "Alder", "C1")
    refused(lambda: lt.relationship_types(answers.drop(columns="B1"), QUESTIONS), "answers", "B1")
    refused(lambda: lt.relationship_types(answers, QUESTIONS[:2]), "no question", "balance")
    refused(lambda: lt.relationship_types(answers, "questions"), "questions", "table")
