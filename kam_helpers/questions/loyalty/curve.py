"""Exercise, part one, continued: six times as likely, and what a barrier makes of it."""

from ... import loyalty as models
from ...formats import percent
from ...text import N_, _
from .. import Number, Question, WrongPath

FREE, FENCED = models.MARKETS[:2]
SATISFIED, TOTALLY = 4, 5


def _chance(market, satisfaction):
    return models.repurchase_curve(satisfaction, market.competition, market.switching_cost)


def _times(market):
    return _chance(market, TOTALLY) / _chance(market, SATISFIED)


six_times = Question(
    name="loyalty.six_times",
    number="6.4",
    title=N_("Six times, and behind a fence"),
    minutes=3,
    topics=("U5.01",),
    prompt=N_(
        "Where customers choose freely and changing costs nothing, a totally satisfied customer (5) is {six} "
        "times as likely to buy again as a merely satisfied one (4; Jones & Sasser 1995, Xerox; the curve "
        "between is a course assumption). **How many times is it in the line “{line}”?**"
    ),
    facts=lambda: {
        "six": f"{_times(FREE):.0f}",
        "low": percent(_chance(FENCED, SATISFIED)),
        "high": percent(_chance(FENCED, TOTALLY)),
        "times": f"{_times(FENCED):.1f}",
        "line": _(FENCED.name),
    },
    kind=Number(unit=N_("times"), tolerance=0.02, decimals=1, words=("x",)),
    expected=lambda: _times(FENCED),
    wrong_paths=(
        WrongPath(
            "free market",
            lambda: _times(FREE),
            N_("That is where changing costs nothing. The fence keeps the merely satisfied too."),
        ),
        WrongPath(
            "straight line",
            lambda: TOTALLY / SATISFIED,
            N_("You compared the satisfaction, 5 with 4. The chances in the table lie further apart."),
        ),
        WrongPath(
            "difference",
            lambda: _chance(FENCED, TOTALLY) - _chance(FENCED, SATISFIED),
            N_("That is the difference in percentage points. “Times as likely” is a ratio."),
        ),
        WrongPath(
            "no choice",
            lambda: _times(models.MARKETS[-1]),
            N_("That is where there is little choice as well. Read the line of the free choice."),
        ),
    ),
    hints=(N_("The last figure of the line ÷ the one before it."),),
    worked=(
        'line = curve.loc[loyalty.MARKETS[1].name]\nanswer = line["satisfaction 5"] / line["satisfaction 4"]'
    ),
    reason=N_(
        "{high} ÷ {low} ≈ {times}.\n\n"
        "The fence brings the merely satisfied back as well, and hides from us that they are only that. On "
        "the day it falls, the {six} times are there."
    ),
    say=N_("Our repeat orders say little about satisfaction as long as changing is expensive."),
)
