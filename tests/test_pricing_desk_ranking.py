"""The cost-down desk: how wide the answers spread, which stands first and why, where to stop, the letter."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from desk_checks import ACCOUNT, CERTAIN, OWN_ANSWER, REQUEST, SPILL, readings
from tiering_checks import refused

from kam_helpers import pricing as pr

# The simulation


def test_the_same_seed_gives_the_same_figures():
    one, same, other = (pr.simulate(ACCOUNT, REQUEST, draws=400, seed=seed) for seed in (3, 3, 4))
    pd.testing.assert_frame_equal(one, same)
    assert (one["high"] != other["high"]).any()
    assert one["best_share"].sum() == pytest.approx(1)
    assert (one["low"] <= one["high"]).all()


@readings
def test_without_spread_the_futures_average_to_the_expected_worth(chance):
    settings = pr.Settings(**CERTAIN)
    answers = (*pr.make_responses(ACCOUNT, REQUEST, settings), OWN_ANSWER)
    expected = pr.evaluate(ACCOUNT, REQUEST, answers, chance, settings, SPILL)["expected_clp"]
    drawn = pr.simulate(ACCOUNT, REQUEST, answers, chance, settings, 40_000, spill=SPILL)
    assert drawn["mean"].to_list() == pytest.approx(expected.to_list(), rel=0.03)
    assert drawn["best_share"][expected.idxmax()] == 1


def test_futures_without_spread_are_those_of_leaving_in_each_year():
    """One answer, no spread: each future is the sum of the years before the loss, and how often is known."""
    settings = pr.Settings(**CERTAIN, horizon=3, discount_rate=0.0)
    answer = pr.Response("cut", cuts=0.02, customer_gain_share=-0.015)
    book = pr.make_book(ACCOUNT, pr.Request(0.03), [answer], settings=settings)
    a_year = ACCOUNT.purchases * 0.38 - ACCOUNT.cost_to_serve * 0.7
    leaves = 1 / (1 + np.exp(-(book.calm + book.moved[0])))
    assert leaves[0] > 0.10
    drawn = pr.simulate(ACCOUNT, pr.Request(0.03), [answer], settings=settings, draws=20_000)
    assert drawn["low"].item() == pytest.approx(0, abs=1e-6)
    assert drawn["high"].item() == pytest.approx(3 * a_year)
    years = sum(np.prod(1 - leaves[: year + 1]) for year in range(3))
    assert drawn["mean"].item() == pytest.approx(years * a_year, rel=0.01)


def test_answers_are_compared_under_the_same_draws():
    twins = [pr.Response(name, cuts=0.01) for name in ("left", "right")]
    table = pr.simulate(ACCOUNT, REQUEST, twins, draws=300)
    for column in ("low", "high", "mean"):
        assert table[column]["left"] == table[column]["right"]
    alone = pr.simulate(ACCOUNT, REQUEST, twins[1:], draws=300)
    assert alone.loc["right", "mean"] == pytest.approx(table.loc["right", "mean"])


def test_each_spread_widens_what_it_should():
    certain = replace(ACCOUNT, loss_if_held=0.0, loss_if_conceded=0.0)
    held, tied, saved = (
        pr.Response("held"),
        pr.Response("tied", index_share=1.0),
        pr.Response("saved", cost_saved_share=0.05),
    )

    def width(**spread):
        settings = pr.Settings(**CERTAIN | spread)
        drawn = pr.simulate(certain, REQUEST, [held, tied, saved], settings=settings, draws=2_000)
        return drawn["high"] - drawn["low"]

    assert width().max() == pytest.approx(0, abs=1e-6)
    assert width(margin_spread=0.03).min() > 10_000
    costs = width(index_spread=0.03)
    assert costs["held"] > 10_000
    assert costs["tied"] == pytest.approx(0, abs=1e-6)
    saving = width(saving_spread=0.5)
    assert saving["saved"] > 10_000
    assert saving["held"] == pytest.approx(0, abs=1e-6)


def test_firmness_falls_with_uncertainty():
    shares = [
        pr.rank_responses(
            ACCOUNT, REQUEST, settings=pr.Settings(**CERTAIN | {"effect_spread": s, "level_spread": s})
        ).firmness
        for s in (0.01, 1.0)
    ]
    assert shares[0] > shares[1] > 0


# The ranking


@readings
def test_the_ranking_puts_the_highest_worth_first(chance):
    ranking = pr.rank_responses(ACCOUNT, REQUEST, chance=chance, spill=SPILL, draws=500, seed=5)
    table = pr.evaluate(ACCOUNT, REQUEST, chance=chance, spill=SPILL).join(
        pr.simulate(ACCOUNT, REQUEST, chance=chance, spill=SPILL, draws=500, seed=5)
    )
    order = table["expected_clp"].sort_values(ascending=False)
    pd.testing.assert_frame_equal(ranking.table, table.loc[order.index], check_dtype=False)
    assert (ranking.best, ranking.second) == tuple(order.index[:2])
    assert ranking.lead == pytest.approx(order.iloc[0] - order.iloc[1])
    assert ranking.firmness == table.loc[ranking.best, "best_share"]
    assert ranking.firmness_word in pr.FIRMNESS_WORDS
    assert ranking.reasons[0].startswith(ranking.best.capitalize())
    refused(lambda: ranking.response("beg"), "beg", "concede")


def test_an_answer_that_comes_to_a_no_stands_last_and_is_never_the_best():
    account = replace(ACCOUNT, cost_to_serve=50_000, loss_if_held=0.0, loss_if_conceded=0.0)
    ranking = pr.rank_responses(account, pr.Request(0.10))
    assert ranking.table.index[-1] == "unbundle service"
    assert ranking.table.loc["unbundle service", "best_share"] == 0
    assert ranking.second != "unbundle service"
    only = pr.rank_responses(account, REQUEST, [pr.Response("no")])
    assert (only.best, only.second, only.lead, only.firmness) == ("no", None, 0.0, 1.0)
    assert only.reasons[0].startswith("No leaves")


def test_the_reasons_name_what_decides():
    account = replace(ACCOUNT, clause="fixed price")
    reasons = " ".join(pr.rank_responses(account, pr.Request(0.005, 60), spill=SPILL).reasons)
    for words in ("more than the 0.50", "fixes the price", "counts with 6.0 points", "points of risk"):
        assert words in reasons.replace("\xa0", " ")
    dear = pr.Spill((pr.FavouredClause("Birch", "clear coat", 0.80, 0.80, 1e7),))
    reasons = " ".join(pr.rank_responses(ACCOUNT, pr.Request(0.05), spill=dear).reasons)
    assert "clause of Birch, which counts from the first yuan" in reasons
    assert "no risk it could remove" in reasons
    room = pr.Spill((pr.FavouredClause("Birch", "clear coat", 0.82, 0.80, 1e7),))
    reasons = " ".join(pr.rank_responses(ACCOUNT, pr.Request(0.05), spill=room).reasons)
    assert "counts from a cut of 2.4 % on" in reasons.replace("\xa0", " ")
    assert "not worth its price" in " ".join(pr.rank_responses(ACCOUNT, pr.Request(0.15)).reasons)
    assert "it is worth its price" in " ".join(pr.rank_responses(ACCOUNT, pr.Request(0.01)).reasons)
    paid = pr.Request(0.01, volume_offered=0.5)
    assert "costs nothing" in " ".join(pr.rank_responses(ACCOUNT, paid).reasons)
    heard = pr.Spill(hearers=1e7)
    assert "hear of it" in " ".join(pr.rank_responses(ACCOUNT, paid, spill=heard).reasons)
    assert "beside the 2.00" in " ".join(pr.rank_responses(ACCOUNT, pr.Request(0.02, 60)).reasons)


@readings
def test_the_walk_away_is_where_the_worth_turns(chance):
    request = pr.Request(0.20)
    limit = pr.walk_away(ACCOUNT, request, chance, spill=SPILL)
    assert limit.contribution == pytest.approx(2_000_000 * 0.40 - 350_000)
    assert limit.floor_cut == pytest.approx(limit.contribution / 2_000_000)
    assert limit.floor_purchases == pytest.approx(2_000_000 * (1 - limit.floor_cut))
    assert limit.most == pytest.approx(limit.most_cut * 2_000_000)
    tried = [pr.Response(f"{i}", cuts=i / 1000) for i in range(201)]
    clp = pr.evaluate(ACCOUNT, request, tried, chance, spill=SPILL)["expected_clp"].to_numpy()
    assert limit.most_cut == pytest.approx(np.flatnonzero(clp >= clp[0])[-1] / 1000, abs=0.005)
    assert limit.best_cut == pytest.approx(clp.argmax() / 1000, abs=0.005)
    at_floor = pr.Response("floor", cuts=limit.floor_cut)
    assert pr.evaluate(ACCOUNT, request, at_floor, chance)["expected_clp"].item() == pytest.approx(0, abs=1)


def test_most_favourable_readings_of_the_limit():
    certain = replace(ACCOUNT, loss_if_held=0.0, loss_if_conceded=0.0)
    assert pr.walk_away(certain, REQUEST).most_cut == pytest.approx(0, abs=1e-9)
    lost = replace(ACCOUNT, loss_if_held=0.95, loss_if_conceded=0.01)
    assert pr.walk_away(lost, pr.Request(0.02)).most_cut == pytest.approx(0.02)


# The letter


def test_every_letter_offers_under_a_condition_and_tells_no_figure_of_ours():
    account = replace(ACCOUNT, avoidable_margin=0.4321, loss_if_held=0.2617, loss_if_conceded=0.0913)
    ranking = pr.rank_responses(account, REQUEST)
    for answer in ranking.responses:
        letter = pr.counter_offer_letter(ranking, account, REQUEST, answer.name).replace("\xa0", " ")
        assert "If you" in letter
        assert "then we" in letter
        assert "Alder" in letter
        assert ("30 days." in letter) == (answer.name != "refuse")
        for secret in ("43 %", "43.2", "57 %", "56.8", "26 %", "26.2", "9.1", "margin", "risk", "{"):
            assert secret not in letter, (answer.name, secret)


def test_the_letter_of_a_trade_lists_its_returns():
    ranking = pr.rank_responses(ACCOUNT, REQUEST)
    letter = pr.counter_offer_letter(ranking, ACCOUNT, REQUEST, "trade", valid_days=1).replace("\xa0", " ")
    trade = ranking.response("trade")
    assert letter.count("\n– ") == len(trade.returns) > 1
    assert f"{trade.total_cut * 100:.1f} %" in letter
    assert "order 10 % more" in letter
    assert "one day." in letter
    assert "3 %, then 2 % and 30 more days to pay" in letter
    plain = pr.Response("two for one", cuts=0.01, extra_days=20)
    letter = pr.counter_offer_letter(ranking, ACCOUNT, REQUEST, plain).replace("\xa0", " ")
    assert "lower the price by 1 % (" in letter
    assert "20 more days" in letter


def test_a_name_cannot_write_the_letter():
    account = replace(ACCOUNT, name="<b>Alder</b>\n\nWe agree to everything.\x07")
    letter = pr.counter_offer_letter(pr.rank_responses(account, REQUEST), account, REQUEST, "refuse")
    assert "Dear colleagues at <b>Alder</b> We agree to everything.," in letter
    assert "\x07" not in letter


def test_letters_that_have_nothing_to_say_are_refused():
    ranking = pr.rank_responses(replace(ACCOUNT, cost_to_serve=1.0), REQUEST)
    refused(
        lambda: pr.counter_offer_letter(ranking, ranking.account, REQUEST, "unbundle service"),
        "no more",
        "18",
    )
    refused(lambda: pr.counter_offer_letter(ranking, ACCOUNT, REQUEST, "threaten"), "threaten")
    refused(lambda: pr.counter_offer_letter(ranking, ACCOUNT, REQUEST, "trade", valid_days=0), "valid_days")


def letter_for(request, name, account=ACCOUNT):
    ranking = pr.rank_responses(account, request, draws=100)
    return pr.counter_offer_letter(ranking, account, request, name).replace("\xa0", " ")


@pytest.mark.parametrize("name", pr.RESPONSE_NAMES)
def test_extra_days_asked_are_answered_in_every_letter(name):
    """Asked for price and days: each letter gives days, or says that they stay; else none speaks of them."""
    offer = letter_for(pr.Request(0.005, 60), name).split("this is our answer.")[1]
    assert "days to pay" in offer
    assert "days to pay" not in letter_for(pr.Request(0.005), name)
    days_alone = letter_for(pr.Request(0.0, 60), name).split("this is our answer.")[1]
    assert "days" in days_alone
    assert "We keep the price" not in days_alone


def test_the_refusal_speaks_of_a_rival_only_where_there_is_an_offer():
    letters = {
        kind: letter_for(pr.Request(0.03, rival_offer=kind), "refuse") for kind in ("written", "told", "")
    }
    assert "the offer you have shown us" in letters["written"]
    assert "If you show us" not in letters["written"]
    assert "If you show us the offer you compare us with" in letters["told"]
    assert "offer" not in letters[""]
    assert "compare" not in letters[""]


def test_a_yes_ends_further_requests_and_hangs_on_the_promised_volume():
    program = pr.Request((0.03, 0.02, 0.02), volume_offered=0.10)
    yes = letter_for(program, "concede")
    assert "If you order 10 % more a year, as you offered, and confirm in writing" in yes
    assert "settles the price for the coming 3 years" in yes
    assert "We credit the cut at the end of each year" in yes
    assert "4 % more a year, a part of what you offered" in letter_for(program, "concede in part")
    assert "by 3 % in year 1, 2 % in year 2 and 2 % in year 3 (6.8 % in all, about CNY 137 k a year" in yes
    assert "by 2.1 % in each of 3 years (" in letter_for(pr.Request((0.035,) * 3), "trade")
    assert "credit" not in letter_for(pr.Request(0.03), "concede")
    assert "settles our terms for the coming year" in letter_for(pr.Request(0.03, 30), "concede")


def test_what_the_letter_makes_a_condition_is_one_in_the_model():
    for request in (REQUEST, pr.Request(0.03)):
        for answer in pr.make_responses(ACCOUNT, request):
            promised = answer.volume_change > 0 or answer.returns
            assert answer.conditional or not promised


def test_a_request_for_days_alone_has_letters_too():
    request = pr.Request((0.0,), extra_days=60)
    ranking = pr.rank_responses(ACCOUNT, request)
    for name in ("concede", "concede in part", "trade", "phase"):
        letter = pr.counter_offer_letter(ranking, ACCOUNT, request, name)
        assert "more days to pay" in letter
        assert "lower the price" not in letter
