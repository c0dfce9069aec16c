"""One practice question for the first page."""

from ..text import N_
from . import Number, Question, WrongPath

PRICE_CUT, MARGIN = 0.05, 0.30

price_cut = Question(
    name="start.price_cut",
    number="0.1",
    title=N_("A practice card"),
    minutes=2,
    topics=("U0",),
    prompt=N_(
        "A product sells at a gross margin of 30 % of its price. A customer gets 5 % off the price. "
        "By what percentage does our **gross margin in money** on it fall?"
    ),
    kind=Number(unit="percent"),
    expected=lambda: PRICE_CUT / MARGIN,
    wrong_paths=(
        WrongPath(
            "price",
            lambda: PRICE_CUT,
            N_(
                "That is the cut in the price. The whole cut comes out of the margin, which is "
                "smaller than the price."
            ),
        ),
        WrongPath(
            "margin left",
            lambda: MARGIN - PRICE_CUT,
            N_("That is the margin that is left, in percent of the old price. By what part did it fall?"),
        ),
        WrongPath(
            "product",
            lambda: PRICE_CUT * MARGIN,
            N_("You multiplied. Five out of thirty is a division."),
        ),
    ),
    hints=(N_("Of a price of 100, the margin is 30. How much is left after 5 off?"), N_("5 of 30 are gone.")),
    worked="answer = 0.05 / 0.30",
    reason=N_("A price cut comes out of the margin in full, so it weighs more than it looks."),
    say=N_("Five percent off the price is a sixth of what we earn on it."),
)

QUESTIONS = (price_cut,)
