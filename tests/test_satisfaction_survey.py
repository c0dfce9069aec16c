"""Reading a survey: any questionnaire, any file, and refusals that say what to do."""

import gzip

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from satisfaction_checks import DIMENSIONS, ITEMS, NAMES, random_table, tables
from tiering_checks import refused

from kam_helpers import datasets
from kam_helpers.satisfaction import account_answers, read_survey, statements_by_dimension

POINTS = {"points_tangibles": 20, "points_reliability": 50, "points_empathy": 30}


def read(table=None, items=ITEMS, **options):
    return read_survey(random_table() if table is None else table, items, **options)


def changed(column, row, value):
    table = random_table().astype({column: object})
    table.loc[row, column] = value
    return table


def test_what_a_survey_holds():
    survey = read(random_table(role="buyer", overall=5, **POINTS))
    assert survey.items.index.tolist() == NAMES
    assert survey.dimensions == DIMENSIONS
    assert len(survey.accounts) == 12
    assert list(survey.people.columns) == ["account", "role", "overall"]
    assert survey.people["account"].dtype == "category"
    assert survey.expectation.shape == survey.perception.shape == (48, 6)
    assert set(survey.perception.dtypes.astype(str)) == {"float32"}
    assert survey.importance.columns.tolist() == DIMENSIONS
    assert survey.scale == (1, 7)
    assert survey.people.index.equals(survey.perception.index)


def test_answers_and_facts_of_an_account():
    table = random_table().assign(status="key", overall=4.0)
    table.loc[table["account_id"] == table["account_id"].iloc[0], ["status", "overall"]] = ["lost", 6.0]
    found = account_answers(read(table), "status", "overall")
    assert found.columns.to_list() == ["status", "overall"]
    assert found["overall"].to_dict() == table.groupby("account_id")["overall"].mean().to_dict()
    assert found["status"].value_counts().to_dict() == {"key": 11, "lost": 1}
    table.loc[table.index[0], "overall"] = np.nan  # a blank counts for nothing
    assert account_answers(read(table), "overall")["overall"].max() == 6
    table.loc[table.index[0], "status"] = "key"
    account = table["account_id"].iloc[0]
    refused(lambda: account_answers(read(table), "status"), "status", f"within account {account}")
    refused(lambda: account_answers(read(table), "region"), "region")
    refused(lambda: account_answers(table, "status"), "read_survey", "DataFrame")


def test_statements_of_a_questionnaire():
    survey = read()
    asked = statements_by_dimension(survey.items)
    assert asked["statements"].to_dict() == survey.items["dimension"].value_counts().to_dict()
    assert asked.index.to_list() == DIMENSIONS
    company = statements_by_dimension(datasets.survey_items())
    assert company["statements"].to_list() == [4, 5, 4, 4, 5]
    assert company.loc["assurance", "for_example"] == "Its engineers know our process and their product."
    refused(lambda: statements_by_dimension({"T1": ""}), "T1", "no dimension")


def test_the_companys_survey_reads_without_a_warning():
    survey = read_survey(datasets.survey(), datasets.survey_items())
    assert len(survey.items) == 22
    assert len(survey.dimensions) == 5
    assert survey.report.warnings == ()
    assert survey.importance is not None
    assert {"role", "month", "overall", "recommend"} <= set(survey.people)


def test_another_questionnaire_needs_only_another_table_of_items():
    items = {f"Q{n}": f"theme {n % 4}" for n in range(24)}
    table = pd.DataFrame(
        {"firm": ["x", "x", "y"]} | {f"{p}{q}": [1, 5, 9] for q in items for p in ("E:", "P:")}
    )
    survey = read_survey(table, items, scale=(0, 10), account="firm", expectation="E:", perception="P:")
    assert survey.perception.shape == (3, 24)
    assert len(survey.dimensions) == 4
    assert survey.people.index.tolist() == [1, 2, 3]  # no respondents' column: numbered


def test_the_printing_works_survey_reads_without_code():
    folder = datasets.files.DATA / "samples"
    survey = read_survey(
        folder / "printing_works_survey.txt",
        folder / "printing_works_items.txt",
        scale=(1, 5),
        account="customer",
        respondent="form",
        expectation="wanted_",
        perception="got_",
    )
    assert survey.perception.shape == (115, 24)
    assert len(survey.dimensions) == 6
    assert list(survey.people.columns) == ["account", "function", "overall"]
    assert survey.report.warnings == ()


