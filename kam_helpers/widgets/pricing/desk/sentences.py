"""What an account manager could say to the boss: what to answer and why, how firm, where to stop."""

import math

from kam_helpers import formats
from kam_helpers.pricing.kinds import (
    CONCEDE,
    INDEX,
    PART,
    PHASE,
    REDESIGN,
    REFUSE,
    TRADE,
    UNBUNDLE,
)
from kam_helpers.pricing.request import FIXED_PRICE, PRICE_INDEX
from kam_helpers.pricing.returns import units_asked
from kam_helpers.text import N_, _, ngettext

from ...panels import first_upper

_NEXT_TO_NOTHING = 0.0005  # of the price
# What to ask for, as half a sentence; the letter says it in full.
RETURNS = {
    "volume": N_("{n} % more volume"),
    "term": N_("an agreement of {n} years"),
    "share": N_("purchases worth {n} % of ours from other suppliers"),
    "mix": N_("{n} % of its purchases moved to products that earn more"),
    "payment days": N_("payment {n} days sooner"),
    "forecast": N_("a binding forecast"),
    "logistics": N_("full loads on fixed days"),
}


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    parts = (_answer, _why, _contract, _firm, _floor, _letter)
    return " ".join(said for part in parts if (said := part(numbers)))


def given(response, years=True):
    """What an answer gives in price and days, as half a sentence; or "". ``years``: with the number of years
    where the price falls in several of them.
    """
    days = round(max(response.extra_days))
    parts = [_off(response, years)] if response.total_cut else []
    if days > 0:
        parts.append(ngettext("{n} more day to pay", "{n} more days to pay", days).format(n=days))
    return _(" and ").join(parts)


def _off(response, years):
    several = years and sum(1 for cut in response.cuts if cut) > 1
    text = _("{cut} off in all over {n} years") if several else _("{cut} off")
    return text.format(cut=formats.percent(response.total_cut, 1), n=len(response.cuts))


def _answer(numbers):
    ranking = numbers.ranking
    best = ranking.response(ranking.best)
    facts = {
        "account": numbers.name or _("this account"),
        "gives": given(best, years=best.name != PHASE),
        "n": len(best.cuts),
        "step": formats.percent(best.cuts[0], 1) if best.cuts else "",
        "saving": formats.percent(ranking.settings.saving_found, 1),
        "share": formats.percent(best.service_saved_share),
        "returns": listed(
            [_(RETURNS[name]).format(n=f"{units_asked(name, units):g}") for name, units in best.returns]
        ),
        "volume": formats.percent(best.volume_change, 1),
    }
    return _answer_text(best).format(**facts)


def _answer_text(best):
    if best.name == PHASE and best.total_cut:
        return ngettext(
            "Spread it at {account}: {step} off now, and no more.",
            "Spread it at {account}: {step} off in each of {n} years, {gives} in the end.",
            len(best.cuts),
        )
    if best.name == TRADE and not best.returns:
        return _("Meet {account} in the middle: {gives}.")
    return {
        REFUSE: _("Hold the price at {account}."),
        CONCEDE: _("Give {account} what it asks: {gives}.")
        if not best.volume_change
        else _("Give {account} what it asks: {gives}, for {volume} more volume."),
        PART: _("Give {account} a part of what it asks: {gives}."),
        TRADE: _("Trade with {account}: {gives}, against {returns}."),
        REDESIGN: _(
            "Offer {account} a redesign: take {saving} of our cost out together and share it, {gives} from "
            "year 2."
        ),
        PHASE: _("Spread it at {account} over {n} years: {gives} in the end."),
        UNBUNDLE: _("Unbundle at {account}: {gives} for {share} less of the service that is in the price."),
        INDEX: _("Offer {account} a price index or an open book, and no cut now."),
    }[best.name]


