"""The engine of the cost-down desk: answers to a request, their risk, worth, spread, spill-over and letter."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets, loyalty
from kam_helpers import pricing as pr

ACCOUNT = pr.Account(
    "Alder",
    purchases=2_000_000,
    avoidable_margin=0.40,
    cost_to_serve=500_000,
    attraction_share=0.02,
    barrier_share=0.03,
    quote_further=0.06,
    loss_if_held=0.25,
    loss_if_conceded=0.05,
)
REQUEST = pr.Request((0.03, 0.02), extra_days=30, volume_offered=0.10)
READINGS = {"own": pr.OwnEstimate(), "model": pr.ModelChance()}
readings = pytest.mark.parametrize("chance", READINGS.values(), ids=READINGS)
SPILL = pr.Spill(
    (pr.FavouredClause("Birch", "clear coat", own=0.82, theirs=0.80, purchases=400_000),), hearers=900_000
)
CERTAIN = {f"{name}_spread": 0.0 for name in ("effect", "level", "margin", "promise", "saving", "index")}

cuts = st.floats(0.001, 0.2)
margins = st.floats(0.22, 0.9)
chances = st.floats(0.01, 0.9)


# By hand


def by_hand(account, request, answer, chance, settings, spill):
    """(expected worth, chance to lose in year 1) of one answer, in plain loops."""
    if answer.promise < 1:
        failed = replace(answer, promise=1.0, volume_change=0.0, margin_gain_share=0.0)
        if answer.conditional:
            failed = pr.Response("nothing", once_cost=answer.once_cost)
        came = by_hand(account, request, replace(answer, promise=1.0), chance, settings, spill)
        not_came = by_hand(account, request, failed, chance, settings, spill)
        return tuple(
            answer.promise * a + (1 - answer.promise) * b for a, b in zip(came, not_came, strict=True)
        )
    stays, worth, first, levels = 1.0, -answer.once_cost, None, lists(answer)
    for year in range(settings.horizon):
        price = math.prod(1 - cut for cut in answer.cuts[: year + 1])
        days = levels["extra_days"][year] * settings.days_rate / 365
        pocket = price * (1 - days)
        goods = (1 - account.avoidable_margin) * (1 - levels["cost_saved_share"][year])
        served = account.cost_to_serve * settings.service_avoidable * (1 - answer.service_saved_share)
        volume = 1 + answer.volume_change
        earned = account.purchases * (volume * (pocket - goods) + answer.margin_gain_share) - served * volume
        leaves = leaving(account, request, answer, chance, settings, year)
        first = leaves if first is None else first
        stays *= 1 - leaves
        a_year = answer.like_for_like * float(spill.a_year(1 - price))
        worth += (stays * earned - a_year) / (1 + settings.discount_rate) ** (year + 1)
    return worth, first


def lists(answer):
    names = ("extra_days", "cost_saved_share", "customer_gain_share", "barrier_gain_share")
    return {name: [*getattr(answer, name), *[getattr(answer, name)[-1]] * 50] for name in names}


def counted(answer_cuts, days, gains, settings, year):
    """What the customer counts in a year: what is given fades, what is promised counts in part."""
    total, before_price, before_level = 0.0, 1.0, 0.0
    for given_in in range(settings.horizon + settings.look_ahead):
        price = math.prod(1 - cut for cut in answer_cuts[: given_in + 1])
        level = days[given_in] * settings.days_rate / 365 + gains[given_in]
        step = (before_price - price) + (level - before_level)
        before_price, before_level = price, level
        if given_in <= year:
            total += step * settings.lasting ** (year - given_in)
        else:
            total += step * max(0.0, 1 - (given_in - year) / settings.look_ahead)
    return total


def leaving(account, request, answer, chance, settings, year):
    levels = lists(answer)
    gain = counted(answer.cuts, levels["extra_days"], levels["customer_gain_share"], settings, year)
    barrier = levels["barrier_gain_share"][year]
    if isinstance(chance, pr.ModelChance):
        quoted = account.quote_further * settings.lasting**year
        return chance.model.leaving(account.attraction_share + gain - quoted, account.barrier_share + barrier)
    asked = [counted(request.asked, [request.extra_days] * 50, [0.0] * 50, settings, y) for y in (0, year)]
    unmet = max(0.0, asked[1] - gain - barrier) / asked[0]
    held, conceded = (math.log(q / (1 - q)) for q in (account.loss_if_held, account.loss_if_conceded))
    return 1 / (1 + math.exp(-(conceded + (held - conceded) * unmet)))


OWN_ANSWER = pr.Response(
    "all at once",
    cuts=(0.01, 0.0, 0.02),
    extra_days=(10, 20),
    volume_change=0.05,
    cost_saved_share=(0.0, 0.03),
    service_saved_share=0.1,
    margin_gain_share=0.004,
    once_cost=30_000,
    customer_gain_share=(-0.003, 0.001),
    barrier_gain_share=(0.01, 0.01, 0.0),
    promise=0.7,
)


@readings
@pytest.mark.parametrize("horizon", [1, 5])
def test_every_answer_agrees_with_plain_loops(chance, horizon):
    settings = pr.Settings(horizon=horizon, lasting=0.6)
    answers = (*pr.make_responses(ACCOUNT, REQUEST, settings), OWN_ANSWER)
    table = pr.evaluate(ACCOUNT, REQUEST, answers, chance, settings, SPILL)
    assert list(table.index) == [*pr.RESPONSE_NAMES, "all at once"]
    for answer in answers:
        worth, first = by_hand(ACCOUNT, REQUEST, answer, chance, settings, SPILL)
        assert table.loc[answer.name, "expected_clp"] == pytest.approx(worth, rel=1e-9), answer.name
        assert table.loc[answer.name, "leaving"] == pytest.approx(first, rel=1e-9), answer.name


@given(chances, chances, cuts, margins)
def test_over_one_year_the_desk_follows_the_rule_of_indifference(one, other, cut, margin):
    conceded, held = sorted((one, other))
    account = pr.Account("Alder", 1e6, margin, loss_if_held=held, loss_if_conceded=conceded)
    table = pr.evaluate(account, pr.Request(cut), settings=pr.Settings(horizon=1))
    rule = pr.indifference(held, conceded, cut, margin)
    row = table.loc["concede"]
    assert row["indifferent"] == pytest.approx(rule.needed)
    assert row["removes"] == pytest.approx(rule.removes)
    ahead = row["expected_clp"] - table.loc["refuse", "expected_clp"]
    if abs(rule.removes - rule.needed) > 1e-6:
        assert (ahead > 0) == rule.concede == row["worth_it"]


@given(cuts, margins, st.integers(1, 12))
def test_a_risk_gone_after_a_year_leaves_the_rule_as_it_is_over_many(cut, margin, horizon):
    """Whoever leaves takes the later years along: the price that stays down is weighed with them."""
    needed = pr.indifference(0.0, 0.0, cut, margin).needed
    for more, better in ((1.05, True), (0.95, False)):
        held = needed * more * 0.98 + 0.01
        account = pr.Account("Alder", 1e6, margin, loss_if_held=min(held, 0.99), loss_if_conceded=0.01)
        rule = pr.indifference(account.loss_if_held, 0.01, cut, margin)
        settings = pr.Settings(horizon=horizon, lasting=0.0)
        clp = pr.evaluate(account, pr.Request(cut), settings=settings)["expected_clp"]
        if held < 0.99 and abs(rule.removes - rule.needed) > 1e-6:
            assert (clp["concede"] > clp["refuse"]) == rule.concede == better


def test_indifference_as_in_the_lesson():
    rule = pr.indifference(0.20, 0.0, 0.05, 0.30)
    assert rule.needed == pytest.approx(pr.reactive_break_even(0.05, 0.30)) == pytest.approx(1 / 6)
    assert rule.concede
    assert not pr.indifference(0.16, 0.0, 0.05, 0.30).concede
    assert not pr.indifference(0.0, 0.0, 0.0, 0.30).concede


def test_the_columns_by_hand():
    answers = [pr.Response("cut and days", cuts=(0.04,), extra_days=73)]
    row = pr.evaluate(ACCOUNT, REQUEST, answers, settings=pr.Settings(discount_rate=0.0)).iloc[0]
    pocket = 0.96 * (1 - 0.06 / 5)
    assert row["price_cut_year1"] == row["price_cut_total"] == pytest.approx(0.04)
    assert row["margin"] == pytest.approx((pocket - 0.60) / pocket)
    assert row["break_even_volume"] == pytest.approx(0.40 / (pocket - 0.60) - 1)
    assert row["cash"] == pytest.approx(2_000_000 * 0.96 * 73 / 365)
    assert row["cost_of_concession"] == pytest.approx(2_000_000 * (1 - pocket))
    assert row["spill_over"] == 0


@given(cuts, margins)
def test_break_even_is_that_of_the_break_even_model(cut, margin):
    account = replace(ACCOUNT, avoidable_margin=margin)
    table = pr.evaluate(account, REQUEST, pr.Response("cut", cuts=cut))
    assert table["break_even_volume"].item() == pytest.approx(pr.break_even_volume_change(-cut, margin))


def test_a_cut_beyond_the_margin_has_no_break_even():
    row = pr.evaluate(ACCOUNT, REQUEST, pr.Response("gone", cuts=0.5)).iloc[0]
    assert row["break_even_volume"] == math.inf
    assert row["margin"] < 0
    assert row["expected_clp"] < 0


# The chance to lose


def test_own_estimates_come_back_and_two_zeros_stay_zero():
    request = pr.Request(0.03)
    table = pr.evaluate(ACCOUNT, request)
    assert table.loc["refuse", "leaving"] == pytest.approx(0.25)
    assert table.loc["concede", "leaving"] == pytest.approx(0.05)
    assert table["leaving"].between(0.05 - 1e-12, 0.26).all()
    certain = replace(ACCOUNT, loss_if_held=0.0, loss_if_conceded=0.0)
    assert (pr.evaluate(certain, REQUEST)["leaving"] == 0).all()
    assert pr.OwnEstimate().chances(certain, request) == 0
    likely = pr.evaluate(replace(ACCOUNT, loss_if_conceded=0.0), request)["leaving"]
    assert likely["concede"] == pytest.approx(0.001)


@readings
@given(gain=st.floats(-0.05, 0.2), more=st.floats(0.0, 0.1), barrier=st.floats(0.0, 0.1))
def test_more_for_the_customer_never_makes_the_loss_likelier(chance, gain, more, barrier):
    request = pr.Request(0.05)
    one = chance.chances(ACCOUNT, request, gain, barrier)
    assert chance.chances(ACCOUNT, request, gain + more, barrier) <= one + 1e-12
    assert chance.chances(ACCOUNT, request, gain, barrier + more) <= one + 1e-12
    both = chance.chances(ACCOUNT, request, [gain, gain + more], barrier)
    assert both[0] == pytest.approx(one)


def test_the_model_reads_attraction_barrier_and_the_quotation():
    reading, request = pr.ModelChance(), pr.Request(0.03)
    quoted = reading.chances(ACCOUNT, request)
    assert quoted == pytest.approx(loyalty.DEFAULT.leaving(0.02 - 0.06, 0.03))
    assert reading.chances(replace(ACCOUNT, quote_further=0.0), request) < quoted
    own = pr.ModelChance(loyalty.StayingModel(-2.0, 10, 10))
    assert own.chances(ACCOUNT, request, 0.03, 0.01) == pytest.approx(own.model.leaving(-0.01, 0.04))


def test_the_effect_of_an_offer_fades_and_a_promise_counts_in_part():
    at_once, promised = pr.Response("now", cuts=0.05), pr.Response("later", cuts=(0.0, 0.05))
    book = pr.make_book(ACCOUNT, pr.Request(0.05), [at_once, promised], pr.ModelChance())
    held = book.moved[-1]
    helps = held - book.moved[:-1]
    assert (np.diff(helps[0]) < 0).all()
    assert 0 < helps[1, 0] < helps[0, 0]
    assert helps[1, 1] > helps[0, 1]
    assert (np.diff(held) < 0).all()  # the quotation lapses


# The answers


def test_the_eight_answers():
    answers = pr.make_responses(ACCOUNT, REQUEST)
    assert tuple(one.name for one in answers) == pr.RESPONSE_NAMES
    refuse, concede, part, trade, redesign, phase, unbundle, index = answers
    assert refuse.empty
    assert refuse.total_cut == 0
    assert concede.cuts == REQUEST.asked
    assert concede.total_cut == pytest.approx(1 - 0.97 * 0.98) == pytest.approx(REQUEST.total_cut)
    assert part.cuts == pytest.approx((0.012, 0.008))
    assert part.extra_days == pytest.approx((12,))
    assert not concede.conditional
    assert concede.promise == pr.Settings().promise_kept
    assert trade.conditional
    assert redesign.cuts[0] == 0 < redesign.cuts[1]
    assert phase.total_cut == pytest.approx(REQUEST.total_cut)
    assert len(phase.cuts) == 4
    assert phase.extra_days == (7.5, 15, 22.5, 30)
    assert 0 < unbundle.total_cut <= REQUEST.worth()
    assert index.index_share > 0
    normal = replace(ACCOUNT, cost_to_serve=100_000)
    assert pr.make_responses(normal, REQUEST)[6].empty


def test_part_given_is_what_was_published():
    survey = datasets.published_cost_down_survey()
    published = pr.given_to_asked(survey).table.loc[2012, "given_to_asked"]
    assert published == pytest.approx(pr.PART_GIVEN)


def test_a_trade_gives_price_before_days_and_asks_for_what_is_cheap_to_the_customer():
    settings = pr.Settings()
    request = pr.Request(0.005, extra_days=60)
    trade = pr.make_responses(ACCOUNT, request)[3]
    assert trade.total_cut == pytest.approx(0.005)
    worth = trade.total_cut + pr.days_as_price(trade.extra_days[0])
    assert worth == pytest.approx(settings.trade_given * request.worth())
    names = [name for name, _units in pr.ask_in_return(ACCOUNT, 0.03, years=2)]
    ratios = [
        pr.worth_to_us(one, ACCOUNT) / one.customer_cost
        for name in names[1:]
        for one in pr.RETURNS
        if one.name == name
    ]
    assert names[0] == "term"
    assert len(ratios) > 1
    assert ratios == sorted(ratios, reverse=True)
    assert min(ratios) > 1
    by_name = {one.name: one for one in pr.RETURNS}
    asked = pr.ask_in_return(ACCOUNT, 0.02)
    total = sum(units * pr.worth_to_us(by_name[name], ACCOUNT) for name, units in asked)
    assert total >= 0.02
    offered = dict(pr.make_responses(ACCOUNT, REQUEST)[3].returns)
    assert offered["volume"] == pytest.approx(10)
    assert pr.ask_in_return(ACCOUNT, 0.0) == ()


def test_the_worth_of_a_return():
    by_name = {one.name: one for one in pr.RETURNS}
    assert tuple(by_name) == pr.RETURN_NAMES
    served = 500_000 * 0.7 / 2_000_000
    assert pr.worth_to_us(by_name["volume"], ACCOUNT) == pytest.approx(0.01 * (0.40 - served))
    assert pr.worth_to_us(by_name["payment days"], ACCOUNT) == pytest.approx(0.06 / 365)
    assert pr.worth_to_us(by_name["logistics"], ACCOUNT) == pytest.approx(0.08 * served)


def test_a_cut_against_a_return_is_not_due_without_it():
    sure, open_one = (
        pr.Response("deal", cuts=0.03, volume_change=0.1, promise=promise, conditional=True)
        for promise in (1.0, 0.25)
    )
    clp = {one.promise: pr.evaluate(ACCOUNT, REQUEST, one)["expected_clp"].item() for one in (sure, open_one)}
    held = pr.evaluate(ACCOUNT, REQUEST, pr.Response("no"))["expected_clp"].item()
    assert clp[0.25] == pytest.approx(0.25 * clp[1.0] + 0.75 * held)


def test_the_records_as_tables():
    assert tuple(pr.responses_table().index) == pr.RESPONSE_NAMES
    assert list(pr.responses_table().columns) == ["chinese", "what", "when", "in_return", "risk"]
    assert tuple(pr.returns_table().index) == pr.RETURN_NAMES


@readings
def test_a_deeper_cut_costs_more_each_way(chance):
    answers = [pr.Response(f"{i}", cuts=i / 100) for i in range(11)]
    table = pr.evaluate(ACCOUNT, pr.Request(0.10), answers, chance, spill=SPILL)
    for column in ("margin", "leaving"):
        assert table[column].is_monotonic_decreasing
    for column in ("break_even_volume", "cost_of_concession", "spill_over", "removes"):
        assert table[column].is_monotonic_increasing


def test_an_account_that_contributes_nothing_is_not_worth_a_cut():
    account = replace(ACCOUNT, cost_to_serve=2_000_000)
    table = pr.evaluate(account, REQUEST)
    assert table["indifferent"].isna().all()
    assert not table["worth_it"][["refuse", "concede", "concede in part", "phase"]].any()
    assert table["expected_clp"]["concede"] < table["expected_clp"]["refuse"] < 0
    assert any("contributes nothing" in reason for reason in pr.rank_responses(account, REQUEST).reasons)


# The simulation


def test_the_same_seed_gives_the_same_figures():
    one, same, other = (pr.simulate(ACCOUNT, REQUEST, draws=400, seed=seed) for seed in (3, 3, 4))
    pd.testing.assert_frame_equal(one, same)
    assert (one["low"] != other["low"]).any()
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


# Spill-over


@pytest.fixture
def company():
    """Price index, contracts and purchases of four accounts; Birch holds a clause on clear coats."""
    index = pd.MultiIndex.from_tuples(
        [("Alder", "clear coat"), ("Alder", "primer"), ("Birch", "clear coat"), ("Cedar", "primer")],
        names=["account", "product_group"],
    )
    prices = pd.DataFrame({"invoice_index": [0.82, 0.90, 0.80, 0.70]}, index)
    contracts = pd.DataFrame(
        {"clause": ["most favoured customer", "none"], "favoured_group": ["clear coat", ""]},
        pd.Index(["Birch", "Cedar"], name="account"),
    )
    bought = pd.DataFrame(
        {"clear coat": [100.0, 400.0, 0.0], "primer": [200.0, 500.0, 50.0]}, ["Alder", "Birch", "Cedar"]
    )
    return prices, contracts, bought


def test_a_clause_counts_from_its_holders_price_on(company):
    clause = pr.spill_of("Alder", *company).clauses[0]
    assert (clause.holder, clause.group) == ("Birch", "clear coat")
    assert clause.room == pytest.approx(1 - 0.80 / 0.82)
    assert clause.a_year(clause.room) == pytest.approx(0, abs=1e-9)
    assert clause.a_year(0.05) == pytest.approx(400 * (0.80 - 0.82 * 0.95) / 0.80)
    assert clause.a_year(np.array([0.0, 0.02, 0.05])).tolist() == pytest.approx(
        [0, 0, float(clause.a_year(0.05))]
    )
    below = replace(clause, own=0.75)  # due already: only what the cut adds counts
    assert below.room == 0
    assert below.a_year(0.04) == pytest.approx(400 * 0.75 * 0.04 / 0.80)
    assert pr.spill_of("Birch", *company).clauses == ()
    assert pr.spill_of("Cedar", *company).clauses == ()  # buys none of what the clause covers


def test_the_precedent_counts_nobody_twice_and_nobody_above_the_accounts_own_size(company):
    spill = pr.spill_of("Alder", *company, hearers=["Alder", "Birch", "Cedar"], heard_share=0.1)
    assert spill.hearers == 300 + 50  # Birch without the group of its clause: 500, above Alder's 300
    table = pr.spill_over(0.05, "Alder", *company, hearers=["Birch", "Cedar"], heard_share=0.1)
    assert table["a_year"].sum() == pytest.approx(float(spill.a_year(0.05)))
    assert table.loc["Birch", "price_change"] == pytest.approx(-(0.80 - 0.82 * 0.95) / 0.80)
    assert table.loc["precedent", "a_year"] == pytest.approx(350 * 0.1 * 0.05)
    assert pr.spill_over(0.05, "Cedar", *company).empty


def test_only_like_for_like_spills_over():
    answers = [pr.Response(f"{like}", cuts=0.05, like_for_like=like) for like in (0.0, 0.5, 1.0)]
    table = pr.evaluate(ACCOUNT, REQUEST, answers, spill=SPILL)
    assert table["spill_over"].to_list() == pytest.approx(
        [0, *(float(SPILL.a_year(0.05)) * x for x in (0.5, 1))]
    )
    assert table["expected_clp"].is_monotonic_decreasing
    assert table["indifferent"].is_monotonic_increasing


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
    assert "no" in only.reasons[0].lower()


def test_the_reasons_name_what_decides():
    account = replace(ACCOUNT, clause="fixed price")
    reasons = " ".join(pr.rank_responses(account, pr.Request(0.005, 60), spill=SPILL).reasons)
    for words in ("more than the 0.50", "fixes the price", "quotes 6.0", "points of risk"):
        assert words in reasons.replace("\xa0", " ")
    dear = pr.Spill((pr.FavouredClause("Birch", "clear coat", 0.80, 0.80, 1e7),))
    reasons = " ".join(pr.rank_responses(ACCOUNT, pr.Request(0.05), spill=dear).reasons)
    assert "clause of Birch" in reasons
    assert "no risk it could remove" in reasons
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
    assert "order 10.0 % more" in letter
    assert "one day." in letter
    assert "3.0 %, then 2.0 % and 30 more days to pay" in letter
    plain = pr.Response("two for one", cuts=0.01, extra_days=20)
    letter = pr.counter_offer_letter(ranking, ACCOUNT, REQUEST, plain).replace("\xa0", " ")
    assert "1.0 %" in letter
    assert "20 more days" in letter


def test_a_name_cannot_write_the_letter():
    account = replace(ACCOUNT, name="<b>Alder</b>\n\nWe agree to everything.\x07")
    letter = pr.counter_offer_letter(pr.rank_responses(account, REQUEST), account, REQUEST, "refuse")
    assert "Dear colleagues at <b>Alder</b> We agree to everything.," in letter
    assert "\x07" not in letter


def test_letters_that_have_nothing_to_say_are_refused():
    ranking = pr.rank_responses(replace(ACCOUNT, cost_to_serve=1.0), REQUEST)
    refused(
        lambda: pr.counter_offer_letter(ranking, ranking.account, REQUEST, "unbundle service"), "costs little"
    )
    refused(lambda: pr.counter_offer_letter(ranking, ACCOUNT, REQUEST, "threaten"), "threaten")
    refused(lambda: pr.counter_offer_letter(ranking, ACCOUNT, REQUEST, "trade", valid_days=0), "valid_days")


def test_a_request_for_days_alone_has_letters_too():
    request = pr.Request((0.0,), extra_days=60)
    ranking = pr.rank_responses(ACCOUNT, request)
    for name in ("concede", "concede in part", "trade", "phase"):
        letter = pr.counter_offer_letter(ranking, ACCOUNT, request, name)
        assert "more days to pay" in letter
        assert "lower the price" not in letter


# Refusals


def test_refusals():
    refused(lambda: pr.Request(1.0), "asked", "below 1")
    refused(lambda: pr.Request(-0.03), "asked", "minus")
    refused(lambda: pr.Request((0.03,) * 11), "11")
    refused(lambda: pr.Request(0.0), "nothing")
    refused(lambda: pr.Request(0.03, extra_days=-30), "extra_days")
    refused(lambda: pr.Request(0.03, extra_days=1000), "730", "1000")
    refused(lambda: pr.Request(0.03, volume_offered=-0.1), "volume_offered")
    refused(lambda: replace(ACCOUNT, avoidable_margin=-0.1), "cost is not below the price")
    refused(lambda: replace(ACCOUNT, avoidable_margin=1.1), "avoidable margin")
    refused(lambda: replace(ACCOUNT, purchases=0), "purchases")
    refused(lambda: replace(ACCOUNT, cost_to_serve=-1), "cost_to_serve")
    refused(lambda: replace(ACCOUNT, attraction_share=math.nan), "attraction_share")
    refused(lambda: replace(ACCOUNT, loss_if_conceded=0.5), "0.5", "0.25")
    refused(lambda: replace(ACCOUNT, loss_if_held=12), "loss_if_held")
    refused(lambda: pr.Response("x", cuts=1.2), "cuts")
    refused(lambda: pr.Response("x", extra_days=()), "extra_days")
    refused(lambda: pr.Response("x", extra_days=-800), "730")
    refused(lambda: pr.Response("x", volume_change=-1.5), "volume_change")
    refused(lambda: pr.Response("x", promise=60), "promise")
    refused(lambda: pr.Response("x", cost_saved_share=-0.1), "cost_saved_share")
    refused(lambda: pr.Settings(horizon=0), "horizon")
    refused(lambda: pr.Settings(discount_rate=1.0), "discount_rate")
    refused(lambda: pr.Settings(lasting=1.5), "lasting")
    refused(lambda: pr.Settings(project_cost=-1), "project_cost")
    refused(lambda: pr.evaluate(ACCOUNT, 0.03), "Request", "float")
    refused(lambda: pr.evaluate("Alder", REQUEST), "Account", "str")
    refused(lambda: pr.evaluate(ACCOUNT, REQUEST, chance=0.2), "OwnEstimate", "float")
    refused(lambda: pr.evaluate(ACCOUNT, REQUEST, []), "responses", "empty")
    refused(lambda: pr.evaluate(ACCOUNT, REQUEST, ["refuse"]), "Response", "str")
    refused(lambda: pr.evaluate(ACCOUNT, REQUEST, [pr.Response("x")] * 2), "x", "its own")
    days = pr.Response("x", extra_days=730)
    refused(lambda: pr.evaluate(ACCOUNT, REQUEST, days, settings=pr.Settings(days_rate=0.9)), "whole price")
    refused(lambda: pr.simulate(ACCOUNT, REQUEST, draws=0), "draws")
    refused(lambda: pr.simulate(ACCOUNT, REQUEST, seed=-1), "seed")
    refused(lambda: pr.indifference(0.2, 0.1, 0.05, 0.0), "margin")
    refused(lambda: pr.ModelChance(0.2), "StayingModel")
    refused(lambda: pr.OwnEstimate().chances(ACCOUNT, REQUEST, math.inf), "gain")


def test_refusals_of_the_spill_over(company):
    prices, contracts, bought = company
    refused(lambda: pr.spill_of("Doe", *company), "Doe")
    refused(lambda: pr.spill_of("Alder", *company, hearers=["Doe"]), "Doe")
    refused(lambda: pr.spill_of("Alder", prices.drop(index="Birch"), contracts, bought), "Birch")
    refused(lambda: pr.spill_of("Alder", prices, contracts.drop(columns="clause"), bought), "clause")
    refused(lambda: pr.spill_over(1.5, "Alder", *company), "cut")


# The company


@pytest.fixture(scope="module")
def facts():
    return datasets.cost_down_facts()


def both(row, **settings):
    """evaluate by each reading for one open request of the company."""
    account, request = pr.from_facts(row)
    return [pr.evaluate(account, request, chance=chance, **settings) for chance in READINGS.values()]


def test_conceding_is_right_for_one_request_and_wrong_for_another(facts):
    for table in both(facts.loc["Brakenfeld Brake Systems"]):
        assert table.loc["concede", "worth_it"]
        assert table.loc["concede", "expected_clp"] > 1.1 * table.loc["refuse", "expected_clp"]
    for table in both(facts.loc["Tallowmere Furniture Group"]):
        assert not table.loc["concede", "worth_it"]
        assert table.loc["concede", "expected_clp"] < 0.9 * table.loc["refuse", "expected_clp"]


def test_what_the_desk_answers_to_requests_everyone_remembers(facts):
    best = {}
    for name in ("Brakenfeld Brake Systems", "Tallowmere Furniture Group", "Ironmoor Excavators"):
        account, request = pr.from_facts(facts.loc[name])
        best[name.split()[0]] = pr.rank_responses(account, request).best
    assert best == {"Brakenfeld": "concede", "Tallowmere": "unbundle service", "Ironmoor": "trade"}


def test_every_open_request_is_answered_by_both_readings(facts):
    for _name, row in facts.iterrows():
        for table in both(row):
            assert np.isfinite(table[["expected_clp", "leaving", "cost_of_concession"]].to_numpy()).all()
            assert table["leaving"].between(0, 1).all()


def test_what_was_told_counts_less_than_what_was_shown(facts):
    row = facts.loc["Kettlewyn Small Appliances"]
    assert row["quote_kind"] == "told"
    told, shown = (pr.from_facts(row, told_counts=share)[0].quote_further for share in (0.25, 1.0))
    assert told == pytest.approx(0.25 * shown) == pytest.approx(0.25 * (row["quote"] - row["rival_discount"]))
    account, request = pr.from_facts(facts.loc["Flaschenbach Abfülltechnik"])
    assert request.asked == pytest.approx((0.035, 0.035, 0.035))
    assert account.barrier_share == pytest.approx(
        facts.loc[account.name, "net_switching_cost"] / account.purchases / 2.48685, rel=1e-4
    )
