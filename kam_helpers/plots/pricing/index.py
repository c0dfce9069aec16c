"""A price that follows cost indices, month by month."""

from dataclasses import replace

import numpy as np

from ...formats import percent
from ...text import _
from ..labels import label_points, on_paper
from ..shared import legend_above, number, span, word
from ..style import BLUE, FONT_SIZE, GREY, INK, RED, percent_axis, plot, short, wrap

_STILL = 5e-4  # a smaller change of the price is none


def index_clause_reading(clause, indices, exchange_rates=None, name=""):
    """What the clause gives in the newest month, and what indexing the whole price would give, in words."""
    agreed, whole = _paths(clause, indices, exchange_rates)
    gap = (whole["change"] - agreed["change"]).abs()
    month, last = gap.idxmax(), agreed.iloc[-1]
    said = [
        _(
            "{name}: from {first} to {last} the clause moves the price by {agreed}: {share} of it "
            "follow the indices."
        )
        if name
        else _(
            "From {first} to {last} the clause moves the price by {agreed}: {share} of it follow the indices."
        )
    ]
    if last["limit"]:
        said.append(_("Without its limit ({limit}) it would be {unlimited}."))
    said.append(
        _("Whoever indexes the whole price is {points} points off in {month}: {whole} instead of {right}.")
        if gap[month] >= _STILL
        else _("Whoever indexes the whole price gets the same so far: the indices have hardly moved.")
    )
    return " ".join(said).format(
        name=name,
        first=agreed.index[0],
        last=agreed.index[-1],
        share=percent(sum(clause.shares.values())),
        agreed=_moved(last["change"]),
        limit=word(last["limit"]),
        unlimited=_moved(last["unlimited"]),
        points=number(100 * gap[month]),
        month=month,
        whole=_moved(whole.loc[month, "change"]),
        right=_moved(agreed.loc[month, "change"]),
    )


def _moved(change):
    return f"{'+' if change >= _STILL else ''}{percent(change, 1)}"


def _paths(clause, indices, exchange_rates):
    """The tables of ``history`` for a price of 1 CNY: as agreed, and with the whole of it indexed."""
    indexed = sum(clause.shares.values())
    shares = {name: share / indexed for name, share in clause.shares.items()}
    whole = replace(clause, shares=shares, fixed_share=0.0)
    return [one.history(1.0, indices, exchange_rates) for one in (clause, whole)]


@plot(index_clause_reading, size=(7.2, 4.4))
def index_clause(ax, clause, indices, exchange_rates=None, name=""):
    """The change of a price under its index clause, with the whole price indexed by mistake, and fixed.

    ``clause``: a ``pricing.IndexClause``; ``indices``: month × index; ``exchange_rates``: Series by month
    where it is agreed in a foreign currency; ``name``: of the account, for the sentence and the axis. Limits
    of the clause are drawn as thin lines.
    """
    agreed, whole = _paths(clause, indices, exchange_rates)
    months = range(len(agreed))
    for path, colour, dashes, text in (
        (whole, RED, "--", _("whole price indexed (the error)")),
        (agreed, BLUE, "-", _("as agreed")),
    ):
        ax.plot(months, path["change"], color=colour, linestyle=dashes, linewidth=2.2, label=text)
    points = _named_points(ax, agreed["change"].to_numpy(), whole["change"].to_numpy())
    ax.axhline(0, color=INK, linewidth=1.2, linestyle=":", label=_("fixed price"))
    limits = [limit for limit in (clause.floor, clause.cap) if limit is not None]
    for nth, limit in enumerate(limits):
        text = _("limits of the clause") if not nth else None
        ax.axhline(limit, color=GREY, linewidth=1, linestyle="-.", label=text)
    span(ax.yaxis, [0.0, *agreed["change"], *whole["change"], *limits], 0.12, steps=5)
    step = max(1, len(agreed) // 6)
    ax.set_xticks(months[::step], [str(month) for month in agreed.index[::step]])
    ax.set_xlim(-0.3, months[-1] + 0.14 * max(len(agreed), 3))
    percent_axis(ax.yaxis, wrap(_("Change of the price agreed"), 40))
    label = _("Month of the price")
    ax.set_xlabel(f"{short(name, 40)}: {label}" if name else label, fontsize=FONT_SIZE)
    legend_above(ax, columns=2, letters=40)
    dots = [(x, y) for path in (agreed, whole) for x, y in zip(months, path["change"], strict=True)]
    on_paper(label_points(ax, points, avoid=dots, always=True))


def _named_points(ax, agreed, whole):
    """The newest price, and both where they are farthest apart, marked: text, place, change."""
    last, apart = len(agreed) - 1, int(np.abs(whole - agreed).argmax())
    marks = [(last, agreed[last], BLUE)]
    if abs(whole[apart] - agreed[apart]) >= _STILL:
        marks += [(apart, whole[apart], RED)] + [(apart, agreed[apart], BLUE)] * (apart != last)
        ax.plot([apart, apart], [agreed[apart], whole[apart]], color=INK, linewidth=1, linestyle=":")
    for place, change, colour in marks:
        ax.plot(place, change, marker="o", color=colour, markersize=7)
    return [(_moved(change), place, change) for place, change, _colour in marks]
