"""What a negotiation shows while it goes on, as plain values for the browser."""

from kam_helpers.negotiation import NAMES
from kam_helpers.text import _, ngettext

from .amounts import against_floor, option, parts_of, signed, value_of
from .ending import board, ending
from .hints import hint


def shown(session):
    """Everything the browser needs to draw a negotiation; plain JSON, no markup."""
    game = session.game
    return {
        "buyer": _("Buyer no. {seed}").format(seed=game.scenario.seed),
        "moves": _moves(game),
        "begun": bool(game.moves_made),
        "lines": [_line(game, entry) for entry in game.log],
        "form": None if game.over else _form(game, session.composed),
        "end": ending(game, session.narrow) if game.over else None,
        "board": board(session.results),
        "team": session.team,
        "at": _account_at(session),
        "seed": game.scenario.seed,
    }


def _account_at(session):
    """Where the account stands among those to choose from; -1 where there is no choice."""
    account = session.game.scenario.account
    return session.accounts.index(account) if account in session.accounts else -1


def _moves(game):
    made = len(game.moves_made)
    return ngettext("{n} move made", "{n} moves made", made).format(n=made)


def _line(game, entry):
    below = ""
    if entry.deal is not None:
        value = value_of(game.scenario, entry.deal)
        where, _below = against_floor(value, game.scenario.seller.reservation)
        below = _("Worth {value} a year to you, {where}").format(value=signed(value), where=where)
    return {"who": "you" if entry.who == "seller" else "buyer", "text": [entry.words], "below": below}


def _form(game, composed):
    scenario, standing = game.scenario, game.standing
    parts = parts_of(scenario, composed)
    rows = [
        {
            "chosen": issue.index(getattr(composed, name)),
            "theirs": option(name, getattr(standing, name)),
            "part": signed(parts[name]),
            "gain": _sign(parts[name]),
        }
        for name, issue in zip(NAMES, scenario.space.issues, strict=True)
    ]
    return {
        "rows": rows,
        "theirs": _total(scenario, standing, _("Their offer is worth {value} a year to you: {where}.")),
        "yours": _total(scenario, composed, _("Your offer is worth {value} a year to you: {where}.")),
        "scale": _scale(scenario, standing, composed),
        "hint": hint(game, composed),
    }


def _sign(value):
    return "gain" if value > 0 else "loss" if value < 0 else ""


def _total(scenario, deal, sentence):
    value = value_of(scenario, deal)
    where, below = against_floor(value, scenario.seller.reservation)
    return {
        "value": signed(value),
        "where": where,
        "below": below,
        "said": sentence.format(value=signed(value), where=where),
    }


def _scale(scenario, standing, composed):
    """Places from 0 to 100 from the worst deal for us (or no deal, if that is worse) to the best."""
    values, floor = scenario.seller_values, scenario.seller.reservation
    low, high = min(float(values.min()), floor, 0.0), max(float(values.max()), 0.0)
    marks = {
        "floor": (floor, _("Your floor, no deal: {value}")),
        "today": (0.0, _("Today's terms: {value}")),
        "theirs": (value_of(scenario, standing), _("Their offer: {value}")),
        "yours": (value_of(scenario, composed), _("Your offer: {value}")),
    }
    return [
        {"kind": kind, "at": _place(value, low, high), "text": text.format(value=signed(value))}
        for kind, (value, text) in marks.items()
    ]


def _place(value, low, high):
    return round(100 * (value - low) / (high - low), 2) if high > low else 50.0
