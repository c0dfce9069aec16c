"""What moves the lifetime profit most, and which “five per cent” is meant."""

from ...formats import percent
from ...text import _
from ..shared import legend_above
from ..style import (
    BLUE,
    FONT_SIZE,
    GREY,
    HATCHES,
    INK,
    ORANGE,
    percent_axis,
    plot,
)


def five_points_reading(table):
    """What five points are worth and what five per cent, in one sentence."""
    return _(
        "Five points more retention raise the value of a customer by {points}; five per cent fewer customers "
        "leaving, by {relative}: ask which “5 %” is meant."
    ).format(points=_between(table["five_points"]), relative=_between(table["five_percent"]))


def _between(gains):
    low, high = _gain(gains.min()), _gain(gains.max())
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _gain(share):
    return percent(share, 0 if abs(share) >= 0.1 else 1)


@plot(five_points_reading, size=(7.2, 3.8))
def five_points(ax, table):
    """Gain in a customer's value under both readings of “5 %”, by discount rate.

    ``table``: from ``lifetime.five_points``.
    """
    readings = (
        ("five_points", -0.2, BLUE, HATCHES[0], _("retention five points higher")),
        ("five_percent", 0.2, ORANGE, HATCHES[1], _("five per cent fewer customers leaving")),
    )
    for column, aside, colour, hatch, label in readings:
        bars = ax.bar(
            [place + aside for place in range(len(table))],
            table[column],
            width=0.38,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label,
        )
        ax.bar_label(bars, [_gain(v) for v in table[column]], fontsize=FONT_SIZE, color=INK, padding=2)
    ax.axhline(0, color=GREY, linewidth=0.8)
    ax.set_xticks(range(len(table)), [percent(rate) for rate in table.index], fontsize=FONT_SIZE)
    ax.set_xlabel(_("Discount rate"), fontsize=FONT_SIZE)
    ax.grid(axis="x", visible=False)
    ax.set_ylim(0, table[["five_points", "five_percent"]].to_numpy().max() * 1.14)
    percent_axis(ax.yaxis, _("Gain in a customer's value"))
    legend_above(ax)
