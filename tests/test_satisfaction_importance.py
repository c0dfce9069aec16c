"""Stated and derived importance, the map of importance and performance, and what to fix first."""

import functools
from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_survey import DIMENSIONS, ITEMS, invented_survey, survey_rows
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers import satisfaction as sat
from kam_helpers.satisfaction.quadrants import CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL
from kam_helpers.satisfaction.regression import shapley, shares, slopes, sums_by_account


@pytest.fixture(scope="module")
def survey():
    return invented_survey()


@pytest.fixture(scope="module")
def company():
    return sat.read_survey(datasets.survey(), datasets.survey_items())


def lstsq(x, y):
    """R² of a least-squares fit, the plain way."""
    x = np.column_stack([np.ones(len(y)), x])
    left = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    return 1 - (left**2).sum() / ((y - y.mean()) ** 2).sum()


def test_regression_is_least_squares(survey):
    table = sat.derived_importance(survey, "regression")
    x = sat.survey_scores(survey).to_numpy()
    y = survey.people["overall"].to_numpy()
    plain = np.linalg.lstsq(np.column_stack([np.ones(len(y)), x]), y, rcond=None)[0][1:]
    assert table["importance"].to_list() == pytest.approx(plain.tolist(), abs=1e-6)
    assert table["importance"].to_list() == pytest.approx([0.1, 0.6, 0.3], abs=0.05)  # as planted
    assert ((table["low"] < table["importance"]) & (table["importance"] < table["high"])).all()
    assert table["rank"].to_dict() == {"tangibles": 3, "reliability": 1, "empathy": 2}
    assert table.index.name == "dimension"
    assert table.attrs["r2"] == pytest.approx(lstsq(x, y), abs=1e-6)
    assert (table.attrs["respondents"], table.attrs["accounts"], table.attrs["left_out"]) == (240, 40, 0)


def test_shapley_is_the_mean_gain_over_all_orders(survey):
    table = sat.derived_importance(survey, "shapley")
    x, y = sat.survey_scores(survey), survey.people["overall"].to_numpy()
    parts = dict.fromkeys(DIMENSIONS, 0.0)
    for order in permutations(DIMENSIONS):
        for place, name in enumerate(order):
            before = lstsq(x[list(order[:place])].to_numpy(), y) if place else 0.0
            parts[name] += (lstsq(x[list(order[: place + 1])].to_numpy(), y) - before) / 6
    assert table["importance"].to_dict() == pytest.approx(parts, abs=1e-6)
    assert table["importance"].sum() == pytest.approx(table.attrs["r2"], abs=1e-6)
    assert table["share"].sum() == pytest.approx(1)
    assert (table["low"] >= 0).all()


def test_people_of_one_account_do_not_make_the_interval_narrower():
    """Each respondent three times within the account is the same evidence."""
    rows = survey_rows(n=60, accounts=20)
    again = pd.concat([rows] * 3, ignore_index=True)
    for method in ("regression", "shapley"):
        one, three = (sat.derived_importance(invented_survey(r), method) for r in (rows, again))
        assert three[["importance", "low", "high"]].to_numpy() == pytest.approx(
            one[["importance", "low", "high"]].to_numpy(), abs=1e-6
        )


def test_interval_covers_the_planted_effect():
    inside = 0
    for seed in range(40):
        rows = survey_rows(n=160, accounts=40, seed=seed, noise=0.6)
        rows["overall"] = 2 + rows["overall"] / 2  # stays on the scale, with half the effect
        row = sat.derived_importance(invented_survey(rows), "regression", draws=300).loc["reliability"]
        inside += row["low"] <= 0.3 <= row["high"]
    assert inside >= 34  # 95 % of 40 would be 38


