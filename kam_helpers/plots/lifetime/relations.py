"""Where each account stands: the stage of its relationship, and the type of it."""

import numpy as np
import pandas as pd

from ...errors import CourseError
from ...lifetime import STAGE_CUTS, STAGES, TYPE_CUT
from ...text import N_, _, ngettext
from ..labels import label_points
from ..style import BLUE, FONT_SIZE, GREEN, GREY, INK, ORANGE, RED, SKY, SMALL, plot, wrap

# Colour and marker of each stage and type: two channels that say the same.
STAGE_LOOKS = {
    "pre": (GREY, "o"),
    "early": (SKY, "v"),
    "mid": (ORANGE, "^"),
    "partnership": (GREEN, "s"),
    "strategic": (BLUE, "D"),
    "uncoupling": (RED, "X"),
}
TYPE_LOOKS = {
    "adversarial": (RED, "X"),
    "win-win": (BLUE, "o"),
    "loose": (GREY, "s"),
    "master-servant": (ORANGE, "^"),
}
TYPE_NAMES = {
    "adversarial": N_("adversarial"),
    "win-win": N_("win-win"),
    "loose": N_("loose"),
    "master-servant": N_("master-servant"),
}
# Corner of each type: closeness is read to the right, balance upwards.
_CORNERS = {"adversarial": (0, 0), "win-win": (1, 1), "loose": (0, 1), "master-servant": (1, 0)}
_LOW, _HIGH = 1, 5  # the answers
_EDGE = 0.25
_STEP = 0.07  # how far points on the same place are moved apart
_TURN = np.pi * (3 - 5**0.5)  # the angle at which seeds lie in a sunflower: no two side by side
_NAMED = ("uncoupling", "strategic", "pre")  # stages whose accounts are named first: ends of the scale


def stage_map_reading(placements, **_options):
    """How many accounts are close and how many are parting, in one sentence."""
    n = placements["stage"].value_counts()
    close = int(n["partnership"] + n["strategic"])
    text = ngettext(
        "Of {total} accounts {close} is at partnership or strategic and {parting} at uncoupling; the "
        "commonest stage is “{stage}” ({most}).",
        "Of {total} accounts {close} are at partnership or strategic and {parting} at uncoupling; the "
        "commonest stage is “{stage}” ({most}).",
        close,
    )
    return text.format(
        total=len(placements),
        close=close,
        parting=int(n["uncoupling"]),
        stage=_(next(s.label for s in STAGES if s.name == n.idxmax())),
        most=int(n.max()),
    )


@plot(stage_map_reading, size=(7.2, 4.6))
def stage_map(ax, placements, label=8):
    """Accounts by involvement and nature of the relationship, marked by stage.

    ``placements``: from ``lifetime.place_stages``; ``label``: how many accounts to name (fewer where
    there is no room), or which.
    """
    places = _apart(placements[["involvement", "nature"]])
    _scale(ax, 0.0)
    for cut in STAGE_CUTS:  # of the mean of the two axes: a line from corner to corner
        ax.plot([2 * cut - _HIGH - 1, _HIGH + 1], [_HIGH + 1, 2 * cut - _HIGH - 1], color=GREY, linewidth=0.8)
    for stage in STAGES:
        inside = placements["stage"] == stage.name
        colour, marker = STAGE_LOOKS[stage.name]
        text = _("{stage} ({n})").format(stage=_(stage.label), n=int(inside.sum()))
        _dots(ax, places[inside], colour, marker, wrap(text, 20))
    ax.set_xlabel(_("Involvement (1 simple, 5 complex)"), fontsize=FONT_SIZE)
    ax.set_ylabel(wrap(_("Nature (1 transactional, 5 collaborative)"), 42), fontsize=FONT_SIZE)
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5), fontsize=SMALL, frameon=False, labelspacing=1.1)
    by_stage = [_outermost(placements[placements["stage"] == stage]) for stage in _NAMED]
    _name(ax, places, label, by_stage)


def relationship_map_reading(types, **_options):
    """How many relationships are win-win, and how many one-sided, in one sentence."""
    n = types["type"].value_counts()
    text = ngettext(
        "Of {total} relationships {both} is win-win; in {one_sided} the gain is one-sided: {servant} "
        "master-servant and {against} adversarial.",
        "Of {total} relationships {both} are win-win; in {one_sided} the gain is one-sided: {servant} "
        "master-servant and {against} adversarial.",
        int(n["win-win"]),
    )
    return text.format(
        total=len(types),
        both=int(n["win-win"]),
        one_sided=int(n["master-servant"] + n["adversarial"]),
        servant=int(n["master-servant"]),
        against=int(n["adversarial"]),
    )


