"""What the words of the questions on barriers and alliances claim, and sums to follow by hand."""

import pytest
from question_matrix import opens_with_a_sum

from kam_helpers import switching as models
from kam_helpers.questions import Judgement, Number
from kam_helpers.questions import switching as q
from kam_helpers.questions.loyalty import facts as before
from kam_helpers.questions.switching import (
    alliance,
    barriers,
    build,
    changing,
    facts,
    in_lesson,
    in_lesson_ally,
    limits,
    machine,
    offers,
)

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
    assert facts.against_offers()["needed_discount"][facts.OFFERS].idxmax() == discounts.idxmax()
    assert facts.against_offers()["stays"][facts.OFFERS[0]], "the hint shows one that stays"


@pytest.mark.parametrize("account", [facts.HELD, facts.FREE, in_lesson.ACCOUNT])
def test_leaving_pays_from_the_same_discount_as_in_the_lesson_on_loyalty(account):
    assert facts.threshold(account) == pytest.approx(before.thresholds()[account])


def test_at_the_held_account_three_ways_make_a_smaller_offer_enough():
    table, after = facts.ways(facts.HELD), facts.ways(facts.HELD)["threshold_after"]
    offer, today = facts.discounts()[facts.HELD], facts.threshold(facts.HELD)
    lower = after.index[after < today]
    assert table["attraction_share_before"].iloc[0] < 0
    assert set(lower) == set(after.index) - set(q.better_off.truth)
    assert after.idxmin() == table["net_after"].idxmax() == "dedicated assets"
    assert after.min() < offer < today
    assert (table.loc[lower, "gain"] > 0).any(), "a gain on paper where a smaller offer is enough"


def test_the_table_rounded_to_a_tenth_of_a_percent_gives_the_same_ways():
    today = round(facts.attraction()[facts.HELD], 3) + round(facts.barrier(facts.HELD), 3)
    assert (barriers._sides().sum(axis=1) + facts.discounts()[facts.HELD]).to_list() == pytest.approx(
        facts.ways(facts.HELD)["threshold_after"].to_list()
    )
    sides = barriers._sides().round(3).sum(axis=1)
    assert set(sides.index[sides > today + 1e-9]) == set(q.better_off.truth)


def test_the_list_as_printed_and_its_lines_each_have_their_own_word():
    net, tank, price = changing._costs("net"), facts.OWN_TANK, changing._saving()
    found = {
        amount: q.net_cost.judge(net + amount).wrong_path for amount in (tank + price, tank - price, price)
    }
    assert list(found.values()) == ["whole list", "tank added, price taken off", "price added"]


def test_a_rival_that_is_better_besides_has_to_pay_less_of_the_change():
    asked = "as good as we are otherwise"
    assert asked in " ".join(q.pay_towards.prompt.split())
    less = offers._towards(beside=offers._better_beside_price())
    assert 0 < less < q.pay_towards.truth
    assert q.pay_towards.judge(less).wrong_path == "better rival"
    # At that payment and price attraction and barrier add up to nothing.
    share = (offers._held("gross") - less) / facts.factor() / facts.purchases(facts.HELD)
    today = facts.discounts()[facts.HELD]
    assert facts.attraction()[facts.HELD] + today - offers.ENOUGH + share == pytest.approx(0)


def test_a_rival_that_is_better_besides_needs_less_than_the_cost_of_changing_says():
    assert facts.threshold(in_lesson.ACCOUNT) < q.needed_discount.truth


def test_link_and_service_make_the_free_account_better_off_and_fit_the_budget():
    table = facts.ways(facts.FREE)
    assert (table["attraction_share_after"] > table["attraction_share_before"]).all()
    assert max(build._first_year(name) for name in ("process", "service")) <= build.BUDGET
    assert build._first_year("product and technology") > build.BUDGET
    assert facts.discounts()[facts.FREE] < facts.threshold(facts.FREE)


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
