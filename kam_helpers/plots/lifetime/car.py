"""What makes up the lifetime profit of one car buyer, and what is left of the famous number."""

from ...formats import money, percent
from ...text import _
from ..style import BLUE, FONT_SIZE, HATCHES, INK, ORANGE, plot, wrap

DOLLARS = "USD"


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
