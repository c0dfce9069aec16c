"""Every deal that could be made, by what it is worth to either side, and the way a game took through them."""

import numpy as np

from ...formats import money
from ...negotiation import TODAY, bargaining_zone, efficient, nash_point
from ...text import _
from ..labels import label_points, on_paper
from ..shared import legend_above, reach
from ..style import BLUE, FAINT, GREEN, INK, ORANGE, PURPLE, RED, SKY, SMALL, money_axis, plot, wrap
from .said import space_reading

NARROW = (3.0, 5.8)  # inches: for a narrow screen
_NARROW_BELOW = 5.0  # inches of width
_ROOM = 0.08  # of the range, left free around what matters
LIGHT = "#c4c4c4"  # as many dots as there are deals must not shout
_SMALLER = 0.7  # marks in a narrow picture
_FAR = 0.5  # a floor farther away than this part of the range is written at the edge


@plot(space_reading, size=(7.2, 5.6))
def space(ax, scenario, game=None):
    """What each deal is worth to the buyer (across) and to us (up), CNY a year against today's terms.

    ``scenario``: from ``negotiation.scenario``. ``game``: a Game in it, if its offers are to be drawn, each
    with its turn. To the right of the buyer's floor and above ours both gain; no deal beats those on the
    line for both sides. Shows what only the buyer knows: for the time after the game. In a figure of the size
    NARROW marks are smaller and the legend is one column.
    """
    narrow = ax.figure.get_figwidth() < _NARROW_BELOW
    scale = _SMALLER if narrow else 1.0
    ours, theirs = scenario.seller_values, scenario.buyer_values
    numbers, zone, nash = efficient(scenario), bargaining_zone(scenario), nash_point(scenario)
    inside = np.array(zone.numbers, dtype=int)
    path = _path(game)
    _draw_deals(ax, ours, theirs, inside, numbers, scale)
    for who, colour, marker, label in (
        ("seller", BLUE, "o", _("our offers, by turn")),
        ("buyer", ORANGE, "^", _("the buyer's offers, by turn")),
    ):
        at = [number for _turn, speaker, number in path if speaker == who]
        if at:
            look = {"markersize": 8 * scale, "markeredgecolor": "white", "linewidth": 1.4, "zorder": 5}
            ax.plot(theirs[at], ours[at], color=colour, marker=marker, label=label, **look)
    marked = _marked(scenario, game, nash)
    for number, (_name, marker, size, colour) in marked.items():
        look = {"markersize": size * scale, "markeredgecolor": "white", "color": colour, "zorder": 4}
        if marker == "o":  # a ring, for the offer that became the deal lies in it
            look |= {"markerfacecolor": "none", "markeredgecolor": colour, "markeredgewidth": 2.5}
        ax.plot(theirs[number], ours[number], linestyle="", marker=marker, **look)
    _limits(ax, scenario, [*inside, *(n for _t, _w, n in path), *marked], numbers)
    said = _draw_floors(ax, scenario, letters=22 if narrow else 60)
    money_axis(ax.xaxis, _("Worth to the buyer, a year"), max(map(abs, ax.get_xlim())))
    money_axis(ax.yaxis, _("Worth to us, a year"), max(map(abs, ax.get_ylim())))
    if narrow:
        for axis in (ax.xaxis, ax.yaxis):
            axis.set_label_text(wrap(axis.get_label_text(), 30), fontsize=SMALL)
    legend_above(ax, columns=1 if narrow else 2, letters=32 if narrow else 46)
    points = [(looks[0], theirs[n], ours[n]) for n, looks in marked.items()]
    points += [(turns, theirs[n], ours[n]) for turns, n in _turns(path)]
    line = [(theirs[n], ours[n]) for n in numbers]
    on_paper(label_points(ax, points, avoid=line, limit=30, clear_of=said))


def _path(game):
    """Every offer of the game in order: (turn, who, number of the deal)."""
    if game is None:
        return []
    number = game.scenario.space.number
    offers = [entry for entry in game.log if entry.deal is not None and entry.what != "accept"]
    return [(entry.round, entry.who, number(entry.deal)) for entry in offers]


