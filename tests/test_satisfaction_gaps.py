"""Gaps by dimension, item, account and group; their intervals, weights and ranks.

Published figures: five SERVQUAL gaps whose mean is −0.858.
"""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from satisfaction_checks import DIMENSIONS, ITEMS, NAMES, random_table, tables
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers.satisfaction import (
    gap_scores,
    performance_only,
    rank_change,
    read_survey,
    service_quality,
    weighted_gap,
    zone_of_tolerance,
)

PUBLISHED = {
    "tangibles": -0.65,
    "reliability": -1.10,
    "responsiveness": -0.83,
    "assurance": -0.70,
    "empathy": -1.01,
}
DIMENSION_OF = ITEMS.set_index("item_id")["dimension"]


def read(table=None, **options):
    return read_survey(random_table(blanks=0.1) if table is None else table, ITEMS, **options)


def by_hand(survey, each="account"):
    """The same scores the long way round, with pandas: person × dimension, then account, then all."""
    both = survey.expectation.notna() & survey.perception.notna()
    sides = {}
    for name, answers in (("expectation", survey.expectation), ("perception", survey.perception)):
        person = answers.astype(float).where(both).T.groupby(DIMENSION_OF, sort=False).mean().T
        account = person.groupby(survey.people["account"], observed=True).mean()
        sides[name] = (account if each == "account" else person).mean()
    table = pd.DataFrame(sides).loc[DIMENSIONS]
    return table.assign(gap=table["perception"] - table["expectation"])


@settings(max_examples=25)
@given(tables, st.sampled_from(["account", "respondent"]))
def test_gaps_are_those_computed_by_hand(table, each):
    survey = read(table)
    found = gap_scores(survey, each=each, draws=5)
    expected = by_hand(survey, each)
    np.testing.assert_allclose(found[["expectation", "perception", "gap"]], expected, atol=1e-5)
    answered = (survey.expectation.notna() & survey.perception.notna()).T.groupby(DIMENSION_OF).any().T
    assert found["respondents"].to_list() == answered[DIMENSIONS].sum().to_list()
    accounts = answered[DIMENSIONS].groupby(survey.people["account"], observed=True).any().sum()
    assert found["accounts"].to_list() == accounts.to_list()
    assert (found["rank"].isna() == (accounts < 5)).all()
    assert (found["low"].isna() == (accounts < 5)).all()
    assert ((found["note"] != "") == (accounts < 5)).all()


@settings(max_examples=25)
@given(tables)
def test_the_order_of_the_rows_changes_nothing(table):
    plain = gap_scores(read(table), draws=20)
    turned = gap_scores(read(table.iloc[::-1]), draws=20)
    pd.testing.assert_frame_equal(plain, turned, check_exact=False, atol=1e-5)


@settings(max_examples=25)
@given(tables, st.integers(2, 4))
def test_an_account_has_one_voice_however_many_answer(table, times):
    again = pd.concat(
        [table, *[table[table["account_id"] == table["account_id"][0]]] * times], ignore_index=True
    ).drop(columns="respondent_id")
    one, many = (gap_scores(read(t), draws=2)["gap"] for t in (table, again))
    np.testing.assert_allclose(one, many, atol=1e-5)