@pytest.mark.parametrize("method", ["regression", "shapley"])
def test_interval_of_a_share_by_drawing_accounts_again(survey, method):
    """Every sample is fitted anew: the interval of the share is not that of the slope over one sum."""
    ours = sat.derived_importance(survey, method)
    chance, people = np.random.default_rng(7), survey.people["account"].astype(str)
    rows = {name: np.flatnonzero(people == name) for name in people.unique()}
    x, y = sat.survey_scores(survey), survey.people["overall"]
    drawn = []
    for _sample in range(400):
        picked = chance.choice(list(rows), len(rows))
        accounts = np.repeat(np.arange(len(rows)), [len(rows[name]) for name in picked])
        at = np.concatenate([rows[name] for name in picked])
        again = sums_by_account(x.iloc[at], y.iloc[at], pd.Series(accounts).set_axis(x.index[at]))
        drawn.append(shares(slopes(again, DIMENSIONS) if method == "regression" else shapley(again)))
    low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
    assert ours["share_low"].to_numpy() == pytest.approx(low, abs=0.025)
    assert ours["share_high"].to_numpy() == pytest.approx(high, abs=0.025)
    assert (ours["share_low"] >= 0).all() and (ours["share_high"] <= 1).all()


def test_no_interval_from_a_handful_of_accounts(survey):
    few = sat.derived_importance(survey.part(account=["A00", "A01", "A02", "A03"]))
    assert few[["low", "high", "share_low", "share_high"]].isna().all(axis=None)
    assert few["importance"].notna().all()
    assert sat.derived_importance(survey, draws=0)["low"].isna().all()


@functools.cache
def sixty_people():
    """Their answers, and their derived importance both ways."""
    rows = survey_rows(n=60, accounts=12)
    return rows, *both_ways(rows)


def both_ways(rows):
    survey = invented_survey(rows)
    return [sat.derived_importance(survey, method, draws=0) for method in ("shapley", "regression")]


@given(st.randoms(use_true_random=False), st.floats(0.1, 1))
def test_order_of_rows_and_unit_of_the_judgement_do_not_matter(random, scale):
    rows, shares, slopes = sixty_people()
    order = list(range(60))
    random.shuffle(order)
    other = rows.iloc[order].reset_index(drop=True)
    other["overall"] = 4 + scale * (other["overall"] - 4)  # stays on the scale
    other_shares, other_slopes = both_ways(other)
    assert other_shares["share"].to_numpy() == pytest.approx(shares["share"].to_numpy(), abs=1e-6)
    assert other_slopes["importance"].to_numpy() == pytest.approx(
        slopes["importance"].to_numpy() * scale, abs=1e-5
    )


def test_dimensions_that_cannot_be_told_apart():
    rows = survey_rows()
    for item in ("1", "2"):
        rows[f"per_E{item}"] = rows[f"per_R{item}"]
    twins = invented_survey(rows)
    refused(lambda: sat.derived_importance(twins, "regression"), "reliability", "empathy", "shapley")
    shares = sat.derived_importance(twins, "shapley")["importance"]
    assert shares["reliability"] == pytest.approx(shares["empathy"], abs=1e-6)


def test_blanks_leave_out_the_respondent_not_the_survey():
    rows = survey_rows()
    rows.loc[0, ["per_T1", "per_T2"]] = np.nan  # nothing on tangibles
    rows.loc[1, "per_T1"] = np.nan  # one answer is enough
    rows.loc[2, "overall"] = np.nan
    table = sat.derived_importance(invented_survey(rows))
    assert (table.attrs["respondents"], table.attrs["left_out"]) == (238, 2)


