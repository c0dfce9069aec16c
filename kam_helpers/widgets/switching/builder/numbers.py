"""The builder's numbers: from settings to a switching cost and the offer that pays for it. No picture, no
widget.
"""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kam_helpers import checks, switching
from kam_helpers.errors import CourseError
from kam_helpers.text import _

THOUSAND = 1000
LEAST_PURCHASES = 1  # CNY thousand a year
YEARS = 10  # as far as the picture reaches
ONCE = (*switching.PARTS, "rival_incentive")


@dataclass(frozen=True, eq=False)
class Numbers:
    """What one choice of settings means, CNY and fractions. ``account``: its name, or "". ``offered``: the
    discount that its rival is known to offer, in percent, or None.
    """

    settings: dict
    account: str
    cost: switching.SwitchingCost
    offered: float | None = None

    @property
    def rivals_own(self):
        """Whether the discount is the one that the rival is known to offer."""
        return self.settings["discount"] == self.offered

    @property
    def purchases(self):
        """What the customer buys from us a year."""
        return self.settings["yearly_purchases"] * THOUSAND

    @property
    def advantage(self):
        """What we are worth more beside the price, a year."""
        return self.settings["advantage"] * THOUSAND

    @property
    def discount(self):
        return self.settings["discount"] / 100

    @property
    def terms(self):
        """Years, discount rate."""
        return self.settings["years"], self.settings["discount_rate"] / 100

    @property
    def saving(self):
        """What the rival's offer saves the customer a year."""
        return self.discount * self.purchases - self.advantage

    @cached_property
    def needed_saving(self):
        """What it would have to save a year, to pay for the change."""
        return switching.yearly_equivalent(self.cost.net, *self.terms)

    @property
    def needed_discount(self):
        """The discount that would do, at least 0."""
        return max((self.needed_saving + self.advantage) / self.purchases, 0.0)

    @cached_property
    def savings_worth(self):
        """What the offer saves in the years the buyer looks ahead, worth today."""
        return switching.savings_worth(self.saving, *self.terms)

    @property
    def stays(self):
        return switching.stays(self.saving, self.cost.net, *self.terms)

    @property
    def break_even_years(self):
        """When the offer has paid for the change; infinite if never."""
        return switching.break_even_years(self.saving, self.cost.net, self.terms[1])

    @cached_property
    def factors(self):
        """What 1 CNY a year is worth today, by year from 0 to YEARS."""
        return [0.0, *(switching.annuity_factor(year, self.terms[1]) for year in range(1, YEARS + 1))]

    @property
    def bars(self):
        """From the parts to the net: left and right end of each bar, as in ``SwitchingCost.steps``."""
        ends, level = [], 0.0
        for part in switching.PARTS:
            ends.append((level, level + getattr(self.cost, part)))
            level = ends[-1][1]
        return [*ends, (0.0, level), (self.cost.net, level), (0.0, self.cost.net)]

    @property
    def table(self):
        """The result as one row, in CNY and fractions."""
        cost, (years, rate) = self.cost, self.terms
        row = {part: float(getattr(cost, part)) for part in switching.PARTS}
        row |= {
            "gross": float(cost.gross),
            "rival_incentive": float(cost.rival_incentive),
            "net": float(cost.net),
            "purchases": float(self.purchases),
            "advantage": float(self.advantage),
            "barrier": self.needed_saving,
            "needed_discount": self.needed_discount,
            "discount": self.discount,
            "saving": self.saving,
            "savings_worth": self.savings_worth,
            "left": cost.net - self.savings_worth,
            "stays": self.stays,
            "break_even_years": self.break_even_years,
            "years": years,
            "discount_rate": rate,
        }
        return pd.DataFrame([row], pd.Index([self.account or _("Customer")], name="account"))


def numbers_of(settings, account="", offered=None):
    """The numbers for ``settings`` (all of them, in the units of the screen); the rest as in Numbers."""
    cost = switching.SwitchingCost(**{name: settings[name] * THOUSAND for name in ONCE})
    return Numbers(dict(settings), account, cost, offered)


def customers_of(costs, purchases=None, offers=None, attraction=None):
    """What each account brings along, by name, in the units of the screen: the parts of its switching cost
    and rival_incentive; as far as they are given yearly_purchases, discount (percent) and advantage.

    ``costs``: as for ``switching.switching_costs``. ``purchases``: CNY a year by account. ``offers``: a table
    by account with discount_percent. ``attraction``: CNY a year by account, today's offer counted already.
    Raises CourseError.
    """
    switching.switching_costs(costs)
    table = (costs[list(ONCE)] / THOUSAND).astype(float)
    if attraction is not None and (purchases is None or offers is None):
        raise CourseError(
            _("With “attraction” give “purchases” and “offers” too: it holds the price that rivals offer.")
        )
    if purchases is not None:
        bought = _of_each(purchases, "purchases", table.index)
        for account, amount in bought.items():
            checks.above_zero(amount, _("purchases of {account}").format(account=account))
        table["yearly_purchases"] = bought / THOUSAND
    if offers is not None:
        checks.frame(offers, "offers", ["discount_percent"])
        discount = _of_each(offers["discount_percent"], "discount_percent", table.index)
        for account, percent in discount.items():
            checks.fraction(percent / 100, _("discount for {account}").format(account=account), zero=True)
        table["discount"] = discount
    if attraction is not None:
        ours = _of_each(attraction, "attraction", table.index) / THOUSAND
        table["advantage"] = ours + table["discount"] / 100 * table["yearly_purchases"]
    table.index = table.index.map(str)
    table = table.round({"yearly_purchases": 0, "advantage": 0})  # they are no more exact than a thousand
    if "yearly_purchases" in table:
        table["yearly_purchases"] = table["yearly_purchases"].clip(lower=LEAST_PURCHASES)
    return table.sort_index(key=lambda names: names.str.casefold(), kind="stable")


def _of_each(values, name, accounts):
    given = checks.numbers(values, name, unique=True)
    checks.same_accounts(accounts, given.index, name)
    return given.reindex(accounts)