@settings(max_examples=25)
@given(tables)
def test_every_way_of_grouping_agrees_with_the_part_of_the_survey(table):
    survey = read(
        table.assign(role=["buyer", "production"] * (len(table) // 2) + ["buyer"] * (len(table) % 2))
    )
    by_role = gap_scores(survey, by="role", draws=2)["gap"]
    for role, gap in by_role.items():
        parts = gap_scores(survey.part(role=role), draws=2)["gap"]
        np.testing.assert_allclose(gap, parts.mean(skipna=False), atol=1e-5)
    tier = pd.Series("A", index=survey.accounts)
    whole = gap_scores(survey, draws=2)["gap"].mean(skipna=False)
    assert gap_scores(survey, by="tier", tier=tier, draws=2)["gap"].item() == pytest.approx(
        whole, nan_ok=True
    )


def test_items_make_up_their_dimension_where_nothing_is_blank():
    survey = read(random_table())
    items = gap_scores(survey, by="item")
    assert items.index.to_list() == NAMES
    assert items["dimension"].to_list() == DIMENSION_OF.to_list()
    np.testing.assert_allclose(
        items.groupby("dimension", sort=False)["gap"].mean(), gap_scores(survey)["gap"], atol=1e-6
    )


def test_columns_and_index():
    survey = read()
    usual = ["expectation", "perception", "gap", "low", "high", "respondents", "accounts", "rank", "note"]
    for by in ("dimension", "account"):
        table = gap_scores(survey, by=by, draws=10)
        assert table.columns.to_list() == usual
        assert table.index.name == by
    items = gap_scores(survey, by="item", draws=10)
    assert items.columns.to_list() == ["dimension", "item", *usual]
    assert items.index.name == "item_id"
    assert items.loc["T2", "item"] == "Drums arrive clean."


def test_rank_1_is_the_worst_gap():
    table = gap_scores(read(), by="item")
    assert table["rank"].sort_values().index.to_list() == table["gap"].sort_values().index.to_list()
    assert table["rank"].min() == 1


def test_few_accounts_are_not_ranked_and_the_table_says_so():
    survey = read(random_table(accounts=4))
    table = gap_scores(survey)
    assert table["rank"].isna().all()
    assert table[["low", "high"]].isna().all(axis=None)
    assert set(table["note"]) == {"4 accounts: too few for an interval and a rank."}
    assert gap_scores(read(random_table(accounts=1)))["note"].iloc[0].startswith("1 account: too few")
    five = gap_scores(read(random_table(accounts=5)))
    assert five["rank"].notna().all()
    assert five["low"].notna().all()


def test_a_small_group_beside_large_ones_gets_no_rank():
    tier = {f"A{n:02d}": "A" if n < 3 else "B" if n < 8 else "C" for n in range(12)}
    table = gap_scores(read(), by="tier", tier=tier)
    assert table.index.to_list() == ["A", "B", "C"]
    assert table["accounts"].to_list() == [3, 5, 4]
    assert table["rank"].isna().to_list() == [True, False, True]
    assert table["note"].to_list() == [
        "3 accounts: too few for an interval and a rank.",
        "",
        "4 accounts: too few for an interval and a rank.",
    ]


def test_by_account_its_respondents_are_drawn():
    survey = read(random_table(accounts=6, per_account=4))
    table = gap_scores(survey, by="account")
    assert set(table["note"]) == {"4 respondents: too few for an interval and a rank."}
    assert (table["accounts"] == 1).all()
    table = gap_scores(read(random_table(accounts=6, per_account=5)), by="account")
    assert (table["low"] <= table["gap"]).all()
    assert (table["gap"] <= table["high"]).all()
    assert sorted(table["rank"]) == [1, 2, 3, 4, 5, 6]


def test_a_dimension_nobody_answered_is_said():
    table = random_table()
    table["per_E1"] = np.nan
    survey = read(table.assign(role="buyer"))
    assert gap_scores(survey).loc["empathy", "note"] == "Nobody answered."
    row = gap_scores(survey, by="role").loc["buyer"]
    assert np.isnan(row["gap"])
    assert row["note"] == "Nobody answered on empathy."
    rest = gap_scores(survey, by="role", weights={"tangibles": 1, "reliability": 1, "empathy": 0}).loc[
        "buyer"
    ]
    assert rest["gap"] == pytest.approx(gap_scores(survey)["gap"][:2].mean())
    assert rest["low"] < rest["gap"] < rest["high"]


def test_respondents_with_a_blank_group_are_kept_together():
    table = gap_scores(read(random_table(role=["buyer", None] * 24)), by="role")
    assert table.index.to_list() == ["buyer", "not given"]
    assert table["respondents"].to_list() == [24, 24]


def test_groups_keep_the_order_of_their_categories():
    tier = pd.Series(
        pd.Categorical(["B"] * 6 + ["A"] * 6, ["B", "A"]), index=[f"A{n:02d}" for n in range(12)]
    )
    assert gap_scores(read(), by=tier.rename("tier")).index.to_list() == ["B", "A"]
    assert gap_scores(read(), by=tier.rename("region")).index.name == "region"
    assert gap_scores(read(), by=tier.astype(str).to_dict()).index.to_list() == ["A", "B"]


def test_the_same_seed_gives_the_same_interval():
    survey = read()
    pd.testing.assert_frame_equal(gap_scores(survey), gap_scores(survey))
    assert not gap_scores(survey)["low"].equals(gap_scores(survey, seed=2)["low"])


def test_drawing_respondents_alone_would_make_the_interval_too_narrow():
    table = random_table(seed=3, accounts=30, per_account=6)
    alone = read(table.assign(account_id=table["respondent_id"]))
    together = read(table)

    def width(survey):
        scores = gap_scores(survey)
        return (scores["high"] - scores["low"]).mean()

    assert width(together) > 1.5 * width(alone)


def test_more_than_a_thousand_accounts_are_drawn_in_groups():
    survey = read(random_table(accounts=3000, per_account=2))
    table = gap_scores(survey, draws=2000)
    gaps = (survey.perception - survey.expectation).T.groupby(DIMENSION_OF, sort=False).mean().T
    by_account = gaps.groupby(survey.people["account"], observed=True).mean()
    expected = 2 * 1.96 * by_account.std() / 3000**0.5
    np.testing.assert_allclose((table["high"] - table["low"]) / expected[table.index], 1, atol=0.1)


def test_nineteen_of_twenty_intervals_hold_the_truth():
    """150 surveys of eight accounts with a true gap of zero: the plain percentiles would hold it in 87 %."""
    rng, held = np.random.default_rng(8), 0
    for seed in range(150):
        owner = np.repeat(np.arange(8), rng.integers(1, 6, 8))
        gap = rng.normal(0, 1, 8)[owner] + rng.normal(0, 1, len(owner))
        table = pd.DataFrame({"account_id": owner, "exp_Q": 50.0, "per_Q": 50 + gap})
        row = gap_scores(read_survey(table, {"Q": "all"}, scale=(0, 100)), seed=seed).loc["all"]
        held += row["low"] <= 0 <= row["high"]
    assert 0.91 <= held / 150 <= 0.98


def test_the_published_gaps():
    assert float(weighted_gap(PUBLISHED)) == pytest.approx(-0.858)
    assert float(weighted_gap(list(PUBLISHED.values()))) == pytest.approx(-0.858)
    assert weighted_gap(PUBLISHED).note == ""


@given(
    st.lists(st.floats(-6, 6), min_size=5, max_size=5),
    st.lists(st.floats(0.01, 100), min_size=5, max_size=5),
    st.floats(0.1, 1000),
)
def test_weights_of_any_size_give_the_same_index(gaps, weights, factor):
    index = weighted_gap(gaps, weights)
    assert float(index) == pytest.approx(float(weighted_gap(gaps, [w * factor for w in weights])), abs=1e-9)
    assert min(gaps) - 1e-9 <= index <= max(gaps) + 1e-9
    assert index.weights.sum() == pytest.approx(1)


def test_weights_that_add_up_to_100_are_brought_to_1_and_it_is_said():
    score = service_quality(read(), {"tangibles": 20, "reliability": 50, "empathy": 30})
    gaps = gap_scores(read())["gap"]
    assert score == pytest.approx(0.2 * gaps["tangibles"] + 0.5 * gaps["reliability"] + 0.3 * gaps["empathy"])
    assert score.note == "The weights added up to 100; they were brought to a sum of 1."
    assert score.note in str(score)
    assert score.weights.to_dict() == pytest.approx({"tangibles": 0.2, "reliability": 0.5, "empathy": 0.3})
    assert service_quality(read(), [0.2, 0.5, 0.3]).note == ""
    assert float(service_quality(read())) == pytest.approx(gaps.mean())
    shown = gap_scores(read(), weights=[20, 50, 30])
    assert shown["weight"].to_list() == pytest.approx([0.2, 0.5, 0.3])
    assert shown.attrs["note"] == score.note


def test_refused_weights():
    survey = read()
    refused(lambda: service_quality(survey, [1, 1, -1]), "weights", "negative")
    refused(lambda: service_quality(survey, [0, 0, 0]), "weights", "0.00")
    refused(lambda: service_quality(survey, [1, 1]), "2 weights for 3 names", "tangibles")
    refused(lambda: service_quality(survey, {"tangibles": 1, "empathy": 1}), "weights", "reliability")
    refused(lambda: service_quality(survey, [1, 1, 1, 1]), "4 weights")
    more = dict.fromkeys([*DIMENSIONS, "price"], 1)
    refused(lambda: service_quality(survey, more), "price", "tangibles")
    refused(lambda: gap_scores(survey, by="item", weights=[1, 1, 1]), "item")
    refused(lambda: weighted_gap({"tangibles": None}), "gaps", "missing")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"by": "region"}, ["region", "dimension", "role"]),
        ({"by": 5}, ["by", "int"]),
        ({"by": {"A00": "North"}}, ["group", "A01"]),
        ({"by": pd.Series(["x", "y"], index=["A00", "A00"])}, ["A00", "more than once"]),
        ({"by": "tier"}, ["tier"]),
        ({"by": "dimension", "tier": {"A00": "A"}}, ["tier"]),
        ({"by": "tier", "tier": {"A00": "A"}}, ["tier", "A01"]),
        ({"each": "person"}, ["each", "account, respondent", "person"]),
        ({"draws": 0}, ["draws", "1"]),
        ({"draws": 2.5}, ["draws"]),
    ],
)
def test_refusals(options, words):
    survey = read(random_table(role="buyer"))
    refused(lambda: gap_scores(survey, **options), *words)
    if "draws" not in options:
        refused(lambda: rank_change(survey, **options), *words)


