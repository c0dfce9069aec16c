"""Why an answer comes first, in sentences an account manager would say."""

from ..formats import money, percent
from ..text import _, ngettext
from .kinds import CONCEDE
from .request import FIXED_PRICE, PRICE_INDEX
from .terms import days_as_price

_MUCH = 0.25  # of what a cut costs with the account itself: worth a sentence
_LEAST_ROOM = 0.0005  # of the price: what would be written as 0.0 %


def reasons_of(ranking):
    """The sentences of a Ranking, as a tuple."""
    found = [_verdict(ranking)]
    if any(one.name == CONCEDE for one in ranking.responses):
        found += [_rule(ranking), _spill(ranking)]
    found += [_days(ranking), _contract(ranking), _quote(ranking), _spread(ranking)]
    return tuple(sentence for sentence in found if sentence)


def _verdict(ranking):
    years = ranking.settings.horizon
    words = {
        "best": _(ranking.best)[:1].upper() + _(ranking.best)[1:],
        "clp": money(ranking.value("expected_clp", ranking.best)),
        "n": years,
    }
    if ranking.second is None:
        return ngettext(
            "{best} leaves {clp} over one year.", "{best} leaves {clp} over {n} years.", years
        ).format(**words)
    return ngettext(
        "{best} leaves {clp} over one year, {lead} more than the next best ({second}). That is {word}: it "
        "is the best in {share} of the drawn assumptions.",
        "{best} leaves {clp} over {n} years, {lead} more than the next best ({second}). That is {word}: it "
        "is the best in {share} of the drawn assumptions.",
        years,
    ).format(
        **words,
        lead=money(ranking.lead),
        second=_(ranking.second),
        word=_(ranking.firmness_word),
        share=percent(ranking.firmness),
    )


def _rule(ranking):
    cost = ranking.value("cost_of_concession", CONCEDE) + ranking.value("spill_over", CONCEDE)
    needed, removes = (ranking.value(name, CONCEDE) for name in ("indifferent", "removes"))
    if needed != needed:
        return _("The account contributes nothing after what it costs to serve: no cut is worth keeping it.")
    if needed > 1:
        return _(
            "A full yes costs {cost} a year, spill-over included: more than the account contributes, so that "
            "no risk it could remove pays for it."
        ).format(cost=money(cost))
    words = {"cost": money(cost), "needed": _points(needed), "removes": _points(removes)}
    if cost <= 0:
        return _("A full yes costs nothing: what comes with it pays for the cut.")
    if ranking.value("worth_it", CONCEDE):
        return _(
            "A full yes costs {cost} a year, spill-over included; it must remove {needed} points of risk and "
            "removes {removes}: it is worth its price."
        ).format(**words)
    return _(
        "A full yes costs {cost} a year, spill-over included; it must remove {needed} points of risk and "
        "removes {removes}: it is not worth its price."
    ).format(**words)


def _spill(ranking):
    spill, cost = (ranking.value(name, CONCEDE) for name in ("spill_over", "cost_of_concession"))
    if spill <= 0 or spill < _MUCH * cost:
        return None
    due = [one for one in ranking.spill.clauses if one.a_year(ranking.request.total_cut) > 0]
    if due:
        room = due[0].room
        begins = _("from a cut of {room} on").format(room=percent(room, 1)) if room >= _LEAST_ROOM else None
        return _(
            "With it, {spill} a year would go to other accounts, also through the most-favoured clause of "
            "{holder}, which counts {begins}."
        ).format(spill=money(spill), holder=due[0].holder, begins=begins or _("from the first yuan"))
    return _("With it, {spill} a year would go to other accounts that hear of it.").format(spill=money(spill))


def _days(ranking):
    request = ranking.request
    days = days_as_price(request.extra_days, ranking.settings.days_rate)
    if not days:
        return None
    words = {"n": f"{request.extra_days:g}", "days": percent(days, 2), "cut": percent(request.total_cut, 2)}
    if days > request.total_cut:
        return _("The {n} extra days cost {days} of the price: more than the {cut} asked off it.").format(
            **words
        )
    return _("The {n} extra days cost {days} of the price, beside the {cut} asked off it.").format(**words)


def _contract(ranking):
    clause = ranking.account.clause
    if clause == PRICE_INDEX:
        return _("By contract a part of the price follows indices: ask first what the index has moved.")
    if clause == FIXED_PRICE:
        return _("The contract fixes the price: until it ends the request is a wish, not a claim.")
    return None


def _quote(ranking):
    further = ranking.account.quote_further
    if not further:
        return None
    return _(
        "A rival's quotation counts with {points} points of the price beyond the discount known so far."
    ).format(points=_points(further))


def _spread(ranking):
    low, high = (ranking.value(name, ranking.best) for name in ("low", "high"))
    return _("In eight of ten simulated futures it leaves between {low} and {high}.").format(
        low=money(low), high=money(high)
    )


def _points(share):
    return f"{100 * share:.1f}".replace("-", "−")
