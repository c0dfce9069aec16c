"""Is an account ready for an alliance?"""

import numpy as np

from ...errors import CourseError
from ...switching.alliances import HIGHEST, LEAST, LOWEST
from ...text import _, ngettext
from ..style import BLUE, FONT_SIZE, GREY, INK, RED, SMALL, plot, wrap


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
