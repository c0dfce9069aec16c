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
from .score import plain_yes, score_sentence, share_of_possible
from .tactics import acceptable

_NOTHING = 1.0  # CNY: a smaller step is none


@dataclass(frozen=True)
class Turn:
    """One move of ours. ``said``: our words; ``deal``, ``ours``: what we offered or accepted and its worth to
    us (None for a question). ``gave``: how much less than our offer before (the first: than today's terms).
    ``for_nothing``: as much of it as brought us nothing: all of it where the buyer's offer became no better
    for us; in the move that made the deal (``signed``), as much as the buyer would have done without.
    ``best``, ``best_value``: the best deal for us that the buyer would have settled for at this moment, and
    its worth; None if walking away was better.
    """

    round: int
    said: str
    deal: Deal | None
    ours: float | None
    gave: float
    for_nothing: float
    best: Deal | None
    best_value: float | None
    signed: bool = False


@dataclass(frozen=True)
class Debrief:
    """``value`` and ``no_deal``: what the outcome, and no deal, are worth to us. ``share``: the part of what
    was possible, 0 … 1 as ``score`` defines it (None while the talk goes on). ``left``: how much more
    we could have had with the buyer no worse off (None without a deal); ``better``: that deal. ``most``: the
    best the buyer could ever have agreed to; ``nash``: the Nash point, where the product of both gains over
    no deal is largest (both None without a zone).
    """

    outcome: str | None
    value: float | None
    no_deal: float
    share: float | None
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
        "share": share_of_possible(game) if game.over else None,
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
    takes = np.where(acceptable(scenario, before), ours, -np.inf)
    best = int(np.argmax(takes))
    worthwhile = takes[best] >= scenario.seller.reservation
    signed = game.deal is not None and n == len(game.moves_made) - 1
    worth = None
    gave = for_nothing = 0.0
    if move.deal is not None:
        worth = float(ours[scenario.space.number(move.deal)])
        gave = max((float(ours[before.last]) if before.last is not None else 0.0) - worth, 0.0)
        for_nothing = (
            min(gave, max(float(takes[best]) - worth, 0.0)) if signed else _unanswered(game, n, gave)
        )
    said = next(e.words for e in game.log if e.who == "seller" and e.round == n + 1)
    return Turn(
        round=n + 1,
        said=said,
        deal=move.deal,
        ours=worth,
        gave=gave,
        for_nothing=for_nothing if for_nothing > _NOTHING else 0.0,
        best=scenario.space.deal(best) if worthwhile else None,
        best_value=float(takes[best]) if worthwhile else None,
        signed=signed,
    )


def _unanswered(game, n, gave):
    """As much of what we ``gave`` in an offer as made the buyer's offer no better for us: all or nothing."""
    ours = game.scenario.seller_values
    back = ours[game.states[n + 1].standing] - ours[game.states[n].standing]
    return gave if back <= _NOTHING else 0.0


def _sentences(game, facts):
    scenario, value = game.scenario, facts["value"]
    if game.over:
        yield _(
            "{outcome} Against a one-year deal at today's terms that is worth {value} a year to you."
        ).format(outcome=_(OUTCOMES[game.outcome]), value=money(value))
    yield facts["zone"].sentence
    yield from _on_outcome(game, facts)
    yield from _on_nothing(facts["turns"])
    yield from _on_best(facts["turns"])
    if game.over:
        yield score_sentence(scenario)
    yield _("The buyer was of the style “{style}”. {does} The answer: {answer}").format(
        style=_(scenario.style.name), does=_(scenario.style.does), answer=_(scenario.style.answer)
    )


def _on_nothing(turns):
    """What was given for nothing: on the way, and in the move that made the deal."""
    lost = [turn for turn in turns if turn.for_nothing and not turn.signed]
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
    for turn in turns:
        if turn.for_nothing and turn.signed:
            yield _(
                "Given for nothing in the deal itself: {amount} a year, in turn {turn}. The buyer would have "
                "signed a deal at least that much better for you."
            ).format(amount=money(turn.for_nothing), turn=turn.round)


def _on_best(turns):
    chances = [turn for turn in turns if turn.best is not None]
    if chances:
        best = max(chances, key=lambda turn: turn.best_value)
        yield _(
            "Your best moment was turn {turn}: the buyer would have taken “{deal}”, "
            "worth {value} a year to you."
        ).format(turn=best.round, deal=best.best, value=money(best.best_value))


def _on_outcome(game, facts):
    """What is to be said about the deal, or about having none."""
    if game.deal is not None:
        yes = plain_yes(game.scenario)
        if yes - facts["value"] > _NOTHING:
            yield _(
                "You gave more than was asked: a plain yes to the first request would have been worth {yes} "
                "a year to you, {more} more than this deal."
            ).format(yes=money(yes), more=money(yes - facts["value"]))
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
