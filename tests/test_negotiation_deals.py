"""Deals, what they are worth to either side, and the exact frontier of all of them."""

import numpy as np
import pytest
from negotiation_checks import COSTLY, by_hand, company, small, sparring

from kam_helpers import datasets
from kam_helpers.errors import CourseError
from kam_helpers.negotiation import (
    NAMES,
    SPARRING,
    SPARRING_FACTS,
    STYLE_NAMES,
    TODAY,
    Deal,
    DealSpace,
    Issue,
    bargaining_zone,
    deal_space,
    efficient,
    frontier,
    left_on_table,
    nash_point,
    scenario,
    styles_table,
)

SCENARIOS = [*sparring((1, 2)), *company((3,))]
SMALL = [small(one) for one in sparring((4, 5))]


# ---- deals ---------------------------------------------------------------------------------------


def test_every_deal_has_a_number_and_every_number_a_deal():
    space = deal_space(0.03, 45)
    deals = [space.deal(n) for n in range(len(space))]
    assert len(set(deals)) == len(space) == np.prod([len(issue.values) for issue in space.issues])
    assert [space.number(deal) for deal in deals] == list(range(len(space)))
    table = space.table()
    assert list(table.columns) == list(NAMES)
    assert tuple(table.loc[17]) == tuple(deals[17].as_dict().values())


def test_the_request_is_on_the_table_and_there_is_room_beyond_it():
    for row in datasets.cost_down_facts().itertuples():
        space = deal_space(row.asked, row.extra_days)
        cuts = space.issues[0].values
        assert space.deal(space.number(Deal(cut=row.asked, days=row.extra_days))).days == row.extra_days
        assert max(cuts) >= 1.5 * row.asked - 1e-9
        assert 0 in cuts


@pytest.mark.parametrize(
    ("deal", "word"),
    [
        (Deal(cut=0.5), "price cut"),
        (Deal(volume=-0.1), "volume growth"),
        (Deal(days="soon"), "payment days"),
        (Deal(term=None), "term"),
        (Deal(service="none"), "service"),
        ("2 %", "must be a Deal"),
    ],
)
def test_what_is_not_on_the_table_is_refused_in_words(deal, word):
    with pytest.raises(CourseError, match=word):
        SPARRING.space.number(deal)


def test_issues_are_refused_where_they_make_no_sense():
    with pytest.raises(CourseError, match="no issue “colour”"):
        Issue("colour", "", (1,))
    with pytest.raises(CourseError, match="each only once"):
        Issue("term", "years", (1, 1))
    with pytest.raises(CourseError, match="five issues in order"):
        DealSpace(SPARRING.space.issues[::-1])
    with pytest.raises(CourseError, match="asked"):
        deal_space(1.5)


def test_a_deal_says_what_changes():
    said = str(Deal(0.02, 0.1, -15, 3, "lean")).replace("\xa0", " ")
    assert said == "2.0 % off the price, 10 % more volume, payment 15 days sooner, 3 years, lean service"
    assert str(TODAY) == "today's terms"


# ---- worth ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("one", SCENARIOS, ids=lambda one: f"{one.account} {one.style.name}")
def test_worth_is_what_a_person_computes_by_hand(one):
    for number in np.random.default_rng(1).choice(len(one.space), 40, replace=False):
        deal = one.space.deal(int(number))
        assert (one.ours(deal), one.theirs(deal)) == pytest.approx(by_hand(one, deal), abs=1e-6)
    assert one.ours(TODAY) == one.theirs(TODAY) == 0


@pytest.mark.parametrize("account", ["Brakenfeld Brake Systems", "Tallowmere Furniture Group"])
def test_no_deal_and_every_term_are_measured_by_the_risk_to_lose_the_account(account):
    facts = datasets.cost_down_facts().loc[account]
    contribution = facts.purchases * facts.avoidable_margin - 0.7 * facts.cost_to_serve
    one = scenario(facts)
    kept = {n: (1 - facts.loss_if_conceded / n) * contribution for n in (1, 2, 3)}  # within a year
    for n in (2, 3):
        assert one.ours(Deal(term=n)) == pytest.approx(kept[n] - kept[1])
    assert one.seller.reservation == pytest.approx((1 - facts.loss_if_held) * contribution - kept[1])


