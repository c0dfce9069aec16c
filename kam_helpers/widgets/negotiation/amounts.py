"""Money and choices of a negotiation in words."""

from kam_helpers.formats import NBSP, money, percent
from kam_helpers.text import _, ngettext

_NOTHING = 0.5  # CNY a year: shown as 0


def signed(value):
    """Money with its sign, a gain too.

    >>> signed(1200.0), signed(-1200.0), signed(0.1)
    ('+CNY\\xa01,200', '−CNY\\xa01,200', 'CNY\\xa00')
    """
    return ("+" if value >= _NOTHING else "") + money(value)


def value_of(scenario, deal):
    """What ``deal`` is worth to us, CNY a year against today's terms."""
    return float(scenario.seller_values[scenario.space.number(deal)])


def parts_of(scenario, deal):
    """The same by issue: name → CNY a year."""
    space = scenario.space
    number = space.number(deal)
    return {name: float(part[number]) for name, part in scenario.seller.parts(space.columns).items()}


def against_floor(value, floor):
    """Where ``value`` lies against our floor, in words, and whether it is below (both CNY a year)."""
    away = value - floor
    if abs(away) < _NOTHING:
        return _("exactly your floor"), False
    text = _("{amount} above your floor") if away > 0 else _("{amount} below your floor")
    return text.format(amount=money(abs(away))), away < 0


def option(name, value):
    """One possible value of the issue ``name``, as the form shows it."""
    if name == "cut":
        return percent(value, 1)
    if name == "volume":
        return f"+{percent(value)}" if value else percent(value)
    if name == "days":
        sign = "+" if value > 0 else "−" if value < 0 else ""
        days = ngettext("{n} day", "{n} days", abs(value)).format(n=abs(value))
        return sign + days.replace(" ", NBSP)
    if name == "term":
        return ngettext("{n} year", "{n} years", value).format(n=value).replace(" ", NBSP)
    return _(value)
