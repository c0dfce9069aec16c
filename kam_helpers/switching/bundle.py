"""Bundling to build an exit barrier: what leaving with one part costs the customer, and what it brings us.

Company L is an invented case. Money in CNY a year, rates as fractions.
"""

from dataclasses import dataclass
from math import nan

import pandas as pd

from .. import checks
from ..text import N_

_COLUMNS = ("price", "cost", "rival_price")


@dataclass(frozen=True, eq=False)
class Bundle:
    """``prices``: what the customer pays a year: separate (all from us at list price), bundle (all from us),
    best_of_each (each part where it is cheapest), and with the rival alone.

    ``parts`` by part: price, bundle_price, cost, rival_price, saving (what the rival is cheaper than the
    bundle price), discount_lost (on all other parts, and the exit fee), to_leave = discount_lost − saving
    (above 0: leaving with this part alone costs the customer money), rival_must_ask (the price at which the
    rival is even) and below_cost (is that below our own cost? Then a rival as good as we are could not meet
    it without a loss: for a dominant supplier a question for a lawyer). ``contribution``: ours a year, with
    separate parts (those for which we are cheapest), with the bundle, and bundle less separate.
    ``customer_gain``: best_of_each − bundle; below 0 the customer does better without the bundle.
    ``dependence`` of both sides, by separate and bundle: customer_on_us (our share in what it spends on these
    parts) and, where our other sales are given, we_on_customer (its share in our sales).
    """

    prices: pd.Series
    parts: pd.DataFrame
    contribution: pd.Series
    customer_gain: float
    dependence: pd.DataFrame


def bundle_offer(parts, *, bundle_discount, exit_fee_cny=0.0, other_sales_cny=None):
    """A bundle against its parts bought one by one.

    ``parts``: by part, price (our list price), cost (what it costs us) and rival_price (the best offer
    elsewhere); CNY a year, at least 0. ``bundle_discount``: 0 … below 1, for whoever takes all parts.
    ``exit_fee_cny``: what leaving with a part costs on top. ``other_sales_cny``: our sales with all other
    customers, CNY a year, to see how much we depend on this one. At equal price the customer stays with us.

    >>> parts = pd.DataFrame(
    ...     {"price": [100.0, 50], "cost": [60.0, 30], "rival_price": [105.0, 42]}, ["coating", "service"]
    ... )
    >>> offer = bundle_offer(parts, bundle_discount=0.10)
    >>> offer.prices["bundle"].item(), offer.parts["to_leave"].round(2).to_dict()
    (135.0, {'coating': 20.0, 'service': 7.0})
    """
    table = _checked(parts)
    discount = checks.fraction(bundle_discount, "bundle_discount", zero=True, one=False)
    fee = checks.amount(exit_fee_cny, "exit_fee_cny")
    total = checks.positive_total(table["price"], "price")
    table.insert(1, "bundle_price", table["price"] * (1 - discount))
    table["saving"] = table["bundle_price"] - table["rival_price"]
    table["discount_lost"] = discount * (total - table["price"]) + fee
    table["to_leave"] = table["discount_lost"] - table["saving"]
    table["rival_must_ask"] = table["bundle_price"] - table["discount_lost"]
    table["below_cost"] = table["rival_must_ask"] < table["cost"]
    prices = pd.Series(
        {
            "separate": total,
            "bundle": table["bundle_price"].sum(),
            "best_of_each": table[["price", "rival_price"]].min(axis=1).sum(),
            "rival_alone": table["rival_price"].sum(),
        }
    )
    ours = table["price"] <= table["rival_price"]
    separate = float((table["price"] - table["cost"])[ours].sum())
    bundled = float((table["bundle_price"] - table["cost"]).sum())
    return Bundle(
        prices=prices,
        parts=table,
        contribution=pd.Series({"separate": separate, "bundle": bundled, "difference": bundled - separate}),
        customer_gain=float(prices["best_of_each"] - prices["bundle"]),
        dependence=_dependence(table, ours, prices, other_sales_cny),
    )


def company_l(bundle_discount=0.08, exit_fee_cny=0.0):
    """Company L (illustrative): equipment, coating and service for one customer, bundled. CNY a year.

    >>> offer = company_l()
    >>> bool((offer.parts["saving"] > 0).any()), bool((offer.parts["to_leave"] > 0).all())
    (True, True)
    """
    parts = pd.DataFrame(
        {
            "price": [400_000.0, 1_500_000.0, 300_000.0, 200_000.0],
            "cost": [330_000.0, 1_080_000.0, 150_000.0, 150_000.0],
            "rival_price": [390_000.0, 1_560_000.0, 240_000.0, 190_000.0],
        },
        pd.Index([N_("equipment"), N_("coating"), N_("spare parts"), N_("service")], name="part"),
    )
    return bundle_offer(
        parts, bundle_discount=bundle_discount, exit_fee_cny=exit_fee_cny, other_sales_cny=60_000_000
    )


def _dependence(table, ours, prices, other_sales_cny):
    """Both sides: how much of its spending comes to us, and how much of our sales comes from it."""
    spent = {"separate": prices["best_of_each"], "bundle": prices["bundle"]}
    taken = {"separate": float(table["price"][ours].sum()), "bundle": prices["bundle"]}
    rows = {name: [taken[name] / spent[name] if spent[name] else nan] for name in spent}
    if other_sales_cny is not None:
        sales = checks.above_zero(other_sales_cny, "other_sales_cny")
        for name, row in rows.items():
            row.append(taken[name] / (sales + taken[name]))
    columns = ["customer_on_us", "we_on_customer"][: len(rows["bundle"])]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _checked(parts):
    checks.frame(parts, "parts", _COLUMNS)
    checks.refuse_duplicates(parts.index, "parts")
    return pd.DataFrame(
        {name: checks.numbers(parts[name], name, negative=False) for name in _COLUMNS}
    ).rename_axis("part")
