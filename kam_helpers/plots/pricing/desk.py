"""The answers to a cost-down request, ranked."""

import numpy as np

from ...formats import money, percent
from ...text import _
from ..shared import amount, columns, label_axis, legend_above, reach, word
from ..style import BLUE, FONT_SIZE, GREY, INK, MARKERS, SMALL, money_axis, plot, short, wrap

_COLUMNS = (0.1, 0.42, 0.76)  # where the three columns of figures stand, in fractions of their panel
_STEP = 1e-6  # of the price: as much as nothing


def responses_reading(ranking, walk_away=None):
    """What to answer, how firm it is, and how far a plain yes may go, in words."""
    said = f"{ranking.account.name}: {ranking.reasons[0]}"
    if walk_away is None:
        return said
    if walk_away.most_cut <= 0:
        rest = _("No plain cut pays: without something in return a no is better.")
    elif walk_away.most_cut < ranking.request.worth(ranking.settings.days_rate) - _STEP:
        rest = _("A plain cut pays up to {cut} ({amount} a year); beyond it a no is better.")
    else:
        rest = _("Even a plain yes to all of it would be better than a no.")
    rest = rest.format(cut=percent(walk_away.most_cut, 1), amount=money(walk_away.most))
    return f"{said} {rest}"


@plot(responses_reading, size=(7.2, 4.8))
def responses(ax, ranking, walk_away=None):
    """The answers to a request, best first: expected lifetime profit, its spread, and what each risks.

    ``ranking``: from ``pricing.rank_responses``; ``walk_away``: from ``pricing.walk_away``, for the sentence.
    The bars reach from the 10th to the 90th percentile of the simulated futures.
    """
    table = ranking.table
    left, right = columns(ax, 0.62, gap=0.02)
    places = np.arange(len(table))
    spread = _("8 of 10 simulated futures")
    left.hlines(places, table["low"], table["high"], color=GREY, linewidth=5, alpha=0.55, label=spread)
    look = {"linestyle": "", "color": BLUE, "marker": MARKERS[0], "markersize": 8, "zorder": 3}
    left.plot(table["expected_clp"], places, label=_("expected lifetime profit"), **look)
    left.axvline(table["expected_clp"].iloc[0], color=INK, linewidth=0.8, linestyle=":")
    ends = [0.0, *table["low"], *table["high"]]
    reach(left.xaxis, 1.04 * min(ends), 1.04 * max(ends))
    left.set_yticks(places, [wrap(short(word(name), 34), 18) for name in table.index], fontsize=FONT_SIZE)
    left.grid(axis="y", visible=False)
    years = _("Lifetime profit, {n} years").format(n=ranking.settings.horizon)
    money_axis(left.xaxis, years, max(map(abs, ends)))
    label_axis(left.xaxis, left.get_xlabel(), 42)
    _draw_figures(right, table)
    for panel in (left, right):
        panel.set_ylim(len(table) - 0.4, -1.1)
    legend_above(ax, left)


def _draw_figures(ax, table):
    """Expected profit, chance to lose and share of assumptions, as columns beside the bars."""
    ax.set_axis_off()
    shown = {"ha": "center", "va": "center", "fontsize": SMALL, "color": INK}
    for at, heading, texts in (
        (_COLUMNS[0], _("expected"), [amount(value) for value in table["expected_clp"]]),
        (_COLUMNS[1], _("lost in year 1"), [percent(value) for value in table["leaving"]]),
        (_COLUMNS[2], _("is best in"), [percent(value) for value in table["best_share"]]),
    ):
        ax.text(at, -0.8, wrap(heading, 9), **shown)
        for place, text in enumerate(texts):
            ax.text(at, place, text, **shown)
    ax.set_xlim(0, 1)
