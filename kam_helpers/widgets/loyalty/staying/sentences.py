"""What someone could say to their boss: whole sentences, each translatable on its own."""

import numpy as np

from kam_helpers import formats, loyalty
from kam_helpers.loyalty.staying import HELD, LEAVING_PAYS
from kam_helpers.text import _, ngettext

from ..segments import ALL
from .words import money, name_of_account, points_text, total


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    alone = numbers.segment.members.sum() == 1
    said = (_one, _effort, _left_out) if alone else (_who_goes, _held, _worth, _effort, _left_out)
    return " ".join(part for part in (say(numbers) for say in said) if part)


def _offer(settings):
    rival, once = settings["rival_points"], settings["once_points"]
    if rival and once:
        text = ngettext(
            "If rivals offer {points} point more and pay {once} of a year's purchases for the change",
            "If rivals offer {points} points more and pay {once} of a year's purchases for the change",
            _plural(rival),
        )
    elif rival:
        text = ngettext(
            "If rivals offer {points} point more", "If rivals offer {points} points more", _plural(rival)
        )
    elif once:
        text = _("If rivals pay {once} of a year's purchases for the change")
    else:
        text = _("As rivals offer today")
    return text.format(points=points_text(rival), once=formats.percent(once / 100, 1))


def _who_goes(numbers):
    members = numbers.segment.members
    gain = (numbers.offer.zone == LEAVING_PAYS) & members
    already = int(((numbers.today.zone == LEAVING_PAYS) & members).sum())
    n = int(gain.sum())
    facts = {"offer": _offer(numbers.settings), "n": n, "all": int(members.sum()), "already": already}
    if not n:
        text = _("{offer}, none of {all} accounts would gain by leaving.")
    elif not already or not _anything(numbers.settings):
        text = ngettext(
            "{offer}, {n} of {all} accounts would gain by leaving.",
            "{offer}, {n} of {all} accounts would gain by leaving.",
            n,
        )
    else:
        text = ngettext(
            "{offer}, {n} of {all} accounts would gain by leaving; {already} would today already.",
            "{offer}, {n} of {all} accounts would gain by leaving; {already} of them would today already.",
            n,
        )
    said = text.format(**facts)
    if numbers.segment.kind == ALL:
        return said
    return _("{group}: {sentence}").format(group=numbers.segment.label, sentence=said)


def _held(numbers):
    """Who stays today only because changing is expensive."""
    held = (numbers.today.zone == HELD) & numbers.segment.members
    if not held.any():
        return ""
    n, gone = int(held.sum()), int((held & (numbers.offer.zone == LEAVING_PAYS)).sum())
    first = int(np.where(held, numbers.threshold, np.inf).argmin())
    more = numbers.threshold[first] * 100
    facts = {"n": n, "gone": gone, "account": name_of_account(numbers, first)}
    if more > 0:
        first_said = _("The first is {account}, for which leaving pays from {more} points more on.")
        facts["more"] = _little(more)
    else:
        first_said = _("The first is {account}.")
    if n == numbers.segment.members.sum():  # how many would go is said already
        text = "{first}"
    elif not gone:
        text = ngettext(
            "The {n} that stays only because changing is expensive would not.",
            "None of the {n} that stay only because changing is expensive would.",
            n,
        )
        text += " {first}"
    else:
        text = ngettext(
            "The {n} that stays today only because changing is expensive would be among them.",
            "{gone} of the {n} that stay today only because changing is expensive would be among them.",
            n,
        )
        text += " {first}"
    return text.format(first=first_said.format(**facts), **facts)


def _worth(numbers):
    today, offer = (total(numbers, state.clp) for state in (numbers.today, numbers.offer))
    facts = {"today": money(today), "offer": money(offer), "n": int(numbers.segment.members.sum())}
    if not _anything(numbers.settings):
        said = _("Together the {n} have an expected lifetime profit of {today}.").format(**facts)
    elif offer <= today:
        said = _("The expected lifetime profit of all {n} falls from {today} to {offer}.").format(**facts)
    else:
        said = _(
            "The expected lifetime profit of all {n} rises from {today} to {offer}: they lose money, and who "
            "leaves loses no more."
        ).format(**facts)
    place = numbers.dearest
    if place is None or not _anything(numbers.settings):
        return said
    lost = numbers.today.clp[place] - numbers.offer.clp[place]
    largest = _("The largest loss would be {account}, {lost} less.")
    return f"{said} {largest.format(account=name_of_account(numbers, place), lost=money(lost))}"


