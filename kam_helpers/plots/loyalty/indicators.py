"""What accounts say against what they do."""

import numpy as np
import pandas as pd

from ...text import _, ngettext
from ..naming import listed
from ..shared import legend_above
from ..style import BLUE, FONT_SIZE, INK, ORANGE, SMALL, plot, wrap

_LARGEST, _SMALLEST = 30, 13  # points across a mark
_EDGE, _WORDS = 0.8, 0.7  # steps left free at the sides; above and below more, for words


def indicators_reading(table):
    """Where words and deeds disagree, in one sentence."""
    words, deeds = _balance(table)
    apart = table["disagree"]
    if not apart.any():
        return _("In none of {n} accounts do words and deeds disagree.").format(n=len(table))
    said = [
        ngettext(
            "In {apart} of {n} accounts words and deeds disagree.",
            "In {apart} of {n} accounts words and deeds disagree.",
            int(apart.sum()),
        ).format(apart=int(apart.sum()), n=len(table))
    ]
    widest = (words - deeds).abs().sort_values(ascending=False, kind="stable").index
    for inside, text in (
        (apart & (words > 0), _("Kind words, little business: {names}.")),
        (apart & (deeds > 0), _("Hard words, much business: {names}.")),
    ):
        if inside.any():
            said.append(text.format(names=listed(widest[inside.reindex(widest)])))
    return " ".join(said)


@plot(indicators_reading, size=(7.2, 5.2))
def indicators(ax, table):
    """Accounts by what they say and what they do; in each mark, how many stand there.

    Each axis counts the indicators that speak for loyalty less those that speak against it. ``table``: from
    ``loyalty.loyalty_indicators``.
    """
    words, deeds = _balance(table)
    counts = pd.DataFrame({"words": words, "deeds": deeds}).groupby(["words", "deeds"]).size()
    for apart, colour, marker, text in (
        (True, ORANGE, "s", _("words and deeds disagree")),
        (False, BLUE, "o", _("they do not disagree")),
    ):
        inside = counts[[(say * do < 0) == apart for say, do in counts.index]]
        spots = np.array([*inside.index]).reshape(-1, 2).T
        sizes = np.maximum(_SMALLEST, _LARGEST * np.sqrt(inside / counts.max())) ** 2
        look = {"marker": marker, "facecolor": "white", "edgecolor": colour, "linewidth": 2}
        ax.scatter(*spots, s=sizes, zorder=3, **look)
        ax.scatter([], [], s=_SMALLEST**2, label=text, **look)
    for spot, n in counts.items():
        ax.text(*spot, str(n), ha="center", va="center", fontsize=SMALL, color=INK, zorder=4)
    ax.axvline(0, color=INK, linewidth=0.9)
    ax.axhline(0, color=INK, linewidth=0.9)
    (left, right), (low, high) = ((min(v.min(), -1), max(v.max(), 1)) for v in (words, deeds))
    ax.set_xlim(left - _EDGE, right + _EDGE)
    ax.set_ylim(low - _EDGE - _WORDS, high + _EDGE + _WORDS)
    ax.set_xticks(range(left, right + 1), _signed(range(left, right + 1)))
    ax.set_yticks(range(low, high + 1), _signed(range(low, high + 1)))
    ax.set_xlabel(
        wrap(_("What they say (indicators for loyalty less those against it)"), 60), fontsize=FONT_SIZE
    )
    ax.set_ylabel(wrap(_("What they do (for less against)"), 42), fontsize=FONT_SIZE)
    hard, kind = ((words < 0) & (deeds > 0)).sum(), ((words > 0) & (deeds < 0)).sum()
    paper = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    shown = {"va": "center", "fontsize": FONT_SIZE + 1, "color": INK, "bbox": paper}
    ax.text(left - 0.6 * _EDGE, high + _EDGE, _("hard words, much business ({n})").format(n=hard), **shown)
    kind_words = _("kind words, little business ({n})").format(n=kind)
    ax.text(right + 0.6 * _EDGE, low - _EDGE, kind_words, ha="right", **shown)
    legend_above(ax)


def _balance(table):
    """Signs for loyalty less signs against it, in words and in deeds."""
    return (
        (table["words_loyal"] - table["words_not"]).astype(int),
        (table["deeds_loyal"] - table["deeds_not"]).astype(int),
    )


def _signed(numbers):
    return [f"{n:+d}".replace("-", "−") if n else "0" for n in numbers]
