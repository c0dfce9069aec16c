"""Value matrix, strategy map, and what each tier's accounts value."""

import pandas as pd
from matplotlib.patches import Rectangle

from ...text import N_, _, ngettext
from ...tiering import CELLS, DEMAND, STRATEGIES
from ..labels import label_points
from ..style import (
    BLUE,
    CYCLE,
    FONT_SIZE,
    GREEN,
    GREY,
    HATCHES,
    INK,
    MARKERS,
    ORANGE,
    SMALL,
    money_axis,
    percent_axis,
    plot,
    short,
    wrap,
)

CELL_NAMES = {
    "core": N_("core"),
    "potential": N_("potential"),
    "direct": N_("direct"),
    "low-value": N_("low-value"),
}
CELL_COLOURS = dict(zip(CELLS, (BLUE, ORANGE, GREEN, GREY), strict=True))
CELL_MARKERS = dict(zip(CELLS, MARKERS, strict=False))
_PLACES = {"core": (1, 1), "potential": (0, 1), "direct": (1, 0), "low-value": (0, 0)}
_CLEAR = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1.2}
DEMAND_NAMES = {
    "intrinsic": N_("price (intrinsic)"),
    "extrinsic": N_("solution (extrinsic)"),
    "strategic": N_("partnership (strategic)"),
    "mixed": N_("no clear lead"),
}


def value_matrix_reading(matrix, **_options):
    """The value matrix in one sentence."""
    n = matrix["cell"].value_counts()
    text = _("Of {n} accounts {core} are core, {potential} potential, {direct} direct and {low} low-value.")
    little_today = matrix[matrix["cell"] == "potential"]
    if len(little_today):
        text = _(
            "Of {n} accounts {core} are core, {potential} potential, {direct} direct and {low} low-value; "
            "among those that bring little today, {account} has the highest potential."
        )
    return text.format(
        n=len(matrix),
        core=n["core"],
        potential=n["potential"],
        direct=n["direct"],
        low=n["low-value"],
        account=little_today["potential"].idxmax() if len(little_today) else "",
    )


@plot(value_matrix_reading, size=(7.2, 4.8))
def value_matrix(ax, matrix, label=8, current_name=None, potential_name=None, money=("current", "potential")):
    """Accounts by current and potential value, coloured and marked by cell.

    ``matrix``: from ``tiering.value_matrix``; ``label``: how many notable accounts to name, or which;
    ``current_name``, ``potential_name``: what the axes measure; ``money``: which of the two are CNY.
    """
    for cell in CELLS:
        part = matrix[matrix["cell"] == cell]
        ax.scatter(
            part["current"],
            part["potential"],
            s=34,
            color=CELL_COLOURS[cell],
            marker=CELL_MARKERS[cell],
            edgecolor="white",
            linewidth=0.4,
            label=_("{cell} ({n})").format(cell=_(CELL_NAMES[cell]), n=len(part)),
        )
    ax.axvline(matrix.attrs["current_cut"], color=INK, linewidth=0.9)
    ax.axhline(matrix.attrs["potential_cut"], color=INK, linewidth=0.9)
    _value_axis(ax.xaxis, current_name or _("Current value"), matrix["current"], "current" in money)
    _value_axis(ax.yaxis, potential_name or _("Potential value"), matrix["potential"], "potential" in money)
    ax.legend(
        loc="lower center",
        bbox_to_anchor=(0.5, 1.0),
        ncols=len(CELLS),
        fontsize=SMALL,
        frameon=False,
        columnspacing=1.2,
    )
    ax.margins(0.06)
    names = _notable(matrix, label) if isinstance(label, int) else label
    places = matrix[["current", "potential"]]
    label_points(ax, [(name, *places.loc[name]) for name in names], avoid=places.to_numpy())


def _value_axis(axis, name, values, money):
    if money:
        money_axis(axis, name, values.abs().max())
    else:
        axis.set_label_text(name, fontsize=FONT_SIZE)


def _notable(matrix, n):
    """The largest today, and the most promising of those that bring little today, in turn."""
    largest = matrix["current"].nlargest(n).index
    promising = matrix.loc[matrix["cell"] == "potential", "potential"].nlargest(n).index
    in_turn = pd.Index([name for pair in zip(largest, promising, strict=False) for name in pair])
    return in_turn.append(largest).unique()[:n]


