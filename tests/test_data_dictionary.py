"""The data dictionary: every column of every file, with the right type, and nothing else."""

import re

import pandas as pd
import pytest
from company_files import CSV_FILES, DATA, NAMES, read, readme_dictionary

from kam_helpers import datasets

MATCHES = {
    "id": re.compile(r"[A-Z][A-Z0-9-]+"),
    "choice": re.compile(r".*"),
    "text": re.compile(r".*"),
    "date": re.compile(r"(\d{4}-\d{2}-\d{2})?"),
    "month": re.compile(r"(\d{4}-\d{2})?"),
    "whole": re.compile(r"-?\d+"),
    "answer": re.compile(r"\d*"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "optional": re.compile(r"(-?\d+(\.\d+)?)?"),
    "money": re.compile(r"-?\d+\.\d{2}"),
}


def test_the_dictionary_names_every_file_column_and_row_count_and_nothing_else():
    documented = readme_dictionary()
    assert sorted([*documented, "checksums.csv", "dictionary.csv"]) == CSV_FILES
    for file, (count, columns) in documented.items():
        head, rows = read(file)
        assert list(columns) == head, file
        assert count == len(rows), file
        assert len(re.findall(r"^\| `", (DATA / "README.md").read_text("utf-8"), re.M)) == sum(
            len(columns) for _, columns in documented.values()
        )


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_the_type_its_column_is_documented_with(name):
    _, columns = readme_dictionary()[f"{name}.csv"]
    head, rows = read(f"{name}.csv")
    for place, column in enumerate(head):
        kind = MATCHES[columns[column][0]]
        assert [row[place] for row in rows if not kind.fullmatch(row[place])] == [], column


def test_dictionary_csv_says_what_the_readme_says():
    _, rows = read("dictionary.csv")
    readme = {
        (file, name, *rest)
        for file, (_, columns) in readme_dictionary().items()
        for name, rest in columns.items()
    }
    assert {tuple(row) for row in rows} == readme


def test_the_readme_gives_the_size_of_the_company_as_computed():
    profit = datasets.profit_table()
    revenue = profit["revenue"].sum()
    text = " ".join((DATA / "README.md").read_text("utf-8").split())
    margin, kept = profit["gross_margin"].sum() / revenue, profit["profit"].sum() / revenue
    said = f"CNY {revenue / 1e6:.0f} million of sales a year, {margin:.0%} gross margin, {kept:.0%} profit"
    assert said.replace("%", " %") in text


@pytest.mark.parametrize("name", NAMES)
def test_load_gives_documented_types_and_a_copy(name):
    table = datasets.load(name)
    kinds = {column: rest[0] for column, rest in readme_dictionary()[f"{name}.csv"][1].items()}
    for column, kind in kinds.items():
        dtype = table[column].dtype
        expected = {
            "id": isinstance(dtype, pd.CategoricalDtype),
            "choice": isinstance(dtype, pd.CategoricalDtype),
            "date": pd.api.types.is_datetime64_dtype(dtype),
            "whole": dtype == "int64",
            "answer": dtype == "float64",
            "number": dtype == "float64",
            "optional": dtype == "float64",
            "money": dtype == "float64",
        }.get(kind, pd.api.types.is_string_dtype(dtype))
        assert expected, (column, kind, dtype)
    table.iloc[:, 0] = table.iloc[::-1, 0].to_numpy()
    assert not datasets.load(name).equals(table)
