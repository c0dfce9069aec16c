"""The invented company's files: written the same each time, and consistent among themselves."""

import ast
import os
import subprocess
import sys

import pandas as pd
import pytest
from company_files import CSV_FILES, DATA

from kam_helpers import datasets


def generate(folder, hash_seed):
    subprocess.run(
        [sys.executable, "-S", "-B", DATA / "generate.py", "--out", folder],
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
    )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in written_files(folder)}


def written_files(folder):
    return [*folder.rglob("*.csv"), *folder.glob("samples/*.txt")]


@pytest.fixture(scope="module")
def traits():
    return datasets.load("instructor/hidden_traits").set_index("account")


@pytest.mark.parametrize("hash_seed", ["1", "2026"])
def test_generating_again_gives_the_same_bytes(tmp_path, hash_seed):
    # -S: without site-packages, so that the generator can only use the standard library.
    fresh = generate(tmp_path, hash_seed)
    committed = sorted(path.relative_to(DATA).as_posix() for path in written_files(DATA))
    assert sorted(fresh) == committed
    assert [name for name in committed if fresh[name] != (DATA / name).read_bytes()] == []


ALLOWED = {
    "argparse",
    "dataclasses",
    "datetime",
    "hashlib",
    "itertools",
    "pathlib",
    "random",
    "sys",
    "zlib",
    "generator",
}


