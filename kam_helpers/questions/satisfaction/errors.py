"""Exercise, part four: find the error in a weighted score, and in what the gap is called."""

from ... import satisfaction as models
from ...text import N_, _
from .. import Number, Question, WrongPath
from .facts import signed

# Ours, made so that the two printed figures come out: mean gap −1.31, "weighted" −30.6.
GAPS = {
    "tangibles": -0.75,
    "reliability": -1.90,
    "responsiveness": -1.60,
    "assurance": -1.20,
    "empathy": -1.10,
}
POINTS = {"tangibles": 8, "reliability": 40, "responsiveness": 25, "assurance": 15, "empathy": 12}


def _sum():
    """What comes out when points are multiplied as they are."""
    return sum(POINTS[name] * GAPS[name] for name in GAPS)


def shown_scores():
    each = _("{dimension} {gap} with {points} points")
    scores = [each.format(dimension=_(name), gap=signed(GAPS[name]), points=POINTS[name]) for name in GAPS]
    return {
        "scores": ", ".join(scores),
        "plain": signed(models.weighted_gap(GAPS)),
        "printed": signed(_sum() / len(GAPS), 1),
        "sum": signed(_sum(), 0),
    }


thirty = Question(
    name="satisfaction.thirty",
    number="4.15",
    title=N_("Find the error: a weighted gap of thirty"),
    minutes=4,
    topics=("U4.02",),
    prompt=N_(
        "The report of the lesson again: {scores}. Its mean gap of {plain} is right; its weighted gap of "
        "{printed} cannot be, for answers go from 1 to 7. **What is the weighted gap?** Give the sign and "
        "two decimals."
    ),
    facts=shown_scores,
    kind=Number(unit=N_("points"), absolute=0.012),
    expected=lambda: float(models.weighted_gap(GAPS, POINTS)),
    wrong_paths=(
        WrongPath(
            "divided by a hundred",
            lambda: _sum() / len(GAPS) / 100,
            N_("You divided {printed} by 100. It had been divided by five as well; that has to be undone."),
        ),
        WrongPath(
            "points as weights",
            lambda: _sum(),
            N_("Points times gaps add up to {sum}; the points add up to 100, so divide by 100."),
        ),
        WrongPath(
            "as printed",
            lambda: _sum() / len(GAPS),
            N_("That is the slip itself. A mean lies between the smallest and the largest gap."),
        ),
        WrongPath(
            "unweighted",
            lambda: float(models.weighted_gap(GAPS)),
            N_("That is the mean without weights. Customers count reliability for more."),
        ),
        WrongPath(
            "turned round",
            lambda: -float(models.weighted_gap(GAPS, POINTS)),
            N_(
                "The gap is perceived minus expected: where they get less than they expected, it is below "
                "zero."
            ),
        ),
    ),
    hints=(N_("Gap × points, added up."), N_("Divide by what the points add up to, and by nothing else.")),
    worked=(
        "gaps = [-0.75, -1.90, -1.60, -1.20, -1.10]\n"
        "answer = float(satisfaction.weighted_gap(gaps, [8, 40, 25, 15, 12]))"
    ),
    reason=N_(
        "Two divisions were mixed up: by 100 it was not divided, by five it was. Weights that add up to one "
        "leave nothing to mix up."
    ),
    say=N_("Weighted, we fall short a little more than unweighted: our worst gaps are where it matters."),
)

MODEL = {"direct": 0.3, "disconfirmation": 0.6}
MODEST, DEMANDING = (3.0, 3.2), (6.5, 6.2)  # expected, perceived


def _satisfied(customer):
    return models.satisfaction_model(*customer, **MODEL)


def _gap(customer):
    return customer[1] - customer[0]


called_satisfaction = Question(
    name="satisfaction.called_satisfaction",
    number="4.16",
    title=N_("Find the error: “satisfaction is perceived minus expected”"),
    minutes=5,
    topics=("U4.02", "U4.05"),
    prompt=N_(
        "An outline says: satisfaction = perceived − expected. The modest customer expected {low} and got "
        "{low_got}; the demanding one expected {high} and got {high_got}. By the outline the modest one is "
        "happier. Oliver (1980, from memory) lets expectation count by itself as well. Take: satisfaction = "
        "4 + {direct} × (expected − 4) + {felt} × (perceived − expected) (the numbers are course "
        "assumptions).\n\n"
        "**By how many points is the demanding customer more satisfied than the modest one?** Less "
        "satisfied would be below zero."
    ),
    facts=lambda: {
        "low": MODEST[0],
        "low_got": MODEST[1],
        "high": DEMANDING[0],
        "high_got": DEMANDING[1],
        "direct": MODEL["direct"],
        "felt": MODEL["disconfirmation"],
    },
    kind=Number(unit=N_("points"), absolute=0.012),
    expected=lambda: _satisfied(DEMANDING) - _satisfied(MODEST),
    wrong_paths=(
        WrongPath(
            "gap",
            lambda: _gap(DEMANDING) - _gap(MODEST),
            N_(
                "That is the difference of the gaps: the outline's own error. Expectation counts by itself "
                "too."
            ),
        ),
        WrongPath(
            "gap only",
            lambda: MODEL["disconfirmation"] * (_gap(DEMANDING) - _gap(MODEST)),
            N_("You left out what expectation does by itself: {direct} × (expected − 4)."),
        ),
        WrongPath(
            "expectation only",
            lambda: MODEL["direct"] * (DEMANDING[0] - MODEST[0]),
            N_("You left out the gap: one of them was disappointed, if only a little."),
        ),
        WrongPath(
            "perceived",
            lambda: DEMANDING[1] - MODEST[1],
            N_("That is the difference in what they perceived. Satisfaction is another question."),
        ),
        WrongPath(
            "turned round",
            lambda: _satisfied(MODEST) - _satisfied(DEMANDING),
            N_("You took the modest one minus the demanding one; it is asked the other way round."),
        ),
    ),
    hints=(
        N_("Work out each customer: 4, plus {direct} × (expected − 4), plus {felt} × gap."),
        N_("For the modest one: 4 − 0.3 + 0.12."),
    ),
    worked=(
        'model = {"direct": 0.3, "disconfirmation": 0.6}\n'
        "demanding = satisfaction.satisfaction_model(6.5, 6.2, **model)\n"
        "answer = demanding - satisfaction.satisfaction_model(3.0, 3.2, **model)"
    ),
    reason=N_(
        "The gap measures the quality of a service against what was expected. Whoever expects little and "
        "gets a little more has a fine gap and poor service."
    ),
    say=N_("We report the gap as a gap, and ask for satisfaction separately."),
)
