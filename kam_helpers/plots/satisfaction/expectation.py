"""Where the expectation of each group comes from."""

import numpy as np

from ...text import _, ngettext
from ..shared import legend_above, number, word
from ..style import CYCLE, FONT_SIZE, GREY, HATCHES, INK, SMALL, plot, short, wrap

_LEVEL = 0.005  # points within which groups expect the same


def expectation_by_group_reading(table):
    """Which group expects most and why, in one sentence."""
    if table["above"].abs().max() < _LEVEL:
        return _("All groups expect the same.")
    row = table.iloc[0]
    return _(
        "{group} expects most: {expectation}, that is {above} above the mean of all accounts; “{driver}” "
        "accounts for {part} points of it."
    ).format(
        group=table.index[0],
        expectation=number(row["expectation"], 2),
        above=number(row["above"], 2),
        driver=word(row["main"]),
        part=number(row[row["main"]], 2),
    )


@plot(expectation_by_group_reading, size=(7.2, 4.0))
def expectation_by_group(ax, table):
    """How far each group's expectation lies above or below the mean, and what goes with it.

    ``table``: from ``satisfaction.drivers_by_group``.
    """
    places = np.arange(len(table))
    parts = table.loc[:, "above":"rest"].iloc[:, 1:]
    ends = {1: np.zeros(len(table)), -1: np.zeros(len(table))}
    for nth, (name, values) in enumerate(parts.items()):
        rest = name == "rest"
        values = values.to_numpy()
        start = np.where(values >= 0, ends[1], ends[-1])
        ax.barh(
            places,
            values,
            left=start,
            height=0.6,
            color="white" if rest else CYCLE[nth % len(CYCLE)],
            hatch=HATCHES[-1] if rest else HATCHES[nth % len(HATCHES)],
            edgecolor=GREY if rest else "white",
            label=_("none of these") if rest else word(name),
        )
        ends[1] += values.clip(min=0)
        ends[-1] += values.clip(max=0)
    ax.plot(
        table["above"], places, linestyle="", marker="D", color=INK, markersize=6, label=_("all together")
    )
    ax.axvline(0, color=INK, linewidth=0.9)
    for place, above in enumerate(table["above"]):
        ax.annotate(
            number(above, 2, sign=True),
            (ends[1 if above >= 0 else -1][place], place),
            xytext=(9 if above >= 0 else -9, 0),
            textcoords="offset points",
            ha="left" if above >= 0 else "right",
            va="center",
            fontsize=FONT_SIZE,
            color=INK,
        )
    width = (ends[1].max() - ends[-1].min()) or 1.0
    ax.set_xlim(ends[-1].min() - 0.16 * width, ends[1].max() + 0.16 * width)
    ax.set_yticks(places, [_label(*row) for row in table[["accounts", "expectation"]].itertuples()])
    ax.tick_params(axis="y", labelsize=SMALL)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    ax.set_xlabel(
        wrap(_("Expectation above or below the mean of all accounts (points)"), 60), fontsize=FONT_SIZE
    )
    legend_above(ax, columns=3, letters=24)


def _label(group, accounts, expectation):
    text = ngettext("{n} account, expects {level}", "{n} accounts, expect {level}", accounts)
    return f"{short(word(group), 24)}\n{text.format(n=accounts, level=number(expectation, 2))}"
