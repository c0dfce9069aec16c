"""A card that stands in the lesson: what an index passes on."""

import pandas as pd

from ... import pricing as models
from ...formats import percent
from ...text import N_
from .. import Number, Question, WrongPath

RESIN, WAGES, YIELD, RESIN_UP, WAGES_UP = 0.33, 0.15, 0.92, 0.06, 0.05


def _passed(resin=RESIN, wages=WAGES, used=YIELD):
    """What the formula passes on, fraction of the price."""
    clause = models.IndexClause(
        {"resin": resin, "wages": wages}, 1 - resin - wages, "2026-01", yields={"resin": used, "wages": 1.0}
    )
    indices = pd.DataFrame({"resin": [1, 1 + RESIN_UP], "wages": [1, 1 + WAGES_UP]}, ["2026-01", "2026-07"])
    return clause.price(1, indices, "2026-07") - 1


indexed = Question(
    name="pricing.indexed",
    number="L6",
    title=N_("What the index passes on"),
    minutes=3,
    topics=("U5.13",),
    prompt=N_(
        "Of the price of a coating {resin} is resin and {wages} wages, by contract; the rest is fixed. "
        "Resin is {resin_up} dearer, wages are {wages_up}. Of the resin we buy, {used} end up in the goods. "
        "**By how many per cent does the price rise?** (To the tenth.)"
    ),
    facts=lambda: {
        "resin": percent(RESIN),
        "wages": percent(WAGES),
        "used": percent(YIELD),
        "resin_up": percent(RESIN_UP),
        "wages_up": percent(WAGES_UP),
        "weight": percent(RESIN / YIELD, 1),
        "passed": percent(_passed(), 1),
        "without": percent(_passed(used=1.0), 1),
    },
    kind=Number(unit="percent", absolute=0.0006, decimals=1),
    expected=_passed,
    wrong_paths=(
        WrongPath(
            "whole price indexed",
            lambda: RESIN_UP,
            N_("You passed the rise of resin on to the whole price. Only {resin} of the price is resin."),
        ),
        WrongPath(
            "indices added",
            lambda: RESIN_UP + WAGES_UP,
            N_("You added two indices. Each counts with its share of the price."),
        ),
        WrongPath(
            "yield left out",
            lambda: _passed(used=1.0),
            N_("For each kilogram in the goods we buy more than one: divide the share of resin by {used}."),
        ),
        WrongPath(
            "resin only", lambda: _passed(wages=1e-9), N_("You left out wages: they are indexed, too.")
        ),
        WrongPath(
            "yield the wrong way",
            lambda: RESIN * YIELD * RESIN_UP + WAGES * WAGES_UP,
            N_("You multiplied by the yield. What is lost on the way has to be bought as well: divide."),
        ),
    ),
    hints=(N_("{resin} ÷ {used} × {resin_up}, and the wages."),),
    worked="answer = 0.33 / 0.92 * 0.06 + 0.15 * 0.05",
    reason=N_(
        "{resin} ÷ {used} × {resin_up} + {wages} × {wages_up} ≈ {passed}.\n\n"
        "A letter that asks for {resin_up} loses the argument with the first buyer who can divide. One that "
        "forgets the yield asks for {without} and leaves the difference with us."
    ),
    say=N_("Resin is up {resin_up}. For this customer that is {passed}, wages included; here is the sum."),
)
