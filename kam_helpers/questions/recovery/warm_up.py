"""Three quick questions before the lesson, on lifetime profit and on satisfaction."""

from ... import lifetime, satisfaction
from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath
from . import facts

MARGIN, STAYS = 300_000.0, 0.75


def _worth(timing="now", rate=facts.RATE):
    return MARGIN * lifetime.margin_multiple(STAYS, rate, timing=timing)


warm_life = Question(
    name="recovery.warm_life",
    number="W1",
    title=N_("What is at stake at the next renewal"),
    minutes=2,
    topics=("U1.04",),
    prompt=N_(
        "If an account renews, it leaves {margin} at once and again every year that it stays; from year to "
        "year it stays with {stays}. Money costs {rate}. **What is it worth once it has renewed?** (Multiple "
        "with the first margin now: (1 + rate) ÷ (1 + rate − retention).)"
    ),
    facts=lambda: {"margin": money(MARGIN), "stays": percent(STAYS), "rate": percent(facts.RATE)},
    kind=Number(unit="CNY", tolerance=0.01),
    expected=_worth,
    wrong_paths=(
        WrongPath(
            "a year later",
            lambda: _worth("if_retained"),
            N_("You left out the margin that comes at once, with the renewal."),
        ),
        WrongPath(
            "no interest",
            lambda: _worth(rate=0.0),
            N_("You left out the interest: later margins are worth less today."),
        ),
        WrongPath("one year", lambda: MARGIN, N_("That is the first year. It stays longer than that.")),
    ),
    hints=(N_("1.10 ÷ (1.10 − 0.75), times the margin."),),
    worked=(
        "from kam_helpers import lifetime\n"
        'answer = 300_000 * lifetime.margin_multiple(0.75, 0.10, timing="now")'
    ),
    reason=N_("That is what a bad complaint can cost, and what a good answer to it can save."),
)

GAPS, WEIGHTS = (-0.9, -0.3), (0.7, 0.3)
EXPECTED, GOT = (6.1, 4.9), (5.2, 4.6)


warm_gap = Question(
    name="recovery.warm_gap",
    number="W2",
    title=N_("A weighted gap"),
    minutes=2,
    topics=("U4.02",),
    prompt=N_(
        "Delivery: expected {e1}, perceived {p1}. Advice: expected {e2}, perceived {p2}. Customers gave "
        "delivery {w1} of 100 points and advice the rest. **What is the weighted gap?** Give the sign."
    ),
    facts=lambda: {
        "e1": EXPECTED[0],
        "p1": GOT[0],
        "e2": EXPECTED[1],
        "p2": GOT[1],
        "w1": f"{100 * WEIGHTS[0]:.0f}",
    },
    kind=Number(unit=N_("points"), absolute=0.006),
    expected=lambda: float(satisfaction.weighted_gap(GAPS, WEIGHTS)),
    wrong_paths=(
        WrongPath(
            "turned round",
            lambda: -float(satisfaction.weighted_gap(GAPS, WEIGHTS)),
            N_("Perceived minus expected: they get less than they expected, so it is below zero."),
        ),
        WrongPath(
            "weights of a hundred",
            lambda: 100 * float(satisfaction.weighted_gap(GAPS, WEIGHTS)),
            N_("The points add up to 100: divide by that. A gap cannot be larger than the scale."),
        ),
        WrongPath(
            "unweighted",
            lambda: float(satisfaction.weighted_gap(GAPS)),
            N_("That counts both alike; delivery has most of the points."),
        ),
        WrongPath(
            "perceived",
            lambda: sum(w * p for w, p in zip(WEIGHTS, GOT, strict=True)),
            N_("That is the weighted perception. Take off what was expected."),
        ),
    ),
    hints=(N_("The two gaps are −0.9 and −0.3."), N_("0.7 × −0.9 + 0.3 × −0.3.")),
    worked="answer = 0.7 * (5.2 - 6.1) + 0.3 * (4.6 - 4.9)",
    reason=N_("Below zero they fall short. Where a gap becomes words, it is called a complaint."),
)

CASES = {"portal": (-1.4, 0.08), "delivery": (-0.9, 0.45), "advice": (-0.5, 0.47)}  # gap, importance


warm_first = Question(
    name="recovery.warm_first",
    number="W3",
    title=N_("What first?"),
    minutes=1,
    topics=("U4.03",),
    prompt=N_(
        "Gap and derived importance: portal {g1} and {i1}, delivery {g2} and {i2}, advice {g3} and {i3}. "
        "**What is put right first?**"
    ),
    facts=lambda: {
        f"{letter}{n}": f"{value:.1f}".replace("-", "−") if letter == "g" else percent(value)
        for n, case in enumerate(CASES.values(), 1)
        for letter, value in zip("gi", case, strict=True)
    },
    kind=Choice(
        {
            "portal": N_("The portal"),
            "delivery": N_("Delivery"),
            "advice": N_("Advice"),
            "all": N_("All three at once"),
        }
    ),
    expected=lambda: max(CASES, key=lambda name: -CASES[name][0] * CASES[name][1]),
    wrong_paths=(
        WrongPath(
            "worst gap",
            lambda: min(CASES, key=lambda name: CASES[name][0]),
            N_("The worst gap, but it hardly matters: importance × gap is what counts."),
        ),
        WrongPath(
            "importance alone",
            lambda: max(CASES, key=lambda name: CASES[name][1]),
            N_("It matters most by a little; but its gap is about half as large."),
        ),
        WrongPath("no choice", lambda: "all", N_("Whoever starts everything at once has chosen nothing.")),
    ),
    hints=(N_("Importance × gap, for each."),),
    worked='answer = "delivery"',
    reason=N_("0.45 × 0.9 is more than the other two products together."),
)

PART = (warm_life, warm_gap, warm_first)
