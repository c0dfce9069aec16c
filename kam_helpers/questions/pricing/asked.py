"""Exercise, part five: three years of cuts, and what of a request is given in the end."""

from ... import pricing as models
from ...formats import money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _bought():
    return facts.asked(facts.YEARLY, "purchases")


def _each():
    return facts.asked(facts.YEARLY)


def _less(years):
    """What the account pays less in a year, once so many cuts are in force (fraction)."""
    return -models.cumulative_price(_each(), years)


three_years = Question(
    name="pricing.three_years",
    number="7.11",
    title=N_("Three times three and a half"),
    minutes=4,
    topics=("U5.12",),
    prompt=N_(
        "{account} buys for {bought} a year and asks for {each} in each of three years, each time off the "
        "price of the year before. Volume stays. **How much less does it pay us over the three years, all "
        "told?** (No interest; to the thousand.)"
    ),
    facts=lambda: {
        "account": facts.YEARLY,
        "bought": money(_bought()),
        "each": percent(_each(), 1),
        "y1": percent(_less(1), 2),
        "y2": percent(_less(2), 2),
        "y3": percent(_less(3), 2),
        "total": money(_bought() * (_less(1) + _less(2) + _less(3))),
    },
    kind=Number(unit="CNY", tolerance=0.008),
    expected=lambda: _bought() * (_less(1) + _less(2) + _less(3)),
    wrong_paths=(
        WrongPath(
            "each cut once",
            lambda: _bought() * 3 * _each(),
            N_("You counted each cut for one year. The first one stays down in all three."),
        ),
        WrongPath(
            "simple sum",
            lambda: _bought() * (1 + 2 + 3) * _each(),
            N_("You added the rates. The second cut comes off a price that is lower already."),
        ),
        WrongPath(
            "last year only",
            lambda: _bought() * _less(3),
            N_("That is the third year alone."),
        ),
        WrongPath(
            "first year only",
            lambda: _bought() * _each(),
            N_("That is the first year alone, and the smallest part of it."),
        ),
    ),
    hints=(N_("What is it less in the first year, in the second, in the third? Add the three."),),
    worked=(
        'one = facts.loc["Flaschenbach Abfülltechnik"]\n'
        'less = [-pricing.cumulative_price(one["asked"], years) for years in (1, 2, 3)]\n'
        'answer = one["purchases"] * sum(less)'
    ),
    reason=N_(
        "{bought} × ({y1} + {y2} + {y3}) ≈ {total}.\n\n"
        "A request over years looks small each year. What is given in the first year is paid in all of them, "
        "and in those after."
    ),
    say=N_("“Three and a half” is {total} in three years. And the price does not come back."),
)


def _open():
    """What all open requests ask for this year, CNY."""
    return float((facts.requests()["asked"] * facts.requests()["purchases"]).sum())


def _likely():
    return _open() * facts.history().ratio


to_plan = Question(
    name="pricing.to_plan",
    number="7.12",
    title=N_("What to plan for"),
    minutes=3,
    topics=("U5.12",),
    prompt=N_(
        "The cuts that the {n} open requests ask for this year come to {asked} a year. The table shows what "
        "was asked and given in the years before. **How much would you put into next year's plan**, if we "
        "give as in the past?"
    ),
    facts=lambda: {
        "n": len(facts.requests()),
        "asked": money(_open()),
        "ratio": percent(facts.history().ratio),
        "given": percent(float(facts.history().table["given"].mean()), 2),
        "before": percent(float(facts.history().table["asked"].mean()), 1),
        "bought": money(float(facts.requests()["purchases"].sum())),
        "now": percent(_open() / float(facts.requests()["purchases"].sum()), 1),
        "likely": money(_likely()),
        "survey_asked": percent(facts.survey()["asked"], 1),
        "survey_given": percent(facts.survey()["given"], 1),
    },
    kind=Number(unit="CNY", tolerance=0.03),
    expected=_likely,
    wrong_paths=(
        WrongPath(
            "ask taken for give",
            _open,
            N_("That is what they ask. A request opens a talk; look what was given of it."),
        ),
        WrongPath(
            "rate of the past",
            lambda: float(facts.history().table["given"].mean()) * float(facts.requests()["purchases"].sum()),
            N_(
                "You took {given} of all purchases. So it was on average, with requests of {before}; these "
                "ask for {now} of what those accounts buy."
            ),
        ),
        WrongPath(
            "what is not given",
            lambda: _open() - _likely(),
            N_("That is the part that was not given."),
        ),
    ),
    hints=(N_("Given ÷ asked, over the three years; times {asked}."),),
    worked=(
        'ratio = history["given"].sum() / history["asked"].sum()\n'
        'answer = ratio * (facts["asked"] * facts["purchases"]).sum()'
    ),
    reason=N_(
        "{asked} × {ratio} ≈ {likely}.\n\n"
        "North American car suppliers gave the same part in 2012: {survey_given} of {survey_asked} "
        "(sourced). It is an "
        "average and no target: what is right for one account is worked out next."
    ),
    say=N_("They ask for {asked}. We plan for {likely}, and fight for less."),
)
