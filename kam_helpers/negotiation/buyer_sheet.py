"""What stands on the buyer's role-play sheet alone: its style, its secrets, and how it comes down."""

from dataclasses import replace

from ..formats import money, percent
from ..text import _
from .buyer import SLICES, interests, opening
from .lines import Reply, opening_words, words
from .tactics import DOUBTED, REAL_STEP, RETURNS_CRUMB, RETURNS_STEP, level
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
        yield from _step_by_step(scenario)
        return
    yield _(
        "Accept an offer that is worth at least this much to you, in thousand CNY a year, by the offers that "
        "the seller has made: {levels}."
    ).format(levels=_levels(scenario, called=False))
    if scenario.claimed_floor:
        yield _("Once you are caught: {levels}.").format(levels=_levels(scenario, called=True))


def _step_by_step(scenario):
    """How a relationship buyer comes down, each rule with its example in money."""
    real = REAL_STEP * scenario.opening_value
    crumb = real / 3
    yield _(
        "At first you settle for what you ask, {asked} a year. Accept what is worth as much to you as you "
        "now settle for; never go below the least that you take."
    ).format(asked=money(scenario.opening_value))
    yield _("A step is what an offer is worth to you beyond the best offer before it (the first: beyond 0).")
    yield _(
        "A real step is one of {real} or more: come down by {times} times the step. Example: for a step of "
        "{real} come down by {back}, to {left}."
    ).format(
        real=money(real),
        times=f"{RETURNS_STEP:.1f}",
        back=money(RETURNS_STEP * real),
        left=money(scenario.opening_value - RETURNS_STEP * real),
    )
    yield _(
        "Any smaller step is a crumb: come down by {times} times the step. Example: for a step of {crumb} "
        "come down by {back}."
    ).format(times=f"{RETURNS_CRUMB:.1f}", crumb=money(crumb), back=money(RETURNS_CRUMB * crumb))
    yield _(
        "If the seller doubts your word or opens with a crumb, come down by {part} of these amounts from "
        "then on: for a step of {real} by {back}."
    ).format(part=percent(DOUBTED), real=money(real), back=money(DOUBTED * RETURNS_STEP * real))


def _levels(scenario, called):
    """What the buyer settles for at each offer of the seller, in words."""
    state = replace(opening(scenario)[0], called=called)
    return "; ".join(
        _("offer {n}: {worth}").format(
            n=n, worth=in_thousands(level(scenario, state, n), scenario.buyer.purchases)
        )
        for n in range(1, scenario.rounds + 1)
    )
