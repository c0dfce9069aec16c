"""What to think of before the next move: from our own figures alone, never from what only the buyer knows."""

from kam_helpers.formats import money, percent
from kam_helpers.negotiation import TODAY
from kam_helpers.text import _

from .amounts import parts_of, value_of

_NOTHING = 1.0  # CNY a year: a smaller step is none


def hint(game, composed):
    """One sentence or two about the offer in the form, before it is made; empty when the talk is over."""
    if game.over:
        return ""
    scenario, last = game.scenario, game.state.last
    ours, theirs = value_of(scenario, composed), value_of(scenario, game.standing)
    if ours < scenario.seller.reservation:
        return _(
            "Do not offer this: no deal is better for you. Cut less, or take something back for the cut."
        )
    if theirs >= ours and composed != TODAY:
        return _("Their offer is at least as good for you as this one: accept theirs, or ask for more.")
    if last is None and composed == TODAY:
        return _opening(scenario)
    before = TODAY if last is None else scenario.space.deal(last)
    return _step(scenario, before, composed, first=last is None)


def _opening(scenario):
    """Before the first offer, with nothing in the form yet."""
    start = _(
        "Before you give anything: ask what matters to them, then let every cut buy you something: volume, "
        "a longer term, earlier payment or leaner service."
    )
    if not scenario.claimed_quote:
        return start
    quote = _(
        "They may point to another offer, {quote} below you. You can ask to see it; it costs a move, and "
        "some take it badly."
    )
    return f"{start} {quote}".format(quote=percent(scenario.claimed_quote, 1))


def _step(scenario, before, composed, first):
    """What the offer in the form gives and takes against the one before (or today's terms)."""
    old, new = parts_of(scenario, before), parts_of(scenario, composed)
    moved = [new[name] - old[name] for name in new]
    gives, takes = -sum(min(step, 0.0) for step in moved), sum(max(step, 0.0) for step in moved)
    if composed == before:
        return _("You have offered exactly this already. Repeating it says that you mean it; not all wait.")
    against = _("today's terms") if first else _("your last offer")
    if gives > _NOTHING and takes <= _NOTHING:
        text = _("Against {what} this gives {gives} a year and takes nothing back. What do you ask for it?")
    elif gives > _NOTHING:
        text = _("A trade: against {what} this gives {gives} and takes {takes} a year.")
    else:
        text = _("Against {what} this takes {takes} a year and gives nothing. They will hear a step back.")
    return text.format(what=against, gives=money(gives), takes=money(takes))
