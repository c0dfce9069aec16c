"""Five ways to raise switching cost, what each does to one account, and where the law steps in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets, loyalty
from kam_helpers import switching as sw
from kam_helpers.lifetime import margin_multiple

COST = sw.SwitchingCost(evaluation=20_000, set_up=30_000)
HOSTAGES = {
    "Brandvold & Sons Packaging",
    "Flaschenbach Abfülltechnik",
    "Sealcott Machinery",
    "Bagshaw-Linden Fillers",
}
FAIR = {"exit_rights": True, "data_return": True, "value_based": True}
MILD = {"ties": False, "exclusive": False, "loyalty_discount": False}


def leaving(attraction, barrier):
    """A chance that falls with both, straight, between 1 and 99 per cent."""
    return min(max(0.25 - 2 * attraction - 4 * barrier, 0.01), 0.99)


def raised(ways, purchases=1_000_000, attraction=0.02, profit=150_000, **terms):
    return sw.raise_barrier(purchases, COST, attraction, profit, ways, leaving=leaving, **terms)


def test_one_way_by_hand():
    way = sw.Way(
        "own",
        "自有",
        parts={"set_up": 0.04},
        attraction=0.01,
        cost_once=0.02,
        cost_a_year=0.005,
        resentment=0.03,
        example="",
        resented="",
        forbidden="",
    )
    one = raised(way)
    assert one.table["net"].to_list() == pytest.approx([50_000, 50_000 + 0.75 * 40_000])
    assert one.table["attraction_share"].to_list() == pytest.approx([0.02, 0.03])
    assert (one.cost_once, one.cost_a_year) == pytest.approx((20_000, 5_000))
    factor = sw.annuity_factor(3, 0.1)
    assert one.table["barrier_share"].to_list() == pytest.approx([0.05 / factor, 0.08 / factor])
    left = leaving(0.03, 0.08 / factor)
    after = 145_000 * margin_multiple(1 - left, 0.1, timing="if_retained") - 20_000
    assert one.table.loc["after", "clp"] == pytest.approx(after)
    assert one.gain == pytest.approx(after - one.table.loc["before", "clp"])
    assert one.table["threshold"].to_list() == pytest.approx([0.02 + 0.05 / factor, 0.03 + 0.08 / factor])
    assert raised(way, discount_today=0.06).table["threshold"].to_list() == pytest.approx(
        (0.06 + one.table["attraction_share"] + one.table["barrier_share"]).to_list()
    )
    locked = raised(way, exit_rights=False)
    assert locked.table.loc["after", "net"] == pytest.approx(90_000)
    assert locked.table.loc["after", "attraction_share"] == pytest.approx(0.0)
    assert locked.locked_in
    assert not one.locked_in


def test_resentment_has_two_reasons_and_value_mends_one():
    way = replace(sw.WAYS[1], attraction=0.02, resentment=0.01)
    shares = {
        (start, rights): raised(way, attraction=start, exit_rights=rights).resentment
        for start in (-0.05, -0.01)
        for rights in (True, False)
    }
    assert shares == pytest.approx(
        {(-0.05, True): 0.01, (-0.05, False): 0.02, (-0.01, True): 0.0, (-0.01, False): 0.01}
    )


@given(st.sets(st.sampled_from(sw.WAY_NAMES)), st.floats(0, 1), st.booleans(), st.floats(-0.2, 0.2))
def test_a_barrier_rises_with_effort_and_never_falls(names, effort, rights, attraction):
    one = raised(sorted(names), effort=effort, exit_rights=rights, attraction=attraction)
    full = raised(sorted(names), exit_rights=False, attraction=attraction)
    assert one.table.loc["before", "net"] - 1e-6 <= one.table.loc["after", "net"]
    assert one.table.loc["after", "net"] <= full.table.loc["after", "net"] + 1e-6
    assert one.cost_once <= full.cost_once + 1e-9
    assert one.table["retention"].to_list() == pytest.approx((1 - one.table["leaving"]).to_list())
    if not effort or not names:
        assert one.gain == 0
        assert not one.locked_in


def test_several_ways_add_up():
    both = raised(["service", "process"])
    alone = [raised(name) for name in ("service", "process")]
    assert both.cost_a_year == pytest.approx(sum(one.cost_a_year for one in alone))
    more = [one.table.loc["after", "net"] - 50_000 for one in alone]
    assert both.table.loc["after", "net"] - 50_000 == pytest.approx(sum(more))
    assert both.ways == ("service", "process")
    assert len(both.limits) == 2


def test_the_five_ways_side_by_side():
    table = sw.compare_ways(1_000_000, COST, 0.02, 150_000, leaving=leaving)
    assert tuple(table.index) == sw.WAY_NAMES
    assert len(sw.WAYS) == 5
    for name, row in table.iterrows():
        one = raised(name)
        assert row["gain"] == pytest.approx(one.gain)
        assert row["clp_after"] - row["clp_before"] == pytest.approx(row["gain"])
        assert row["net_after"] > row["net_before"]
        assert row["threshold_after"] == pytest.approx(one.table.loc["after", "threshold"])
    assert (table["discount_today"] == 0).all()
    assert list(sw.ways_table().index) == list(sw.WAY_NAMES)
    assert (table["gain"] > 0).any()


def test_a_losing_account_is_not_worth_a_fence():
    table = sw.compare_ways(1_000_000, COST, 0.02, -50_000, leaving=leaving)
    assert (table["gain"] < 0).all()


def test_every_way_says_where_it_stops():
    for way, limit in zip(sw.WAYS, raised(sw.WAYS).limits, strict=True):
        assert way.resented in limit
        assert way.forbidden in limit
        assert set(way.parts) <= set(sw.PARTS)
        assert way.barrier == pytest.approx(sum(way.parts.values()))


def test_what_the_ways_do_to_the_company():
    """Where a barrier pays, it pays more with exit rights; lending equipment to a hostage does not pay."""
    costs, facts = datasets.switching_costs_table(), datasets.lifetime_facts()
    purchases = datasets.purchases_by_group().sum(axis=1)
    attraction = loyalty.delivered_value_advantage(datasets.customer_values_table())["attraction"]
    offered = datasets.rival_offers_table()["discount_percent"] / 100
    barrier = sw.yearly_equivalent(sw.switching_costs(costs)["net"])
    known = attraction.index
    thresholds = loyalty.rival_threshold(purchases[known], attraction, barrier[known], offered[known])
    for account in facts.index[facts["profit"] > 0]:
        share, cost = attraction[account] / purchases[account], sw.account_cost(costs, account)
        figures = (purchases[account], cost, share, facts.loc[account, "profit"])
        free, fenced = (
            sw.compare_ways(
                *figures, leaving=loyalty.DEFAULT.leaving, exit_rights=rights, discount_today=offered[account]
            )
            for rights in (True, False)
        )
        pays = fenced["gain"] > 0
        assert free["threshold_before"].to_list() == pytest.approx([thresholds[account]] * 5)
        assert (free["gain"] > fenced["gain"])[pays].all(), account
        if account in HOSTAGES:
            assert fenced.loc["dedicated assets", "gain"] < free.loc["dedicated assets", "gain"] < 0


def test_refusals_of_raising():
    refused(lambda: raised("magic"), "magic", "service")
    refused(lambda: raised([["service"]]), "service")
    refused(lambda: raised(None), "None")
    refused(lambda: sw.raise_barrier(1, COST, 0, 0, "service", leaving=0.2), "leaving", "function")
    refused(lambda: raised(["service", "service"]), "service", "more than once")
    refused(lambda: raised("service", effort=2), "effort")
    refused(lambda: raised("service", exit_rights="yes"), "exit_rights")
    refused(lambda: raised("service", purchases=0), "purchases_cny")
    refused(lambda: sw.raise_barrier(1, 50_000, 0, 0, "service", leaving=leaving), "SwitchingCost")
    refused(lambda: sw.raise_barrier(1, COST, 0, 0, "service", leaving=lambda a, b: 30), "leaving", "30")
    refused(lambda: replace(sw.WAYS[0], parts={"training": 0.1}), "training", "retraining")
    refused(lambda: replace(sw.WAYS[0], cost_once=-1), "cost_once")


# The law


def test_the_fine_as_published():
    fine = sw.TETRA_PAK
    assert (fine.amount_rmb, fine.share_of_sales) == (667_724_176.88, 0.07)
    assert (fine.authority, fine.year, fine.sales_year) == ("SAIC", 2016, 2011)
    assert fine.implied_sales_rmb == pytest.approx(9_538_916_812.57, abs=0.01)


def test_what_was_fined_is_found():
    found = sw.lock_in_check(dominant=True, ties=True, exclusive=True, loyalty_discount=True, **FAIR)
    assert found.verdict == "ask a lawyer"
    for clause in ("(4)", "(5)", "(7)"):
        assert sum(clause in finding for finding in found.findings) == 1
    assert all("22" in finding for finding in found.findings)
    assert "no legal advice" in repr(found)
    shown = found._repr_html_()
    assert "<strong>From a dominant supplier</strong>" in shown
    assert shown.count("<li>") == 3


def test_the_verdict_says_of_which_supplier_it_holds():
    practices = dict.fromkeys(("ties", "exclusive", "loyalty_discount"), False)
    assert "that is not dominant" in sw.lock_in_check(dominant=False, **practices, **FAIR)._repr_html_()


@given(
    st.booleans(),
    st.fixed_dictionaries(dict.fromkeys(MILD, st.booleans())),
    st.fixed_dictionaries(dict.fromkeys(FAIR, st.booleans())),
)
def test_dominance_decides_for_the_law_and_value_for_the_customer(dominant, practices, kindness):
    found = sw.lock_in_check(dominant=dominant, **practices, **kindness)
    if dominant and any(practices.values()):
        expected = "ask a lawyer"
    else:
        expected = "fine" if all(kindness.values()) else "resented"
    assert found.verdict == expected
    assert len(found.findings) == max(sum(practices.values()) + sum(not v for v in kindness.values()), 1)


def test_refusals_of_the_check():
    for name in ("dominant", *MILD, *FAIR):
        answers = {"dominant": False, **MILD, **FAIR, name: "no"}
        refused(lambda a=answers: sw.lock_in_check(**a), name, "no")
