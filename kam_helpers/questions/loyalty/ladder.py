"""Exercise, part four: steps on a ladder."""

from ... import loyalty as models
from ...formats import percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

FROM = "supporter"


def _counts():
    return facts.moves().counts


def _went(*where):
    return int(_counts().loc[FROM, list(where)].sum())


def _below():
    """The steps below FROM."""
    return models.LEVELS[: models.LEVELS.index(FROM)]


def _above():
    return models.LEVELS[models.LEVELS.index(FROM) + 1 :]


def _stood():
    return int(_counts().loc[FROM].sum())


step_down = Question(
    name="loyalty.step_down",
    number="6.11",
    title=N_("One step down"),
    minutes=3,
    topics=("U5.06",),
    prompt=N_(
        "Rows: where an account stood; columns: where it stood a year later; three years added. **Of the "
        "accounts that stood as supporter, what share stood lower a year later?**"
    ),
    facts=lambda: {
        "down": _went(*_below(), models.LOST),
        "up": _went(*_above()),
        "all": _stood(),
        "share": percent(_went(*_below(), models.LOST) / _stood()),
    },
    kind=Number(unit="percent"),
    expected=lambda: _went(*_below(), models.LOST) / _stood(),
    wrong_paths=(
        WrongPath(
            "column",
            lambda: _went(*_below()) / int(_counts()[_below()[-1]].sum()),
            N_("You divided by all who stand one step lower now. Divide by those who stood as supporter."),
        ),
        WrongPath(
            "all who moved",
            lambda: (_stood() - _went(FROM)) / _stood(),
            N_("Those are all who moved, up and down."),
        ),
        WrongPath(
            "up", lambda: _went(*_above()) / _stood(), N_("Those went up: the columns right of supporter.")
        ),
        WrongPath(
            "all accounts",
            lambda: _went(*_below(), models.LOST) / int(_counts().to_numpy().sum()),
            N_("You divided by all accounts. Take the row of the supporters only."),
        ),
    ),
    hints=(N_("Stay in the row of the supporters. What stands left of “supporter”, or under “left us”?"),),
    worked=(
        'row = moves.loc["supporter"]\n'
        'answer = row[["prospect", "customer", "client", "lost"]].sum() / row.sum()'
    ),
    reason=N_(
        "{down} ÷ {all} = {share}.\n\n"
        "{down} of {all} went down and {up} up. Counts of moves can be read without knowing how far apart "
        "the steps are."
    ),
)


def _mean(year):
    """What the outline would do: steps numbered 1 to 6 and averaged, without those who left."""
    codes = {level: number for number, level in enumerate(models.LEVELS, 1)}
    return facts.levels()[year].map(codes).mean()


def _moved(how):
    """Moves from one year to the next, all years added, for which ``how(number before, number after)``."""
    counts, codes = _counts(), {level: number for number, level in enumerate(models.LEVELS, 1)}
    return int(sum(counts.loc[a, b] for a in codes for b in codes if how(codes[a], codes[b])))


def _last_steps(lost=False):
    """Numbers of the steps in the first year: of all accounts, or of those lost by the last."""
    codes = {level: number for number, level in enumerate(models.LEVELS, 1)}
    first, last = facts.levels()[_year(0)], facts.levels()[_year(-1)]
    return (first[last == models.LOST] if lost else first).map(codes).dropna()


def _year(which):
    return list(facts.levels().columns)[which]


average_step = Question(
    name="loyalty.average_step",
    number="6.12",
    title=N_("Find the error: “our average level rose”"),
    minutes=4,
    topics=("U5.06",),
    prompt=N_(
        "A report numbers the steps 1 (prospect) to 6 (partner) and averages them over the accounts still on "
        "the ladder: “From {before} in {first} to {after} in {last}: our relations have improved.” The table "
        "shows the counts. **What does the rise prove?**"
    ),
    facts=lambda: {
        "first": _year(0),
        "last": _year(-1),
        "before": f"{_mean(_year(0)):.2f}",
        "after": f"{_mean(_year(-1)):.2f}",
        "median": models.level_medians(facts.levels())["median"].iloc[-1],
        "lost": len(_last_steps(lost=True)),
        "stood": f"{_last_steps(lost=True).mean():.1f}",
        "mean": f"{_last_steps().mean():.1f}",
        "up": _moved(lambda before, after: after > before),
        "down": _moved(lambda before, after: after < before),
    },
    kind=Choice(
        {
            "nothing": N_("Little: the steps have no distance, and the accounts that left are not in it"),
            "better": N_("The typical account has moved up by about a third of a step"),
            "median": N_("The middle account has moved up to the next step"),
            "zero": N_("It proves it, as soon as lost accounts are counted with a zero"),
        }
    ),
    expected=lambda: "nothing",
    wrong_paths=(
        WrongPath(
            "average of labels",
            lambda: "better",
            N_(
                "Nobody can stand on step 3.3. Is it as far from client to supporter as from there to "
                "advocate?"
            ),
        ),
        WrongPath(
            "median",
            lambda: "median",
            N_("Count: in every year the middle account is a {median}."),
        ),
        WrongPath(
            "zero",
            lambda: "zero",
            N_("Why zero, and not minus five? Any number you choose gives another average. Count moves."),
        ),
    ),
    hints=(
        N_("How far is it from one step to the next? And who is no longer counted in {last}?"),
        N_("Where is the middle account, in each year?"),
    ),
    worked='answer = "nothing"',
    reason=N_(
        "There were more moves up ({up}) than down ({down}): that may be said. How far up, nobody can say, "
        "since steps have no distance. And the {lost} that left are not in the average, although they "
        "had stood high: at {stood} when all stood at {mean}. A median (a {median}, as before) and a count "
        "of moves, the lost ones among them, say what happened."
    ),
    say=N_("How many went up, how many down, how many are gone? An average step says none of the three."),
)
