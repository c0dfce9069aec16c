"""What to think of before the next move: from our own figures alone, never from what only the buyer knows."""

from dataclasses import replace

from kam_helpers.formats import money, percent
from kam_helpers.negotiation import TODAY
from kam_helpers.text import _

from .amounts import option, parts_of, signed, value_of

_NOTHING = 1.0  # CNY a year: a smaller step is none


def hint(game, composed):
    """One sentence or two about the offer in the form, before it is made; empty when the talk is over."""
    if game.over:
        return ""
    scenario, last = game.scenario, game.state.last
    ours, theirs = value_of(scenario, composed), value_of(scenario, game.standing)
    if ours < scenario.seller.reservation:
        warning = _("Do not offer this: no deal is better for you. Give less, or take something back.")
        return " ".join([warning, *_levers(scenario, composed)])
    if theirs - ours > _NOTHING and composed != TODAY:
        more = _(
            "This is more than they ask: it costs you {amount} a year more than a plain yes to their offer."
        )
        return " ".join([more.format(amount=money(theirs - ours)), *_levers(scenario, composed)])
    if theirs >= ours and composed != TODAY:
        return _("Their offer is at least as good for you as this one: accept theirs, or ask for more.")
    if last is None and composed == TODAY:
        return _opening(game)
    before = TODAY if last is None else scenario.space.deal(last)
    return _step(scenario, before, composed, first=last is None)


def _opening(game):
    """Before the first offer, with nothing in the form yet: what has not been asked so far, and the trade."""
    asked = {move.kind for move in game.moves_made}
    if "ask for interests" in asked:
        start = _(
            "Let every cut buy you something: volume, a longer term, earlier payment or leaner service; "
            "watch how they answer each of them."
        )
    else:
        start = _(
            "Before you give anything: ask what matters to them, then let every cut buy you something: "
            "volume, a longer term, earlier payment or leaner service."
        )
    if not game.scenario.claimed_quote or "ask for evidence" in asked:
        return start
    quote = _(
        "They speak of another offer, {quote} below you. You can ask to see it; it costs a move, and "
        "some take it badly."
    )
    return f"{start} {quote}".format(quote=percent(game.scenario.claimed_quote, 1))


def _step(scenario, before, composed, first):
    """What the offer in the form gives and takes against the one before (or today's terms)."""
    if composed == before:
        return _(
            "You have offered exactly this already. Repeating it says that you mean it; some buyers leave."
        )
    moved = _moved(scenario, before, composed)
    gives, takes = -sum(min(step, 0.0) for step in moved), sum(max(step, 0.0) for step in moved)
    against = _("today's terms") if first else _("your last offer")
    if gives > _NOTHING and takes <= _NOTHING:
        text = _("Against {what} this gives {gives} a year and takes nothing back.")
        return " ".join([text.format(what=against, gives=money(gives)), *_levers(scenario, composed)])
    if gives > _NOTHING:
        text = _("A trade: against {what} this gives {gives} and takes {takes} a year.")
    else:
        text = _("Against {what} this takes {takes} a year and gives nothing. They will hear a step back.")
    return text.format(what=against, gives=money(gives), takes=money(takes))


def _moved(scenario, before, composed):
    """What each choice that changed brings us, CNY a year. That a cut or days now count for more or less is
    due to the volume (or the price) that changed, and not a step of its own."""
    old, new = parts_of(scenario, before), parts_of(scenario, composed)
    steps = {name: new[name] - old[name] for name in new}
    changed = [name for name in steps if getattr(before, name) != getattr(composed, name)]
    cause = next((name for name in ("volume", "cut") if name in changed), None)
    brought_along = sum(step for name, step in steps.items() if name not in changed)
    return [steps[name] + brought_along * (name == cause) for name in changed]


def _levers(scenario, composed):
    """What could be taken back: for the issues beside the price, the next step and what it is worth to us."""
    now, found = value_of(scenario, composed), []
    for issue in scenario.space.issues[1:]:
        at = issue.index(getattr(composed, issue.name)) + (-1 if issue.name == "days" else 1)
        if 0 <= at < len(issue.values):
            step = replace(composed, **{issue.name: issue.values[at]})
            worth = value_of(scenario, step) - now
            named = f"{issue.label} {option(issue.name, issue.values[at])}"
            found.append((worth, _("{lever} ({worth})").format(lever=named, worth=signed(worth))))
    found = [text for worth, text in sorted(found, reverse=True) if worth > _NOTHING]
    return [_("You could ask for: {levers}.").format(levers=", ".join(found))] if found else []
