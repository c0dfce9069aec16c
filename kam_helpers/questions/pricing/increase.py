"""Exercise, part eight: what a clause passes on, and how much volume a letter may cost."""

from ... import datasets
from ... import pricing as models
from ...formats import percent
from ...pricing.index import AS_AGREED, NO_LAG, WHOLE
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _way(name):
    """The change of the price by one way to pass the index on (fraction)."""
    clause, _basket, indices = facts.indexed()
    return float(models.pass_through(clause, 100, indices, facts.NOW)["change"][name])


def _powder():
    """What the same clause makes of the cost of powder coatings alone (fraction)."""
    alone = datasets.cost_structure().loc[["powder coatings"]]
    weights = models.basket_weights(alone, {"powder coatings": 1.0})
    clause = models.clause_of(datasets.contracts_table().loc[facts.INDEXED], weights)
    return clause.price(1, datasets.cost_indices(), facts.NOW) - 1


def _share():
    return 1 - facts.indexed()[0].fixed_share


clause_price = Question(
    name="pricing.clause_price",
    number="7.19",
    title=N_("What the contract gives us"),
    minutes=4,
    topics=("U5.13",),
    prompt=N_(
        "{account} asks for {asked} off this year, and for more later. Its contract has an index clause: "
        "{share} of the price follow the index of all that it buys from us (table), up and down; each month "
        "counts the index of the month before. **By how many per cent does its price change in July 2026 "
        "against December 2025?** (To the tenth; a fall with a minus sign.)"
    ),
    facts=lambda: {
        "account": facts.INDEXED,
        "asked": percent(facts.asked(facts.INDEXED)),
        "share": percent(_share()),
        "index": percent(_way(WHOLE), 1),
        "change": percent(_way(AS_AGREED), 1),
        "next": percent(_way(NO_LAG), 1),
        "powder": percent(_powder(), 1),
    },
    kind=Number(unit="percent", absolute=0.0012, decimals=1),
    expected=lambda: _way(AS_AGREED),
    wrong_paths=(
        WrongPath(
            "whole price indexed",
            lambda: _way(WHOLE),
            N_("You let the whole price follow the index. By contract {share} of it do."),
        ),
        WrongPath(
            "lag left out",
            lambda: _way(NO_LAG),
            N_("You took the index of July. By contract July's price follows the index of June."),
        ),
        WrongPath(
            "both",
            lambda: _way(NO_LAG) / _share(),
            N_("Two things: {share} of the price follow, and the index of the month before counts."),
        ),
    ),
    hints=(N_("Index of June ÷ index of December 2025, less one; times {share}."),),
    worked='answer = clause.price(100, indices, "2026-07") / 100 - 1',
    reason=N_(
        "{share} × {index} ≈ {change}, for all that it buys, from powder coatings to service. (For powder "
        "coatings alone it is {powder}.)\n\n"
        "While it asks for {asked} less, its own contract says {change} more, and {next} next month. Who "
        "reads the contract before the talk has something to give that costs nothing new."
    ),
    say=N_("They ask for {asked}. By their own contract the price has just risen by {change}."),
)


def _break_even(margin=None, full=False):
    _clause, avoidable, at_full, _bought = facts.dearer()
    before = at_full if full else avoidable
    left = before - facts.letter().cost_change if margin is None else margin
    return -models.break_even_volume_change(facts.letter().change, left)


may_lose = Question(
    name="pricing.may_lose",
    number="7.20",
    title=N_("What the letter may cost"),
    minutes=4,
    topics=("U5.13", "U5.09"),
    prompt=N_(
        "For {account}, which has no index clause, the indices have raised our cost by {change} of the "
        "price. The avoidable margin was {margin} and is {left} now. We ask for {change} more. **How much of "
        "its volume may we lose by that until the letter is no better than no letter?** (To the tenth; cost "
        "to serve left aside.)"
    ),
    facts=lambda: {
        "account": facts.DEARER,
        "change": percent(facts.letter().change, 1),
        "margin": percent(facts.dearer()[1], 1),
        "left": percent(facts.dearer()[1] - facts.letter().cost_change, 1),
        "loss": percent(facts.letter().break_even_loss, 1),
    },
    kind=Number(unit="percent", absolute=0.0012, decimals=1),
    expected=lambda: facts.letter().break_even_loss,
    wrong_paths=(
        WrongPath(
            "margin before the rise",
            lambda: _break_even(margin=facts.dearer()[1]),
            N_("You took the margin of before. Without the letter it is {left}."),
        ),
        WrongPath(
            "margin after it",
            lambda: facts.letter().change / (facts.dearer()[1] - facts.letter().cost_change),
            N_("What is sold after the letter earns {change} more: put that below the line, too."),
        ),
        WrongPath(
            "average cost for avoidable cost",
            lambda: _break_even(full=True),
            N_("That is at full cost. What is lost with the volume is the avoidable margin."),
        ),
        WrongPath(
            "compared with last year",
            lambda: 0.0,
            N_(
                "You compare with last year. The cost is up whether we write or not: compare with not "
                "writing."
            ),
        ),
    ),
    hints=(N_("Rise ÷ (margin now + rise)."),),
    worked="answer = letter.break_even_loss",
    reason=N_(
        "{change} ÷ ({left} + {change}) ≈ {loss}.\n\n"
        "Silence costs the whole {change} for certain. Would the letter cost more than {loss} of the volume? "
        "If you do not think so, write it."
    ),
)
