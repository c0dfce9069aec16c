"""Raise what is perceived or manage what is expected: what each brings, and what its sign decides."""

import math

import numpy as np

from ...formats import money
from ...satisfaction import LEVERS
from ...text import _
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, INK, MARKERS, ORANGE, SMALL, money_axis, plot, wrap
from .shared import legend_over, number


def two_levers_reading(levers):
    """Which lever brings more for its cost, in one sentence."""
    table = levers.table.iloc[:-1]
    if table["net"].max() <= 0:
        return _("Neither of the two levers brings in what it costs.")
    best = table["net"].idxmax()
    row = table.loc[best]
    text = _(
        "“{lever}” ({effort}) brings more: satisfaction {change}, {gain} more lifetime profit for {cost}, "
        "{net} net; both together bring {all_} net."
    )
    other = table.drop(index=best).iloc[0]
    if other["gain_per_yuan"] > row["gain_per_yuan"]:
        text = _(
            "“{lever}” ({effort}) brings more: satisfaction {change}, {gain} more lifetime profit for "
            "{cost}, {net} net; but a yuan brings more with “{other}” ({rate_other} instead of {rate})."
        )
    return text.format(
        lever=_(best),
        other=_(other.name),
        rate=number(row["gain_per_yuan"]),
        rate_other=number(other["gain_per_yuan"]),
        effort=row["effort"],
        change=number(row["satisfaction_change"], 2, sign=True),
        gain=money(row["gain"]),
        cost=money(row["cost"]),
        net=money(row["net"]),
        all_=money(levers.table["net"].iloc[-1]),
    )


@plot(two_levers_reading, size=(7.2, 4.2))
def two_levers(ax, levers):
    """Gain in lifetime profit and cost of each lever, with what is left and what satisfaction does.

    ``levers``: from ``satisfaction.two_levers``.
    """
    table = levers.table
    for column, aside, colour, hatch, label in (
        ("gain", -0.2, BLUE, HATCHES[0], _("gain in lifetime profit")),
        ("cost", 0.2, ORANGE, HATCHES[1], _("cost")),
    ):
        ax.barh(
            np.arange(len(table)) + aside,
            table[column],
            height=0.38,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label,
        )
    for place, (_lever, row) in enumerate(table.iterrows()):
        ax.annotate(
            _beside(row),
            (max(row["gain"], row["cost"], 0.0), place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    low = min(0.0, table[["gain", "cost"]].to_numpy().min())
    high = max(0.0, table[["gain", "cost"]].to_numpy().max())
    width = (high - low) or 1.0
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xlim(low - 0.03 * width, high + 0.68 * width)
    labels = [f"{_(lever)}:\n{wrap(effort, 24)}" for lever, effort in table["effort"].iloc[:-1].items()]
    labels.append(wrap(table["effort"].iloc[-1], 24))
    ax.set_yticks(range(len(table)), labels, fontsize=SMALL)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    money_axis(ax.xaxis, _("Gain and cost, worth today"), width)
    legend_over(ax, ax)


def _beside(row):
    values = {"net": money(row["net"]), "change": number(row["satisfaction_change"], 2, sign=True)}
    if math.isfinite(row["gain_per_yuan"]):
        rate = number(row["gain_per_yuan"])
        text = _("{net} net\n{rate} per yuan\nsatisfaction {change}")
        return text.format(rate=rate, **values)
    return _("{net} net\nsatisfaction {change}").format(**values)


def expectation_signs_reading(table, **_options):
    """What the effect of expectation decides, in one sentence."""
    better = table["better"]
    if better.nunique() == 1:
        if better.iloc[0] not in LEVERS:
            return _("Whatever expectation does to satisfaction here, neither lever brings in its cost.")
        return _("Whatever expectation does to satisfaction here, “{lever}” is better.").format(
            lever=_(better.iloc[0])
        )
    managed = table.index[better == LEVERS[1]]
    if not len(managed):
        return _(
            "“{lever}” brings in its cost only under some of these assumptions, and managing expectation is "
            "never better."
        ).format(lever=_(LEVERS[0]))
    last = managed.max()
    return _(
        "Managing expectation is the better lever where one point more expectation changes satisfaction by "
        "{last} points, but not where it does so by {next}: a figure to measure, not to guess."
    ).format(
        last=number(last, 2, sign=True),
        next=number(table.index[table.index > last].min(), 2, sign=True),
    )


@plot(expectation_signs_reading, size=(7.2, 4.4))
def expectation_signs(ax, table, fit=None):
    """Net of both levers under several effects of expectation.

    ``table``: from ``satisfaction.expectation_signs``. ``fit``: from ``satisfaction.fit_satisfaction``: what
    the survey says of that effect is then shaded (its 95 % interval).
    """
    table = table.sort_index()
    for column, colour, marker, dashes, label in (
        ("net", ORANGE, MARKERS[1], "--", LEVERS[1]),
        ("net_of_raising_perception", BLUE, MARKERS[0], "-", LEVERS[0]),
    ):
        ax.plot(
            table.index,
            table[column],
            color=colour,
            marker=marker,
            linestyle=dashes,
            linewidth=2,
            label=_(label),
        )
    if fit is not None:
        ends = (fit.expectation_low, fit.expectation_high)
        ax.axvspan(*ends, color=GREY, alpha=0.2, linewidth=0, label=_("what the survey says"))
        ax.axvline(fit.expectation_effect, color=GREY, linewidth=1.2, linestyle="-.")
    ax.axhline(0, color=INK, linewidth=0.9)
    ax.axvline(0, color=INK, linewidth=0.9, linestyle=":")
    nets = table[["net", "net_of_raising_perception"]].abs().to_numpy().max()
    money_axis(ax.yaxis, _("Gain less cost"), nets)
    ax.set_xticks(table.index, [number(effect, 2, sign=True) for effect in table.index])
    ax.set_xlabel(
        wrap(_("Effect of one point more expectation on satisfaction (points; an assumption)"), 60),
        fontsize=FONT_SIZE,
    )
    legend_over(ax, ax)
