"""Prices of the invented company: the truths that are planted, and what the README says of them.

The rule of when to concede is written out here; the chance to leave comes from the model of lesson 6.
"""

import numpy as np
import pandas as pd
import pytest

from kam_helpers import datasets, pricing, switching
from kam_helpers.loyalty.leaving import DEFAULT

REAL_RIVAL, BULLY, PHANTOM = (
    "Brakenfeld Brake Systems",
    "Tallowmere Furniture Group",
    "Kettlewyn Small Appliances",
)
FAVOURED, SMALL, NEXT = "Cranewell Heavy Industry", "Oakenthorn Doors", "Boltonby Fasteners"
WAITING = "Ironmoor Excavators"
HOSTAGES = ["Flaschenbach Abfülltechnik", "Sealcott Machinery"]
COATINGS = ["top coats", "primers", "water-based coatings", "powder coatings", "UV coatings"]
INDICES = ["resin", "pigment", "solvent", "wages", "energy", "freight"]
DAYS_RATE = 0.06  # a year: as in the generator's price_elements.py
SERVICE, TOLD = 0.7, 0.25  # the part of the cost to serve that goes; how much a told quotation counts


@pytest.fixture(scope="module")
def facts():
    return datasets.cost_down_facts()


@pytest.fixture(scope="module")
def requests():
    return datasets.cost_down_requests_table()


@pytest.fixture(scope="module")
def elements():
    return datasets.price_elements_table()


@pytest.fixture(scope="module")
def falls():
    """By how much the prices of each account fell against the year before (fraction), by account and year."""
    lines = datasets.ledger_lines()
    listed = datasets.products().set_index("product")["list_price_cny"]
    lines["listed"] = lines["quantity"] * lines["product"].astype(str).map(listed)
    year = (lines["date"].dt.year - (lines["date"].dt.month < 7)).rename("year")
    sums = lines.groupby([lines["customer"].astype(str).rename("account"), year])[["amount", "listed"]].sum()
    index = (sums["amount"] / sums["listed"]).unstack()
    return (1 - index[[2024, 2025]] / index.shift(axis=1)[[2024, 2025]]).stack()


@pytest.fixture(scope="module")
def asked(facts):
    """All that each request takes off the price: the cuts of all years, and the interest on the days."""
    price = (1 - facts[["asked", "asked_next", "asked_third"]]).prod(axis=1)
    return 1 - price * (1 - facts["extra_days"] * DAYS_RATE / 365)


def weighed(table, asked, held, conceded, *, full=False):
    """What conceding removes and costs, in chance of loss: q_h − q_c and (1 − q_c) · asked ÷ margin.

    The margin after what the account costs to serve; what that would not save is left out.
    """
    service = table["cost_to_serve"] / table["purchases"]
    margin = table["gross_margin"] - service if full else table["avoidable_margin"] - SERVICE * service
    costs = ((1 - conceded) * asked / margin).where(margin > asked, np.inf)
    return pd.DataFrame({"removes": held - conceded, "costs": costs})


@pytest.fixture(scope="module")
def own(facts, asked):
    return weighed(facts, asked, facts["loss_if_held"], facts["loss_if_conceded"])


@pytest.fixture(scope="module")
def forces(facts):
    """Attraction and barrier as shares of purchases; what is quoted beyond the known discount taken off, for
    the part of the quantity that it covers, and to a quarter where it was told.
    """
    counts = facts["quote_share"] * facts["quote_kind"].map({"written": 1.0, "told": TOLD, "": 0.0})
    further = (facts["quote"] - facts["rival_discount"]).clip(lower=0) * counts
    barrier = switching.yearly_equivalent(facts["net_switching_cost"], 3, 0.10)
    return pd.DataFrame(
        {
            "attraction": facts["attraction"] / facts["purchases"] - further,
            "barrier": barrier / facts["purchases"],
        }
    )


@pytest.fixture(scope="module")
def model(facts, asked, forces):
    held = DEFAULT.leaving(forces["attraction"], forces["barrier"])
    conceded = DEFAULT.leaving(forces["attraction"] + asked, forces["barrier"])
    return weighed(facts, asked, held, conceded).assign(held=held)


@pytest.fixture(scope="module")
def spill(facts, elements):
    """What conceding each open request would cost at the favoured account (CNY a year)."""
    group = datasets.contracts_table().loc[FAVOURED, "favoured_group"]
    covered = elements[elements["product_group"] == group].set_index("account")
    index = covered["invoice_cny"] / covered["list_cny"]
    table = pd.DataFrame({"before": index.reindex(facts.index), "own": index[FAVOURED]})
    table["after"] = table["before"] * (1 - facts["asked"])
    # Prices below its own already are of before the clause: only what the cut adds counts.
    fall = table[["before", "own"]].min(axis=1) - table["after"]
    fall = (fall / index[FAVOURED]).clip(lower=0).fillna(0.0)
    table["cost"] = fall * covered.loc[FAVOURED, "invoice_cny"]
    table["conceded"] = facts["asked"] * facts["purchases"]
    return table.assign(per_yuan=table["cost"] / table["conceded"]).drop(FAVOURED)


