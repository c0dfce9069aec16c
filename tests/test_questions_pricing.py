"""What the words of the questions on price claim, and sums to follow by hand."""

import pytest
from question_matrix import opens_with_a_sum
from test_questions_matrix import shown

from kam_helpers import datasets
from kam_helpers import pricing as models
from kam_helpers.questions import Judgement, Number
from kam_helpers.questions import pricing as q
from kam_helpers.questions.pricing import (
    asked,
    counter,
    days,
    errors,
    facts,
    hold,
    in_lesson,
    in_lesson_answers,
    increase,
    leaks,
    letter,
    spilling,
    trade,
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
    six = hold._six()
    rounded = six[["asked", "avoidable_margin"]].round(3).join(six[["loss_if_held", "loss_if_conceded"]])
    needed = (1 - rounded["loss_if_conceded"]) * rounded["asked"] / rounded["avoidable_margin"]
    gap = rounded["loss_if_held"] - rounded["loss_if_conceded"] - needed
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


# Part 6


def test_a_yes_removes_less_than_it_must_where_the_card_says_hold():
    assert in_lesson_answers._removed() < in_lesson_answers._needed()


def test_the_customer_that_sees_a_bottleneck_is_no_risk_after_a_no():
    assert facts.asked(in_lesson.SEEN, "loss_if_held") == 0
    assert q.which_class.truth == "bottleneck"


def test_a_small_request_is_the_dearest_one_by_the_clause():
    names = [name for name in facts.requests().index if facts.spill(name).clauses]
    dearest = {
        name: float(facts.spill(name).clauses[0].a_year(facts.asked(name))) / spilling._own(name)
        for name in names
        if facts.asked(name)
    }
    assert max(dearest, key=dearest.get) == facts.SMALL
    assert facts.requests()["purchases"].rank()[facts.SMALL] <= 3
    assert len(facts.spill(facts.SMALL).clauses) == 1
    assert 0 < spilling._clause().room < facts.asked(facts.SMALL)


def test_what_others_hear_of_turns_the_answer_round():
    given = 1 - facts.asked(facts.HEARD, "loss_if_conceded")
    removes = spilling._points() * spilling._margin()
    assert given * spilling._own(facts.HEARD) < spilling._own(facts.HEARD) < removes
    assert removes < given * spilling._own(facts.HEARD) + spilling._heard()
    assert pytest.approx(models.HEARD_SHARE) == spilling.HEARD * spilling.GETS
    assert shown(q)["others"] == pytest.approx(spilling._others())
    assert float(facts.spill(facts.HEARD).a_year(facts.asked(facts.HEARD))) == pytest.approx(
        spilling._heard()
    )


def test_the_floor_is_that_of_the_desk_and_the_books_say_loss():
    floor = models.walk_away(*models.from_facts(facts.requests().loc[facts.GROWING]))
    assert floor.floor_cut == pytest.approx(hold._floor())
    assert floor.floor_purchases == pytest.approx(hold._growing("purchases") * (1 - hold._floor()))
    assert hold._growing("profit") < 0 < hold._floor() - hold._growing("asked")


# Negotiation


def test_the_package_is_better_for_both_and_the_others_are_not():
    base = in_lesson_answers._worth("price")
    better = {
        name: [new > old for new, old in zip(in_lesson_answers._worth(name), base, strict=True)]
        for name in ("package", "greedy", "half")
    }
    assert better == {"package": [True, True], "greedy": [True, False], "half": [True, False]}
    assert in_lesson_answers._worth("greedy")[1] < 0, "worse for them than today's terms"
    assert facts.asked(facts.YEARLY, "volume_offered") >= in_lesson_answers._DEALS["package"].volume


def test_the_trade_is_first_by_both_readings_and_within_what_one_may_give():
    account, request = models.from_facts(facts.requests().loc[facts.COUNTERED])
    by_model = models.rank_responses(account, request, chance=models.ModelChance())
    own = facts.ranking(facts.COUNTERED)
    assert own.best == by_model.best == "trade"
    assert {"term", "logistics", "forecast"} <= {name for name, _units in own.response("trade").returns}
    assert dict(own.response("trade").returns)["term"] == 2
    assert counter._cut("trade") <= counter.MOST < counter._cut("phase")
    assert counter._cut("phase") == pytest.approx(facts.asked(facts.COUNTERED))


def test_the_rival_offers_less_than_is_asked_and_a_full_yes_is_not_worth_it():
    assert 0 < facts.asked(facts.COUNTERED, "quote") < facts.asked(facts.COUNTERED)
    assert facts.requests()["quote_kind"][facts.COUNTERED] == "written"
    assert not counter._risk().concede
    assert facts.requests()["customer_sees_us_as"][facts.COUNTERED] == "leverage"


def test_days_sooner_only_move_money():
    days_sooner = trade._returns()["payment days"]
    assert days_sooner.ours == pytest.approx(days_sooner.theirs)


# Our own increase


def test_the_clause_is_as_the_question_says():
    clause, basket, _indices = facts.indexed()
    assert clause.lag_months == 1 and clause.symmetric and clause.currency == "CNY"
    assert clause.floor is clause.cap is None
    assert (clause.base_month, facts.NOW) == ("2025-12", "2026-07")
    june = float(basket.loc["2026-06"]) / 100
    assert increase._share() * (june - 1) == pytest.approx(q.clause_price.truth)
    assert q.clause_price.judge(0.5 * (round(100 * june, 2) / 100 - 1))


def test_the_letter_pays_and_goes_to_an_account_without_a_clause():
    assert facts.effect().pays and facts.effect().adds_risk < facts.effect().may_add / 2
    assert datasets.contracts_table()["clause"].get(facts.DEARER, "none") == "none"
    assert facts.DEARER not in facts.requests().index
    steps = facts.letter().options.loc["in two steps"]
    assert steps["year_one"] == pytest.approx(0.75 * steps["later"]), "a quarter of the first year"
    assert letter._largest().name == "resin"
    assert {"resin", "pigment", "wages"} == set(facts.letter().evidence["change"].nlargest(3).index)
    assert facts.letter().starts == "2026-10"
