"""Pareto curve with its ABC classes."""

from ...formats import percent
from ...text import _, ngettext
from ...tiering import ABC, top_count, top_share
from ..style import BLUE, FONT_SIZE, GREEN, GREY, INK, MARKERS, ORANGE, SMALL, percent_axis, plot

CLASS_COLOURS = dict(zip(ABC, (BLUE, ORANGE, GREY), strict=True))
_FEW = 150  # beyond this many accounts single markers only smear


def pareto_reading(curve, classes=None, top=0.2):
    """The Pareto curve in one sentence."""
    values = {
        "top": percent(top),
        "best": top_count(len(curve), top),
        "n": len(curve),
        "share": percent(top_share(curve["value"], top)),
    }
    if classes is None:
        text = _("The top {top} of the accounts ({best} of {n}) bring {share} of the total.")
        return text.format(**values)
    first = int((classes == ABC[0]).sum())
    return ngettext(
        "The top {top} of the accounts ({best} of {n}) bring {share} of the total; {a} account is class A.",
        "The top {top} of the accounts ({best} of {n}) bring {share} of the total; {a} accounts are class A.",
        first,
    ).format(a=first, **values)


@plot(pareto_reading)
def pareto(ax, curve, classes=None, top=0.2):
    """Cumulative share of the total over the share of the accounts, coloured by ABC class.

    ``curve``: from ``tiering.pareto_curve``; ``classes``: from ``tiering.abc_classes``; ``top``: the fraction
    of accounts to read off.
    """
    x, y = curve["account_share"], curve["cumulative_share"]
    ax.plot([0, 1], [0, 1], color=GREY, linestyle="--", linewidth=1)
    ax.annotate(_("if all were equal"), (0.62, 0.6), color=GREY, fontsize=SMALL, va="top")
    if classes is None:
        ax.plot([0, *x], [0, *y], color=BLUE, linewidth=2)
    else:
        _by_class(ax, curve, classes.reindex(curve.index))
    share = top_share(curve["value"], top)
    at = top_count(len(curve), top) / len(curve)
    ax.plot([at, at, 0], [0, share, share], color=GREEN, linewidth=1.2, linestyle=":")
    ax.annotate(
        _("top {top}: {share}").format(top=percent(top), share=percent(share)),
        (at, share),
        textcoords="offset points",
        xytext=(8, -12),
        color=INK,
        fontsize=FONT_SIZE,
    )
    percent_axis(ax.xaxis, _("Accounts, largest first (share of their number)"))
    percent_axis(ax.yaxis, _("Share of the total, added up"))
    ax.set_xlim(0, 1)
    ax.set_ylim(0, max(1.03, float(y.max()) * 1.03))


def _by_class(ax, curve, classes):
    start = (0.0, 0.0)
    for name, marker in zip(ABC, MARKERS, strict=False):
        part = curve[classes == name]
        if part.empty:
            continue
        x, y = [start[0], *part["account_share"]], [start[1], *part["cumulative_share"]]
        ax.plot(
            x,
            y,
            color=CLASS_COLOURS[name],
            linewidth=2.2,
            marker=marker if len(curve) <= _FEW else None,
            markersize=4.5,
            markevery=slice(1, None),
            label=ngettext("{name}: {n} account", "{name}: {n} accounts", len(part)).format(
                name=name, n=len(part)
            ),
        )
        start = (x[-1], y[-1])
    ax.legend(loc="lower right", fontsize=SMALL, frameon=False)
