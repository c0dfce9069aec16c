"""A cost paid once against a price paid every year: the annuity that joins them. Money in CNY.

YEARS and DISCOUNT_RATE are course assumptions: how many years the customer looks ahead, and at what rate.
"""

import math

import pandas as pd

from .. import checks
from ..lifetime import margin_multiple
from ..lifetime.rates import check_discount_rate, check_number
from ..text import _

YEARS = 3
DISCOUNT_RATE = 0.10
_ROUNDING = 1e-9  # relative: a tie is a tie although computers round


def annuity_factor(years=YEARS, discount_rate=DISCOUNT_RATE):
    """What 1 CNY at the end of each of ``years`` (whole) years is worth today: (1 − (1 + i)⁻ⁿ) / i.

    >>> round(annuity_factor(3, 0.10), 4)
    2.4869
    """
    return margin_multiple(1.0, discount_rate, timing="year_end", periods=years)


def yearly_equivalent(net_cny, years=YEARS, discount_rate=DISCOUNT_RATE):
    """The barrier: a net switching cost as CNY a year, NSC · i / (1 − (1 + i)⁻ⁿ). A number or a Series.

    >>> round(yearly_equivalent(248_685, 3, 0.10))
    100000
    """
    return _money(net_cny, "net_cny") / annuity_factor(years, discount_rate)


def needed_discount(net_cny, purchases_cny, years=YEARS, discount_rate=DISCOUNT_RATE):
    """The discount a rival must offer every year to pay for the change, as a fraction of the purchases.

    ``net_cny``: net switching cost, CNY once; 0 or less needs no discount. ``purchases_cny``: what the
    customer buys from us, CNY a year, above 0. Numbers or Series by account. More than 1: not even free goods
    would pay for it. It holds for two suppliers equally attractive otherwise.

    >>> round(needed_discount(248_685, 1_000_000, 3, 0.10), 3)
    0.1
    """
    yearly = yearly_equivalent(net_cny, years, discount_rate)
    purchases = _purchases(purchases_cny)
    if isinstance(yearly, pd.Series) and isinstance(purchases, pd.Series):
        checks.same_accounts(yearly.index, purchases.index, "purchases_cny")
        purchases = purchases.loc[yearly.index]
    share = yearly / purchases
    return share.clip(lower=0.0) if isinstance(share, pd.Series) else max(share, 0.0)


def savings_worth(saving_cny, years=YEARS, discount_rate=DISCOUNT_RATE):
    """Present value of ``saving_cny`` at the end of each year, CNY. A number or a Series."""
    return _money(saving_cny, "saving_cny") * annuity_factor(years, discount_rate)


def stays(saving_cny, net_cny, years=YEARS, discount_rate=DISCOUNT_RATE):
    """Does the customer stay? Yes unless the worth of the savings is above the net switching cost.

    ``saving_cny``: what changing saves, CNY a year, price and quality together, counted here once.
    ``net_cny``: net switching cost, CNY once. A tie stays. Whoever looks at money alone decides so; people
    do not always.

    >>> stays(90_000, 248_685, 3, 0.10), stays(110_000, 248_685, 3, 0.10)
    (True, False)
    """
    net = check_number(net_cny, "net_cny")
    return (
        savings_worth(check_number(saving_cny, "saving_cny"), years, discount_rate)
        <= net + abs(net) * _ROUNDING
    )


def break_even_years(saving_cny, net_cny, discount_rate=DISCOUNT_RATE):
    """After how many years the savings have paid for the change (a fraction of the last year counts).

    0 where there is nothing to pay; infinite where the savings never do.

    >>> round(break_even_years(100_000, 248_685, 0.10), 2), break_even_years(20_000, 248_685, 0.10)
    (3.0, inf)
    """
    saving, net = check_number(saving_cny, "saving_cny"), check_number(net_cny, "net_cny")
    rate = check_discount_rate(discount_rate)
    if net <= 0:
        return 0.0
    if saving <= net * rate:
        return math.inf
    if not rate:
        return net / saving
    return -math.log1p(-net * rate / saving) / math.log1p(rate)


def against_offer(
    net_cny, purchases_cny, discount, years=YEARS, discount_rate=DISCOUNT_RATE, *, advantage_cny=0.0
):
    """Every account against a rival's yearly discount: does the offer pay for the change?

    ``net_cny``, ``purchases_cny``: Series by account. ``discount``: the fraction of the purchases that the
    rival is cheaper. ``advantage_cny``: what we are worth more to the customer beside the price, CNY a year
    (below 0: less); attraction + discount × purchases if the attraction holds this rival's price already.
    Each of the two one for all, or by account. Price and quality count here, once, and not in the net.

    Returns by account: net, saving (CNY a year: discount × purchases − advantage), savings_worth (CNY today),
    left = net − savings_worth (what still holds the customer, CNY; below 0 it goes), needed_discount (at
    which nothing is left, at least 0), discount (fractions), advantage (CNY a year; 0 where not given: both
    suppliers equally good beside the price) and stays.
    """
    net = checks.numbers(net_cny, "net_cny", unique=True)
    purchases = _purchases(checks.numbers(purchases_cny, "purchases_cny"))
    checks.same_accounts(net.index, purchases.index, "purchases_cny")
    purchases = purchases.loc[net.index]
    offered = _each(discount, net.index, "discount")
    offered = offered.map(lambda value: checks.fraction(value, "discount", zero=True))
    advantage = _each(advantage_cny, net.index, "advantage_cny")
    table = pd.DataFrame({"net": net, "saving": offered * purchases - advantage})
    table["savings_worth"] = savings_worth(table["saving"], years, discount_rate)
    table["left"] = table["net"] - table["savings_worth"]
    yearly = yearly_equivalent(net, years, discount_rate) + advantage
    table["needed_discount"] = (yearly / purchases).clip(lower=0.0)
    table["discount"] = offered
    table["advantage"] = advantage
    table["stays"] = table["left"] >= -table["net"].abs() * _ROUNDING
    return table.rename_axis("account")


def _each(value, accounts, name):
    """A number for every account: one for all, or by account."""
    if not isinstance(value, (pd.Series, dict)):
        return pd.Series(check_number(value, name), accounts)
    given = checks.numbers(value, name, unique=True)
    checks.same_accounts(accounts, given.index, name)
    return given.loc[accounts]


def _money(value, name):
    """A number, or a Series of numbers by account."""
    return checks.numbers(value, name) if isinstance(value, (pd.Series, dict)) else check_number(value, name)


def _purchases(value):
    if not isinstance(value, (pd.Series, dict)):
        return checks.above_zero(value, "purchases_cny")
    purchases = checks.numbers(value, "purchases_cny", unique=True)
    for account, amount in purchases.items():
        checks.above_zero(amount, _("purchases of {account}").format(account=account))
    return purchases
