"""The six stages of a relationship (Millman & Wilson 1995) and the diagnostic that finds them."""

import dataclasses

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

QUESTIONS = pd.DataFrame(
    [
        ("I1", "involvement", "We plan together.", "Invite it to a planning day."),
        ("I2", "involvement", "Several functions meet.", "Bring two engineers together."),
        ("N1", "nature", "It shares its forecasts.", "Offer a firm promise for a forecast."),
        ("N2", "nature", "It judges us by the year.", "Show a year's total cost."),
        ("U1", "uncoupling", "It tests others' goods.", "Ask what it misses."),
        ("U2", "uncoupling", "Our contacts avoid us.", "Send somebody senior."),
        ("C1", "closeness", "It would take long to change.", "Offer a joint stock."),
    ],
    columns=["item_id", "axis", "question", "action"],
)
ITEMS = ["I1", "I2", "N1", "N2", "U1", "U2"]


def answers(**accounts):
    return pd.DataFrame.from_dict(accounts, orient="index", columns=ITEMS)


def test_the_stages_are_the_six_of_millman_and_wilson_in_order():
    """The course outline has five; uncoupling is the sixth, and the lesson on decline is about it."""
    assert lt.STAGE_NAMES == ("pre", "early", "mid", "partnership", "strategic", "uncoupling")
    table = lt.stage_table()
    assert table.index.to_list() == list(lt.STAGE_NAMES)
    assert table["phase"].to_list() == [
        "before the first order",
        "exploration",
        "formation",
        "stability",
        "stability",
        "decline",
    ]
    assert table["chinese"].is_unique
    assert table["moves_on"].is_unique
    assert all(len(text) > 1 for column in table for text in table[column])
    with pytest.raises(dataclasses.FrozenInstanceError):
        lt.STAGES[0].name = "first"


@pytest.mark.parametrize(
    ("involvement", "nature", "stage"),
    [
        (1, 1, "pre"),
        (1, 2.5, "pre"),
        (1.5, 2.5, "early"),
        (2.5, 2.5, "early"),
        (3, 3, "mid"),
        (3.5, 3, "mid"),
        (3.5, 3.5, "partnership"),
        (4, 4, "partnership"),
        (4.5, 4.5, "strategic"),
        (5, 5, "strategic"),
        (2, 1.6, "early"),  # a mean at a cut belongs to the higher stage
        (4.4, 4.0, "strategic"),
    ],
)
def test_the_mean_of_both_axes_names_the_stage(involvement, nature, stage):
    placed = lt.place_stages(answers(Alder=[involvement] * 2 + [nature] * 2 + [1, 1]), QUESTIONS)
    assert placed.loc["Alder", "stage"] == stage
    assert placed.loc["Alder", "involvement"] == involvement
    assert placed.loc["Alder", "nature"] == nature


def test_uncoupling_comes_first_however_close_the_two_work():
    placed = lt.place_stages(
        answers(Alder=[5, 5, 5, 5, 3, 4], Birch=[5, 5, 5, 5, 3, 3], Cedar=[1, 1, 1, 1, 5, 5]), QUESTIONS
    )
    assert placed["stage"].to_list() == ["uncoupling", "strategic", "uncoupling"]
    assert placed.loc["Alder", "weakest"] == "Our contacts avoid us."  # the clearest sign of parting
    assert placed.loc["Alder", "next_step"] == "Send somebody senior."


def test_the_next_step_answers_the_lowest_answer_on_the_weaker_axis():
    placed = lt.place_stages(
        answers(Alder=[4, 3, 1, 5, 1, 1], Birch=[5, 2, 4, 4, 1, 1], Cedar=[3, 3, 3, 3, 1, 1]), QUESTIONS
    )
    assert placed["weakest"].to_list() == [
        "It shares its forecasts.",
        "Several functions meet.",
        "We plan together.",
    ]
    assert placed["next_step"].to_list()[:2] == [
        "Offer a firm promise for a forecast.",
        "Bring two engineers together.",
    ]


def test_an_account_off_the_diagonal_is_pointed_out():
    placed = lt.place_stages(answers(Alder=[5, 5, 3, 4, 1, 1], Birch=[2, 2, 3, 3.5, 1, 1]), QUESTIONS)
    assert placed["off_diagonal"].to_list() == [True, False]  # 1.5 and 1.25 apart
    assert placed["off_diagonal"].dtype == bool


