"""What moves the lifetime profit most, and which “five per cent” is meant."""

from ...formats import money, percent
from ...text import N_, _
from ..style import (
    BLUE,
    FONT_SIZE,
    GREY,
    HATCHES,
    INK,
    ORANGE,
    SMALL,
    money_axis,
    percent_axis,
    plot,
)
from .shared import legend_above

LEVER_NAMES = {
    "margin": N_("Yearly margin"),
    "retention": N_("Retention"),
    "discount_rate": N_("Discount rate"),
    "growth": N_("Growth of the margin"),
    "acquisition_cost": N_("Cost of winning"),
}
_IN_MONEY = ("margin", "acquisition_cost")


def tornado_reading(table):
    """What moves the lifetime profit most, in one sentence."""
    first = table.iloc[0]
    low, high = sorted((first["clp_low"], first["clp_high"]))
    return _(
        "Of all the figures, “{lever}” moves the lifetime profit most: between {from_} and {to} it lies "
        "anywhere from {low} to {high}."
    ).format(
        lever=_(LEVER_NAMES[first.name]),
        from_=_shown(first.name, first["low_value"]),
        to=_shown(first.name, first["high_value"]),
        low=money(low),
        high=money(high),
    )


@plot(tornado_reading, size=(7.2, 3.6))
def tornado(ax, table):
    """Lifetime profit when one figure at a time is lower or higher. ``table``: from ``lifetime.tornado``."""
    base = table.attrs["base"]
    sides = (
        ("low", ORANGE, HATCHES[1], _("figure lower")),
        ("high", BLUE, HATCHES[0], _("figure higher")),
    )
    for side, colour, hatch, label in sides:
        ends = table[f"clp_{side}"]
        ax.barh(
            range(len(table)),
            ends - base,
            left=base,
            height=0.66,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label,
        )
        for place, lever in enumerate(table.index):
            left = ends[lever] < base or (ends[lever] == base and side == "low")
            ax.annotate(
                _shown(lever, table.loc[lever, f"{side}_value"]),
                (ends[lever], place),
                xytext=(-4 if left else 4, 0),
                textcoords="offset points",
                ha="right" if left else "left",
                va="center",
                fontsize=SMALL,
                color=INK,
            )
    ax.axvline(base, color=INK, linewidth=1)
    ax.annotate(
        _("CLP {clp}").format(clp=money(base)),
        (base, 1),
        xycoords=("data", "axes fraction"),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        fontsize=FONT_SIZE,
        color=INK,
    )
    low, high = (pick(table[["clp_low", "clp_high"]].to_numpy().ravel()) for pick in (min, max))
    span = (high - low) or 1.0
    long_bar = table["swing"] > 0.7 * table["swing"].max()
    room = (0.32 if table.index[long_bar].isin(_IN_MONEY).any() else 0.16) * span  # an amount needs more
    ax.set_xlim(low - room, high + room)
    ax.set_yticks(range(len(table)), [_(LEVER_NAMES[lever]) for lever in table.index], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    money_axis(ax.xaxis, _("Lifetime profit, CLP"), max(abs(low), abs(high)))
    legend_above(ax, 1.08)


def _shown(lever, value):
    if lever in _IN_MONEY:
        return money(value)
    return percent(value, 0 if abs(100 * value - round(100 * value)) < 0.05 else 1)


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
