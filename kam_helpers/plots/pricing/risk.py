"""Is a full yes worth its price? The risk it removes, and what it costs with others."""

import numpy as np
import pandas as pd

from ...errors import CourseError
from ...formats import money
from ...pricing import DEFAULT_SETTINGS, indifference_table
from ...pricing.spill import MOST_FAVOURED, PRECEDENT
from ...text import _, ngettext
from ..naming import name_points
from ..shared import legend_above, number, reach
from ..style import (
    BLUE,
    FONT_SIZE,
    GREY,
    HATCHES,
    INK,
    MARKERS,
    ORANGE,
    RED,
    SMALL,
    percent_axis,
    plot,
    short,
    wrap,
)

_ROOM = 1.25  # of the highest risk removed: how far to the right and up it takes to compare
_AT_THE_END = 0.985  # of the width: where those beyond it stand


def indifference_reading(facts, settings=DEFAULT_SETTINGS, full_cost=False, **_options):
    """For how many requests a yes removes more risk than it costs, and where it is clearest, in words."""
    table = indifference_table(facts, settings, full_cost=full_cost)
    yes, no = table[table["concede"]], table[~table["concede"] & (table["needed"] <= 1)]
    hopeless = int((table["needed"] > 1).sum())
    said = [
        ngettext(
            "Of {n} request {yes} is worth a full yes by the rule of one year: it removes more risk "
            "than it costs.",
            "Of {n} requests {yes} are worth a full yes by the rule of one year: it removes more risk "
            "than it costs.",
            len(table),
        ).format(n=len(table), yes=len(yes)),
        _(
            "All years asked, the days and the cost to serve count, at full cost; promised volume and "
            "spill-over do not."
        )
        if full_cost
        else _(
            "All years asked, the days and the cost to serve count; promised volume and spill-over do not."
        ),
    ]
    if hopeless:
        said.append(
            ngettext(
                "At {n} of them the margin is too small: no risk that a yes could remove pays for it.",
                "At {n} of them the margin is too small: no risk that a yes could remove pays for it.",
                hopeless,
            ).format(n=hopeless)
        )
    for part, best, text in (
        (
            yes,
            "idxmax",
            _("Clearest for a yes: {account}, where it removes {removes} points and must remove {needed}."),
        ),
        (
            no,
            "idxmin",
            _("Clearest for a no: {account}, where it removes {removes} points and must remove {needed}."),
        ),
    ):
        if len(part):
            name = getattr(part["removes"] - part["needed"], best)()
            row = part.loc[name]
            said.append(
                text.format(
                    account=name,
                    removes=number(100 * row["removes"]),
                    needed=number(100 * row["needed"]),
                )
            )
    return " ".join(said)


def _furthest(needed, removes):
    """How far the picture reaches: far enough to see where a yes pays, not to every outlier."""
    known = needed[needed <= 1]
    usual = max(_ROOM * removes.max(), 2 * known.median() if len(known) else 0.0, 0.01)
    return min(1.15 * known.max(), usual) if len(known) else usual


@plot(indifference_reading, size=(7.2, 5.2))
def indifference(ax, facts, label=8, settings=DEFAULT_SETTINGS, full_cost=False):
    """The points of risk a full yes removes against those it must remove to be worth its price.

    Above the line concede, below it hold. ``facts``, ``settings``, ``full_cost``: as in
    ``pricing.indifference_table``. An account that must remove more than fits into the picture, or has no
    margin left for what it asks, stands at its right end. ``label``: how many accounts to name, those
    farthest above and below the line in turn, or which.
    """
    table = indifference_table(facts, settings, full_cost=full_cost)
    top_x = _furthest(table["needed"], table["removes"])
    beyond = table["needed"] > top_x
    table["needed"] = table["needed"].clip(upper=_AT_THE_END * top_x)
    x, y = table["needed"], table["removes"]
    top_y = 1.1 * max(y.max(), min(x.max(), _ROOM * y.max()), 0.01)
    ends = np.array([0.0, max(top_x, top_y)])
    below = {"facecolor": "none", "edgecolor": RED, "hatch": HATCHES[1], "alpha": 0.13, "linewidth": 0}
    ax.fill_between(ends, -0.05 * top_y, ends, **below)
    ax.plot(ends, ends, color=INK, linewidth=0.9)
    kinds = [
        (table["concede"], BLUE, MARKERS[0], _("a full yes is worth it")),
        (~table["concede"] & ~beyond, RED, "X", _("it costs more than it saves")),
        (beyond, RED, ">", _("far more, beyond the picture")),
    ]
    for inside, colour, marker, text in kinds[: 3 if beyond.any() else 2]:
        dots = {"color": colour, "marker": marker, "edgecolor": "white", "linewidth": 0.5, "zorder": 3}
        said = _("{what} ({n})").format(what=text, n=int(inside.sum()))
        ax.scatter(x[inside], y[inside], s=46, label=said, **dots)
    reach(ax.xaxis, 0.0, top_x)
    reach(ax.yaxis, -0.05 * top_y, top_y)
    percent_axis(ax.xaxis, wrap(_("Points of risk a yes must remove (all it costs ÷ margin)"), 60))
    percent_axis(ax.yaxis, wrap(_("Points of risk it does remove in the manager's estimate"), 42))
    legend_above(ax)
    order = (y - x).sort_values(ascending=False, kind="stable").index
    turns = list(dict.fromkeys(name for pair in zip(order, order[::-1], strict=True) for name in pair))
    line = [(at, at) for at in np.linspace(0, ends[1], 40)]
    name_points(ax, table[["needed", "removes"]], turns, label, avoid=line)


