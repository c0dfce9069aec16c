"""What the pricing models take, checked in one place and refused in words. Shares are fractions."""

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..text import _


def check_change(value, name):
    """``value`` if it is a change above −1 (nothing left of it) and below 1 (twice as much)."""
    number = checks.real(value, name)
    if not -1 < number < 1:
        raise CourseError(
            _(
                "“{name}” must be a fraction above −1 and below 1 (write −0.05 for 5 % less); "
                "this is {value}."
            ).format(name=name, value=value)
        )
    return number


def check_cut(value, name="cut"):
    """``value`` if it is a price cut from 0 to below 1, written without a minus sign."""
    number = checks.real(value, name)
    if not 0 <= number < 1:
        raise CourseError(
            _(
                "“{name}” is a price cut as a fraction of at least 0 and below 1, without a minus sign "
                "(write 0.05 for 5 % off); this is {value}."
            ).format(name=name, value=value)
        )
    return number


def check_margin(value, name="margin"):
    """``value`` if it is a contribution margin above 0 and at most 1, as a fraction of the price."""
    return checks.fraction(value, name)


def check_prices(price, unit_cost):
    """Price above 0 and unit cost from 0 to below the price, CNY each; (price, unit cost)."""
    price = checks.above_zero(price, "price_cny")
    cost = checks.amount(unit_cost, "unit_cost_cny")
    if cost >= price:
        raise CourseError(
            _(
                "A unit cost of {cost:,.2f} leaves nothing of a price of {price:,.2f}: each unit sold would "
                "add no contribution. Take the avoidable cost of one unit, or another price."
            ).format(cost=cost, price=price)
        )
    return price, cost


def margin_left(margin, price_change, cost_change=0.0):
    """The contribution margin after the change, as a fraction of the old price; refused unless above 0."""
    left = margin + price_change - cost_change
    if left <= 1e-12:  # 0.3 − 0.1 − 0.2 is a little more than nothing to a computer
        raise CourseError(
            _(
                "A margin of {margin} does not survive a price change of {price} and a cost change of {cost} "
                "of the old price: nothing is left on a unit, and no volume makes up for it."
            ).format(margin=percent(margin, 1), price=percent(price_change, 1), cost=percent(cost_change, 1))
        )
    return left
