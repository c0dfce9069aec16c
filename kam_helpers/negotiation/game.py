"""A negotiation as it is played: it never changes, each move gives a new one.

>>> from kam_helpers.negotiation import SPARRING, Deal, Game
>>> game = Game.start(SPARRING).offer(Deal(cut=0.01, volume=0.10))
>>> game.over, game.undo() == Game.start(SPARRING), Game.replay(SPARRING, game.moves) == game
(False, True, True)
"""

from dataclasses import dataclass

from ..errors import CourseError
from ..text import N_, _
from .buyer import Move, opening, reply
from .issues import Deal
from .lines import Reply, words
from .scenario import Scenario
from .tactics import State, acceptable

OUTCOMES = {
    "deal": N_("You have a deal."),
    "walked away": N_("You walked away."),
    "buyer left": N_("The buyer has left."),
    "time out": N_("Time ran out without a deal."),
}
_ENDED_BY = {"accept": "deal", "leave": "buyer left", "time out": "time out"}
_SAID = {
    "ask for evidence": N_("May I see that offer in writing?"),
    "ask for interests": N_("Beside the price: what matters to you, and what could you easily give?"),
    "accept": N_("Agreed: {deal}."),
    "walk away": N_("Then we had better leave it at today's terms. Thank you for your time."),
}


@dataclass(frozen=True)
class Entry:
    """One line of the log: ``who`` (seller or buyer), ``what`` (a move of ours or the kind of the reply), the
    ``words``, the ``deal`` it is about (or None), and ``round``, our moves so far."""

    round: int
    who: str
    what: str
    words: str
    deal: Deal | None


@dataclass(frozen=True)
class Game:
    """A negotiation as far as it has gone. ``moves_made``: our moves; ``states`` and ``replies``: the buyer's
    memory and words, one more than our moves that were answered."""

    scenario: Scenario
    moves_made: tuple[Move, ...]
    states: tuple[State, ...]
    replies: tuple[Reply, ...]

    @classmethod
    def start(cls, scenario):
        """A new negotiation: the buyer has asked, and waits for us."""
        if not isinstance(scenario, Scenario):
            raise CourseError(_("A negotiation needs a Scenario, for example SPARRING."))
        state, first = opening(scenario)
        return cls(scenario, (), (state,), (first,))

    @classmethod
    def replay(cls, scenario, moves):
        """The game that ``moves`` (as ``game.moves`` gives them) lead to."""
        game = cls.start(scenario)
        for move in moves:
            game = game._again(move)
        return game

    def offer(self, deal):
        """Offer a Deal."""
        self.scenario.space.number(deal)  # refused in words before anything is said
        return self._answered(Move("offer", deal))

    def ask_evidence(self):
        """Ask to see the rival's offer in writing. It costs a move."""
        return self._answered(Move("ask for evidence"))

    def ask_interests(self):
        """Ask what matters beside the price. It costs a move."""
        return self._answered(Move("ask for interests"))

    def accept(self):
        """Accept the buyer's offer on the table."""
        return self._ended(Move("accept"))

    def walk_away(self):
        """End without a deal: today's terms stay, and so does the risk to lose the account."""
        return self._ended(Move("walk away"))

    def undo(self):
        """Take the last move back."""
        if not self.moves_made:
            raise CourseError(_("Nothing has been said yet, so there is nothing to take back."))
        kept = min(len(self.states), len(self.moves_made))
        return Game(self.scenario, self.moves_made[:-1], self.states[:kept], self.replies[:kept])

    @property
    def state(self):
        """The buyer's memory now."""
        return self.states[-1]

    @property
    def standing(self):
        """The buyer's offer on the table, as a Deal; None when the talk is over."""
        return None if self.over else self.scenario.space.deal(self.state.standing)

    @property
    def outcome(self):
        """Of OUTCOMES; None while the talk goes on."""
        if self.moves_made and self.moves_made[-1].kind in ("accept", "walk away"):
            return "deal" if self.moves_made[-1].kind == "accept" else "walked away"
        return _ENDED_BY.get(self.replies[-1].kind)

    @property
    def over(self):
        return self.outcome is not None

    @property
    def deal(self):
        """The Deal that was made, or None."""
        if self.outcome != "deal":
            return None
        return self.moves_made[-1].deal

    @property
    def value(self):
        """What the outcome is worth to us, CNY a year; None while the talk goes on.

        Measured against a one-year deal at today's terms. Without a deal: the contribution lost with the
        chance that no deal adds.
        """
        if self.deal is not None:
            return self.scenario.ours(self.deal)
        return float(self.scenario.seller.reservation) if self.over else None

    @property
    def acceptable(self):
        """Array of bool by number of the deal: would the buyer settle for it now?"""
        return acceptable(self.scenario, self.state)

    @property
    def moves(self):
        """Our moves as plain values, ready for JSON and for ``replay``."""
        return [
            {"move": move.kind} | ({"deal": move.deal.as_dict()} if move.kind == "offer" else {})
            for move in self.moves_made
        ]

    @property
    def log(self):
        """What was said, line by line (tuple of Entry)."""
        entries = [self._reply_entry(0)]
        for n, move in enumerate(self.moves_made, 1):
            deal = move.deal
            said = _("We offer {deal}.") if move.kind == "offer" else _(_SAID[move.kind])
            said = said.format(deal=deal.traded if deal else "")
            entries.append(Entry(n, "seller", move.kind, said, deal))
            if n < len(self.replies):
                entries.append(self._reply_entry(n))
        return tuple(entries)

    def _reply_entry(self, n):
        said = self.replies[n]
        spoken = words(said, self.scenario)
        return Entry(n, "buyer", said.kind, spoken, said.deal)

    def _answered(self, move):
        self._refuse_when_over()
        state, said = reply(self.scenario, self.state, move)
        return Game(self.scenario, (*self.moves_made, move), (*self.states, state), (*self.replies, said))

    def _ended(self, move):
        self._refuse_when_over()
        if move.kind == "accept":
            move = Move(move.kind, self.standing)
        return Game(self.scenario, (*self.moves_made, move), self.states, self.replies)

    def _again(self, move):
        kind = move.get("move") if isinstance(move, dict) else move
        ways = {
            "ask for evidence": self.ask_evidence,
            "ask for interests": self.ask_interests,
            "accept": self.accept,
            "walk away": self.walk_away,
        }
        if kind == "offer" and isinstance(move.get("deal"), dict):
            return self.offer(_deal(move["deal"]))
        if kind not in ways:
            raise CourseError(_("“{move}” is no move. Use what game.moves gave.").format(move=move))
        return ways[kind]()

    def _refuse_when_over(self):
        if self.over:
            raise CourseError(_("The talk is over. Take the last step back with undo(), or start again."))

    def __repr__(self):
        speakers = {"seller": _("You"), "buyer": _("Buyer")}
        lines = [f"{speakers[entry.who]}: {entry.words}" for entry in self.log]
        return "\n".join([*lines, *([_(OUTCOMES[self.outcome])] if self.over else [])])


def _deal(values):
    try:
        return Deal(**values)
    except TypeError:
        raise CourseError(_("“{value}” is no deal.").format(value=values)) from None
