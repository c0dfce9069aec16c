"""Cards that stand in the lesson itself: a concept sorted, a multiple used, a question after a slider."""

from ... import lifetime as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

MARGIN, RETENTION, RATE = 400_000.0, 0.80, 0.12
LEVELS = {
    "strategic": N_("Strategic level: in which customers do we invest?"),
    "operational": N_("Operational level: who does what for them, and when?"),
    "analytical": N_("Analytical level: what do the records say?"),
    "system": N_("None: first of all it needs a better system"),
}

levels = Question(
    name="lifetime.levels",
    number="L1",
    title=N_("On which level is it missing?"),
    minutes=2,
    topics=("U1.02", "U1.03"),
    prompt=N_(
        "The records show that {account} costs more to serve than its gross margin; the figures are right "
        "and on time. Visits, samples and rush orders run like clockwork. Nothing changes. **On which level "
        "of CRM is something missing?**"
    ),
    facts=lambda: {"account": facts.accounts()["revenue"].idxmax()},
    kind=Choice(LEVELS),
    expected=lambda: "strategic",
    wrong_paths=(
        WrongPath(
            "operational",
            lambda: "operational",
            N_("Operations run like clockwork, says the case. That is how the money leaves so smoothly."),
        ),
        WrongPath(
            "analytical",
            lambda: "analytical",
            N_("The figures are right and on time. Nobody draws a decision from them."),
        ),
        WrongPath(
            "buy software",
            lambda: "system",
            N_("The system already holds everything. It records decisions; it does not take them."),
        ),
    ),
    hints=(N_("Two levels do their work. Which question has nobody answered?"),),
    worked='answer = "strategic"',
    reason=N_("Knowing and doing are in place; nobody has decided what this customer should be to us."),
    say=N_("We have the figures and the people. What we lack is a decision about this account."),
)


def _worth(timing="if_retained", rate=RATE):
    return MARGIN * models.margin_multiple(RETENTION, rate, timing=timing)


one_price = Question(
    name="lifetime.one_price",
    number="L2",
    title=N_("A customer by its multiple"),
    minutes=3,
    topics=("U1.04",),
    prompt=N_(
        "An account leaves {margin} a year after cost to serve and stays with {stays}. Money costs {rate}. "
        "The first margin comes after a year, if the customer is still there. **What is it worth?** The "
        "table of multiples above is enough."
    ),
    facts=lambda: {
        "margin": money(MARGIN),
        "stays": percent(RETENTION),
        "rate": percent(RATE),
        "multiple": f"{_worth() / MARGIN:.2f}",
        "worth": money(_worth()),
        "best": f"{facts.lifetimes()['multiple'].max():.1f}",
    },
    kind=Number(unit="CNY", tolerance=0.01),
    expected=_worth,
    wrong_paths=(
        WrongPath(
            "first margin now",
            lambda: _worth("now"),
            N_("You counted a margin today. The first comes after a year, if the customer is still there."),
        ),
        WrongPath(
            "first margin certain",
            lambda: _worth("year_end"),
            N_("You counted the first margin as certain; it comes only if the customer is still there."),
        ),
        WrongPath(
            "no discounting",
            lambda: _worth(rate=0.0),
            N_("That is retention ÷ (1 − retention): money in five years counted like money today."),
        ),
        WrongPath(
            "the row of 10 %",
            lambda: _worth(rate=0.10),
            N_("That is the row of 10 %. Here money costs {rate}."),
        ),
        WrongPath(
            "multiple itself",
            lambda: _worth() / MARGIN,
            N_("That is the multiple itself; now times the margin."),
        ),
    ),
    hints=(
        N_("Find the row of {rate} and the column of {stays}."),
        N_("Margin × multiple."),
    ),
    worked='answer = 400_000 * lifetime.margin_multiple(0.80, 0.12, timing="if_retained")',
    reason=N_(
        "{margin} × {multiple} = {worth}.\n\n"
        "A multiple turns one year into a life. In Gupta & Lehmann's table it lies between one and five; our "
        "best account reaches {best}."
    ),
    say=N_("Losing this account would cost us two and a half years of what it earns."),
)

CARDS = (levels, one_price)
