"""Loading the company's files, and the tables put together from them."""

import hashlib

import pandas as pd
import pytest
from company_files import CSV_FILES, DATA, NAMES, read

from kam_helpers import datasets, tiering
from kam_helpers.datasets import company, files
from kam_helpers.errors import CourseError

# Small tables that are handed out with an index and fractions only; tests/test_data_pricing.py compares them.
INDEXED = {"cost_indices", "exchange_rates", "cost_structure", "product_stages", "buyer_views"}


def test_functions_named_after_the_files_load_them():
    for name in NAMES:
        if "/" not in name and name not in INDEXED:
            assert getattr(datasets, name)().equals(datasets.load(name))


def test_names_with_apostrophe_ampersand_and_umlaut_arrive_whole():
    names = set(datasets.accounts()["account"])
    assert {
        "O'Dallan Joinery",
        "Brandvold & Sons Packaging",
        "Pumpenwerk Ostermühl",
        "Mørkdal Drilling",
    } <= names


def test_ledger_lines_are_the_invoice_lines_with_cost():
    lines, ledger = datasets.invoice_lines(), datasets.ledger_lines()
    assert list(ledger.columns) == [
        "row",
        "customer",
        "date",
        "invoice",
        "product",
        "quantity",
        "price",
        "amount",
        "cost",
    ]
    assert ledger["amount"].sum() == pytest.approx(lines["amount_cny"].sum())
    assert ledger["row"].iloc[[0, -1]].to_list() == [2, len(lines) + 1]
    one = ledger.iloc[100]
    item = datasets.products().set_index("product").loc[one["product"]]
    assert one["cost"] == pytest.approx(one["quantity"] * item["unit_cost_cny"])
    totals = tiering.customer_totals(ledger)
    assert totals.sum() == pytest.approx(lines["amount_cny"].sum())


def test_period_takes_whole_months_from_every_kind_of_table():
    assert datasets.first_day(12) == pd.Timestamp("2025-07-01")
    assert len(datasets.period(datasets.invoice_lines(), 36)) == len(datasets.invoice_lines())
    recent = datasets.period(datasets.payments(), 12)
    assert recent["invoice_date"].min() >= pd.Timestamp("2025-07-01")
    assert datasets.period(datasets.service_activities(), 1)["month"].unique().tolist() == ["2026-06"]


@pytest.mark.parametrize("months", [0, 37, -1, 2.5, True, "12", None])
def test_period_refuses_months_it_does_not_have(months):
    with pytest.raises(CourseError, match="36 months"):
        datasets.period(datasets.payments(), months)


def test_period_refuses_a_table_without_dates():
    with pytest.raises(CourseError, match="no date"):
        datasets.period(datasets.accounts())


@pytest.mark.parametrize("months", [12, 36])
def test_profit_table_adds_up_to_the_files(months):
    table = datasets.profit_table(months)
    lines = datasets.period(datasets.invoice_lines(), months)
    assert table["revenue"].sum() == pytest.approx(lines["amount_cny"].sum())
    done = datasets.period(datasets.service_activities(), months).merge(
        datasets.activity_rates(), on="activity_id"
    )
    bought = datasets.accounts().set_index("account_id")["account"][list(lines["account_id"].unique())]
    assert set(table.index) == set(bought)
    named = done["account_id"].astype(str).isin(set(bought.index))
    assert table["cost_to_serve"].sum() == pytest.approx((done["quantity"] * done["rate_cny"])[named].sum())
    assert table["profit"].is_monotonic_decreasing


def test_receivables_charge_grows_with_the_period():
    year, three = datasets.profit_table(12), datasets.profit_table(36)
    name = "Tallowmere Furniture Group"
    assert three.loc[name, "receivables_charge"] / year.loc[name, "receivables_charge"] == pytest.approx(
        3, rel=0.15
    )


def test_profit_by_year_is_the_profit_table_of_each_year():
    years = company.profit_by_year()
    revenue = datasets.revenue_by_year()
    assert list(years.columns) == list(revenue.columns)
    assert set(years.index) == set(revenue.index)
    bought = {
        label: set(
            datasets.ledger_lines()
            .set_index("customer")
            .loc[lambda t, a=first, b=last: t["date"].between(a, b)]
            .index
        )
        for label, first, last in [
            ("2023/24", "2023-07-01", "2024-06-30"),
            ("2024/25", "2024-07-01", "2025-06-30"),
            ("2025/26", "2025-07-01", "2026-06-30"),
        ]
    }
    assert {label: set(years[label].dropna().index) for label in years} == bought
    last = datasets.profit_table(12)["profit"]
    assert years["2025/26"].dropna().to_dict() == pytest.approx(last.to_dict())
    steady = years.dropna().index  # what left in between keeps costs that are of no year with sales
    assert years.loc[steady].sum(axis=1).to_dict() == pytest.approx(
        datasets.profit_table(36)["profit"].loc[steady].to_dict(), rel=0.01, abs=2_000
    )


