"""Clip, zipper, velcro: who adapts to whom, and whether what adapting costs is earned back. CNY, fractions.

The three styles are Storbacka & Lehtinen's (2001; the names as commonly cited); what they cost and what they
do to retention are course assumptions.
"""

from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime import margin_multiple
from ..lifetime.rates import check_number, check_retention, check_retentions
from ..records import records_table
from ..text import N_, _
from .annuity import DISCOUNT_RATE


@dataclass(frozen=True)
class Style:
    """One style: who ``adapts``; ``cost_once`` and ``cost_a_year`` to us, as shares of a year's purchases;
    ``odds``: by what it multiplies the odds that the customer stays, against a clip (course assumptions).
    """

    name: str
    chinese: str
    adapts: str
    cost_once: float
    cost_a_year: float
    odds: float

    def __post_init__(self):
        checks.amount(self.cost_once, "cost_once")
        checks.amount(self.cost_a_year, "cost_a_year")
        checks.above_zero(self.odds, "odds")


STYLES = (
    Style(N_("clip"), "夹子", N_("the customer adapts to us"), 0.0, 0.0, 1.0),
    Style(N_("zipper"), "拉链", N_("both adapt to each other"), 0.01, 0.015, 1.5),
    Style(N_("velcro"), "尼龙搭扣", N_("we adapt to the customer"), 0.04, 0.04, 2.2),
)
STYLE_NAMES = tuple(style.name for style in STYLES)


def styles_table():
    """The three styles: Chinese, who adapts, what it costs us and what it does (course assumptions)."""
    columns = ["chinese", "adapts", "cost_once", "cost_a_year", "odds"]
    return records_table(STYLES, "style", columns, translate_key=True)


def adapting(
    purchases_cny,
    profit_cny,
    retention,
    *,
    discount_rate=DISCOUNT_RATE,
    timing="if_retained",
    styles=STYLES,
):
    """One account in each style: what adapting costs, what it keeps, and the CLP left.

    ``purchases_cny``: a year, above 0. ``profit_cny``: a year, after cost to serve, without adapting.
    ``retention``: the chance to stay one more year with a clip, 0 … 1.

    Returns by ``style``: adapts (words), cost_once, cost_a_year (CNY), retention, margin (CNY a year, profit
    less the yearly cost), multiple, clp (CNY, less cost_once), against_clip (CNY) and best (the highest CLP;
    of equals the one that adapts least).

    >>> table = adapting(1_000_000, 150_000, 0.8)
    >>> table["clp"].round(-3).to_dict(), table["best"].idxmax()
    ({'clip': 400000.0, 'zipper': 466000.0, 'velcro': 449000.0}, 'zipper')
    """
    purchases = checks.above_zero(purchases_cny, "purchases_cny")
    profit, stay = check_number(profit_cny, "profit_cny"), check_retention(retention)
    rows = {}
    for style in _styles(styles):
        kept = stay * style.odds / (1 + stay * (style.odds - 1))
        once, a_year = style.cost_once * purchases, style.cost_a_year * purchases
        multiple = margin_multiple(kept, discount_rate, timing=timing)
        worth = (profit - a_year) * multiple - once
        rows[style.name] = [_(style.adapts), once, a_year, kept, profit - a_year, multiple, worth]
    columns = ["adapts", "cost_once", "cost_a_year", "retention", "margin", "multiple", "clp"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("style")
    table["against_clip"] = table["clp"] - table["clp"].iloc[0]
    table["best"] = table.index == table["clp"].idxmax()
    return table


def adapting_accounts(accounts, *, discount_rate=DISCOUNT_RATE, timing="if_retained", styles=STYLES):
    """Every account in each style: CLP by style (CNY), best, and velcro_destroys: does adapting fully leave
    less than not adapting at all?

    ``accounts``: by account, revenue (its purchases from us, CNY a year), profit (CNY a year) and retention.
    """
    checks.frame(accounts, "accounts", ["revenue", "profit", "retention"])
    checks.refuse_duplicates(accounts.index, "accounts")
    retention = check_retentions(accounts["retention"])
    figures = zip(
        accounts.index,
        checks.numbers(accounts["revenue"], "revenue"),
        checks.numbers(accounts["profit"], "profit"),
        retention,
        strict=True,
    )
    rows = {}
    for account, revenue, profit, stay in figures:
        try:
            one = adapting(revenue, profit, stay, discount_rate=discount_rate, timing=timing, styles=styles)
        except CourseError as reason:
            raise CourseError(_("{account}: {reason}").format(account=account, reason=reason)) from None
        rows[account] = one["clp"].to_dict() | {"best": one["best"].idxmax()}
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("account")
    table["velcro_destroys"] = table["velcro"] < table["clip"]
    return table


def _styles(styles):
    """``styles`` if they are the three, in order; their figures may differ."""
    styles = tuple(styles)
    if tuple(getattr(style, "name", style) for style in styles) != STYLE_NAMES:
        raise CourseError(
            _("“styles” must hold the three styles in order: {styles}. Change only their figures.").format(
                styles=", ".join(STYLE_NAMES)
            )
        )
    return styles