@pytest.fixture(scope="module")
def unit_costs():
    """Unit cost by month and product group, 1 in July 2023; what follows no index stands still."""
    weights = datasets.cost_structure()[INDICES]
    return (datasets.cost_indices() / 100 - 1) @ weights.T + 1


# Truths


def test_conceding_is_right_for_the_real_rival_by_both_readings(own, model, forces):
    for reading in (own, model):
        assert reading.loc[REAL_RIVAL, "removes"] > 2 * reading.loc[REAL_RIVAL, "costs"]
    assert forces.loc[REAL_RIVAL].sum() < -0.01  # leaving pays


def test_the_desks_table_of_all_requests_says_the_same(own, facts, asked):
    table = pricing.indifference_table(facts)
    assert table.index.equals(facts.index)
    assert table["asked"].to_list() == pytest.approx(asked.to_list())
    assert table["removes"].to_list() == pytest.approx(own["removes"].to_list())
    assert table["needed"].to_list() == pytest.approx(own["costs"].to_list())
    assert (table["concede"] == (own["removes"] > own["costs"])).all()
    full = pricing.indifference_table(facts, full_cost=True)
    assert np.isinf(full["needed"]).any() and not full["concede"][np.isinf(full["needed"])].any()


def test_conceding_is_wrong_for_the_bully_and_the_bluffer_by_both_readings(own, model):
    for reading in (own, model):
        for name in (BULLY, PHANTOM):
            assert 2 * reading.loc[name, "removes"] < reading.loc[name, "costs"]


def test_a_small_concession_elsewhere_is_the_dearest(spill, facts):
    order = spill["per_yuan"].sort_values(ascending=False)
    assert list(order.index[:2]) == [SMALL, NEXT] and order.iloc[1] > 2 * order.iloc[2] > 2
    assert facts["purchases"].rank()[SMALL] <= 3
    assert spill.loc[SMALL, "before"] > spill.loc[SMALL, "own"] > spill.loc[SMALL, "after"]
    assert spill.loc[REAL_RIVAL, "cost"] == 0


def test_days_cost_more_than_the_price_asked(facts):
    days = facts["extra_days"] * DAYS_RATE / 365
    assert days[WAITING] > 1.5 * facts.loc[WAITING, "asked"] > 0
    assert facts.index[days > facts["asked"]].to_list() == [WAITING]


def test_history_was_given_two_fifths_of_what_it_asked(requests):
    answered = requests[~requests["open"]]
    survey = datasets.published_cost_down_survey().set_index("year").loc[2012]
    usual = survey["given"] / survey["asked"]
    assert answered["given"].sum() / answered["asked"].sum() == pytest.approx(usual, abs=0.02)
    assert len(answered) > 60


def test_phantom_quotations_are_told_and_deeper_than_what_the_rival_gives(facts):
    traits = datasets.load("instructor/hidden_traits").set_index("account")
    bluffs = traits["buying_style"].reindex(facts.index) == "bluffer"
    more = facts["quote"] - facts["rival_discount"]
    assert bluffs.sum() == 4 and more[bluffs].between(0.025, 0.065).all()
    assert (facts["quote_kind"][bluffs] == "told").all() and PHANTOM in facts.index[bluffs]
    honest = more[~bluffs & (facts["quote"] > 0)].drop(REAL_RIVAL)
    assert honest.to_list() == pytest.approx([0] * len(honest))


def test_cost_stood_still_for_36_months_and_rises_now(unit_costs):
    coatings = unit_costs[COATINGS]
    assert coatings.iloc[:-1].sub(1).abs().max(axis=None) < 0.035
    assert coatings.iloc[:-1].mean().between(0.99, 1.01).all()
    assert (coatings.iloc[-1] > coatings.iloc[-13:-1].mean() + 0.03).all()


def test_what_was_given_is_about_what_prices_fell_by(requests, falls):
    given = requests[~requests["open"]].set_index(["account", "year"])["given"]
    seen = falls.reindex(given.index).dropna()
    assert len(seen) > 50
    assert (given[seen.index] - seen).abs().mean() < 0.0025
    assert given[seen.index].corr(seen) > 0.7


# What the README says


@pytest.fixture(scope="module")
def readme():
    return " ".join((datasets.files.DATA / "README.md").read_text("utf-8").split())


