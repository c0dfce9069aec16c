"""Tables of the lessons: each figure in its own unit, a column in one form."""

import pandas as pd

from kam_helpers import lifetime
from kam_helpers.tables import table

PROBLEMS = pd.DataFrame(
    {
        "measure": list("abcde"),
        "before": [0.11, -0.0085, 70.6, 0.43, 0.3],
        "now": [0.17, -0.0087, 73.05, 0.434, 0.31],
        "lesson": [6, 7, 7, 10, 12],
    }
)


def test_each_problem_is_shown_in_its_unit():
    shown = lifetime.problems_table(PROBLEMS)
    assert [text.replace("\u00a0", " ") for text in shown["now"]] == [
        "17 %",
        "−0.9 %",
        "73 days",
        "43 %",
        "31 %",
    ]
    assert shown["lesson"].to_list() == [6, 7, 7, 10, 12]


def test_a_table_shows_rates_in_percent_also_where_they_are_headings():
    multiples = lifetime.multiple_table([0.6, 0.9], [0.1], timing="if_retained")
    assert repr(table(multiples)).replace("\u00a0", " ").split() == (
        ["retention", "60", "%", "90", "%", "discount_rate", "10", "%", "1.20", "4.50"]
    )
    spread = pd.DataFrame({"low": [0.177]}, index=pd.Index([5], name="year"))
    assert "18\u00a0%" in table(spread, shares=["low"])._repr_html_()
    assert "18\u00a0%" not in table(spread)._repr_html_()
    assert "<td>17.7\u00a0%</td>" in table(spread, shares={"low": 1})._repr_html_()


def test_a_column_is_shown_with_the_same_decimals_and_a_day_without_its_midnight():
    frame = pd.DataFrame({"gap": [-0.0009, -1.5, 6.0], "whole": [6.0, -7.0, None]})
    frame["day"] = pd.to_datetime(["2026-06-30", "2026-07-01", None])
    shown = table(frame)
    cells = [shown.frame[name].map(show).to_list() for name, show in shown._formats().items()]
    assert cells == [["0.00", "−1.50", "6.00"], ["6", "−7", ""], ["2026-06-30", "2026-07-01", ""]]
