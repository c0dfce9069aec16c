"""The satisfaction survey of the invented company: files that agree, and truths that are planted.

Truths are found with the course's own models; the limits are wide of the figures on purpose.
"""

import pytest

from kam_helpers import datasets, satisfaction

DIMENSIONS = ["tangibles", "reliability", "responsiveness", "assurance", "empathy"]


@pytest.fixture(scope="module")
def traits():
    return datasets.load("instructor/hidden_traits").set_index("account")


@pytest.fixture(scope="module")
def survey():
    return satisfaction.read_survey(
        datasets.survey_table(), datasets.survey_items(), account="account", respondent="respondent_id"
    )


# The files


def test_22_statements_in_five_dimensions_each_with_two_answers_a_person():
    items, answers = datasets.survey_items(), datasets.survey()
    assert items["item_id"].is_unique and items["item"].is_unique
    assert items["dimension"].astype(str).drop_duplicates().to_list() == DIMENSIONS
    counts = items["dimension"].value_counts()
    assert [counts[dimension] for dimension in DIMENSIONS] == [4, 5, 4, 4, 5]
    assert (items["reversed"] == 0).all() and items["item"].str.fullmatch(r"[A-Z].+\.").all()
    for prefix in ("exp_", "per_"):
        asked = answers.filter(like=prefix)
        assert list(asked.columns) == [f"{prefix}{item}" for item in items["item_id"]]
        assert asked.isin(range(1, 8)).sum().sum() == asked.notna().sum().sum()
        assert 0.005 < asked.isna().mean().mean() < 0.03


def test_everybody_who_was_asked_gave_100_points_and_answers_on_their_scales():
    table = datasets.survey()
    points = table.filter(like="points_")
    assert list(points.columns) == [f"points_{dimension}" for dimension in DIMENSIONS]
    assert (points.sum(axis=1) == 100).all() and (points > 0).all(axis=None)
    assert table["overall"].between(1, 7).all() and table["recommend"].between(0, 10).all()
    assert table.filter(like="acsi_").isin(range(1, 11)).all(axis=None)
    assert (table["problems_reported"] >= 0).all()
    assert (table["problems_reported"] <= table["problems"]).all()


def test_several_people_an_account_are_asked_once_and_a_lost_account_before_it_began_to_leave(traits):
    table = datasets.survey_table()
    asked = traits["survey_respondents"][traits["survey_respondents"] > 0]
    assert table["account"].value_counts().reindex(asked.index).to_list() == asked.to_list()
    assert set(table["account"]) == set(asked.index) == set(traits.index[traits["status"] != "target"])
    months = table.groupby("account", observed=True)["month"].agg(["min", "max"])
    assert (months["min"] == months["max"]).all()
    lost = traits.index[traits["status"] == "lost"]
    assert months["min"].drop(lost).between("2025-07", "2026-06").all()
    leaving = traits["decline_start"].where(traits["decline_start"] != "", traits["last_month"])
    assert (months.loc[lost, "max"] < leaving[lost]).all()


def test_drivers_are_known_for_every_account_that_was_asked():
    table = datasets.expectation_drivers()
    assert set(table["account_id"]) == set(datasets.survey()["account_id"])
    assert table["account_id"].is_unique
    assert table[list(satisfaction.DRIVERS)].apply(lambda column: column.between(1, 7)).all(axis=None)


# Truths: the survey


def test_the_south_expects_too_much_and_is_served_like_the_others(survey):
    table = satisfaction.gap_scores(survey, by="region", draws=200)
    south, others = table.loc["South"], table.drop("South")
    assert south["gap"] < others["gap"].min() - 0.5
    assert south["high"] < others["low"].min()
    assert south["expectation"] > others["expectation"].max() + 0.6
    assert others["perception"].min() < south["perception"] < others["perception"].max()