def test_refusals_of_derived_importance(survey):
    refused(lambda: sat.derived_importance(survey, "pearson"), "method", "regression, shapley", "pearson")
    refused(lambda: sat.derived_importance(survey, overall="total"), "total", "overall")
    refused(lambda: sat.derived_importance(survey, by="role"), "dimension, item", "role")
    refused(lambda: sat.derived_importance(survey, "regression", by="item"), "shapley")
    refused(lambda: sat.derived_importance(pd.DataFrame({"a": [1]})), "read_survey", "DataFrame")
    refused(lambda: sat.derived_importance(survey, draws=-1), "draws")
    few = invented_survey(survey_rows(n=4, accounts=4))
    refused(lambda: sat.derived_importance(few), "4 complete rows", "5")
    flat = survey_rows().assign(overall=5.0)
    refused(lambda: sat.derived_importance(invented_survey(flat)), "overall", "equal")
    words = survey_rows().assign(overall="good")
    refused(lambda: sat.derived_importance(invented_survey(words)), "overall", "good")


def test_an_overall_judgement_off_the_scale_is_refused():
    rows = survey_rows()
    rows.loc[3, "overall"] = 99
    for use in (sat.derived_importance, sat.fit_satisfaction, sat.fix_first):
        refused(lambda use=use: use(invented_survey(rows)), "overall", "1 to 7", "4 has 99", "missing=99")
    read = sat.read_survey(rows, ITEMS, missing=99)
    assert sat.derived_importance(read, draws=0).attrs["left_out"] == 1
    rows.loc[3, "overall"] = 0
    refused(lambda: sat.derived_importance(invented_survey(rows)), "1 to 7", "missing=0")


def test_many_dimensions_have_no_shares():
    rng = np.random.default_rng(1)
    items = {f"I{n}": f"dimension {n}" for n in range(13)}
    rows = pd.DataFrame(rng.integers(1, 8, (60, 13)), columns=[f"per_{item}" for item in items])
    for item in items:
        rows[f"exp_{item}"] = 6
    rows = rows.assign(account_id=np.arange(60) % 20, overall=rng.integers(1, 8, 60))
    refused(lambda: sat.derived_importance(sat.read_survey(rows, items)), "12", "13")


def test_items_split_what_their_dimension_is_worth(survey):
    items, dimensions = (sat.derived_importance(survey, by=by) for by in ("item", "dimension"))
    assert list(items.index) == list(ITEMS)
    split = items["importance"].groupby(pd.Series(ITEMS)).sum()
    assert split.to_dict() == pytest.approx(dimensions["importance"].to_dict())
    assert items["share"].sum() == pytest.approx(1)
    assert items[["low", "high", "share_low", "share_high"]].isna().all(axis=None)


def test_an_item_that_everybody_answers_alike_explains_nothing():
    survey = invented_survey(survey_rows().assign(per_R2=5))
    items = sat.derived_importance(survey, by="item")["importance"]
    assert items["R2"] == 0 < items["R1"]


def test_stated_importance_takes_shares_of_what_was_given():
    rows = survey_rows(n=40, accounts=40)
    points = [f"points_{name}" for name in DIMENSIONS]
    rows.loc[0, points] = [5.0, 3.0, 2.0]  # the same opinion in other units
    rows.loc[1, points] = [np.nan, 50, 50]
    rows.loc[2, points] = [0.0, 0, 0]
    table = sat.stated_importance(invented_survey(rows))
    assert table["share"].to_dict() == pytest.approx({"tangibles": 0.5, "reliability": 0.3, "empathy": 0.2})
    assert table["rank"].to_list() == [1, 2, 3]
    assert (table.attrs["respondents"], table.attrs["left_out"]) == (38, 2)


def test_stated_importance_gives_each_account_one_voice():
    rows = survey_rows(n=4, accounts=4).assign(account_id=["big", "big", "big", "small"])
    points = [f"points_{name}" for name in DIMENSIONS]
    rows.loc[:2, points] = [100.0, 0, 0]
    rows.loc[3, points] = [0.0, 100, 0]
    survey = invented_survey(rows)
    assert sat.stated_importance(survey)["share"].to_list() == [0.5, 0.5, 0]
    assert sat.stated_importance(survey, each="respondent")["share"].to_list() == [0.75, 0.25, 0]
    refused(lambda: sat.stated_importance(survey, each="role"), "account, respondent")


