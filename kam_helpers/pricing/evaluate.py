"""What each answer to a request leaves: margin, break-even volume, risk, lifetime profit, cash."""

import numpy as np
import pandas as pd

from .book import make_book
from .chance import chance_of
from .settings import DEFAULT_SETTINGS
from .terms import DAYS_A_YEAR


def evaluate(account, request, responses=None, chance=None, settings=DEFAULT_SETTINGS, spill=None):
    """Every answer to ``request``, side by side; a DataFrame by response.

    ``responses``: Response objects (None: those of ``make_responses``). ``chance``: ModelChance or
    OwnEstimate (None). ``spill``: a Spill of ``spill_of`` (None: nobody else hears). Returns by response

    - price_cut_year1, price_cut_total: price cut in year 1, and over all years (fractions of today's price);
    - margin: avoidable margin of the pocket price of year 1 (price less interest on extra days), fraction;
    - break_even_volume: the change of volume that keeps the contribution of year 1 (fraction; infinite where
      nothing is left on a unit);
    - leaving: the chance to lose the account in year 1;
    - expected_clp: CNY today. Contribution less avoidable cost to serve at the end of each year if the
      account is still there (timing “if_retained”), over the horizon; less once costs and spill-over. What
      was promised in return counts with its chance to come;
    - cash: tied up by extra days once all are in force (CNY; below 0: set free);
    - spill_over: what it costs with other accounts, as an equal sum a year (CNY);
    - cost_of_concession: what it takes from the contribution while the account stays, as an equal sum a year
      over the horizon, once costs spread (CNY; below 0: it brings more);
    - indifferent: points of risk it must remove to be worth that, ((1 − leaving) × cost_of_concession +
      spill_over) ÷ contribution today (missing where the account contributes nothing); removes: points it
      does remove in year 1, against a plain no; worth_it: does it remove more than it must?

    worth_it is the rule of one year on which hands can check the desk; expected_clp counts later years too.

    >>> from kam_helpers.pricing import Account, Request
    >>> account = Account("Alder", 1e6, 0.30, loss_if_held=0.20, loss_if_conceded=0.001)
    >>> row = evaluate(account, Request(0.05)).loc["concede"]
    >>> [round(float(row[name]), 4) for name in ("indifferent", "removes", "worth_it")]
    [0.1665, 0.199, 1.0]
    """
    book = make_book(account, request, responses, chance, settings, spill)
    return pd.DataFrame(figures(book), book.index)


def figures(book):
    """The columns of ``evaluate`` as a dict of arrays by answer, for a slider that waits for no table."""
    n = len(book.answers)
    leaving = chance_of(book.calm + book.moved)
    stays = np.cumprod(1 - leaving[:-1], axis=1)
    worth = (stays * book.contribution - book.spill) @ book.discount - book.once
    annuity = book.discount.sum()
    cost = book.mixed(book.today - (book.contribution @ book.discount - book.once) / annuity)
    spill = book.mixed(book.spill @ book.discount / annuity)
    first = book.mixed(leaving[:-1, 0])
    needed, removes = (1 - first) * cost + spill, leaving[-1, 0] - first
    pocket, cash_year = book.pocket[:n, 0], book.price[:n, -1] * book.volume[:n] * book.purchases
    unit = pocket - book.unit_cost * (1 - book.saved[:n, 0])
    with np.errstate(divide="ignore"):
        volume = np.where(unit > 1e-12, (1 - book.unit_cost) / unit - 1, np.inf)
    return {
        "price_cut_year1": 1 - book.price[:n, 0],
        "price_cut_total": 1 - book.price[:n, -1],
        "margin": unit / pocket,
        "break_even_volume": volume,
        "leaving": first,
        "expected_clp": book.mixed(worth),
        "cash": book.days[:n, -1] * cash_year / DAYS_A_YEAR,
        "spill_over": spill,
        "cost_of_concession": cost,
        "indifferent": needed / book.today if book.today > 0 else np.full(n, np.nan),
        "removes": removes,
        "worth_it": removes * book.today > needed + 1e-9 * abs(book.today),
    }
