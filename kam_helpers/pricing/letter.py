"""The counter-offer as a letter: what we give, and what for. No figure of ours that the buyer may not see."""

from .. import checks
from ..errors import CourseError
from ..formats import money, percent
from ..text import _, ngettext
from .kinds import CONCEDE, INDEX, PART, PHASE, REDESIGN, REFUSE, TRADE, UNBUNDLE
from .responses import Response
from .returns import return_words

VALID_DAYS = 30


def counter_offer_letter(ranking, account, request, response, *, valid_days=VALID_DAYS):
    """The letter that offers ``response`` to ``account``, as plain text with the figures filled in.

    ``ranking``: of ``rank_responses``; ``response``: the name of one of its answers, or a Response (one of
    your own reads like a trade). ``valid_days``: how long the offer stands. Money is at today's volume.
    Markup in a name stays text; line breaks in it become blanks.
    """
    days = checks.count(valid_days, "valid_days", least=1)
    answer = response if isinstance(response, Response) else ranking.response(response)
    if answer.name == UNBUNDLE and answer.empty:
        raise CourseError(
            _("{account} costs little to serve: there is no service to take out of the price.").format(
                account=account.name
            )
        )
    body = _BODIES.get(answer.name, _trade)(account, request, answer, ranking.settings)
    close = ngettext("This offer stands for one day.", "This offer stands for {n} days.", days).format(n=days)
    name = one_line(account.name)
    subject = _("Subject: your request for {asked}").format(asked=_asked(request))
    greeting = _("Dear colleagues at {account},").format(account=name)
    thanks = _("Thank you for telling us what you need. We have looked at it, and this is our answer.")
    offer = body if answer.name == REFUSE else [*body, close]
    return "\n\n".join([subject, greeting, thanks, *offer, _("With kind regards")]) + "\n"


def one_line(name):
    """A name as text on one line: line breaks and control characters in it become blanks."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(name)).split())


def _asked(request):
    parts = [percent(cut, 1) for cut in request.asked]
    wish = _("a price cut of {cuts}").format(cuts=_(", then ").join(parts)) if any(request.asked) else ""
    days = _("{n:g} more days to pay").format(n=request.extra_days) if request.extra_days else ""
    return _(" and ").join(part for part in (wish, days) if part)


def _gives(account, answer):
    """What we give, as half a sentence after “then we”."""
    cut = answer.total_cut
    parts = []
    if cut:
        words = {"cut": percent(cut, 1), "money": money(cut * account.purchases), "n": len(answer.cuts)}
        parts.append(
            ngettext(
                "lower the price by {cut} (about {money} a year)",
                "lower the price by {cut} in all over {n} years (about {money} a year in the end)",
                sum(1 for one in answer.cuts if one),
            ).format(**words)
        )
    days = round(max(answer.extra_days))
    if days > 0:
        parts.append(
            ngettext("give you one more day to pay", "give you {n} more days to pay", days).format(n=days)
        )
    return _(" and ").join(parts) or _("keep the price where it is")


def _refuse(account, request, answer, settings):
    return [
        _("We keep the price. It pays for what you get from us today, and we want to take nothing away."),
        _(
            "If you show us the offer you compare us with, line by line and with what is in it, then we will "
            "answer every line within two weeks."
        ),
    ]


def _yes(account, request, answer, settings):
    gives = _gives(account, answer)
    if answer.volume_change > 0:
        return [
            _("If you order {volume} more in the coming year, as you offered, then we {gives}.").format(
                volume=percent(answer.volume_change), gives=gives
            )
        ]
    years = len(request.asked)
    return [
        ngettext(
            "If you confirm in writing that it settles the price for the coming year, then we {gives}.",
            "If you confirm in writing that it settles the price for the coming {n} years, then we {gives}.",
            years,
        ).format(n=years, gives=gives)
    ]


def _trade(account, request, answer, settings):
    wishes = "\n".join(f"– {words}" for words in return_words(answer.returns))
    if not wishes:
        return _yes(account, request, answer, settings)
    deal = [_("If you"), wishes, _("then we {gives}.").format(gives=_gives(account, answer))]
    if answer.total_cut:
        deal.append(
            _("We credit the cut at the end of each year, once we have counted together what was agreed.")
        )
    return deal


def _redesign(account, request, answer, settings):
    cut = answer.total_cut
    return [
        _(
            "If your engineers work with ours on what drives the cost of our products at your plant, and "
            "approve what passes your trials, then we share what is saved: {share} of it is yours."
        ).format(share=percent(settings.saving_shared)),
        _(
            "We expect {cut} of the price (about {money} a year) from the second year on. If less is found, "
            "then both of us get less."
        ).format(cut=percent(cut, 1), money=money(cut * account.purchases)),
    ]


def _phase(account, request, answer, settings):
    if not answer.total_cut:
        return [
            _("If you agree that no other request follows while the days grow, then we {gives}.").format(
                gives=_gives(account, answer)
            )
        ]
    path = [
        _(
            "If you agree on the whole path, without another request while it runs, then we lower the price "
            "by {step} in each of {n} years: {cut} in all (about {money} a year in the end)."
        ).format(
            step=percent(answer.cuts[0], 1),
            n=len(answer.cuts),
            cut=percent(answer.total_cut, 1),
            money=money(answer.total_cut * account.purchases),
        )
    ]
    if answer.extra_days[-1]:
        path.append(
            _("The time to pay grows in the same steps, to {n:.0f} days more in the end.").format(
                n=answer.extra_days[-1]
            )
        )
    return path


def _unbundle(account, request, answer, settings):
    return [
        _(
            "If you do without {share} of the service that is in the price today (rush orders, small lots, "
            "special deliveries: we choose together), then we {gives}."
        ).format(share=percent(answer.service_saved_share), gives=_gives(account, answer)),
        _("Each of these services stays on our list, and you pay for what you order."),
    ]


def _index(account, request, answer, settings):
    share = answer.index_share * (1 - account.avoidable_margin)
    return [
        _(
            "If you agree that it works in both directions, then we tie a part of the price to a public cost "
            "index that you can check: the rest stays fixed."
        ),
        _(
            "We propose {share} of the price, with the average of the last three months, and a floor and a "
            "cap that we set together."
        ).format(share=percent(_rounded(share))),
    ]


def _rounded(share):
    """To five points: the letter must not tell our margin."""
    return round(share * 20) / 20


_BODIES = {
    REFUSE: _refuse,
    CONCEDE: _yes,
    PART: _yes,
    TRADE: _trade,
    REDESIGN: _redesign,
    PHASE: _phase,
    UNBUNDLE: _unbundle,
    INDEX: _index,
}