def test_account_facts_have_no_gaps_and_feed_the_scorecard():
    facts = datasets.account_facts()
    assert facts.notna().all(axis=None)
    assert facts["revenue"].is_monotonic_decreasing
    assert len(tiering.scorecard(facts, datasets.selection_criteria()).scores) == len(facts)


def test_lifetime_facts_are_the_facts_of_those_who_buy_now_with_retention_and_what_winning_them_cost():
    facts, everyone = datasets.lifetime_facts(), datasets.account_facts()
    now = everyone[everyone["status"].isin(["normal", "key"])]
    assert len(facts) == 59 and facts.notna().all(axis=None)
    pd.testing.assert_frame_equal(facts[everyone.columns], now)
    traits = datasets.load("instructor/hidden_traits").set_index("account").loc[facts.index]
    assert (facts["retention"] * 100).to_numpy() == pytest.approx(traits["yearly_retention_percent"])
    assert (facts["acquisition_cost_cny"] == traits["acquisition_cost_cny"]).all()


def test_lifetime_facts_over_three_years_are_still_amounts_a_year():
    facts, everyone = datasets.lifetime_facts(36), datasets.account_facts(36)
    for column in (
        "revenue",
        "cost_of_goods",
        "gross_margin",
        "cost_to_serve",
        "receivables_charge",
        "profit",
    ):
        assert (facts[column] * 3).to_numpy() == pytest.approx(everyone.loc[facts.index, column])
    assert facts["margin_on_sales"].equals(everyone.loc[facts.index, "margin_on_sales"])
    assert facts["profit"].to_numpy() == pytest.approx(
        facts["gross_margin"] - facts["cost_to_serve"] - facts["receivables_charge"]
    )
    with pytest.raises(CourseError, match="36 months"):
        datasets.lifetime_facts(37)


def test_relationship_answers_are_a_row_an_account_and_a_column_a_question():
    table, rows = datasets.relationship_answers_table(), datasets.relationship_answers()
    assert table.index.name == "account" and table.columns.name is None
    assert list(table.columns) == list(datasets.relationship_questions()["item_id"])
    names = datasets.accounts().set_index("account_id")["account"].to_dict()
    for row in rows.sample(60, random_state=1).itertuples():
        assert table.loc[names[row.account_id], row.item_id] == row.answer


def test_every_table_with_item_ids_has_those_of_its_own_questionnaire():
    statements, questions = datasets.survey_items()["item_id"], datasets.relationship_questions()["item_id"]
    assert statements.notna().all() and set(statements.cat.categories).isdisjoint(questions.cat.categories)


def test_survey_complaints_and_drivers_stand_beside_the_account():
    known = datasets.accounts().set_index("account_id")
    survey, complaints = datasets.survey_table(), datasets.complaints_table(36)
    assert len(survey) == len(datasets.survey()) and len(complaints) == len(datasets.complaints())
    for table, columns in ((survey, ["region", "industry", "status"]), (complaints, ["region", "status"])):
        assert list(table.columns[1 : 3 + len(columns)]) == ["account_id", "account", *columns]
        for row in table.sample(30, random_state=1).itertuples():
            assert [row.account, *(getattr(row, column) for column in columns)] == known.loc[
                row.account_id, ["account", *columns]
            ].to_list()
    drivers = datasets.expectation_drivers_table()
    assert list(drivers.columns) == ["region", "promises", "industry", "personal", "environment"]
    assert (
        drivers["region"].to_dict() == known.set_index("account")["region"].reindex(drivers.index).to_dict()
    )


def test_complaints_of_a_period_are_those_settled_in_it():
    everything, year = datasets.complaints_table(36), datasets.complaints_table(12)
    settled = everything["date"] + pd.to_timedelta(everything["resolved_days"], unit="D")
    assert (everything["settled"] == settled).all()
    assert len(year) == (settled >= pd.Timestamp("2025-07-01")).sum()
    assert list(year.index) == list(range(len(year)))
    lost = everything["status"] == "lost"
    assert lost.any() and (everything["stayed"] == ~lost).all()
    with pytest.raises(CourseError, match="36 months"):
        datasets.complaints_table(40)


def test_loyalty_tables_stand_under_the_account_with_two_figures_more():
    table, rows = datasets.loyalty_answers_table(), datasets.loyalty_answers().set_index("account_id")
    names = datasets.accounts().set_index("account_id")["account"].to_dict()
    assert list(table.index) == [names[one] for one in rows.index] and table.index.name == "account"
    one = table.loc["Sealcott Machinery"]
    assert one["attitude"] == pytest.approx((one["prefers"] + one["recommends"] + one["resists"]) / 3)
    assert one["repurchase_rate"] == pytest.approx(one["needs_given_to_us"] / one["needs"])
    for by_name in (datasets.switching_costs_table(), datasets.rival_offers_table()):
        assert by_name.index.name == "account" and "account_id" not in by_name
    assert datasets.switching_costs_table().shape == (59, 8)


