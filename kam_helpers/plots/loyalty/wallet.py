"""Share of wallet: who has how much of it, and whether ranks say the same."""

import numpy as np

from ...formats import percent
from ...loyalty import SUPPLIER
from ...loyalty.wallet import IN_HOUSE, NOT_KNOWN
from ...text import N_, _, ngettext
from ..shared import legend_above
from ..style import BLUE, FONT_SIZE, GREY, HATCHES, INK, ORANGE, RED, SKY, percent_axis, plot, wrap
from .naming import name_points

NEAR = 0.15  # inferred and observed share at most so far apart count as the same: course assumption
_HALF = 0.5
# Colour, hatch and words of each part of a wallet.
_PARTS = {
    "own": (BLUE, HATCHES[0], N_("with us")),
    "competitor": (ORANGE, HATCHES[1], N_("with competitors")),
    IN_HOUSE: (SKY, HATCHES[2], N_("in-house")),
    NOT_KNOWN: ("white", HATCHES[-1], N_("not known")),
}


def share_of_wallet_reading(shares, supplier=SUPPLIER):
    """Where we have the greater part of the wallet, in one sentence."""
    own = _parts(shares, supplier)["own"]
    text = ngettext(
        "Of {n} accounts {half} gives us half of its wallet or more; we have most at {account} ({most}), "
        "and half of the accounts give us {median} or less.",
        "Of {n} accounts {half} give us half of their wallet or more; we have most at {account} ({most}), "
        "and half of the accounts give us {median} or less.",
        int((own >= _HALF).sum()),
    )
    return text.format(
        n=len(own),
        half=int((own >= _HALF).sum()),
        account=own.index[0],
        most=percent(own.iloc[0]),
        median=percent(own.median()),
    )


@plot(share_of_wallet_reading, size=(7.2, 4.4))
def share_of_wallet(ax, shares, supplier=SUPPLIER):
    """Every account's wallet: our part, that of competitors, what it makes itself and what nobody knows.

    ``shares``: from ``loyalty.observed_shares``; ``supplier``: we.
    """
    parts = _parts(shares, supplier)
    places, below = np.arange(1, len(parts) + 1), np.zeros(len(parts))
    for name, (colour, hatch, label) in _PARTS.items():
        ax.bar(
            places,
            parts[name],
            bottom=below,
            width=0.9,
            color=colour,
            hatch=hatch,
            edgecolor=GREY if colour == "white" else "white",
            linewidth=0.3,
            label=_(label),
        )
        below = below + parts[name].to_numpy()
    ax.axhline(_HALF, color=INK, linewidth=0.9, linestyle="--")
    ax.set_xlim(0.3, len(parts) + 0.7)
    ax.xaxis.get_major_locator().set_params(integer=True)
    ax.set_ylim(0, 1)
    ax.grid(axis="x", visible=False)
    ax.set_xlabel(wrap(_("Accounts, the highest share with us first (number)"), 60), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, _("Share of wallet"))
    legend_above(ax, columns=4, letters=18)


def _parts(shares, supplier):
    """Each account's wallet in four parts (columns), our highest share first."""
    known = {supplier: "own", IN_HOUSE: IN_HOUSE, NOT_KNOWN: NOT_KNOWN}
    who = shares.index.get_level_values("supplier").map(lambda name: known.get(name, "competitor"))
    table = shares.groupby([shares.index.get_level_values("account"), who]).sum().unstack(fill_value=0.0)
    table = table.reindex(columns=list(_PARTS), fill_value=0.0)
    return table.sort_values("own", ascending=False, kind="stable")


def inferred_and_observed_reading(table, near=NEAR, **_options):
    """Whether ranks say the same as purchases, and where they do not, in one sentence."""
    apart, agree = table["difference"].abs(), int((table["difference"].abs() <= near).sum())
    worst = apart.idxmax()
    values = {
        "agree": agree,
        "n": len(table),
        "points": f"{100 * near:.3g}",
        "account": worst,
        "inferred": percent(table.loc[worst, "inferred"]),
        "observed": percent(table.loc[worst, "observed"]),
    }
    text = _(
        "In {agree} of {n} accounts the share of wallet inferred from ranks is within {points} points of the "
        "observed one; farthest off is {account}: {inferred} by its ranks, {observed} by its purchases."
    )
    if agree < len(table) and table.loc[worst, "difference"] > 0:
        text = _(
            "In {agree} of {n} accounts the share of wallet inferred from ranks is within {points} points of "
            "the observed one; farthest off is {account}: {inferred} by its ranks, {observed} by its "
            "purchases. It buys more than it likes us: ask what holds it."
        )
    return text.format(**values)


@plot(inferred_and_observed_reading, size=(7.2, 5.2))
def inferred_and_observed(ax, table, near=NEAR, label=8):
    """Share of wallet inferred from ranks (to the right) and observed (upwards), with the line of both alike.

    ``table``: from ``loyalty.inferred_and_observed``. ``near``: so far apart (fraction) they count as the
    same. ``label``: how many accounts to name, the farthest apart first, or which.
    """
    top = 1.08 * max(table[["inferred", "observed"]].to_numpy().max(), 0.2)
    ends = np.array([-0.03 * top, top])
    ax.fill_between(ends, ends - near, ends + near, color=GREY, alpha=0.15, linewidth=0)
    ax.plot(ends, ends, color=INK, linewidth=0.9)
    difference = table["difference"]
    for inside, colour, marker, text in (
        (difference > near, RED, "^", _("buys more than its ranks say")),
        (difference.abs() <= near, BLUE, "o", _("both agree (grey band)")),
        (difference < -near, ORANGE, "v", _("buys less than its ranks say")),
    ):
        dots = table[inside]
        ax.scatter(
            dots["inferred"],
            dots["observed"],
            s=46,
            color=colour,
            marker=marker,
            edgecolor="white",
            linewidth=0.5,
            label=_("{what} ({n})").format(what=text, n=len(dots)),
            zorder=3,
        )
    ax.set_xlim(*ends)
    ax.set_ylim(*ends)
    percent_axis(ax.xaxis, wrap(_("Share of wallet inferred from ranks"), 60))
    percent_axis(ax.yaxis, wrap(_("Share of wallet observed"), 42))
    legend_above(ax)
    order = difference.abs().sort_values(ascending=False, kind="stable").index
    name_points(ax, table[["inferred", "observed"]], order, label)
