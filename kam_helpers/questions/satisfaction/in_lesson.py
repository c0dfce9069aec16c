"""Cards that stand in the lesson: the score of 30.6, the South, and an honest no."""

from ...formats import percent
from ...text import N_
from .. import Choice, Question, WrongPath
from . import facts
from .errors import shown_scores

weights = Question(
    name="satisfaction.weights",
    number="L1",
    title=N_("Gaps about one, and a score of thirty"),
    minutes=3,
    topics=("U4.02",),
    prompt=N_(
        "A report on a survey with answers from 1 to 7 gives five gaps and the points of importance that "
        "customers divided among them: {scores}. It goes on: mean gap {plain}, weighted gap {printed}. (Such "
        "a pair of figures was asked about on the web; the five gaps behind it are ours.) **What went "
        "wrong?**"
    ),
    facts=shown_scores,
    kind=Choice(
        {
            "sum": N_("The points add up to 100, not to 1; and the sum was divided by five once more"),
            "sign": N_("Expected minus perceived was taken, so the sign is wrong"),
            "people": N_("People were averaged before accounts"),
            "fine": N_("Nothing: weights make important gaps larger"),
        }
    ),
    expected=lambda: "sum",
    wrong_paths=(
        WrongPath(
            "sign",
            lambda: "sign",
            N_("The sign is right: they fall short, so all is below zero. Look at the size."),
        ),
        WrongPath(
            "people",
            lambda: "people",
            N_("That moves a score by tenths of a point, not from one point to thirty."),
        ),
        WrongPath(
            "nothing",
            lambda: "fine",
            N_(
                "A weighted mean lies between the smallest and the largest gap. Nothing on a scale from 1 "
                "to 7 can be {printed}."
            ),
        ),
    ),
    hints=(
        N_("How large can a gap be at most, if the answers go from 1 to 7?"),
        N_("What do the points add up to?"),
    ),
    worked='answer = "sum"',
    reason=N_(
        "Points of 100 must be divided by 100, and a weighted sum is already a mean: dividing by the number "
        "of dimensions takes it twice."
    ),
    say=N_("A weighted score outside its own gaps is a slip of arithmetic, not a bad result."),
)


def _south():
    row = facts.gaps("region").loc[facts.REGION]
    others = facts.gaps("region").drop(facts.REGION)["perception"]
    return {
        "gap": facts.signed(row["gap"]),
        "got": facts.signed(row["perception"]),
        "low": facts.signed(others.min()),
        "high": facts.signed(others.max()),
        "share": percent(facts.effects()["share"]["promises"]),
    }


south = Question(
    name="satisfaction.south",
    number="L2",
    title=N_("Which lever for the South?"),
    minutes=2,
    topics=("U4.05", "U4.07"),
    prompt=N_(
        "In the South the gap is {gap}, the worst of four regions. What is perceived there is {got}, "
        "elsewhere {low} to {high}. Of what four drivers explain of expectation, promises explain {share}. "
        "There is money for one step. **Which?**"
    ),
    facts=_south,
    kind=Choice(
        {
            "service": N_("Better service in the South: more engineers, faster trucks"),
            "promises": N_("Agree which dates and services may be promised there, and offer options"),
            "everywhere": N_("Lower all promises, in all four regions"),
            "discount": N_("A discount in the South, as an excuse"),
        }
    ),
    expected=lambda: "promises",
    wrong_paths=(
        WrongPath(
            "service",
            lambda: "service",
            N_("They get what the others get. More service closes the gap until the next promise opens it."),
        ),
        WrongPath(
            "everywhere",
            lambda: "everywhere",
            N_(
                "In the other regions promise and service lie close together. Promising less there would "
                "lose orders."
            ),
        ),
        WrongPath(
            "discount",
            lambda: "discount",
            N_(
                "A discount answers no promise, comes back every year, and teaches that promises are for "
                "sale."
            ),
        ),
    ),
    hints=(N_("A gap has two ends. Which of them is unlike the other regions?"),),
    worked='answer = "promises"',
    reason=N_("Where perception is like elsewhere and expectation is not, the cause is what was said."),
    say=N_("The South needs no more trucks. It needs to know what it may promise."),
)

wording = Question(
    name="satisfaction.wording",
    number="L3",
    title=N_("Step three, said honestly"),
    minutes=2,
    topics=("U4.12", "U4.13"),
    prompt=N_(
        "A customer wants a special shade in batches of 20 kg. The mixer needs at least 80 kg; smaller "
        "batches come out uneven. **Which sentence does step three: say what cannot be done?**"
    ),
    kind=Choice(
        {
            "no": N_("20 kg is not possible: below 80 the mixer leaves streaks. May I show you two ways?"),
            "blame": N_("I would do it at once, but production will not have it."),
            "pad": N_("The least is 200 kg. (Then 80 will look like a favour.)"),
            "try": N_("Difficult, but for you we will see what we can do."),
            "silent": N_("Let us first agree on the price; the lot size will sort itself out."),
        }
    ),
    expected=lambda: "no",
    wrong_paths=(
        WrongPath(
            "blame",
            lambda: "blame",
            N_(
                "That says who is guilty, not why it cannot be. The customer hears that we are not one house."
            ),
        ),
        WrongPath(
            "padding",
            lambda: "pad",
            N_(
                "A limit that is not true is a deception with a delay; the day it is found out, no limit "
                "counts."
            ),
        ),
        WrongPath(
            "hope",
            lambda: "try",
            N_("“We will see” is heard as yes. It raises what is expected and promises nothing we can keep."),
        ),
        WrongPath(
            "later",
            lambda: "silent",
            N_("Step three is early or it is nothing: after the price, the no looks like a trick."),
        ),
    ),
    hints=(N_("It must be true, come early, and give the reason."),),
    worked='answer = "no"',
    reason=N_("The limit, its true reason, and at once a way out: that is a no one can live with."),
)

CARDS = (weights, south, wording)
