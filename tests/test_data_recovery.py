"""Complaints and recoveries of the invented company: files that agree, and truths that are planted.

Truths are found with the course's own models; the limits are wide of the figures on purpose.
"""

import pandas as pd
import pytest

from kam_helpers import datasets, recovery

FAILED_TWICE = ["Saltmarrow Shipyard", "Wenbridge Office Furniture"]
SOON = pd.Timedelta(days=90)


@pytest.fixture(scope="module")
def traits():
    return datasets.load("instructor/hidden_traits").set_index("account")


@pytest.fixture(scope="module")
def complaints():
    return datasets.complaints_table(36)


@pytest.fixture(scope="module")
def effects():
    return recovery.recovery_effects(datasets.recovery_panel())


# The files


def test_complaints_are_those_counted_as_settled_in_service_activities(complaints):
    done = datasets.service_activities()
    counted = done[done["activity_id"] == "CLAIM"].set_index(["account_id", "month"])["quantity"]
    month = complaints["settled"].dt.strftime("%Y-%m").rename("month")
    found = complaints.groupby(["account_id", month], observed=True).size()
    pd.testing.assert_series_equal(
        found.sort_index(), counted.sort_index(), check_names=False, check_dtype=False
    )
    assert len(complaints) == len(datasets.complaints())


def test_complaints_come_in_order_after_the_first_invoice_and_are_handled_within_reason(complaints):
    table = datasets.complaints()
    assert table["date"].is_monotonic_increasing and table["complaint_id"].is_unique
    first = datasets.invoice_lines().groupby("account_id", observed=True)["date"].min()
    assert (table["date"] >= table["account_id"].map(first).astype("datetime64[ns]")).all()
    assert complaints["settled"].max() <= datasets.LAST_DAY
    assert table["resolved_days"].between(0, 60).all()
    assert (table["first_response_hours"] > 0).all()
    assert (table["first_response_hours"] <= 24 * table["resolved_days"].clip(lower=1)).all()
    assert (table["compensation_cny"] >= 0).all() and table["severity"].isin([1, 2, 3]).all()


def test_the_complaints_of_large_accounts_are_about_as_many_as_their_trait(complaints, traits):
    large = traits.index[(traits["yearly_revenue_cny"] > 8e6) & (traits["status"] != "lost")]
    yearly = complaints[complaints["settled"] >= "2025-07-01"]["account"].value_counts().reindex(large)
    assert yearly.sum() == pytest.approx(traits.loc[large, "complaints_per_year"].sum(), rel=0.15)


def test_a_double_deviation_is_two_grave_failures_in_a_row_settled_badly(complaints):
    grave = complaints[(complaints["severity"] == 3) & (complaints["recovery"] == "poor")]
    grave = grave.sort_values("settled")
    before = grave.groupby("account", observed=True)["settled"].shift()
    twice = (grave["settled"] - before) <= SOON
    marked = complaints[complaints["double_deviation"] == 1]
    assert set(grave.index[twice]) == set(marked.index) and len(grave) > 30
    assert (grave.loc[marked.index, "date"] > before[marked.index]).all()


def test_the_panel_has_every_course_of_events_and_plans_of_both_kinds():
    panel = datasets.recovery_panel()
    assert len(panel) == 2500 and panel["workshop_id"].is_unique
    counts = panel.groupby(["failures", "recovery"], observed=True).size()
    kinds = {
        (0, "none needed"),
        (1, "good"),
        (1, "poor"),
        (2, "good then good"),
        (2, "good then poor"),
        (2, "poor then good"),
        (2, "double deviation"),
    }
    assert set(counts.index) == kinds and counts.min() >= 60
    scores = panel[["satisfaction_before", "satisfaction_after"]]
    assert scores.isin(range(1, 8)).all(axis=None) and panel["renewed"].isin([0, 1]).all()
    assert set(panel["plan"]) == set(datasets.contract_cohorts()["plan"])


# Truths


def test_a_good_recovery_lifts_satisfaction_and_not_renewal(effects):
    assert recovery.paradox(effects) == {"satisfaction": True, "renewal": False}
    good = effects.loc["good"]
    assert 0.2 < good["satisfaction_difference"] < 0.5
    assert -0.05 < good["renewal_difference"] <= 0 and good["renewal_reads"] == "no clear difference"
    # After the second failure the lift is gone, however well it is put right.
    assert effects.loc["good then good", "satisfaction_reads"] == "no clear difference"
    assert effects.loc["good then good", "satisfaction_difference"] < 0


def test_failing_twice_hurts_most_and_the_end_counts_more_than_the_start(effects):
    for score in ("satisfaction", "renewal"):
        assert effects[score].idxmin() == "double deviation"
        assert effects.loc["poor then good", score] > effects.loc["good then poor", score] + 0.05
        assert effects.loc["double deviation", score] < effects.loc["poor", score] - 0.15
    assert effects["satisfaction_before"].max() - effects["satisfaction_before"].min() < 0.3


def test_accounts_that_looked_loyal_left_after_a_double_deviation(complaints, traits):
    answers = datasets.survey_table()
    people = answers.groupby("account", observed=True)[["overall", "recommend"]].mean()
    loyal = people[(people["overall"] >= 5.5) & (people["recommend"] >= 9)]
    twice = complaints[complaints["double_deviation"] == 1].set_index("account")
    assert sorted(twice.index) == FAILED_TWICE and set(twice.index) < set(loyal.index)
    assert (traits.loc[twice.index, "status"] == "lost").all()
    assert (traits.loc[loyal.index.difference(twice.index), "status"] != "lost").all() and len(loyal) >= 6
    asked = answers.groupby("account", observed=True)["month"].first()
    last = datasets.ledger_lines().groupby("customer", observed=True)["date"].max()
    for account, failed in twice.iterrows():
        assert asked[account] < f"{failed['date']:%Y-%m}"
        assert failed["settled"] < last[account] < failed["settled"] + pd.Timedelta(days=180)


def test_a_quick_answer_goes_with_a_good_recovery(complaints):
    table = recovery.complaint_metrics(complaints, by="recovery")
    assert table.loc["good", "answered_in_time"] > 0.8 > 3 * table.loc["poor", "answered_in_time"]
    assert table.loc["poor", "resolved_days"] > 2 * table.loc["good", "resolved_days"]
    stayed = complaints.groupby("account_id", observed=True)["stayed"].first()
    everyone = recovery.complaint_metrics(complaints, stayed=stayed)
    assert 0.7 < everyone["good_recovery"].iloc[0] < 0.8
    assert 0.85 < everyone["recovery_rate"].iloc[0] < 0.95
