"""Exercise, part two, continued: the importance-performance map and its cross-hairs."""

from ... import satisfaction as models
from ...formats import percent
from ...satisfaction.quadrants import CONCENTRATE, KEEP_UP, LOW_PRIORITY, OVERKILL
from ...text import N_, _
from .. import Choice, Number, Question, WrongPath
from . import facts

ITEM = "T4"


def _place():
    row, cross = facts.importance_map().loc[ITEM], facts.importance_map().attrs["cross"]
    return {
        "words": _(facts.words(ITEM)),
        "importance": percent(row["importance"], 1),
        "got": facts.signed(row["performance"]),
        "line": percent(cross[0], 1),
        "level": facts.signed(cross[1]),
    }


quadrant = Question(
    name="satisfaction.quadrant",
    number="4.6",
    title=N_("Which quadrant?"),
    minutes=2,
    topics=("U4.03",),
    prompt=N_(
        "“{words}” has {importance} of the derived importance and is perceived at {got}. The cross-hairs of "
        "the map stand at the means: {line} and {level}. **In which quadrant is it?**"
    ),
    facts=_place,
    kind=Choice({"concentrate": CONCENTRATE, "keep": KEEP_UP, "low": LOW_PRIORITY, "overkill": OVERKILL}),
    expected=lambda: {CONCENTRATE: "concentrate", KEEP_UP: "keep", LOW_PRIORITY: "low", OVERKILL: "overkill"}[
        facts.importance_map().loc[ITEM, "quadrant"]
    ],
    wrong_paths=(
        WrongPath(
            "performance alone",
            lambda: "concentrate",
            N_("You looked at performance alone. It is low, yes; but it matters less than most."),
        ),
        WrongPath(
            "turned round",
            lambda: "overkill",
            N_("That is for what is done well and does not matter. This is perceived worst of all."),
        ),
        WrongPath(
            "both turned",
            lambda: "keep",
            N_("That is for what matters and is done well; this is below both lines."),
        ),
    ),
    hints=(N_("Is it left or right of the line of importance? Above or below that of performance?"),),
    worked='answer = satisfaction.importance_map(importance, performance).loc["T4", "quadrant"]',
    reason=N_(
        "Left of one line and below the other: money spent here moves the survey and not the customer."
    ),
)


def _dealer():
    table = models.martilla_james()
    return table["importance"], table["performance"]


def _changing(cross):
    """How many attributes stand elsewhere than with the cross-hairs at the means."""
    means = models.importance_map(*_dealer())["quadrant"]
    return int((models.importance_map(*_dealer(), cross=cross)["quadrant"] != means).sum())


def _lines():
    table = models.martilla_james()
    return table.mean(), table.median()


cross_hairs = Question(
    name="satisfaction.cross_hairs",
    number="4.7",
    title=N_("Who drew the lines?"),
    minutes=5,
    topics=("U4.03",),
    prompt=N_(
        "The map was invented for a car dealer's service (Martilla & James 1977; 14 attributes, figures "
        "from memory). The lines can stand at the means, {mean_importance} and {mean_performance}, or at the "
        "medians, {median_importance} and {median_performance}. **How many attributes change quadrant** "
        "between the two? A value on a line counts as high."
    ),
    facts=lambda: {
        "mean_importance": f"{_lines()[0]['importance']:.3f}",
        "mean_performance": f"{_lines()[0]['performance']:.3f}",
        "median_importance": f"{_lines()[1]['importance']:.3f}",
        "median_performance": f"{_lines()[1]['performance']:.3f}",
    },
    kind=Number(unit=N_("attributes"), whole=True),
    expected=lambda: _changing("median"),
    wrong_paths=(
        WrongPath(
            "importance alone",
            lambda: _changing((_lines()[1]["importance"], _lines()[0]["performance"])),
            N_("You moved the line of importance alone. The other one moves too."),
        ),
        WrongPath(
            "performance alone",
            lambda: _changing((_lines()[0]["importance"], _lines()[1]["performance"])),
            N_("You moved the line of performance alone. The other one moves too."),
        ),
        WrongPath(
            "none",
            lambda: 0,
            N_("Look at those between the two lines: low prices, for instance, are 3.29 in importance."),
        ),
    ),
    hints=(
        N_("Only attributes between the old and the new line can change."),
        N_("Importance between the two figures: three. Performance between the two figures: one."),
    ),
    worked=(
        "dealer = satisfaction.martilla_james()\n"
        'changes = satisfaction.quadrant_changes(dealer["importance"], dealer["performance"])["changes"]\n'
        "answer = int(changes.sum())"
    ),
    reason=N_(
        "Where the cross-hairs stand is a choice, and almost a third of the attributes hang on it. Set it "
        "before you see whom it hits, and show what another choice would change."
    ),
    say=N_("This map is an opinion with coordinates; here is what changes if we draw the lines elsewhere."),
)
