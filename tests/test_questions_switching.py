"""What the words of the questions on barriers and alliances claim, and sums to follow by hand."""

import pytest
from question_matrix import opens_with_a_sum

from kam_helpers import switching as models
from kam_helpers.questions import Judgement, Number
from kam_helpers.questions import switching as q
from kam_helpers.questions.switching import alliance, build, facts, in_lesson, in_lesson_ally, limits, machine

EVERY = (*q.QUESTIONS, *q.SHEET.questions)


@pytest.mark.parametrize(
    "question",
    [pytest.param(one, id=one.name) for one in EVERY if isinstance(one.kind, Number)],
)
def test_the_solution_of_a_number_begins_with_arithmetic_for_a_calculator(question):
    assert opens_with_a_sum(question)


def test_the_sheet_counts_its_questions_and_the_last_is_a_judgement():
    assert [question.number for question in q.SHEET.questions] == [f"10.{n}" for n in range(1, 18)]
    judgements = [question for question in q.SHEET.questions if isinstance(question.kind, Judgement)]
    assert judgements == [q.next_barrier]


def test_the_largest_discount_does_not_take_the_account_with_the_dear_machine():
    discounts = facts.discounts()[facts.OFFERS]
    assert facts.against_offers()["stays"][discounts.idxmax()]
    assert 0 < len(q.can_leave.truth) < len(facts.OFFERS)
    assert facts.against_offers()["stays"][facts.OFFERS[0]], "the hint shows one that stays"


def test_one_way_alone_makes_the_held_account_better_off():
    table = facts.ways(facts.HELD)
    moved = table["attraction_share_after"] - table["attraction_share_before"]
    assert table["attraction_share_before"].iloc[0] < 0
    assert (moved > 0).sum() == 1
    assert moved.idxmin() == table["net_after"].idxmax()
    assert table["gain"].idxmax() not in (moved.idxmin(), moved.idxmax())


def test_link_and_service_make_the_free_account_better_off_and_fit_the_budget():
    table = facts.ways(facts.FREE)
    assert (table["attraction_share_after"] > table["attraction_share_before"]).all()
    assert max(build._first_year(name) for name in ("process", "service")) <= build.BUDGET
    assert build._first_year("product and technology") > build.BUDGET
    assert facts.discounts()[facts.FREE] < build._threshold()


def test_the_converter_is_asked_at_the_share_that_the_model_takes():
    kept = models.CONVERTER.net - machine.DONE * machine._done_anyway()
    assert kept == pytest.approx(machine._row("at redesign")["net"])
    assert machine._row("in series")["stays"]
    assert not machine._row("at redesign")["stays"]


def test_the_bundle_is_asked_at_the_discount_that_the_model_takes():
    parts = facts.company_l().parts
    shares = parts["bundle_price"] / parts["price"]
    assert shares.to_list() == pytest.approx([1 - in_lesson.DISCOUNT] * len(parts))
    assert parts["price"].idxmax() == parts.index[1]
    assert facts.company_l().customer_gain > 0 < facts.company_l().contribution["difference"]


def test_the_same_terms_matter_only_from_a_strong_position():
    assert in_lesson._verdict(in_lesson.LARGE) == "fine"
    assert in_lesson._verdict(in_lesson.DOMINANT) == "ask a lawyer"


def test_notice_and_data_take_the_resentment_out_of_the_draft():
    assert models.lock_in_check(**limits.DRAFT).verdict == "resented"
    changed = limits.DRAFT | {"exit_rights": True, "data_return": True}
    assert models.lock_in_check(**changed).verdict == "fine"


def test_an_average_above_the_line_hides_the_weakest_condition():
    found = in_lesson_ally._ready()
    assert in_lesson_ally._answers().mean() > in_lesson_ally.LEAST > found.level
    assert (found.verdict, found.weakest) == ("first mend", "governance and trust")
    assert (found.scores["score"] >= in_lesson_ally.LEAST).sum() == 3


def test_two_forms_besides_the_agreement_ask_no_more_trust_than_there_is():
    assert len(alliance._fit()) == 3
    assert alliance._value().expected > 0
    assert alliance._value().break_even_chance > alliance.FAILS


def test_velcro_loses_where_the_zipper_gains():
    change = facts.styles(facts.FREE)["against_clip"]
    assert change["velcro"] < 0 < change["zipper"]
