"""What falling cost can pay for, against what is asked."""

import numpy as np

from ...errors import CourseError
from ...formats import percent
from ...pricing import check_cut
from ...text import _, ngettext
from ..labels import label_points, on_paper
from ..shared import legend_above, span
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, MARKERS, ORANGE, RED, percent_axis, plot


def experience_against_cuts_reading(path, asked, **_options):
    """How much of what is asked experience pays for, in one sentence."""
    prices, year = _asked(path, asked), len(path) - 1
    funded, wanted = 1 - path["price"].iloc[-1], 1 - prices[-1]
    words = {
        "n": year,
        "wanted": percent(wanted, 1),
        "funded": percent(funded, 1),
        "gap": f"{100 * (wanted - funded):.1f}",
    }
    if wanted <= funded:
        text = ngettext(
            "In {n} year {wanted} is asked in all, and experience pays for {funded}: it can be given.",
            "In {n} years {wanted} is asked in all, and experience pays for {funded}: it can be given.",
            year,
        )
    else:
        text = ngettext(
            "In {n} year {wanted} is asked in all, and experience pays for {funded}: the other {gap} "
            "points must come from redesign, from volume, or from our margin.",
            "In {n} years {wanted} is asked in all, and experience pays for {funded}: the other {gap} "
            "points must come from redesign, from volume, or from our margin.",
            year,
        )
    return text.format(**words)


def _asked(path, asked):
    """The price that is asked, by year (today: 1)."""
    years = len(path) - 1
    cuts = list(asked) if np.ndim(asked) else [asked] * years
    if years < 1 or len(cuts) != years:
        raise CourseError(
            _(
                "“asked” takes one cut, or one for each of the {years} years of the path; this has {n}."
            ).format(years=years, n=len(cuts))
        )
    return np.cumprod([1.0, *(1 - check_cut(cut, "asked") for cut in cuts)])


@plot(experience_against_cuts_reading, size=(7.2, 4.4))
def experience_against_cuts(ax, path, asked):
    """Unit cost, the price it can pay for and the price that is asked, by year, today 100 %.

    ``path``: from ``pricing.cut_it_can_fund``. ``asked``: the price cut of each year (fractions), or one for
    all of them. The shaded gap is what experience does not pay for.
    """
    prices, years = _asked(path, asked), path.index.to_numpy()
    gap = {"facecolor": "none", "edgecolor": RED, "hatch": HATCHES[1], "alpha": 0.35, "linewidth": 0}
    ax.fill_between(years, prices, path["price"], where=prices <= path["price"], interpolate=True, **gap)
    for values, colour, dashes, marker, text in (
        (path["unit_cost"].to_numpy(), GREY, ":", MARKERS[2], _("unit cost")),
        (path["price"].to_numpy(), BLUE, "-", MARKERS[0], _("price that experience pays for")),
        (prices, ORANGE, "--", MARKERS[1], _("price that is asked")),
    ):
        look = {"color": colour, "linestyle": dashes, "marker": marker, "linewidth": 2.2, "markersize": 7}
        ax.plot(years, values, label=text, **look)
    ends = [path["unit_cost"].to_numpy(), path["price"].to_numpy(), prices]
    span(ax.yaxis, np.concatenate(ends), 0.12, steps=5)
    ax.set_xlim(years[0] - 0.1, years[-1] + 0.12 * len(years))
    ax.set_xticks(years)
    ax.set_xlabel(_("Years from today"), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, _("Share of today's"))
    legend_above(ax, columns=3, letters=32)
    last = [(percent(values[-1], 1), years[-1], values[-1]) for values in ends]
    on_paper(
        label_points(
            ax,
            last,
            avoid=[(x, y) for values in ends for x, y in zip(years, values, strict=True)],
            always=True,
        )
    )
