"""Requests, price elements, contracts, quotations, indices and stages: files that agree with the ledger."""

import pandas as pd
import pytest

from kam_helpers import datasets

REAL_RIVAL, FAVOURED = "Brakenfeld Brake Systems", "Cranewell Heavy Industry"
COATINGS = ["top coats", "primers", "water-based coatings", "powder coatings", "UV coatings"]
INDICES = ["resin", "pigment", "solvent", "wages", "energy", "freight"]
DAYS_RATE = 0.06  # a year: as in the generator's price_elements.py


@pytest.fixture(scope="module")
def traits():
    return datasets.load("instructor/hidden_traits").set_index("account")


@pytest.fixture(scope="module")
def buying(traits):
    return set(traits.index[traits["status"].isin(["normal", "key"])])


@pytest.fixture(scope="module")
def facts():
    return datasets.cost_down_facts()


@pytest.fixture(scope="module")
def requests():
    return datasets.cost_down_requests_table()


@pytest.fixture(scope="module")
def elements():
    return datasets.price_elements_table()


@pytest.fixture(scope="module")
def quotes():
    return datasets.competitor_quotes_table()


def test_every_column_ending_in_percent_arrives_as_a_fraction(requests, quotes):
    raw = datasets.cost_down_requests()
    for name in [column for column in raw if column.endswith("_percent")]:
        found = requests[name.removesuffix("_percent")]
        pd.testing.assert_series_equal(found * 100, raw[name], check_names=False, check_dtype=False)
    assert (quotes["discount"] * 100).to_list() == pytest.approx(
        datasets.competitor_quotes()["discount_percent"].to_list()
    )
    for table in (requests, quotes, datasets.contracts_table(), datasets.cost_structure()):
        assert not any(column.endswith("_percent") for column in table)


def test_small_tables_are_the_files_with_an_index():
    indices, rates = datasets.load("cost_indices"), datasets.load("exchange_rates")
    assert datasets.cost_indices().reset_index().equals(indices)
    assert datasets.exchange_rates()["EUR"].to_list() == rates["cny_per_eur"].to_list()
    structure = datasets.load("cost_structure")
    assert (datasets.cost_structure() * 100).to_numpy() == pytest.approx(
        structure.drop(columns="product_group").to_numpy()
    )
    stages = datasets.load("product_stages")
    assert datasets.product_stages()["units_last_year"].to_list() == stages["units_last_year"].to_list()
    assert list(datasets.product_stages().index) == datasets.products()["product"].to_list()
    names = datasets.accounts().set_index("account_id")["account"]
    views = datasets.load("buyer_views")
    assert dict(zip(views["account_id"].map(names), views["customer_sees_us_as"], strict=True)) == (
        datasets.buyer_views()["customer_sees_us_as"].to_dict()
    )


def test_open_requests_are_those_of_the_hidden_traits(requests, traits):
    opened = requests[requests["open"]].set_index("account")
    asking = traits[traits["cost_down_ask_percent"] > 0]
    assert opened.index.is_unique and set(opened.index) == set(asking.index) and len(opened) == 25
    asking = asking.loc[opened.index]
    assert (opened["asked"] * 100).to_list() == pytest.approx(asking["cost_down_ask_percent"].to_list())
    assert (opened["extra_days"] == asking["cost_down_extra_days"]).all()
    for column, trait in (("loss_if_held", "if_held"), ("loss_if_conceded", "if_conceded")):
        known = asking[f"loss_risk_{trait}_percent"]
        assert (opened[column] * 100).to_list() == pytest.approx(known.to_list())
    assert (opened["year"] == 2026).all() and (opened["deadline"] > datasets.LAST_DAY).all()
    programme = opened["asked_next"] > 0
    assert 2 <= programme.sum() <= 6 and (programme == (opened["asked_third"] > 0)).all()
    assert (programme == (opened["reason"] == "three-year savings programme")).all()


def test_answered_requests_were_given_no_more_than_asked(requests, buying):
    answered = requests[~requests["open"]]
    assert set(answered["year"]) == {2023, 2024, 2025} and set(answered["account"]) <= buying
    assert answered["given"].between(0, answered["asked"]).all()
    assert answered[["loss_if_held", "loss_if_conceded"]].isna().all(axis=None)
    assert not requests.duplicated(["account", "year"]).any() and requests["request_id"].is_unique
    assert (requests["deadline"].dt.year == requests["year"]).all()


def test_elements_lead_from_the_list_to_the_pocket_to_the_cent(elements, buying):
    assert set(elements["account"]) == buying and not elements.duplicated(["account", "product_group"]).any()
    cents = (elements.select_dtypes("number") * 100).round().astype("int64")
    assert (cents["list_cny"] - cents["on_invoice_discount_cny"] == cents["invoice_cny"]).all()
    taken = cents[["rebate_cny", "payment_terms_cny", "freight_cny", "service_free_cny"]]
    assert (cents["invoice_cny"] - taken.sum(axis=1) == cents["pocket_cny"]).all()
    assert (taken >= 0).all(axis=None) and (elements["list_cny"] > 0).all()