def test_a_survey_with_names_beside_the_numbers_of_accounts_keeps_both():
    survey = read(random_table(account="Alder"))
    assert survey.accounts[0] == "A00"
    assert set(survey.people["account (file)"]) == {"Alder"}
    by_name = read(random_table(account="Alder"), account="account")
    assert by_name.accounts.to_list() == ["Alder"]
    assert "account_id" in by_name.people


def test_the_items_of_a_survey_can_be_used_again():
    survey = read(items=ITEMS.assign(reversed=[0, 1, 0, 0, 0, 0]))
    pd.testing.assert_frame_equal(read(items=survey.items).perception, survey.perception)


def test_items_of_a_dimension_stand_together_whatever_their_order():
    mixed = ITEMS.iloc[[0, 2, 1, 5, 3, 4]]
    survey = read(items=mixed)
    assert survey.items.index.tolist() == NAMES
    pd.testing.assert_series_equal(survey.perception["R2"], read().perception["R2"])


@pytest.mark.parametrize("kind", ["utf-8", "gb18030", "utf-16", "gz", "xlsx", "semicolons"])
def test_files(tmp_path, kind):
    table = random_table(blanks=0.1, 部门=["采购", "生产"] * 24)
    expected = read(table)
    path = tmp_path / ("survey.xlsx" if kind == "xlsx" else "survey.csv")
    if kind == "xlsx":
        table.to_excel(path, index=False)
    elif kind == "gz":
        path.write_bytes(gzip.compress(table.to_csv(index=False).encode()))
    elif kind == "semicolons":
        path.write_text(table.to_csv(index=False, sep=";", decimal=","), encoding="utf-8-sig")
    else:
        path.write_bytes(table.to_csv(index=False).encode(kind))
    ITEMS.to_csv(tmp_path / "items.csv", index=False)
    survey = read_survey(path, str(tmp_path / "items.csv"))
    np.testing.assert_array_equal(survey.perception, expected.perception)
    np.testing.assert_array_equal(survey.expectation, expected.expectation)
    assert survey.people["部门"].tolist() == expected.people["部门"].tolist()
    assert survey.people.index.tolist() == expected.people.index.tolist()
    assert path.name in str(survey.report)


def test_numbers_beside_the_answers_are_numbers_and_codes_stay_text(tmp_path):
    table = random_table(overall=5, plant="007", month="2026-04")
    table.loc[0, "overall"] = None
    path = tmp_path / "survey.csv"
    table.to_csv(path, index=False)
    people = read(path).people
    assert people["overall"].isna().sum() == 1
    assert people["overall"].sum() == 47 * 5
    assert set(people["plant"]) == {"007"}
    assert set(people["month"]) == {"2026-04"}


def test_spaces_around_an_account_make_no_second_account():
    table = random_table(accounts=3)
    table.loc[[0, 5], "account_id"] = [" A00", "A01  "]
    assert list(read(table).accounts) == ["A00", "A01", "A02"]
    by_category = read(table.astype({"account_id": "category"}))
    assert by_category.people["account"].tolist() == [name.strip() for name in table["account_id"]]
    refused(lambda: read(table.assign(account_id=["  ", *table["account_id"][1:]])), "no account")


def test_accounts_that_differ_only_in_case_are_pointed_out():
    table = random_table(accounts=3)
    assert not any("lower case" in warning for warning in read(table).report.warnings)
    table.loc[0, "account_id"] = "a00"
    (warning,) = [text for text in read(table).report.warnings if "lower case" in text]
    assert warning.startswith("1 account is written in several ways")
    assert "(A00, a00)" in warning


def test_both_sides_from_the_same_columns_are_refused():
    refused(lambda: read(random_table(), expectation="per_"), "same prefix", "per_")


def test_reversed_items_are_turned_and_said():
    items = ITEMS.assign(reversed=[0, 1, 0, 0, 0, 0])
    plain, survey = read(), read(items=items)
    np.testing.assert_array_equal(survey.perception["T2"], 8 - plain.perception["T2"])
    np.testing.assert_array_equal(survey.expectation["T2"], 8 - plain.expectation["T2"])
    np.testing.assert_array_equal(survey.perception["T1"], plain.perception["T1"])
    assert survey.report.table.loc["Items turned round", "value"] == "T2"
    assert plain.report.table.loc["Items turned round", "value"] == "none"