def test_only_a_survey_has_gaps():
    refused(lambda: gap_scores(random_table()), "read_survey", "DataFrame")


def test_performance_alone_takes_every_perception():
    survey = read()
    table = performance_only(survey)
    person = survey.perception.astype(float).T.groupby(DIMENSION_OF, sort=False).mean().T
    expected = person.groupby(survey.people["account"], observed=True).mean().mean()
    np.testing.assert_allclose(table["performance"], expected[table.index], atol=1e-5)
    assert "expectation" not in table
    assert (table["low"] < table["performance"]).all()
    assert (table["performance"] < table["high"]).all()
    never_asked = read(random_table().drop(columns=[f"exp_{name}" for name in NAMES]), expectation=None)
    assert performance_only(never_asked)["performance"].notna().all()
    assert set(gap_scores(never_asked)["note"]) == {"Nobody answered."}
    refused(lambda: service_quality(never_asked), "gaps", "missing")


def test_rank_change_is_what_expectation_hides():
    table = random_table()
    table["exp_E1"] = 1  # nothing was expected of it: the gap flatters it
    changes = rank_change(read(table))
    assert changes.loc["empathy", "gap_rank"] == 3
    assert (changes["change"] == changes["performance_rank"] - changes["gap_rank"]).all()
    assert changes.loc["empathy", "performance_rank"] < 3  # its service is not the best at all
    assert changes.loc["empathy", "change"] < 0
    assert rank_change(read(random_table(accounts=3)))["change"].isna().all()


