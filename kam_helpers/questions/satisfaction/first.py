"""Exercise, part two: what matters, as customers say it and as their answers show it."""

from ...text import N_, _
from .. import Choice, Number, Question, WrongPath
from . import facts

DIMENSIONS = {
    "tangibles": N_("Tangibles"),
    "reliability": N_("Reliability"),
    "responsiveness": N_("Responsiveness"),
    "assurance": N_("Assurance"),
    "empathy": N_("Empathy"),
}


def _worst():
    return facts.gaps()["gap"].idxmin()


def _second_stated():
    return facts.against()["stated"].nlargest(2).index[1]


moves_most = Question(
    name="satisfaction.moves_most",
    number="4.3",
    title=N_("What moves the overall answer?"),
    minutes=2,
    topics=("U4.03",),
    prompt=N_(
        "Customers divided 100 points (stated importance); and the answers show how much each dimension "
        "explains of the overall satisfaction of the same people (derived importance). **Which dimension "
        "moves the overall answer most?**"
    ),
    kind=Choice(DIMENSIONS),
    expected=lambda: facts.against()["derived"].idxmax(),
    wrong_paths=(
        WrongPath(
            "stated",
            lambda: facts.against()["stated"].idxmax(),
            N_("So they say. What they say is important and what moves their answer are two things."),
        ),
        WrongPath(
            "worst gap",
            _worst,
            N_("It has the worst gap, but it explains the least. A gap can be large and matter little."),
        ),
        WrongPath(
            "second stated",
            _second_stated,
            N_("It comes second in the points they gave. Read the derived share."),
        ),
    ),
    hints=(N_("Which of the columns comes from their points, and which from their overall answer?"),),
    worked='answer = satisfaction.stated_against_derived(survey)["derived"].idxmax()',
    reason=N_(
        "What everybody expects and gets no longer moves an answer, until it fails. Both kinds of importance "
        "are true; they answer two questions (Gustafsson & Johnson 2004)."
    ),
    say=N_("They say one thing is important and reward another. We should know both."),
)


def _first(stated):
    return facts.first("dimension", stated).index[0]


stated_first = Question(
    name="satisfaction.stated_first",
    number="4.4",
    title=N_("First, if you believe the points"),
    minutes=3,
    topics=("U4.03",),
    prompt=N_(
        "What comes first is importance × shortfall (the gap without its sign). **Which dimension comes "
        "first if the customers' own points are taken for importance?**"
    ),
    kind=Choice(DIMENSIONS),
    expected=lambda: _first(stated=True),
    wrong_paths=(
        WrongPath(
            "derived",
            lambda: _first(stated=False),
            N_("It comes first by derived importance. Here the points they gave are asked for."),
        ),
        WrongPath(
            "worst gap",
            _worst,
            N_("It has the worst gap. Multiplied by its few points it falls behind."),
        ),
        WrongPath(
            "importance alone",
            _second_stated,
            N_("Many points, but hardly a gap: there is little to put right."),
        ),
    ),
    hints=(
        N_("Stated share × gap, for each dimension."),
        N_("Two of the products are close: 0.15 and 0.16."),
    ),
    worked=(
        'points = satisfaction.stated_importance(survey)["share"]\n'
        'answer = satisfaction.fix_first(survey, by="dimension", importance=points).index[0]'
    ),
    reason=N_(
        "The order hangs on what is meant by important. Whoever wants to change the overall answer takes the "
        "derived one; whoever must not break what is taken for granted looks at the stated one too."
    ),
)


def _item(name, column):
    return facts.first().loc[name, column]


def _times(column):
    return _item("S3", column) / _item("T4", column)


how_much_first = Question(
    name="satisfaction.how_much_first",
    number="4.5",
    title=N_("The worst gap is not the first"),
    minutes=4,
    topics=("U4.03",),
    prompt=N_(
        "Statement T4 (“{portal}”) has the worst gap of all 22, S3 (“{help}”) the second worst. Priority is "
        "derived importance × shortfall. **How many times the priority of T4 is that of S3?** The table has "
        "both."
    ),
    facts=lambda: {"portal": _(facts.words("T4")), "help": _(facts.words("S3"))},
    kind=Number(unit=N_("times"), tolerance=0.03, decimals=1),
    expected=lambda: _times("priority"),
    wrong_paths=(
        WrongPath(
            "gaps alone",
            lambda: _times("shortfall"),
            N_("You compared the gaps alone: so the worst gap would always come first, matter or not."),
        ),
        WrongPath(
            "importance alone",
            lambda: _times("importance"),
            N_("You compared importance alone. What is important and done well needs no repair."),
        ),
        WrongPath(
            "turned round",
            lambda: 1 / _times("priority"),
            N_("You divided T4 by S3; it is asked the other way round."),
        ),
        WrongPath(
            "importance twice the gap",
            lambda: _times("importance") / _times("shortfall"),
            N_("You divided importance by the gap. A larger gap makes it more urgent, not less."),
        ),
    ),
    hints=(N_("Importance × shortfall for S3, and for T4."), N_("Then the first divided by the second.")),
    worked=(
        'priority = satisfaction.fix_first(survey)["priority"]\nanswer = priority["S3"] / priority["T4"]'
    ),
    reason=N_("The portal annoys everybody and decides nothing; help in a standstill decides."),
    say=N_("The worst score in the survey is not our first task. Let me show you which is, and why."),
)