def test_the_readme_says_what_conceding_removes_and_costs(readme, facts, asked, own, model, forces):
    full = weighed(facts, asked, facts["loss_if_held"], facts["loss_if_conceded"], full=True)
    by_own, by_full, by_model = (table["removes"] > table["costs"] for table in (own, full, model))
    first, bully, phantom = (
        own.loc[name, ["removes", "costs"]] * 100 for name in (REAL_RIVAL, BULLY, PHANTOM)
    )
    modelled, bullied = (model.loc[name, ["removes", "costs"]] * 100 for name in (REAL_RIVAL, BULLY))
    both = " and ".join(f"*{name.split()[0]}*" for name in facts.index[by_own & by_model])
    fears = facts.loc[HOSTAGES, "loss_if_held"] * 100
    for said in (
        f"quotation {facts.loc[REAL_RIVAL, 'quote'] * 100:.0f} % below our price for all it buys: leaving "
        "pays by "
        f"{-forces.loc[REAL_RIVAL].sum() * 100:.0f} % of its purchases",
        "conceding removes {:.0f} points and costs {:.0f};".format(*first),
        "by attraction and barrier {:.0f} and {:.0f}. *Tallowmere*".format(*modelled),
        "conceding removes {:.0f} points and costs {:.0f}; ".format(*bully)
        + "by attraction and barrier {:.0f} and {:.0f}. *Kettlewyn*".format(*bullied),
        "phantom quotation: {:.0f} and {:.0f}.".format(*phantom),
        f"concedes {by_own.sum()} of the {len(facts)} open requests at avoidable cost, and only "
        f"{by_full.sum()} at full cost (every year asked, the days and the cost to serve counted)",
        f"concedes {by_model.sum()}; {both} are right by both",
        "({:.0f} and {:.0f} %), which".format(*fears),
        "({:.0f} % each)".format(*(model.loc[HOSTAGES, "held"].round(2).unique() * 100)),
    ):
        assert said in readme, said


def test_the_readme_says_what_clause_and_days_cost(readme, facts, spill):
    small, following = spill.loc[SMALL], spill.loc[NEXT]
    third = spill["per_yuan"].nlargest(3)
    waiting = facts.loc[WAITING]
    days = waiting["extra_days"] * DAYS_RATE / 365 * 100
    for said in (
        f"*{SMALL}* asks {facts.loc[SMALL, 'asked'] * 100:.1f} %, "
        f"CNY {small['conceded'] / 1000:.0f},000 a year",
        f"from {small['before'] * 100:.1f} to {small['after'] * 100:.1f}, "
        f"below *Cranewell*'s {small['own'] * 100:.1f}",
        f"cost CNY {small['cost'] / 1000:.0f},000 there: {small['per_yuan']:.1f} for each yuan",
        f"pays {following['before'] * 100:.1f} already, comes next with {following['per_yuan']:.1f}",
        f"then *{third.index[-1].split()[0]}* with {third.iloc[-1]:.1f}",
        f"asks {waiting['asked'] * 100:.1f} % and {waiting['extra_days']} days more; "
        f"at {DAYS_RATE:.0%} a year they cost {days:.1f} %".replace("6%", "6 %"),
    ):
        assert said in readme, said


def test_the_readme_says_what_was_asked_given_and_quoted(readme, facts, requests, falls):
    answered = requests[~requests["open"]]
    asked, given = answered["asked"].mean() * 100, answered["given"].mean() * 100
    asked_in = falls.index.intersection(pd.MultiIndex.from_frame(answered[["account", "year"]]))
    never = falls[~falls.index.get_level_values("account").isin(requests["account"])]
    quiet = never.index.get_level_values("account").nunique()
    more = (facts["quote"] - facts["rival_discount"])[facts["quote_kind"] == "told"] * 100
    more = more[more > 0].sort_index()
    names = [f"*{name.split()[0]}*" for name in more.index]
    for said in (
        f"{len(answered)} requests of three years asked {asked:.1f} % and got {given:.1f} %: "
        f"{given / asked * 100:.0f} %",
        f"prices fell by {falls[asked_in].mean() * 100:.1f} % a year where a cut was asked",
        f"and {never.mean() * 100:.1f} % at the {quiet} accounts that never asked",
        f"{', '.join(names[:-1])} and {names[-1]} tell of {more.min():.0f} to {more.max():.0f} points more",
    ):
        assert said in readme, said


def test_the_readme_says_how_wide_the_pocket_is_and_what_costs_did(readme, elements, unit_costs):
    sums = elements.groupby("account").sum(numeric_only=True)
    paid, pocket = (sums[name] / sums["list_cny"] * 100 for name in ("invoice_cny", "pocket_cny"))
    whole = sums.sum() / sums["list_cny"].sum() * 100
    index, coatings = datasets.cost_indices(), unit_costs[COATINGS] * 100 - 100
    before, now = coatings.iloc[:-1].abs().max(axis=None), coatings.iloc[-1]
    resin, wages = 100 - index["resin"].min(), index["wages"].iloc[-2] - 100
    for said in (
        f"Accounts pay {paid.min():.0f} to {paid.max():.0f} % of list on the invoice",
        f"leave {pocket.min():.0f} to {pocket.max():.0f} % of it in the pocket",
        f"free service alone takes {whole['service_free_cny']:.0f} points, "
        f"freight {whole['freight_cny']:.0f}, days {whole['payment_terms_cny']:.0f}",
        f"stayed within {before:.0f} % of July 2023 for 36 months",
        f"resin fell by {resin:.0f} % and wages rose by {wages:.0f} %",
        f"in July 2026 it is {now.min():.0f} to {now.max():.0f} % above",
    ):
        assert said in readme, said
