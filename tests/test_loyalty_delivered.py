"""Customer delivered value: value less cost against the next best alternative, difference and ratio."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import loyalty as ly

PARTS = [*ly.VALUE_PARTS, *ly.COST_PARTS]


def rows(*values):
    """(account, supplier, total value, total cost), each total in equal parts."""
    return pd.DataFrame(
        [(account, supplier, *[v / 4] * 4, *[c / 4] * 4) for account, supplier, v, c in values],
        columns=["account", "supplier", *PARTS],
    )


VALUES = rows(
    ("Alder", "Kestrelle", 200, 150),  # difference 50, ratio 1.33
    ("Alder", "rival", 90, 60),  # difference 30, ratio 1.5
    ("Birch", "rival", 120, 100),
    ("Birch", "Kestrelle", 130, 115),
    ("Birch", "third", 100, 70),
)


def test_value_less_cost_and_value_by_cost():
    table = ly.customer_delivered_value(VALUES)
    assert table["total_value"].to_list() == [200, 90, 120, 130, 100]
    assert table["total_cost"].to_list() == [150, 60, 100, 115, 70]
    assert table["difference"].to_list() == [50, 30, 20, 15, 30]
    assert table["ratio"].to_list() == pytest.approx([4 / 3, 1.5, 1.2, 130 / 115, 100 / 70])


def test_the_next_best_alternative_is_the_one_with_the_largest_difference():
    table = ly.delivered_value_advantage(VALUES)
    assert table["rival"].to_dict() == {"Alder": "rival", "Birch": "third"}
    assert table["attraction"].to_dict() == {"Alder": 20, "Birch": -15}


def test_difference_and_ratio_can_name_different_suppliers():
    table = ly.delivered_value_advantage(VALUES)
    assert table.loc["Alder", "better_by_difference"] == "Kestrelle"
    assert table.loc["Alder", "better_by_ratio"] == "rival"
    assert table["disagree"].to_dict() == {"Alder": True, "Birch": False}


def test_who_is_equal_keeps_the_customer():
    table = ly.delivered_value_advantage(rows(("Alder", "Kestrelle", 8, 4), ("Alder", "rival", 8, 4)))
    assert table.loc["Alder", ["attraction", "better_by_difference", "disagree"]].to_list() == [
        0,
        "Kestrelle",
        False,
    ]


@given(st.permutations(range(len(VALUES))), st.sampled_from([0.25, 2.0, 1024.0]))
def test_the_order_of_rows_changes_nothing_and_the_currency_only_the_differences(order, rate):
    turned = VALUES.iloc[list(order)].copy()
    turned[PARTS] *= rate
    table = ly.delivered_value_advantage(turned).sort_index()
    expected = ly.delivered_value_advantage(VALUES)
    money = ["own_difference", "rival_difference", "attraction"]
    pd.testing.assert_frame_equal(table[money], expected[money] * rate)
    others = [name for name in expected if name not in money]
    pd.testing.assert_frame_equal(table[others], expected[others])


@given(st.floats(1, 100))
def test_a_rival_who_is_cheaper_takes_off_attraction_exactly_that_once(discount):
    values = VALUES.copy()
    values.loc[1, "price"] -= min(discount, values.loc[1, "price"])
    lost = VALUES.loc[1, "price"] - values.loc[1, "price"]
    before, after = (ly.delivered_value_advantage(one).loc["Alder", "attraction"] for one in (VALUES, values))
    assert before - after == pytest.approx(lost)


def test_names_kept_as_categories_change_nothing():
    named = VALUES.astype({"account": "category", "supplier": "category"})
    pd.testing.assert_frame_equal(
        ly.delivered_value_advantage(named), ly.delivered_value_advantage(VALUES), check_index_type=False
    )


def test_what_cannot_be_compared_is_refused():
    refused(lambda: ly.delivered_value_advantage(VALUES[:1]), "another supplier", "Alder")
    refused(lambda: ly.delivered_value_advantage(VALUES[1:2]), "Kestrelle", "Alder")
    refused(lambda: ly.delivered_value_advantage(VALUES, own="nobody"), "nobody", "Alder")
    refused(lambda: ly.delivered_value_advantage(pd.concat([VALUES, VALUES[:1]])), "Alder", "more than once")
    refused(lambda: ly.delivered_value_advantage(VALUES.assign(supplier=None)), "row 1", "supplier")
    refused(lambda: ly.customer_delivered_value(VALUES.assign(price=-1.0)), "price", "negative")
    refused(lambda: ly.customer_delivered_value(VALUES.drop(columns="risk")), "values", "risk")
    free = VALUES.assign(**dict.fromkeys(ly.COST_PARTS, 0.0))
    refused(lambda: ly.customer_delivered_value(free), "costs the customer nothing")