def test_refusals_of_stated_importance():
    rows = survey_rows()
    points = [f"points_{name}" for name in DIMENSIONS]
    refused(lambda: sat.stated_importance(invented_survey(rows.drop(columns=points))), "did not ask")
    nothing = rows.assign(**dict.fromkeys(points, 0.0))
    refused(lambda: sat.stated_importance(invented_survey(nothing)), "Nobody")


def test_stated_against_derived(survey):
    table = sat.stated_against_derived(survey)
    assert table.index[0] == "reliability"  # they say 30 %, it decides more
    assert table.index[-1] == "tangibles"
    assert (table["derived"] - table["stated"]).to_list() == pytest.approx(table["difference"].to_list())
    assert table["difference"].sum() == pytest.approx(0)
    assert ((table["derived_low"] < table["derived"]) & (table["derived"] < table["derived_high"])).all()
    assert table["rank_stated"].to_dict() == {"tangibles": 1, "reliability": 2, "empathy": 3}


def test_fix_first_weighs_the_shortfall():
    rows = survey_rows()
    for item in ("T1", "R1"):
        rows[f"exp_{item}"] = 7
    rows["per_T1"] = (rows["per_T1"] - 1).clip(lower=1)  # the worst gap, of little importance
    table = sat.fix_first(invented_survey(rows))
    assert list(table.columns) == [
        "dimension",
        "item",
        "gap",
        "shortfall",
        "importance",
        "priority",
        "rank_gap",
        "rank_priority",
    ]
    assert (table["rank_gap"].idxmin(), table.index[0]) == ("T1", "R1")
    assert table["priority"].is_monotonic_decreasing
    assert table.loc["T1", "priority"] == pytest.approx(
        table.loc["T1", "importance"] * -table.loc["T1", "gap"]
    )
    ours = sat.gap_scores(invented_survey(rows), by="item", draws=1)["gap"]
    assert table["gap"].to_dict() == pytest.approx(ours.to_dict())


def test_what_is_better_than_expected_needs_no_fixing(survey):
    rows = survey_rows().assign(exp_E1=1, exp_E2=1)
    table = sat.fix_first(invented_survey(rows), by="dimension")
    assert (table.loc["empathy", "shortfall"], table.loc["empathy", "priority"]) == (0, 0)
    assert table.index[-1] == "empathy"


def test_fix_first_with_importance_of_your_own(survey):
    stated = sat.stated_importance(survey)["share"]
    table = sat.fix_first(survey, by="dimension", importance=stated)
    assert table["importance"].reindex(DIMENSIONS).to_list() == pytest.approx([0.5, 0.3, 0.2])
    refused(lambda: sat.fix_first(survey, by="dimension", importance={"tangibles": 1}), "importance")
    refused(lambda: sat.fix_first(survey, by="dimension", importance=-stated), "importance", "negative")


def test_fix_first_needs_expectations():
    never_asked = sat.read_survey(survey_rows(), ITEMS, expectation=None)
    for by in ("item", "dimension"):
        refused(lambda by=by: sat.fix_first(never_asked, by=by), "no expectations", "importance_map")


def test_company_the_worst_gap_is_not_the_one_to_fix_first(company):
    table = sat.fix_first(company)
    assert (table["rank_gap"].idxmin(), table.index[0]) == ("T4", "S3")
    assert table.loc["T4", "rank_priority"] > 5


def test_company_says_reliability_and_acts_on_responsiveness(company):
    table = sat.stated_against_derived(company)
    assert table["rank_stated"].idxmin() == "reliability"
    assert (table["rank_derived"].idxmin(), table.index[0]) == ("responsiveness", "responsiveness")


