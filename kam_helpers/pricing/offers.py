"""What each answer says in the letter: what we give, and for what. Nothing that the buyer may not see."""

from ..formats import NBSP, money, percent
from ..text import _, ngettext
from .kinds import CONCEDE, INDEX, PART, PHASE, REDESIGN, REFUSE, TRADE, UNBUNDLE
from .request import TOLD, WRITTEN
from .returns import return_words


def offer(account, request, answer, settings):
    """The paragraphs that offer ``answer``; one of your own reads like a trade. A list of texts."""
    return _BODIES.get(answer.name, _trade)(account, request, answer, settings)


def _gives(account, request, answer):
    """What we give, and what of the request we do not, as half a sentence after “then we”."""
    cut = answer.total_cut
    parts = []
    if cut:
        words = {"cut": short(cut), "money": money(cut * account.purchases), "path": _path(answer.cuts)}
        if sum(1 for one in answer.cuts if one) == 1:
            text = _("lower the price by {cut} (about {money} a year)")
        else:
            text = _("lower the price by {path} ({cut} in all, about {money} a year in the end)")
        parts.append(text.format(**words))
    days = round(max(answer.extra_days))
    if days > 0:
        parts.append(
            ngettext("give you one more day to pay", "give you {n} more days to pay", days).format(n=days)
        )
    if not parts:
        parts.append(_("keep the price where it is"))
    if request.extra_days and not any(answer.extra_days):
        parts.append(_("leave the days to pay as they are"))
    return _(" and ").join(parts)


def _path(cuts):
    """How much comes off in which year, as half a sentence."""
    if len(set(cuts)) == 1:
        return _("{cut} in each of {n} years").format(cut=short(cuts[0]), n=len(cuts))
    steps = [
        _("{cut} in year {n}").format(cut=short(cut), n=year) for year, cut in enumerate(cuts, start=1) if cut
    ]
    return _("{steps} and {last}").format(steps=", ".join(steps[:-1]), last=steps[-1])


def short(fraction):
    """A percentage to a tenth, as people write it.

    >>> short(0.03), short(0.0175)
    ('3\\xa0%', '1.8\\xa0%')
    """
    return percent(fraction, 1).replace(f".0{NBSP}", NBSP)


def _days_stay(request):
    """The answer to the extra days asked where the offer is about something else."""
    return [_("The days to pay stay as they are.")] if request.extra_days else []


def _refuse(account, request, answer, settings):
    if not any(request.asked):
        no = _(
            "The days to pay stay as they are. Our price is made for them, and it pays for what you get from "
            "us today: we want to take nothing away."
        )
    elif request.extra_days:
        no = _(
            "We keep the price, and the days to pay stay as they are. The price pays for what you get from "
            "us today, and we want to take nothing away."
        )
    else:
        no = _("We keep the price. It pays for what you get from us today, and we want to take nothing away.")
    return [no, _HELPS[request.rival_offer]()]


_HELPS = {
    WRITTEN: lambda: _(
        "If you go with us through the offer you have shown us, line by line and with what is in it, then we "
        "will answer every line within two weeks."
    ),
    TOLD: lambda: _(
        "If you show us the offer you compare us with, line by line and with what is in it, then we will "
        "answer every line within two weeks."
    ),
    "": lambda: _(
        "If you tell us what our products cost you besides their price, such as waste, stops, stock or "
        "paperwork, then we will come with a proposal within two weeks."
    ),
}


def _yes(account, request, answer, settings):
    """A yes that settles the matter for as many years as were asked for, and hangs on what was promised."""
    settled = _settles(request)
    gives = _gives(account, request, answer)
    if answer.volume_change <= 0:
        return [
            _("If you confirm in writing that it {settles}, then we {gives}.").format(
                settles=settled, gives=gives
            )
        ]
    more = {"volume": percent(answer.volume_change), "settles": settled, "gives": gives}
    if answer.volume_change < request.volume_offered:
        deal = _(
            "If you order {volume} more a year, a part of what you offered, and confirm in writing that it "
            "{settles}, then we {gives}."
        )
    else:
        deal = _(
            "If you order {volume} more a year, as you offered, and confirm in writing that it {settles}, "
            "then we {gives}."
        )
    return [deal.format(**more), *_credited(answer)]


def _settles(request):
    """Half a sentence that ends further requests for as long as this one runs; days are terms, too."""
    years = len(request.asked)
    if request.extra_days:
        words = ngettext(
            "settles our terms for the coming year", "settles our terms for the coming {n} years", years
        )
    else:
        words = ngettext(
            "settles the price for the coming year", "settles the price for the coming {n} years", years
        )
    return words.format(n=years)


def _credited(answer):
    """A cut that hangs on what was promised is paid once it has come."""
    if not answer.total_cut:
        return []
    return [_("We credit the cut at the end of each year, once we have counted together what was agreed.")]


def _trade(account, request, answer, settings):
    wishes = "\n".join(f"– {words}" for words in return_words(answer.returns))
    if not wishes:
        return _yes(account, request, answer, settings)
    gives = _gives(account, request, answer)
    return [_("If you"), wishes, _("then we {gives}.").format(gives=gives), *_credited(answer)]


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
        ).format(cut=short(cut), money=money(cut * account.purchases)),
        *_days_stay(request),
    ]


def _phase(account, request, answer, settings):
    if not answer.total_cut:
        return [
            _("If you agree that no other request follows while the days grow, then we {gives}.").format(
                gives=_gives(account, request, answer)
            )
        ]
    path = [
        _(
            "If you agree on the whole path, without another request while it runs, then we lower the price "
            "by {step} in each of {n} years: {cut} in all (about {money} a year in the end)."
        ).format(
            step=short(answer.cuts[0]),
            n=len(answer.cuts),
            cut=short(answer.total_cut),
            money=money(answer.total_cut * account.purchases),
        )
    ]
    if answer.extra_days[-1]:
        path.append(
            _("The days to pay grow in the same steps, to {n:.0f} more in the end.").format(
                n=answer.extra_days[-1]
            )
        )
    return path


def _unbundle(account, request, answer, settings):
    return [
        _(
            "If you do without {share} of the service that is in the price today (rush orders, small lots, "
            "special deliveries: we choose together), then we {gives}."
        ).format(share=percent(answer.service_saved_share), gives=_gives(account, request, answer)),
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
        *_days_stay(request),
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