def test_the_generator_uses_nothing_that_differs_between_machines():
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted(DATA.rglob("*.py"))]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    imported = {a.name.split(".")[0] for n in nodes if isinstance(n, ast.Import) for a in n.names}
    imported |= {n.module.split(".")[0] for n in nodes if isinstance(n, ast.ImportFrom) and n.level == 0}
    assert imported <= ALLOWED
    chance = {
        n.attr
        for n in nodes
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "random"
    }
    assert chance == {"Random"}
    called = {n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert called.isdisjoint({"hash", "id", "pow", "round", "frozenset"})
    assert not any(isinstance(n, ast.BinOp) and isinstance(n.op, ast.Pow) for n in nodes)


def test_the_files_are_small_and_written_plainly():
    assert sum((DATA / name).stat().st_size for name in CSV_FILES) < 4_000_000
    for name in CSV_FILES:
        content = (DATA / name).read_bytes()
        assert content.endswith(b"\n") and b"\r" not in content and not content.startswith(b"\xef\xbb\xbf")
        content.decode("utf-8")


def test_about_25_000_lines_over_36_months_and_about_70_accounts():
    lines = datasets.invoice_lines()
    assert 23_000 <= len(lines) <= 27_000
    assert lines["date"].between(datasets.FIRST_DAY, datasets.LAST_DAY).all()
    assert lines["date"].dt.to_period("M").nunique() == datasets.MONTHS
    status = datasets.accounts()["status"].value_counts()
    assert status.to_dict() == {"normal": 50, "key": 9, "lost": 6, "target": 6}


@pytest.mark.parametrize(
    ("table", "column", "owner"),
    [
        ("invoice_lines", "account_id", "accounts"),
        ("invoice_lines", "product_id", "products"),
        ("service_activities", "account_id", "accounts"),
        ("service_activities", "activity_id", "activity_rates"),
        ("payments", "account_id", "accounts"),
        ("acquisition", "account_id", "accounts"),
        ("account_outlook", "account_id", "accounts"),
        ("relationship_answers", "account_id", "accounts"),
        ("relationship_answers", "item_id", "relationship_questions"),
        ("survey", "account_id", "accounts"),
        ("expectation_drivers", "account_id", "accounts"),
        ("complaints", "account_id", "accounts"),
        ("product_groups", "product_id", "products"),
        ("loyalty_answers", "account_id", "accounts"),
        ("wallet", "account_id", "accounts"),
        ("supplier_ranks", "account_id", "accounts"),
        ("customer_values", "account_id", "accounts"),
        ("switching_costs", "account_id", "accounts"),
        ("rival_offers", "account_id", "accounts"),
        ("relationship_levels", "account_id", "accounts"),
        ("cost_down_requests", "account_id", "accounts"),
        ("price_elements", "account_id", "accounts"),
        ("contracts", "account_id", "accounts"),
        ("competitor_quotes", "account_id", "accounts"),
        ("product_stages", "product_id", "products"),
        ("buyer_views", "account_id", "accounts"),
        ("instructor/hidden_traits", "account_id", "accounts"),
    ],
)
def test_every_reference_leads_somewhere(table, column, owner):
    used, known = datasets.load(table)[column], datasets.load(owner)[column]
    assert used.notna().all() and known.is_unique
    assert set(used) <= set(known)
    assert list(used.cat.categories) == sorted(known)


def test_managers_lead_somewhere_and_look_after_their_own_region():
    people = datasets.managers().set_index("manager_id")
    table = datasets.accounts()
    assert (
        table["manager"].map(people["region"].astype(str)).astype(str) == table["region"].astype(str)
    ).all()
    assert set(table["manager"]) == set(people.index)


def test_each_payment_is_the_sum_of_its_lines():
    lines, paid = datasets.invoice_lines(), datasets.payments()
    assert paid["invoice_id"].is_unique
    sums = lines.groupby("invoice_id", observed=True)["amount_cny"].sum()
    owed = paid.set_index("invoice_id")["amount_cny"]
    assert set(sums.index) == set(owed.index)
    assert (sums.reindex(owed.index) - owed).abs().max() < 0.005
    heads = lines.groupby("invoice_id", observed=True)[["date", "account_id"]].nunique()
    assert (heads == 1).all(axis=None)
    joined = lines.merge(paid, on="invoice_id", suffixes=("", "_paid"))
    assert (joined["date"] == joined["invoice_date"]).all()
    assert (joined["account_id"] == joined["account_id_paid"]).all()


def test_amounts_are_quantity_times_price_to_the_cent_and_prices_are_positive():
    lines = datasets.invoice_lines()
    cents = (lines["quantity"] * (lines["unit_price_cny"] * 100).round()).round().astype("int64")
    assert (cents == (lines["amount_cny"] * 100).round().astype("int64")).all()
    assert (lines["unit_price_cny"] > 0).all() and (lines["quantity"] != 0).all()


def test_payments_follow_their_invoices_and_terms():
    paid = datasets.payments()
    terms = (
        paid["account_id"].map(datasets.accounts().set_index("account_id")["payment_terms_days"]).astype(int)
    )
    wait = (paid["due_date"] - paid["invoice_date"]).dt.days
    assert (wait == terms.where(paid["amount_cny"] > 0, 0)).all()
    assert (paid["paid_date"].dropna() >= paid["invoice_date"][paid["paid_date"].notna()]).all()
    assert paid["paid_date"].max() <= datasets.LAST_DAY
    unpaid = paid[paid["paid_date"].isna()]
    assert len(unpaid) and (unpaid["invoice_date"] > datasets.LAST_DAY - pd.Timedelta(days=200)).all()


def test_targets_never_bought_and_lost_accounts_stopped(traits):
    lines = datasets.ledger_lines()
    sold_to = set(lines["customer"])
    assert sold_to.isdisjoint(traits.index[traits["status"] == "target"])
    assert sold_to == set(traits.index[traits["status"] != "target"])
    last = lines.groupby("customer", observed=True)["date"].max().dt.strftime("%Y-%m")
    lost = traits[traits["status"] == "lost"]
    assert (last[lost.index] <= lost["last_month"]).all()
    still = traits.index[traits["status"].isin(["normal", "key"])]
    assert (last[still] >= "2026-05").all()
    served = set(datasets.service_activities()["account_id"])
    assert served.isdisjoint(traits["account_id"][traits["status"] == "target"])


def test_nobody_buys_before_being_a_customer_and_targets_have_no_such_date():
    table = datasets.accounts().set_index("account")
    first = datasets.ledger_lines().groupby("customer", observed=True)["date"].min()
    assert (first >= table["customer_since"].reindex(first.index.astype(str)).to_numpy()).all()
    assert (table["customer_since"].isna() == (table["status"] == "target")).all()


def test_returns_are_credit_notes_of_their_own_and_about_two_per_cent():
    lines = datasets.invoice_lines()
    back = lines["quantity"] < 0
    signs = back.groupby(lines["invoice_id"], observed=True).nunique()
    assert (signs == 1).all()
    assert 0.01 < lines["invoice_id"][back].nunique() / lines["invoice_id"].nunique() < 0.04


def test_orders_and_returns_counted_as_activities_are_the_invoices():
    lines, done = datasets.invoice_lines(), datasets.service_activities()
    heads = lines.assign(
        month=lines["date"].dt.strftime("%Y-%m"), back=lines["quantity"] < 0
    ).drop_duplicates("invoice_id")
    counted = {
        False: done[done["activity_id"].isin(["ORD-M", "ORD-E"])],
        True: done[done["activity_id"] == "RETURN"],
    }
    for back, activities in counted.items():
        expected = heads[heads["back"] == back].groupby(["account_id", "month"], observed=True).size()
        found = activities.groupby(["account_id", "month"], observed=True)["quantity"].sum()
        pd.testing.assert_series_equal(found, expected, check_names=False, check_dtype=False)


def test_points_sum_to_100_ratings_lie_on_their_scale_and_criteria_weights_sum_to_one():
    table = datasets.accounts()
    assert (table.filter(like="points_").sum(axis=1) == 100).all() and (
        table.filter(like="points_") >= 0
    ).all(axis=None)
    ratings = table[
        ["reference_value", "technology_fit", "decision_access", "data_sharing", "bargaining_power"]
    ]
    assert ratings.isin(range(1, 6)).all(axis=None)
    assert datasets.selection_criteria()["weight"].sum() == pytest.approx(1)
    assert set(datasets.selection_criteria()["column"]) <= set(datasets.account_facts().columns)
    assert set(datasets.selection_criteria()["method"]) == {
        "margin and cost",
        "life cycle",
        "loyalty",
        "strategic",
        "management",
    }


def test_accounts_show_what_the_hidden_traits_say(traits):
    table = datasets.accounts().set_index("account")
    shared = [name for name in table.columns if name in traits.columns]
    assert len(shared) == len(table.columns)
    for name in shared:
        assert (
            table[name].astype(object).fillna("")
            == traits[name].reindex(table.index).astype(object).fillna("")
        ).all(), name


def test_the_sample_export_is_the_west_region_of_the_last_year():
    from kam_helpers.ledger import read_ledger

    own = read_ledger(DATA / "samples" / "erp_export.txt")
    lines = datasets.period(datasets.ledger_lines(), last_months=12)
    region = datasets.accounts().set_index("account")["region"]
    west = lines[lines["customer"].map(region.to_dict()) == "West"]
    assert len(own.lines) == len(west) and len(own.rejected) == 3
    assert own.lines["amount"].sum() == pytest.approx(west["amount"].sum())


def test_the_printing_works_survey_reads_and_its_proofs_come_first():
    from kam_helpers import satisfaction

    items = pd.read_csv(DATA / "samples" / "printing_works_items.txt", sep=";")
    survey = satisfaction.read_survey(
        DATA / "samples" / "printing_works_survey.txt",
        items,
        scale=(1, 5),
        account="customer",
        respondent="form",
        expectation="wanted_",
        perception="got_",
    )
    assert survey.expectation.shape == (115, 24) and len(survey.dimensions) == 6
    assert (satisfaction.reliability_table(survey)[["alpha_expectation", "alpha_perception"]] > 0.75).all(
        axis=None
    )
    first = satisfaction.fix_first(survey, by="dimension")
    assert first.index[0] == "proofs and design"
    assert first["priority"].iloc[0] > 3 * first["priority"].iloc[1]
    # The widest gap is in price, where it matters least.
    assert first.loc["price and terms", "rank_gap"] == 1
    assert first["importance"].idxmin() == "price and terms"