def test_the_invoice_is_the_revenue_of_the_ledger_and_the_list_that_of_the_products(elements):
    grid = elements.pivot(index="account", columns="product_group", values="invoice_cny")
    sales = datasets.purchases_by_group().loc[grid.index, grid.columns]
    pd.testing.assert_frame_equal(grid.fillna(0.0), sales, check_names=False)
    lines = datasets.period(datasets.ledger_lines())
    prices = datasets.products().set_index("product")["list_price_cny"]
    listed = (lines["quantity"] * lines["product"].astype(str).map(prices)).groupby(
        lines["customer"].astype(str)
    )
    found = elements.groupby("account")["list_cny"].sum()
    assert found.to_list() == pytest.approx(listed.sum()[found.index].to_list(), abs=0.01)


def test_freight_and_free_service_are_the_cost_of_those_activities(elements):
    cost = datasets.activity_table() * datasets.activity_prices()
    sums = elements.groupby("account")[["freight_cny", "service_free_cny"]].sum()
    cost = cost.loc[sums.index]
    freight = cost[["Delivery drop", "Rush delivery"]].sum(axis=1)
    free = cost[["Technical visit", "Sample and test batch", "Special colour matching"]].sum(axis=1)
    assert sums["freight_cny"].to_list() == pytest.approx(freight.to_list(), abs=0.001)
    assert sums["service_free_cny"].to_list() == pytest.approx(free.to_list(), abs=0.001)


def test_days_cost_interest_and_only_rebate_contracts_pay_a_rebate(elements):
    days = datasets.accounts().set_index("account")["payment_terms_days"]
    expected = elements["invoice_cny"] * elements["account"].map(days) / 365 * DAYS_RATE
    assert elements["payment_terms_cny"].to_list() == pytest.approx(expected.to_list(), abs=0.01)
    rate = elements["rebate_cny"] / elements["invoice_cny"]
    clause = elements["account"].map(datasets.contracts_table()["clause"])
    assert rate[clause == "volume rebate"].between(0.0049, 0.0201).all()
    assert (rate[clause != "volume rebate"] == 0).all()


def test_contracts_have_the_clause_and_the_end_of_the_hidden_traits(traits, buying):
    table = datasets.contracts_table()
    assert table.index.is_unique and set(table.index) == buying
    known = traits.loc[table.index]
    assert (table["clause"] == known["contract_clause"].astype(str)).all()
    assert (table["end"].dt.strftime("%Y-%m") == known["contract_end"]).all()
    assert (table["start"] <= datasets.LAST_DAY).all() and (table["end"] > datasets.LAST_DAY).all()
    indexed = table["clause"] == "price index"
    assert table.loc[indexed, "index_share"].between(0.3, 0.55).all()
    assert (table.loc[indexed, "base_month"] == table.loc[indexed, "start"].dt.strftime("%Y-%m")).all()
    assert table.loc[indexed, "base_month"].isin(datasets.cost_indices().index).all()
    assert table.loc[indexed, "symmetric"].nunique() == 2 and (table["floor"].dropna() < 0).all()
    assert set(table.loc[indexed, "currency"]) == {"CNY", "EUR"} and (table["cap"].dropna() > 0).all()
    rest = table[~indexed]
    assert (rest["index_share"] == 0).all() and rest[["floor", "cap"]].isna().all(axis=None)
    favoured = table[table["favoured_group"] != ""]
    assert list(favoured.index) == [FAVOURED] and favoured["favoured_group"].isin(COATINGS).all()
    assert table.index[table["clause"] == "most favoured customer"].to_list() == [FAVOURED]


def test_quotations_agree_with_the_offers_known_where_nobody_bluffs(quotes, traits):
    offers = datasets.rival_offers_table()
    assert (quotes["rival"] == quotes["account"].map(offers["rival"])).all()
    newest = quotes.groupby("account").last()  # as in the file: oldest first
    bluffs = traits["buying_style"].reindex(newest.index) == "bluffer"
    honest = newest[~bluffs].drop(REAL_RIVAL)
    assert len(honest) > 25
    assert (honest["discount"] * 100).to_list() == pytest.approx(
        offers.loc[honest.index, "discount_percent"].to_list()
    )
    assert (honest["month"] == offers.loc[honest.index, "month"]).all()
    told = offers.loc[honest.index, "kind"] == "told by the buyer"
    assert (honest["kind"] == told.map({True: "told", False: "written"})).all()
    assert (quotes["valid_until"].isna() == (quotes["kind"] == "told")).all()
    written = quotes[quotes["kind"] == "written"]
    assert (written["valid_until"].dt.strftime("%Y-%m") > written["month"]).all()
    assert quotes["quantity_share"].between(0.3, 1).all()


