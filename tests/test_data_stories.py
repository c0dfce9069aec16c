"""What later lessons will draw from the hidden traits agrees with what sales and service already show."""

import pandas as pd
import pytest

from kam_helpers import datasets

BULLY, VALUE_BUYER = "Tallowmere Furniture Group", "Brakenfeld Brake Systems"
BLUFFER = "Kettlewyn Small Appliances"


@pytest.fixture(scope="module")
def facts():
    return datasets.account_facts(12)


@pytest.fixture(scope="module")
def traits():
    return datasets.load("instructor/hidden_traits").set_index("account")


def test_hostages_are_profitable_dissatisfied_and_locked_in(facts, traits):
    hostages = traits.index[(traits["industry"] == "packaging machinery") & (traits["status"] != "target")]
    barrier = traits.filter(regex="^switching_").sum(axis=1)
    gap = traits["perception"] - traits["expectation"]
    assert len(hostages) == 5
    assert (traits.loc[hostages, "loyalty_type"] == "hostage").all()
    assert (facts.loc[hostages, "margin_on_sales"] > 0.12).all()
    assert gap[hostages].max() < gap.drop(hostages).quantile(0.35)
    assert barrier[hostages].min() > 2 * barrier.drop(hostages).max()
    assert (traits.loc[hostages, "yearly_retention_percent"] >= 90).all()
    # A rival's discount is worth less than changing costs, so they stay; a large enough one would take them.
    assert (traits.loc[hostages, "rival_discount_percent"] < barrier[hostages]).all()


def test_one_regions_promises_inflate_expectation_while_its_service_is_average(traits):
    bought = traits[traits["status"] != "target"]
    free = bought[bought["industry"] != "packaging machinery"]
    means = free.groupby("region", observed=True)[["promise_level", "expectation", "perception"]].mean()
    others = means.drop("South")
    assert means.loc["South", "promise_level"] > others["promise_level"].max() + 0.8
    assert means.loc["South", "expectation"] > others["expectation"].max() + 0.4
    assert abs(means.loc["South", "perception"] - others["perception"].mean()) < 0.3


def gap_ratio(days, now):
    """Orders a day until half a year ago ÷ orders a day in the last 90 days: 2 = gaps twice as long."""
    early = days[days <= now - pd.Timedelta(days=180)]
    usual = len(early) / (now - pd.Timedelta(days=180) - days.min()).days
    return usual * 90 / max(((days > now - pd.Timedelta(days=90)) & (days <= now)).sum(), 0.5)


def order_days():
    family = datasets.products().set_index("product")["family"]
    lines = datasets.ledger_lines()
    regular = lines[lines["product"].map(family).isin(["coating", "spare part"]) & (lines["quantity"] > 0)]
    return {name: pd.Series(own["date"].unique()) for name, own in regular.groupby("customer", observed=True)}


def watch_day(traits, days, name):
    return days[name].max() if traits.loc[name, "status"] == "lost" else datasets.LAST_DAY


def test_order_gaps_stretch_months_before_and_not_elsewhere(traits):
    days = order_days()
    paths = traits["decline_path"]
    for name, own in days.items():
        end = watch_day(traits, days, name)
        if paths[name] == "stretch":
            assert gap_ratio(own, end) > 1.6, name
            assert gap_ratio(own, end - pd.Timedelta(days=60)) > 1.2, name
        elif paths[name] == "none":
            assert gap_ratio(own, end) < 1.35, name
    assert sorted(traits.index[paths == "sudden"]) == ["Pumpenwerk Ostermühl"]
    assert gap_ratio(days["Pumpenwerk Ostermühl"], days["Pumpenwerk Ostermühl"].max()) < 1.2
    pause = "Shelfingham Storage"
    assert gap_ratio(days[pause], pd.Timestamp("2025-04-25")) > 1.6
    assert gap_ratio(days[pause], datasets.LAST_DAY) < 1.2


def test_complaints_do_not_foretell(traits):
    days = order_days()
    done = datasets.service_activities()
    names = datasets.accounts().set_index("account_id")["account"].to_dict()
    claims = done[done["activity_id"] == "CLAIM"].assign(account=done["account_id"].map(names))
    rise = {}
    for name in traits.index[traits["decline_path"] == "stretch"]:
        end = watch_day(traits, days, name).to_period("M")
        own = claims[claims["account"] == name].set_index("month")["quantity"]
        recent = [str(end - back) for back in range(6)]
        before = [str(end - back) for back in range(6, 18)]
        rise[name] = own.reindex(recent).sum() / 6 - own.reindex(before).sum() / 12
    assert len(rise) == 8
    assert max(rise.values()) < 0.7  # complaints a month
    yearly = traits["complaints_per_year"]
    assert yearly[list(rise)].median() < 1.5 * yearly[list(days)].median()
    loud = ["Plyforth Flooring", "Circuvale Electronics"]
    sizes = yearly / traits["yearly_revenue_cny"].clip(lower=1)
    alike = traits["yearly_revenue_cny"].between(3e6, 7e6)
    assert set(sizes[alike].nlargest(2).index) == set(loud)
    assert (datasets.account_facts().loc[loud, "sales_growth_percent"] > 5).all()


def test_loyal_looking_accounts_left_after_a_double_deviation(traits):
    twice = traits[traits["recovery"] == "double deviation"]
    assert sorted(twice.index) == ["Saltmarrow Shipyard", "Wenbridge Office Furniture"]
    assert (twice["status"] == "lost").all()
    assert (twice["attitude"] > traits["attitude"].quantile(0.8)).all()


def test_conceding_is_right_for_one_request_and_wrong_for_others(facts, traits):
    margin = (facts["gross_margin"] / facts["revenue"]).reindex(traits.index)
    held, conceded = traits["loss_risk_if_held_percent"] / 100, traits["loss_risk_if_conceded_percent"] / 100
    ask = traits["cost_down_ask_percent"] / 100
    # Concede only if it removes more risk than it costs.
    ahead = (held - conceded) - (1 - conceded) * ask / margin
    assert ahead[VALUE_BUYER] > 0.1 and traits.loc[VALUE_BUYER, "cost_down_answer"] == "concede"
    for name in (BLUFFER, BULLY):
        assert ahead[name] < -0.1 and traits.loc[name, "cost_down_answer"] == "hold"
    days = traits.loc["Ironmoor Excavators", "cost_down_extra_days"] * datasets.CARRYING_RATE / 365
    assert days > 2 * ask["Ironmoor Excavators"] > 0
    assert (traits["contract_clause"] == "most favoured customer").sum() == 1


def test_prices_erode_and_payment_gets_slower_over_the_years():
    lines = datasets.invoice_lines()
    list_price = datasets.products().set_index("product_id")["list_price_cny"]
    kept = lines["unit_price_cny"] / lines["product_id"].map(list_price).astype(float)
    weight = lines["amount_cny"].clip(lower=0)
    first_year, last_year = lines["date"] < "2024-07-01", lines["date"] >= "2025-07-01"
    before, now = ((kept * weight)[part].sum() / weight[part].sum() for part in (first_year, last_year))
    assert before - now > 0.008
    paid = datasets.payments()
    late = (paid["paid_date"] - paid["due_date"]).dt.days.where(paid["amount_cny"] > 0)
    first = late[paid["invoice_date"] < "2024-07-01"].mean()
    assert late[paid["invoice_date"].between("2025-01-01", "2025-12-31")].mean() > first + 1.5
