"""From the list price to what stays in the pocket: of one account, and over all of them."""

from matplotlib.ticker import NullLocator

from ...formats import money, percent
from ...text import _, ngettext
from ..naming import listed, name_points
from ..shared import amount, legend_above, span, word
from ..style import (
    BLUE,
    FONT_SIZE,
    GREEN,
    GREY,
    HATCHES,
    INK,
    ORANGE,
    RED,
    SKY,
    SMALL,
    money_axis,
    percent_axis,
    plot,
    short,
    wrap,
)

_TOTAL = "total"


def pocket_waterfall_reading(steps, name=""):
    """What stands on the invoice, what stays in the pocket, and the largest leak between, in a sentence."""
    off = steps.loc["invoice":].query("kind != @_TOTAL")
    leak = off["amount"].idxmin()
    words = {
        "name": name,
        "list": money(steps.loc["list", "level"]),
        "invoice": percent(steps.loc["invoice", "share_of_list"]),
        "pocket": percent(steps.loc["pocket", "share_of_list"]),
        "leak": word(leak),
        "share": percent(-off.loc[leak, "share_of_list"], 1),
    }
    said = (
        _("{name}: of {list} at list prices {invoice} stand on the invoice and {pocket} stay in the pocket.")
        if name
        else _("Of {list} at list prices {invoice} stand on the invoice and {pocket} stay in the pocket.")
    )
    if off.loc[leak, "amount"] >= 0:
        return said.format(**words)
    rest = _("The largest leak behind the invoice is {leak}: {share} of list, and no invoice shows it.")
    return f"{said} {rest}".format(**words)


@plot(pocket_waterfall_reading, size=(7.2, 4.4))
def pocket_waterfall(ax, steps, name=""):
    """From list through invoice to pocket price, step by step, in CNY and as a share of list.

    ``steps``: from ``pricing.waterfall``; ``name``: of the account, for the sentence and the axis.
    """
    before, invoiced = 0.0, False
    for place, (step, row) in enumerate(steps.iterrows()):
        total = row["kind"] == _TOTAL
        colour = BLUE if total else RED if invoiced else ORANGE
        hatch = HATCHES[0] if total else HATCHES[3] if invoiced else HATCHES[1]
        start = 0.0 if total else before
        look = {"height": 0.68, "color": colour, "hatch": hatch, "edgecolor": "white"}
        ax.barh(place, row["level"] - start, left=start, **look)
        if place + 1 < len(steps):
            ax.plot([row["level"]] * 2, [place, place + 1], color=GREY, linewidth=0.8)
        said = _("{amount} ({share})").format(
            amount=amount(row["amount"]), share=percent(row["share_of_list"], 0 if total else 1)
        )
        _say(ax, place, max(start, row["level"], 0.0), said)
        before, invoiced = row["level"], invoiced or step == "invoice"
    for colour, hatch, label in (
        (ORANGE, HATCHES[1], _("on the invoice")),
        (RED, HATCHES[3], _("behind the invoice")),
    ):
        ax.barh([0], [0], color=colour, hatch=hatch, edgecolor="white", label=label)
    ends = [0.0, *steps["level"]]
    low, high = min(ends), max(ends)
    ax.set_xlim(low - 0.02 * (high - low), high + 0.36 * (high - low))
    ax.axvline(0, color=INK, linewidth=0.9)
    ax.set_yticks(range(len(steps)), [wrap(word(step), 20) for step in steps.index], fontsize=FONT_SIZE)
    ax.invert_yaxis()
    ax.set_xticks([])  # every bar says its figure
    ax.grid(visible=False)
    ax.spines["bottom"].set_visible(False)
    label = _("CNY a year (share of list)")
    ax.set_xlabel(f"{short(name, 40)}: {label}" if name else label, fontsize=FONT_SIZE)
    legend_above(ax)


def _say(ax, place, end, text):
    ax.annotate(
        text,
        (end, place),
        xytext=(5, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=INK,
    )


def price_band_reading(table, **_options):
    """How wide the band is, and who pays little although it buys little, in words."""
    prices, small = table["pocket_index"], _unearned(table)
    low, high = prices.idxmin(), prices.idxmax()
    said = _(
        "Pocket prices reach from {least} of list ({low}) to {most} ({high}); the middle half lies "
        "between {first} and {third}."
    ).format(
        least=percent(prices[low]),
        low=low,
        most=percent(prices[high]),
        high=high,
        first=percent(prices.quantile(0.25)),
        third=percent(prices.quantile(0.75)),
    )
    if not len(small):
        return said
    rest = ngettext(
        "{n} account buys less than the median one and still has a price of the lowest quarter: "
        "{names}. Size does not explain that.",
        "{n} accounts buy less than the median one and still have a price of the lowest quarter: "
        "{names}. Size does not explain that.",
        len(small),
    )
    return f"{said} {rest.format(n=len(small), names=listed(small))}"


def _unearned(table):
    """Accounts of less than the median purchases with a price of the lowest quarter, lowest price first."""
    prices, bought = table["pocket_index"], table["invoice"]
    found = table[(prices <= prices.quantile(0.25)) & (bought < bought.median())]
    return found["pocket_index"].sort_values(kind="stable").index


@plot(price_band_reading, size=(7.2, 5.0))
def price_band(ax, table, label=8):
    """The pocket price of each account, as a share of list, against what it buys; the middle half shaded.

    ``table``: from ``pricing.price_index``. ``label``: how many accounts to name, those with a low price that
    their size does not explain first, or which.
    """
    prices, bought = table["pocket_index"], table["invoice"]
    first, middle, third = prices.quantile([0.25, 0.5, 0.75])
    half = _("middle half of the accounts")
    ax.axhspan(first, third, facecolor=SKY, alpha=0.25, linewidth=0, label=half)
    ax.axhline(middle, color=BLUE, linewidth=1.2, linestyle="--", label=_("median"))
    small = _unearned(table)
    large = bought.drop(small)
    for names, colour, marker, text in (
        (large.index, GREEN, "o", _("other accounts")),
        (small, RED, "X", _("low price, small purchases")),
    ):
        if len(names):
            dots = {"color": colour, "marker": marker, "edgecolor": "white", "linewidth": 0.5, "zorder": 3}
            ax.scatter(bought[names], prices[names], s=46, label=text, **dots)
    _purchases_axis(ax, bought)
    span(ax.yaxis, [*prices], 0.08, steps=6)
    percent_axis(ax.yaxis, _("Pocket price (share of list)"))
    legend_above(ax, columns=2, letters=40)
    order = dict.fromkeys([prices.idxmax(), bought.idxmax(), *prices.sort_values().index])
    name_points(ax, table[["invoice", "pocket_index"]], list(order), label)


def _purchases_axis(ax, bought):
    """Logarithmic: the largest account buys a hundred times what the smallest does."""
    low, high = 0.75 * bought.min(), 1.4 * bought.max()
    ticks = [step * 10.0**power for power in range(12) for step in (1, 2, 5)]
    ax.set_xscale("log")
    ax.set_xlim(low, high)
    ax.set_xticks([tick for tick in ticks if low <= tick <= high])
    ax.xaxis.set_minor_locator(NullLocator())
    money_axis(ax.xaxis, _("Purchases a year, logarithmic"), high)
