"""The letter that asks for an increase: its figures, both directions, names that stay text."""

import pandas as pd
import pytest

from kam_helpers import pricing
from kam_helpers.errors import CourseError

INDICES = pd.DataFrame(
    {"resin": [100.0, 110.0], "energy": [100.0, 95.0], "wages": [100.0, 100.0]}, ["2026-01", "2026-07"]
)
SHARES = {"resin": 0.30, "energy": 0.10, "wages": 0.10}


@pytest.fixture(scope="module")
def argument():
    clause = pricing.IndexClause(SHARES, 0.50, "2026-01")
    return pricing.increase_argument(clause, 80.0, INDICES, "2026-07", units_a_year=10_000, margin=0.4)


def plain(text):
    return text.replace("\xa0", " ")


def test_the_figures_of_the_letter(argument):
    """0.30 × 10 % − 0.10 × 5 % = 2.5 % of CNY 80."""
    letter = plain(pricing.increase_letter(argument, "Alder"))
    assert "resin: +10.0 % since then; at 30 % of the price that makes +3.00 %" in letter
    assert "makes +2.5 % of the price" in letter
    assert "CNY 82.00 for one kg instead of CNY 80.00" in letter
    assert f"Price from {argument.starts}" in letter


def test_what_fell_is_said_and_what_did_not_move_is_not(argument):
    letter = plain(pricing.increase_letter(argument, "Alder"))
    assert "energy: −5.0 % since then; at 10 % of the price that makes −0.50 %" in letter
    assert "wages" not in letter


def test_every_option_is_offered_and_our_margin_is_not_told(argument):
    letter = plain(pricing.increase_letter(argument, "Alder"))
    assert all(f"– {option}, from CNY" in letter for option in pricing.OPTIONS)
    assert "in two steps, from CNY 81.00" in letter
    assert "40 %" not in letter and "margin" not in letter


def test_names_stay_text_on_one_line(argument):
    letter = pricing.increase_letter(argument, "Alder\nSubject: <b>yes</b>", unit="drum\tof 200 l")
    assert "Dear colleagues at Alder Subject: <b>yes</b>," in letter
    assert "one drum of 200 l instead" in letter


def test_without_figures_there_is_no_letter():
    with pytest.raises(CourseError, match="increase_argument"):
        pricing.increase_letter({"change": 0.02}, "Alder")
