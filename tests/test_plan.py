"""The account plan: what is kept comes back, what is replaced can be had again, nothing in it acts."""

import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from kam_helpers import plan, store
from kam_helpers.errors import CourseError


@pytest.fixture(autouse=True)
def path(tmp_path, monkeypatch):
    target = tmp_path / "progress.json"
    monkeypatch.setenv("KAM_PROGRESS", str(target))
    return target


TABLE = pd.DataFrame(
    {"profit": [1.5, np.nan], "tier": pd.Categorical(["A", "B"])},
    index=pd.Index(["Alder", "Birch"], name="account"),
)


@pytest.mark.parametrize(
    "result",
    [
        5,
        2.5,
        "A",
        True,
        None,
        {"a": 1, "b": "x"},
        TABLE,
        TABLE["profit"],
        pd.Series([1, 2], name="n"),
        pd.DataFrame(),
    ],
    ids=str,
)
def test_what_is_kept_comes_back(result):
    plan.keep("result", result)
    back = plan.get("result")
    if isinstance(result, pd.DataFrame):
        pd.testing.assert_frame_equal(
            back, result.astype(object).astype(back.dtypes), check_index_type=False, check_column_type=False
        )
    elif isinstance(result, pd.Series):
        pd.testing.assert_series_equal(back, result, check_dtype=False, check_index_type=False)
    else:
        assert back == result
    assert "result" in repr(plan.show())


def test_a_cold_start_reads_what_another_kernel_kept(path):
    plan.account("Alder Furniture")
    plan.keep("tiering", TABLE, source="lesson 2", note="before the review", units={"profit": "CNY"})
    code = "from kam_helpers import plan; print(plan.show()); print(plan.get('tiering').loc['Alder', 'tier'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=dict(os.environ))
    assert "Account plan: Alder Furniture" in done.stdout
    assert "lesson 2" in done.stdout
    assert "before the review" in done.stdout
    assert done.stdout.strip().endswith("A")


def test_the_plan_says_when_and_from_where():
    plan.keep("tiering", TABLE, account="Alder", source="lesson 2", note="draft")
    row = plan.show().frame.iloc[0]
    assert list(row) == ["tiering", "table, 2 × 2", "Alder", store.now()[:10], "lesson 2", "draft"]


def test_the_account_chosen_once_is_used_afterwards():
    assert plan.account() == ""
    assert "Choose your account" in plan.keep("tier", "B")
    assert plan.account("  Alder   Furniture ") == "Your account plan is for Alder Furniture."
    assert plan.keep("tier", "A") == "Kept “tier” for Alder Furniture in the account plan."
    assert plan.account() == "Alder Furniture"


def test_undo_goes_back_step_by_step():
    plan.keep("tier", "B")
    plan.account("Alder")
    plan.keep("tier", "A")
    plan.forget("tier")
    said = [plan.undo()]
    assert plan.get("tier") == "A"
    said.append(plan.undo())
    assert plan.get("tier") == "B"
    said.append(plan.undo())
    assert plan.account() == ""
    said.append(plan.undo())
    with pytest.raises(CourseError, match="holds nothing called “tier”"):
        plan.get("tier")
    said.append(plan.undo())
    assert said == [
        "Undone: forgetting “tier”.",
        "Undone: keeping “tier”.",
        "Undone: choosing the account.",
        "Undone: keeping “tier”.",
        "There is nothing to undo.",
    ]


@pytest.mark.parametrize(
    ("name", "result", "words"),
    [
        ("", 1, "name of 1 to 200"),
        ("x" * 201, 1, "name of 1 to 200"),
        ("a", object(), "“object” is none"),
        ("a", [1, 2], "“list” is none"),
        ("a", {"b": [1]}, "“list” is none"),
        ("a", pd.DataFrame({"x": range(201)}), "201 × 1"),
        ("a", "x" * 200_000, "too long for a plan"),
        ("a", pd.DataFrame({"x": [[1]]}), "“list” is none"),
    ],
)
def test_what_no_plan_can_hold_is_refused_in_words(name, result, words):
    with pytest.raises(CourseError, match=words):
        plan.keep(name, result)
    assert len(plan.show().frame) == 0


def test_forgetting_what_is_not_there_is_said_in_words():
    plan.keep("tier", "A")
    with pytest.raises(CourseError, match="It holds: tier"):
        plan.forget("teir")


HOSTILE = ["<script>alert(1)</script>", "=cmd|'/C calc'!A0", "+1", "-2", "@x", "\t=1"]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_plan_acts(text, tmp_path):
    plan.account(text)
    table = pd.DataFrame({text.strip(): [text]}, index=[text])
    plan.keep(text, table, note=text, source=text)
    plan.keep("value", text)
    shown = plan.show()
    for page in (shown._repr_html_(), shown.to_html()):
        assert "<script" not in page
    assert repr(shown.to_html(tmp_path / "plan.html")) == f"The plan is in {tmp_path / 'plan.html'}."
    shown.to_csv(tmp_path / "plan.csv")
    cells = pd.read_csv(tmp_path / "plan.csv", keep_default_na=False)
    assert not [cell for cell in cells.to_numpy().ravel() if str(cell).startswith(("=", "+", "-", "@", "\t"))]


def test_a_figure_is_shown_with_its_unit():
    plan.keep("profit", 1234567.0, units="CNY")
    assert plan.show().frame.iloc[0, 1] == "1,234,567 CNY"
    plan.keep("whale", TABLE, units={"profit": "CNY"})
    assert "profit (CNY)" in plan.show().to_html()
    assert "<td>–</td>" in plan.show().to_html()


def test_the_plan_travels_with_the_progress(tmp_path, monkeypatch):
    plan.account("Alder")
    plan.keep("tier", "A")
    store.export_progress(tmp_path / "copy.json")
    monkeypatch.setenv("KAM_PROGRESS", str(tmp_path / "elsewhere" / "progress.json"))
    store.import_progress(tmp_path / "copy.json")
    assert (plan.account(), plan.get("tier")) == ("Alder", "A")


def test_an_export_to_nowhere_is_said_in_words(tmp_path):
    with pytest.raises(CourseError, match="cannot be written"):
        plan.show().to_csv(tmp_path / "nowhere" / "plan.csv")


def test_an_empty_plan_says_so():
    assert "Nothing has been kept yet." in repr(plan.show())
    assert "Nothing has been kept yet." in plan.show()._repr_html_()
