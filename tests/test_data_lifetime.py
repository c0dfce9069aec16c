"""Lifetime profit and relationships in the invented company: files that agree, and truths that are planted.

Truths are found with the course's own models; the limits are wide of the figures on purpose.
"""

import numpy as np
import pytest

from kam_helpers import datasets, lifetime
from kam_helpers.datasets import company

BULLY, QUIET, PARTNER = "Tallowmere Furniture Group", "Dunmarrow Panels", "Hesselvik Marine Works"
VALUE_BUYER, LEAVING = "Brakenfeld Brake Systems", "Veneerdale Boards"
RATES = [0.08, 0.10, 0.12, 0.15]


@pytest.fixture(scope="module")
def facts():
    return datasets.lifetime_facts()


@pytest.fixture(scope="module")
def traits():
    return datasets.load("instructor/hidden_traits").set_index("account")


@pytest.fixture(scope="module")
def answers():
    return datasets.relationship_answers_table()


@pytest.fixture(scope="module")
def stages(answers):
    return lifetime.place_stages(answers, datasets.relationship_questions())


@pytest.fixture(scope="module")
def types(answers):
    return lifetime.relationship_types(answers, datasets.relationship_questions())


# The files


def test_what_winning_an_account_cost_is_in_three_parts_for_every_account(traits):
    spent = datasets.acquisition().set_index("account_id")
    assert list(spent.index) == list(traits["account_id"])
    assert (spent.sum(axis=1) == traits.set_index("account_id")["acquisition_cost_cny"]).all()
    assert (spent > 0).all(axis=None)


def test_the_outlook_is_of_those_who_buy_now_and_shows_the_hidden_retention(traits):
    outlook = datasets.account_outlook().set_index("account_id")["retention_percent"]
    now = traits[traits["status"].isin(["normal", "key"])].set_index("account_id")
    assert list(outlook.index) == list(now.index) and len(outlook) == 59
    assert (outlook == now["yearly_retention_percent"]).all()
    assert outlook.between(1, 99).all()


def test_care_plans_are_hundreds_for_every_start_year_and_only_ever_end():
    table = datasets.contract_cohorts()
    assert set(table["plan"]) == {"basic", "full"}
    for (_plan, start), own in table.groupby(["plan", "start_year"], observed=True):
        assert 2018 <= start <= 2025
        assert own["year"].to_list() == list(range(2025 - start + 1))
        assert own["in_force"].is_monotonic_decreasing and own["in_force"].min() > 0
        assert 300 <= own["in_force"].iloc[0] < 1000
    assert len(table) == 2 * sum(range(1, 9))


def test_four_questions_an_axis_each_a_sentence_with_an_action_of_its_own():
    table = datasets.relationship_questions()
    axes = ["involvement", "nature", "uncoupling", "closeness", "balance"]
    assert table["axis"].value_counts().to_dict() == dict.fromkeys(axes, 4)
    for column in ("question", "action"):
        assert table[column].is_unique and table[column].str.fullmatch(r"[A-Z][^?]+\.").all()


def test_everybody_has_an_answer_to_every_question(answers, traits):
    assert list(answers.index) == list(traits.index)
    assert list(answers.columns) == list(datasets.relationship_questions()["item_id"])
    assert answers.isin(range(1, 6)).all(axis=None)
    assert len(datasets.relationship_answers()) == answers.size


def test_every_manager_has_the_same_bonus_rate_and_fixed_pay_of_its_own():
    people = datasets.managers()
    assert people["bonus_percent_of_revenue"].nunique() == 1
    assert people["base_pay_cny"].between(200_000, 400_000).all() and people["base_pay_cny"].is_unique


# Truths: lifetime profit


@pytest.mark.parametrize("timing", lifetime.TIMINGS)
@pytest.mark.parametrize("rate", RATES)
def test_the_largest_yearly_profit_is_not_the_largest_lifetime_profit(facts, rate, timing):
    table = lifetime.account_lifetimes(facts, discount_rate=rate, timing=timing)
    assert table["margin"].idxmax() == QUIET and table.loc[QUIET, "retention"] == 0.80
    assert table.index[0] == PARTNER and table.loc[PARTNER, "retention"] == 0.97
    assert table.loc[QUIET, "margin"] > 1.3 * table.loc[PARTNER, "margin"]
    assert table["clp"].iloc[0] > 1.15 * table["clp"].iloc[1]
    assert table["clp"].idxmin() == BULLY


def test_keeping_accounts_that_lose_money_longer_destroys_value(facts):
    assert 12 <= (facts["profit"] < 0).sum() <= 22
    everyone, profitable = (
        lifetime.three_levers(
            facts,
            discount_rate=0.10,
            timing="year_end",
            cost_per_point_cny=1_000_000,
            cost_per_percent_cny=200_000,
            only_profitable=only,
        ).table.loc["longer", "gain"]
        for only in (False, True)
    )
    assert profitable > 1.1 * everyone > 0


# Truths: retention that rises though nobody changes


