"""Figures in a lesson's prose that no cell prints, such as answers about a slider, computed by the models.

Bold figures are held against the outputs by ``notebook_checks``. A row here: the lesson, its phrase with a
name for each figure, and the function that computes them.
"""

from pathlib import Path

import notebook_checks
import pytest

from kam_helpers import datasets, loyalty, switching
from kam_helpers.formats import percent

LESSONS = Path(__file__).parents[1] / "notebooks"
WORTH_TRYING = 50_000  # CNY, as the whitespace explorer starts


def openings(cost_per_attempt):
    """How many openings bring at least what the explorer asks of them."""
    margins = datasets.contribution_by_group().sum() / datasets.purchases_by_group().sum()
    grid = loyalty.whitespace_grid(datasets.wallet_table())
    found = loyalty.opportunities(grid, margins, cost_per_attempt=cost_per_attempt)
    return int((found["expected_cny"] >= WORTH_TRYING).sum())


def dearer_attempts():
    return {"left": openings(60_000), "all": openings(20_000)}


def attraction():
    return loyalty.delivered_value_advantage(datasets.customer_values_table())["attraction"]


def net_costs():
    return switching.switching_costs(datasets.switching_costs_table())["net"]


def last_hostage():
    """The further discount, in points, at which leaving pays for the last hostage too, and who that is."""
    answers, bought = datasets.loyalty_answers_table(), datasets.lifetime_facts(months=12)["revenue"]
    kinds = loyalty.loyalty_matrix(answers["attitude"], answers["repurchase_rate"])["type"]
    table = loyalty.staying_table(bought, attraction(), net_costs())
    force = table["force_share"][kinds.index[kinds == "hostage"]]
    return {"points": f"{100 * force.max():.1f}", "account": force.idxmax().split()[0]}


def one_year_ahead():
    bought, name = datasets.lifetime_facts(months=12)["revenue"], "Brandvold & Sons Packaging"
    needed = switching.needed_discount(net_costs()[name], bought[name], years=1)
    return {"needed": percent(needed)}


def with_delivered_value():
    bought = datasets.lifetime_facts(months=12)["revenue"]
    offers = datasets.rival_offers_table()["discount_percent"] / 100
    table = switching.against_offer(net_costs(), bought, offers, advantage_cny=attraction() + offers * bought)
    return {"needed": percent(table.loc["Brandvold & Sons Packaging", "needed_discount"])}


def growing_market():
    account = datasets.lifetime_facts(months=12).filter(like="Hesselvik", axis="index").squeeze()
    return {"growth": percent(account["market_growth_percent"] / 100)}


FIGURES = [
    ("06_loyalty", "At CNY 60 k an attempt, {left} of **{all}** openings are left.", dearer_attempts),
    ("06_loyalty", "(Question 1: {points} points; {account} is the last.)", last_hostage),
    ("06_loyalty", "its market grows by {growth} a year", growing_market),
    ("10_barriers_and_alliances", "With one year it would take {needed}:", one_year_ahead),
    ("10_barriers_and_alliances", "switching cost says; {needed} at Brandvold.", with_delivered_value),
]


@pytest.mark.parametrize(("lesson", "phrase", "compute"), FIGURES, ids=[row[2].__name__ for row in FIGURES])
def test_the_prose_says_what_the_models_compute(lesson, phrase, compute):
    notebook = notebook_checks.read(LESSONS / f"{lesson}.ipynb")
    prose = "\n".join(text for _cell, text in notebook_checks.texts(notebook)).replace("\u00a0", " ")
    assert phrase.format(**compute()).replace("\u00a0", " ") in prose