def test_martilla_and_james():
    """Domain dossier, row 19."""
    dealer = sat.martilla_james()
    assert dealer.shape == (14, 2)
    assert dealer.mean().round(3).to_list() == [3.151, 2.816]
    assert dealer.median().round(3).to_list() == [3.375, 3.01]
    placed = sat.importance_map(dealer["importance"], dealer["performance"])
    assert placed.attrs["cross"] == pytest.approx((3.151, 2.816), abs=5e-4)
    worst = set(placed.index[placed["quadrant"] == CONCENTRATE])
    assert worst == {"right the first time", "complaints acted on fast", "low prices"}
    assert placed.index[placed["quadrant"] == OVERKILL].to_list() == ["reminders by mail"]
    median = sat.importance_map(dealer["importance"], dealer["performance"], "median")
    assert median.attrs["cross"] == pytest.approx((3.375, 3.01))
    middle = sat.importance_map(dealer["importance"], dealer["performance"], "scale", scale=(1, 4))
    assert middle.attrs["cross"] == (2.5, 2.5)


def test_the_cross_hair_decides_the_quadrant():
    dealer = sat.martilla_james()
    table = sat.quadrant_changes(dealer["importance"], dealer["performance"])
    assert list(table.columns) == ["mean", "median", "changes"]
    assert table["changes"].sum() == 4
    assert table.loc["able to do any job"].to_list() == [KEEP_UP, CONCENTRATE, True]
    assert table["changes"].to_list() == sorted(table["changes"], reverse=True)
    with_scale = sat.quadrant_changes(dealer["importance"], dealer["performance"], scale=(1, 4))
    assert list(with_scale.columns) == ["mean", "median", "scale", "changes"]
    assert with_scale["changes"].sum() == 7


def test_a_value_on_the_line_counts_as_high():
    placed = sat.importance_map({"a": 3, "b": 1}, {"a": 2, "b": 2}, cross=(3, 2))
    assert placed["quadrant"].to_dict() == {"a": KEEP_UP, "b": OVERKILL}
    low = sat.importance_map({"a": 3, "b": 1}, {"a": 2, "b": 2}, cross=(2, 2.1))
    assert low["quadrant"].to_dict() == {"a": CONCENTRATE, "b": LOW_PRIORITY}


def test_items_are_matched_by_name_not_by_place():
    placed = sat.importance_map({"a": 3, "b": 1}, {"b": 5, "a": 2})
    assert placed["performance"].to_dict() == {"a": 2, "b": 5}


def test_refusals_of_the_map():
    one = {"a": 3.0, "b": 1.0}
    refused(lambda: sat.importance_map(one, {"a": 2.0}), "performance", "b")
    refused(lambda: sat.importance_map(one, {**one, "c": 1.0}), "importance", "c")
    refused(lambda: sat.importance_map(one, one, "mode"), "mean", "median", "mode")
    refused(lambda: sat.importance_map(one, one, "scale"), "scale=(1, 7)")
    refused(lambda: sat.importance_map(one, one, "scale", scale=(2, 7)), "importance", "b", "2 to 7")
    refused(lambda: sat.importance_map(one, one, "scale", scale=7), "scale")
    refused(lambda: sat.importance_map(one, one, (1, 2, 3)), "cross")
    refused(lambda: sat.importance_map({"a": np.nan}, {"a": 1.0}), "importance", "missing")
    shares = {"a": 0.7, "b": 0.3}
    placed = sat.importance_map(shares, one, "scale", scale=(1, 7), importance_scale=(0, 1))
    assert placed.attrs["cross"] == (0.5, 4)


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=2, max_size=20), st.floats(0.1, 9))
def test_every_item_has_one_quadrant_whatever_the_unit(values, scale):
    importance, performance = (pd.Series([v[i] for v in values], dtype=float) for i in (0, 1))
    for cross in ("mean", "median"):
        placed = sat.importance_map(importance, performance, cross)["quadrant"]
        assert placed.isin([CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL]).all()
        assert sat.importance_map(importance * scale, performance, cross)["quadrant"].equals(placed) or (
            # a value exactly on the line may fall beside it once it is multiplied
            (importance - importance.agg(cross)).abs().min() < 1e-9
        )
