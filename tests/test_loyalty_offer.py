"""A rival's offer: the discount that gives reason to go, and what it costs us."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loyalty_checks import accounts, table_of
from tiering_checks import refused

from kam_helpers import loyalty as ly

TABLE = ly.staying_table(
    {"Alder": 1e6, "Birch": 2e6, "Cedar": 5e5},
    {"Alder": -50_000, "Birch": 100_000, "Cedar": -40_000},
    {"Alder": 300_000, "Birch": 20_000, "Cedar": 10_000},
)


@given(accounts, st.floats(0, 0.2))
def test_at_the_threshold_the_staying_force_is_zero(rows, today):
    table = table_of(rows)
    threshold = ly.rival_threshold(table["purchases"], table["attraction"], table["barrier"], today)
    for side, pays in ((1e-6, True), (-1e-6, False)):
        after = ly.shifted(table, attraction_change=-(threshold - today + side))
        assert ((after["staying_force"] < 0) == pays).all()


def test_the_threshold_adds_todays_discount_account_by_account():
    threshold = ly.rival_threshold(
        TABLE["purchases"], TABLE["attraction"], TABLE["barrier"], {"Alder": 0.06, "Cedar": 0.05}
    )
    gap = TABLE["force_share"]
    assert threshold.to_dict() == pytest.approx(
        {"Alder": 0.06 + gap["Alder"], "Birch": gap["Birch"], "Cedar": 0.05 + gap["Cedar"]}
    )
    assert threshold["Cedar"] < 0.05  # leaving pays today
    refused(lambda: ly.rival_threshold({"A": 0}, {"A": 1}, {"A": 1}), "buys nothing")
