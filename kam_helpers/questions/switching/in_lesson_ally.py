"""A card that stands in the lesson: ready for an alliance, by the weakest condition."""

import pandas as pd

from ... import switching as models
from ...switching.alliances import LEAST
from ...text import N_
from .. import Choice, Question, WrongPath

# Answers 1 (not at all) … 5 (fully) to the three statements of each condition.
ANSWERS = {
    "complementarity": (5, 4, 5),
    "compatibility": (4, 4, 5),
    "commitment": (5, 5, 4),
    "governance and trust": (2, 3, 5),
}


def _answers():
    """The answers by question."""
    items = [item for condition in models.CONDITIONS for item in condition.questions]
    return pd.Series([value for values in ANSWERS.values() for value in values], items)


def _ready():
    return models.readiness(_answers())


def _expected():
    """The option that the verdict comes to."""
    found = _ready()
    return {"ready": "ready", "not yet": "never"}.get(found.verdict, found.weakest)


ready = Question(
    name="switching.ready",
    number="L4",
    title=N_("Ready, on average"),
    minutes=2,
    topics=("U5.37", "U5.40"),
    prompt=N_(
        "Both sides answered twelve statements, 1 (not at all) to 5 (fully). Complementarity: {a0}. "
        "Compatibility: {a1}. Commitment: {a2}. Governance and trust: {a3}. The average is {mean}; a "
        "condition counts as its middle answer, and from {least} on it holds. **What comes first?**"
    ),
    facts=lambda: {
        **{f"a{n}": ", ".join(map(str, values)) for n, values in enumerate(ANSWERS.values())},
        "mean": f"{_answers().mean():.1f}",
        "level": _ready().level,
        "least": LEAST,
        "mend": _ready().scores.loc[_ready().weakest, "mend"],
    },
    kind=Choice(
        {
            "ready": N_("Sign: on average it is good"),
            "governance and trust": N_("Agree who decides, who owns what and how to part; then sign"),
            "commitment": N_("Look for a sponsor on their board; then sign"),
            "never": N_("Nothing: somebody answered 2, so it will never work"),
        }
    ),
    expected=_expected,
    wrong_paths=(
        WrongPath(
            "average",
            lambda: "ready",
            N_(
                "{mean} on average. A chain does not hold by the average of its links: governance and trust "
                "stands at {level}."
            ),
        ),
        WrongPath(
            "strong condition",
            lambda: "commitment",
            N_("Commitment holds already. Mend what is weakest, not what you care about most."),
        ),
        WrongPath(
            "lowest answer",
            lambda: "never",
            N_(
                "One answer is not a condition: its middle answer is {level}, and what is missing can be "
                "written."
            ),
        ),
    ),
    hints=(N_("The middle answer of each three. Which of the four is the lowest?"),),
    worked='answer = "governance and trust"',
    reason=N_(
        "The weakest condition decides. {mend} That costs a month; an alliance that breaks over it costs "
        "years."
    ),
    say=N_("We like each other, and have nothing in writing for the day we do not. That first."),
)
