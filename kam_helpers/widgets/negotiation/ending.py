"""What a negotiation shows when it is over: the debrief, its picture, and the plays so far."""

import base64

import numpy as np

from kam_helpers import plots
from kam_helpers.formats import money, percent
from kam_helpers.negotiation import OUTCOMES, debrief
from kam_helpers.plots.negotiation.space import NARROW
from kam_helpers.text import _, ngettext

from .amounts import against_floor, signed

_CSS_INCH = 96  # pixels
_DPI = 144  # one and a half times the pixels of the page: sharp, and soon drawn


def ending(game, narrow=False):
    """The debrief of a finished Game as plain values; ``size``: of its picture, in pixels of the page."""
    found = debrief(game)
    *told, style = found.sentences
    where, below = against_floor(game.value, found.no_deal)
    summary = _("Worth {value} a year to you, {where}: {share} of what was possible.")
    return {
        "kind": "below" if below else "deal" if game.deal and found.share else "none",
        "title": _(OUTCOMES[game.outcome]),
        "summary": summary.format(value=signed(game.value), where=where, share=percent(found.share)),
        "told": told[1:],  # the first says the outcome, which the title does
        "next": style,
        "size": [round(inches * _CSS_INCH) for inches in _size(narrow)],
        "compared": _compared(game, found),
        "turns": [_turn(turn) for turn in found.turns],
    }


def picture(game, narrow=False):
    """All deals, and the way this game took through them: PNG as text, with its alternative text."""
    drawn = plots.picture(plots.negotiation.space, game.scenario, game, size=_size(narrow))
    return {"png": base64.b64encode(drawn.png(dpi=_DPI)).decode("ascii"), "alt": drawn.reading}


def _size(narrow):
    """Inches of the picture."""
    return NARROW if narrow else plots.negotiation.space.size


def _compared(game, found):
    scenario, space = game.scenario, game.scenario.space
    deals = []
    if found.left:
        deals.append((_("As good for the buyer, better for you"), found.better))
    if found.zone:
        numbers = np.array(found.zone.numbers)
        best = numbers[np.argmax(scenario.seller_values[numbers])]
        deals += [
            (_("Nash point (largest product of both gains)"), found.nash),
            (_("The most you could get"), space.deal(best)),
        ]
    if game.deal:
        deals.insert(0, (_("Your deal"), game.deal))
    rows = []
    for name, deal in deals:
        number = space.number(deal)
        worth = signed(scenario.seller_values[number]), signed(scenario.buyer_values[number])
        rows.append([name, str(deal), *worth])
    nothing = signed(found.no_deal), signed(scenario.buyer.reservation)
    return [*rows, [_("No deal"), _("today's terms, at risk"), *nothing]]


def _turn(turn):
    best = (
        _("nothing: walking away was better")
        if turn.best is None
        else _("{deal} ({value})").format(deal=turn.best, value=signed(turn.best_value))
    )
    worth = "–" if turn.ours is None else signed(turn.ours)
    return [str(turn.round), turn.said, worth, money(turn.for_nothing) if turn.for_nothing else "–", best]


def board(results):
    """The finished plays as rows of text."""
    return [
        [
            result.team or "–",
            _("{account}, no. {seed}").format(account=result.account, seed=result.seed),
            _(result.style),
            _outcome(result),
            signed(result.value),
            percent(result.share),
        ]
        for result in results
    ]


def _outcome(result):
    said = _(OUTCOMES[result.outcome])
    if not result.taken_back:
        return said
    steps = ngettext("{n} step taken back", "{n} steps taken back", result.taken_back)
    return _("{outcome} ({steps})").format(outcome=said, steps=steps.format(n=result.taken_back))
