"""Company L's bundle and the converter that is hard to switch: invented cases in figures."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import switching as sw

prices = st.floats(1, 1e6).map(lambda x: round(x, 2))
PARTS = pd.DataFrame(
    {"price": [100.0, 50.0], "cost": [60.0, 30.0], "rival_price": [105.0, 42.0]}, ["coating", "service"]
)


def table_of(rows):
    return pd.DataFrame(rows, columns=["price", "cost", "rival_price"])


def test_a_bundle_by_hand():
    offer = sw.bundle_offer(PARTS, bundle_discount=0.10, other_sales_cny=1_365)
    assert offer.prices.to_dict() == {
        "separate": 150.0,
        "bundle": 135.0,
        "best_of_each": 142.0,
        "rival_alone": 147.0,
    }
    service = offer.parts.loc["service"]
    assert service["saving"] == pytest.approx(3)
    assert service["discount_lost"] == pytest.approx(10)
    assert service["to_leave"] == pytest.approx(7)
    assert service["rival_must_ask"] == pytest.approx(35)
    assert not service["below_cost"]
    assert offer.contribution.to_dict() == pytest.approx({"separate": 40, "bundle": 45, "difference": 5})
    assert offer.customer_gain == pytest.approx(7)
    assert offer.dependence["customer_on_us"].to_list() == pytest.approx([100 / 142, 1.0])
    assert offer.dependence["we_on_customer"].to_list() == pytest.approx([100 / 1465, 135 / 1500])


def test_an_exit_fee_raises_the_wall_and_the_suspicion():
    plain = sw.bundle_offer(PARTS, bundle_discount=0.10).parts
    fee = sw.bundle_offer(PARTS, bundle_discount=0.10, exit_fee_cny=20).parts
    assert (fee["to_leave"] - plain["to_leave"]).to_list() == pytest.approx([20, 20])
    assert fee.loc["service", "below_cost"]
    assert "we_on_customer" not in sw.bundle_offer(PARTS, bundle_discount=0.1).dependence


@given(st.lists(st.tuples(prices, prices, prices), min_size=1, max_size=6), st.floats(0, 0.6), prices)
def test_a_rival_who_asks_what_it_must_is_even(rows, discount, fee):
    parts = table_of(rows)
    offer = sw.bundle_offer(parts, bundle_discount=discount, exit_fee_cny=fee)
    must = offer.parts["rival_must_ask"]
    for part in parts.index[must >= 0]:
        even = parts.assign(rival_price=parts["rival_price"].where(parts.index != part, must[part]))
        again = sw.bundle_offer(even, bundle_discount=discount, exit_fee_cny=fee)
        assert again.parts.loc[part, "to_leave"] == pytest.approx(0, abs=1e-3)
    assert offer.prices["best_of_each"] <= min(offer.prices["separate"], offer.prices["rival_alone"]) + 1e-6
    assert offer.dependence["customer_on_us"].between(0, 1 + 1e-9).all()


@given(st.lists(st.tuples(prices, prices, prices), min_size=1, max_size=6))
def test_a_bundle_without_discount_holds_nobody(rows):
    offer = sw.bundle_offer(table_of(rows), bundle_discount=0.0)
    assert offer.prices["bundle"] == pytest.approx(offer.prices["separate"])
    assert (offer.parts["discount_lost"] == 0).all()
    assert offer.customer_gain <= 1e-6


def test_company_l():
    offer = sw.company_l()
    cheaper = offer.parts["rival_price"] < offer.parts["price"]
    assert cheaper.sum() == 3  # a buyer who picks goes elsewhere with three of four parts
    assert (offer.parts["to_leave"] > 0).all()  # and with none of them once they are bundled
    assert offer.contribution["difference"] > 0
    assert offer.customer_gain > 0  # value-based: the customer pays less too
    assert offer.parts["below_cost"].any()  # but a dominant firm would have to ask a lawyer
    too_dear = sw.company_l(bundle_discount=0.15)
    assert too_dear.contribution["difference"] < 0


def test_refusals_of_bundles():
    refused(lambda: sw.bundle_offer(PARTS.drop(columns="cost"), bundle_discount=0.1), "cost")
    refused(lambda: sw.bundle_offer(PARTS, bundle_discount=10), "bundle_discount", "10")
    refused(lambda: sw.bundle_offer(-PARTS, bundle_discount=0.1), "price", "negative")
    refused(lambda: sw.bundle_offer(PARTS * 0, bundle_discount=0.1), "price", "above zero")
    refused(lambda: sw.bundle_offer(PARTS, bundle_discount=0.1, exit_fee_cny=-1), "exit_fee_cny")
    refused(lambda: sw.bundle_offer(PARTS, bundle_discount=0.1, other_sales_cny=-1), "other_sales_cny")
    refused(lambda: sw.bundle_offer(pd.concat([PARTS, PARTS]), bundle_discount=0.1), "coating")


def test_the_converter_costs_little_and_holds_much():
    case = sw.converter_case()
    series, redesign = case.table.loc["in series"], case.table.loc["at redesign"]
    assert case.purchases == 480 * 400
    assert case.share_of_machine == pytest.approx(0.0008)
    assert series["net"] == sw.CONVERTER.net
    assert series["times_price"] == pytest.approx(sw.CONVERTER.net / 480)
    assert series["times_price"] > 500
    assert series["stays"]
    assert not redesign["stays"]  # the window opens when the machine is designed anew
    assert series["break_even_years"] > 10
    assert redesign["break_even_years"] < 3


def test_what_is_left_at_the_redesign():
    moved = sum(getattr(sw.CONVERTER, part) for part in ("evaluation", "set_up", "retraining", "downtime"))
    nets = sw.converter_case(done_at_redesign=0.5).table["net"]
    assert nets["in series"] - nets["at redesign"] == pytest.approx(0.5 * moved)
    same = sw.converter_case(done_at_redesign=0).table
    assert same.loc["in series"].to_dict() == pytest.approx(same.loc["at redesign"].to_dict())
    paid = sw.converter_case(cost=replace(sw.CONVERTER, rival_incentive=100_000)).table
    assert paid.loc["in series", "net"] == sw.CONVERTER.net - 100_000


def test_refusals_of_the_converter():
    refused(lambda: sw.converter_case(price_cny=0), "price_cny")
    refused(lambda: sw.converter_case(units_a_year=1.5), "units_a_year")
    refused(lambda: sw.converter_case(rival_discount=30), "rival_discount", "30")
    refused(lambda: sw.converter_case(done_at_redesign=2), "done_at_redesign")
    refused(lambda: sw.converter_case(cost=5), "SwitchingCost")