def test_an_item_worded_the_other_way_round_is_named():
    table = random_table()
    table["per_R2"] = 8 - table["per_R2"]
    (warning,) = read(table).report.warnings
    assert "R2 goes against the other items of reliability" in warning
    assert "correlation −0." in warning
    assert read(table, ITEMS.assign(reversed=[0, 0, 0, 1, 0, 0])).report.warnings == ()


def test_the_report_counts():
    table = random_table(blanks=0.1, **POINTS)
    table.loc[0, "points_empathy"] = 40
    survey = read(table)
    blanks = int(table[[f"exp_{name}" for name in NAMES]].isna().sum().sum())
    report = survey.report
    assert report.sentence == (
        "48 respondents in 12 accounts answered 6 items in 3 dimensions on a scale from 1 to 7."
    )
    assert report.table.loc["Expectations left blank", "value"].startswith(f"{blanks} of 288 (")
    assert report.table.loc["Importance", "value"] == "points for 3 dimensions"
    assert report.warnings == ("1 respondent gave points that do not add up to 100.",)
    assert report.sentence in str(survey)
    assert report.sentence in survey._repr_html_()


def test_a_name_from_a_file_stays_text():
    html = read(
        items=ITEMS.assign(reversed=1, item_id=ITEMS["item_id"].replace("T1", "<b>")).iloc[:1],
        table=random_table().rename(columns={"exp_T1": "exp_<b>", "per_T1": "per_<b>"}),
    )._repr_html_()
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_survey_asked_on_a_shorter_scale_is_suspected():
    table = random_table()
    table[[f"per_{name}" for name in NAMES]] = table[[f"per_{name}" for name in NAMES]].clip(upper=5)
    assert any("No perception is above 5" in text for text in read(table).report.warnings)


def test_columns_of_no_item_are_named():
    survey = read(random_table().assign(exp_Z9=3, per_Z8=3))
    assert [note for note in survey.notes if "exp_Z9" in note]
    assert [note for note in survey.notes if "per_Z8" in note]
    assert list(survey.people.columns) == ["account"]


def test_numbers_for_no_answer():
    table = random_table(overall=5).astype({"per_T1": float})
    table.loc[0, ["per_T1", "overall"]] = 99
    survey = read(table, missing=99)
    assert np.isnan(survey.perception.iloc[0]["T1"])
    assert np.isnan(survey.people["overall"].iloc[0])
    assert survey.people["overall"].notna().sum() == 47
    assert "missing=99" in refused(lambda: read(table), "off the scale", "per_T1", "N000")
    refused(lambda: read(table, missing="none"), "missing", "99")


def test_expectation_and_points_may_not_have_been_asked():
    table = random_table(**POINTS).drop(columns=[f"exp_{name}" for name in NAMES])
    survey = read(table, expectation=None, importance=None)
    assert survey.expectation.isna().all(axis=None)
    assert survey.perception.notna().all(axis=None)
    assert survey.importance is None
    assert "points_empathy" in survey.people


def test_part_keeps_whom_it_is_asked_for():
    survey = read(random_table(role=["buyer", "production"] * 24, **POINTS))
    part = survey.part(role="buyer", account=["A00", "A03"])
    assert len(part.people) == len(part.perception) == len(part.importance) == 4
    assert part.accounts.tolist() == ["A00", "A03"]
    assert part.dimensions == survey.dimensions
    assert len(survey.accounts) == 12  # the whole is as it was
    refused(lambda: survey.part(role="owner"), "Nobody", "role = owner")
    refused(lambda: survey.part(region="South"), "no column", "region", "role")


@given(tables)
def test_answers_are_read_as_they_stand(table):
    survey = read(table)
    for prefix, answers in (("exp_", survey.expectation), ("per_", survey.perception)):
        np.testing.assert_array_equal(answers.to_numpy(), table[[prefix + name for name in NAMES]])
    assert survey.people["account"].astype(str).tolist() == table["account_id"].tolist()
    assert survey.accounts.is_monotonic_increasing
    assert str(len(table)) in survey.report.sentence


