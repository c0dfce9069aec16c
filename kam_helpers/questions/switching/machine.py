"""Exercise, part two: the converter that is hard to switch, and when it is not."""

from ... import switching as models
from ...formats import NBSP, money, percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts

DONE = 0.9  # of evaluation, set-up, retraining and downtime, spent anyway at a redesign


def _row(moment):
    return facts.converter().table.loc[moment]


def _needed(net):
    return models.needed_discount(float(net), facts.converter().purchases)


at_redesign = Question(
    name="switching.at_redesign",
    number="10.6",
    title=N_("The window"),
    minutes=5,
    topics=("U5.34",),
    prompt=N_(
        "The converter (illustrative) is bought for {purchases} a year. While the machine is in series, "
        "changing costs what the table shows. When the machine is designed anew, {done} of evaluation, "
        "set-up, retraining and downtime is spent anyway and holds nobody. **Which discount must a rival "
        "offer then?** (Three years at 10 %: divide by {factor}. To the tenth of a percent.)"
    ),
    facts=lambda: {
        "purchases": money(facts.converter().purchases),
        "done": percent(DONE),
        "factor": f"{facts.factor():.3f}",
        "series": percent(_row("in series")["needed_discount"]),
        "net": f"{_row('at redesign')['net']:,.0f}".replace(",", NBSP),
        "needed": percent(_row("at redesign")["needed_discount"], 1),
    },
    kind=Number(unit="percent", absolute=0.002, decimals=1),
    expected=lambda: _row("at redesign")["needed_discount"],
    wrong_paths=(
        WrongPath(
            "in series",
            lambda: _row("in series")["needed_discount"],
            N_("That is while the machine is in series: nobody offers that. Now it is designed anew."),
        ),
        WrongPath(
            "once taken as yearly",
            lambda: _row("at redesign")["net"] / facts.converter().purchases,
            N_("You set a cost paid once beside one year's purchases. Spread it over three years."),
        ),
        WrongPath(
            "all done anyway",
            lambda: _needed(0.1 * _row("in series")["net"]),
            N_("Search, lost benefits and the relationship are not spent anyway: they stay in full."),
        ),
        WrongPath(
            "turned round",
            lambda: _needed(models.CONVERTER.net - (1 - DONE) * _done_anyway()),
            N_("You took off the tenth that is left. Nine tenths are spent anyway and come off."),
        ),
    ),
    hints=(
        N_("A tenth of four lines, and three lines in full."),
        N_("That ÷ {factor} ÷ {purchases}."),
    ),
    worked='answer = switching.converter_case().table["needed_discount"]["at redesign"]',
    reason=N_(
        "CNY {net} ÷ {factor} ÷ {purchases} ≈ {needed}.\n\n"
        "In series it takes {series}, and nobody offers that. So a part that is hard to switch is safe until "
        "the next drawing, and there the engineers decide: be in the room when it is made."
    ),
    say=N_("The price of this part is decided every few years, at the drawing board. I want to be there."),
)


def _done_anyway():
    """The four parts a redesign spends anyway, CNY once."""
    return sum(getattr(models.CONVERTER, part) for part in ("evaluation", "set_up", "retraining", "downtime"))