def test_product_stages_follow_the_sales_and_units_add_up():
    stages, lines = datasets.product_stages(), datasets.ledger_lines()
    sums = lines.groupby([lines["product"].astype(str), lines["date"] >= datasets.first_day(12)])["quantity"]
    units = sums.sum().unstack()
    assert (stages["units_last_year"] == units[True].reindex(stages.index)).all()
    assert (stages["units_made"] >= units.sum(axis=1).reindex(stages.index)).all()
    years = stages["units_made"] / stages["units_last_year"]
    middle = years.groupby(stages["stage"]).median()
    assert middle["introduction"] < middle["growth"] < middle["maturity"] < middle["decline"]
    first = lines[lines["date"] < datasets.first_day(24)]
    before = first.groupby(first["product"].astype(str))["quantity"].sum()
    growth = (stages["units_last_year"] / before.reindex(stages.index)).groupby(stages["stage"])
    assert growth.min()["growth"] > growth.max()["maturity"] > growth.max()["decline"]


def test_shares_of_unit_cost_leave_a_rest_and_less_goes_than_there_is():
    structure = datasets.cost_structure()
    assert set(structure.index) == set(datasets.product_groups()["product_group"])
    assert structure[INDICES].sum(axis=1).between(0.3, 0.85).all()
    assert structure["avoidable"].between(0.4, 0.8).all() and structure["yield"].between(0.9, 1).all()
    assert (datasets.cost_indices().iloc[0] == 100).all() and len(datasets.cost_indices()) == 37
    assert list(datasets.cost_indices().index) == list(datasets.exchange_rates().index)


def test_facts_put_the_tables_together(facts, requests, quotes):
    assert facts["purchases"].is_monotonic_decreasing and facts.notna().all(axis=None)
    asked = requests[requests["open"]].set_index("account").loc[facts.index]
    assert facts["deadline"].equals(asked["deadline"]) and facts["reason"].equals(asked["reason"])
    company = datasets.account_facts().loc[facts.index]
    assert facts["profit"].equals(company["profit"]) and facts["purchases"].equals(company["revenue"])
    full = 1 - company["cost_of_goods"] / company["revenue"]
    assert facts["gross_margin"].to_list() == pytest.approx(full.to_list())
    assert (facts["avoidable_margin"] > facts["gross_margin"] + 0.1).all()
    without = ~facts.index.isin(quotes["account"])
    assert (
        without.any() and (facts["quote"][without] == 0).all() and (facts["quote_kind"][without] == "").all()
    )
    assert set(facts["quote_kind"][~without]) == {"written", "told"}


def test_the_avoidable_margin_is_what_the_lines_say(facts):
    lines = datasets.period(datasets.ledger_lines())
    lines = lines[lines["customer"] == REAL_RIVAL]
    group = datasets.products().merge(datasets.product_groups()).set_index("product")["product_group"]
    part = datasets.load("cost_structure").set_index("product_group")["avoidable_percent"]
    cost = sum(
        row.cost * int(part[group[row.product]]) / 100
        for row in lines.itertuples()
        if row.customer == REAL_RIVAL
    )
    expected = 1 - cost / lines["amount"].sum()
    assert facts.loc[REAL_RIVAL, "avoidable_margin"] == pytest.approx(expected)


def test_every_account_that_buys_has_an_avoidable_margin(facts):
    """By account and product group, where the facts go line by line."""
    bought, contribution = datasets.purchases_by_group(12), datasets.contribution_by_group(12)
    cost = (bought - contribution) @ datasets.cost_structure()["avoidable"].reindex(bought.columns)
    margins = datasets.avoidable_margins()
    assert set(margins.index) == set(datasets.profit_table().index) > set(facts.index)
    expected = 1 - cost / bought.sum(axis=1)
    assert margins.reindex(bought.index).to_list() == pytest.approx(expected.to_list())


def test_the_share_of_a_quotation_is_that_of_the_newest(facts, quotes):
    newest = quotes.groupby("account").last()["quantity_share"]  # as in the file: oldest first
    shares = facts["quote_share"]
    assert shares.to_dict() == newest.reindex(facts.index).fillna(0.0).to_dict()
    assert shares[REAL_RIVAL] == 1 and shares.nunique() > 4 and shares.min() == 0


def test_the_published_survey_is_what_was_reported():
    survey = datasets.published_cost_down_survey().set_index("year")
    assert survey.loc[2012, ["asked", "given"]].to_list() == pytest.approx([0.03, 0.012])
    assert survey.loc[[2003, 2005, 2007], "asked"].to_list() == pytest.approx([0.063, 0.062, 0.046])
    assert survey.loc[2011, "given"] == pytest.approx(0.015) and pd.isna(survey.loc[2011, "asked"])
    about = (datasets.files.DATA / "published" / "README.md").read_text("utf-8")
    for source in survey["source"]:
        assert source.split(",")[0] in about
