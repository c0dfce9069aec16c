"""Exercise, part one: the gap, its sign, and whose voice counts."""

from ...text import N_
from .. import Number, Question, WrongPath
from . import facts

overall_gap = Question(
    name="satisfaction.overall_gap",
    number="4.1",
    title=N_("The gap of the whole survey"),
    minutes=3,
    topics=("U4.02", "U4.06"),
    prompt=N_(
        "The table shows what customers expected and perceived in each dimension, 1 to 7, every account "
        "with one voice. **What is the gap of the survey as a whole**, all dimensions counted alike? Give "
        "the sign and two decimals."
    ),
    kind=Number(unit=N_("points"), absolute=0.006),
    expected=lambda: facts.gaps()["gap"].mean(),
    wrong_paths=(
        WrongPath(
            "turned round",
            lambda: -facts.gaps()["gap"].mean(),
            N_(
                "You took expected minus perceived. The gap is perceived minus expected: below zero, we "
                "fall short."
            ),
        ),
        WrongPath(
            "sum",
            lambda: facts.gaps()["gap"].sum(),
            N_("That is the sum of the five gaps; divide by five."),
        ),
        WrongPath(
            "worst",
            lambda: facts.gaps()["gap"].min(),
            N_("That is the worst dimension. Asked is the mean of all five."),
        ),
        WrongPath(
            "perception alone",
            lambda: facts.gaps()["perception"].mean(),
            N_("That is what they perceive. What they expected has to be taken off."),
        ),
        WrongPath(
            "relative",
            lambda: facts.gaps()["gap"].mean() / facts.gaps()["expectation"].mean(),
            N_("You divided by what was expected. A gap is in points of the scale, not in percent."),
        ),
    ),
    hints=(N_("Perceived − expected, dimension by dimension."), N_("Add the five gaps and divide by five.")),
    worked='answer = satisfaction.gap_scores(survey, draws=1)["gap"].mean()',
    reason=N_(
        "On seven points, gaps between −0.2 and −1.5 are common (from memory): everybody expects a lot."
    ),
    say=N_("We fall half a point short of what customers expect; it matters more where than how much."),
)


def _four():
    return facts.gaps("account").loc[facts.FOUR]


def _by_person(table):
    """The mean in which everybody who answered has one voice."""
    return (table["gap"] * table["respondents"]).sum() / table["respondents"].sum()


one_voice = Question(
    name="satisfaction.one_voice",
    number="4.2",
    title=N_("Whose voice counts?"),
    minutes=3,
    topics=("U4.02",),
    prompt=N_(
        "In two of the four accounts many people answered, in two only a couple (the table gives the mean "
        "gap of each account). **What is the mean gap of the four when every account has one voice?** Give "
        "the sign and two decimals."
    ),
    kind=Number(unit=N_("points"), absolute=0.006),
    expected=lambda: _four()["gap"].mean(),
    wrong_paths=(
        WrongPath(
            "people first",
            lambda: _by_person(_four()),
            N_(
                "You gave every person one voice, so the two accounts with many answers drown the others: "
                "the trouble is gone. Average within accounts first."
            ),
        ),
        WrongPath(
            "turned round",
            lambda: -_four()["gap"].mean(),
            N_("The gap is perceived minus expected: on the whole they get less than they expected."),
        ),
        WrongPath(
            "sum",
            lambda: _four()["gap"].sum(),
            N_("That is the sum of the four; divide by four."),
        ),
        WrongPath(
            "middle",
            lambda: _four()["gap"].median(),
            N_("That is the median. Here the mean of the four is asked."),
        ),
    ),
    hints=(N_("Does it matter how many people answered, once an account has its mean?"),),
    worked="answer = four_gaps.mean()",
    reason=N_(
        "People of one account share engineers, trucks and moods, and their number is chance. What we can "
        "lose is an account."
    ),
    say=N_("Large accounts answer in numbers. The quiet ones are not happier, only fewer."),
)
