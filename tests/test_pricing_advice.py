"""Price by stage and by class of buyer, the experience curve, what is asked and what is given."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers import pricing as pr


def test_every_record_says_something_of_its_own():
    for records, table in (
        (pr.STAGES, pr.stages_table()),
        (pr.BUYER_CLASSES, pr.buyer_classes_table()),
    ):
        assert len(table) == len(records) == 4
        for column in ("chinese", "meaning", "strategy", "cost_down", "first_move"):
            assert table[column].str.len().min() > 2
            assert table[column].is_unique


def test_kraljic_s_classes_are_the_four_of_two_by_two():
    pairs = pr.buyer_classes_table()[["supply_risk", "profit_impact"]].agg(tuple, axis=1)
    assert pairs["strategic"] == ("high", "high")
    assert pairs["leverage"] == ("low", "high")
    assert pairs["bottleneck"] == ("high", "low")
    assert pairs["non-critical"] == ("low", "low")


def test_price_by_stage_by_hand():
    stages = {"P1": "growth", "P2": "growth", "P3": "decline"}
    table = pr.price_by_stage(stages, {"P3": 50, "P2": 30, "P1": 20}, {"P1": 0.5, "P2": 0.3, "P3": 0.1})
    assert table["products"].to_list() == [0, 2, 0, 1]
    assert table["share"].to_list() == [0, 0.5, 0, 0.5]
    assert table["margin_share"].to_dict() == pytest.approx(
        {"introduction": float("nan"), "growth": 0.38, "maturity": float("nan"), "decline": 0.1}, nan_ok=True
    )
    assert table.loc["decline", "first_move"] == pr.STAGES[3].first_move


def test_price_by_class_of_the_company():
    facts = datasets.cost_down_facts()
    views = datasets.buyer_views()["customer_sees_us_as"]
    revenue = datasets.profit_table()["revenue"].reindex(views.index)
    table = pr.price_by_class(views, revenue, facts["asked"])
    assert table["accounts"].sum() == len(views)
    assert table["purchases"].sum() == pytest.approx(revenue.sum())
    asked = (facts["asked"] * revenue[facts.index]).groupby(views[facts.index]).sum()
    expected = (asked / revenue.groupby(views).sum())[table.index]
    assert table["asked"].to_list() == pytest.approx(expected.to_list())


def test_price_by_stage_of_the_company():
    stages = datasets.product_stages()["stage"]
    lines = datasets.ledger_lines()
    sales = lines.groupby(lines["product"].astype(str))["amount"].sum().reindex(stages.index, fill_value=0.0)
    table = pr.price_by_stage(stages, sales.clip(lower=0))
    assert table["products"].sum() == len(stages)
    assert table["share"].sum() == pytest.approx(1)
    assert (table["products"] > 0).all()


def test_refusals_of_advice():
    refused(lambda: pr.price_by_stage({"P1": "old"}, {"P1": 1}), "stage", "old")
    refused(lambda: pr.price_by_stage({"P1": None}, {"P1": 1}), "some have none")
    refused(lambda: pr.price_by_stage({}, {}), "some have none")
    refused(lambda: pr.price_by_stage({"P1": "growth"}, {"P2": 1}), "sales", "P1")
    refused(lambda: pr.price_by_stage({"P1": "growth"}, {"P1": 0}), "sales", "above zero")
    refused(lambda: pr.price_by_class({"A": "leverage"}, {"A": 1}, {"A": -0.1}), "asked", "negative")
    double = pd.Series(["growth", "decline"], ["P1", "P1"])
    refused(lambda: pr.price_by_stage(double, {"P1": 1}), "P1", "more than once")


# Experience


def test_ten_times_the_volume_on_an_80_per_cent_curve():
    """Row 37: unit cost falls to 47.7 %."""
    assert round(pr.unit_cost_after(10, 0.80), 3) == 0.477


def test_five_years_of_cuts():
    """Domain dossier 5.2: five times 3 % is −14.1 %, five times 5 % is −22.6 %."""
    assert round(pr.cumulative_price(0.03, 5), 3) == -0.141
    assert round(pr.cumulative_price(0.05, 5), 3) == -0.226


@given(st.floats(0.6, 1.0), st.integers(1, 6))
def test_each_doubling_leaves_the_learning_rate(rate, doublings):
    assert pr.unit_cost_after(2**doublings, rate) == pytest.approx(rate**doublings)


@given(
    st.floats(1_000, 1e6),
    st.floats(10, 1e6),
    st.floats(0.7, 0.95),
    st.floats(0.05, 0.9),
    st.floats(0, 1),
)
def test_the_path_keeps_the_contribution_of_a_unit(made, units, rate, margin, share):
    path = pr.cut_it_can_fund(made, units, rate, margin, 4, learning_share=share)
    assert (path["price"] - (1 - margin) * path["unit_cost"]).to_list() == pytest.approx([margin] * 5)
    prices = (1 - path["cut"]).cumprod()
    assert prices.to_list() == pytest.approx(path["price"].to_list())
    assert (path["cut"].iloc[2:].diff().dropna() <= 1e-12).all()  # each doubling takes longer than the last


def test_a_path_by_hand():
    path = pr.cut_it_can_fund(100, 100, 0.8, 0.4, 2, growth=1 - 1e-12, learning_share=0.5)
    assert path["cumulative"].to_list() == pytest.approx([100, 200, 400])
    assert path["unit_cost"].to_list() == pytest.approx([1, 0.9, 0.82])
    assert path["price_change"].to_list() == pytest.approx([0, -0.06, -0.108])
    none = pr.cut_it_can_fund(100, 0, 0.8, 0.4, 2)
    assert none["cut"].to_list() == [0, 0, 0]


def test_an_old_product_learns_less_than_a_new_one():
    old, new = (pr.cut_it_can_fund(made, 1_000, 0.85, 0.4, 1)["cut"].iloc[-1] for made in (20_000, 500))
    assert old < 0.02 < 0.05 < new


def test_refusals_of_experience():
    refused(lambda: pr.unit_cost_after(0.5, 0.8), "ratio", "at least 1")
    refused(lambda: pr.unit_cost_after(2, 80), "learning_rate", "80")
    refused(lambda: pr.cumulative_price(3, 5), "cut", "3")
    refused(lambda: pr.cumulative_price(0.03, 0), "years")
    refused(lambda: pr.cut_it_can_fund(0, 10, 0.8, 0.4, 3), "units_made")
    refused(lambda: pr.cut_it_can_fund(10, -1, 0.8, 0.4, 3), "units_a_year")
    refused(lambda: pr.cut_it_can_fund(10, 1, 0.8, 1.4, 3), "margin")


# Asked and given


def test_asked_and_given_as_published():
    """Row 32: 3.0 % asked and 1.2 % given in 2012, 40 % of the ask; asked 6.3, 6.2 and 4.6 % before."""
    table = pr.given_to_asked(datasets.published_cost_down_survey()).table
    assert table.loc[2012, ["asked", "given"]].to_list() == pytest.approx([0.030, 0.012])
    assert table.loc[2012, "given_to_asked"] == pytest.approx(0.40)
    assert table.loc[[2003, 2005, 2007], "asked"].to_list() == pytest.approx([0.063, 0.062, 0.046])
    assert table.loc[2011, "given"] == pytest.approx(0.015)


def test_our_own_history():
    requests = datasets.cost_down_requests_table()
    found = pr.given_to_asked(requests)
    assert found.table.index.to_list() == sorted(requests["year"].unique())
    assert found.table["answered"].sum() == (~requests["open"]).sum()
    assert found.ratio == pytest.approx(0.40, abs=0.03)
    by_account = pr.given_to_asked(requests, by="account").table
    assert set(by_account.index) == set(requests["account"])


def test_a_ratio_of_sums_and_not_a_mean_of_ratios():
    rows = pd.DataFrame({"year": [1, 1, 2], "asked": [0.10, 0.01, 0.05], "given": [0.01, 0.01, None]})
    found = pr.given_to_asked(rows)
    assert found.ratio == pytest.approx(0.02 / 0.11)
    assert found.table["answered"].to_list() == [2, 0]
    assert pd.isna(found.table.loc[2, "given_to_asked"])


def test_refusals_of_asked_and_given():
    rows = pd.DataFrame({"year": [1], "asked": [0.03], "given": [0.01]})
    refused(lambda: pr.given_to_asked(rows.assign(asked=3)), "asked", "3")
    refused(lambda: pr.given_to_asked(rows.assign(given=-0.01)), "given", "negative")
    refused(lambda: pr.given_to_asked(rows.assign(given=None)), "both")
    refused(lambda: pr.given_to_asked(rows.assign(given="little")), "given", "little")
    refused(lambda: pr.given_to_asked(rows, by="region"), "region")
