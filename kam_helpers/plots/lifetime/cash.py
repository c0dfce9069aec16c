"""What one account brings over its life, and what the timing of the first margin does to the sum."""

from ...formats import money
from ...text import N_, _
from ..shared import legend_above
from ..style import BLUE, FONT_SIZE, GREEN, GREY, HATCHES, INK, RED, SMALL, money_axis, plot, wrap

TIMING_NAMES = {
    "now": N_("First margin now"),
    "year_end": N_("First margin after a year, certain"),
    "if_retained": N_("First margin after a year, if the customer stays"),
}
_CLEAR = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.2}
_VISIBLE_TAIL = 0.01  # later years below this share of the worth are not worth a word


def cash_flows_reading(life):
    """The life of one account in one sentence."""
    values = {"clp": money(life.clp), "cost": money(life.acquisition_cost), "year": life.break_even_year}
    if life.acquisition_cost == 0:
        return _("Over its life the account is worth {clp} in today's money (CLP).").format(**values)
    if life.break_even_year is None:
        return _(
            "The account never earns back the {cost} that winning it cost: its lifetime profit (CLP) is "
            "{clp} in today's money."
        ).format(**values)
    return _(
        "Winning the account cost {cost}; that is earned back in year {year}, and over its life the "
        "account is worth {clp} in today's money (CLP)."
    ).format(**values)


@plot(cash_flows_reading, size=(7.2, 4.6))
def cash_flows(ax, life):
    """What each year's margin is worth today, and how it adds up.

    ``life``: from ``lifetime.lifetime_profit``. The empty frames are the margins of a customer who surely
    stays, before discounting.
    """
    table = life.table
    years = table.index.to_numpy()
    ax.bar(
        years,
        table["margin"],
        width=0.76,
        facecolor="none",
        edgecolor=GREY,
        linestyle=(0, (2, 1.5)),
        label=_("margin if the customer surely stayed"),
    )
    ax.bar(years, table["present_value"], width=0.6, color=BLUE, label=_("what it is worth today"))
    cost = life.acquisition_cost
    if cost > 0:
        ax.bar(
            [0],
            [-cost],
            width=0.6,
            color="white",
            edgecolor=RED,
            hatch=HATCHES[1],
            label=_("cost of winning the customer"),
        )
    start = [] if years[0] == 0 else [(0, -cost)]
    added = [*start, *zip(years, table["cumulative"], strict=True)]
    ax.plot(
        *zip(*added, strict=True), color=INK, linewidth=1.8, marker="o", markersize=4, label=_("added up")
    )
    ax.axhline(0, color=INK, linewidth=0.8)
    _mark_worth(ax, life, rising=added[0][1] <= life.clp)
    low, high = _reach(life, [sum_ for _year, sum_ in added])
    ax.set_ylim(low, high)
    if cost > 0 and life.break_even_year is not None and life.break_even_year <= years[-1]:
        _mark_break_even(ax, life)
    ax.set_xlim(-0.7, max(years[-1], 1) + 0.7)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.grid(axis="x", visible=False)
    ax.set_xlabel(_("Year (0 = today)"), fontsize=FONT_SIZE)
    money_axis(ax.yaxis, _("Worth today"), max(-low, high))
    legend_above(ax)


def _reach(life, added):
    """Limits of the money axis, with room for the words at the line of the CLP and below zero."""
    drawn = [
        0.0,
        life.clp,
        -life.acquisition_cost,
        *added,
        *life.table["margin"],
        *life.table["present_value"],
    ]
    low, high = min(drawn), max(drawn)
    span = (high - low) or 1.0
    return min(low - 0.05 * span, life.clp - 0.12 * span, -0.14 * span), high + 0.12 * span


def _mark_worth(ax, life, rising):
    ax.axhline(life.clp, color=GREEN, linewidth=1.4, linestyle="--")
    text = _("CLP {clp}").format(clp=money(life.clp))
    if abs(life.tail) > _VISIBLE_TAIL * abs(life.present_value):
        text = _("CLP {clp}; {tail} come after year {year}").format(
            clp=money(life.clp), tail=money(life.tail), year=life.table.index[-1]
        )
    ax.annotate(
        text,
        (0.99, life.clp),
        xycoords=("axes fraction", "data"),
        xytext=(0, 3 if rising else -3),
        textcoords="offset points",
        ha="right",
        va="bottom" if rising else "top",
        fontsize=FONT_SIZE,
        color=INK,
        bbox=_CLEAR,
    )


def _mark_break_even(ax, life):
    year = life.break_even_year
    ax.plot([year], [life.table.loc[year, "cumulative"]], marker="D", markersize=9, color=GREEN, zorder=4)
    late = year > 0.6 * life.table.index[-1]
    ax.annotate(
        _("earned back in year {year}").format(year=year),
        (year, 0),
        xytext=(0, -5),
        textcoords="offset points",
        ha="right" if late else "left",
        va="top",
        fontsize=FONT_SIZE,
        color=INK,
        bbox=_CLEAR,
    )


def timings_reading(table):
    """How far the timings are apart, in one sentence."""
    low, high = table["clp"].min(), table["clp"].max()
    if low > 0:
        text = _(
            "The same customer is worth {low} or {high}, {factor:.1f} times as much, depending only on "
            "when the first margin is counted."
        )
    else:
        text = _(
            "The same customer is worth {low} or {high}, depending only on when the first margin is counted."
        )
    return text.format(low=money(low), high=money(high), factor=high / low if low > 0 else 0.0)


@plot(timings_reading, size=(7.2, 3.0))
def timings(ax, table):
    """Lifetime profit of the same customer under each timing. ``table``: from ``lifetime.timing_table``."""
    for place, (_timing, row) in enumerate(table.iterrows()):
        ax.barh(
            place,
            row["clp"],
            height=0.62,
            color=BLUE if row["clp"] >= 0 else "white",
            edgecolor=BLUE if row["clp"] >= 0 else RED,
            hatch=None if row["clp"] >= 0 else HATCHES[1],
        )
        ax.annotate(
            _("{clp}\n(multiple {multiple:.2f})").format(clp=money(row["clp"]), multiple=row["multiple"]),
            (max(row["clp"], 0.0), place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    low, high = min(0.0, table["clp"].min()), max(0.0, table["clp"].max())
    span = (high - low) or 1.0
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xlim(low - 0.04 * span, high + 0.44 * span)
    ax.set_yticks(
        range(len(table)), [wrap(_(TIMING_NAMES[name]), 24) for name in table.index], fontsize=FONT_SIZE
    )
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    money_axis(ax.xaxis, _("Lifetime profit, CLP"), span)