def _one(numbers):
    """The same of one account, with what to do."""
    place = int(numbers.segment.members.argmax())
    today, offer = numbers.today, numbers.offer
    gains = offer.zone[place] == LEAVING_PAYS
    more = -offer.force[place] if gains else numbers.threshold[place]
    facts = {
        "offer": _offer(numbers.settings),
        "account": name_of_account(numbers, place),
        "more": _little(more * 100),
        "before": formats.percent(today.leaving[place]),
        "after": formats.percent(offer.leaving[place]),
        "today": money(today.clp[place]),
        "worth": money(offer.clp[place]),
    }
    text = (
        _("{offer}, {account} gains by leaving, by {more} points of a year's purchases.")
        if gains
        else _("{offer}, leaving does not pay for {account}: it would from {more} points on.")
    )
    if _anything(numbers.settings):
        rest = _(
            "Its chance to leave within a year goes from {before} to {after}, its expected lifetime profit "
            "from {today} to {worth}."
        )
    else:
        rest = _("Its chance to leave within a year is {before}, its expected lifetime profit {today}.")
    zone = loyalty.ZONES[offer.zone[place]]
    said = f"{text} {rest}".format(**facts)
    return f"{said} {_(zone.means)} {_(zone.strategy)}"


def _effort(numbers):
    """What we do, what it keeps and what it costs."""
    if not numbers.acts:
        return ""
    kept = total(numbers, numbers.after.clp) - total(numbers, numbers.offer.clp)
    cost = total(numbers, numbers.cost)
    facts = {
        "effort": _what(numbers.settings),
        "kept": money(kept),
        "cost": money(cost),
        "left": money(abs(kept - cost)),
    }
    if kept > cost:
        text = _("{effort} would keep {kept} for {cost}: {left} more than the cost.")
    elif kept > 0:
        text = _("{effort} would keep {kept}, but cost {cost}: a loss of {left}.")
    else:
        text = _("{effort} would keep nothing worth having and cost {cost}.")
    said = f"{text.format(**facts)} {_still(numbers)}".rstrip()
    n = int(numbers.segment.members.sum())
    assumed = _assumed(numbers.settings)
    if n == 1:
        return f"{said} {assumed}"
    pays = int(((numbers.after.clp - numbers.offer.clp > numbers.cost) & numbers.segment.members).sum())
    each = ngettext(
        "Taken one by one it pays at {pays} of the {n} accounts.",
        "Taken one by one it pays at {pays} of the {n} accounts.",
        pays,
    )
    return f"{said} {each.format(pays=pays, n=n)} {assumed}"


def _still(numbers):
    """For how many leaving pays after what we do: what the picture counts."""
    members = numbers.segment.members
    before, after = (
        int(((state.zone == LEAVING_PAYS) & members).sum()) for state in (numbers.offer, numbers.after)
    )
    if not before:
        return ""
    if members.sum() == 1:
        return _("Leaving would still pay.") if after else _("Leaving would then no longer pay.")
    if after == before:
        text = ngettext(
            "Leaving would still pay for {after} account.",
            "Leaving would still pay for {after} accounts.",
            after,
        )
    elif after:
        text = ngettext(
            "Leaving would then pay for {after} account in place of {before}.",
            "Leaving would then pay for {after} accounts in place of {before}.",
            after,
        )
    else:
        text = _("Leaving would then pay for none.")
    return text.format(before=before, after=after)


def _assumed(settings):
    """What a yuan more of value or barrier is taken to cost us."""
    value, barrier = settings["value_points"], settings["barrier_points"]
    if value and barrier:
        text = _("Assumed: a yuan of value costs us {value}, a yuan of barrier {barrier} once.")
    elif value:
        text = _("Assumed: a yuan of value costs us {value}.")
    else:
        text = _("Assumed: a yuan of barrier costs us {barrier} once.")
    return text.format(value=_yuan(settings["value_cost"]), barrier=_yuan(settings["barrier_cost"]))


def _yuan(amount):
    return _("half a yuan") if amount == 0.5 else f"CNY{formats.NBSP}{amount:.2f}"


def _what(settings):
    value, barrier = settings["value_points"], settings["barrier_points"]
    if value and barrier:
        text = ngettext(
            "{value} point of value and {barrier} of barrier",
            "{value} points of value and {barrier} of barrier",
            _plural(value),
        )
    elif value:
        text = ngettext("{value} point of value", "{value} points of value", _plural(value))
    else:
        text = ngettext("{barrier} point of barrier", "{barrier} points of barrier", _plural(barrier))
    return text.format(value=points_text(value), barrier=points_text(barrier))


def _left_out(numbers):
    n = numbers.facts.left_out
    if not n:
        return ""
    return ngettext(
        "{n} account is left out: its values or switching costs are not known.",
        "{n} accounts are left out: their values or switching costs are not known.",
        n,
    ).format(n=n)


def _anything(settings):
    return settings["rival_points"] > 0 or settings["once_points"] > 0


def _plural(points):
    """One point is one, one and a half are several."""
    return 1 if points == 1 else 2


def _little(points):
    """Points that are computed: a decimal, and a digit at least."""
    return f"{points:.1f}" if points >= 0.095 or not points else f"{points:.1g}"
