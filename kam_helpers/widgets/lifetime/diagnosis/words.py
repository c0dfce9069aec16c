"""What the diagnosis says: whole sentences, each translatable on its own."""

from kam_helpers.lifetime import STAGE_NAMES, STAGES
from kam_helpers.lifetime.stages import UNCOUPLING_CUT
from kam_helpers.lifetime.types import RELATIONSHIP_TYPES
from kam_helpers.plots.lifetime.relations import TYPE_NAMES
from kam_helpers.text import N_, _

from ...scene import Table

_GROUPS = {
    "involvement": N_("Involvement: how much we do together"),
    "nature": N_("Nature: how we deal with each other"),
    "uncoupling": N_("Uncoupling: signs of parting"),
    "closeness": N_("Closeness: what ties the two"),
    "balance": N_("Balance: who gains, who decides"),
}
_AXES = {
    "involvement": N_("Involvement"),
    "nature": N_("Nature"),
    "uncoupling": N_("Uncoupling"),
    "closeness": N_("Closeness"),
    "balance": N_("Balance"),
}
# On the map: a word for each band between two cuts.
BANDS = {
    "pre": N_("Pre"),
    "early": N_("Early"),
    "mid": N_("Mid"),
    "partnership": N_("Partnership"),
    "strategic": N_("Strategic"),
}


def group(axis):
    """The heading above the statements of an axis."""
    return _(_GROUPS[axis])


def stage_name(stage):
    """A stage as it is called on the screen."""
    return _(STAGES[STAGE_NAMES.index(stage)].label)


def type_name(kind):
    """A type as it is called on the screen."""
    return _(TYPE_NAMES[kind])


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    placed = numbers.placed
    kind = next(one for one in RELATIONSHIP_TYPES if one.name == placed["type"])
    parts = (
        _("Every answer is still 3, the middle: move them to what is true.") if numbers.untouched else "",
        _where(numbers),
        _out_of_step(placed),
        _what_next(placed),
        _("For the type: {advice}").format(advice=_(kind.advice)),
    )
    return " ".join(part for part in parts if part)


def _where(numbers):
    placed = numbers.placed
    if numbers.account:
        text = _("{account}: stage “{stage}”, type “{type}”.")
    else:
        text = _("Stage “{stage}”, type “{type}”.")
    return text.format(
        account=numbers.account, stage=stage_name(placed["stage"]), type=type_name(placed["type"])
    )


def _out_of_step(placed):
    if placed["stage"] == "uncoupling" or not placed["off_diagonal"]:
        return ""
    text = _("Involvement ({involvement}) and the nature of the relationship ({nature}) do not keep step.")
    return text.format(involvement=mean(placed["involvement"]), nature=mean(placed["nature"]))


def _what_next(placed):
    if placed["stage"] == "uncoupling":
        text = _("The clearest sign: “{point}” Next step: {step}")
    else:
        text = _("Weakest point: “{point}” Next step: {step}")
    return text.format(point=placed["weakest"], step=placed["next_step"])


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    placed = numbers.placed
    parts = [
        _(
            "Left: a map of involvement and nature, each from 1 to 5; the account is at {x} and {y}, {stage}."
        ).format(x=mean(placed["involvement"]), y=mean(placed["nature"]), stage=stage_name(placed["stage"])),
        signs(placed) + ".",
        _("Right: a map of closeness and balance; the account is at {x} and {y}, {type}.").format(
            x=mean(placed["closeness"]), y=mean(placed["balance"]), type=type_name(placed["type"])
        ),
    ]
    if numbers.average:
        parts.append(_("Faint points are the other accounts."))
    return " ".join(parts)


def table(numbers):
    """The axes as rows."""
    columns = [_("Axis"), _("Mean of your answers"), _("Mean of all accounts")]
    rows = [
        [
            _(name),
            mean(numbers.placed[axis]),
            mean(numbers.average[axis]) if numbers.average else "–",
        ]
        for axis, name in _AXES.items()
    ]
    return Table(_("Five axes, each from 1 to 5"), columns, rows)


def signs(placed):
    """How far parting has gone, and where the stage of it begins."""
    return _("Signs of parting: {mean} (uncoupling from {cut})").format(
        mean=mean(placed["uncoupling"]), cut=mean(UNCOUPLING_CUT)
    )


def mean(value):
    """A mean of answers.

    >>> mean(3.0), mean(2.75)
    ('3', '2.75')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
