"""Whale curve, and the way from revenue to profit of one account."""

from ...formats import money, percent
from ...text import _, ngettext
from ..style import BLUE, FONT_SIZE, GREY, INK, RED, SMALL, money_axis, percent_axis, plot, short


def whale_reading(whale):
    """The whale curve in one sentence."""
    losers = len(whale.loss_makers)
    if not losers:
        return _("No account loses money: all {n} together earn {total}.").format(
            n=len(whale.curve), total=money(whale.total)
        )
    return ngettext(
        "The best {best} of {n} accounts earn {peak} of the profit; {losers} account loses {lost} of it "
        "again, most of all {account} ({amount}).",
        "The best {best} of {n} accounts earn {peak} of the profit; {losers} accounts lose {lost} of it "
        "again, most of all {account} ({amount}).",
        losers,
    ).format(
        best=whale.peak_accounts,
        n=len(whale.curve),
        peak=percent(whale.peak_share),
        losers=losers,
        lost=percent(whale.lost_share),
        account=whale.loss_makers.index[0],
        amount=money(whale.loss_makers.iloc[0]),
    )


@plot(whale_reading)
def whale(ax, whale):
    """Cumulative profit over the accounts from best to worst, with its peak and the largest loser named."""
    curve, peak, n = whale.curve, whale.peak_accounts, len(whale.curve)
    x, y = [0, *curve["rank"]], [0.0, *curve["cumulative_share"]]
    ax.axhline(1, color=GREY, linestyle="--", linewidth=1)
    ax.annotate(
        _("100 %: all accounts together"),
        (peak, 1),
        xytext=(-5, -4),
        textcoords="offset points",
        ha="right" if peak > 0.4 * n else "left",
        va="top",
        color=GREY,
        fontsize=SMALL,
    )
    ax.plot(x[: peak + 1], y[: peak + 1], color=BLUE, linewidth=2.4)
    ax.fill_between(x[: peak + 1], y[: peak + 1], color=BLUE, alpha=0.12, linewidth=0)
    ax.plot(x[peak:], y[peak:], color=RED, linewidth=2.4, linestyle=(0, (4, 1)))
    ax.fill_between(x[peak:], y[peak:], facecolor="none", edgecolor=RED, alpha=0.35, hatch="///", linewidth=0)
    ax.plot([peak], [y[peak]], marker="o", color=INK)
    ax.annotate(
        ngettext("peak: {peak} with {n} account", "peak: {peak} with {n} accounts", peak).format(
            peak=percent(whale.peak_share), n=peak
        ),
        (peak, y[peak]),
        textcoords="offset points",
        xytext=(0, 9),
        ha="center" if 0.25 < peak / n < 0.75 else "right" if peak / n >= 0.75 else "left",
        color=INK,
        fontsize=FONT_SIZE,
    )
    if len(whale.loss_makers):
        ax.plot([n], [y[-1]], marker="s", color=RED)
        ax.annotate(
            _("largest loss: {account}, {amount}").format(
                account=short(whale.loss_makers.index[0]), amount=money(whale.loss_makers.iloc[0])
            ),
            (n, y[-1]),
            textcoords="offset points",
            xytext=(-6, -34),
            ha="right",
            color=INK,
            fontsize=FONT_SIZE,
            bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.5},
            arrowprops={"arrowstyle": "-", "color": INK, "lw": 0.7},
        )
    ax.set_xlabel(_("Accounts, most profitable first (number)"), fontsize=FONT_SIZE)
    percent_axis(ax.yaxis, _("Share of total profit, added up"))
    ax.set_xlim(0, n * 1.02)
    ax.set_ylim(min(0.0, min(y)) * 1.05, max(y) * 1.14)


def profit_walk_reading(walk):
    """The way from revenue to profit in one sentence."""
    levels = walk[walk["kind"] == "level"]["amount"]
    revenue, margin, profit = levels.iloc[0], levels.iloc[1], levels.iloc[-1]
    account = walk.attrs["account"]
    changes = walk[walk["kind"] == "change"]["amount"].iloc[1:]
    values = {
        "account": account,
        "revenue": money(revenue),
        "margin": money(margin),
        "profit": money(profit),
        "step": changes.idxmin(),
        "cost": money(-changes.min()),
    }
    if profit < 0 <= margin:
        return _(
            "{account} brings {revenue} and a gross margin of {margin}, yet ends at {profit}: "
            "the largest cost of serving it is {step} ({cost})."
        ).format(**values)
    return _(
        "{account} brings {revenue}, leaves a gross margin of {margin} and ends at {profit}; "
        "the largest cost of serving it is {step} ({cost})."
    ).format(**values)


@plot(profit_walk_reading, size=(7.2, 4.6))
def profit_walk(ax, walk):
    """Revenue down to profit of one account as a waterfall. ``walk``: from ``tiering.profit_walk``."""
    n = len(walk)
    for place, row in enumerate(walk.itertuples()):
        level = row.kind == "level"
        ax.barh(
            place,
            row.end - row.start,
            left=row.start,
            color=(BLUE if row.amount >= 0 else RED) if level else "white",
            edgecolor=BLUE if level and row.amount >= 0 else RED,
            hatch=None if level else "///",
            linewidth=1,
            height=0.68,
        )
        ax.annotate(
            money(row.amount),
            (max(row.start, row.end, 0), place),
            textcoords="offset points",
            xytext=(5, 0),
            va="center",
            fontsize=SMALL,
            color=INK,
        )
        if place + 1 < n:
            ax.plot([row.end, row.end], [place, place + 1], color=GREY, linewidth=0.8)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_yticks(range(n), [short(step, 34) for step in walk.index], fontsize=SMALL, parse_math=False)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    money_axis(ax.xaxis, _("Way from revenue to profit"), walk[["start", "end"]].abs().max().max())
    low, high = walk[["start", "end"]].to_numpy().min(), walk[["start", "end"]].to_numpy().max()
    ax.set_xlim(low - 0.04 * (high - low), high + 0.22 * (high - low))
