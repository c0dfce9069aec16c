"""The explorers of satisfaction by setting values, on the course's survey and on invented ones."""

import random

import numpy as np
import pandas as pd
import pytest
from invented_survey import ITEMS, invented_survey, survey_rows
from widget_checks import LANGUAGES, moved, no_text_leaves_the_picture, picture_follows_the_settings

from kam_helpers import datasets, plan, satisfaction
from kam_helpers.errors import CourseError
from kam_helpers.satisfaction import bootstrap, gap_scores, read_survey
from kam_helpers.widgets import ExpectationExplorer, SatisfactionExplorer
from kam_helpers.widgets.painter import Painter
from kam_helpers.widgets.satisfaction.survey.labels import places

EXPLORERS = (SatisfactionExplorer, ExpectationExplorer)
HOSTILE = "<script>$\\frac{1}{0}$</script>"


@pytest.fixture(scope="module")
def survey():
    return read_survey(datasets.survey_table(), datasets.survey_items(), account="account")


@pytest.fixture(scope="module")
def accounts():
    return datasets.lifetime_facts()


@pytest.fixture(scope="module")
def explorer_once(survey, accounts):
    return SatisfactionExplorer(survey, accounts)


@pytest.fixture
def explorer(explorer_once):
    explorer_once.reset()
    return explorer_once


def make(kind, survey, accounts):
    return kind(survey, accounts) if kind is SatisfactionExplorer else kind()


# ---- what is shown -------------------------------------------------------------------------------


def test_gaps_are_what_the_model_says(explorer, survey):
    pd.testing.assert_frame_equal(explorer.gaps, gap_scores(survey))
    explorer.set(who="region: South")
    pd.testing.assert_frame_equal(explorer.gaps, gap_scores(survey.part(region="South")))


def test_the_worst_gap_is_not_what_to_put_right_first(explorer):
    assert explorer.gaps["gap"].idxmin() == "tangibles"
    assert "the widest gap is tangibles, −0.95 points (95\u00a0%: −1.15 to −0.76)." in explorer.reading
    assert "say otherwise: put responsiveness right first" in explorer.reading
    explorer.set(points="item")
    assert explorer._view.facts.first == satisfaction.fix_first(explorer._scene.facts.survey).index[0]


def test_regions_and_tiers_can_be_chosen(explorer, survey, accounts):
    groups = explorer._scene.facts.groups
    assert [key for key in groups if key.startswith("region")] == [
        f"region: {name}" for name in ("East", "North", "South", "West")
    ]
    tiers = [groups[f"tier: {name}"].accounts for name in "ABC"]
    assert sum(map(len, tiers)) == survey.accounts.isin(accounts.index).sum()
    explorer.set(who="tier: A")
    assert explorer.gaps["accounts"].max() == len(tiers[0])
    assert "Tier A by revenue: the widest gap" in explorer.reading


def test_a_tier_of_your_own_wins_and_keeps_its_order(survey, accounts):
    tier = pd.Categorical(np.where(accounts["profit"] > 0, "gold", "basic"), ["gold", "basic"], ordered=True)
    groups = SatisfactionExplorer(survey, accounts.assign(tier=tier))._scene.facts.groups
    assert [key for key in groups if key.startswith("tier")] == ["tier: gold", "tier: basic"]
    assert groups["tier: gold"].kind == "tier"


def test_a_group_too_small_for_an_interval_says_so(survey, accounts):
    tier = pd.Series("many", accounts.index).where(accounts.index != accounts.index[3], "one")
    explorer = SatisfactionExplorer(survey, accounts.assign(tier=tier), who="tier: one")
    assert "1 account: too few for an interval and a rank." in explorer.reading
    assert explorer.gaps["low"].isna().all()
    assert "95" not in explorer.frame["alt"]


@pytest.mark.parametrize("points", ["dimension", "item"])
@pytest.mark.parametrize("kind", ["derived", "stated"])
@pytest.mark.parametrize("cross", ["mean", "median", "scale"])
def test_the_map_is_what_the_model_says(explorer, survey, points, kind, cross):
    explorer.set(points=points, importance=kind, cross=cross)
    shown = explorer.map
    assert shown["importance"].sum() == pytest.approx(1)
    lines = (1 / len(shown), 4.0) if cross == "scale" else cross
    expected = satisfaction.importance_map(
        shown["importance"], gap_scores(survey, by=points, draws=1)["perception"], lines
    )
    pd.testing.assert_frame_equal(shown, expected)
    if points == "dimension":
        table = satisfaction.stated_against_derived(survey)
        assert shown["importance"].to_dict() == pytest.approx(table[kind].to_dict())


