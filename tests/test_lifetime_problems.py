"""The four problems of business-to-business selling, measured."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiering_checks import refused

from kam_helpers import lifetime as lt

YEARS = pd.DataFrame(
    {
        "2023/24": [100.0, 100.0, 100.0, 0.0],
        "2024/25": [95.0, 80.0, 0.0, 50.0],
        "2025/26": [60.0, 81.0, 0.0, 46.0],
    },
    index=["Alder", "Birch", "Cedar", "Dogwood"],
)


def test_falling_accounts_are_counted_among_those_that_bought_before():
    falling = lt.falling_accounts(YEARS)
    assert falling.to_dict() == {"2024/25": pytest.approx(2 / 3), "2025/26": pytest.approx(1 / 3)}
    assert lt.falling_accounts(YEARS, fall=0).to_list() == [1, pytest.approx(2 / 3)]
    assert lt.falling_accounts(YEARS, fall=1).to_list() == [0, 0]  # nobody can fall by more than all


def test_exactly_ten_per_cent_less_is_not_over_ten_per_cent():
    years = pd.DataFrame({2024: [100.0, 100.0], 2025: [90.0, 89.9]})
    assert lt.falling_accounts(years)[2025] == 0.5


def test_falling_accounts_refuses_one_year_and_percent():
    refused(lambda: lt.falling_accounts(YEARS[["2025/26"]]), "at least 2 years")
    refused(lambda: lt.falling_accounts(YEARS, fall=10), "fall", "0.2 for 20 %")
    refused(lambda: lt.falling_accounts(YEARS * 0), "Nobody bought", "2023/24")
    refused(lambda: lt.falling_accounts(YEARS.replace(95.0, np.nan)), "2024/25", "Alder")
    refused(lambda: lt.falling_accounts(YEARS.set_axis(["Alder"] * 4)), "Alder", "more than once")


def test_years_must_follow_one_another():
    first, second, third = YEARS.columns
    follow = "none left out"
    refused(lambda: lt.falling_accounts(YEARS[[first, third]]), first, third, follow)
    refused(lambda: lt.falling_accounts(YEARS[[second, first]]), first, second, follow)
    refused(lambda: lt.falling_accounts(YEARS[[first, second, second]]), second, follow)
    refused(lambda: lt.falling_accounts(YEARS.set_axis([2024, 2025, 2027], axis=1)), "2025", "2027", follow)
    refused(lambda: lt.falling_accounts(YEARS.set_axis(list("abc"), axis=1)), "“a”", "such as 2025")
    periods = YEARS.set_axis(pd.period_range("2023", periods=3, freq="Y"), axis=1)
    assert lt.falling_accounts(periods).to_list() == lt.falling_accounts(YEARS).to_list()


def lines(*rows):
    table = pd.DataFrame(rows, columns=["customer", "product", "date", "quantity", "price"])
    table["date"] = pd.to_datetime(table["date"])
    return table.assign(amount=table["quantity"] * table["price"])


LINES = lines(
    ("Alder", "paint", "2024-07-01", 10, 10.0),
    ("Alder", "paint", "2025-06-30", 10, 12.0),  # 11 on average in 2024/25
    ("Alder", "paint", "2025-07-01", 30, 9.9),  # 10 % down
    ("Birch", "paint", "2024-08-01", 1, 50.0),
    ("Birch", "paint", "2026-06-15", 1, 55.0),  # 10 % up, but a small amount
    ("Birch", "pump", "2026-06-15", 9, 999.0),  # nothing to compare it with
    ("Cedar", "paint", "2024-08-01", 5, 1.0),  # gone since
)


def test_price_change_compares_the_same_goods_for_the_same_account():
    change = lt.price_change(LINES)
    assert list(change.index) == ["2025/26"]
    assert change["2025/26"] == pytest.approx((297 + 55) / (330 + 50) - 1)


def test_returns_and_what_else_is_bought_do_not_move_prices():
    returned = lines(("Alder", "paint", "2026-01-01", -5, 9.9), ("Elm", "paint", "2026-01-01", 99, 1.0))
    assert lt.price_change(pd.concat([LINES, returned]))["2025/26"] == pytest.approx(
        lt.price_change(LINES)["2025/26"]
    )
    as_categories = LINES.astype({"customer": "category", "product": "category"})
    assert lt.price_change(as_categories).to_dict() == lt.price_change(LINES).to_dict()


@given(st.floats(0.5, 2), st.lists(st.tuples(st.integers(1, 9), st.floats(1, 100)), min_size=1, max_size=6))
def test_one_change_of_all_prices_is_found(times, goods):
    before = [(f"p{n}", quantity, price) for n, (quantity, price) in enumerate(goods)]
    table = lines(
        *(("Alder", p, "2024-12-01", q, x) for p, q, x in before),
        *(("Alder", p, "2025-12-01", q + 1, x * times) for p, q, x in before),
    )
    assert lt.price_change(table)["2025"] == pytest.approx(times - 1)


def test_a_year_ends_with_the_month_of_the_last_line():
    calendar = lines(("Alder", "paint", "2024-01-01", 1, 1.0), ("Alder", "paint", "2025-12-01", 1, 1.0))
    assert list(lt.price_change(calendar).index) == ["2025"]
    march = lines(("Alder", "paint", "2024-03-31", 1, 1.0), ("Alder", "paint", "2025-03-01", 1, 2.0))
    assert lt.price_change(march).to_dict() == {"2024/25": pytest.approx(1.0)}
    turn = lines(("Alder", "paint", "1998-07-01", 1, 1.0), ("Alder", "paint", "2000-06-30", 1, 2.0))
    assert list(lt.price_change(turn).index) == ["1999/00"]


def test_price_change_refuses_what_it_cannot_compare():
    assert lt.price_change(LINES[:2]).empty
    refused(lambda: lt.price_change(LINES.iloc[[5, 6]]), "No account bought", "2024/25", "2025/26")
    refused(lambda: lt.price_change(LINES.astype({"date": str})), "date", "in every row")
    refused(lambda: lt.price_change(LINES.drop(columns="product")), "product")
    refused(lambda: lt.price_change(LINES.assign(amount=np.nan)), "amount", "missing")
    refused(lambda: lt.price_change(LINES.assign(quantity=-1)), "no sale")
    refused(lambda: lt.price_change(LINES.assign(amount=10**400)), "amount", "too large")
    refused(lambda: lt.price_change(LINES.assign(customer=None)), "names both the customer and the product")
    double = pd.concat([LINES, LINES[["amount"]]], axis=1)
    refused(lambda: lt.price_change(double), "amount", "more than once")


def test_a_year_without_a_sale_is_not_jumped():
    gap = lines(("Alder", "paint", "2023-07-01", 1, 9.0), ("Alder", "paint", "2026-06-30", 1, 9.0))
    refused(lambda: lt.price_change(gap), "2023/24", "2025/26", "none left out")
    returned = lines(("Alder", "paint", "2025-01-01", -1, 9.0))
    refused(lambda: lt.price_change(pd.concat([gap, returned])), "2025/26", "none left out")


def payments(*rows):
    table = pd.DataFrame(rows, columns=["invoice_date", "due_date", "paid_date", "amount_cny"])
    return table.assign(**{c: pd.to_datetime(table[c]) for c in table.columns[:3]})


PAYMENTS = payments(
    ("2024-07-01", "2024-07-31", "2024-08-10", 300.0),  # 40 days
    ("2024-09-01", "2024-10-01", "2024-09-21", 100.0),  # 20 days
    ("2025-07-01", "2025-07-31", "2025-08-30", 100.0),  # 60 days
    ("2026-05-01", "2026-05-31", None, 100.0),  # overdue: 60 days so far
    ("2026-06-30", "2026-08-29", None, 900.0),  # not due
    ("2026-06-10", "2026-07-10", "2026-06-12", 900.0),  # not due either, though paid
    ("2026-06-01", "2026-06-10", "2026-06-02", -500.0),  # a credit note
)


def test_days_to_pay_by_year_weighted_by_amount():
    assert lt.days_to_pay(PAYMENTS).to_dict() == {"2024/25": pytest.approx(35), "2025/26": pytest.approx(60)}


def test_days_to_pay_refuses_what_it_cannot_date():
    refused(lambda: lt.days_to_pay(PAYMENTS[4:5]), "no invoice", "due")
    refused(lambda: lt.days_to_pay(PAYMENTS.assign(due_date=pd.NaT)), "due_date")
    refused(lambda: lt.days_to_pay(PAYMENTS.assign(invoice_date="2024-07-01")), "invoice_date")
    refused(lambda: lt.days_to_pay(PAYMENTS.assign(amount_cny=np.nan)), "amount_cny", "missing")
    refused(lambda: lt.days_to_pay(PAYMENTS.drop(columns="paid_date")), "paid_date")
    double = pd.concat([PAYMENTS, PAYMENTS[["due_date"]]], axis=1)
    refused(lambda: lt.days_to_pay(double), "due_date", "more than once")


@pytest.mark.parametrize("column", ["invoice_date", "due_date", "paid_date"])
def test_days_in_mixed_time_zones_are_refused(column):
    aware = PAYMENTS.assign(**{column: PAYMENTS[column].dt.tz_localize("Asia/Shanghai")})
    refused(lambda: lt.days_to_pay(aware), "time zones", column)
    zones = {c: PAYMENTS[c].dt.tz_localize("Asia/Shanghai") for c in PAYMENTS.columns[:3]}
    assert lt.days_to_pay(PAYMENTS.assign(**zones)).to_list() == pytest.approx([35, 60])


def test_tender_exposure_weighs_by_revenue():
    assert lt.tender_exposure({"Alder": 300, "Birch": 100}, {"Birch": 100, "Alder": 0, "Elm": 9}) == 0.25
    refused(lambda: lt.tender_exposure({"Alder": 300}, {"Alder": 101}), "0 to 100", "Alder")
    refused(lambda: lt.tender_exposure({"Alder": 300}, {"Birch": 10}), "tender_percent", "Alder")
    refused(lambda: lt.tender_exposure({"Alder": 0}, {"Alder": 10}), "above zero")
    refused(lambda: lt.tender_exposure({"Alder": -1, "Birch": 9}, {"Alder": 10, "Birch": 9}), "negative")


ACCOUNTS = pd.DataFrame(
    {
        "manager": ["M1", "M1", "M2", "M2"],
        "revenue": [60.0, 81.0, 0.0, 46.0],
        "tender_percent": [50, 0, 100, 100],
    },
    index=YEARS.index,
)
PROFIT = pd.Series({"Alder": -20.0, "Birch": 5.0, "Cedar": 0.0, "Dogwood": 30.0})
MANAGERS = pd.DataFrame(
    {
        "manager_id": ["M2", "M1", "M3"],
        "manager": ["Ines", "Luo", "Piet"],
        "base_pay_cny": [100.0, 90.0, 80.0],
        "bonus_percent_of_revenue": [10, 10.0, 5],
    }
)


def test_the_largest_bonus_can_go_with_the_smallest_profit():
    table = lt.bonus_and_profit(ACCOUNTS, PROFIT, MANAGERS)
    assert table.index.to_list() == ["Luo", "Ines", "Piet"]
    luo = table.loc["Luo"]
    assert luo[["accounts", "revenue", "bonus", "pay", "profit"]].to_list() == pytest.approx(
        [2, 141, 14.1, 104.1, -15]
    )
    assert luo["bonus_on_losses"] == pytest.approx(6)
    assert table["rank_bonus"].to_list() == [1, 2, 3]
    assert table["rank_profit"].to_list() == [3, 1, 2]
    assert table.loc["Piet", ["accounts", "revenue", "pay"]].to_list() == [0, 0, 80]


def test_nothing_gets_lost_between_managers():
    table = lt.bonus_and_profit(ACCOUNTS.reset_index(names="account"), PROFIT, MANAGERS)
    assert table["revenue"].sum() == ACCOUNTS["revenue"].sum()
    assert table["profit"].sum() == PROFIT.sum()
    assert table["accounts"].sum() == len(ACCOUNTS)


def test_bonus_refuses_unknown_managers_and_missing_profit():
    refused(lambda: lt.bonus_and_profit(ACCOUNTS, PROFIT.drop("Birch"), MANAGERS), "profit", "Birch")
    refused(lambda: lt.bonus_and_profit(ACCOUNTS, PROFIT, MANAGERS[1:]), "managers", "M2")
    refused(lambda: lt.bonus_and_profit(ACCOUNTS.drop(columns="revenue"), PROFIT, MANAGERS), "revenue")
    refused(lambda: lt.bonus_and_profit(ACCOUNTS, PROFIT, MANAGERS.drop(columns="base_pay_cny")), "base_pay")
    twice = pd.concat([MANAGERS, MANAGERS])
    refused(lambda: lt.bonus_and_profit(ACCOUNTS, PROFIT, twice), "managers", "more than once")
    named = ACCOUNTS.reset_index(names="account")
    double = pd.concat([named, named[["account"]]], axis=1)
    refused(lambda: lt.bonus_and_profit(double, PROFIT, MANAGERS), "account", "more than once")


def three_years():
    return pd.concat([LINES, lines(("Alder", "paint", "2023-07-01", 10, 20.0))])


def test_four_problems_put_last_year_beside_the_year_before():
    table = lt.four_problems(three_years(), PAYMENTS, ACCOUNTS, YEARS, PROFIT, MANAGERS)
    assert table.columns.to_list() == ["measure", "before", "now", "lesson"]
    assert table.index.to_list() == [
        "weakening loyalty",
        "squeezed price",
        "longer payment",
        "rivals at the door",
        "pay that rewards revenue",
    ]
    assert table["now"].to_list() == pytest.approx(
        [1 / 3, (297 + 55) / (330 + 50) - 1, 60, (30 + 46) / 187, 6 / 18.7]
    )
    assert table["before"].to_list()[:3] == pytest.approx([2 / 3, 11 / 20 - 1, 35])
    assert table["before"].isna().to_list() == [False] * 3 + [True] * 2
    assert table["lesson"].to_list() == [6, 7, 7, 10, 12]
    assert table["measure"].is_unique


PROFITS = pd.DataFrame(
    {"2023/24": np.nan, "2024/25": [3.0, -9.0, np.nan, 4.0], "2025/26": PROFIT.drop("Cedar")}, YEARS.index
)


def test_each_year_s_pay_is_judged_by_its_own_profit():
    args = (three_years(), PAYMENTS, ACCOUNTS, YEARS)
    pay = lt.four_problems(*args, PROFITS, MANAGERS).loc["pay that rewards revenue"]
    assert pay["before"] == pytest.approx(8 / 22.5)  # Birch lost money then, Alder does now
    assert pay["now"] == pytest.approx(6 / 18.7)
    refused(lambda: lt.four_problems(*args, PROFITS[["2025/26"]], MANAGERS), "profit", "2024/25")
    gap = PROFITS.assign(**{"2024/25": PROFITS["2024/25"].drop("Birch")})
    refused(lambda: lt.four_problems(*args, gap, MANAGERS), "profit", "Birch")
    refused(lambda: lt.four_problems(*args, pd.concat([PROFITS] * 2), MANAGERS), "profit", "more than once")
    refused(lambda: lt.four_problems(*args, pd.concat([PROFITS] * 2, axis=1), MANAGERS), "more than once")


def test_the_tender_share_of_a_year_ago_is_not_known():
    """One share an account, of today: only the mix of accounts would move it."""
    moved = YEARS.assign(**{"2024/25": [1.0, 999.0, 999.0, 1.0]})
    args = (three_years(), PAYMENTS, ACCOUNTS)
    for years in (YEARS, moved):
        row = lt.four_problems(*args, years, PROFIT, MANAGERS).loc["rivals at the door"]
        assert np.isnan(row["before"]) and row["now"] == pytest.approx(76 / 187)


def test_what_is_missing_is_shown_as_a_dash():
    problems = lt.four_problems(three_years(), PAYMENTS, ACCOUNTS, YEARS, PROFIT, MANAGERS)
    shown = lt.problems_table(problems)
    assert [text.replace("\u00a0", " ") for text in shown["before"]] == [
        "67 %",
        "−45.0 %",
        "35 days",
        "–",
        "–",
    ]
    assert "–" not in shown["now"].to_list()
    assert lt.problems_table(problems.assign(before=np.nan))["before"].to_list() == ["–"] * 5


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda table: [1, 2], ["problems", "table", "list"]),
        (lambda table: table.drop(columns="now"), ["problems", "now"]),
        (lambda table: table[:3], ["four_problems"]),
        (lambda table: table.assign(now="much"), ["four_problems"]),
        (lambda table: lt.problems_table(table), ["four_problems"]),
        (lambda table: pd.concat([table, table[["now"]]], axis=1), ["now", "more than once"]),
    ],
)
def test_a_table_that_is_not_of_the_four_problems_is_refused(wrong, words):
    problems = lt.four_problems(three_years(), PAYMENTS, ACCOUNTS, YEARS, PROFIT, MANAGERS)
    refused(lambda: lt.problems_table(wrong(problems)), *words)


def test_payments_with_a_year_left_out_are_not_compared():
    early = payments(("2021-07-01", "2021-07-31", "2021-08-10", 300.0))
    paid = pd.concat([early, PAYMENTS.iloc[2:]])
    args = (ACCOUNTS, YEARS, PROFIT, MANAGERS)
    refused(lambda: lt.four_problems(three_years(), paid, *args), "payments", "2021/22", "none left out")


def test_an_account_that_left_needs_no_profit_and_returns_are_no_purchase():
    years = YEARS.copy()
    years.loc["Cedar", "2025/26"] = -5.0
    args = (three_years(), PAYMENTS, ACCOUNTS.reset_index(names="account"))
    table = lt.four_problems(*args, years, PROFIT.drop("Cedar"), MANAGERS)
    whole = lt.four_problems(*args, YEARS, PROFIT, MANAGERS)
    pd.testing.assert_frame_equal(table, whole)
    refused(lambda: lt.four_problems(*args, YEARS, PROFIT.drop("Birch"), MANAGERS), "profit", "Birch")


def test_four_problems_need_three_years():
    args = (PAYMENTS, ACCOUNTS)
    refused(lambda: lt.four_problems(LINES, *args, YEARS, PROFIT, MANAGERS), "must cover three")
    short = YEARS.drop(columns="2023/24")
    refused(lambda: lt.four_problems(three_years(), *args, short, PROFIT, MANAGERS), "at least 3 years")
    without = ACCOUNTS.drop(columns="tender_percent")
    refused(lambda: lt.four_problems(LINES, PAYMENTS, without, YEARS, PROFIT, MANAGERS), "tender_percent")