@pytest.mark.parametrize(("plan", "first", "last"), [("basic", 2 / 3, 8 / 9), ("full", 6 / 7, 12 / 13)])
def test_observed_retention_rises_with_age(plan, first, last):
    table = datasets.contract_cohorts()
    left = table[table["plan"] == plan].pivot(index="start_year", columns="year", values="in_force")
    before = left.shift(axis=1).where(left.notna())
    rate = (left.sum() / before.sum()).iloc[1:].to_numpy()
    assert (np.diff(rate) > 0).all()
    # Each workshop's chance is fixed: (beta + t − 1) ÷ (alpha + beta + t − 1) with alpha 1, beta 2 or 6.
    assert abs(rate[0] - first) < 0.02 and abs(rate[-1] - last) < 0.03


@pytest.mark.parametrize("plan", ["basic", "full"])
def test_three_renewals_foretell_the_fifth_and_one_constant_retention_does_not(plan):
    left = lifetime.survivors_table(datasets.contract_cohorts(), years=5).loc[plan]
    seen, first = left[5] / left[0], left.loc[:3]
    assert abs(lifetime.fit_sbg(first).survival(5)[5] - seen) < 0.02
    assert seen - lifetime.constant_retention(first) ** 5 > 0.03


# Truths: the relationship


def test_the_answers_find_the_hidden_stage(stages, traits):
    assert (stages["stage"].astype(str) == traits["relationship_stage"].astype(str)).mean() >= 0.85
    assert stages.loc[PARTNER, "stage"] == "strategic"
    assert stages.loc[LEAVING, "stage"] == "uncoupling"
    targets = traits.index[traits["status"] == "target"]
    assert (stages.loc[targets, "stage"] == "pre").any()
    assert set(stages["stage"]) == set(stages["stage"].cat.categories)


def test_where_involvement_and_nature_do_not_keep_step(stages):
    off = stages[stages["off_diagonal"]]
    assert {BULLY, QUIET} <= set(off.index) and len(off) <= 6
    assert off.loc[BULLY, "involvement"] - off.loc[BULLY, "nature"] > 1.4
    assert off.loc[QUIET, "nature"] - off.loc[QUIET, "involvement"] > 1.4


def test_all_four_types_of_relationship_occur_and_the_best_known_are_clear(types, traits):
    named = {PARTNER: "win-win", BULLY: "master-servant", QUIET: "loose", VALUE_BUYER: "adversarial"}
    for account, kind in named.items():
        assert types.loc[account, "type"] == kind
        assert (types.loc[account, ["closeness", "balance"]] - 3).abs().min() > 0.5
    assert types["type"].value_counts().min() >= 6
    hostages = traits.index[traits["loyalty_type"] == "hostage"]
    assert (types.loc[hostages, "type"] == "master-servant").all()


# Truths: the four problems


def test_the_largest_bonus_goes_to_the_manager_whose_accounts_earn_least():
    year = datasets.account_facts()
    table = lifetime.bonus_and_profit(year, year["profit"], datasets.managers())
    assert table["bonus"].idxmax() == table["profit"].idxmin() == "Luo Minwen"
    assert table["profit"].min() < -1_000_000
    assert table["profit"].idxmax() == table["bonus"].idxmin() == "Piet Hooghuis"


def test_prices_fall_and_payment_takes_longer_each_year():
    prices = lifetime.price_change(datasets.ledger_lines())
    assert len(prices) == 2 and prices.between(-0.02, -0.005).all()
    days = lifetime.days_to_pay(datasets.payments())
    assert len(days) == 3 and (days.diff().dropna() > 1.5).all()


def test_a_visible_share_of_the_accounts_bought_much_less_last_year():
    shares = lifetime.falling_accounts(datasets.revenue_by_year())
    assert 0.13 < shares.iloc[-1] < 0.25 and shares.iloc[-1] > shares.iloc[-2] + 0.03


def test_the_four_problems_are_there_and_two_have_grown():
    table = lifetime.four_problems(
        datasets.ledger_lines(),
        datasets.payments(),
        datasets.accounts(),
        datasets.revenue_by_year(),
        company.profit_by_year(),
        datasets.managers(),
    )
    assert table.loc["weakening loyalty", "now"] > table.loc["weakening loyalty", "before"]
    assert table.loc["longer payment", "now"] > table.loc["longer payment", "before"]
    assert 0.35 < table.loc["rivals at the door", "now"] < 0.55
    assert table.loc["rivals at the door", ["before"]].isna().all()
    pay = table.loc["pay that rewards revenue"]
    assert 0.25 < pay["now"] < 0.40 and pay["now"] > pay["before"] + 0.05  # 22 % and 31 %


def test_what_the_dictionary_says_of_the_last_years_is_so():
    text = " ".join((datasets.files.DATA / "README.md").read_text("utf-8").split())
    prices = lifetime.price_change(datasets.ledger_lines()) * -100
    cheaper = "The same goods sell to the same accounts {:.1f} %, then {:.1f} % cheaper than the year before"
    assert cheaper.format(*prices) in text
    days = lifetime.days_to_pay(datasets.payments())
    assert "payment takes {:.0f}, then {:.0f} days".format(*days.iloc[1:]) in text
    assert f"(the {days.iloc[0]:.0f} of the first year leave" in text


def test_retention_and_repeat_rate_of_the_last_year_are_not_the_same_number():
    years = datasets.revenue_by_year()
    before, now = years.iloc[:, -2], years.iloc[:, -1]
    assert 0.90 < lifetime.retention_rate(before, now) < 0.97
    assert lifetime.repeat_rate(before, now) == 1.0
