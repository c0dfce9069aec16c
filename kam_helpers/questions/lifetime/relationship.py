"""Exercise, part five: where a relationship stands, of what type it is, and what comes next."""

from bisect import bisect_right

from ... import lifetime as models
from ...lifetime.stages import UNCOUPLING_CUT
from ...lifetime.types import RELATIONSHIP_TYPES
from ...text import N_, _
from .. import Choice, Question, WrongPath
from . import facts


def _stage_labels():
    return {stage.name: _(stage.label) for stage in models.STAGES}


def _stage_at(level):
    """The stage of a mean answer, signs of parting aside."""
    return models.STAGE_NAMES[bisect_right(models.STAGE_CUTS, level)]


def _placed():
    return facts.placements().loc[facts.best_earner()]


stage_of_best = Question(
    name="lifetime.stage_of_best",
    number="1.20",
    title=N_("Which stage?"),
    minutes=4,
    topics=("U1.08",),
    prompt=N_(
        "The table shows the answers for {account}, 1 (not at all) to 5 (fully). Signs of parting "
        "(uncoupling) of {parting} or more on average come first. Otherwise take the mean of involvement "
        "and the mean of nature, and the middle of the two: below {early} pre, below {mid} early, below "
        "{partner} mid, below {strategic} partnership, from there on strategic. (The axes are Millman & "
        "Wilson 1995, the cuts course assumptions.) **In which stage is it?**"
    ),
    facts=lambda: {
        "account": facts.best_earner(),
        "parting": UNCOUPLING_CUT,
        **dict(zip(("early", "mid", "partner", "strategic"), models.STAGE_CUTS, strict=True)),
    },
    kind=Choice(_stage_labels),
    expected=lambda: str(_placed()["stage"]),
    wrong_paths=(
        WrongPath(
            "nature alone",
            lambda: _stage_at(_placed()["nature"]),
            N_(
                "You looked at how openly they deal with us, or at what the account earns. The two do "
                "hardly anything together: involvement counts as much."
            ),
        ),
        WrongPath(
            "involvement alone",
            lambda: _stage_at(_placed()["involvement"]),
            N_("You looked at involvement alone. How the two deal with each other counts as much."),
        ),
        WrongPath(
            "parting",
            lambda: "uncoupling",
            N_("The signs of parting are there, but below {parting} on average."),
        ),
        WrongPath(
            "rounded up",
            lambda: "partnership",
            N_("One stage too far: the middle of the two means is below {partner}."),
        ),
    ),
    hints=(
        N_("First the signs of parting: is their mean {parting} or more?"),
        N_(
            "Mean of the four answers on involvement, mean of the four on nature, then the middle of the two."
        ),
    ),
    worked=(
        "answers, questions = datasets.relationship_answers_table(), datasets.relationship_questions()\n"
        "placed = lifetime.place_stages(answers, questions)\n"
        'answer = str(placed.loc[accounts["profit"].idxmax(), "stage"])'
    ),
    reason=N_(
        "The two axes do not keep step: fair and open, but little done together. A stage describes; it does "
        "not foretell, and not every account should become strategic."
    ),
    say=N_("We get on well with them and do little with them; that is pleasant, and easy to leave."),
)


def _items():
    """Of the diagnosis: the weakest question of each axis, the clearest sign of parting, the strongest."""
    answers = facts.answers().loc[facts.best_earner()]
    by_axis = {axis: answers[items] for axis, items in facts.items_by_axis().items()}
    weak, strong = sorted(("involvement", "nature"), key=lambda axis: by_axis[axis].mean())
    return {
        "weak axis": by_axis[weak].idxmin(),
        "strong axis": by_axis[strong].idxmin(),
        "parting": by_axis["uncoupling"].idxmax(),
        "strongest": by_axis[strong].idxmax(),
    }


def _actions():
    actions = facts.diagnosis().set_index("item_id")["action"]
    return {item: actions[item] for item in sorted(_items().values())}


