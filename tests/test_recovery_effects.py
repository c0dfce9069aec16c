"""What failures and recoveries do, what a recovery is worth, and when to call back."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets, tiering
from kam_helpers import recovery as rc

chances = st.floats(0, 1)


def panel(groups):
    """``groups``: recovery → (satisfactions after, renewals)."""
    rows = [
        {"recovery": name, "satisfaction_before": 5, "satisfaction_after": after, "renewed": renewed}
        for name, (satisfactions, renewals) in groups.items()
        for after, renewed in zip(satisfactions, renewals, strict=True)
    ]
    return pd.DataFrame(rows)


def even(level, share, n=100):
    """``n`` customers around ``level``, of whom ``share`` renew."""
    return [level - 0.5, level + 0.5] * (n // 2), [1] * round(share * n) + [0] * round((1 - share) * n)


PANEL = panel(
    {
        "double deviation": even(2.5, 0.5),
        "none needed": even(5, 0.88, 400),
        "good": even(5.5, 0.87, 200),
        "poor": even(4, 0.7),
    }
)


@pytest.fixture(scope="module")
def company():
    return rc.recovery_effects(datasets.recovery_panel())


# Effects


def test_means_and_intervals_by_hand():
    table = rc.recovery_effects(PANEL)
    assert list(table.index) == ["none needed", "good", "poor", "double deviation"]  # in the known order
    assert table["n"].to_list() == [400, 200, 100, 100]
    assert table["satisfaction"].to_list() == pytest.approx([5, 5.5, 4, 2.5])
    assert table["renewal"].to_list() == pytest.approx([0.88, 0.87, 0.7, 0.5])
    error = 0.5 * np.sqrt(200 / 199) / np.sqrt(200)
    assert table.loc["good", "low"] == pytest.approx(5.5 - 1.959964 * error)
    # Wilson for 70 of 100
    assert table.loc["poor", ["renewal_low", "renewal_high"]].to_list() == pytest.approx(
        [0.6042, 0.7811], abs=1e-4
    )
    assert table.loc["good", "satisfaction_difference"] == pytest.approx(0.5)
    untroubled = table.filter(like="difference").loc["none needed"]
    assert (untroubled == 0).all()


def test_newcombe_interval_of_a_difference():
    """Newcombe (1998), example: 56/70 against 48/80 gives 0.2 (0.0524 to 0.3339)."""
    ones = {
        "a": ([5] * 70, [1] * 56 + [0] * 14),
        "b": ([5] * 80, [1] * 48 + [0] * 32),
    }
    row = rc.recovery_effects(panel(ones), against="b").loc["a"]
    ends = row[["renewal_difference_low", "renewal_difference_high"]]
    assert ends.to_list() == pytest.approx([0.0524, 0.3339], abs=1e-4)


def test_the_paradox_is_one_of_satisfaction_not_of_renewal():
    table = rc.recovery_effects(PANEL)
    assert table["satisfaction_reads"].to_list() == ["no clear difference", "above", "below", "below"]
    assert table["renewal_reads"].to_list() == [*["no clear difference"] * 2, "below", "below"]
    assert rc.paradox(table) == {"satisfaction": True, "renewal": False}


def test_company_shows_what_the_meta_analysis_found(company):
    assert rc.paradox(company) == {"satisfaction": True, "renewal": False}
    assert company["satisfaction"].idxmin() == company["renewal"].idxmin() == "double deviation"
    # Maxham & Netemeyer 2002: bad then good ends higher than good then bad
    for measure in ("satisfaction", "renewal"):
        assert company.loc["poor then good", measure] > company.loc["good then poor", measure]
    assert company.loc["good then good", "satisfaction_reads"] != "above"  # not after two failures
    assert list(company.index) == list(rc.RECOVERIES)


def test_a_handful_reads_nothing():
    table = rc.recovery_effects(panel({"none needed": even(5, 0.9), "good": ([7, 7], [1, 1])}))
    assert table.loc["good", "satisfaction_reads"] == table.loc["good", "renewal_reads"] == "too few to say"
    assert table.loc["good"].filter(like="low").isna().all()
    assert table.loc["good", "satisfaction"] == 7
    assert rc.paradox(table) == {"satisfaction": False, "renewal": False}


def test_everybody_renews_is_not_certainty():
    table = rc.recovery_effects(panel({"none needed": even(5, 1.0, 20), "good": even(5, 0.9, 20)}))
    assert table.loc["none needed", "renewal_low"] < 0.9
    assert table.loc["good", "renewal_reads"] == "no clear difference"


def test_another_word_is_a_kind_of_its_own():
    table = rc.recovery_effects(panel({"gift": even(5, 0.9), "none needed": even(5, 0.9)}))
    assert list(table.index) == ["none needed", "gift"]


def test_a_known_kind_is_known_however_it_is_written():
    shouted = PANEL.assign(recovery=" " + PANEL["recovery"].str.title() + "  ")
    pd.testing.assert_frame_equal(rc.recovery_effects(shouted), rc.recovery_effects(PANEL))
    own = rc.recovery_effects(panel({" Gift ": even(5, 0.9), "NONE NEEDED": even(5, 0.9)}))
    assert list(own.index) == ["none needed", "Gift"]


@given(
    st.lists(st.tuples(st.sampled_from(["good", "poor", "none needed"]), st.integers(1, 7), st.booleans()),
             min_size=1, max_size=60)
)  # fmt: skip
def test_intervals_hold_their_estimate(rows):
    rows = [*rows, ("none needed", 5, True)]
    table = rc.recovery_effects(
        pd.DataFrame(rows, columns=["recovery", "satisfaction_after", "renewed"]).assign(
            satisfaction_before=5, renewed=lambda r: r["renewed"].astype(int)
        )
    )
    assert table["n"].sum() == len(rows)
    seen = table[table["n"] >= 5]
    assert ((seen["renewal_low"] <= seen["renewal"]) & (seen["renewal"] <= seen["renewal_high"])).all()
    assert ((seen["low"] <= seen["satisfaction"]) & (seen["satisfaction"] <= seen["high"])).all()
    assert seen[["renewal_low", "renewal_high"]].stack().between(-1e-12, 1 + 1e-12).all()


def test_refusals_of_the_panel():
    refused(lambda: rc.recovery_effects(PANEL.drop(columns="renewed")), "renewed")
    refused(lambda: rc.recovery_effects(PANEL.assign(renewed=0.5)), "renewed", "0.5")
    refused(lambda: rc.recovery_effects(PANEL.assign(satisfaction_after="good")), "satisfaction_after")
    refused(lambda: rc.recovery_effects(PANEL[PANEL["recovery"] == "good"]), "none needed")
    refused(lambda: rc.recovery_effects([1, 2]), "panel")
    for column in ("satisfaction_before", "satisfaction_after"):
        for value in (0, 8, 99):
            refused(lambda c=column, v=value: rc.recovery_effects(PANEL.assign(**{c: v})), column, "1 to 7")
    for blank in (None, np.nan, "", "  "):
        named = PANEL["recovery"].astype(object).where(PANEL.index != 2, blank)
        refused(lambda n=named: rc.recovery_effects(PANEL.assign(recovery=n)), "recovery", "row 3")
    without = rc.recovery_effects(PANEL[PANEL["recovery"] != "good"])
    refused(lambda: rc.paradox(without), "good")


# Worth


def value(**changes):
    given = {"retention_without": 0.7, "retention_good": 0.85, "retention_double": 0.5}
    return rc.recovery_value(1_000_000, **given | changes)


def test_what_a_recovery_is_worth():
    ours = value(retention_untroubled=0.88)
    assert list(ours.table.index) == ["none needed", "good", "no recovery", "double deviation"]
    assert ours.table["worth"].to_list() == pytest.approx([880_000, 850_000, 700_000, 500_000])
    assert ours.table["against_no_recovery"].to_list() == pytest.approx([180_000, 150_000, 0, -200_000])
    assert (ours.gain, ours.loss, ours.at_most) == pytest.approx((150_000, 200_000, 150_000))
    assert list(value().table.index) == ["good", "no recovery", "double deviation"]


def test_an_attempt_that_may_fail_is_worth_less():
    assert value(success=0.8).at_most == pytest.approx(0.8 * 150_000 - 0.2 * 200_000)
    assert value(success=0.3).at_most == 0
    even_chance = value().break_even_success
    assert value(success=even_chance).at_most == pytest.approx(0, abs=1e-6)
    assert value(success=even_chance + 0.01).at_most > 0


@given(chances, chances, chances, chances, st.floats(0, 1e8))
def test_worth_keeps_its_order(a, b, c, success, clp):
    double, without, good = sorted((a, b, c))
    ours = rc.recovery_value(
        clp, retention_without=without, retention_good=good, retention_double=double, success=success
    )
    assert ours.gain >= 0
    assert ours.loss >= 0
    assert 0 <= ours.at_most <= ours.gain + 1e-6
    if not np.isnan(ours.break_even_success):
        assert 0 <= ours.break_even_success <= 1


def test_nothing_at_stake_has_no_break_even():
    same = {"retention_without": 0.7, "retention_good": 0.7, "retention_double": 0.7}
    assert np.isnan(rc.recovery_value(1e6, **same).break_even_success)


def test_refusals_of_worth():
    refused(lambda: value(retention_good=85), "retention_good", "85")
    refused(lambda: value(retention_good=0.6), "0.6", "0.7")
    refused(lambda: value(success=1.5), "success")
    refused(
        lambda: rc.recovery_value(-1, retention_without=0.7, retention_good=0.8, retention_double=0.5),
        "clp_cny",
    )


def test_worth_from_a_panel(company):
    ours = rc.value_from_panel(company, 1_000_000)
    renewal = company["renewal"]
    assert ours.gain == pytest.approx(1e6 * (renewal["good"] - renewal["poor"]))
    assert ours.loss == pytest.approx(1e6 * (renewal["poor"] - renewal["double deviation"]))
    table = rc.outcome_worth(company, 1_000_000)
    assert table.loc["none needed", "lost"] == 0
    assert table["lost"].idxmax() == "double deviation"
    assert table["worth"].to_list() == pytest.approx((renewal * 1e6).to_list())
    refused(lambda: rc.value_from_panel(company.drop("poor"), 1e6), "poor")
    refused(lambda: rc.outcome_worth(company.drop("none needed"), 1e6), "none needed")
    refused(lambda: rc.outcome_worth(company.assign(renewal=88), 1e6), "88")


def test_worth_from_figures_of_your_own():
    own = pd.DataFrame({"satisfaction": [5, 3], "renewal": [0.9, 0.6]}, index=["none needed", "late"])
    assert rc.outcome_worth(own, 1000)["lost"].to_dict() == pytest.approx({"none needed": 0, "late": 300})


# Complaints


REGISTER = pd.DataFrame(
    {
        "complaint_id": ["C1", "C2", "C3", "C4"],
        "account_id": ["A", "A", "B", "C"],
        "date": ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-01"],
        "kind": ["quality", "invoice", "quality", "quality"],
        "severity": [1, 2, 3, 3],
        "first_response_hours": [2.0, 30, 24, 50],
        "resolved_days": [1, 4, 2, 10],
        "compensation_cny": [100.0, 0, 300, 0],
        "recovery": ["good", "poor", "good", "poor"],
        "double_deviation": [0, 0, 0, 1],
    }
)


def test_a_register_in_figures():
    row = rc.complaint_metrics(REGISTER, complain_share=0.25, stayed={"A": True, "B": True, "C": False}).loc[
        "all"
    ]
    assert row.to_dict() == pytest.approx(
        {
            "complaints": 4,
            "accounts": 3,
            "first_response_hours": 27,
            "resolved_days": 3,
            "answered_in_time": 0.5,
            "good_recovery": 0.5,
            "double_deviation": 0.25,
            "compensation_cny": 400,
            "paid_for_each_cny": 100,
            "true_failures": 16,
            "recovery_rate": 2 / 3,
        }
    )


def test_a_register_by_kind():
    table = rc.complaint_metrics(REGISTER.assign(stayed=[True, True, True, False]), by="kind")
    assert list(table.index) == ["invoice", "quality"]
    assert table["complaints"].to_list() == [1, 3]
    assert table["recovery_rate"].to_list() == pytest.approx([1, 2 / 3])
    assert "true_failures" not in table
    bare = REGISTER.drop(columns="compensation_cny")
    assert table["paid_for_each_cny"].to_list() == pytest.approx([0, 400 / 3])
    assert not {"compensation_cny", "paid_for_each_cny", "recovery_rate"} & set(rc.complaint_metrics(bare))


def test_company_register_adds_up():
    register = datasets.complaints_table(36)
    table = rc.complaint_metrics(register, by="kind", account="account")
    assert table["complaints"].sum() == len(register)
    for kind, rows in register.groupby("kind"):
        who = rows.drop_duplicates("account")
        assert table.loc[kind, "recovery_rate"] == pytest.approx(who["stayed"].sum() / len(who))
    assert 0 < table["recovery_rate"].min() < 1  # some who complained have left
    whole = rc.complaint_metrics(register, account="account").loc["all"]
    assert whole["accounts"] == register["account"].nunique()


def test_refusals_of_the_register():
    refused(lambda: rc.complaint_metrics(REGISTER.drop(columns="recovery")), "recovery")
    refused(lambda: rc.complaint_metrics(REGISTER.assign(recovery="fair")), "good, poor", "fair")
    refused(lambda: rc.complaint_metrics(REGISTER.assign(resolved_days=-1)), "resolved_days", "negative")
    refused(lambda: rc.complaint_metrics(REGISTER, complain_share=0), "complain_share")
    refused(lambda: rc.complaint_metrics(REGISTER, stayed={"A": True}), "stayed", "B")
    refused(lambda: rc.complaint_metrics(REGISTER, by="region"), "region")
    blank = REGISTER.assign(kind=["quality", None, "invoice", "invoice"])
    refused(lambda: rc.complaint_metrics(blank, by="kind"), "kind", "row 2")
    refused(lambda: rc.complaint_metrics(REGISTER.iloc[:0]), "no rows")


def test_the_share_that_complains():
    answers = pd.DataFrame(
        {"account": ["A", "A", "B", "C"], "problems": [3, 1, 4, 0], "problems_reported": [1, 0, 4, 0]}
    )
    assert rc.complain_share(answers) == pytest.approx(5 / 8)
    shares = rc.complain_share(answers, by="account")
    assert shares.to_dict() == pytest.approx({"A": 0.25, "B": 1, "C": np.nan}, nan_ok=True)
    refused(lambda: rc.complain_share(answers.drop(columns="problems")), "problems")
    refused(lambda: rc.complain_share(answers, by="region"), "region")
    refused(lambda: rc.complain_share(answers.assign(problems=-1)), "problems", "negative")
    refused(lambda: rc.complain_share(answers.assign(problems_reported=5)), "more problems than there were")
    refused(lambda: rc.complain_share(answers.tail(1)), "Nobody had a problem")


def test_most_failures_are_not_told():
    assert rc.true_failures(12, 0.25) == 48
    refused(lambda: rc.true_failures(12, 25), "complain_share", "25")


def test_call_back_sooner_the_more_is_at_stake():
    days = [[rc.follow_up_rule(s, r, t) for r, t in (("good", None), ("good", "A"), ("poor", "A"))]
            for s in (1, 2, 3)]  # fmt: skip
    assert days == [[14, 7, 4], [7, 4, 2], [3, 2, 1]]
    assert rc.follow_up_rule(1, "good", "C", double_deviation=True) == 1
    refused(lambda: rc.follow_up_rule(4), "severity", "4")
    refused(lambda: rc.follow_up_rule("high"), "severity", "high")
    refused(lambda: rc.follow_up_rule(1, "fair"), "recovery", "fair")


def test_the_calls_that_follow():
    plan = rc.follow_up_plan(REGISTER, {"B": "A"})
    assert plan.index.to_list() == ["C3", "C2", "C4", "C1"]
    assert plan["days"].to_list() == [2, 4, 1, 14]
    assert plan["call_on"].dt.strftime("%m-%d").to_list() == ["03-07", "03-10", "03-12", "03-16"]
    assert plan.loc["C4", "settled"] == pd.Timestamp("2026-03-11")
    refused(lambda: rc.follow_up_plan(REGISTER.assign(date="soon")), "C1", "soon")
    refused(lambda: rc.follow_up_plan(REGISTER.drop(columns="severity")), "severity")
    register = datasets.complaints_table(36)
    plan = rc.follow_up_plan(register, account="account")
    assert sorted(plan.index) == sorted(register["complaint_id"])
    assert plan["call_on"].is_monotonic_increasing
    twice = register.loc[register["double_deviation"] == 1, "complaint_id"]
    assert len(twice)
    assert (plan.loc[twice, "days"] == 1).all()


@pytest.mark.parametrize("double", [[0, 0, 0, None], ["0", "0", "0", "1"], [0, 0, 0, -1], ["no"] * 4])
def test_a_double_deviation_is_a_number(double):
    refused(lambda: rc.follow_up_plan(REGISTER.assign(double_deviation=double)), "double_deviation")


@pytest.mark.parametrize("double", ["no", "0", None, np.nan, 1])
def test_the_rule_takes_yes_or_no_only(double):
    refused(lambda: rc.follow_up_rule(1, double_deviation=double), "double_deviation", "True or False")


@pytest.mark.parametrize("wrong", ["no", "", None, np.nan, 2, pd.NA, "True"])
def test_who_stayed_is_true_or_false(wrong):
    words = ("stayed", "True or False")
    refused(lambda: rc.complaint_metrics(REGISTER.assign(stayed=[True, True, True, wrong])), *words)
    refused(lambda: rc.complaint_metrics(REGISTER, stayed={"A": True, "B": True, "C": wrong}), *words)


def test_who_stayed_may_be_one_or_nought():
    for no in (0, False, 0.0, np.False_):
        table = rc.complaint_metrics(REGISTER, stayed={"A": 1, "B": True, "C": no})
        assert table.loc["all", "recovery_rate"] == pytest.approx(2 / 3)


def test_tiers_of_the_follow_up_plan_belong_to_accounts():
    refused(lambda: rc.follow_up_plan(REGISTER, ["A", "B"]), "tiers", "list")
    refused(lambda: rc.follow_up_plan(REGISTER, "A"), "tiers", "str")
    refused(lambda: rc.follow_up_plan(REGISTER, {"Alder": "A"}), "tiers", "such as A")
    refused(lambda: rc.follow_up_plan(REGISTER, {}), "tiers")
    numbered = REGISTER.assign(account_id=[1, 1, 2, 3])
    assert rc.follow_up_plan(numbered, {2: "A"})["days"].to_list() == [2, 4, 1, 14]


def test_the_tiers_of_the_follow_up_plan_may_be_a_series():
    complaints = datasets.complaints_table(12)
    tiers = tiering.abc_classes(datasets.profit_table(months=12)["revenue"])
    by_series = rc.follow_up_plan(complaints, tiers, account="account")
    by_dict = rc.follow_up_plan(complaints, tiers.astype(str).to_dict(), account="account")
    pd.testing.assert_frame_equal(by_series, by_dict)
    assert by_series["days"].sum() < rc.follow_up_plan(complaints, account="account")["days"].sum()
