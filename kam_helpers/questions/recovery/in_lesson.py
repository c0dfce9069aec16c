"""Cards that stand in the lesson: silence, the opening, and whom to call first."""

import pandas as pd

from ... import recovery as models
from ...formats import percent
from ...text import N_, _
from .. import Choice, Question, WrongPath

BEFORE, NOW = (930, 0.50), (620, 0.30)  # complaints, share of problems that was reported


def _failures(year):
    return models.true_failures(*year)


silent = Question(
    name="recovery.silent",
    number="L1",
    title=N_("Complaints fell by a third"),
    minutes=2,
    topics=("U4.08",),
    prompt=N_(
        "Complaints fell from {before} to {now}, and the report calls it a success. In the surveys of both "
        "years customers were asked how many problems they had and how many they reported: {share_before} "
        "the year before, {share_now} now. **Good news?**"
    ),
    facts=lambda: {
        "before": BEFORE[0],
        "now": NOW[0],
        "share_before": percent(BEFORE[1]),
        "share_now": percent(NOW[1]),
        "then": f"{_failures(BEFORE):,.0f}",
        "today": f"{_failures(NOW):,.0f}",
    },
    kind=Choice(
        {
            "worse": N_("No: failures have risen a little, and customers have fallen silent"),
            "third": N_("Yes: a third fewer failures"),
            "same": N_("Neither: failures are exactly as many as before"),
            "half": N_("Yes: failures fell, only by less than a third"),
        }
    ),
    expected=lambda: "worse" if _failures(NOW) > _failures(BEFORE) else "half",
    wrong_paths=(
        WrongPath(
            "complaints for failures",
            lambda: "third",
            N_("Complaints fell by a third. How many failures stand behind a complaint has changed too."),
        ),
        WrongPath(
            "same",
            lambda: "same",
            N_("Nearly, but work it out: complaints ÷ share reported gives {then}, then {today}."),
        ),
        WrongPath(
            "multiplied",
            lambda: "half",
            N_("Complaints ÷ share reported are the failures: {then}, then {today}."),
        ),
    ),
    hints=(N_("Complaints ÷ share reported, for both years."),),
    worked=('before, now = 930 / 0.50, 620 / 0.30\nanswer = "worse" if now > before else "half"'),
    reason=N_(
        "Fewer complaints can mean fewer failures or less hope. Only somebody who asks those who did not "
        "complain can tell."
    ),
    say=N_("Before we celebrate fewer complaints: who has stopped telling us?"),
)

opening = Question(
    name="recovery.opening",
    number="L2",
    title=N_("Which opening?"),
    minutes=2,
    topics=("U4.09",),
    prompt=N_(
        "“For the third time your drums are dented, my mixer has stood since six, and I have thirty people "
        "sweeping the yard!” **Which opening comes first?**"
    ),
    kind=Choice(
        {
            "explain": N_("That must be the new carrier; our warehouse packs every drum by the book."),
            "small": N_("Dented on the outside? The paste inside is usually fine, you know."),
            "promise": N_("You will have new drums by noon, you can count on it."),
            "back": N_(
                "Third time, the mixer still since six, thirty people without work: I see. Go on, please."
            ),
            "pay": N_("I am sorry. Let me take ten percent off this delivery at once."),
        }
    ),
    expected=lambda: "back",
    wrong_paths=(
        WrongPath(
            "explaining",
            lambda: "explain",
            N_("Nobody asked who it was. An explanation at this moment is heard as a defence."),
        ),
        WrongPath(
            "minimising",
            lambda: "small",
            N_("It may be true and costs the talk: thirty people are sweeping the yard."),
        ),
        WrongPath(
            "promising",
            lambda: "promise",
            N_("You do not know yet what is there by noon. A promise broken now is the second failure."),
        ),
        WrongPath(
            "discount before understanding",
            lambda: "pay",
            N_("Paid before it is understood: the mixer still stands, and the next complaint has its price."),
        ),
    ),
    hints=(N_("First the mood, then the matter: what shows that you have heard it?"),),
    worked='answer = "back"',
    reason=N_(
        "Said back in the customer's own words, it need not be said louder. Then ask the first question."
    ),
    say=N_("The first sentence belongs to the customer, and so does the second."),
)

# Complaints that are closed: settled on this day of June 2026, severity, recovery, tier, double deviation.
CLOSED = {
    "standstill": ("2026-06-10", 3, "good", "B", False),
    "again": ("2026-06-11", 3, "poor", "C", True),
    "shade": ("2026-06-11", 2, "poor", "A", False),
    "invoice": ("2026-06-01", 1, "good", "C", False),
}


def _call_on(name):
    settled, severity, recovery, tier, double = CLOSED[name]
    days = models.follow_up_rule(severity, recovery, tier, double_deviation=double)
    return pd.Timestamp(settled) + pd.Timedelta(days=days)


def _calls():
    words = {
        "standstill": _("A line stood still (severity 3), well settled on {day} June, tier B"),
        "again": _(
            "A line stood still for the second time in six weeks (severity 3), both badly settled; closed on "
            "{day} June, tier C"
        ),
        "shade": _("A wrong shade (severity 2), badly settled on {day} June, tier A"),
        "invoice": _("An invoice (severity 1), well settled on {day} June, tier C"),
    }
    return {name: text.format(day=pd.Timestamp(CLOSED[name][0]).day) for name, text in words.items()}


call = Question(
    name="recovery.call",
    number="L3",
    title=N_("Whom to call first?"),
    minutes=3,
    topics=("U4.16",),
    prompt=N_(
        "The rule of the lesson (a course assumption): call {low}, {middle} or {high} days after settling, "
        "for severity 1, 2 or 3. A bad recovery halves the days, tier A halves them again, rounded up. "
        "After a double deviation (a second grave failure, of severity 3, badly settled within 90 days): the "
        "next day. **Which of these four closed complaints is called first?**"
    ),
    facts=lambda: dict(zip(("low", "middle", "high"), models.CALL_BACK_DAYS.values(), strict=True)),
    kind=Choice(_calls),
    expected=lambda: min(CLOSED, key=_call_on),
    wrong_paths=(
        WrongPath(
            "severity",
            lambda: "standstill",
            N_("Grave, and well settled: its call is due on the 13th. One is due before."),
        ),
        WrongPath(
            "tier",
            lambda: "shade",
            N_("Tier A and badly settled, seven days become two: due on the 13th. One is due before."),
        ),
        WrongPath(
            "oldest",
            lambda: "invoice",
            N_("It has waited longest, and may wait longest: a small matter, well settled."),
        ),
    ),
    hints=(N_("Work out the day of the call for each: settled + days."),),
    worked=(
        'due = {"standstill": 10 + 3, "again": 11 + 1, "shade": 11 + 2, "invoice": 1 + 14}\n'
        "answer = min(due, key=due.get)"
    ),
    reason=N_(
        "Two grave failures badly settled within weeks: closer to losing the account than any single one, "
        "whatever its tier. That is what the rule knows and the ticket does not."
    ),
    say=N_("We call by what may break next, not by what was loudest."),
)

CARDS = (silent, opening, call)