next_step = Question(
    name="lifetime.next_step",
    number="1.21",
    title=N_("What moves it on"),
    minutes=3,
    topics=("U1.08", "U1.07"),
    prompt=N_(
        "The diagnosis looks for the lowest answer on the weaker of the two axes, and proposes the step "
        "that belongs to it. **Which step does it propose for {account}?** (In the table each question has "
        "its step beside it; the steps are course assumptions.)"
    ),
    facts=lambda: {"account": facts.best_earner()},
    kind=Choice(_actions),
    expected=lambda: _items()["weak axis"],
    wrong_paths=(
        WrongPath(
            "other axis",
            lambda: _items()["strong axis"],
            N_("That belongs to the axis that is strong already. Start where it is weakest."),
        ),
        WrongPath(
            "parting",
            lambda: _items()["parting"],
            N_("That answers a sign of parting. There are few here; it is involvement that is missing."),
        ),
        WrongPath(
            "strongest",
            lambda: _items()["strongest"],
            N_("That is what the two do best already. Polishing it moves nothing."),
        ),
    ),
    hints=(N_("Which axis has the lower mean?"), N_("Which of its four questions has the lowest answer?")),
    worked=(
        "answers, questions = datasets.relationship_answers_table(), datasets.relationship_questions()\n"
        'placed = lifetime.place_stages(answers, questions).loc[accounts["profit"].idxmax()]\n'
        'answer = questions.set_index("action")["item_id"][placed["next_step"]]'
    ),
    reason=N_("A relationship is as deep as its weaker side, so the next step starts there."),
)


def _type_of(close, balanced):
    """The name of the type in this corner of the map."""
    corners = {(kind.close, kind.balanced): kind.name for kind in RELATIONSHIP_TYPES}
    return corners[close, balanced]


def _corner():
    row = facts.types().loc[facts.largest()]
    return row["closeness"] >= models.TYPE_CUT, row["balance"] >= models.TYPE_CUT


type_of_largest = Question(
    name="lifetime.type_of_largest",
    number="1.22",
    title=N_("Which type?"),
    minutes=3,
    topics=("U1.12",),
    prompt=N_(
        "The same for {account}, on two other axes: closeness (how much the two have tied themselves to "
        "each other) and balance (5: gain and power are shared; 1: one-sided). A mean of {cut} or more "
        "counts as close, as balanced. (Axes and cut are course assumptions.) **Of which type is the "
        "relationship?**"
    ),
    facts=lambda: {"account": facts.largest(), "cut": f"{models.TYPE_CUT:g}"},
    kind=Choice(
        {
            "adversarial": N_("Adversarial: distant and one-sided"),
            "win-win": N_("Win-win: close and balanced"),
            "loose": N_("Loose: distant and balanced"),
            "master-servant": N_("Master-servant: close and one-sided"),
        }
    ),
    expected=lambda: _type_of(*_corner()),
    wrong_paths=(
        WrongPath(
            "closeness alone",
            lambda: _type_of(_corner()[0], not _corner()[1]),
            N_(
                "Being tied closely is not yet gaining together: look at the balance, and at what it leaves "
                "us."
            ),
        ),
        WrongPath(
            "balance alone",
            lambda: _type_of(not _corner()[0], _corner()[1]),
            N_("One-sided it is, but neither could simply walk away: look at closeness."),
        ),
        WrongPath(
            "turned round",
            lambda: _type_of(not _corner()[0], not _corner()[1]),
            N_("Both axes are the wrong way round: high answers mean close, high answers mean balanced."),
        ),
    ),
    hints=(N_("Mean of the four answers on closeness: {cut} or more?"), N_("The same for balance.")),
    worked=(
        "types = lifetime.relationship_types(answers, questions)\n"
        'answer = str(types.loc[accounts["revenue"].idxmax(), "type"])'
    ),
    reason=N_(
        "Tied to each other, and one side dictates while the other pays: the lifetime profit says how much. "
        "The way out is to price what is asked for and to become hard to replace in one thing."
    ),
    say=N_("Our largest customer is close to us as a master is. Before we deepen that, we balance it."),
)