def _why(numbers):
    ranking = numbers.ranking
    best, years = ranking.best, ranking.settings.horizon
    clp = numbers.value("expected_clp", best)
    facts = {
        "held": formats.percent(numbers.value("leaving", REFUSE)),
        "leaving": formats.percent(numbers.value("leaving", best)),
        "yes": formats.percent(numbers.value("leaving", CONCEDE)),
        "clp": formats.money(clp),
        "gain": formats.money(clp - numbers.value("expected_clp", REFUSE)),
        "less": formats.money(clp - numbers.value("expected_clp", CONCEDE)),
        "span": ngettext("over one year", "over {n} years", years).format(n=years),
    }
    if clp < 0:
        text = _("Every answer loses money {span}; this one least, {clp}.")
    elif best == REFUSE and facts["held"] == facts["yes"]:
        text = _("It leaves {clp} {span}; a full yes leaves {less} less and hardly lowers the risk.")
    elif best == REFUSE:
        text = _(
            "It leaves {clp} {span}; a full yes leaves {less} less, although it lowers the chance to lose it "
            "within a year from {held} to {yes}."
        )
    else:
        if facts["held"] == facts["leaving"]:
            text = _("The risk of losing it stays much the same; that leaves {clp} {span}, {ahead}.")
        else:
            text = _(
                "The chance to lose it within a year goes from {held} to {leaving}; that leaves {clp} "
                "{span}, {ahead}."
            )
        ahead = (
            _("{gain} more than a plain no")
            if best == CONCEDE
            else _("{gain} more than a plain no and {less} more than a full yes")
        )
        facts["ahead"] = ahead.format(**facts)
    return text.format(**facts)


def _contract(numbers):
    clause = numbers.account.clause
    if clause == FIXED_PRICE:
        return _("The contract fixes the price: the request is a wish, not a claim.")
    if clause == PRICE_INDEX:
        return _("By contract a part of the price follows an index: ask first what that has moved.")
    return ""


def _firm(numbers):
    ranking = numbers.ranking
    facts = {
        "word": first_upper(_(ranking.firmness_word)),
        "share": formats.percent(ranking.firmness),
        "second": _(ranking.second),
        "lead": formats.money(ranking.lead),
    }
    return _(
        "{word}: it comes first in {share} of the assumptions tried; second is “{second}”, {lead} behind."
    ).format(**facts)


def _floor(numbers):
    floor, request = numbers.floor, numbers.request
    asked = request.worth(numbers.ranking.settings.days_rate)
    facts = {
        "most": formats.percent(floor.most_cut, 1),
        "money": formats.money(floor.most),
        "floor": formats.money(floor.floor_purchases),
        "off": formats.percent(floor.floor_cut),
    }
    if floor.most_cut < _NEXT_TO_NOTHING:
        said = _("Without a return no cut pays.")
    elif floor.most_cut >= asked - _NEXT_TO_NOTHING:
        said = (
            _("Even the whole cut, for nothing in return, leaves more than a plain no.")
            if any(request.asked)
            else _("Even all the days, for nothing in return, leave more than a plain no.")
        )
    else:
        said = _("Without a return give at most {most} ({money} a year).")
    if floor.floor_cut > 0:
        said += " " + _(
            "The floor is {floor} a year for what it buys today ({off} less than now): below it we are "
            "better off without the account."
        )
    else:
        said += " " + _("It contributes nothing at today's price: without it we lose nothing.")
    return said.format(**facts)


def _letter(numbers):
    """What the chosen answer costs where it is not the first; nothing where it is."""
    if numbers.offered == numbers.ranking.best:
        return ""
    less = numbers.value("expected_clp", numbers.ranking.best) - numbers.value(
        "expected_clp", numbers.offered
    )
    return _("The letter offers “{answer}”, which leaves {less} less.").format(
        answer=_(numbers.offered), less=formats.money(less)
    )


def listed(parts):
    """Things one after the other, as a sentence counts them.

    >>> listed(["a forecast", "full loads", "a term"])
    'a forecast, full loads and a term'
    """
    *first, last = parts or [""]
    return _("{things} and {last}").format(things=", ".join(first), last=last) if first else last


def volume(change):
    """A change of volume as a percentage, or that none will do."""
    return formats.percent(change) if math.isfinite(change) else _("no volume")
