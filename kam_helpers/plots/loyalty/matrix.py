"""What accounts think of us against what they do: the loyalty matrix."""

import numpy as np
import pandas as pd

from ...errors import CourseError
from ...formats import percent
from ...loyalty import ATTITUDE_CUT, BEHAVIOUR_CUT, LOYALTY_TYPES, TYPES
from ...loyalty import loyalty_matrix as matrix_of
from ...loyalty.matrix import SCALE
from ...text import N_, _, ngettext
from ..labels import label_points
from ..naming import listed, name_points
from ..style import BLUE, FONT_SIZE, GREY, INK, ORANGE, RED, SMALL, percent_axis, plot, wrap

# Colour and marker of each type: two channels that say the same.
TYPE_LOOKS = dict(zip(TYPES, ((BLUE, "o"), (RED, "X"), (ORANGE, "^"), (GREY, "s")), strict=True))
TYPE_NAMES = {
    "loyalist": N_("loyalist"),
    "hostage": N_("hostage"),
    "mercenary": N_("mercenary"),
    "defector": N_("defector"),
}
_CLOSE = 0.03  # of behaviour: closer points would lie on each other
_HEAP = 3  # hostages on one heap share a label
_ROOM = 0.17  # of the height above and below, for the names of the types


def loyalty_matrix_reading(matrix, **_options):
    """Who is loyal and who only stays, in one sentence."""
    n = matrix["type"].value_counts()
    values = {"n": len(matrix), "loyal": n["loyalist"], "hostage": n["hostage"], "mercenary": n["mercenary"]}
    if not n["hostage"]:
        return _(
            "Of {n} accounts {loyal} think well of us and buy here (loyalists), {mercenary} think well of us "
            "and buy elsewhere (mercenaries); nobody buys here against its will."
        ).format(**values)
    text = ngettext(
        "Of {n} accounts {loyal} think well of us and buy here (loyalists), {mercenary} think well of us and "
        "buy elsewhere (mercenaries); {hostage} buys here although it thinks poorly of us: {names}.",
        "Of {n} accounts {loyal} think well of us and buy here (loyalists), {mercenary} think well of us and "
        "buy elsewhere (mercenaries); {hostage} buy here although they think poorly of us: {names}.",
        int(n["hostage"]),
    )
    return text.format(names=listed(_of_type(matrix, "hostage")), **values)


@plot(loyalty_matrix_reading, size=(7.2, 5.0))
def loyalty_matrix(ax, matrix, label=8, attitude_cut=ATTITUDE_CUT, behaviour_cut=BEHAVIOUR_CUT, scale=SCALE):
    """Accounts by attitude and behaviour, in the four types, with the cuts.

    ``matrix``: from ``loyalty.loyalty_matrix``; ``attitude_cut``, ``behaviour_cut``, ``scale``: those it was
    made with. ``label``: how many accounts to name, hostages first (fewer where there is no room), or which.
    """
    _refuse_other_cuts(matrix, attitude_cut, behaviour_cut, scale)
    (left, right), room = scale, 0.03 * (scale[1] - scale[0])
    ax.set_xlim(left - room, right + room)
    ax.set_ylim(-_ROOM, 1 + _ROOM)
    # a value at a cut counts as above it: points on the lines belong to their right and above
    ax.axvline(attitude_cut, color=INK, linewidth=0.9)
    ax.axhline(behaviour_cut, color=INK, linewidth=0.9)
    said = _say_cuts(ax, attitude_cut, behaviour_cut)
    places = _apart(matrix, attitude_cut, step=0.013 * (right - left))
    for kind in LOYALTY_TYPES:
        inside, (colour, marker) = matrix[matrix["type"] == kind.name], TYPE_LOOKS[kind.name]
        dots = {"color": colour, "marker": marker, "edgecolor": "white", "linewidth": 0.5, "zorder": 3}
        ax.scatter(places["x"][inside.index], places["y"][inside.index], s=46, **dots)
        said.append(
            ax.text(
                right if kind.likes_us else left,
                1 + 0.57 * _ROOM if kind.buys_here else -0.57 * _ROOM,
                _("{type} ({n})").format(type=_(TYPE_NAMES[kind.name]), n=len(inside)),
                ha="right" if kind.likes_us else "left",
                va="center",
                fontsize=FONT_SIZE + 1,
                color=INK,
            )
        )
    ax.set_xticks(range(int(left), int(right) + 1))
    ax.set_xlabel(
        wrap(_("Attitude ({low:g} against us, {high:g} for us)").format(low=left, high=right), 60),
        fontsize=FONT_SIZE,
    )
    ax.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1])
    percent_axis(ax.yaxis, wrap(_("Behaviour (share that comes to us)"), 42))
    order = [
        name for kind in ("hostage", "defector", "mercenary", "loyalist") for name in _of_type(matrix, kind)
    ]
    lines = [*((attitude_cut, at) for at in np.linspace(-_ROOM, 1 + _ROOM, 80))]
    lines += [(at, behaviour_cut) for at in np.linspace(left, right, 90)]
    if isinstance(label, int):
        for block in _blocks(matrix, places, order[:label]):
            if drawn := label_points(
                ax, [block], avoid=[*places.to_numpy(), *lines], limit=28, clear_of=said
            ):
                said += drawn
                order, label = [name for name in order if name not in block[0]], label - len(block[0])
    name_points(ax, places, order, label, clear_of=said, avoid=lines)


