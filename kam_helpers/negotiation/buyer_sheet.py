"""What stands on the buyer's role-play sheet alone: its style, its secrets, and how it comes down."""

from dataclasses import replace

from ..formats import money, percent
from ..text import _
from .buyer import SLICES, interests, opening
from .lines import Reply, opening_words, words
from .tactics import REAL_STEP, level
from .worth import in_thousands


def buyer_facts(scenario):
    """What the buyer is, asks and needs, as sentences."""
    style = scenario.style
    return [
        _("You buy like this ({style}): {does}").format(style=_(style.name), does=_(style.does)),
        _("You open with: “{words}”").format(words=opening_words(scenario)),
        _("All you ask is worth {value} a year to you.").format(value=money(scenario.opening_value)),
        _("Take nothing that is worth less than {value} a year to you.").format(
            value=money(scenario.buyer.reservation)
        ),
        *_secrets(scenario),
    ]


def _secrets(scenario):
    if scenario.mandate:
        yield _("Your head office has fixed what you must bring home.")
    if scenario.claimed_floor:
        yield _(
            "The offer of {quote} below is a bluff. Whoever asks to see it has caught you: admit it and give "
            "way."
        ).format(quote=percent(scenario.claimed_quote, 1))
    elif scenario.quote_in_writing:
        covers = percent(scenario.quote_share) if scenario.quote_share < 1 else _("all")
        yield _(
            "You have a rival's offer in writing, {quote} below today's price, for {part} of what you buy."
        ).format(quote=percent(scenario.claimed_quote, 1), part=covers)
    if scenario.claimed_deadline:
        yield _(
            "Your date is invented. It passes with the seller's offer no. {n}; then find more time. If the "
            "seller gives before the date, set it one offer later."
        ).format(n=scenario.claimed_deadline)


def buyer_rules(scenario):
    """How this buyer plays, as sentences."""
    style = scenario.style
    yield _("After {n} moves of the seller the time is up. Do not say so.").format(n=scenario.rounds)
    yield _("Add up what each offer is worth to you.")
    yield from _coming_down(scenario)
    yield _(
        "Your own offers are worth about as much to you as what you settle for; never repeat one that you "
        "have replaced."
    )
    yield _("Asked what matters to you, say: “{words}”").format(
        words=words(Reply("interests", told=interests(scenario)), scenario)
    )
    if style.name != "bluffer":
        yield _("Asked to see another offer, say: “{words}”").format(
            words=words(Reply("shown" if scenario.quote_in_writing else "no quote"), scenario)
        )
    if style.name == "price-only":
        yield _("Your own offers change the price alone.")
    if style.name == "salami":
        yield _(
            "Before you accept, ask for one small thing more, up to {n} times. If the seller repeats its "
            "offer without it, sign."
        ).format(n=SLICES)
    if style.patience:
        yield _("Leave after {n} offers in a row that bring you nothing new; warn once before.").format(
            n=style.patience
        )


def _coming_down(scenario):
    """From which worth on the buyer accepts, offer by offer."""
    if scenario.style.name == "relationship":
        yield _(
            "At first you settle for what you ask, {asked} a year. Each time an offer is worth more to you "
            "than all before it, come down: by half as much again if it is a real step of {step} or more, "
            "by less than half of it if it is a crumb. Accept what is worth as much as you "
            "now settle for."
        ).format(asked=money(scenario.opening_value), step=money(REAL_STEP * scenario.opening_value))
        yield _(
            "If the seller doubts your word or opens with a crumb, come down by a third less from then on."
        )
        return
    yield _(
        "Accept an offer that is worth at least this much to you, in thousand CNY a year, by the offers that "
        "the seller has made: {levels}."
    ).format(levels=_levels(scenario, called=False))
    if scenario.claimed_floor:
        yield _("Once you are caught: {levels}.").format(levels=_levels(scenario, called=True))


def _levels(scenario, called):
    """What the buyer settles for at each offer of the seller, in words."""
    state = replace(opening(scenario)[0], called=called)
    return "; ".join(
        _("offer {n}: {worth}").format(
            n=n, worth=in_thousands(level(scenario, state, n), scenario.buyer.purchases)
        )
        for n in range(1, scenario.rounds + 1)
    )
