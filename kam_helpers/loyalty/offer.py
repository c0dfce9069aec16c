"""A rival's offer: the discount that takes an account."""

from .inputs import together
from .staying import by_account, refuse_no_purchases


def rival_threshold(purchases, attraction, barrier, discount_today=0.0):
    """The discount at which the staying force of each account is zero: discount_today + force ÷ purchases.

    ``purchases``, ``attraction``, ``barrier``: CNY a year by account; ``discount_today``: what the rival
    offers now (fraction of the purchases; a number, or by account), already inside attraction. A rival
    who offers more gives it reason to leave; below today's discount, leaving pays now already. Fractions.

    >>> rival_threshold({"Alder": 1e6}, {"Alder": -50_000}, {"Alder": 120_000}, 0.06).round(3).to_dict()
    {'Alder': 0.13}
    """
    table = together(purchases=purchases, attraction=attraction, barrier=barrier)
    refuse_no_purchases(table["purchases"])
    today = by_account(discount_today, table.index, "discount_today")
    force = table["attraction"] + table["barrier"]
    return (today + force / table["purchases"]).rename("threshold")