@pytest.mark.parametrize("dtype", ["Int64", "Float64", "float32", "int8", "category", "str", object])
def test_any_type_of_column(dtype):
    table, names = random_table(), [f"per_{name}" for name in NAMES]
    typed = table.astype(dict.fromkeys(names, "int64")).astype(dict.fromkeys(names, dtype))
    np.testing.assert_array_equal(read(typed).perception, table[names])


def test_blanks_of_any_kind_are_blanks():
    for blank in (None, np.nan, pd.NA, "", " ", "n/a"):
        assert read(changed("per_R1", 3, blank)).perception["R1"].isna().sum() == 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: changed("per_T1", 2, 10), ["1 answer is off the scale from 1 to 7", "per_T1", "N002", "10"]),
        (lambda: random_table().replace(7.0, 9.0), ["answers are off the scale", "scale=(1, 9)"]),
        (lambda: changed("exp_R2", 5, np.inf), ["off the scale", "exp_R2"]),
        (lambda: changed("per_T1", 2, 0), ["off the scale", "missing=0"]),
        (lambda: changed("per_E1", 4, "often"), ["per_E1", "N004", "often", "number"]),
        (lambda: changed("per_E1", 4, "5 EUR"), ["per_E1", "5 EUR"]),
        (lambda: changed("per_E1", 4, True), ["per_E1", "True"]),
        (lambda: changed("per_E1", 4, pd.Timestamp("2026-04-01")), ["per_E1", "N004"]),
        (lambda: random_table().iloc[:1], ["Only one person"]),
        (lambda: random_table().iloc[:0], ["no rows"]),
        (lambda: random_table().drop(columns="account_id"), ["no column “account_id”", "account="]),
        (lambda: changed("account_id", 3, None), ["1 respondent has no account", "N003"]),
        (lambda: changed("account_id", 3, " "), ["no account", "N003"]),
        (lambda: changed("respondent_id", 3, "N001"), ["N001", "more than once"]),
        (lambda: changed("respondent_id", 3, None), ["respondent_id", "blank", "row 4"]),
        (lambda: random_table().drop(columns="per_R2"), ["no column per_R2", "prefix"]),
        (lambda: random_table().drop(columns=["per_R2", "per_T1"]), ["no columns per_T1, per_R2"]),
        (lambda: random_table(points_price=30), ["points_price", "dimension", "tangibles"]),
        (lambda: random_table(points_empathy=30), ["points_tangibles", "lacking"]),
        (lambda: random_table(**POINTS | {"points_empathy": -1}), ["negative", "points_empathy", "N000"]),
        (lambda: random_table(**POINTS | {"points_empathy": "much"}), ["points_empathy", "much"]),
        (lambda: pd.concat([random_table(), random_table()[["per_T1"]]], axis=1), ["per_T1", "twice"]),
        (lambda: [1, 2, 3], ["survey", "table", "list"]),
        (lambda: "no_such_survey.csv", ["“survey” was not read", "no_such_survey.csv"]),
    ],
)
def test_refusals_of_a_survey(make, words):
    refused(lambda: read(make()), *words)


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (pd.concat([ITEMS, ITEMS.iloc[:1]]), ["T1", "twice"]),
        (ITEMS.drop(columns="dimension"), ["dimension"]),
        (ITEMS.assign(dimension=["tangibles"] * 5 + [None]), ["E1", "no dimension"]),
        (ITEMS.assign(item_id=[*NAMES[:5], " "]), ["item_id"]),
        (ITEMS.assign(reversed=[0, 2, 0, 0, 0, 0]), ["reversed", "T2", "2"]),
        (ITEMS.assign(reversed=["no"] * 6), ["reversed", "T1", "no"]),
        (ITEMS.iloc[:0], ["no rows"]),
        ({}, ["no rows"]),
        (5, ["items", "int"]),
    ],
)
def test_refusals_of_a_questionnaire(items, words):
    refused(lambda: read(items=items), *words)


@pytest.mark.parametrize("scale", [(7, 1), (1, 1), 7, (1, "a"), (1, 2, 3), (1, np.inf), None])
def test_a_scale_is_two_numbers(scale):
    refused(lambda: read(scale=scale), "scale=(1, 7)")


def test_a_file_that_is_no_table_is_refused_in_words(tmp_path):
    path = tmp_path / "survey.csv"
    path.write_bytes(b"%PDF-1.7 ...")
    refused(lambda: read(path), "“survey” was not read", "PDF")