def test_sliding_draws_no_new_samples(explorer, monkeypatch):
    def never(*_arguments):
        raise AssertionError("a bootstrap while somebody slides")

    explorer.set(who="region: South")
    explorer.set(who="all")
    monkeypatch.setattr(bootstrap, "draw_counts", never)
    monkeypatch.setattr(satisfaction.estimates, "draw_counts", never)
    monkeypatch.setattr(satisfaction.regression, "draw_counts", never)
    explorer.set(raise_by=1.1, lower_by=0.2, raise_cost=100, expectation_effect=0.3, discount_rate=15)
    explorer.set(who="region: South", raise_dimension="empathy", cross="median")


# ---- levers --------------------------------------------------------------------------------------


def test_levers_are_what_the_model_says(explorer, survey, accounts):
    explorer.set(
        raise_dimension="reliability", raise_by=0.4, raise_cost=900, lower_by=0.3, lower_cost=200,
        importance="stated", business_lost=1, retention_per_point=5, discount_rate=12,
    )  # fmt: skip
    fit = satisfaction.fit_satisfaction(survey)
    share = satisfaction.stated_importance(survey).loc["reliability", "share"]
    perceived = satisfaction.survey_scores(survey)["reliability"]
    perceived = perceived.groupby(survey.people["account"], observed=True).mean().reindex(accounts.index)
    gain = share * np.minimum(0.4, 7 - perceived).mean()
    expected = satisfaction.two_levers(
        satisfaction.account_scores(survey), accounts, perception_gain=gain, expectation_cut=0.3,
        cost_per_point_perception_cny=900e3 * 0.4 / gain, cost_per_point_expectation_cny=200e3,
        perception_effect=0.99, expectation_effect=-0.71, base=fit.base, retention_per_point=0.05,
        business_lost_per_point=0.01, discount_rate=0.12, timing="if_retained",
    )  # fmt: skip
    result = explorer.result
    assert result.loc["both", "satisfaction"] == pytest.approx(
        expected.table.loc["both", "satisfaction"], abs=0.01
    )
    for column in ("satisfaction_change", "retention_change", "gain", "cost", "net"):
        assert result[column].to_dict() == pytest.approx(expected.table[column].to_dict(), rel=0.01), column
    assert result["clp"].to_dict() == pytest.approx(
        (expected.base["clp"] + expected.table["gain"]).to_dict(), rel=1e-3
    )


def test_it_opens_with_a_point_of_perception_beside_a_point_of_expectation(explorer, survey, accounts):
    explorer.set(
        perception_effect=0.7, expectation_effect=-0.7, business_lost=0, raise_cost=160, lower_cost=800
    )  # a point in each of five dimensions costs 160 five times
    raised, managed, _both = (row for _lever, row in explorer.result.iterrows())
    assert raised["cost"] == managed["cost"] == pytest.approx(400_000)
    assert raised["satisfaction_change"] == pytest.approx(managed["satisfaction_change"], rel=0.03)
    assert raised["net"] == pytest.approx(managed["net"], rel=0.03)
    numbers = explorer._view.facts
    assert numbers.share == pytest.approx(1)
    assert numbers.raised.all()
    assert (numbers.after > numbers.gaps["gap"] + 0.9).all()


def test_accounts_that_left_are_said_not_to_be_counted(explorer, survey, accounts):
    assert (len(survey.accounts), len(accounts)) == (65, 59)
    said = "65 accounts answered; the levers count 59, because the other 6 have left and are not among the"
    assert said in explorer.reading
    stayed = survey.part(account=list(accounts.index))
    assert "have left" not in SatisfactionExplorer(stayed, accounts).reading
    assert "have left" not in SatisfactionExplorer(survey).reading


def test_the_sentence_and_the_table_say_satisfaction_retention_and_worth(explorer, accounts):
    words = explorer.reading
    rows = explorer.frame["table"]["rows"]
    assert [row[0] for row in rows] == ["As it stands", "Raise all dimensions", "Manage expectation", "Both"]
    for cell in (*rows[0][1:4], *rows[3][1:5]):
        assert cell in words, cell
    assert f"of all {len(accounts)} accounts" in words
    assert "Assumed: who expects a point less is 0.71 points more satisfied." in words


