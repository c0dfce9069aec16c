"""Five ways to raise what changing costs: what each does to the barrier, and what it brings us."""

import numpy as np

from ...formats import money, percent
from ...text import _, ngettext
from ..shared import amount, columns, label_axis, legend_above, span, word
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, INK, MARKERS, RED, SMALL, plot, short, wrap


def five_ways_reading(table):
    """Which way brings most and how many bring nothing, in one sentence."""
    best, losing = table["gain"].idxmax(), int((table["gain"] < 0).sum())
    locked = int(table["locked_in"].sum())
    values = {"best": word(best), "gain": money(table.loc[best, "gain"]), "n": losing, "all_": len(table)}
    values |= {time: percent(table.loc[best, f"needed_discount_{time}"], 1) for time in ("before", "after")}
    if table.loc[best, "gain"] <= 0:
        said = [_("None of these ways brings in what it costs.")]
    else:
        said = [
            _(
                "“{best}” brings most: the discount needed rises from {before} to {after}, and lifetime "
                "profit by {gain} after what it costs."
            )
        ]
        if losing:
            lose = ngettext(
                "{n} of {all_} ways costs more than it brings.",
                "{n} of {all_} ways cost more than they bring.",
                losing,
            )
            said.append(lose)
    if locked:
        said.append(
            ngettext(
                "With {locked} of them the customer feels locked in.",
                "With {locked} of them the customer feels locked in.",
                locked,
            )
        )
    return " ".join(said).format(locked=locked, **values)


@plot(five_ways_reading, size=(7.2, 4.6))
def five_ways(ax, table):
    """The discount a rival must offer before and after each way (left), and what the way brings us (right).

    ``table``: from ``switching.compare_ways``; the way that brings most first. A way with which the customer
    feels locked in is marked.
    """
    rows = table.sort_values("gain", ascending=False, kind="stable")
    places = np.arange(len(rows))
    left, right = columns(ax, 0.55, gap=0.08)
    before, after = rows["needed_discount_before"], rows["needed_discount_after"]
    left.hlines(places, before, after, color=GREY, linewidth=2.2)
    look = {"linestyle": "", "markersize": 8, "markeredgewidth": 1.6}
    left.plot(before, places, marker="|", color=INK, label=_("discount needed before"), **look)
    left.plot(after, places, marker=MARKERS[0], color=BLUE, label=_("and after"), **look)
    for place, was, now in zip(places, before, after, strict=True):
        _say(left, place, was, percent(was, 1), right=now < was)
        _say(left, place, now, percent(now, 1), right=now >= was)
    span(left.xaxis, [*before, *after], 0.42)
    label_axis(left.xaxis, _("Discount a rival must offer (share of purchases)"), 30)
    for inside, colour, hatch, text in (
        (rows["gain"] >= 0, BLUE, HATCHES[0], _("brings more than it costs")),
        (rows["gain"] < 0, RED, HATCHES[1], _("costs more than it brings")),
    ):
        if inside.any():
            bars = {"height": 0.6, "color": colour, "hatch": hatch, "edgecolor": "white", "label": text}
            right.barh(places[inside], rows["gain"][inside], **bars)
    for place, value in zip(places, rows["gain"], strict=True):
        _say(right, place, value, amount(value), right=value >= 0)
    right.axvline(0, color=INK, linewidth=0.9)
    span(right.xaxis, [0.0, *rows["gain"]], 0.5)
    label_axis(right.xaxis, _("Lifetime profit gained (CNY)"), 30)
    for panel in (left, right):
        panel.set_ylim(len(rows) - 0.4, -0.6)
        panel.set_xticks([])  # every mark says its figure
        panel.spines[["left", "bottom"]].set_visible(False)
        panel.tick_params(length=0)
        panel.grid(visible=False)
    left.set_yticks(places, [_name(*row) for row in rows["locked_in"].items()], fontsize=FONT_SIZE)
    right.set_yticks([])
    legend_above(ax, left, right)


def _name(way, locked_in):
    name = wrap(short(word(way), 30), 16)
    return f"{name}\n{_('(feels locked in)')}" if locked_in else name


def _say(ax, place, end, text, right):
    ax.annotate(
        text,
        (end, place),
        xytext=(8 if right else -8, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="center",
        fontsize=SMALL,
        color=INK,
    )
