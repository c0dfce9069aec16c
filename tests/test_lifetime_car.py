"""The buyer of cars: the famous number, the way down from it, streams that add up, refusals."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

STREAMS = ["purchase", "repurchase", "service", "parts", "finance and insurance", "referral"]


def test_the_famous_number():
    """Sewell, *Customers for Life*: twelve cars at 35,000 and 97,000 of service make 517,000 dollars."""
    streams = lt.car_lifetime(lt.SEWELL).streams
    assert list(streams.index) == STREAMS
    assert list(streams.columns) == ["revenue", "expected", "present_value", "profit"]
    assert streams.loc[["purchase", "repurchase"], "revenue"].sum() == 420_000
    assert streams.loc[["service", "parts"], "revenue"].sum() == pytest.approx(97_000)
    total = lt.car_lifetime(lt.SEWELL).total
    assert total["revenue"] == total["expected"] == total["present_value"] == pytest.approx(517_000)


@pytest.mark.parametrize(("rate", "discounted", "likely"), [(0.08, 155, 87), (0.10, 131, 81)])
def test_the_way_down_from_the_famous_number(rate, discounted, likely):
    steps = lt.famous_number_steps(discount_rate=rate)
    assert list(steps.index) == ["revenue", "discounted", "repurchase", "profit"]
    assert (steps["amount"] / 1000).round().to_list()[:3] == [517, discounted, likely]
    assert steps["share"].iloc[0] == 1
    assert (steps["amount"].diff().iloc[1:] < 0).all()


def test_a_step_takes_the_rates_of_its_buyer_unless_told():
    buyer = replace(lt.CarBuyer(), discount_rate=0.05, repurchase_probability=0.9)
    ours, total = lt.famous_number_steps(buyer)["amount"], lt.car_lifetime(buyer).total
    assert ours["repurchase"] == pytest.approx(total["present_value"])
    assert ours["profit"] == pytest.approx(total["profit"])
    told = lt.famous_number_steps(lt.SEWELL, discount_rate=0.05, repurchase_probability=0.9)
    same = replace(lt.SEWELL, discount_rate=0.05, repurchase_probability=0.9)
    assert told["amount"].to_list() == pytest.approx(lt.famous_number_steps(same)["amount"].to_list())
    assert "5" in told["label"]["discounted"] and "90" in told["label"]["repurchase"]


def test_without_rates_the_famous_number_does_not_shrink():
    amounts = lt.famous_number_steps(lt.SEWELL)["amount"]
    assert amounts[["revenue", "discounted", "repurchase"]].to_list() == pytest.approx([517_000] * 3)


def test_the_course_s_own_buyer():
    """Course assumptions in every default; its profit, 6,972 dollars, is what the lesson calls USD 7.0 k."""
    total = lt.car_lifetime(lt.CarBuyer()).total
    assert total.round().to_list() == [530_800, 145_404, 89_289, 6_972]
    profit = lt.car_lifetime(lt.CarBuyer()).streams["profit"]
    assert (profit > 0).all()
    assert profit["finance and insurance"] == pytest.approx(
        0.5 * lt.car_lifetime(lt.CarBuyer()).streams.loc["finance and insurance", "present_value"]
    )


def test_profit_is_a_few_per_cent_of_it():
    steps = lt.famous_number_steps()["amount"]
    assert 0.01 < steps["profit"] / steps["repurchase"] < 0.10
    assert steps["profit"] / steps["revenue"] < 0.02


def test_the_words_of_the_steps_carry_their_numbers():
    labels = lt.famous_number_steps(discount_rate=0.1, repurchase_probability=0.6)["label"]
    assert "10" in labels["discounted"]
    assert "60" in labels["repurchase"]


def test_a_buyer_by_hand():
    buyer = lt.CarBuyer(
        car_price=100,
        cars=2,
        years_between_cars=2,
        service_total=40,
        parts_total=20,
        finance_per_car=10,
        referrals=4,
        referral_value=5,
        repurchase_probability=0.5,
        discount_rate=0.25,
        car_margin=0.1,
        service_margin=0.2,
        parts_margin=-0.1,
        finance_margin=0.5,
        referral_margin=1,
    )
    ours = lt.car_lifetime(buyer).streams
    assert ours["revenue"].to_list() == pytest.approx([100, 100, 40, 20, 20, 20])
    assert ours["expected"].to_list() == pytest.approx([100, 50, 30, 15, 15, 15])
    yearly = (1 + 0.8 + 0.5 * (0.64 + 0.512)) / 4
    worth = [100, 32, 40 * yearly, 20 * yearly, 10 + 3.2, 20 * yearly]
    assert ours["present_value"].to_list() == pytest.approx(worth)
    margins = [0.1, 0.1, 0.2, -0.1, 0.5, 1]
    assert ours["profit"].to_list() == pytest.approx([w * m for w, m in zip(worth, margins, strict=True)])


@given(st.integers(1, 20), st.integers(1, 8), st.floats(0, 1), st.floats(0, 0.5), st.floats(0.01, 100))
def test_streams_add_up_and_never_gain_on_the_way(cars, gap, chance, rate, scale):
    buyer = replace(
        lt.CarBuyer(), cars=cars, years_between_cars=gap, repurchase_probability=chance, discount_rate=rate
    )
    ours = lt.car_lifetime(buyer)
    assert ours.total.to_list() == pytest.approx(ours.streams.sum().to_list())
    assert (ours.streams["expected"] <= ours.streams["revenue"] * (1 + 1e-9)).all()
    assert (ours.streams["present_value"] <= ours.streams["expected"] * (1 + 1e-9)).all()
    money = ("car_price", "service_total", "parts_total", "finance_per_car", "referral_value")
    larger = replace(buyer, **{name: getattr(buyer, name) * scale for name in money})
    again = lt.car_lifetime(larger).streams / scale
    assert again.to_numpy() == pytest.approx(ours.streams.to_numpy())


def test_a_referral_counts_for_what_it_saves_and_once():
    buyer = replace(lt.SEWELL, referrals=3, referral_value=600)
    assert lt.car_lifetime(buyer).streams.loc["referral", "revenue"] == pytest.approx(1_800)


def test_every_field_of_a_buyer_is_checked():
    for field in fields(lt.CarBuyer):
        refused(lambda name=field.name: lt.car_lifetime(replace(lt.SEWELL, **{name: "much"})), field.name)
        refused(lambda name=field.name: lt.car_lifetime(replace(lt.SEWELL, **{name: -3})), field.name)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: lt.car_lifetime(replace(lt.SEWELL, cars=0)), ["cars", "at least 1"]),
        (lambda: lt.car_lifetime(replace(lt.SEWELL, cars=51)), ["cars", "50 at most"]),
        (
            lambda: lt.car_lifetime(replace(lt.SEWELL, years_between_cars=2.5)),
            ["years_between_cars", "whole"],
        ),
        (lambda: lt.car_lifetime(replace(lt.SEWELL, repurchase_probability=70)), ["repurchase_probability"]),
        (lambda: lt.car_lifetime(replace(lt.SEWELL, car_margin=5)), ["car_margin", "0.05 for 5 %"]),
        (lambda: lt.car_lifetime({"cars": 12}), ["CarBuyer", "dict"]),
        (lambda: lt.famous_number_steps("Sewell"), ["CarBuyer", "str"]),
        (lambda: lt.famous_number_steps(discount_rate=8), ["discount_rate", "0.1 for 10 %"]),
        (lambda: lt.famous_number_steps(discount_rate=True), ["discount_rate", "True"]),
        (lambda: lt.famous_number_steps(repurchase_probability="often"), ["repurchase_probability", "often"]),
        (lambda: lt.car_lifetime(replace(lt.SEWELL, cars=10**400)), ["cars", "too large"]),
        (lambda: lt.car_lifetime(replace(lt.SEWELL, car_margin=10**400)), ["car_margin", "too large"]),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(call, words):
    refused(call, *words)