def test_the_region_whose_promises_inflate_expectation():
    survey = read_survey(datasets.survey(), datasets.survey_items())
    regions = gap_scores(survey, by=datasets.accounts().set_index("account_id")["region"])
    assert regions["rank"].idxmin() == "South"
    assert regions["expectation"].idxmax() == "South"
    assert regions["perception"].idxmin() != "South"


@given(*[st.floats(1, 7)] * 3)
def test_zone_of_tolerance(perceived, one, other):
    adequate, desired = sorted((one, other))
    zone = zone_of_tolerance(perceived, adequate, desired)
    assert zone.msa == pytest.approx(perceived - adequate)
    assert zone.mss == pytest.approx(perceived - desired)
    assert zone.in_zone == (zone.msa >= 0 >= zone.mss)
    assert isinstance(zone.in_zone, bool)


def test_zones_of_several_dimensions():
    perceived = pd.Series({"tangibles": 4.0, "reliability": 5.5, "empathy": 6.5})
    msa, mss, in_zone = zone_of_tolerance(
        perceived, adequate=5, desired={"empathy": 6, "reliability": 6.5, "tangibles": 6}
    )
    assert msa.to_dict() == {"tangibles": -1.0, "reliability": 0.5, "empathy": 1.5}
    assert mss.to_dict() == {"tangibles": -2.0, "reliability": -1.0, "empathy": 0.5}
    assert in_zone.to_dict() == {"tangibles": False, "reliability": True, "empathy": False}
    refused(lambda: zone_of_tolerance(perceived, 5, {"empathy": 6}), "desired", "tangibles")
    refused(lambda: zone_of_tolerance(5, 6, 5), "adequate", "6", "5")
    refused(lambda: zone_of_tolerance(5, "low", 6), "adequate")
