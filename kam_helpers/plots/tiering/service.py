"""What the service standards cost by tier, and whether tiers last from year to year."""

import math

from matplotlib.patches import Rectangle

from ...formats import money, percent
from ...text import _, ngettext
from ..style import BLUE, CYCLE, FONT_SIZE, HATCHES, INK, SMALL, money_axis, plot, short


def service_cost_reading(plan):
    """The cost of service by tier in one sentence."""
    first = plan.by_tier.iloc[0]
    text = _(
        "Serving all tiers to standard costs {cost} a year, {first} of it for tier {tier} with its "
        "{n} accounts."
    )
    if math.isfinite(plan.coverage):
        text = _(
            "Serving all tiers to standard costs {cost} a year, {first} of it for tier {tier} with its "
            "{n} accounts; the team has {coverage} of the hours this takes."
        )
    return text.format(
        cost=money(plan.cost),
        first=percent(first["cost"] / plan.cost if plan.cost else 0.0),
        tier=plan.by_tier.index[0],
        n=int(first["accounts"]),
        coverage=percent(plan.coverage),
    )


@plot(service_cost_reading, size=(7.2, 3.6))
def service_cost(ax, plan):
    """Yearly cost of the service standards by tier. ``plan``: from ``tiering.service_plan``."""
    tiers = plan.by_tier
    for place, (_tier, row) in enumerate(tiers.iterrows()):
        ax.barh(
            place,
            row["cost"],
            color=CYCLE[place % len(CYCLE)],
            hatch=HATCHES[place % len(HATCHES)],
            edgecolor="white",
            height=0.66,
        )
        ax.annotate(
            _bar_text(row),
            (row["cost"], place),
            textcoords="offset points",
            xytext=(5, 0),
            va="center",
            fontsize=SMALL,
            color=INK,
        )
    ax.set_yticks(range(len(tiers)), [short(tier) for tier in tiers.index], fontsize=FONT_SIZE)
    ax.set_ylabel(_("Tier"), fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.grid(axis="y", visible=False)
    ax.set_xlim(0, max(tiers["cost"].max(), 1.0) * 1.6)
    money_axis(ax.xaxis, _("Service cost a year"), tiers["cost"].max())


def _bar_text(row):
    values = {"cost": money(row["cost"]), "n": int(row["accounts"])}
    share = row.get("cost_share_of_margin", math.nan)
    if math.isfinite(share):
        text = ngettext(
            "{cost}, {n} account,\n{share} of gross margin",
            "{cost}, {n} accounts,\n{share} of gross margin",
            values["n"],
        )
        return text.format(share=percent(share), **values)
    return ngettext("{cost}, {n} account", "{cost}, {n} accounts", values["n"]).format(**values)


def tier_changes_reading(stability):
    """How many accounts keep their tier, in one sentence."""
    table = stability.transitions
    kept = sum(int(table.loc[tier, tier]) for tier in table.index)
    total = int(table.to_numpy().sum())
    return _("From one year to the next {share} of the accounts keep their tier ({kept} of {total}).").format(
        share=percent(kept / total), kept=kept, total=total
    )


@plot(tier_changes_reading, size=(5.2, 3.8))
def tier_changes(ax, stability):
    """Accounts by tier in one year (rows) and in the next (columns). ``stability``: from
    ``tiering.tier_stability``."""
    table = stability.transitions
    largest = max(int(table.to_numpy().max()), 1)
    for y, tier in enumerate(table.index):
        for x, after in enumerate(table.columns):
            n = int(table.loc[tier, after])
            corner = (x - 0.46, y - 0.46)
            ax.add_patch(Rectangle(corner, 0.92, 0.92, facecolor=BLUE, alpha=0.08 + 0.5 * n / largest))
            if tier == after:
                ax.add_patch(Rectangle(corner, 0.92, 0.92, fill=False, edgecolor=INK, linewidth=1.6))
            ax.text(x, y, str(n), ha="center", va="center", fontsize=FONT_SIZE + 1, color=INK)
    ax.set_xlim(-0.5, len(table.columns) - 0.5)
    ax.set_ylim(len(table.index) - 0.5, -0.5)
    ax.set_xticks(range(len(table.columns)), table.columns)
    ax.set_yticks(range(len(table.index)), table.index)
    ax.tick_params(length=0)
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    ax.set_xlabel(_("Tier in the next year (framed: kept)"), fontsize=FONT_SIZE)
    ax.set_ylabel(_("Tier in one year"), fontsize=FONT_SIZE)
