"""What the words of the lifetime questions claim about the data, and sums to follow by hand."""

import pytest
from question_matrix import opens_with_a_sum

from kam_helpers.questions import Number, Text
from kam_helpers.questions import lifetime as q
from kam_helpers.questions.lifetime import crm, facts, steps

NUMBERS = [
    pytest.param(question, id=question.name)
    for question in (*q.QUESTIONS, *q.SHEET.questions)
    if isinstance(question.kind, Number)
]


@pytest.mark.parametrize("question", NUMBERS)
def test_the_solution_of_a_number_begins_with_arithmetic_for_a_calculator(question):
    assert opens_with_a_sum(question)


def test_retention_rises_over_all_start_years_but_not_in_each():
    together = facts.renewed_together()
    assert (together.diff(axis=1).iloc[:, 1:] > 0).all(axis=None)
    assert together.loc["basic"].round(2).iloc[[0, -1]].tolist() == [0.67, 0.85]
    assert facts.renewed().diff().min() < 0


def test_the_four_steps_have_four_accounts_that_fit():
    cases = steps._cases()
    assert len(set(cases.values())) == 4
    assert {cases["identify"], cases["develop"]} <= set(steps._targets().index)
    assert {cases["retain"], cases["enhance"]} <= set(facts.accounts().index)
    assert steps._changes()[cases["retain"]] < -0.1
    assert list(steps.four_steps.kind.labels()) != list(steps.STEPS)


def test_the_account_of_the_supply_chain_has_lost_revenue():
    before, now = crm._revenues()
    assert now < before


def test_the_formula_stands_above_the_table_of_multiples():
    parts = list(q.SHEET.parts)
    at = next(i for i, part in enumerate(parts) if getattr(part, "name", "") == "multiples")
    assert isinstance(parts[at - 1], Text)
    assert "retention ÷ (1 + rate − retention × (1 + growth))" in parts[at - 1].text


def test_the_sheet_counts_its_questions_in_the_order_of_their_numbers():
    assert [question.number for question in q.SHEET.questions] == [f"1.{n}" for n in range(1, 31)]
