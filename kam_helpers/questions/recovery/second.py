"""Exercise, part three: what one failure does, and the second."""

from ...recovery.effects import DOUBLE, GOOD, POOR, UNTROUBLED
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts


def _difference(what):
    return facts.effects().loc[GOOD, f"{what}_difference"]


paradox = Question(
    name="recovery.paradox",
    number="5.8",
    title=N_("Better than before?"),
    minutes=2,
    topics=("U4.15",),
    prompt=N_(
        "The picture compares workshops after one failure that was put right well with those that never had "
        "one. **What does it show?**"
    ),
    facts=lambda: {"points": f"{_difference('satisfaction'):.1f}"},
    kind=Choice(
        {
            "satisfied": N_("They are more satisfied, and renew about as often"),
            "loyal": N_("They are more satisfied, so they renew more often"),
            "plan": N_("A small failure, put right well, pays: plan one for every customer"),
            "worse": N_("They are less satisfied, and renew less often"),
        }
    ),
    expected=lambda: "satisfied",
    wrong_paths=(
        WrongPath(
            "satisfaction for renewal",
            lambda: "loyal",
            N_("More satisfied by {points} points, yes. Look at the renewals: no clear difference."),
        ),
        WrongPath(
            "paradox as a plan",
            lambda: "plan",
            N_(
                "Renewals do not rise, some recoveries fail, and after the second failure it is over. A "
                "planned failure is a failure."
            ),
        ),
        WrongPath(
            "all failures", lambda: "worse", N_("That is what follows a bad recovery; this one was good.")
        ),
    ),
    hints=(N_("Does the interval of the renewals overlap with that of the untroubled?"),),
    worked=(
        "found = recovery.paradox(effects)\n"
        'answer = "loyal" if found["renewal"] else "satisfied" if found["satisfaction"] else "worse"'
    ),
    reason=N_(
        "So found in many studies (de Matos, Henrique & Rossi 2007): satisfaction yes, buying again no."
    ),
    say=N_("A good recovery brings us back to where we were. That is worth a lot, and no reason to fail."),
)


def _fall(before):
    return 1 - facts.renewal(DOUBLE) / facts.renewal(before)


second_failure = Question(
    name="recovery.second_failure",
    number="5.9",
    title=N_("The second failure"),
    minutes=2,
    topics=("U4.15",),
    prompt=N_(
        "A failure badly put right, and then another, badly put right too: the double deviation. **By what "
        "percentage is the share that renews lower** than among workshops without any failure?"
    ),
    kind=Number(unit="percent"),
    expected=lambda: _fall(UNTROUBLED),
    wrong_paths=(
        WrongPath(
            "points",
            lambda: facts.renewal(UNTROUBLED) - facts.renewal(DOUBLE),
            N_("Those are points. A percentage is measured against the share of the untroubled."),
        ),
        WrongPath(
            "from the first failure",
            lambda: _fall(POOR),
            N_("That is measured against one failure badly put right. Asked is: against none."),
        ),
        WrongPath(
            "not renewed",
            lambda: 1 - facts.renewal(DOUBLE),
            N_("That is the share that does not renew. Without failures, some do not renew either."),
        ),
        WrongPath(
            "first failure only",
            lambda: 1 - facts.renewal(POOR) / facts.renewal(UNTROUBLED),
            N_("That is the first failure, badly put right. The second comes on top."),
        ),
    ),
    hints=(N_("1 − share after a double deviation ÷ share without failure."),),
    worked='answer = 1 - effects.loc["double deviation", "renewal"] / effects.loc["none needed", "renewal"]',
    reason=N_("Almost half of the renewals are gone. The first failure is an accident, the second a habit."),
)
