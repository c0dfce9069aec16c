"""Three quick questions before the lesson, on lifetime profit, the wallet and satisfaction."""

from ...formats import money, percent
from ...text import N_
from .. import Choice, Number, Question, WrongPath

BEFORE, AFTER = 0.80, 0.85
_FALL = 1 - (1 - AFTER) / (1 - BEFORE)

warm_points = Question(
    name="loyalty.warm_points",
    number="W1",
    title=N_("Five in a hundred, seen from the other side"),
    minutes=1,
    topics=("U1.04", "U5.41"),
    prompt=N_(
        "Of a hundred accounts {before} used to stay for another year; now {after} stay. **By what "
        "percentage did the losses fall?**"
    ),
    facts=lambda: {
        "before": f"{100 * BEFORE:.0f}",
        "after": f"{100 * AFTER:.0f}",
        "lost": f"{100 * (1 - BEFORE):.0f}",
        "still": f"{100 * (1 - AFTER):.0f}",
        "fall": percent(_FALL),
        "rise": percent(AFTER / BEFORE - 1),
        "points": f"{100 * (AFTER - BEFORE):.0f}",
    },
    kind=Number(unit="percent"),
    expected=lambda: _FALL,
    wrong_paths=(
        WrongPath(
            "points",
            lambda: AFTER - BEFORE,
            N_(
                "Those are percentage points, of all accounts. Measure the fall against the {lost} that were "
                "lost."
            ),
        ),
        WrongPath(
            "rise of those who stay",
            lambda: AFTER / BEFORE - 1,
            N_("That is how much more stay. Asked is how many fewer are lost."),
        ),
        WrongPath(
            "new base",
            lambda: (1 - BEFORE) / (1 - AFTER) - 1,
            N_("You divided by the losses of now. A fall is measured against where it started."),
        ),
        WrongPath("what is left", lambda: 1 - _FALL, N_("That is what is left of the losses, not the fall.")),
    ),
    hints=(N_("How many were lost before, and how many now?"),),
    worked="answer = 1 - (1 - 0.85) / (1 - 0.80)",
    reason=N_(
        "1 − {still} ÷ {lost} = {fall}.\n\n"
        "The same step is {points} percentage points of all, {rise} more who stay, and {fall} fewer who go. "
        "The lesson ends with what it is worth."
    ),
)

WALLET, OURS, MARGIN = 8_000_000.0, 5_000_000.0, 0.25

warm_wallet = Question(
    name="loyalty.warm_wallet",
    number="W2",
    title=N_("What is still open"),
    minutes=1,
    topics=("U2.09",),
    prompt=N_(
        "An account spends {wallet} a year on goods like ours, {ours} of it with us. We make a contribution "
        "of {margin} of sales. **What contribution a year is still open there**, at most?"
    ),
    facts=lambda: {
        "wallet": money(WALLET),
        "ours": money(OURS),
        "margin": percent(MARGIN),
        "open": money(WALLET - OURS),
        "worth": money((WALLET - OURS) * MARGIN),
    },
    kind=Number(unit="CNY"),
    expected=lambda: (WALLET - OURS) * MARGIN,
    wrong_paths=(
        WrongPath(
            "sales",
            lambda: WALLET - OURS,
            N_("Those are sales. Of each yuan of sales {margin} is left as contribution."),
        ),
        WrongPath("whole wallet", lambda: WALLET * MARGIN, N_("You counted our own part as open too.")),
        WrongPath("ours", lambda: OURS * MARGIN, N_("That is what we make there today.")),
    ),
    hints=(N_("First what it spends elsewhere, then what would be left of it."),),
    worked="answer = (8_000_000 - 5_000_000) * 0.25",
    reason=N_(
        "({wallet} − {ours}) × {margin} = {worth}.\n\n"
        "Potential is what an account could still buy, not what it buys; and it counts as contribution."
    ),
)

FOUNDRY, DOCKYARD = (5.9, 5.3), (4.8, 5.0)  # expected, perceived

warm_gap = Question(
    name="loyalty.warm_gap",
    number="W3",
    title=N_("Who is better served?"),
    minutes=1,
    topics=("U4.02",),
    prompt=N_(
        "On a scale from 1 to 7 a foundry expected {e1} of our delivery and perceived {p1}; a dockyard "
        "expected {e2} and perceived {p2}. **At which of the two are we short of what was expected?**"
    ),
    facts=lambda: {
        "e1": FOUNDRY[0],
        "p1": FOUNDRY[1],
        "e2": DOCKYARD[0],
        "p2": DOCKYARD[1],
    },
    kind=Choice(
        {
            "foundry": N_("At the foundry only"),
            "dockyard": N_("At the dockyard only"),
            "both": N_("At both: neither perceives a 7"),
            "none": N_("At neither: both perceive more than the middle of the scale"),
        }
    ),
    expected=lambda: "foundry" if FOUNDRY[1] < FOUNDRY[0] else "dockyard",
    wrong_paths=(
        WrongPath(
            "perception alone",
            lambda: "dockyard",
            N_("It perceives less, and it expected less still: there we give more than was expected."),
        ),
        WrongPath(
            "full marks", lambda: "both", N_("Nobody asked for a 7. Compare with what each of them expected.")
        ),
        WrongPath(
            "middle",
            lambda: "none",
            N_("A customer does not compare with the middle of a scale but with its own expectation."),
        ),
    ),
    hints=(N_("Gap: perceived minus expected, for each."),),
    worked='answer = "foundry"',
    reason=N_(
        "Lesson 4 measured how satisfied they are. Whether the satisfied one stays is another question: this "
        "lesson's."
    ),
)

PART = (warm_points, warm_wallet, warm_gap)