@pytest.mark.parametrize(
    ("settings", "said", "not_said"),
    [
        ({"raise_by": 0, "lower_by": 0}, "No lever is pulled: satisfaction is 4.51", "Assumed"),
        ({"raise_by": 0}, "Expectation down by 0.5 points: satisfaction goes", "leaves more"),
        ({"lower_by": 0}, "All dimensions up by 0.5 points: satisfaction goes", "Assumed"),
        (
            {"expectation_effect": 0.3},
            "who expects a point less is 0.30 points less satisfied",
            "more satisf",
        ),
        ({"expectation_effect": 0}, "neither more nor less satisfied", "points more satisfied"),
        (
            {"raise_dimension": "empathy", "raise_cost": 5000, "lower_cost": 2000, "expectation_effect": 0},
            "Neither lever brings",
            "leaves",
        ),
        ({"raise_dimension": "empathy"}, "Empathy up by 0.5 points and expectation down", "All dimensions"),
        ({}, "Managing expectation leaves more", "Raising perception"),
        ({"raise_cost": 600}, "Raising perception leaves more after its cost", "Managing"),
        ({"raise_dimension": "responsiveness"}, "Managing expectation leaves more", "Raising perception"),
        ({"business_lost": 10}, "Raising perception leaves more after its cost", "Managing"),
    ],
)
def test_the_sentence_says_the_point(explorer, settings, said, not_said):
    explorer.set(**settings)
    assert said in explorer.reading
    assert not_said not in explorer.reading


def test_other_effects_leave_satisfaction_as_it_stands(explorer):
    before = explorer.frame["table"]["rows"][0]
    explorer.set(perception_effect=0.3, expectation_effect=0.2)
    assert explorer.frame["table"]["rows"][0][1:4] == before[1:4]


def test_nobody_is_raised_above_the_scale(survey, accounts):
    rows = datasets.survey_table()
    best = [column for column in rows if column.startswith("per_S")]
    full = read_survey(rows.assign(**dict.fromkeys(best, 7)), datasets.survey_items(), account="account")
    explorer = SatisfactionExplorer(full, accounts, importance="stated", raise_dimension="responsiveness")
    raised = explorer.result.loc["raise perception"]
    assert raised["satisfaction_change"] == pytest.approx(0, abs=1e-9)
    assert raised["cost"] == pytest.approx(600_000)  # paid for all the same


# ---- any survey ----------------------------------------------------------------------------------


def test_without_accounts_it_speaks_of_satisfaction_alone(survey, accounts):
    alone, both = SatisfactionExplorer(survey), SatisfactionExplorer(survey, accounts)
    assert {"discount_rate", "retention_per_point", "business_lost"}.isdisjoint(alone.values)
    assert "retention" not in alone.reading and "lifetime" not in alone.reading
    assert list(alone.result) == ["satisfaction", "satisfaction_change", "cost"]
    assert alone.result["satisfaction_change"].to_dict() == pytest.approx(
        both.result["satisfaction_change"].to_dict(), abs=0.02
    )
    assert alone.code().startswith("SatisfactionExplorer(survey, who='all'")


def test_an_invented_questionnaire_needs_nothing_but_its_items():
    explorer = SatisfactionExplorer(invented_survey())
    assert list(explorer.gaps.index) == ["tangibles", "reliability", "empathy"]
    assert list(explorer._scene.facts.groups) == ["all"]
    explorer.set(points="item")
    assert set(explorer.map.index) == set(ITEMS)


def test_what_a_survey_did_not_ask_is_shown_but_cannot_be_chosen():
    rows = survey_rows()
    no_points = invented_survey(rows[[c for c in rows if not c.startswith("points_")]])
    explorer = SatisfactionExplorer(no_points)
    with pytest.raises(CourseError, match="did not ask how important") as refusal:
        explorer.set(importance="stated")
    assert refusal.value.control == "importance"
    no_overall = SatisfactionExplorer(invented_survey(rows.drop(columns="overall")))
    assert no_overall.values["importance"] == "stated"
    assert (no_overall.values["perception_effect"], no_overall.values["expectation_effect"]) == (0.6, -0.4)
    notes = {control.name: control.note for control in no_overall._scene.controls}
    assert notes["expectation_effect"].endswith("assumed.")
    neither = rows[[c for c in rows if not c.startswith("points_") and c != "overall"]]
    with pytest.raises(CourseError, match="does not say what matters"):
        SatisfactionExplorer(invented_survey(neither))


