"""A price that follows cost indices: the clause around the formula, and what leaving a part of it out does.

Only the shares move the price, never the whole of it. Prices in CNY, shares and changes as fractions.
"""

from dataclasses import dataclass, field, replace
from math import inf

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..formats import CURRENCY
from ..text import N_, _
from .formula import checked_shares
from .inputs import check_change

LONGEST_LAG = 24
FLOOR, CAP, UP_ONLY = LIMITS = (N_("floor"), N_("cap"), N_("only rises"))
AS_AGREED, WHOLE, NO_YIELD, NO_LAG, NO_CURRENCY, ONLY_RISES = WAYS_TO_PASS_ON = (
    N_("as agreed"),
    N_("whole price indexed"),
    N_("yield left out"),
    N_("lag left out"),
    N_("currency left out"),
    N_("only rises passed on"),
)


@dataclass(frozen=True)
class IndexClause:
    """A price that follows indices.

    ``shares``: part of the price (net content of the goods) by index; with ``fixed_share`` it adds up to 1.
    ``base_month``: whose indices the price agreed stands for. ``lag_months``: how far the indices used lie
    back. ``floor`` (0 or less), ``cap`` (0 or more): limits of the change of the price, None for none.
    ``symmetric``: does it follow both ways? Else only rises count. ``yields``: by index, the part of what is
    bought that ends up in the goods (1 where left out): more is bought, so that each share weighs 1 ÷ yield.
    ``currency`` of the indexed part; another than CNY needs exchange rates (CNY for one unit of it).
    """

    shares: dict = field(hash=False)
    fixed_share: float
    base_month: str
    lag_months: int = 0
    floor: float | None = None
    cap: float | None = None
    symmetric: bool = True
    yields: dict = field(default_factory=dict, hash=False)
    currency: str = CURRENCY

    def __post_init__(self):
        shares = checked_shares(self.fixed_share, self.shares)
        month_of(self.base_month, "base_month")
        checks.count(self.lag_months, "lag_months", most=LONGEST_LAG)
        checks.flag(self.symmetric, "symmetric")
        if self.floor is not None and check_change(self.floor, "floor") > 0:
            raise CourseError(
                _("“floor” is the lowest change of the price, 0 or below (−0.05 for 5 % less).")
            )
        if self.cap is not None and check_change(self.cap, "cap") < 0:
            raise CourseError(_("“cap” is the highest change of the price, 0 or above (0.05 for 5 % more)."))
        checks.same_accounts(pd.Index(list(self.yields)), shares.index, "shares")
        for name, value in self.yields.items():
            checks.fraction(value, _("yield of {index}").format(index=name))

    def parts(self, indices, month, exchange_rates=None):
        """What each index adds to the price in ``month``: share, weight (share ÷ yield), ratio (index now ÷
        base, in CNY) and change (weight × (ratio − 1), fraction of the price agreed), by index.

        ``indices``: month × index. ``exchange_rates``: CNY for one unit of the currency: a Series by month,
        or a table month × currency.
        """
        ratios = self._ratios(indices, [month_of(month, "month")], exchange_rates).iloc[0]
        table = pd.DataFrame({"share": pd.Series(self.shares, dtype=float)}).rename_axis("index")
        table["weight"] = table["share"] / self._yields()
        table["ratio"] = ratios
        table["change"] = table["weight"] * (table["ratio"] - 1)
        return table

    def price(self, base_price_cny, indices, month, exchange_rates=None):
        """The price in ``month``, CNY, if ``base_price_cny`` was agreed for the base month."""
        months = [month_of(month, "month")]
        return float(self._path(base_price_cny, indices, months, exchange_rates)["price"].iloc[0])

    def history(self, base_price_cny, indices, exchange_rates=None):
        """By month from the base month to the newest index: unlimited (change the indices give), change
        (after the limits; fractions of the price agreed), price (CNY), limit (one of LIMITS, or empty).
        """
        table = checks.frame(indices, "indices", list(self.shares))
        first, last = month_of(self.base_month, "base_month"), _by_month(table, "indices").index.max()
        months = list(pd.period_range(first, max(first, last), freq="M"))
        return self._path(base_price_cny, indices, months, exchange_rates)

    def _path(self, base_price, indices, months, exchange_rates):
        base = checks.above_zero(base_price, "base_price_cny")
        ratios = self._ratios(indices, months, exchange_rates)
        weights = pd.Series(self.shares, dtype=float) / self._yields()
        unlimited = ((ratios - 1) * weights).sum(axis=1)
        low = -inf if self.floor is None else self.floor
        change = unlimited.clip(lower=low if self.symmetric else 0.0, upper=self.cap)
        below, above = change > unlimited, change < unlimited
        named = np.select([below, above], [FLOOR if self.symmetric else UP_ONLY, CAP], "")
        table = pd.DataFrame({"unlimited": unlimited, "change": change, "price": base * (1 + change)})
        return table.assign(limit=named).rename_axis("month")

    def _yields(self):
        return pd.Series({name: float(self.yields.get(name, 1.0)) for name in self.shares})

    def _ratios(self, indices, months, exchange_rates):
        """Index in the month that counts ÷ base, times the exchange rate then ÷ base, by month × index."""
        base = month_of(self.base_month, "base_month")
        if min(months) < base:
            raise CourseError(
                _("{month} lies before the base month {base}.").format(month=min(months), base=base)
            )
        # Until the lag has passed, the price agreed stands.
        counts = [max(month - self.lag_months, base) for month in months]
        names = list(self.shares)
        levels = _levels(checks.frame(indices, "indices", names)[names], "indices", [base, *counts])
        if self.currency != CURRENCY:
            if exchange_rates is None:
                raise CourseError(
                    _(
                        "The indexed part is agreed in {currency}: give “exchange_rates” (CNY, by month)."
                    ).format(currency=self.currency)
                )
            rates = exchange_rates
            if isinstance(rates, pd.DataFrame):
                rates = checks.frame(rates, "exchange_rates", [self.currency])[self.currency]
            rates = checks.numbers(rates, "exchange_rates").to_frame("rate")
            levels = levels * _levels(rates, "exchange_rates", [base, *counts]).to_numpy()
        ratios = levels.iloc[1:] / levels.iloc[0]
        return ratios.set_axis(pd.PeriodIndex(months, freq="M"), axis=0)