scale = st.integers(1, 5)


@given(st.lists(st.lists(scale, min_size=6, max_size=6), min_size=1, max_size=8), st.integers(0, 3))
def test_accounts_are_placed_one_by_one_and_better_answers_never_lower_a_stage(rows, better):
    table = pd.DataFrame(rows, columns=ITEMS, index=[f"account {n}" for n in range(len(rows))])
    placed = lt.place_stages(table, QUESTIONS)
    assert placed.index.equals(table.index)
    for account in table.index:
        alone = lt.place_stages(table.loc[[account]], QUESTIONS).loc[account]
        assert alone.to_dict() == placed.loc[account].to_dict()
    raised = table.copy()
    raised[ITEMS[better]] = 5
    again = lt.place_stages(raised, QUESTIONS)
    assert (again["stage"] >= placed["stage"]).all()
    turned = lt.place_stages(table[ITEMS[::-1]].iloc[::-1], QUESTIONS.iloc[::-1])
    assert turned["stage"].to_dict() == placed["stage"].to_dict()


def test_one_account_reads_as_a_sentence():
    placement = lt.place_stage(dict(zip(ITEMS, [4, 3, 5, 4, 1, 2], strict=True)), QUESTIONS)
    assert placement.stage == "partnership"
    assert repr(placement) == (
        "Stage: Partnership. Weakest point: “Several functions meet.” "
        "Next step: Bring two engineers together."
    )
    assert placement.next_step == "Bring two engineers together."
    apart = repr(lt.place_stage(dict(zip(ITEMS, [5, 5, 2, 3, 1, 1], strict=True)), QUESTIONS))
    assert "Involvement (5.0)" in apart
    assert "(2.5)" in apart
    parting = repr(lt.place_stage(pd.Series([5, 5, 2, 3, 4, 5], ITEMS), QUESTIONS))
    assert parting.startswith("Stage: Uncoupling. The clearest sign: “Our contacts avoid us.”")


def test_one_and_many_agree():
    table = answers(Alder=[4, 3, 5, 4, 1, 2])
    one, many = lt.place_stage(table.loc["Alder"], QUESTIONS), lt.place_stages(table, QUESTIONS).loc["Alder"]
    assert dataclasses.asdict(one) == many.to_dict()


def test_a_name_cannot_act_in_a_refusal():
    table = answers(**{"{0} <b>%s": [9, 1, 1, 1, 1, 1]})
    refused(lambda: lt.place_stages(table, QUESTIONS), "{0} <b>%s", "I1", "9")


def test_answers_that_cannot_be_read_are_refused():
    good = answers(Alder=[4, 3, 5, 4, 1, 2], Birch=[4, 3, 5, 4, 1, 2])
    refused(lambda: lt.place_stages(good.replace(1, 0), QUESTIONS), "from 1 to 5", "Alder", "U1")
    refused(lambda: lt.place_stages(good.replace(1, np.nan), QUESTIONS), "U1", "missing", "Alder")
    refused(lambda: lt.place_stages(good.astype(object).replace(5, "five"), QUESTIONS), "N1", "five")
    refused(lambda: lt.place_stages(good.drop(columns="N2"), QUESTIONS), "answers", "N2")
    refused(lambda: lt.place_stages(good.set_axis(["Alder", "Alder"]), QUESTIONS), "more than once")
    refused(lambda: lt.place_stages(good.iloc[:0], QUESTIONS), "no rows")
    refused(lambda: lt.place_stages([4, 3], QUESTIONS), "table", "list")
    refused(lambda: lt.place_stage([4, 3], QUESTIONS), "Series or a dict", "list")
    refused(lambda: lt.place_stage({"I1": 4}, QUESTIONS), "answers", "I2")


def test_questions_that_cannot_be_used_are_refused():
    good = answers(Alder=[4, 3, 5, 4, 1, 2])
    refused(lambda: lt.place_stages(good, QUESTIONS[QUESTIONS["axis"] != "nature"]), "no question", "nature")
    refused(lambda: lt.place_stages(good, QUESTIONS.drop(columns="action")), "action")
    refused(lambda: lt.place_stages(good, pd.concat([QUESTIONS, QUESTIONS[:1]])), "I1", "more than once")
