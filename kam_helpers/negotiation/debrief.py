"""What a negotiation shows afterwards: what was left, what was given for nothing, what would have been taken.

Money in CNY a year against a one-year deal at today's terms.
"""

from dataclasses import dataclass

import numpy as np

from ..formats import money
from ..text import _, ngettext
from .frontier import Zone, bargaining_zone, left_on_table, nash_point
from .game import OUTCOMES
from .issues import Deal
from .tactics import acceptable

_NOTHING = 1.0  # CNY: a smaller step is none


@dataclass(frozen=True)
class Turn:
    """One move of ours. ``said``: our words; ``deal``, ``ours``: what we offered and its worth to us (None
    for a question). ``gave``: how much less than our offer before (the first: than today's terms).
    ``for_nothing``: as much of it as made the buyer's offer no better for us. ``best``, ``best_value``: the
    best deal for us that the buyer would have settled for at this moment, and its worth; None if walking away
    was better.
    """

    round: int
    said: str
    deal: Deal | None
    ours: float | None
    gave: float
    for_nothing: float
    best: Deal | None
    best_value: float | None


@dataclass(frozen=True)
class Debrief:
    """``value`` and ``no_deal``: what the outcome, and no deal, are worth to us. ``left``: how much more
    we could have had with the buyer no worse off (None without a deal); ``better``: that deal. ``most``: the
    best the buyer could ever have agreed to; ``nash``: the Nash point, where the product of both gains over
    no deal is largest (both None without a zone).
    """

    outcome: str | None
    value: float | None
    no_deal: float
    zone: Zone
    left: float | None
    better: Deal | None
    most: float | None
    nash: Deal | None
    turns: tuple[Turn, ...]
    sentences: tuple[str, ...]

    @property
    def for_nothing(self):
        """All that was given for nothing."""
        return sum(turn.for_nothing for turn in self.turns)

    def __repr__(self):
        return "\n".join(self.sentences)


def debrief(game):
    """The debrief of a Game; also before it is over."""
    scenario = game.scenario
    zone = bargaining_zone(scenario)
    turns = tuple(_turn(game, n) for n in range(len(game.moves_made)))
    nash = nash_point(scenario)
    facts = {
        "outcome": game.outcome,
        "value": game.value,
        "no_deal": float(scenario.seller.reservation),
        "zone": zone,
        "left": left_on_table(scenario, game.deal) if game.deal else None,
        "better": _better(scenario, game.deal) if game.deal else None,
        "most": zone.seller[1] if zone else None,
        "nash": scenario.space.deal(nash) if nash is not None else None,
        "turns": turns,
    }
    return Debrief(**facts, sentences=tuple(_sentences(game, facts)))


def _better(scenario, deal):
    """The deal that is best for us with the buyer no worse off than in ``deal``."""
    fits = scenario.buyer_values >= scenario.buyer_values[scenario.space.number(deal)]
    return scenario.space.deal(int(np.argmax(np.where(fits, scenario.seller_values, -np.inf))))


def _turn(game, n):
    scenario, move, before = game.scenario, game.moves_made[n], game.states[n]
    ours = scenario.seller_values
    worth = None
    gave = for_nothing = 0.0
    if move.kind == "offer":
        worth = float(ours[scenario.space.number(move.deal)])
        gave = max((float(ours[before.last]) if before.last is not None else 0.0) - worth, 0.0)
        if gave > _NOTHING and game.replies[n + 1].kind != "accept":
            back = ours[game.states[n + 1].standing] - ours[before.standing]
            for_nothing = gave if back <= _NOTHING else 0.0
    takes = np.where(acceptable(scenario, before), ours, -np.inf)
    best = int(np.argmax(takes))
    worthwhile = takes[best] >= scenario.seller.reservation
    said = next(e.words for e in game.log if e.who == "seller" and e.round == n + 1)
    return Turn(
        round=n + 1,
        said=said,
        deal=move.deal,
        ours=worth,
        gave=gave,
        for_nothing=for_nothing,
        best=scenario.space.deal(best) if worthwhile else None,
        best_value=float(takes[best]) if worthwhile else None,
    )


def _sentences(game, facts):
    scenario, value = game.scenario, facts["value"]
    if game.over:
        yield _(
            "{outcome} Against a one-year deal at today's terms that is worth {value} a year to you."
        ).format(outcome=_(OUTCOMES[game.outcome]), value=money(value))
    yield facts["zone"].sentence
    yield from _on_outcome(game, facts)
    lost = [turn for turn in facts["turns"] if turn.for_nothing]
    if lost:
        yield ngettext(
            "Given for nothing: {amount} a year, in turn {turns}. You gave, and the buyer's offer became no "
            "better for you.",
            "Given for nothing: {amount} a year, in turns {turns}. You gave, and the buyer's offer became no "
            "better for you.",
            len(lost),
        ).format(
            amount=money(sum(turn.for_nothing for turn in lost)),
            turns=", ".join(str(turn.round) for turn in lost),
        )
    chances = [turn for turn in facts["turns"] if turn.best is not None]
    if chances:
        best = max(chances, key=lambda turn: turn.best_value)
        yield _(
            "Your best moment was turn {turn}: the buyer would have taken “{deal}”, "
            "worth {value} a year to you."
        ).format(turn=best.round, deal=best.best, value=money(best.best_value))
    yield _("The buyer was of the style “{style}”. {does} The answer: {answer}").format(
        style=_(scenario.style.name), does=_(scenario.style.does), answer=_(scenario.style.answer)
    )


def _on_outcome(game, facts):
    """What is to be said about the deal, or about having none."""
    if game.deal is not None:
        if facts["value"] < facts["no_deal"]:
            yield _("No deal would have been better: it is worth {value} a year.").format(
                value=money(facts["no_deal"])
            )
        if facts["left"] > _NOTHING:
            yield _(
                "Left on the table: {amount} a year. The buyer would have liked this as well: “{deal}”."
            ).format(amount=money(facts["left"]), deal=facts["better"])
        else:
            yield _("Nothing was left on the table: no deal is better for you and as good for the buyer.")
    elif game.over and facts["zone"]:
        yield _("A deal worth up to {most} a year to you was possible.").format(most=money(facts["most"]))