def clause_of(contract, weights):
    """The IndexClause of a contract: its indexed share spread over the indices as they weigh in our cost.

    ``contract``: a row of a table of contracts (index_share, base_month, lag_months, floor, cap, symmetric,
    currency; floor and cap missing for none). ``weights``: by index, of what this account buys
    (``basket_weights``); only their proportions count. Refused for a contract without an index.
    """
    share = checks.fraction(float(contract["index_share"]), "index_share", zero=True)
    if not share:
        raise CourseError(_("This contract has no price index: its indexed share is 0."))
    parts = checks.normalised(weights, "weights")
    floor, cap = (None if pd.isna(contract[name]) else float(contract[name]) for name in ("floor", "cap"))
    return IndexClause(
        shares=(share * parts[parts > 0]).to_dict(),
        fixed_share=1 - share,
        base_month=contract["base_month"],
        lag_months=int(contract["lag_months"]),
        floor=floor,
        cap=cap,
        symmetric=bool(contract["symmetric"]),
        currency=contract["currency"],
    )


def pass_through(clause, base_price_cny, indices, month, exchange_rates=None):
    """The price in ``month`` as agreed, and as common errors would have it.

    Returns by way of WAYS_TO_PASS_ON: change (fraction of the price agreed), price and against_agreed (CNY).
    Errors: the whole price indexed instead of its shares; yield, lag or currency left out; only rises passed
    on. A way that changes nothing here says 0. Arguments as in ``IndexClause.price``.
    """
    indexed = sum(clause.shares.values())
    whole = {name: share / indexed for name, share in clause.shares.items()}
    ways = {
        AS_AGREED: clause,
        WHOLE: replace(clause, shares=whole, fixed_share=0.0),
        NO_YIELD: replace(clause, yields={}),
        NO_LAG: replace(clause, lag_months=0),
        NO_CURRENCY: replace(clause, currency=CURRENCY),
        ONLY_RISES: replace(clause, symmetric=False),
    }
    prices = {way: one.price(base_price_cny, indices, month, exchange_rates) for way, one in ways.items()}
    table = pd.DataFrame({"price": prices}).rename_axis("way")
    table.insert(0, "change", table["price"] / base_price_cny - 1)
    return table.assign(against_agreed=table["price"] - table.loc[AS_AGREED, "price"])


def month_of(value, name):
    """``value`` ("2026-07", a date or a period) as a month."""
    try:
        month = pd.Period(value, freq="M")
    except (ValueError, TypeError, AttributeError):
        month = pd.NaT
    if month is pd.NaT:
        raise CourseError(
            _("“{name}” must be a month, such as 2026-07; this is {value}.").format(name=name, value=value)
        )
    return month


def _levels(table, name, months):
    """The rows of ``months``, all above zero; a month without figures is refused."""
    table = _by_month(table, name)
    missing = [month for month in months if month not in table.index]
    if missing:
        raise CourseError(
            _("“{name}” has no {month}; it goes from {first} to {last}.").format(
                name=name, month=missing[0], first=table.index.min(), last=table.index.max()
            )
        )
    rows = pd.DataFrame({column: checks.numbers(table[column], column) for column in table}).loc[months]
    if not (rows > 0).all().all():
        raise CourseError(_("“{name}” must be above 0 in each month used.").format(name=name))
    return rows


def _by_month(table, name):
    months = pd.PeriodIndex([month_of(label, name) for label in table.index], freq="M")
    checks.refuse_duplicates(months, name)
    return table.set_axis(months, axis=0)
