"""What the explorer says: whole sentences, each translatable on its own."""

from kam_helpers import formats, lifetime
from kam_helpers.text import N_, _, ngettext

from ...scene import Table
from .numbers import rate_text

_SHOWN_YEARS = 5  # rows of the table; the years after them share one
TIMINGS = {
    "now": N_("now"),
    "year_end": N_("in a year, certain"),
    "if_retained": N_("in a year, if it stays"),
}
_MOST = {
    "margin": N_(
        "Its margin matters most: from {low} to {high} a year, its lifetime profit goes from "
        "{clp_low} to {clp_high}."
    ),
    "retention": N_(
        "Retention matters most: from {low} to {high}, its lifetime profit goes from {clp_low} to {clp_high}."
    ),
    "discount_rate": N_(
        "The discount rate matters most: from {low} to {high}, its lifetime profit goes from "
        "{clp_low} to {clp_high}."
    ),
    "growth": N_(
        "Growth matters most: from {low} to {high} a year, its lifetime profit goes from {clp_low} "
        "to {clp_high}."
    ),
    "acquisition_cost": N_(
        "What it costs to win matters most: from {low} to {high}, its lifetime profit goes from "
        "{clp_low} to {clp_high}."
    ),
}
_ONE_LEVER = {
    "margin": N_("Margin {low} to {high}: {clp_low} to {clp_high}."),
    "retention": N_("Retention {low} to {high}: {clp_low} to {clp_high}."),
    "discount_rate": N_("Discount rate {low} to {high}: {clp_low} to {clp_high}."),
    "growth": N_("Growth {low} to {high}: {clp_low} to {clp_high}."),
    "acquisition_cost": N_("Cost of winning {low} to {high}: {clp_low} to {clp_high}."),
}


_CUT = {
    "retention": N_("Retention {low} to {high}"),
    "discount_rate": N_("Discount rate {low} to {high}"),
    "growth": N_("Growth {low} to {high}"),
}


def change_label(lever):
    """How far ``lever`` is moved, as the picture says it."""
    change = lifetime.CHANGES[lever]
    points = round(change * 100)
    text = {
        "margin": _("Margin ±{share}"),
        "retention": ngettext("Retention ±{points} point", "Retention ±{points} points", points),
        "discount_rate": ngettext("Discount rate ±{points} point", "Discount rate ±{points} points", points),
        "growth": ngettext("Growth ±{points} point", "Growth ±{points} points", points),
        "acquisition_cost": _("Cost of winning ±{share}"),
    }[lever]
    return text.format(share=formats.percent(change), points=points)


def cut_label(lever, row):
    """The same for one that could not be moved as far on one side: from where to where it goes. None for
    others.
    """
    if lever not in _CUT or row["high_value"] - row["low_value"] > 2 * lifetime.CHANGES[lever] - 1e-9:
        return None
    low, high = row["low_value"] * 100, row["high_value"] * 100
    # a stamp is one line, kept for its text: no more digits than are read
    return _(_CUT[lever]).format(low=f"{low:.3g}".replace("-", "−"), high=rate_text(round(high, 1) / 100))


def worth_label(life):
    """The lifetime profit beside the end of the line."""
    return _money(life.clp)


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    parts = (_worth(numbers), _after_cost(numbers), _what_matters(numbers))
    return " ".join(part for part in parts if part)


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    life, years = numbers.life, numbers.years
    bars = _(
        "Left: a bar for what each year's margin is worth today, {first} in year {one} and {last} in year "
        "{end}; a line for the running total, which ends at {clp}."
    ).format(
        first=_money(years["present_value"][0]),
        one=years["year"][0],
        last=_money(years["present_value"][-1]),
        end=years["year"][-1],
        clp=_money(life.clp),
    )
    later = (
        _("One bar stands for all later years: {tail}.").format(tail=_money(life.tail)) if life.tail else ""
    )
    levers = _("Right: the profit of the lifetime when one figure is lower or higher, the strongest first.")
    each = [_lever(_ONE_LEVER, lever, row) for lever, row in numbers.rows.items()]
    return " ".join(part for part in (bars, later, levers, *each) if part)


def table(numbers):
    """The years as rows: the first ones alone, the later ones together; always as many rows."""
    life, years = numbers.life, numbers.years
    rows = [[str(years["year"][0] + k), *_year(years, k)] for k in range(_SHOWN_YEARS)]
    later = years["present_value"][_SHOWN_YEARS:].sum() + life.tail
    rows.append([_("Later"), "", "", "", _money(later), _money(life.clp)])
    columns = [
        _("Year"),
        _("Margin if it stays"),
        _("Still a customer"),
        _("To be expected"),
        _("Worth today"),
        _("Running total"),
    ]
    return Table(_("Year by year; the running total begins with what it costs to win"), columns, rows)


def _year(years, k):
    if k >= len(years["year"]):
        return ["–"] * 5
    return [show(years[column][k]) for column, show in _YEAR.items()]


def _worth(numbers):
    life, named = numbers.life, bool(numbers.account)
    if numbers.margin < 0:
        text = (
            _("{account} loses {margin} a year; while that lasts, it comes to {worth} in today's money.")
            if named
            else _("A customer that loses {margin} a year comes to {worth} in today's money.")
        )
    elif numbers.margin == 0:
        text = _("{account} earns nothing.") if named else _("A customer without a margin earns nothing.")
    else:
        text = (
            _("What {account} will earn us is worth {worth} today, {multiple} times its {margin} a year.")
            if named
            else _(
                "What this customer will earn us is worth {worth} today, {multiple} times its {margin} "
                "a year."
            )
        )
    return text.format(
        account=numbers.account,
        worth=_money(life.present_value),
        margin=_money(abs(numbers.margin)),
        multiple="" if numbers.multiple is None else f"{numbers.multiple:.2f}",
    )


def _after_cost(numbers):
    life = numbers.life
    if not life.acquisition_cost:
        return ""
    facts = {"cost": _money(life.acquisition_cost), "clp": _money(life.clp), "year": life.break_even_year}
    if life.break_even_year is None:
        return _("Winning it costs {cost}, which never comes back: {clp} remain.").format(**facts)
    if life.break_even_year == 0:
        return _("Winning it costs {cost}, which comes back at once; {clp} remain.").format(**facts)
    return _("Winning it costs {cost}, which has come back in year {year}; {clp} remain.").format(**facts)


def _what_matters(numbers):
    for lever, row in numbers.rows.items():  # the first one
        return _lever(_MOST, lever, row)
    return ""


def _lever(texts, lever, row):
    show = _money if lever in ("margin", "acquisition_cost") else rate_text
    return _(texts[lever]).format(
        low=show(row["low_value"]),
        high=show(row["high_value"]),
        clp_low=_money(row["clp_low"]),
        clp_high=_money(row["clp_high"]),
    )


def _money(value):
    return formats.money(value)


_YEAR = {
    "margin": _money,
    "survival": formats.percent,
    "expected": _money,
    "present_value": _money,
    "cumulative": _money,
}  # how each column of a year is shown
