"""Five ways to raise what changing costs: what each does to the barrier, and what it brings us."""

import numpy as np

from ...formats import money, percent
from ...text import _, ngettext
from ..shared import amount, columns, label_axis, legend_above, span, word
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, INK, MARKERS, RED, SMALL, plot, short, wrap


def five_ways_reading(table, name=""):
    """Which way brings most, what it does to the offer at which leaving pays, and what the others do."""
    what = _what_they_do(table)
    return _("At {name}: {what}").format(name=name, what=what) if name else what


def _what_they_do(table):
    losing, locked = int((table["gain"] < 0).sum()), int(table["locked_in"].sum())
    said = [_best(table)]
    said += [_below_today(way, row) for way, row in table[_falls_below_today(table)].iterrows()]
    if losing and (table["gain"] > 0).any():
        lose = ngettext(
            "{n} of {all_} ways costs more than it brings.",
            "{n} of {all_} ways cost more than they bring.",
            losing,
        )
        said.append(lose.format(n=losing, all_=len(table)))
    if locked:
        text = ngettext(
            "With {locked} of these ways the customer feels locked in.",
            "With {locked} of these ways the customer feels locked in.",
            locked,
        )
        said.append(text.format(locked=locked))
    return " ".join(said)


def _best(table):
    """The way that brings most; where it lowers the offer at which leaving pays, the best that does not."""
    name, lowers = table["gain"].idxmax(), table["threshold_after"] < table["threshold_before"]
    if table.loc[name, "gain"] <= 0:
        return _("None of these ways brings in what it costs.")
    if not lowers[name]:
        return _(
            "“{way}” brings most: lifetime profit rises by {gain} after what it costs, and the discount at "
            "which leaving pays from {before} to {after}."
        ).format(**_words(name, table.loc[name]))
    said = _(
        "“{way}” brings most ({gain} of lifetime profit after what it costs) but lowers the discount at "
        "which leaving pays from {before} to {after}."
    ).format(**_words(name, table.loc[name]))
    rising = table[~lowers & (table["gain"] > 0)]
    if rising.empty:
        return said
    second = rising["gain"].idxmax()
    rest = _("Of those that raise it “{way}” brings most: {gain}, and leaving pays from {after} on.")
    return f"{said} {rest.format(**_words(second, rising.loc[second]))}"


def _below_today(name, row):
    text = _("With “{way}” leaving would pay today already: it takes {after}, and {today} is offered.")
    return text.format(**_words(name, row))


def _falls_below_today(table):
    """Ways after which the offer on the table would take the account, though it does not yet."""
    today = table["discount_today"]
    return (table["threshold_before"] >= today) & (table["threshold_after"] < today)


def _words(name, row):
    return {
        "way": word(name),
        "gain": money(row["gain"]),
        "before": percent(row["threshold_before"], 1),
        "after": percent(row["threshold_after"], 1),
        "today": percent(row["discount_today"], 1),
    }


@plot(five_ways_reading, size=(7.2, 4.6))
def five_ways(ax, table, name=""):
    """The rival's discount at which leaving pays before and after each way (left), and what it brings us.

    ``table``: from ``switching.compare_ways``; the way that asks most of a rival afterwards first. A way with
    which the customer feels locked in, and one after which today's offer is enough, are marked. ``name``: of
    the account, for the sentence and the axis.
    """
    rows = table.sort_values("threshold_after", ascending=False, kind="stable")
    places = np.arange(len(rows))
    left, right = columns(ax, 0.55, gap=0.08)
    _draw_thresholds(left, rows, places)
    label_axis(left.xaxis, _threshold_label(name), 30)
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


def _draw_thresholds(ax, rows, places):
    before, after, today = (rows[name] for name in ("threshold_before", "threshold_after", "discount_today"))
    ax.hlines(places, before, after, color=GREY, linewidth=2.2)
    look = {"linestyle": "", "markersize": 8, "markeredgewidth": 1.6}
    ax.plot(before, places, marker="|", color=INK, label=_("before"), **look)
    for inside, colour, marker, text in (
        (after >= today, BLUE, MARKERS[0], _("after")),
        (after < today, RED, "X", _("after, below today's offer")),
    ):
        if inside.any():
            ax.plot(after[inside], places[inside], marker=marker, color=colour, label=text, **look)
    offer = _("offered today ({discount})").format(discount=percent(today.iloc[0], 1))
    ax.axvline(today.iloc[0], color=INK, linewidth=1, linestyle=":", label=offer)
    for place, was, now in zip(places, before, after, strict=True):
        _say(ax, place, was, percent(was, 1), right=now < was, paper=True)
        _say(ax, place, now, percent(now, 1), right=now >= was, paper=True)
    span(ax.xaxis, [*before, *after, *today], 0.42)


def _threshold_label(name):
    if not name:
        return _("Rival's discount at which leaving pays")
    return _("Rival's discount at which leaving pays for {name}").format(name=short(name, 30))


def _name(way, locked_in):
    name = wrap(short(word(way), 30), 16)
    return f"{name}\n{_('(feels locked in)')}" if locked_in else name


def _say(ax, place, end, text, right, paper=False):
    ax.annotate(
        text,
        (end, place),
        xytext=(8 if right else -8, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="center",
        fontsize=SMALL,
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6} if paper else None,
    )
