"""The explorer's numbers: from settings on the screen to a lifetime and its levers. No picture, no widget."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kam_helpers import checks, lifetime
from kam_helpers.errors import CourseError
from kam_helpers.text import _

from ...controls import SettingError

THOUSAND = 1000
SHOWN = 20  # years in the picture; what comes later is one bar
_DIGITS = 4  # of a margin: what a box beside a slider shows, and closer than any forecast


def customers_of(source):
    """``source`` as a table by account of margin (CNY thousand a year) and retention (percent), by name.

    ``source``: a DataFrame with profit (CNY a year, after cost to serve) and retention (fraction). Raises
    CourseError.
    """
    table = checks.frame(source, _("source"), ["profit", "retention"])
    checks.refuse_duplicates(table.index, _("source"))
    margin = checks.numbers(table["profit"], "profit")
    retention = checks.numbers(table["retention"], "retention")
    for account, value in retention[~retention.between(0, 1)].items():
        raise CourseError(
            _(
                "The retention of {account} must be a fraction between 0 and 1 (write 0.8 for 80 %); "
                "this is {value:g}."
            ).format(account=account, value=value)
        )
    found = pd.DataFrame(
        {"margin": (margin / THOUSAND).map(_shortened), "retention": (retention * 100).round(1)}
    )
    found.index = found.index.map(str)
    return found.sort_index(key=lambda names: names.str.casefold(), kind="stable")


def _shortened(value):
    return float(f"{value:.{_DIGITS}g}")


@dataclass(frozen=True)
class Numbers:
    """What one choice of settings means. ``account``: its name, or "" for a customer without one."""

    settings: dict
    account: str
    life: lifetime.Lifetime
    levers: pd.DataFrame

    @cached_property
    def years(self):
        """The table of years as arrays by column: at every move, reading them from pandas would add up."""
        table = self.life.table
        return {"year": table.index.to_numpy(), **dict(zip(table.columns, table.to_numpy().T, strict=True))}

    @property
    def margin(self):
        """The first year's margin, CNY."""
        return self.settings["margin"] * THOUSAND

    @property
    def multiple(self):
        """Present value in years of margin; None when there is no margin to compare with."""
        return self.life.present_value / self.margin if self.margin else None

    @property
    def table(self):
        """The result as one row, in CNY and fractions."""
        settings, life = self.settings, self.life
        row = {
            "margin_cny": float(self.margin),
            "retention": settings["retention"] / 100,
            "discount_rate": life.discount_rate,
            "growth": life.growth,
            "timing": life.timing,
            "years": pd.NA if life.periods is None else life.periods,
            "present_value_cny": life.present_value,
            "acquisition_cost_cny": life.acquisition_cost,
            "clp_cny": life.clp,
            "break_even_year": pd.NA if life.break_even_year is None else life.break_even_year,
        }
        name = self.account or _("Customer")
        table = pd.DataFrame(row, index=pd.Index([name], name="account"))
        return table.astype({"years": "Int64", "break_even_year": "Int64"})


def numbers_of(settings, account=""):
    """The numbers for ``settings`` (all of them, in the units of the screen)."""
    customer = {
        "retention": settings["retention"] / 100,
        "discount_rate": settings["discount_rate"] / 100,
        "growth": settings["growth"] / 100,
        "timing": settings["timing"],
        "acquisition_cost_cny": settings["acquisition_cost"] * THOUSAND,
        "periods": None if settings["endless"] else settings["horizon"],
    }
    margin = settings["margin"] * THOUSAND
    try:
        life = lifetime.lifetime_profit(margin, **customer, shown=SHOWN)
        levers = lifetime.tornado(margin, **customer)
    except CourseError as refusal:
        raise SettingError(str(refusal), "endless") from refusal
    return Numbers(dict(settings), account, life, levers)