def _blocks(matrix, places, names):
    """Hostages on one heap share a label, as there is no room for one each: the leftmost on top."""
    hostages = [name for name in names if matrix.loc[name, "type"] == "hostage"]
    heaps = places.loc[hostages].groupby([matrix["attitude"].round(3), _heaps(matrix)], sort=False)
    return [(tuple(heap["x"].sort_values().index), *heap.mean()) for _at, heap in heaps if len(heap) >= _HEAP]


def _apart(matrix, cut, step):
    """Where to draw each account: what would lie on another moves to the right, but not over the cut."""
    x, y = matrix["attitude"], matrix["behaviour"]
    nth = matrix.groupby([x.round(3), _heaps(matrix)], sort=False).cumcount()
    room = ((cut - x) / (nth.max() + 1)).where(x < cut, step)
    return pd.DataFrame({"x": x + nth * room.clip(upper=step), "y": y})


def _heaps(matrix):
    """Of each account the behaviour from which on it would lie on others of its attitude."""
    matrix, lowest = matrix.assign(attitude=matrix["attitude"].round(3)), {}
    for _name, row in matrix.sort_values("behaviour", kind="stable").iterrows():
        starts = lowest.setdefault(row["attitude"], [row["behaviour"]])
        if row["behaviour"] - starts[-1] > _CLOSE:
            starts.append(row["behaviour"])
    return matrix.apply(
        lambda row: max(start for start in lowest[row["attitude"]] if start <= row["behaviour"]), axis=1
    )


def _of_type(matrix, kind):
    """Its accounts, those that like us least first (mercenaries and loyalists: most)."""
    inside = matrix[matrix["type"] == kind]
    least_first = kind in ("hostage", "defector")
    return list(inside["attitude"].sort_values(ascending=least_first, kind="stable").index)


def _refuse_other_cuts(matrix, attitude_cut, behaviour_cut, scale):
    again = matrix_of(matrix["attitude"], matrix["behaviour"], attitude_cut, behaviour_cut, scale=scale)
    if (again["type"].astype(str) != matrix["type"].astype(str)).any():
        raise CourseError(
            _(
                "The matrix was made with other cuts than {attitude:g} and {behaviour:g}: give the picture "
                "the same “attitude_cut” and “behaviour_cut”."
            ).format(attitude=attitude_cut, behaviour=behaviour_cut)
        )


def _say_cuts(ax, attitude_cut, behaviour_cut):
    """The values of the cuts at the ends of their lines; returns the texts."""
    shown = {"va": "center", "fontsize": SMALL, "color": INK}
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
    limit = _("limit: {value}")
    return [
        ax.text(
            attitude_cut,
            1 + 0.57 * _ROOM,
            limit.format(value=f"{attitude_cut:g}"),
            ha="center",
            bbox=paper,
            **shown,
        ),
        ax.text(
            1.01,
            behaviour_cut,
            limit.format(value=percent(behaviour_cut)),
            transform=ax.get_yaxis_transform(),
            **shown,
        ),
    ]