@pytest.mark.parametrize("name", ["wallet", "supplier_ranks", "customer_values"])
def test_long_tables_have_the_name_in_place_of_the_id_and_plain_text(name):
    table, rows = getattr(datasets, f"{name}_table")(), datasets.load(name)
    assert list(table.columns) == ["account", *rows.columns.drop("account_id")] and len(table) == len(rows)
    known = datasets.accounts().set_index("account_id")["account"]
    assert table["account"].to_list() == known[rows["account_id"]].to_list()
    assert pd.api.types.is_string_dtype(table["supplier"])
    assert table["supplier"].to_list() == rows["supplier"].to_list()


def test_levels_have_a_column_a_year():
    table, rows = datasets.relationship_levels_table(), datasets.relationship_levels()
    assert list(table.columns) == ["2023", "2024", "2025", "2026"] and table.columns.name is None
    last = rows[rows["date"] == "2026-06-30"]
    names = datasets.accounts().set_index("account_id")["account"]
    assert table["2026"].loc[names[last["account_id"]]].to_list() == last["level"].to_list()


@pytest.mark.parametrize("months", [12, 36])
def test_purchases_and_contribution_by_group_add_up_to_revenue_and_gross_margin(months):
    profit = datasets.profit_table(months)
    bought, earned = datasets.purchases_by_group(months), datasets.contribution_by_group(months)
    assert bought.columns.equals(earned.columns)
    assert list(bought.columns) == list(dict.fromkeys(datasets.product_groups()["product_group"]))
    for table, column in (
        (bought, "revenue"),
        (datasets.purchases_by_family(months), "revenue"),
        (earned, "gross_margin"),
    ):
        assert table.notna().all(axis=None)
        assert table.sum(axis=1).to_dict() == pytest.approx(profit[column].to_dict())


def test_a_family_holds_its_groups():
    families, groups = datasets.purchases_by_family(), datasets.purchases_by_group()
    assert families["dosing equipment"].to_dict() == groups["dosing equipment"].to_dict()
    assert families["coating"].to_numpy() == pytest.approx(groups.iloc[:, :5].sum(axis=1).to_numpy())


def test_checksums_hold_and_tell_what_changed(tmp_path, monkeypatch):
    assert datasets.changed_files() == []
    sums = datasets.checksums()
    assert [*sums.index, "checksums.csv"] == sorted(
        [*sums.index, "checksums.csv"], key=[*sums.index, "checksums.csv"].index
    )
    assert sorted([*sums.index, "checksums.csv"]) == CSV_FILES
    for name, expected in sums["expected"].items():
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == expected
        assert sums.loc[name, "rows"] == len(read(name)[1])
    _copy(tmp_path)
    monkeypatch.setattr(files, "DATA", tmp_path)
    (tmp_path / "managers.csv").write_bytes((DATA / "managers.csv").read_bytes().replace(b"\n", b"\r\n"))
    (tmp_path / "payments.csv").unlink()
    assert datasets.changed_files() == ["managers.csv", "payments.csv"]


def _copy(folder):
    for name in CSV_FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((DATA / name).read_bytes())


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The loader looks into a copy that the test may damage; nothing read from it stays in the cache."""
    _copy(tmp_path)
    monkeypatch.setattr(files, "DATA", tmp_path)
    files._read.cache_clear()
    yield tmp_path
    files._read.cache_clear()


def test_a_missing_folder_file_or_table_is_said_in_words(elsewhere, monkeypatch):
    with pytest.raises(CourseError, match=r"no table “invoices”.*invoice_lines"):
        datasets.load("invoices")
    (elsewhere / "payments.csv").unlink()
    with pytest.raises(CourseError, match=r"data/payments\.csv is missing.*make data"):
        datasets.payments()
    monkeypatch.setattr(files, "DATA", elsewhere / "nowhere")
    with pytest.raises(CourseError, match="data folder is not here"):
        datasets.accounts()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "cannot be read"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"a,b\n1,2,3\n4\n", "not what the course expects|cannot be read"),
        (
            b"manager_id,manager,region,capacity_key_accounts\nM01,X,North,two\n",
            "not what the course expects",
        ),
    ],
)
def test_a_damaged_file_is_said_in_words(elsewhere, content, said):
    (elsewhere / "managers.csv").write_bytes(content)
    with pytest.raises(CourseError, match=said):
        datasets.managers()
