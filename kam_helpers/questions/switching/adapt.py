"""Exercise, part six: who adapts to whom, and what a broken promise does."""

from ... import switching as models
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts


def _of(style, column):
    return float(facts.styles(facts.FREE)[column][style])


def _profit():
    return float(facts.accounts()["profit"][facts.FREE])


def _change(a_year=True, once=True, retention="velcro"):
    """CLP with velcro less that with a clip, with or without each of its costs."""
    margin = _profit() - a_year * _of("velcro", "cost_a_year")
    after = margin * facts.multiple(_of(retention, "retention")) - once * _of("velcro", "cost_once")
    return after - _profit() * facts.multiple(_of("clip", "retention"))


velcro_costs = Question(
    name="switching.velcro_costs",
    number="10.15",
    title=N_("Velcro, and what it leaves"),
    minutes=4,
    topics=("U5.43",),
    prompt=N_(
        "{account} leaves us {profit} a year before anybody adapts; the next margin comes in a year if it "
        "stays; money costs {rate}. The table shows three styles (course assumptions). **By how much does "
        "the lifetime profit change if we adapt fully (velcro) and not at all (clip) before?** Give a loss "
        "with a minus sign. (Multiple: retention ÷ (1 + rate − retention).)"
    ),
    facts=lambda: {
        "account": facts.FREE,
        "profit": money(_profit()),
        "rate": percent(facts.RATE),
        "left": money(_of("velcro", "margin")),
        "once": money(_of("velcro", "cost_once")),
        "a_year": money(_of("velcro", "cost_a_year")),
        "m0": f"{_of('clip', 'multiple'):.2f}",
        "m1": f"{_of('velcro', 'multiple'):.2f}",
        "change": money(_of("velcro", "against_clip")),
        "zipper": money(_of("zipper", "against_clip")),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _of("velcro", "against_clip"),
    wrong_paths=(
        WrongPath(
            "yearly cost forgotten",
            lambda: _change(a_year=False),
            N_("Adapting costs {a_year} every year: take it off the margin before you multiply."),
        ),
        WrongPath(
            "cost once forgotten",
            lambda: _change(once=False),
            N_("You forgot what adapting costs once: {once}."),
        ),
        WrongPath(
            "retention only",
            lambda: _change(a_year=False, once=False),
            N_("That is what staying longer would be worth if adapting cost nothing."),
        ),
        WrongPath(
            "cost only",
            lambda: _change(retention="clip"),
            N_("You left the retention as it was. Whoever is fitted stays longer."),
        ),
    ),
    hints=(
        N_("Clip: {profit} × {m0}."),
        N_("Velcro: ({profit} − {a_year}) × {m1} − {once}."),
    ),
    worked='answer = styles["against_clip"]["velcro"]',
    reason=N_(
        "{left} × {m1} − {once} − {profit} × {m0} ≈ {change}.\n\n"
        "It stays longer, and what we give up for that is more than what we win. The zipper, half the way "
        "from both sides, changes it by {zipper}."
    ),
    say=N_("We adapt where it is paid for by the years to come. Here half the way is the right way."),
)

START, BREACH_AT = 0.5, 8


def _trust(shock_at=None):
    return models.snowball(START, shock_at=shock_at)["trust"]


broken_promise = Question(
    name="switching.broken_promise",
    number="10.16",
    title=N_("One broken promise"),
    minutes=2,
    topics=("U5.45",),
    prompt=N_(
        "Two relationships in the model of the lesson (course assumption: its shape counts, not its "
        "figures). They start alike; in the second a promise is broken after two years. The table shows "
        "trust, 0 to 1. **What does the model say?**"
    ),
    facts=lambda: {
        "before": f"{_trust()[BREACH_AT]:.2f}",
        "end": f"{_trust(BREACH_AT).iloc[-1]:.2f}",
        "other": f"{_trust().iloc[-1]:.2f}",
    },
    kind=Choice(
        {
            "years": N_("Three years later there is still less trust than before the breach"),
            "quick": N_("A year later trust is back where it was"),
            "never": N_("Trust never grows again after a breach"),
            "measured": N_("One broken promise costs exactly three fifths of the trust, as measured"),
        }
    ),
    expected=lambda: "years" if _trust(BREACH_AT).iloc[-1] < _trust()[BREACH_AT] else "quick",
    wrong_paths=(
        WrongPath(
            "quick",
            lambda: "quick",
            N_(
                "Compare the line of quarter 8 with quarter 12: it took two years to grow and one day to "
                "fall."
            ),
        ),
        WrongPath(
            "never",
            lambda: "never",
            N_("It grows again, slowly: look at the quarters after the breach."),
        ),
        WrongPath(
            "assumption taken as measured",
            lambda: "measured",
            N_("That is put into the model, and nobody measured it. Do not quote it."),
        ),
    ),
    hints=(N_("Trust before the breach, {before}; three years after it?"),),
    worked='answer = "years"',
    reason=N_(
        "{before} before, {end} three years after; without the breach {other}. A metaphor made to move: "
        "good for a talk about why promises are kept, and for no forecast."
    ),
)