def strategy_map_reading(strategy, **_options):
    """The strategy map in one sentence."""
    n = strategy["cell"].value_counts()
    cell = n.idxmax()
    return _("The fullest cell is {cell} with {n} of {total} accounts. {strategy}").format(
        total=len(strategy), n=n[cell], cell=_(CELL_NAMES[cell]), strategy=_(STRATEGIES[cell])
    )


@plot(strategy_map_reading, size=(7.2, 4.6))
def strategy_map(ax, strategy, names=3):
    """The four quadrants with strategy, number of accounts and the first ``names`` of them.

    ``strategy``: from ``tiering.strategy_map``; sort it, for example by current value, to choose who is
    named.
    """
    for cell, (x, y) in _PLACES.items():
        inside = strategy.index[strategy["cell"] == cell]
        colour = CELL_COLOURS[cell]
        ax.add_patch(Rectangle((x, y), 1, 1, facecolor=colour, alpha=0.13, edgecolor="white", linewidth=3))
        ax.plot([x + 0.06], [y + 0.87], marker=CELL_MARKERS[cell], color=colour, markersize=8)
        heading = ngettext("{cell}: {n} account", "{cell}: {n} accounts", len(inside))
        ax.text(
            x + 0.11,
            y + 0.87,
            heading.format(cell=_(CELL_NAMES[cell]), n=len(inside)),
            fontsize=FONT_SIZE + 1,
            va="center",
            color=INK,
        )
        ax.text(
            x + 0.05,
            y + 0.77,
            wrap(_(STRATEGIES[cell]), 42),
            fontsize=SMALL + 0.5,
            va="top",
            color=INK,
        )
        listed = "\n".join(short(name, 30) for name in inside[:names])
        ax.text(x + 0.05, y + 0.05, listed, fontsize=SMALL, va="bottom", color=INK, style="italic")
    ax.set_xlim(0, 2)
    ax.set_ylim(0, 2)
    ax.grid(visible=False)
    ax.set_xticks([0.5, 1.5], [_("low"), _("high")])
    ax.set_yticks([0.5, 1.5], [_("low"), _("high")], rotation=90, va="center")
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xlabel(_("Current value"), fontsize=FONT_SIZE)
    ax.set_ylabel(_("Potential value"), fontsize=FONT_SIZE)


def _commonest(counts):
    """What most accounts of a tier value; all of them where several are level."""
    level = [_(DEMAND_NAMES[name]) for name in counts.index[counts == counts.max()]]
    return _(" and equally ").join(level)


def demand_by_tier_reading(table):
    """What the first and the last tier value, in one sentence."""
    filled = table[table.sum(axis=1) > 0]
    first, last = filled.iloc[0], filled.iloc[-1]
    values = {
        "tier": first.name,
        "n": first.max(),
        "total": first.sum(),
        "demand": _commonest(first),
        "last_tier": last.name,
        "last_n": last.max(),
        "last_total": last.sum(),
        "last_demand": _commonest(last),
    }
    if len(filled) == 1:
        return _("In tier {tier}, the commonest demand is {demand}: {n} of {total} accounts.").format(
            **values
        )
    return _(
        "The commonest demand is {demand} in tier {tier} ({n} of {total} accounts) and {last_demand} in "
        "tier {last_tier} ({last_n} of {last_total})."
    ).format(**values)


@plot(demand_by_tier_reading, size=(7.2, 3.4))
def demand_by_tier(ax, table):
    """Share of the accounts of each tier by what they value. ``table``: from ``tiering.demand_by_tier``."""
    totals = table.sum(axis=1)
    left = pd.Series(0.0, index=table.index)
    for demand, colour, hatch in zip(DEMAND, CYCLE, HATCHES, strict=False):
        share = (table[demand] / totals.where(totals > 0)).fillna(0.0)
        bars = ax.barh(
            range(len(table)),
            share,
            left=left,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=_(DEMAND_NAMES[demand]),
        )
        counts = [str(n) if n else "" for n in table[demand]]
        ax.bar_label(bars, counts, label_type="center", fontsize=SMALL, color=INK, bbox=_CLEAR)
        left += share
    ax.set_yticks(
        range(len(table)),
        [
            ngettext("{tier} ({n} account)", "{tier} ({n} accounts)", total).format(
                tier=short(tier, 20), n=total
            )
            for tier, total in totals.items()
        ],
        fontsize=SMALL,
    )
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    ax.set_xlim(0, 1)
    percent_axis(ax.xaxis, _("Share of accounts (figures: their number)"))
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, fontsize=SMALL, frameon=False)
