"""The cost-down desk: what a request does to the price, what volume it needs, and how to answer it."""

import pandas as pd

from kam_helpers import pricing
from kam_helpers.errors import CourseError
from kam_helpers.text import _

from ...live import LiveFigure, name_of
from ...scene import View
from . import sentences, words
from .controls import ALONE, HEARD, controls_of
from .facts import checked_spills, requests_of
from .numbers import BEST, THOUSAND, Numbers, numbers_of
from .stage import DeskStage, height_of

__all__ = ["CostDownDesk", "DeskScene", "Numbers"]

_HIDDEN = ("attraction", "switching_cost")  # with a table: lesson 6 has its own explorer of them


class DeskScene:
    """One request and its answers, as a scene for :class:`LiveFigure`.

    ``requests``: settings by account, as from ``requests_of``, or None; ``spills``: name → pricing.Spill, or
    one Spill, or None; ``account``: the one it opens with; ``name``: of an account of no table.
    """

    beside = True

    def __init__(self, requests=None, spills=None, account=None, name=""):
        self.title = _("Cost-down desk")
        self.clip = _("Copy as counter-offer letter")
        self.note = _(
            "Margin: the price less the cost of goods that goes when the sale goes. A cut once given stays. "
            "How an answer counts with the customer, what it costs, and how wide all of this is drawn for "
            "the 2,000 simulated futures are course assumptions; the part conceded is what suppliers gave in "
            "a published survey."
        )
        self._requests, self._spills, self._name = requests, spills, name
        self.controls = controls_of(self._own(account), spills is not None, requests, account)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = self.numbers(values)
        try:
            letter, why_not = numbers.letter, ""
        except CourseError as refusal:
            letter, why_not = "", str(refusal)
        reading = " ".join(filter(None, [sentences.reading(numbers), why_not]))
        return View(reading, words.alternative(numbers), words.table(numbers), numbers, letter)

    def numbers(self, values):
        """The numbers for ``values``, with what no control shows."""
        account = values.get("account")
        spill = self._spills if account is None else (self._spills or {}).get(account)
        return numbers_of({"heard": HEARD, **self._own(account), **values}, account or self._name, spill)

    def follow(self, changes):
        """An account brings its own figures along, and its letter offers its own best answer."""
        if "account" not in changes:
            return {}
        shown = {control.name for control in self.controls}
        own = {name: value for name, value in self._own(changes["account"]).items() if name in shown}
        return own | {"answer": BEST}

    def hidden(self, account):
        """The settings of ``account`` that no control shows."""
        return {name: self._own(account)[name] for name in _HIDDEN}

    def spill(self, account):
        """The Spill that goes with ``account``, or None."""
        return (self._spills or {}).get(account)

    def _own(self, account):
        if self._requests is not None:
            return self._requests[account]
        return ALONE | ({} if self._spills is None else {"others": round(self._spills.hearers / THOUSAND)})

    def stage(self, figure, narrow):
        """The panels on ``figure``."""
        return DeskStage(figure, narrow)

    def height(self, width, narrow):
        """CSS pixels: two panels above the ranking, or all above one another."""
        return height_of(narrow)


class CostDownDesk(LiveFigure):
    """Put a cost-down request in and see what it does to the price and how eight answers compare.

    ``facts``: one row for each open request, such as ``datasets.cost_down_facts()``; ``account``: whose
    request to begin with, the first unless given. Another account brings its own figures. ``spills``: by
    account what a cut costs with others, as from ``pricing.spills_of``. Without facts: an account of your own
    figures, called ``name``; ``spills`` may then be one ``pricing.Spill``. ``settings``: where the controls
    stand at first, for example ``asked=4, reading="model"``: amounts are CNY thousand, the rest percent.

    The second button copies the counter-offer as a letter, of the best answer or of the one chosen.

    The copied code names the tables where the notebook has names for them; otherwise the figures of the
    account shown stand in it.

    ``.result``: one row in CNY and fractions, for ``plan.keep``. ``.ranking``: the ``pricing.Ranking``, with
    all answers and the reasons. ``.letter``: the letter as text. ``.set(…)``, ``.reset()``, ``.values``,
    ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(self, facts=None, account=None, *, spills=None, name="", **settings):
        self._facts, self._spills = facts, checked_spills(spills, facts)
        self._name = _checked_name(name, facts)
        requests = None if facts is None else requests_of(facts, self._spills)
        super().__init__(DeskScene(requests, self._spills, _first(requests, account), self._name), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """One row: what was asked, which answer, what it leaves, how firm it is and where to stop."""
        return self._view.facts.table

    @property
    def ranking(self) -> pricing.Ranking:
        """The answers compared."""
        return self._view.facts.ranking

    @property
    def letter(self):
        """The counter-offer as plain text. Refused in words where there is nothing to unbundle."""
        return self._view.facts.letter

    def code(self):
        """Python that makes this figure again. Where the notebook has no names for the tables, the figures of
        the account stand for them.
        """
        values = self.values
        if self._facts is None:
            named = [f"name={self._name!r}"] if self._name else []
            return self._call(named + _spill_code(self._spills, self._spills), values)
        tables = {"facts": self._facts, "spills": self._spills}
        names = {key: name_of(one, None) for key, one in tables.items() if one is not None}
        if all(names.values()):
            return self._call([f"{key}={name}" for key, name in names.items()], values)
        account = values.pop("account")
        spill = _spill_code(None, self._scene.spill(account))
        return self._call([f"name={account!r}", *spill], values | self._scene.hidden(account))


def _spill_code(source, spill):
    """The argument for a Spill: its name in the notebook, or else its clauses; who hears is a setting."""
    if spill is None or not spill.clauses:
        return []
    written = f"pricing.Spill(({''.join(f'pricing.{clause!r}, ' for clause in spill.clauses)}))"
    return [f"spills={name_of(source, written)}"]


def _checked_name(name, facts):
    if name and facts is not None:
        raise CourseError(_("The table names its accounts already: leave “name” out, or the table."))
    if not isinstance(name, str):
        raise CourseError(_("“name” is text: what your account is called."))
    return name


def _first(requests, account):
    """The account to begin with."""
    if requests is None:
        if account is not None:
            raise CourseError(_("To choose an account, give a table of accounts."))
        return None
    if account is None:
        return next(iter(requests))
    if account not in requests:
        raise CourseError(
            _("The source has no account {account}. It has: {some} …").format(
                account=account, some=", ".join(list(requests)[:5])
            )
        )
    return account
