"""Figures in a lesson's prose that no cell prints, such as answers about a slider, computed by the models.

Bold figures are held against the outputs by ``notebook_checks``. A row here: the lesson, its phrase with a
name for each figure, and the function that computes them.
"""

from pathlib import Path

import notebook_checks
import pytest

from kam_helpers import datasets, loyalty, negotiation, pricing, switching
from kam_helpers.formats import money, percent

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


def not_to_the_largest():
    rule = pricing.indifference_table(datasets.cost_down_facts()).loc["Tallowmere Furniture Group"]
    return {"removes": f"{100 * rule['removes']:.0f}", "costs": f"{100 * rule['needed']:.0f}"}


def ranked(name, chance):
    elements, contracts = datasets.price_elements_table(), datasets.contracts_table()
    alike = datasets.accounts().set_index("account")["industry"]
    account, request = pricing.from_facts(datasets.cost_down_facts().loc[name])
    spill = pricing.spills_of(elements, contracts, alike)[name]
    return pricing.rank_responses(account, request, chance=chance, spill=spill)


def trade_by_the_model():
    ranking = ranked("Brakenfeld Brake Systems", pricing.ModelChance())
    cut = percent(ranking.response(ranking.best).total_cut, 1)
    return {"best": ranking.best, "cut": cut, "firm": percent(ranking.firmness)}


def yes_at_the_largest():
    ranking = ranked("Tallowmere Furniture Group", pricing.OwnEstimate())
    behind = ranking.value("expected_clp", "unbundle service") - ranking.value("expected_clp", "concede")
    return {"behind": money(behind)}


def loss_at_the_high_margin():
    loss = -pricing.break_even_volume_change(0.10, 0.50)
    return {"loss": percent(loss)}


def once_three_quarters():
    survey = pricing.given_to_asked(datasets.published_cost_down_survey()).table
    return {"part": percent(survey.loc[1999, "given_to_asked"])}


def nothing_to_sign():
    row = datasets.cost_down_facts().loc["Tallowmere Furniture Group"]
    zone = negotiation.bargaining_zone(negotiation.scenario(row, seed=5))
    return {"deal": "no deal" if not zone.numbers else "some deal", "seed": 5}


FIGURES = [
    ("06_loyalty", "At CNY 60 k an attempt, {left} of **{all}** openings are left.", dearer_attempts),
    ("06_loyalty", "(Question 1: {points} points; {account} is the last.)", last_hostage),
    ("06_loyalty", "its market grows by {growth} a year", growing_market),
    (
        "07_pricing_and_cost_down",
        "our largest account: it removes {removes} and costs {costs}.",
        not_to_the_largest,
    ),
    (
        "07_pricing_and_cost_down",
        "By the model *{best}* is first, {cut} for two years and full loads, in {firm}.",
        trade_by_the_model,
    ),
    ("07_pricing_and_cost_down", "of its volume, the other {loss}.", loss_at_the_high_margin),
    ("07_pricing_and_cost_down", "but in 1999 they gave {part}.", once_three_quarters),
    ("07_pricing_and_cost_down", "a yes leaves {behind} less than taking out service", yes_at_the_largest),
    (
        "07_pricing_and_cost_down",
        "Where {deal} is better than none (Tallowmere, buyer no. {seed})",
        nothing_to_sign,
    ),
    ("10_barriers_and_alliances", "With one year it would take {needed}:", one_year_ahead),
    ("10_barriers_and_alliances", "switching cost says; {needed} at Brandvold.", with_delivered_value),
]


@pytest.mark.parametrize(("lesson", "phrase", "compute"), FIGURES, ids=[row[2].__name__ for row in FIGURES])
def test_the_prose_says_what_the_models_compute(lesson, phrase, compute):
    notebook = notebook_checks.read(LESSONS / f"{lesson}.ipynb")
    prose = "\n".join(text for _cell, text in notebook_checks.texts(notebook)).replace("\u00a0", " ")
    assert phrase.format(**compute()).replace("\u00a0", " ") in prose
