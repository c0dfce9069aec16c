"""The explorer's numbers: from settings on the screen to a lifetime and its levers. No picture, no widget."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kam_helpers import checks, formats, lifetime
from kam_helpers.errors import CourseError
from kam_helpers.lifetime.rates import check_retentions
from kam_helpers.text import _

from ...controls import SettingError
from ...plain import rows_of

THOUSAND = 1000
SHOWN = 20  # years in the picture; what comes later is one bar
_NEVER_LESS = 1e-12  # 1 + i − r(1 + g) below this: later years are worth as much as earlier ones, or more
_DIGITS = 4  # of a margin: what a box beside a slider shows, and closer than any forecast


def customers_of(source):
    """``source`` as a table by account of margin (CNY thousand a year), retention (percent) and, if it is
    there, acquisition_cost (CNY thousand), by name.

    ``source``: a DataFrame with profit (CNY a year, after cost to serve) and retention (fraction). Raises
    CourseError.
    """
    table = checks.frame(source, _("source"), ["profit", "retention"])
    checks.refuse_duplicates(table.index, _("source"))
    margin = checks.numbers(table["profit"], "profit")
    retention = check_retentions(table["retention"])
    found = pd.DataFrame(
        {"margin": (margin / THOUSAND).map(_shortened), "retention": (retention * 100).round(1)}
    )
    if "acquisition_cost_cny" in table:
        cost = checks.numbers(table["acquisition_cost_cny"], "acquisition_cost_cny", negative=False)
        found["acquisition_cost"] = cost / THOUSAND
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

    @cached_property
    def rows(self):
        """The levers as plain rows by lever, for the same reason."""
        return rows_of(self.levers)

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
    _refuse_without_end(customer)
    try:
        life = lifetime.lifetime_profit(margin, **customer, shown=SHOWN)
        levers = lifetime.tornado(margin, **customer)
    except CourseError as refusal:
        raise SettingError(str(refusal), "endless") from refusal
    return Numbers(dict(settings), account, life, levers)


def _refuse_without_end(customer):
    """Say in the words of the screen when the years never become worth less."""
    stay, growth, rate = (customer[name] for name in ("retention", "growth", "discount_rate"))
    left = 1 + rate - stay * (1 + growth)
    if customer["periods"] is not None or left >= _NEVER_LESS:
        return
    if growth > 0:
        control = "growth"
        text = _(
            "With growth of {growth} and retention of {retention}, each year would be worth more than the "
            "last, without end. Lower the growth, or untick “Without end”. The picture still shows the last "
            "setting allowed."
        )
    else:
        control = "discount_rate"
        text = _(
            "With retention of {retention} and a discount rate of {rate}, each year would be worth as much "
            "as the last, without end. Raise the discount rate, or untick “Without end”. The picture still "
            "shows the last setting allowed."
        )
    shown = {"growth": growth, "retention": stay, "rate": rate}
    raise SettingError(text.format(**{name: rate_text(value) for name, value in shown.items()}), control)


def rate_text(fraction):
    """A rate as percent, with a decimal only where it has one."""
    return formats.percent(fraction, 0 if round(fraction * 1000) % 10 == 0 else 1)
