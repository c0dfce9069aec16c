"""The cost-down desk: risk and worth of each answer against plain loops; the requests of the company."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from desk_checks import ACCOUNT, OWN_ANSWER, READINGS, REQUEST, SPILL, readings
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets, loyalty
from kam_helpers import pricing as pr

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
        earned = (
            account.purchases * (volume * (pocket - goods) + levels["margin_gain_share"][year])
            - served * volume
        )
        leaves = leaving(account, request, answer, chance, settings, year)
        first = leaves if first is None else first
        stays *= 1 - leaves
        a_year = answer.like_for_like * float(spill.a_year(1 - price))
        worth += (stays * earned - a_year) / (1 + settings.discount_rate) ** (year + 1)
    return worth, first


def lists(answer):
    names = ["extra_days", "cost_saved_share", "margin_gain_share"]
    names += ["customer_gain_share", "barrier_gain_share"]
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


def test_the_table_of_all_requests_is_the_desks_rule_of_one_year(facts):
    """A cut given at once, without promised volume and without spill-over: the same points to the digit."""
    table = pr.indifference_table(facts)
    for name, row in facts.iterrows():
        account, request = pr.from_facts(row)
        at_once = pr.Request(request.total_cut, request.extra_days)
        conceded = pr.evaluate(account, at_once, settings=pr.Settings(horizon=1)).loc["concede"]
        assert table.loc[name, "needed"] == pytest.approx(conceded["indifferent"], rel=1e-9), name
        assert table.loc[name, "removes"] == pytest.approx(conceded["removes"], abs=1e-9), name
        assert table.loc[name, "concede"] == conceded["worth_it"], name
    assert table["concede"].sum() == 7


def test_where_the_desk_differs_from_the_table_volume_or_later_cuts_are_why(facts):
    table = pr.indifference_table(facts)
    for name, row in facts.iterrows():
        account, request = pr.from_facts(row)
        says = pr.evaluate(account, request).loc["concede", "worth_it"]
        assert says == table.loc[name, "concede"] or request.volume_offered > 0, name
        alone = replace(request, volume_offered=0.0)
        assert pr.evaluate(account, alone).loc["concede", "worth_it"] == table.loc[name, "concede"], name


def test_the_table_of_requests_by_hand_and_where_nothing_is_left():
    facts = pd.DataFrame(
        {
            "asked": [0.02, 0.30], "asked_next": [0.01, 0.0], "asked_third": 0.0, "extra_days": [73, 0],
            "purchases": 1e6, "cost_to_serve": 2e5, "avoidable_margin": 0.44, "gross_margin": [0.25, 0.15],
            "loss_if_held": 0.30, "loss_if_conceded": 0.10,
        },
        ["Alder", "Birch"],
    )  # fmt: skip
    table, full = pr.indifference_table(facts), pr.indifference_table(facts, full_cost=True)
    asked = 1 - 0.98 * 0.99 * (1 - 0.06 / 5)
    assert table.loc["Alder"].to_list() == pytest.approx([asked, 0.30, 0.9 * asked / 0.30, 0.20, True])
    assert table.loc["Birch"].to_list() == pytest.approx([0.30, 0.30, math.inf, 0.20, False])
    assert full["margin"].to_list() == pytest.approx([0.05, -0.05])
    assert full.loc["Birch", "needed"] == math.inf
    dearer = pr.indifference_table(facts, pr.Settings(service_avoidable=1.0, days_rate=0.12))
    assert dearer.loc["Alder", "margin"] == pytest.approx(0.24)
    assert dearer.loc["Alder", "asked"] > asked
    refused(lambda: pr.indifference_table(facts.drop(columns="cost_to_serve")), "cost_to_serve")
    refused(lambda: pr.indifference_table(facts.iloc[[0, 0]]), "Alder")
    refused(lambda: pr.indifference_table(facts.assign(asked=1.2)), "asked")


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


def test_a_request_is_founded_on_a_rivals_offer_only_where_it_says_so(facts):
    kinds = {name: pr.from_facts(row)[1].rival_offer for name, row in facts.iterrows()}
    assert kinds["Brakenfeld Brake Systems"] == "written"
    assert kinds["Kettlewyn Small Appliances"] == "told"
    # A rival's offer is known at Halvorn and Tallowmere; their reasons are others.
    assert kinds["Halvorn Axles"] == kinds["Tallowmere Furniture Group"] == ""
    offers = facts["reason"].isin(["a rival has quoted less", "others are cheaper"])
    assert {name for name, kind in kinds.items() if kind} == set(facts.index[offers & (facts["quote"] > 0)])
    refused(lambda: pr.from_facts(facts.iloc[0].drop("quote_share")), "quote_share")


def test_what_was_told_counts_less_than_what_was_shown(facts):
    row = facts.loc["Kettlewyn Small Appliances"]
    assert row["quote_kind"] == "told"
    told, shown = (pr.from_facts(row, told_counts=share)[0].quote_further for share in (0.25, 1.0))
    assert told == pytest.approx(0.25 * shown) == pytest.approx(0.25 * (row["quote"] - row["rival_discount"]))
    for share in (0.0, 0.6, 1.0):
        part, _request = pr.from_facts(row.rename("part").to_frame().T.assign(quote_share=share).iloc[0])
        assert part.quote_further == pytest.approx(share * told)
    account, request = pr.from_facts(facts.loc["Flaschenbach Abfülltechnik"])
    assert request.asked == pytest.approx((0.035, 0.035, 0.035))
    assert account.barrier_share == pytest.approx(
        facts.loc[account.name, "net_switching_cost"] / account.purchases / 2.48685, rel=1e-4
    )
