"""Exercise, parts three and four: the day of the call, and an error to find."""

from ... import recovery as models
from ...formats import percent
from ...recovery.effects import GOOD, POOR, UNTROUBLED
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts

call_day = Question(
    name="recovery.call_day",
    number="5.12",
    title=N_("When to call"),
    minutes=2,
    topics=("U4.16",),
    prompt=N_(
        "The rule (a course assumption): {low}, {middle} or {high} days after settling, for severity 1, 2 "
        "or 3; a bad recovery halves them, tier A halves them again, and then one rounds up; after a double "
        "deviation, the next day. Double deviation: a second grave failure (severity 3) badly settled within "
        "90 days (course assumption; the term: Bitner, Booms & Tetreault 1990, from memory). An invoice was "
        "wrong (severity 1), once, and badly settled; the account is tier A. **After how many days is the "
        "call?**"
    ),
    facts=lambda: dict(zip(("low", "middle", "high"), models.CALL_BACK_DAYS.values(), strict=True)),
    kind=Number(unit=N_("days"), whole=True),
    expected=lambda: models.follow_up_rule(1, "poor", "A"),
    wrong_paths=(
        WrongPath("severity alone", lambda: models.follow_up_rule(1), N_("That is the severity alone.")),
        WrongPath(
            "halved once",
            lambda: models.follow_up_rule(1, "poor"),
            N_("You halved once. Both apply: badly settled, and tier A."),
        ),
        WrongPath("rounded down", lambda: 3, N_("Three and a half is rounded up.")),
        WrongPath(
            "double deviation",
            lambda: models.follow_up_rule(1, double_deviation=True),
            N_(
                "That is for a second grave failure badly settled within 90 days. This is one, and a "
                "small one."
            ),
        ),
    ),
    hints=(N_("Start with the days of severity 1, and halve twice."),),
    worked='answer = recovery.follow_up_rule(1, "poor", "A")',
    reason=N_("Small matters badly settled come back. The call costs five minutes and one question."),
)

loyal_complainers = Question(
    name="recovery.loyal_complainers",
    number="5.13",
    title=N_("Find the error: “complaints make loyal customers”"),
    minutes=4,
    topics=("U4.15",),
    prompt=N_(
        "A speaker says: “Complaints make loyal customers; after a good recovery they renew as if nothing "
        "had happened.” But whoever has a failure does not know yet how it will be put right. **What share "
        "of all workshops with one failure renewed**, put right well or badly? The table has shares and "
        "numbers."
    ),
    facts=lambda: {"untroubled": percent(facts.renewal(UNTROUBLED))},
    kind=Number(unit="percent"),
    expected=facts.one_failure,
    wrong_paths=(
        WrongPath(
            "good ones only",
            lambda: facts.renewal(GOOD),
            N_("That is the speaker's slip: only the failures that were put right well."),
        ),
        WrongPath(
            "plain mean",
            lambda: (facts.renewal(GOOD) + facts.renewal(POOR)) / 2,
            N_("You counted both groups alike; there are more good recoveries than bad ones."),
        ),
        WrongPath(
            "bad ones only",
            lambda: facts.renewal(POOR),
            N_("Those are the failures that were put right badly."),
        ),
        WrongPath(
            "untroubled",
            lambda: facts.renewal(UNTROUBLED),
            N_("Those had no failure at all."),
        ),
    ),
    hints=(N_("Renewed of both groups ÷ number in both groups."),),
    worked=(
        'one = effects.loc[["good", "poor"]]\nanswer = (one["renewal"] * one["n"]).sum() / one["n"].sum()'
    ),
    reason=N_(
        "Fewer than the {untroubled} of those without failure. Good recoveries are picked out after the "
        "fact; and those who leave without a word are in nobody's file of complaints."
    ),
    say=N_("Complaints do not make customers loyal. Putting them right keeps some whom we would have lost."),
)
