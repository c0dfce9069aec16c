"""What the words of the questions on requests, counter-offers and increases claim."""

import pytest
from test_questions_matrix import shown

from kam_helpers import datasets
from kam_helpers import pricing as models
from kam_helpers.questions import pricing as q
from kam_helpers.questions.pricing import (
    counter,
    facts,
    hold,
    in_lesson,
    in_lesson_answers,
    increase,
    letter,
    spilling,
    trade,
)

# Part 6


def test_the_card_holds_by_the_rule_of_the_lesson_and_by_the_desk():
    assert in_lesson_answers._needed() == pytest.approx(facts.rule()["needed"][facts.FUNDED])
    assert not facts.rule()["concede"][facts.FUNDED]
    assert _desk_says_yes(facts.FUNDED) == (False, False)
    assert facts.ranking(facts.FUNDED).value("spill_over", "concede") > 0


def _desk_says_yes(name):
    """Is a full yes worth its price by one year, and better than a no over five, what others get counted?"""
    desk = facts.ranking(name)
    ahead = desk.value("expected_clp", "concede") - desk.value("expected_clp", "refuse")
    return desk.value("worth_it", "concede"), ahead > 0


@pytest.mark.parametrize("name", hold.SIX)
def test_the_desk_says_the_same_of_each_of_the_six(name):
    given = name in q.for_whom.truth
    assert _desk_says_yes(name) == (given, given)


def test_one_of_the_six_is_given_only_by_who_forgets_the_service():
    one = facts.requests().loc["Ovenstadt Küchengeräte"]
    assert not facts.rule()["concede"][one.name]
    rule = models.indifference(
        one["loss_if_held"], one["loss_if_conceded"], one["asked"], one["avoidable_margin"]
    )
    assert rule.concede and one["cost_to_serve"] / one["purchases"] > 0.25


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
    account, request = models.from_facts(facts.requests().loc[facts.HEARD])
    spill = facts.spill(facts.HEARD)
    given, own = 1 - account.loss_if_conceded, spilling._own(facts.HEARD)
    removes = spilling._points() * spilling._margin()
    assert facts.rule()["concede"][facts.HEARD] and own < removes < given * own + spilling._heard()
    alone, heard = (
        models.evaluate(account, request, spill=models.Spill((), hearers)).loc["concede"]
        for hearers in (0.0, spill.hearers)
    )
    assert alone["worth_it"] and not heard["worth_it"]
    assert heard["spill_over"] == pytest.approx(spilling._heard())
    assert _desk_says_yes(facts.HEARD) == (False, False)
    assert pytest.approx(models.HEARD_SHARE) == spilling.HEARD * spilling.GETS
    table = shown(q)
    assert table["others"] == pytest.approx(spilling._others())
    assert table["same"].sum() == pytest.approx(spilling._likes())
    whole = float(spill.a_year(facts.asked(facts.HEARD)))
    assert whole - spilling._heard() == pytest.approx(spilling._overheard().a_year(request.total_cut))
    assert whole > spilling._heard()


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
    assert (
        in_lesson_answers._scenario().buyer.term_cost < 0 < in_lesson_answers._scenario().seller.renewal_risk
    )


def test_the_trade_is_first_by_both_readings_and_within_what_one_may_give():
    account, request = models.from_facts(facts.requests().loc[facts.COUNTERED])
    spill = facts.spill(facts.COUNTERED)
    by_model = models.rank_responses(account, request, chance=models.ModelChance(), spill=spill)
    own = facts.ranking(facts.COUNTERED)
    assert own.best == by_model.best == "trade"
    assert {"term", "logistics", "forecast"} <= {name for name, _units in own.response("trade").returns}
    assert dict(own.response("trade").returns)["term"] == 2
    assert counter._cut("trade") <= counter.MOST < counter._cut("phase")
    assert counter._cut("phase") == pytest.approx(facts.asked(facts.COUNTERED))


def test_the_rivals_letter_has_run_out_covers_a_part_and_adds_nothing_to_what_is_known():
    one, rival = facts.requests().loc[facts.COUNTERED], facts.quotation(facts.COUNTERED)
    assert rival["valid_until"] < one["deadline"] and rival["quantity_share"] == one["quote_share"] < 0.5
    assert 0 < counter._quote()[0] == one["quote"] == one["rival_discount"] < counter.MOST < one["asked"]
    assert one["quote_kind"] == "written" and one["customer_sees_us_as"] == "leverage"


def test_a_full_yes_is_not_worth_it_and_others_would_get_a_good_part():
    assert _desk_says_yes(facts.COUNTERED) == (False, False)
    assert not facts.rule()["concede"][facts.COUNTERED]
    desk = facts.ranking(facts.COUNTERED)
    assert desk.value("spill_over", "concede") > desk.value("cost_of_concession", "concede") / 4
    clp = shown(q)["ranking"].table["expected_clp"]
    assert clp["concede in part"] < clp["refuse"] and clp.idxmin() == "concede"
    assert clp["trade"] - clp["concede"] == pytest.approx(
        counter._figure("expected_clp", "trade") - counter._figure("expected_clp", "concede")
    )


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
    assert shown(q)["basket"]["2026-06"] == pytest.approx(100 * june)
    assert facts.asked(facts.INDEXED, "asked_next") and datasets.purchases_by_group().loc[facts.INDEXED].all()
    assert abs(increase._powder() - q.clause_price.truth) > 0.0012, "another basket, another answer"


def test_the_letter_pays_and_goes_to_an_account_without_a_clause():
    assert facts.effect().pays and facts.effect().adds_risk < facts.effect().may_add / 2
    assert datasets.contracts_table()["clause"].get(facts.DEARER, "none") == "none"
    assert facts.DEARER not in facts.requests().index
    steps = facts.letter().options.loc["in two steps"]
    assert steps["year_one"] == pytest.approx(0.75 * steps["later"]), "a quarter of the first year"
    assert letter._largest().name == "resin"
    assert {"resin", "pigment", "wages"} == set(facts.letter().evidence["change"].nlargest(3).index)
    assert facts.letter().starts == "2026-10"
