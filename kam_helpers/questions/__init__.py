'''Questions: one definition gives the card, the check, the tests and the solution notebook.

A module of questions (``kam_helpers/questions/tiering.py``) is written like this. Every answer, right or
wrong, is computed from the data when it is first needed; figures in a prompt come from ``facts``. Texts are
marked with ``N_``. The example runs as a test, on a small table in place of the course's data::

>>> import pandas as pd
>>> from kam_helpers.text import N_
>>> from kam_helpers.formats import money, percent
>>> from kam_helpers.questions import (
...     Choice, Constraint, Evidence, Judgement, Number, Question, Ranking, Selection, Sheet, Table, Text,
...     WrongPath, problems)
>>> def accounts():
...     return pd.DataFrame({"revenue": [900.0, 500, 300, 200, 100], "profit": [-90.0, 120, 60, 30, 8]},
...                         index=pd.Index(["Alder", "Birch", "Cedar", "Dogwood", "Elm"], name="account"))

**Number.** "percent" expects a fraction and accepts 0.45, 45 %, 45; "CNY" accepts 5170, "5 170", "CNY
5,170", "1.2m", "(90)"; another unit is a word: ``Number(unit=N_("accounts"), whole=True)`` compares
exactly. Tolerance is half a percent of the value, or half a percentage point; give ``tolerance=``
(relative) or ``absolute=`` to change it, wide enough for the answer as the card shows it. ``points=True``
asks for a difference of two percentages, in points.

>>> top_share = Question(
...     name="tiering.top_share", number="2.1", title=N_("How concentrated is revenue?"),
...     minutes=3, topics=("U2.01",),
...     prompt=N_("""Of the {n} accounts, take the largest by revenue.
...
...     What **share of revenue** does it bring?"""),
...     facts=lambda: {"n": len(accounts())},
...     kind=Number(unit="percent"),
...     expected=lambda: accounts().revenue.max() / accounts().revenue.sum(),
...     wrong_paths=(
...         WrongPath("count", lambda: 1 / len(accounts()),
...                   N_("That is its share of accounts, not of revenue.")),
...         WrongPath("profit", lambda: accounts().profit.max() / accounts().profit.sum(),
...                   N_("That is the share of profit of the most profitable account.")),
...     ),
...     hints=(N_("Add up revenue first."), N_("Divide the largest revenue by the total of {n} accounts.")),
...     worked="answer = accounts().revenue.max() / accounts().revenue.sum()",
...     reason=N_("A share is a part of a total; the total here is revenue."),
...     say=N_("Almost half of our revenue hangs on one account."),
... )
>>> bool(top_share.check("45 %"))
True
>>> top_share.check(0.2)
↻ Not yet. That is its share of accounts, not of revenue.
>>> top_share.check(...)
… Not attempted. Put your answer in place of the … and check again.
>>> top_share.check("a lot")
? Cannot be read. “a lot” is not one number. Give a percentage, such as 15 % or 0.15.
>>> top_share.hint()
Hint 1 of 2: Add up revenue first.
>>> problems(top_share)
[]

**Choice.** Options map a short key to its label (or a function returns that mapping); expected returns the
key.

>>> largest = Question(
...     name="tiering.largest", number="2.2", title=N_("The largest account"), topics=("U2.03",),
...     prompt=N_("After cost to serve, what does the largest account do?"),
...     kind=Choice({"earns": N_("It earns most"), "even": N_("It breaks even"),
...                  "loses": N_("It loses money")}),
...     expected=lambda: "loses" if accounts().profit[accounts().revenue.idxmax()] < 0 else "earns",
...     wrong_paths=(WrongPath("size", lambda: "earns", N_("You took size for profit.")),),
...     hints=(N_("Look at profit."),), worked="answer = 'loses'",
...     reason=N_("Its cost to serve exceeds its margin."))
>>> bool(largest.check("It loses money"))
True

**Selection** (a set) and **Ranking** (an order). ``options``: names, or a mapping id → name, or a function
that returns one. Expected and wrong paths may return a list, an Index, or a Series or table whose index
holds the names.

>>> best = Question(
...     name="tiering.best", number="2.3", title=N_("The three best"), topics=("U2.03",),
...     prompt=N_("Which three accounts bring the most profit after cost to serve, best first?"),
...     kind=Ranking(options=lambda: accounts().index, size=3),
...     expected=lambda: accounts().profit.nlargest(3),
...     wrong_paths=(WrongPath("revenue", lambda: accounts().revenue.nlargest(3),
...                            N_("You ranked by revenue, not by profit after cost to serve.")),),
...     hints=(N_("Sort by profit."),), worked="answer = accounts().profit.nlargest(3)",
...     reason=N_("Revenue ranks effort; profit after cost to serve ranks what is left."))
>>> best.check("Birch; Dogwood; Cedar")
↻ Not yet. Right names, wrong order.
>>> best.check(["Alder", "Birch", "Cedar"]).wrong_path
'revenue'

**Table**: a table or a Series; row order, dtypes, index or column, rounding, percent or fraction do not
matter.

>>> shares = Question(
...     name="tiering.shares", number="2.4", title=N_("Every share"), topics=("U2.01",),
...     prompt=N_("Give each account's share of revenue."), kind=Table(),
...     expected=lambda: accounts().revenue / accounts().revenue.sum(),
...     wrong_paths=(WrongPath("largest", lambda: accounts().revenue / accounts().revenue.max(),
...                            N_("You divided by the largest account, not by the total.")),),
...     hints=(N_("Divide by the total."),), worked="answer = accounts().revenue / accounts().revenue.sum()",
...     reason=N_("Shares add up to one."))
>>> bool(shares.check({"Elm": 5, "Dogwood": 10, "Cedar": 15, "Birch": 25, "Alder": 45}))
True

**Judgement**: no single right answer. ``expected`` is one full acceptable answer; wrong paths are decisions.

>>> misuse = Question(
...     name="tiering.misuse", number="2.5", title=N_("Who pays?"), topics=("U2.08",), minutes=8,
...     prompt=N_("The customer broke the pump. Should we pay?"),
...     kind=Judgement(
...         decision=Choice({"pay": N_("Pay"), "share": N_("Share the cost"), "refuse": N_("Refuse")}),
...         evidence=(
...             Evidence("stake", N_("Profit at stake"), lambda: money(accounts().profit.Birch)),
...             Evidence("claim", N_("Cost of the claim"), lambda: money(40)),
...             Evidence("age", N_("What the pump cost in 2019"), lambda: money(70), bears=False,
...                      why_not=N_("What the pump once cost is spent either way.")),
...         ),
...         evidence_needed=2,
...         constraints=(Constraint("cap", lambda choice: choice != "pay",
...                                 N_("Paying all breaks the cap.")),),
...         reasons={"for": N_("The best reason to pay"), "against": N_("The best reason not to")},
...         rubric=(N_("I compared what is at stake with what it costs."),
...                 N_("I named the precedent.")),
...         expert=N_("Share it, in writing, without prejudice."), counter=N_("Others will hear of it."),
...     ),
...     expected=lambda: {"decision": "share", "evidence": ["stake", "claim"],
...                       "reasons": {"for": "The profit at stake is three times the claim.",
...                                   "against": "The next careless customer will ask for the same."}},
...     wrong_paths=(WrongPath("duty", lambda: "refuse",
...                            N_("Not owing it does not make refusing it wise.")),),
...     hints=(N_("Compare both sides."),), worked="answer = dict(decision='share', …)",
...     reason=N_("Goodwill decides."))
>>> misuse.check(decision="share", evidence=["stake", "age"],
...              reasons="Worth it.")  # doctest: +NORMALIZE_WHITESPACE
↻ Not yet. What the pump once cost is spent either way. Name 1 more figure that bears on it. Write a
little more here: The best reason to pay. Write a little more here: The best reason not to.
>>> problems(misuse)
[]

**Sheet**: an exercise, made of questions, ``Text`` and ``Show`` (a table or a picture to read before them). A
module of questions assigns it to ``SHEET``; other questions (those of the lesson) go into ``QUESTIONS``.
``tools/build_exercises.py`` writes both notebooks from it.

>>> SHEET = Sheet(
...     file="02_tiering", module="tiering", title=N_("Exercise 2: tiering"),
...     introduction=N_("Work through it."),
...     setup="from kam_helpers.questions import tiering as q",
...     parts=(Text(N_("## Size")), top_share, largest, best))
>>> SHEET.minutes, SHEET.problems()
(9, [])
'''

from .core import Question, WrongPath, problems
from .judgement import Constraint, Evidence, Judgement
from .kinds import Choice, Kind
from .lists import Ranking, Selection
from .number import Number
from .outcomes import Argued, CannotRead, Correct, NotAttempted, NotYet, Outcome
from .record import progress
from .sheet import Sheet, Show, Text
from .tables import Table


def progress_panel(*sheets):
    """What was answered, with Download and Upload for a place that forgets, such as Binder."""
    from .panel import progress_panel as panel  # only a panel needs the widget machinery

    return panel(*sheets)


__all__ = [
    "Argued",
    "CannotRead",
    "Choice",
    "Constraint",
    "Correct",
    "Evidence",
    "Judgement",
    "Kind",
    "NotAttempted",
    "NotYet",
    "Number",
    "Outcome",
    "Question",
    "Ranking",
    "Selection",
    "Sheet",
    "Show",
    "Table",
    "Text",
    "WrongPath",
    "problems",
    "progress",
    "progress_panel",
]
