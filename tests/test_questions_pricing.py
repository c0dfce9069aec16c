"""What the words of the questions on price claim, and sums to follow by hand."""

import pytest
from question_matrix import opens_with_a_sum
from test_questions_matrix import shown

from kam_helpers import pricing as models
from kam_helpers.formats import money
from kam_helpers.questions import Judgement, Number
from kam_helpers.questions import pricing as q
from kam_helpers.questions.pricing import (
    asked,
    days,
    errors,
    facts,
    in_lesson,
    leaks,
    volume,
    worth,
)

EVERY = (*q.QUESTIONS, *q.SHEET.questions)


@pytest.mark.parametrize(
    "question", [pytest.param(one, id=one.name) for one in EVERY if isinstance(one.kind, Number)]
)
def test_the_solution_of_a_number_begins_with_arithmetic_for_a_calculator(question):
    assert opens_with_a_sum(question)


def test_the_sheet_counts_its_questions_and_two_are_judgements():
    assert [question.number for question in q.SHEET.questions] == [f"7.{n}" for n in range(1, 22)]
    judgements = [question for question in q.SHEET.questions if isinstance(question.kind, Judgement)]
    assert judgements == [q.counter_offer, q.increase_letter]
    assert 80 <= q.SHEET.minutes <= 100


def test_the_lesson_has_three_quick_questions_and_six_cards():
    assert [question.number for question in q.QUESTIONS] == [
        *(f"W{n}" for n in (1, 2, 3)),
        *(f"L{n}" for n in range(1, 7)),
    ]


# Each question can be answered from what is shown, rounded as it is shown.


def test_the_printed_lines_of_the_table_are_those_that_are_asked_about():
    lines = shown(q)["lines"]
    assert {name: tuple(row) for name, row in zip(lines.index, lines.to_numpy(), strict=True)} == errors.LINES


def test_the_tables_as_shown_give_the_same_choice_and_order():
    six = shown(q)["six"].round(3)
    margin = six["price less avoidable cost"] - six["avoidable service"]
    gap = (
        six["lost if held"] - six["lost if given"] - (1 - six["lost if given"]) * six["asked in all"] / margin
    )
    assert list(six.index[gap > 0]) == list(q.for_whom.truth)
    assert gap.abs().min() > 0.005, "too close to call by hand"
    traded = shown(q)["traded"].round(-2)
    order = (traded["brings us"] / traded["costs them"]).sort_values(ascending=False)
    assert tuple(order.index) == q.ask_first.truth
    falls = shown(q)["seen"]["unit_cost_falls"].round(3) * (1 - worth.MARGIN)
    assert set(falls.index[falls >= worth.ASKED]) == set(q.learning_pays.truth)
    assert (falls - worth.ASKED).abs().min() > 0.003


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (q.pocket, lambda: (21_558 - 319 - 498 - 4_092) / 26_314),
        (q.volume_promised, lambda: 5_596_000 * (1.15 * (0.445 - 0.035) - 0.445)),
        (q.price_and_days, lambda: 8.09e6 * (0.015 + 30 / 365 * 0.06)),
        (q.three_years, lambda: 4.33e6 * (0.035 + 0.0688 + 0.1014)),
        (q.to_plan, lambda: 6.90e6 * (0.88 + 0.84 + 0.86) / (2.18 + 2.10 + 2.11)),
        (q.precedent, lambda: 0.045 * (408_000 + 0.1 * 0.4 * 2.04e6)),
        (q.give_or_hold, lambda: 0.96 * 0.055 / (0.415 - 0.7 * 0.237)),
        (q.favoured, lambda: 0.055 * 641_000 + (0.840 - 0.803) / 0.840 * 6.92e6),
        (q.floor, lambda: 0.445 - 0.7 * 1.34 / 5.60),
        (q.may_lose, lambda: 2.8 / (46.3 + 2.8)),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_a_calculator_and_the_rounded_figures_are_enough(question, answer):
    assert question.judge(answer()), question.judge(answer())


# Part 1 and 2


def test_half_of_what_leaks_goes_after_the_invoice_and_the_largest_has_not_the_best_price():
    assert leaks._after_invoice() > 0.5
    five = leaks._five()
    assert five["pocket_index"].idxmin() != five["list"].idxmax()
    assert facts.asked(five["pocket_index"].idxmin()) > 0, "it asks for more"
    assert five["list"].loc[five["pocket_index"].nsmallest(2).index].max() < five["list"].median()


def test_the_account_that_asks_for_the_price_alone_promises_no_volume():
    assert facts.asked(facts.PRICE_ONLY, "volume_offered") == 0


def test_at_full_cost_a_good_trade_looks_like_a_loss():
    assert volume._changes("gross_margin") < 0 < volume._changes()
    assert volume._changes(comes=0.0) < 0


def test_with_the_service_that_grows_the_promised_volume_just_pays_for_the_cut():
    one = facts.requests().loc[facts.GROWING]
    margin, grown = facts.rule()["margin"][facts.GROWING], 1 + one["volume_offered"]
    left = one["purchases"] * (grown * (margin - one["asked"]) - margin)
    assert 0 < left < volume._changes() / 10
    assert money(left) in q.volume_promised.words(q.volume_promised.reason)


def test_two_of_five_lines_are_wrong_and_the_others_right_to_the_last_digit():
    assert set(q.find_the_errors.truth) == {"line 2", "line 4"}
    for name in set(errors.LINES) - set(q.find_the_errors.truth):
        change, margin, printed = errors.LINES[name]
        assert models.break_even_volume_change(change, margin) == pytest.approx(printed, abs=0.0005)


def test_the_page_reverses_the_rule_of_low_margins():
    assert (
        in_lesson._bears(margin=in_lesson.LOW) > in_lesson._bears(margin=in_lesson.HIGH) > in_lesson.PRINTED
    )


# Part 3 to 5


def test_days_sooner_are_worth_less_than_what_is_asked_for_them():
    assert models.days_as_price(in_lesson.SOONER) < in_lesson.GIVEN_FOR_IT
    assert facts.asked(facts.FUNDED, "terms_days") >= in_lesson.SOONER


def test_with_thirty_more_days_a_small_firm_may_ask_why():
    assert days._all_days() > models.SME_RULE.days >= facts.asked(facts.WAITING, "terms_days")
    assert days._verdict(models.SME_RULE.days) == "free" != q.rule_of_sixty.truth


def test_only_young_products_learn_enough():
    stages = facts.stages()["stage"]
    assert set(stages[list(q.learning_pays.truth)]) == {"introduction", "growth"}
    assert set(stages[[name for name in worth.FIVE if name not in q.learning_pays.truth]]) == {
        "maturity",
        "decline",
    }


def test_the_survey_gave_the_same_part_as_we_did():
    usual = facts.survey()["given"] / facts.survey()["asked"]
    assert usual == pytest.approx(models.PART_GIVEN)
    assert facts.history().ratio == pytest.approx(usual, abs=0.01)
    assert asked._likely() < asked._open() / 2
