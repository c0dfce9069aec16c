"""The satisfaction explorer: where the gaps are, what matters, and what two levers bring and cost."""

import pandas as pd

from kam_helpers import checks
from kam_helpers.formats import NBSP
from kam_helpers.satisfaction.scores import checked_survey
from kam_helpers.text import _

from ...amounts import round_limit, slider_step
from ...controls import Choice, Slider
from ...live import LiveFigure, name_of
from ...panels import first_upper
from ...scene import View
from . import words
from .facts import EVERY, IMPORTANCE, POINTS, Facts
from .groups import ALL
from .numbers import THOUSAND, Answers, Numbers
from .stage import SatisfactionStage

__all__ = ["Numbers", "SatisfactionExplorer", "SatisfactionScene"]

# What a point of perception in one dimension and a point of expectation cost at first, as shares of the
# profit of the accounts in profit; and the share of business lost for each point promised less (course
# assumptions).
_RAISE_SHARE, _MANAGE_SHARE, _LOST_PERCENT = 0.05, 0.02, 2
_COST = 500  # CNY thousand, where no profit is known
_NAMES = ("survey", "accounts")  # in copied code, where the notebook has no name for them


class SatisfactionScene:
    """A survey and its accounts (or None), as a scene for :class:`LiveFigure`."""

    def __init__(self, survey, accounts=None):
        self.title = _("Satisfaction explorer")
        if accounts is not None:
            accounts = checks.frame(accounts, _("accounts"), ["profit", "retention"])
        self.facts = Facts(checked_survey(survey), accounts)
        self._answers = Answers(self.facts)
        self.controls = _controls(self.facts)

    def look(self, values):
        """Numbers and words for ``values``."""
        numbers = self._answers.numbers(values)
        return View(words.reading(numbers), words.alternative(numbers), words.table(numbers), numbers)

    def stage(self, figure, narrow):
        """The two panels on ``figure``."""
        return SatisfactionStage(figure, narrow, self.facts)

    def height(self, width, narrow):
        """CSS pixels: one panel above the other, or side by side."""
        rows = max(len(self.facts.dimensions) - 5, 0)
        return 760 + 40 * rows if narrow else min(max(0.44 * width, 350), 420) + 36 * rows


class SatisfactionExplorer(LiveFigure):
    """Where service stays below expectation, what matters, and what raising the one or managing the other
    brings.

    ``survey``: from ``read_survey``. ``accounts``: a table by the same account names with profit (CNY a year,
    after cost to serve) and retention (fraction), such as ``datasets.lifetime_facts()``; without it the
    levers say satisfaction only. Regions and tiers to choose from come from the survey's columns region and
    tier, else from those of ``accounts``. ``settings``: where the controls stand at first, for example
    ``who="region: South"``. The costs it opens with are course assumptions; the effects are fitted to the
    survey where it asked for an overall judgement (column overall).

    ``.result``: the levers as a table; ``.gaps``, ``.map``: what the two panels show. ``.set(…)``,
    ``.reset()``, ``.values``, ``.reading``, ``.code()`` as in :class:`LiveFigure`.
    """

    def __init__(self, survey, accounts=None, **settings):
        self._sources = [survey] if accounts is None else [survey, accounts]
        super().__init__(SatisfactionScene(survey, accounts), **settings)

    @property
    def result(self) -> pd.DataFrame:
        """By lever: satisfaction, retention, lifetime profit of all accounts (clp), gain, cost and net (CNY),
        gain per yuan.
        """
        return self._view.facts.table

    @property
    def gaps(self) -> pd.DataFrame:
        """By dimension, of the chosen accounts: expectation, perception, gap and its 95 % interval."""
        return self._view.facts.gaps

    @property
    def map(self) -> pd.DataFrame:
        """By dimension or item: importance, performance and quadrant."""
        return self._view.facts.map

    def _source_code(self):
        return [_name(source, name) for source, name in zip(self._sources, _NAMES, strict=False)]