@pytest.mark.parametrize("held", [0.0, 0.04, 0.05])
def test_no_deal_that_adds_no_risk_costs_nothing(held):
    facts = SPARRING_FACTS.copy()
    facts["loss_if_held"], facts["loss_if_conceded"] = held, 0.02  # a renewal is never safer than 5 %
    seller = scenario(facts).seller
    assert seller.reservation == 0
    assert seller.loss_chance == seller.renewal_risk == 0.05  # no deal makes no account safer
    facts["loss_if_held"] = 0.06
    assert scenario(facts).seller.reservation == pytest.approx(-0.01 * SPARRING.seller.contribution)


def test_a_quote_in_writing_raises_what_the_buyer_must_have_and_hearsay_does_not():
    base = SPARRING_FACTS.copy()
    base.update({"attraction": 0.0, "net_switching_cost": 0.0, "rival_discount": 0.02, "quote": 0.05})
    least = {}
    for kind in ("written", "told"):
        base["quote_kind"] = kind
        least[kind] = scenario(base, "price-only", 3).buyer.reservation
    assert least["written"] == pytest.approx(0.03 * base.purchases)
    assert least["told"] < least["written"]


@pytest.mark.parametrize("share", [0.6, 0.8])
def test_a_quote_counts_for_the_part_of_the_quantity_that_it_covers(share):
    facts = SPARRING_FACTS.copy()
    facts.update({"attraction": 0.0, "net_switching_cost": 0.0, "rival_discount": 0.02, "asked": 0.05})
    facts.update({"quote": 0.07, "quote_kind": "written", "quote_share": share})
    assert scenario(facts, "price-only", 3).buyer.reservation == pytest.approx(share * 0.05 * facts.purchases)


def test_the_company_s_quotes_count_for_their_part():
    facts = datasets.cost_down_facts()
    for name, row in facts[facts["quote_kind"] == "written"].iterrows():
        shares = {scenario(row, style, 2).quote_share for style in STYLE_NAMES if style != "bluffer"}
        assert shares == {row["quote_share"]}, name


def test_the_buyer_never_wants_more_than_it_asks():
    for one in SCENARIOS:
        assert 0 < one.buyer.reservation <= one.opening_value
        assert one.claimed_floor <= one.opening_value


def test_the_same_seed_is_the_same_scenario_and_other_seeds_are_others():
    assert scenario(SPARRING_FACTS, seed=7) == SPARRING
    assert {scenario(SPARRING_FACTS, seed=seed).style.name for seed in range(40)} == set(STYLE_NAMES)
    assert len({scenario(SPARRING_FACTS, "salami", seed).buyer for seed in range(40)}) == 40
    drawn = scenario(SPARRING_FACTS, seed=7)
    assert scenario(SPARRING_FACTS, drawn.style.name, 7) == drawn


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"purchases": 0}, "purchases"),
        ({"asked": -0.01}, "asked"),
        ({"asked": 1.2}, "asked"),
        ({"avoidable_margin": 1.2}, "avoidable_margin"),
        ({"extra_days": -5}, "extra_days"),
        ({"loss_if_held": 3}, "loss_if_held"),
        ({"attraction": np.nan}, "attraction"),
        ({"quote_share": 1.2}, "quote_share"),
        ({"asked": 0.0, "extra_days": 0}, "nothing to negotiate"),
    ],
)
def test_facts_that_make_no_sense_are_refused_in_words(change, word):
    facts = SPARRING_FACTS.copy()
    for name, value in change.items():
        facts[name] = value
    with pytest.raises(CourseError, match=word):
        scenario(facts)


def test_other_slips_are_refused_in_words():
    with pytest.raises(CourseError, match="one row"):
        scenario(datasets.cost_down_facts())
    with pytest.raises(CourseError, match="has no “quote_share”"):
        scenario(SPARRING_FACTS.drop("quote_share"))
    with pytest.raises(CourseError, match="no style “friendly”"):
        scenario(SPARRING_FACTS, "friendly")
    with pytest.raises(CourseError, match="seed"):
        scenario(SPARRING_FACTS, seed=-1)