@plot(relationship_map_reading, size=(7.2, 4.8))
def relationship_map(ax, types, label=8):
    """Accounts by closeness and balance of the relationship, in the four types.

    ``types``: from ``lifetime.relationship_types``; ``label``: how many accounts to name (fewer
    where there is no room), or which.
    """
    places = _apart(types[["closeness", "balance"]])
    _scale(ax, 0.55)
    # a mean at the cut counts as close, as balanced: points on the line belong above it and to its right
    ax.axvline(TYPE_CUT, color=INK, linewidth=0.9)
    ax.axhline(TYPE_CUT, color=INK, linewidth=0.9)
    said = _say_cut(ax)
    for kind, (right, up) in _CORNERS.items():
        inside = types["type"] == kind
        _dots(ax, places[inside], *TYPE_LOOKS[kind], None)
        middle, height = (_LOW, TYPE_CUT, _HIGH)[2 * right], _HIGH + 0.5 if up else _LOW - 0.5
        said.append(
            ax.text(
                middle,
                height,
                _("{type} ({n})").format(type=_(TYPE_NAMES[kind]), n=int(inside.sum())),
                ha="right" if right else "left",
                va="center",
                fontsize=FONT_SIZE + 1,
                color=INK,
            )
        )
    ax.set_xlabel(_("Closeness (1 distant, 5 tied to each other)"), fontsize=FONT_SIZE)
    ax.set_ylabel(_("Balance (1 one-sided, 5 shared)"), fontsize=FONT_SIZE)
    _name(ax, places, label, [_outermost(types[types["type"] == kind]) for kind in TYPE_LOOKS], said)


def _say_cut(ax):
    """The value of the cut at the ends of its two lines; returns the texts."""
    text = _("cut: {value:g}").format(value=TYPE_CUT)
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    shown = {"fontsize": SMALL, "color": INK}
    return [
        ax.text(TYPE_CUT, _HIGH + 0.5, text, ha="center", va="center", bbox=paper, **shown),
        ax.text(1.01, TYPE_CUT, text, transform=ax.get_yaxis_transform(), va="center", **shown),
    ]


def _scale(ax, room):
    """Both axes from 1 to 5, with ``room`` above and below for words."""
    ax.set_xlim(_LOW - _EDGE, _HIGH + _EDGE)
    ax.set_ylim(_LOW - _EDGE - room, _HIGH + _EDGE + room)
    ax.set_xticks(range(_LOW, _HIGH + 1))
    ax.set_yticks(range(_LOW, _HIGH + 1))


def _apart(places):
    """Means of a few answers often coincide: equal points are moved apart, always the same way.

    They move up and to the right only, so that none crosses a cut that it has just reached.
    """
    first, second = places.columns
    nth = places.groupby([first, second]).cumcount()
    reach = _STEP * np.sqrt(nth)
    return pd.DataFrame(
        {
            "x": places[first] + reach * np.abs(np.cos(nth * _TURN)),
            "y": places[second] + reach * np.abs(np.sin(nth * _TURN)),
        }
    )


def _dots(ax, places, colour, marker, label):
    ax.scatter(
        places["x"],
        places["y"],
        s=46,
        color=colour,
        marker=marker,
        edgecolor="white",
        linewidth=0.5,
        label=label,
        zorder=3,
    )


def _outermost(placed):
    """Accounts farthest from the middle of the map first."""
    means = placed.iloc[:, :2].to_numpy() - (_LOW + _HIGH) / 2
    return placed.index[np.argsort(-np.abs(means).sum(axis=1), kind="stable")]


def _in_turn(groups, n):
    """``n`` names, one from each group at a time."""
    longest = max(map(len, groups))
    return [group[place] for place in range(longest) for group in groups if place < len(group)][:n]


def _name(ax, places, label, groups, said=()):
    """Names beside points: ``label`` of ``groups`` in turn, or those it lists, which are never left out."""
    listed = not isinstance(label, int)
    names = [label] if isinstance(label, str) else label if listed else _in_turn(groups, label)
    unknown = [name for name in names if name not in places.index]
    if unknown:
        raise CourseError(
            _("There is no account {name} to label. There are: {some} …").format(
                name=unknown[0], some=", ".join(map(str, places.index[:5]))
            )
        )
    points = [(name, *places.loc[name]) for name in names]
    label_points(ax, points, avoid=places.to_numpy(), clear_of=said, always=listed)