def spill_over_reading(own, spills, **_options):
    """To whom a yuan conceded costs most in all, and why, in one sentence."""
    table = _per_yuan(own, spills)
    name = table["total"].idxmax()
    row = table.loc[name]
    if row["total"] <= 1:
        return _("None of these cuts costs anything with other accounts.")
    holder = _holder(spills[name])
    said = (
        _(
            "A yuan conceded to {account} costs {total} in all: {clause} of it goes to {holder}, whose "
            "most-favoured clause gives it any lower price."
        )
        if row[MOST_FAVOURED] > row[PRECEDENT]
        else _("A yuan conceded to {account} costs {total} in all, since others hear of it.")
    )
    rest = _("The middle request of {n} costs {median}.")
    return f"{said} {rest}".format(
        account=name,
        total=_yuan(row["total"]),
        clause=_yuan(row[MOST_FAVOURED]),
        holder=holder,
        n=len(table),
        median=_yuan(table["total"].median()),
    )


def _yuan(value):
    return _("CNY {amount}").format(amount=number(value, 2)).replace(" ", "\u00a0")


def _holder(spill):
    clauses = spill[spill["why"] == MOST_FAVOURED]["a_year"]
    return clauses.idxmax() if len(clauses) else ""


def _per_yuan(own, spills):
    """By account, what a yuan conceded costs with others, and in total with the yuan itself."""
    rows = {}
    for name, spill in spills.items():
        if not own[name] > 0:
            continue
        by_why = spill.groupby("why")["a_year"].sum() / own[name]
        rows[name] = [by_why.get(MOST_FAVOURED, 0.0), by_why.get(PRECEDENT, 0.0)]
    if not rows:
        raise CourseError(_("None of these requests costs anything with the account itself."))
    table = pd.DataFrame.from_dict(rows, orient="index", columns=[MOST_FAVOURED, PRECEDENT])
    return table.assign(total=1 + table.sum(axis=1))


@plot(spill_over_reading, size=(7.2, 4.6))
def spill_over(ax, own, spills, most=8):
    """What a yuan conceded to each account costs: the yuan itself, most-favoured clauses, the precedent.

    ``own``: what the cut costs with the account itself, CNY a year by account. ``spills``: by account, the
    table of ``pricing.spill_over`` for the same cut. ``most``: how many accounts to show, dearest first.
    """
    table = _per_yuan(own, spills).sort_values("total", ascending=False, kind="stable").head(most)
    places, before = np.arange(len(table)), np.zeros(len(table))
    for values, colour, hatch, text in (
        (np.ones(len(table)), GREY, HATCHES[0], _("with the account itself")),
        (table[MOST_FAVOURED].to_numpy(), RED, HATCHES[1], _("most-favoured clause")),
        (table[PRECEDENT].to_numpy(), ORANGE, HATCHES[2], _("others hear of it")),
    ):
        look = {"height": 0.66, "color": colour, "hatch": hatch, "edgecolor": "white"}
        ax.barh(places, values, left=before, label=text, **look)
        before = before + values
    for place, (name, row) in enumerate(table.iterrows()):
        text = _("{per_yuan} ({amount} a year)").format(
            per_yuan=number(row["total"], 2), amount=money(row["total"] * own[name])
        )
        ax.annotate(
            text,
            (row["total"], place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    ax.set_xlim(0, 1.5 * table["total"].max())
    ax.set_yticks(places, [wrap(short(name, 30), 18) for name in table.index], fontsize=SMALL)
    ax.invert_yaxis()
    ax.set_xticks([])  # every bar says its figure
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlabel(_("CNY that a yuan conceded costs in all"), fontsize=FONT_SIZE)
    legend_above(ax, columns=3, letters=24)