def test_the_styles_are_a_table_to_show():
    table = styles_table()
    assert list(table.index) == list(STYLE_NAMES)
    assert (table.map(len) > 0).all().all()


# ---- frontier ------------------------------------------------------------------------------------


@pytest.mark.parametrize("one", SMALL, ids=lambda one: f"{one.style.name} {one.seed}")
def test_the_frontier_is_that_of_comparing_each_deal_with_each(one):
    worth = [by_hand(one, one.space.deal(n)) for n in range(len(one.space))]
    undominated = {
        n
        for n, (us, them) in enumerate(worth)
        if not any(a >= us and b >= them and (a - us > 1e-6 or b - them > 1e-6) for a, b in worth)
    }
    assert set(efficient(one).tolist()) == undominated
    for n, (us, them) in enumerate(worth[::7]):
        most = max(a for a, b in worth if b >= them - 1e-9)
        assert left_on_table(one, one.space.deal(7 * n)) == pytest.approx(most - us, abs=1e-6)


@pytest.mark.parametrize("one", [*SMALL, *SCENARIOS], ids=lambda one: f"{one.account} {one.style.name}")
def test_zone_and_nash_point_are_those_of_a_plain_search(one):
    worth = [by_hand(one, one.space.deal(n)) for n in range(len(one.space))]
    gains = [(us - one.seller.reservation, them - one.buyer.reservation) for us, them in worth]
    inside = [n for n, (us, them) in enumerate(gains) if us > -1e-9 and them > -1e-9]
    zone = bargaining_zone(one)
    assert list(zone.numbers) == inside
    if not inside:
        assert nash_point(one) is zone.seller is None
        return
    assert zone.seller == pytest.approx((min(worth[n][0] for n in inside), max(worth[n][0] for n in inside)))
    best = max(gains[n][0] * gains[n][1] for n in inside)
    found = nash_point(one)
    assert gains[found][0] * gains[found][1] == pytest.approx(best)
    assert found in efficient(one)


def test_the_table_runs_from_best_for_us_to_best_for_the_buyer():
    table = frontier(SPARRING)
    assert table["seller"].is_monotonic_decreasing
    assert table["buyer"].is_monotonic_increasing
    assert table.index[table["in_zone"]].isin(bargaining_zone(SPARRING).numbers).all()
    assert 0 < table["in_zone"].sum() < len(table)


# ---- is it worth playing? ------------------------------------------------------------------------


def test_trading_gives_both_more_than_the_best_price_alone():
    better = []
    for one in company((1, 2, 3)):
        price = nash_point(one, one.space.alone("cut"))
        trade = nash_point(one)
        if trade is None:
            continue
        numbers = one.space.deal(trade), one.space.deal(price) if price is not None else TODAY
        least = one.seller.reservation, one.buyer.reservation
        alone = (one.ours(numbers[1]), one.theirs(numbers[1])) if price is not None else least
        better.append(one.ours(numbers[0]) > alone[0] and one.theirs(numbers[0]) > alone[1])
    assert np.mean(better) > 0.85


def test_each_issue_brings_joint_gains_with_some_buyers_and_not_with_others():
    for name in NAMES[1:]:
        gains = []
        for one in sparring(range(30)):
            joint = (one.seller_values + one.buyer_values)[one.space.alone(name)]
            gains.append(joint.max() > 1)
        assert np.mean(gains) > 0.1, name
        values = {one.space.deal(nash_point(one)).as_dict()[name] for one in sparring(range(30))}
        assert len(values) > 1, name


def test_some_negotiations_have_no_zone_so_that_walking_away_is_best():
    empty = [one for one in sparring(range(20), facts=COSTLY) if not bargaining_zone(one)]
    assert empty
    for one in empty:
        ours, theirs = one.seller_values, one.buyer_values
        assert not ((ours >= one.seller.reservation) & (theirs >= one.buyer.reservation)).any()
        assert nash_point(one) is None
        assert "walking away is right" in bargaining_zone(one).sentence
    assert any(not bargaining_zone(one) for one in company((1, 2, 3)))
