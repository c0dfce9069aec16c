"""What the builder says: whole sentences, each translatable on its own."""

import math

from kam_helpers import formats, switching
from kam_helpers.text import _, ngettext

from ...scene import Table
from .numbers import YEARS

_ROWS = (*switching.PARTS, "gross", "rival_incentive", "net")


def step_names():
    """The bars from top to bottom."""
    return [_(switching.PART_LABELS[step]) for step in _ROWS]


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    parts = (_costs(numbers), _needs(numbers), _offers(numbers), _beside(numbers))
    return " ".join(part for part in parts if part)


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    cost = numbers.cost
    bars = _("Left: what changing costs, part by part: {parts}; {gross} in all, {net} after what rivals pay.")
    said = ", ".join(
        _("{part} {amount}").format(part=_(switching.PART_LABELS[part]), amount=_money(getattr(cost, part)))
        for part in switching.PARTS
    )
    lines = _(
        "Right: what the offer has saved, worth today, year by year up to {saved} in year {last}, against "
        "the net switching cost of {net}."
    )
    facts = {"parts": said, "gross": _money(cost.gross), "net": _money(cost.net), "last": YEARS}
    facts["saved"] = _money(numbers.saving * numbers.factors[-1])
    return f"{bars} {lines}".format(**facts)


def table(numbers):
    """The parts as rows, with their kind; always as many."""
    cost = numbers.cost
    kinds = {part: _(kind.name) for kind in switching.KINDS for part in kind.parts}
    rows = []
    for step, name in zip(_ROWS, step_names(), strict=True):
        amount = -cost.rival_incentive if step == "rival_incentive" else getattr(cost, step)
        share = formats.percent(amount / cost.gross) if cost.gross else "–"
        of_year = formats.percent(amount / numbers.purchases, 1)
        rows.append([name, kinds.get(step, ""), _money(amount), share, of_year])
    columns = [_("Part"), _("Kind"), _("CNY once"), _("Share of all"), _("Share of a year's purchases")]
    return Table(_("What changing supplier costs the customer, once"), columns, rows)


def _costs(numbers):
    cost = numbers.cost
    dearest = max(switching.PARTS, key=lambda part: getattr(cost, part))
    facts = {
        "account": _name(numbers),
        "gross": _money(cost.gross),
        "part": _(switching.PART_LABELS[dearest]),
        "incentive": _money(cost.rival_incentive),
        "net": _money(cost.net),
    }
    if not cost.gross:
        return _("Changing costs {account} nothing.").format(**facts)
    text = _("Changing would cost {account} {gross}; the largest part is “{part}”.")
    if cost.rival_incentive and cost.net > 0:
        text += " " + _("The rival pays {incentive} of it, which leaves {net}.")
    elif cost.rival_incentive:
        text += " " + _("The rival pays {incentive}: the change itself costs nothing.")
    return text.format(**facts)


def _needs(numbers):
    years, rate = numbers.terms
    needed = numbers.needed_discount
    span = ngettext("Over {years} year at {rate}", "Over {years} years at {rate}", years)
    if not needed:
        text = _("{span} the change pays without any discount")
    elif needed > 1:
        text = _("{span} not even free goods would pay for it")
    else:
        text = _("{span} a rival must offer {needed} less to make the change pay")
    text = text.format(span=span.format(years=years, rate=_rate(rate)), needed=formats.percent(needed, 1))
    if numbers.advantage:  # then the last sentence says what is counted beside the price
        return _("{sentence}.").format(sentence=text)
    return _("{sentence}, if the rival is as good as we are otherwise.").format(sentence=text)


def _offers(numbers):
    worth, net = numbers.savings_worth, numbers.cost.net
    offer = _("Its rival's offer of {discount}") if numbers.rivals_own else _("An offer of {discount}")
    facts = {
        "offer": offer.format(discount=_rate(numbers.discount)),
        "worth": _money(worth),
        "gap": _money(abs(worth - net)),
        "years": f"{numbers.break_even_years:.1f}",
    }
    if numbers.stays and not numbers.discount and numbers.saving <= 0:
        text = _("So far no lower price is offered.")
    elif numbers.stays and numbers.saving < 0:
        text = _("{offer} saves nothing: what we are worth beside the price is more.")
    elif numbers.stays:
        text = _("{offer} does not: what it saves is worth {worth} today, {gap} too little.")
    elif net <= 0:
        text = _("{offer} does: what it saves is worth {worth} today.")
    else:
        text = _(
            "{offer} does: what it saves is worth {worth} today, {gap} more than the change "
            "costs, which is paid back after {years} years."
        )
    if numbers.stays and numbers.saving > 0 and math.isfinite(numbers.break_even_years):
        text += " " + _("Whoever looks ahead {years} years or more would go.")
    return text.format(**facts)


def _beside(numbers):
    advantage = numbers.advantage
    if not advantage:
        return ""
    text = (
        _("Counted in: beside the price we are worth {amount} a year more to it.")
        if advantage > 0
        else _("Counted in: beside the price the rival is worth {amount} a year more to it.")
    )
    return text.format(amount=_money(abs(advantage)))


def _name(numbers):
    return numbers.account or _("the customer")


def _rate(fraction):
    """Percent with the decimals that were typed."""
    return f"{round(fraction * 100, 6):g}{formats.NBSP}%"


def _money(value):
    return formats.money(value)
