"""Exercise, part two, continued: lines in print, two of which are wrong."""

from ... import pricing as models
from ...formats import percent
from ...text import N_, _
from .. import Question, Selection, WrongPath

# Price change, margin, volume change as printed; the last line from our own notes.
LINES = {
    "line 1": (-0.05, 0.45, 0.125),
    "line 2": (0.10, 0.22, -0.08),
    "line 3": (0.10, 0.42, -0.192),
    "line 4": (-0.06, 0.25, 0.43),
    "line 5": (-0.10, 0.30, 0.50),
}
ROUNDED = 0.001  # printed to a tenth of a per cent


def _as_printed(share):
    """In whole per cent where it was printed so."""
    return percent(share, 0 if abs(share - round(share, 2)) < 1e-9 else 1)


def _lines():
    cut = _("price −{change}, margin {margin}: volume must grow by {volume}")
    rise = _("price +{change}, margin {margin}: volume may fall by {volume}")
    return {
        name: (cut if change < 0 else rise).format(
            change=percent(abs(change)), margin=percent(margin), volume=_as_printed(abs(volume))
        )
        for name, (change, margin, volume) in LINES.items()
    }


def _wrong_lines():
    return [
        name
        for name, (change, margin, volume) in LINES.items()
        if abs(models.break_even_volume_change(change, margin) - volume) > ROUNDED
    ]


def _true(name):
    return percent(abs(models.break_even_volume_change(*LINES[name][:2])), 2)


find_the_errors = Question(
    name="pricing.find_the_errors",
    number="7.6",
    title=N_("Find the errors"),
    minutes=5,
    topics=("U5.09",),
    prompt=N_(
        "Five lines from books, web pages and notes. Each says what keeps the contribution as it is. **Which "
        "of them are wrong?**"
    ),
    facts=lambda: {"page": _true("line 2"), "calculator": _true("line 4")},
    kind=Selection(options=_lines),
    expected=_wrong_lines,
    wrong_paths=(
        WrongPath(
            "low-margin rule reversed",
            lambda: ["line 4"],
            N_(
                "One is left. A unit with a low margin earns little: how many of them may be lost if each "
                "of the others earns 10 more?"
            ),
        ),
        WrongPath(
            "calculator trusted",
            lambda: ["line 2"],
            N_("One is left. A calculator on a web page can be wrong, too: 6 off, and what is left of 25?"),
        ),
        WrongPath(
            "old margin for new",
            lambda: list(LINES),
            N_(
                "You divided by the old margin throughout. Below the line stands the margin after the change."
            ),
        ),
        WrongPath(
            "large figures only",
            lambda: ["line 4", "line 5"],
            N_(
                "You took the large figures for wrong. Half as much again is right where a third of the "
                "margin goes."
            ),
        ),
    ),
    hints=(
        N_("Cut ÷ (margin − cut); rise ÷ (margin + rise)."),
        N_("First line: 5 ÷ (45 − 5). It is right."),
    ),
    worked=(
        "right = [pricing.break_even_volume_change(*line) for line in lines.to_numpy()[:, :2]]\n"
        'answer = lines.index[(lines["volume_change"] - right).abs() > 0.001]'
    ),
    reason=N_(
        "10 ÷ (22 + 10) ≈ {page}, and 6 ÷ (25 − 6) ≈ {calculator}. Both wrong lines stood on the web when "
        "this course was written. The first has the rule of low margins the wrong way round: who follows it "
        "is afraid of exactly those increases that risk least."
    ),
)
