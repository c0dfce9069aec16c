"""What makes up the lifetime profit of one car buyer, and what is left of the famous number."""

from ...formats import money, percent
from ...text import _
from ..style import BLUE, FONT_SIZE, HATCHES, INK, ORANGE, SKY, SMALL, percent_axis, plot, wrap
from .shared import legend_above

DOLLARS = "USD"


def _shares(life, column):
    total = life.total[column]
    return life.streams[column] / total if total else life.streams[column] * 0.0


def car_streams_reading(life):
    """Where the revenue of a car buyer comes from and where the profit, in one sentence."""
    revenue, profit = _shares(life, "revenue"), _shares(life, "profit")
    cars = ["purchase", "repurchase"]
    return _(
        "A lifetime with this buyer brings {revenue} of revenue but {profit} of profit in today's money; "
        "cars are {cars_revenue} of the revenue and {cars_profit} of the profit."
    ).format(
        revenue=money(life.total["revenue"], DOLLARS),
        profit=money(life.total["profit"], DOLLARS),
        cars_revenue=percent(revenue[cars].sum()),
        cars_profit=percent(profit[cars].sum()),
    )


@plot(car_streams_reading, size=(7.2, 4.8))
def car_streams(ax, life):
    """Each stream's share of the revenue and of the profit, with its dollars.

    ``life``: from ``lifetime.car_lifetime``.
    """
    rows = range(len(life.streams))
    for column, aside, colour, hatch, label in (
        ("revenue", -0.2, SKY, HATCHES[1], _("share of lifetime revenue")),
        ("profit", 0.2, BLUE, HATCHES[0], _("share of profit in today's money")),
    ):
        shares = _shares(life, column)
        ax.barh(
            [row + aside for row in rows],
            shares,
            height=0.38,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            label=label,
        )
        for row, (stream, share) in enumerate(shares.items()):
            amount = money(life.streams.loc[stream, column], DOLLARS)
            ax.annotate(
                _("{share} · {amount}").format(share=percent(share), amount=amount),
                (share, row + aside),
                xytext=(5, 0),
                textcoords="offset points",
                va="center",
                fontsize=SMALL,
                color=INK,
            )
    ax.set_yticks(rows, [wrap(_(stream), 16) for stream in life.streams.index], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    largest = max(_shares(life, column).max() for column in ("revenue", "profit"))
    ax.set_xlim(0, max(largest, 0.1) * 1.3)
    percent_axis(ax.xaxis, _("Share of all streams together"))
    legend_above(ax)


def famous_number_reading(steps):
    """What is left of the famous number, in one sentence."""
    return _(
        "Of the famous {first} of lifetime revenue, {worth} is what can be expected in today's money, and "
        "{last} is profit: {share} of the number."
    ).format(
        first=money(steps["amount"].iloc[0], DOLLARS),
        worth=money(steps["amount"].iloc[-2], DOLLARS),
        last=money(steps["amount"].iloc[-1], DOLLARS),
        share=percent(steps["share"].iloc[-1], 1),
    )


@plot(famous_number_reading, size=(7.2, 3.4))
def famous_number(ax, steps):
    """The way from a lifetime's revenue to its profit today.

    ``steps``: from ``lifetime.famous_number_steps``.
    """
    last = len(steps) - 1
    for place, row in enumerate(steps.itertuples()):
        ax.barh(
            place,
            row.amount,
            height=0.66,
            color=BLUE if place == last else ORANGE,
            hatch=HATCHES[0] if place == last else HATCHES[1],
            edgecolor="white",
        )
        ax.annotate(
            _("{amount} ({share})").format(
                amount=money(row.amount, DOLLARS), share=percent(row.share, int(place == last))
            ),
            (row.amount, place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=FONT_SIZE,
            color=INK,
        )
    ax.set_yticks(range(len(steps)), [wrap(label, 26) for label in steps["label"]], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.grid(visible=False)
    ax.set_xlim(0, (steps["amount"].max() or 1.0) * 1.34)
    ax.set_xticks([])  # every bar says its amount
    ax.spines["bottom"].set_visible(False)
