"""Scores by what they are made of, and how firm the ranking is when the weights change."""

from ...formats import percent
from ...text import N_, _, ngettext
from ..style import BLUE, CYCLE, FONT_SIZE, GREY, HATCHES, INK, ORANGE, SMALL, percent_axis, plot, short

FIRM = 0.9  # in the top k in at least this share of the draws: firm (course assumption)
_KINDS = (
    ("o", BLUE, N_("firm")),
    ("D", ORANGE, N_("depends on the weights")),
    ("v", GREY, N_("hardly ever")),
)


def scorecard_bars_reading(card, k=10):
    """The scorecard's best in one sentence."""
    first = card.scores.index[0]
    gains = card.parts.loc[first] * card.weights
    return _(
        "{account} leads with {score:.0f} of 100 points, the largest part of them for {method}; rank {k} has "
        "{last:.0f}."
    ).format(
        account=first,
        score=100 * card.scores.iloc[0],
        method=gains.idxmax(),
        k=len(card.scores[:k]),
        last=100 * card.scores[:k].iloc[-1],
    )


@plot(scorecard_bars_reading, size=(7.2, 4.6))
def scorecard_bars(ax, card, k=10):
    """The best ``k`` accounts with what each method adds to their score. ``card``: from
    ``tiering.scorecard``."""
    best = card.scores.index[:k]
    gains = 100 * card.parts.loc[best] * card.weights
    left = gains.iloc[:, 0] * 0.0
    for place, method in enumerate(gains.columns):
        ax.barh(
            range(len(best)),
            gains[method],
            left=left,
            color=CYCLE[place % len(CYCLE)],
            hatch=HATCHES[place % len(HATCHES)],
            edgecolor="white",
            height=0.72,
            label=_("{method} (weight {weight})").format(method=method, weight=percent(card.weights[method])),
        )
        left += gains[method]
    for place, score in enumerate(left):
        ax.annotate(
            f"{score:.0f}",
            (score, place),
            textcoords="offset points",
            xytext=(4, 0),
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    ax.set_yticks(range(len(best)), [short(name) for name in best], fontsize=SMALL, parse_math=False)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    ax.set_xlim(0, 100)
    ax.set_xlabel(_("Score (points of 100)"), fontsize=FONT_SIZE)
    ax.legend(loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=2, fontsize=SMALL, frameon=False)


def rank_stability_reading(stability, **_options):
    """How firm the top k is, in one sentence."""
    k = round(stability.sum())
    firm = int((stability >= FIRM).sum())
    open_ = stability[(stability < FIRM) & (stability > 1 - FIRM)]
    text = ngettext(
        "{firm} of the {k} places at the top is firm (taken in at least {limit} of the weight draws); "
        "{open} accounts compete for the rest.",
        "{firm} of the {k} places at the top are firm (taken in at least {limit} of the weight draws); "
        "{open} accounts compete for the rest.",
        firm,
    )
    return text.format(firm=firm, k=k, limit=percent(FIRM), open=len(open_))


@plot(rank_stability_reading, size=(7.2, 4.8))
def rank_stability(ax, stability, show=16):
    """Share of the weight draws in which each account is in the top k. ``stability``: from
    ``tiering.rank_stability``."""
    best = stability.head(show)
    for place, share in enumerate(best):
        kind = 0 if share >= FIRM else 1 if share > 1 - FIRM else 2
        ax.plot([0, share], [place, place], color=GREY, linewidth=1)
        ax.plot([share], [place], marker=_KINDS[kind][0], color=_KINDS[kind][1], markersize=7)
        ax.annotate(
            percent(share),
            (share, place),
            textcoords="offset points",
            xytext=(8, 0),
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    ax.axvline(FIRM, color=INK, linestyle="--", linewidth=0.9)
    ax.set_yticks(range(len(best)), [short(name) for name in best.index], fontsize=SMALL, parse_math=False)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    ax.set_xlim(0, 1.12)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    percent_axis(ax.xaxis, _("Weight draws with the account in the top {k}").format(k=round(stability.sum())))
    for marker, colour, label in _KINDS:
        ax.plot([], [], linestyle="", marker=marker, color=colour, label=_(label))
    ax.legend(loc="lower center", bbox_to_anchor=(0.4, 1.0), ncols=3, fontsize=SMALL, frameon=False)