def _turns(path):
    """The turns in which each side made each offer, as it is written beside it."""
    seen = {}
    for turn, who, number in path:
        seen.setdefault((who, number), []).append(turn)
    return [(_runs(turns), number) for (_who, number), turns in seen.items()]


def _runs(turns):
    """Turns in short, where one follows another: [1, 2, 3, 5] as “1–3, 5”."""
    runs = []
    for turn in turns:
        if runs and turn == runs[-1][1] + 1:
            runs[-1][1] = turn
        else:
            runs.append([turn, turn])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs)


def _marked(scenario, game, nash):
    """Deals with a name of their own: name, marker, its size and colour, by number; most important first."""
    marked, number = {}, scenario.space.number
    if game is not None and game.deal is not None:
        marked[number(game.deal)] = (_("the deal"), "o", 15, PURPLE)
    marked.setdefault(number(scenario.opening), (_("the request"), "^", 8, ORANGE))
    if nash is not None:
        marked.setdefault(nash, (_("Nash point"), "*", 15, RED))
    marked.setdefault(number(TODAY), (_("today's terms"), "P", 8, INK))
    return marked


def _draw_deals(ax, ours, theirs, inside, numbers, scale):
    better = _("better than no deal for both ({n})").format(n=f"{len(inside):,}")
    dots = {"linestyle": "", "marker": "o", "markeredgewidth": 0}
    for shown, colour, size, label in (
        (np.arange(len(ours)), LIGHT, 2.4, _("every deal on the table")),
        (inside, SKY, 3.6, better),
    ):
        if len(shown):
            ax.plot(theirs[shown], ours[shown], color=colour, markersize=size * scale, **dots)
            ax.plot([], [], color=colour, markersize=6, label=label, **dots)
    line = _("nothing better for both (efficient frontier)")
    look = {"color": GREEN, "linewidth": 1.6, "marker": "s", "markersize": 3.4 * scale, "zorder": 3}
    ax.plot(theirs[numbers], ours[numbers], label=line, **look)


def _limits(ax, scenario, deals, numbers):
    """The view on what matters: the zone, the offers, today's terms, and the floors unless far off."""
    ours, theirs = scenario.seller_values, scenario.buyer_values
    if not bargaining_zone(scenario):
        deals = [*deals, *numbers[theirs[numbers] >= 0]]
    for axis, values, floor in (
        (ax.xaxis, theirs, scenario.buyer.reservation),
        (ax.yaxis, ours, scenario.seller.reservation),
    ):
        shown = [0.0, *values[deals]]
        low, high = min(shown), max(shown)
        if low - floor <= _FAR * (high - low):
            low, high = min(low, floor), max(high, floor)
        room = _ROOM * (high - low)
        reach(axis, low - room, high + room, steps=5)


def _draw_floors(ax, scenario, letters):
    """Lines below and left of which one side would rather have no deal; returns the words at them."""
    paper = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 0.6}
    shown = {"fontsize": SMALL, "color": INK, "zorder": 6, "bbox": paper, "textcoords": "offset points"}
    dashed = {"color": INK, "linewidth": 1.3, "linestyle": "--"}
    ax.axvline(0, color=FAINT, linewidth=0.8)
    ax.axhline(0, color=FAINT, linewidth=0.8)
    ax.axvline(scenario.buyer.reservation, **dashed)
    left, right = ax.get_xlim()
    late = scenario.buyer.reservation > (left + right) / 2
    buyer = ax.annotate(
        _("the buyer's floor"),
        (scenario.buyer.reservation, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(-4 if late else 4, -4),
        ha="right" if late else "left",
        va="top",
        **shown,
    )
    floor = scenario.seller.reservation
    below = floor < ax.get_ylim()[0]
    if not below:
        ax.axhline(floor, **dashed)
    text = _("our floor (no deal) lies below: {worth}") if below else _("our floor (no deal)")
    ours = ax.annotate(
        wrap(text, letters).format(worth=money(floor)),
        (1.0, 0.0 if below else floor),
        xycoords=("axes fraction", "axes fraction" if below else "data"),
        xytext=(-4, 4),
        ha="right",
        va="bottom",
        **shown,
    )
    return [buyer, ours]
