"""The questions of the lesson on complaints and recovery and its exercise."""

from ...text import N_
from .. import Sheet, Show, Text
from . import in_lesson, warm_up
from .follow_up import call_day, loyal_complainers
from .in_lesson import call, opening, silent
from .on_the_spot import authority
from .register import first_answer, true_failures, who_is_silent
from .second import paradox, second_failure
from .second_time import again
from .talk import apology, apology_alone, six_steps, too_early
from .warm_up import warm_first, warm_gap, warm_life
from .worth import at_most, half_hearted

# Asked outside the sheet: at the start of this lesson and in it.
QUESTIONS = (*warm_up.PART, *in_lesson.CARDS)

# What each part shows before it asks, so that every question can be answered by reading and a calculator.
_REGISTER = """
complaints = datasets.complaints_table(months=12)
by_recovery = recovery.complaint_metrics(complaints, by="recovery")
columns = ["complaints", "first_response_hours", "answered_in_time", "resolved_days", "compensation_cny"]
answers = datasets.survey_table()
problems, reported = answers[["problems", "problems_reported"]].sum()
table(by_recovery[columns], "Last year's complaints by how they were settled; hours and days are medians")
"""
_FOUR = """
count = complaints["account"].value_counts().rename("complaints")
names = ["Brakenfeld Brake", "Brightfen Laundry", "Circuvale", "Tramleigh"]
four = count[count.index.str.startswith(tuple(names))].sort_index().to_frame()
four["share"] = recovery.complain_share(answers, by="account")
table(four.rename_axis("account"), "Complaints last year, and share of problems reported")
"""
_TALK = """
ComplaintRolePlay("misuse_damage")
"""
_EFFECTS = """
effects = recovery.recovery_effects(datasets.recovery_panel())
plots.picture(plots.recovery.recovery_effects, effects)
"""
_RENEWALS = """
shown = effects[["n", "satisfaction", "renewal"]].set_axis(["workshops", "satisfaction", "renewed"], axis=1)
table(shown, "Workshops by what happened to them", shares={"renewed": 1})
"""

SHEET = Sheet(
    file="05_complaints_and_recovery",
    module="recovery",
    title=N_("Exercise 5: complaints, and what becomes of them"),
    introduction=N_(
        "Fifteen questions on the complaints of Kestrelle's customers, in five parts that follow the "
        "lesson. Answer on the cards; no code is needed: run the whole page, then read the tables and the "
        "picture, with a calculator beside you. Whoever prefers code finds a box under each card. Wrong "
        "answers are welcome: the card says which mistake it recognises."
    ),
    setup=(
        "from kam_helpers import datasets, plots, recovery\n"
        "from kam_helpers.questions import recovery as q\n"
        "from kam_helpers.tables import table\n"
        "from kam_helpers.widgets import ComplaintRolePlay"
    ),
    parts=(
        Text(N_("## Part 1: the register, and what is not in it")),
        Show("register", _REGISTER),
        true_failures,
        Show("four", _FOUR),
        who_is_silent,
        first_answer,
        Text(
            N_(
                "## Part 2: the talk\n\n"
                "Play the case first: the customer is in the wrong, and we want to keep it. The questions "
                "after it can be answered without."
            )
        ),
        Show("talk", _TALK),
        six_steps,
        apology,
        apology_alone,
        too_early,
        Text(N_("## Part 3: one failure, and the second")),
        Show("effects", _EFFECTS),
        paradox,
        Show("renewals", _RENEWALS),
        second_failure,
        at_most,
        half_hearted,
        call_day,
        Text(N_("## Part 4: find the error")),
        loyal_complainers,
        Text(
            N_(
                "## Part 5: two decisions\n\nNo single answer is right here. The card checks that "
                "a proposal can be carried out, rests on figures, and sees the other side."
            )
        ),
        authority,
        again,
    ),
    closing=N_(
        "## What goes into your account plan\n\n"
        "Keep what a recovery is worth at your own account with the box at the end of the lesson."
    ),
)

__all__ = [
    "QUESTIONS",
    "SHEET",
    "again",
    "apology",
    "apology_alone",
    "at_most",
    "authority",
    "call",
    "call_day",
    "first_answer",
    "half_hearted",
    "loyal_complainers",
    "opening",
    "paradox",
    "second_failure",
    "silent",
    "six_steps",
    "too_early",
    "true_failures",
    "warm_first",
    "warm_gap",
    "warm_life",
    "who_is_silent",
]
