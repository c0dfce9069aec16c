"""The negotiation table: several issues against a buyer who fights back, by one person or by teams.

What a press does is decided by plain functions on plain values; talk.py says how it reaches the browser.
"""

from pathlib import Path

import pandas as pd
import traitlets

from kam_helpers import datasets
from kam_helpers.errors import CourseError
from kam_helpers.negotiation import SPARRING_FACTS, Game, Scenario
from kam_helpers.negotiation import scenario as cast_buyer
from kam_helpers.text import _

from ..talk import Talk, browser_half
from .case import case, opening_html, opening_text, words
from .ending import picture
from .session import MOST_SEED, Session, press
from .shown import shown


class NegotiationTable(Talk):
    """A negotiation about a cost-down request.

    ``account``: whose open request, by name (of ``datasets.cost_down_facts()``); without one, an invented
    sparring partner. ``seed``: another number is another buyer of the same account. ``style``: of
    ``negotiation.STYLE_NAMES``, drawn from the seed if None. Instead of an account: ``scenario``, a Scenario
    or a row of figures of your own, like one of ``cost_down_facts()``.

    From Python: :meth:`offer`, :meth:`ask_evidence`, :meth:`ask_interests`, :meth:`accept`,
    :meth:`walk_away`, :meth:`undo`, :meth:`again`, :meth:`start`; :attr:`game` and :attr:`results`.
    """

    _esm, _css = browser_half(Path(__file__).parent, "negotiation")
    picture = traitlets.Dict().tag(sync=True)  # apart from the state: it takes longer, and the words go ahead

    def __init__(self, scenario=None, *, account=None, seed=None, style=None):
        cast, accounts, first = _casting(scenario, account, seed, style)
        self._first = first
        super().__init__(Session(Game.start(first), cast, accounts), _case(first, cast, accounts))

    @property
    def game(self):
        """The Game as far as it has gone; ``negotiation.debrief(table.game)`` says what it shows."""
        return self._session.game

    @property
    def results(self):
        """The finished plays, a row each: team, account, seed, style, outcome, value (CNY a year), share (of
        what was possible, fraction; see ``negotiation.share_of_possible``), taken_back (steps)."""
        return pd.DataFrame([vars(result) for result in self._session.results])

    def offer(self, deal):
        """Offer a ``negotiation.Deal``."""
        at = self.game.scenario.space.number(deal)
        self._do({"press": "offer", "deal": self.game.scenario.space.positions[at].tolist()})

    def ask_evidence(self):
        """Ask to see the other offer."""
        self._do({"press": "evidence"})

    def ask_interests(self):
        """Ask what matters beside the price."""
        self._do({"press": "interests"})

    def accept(self):
        """Accept the buyer's offer on the table."""
        self._do({"press": "accept"})

    def walk_away(self):
        """End without a deal."""
        self._do({"press": "walk away"})

    def undo(self):
        """Take the last move back."""
        self._do({"press": "undo"})

    def again(self, another=False):
        """Play again with the same buyer, or with ``another`` (the next seed)."""
        self._do({"press": "another" if another else "again"})

    def start(self, account=None, seed=1):
        """Play with buyer no. ``seed`` of ``account`` (of the accounts to choose from; None: this one)."""
        accounts, account = self._session.accounts, account or self.game.scenario.account
        at = accounts.index(account) if account in accounts else None
        self._do({"press": "start", "account": at, "seed": seed})

    def _press(self, session, message):
        return press(session, message)

    def _shown(self, session):
        return shown(session)

    def _show(self, session, notes, message):
        before = self.game
        with self.hold_sync():  # one message: a state is drawn with the case that it belongs to
            super()._show(session, notes, message)
            if session.game.scenario is not before.scenario:
                self.case = _case(session.game.scenario, session.cast, session.accounts)
        if session.game is not before:
            self.picture = picture(session.game, session.narrow) if session.game.over else {}

    def _way_out(self):
        return words()["again"]

    def _static_html(self):
        return opening_html(self._first)

    def _note(self):
        return _("The negotiation appears here when the cell is run.")

    def __repr__(self):
        """Stable text, which tests of notebooks compare."""
        return opening_text(self._first)


def _case(scenario, cast, accounts):
    return case(scenario) | {
        "words": words(),
        "others": cast is not None,
        "accounts": list(accounts),
        "most": MOST_SEED,
    }


def _casting(scenario, account, seed, style):
    """From an account and a seed to a buyer (None where there is one only), the accounts to choose from (none
    where the figures are given), and the first buyer."""
    if scenario is not None and account is not None:
        raise CourseError(_("Give a scenario or an account, not both."))
    if isinstance(scenario, Scenario):
        if seed is not None or style is not None:
            raise CourseError(_("A scenario has its seed and style already: leave both out."))
        return None, (), scenario
    seed = 1 if seed is None else seed
    if account is None:
        row = SPARRING_FACTS if scenario is None else scenario
        return (lambda _account, seed: cast_buyer(row, style, seed)), (), cast_buyer(row, style, seed)
    facts = datasets.cost_down_facts()
    if account not in facts.index:
        raise CourseError(
            _("“{account}” has no open request. Choose one of: {accounts}.").format(
                account=account, accounts=", ".join(facts.index)
            )
        )

    def cast(name, seed):
        return cast_buyer(facts.loc[name], style, seed)

    return cast, tuple(facts.index), cast(account, seed)
