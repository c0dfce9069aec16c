"""Raise what is perceived or manage what is expected: what each brings, and what its sign decides."""

from ...satisfaction import LEVERS
from ...text import _
from ..shared import legend_above, number
from ..style import BLUE, FONT_SIZE, GREY, INK, MARKERS, ORANGE, money_axis, plot, wrap


def expectation_signs_reading(table, **_options):
    """What the effect of expectation decides, in one sentence."""
    better = table["better"]
    if better.nunique() == 1:
        if better.iloc[0] not in LEVERS:
            return _("Whatever expectation does to satisfaction here, neither lever brings in its cost.")
        return _("Whatever expectation does to satisfaction here, “{lever}” is better.").format(
            lever=_(better.iloc[0])
        )
    managed = table.index[better == LEVERS[1]]
    if not len(managed):
        return _(
            "“{lever}” brings in its cost only under some of these assumptions, and managing expectation is "
            "never better."
        ).format(lever=_(LEVERS[0]))
    last = managed.max()
    return _(
        "Managing expectation is the better lever where one point more expectation changes satisfaction by "
        "{last} points, but not where it does so by {next}: a figure to measure, not to guess."
    ).format(
        last=number(last, 2, sign=True),
        next=number(table.index[table.index > last].min(), 2, sign=True),
    )


@plot(expectation_signs_reading, size=(7.2, 4.4))
def expectation_signs(ax, table, fit=None):
    """Net of both levers under several effects of expectation.

    ``table``: from ``satisfaction.expectation_signs``. ``fit``: from ``satisfaction.fit_satisfaction``: what
    the survey says of that effect is then shaded (its 95 % interval).
    """
    table = table.sort_index()
    for column, colour, marker, dashes, label in (
        ("net", ORANGE, MARKERS[1], "--", LEVERS[1]),
        ("net_of_raising_perception", BLUE, MARKERS[0], "-", LEVERS[0]),
    ):
        ax.plot(
            table.index,
            table[column],
            color=colour,
            marker=marker,
            linestyle=dashes,
            linewidth=2,
            label=_(label),
        )
    if fit is not None:
        ends = (fit.expectation_low, fit.expectation_high)
        ax.axvspan(*ends, color=GREY, alpha=0.2, linewidth=0, label=_("what the survey says"))
        ax.axvline(fit.expectation_effect, color=GREY, linewidth=1.2, linestyle="-.")
    ax.axhline(0, color=INK, linewidth=0.9)
    ax.axvline(0, color=INK, linewidth=0.9, linestyle=":")
    nets = table[["net", "net_of_raising_perception"]].abs().to_numpy().max()
    money_axis(ax.yaxis, _("Gain less cost"), nets)
    ax.set_xticks(table.index, [number(effect, 2, sign=True) for effect in table.index])
    ax.set_xlabel(
        wrap(_("Effect of one point more expectation on satisfaction (points; an assumption)"), 60),
        fontsize=FONT_SIZE,
    )
    legend_above(ax)
