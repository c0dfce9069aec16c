"""Exercise, part one: what a register of complaints says, and what it leaves out."""

from ... import recovery as models
from ...formats import percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts


def _n():
    return len(facts.complaints())


def _sums():
    return facts.problems()[["problems", "problems_reported"]].sum()


true_failures = Question(
    name="recovery.true_failures",
    number="5.1",
    title=N_("How many failures?"),
    minutes=3,
    topics=("U4.08",),
    prompt=N_(
        "The register of last year holds {n} complaints. In the survey, customers remembered {problems} "
        "problems and said that they had reported {reported} of them. **How many failures stand behind the "
        "{n} complaints?**"
    ),
    facts=lambda: {
        "n": f"{_n():,}",
        "problems": f"{_sums()['problems']:,.0f}",
        "reported": f"{_sums()['problems_reported']:,.0f}",
        "share": percent(facts.share_reported()),
    },
    kind=Number(unit=N_("failures"), tolerance=0.02, decimals=0),
    expected=lambda: models.true_failures(_n(), facts.share_reported()),
    wrong_paths=(
        WrongPath(
            "complaints for failures",
            _n,
            N_("Those are the complaints. Two problems of three were never reported."),
        ),
        WrongPath(
            "multiplied",
            lambda: _n() * facts.share_reported(),
            N_("You multiplied. There are more failures than complaints, so divide by the share reported."),
        ),
        WrongPath(
            "share of the silent",
            lambda: _n() / (1 - facts.share_reported()),
            N_("You divided by the share that was not reported."),
        ),
        WrongPath(
            "silent ones added",
            lambda: _n() + _sums()["problems"] - _sums()["problems_reported"],
            N_(
                "You added the silent problems of those who answered the survey. Only some people answered: "
                "take the share, not the number."
            ),
        ),
    ),
    hints=(N_("Which share of the problems is reported? {share}."), N_("Complaints ÷ that share.")),
    worked="answer = recovery.true_failures(len(complaints), reported / problems)",
    reason=N_("People forget small problems, so it is an estimate; but the silent ones decide who leaves."),
    say=N_("For every complaint on my desk there are two I never hear about."),
)

who_is_silent = Question(
    name="recovery.who_is_silent",
    number="5.2",
    title=N_("Who is silent?"),
    minutes=2,
    topics=("U4.08",),
    prompt=N_(
        "The table has the complaints of four accounts, and the share of problems that their people say they "
        "reported. **Which of them probably had most failures?**"
    ),
    facts=lambda: {name.split()[0].lower(): f"{row.failures:.0f}" for name, row in facts.four().iterrows()},
    kind=Choice(lambda: {name: name for name in facts.FOUR}),
    expected=lambda: facts.four()["failures"].idxmax(),
    wrong_paths=(
        WrongPath(
            "most complaints",
            lambda: facts.four()["complaints"].idxmax(),
            N_("It complains most, and reports about every second problem. Complaints are not failures."),
        ),
        WrongPath(
            "highest share",
            lambda: facts.four()["share"].idxmax(),
            N_("It reports nearly everything: what you see is what there is. Few failures hide there."),
        ),
        WrongPath(
            "fewest complaints",
            lambda: facts.four()["complaints"].idxmin(),
            N_("Near, but work it out: about {tramleigh} failures. Another one reports even less of them."),
        ),
    ),
    hints=(N_("Complaints ÷ share reported, for each."),),
    worked='answer = (four["complaints"] / four["share"]).idxmax()',
    reason=N_(
        "About as few complaints as the best of them, and about {brightfen} failures. A quiet account is "
        "content or has given up; the register cannot tell which."
    ),
    say=N_("I would visit the quiet one first."),
)


def _in_time(recovery):
    return percent(facts.by_recovery().loc[recovery, "answered_in_time"])


first_answer = Question(
    name="recovery.first_answer",
    number="5.3",
    title=N_("The first answer"),
    minutes=2,
    topics=("U4.08", "U4.16"),
    prompt=N_(
        "Of the complaints settled well, {good} got a first answer within a day; of those settled badly, "
        "{poor}. **What may be concluded?**"
    ),
    facts=lambda: {"good": _in_time("good"), "poor": _in_time("poor")},
    kind=Choice(
        {
            "together": N_("The two go together; whether answering faster helps has to be tried"),
            "cause": N_("If all are answered within a day, nearly nine of ten will be settled well"),
            "money": N_("Money decides: more was paid where it was settled well"),
            "nothing": N_("Nothing: it is only an association"),
        }
    ),
    expected=lambda: "together",
    wrong_paths=(
        WrongPath(
            "cause",
            lambda: "cause",
            N_(
                "That reads the share the wrong way round, and takes it for a cause: whoever answers early "
                "may do the rest well too."
            ),
        ),
        WrongPath(
            "money",
            lambda: "money",
            N_("Money was paid where somebody took care. It may be a sign of good work, not its cause."),
        ),
        WrongPath(
            "nothing",
            lambda: "nothing",
            N_("An association is no proof, and a good place to start: a fast answer is cheap to try."),
        ),
    ),
    hints=(N_("Were complaints drawn by lot to be answered early?"),),
    worked='answer = "together"',
    reason=N_("Try it: every second complaint is answered within two hours for a month, then compare."),
)