def test_a_survey_without_expectations_has_no_gaps_to_show():
    rows = survey_rows()
    asked = rows[[c for c in rows if not c.startswith("exp_")]]
    with pytest.raises(CourseError, match="did not ask what was expected"):
        SatisfactionExplorer(read_survey(asked, ITEMS, expectation=None))


def test_a_dimension_nobody_in_a_region_answered_on_is_said_so():
    rows = survey_rows()
    rows["region"] = np.where(rows["account_id"] < "A10", "North", "South")
    rows.loc[rows["region"] == "North", ["per_E1", "per_E2"]] = np.nan
    explorer = SatisfactionExplorer(invented_survey(rows), who="region: North", raise_dimension="empathy")
    assert "Empathy: no answer" in explorer.frame["alt"]
    assert "empathy" not in explorer.map.index
    Painter(explorer._scene, 900, 1).whole(explorer._view)


def test_few_respondents_and_another_scale_work():
    few = SatisfactionExplorer(invented_survey(survey_rows(n=12, accounts=3)))
    assert "too few for an interval" in few.reading
    rows = survey_rows()
    wide = rows.assign(**{c: rows[c] + 2 for c in rows if c.startswith(("per_", "exp_"))})
    explorer = SatisfactionExplorer(read_survey(wide, ITEMS, scale=(1, 10)))
    explorer.set(cross="scale", raise_by=explorer._scene.controls[5].maximum)
    assert explorer.map.attrs["cross"][1] == 5.5


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (["survey.csv"], "must be a survey as read_survey returns it"),
        ([None, pd.DataFrame({"profit": [1.0]}, index=["A"])], "no column “retention”"),
        ([None, pd.DataFrame({"profit": [1.0], "retention": [0.8]}, index=["No"])], "None of the accounts"),
        ([None, pd.DataFrame({"profit": [1.0], "retention": [80]}, index=["A00"])], "write 0.8 for 80"),
    ],
)  # fmt: skip
def test_what_it_cannot_read_is_refused_in_words(source, words):
    given = [invented_survey() if part is None else part for part in source]
    with pytest.raises(CourseError, match=words):
        SatisfactionExplorer(*given)


@pytest.mark.parametrize(
    ("settings", "control", "words"),
    [
        ({"raise_by": 5}, "raise_by", "Up by goes from 0\u00a0points to 2\u00a0points"),
        ({"who": "region: Moon"}, "who", "'region: Moon' is not"),
        ({"cross": "centre"}, "cross", "one of 'mean', 'median', 'scale'"),
    ],
)
def test_settings_that_make_no_sense_are_refused_in_words(explorer, settings, control, words):
    before = explorer.values
    with pytest.raises(CourseError, match=words) as refusal:
        explorer.set(**settings)
    assert refusal.value.control == control
    assert explorer.values == before


def test_hostile_names_reach_sentence_and_picture_as_they_are():
    rows = survey_rows().assign(region=HOSTILE)
    explorer = SatisfactionExplorer(invented_survey(rows), who=f"region: {HOSTILE}")
    assert f"Region {HOSTILE}: the widest gap" in explorer.reading
    items = {item: HOSTILE if name == "empathy" else name for item, name in ITEMS.items()}
    no_points = rows[[c for c in rows if not c.startswith("points_")]]
    explorer = SatisfactionExplorer(read_survey(no_points, items), raise_dimension=HOSTILE)
    assert HOSTILE in explorer.frame["alt"]
    Painter(explorer._scene, 320, 1).whole(explorer._view)


def test_the_plan_keeps_the_result(explorer):
    plan.keep("satisfaction", explorer.result)
    assert plan.get("satisfaction").loc["both", "clp"] == explorer.result.loc["both", "clp"]
    plan.undo()


# ---- promises ------------------------------------------------------------------------------------