def _controls(facts):
    shown = _("What is shown")
    groups = tuple((key, words.group_name(group)) for key, group in facts.groups.items())
    known = facts.importance
    missing = tuple(kind for kind in IMPORTANCE if kind not in known)
    start = next(iter(known))
    return (
        Choice("who", _("Whose answers"), groups, ALL, shown),
        Choice("points", _("On the map"), tuple((p, _(words.POINTS[p])) for p in POINTS), POINTS[0], shown),
        Choice("importance", _("Importance"), tuple((k, _(words.IMPORTANCE[k])) for k in IMPORTANCE), start,
               shown, " ".join(facts.refusals.values()), missing),
        Choice("cross", _("Cross-hair"), tuple((c, _(t)) for c, t in words.CROSS.items()), "mean", shown),
        *_raising(facts),
        *_managing(facts),
        *_worth(facts),
    )  # fmt: skip


def _raising(facts):
    group = _("Raise perception")
    names = tuple((name, first_upper(words.raised_name(name))) for name in (EVERY, *facts.dimensions))
    return (
        Choice("raise_dimension", _("Dimension"), names, EVERY, group),
        _points("raise_by", _("Up by"), group, facts),
        _cost(
            "raise_cost",
            _("Point up costs"),
            group,
            facts,
            _RAISE_SHARE,
            _("A point in one dimension; all of them cost that much each."),
        ),
        _effect("perception_effect", _("Effect of a point perceived"), group, 0, facts.effects["perception"]),
    )


def _managing(facts):
    group = _("Manage expectation")
    controls = (
        _points("lower_by", _("Down by"), group, facts),
        _cost("lower_cost", _("Point down costs"), group, facts, _MANAGE_SHARE),
        _effect(
            "expectation_effect", _("Effect of a point expected"), group, -2, facts.effects["expectation"]
        ),
    )
    if facts.accounts is None:
        return controls
    lost = Slider("business_lost", _("Business lost"), 0, 20, 0.5, _LOST_PERCENT, "%", group,
                  _("For a point less: who promises less is chosen less."))  # fmt: skip
    return *controls, lost


def _worth(facts):
    """What satisfaction comes to in money, where profit is known."""
    if facts.accounts is None:
        return ()
    group = _("What satisfaction is worth")
    return (
        Slider("retention_per_point", _("Points of retention"), 0, 15, 0.5, 4, _("points"), group,
               _("For an account at 80 %, from one point of satisfaction.").replace("80 %", f"80{NBSP}%")),
        Slider("discount_rate", _("Discount rate"), 1, 30, 1, 10, "%", group),
    )  # fmt: skip


def _points(name, label, group, facts):
    width = facts.survey.scale[1] - facts.survey.scale[0]
    most = max(round(width / 3, 1), 0.1)
    return Slider(name, label, 0, most, slider_step(5 * most), round(most / 4, 1), _("points"), group)


def _effect(name, label, group, low, found):
    value = round(min(max(found.value, low), 2), 2)
    if found.low is None:
        note = _("Satisfaction for a point more; assumed.")
    elif found.low != found.low:
        note = _("Satisfaction for a point more; this survey: {value}.")
    else:
        note = _("Satisfaction for a point more; this survey: {value} ({low} to {high}).")
    shown = {key: "" if number is None else words.signed(number) for key, number in found._asdict().items()}
    return Slider(name, label, low, 2, 0.05, value, _("points"), group, note.format(**shown))


def _cost(name, label, group, facts, share, note=""):
    start, accounts = _COST, facts.accounts
    if accounts is not None:
        profit = checks.numbers(accounts["profit"], "profit").clip(lower=0).sum()
        start = float(f"{share * profit / THOUSAND:.2g}")
    high = round_limit(5 * max(start, 1))
    return Slider(name, label, 0, high, slider_step(high), start, _("CNY k"), group, note)


def _name(source, otherwise):
    name = name_of(source)
    return otherwise if name == "source" else name
