"""Who earns most this year and who is worth most, and what more, longer and deeper bring for their cost."""

import math

import pandas as pd

from ...formats import money, percent
from ...text import _
from ..shared import legend_above
from ..style import (
    BLUE,
    FONT_SIZE,
    GREY,
    HATCHES,
    INK,
    MARKERS,
    ORANGE,
    SMALL,
    fitted,
    money_axis,
    plot,
    short,
    wrap,
)

_NAME = 31  # letters of an account's name beside its rank
_GAP = 1.5  # rows between the best and those below them


def margin_against_lifetime_reading(accounts, **_options):
    """Whether the best of this year is the best of a lifetime, in one sentence."""
    now, later = accounts["rank_margin"].idxmin(), accounts["rank_clp"].idxmin()
    values = {
        "now": now,
        "later": later,
        "margin": money(accounts.loc[now, "margin"]),
        "clp": money(accounts.loc[later, "clp"]),
        "kept_now": percent(accounts.loc[now, "retention"]),
        "kept_later": percent(accounts.loc[later, "retention"]),
    }
    if now == later:
        return _(
            "{now} earns most a year ({margin}) and is also worth most over its life ({clp}), with a "
            "retention of {kept_now}."
        ).format(**values)
    return _(
        "{now} earns most a year ({margin}), but {later} is worth most over its life ({clp}): its "
        "retention is {kept_later}, not {kept_now}."
    ).format(**values)


@plot(margin_against_lifetime_reading, size=(7.2, 5.0))
def margin_against_lifetime(ax, accounts, top=10):
    """Rank by yearly margin (left) and by lifetime profit (right), a line for each account.

    ``accounts``: from ``lifetime.account_lifetimes``; ``top``: accounts that are among the first so many on
    either side are drawn.
    """
    drawn = accounts[(accounts["rank_margin"] <= top) | (accounts["rank_clp"] <= top)]
    left, right = _rows(drawn["rank_margin"], top), _rows(drawn["rank_clp"], top)
    heads = (drawn["rank_margin"].idxmin(), drawn["rank_clp"].idxmin())
    for name in drawn.index:
        style = _line(name, heads)
        ax.plot([0, 1], [left[name], right[name]], markersize=6, **style)
        # Size and not weight: the Chinese font has one weight only.
        label, ranks = short(name, _NAME), drawn.loc[name]
        size = fitted(label, FONT_SIZE + 1 if name in heads else SMALL, _NAME)
        shown = {"va": "center", "fontsize": size, "color": INK}
        ax.text(-0.04, left[name], f"{label}  {ranks['rank_margin']:.0f}", ha="right", **shown)
        ax.text(1.04, right[name], f"{ranks['rank_clp']:.0f}  {label}", ha="left", **shown)
    last = max(left.max(), right.max())
    if last > top:
        ax.axhline(top + (1 + _GAP) / 2, color=GREY, linewidth=0.8, linestyle=":")
    ax.set_ylim(last + 0.7, 0.3)
    ax.set_xlim(-1.25, 2.25)
    ax.set_yticks([])
    ax.set_xticks([0, 1], [wrap(_("Rank by margin a year"), 18), wrap(_("Rank by lifetime profit"), 18)])
    ax.tick_params(length=0, labelsize=FONT_SIZE, labeltop=True, labelbottom=False)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)


def _rows(ranks, top):
    """The row of each account drawn; those that are not among the ``top`` follow after a gap."""
    order = ranks.sort_values(kind="stable")
    rows = [place if rank <= top else place + _GAP for place, rank in enumerate(order, start=1)]
    return pd.Series(rows, index=order.index)


def _line(name, heads):
    if name == heads[1]:
        return {"color": BLUE, "linewidth": 3, "marker": MARKERS[0], "zorder": 4}
    if name == heads[0]:
        return {"color": ORANGE, "linewidth": 3, "linestyle": (0, (4, 1)), "marker": MARKERS[1], "zorder": 4}
    return {"color": GREY, "linewidth": 1, "marker": "o", "alpha": 0.7}


def levers_reading(levers):
    """Which lever brings most for its cost, in one sentence."""
    table = levers.table.iloc[:-1]
    if table["net"].max() <= 0:
        return _("None of the three levers brings in what it costs.")
    best = table["net"].idxmax()
    row = table.loc[best]
    return _(
        "“{lever}” ({effort}) brings most: {gain} more lifetime profit for {cost}, {net} net; all three "
        "together bring {all_} net."
    ).format(
        lever=_(best),
        effort=row["effort"],
        gain=money(row["gain"]),
        cost=money(row["cost"]),
        net=money(row["net"]),
        all_=money(levers.table["net"].iloc[-1]),
    )


@plot(levers_reading, size=(7.2, 4.4))
def levers(ax, levers):
    """Gain in lifetime profit and cost of each lever, with what is left.

    ``levers``: from ``lifetime.three_levers``.
    """
    table = levers.table
    for column, aside, colour, hatch, label in (
        ("gain", -0.2, BLUE, HATCHES[0], _("gain in lifetime profit")),
        ("cost", 0.2, ORANGE, HATCHES[1], _("cost")),
    ):
        ax.barh(
            [place + aside for place in range(len(table))],
            table[column],
            height=0.38,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label,
        )
    for place, (_lever, row) in enumerate(table.iterrows()):
        ax.annotate(
            _net_text(row),
            (max(row["gain"], row["cost"], 0.0), place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=FONT_SIZE,
            color=INK,
        )
    low = min(0.0, table[["gain", "cost"]].to_numpy().min())
    high = max(0.0, table[["gain", "cost"]].to_numpy().max())
    span = (high - low) or 1.0
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xlim(low - 0.03 * span, high + 0.56 * span)
    ax.set_yticks(
        range(len(table)), [_lever_text(*row) for row in table["effort"].items()], fontsize=FONT_SIZE
    )
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    money_axis(ax.xaxis, _("Gain and cost, worth today"), span)
    legend_above(ax)


def _lever_text(lever, effort):
    return f"{_(lever)}:\n{wrap(effort, 24)}"


def _net_text(row):
    if math.isfinite(row["gain_per_yuan"]):
        rate = f"{row['gain_per_yuan']:.1f}".replace("-", "−")
        return _("{net} net\n{rate} per yuan").format(net=money(row["net"]), rate=rate)
    return _("{net} net").format(net=money(row["net"]))
