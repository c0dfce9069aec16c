"""What draws and what holds: accounts on the map of attraction and barrier."""

from itertools import zip_longest

import numpy as np
import pandas as pd

from ...errors import CourseError
from ...formats import percent
from ...loyalty import BARRIER_CUT, DEFAULT, ZONE_NAMES, shifted
from ...text import _, ngettext
from ..naming import listed, name_points
from ..shared import legend_above
from ..style import BLUE, FAINT, GREEN, HATCHES, INK, ORANGE, RED, SMALL, percent_axis, plot, wrap

# Colour and marker of each zone: two channels that say the same.
ZONE_LOOKS = dict(zip(ZONE_NAMES, ((BLUE, "o"), (GREEN, "s"), (ORANGE, "^"), (RED, "X")), strict=True))
_CHANCES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9)
_EDGE = 0.08  # of the range of an axis, left free around the points
_GAP = 30  # pixels between the figure of a line and any point


def attraction_barrier_reading(table, **_options):
    """Who stays for what, in one sentence."""
    n, gain = table["zone"].value_counts(), table[table["zone"] == "leaving pays"]
    values = {
        "n": len(table),
        "free": n["free"] + n["bonded"],
        "held": n["held"],
        "gain": n["leaving pays"],
        "mean": percent(table["leaving"].mean()),
    }
    if gain.empty:
        return _(
            "Of {n} accounts {free} stay because we are worth more, {held} only because changing is "
            "expensive; none would gain by leaving. On average {mean} leave in a year."
        ).format(**values)
    text = ngettext(
        "Of {n} accounts {free} stay because we are worth more, {held} only because changing is "
        "expensive; {gain} would gain by leaving: {names}. On average {mean} leave in a year.",
        "Of {n} accounts {free} stay because we are worth more, {held} only because changing is "
        "expensive; {gain} would gain by leaving: {names}. On average {mean} leave in a year.",
        len(gain),
    )
    return text.format(names=listed(_weakest_held_first(gain)), **values)


@plot(attraction_barrier_reading, size=(7.2, 5.4))
def attraction_barrier(ax, table, model=DEFAULT, barrier_cut=BARRIER_CUT, label=8):
    """Accounts by attraction and barrier in their zones; dotted: lines of equal chance to leave in a year.

    ``table``: from ``loyalty.staying_table``; ``model``, ``barrier_cut``: those it was made with. ``label``:
    how many accounts to name, in turn the weakest held and the held ones to whom the rival is worth most more
    (fewer where there is no room), or which.
    """
    _refuse_another_model(table, model, barrier_cut)
    places = table[["attraction_share", "barrier_share"]]
    width, height = _limits([0.0, *places.iloc[:, 0]]), _limits([0.0, barrier_cut, *places.iloc[:, 1]])
    ax.set_xlim(*width)
    ax.set_ylim(*height)
    _draw_borders(ax, np.array(width), height, barrier_cut)
    for zone in ZONE_NAMES:
        inside, (colour, marker) = places[table["zone"] == zone], ZONE_LOOKS[zone]
        text = _("{zone} ({n})").format(zone=_(zone), n=len(inside))
        dots = {"color": colour, "marker": marker, "edgecolor": "white", "linewidth": 0.5, "zorder": 3}
        ax.scatter(*inside.to_numpy().T, s=46, label=text, **dots)
    ax.plot([], [], color=FAINT, linewidth=1, linestyle=":", label=_("equal chance to leave in a year"))
    percent_axis(ax.xaxis, wrap(_("Attraction (share of a year's purchases)"), 60))
    percent_axis(ax.yaxis, wrap(_("Barrier (share of a year's purchases)"), 42))
    legend_above(ax, columns=3, letters=24)
    ax.figure.draw_without_rendering()  # the layout has to be final before places can be compared
    said = _draw_chances(ax, model, places.to_numpy())
    name_points(ax, places, _in_turn(table), label, clear_of=said)


def _weakest_held_first(table):
    return table["staying_force"].sort_values(kind="stable").index


def _in_turn(table):
    """Who is named first: those for whom leaving pays are many, and would take all the room."""
    held = table.loc[table["zone"] == "held", "attraction_share"].sort_values(kind="stable").index
    pairs = zip_longest(_weakest_held_first(table), held)
    return pd.Index([name for pair in pairs for name in pair if name is not None]).unique()


def _limits(values):
    low, high = min(values), max(values)
    room = _EDGE * ((high - low) or 1.0)
    return low - room, high + room


def _draw_borders(ax, ends, height, cut):
    """The three borders of the zones; where the staying force is below zero, hatched."""
    below = {"facecolor": "none", "edgecolor": RED, "hatch": HATCHES[1], "alpha": 0.13, "linewidth": 0}
    ax.fill_between(ends, height[0], -ends, **below)
    ax.plot(ends, -ends, color=INK, linewidth=1.2)
    ax.plot([0, 0], [0, height[1]], color=INK, linewidth=0.9)
    ax.plot([0, ends[1]], [cut, cut], color=INK, linewidth=0.9)


def _draw_chances(ax, model, points):
    """A dotted line for each chance to leave that crosses the map, with its figure; returns the texts."""
    x, (low, high) = np.linspace(*ax.get_xlim(), 200), ax.get_ylim()
    spots, said, paper = (
        ax.transData.transform(points),
        [],
        {"facecolor": "white", "edgecolor": "none", "pad": 0.8},
    )
    for chance in _CHANCES:
        y = model.barrier_for(chance, x)
        seen = np.isfinite(y) & (y > low) & (y < high)
        if seen.sum() < 20:  # of 200: too short a piece for its figure
            continue
        ax.plot(x, np.where(seen, y, np.nan), color=FAINT, linewidth=1, linestyle=":")
        line = np.column_stack([x[seen], y[seen]])[8:-8]
        place = line[_free_place(ax.transData.transform(line), spots)]
        shown = {"ha": "center", "va": "center", "fontsize": SMALL, "color": INK, "bbox": paper}
        said.append(ax.text(*place, percent(chance), **shown))
        spots = np.vstack([spots, ax.transData.transform(place)])
    return said


def _free_place(line, spots):
    """The first place along ``line`` (pixels) away from all ``spots``, else the farthest from them."""
    gap = np.hypot(*(line[:, None, :] - spots[None, :, :]).transpose(2, 0, 1)).min(axis=1)
    free = np.flatnonzero(gap > _GAP)
    return int(free[0] if len(free) else gap.argmax())


def _refuse_another_model(table, model, barrier_cut):
    """The zones and lines drawn must be those by which the accounts were judged."""
    again = shifted(table, model, barrier_cut=barrier_cut)
    same_zones = (again["zone"].astype(str) == table["zone"].astype(str)).all()
    if not (same_zones and np.allclose(again["leaving"], table["leaving"])):
        raise CourseError(
            _(
                "The table was made with another model or cut: give the picture the same “model” and "
                "“barrier_cut”."
            )
        )
