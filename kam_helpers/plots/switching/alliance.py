"""Is an account ready for an alliance, and how far should we adapt to it?"""

import numpy as np

from ...errors import CourseError
from ...formats import money, percent
from ...switching.alliances import HIGHEST, LEAST, LOWEST
from ...text import _, ngettext
from ..shared import amount, word
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, INK, RED, SMALL, money_axis, plot, wrap


def readiness_reading(readiness, **_options):
    """The verdict, and the forms that fit, in one sentence."""
    if not readiness.forms:
        return _("{verdict} None of the six forms fits yet.").format(verdict=repr(readiness))
    fits = ngettext("{n} form fits today: {forms}.", "{n} forms fit today: {forms}.", len(readiness.forms))
    forms = fits.format(n=len(readiness.forms), forms=", ".join(_(name) for name in readiness.forms))
    return f"{readiness!r} {forms}"


@plot(readiness_reading, size=(7.2, 3.4))
def readiness(ax, readiness, least=LEAST):
    """The score of each condition against the least from which on it holds; the weakest is marked.

    ``readiness``: from ``switching.readiness``; ``least``: the one it was made with.
    """
    scores = readiness.scores
    if ((scores["score"] >= least) != scores["holds"]).any():
        raise CourseError(
            _("The answers were judged by another “least” than {least}: give the picture the same.").format(
                least=least
            )
        )
    places = np.arange(len(scores))
    ax.hlines(places, LOWEST, scores["score"], color=GREY, linewidth=2.2)
    for holds, colour, marker in ((True, BLUE, "o"), (False, RED, "X")):
        there = (scores["holds"] == holds).to_numpy()
        ax.plot(
            scores["score"][there], places[there], linestyle="", marker=marker, color=colour, markersize=12
        )
    ax.axvline(least, color=INK, linewidth=0.9, linestyle="--")
    for place, (name, row) in enumerate(scores.iterrows()):
        text = _("holds") if row["holds"] else _("does not hold")
        if name == readiness.weakest:
            text = _("{verdict}; the weakest").format(verdict=text)
        ax.annotate(
            text,
            (1.0, place),
            xycoords=("axes fraction", "data"),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    ax.annotate(
        _("least: {least}").format(least=least),
        (least, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(0, 3),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontsize=SMALL,
        color=INK,
    )
    ax.set_xlim(LOWEST - 0.25, HIGHEST + 0.25)
    ax.set_xticks(range(LOWEST, HIGHEST + 1))
    ax.set_ylim(len(scores) - 0.5, -0.5)
    ax.set_yticks(places, [wrap(_(name), 18) for name in scores.index], fontsize=FONT_SIZE)
    ax.grid(axis="y", visible=False)
    ax.set_xlabel(wrap(_("Median answer (1 not at all, 5 fully)"), 60), fontsize=FONT_SIZE)


def adapting_reading(table):
    """Which style leaves most, and what full adaptation does, in one sentence."""
    best, last, first = table["clp"].idxmax(), table.index[-1], table.index[0]
    values = {
        "best": word(best),
        "worth": money(table.loc[best, "clp"]),
        "first": word(first),
        "base": money(table.loc[first, "clp"]),
        "last": word(last),
        "kept": percent(table.loc[last, "retention"]),
        "end": money(table.loc[last, "clp"]),
    }
    if best == first:
        return _(
            "“{best}” leaves most lifetime profit here ({worth}): adapting costs more than keeping more "
            "customers is worth; with “{last}” {kept} stay, and {end} is left."
        ).format(**values)
    text = _("“{best}” leaves most lifetime profit: {worth}, against {base} with “{first}”.").format(**values)
    if best == last:
        return text
    end = _("“{last}” keeps more customers ({kept} stay) but leaves {end}.").format(**values)
    return f"{text} {end}"


@plot(adapting_reading, size=(7.2, 3.6))
def adapting(ax, table):
    """Lifetime profit with one account in each style, with what it keeps and costs.

    ``table``: from ``switching.adapting``.
    """
    low, high = min(0.0, table["clp"].min()), max(0.0, table["clp"].max())
    room = (high - low) or 1.0
    for place, row in enumerate(table.itertuples()):
        look = (BLUE, HATCHES[0]) if row.best else (GREY, HATCHES[1])
        ax.barh(place, row.clp, height=0.6, color=look[0], hatch=look[1], edgecolor="white")
        worth = amount(row.clp)
        text = _("{clp}: {kept} stay,\nearns {margin} a year,\ncosts {once} once").format(
            clp=_("{clp}, the most").format(clp=worth) if row.best else worth,
            kept=percent(row.retention),
            margin=amount(row.margin),
            once=amount(row.cost_once),
        )
        ax.annotate(
            text,
            (max(row.clp, 0.0), place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    names = [f"{word(name)}:\n{wrap(adapts, 18)}" for name, adapts in table["adapts"].items()]
    ax.set_yticks(range(len(table)), names, fontsize=FONT_SIZE)
    ax.axvline(0, color=INK, linewidth=0.9)
    ax.set_xlim(low - 0.03 * room, high + 0.9 * room)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    money_axis(ax.xaxis, _("Lifetime profit, CLP"), room)
