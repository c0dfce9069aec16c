"""The cost-down desk: the answers, what they ask in return, what they cost with others; what it refuses."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from desk_checks import ACCOUNT, REQUEST, SPILL, readings
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers import pricing as pr

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
    assert concede.conditional
    assert concede.promise == part.promise == pr.Settings().promise_kept
    without = pr.make_responses(ACCOUNT, replace(REQUEST, volume_offered=0.0))[1]
    assert (without.conditional, without.promise) == (False, 1.0)
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


def test_an_agreement_brings_binds_and_costs_as_long_as_it_runs():
    by_name = {one.name: one for one in pr.RETURNS}
    term = by_name["term"]
    for years in (1, 3):
        settings = pr.Settings(term_years=years)
        trade = pr.make_responses(ACCOUNT, pr.Request(0.03), settings)[3]
        assert dict(trade.returns)["term"] == years
        for got, each in (
            (trade.margin_gain_share, term.worth),
            (trade.barrier_gain_share, term.barrier),
            (trade.customer_gain_share, -term.customer_cost),
        ):
            assert len(got) == years + 1
            assert set(got[:-1]) == {got[0]}
            assert got[0] - got[-1] == pytest.approx(each * years)
    assert trade.barrier_gain_share[-1] == 0


def test_an_index_is_not_offered_where_the_contract_has_one():
    indexed = replace(ACCOUNT, clause="price index")
    names = [one.name for one in pr.make_responses(indexed, REQUEST)]
    assert names == list(pr.RESPONSE_NAMES[:-1])
    ranking = pr.rank_responses(indexed, REQUEST, draws=200)
    assert sorted(ranking.table.index) == sorted(names)
    assert any("ask first what the index has moved" in reason for reason in ranking.reasons)
    assert ranking.table["best_share"].sum() == pytest.approx(1)
    refused(lambda: ranking.response("index or open book"), "no answer")
    others = pr.rank_responses(ACCOUNT, REQUEST, draws=200)
    assert not any("index" in reason for reason in others.reasons)


def test_the_worth_of_a_return():
    by_name = {one.name: one for one in pr.RETURNS}
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
    below = replace(clause, own=0.75)  # a lower price of before is left alone: only what the cut adds counts
    assert below.room == 0
    assert below.a_year(0.04) == pytest.approx(400 * 0.75 * 0.04 / 0.80)
    assert pr.spill_of("Birch", *company).clauses == ()
    assert pr.spill_of("Cedar", *company).clauses == ()  # buys none of what the clause covers


def test_the_precedent_counts_nobody_twice_and_nobody_above_the_accounts_own_size(company):
    spill = pr.spill_of("Alder", *company, hearers=["Alder", "Birch", "Cedar"], heard_share=0.1)
    assert spill.hearers == 300 + 50  # Birch without the group of its clause: 500, above Alder's 300
    table = pr.spill_of("Alder", *company, hearers=["Birch", "Cedar"], heard_share=0.1).table(0.05)
    assert table["a_year"].sum() == pytest.approx(float(spill.a_year(0.05)))
    assert table.loc["Birch", "price_change"] == pytest.approx(-(0.80 - 0.82 * 0.95) / 0.80)
    assert table.loc["precedent", "a_year"] == pytest.approx(350 * 0.1 * 0.05)
    assert pr.spill_of("Cedar", *company).table(0.05).empty


def test_only_like_for_like_spills_over():
    answers = [pr.Response(f"{like}", cuts=0.05, like_for_like=like) for like in (0.0, 0.5, 1.0)]
    table = pr.evaluate(ACCOUNT, REQUEST, answers, spill=SPILL)
    assert table["spill_over"].to_list() == pytest.approx(
        [0, *(float(SPILL.a_year(0.05)) * x for x in (0.5, 1))]
    )
    assert table["expected_clp"].is_monotonic_decreasing
    assert table["indifferent"].is_monotonic_increasing


# Refusals


def test_refusals():
    refused(lambda: pr.Request(1.0), "asked", "below 1")
    refused(lambda: pr.Request(-0.03), "asked", "minus")
    refused(lambda: pr.Request((0.03,) * 11), "11")
    refused(lambda: pr.Request(0.0), "nothing")
    refused(lambda: pr.Request(0.03, extra_days=-30), "extra_days")
    refused(lambda: pr.Request(0.03, extra_days=1000), "730", "1000")
    refused(lambda: pr.Request(0.03, volume_offered=-0.1), "volume_offered")
    refused(lambda: pr.Request(0.03, rival_offer="rumour"), "rival_offer", "rumour")
    refused(lambda: replace(ACCOUNT, avoidable_margin=-0.1), "cost is not below the price")
    refused(lambda: replace(ACCOUNT, avoidable_margin=1.1), "avoidable margin")
    refused(lambda: replace(ACCOUNT, purchases=0), "purchases")
    refused(lambda: replace(ACCOUNT, cost_to_serve=-1), "cost_to_serve")
    refused(lambda: replace(ACCOUNT, attraction_share=math.nan), "attraction_share")
    refused(lambda: replace(ACCOUNT, loss_if_conceded=0.5), "0.5", "0.25")
    refused(lambda: replace(ACCOUNT, loss_if_held=12), "loss_if_held")
    refused(lambda: pr.Response("x", cuts=1.2), "cuts")
    refused(lambda: pr.Response(" "), "name")
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
    refused(lambda: pr.spill_of("Alder", *company).table(1.5), "cut")