def test_deals_are_what_the_model_says():
    explorer = ExpectationExplorer(
        over_by=1.5, under_by=0.5, delivered=5, adaptation=40, loss_weight=3, worth=50
    )
    expected = satisfaction.compare_promises(
        {"over-promise": 6.5, "honest": 5, "under-promise": 4.5},
        5, worth_cny=50_000, adaptation=0.4, loss_weight=3,
    )  # fmt: skip
    pd.testing.assert_frame_equal(explorer.result, expected)
    run = satisfaction.cyclic_deal([6.5] * 12, 5, adaptation=0.4, loss_weight=3)
    pd.testing.assert_frame_equal(explorer.deals.loc["over-promise"], run)


def test_it_opens_with_the_models_own_comparison():
    explorer = ExpectationExplorer()
    expected = satisfaction.compare_promises(worth_cny=200_000)
    pd.testing.assert_frame_equal(explorer.result, expected)
    assert "Honest promises win the most of twelve deals: 6.0" in explorer.reading


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"memory": 0}, "Over-promising wins the most"),
        ({"pull": 0}, "Under-promising wins the most"),
        ({"over_by": 0, "under_by": 0}, "Of twelve deals over-promising wins 6.0, honest promises 6.0"),
        ({"adaptation": 60}, "has halved by deal 2"),
        ({"adaptation": 0}, "disappoints in 12 deals"),
    ],
)
def test_the_sentence_about_promises_says_the_point(settings, said):
    assert said in ExpectationExplorer(**settings).reading


@pytest.mark.parametrize("delivered", [1, 7])
def test_promises_stay_on_the_scale(delivered):
    deals = ExpectationExplorer(delivered=delivered, over_by=2, under_by=2).deals
    assert deals["promised"].between(1, 7).all()


def test_without_adaptation_the_surprise_does_not_wear_off():
    assert "halved" not in ExpectationExplorer(adaptation=0).reading


# ---- both ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", EXPLORERS)
def test_the_table_keeps_its_size(kind, survey, accounts):
    explorer, chance, sizes = make(kind, survey, accounts), random.Random(3), set()
    for _round in range(8):
        explorer.set(**moved(explorer, chance))
        sizes.add((len(explorer.frame["table"]["rows"]), *map(len, explorer.frame["table"]["rows"])))
    assert len(sizes) == 1


@pytest.mark.parametrize("kind", EXPLORERS)
def test_copied_code_and_reset_bring_a_state_back(kind, survey, accounts):
    explorer = make(kind, survey, accounts)
    start = explorer.values
    explorer.set(**moved(explorer, random.Random(2)))
    again = eval(explorer.code(), {kind.__name__: kind, "survey": survey, "accounts": accounts})
    assert again.values == explorer.values
    pd.testing.assert_frame_equal(again.result, explorer.result)
    explorer.reset()
    assert explorer.values == start


@pytest.mark.parametrize("width", [320, 900])
@pytest.mark.parametrize("kind", EXPLORERS)
def test_the_picture_depends_on_the_settings_and_not_on_the_way_to_them(kind, width, survey, accounts):
    picture_follows_the_settings(make(kind, survey, accounts), width)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [284, 900])
@pytest.mark.parametrize("kind", EXPLORERS)
def test_no_text_leaves_the_picture(kind, width, language, survey, accounts):
    no_text_leaves_the_picture(lambda: make(kind, survey, accounts), width, language)


def test_names_on_the_map_never_lie_on_each_other():
    chance = np.random.default_rng(4)
    for count in (1, 5, 22, 60):
        spots = chance.random((count, 2)).tolist()
        points = [(spot, (0.12, 0.05), bool(n % 2), n == 0) for n, spot in enumerate(spots)]
        found = places(points, [0.03, 0.03], [(0, 0, 0.3, 0.05)])
        assert len(found) == count and any(found)
        boxes = [_box(place) for place in found if place] + [(0, 0, 0.3, 0.05)]
        for n, one in enumerate(boxes):
            assert min(one) >= -1e-9 and max(one) <= 1 + 1e-9
            for other in boxes[n + 1 :]:
                assert (
                    one[2] <= other[0] + 1e-9 or other[2] <= one[0] + 1e-9
                    or one[3] <= other[1] + 1e-9 or other[3] <= one[1] + 1e-9
                )  # fmt: skip


def _box(place):
    (x, y), ha, va = place
    left = x - 0.12 * {"left": 0, "center": 0.5, "right": 1}[ha]
    low = y - 0.05 * {"bottom": 0, "center": 0.5, "top": 1}[va]
    return left, low, left + 0.12, low + 0.05