def test_promises_explain_what_is_expected_and_the_south_promises_most(survey):
    drivers = datasets.expectation_drivers_table()
    region = drivers.pop("region")
    expected = satisfaction.account_scores(survey)["expectation"]
    effect = satisfaction.expectation_drivers_effect(expected, drivers, draws=200)
    assert effect["share"].idxmax() == "promises" and effect.loc["promises", "share"] > 0.8
    assert 0.4 < effect.loc["promises", "effect"] < 0.7
    for driver in ("personal", "environment"):
        assert effect.loc[driver, "low"] < 0 < effect.loc[driver, "high"]
    promises = drivers["promises"].groupby(region, observed=True).mean()
    assert promises.idxmax() == "South" and promises["South"] > promises.drop("South").max() + 0.8


def test_the_worst_gap_is_not_what_to_fix_first(survey):
    items = satisfaction.fix_first(survey)
    assert items["rank_gap"].idxmin() == "T4" and items["gap"].nsmallest(2).diff().iloc[1] > 0.25
    assert items.index[0] == "S3" and items["priority"].iloc[0] > 1.3 * items["priority"].iloc[1]
    assert items.loc["T4", "rank_priority"] > 5
    dimensions = satisfaction.fix_first(survey, by="dimension")
    assert dimensions["rank_gap"].idxmin() == "tangibles"
    assert dimensions.index[0] == "responsiveness"
    assert dimensions["priority"].iloc[0] > 1.5 * dimensions["priority"].iloc[1]


@pytest.mark.parametrize("method", ["shapley", "regression"])
def test_what_moves_satisfaction_is_not_what_customers_say(survey, method):
    table = satisfaction.stated_against_derived(survey, method=method)
    assert table["rank_stated"].idxmin() == "reliability"
    assert table["rank_derived"].idxmin() == "responsiveness"
    assert table["rank_derived"].idxmax() == "tangibles"
    assert table.loc["responsiveness", "derived"] > 1.5 * table.loc["responsiveness", "stated"]
    stated = satisfaction.stated_importance(survey)["share"]
    said = satisfaction.fix_first(survey, by="dimension", importance=stated)
    assert said.index[0] == "reliability"


def test_perception_alone_ranks_the_dimensions_otherwise(survey):
    table = satisfaction.rank_change(survey)
    assert table.loc["reliability", "change"] == 2 and table.loc["empathy", "change"] < 0
    assert (table.loc[["tangibles", "responsiveness"], "change"] == 0).all()


def test_weights_of_the_dimensions_are_reliable_enough_to_speak_of(survey):
    table = satisfaction.reliability_table(survey)
    assert table["alpha_perception"].between(0.8, 0.95).all()
    assert table["alpha_expectation"].between(0.7, 0.9).all()
    assert (table["alpha_gap"] < table["alpha_perception"]).all()


def test_buyers_are_kinder_than_those_who_use_what_they_buy(survey):
    table = satisfaction.gap_scores(survey, by="role", draws=200)
    assert table["gap"].idxmax() == "buyer" and table["gap"].idxmin() == "production"
    assert table.loc["buyer", "gap"] - table.loc["production", "gap"] > 0.4
    assert table.loc["production", "high"] < table.loc["buyer", "low"]


def test_the_score_of_those_who_recommend_cannot_be_told_from_zero(survey):
    score = satisfaction.nps(survey.people["recommend"], survey.people["account"])
    assert score.low < 0 < score.high


def test_expecting_more_makes_less_satisfied_here_but_less_than_point_for_point(survey):
    fit = satisfaction.fit_satisfaction(survey, draws=200)
    assert fit.direct > 0.1 and fit.expectation_high < 0
    assert abs(fit.expectation_effect) < fit.disconfirmation


def test_the_satisfied_and_the_dissatisfied_are_those_of_the_hidden_traits(survey, traits):
    overall = survey.people["overall"].groupby(survey.people["account"]).mean()
    assert overall.corr(traits["attitude"].reindex(overall.index)) > 0.8
    hostages = traits.index[traits["loyalty_type"] == "hostage"]
    assert overall[hostages].max() < overall.quantile(0.25)


def test_two_in_three_problems_are_never_reported(survey):
    people = survey.people
    assert 0.25 < people["problems_reported"].sum() / people["problems"].sum() < 0.4
