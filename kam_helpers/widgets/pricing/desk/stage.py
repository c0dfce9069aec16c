"""The desk's picture: what a full yes leaves, the volume it needs, and the answers ranked."""

from itertools import zip_longest

import numpy as np

from kam_helpers import formats
from kam_helpers.plots import style
from kam_helpers.pricing import RESPONSE_NAMES
from kam_helpers.pricing.kinds import REFUSE
from kam_helpers.text import _

from ...amounts import round_limit, round_limits
from ...moving import Bars, MovingLine, Scale, put
from ...painter import CSS_DPI
from ...panels import Panels, row_place
from ...stamp import Stamp
from . import words

_STEPS, _ANSWERS = 7, len(RESPONSE_NAMES)
_HEAD, _FOOT, _TALL = 42, 56, 203  # CSS pixels above, below and of the upper panels
_ROW, _NARROW_ROW = 31, 38  # of an answer
_EDGE, _LEFT, _GAP = 20, 66, 16  # at the sides, for the numbers of an upright axis, between ranking and risk
_RISK, _NARROW_RISK = 0.26, 0.22  # of the width
_AMOUNT = 8  # letters that an amount takes beside a name, where there is room for it
_MOST = 4.0  # change of volume that the picture shows at most
_LEAST_RISK = 0.10  # at which a bar of risk fills its panel at least


def height_of(narrow):
    """CSS pixels of the picture."""
    upper = _HEAD + _TALL + _FOOT
    return (2 if narrow else 1) * upper + _HEAD + _ANSWERS * (_NARROW_ROW if narrow else _ROW) + _FOOT


def _boxes(width, narrow):
    """Left, top, width and height of the four panels in CSS pixels."""
    inner = width - 2 * _EDGE
    risk = int((_NARROW_RISK if narrow else _RISK) * inner)
    lower = _HEAD + (2 if narrow else 1) * (_HEAD + _TALL + _FOOT)
    tall = _ANSWERS * (_NARROW_ROW if narrow else _ROW)
    ranking = (
        (_EDGE, lower, inner - risk - _GAP, tall),
        (width - _EDGE - risk, lower, risk, tall),
    )
    if narrow:
        second = 2 * _HEAD + _TALL + _FOOT
        return ((_EDGE, _HEAD, inner, _TALL), (_LEFT, second, width - _LEFT - _EDGE, _TALL), *ranking)
    half = (width - 2 * _EDGE - _LEFT) // 2
    return (
        (_EDGE, _HEAD, half, _TALL),
        (_EDGE + half + _LEFT, _HEAD, width - 2 * _EDGE - half - _LEFT, _TALL),
        *ranking,
    )


class DeskStage:
    """Draws :class:`Numbers`. Everything that depends on them is animated, the axes too."""

    def __init__(self, figure, narrow):
        width = figure.get_figwidth() * CSS_DPI
        self._panels = panels = Panels(figure, narrow, boxes=_boxes(width, narrow))
        self._steps, self._volume, self._ranked, self._risk = panels.axes
        self._make_steps(panels, self._steps)
        self._make_volume(panels, self._volume)
        self._make_ranked(panels, self._ranked)
        self._make_risk(panels, self._risk)
        self.animated = [  # what moves with almost every control stands last
            *self._step_scale.artists, *self._names, *self._worth_scale.artists,
            *(artist for scale in self._volume_scales for artist in scale.artists),
            self._refuse, *self._answers, *self._chances, *self._amounts, *self._worths, self._promise,
            self._today, self._promised, self._sums, self._lost, self._won, self._losing, self._spread,
            self._first, self._curve, self._drop, self._asked, self._needs, self._marks, self._ring,
        ]  # fmt: skip

    def _make_steps(self, panels, ax):
        panels.title(ax, _("What a full yes leaves"), beside=0)
        panels.label(ax, _("Percent of the price"))
        self._names = panels.rows(ax, words.step_names())
        self._step_scale = Scale(panels, ax, "x", show=_percent)
        self._step_rows = np.arange(_STEPS) + 0.73
        self._amounts = _beside(panels, ax, _STEPS)
        self._sums = Bars(ax, style.INK)
        self._lost, self._won = Bars(ax, style.RED), Bars(ax, style.BLUE, hollow=True)

    def _make_volume(self, panels, ax):
        panels.title(ax, _("Volume that a lower price needs"))
        panels.label(ax, _("Price down by"))
        ax.grid(visible=False)
        self._volume_scales = [Scale(panels, ax, which, show=_percent) for which in "xy"]
        self._promise = _line(ax, lw=1.6, ls="--", color=style.GREEN)
        self._curve = _line(ax, lw=2, color=style.BLUE)
        self._drop = _line(ax, lw=1, ls=":")
        self._today = _line(ax, [0], [0], ls="", marker="o", ms=8, mfc="white", mew=1.6, clip_on=False)
        self._asked = _line(ax, ls="", marker="D", ms=8, color=style.RED, mec="white", clip_on=False)
        small = panels.sizes["small"]
        self._needs = Stamp(ax, small, ha="left", va="top")
        self._promised = Stamp(ax, small, ha="right", color=style.GREEN)

    def _make_ranked(self, panels, ax):
        panels.title(
            ax, _("Lifetime profit (CNY)") if panels.narrow else _("Expected lifetime profit"), beside=0
        )
        wide = _("CNY; bar: 10 to 90 % of futures; dotted: a plain no")
        panels.label(ax, _("10–90 %; dotted: a plain no") if panels.narrow else wide)
        ax.set(ylim=(_ANSWERS, 0), yticks=[])
        self._worth_scale = Scale(panels, ax, "x")
        small = panels.sizes["small"]
        letters = panels.letters(ax, small) - (0 if panels.narrow else _AMOUNT)
        size = min(style.fitted(f"8 {name}", small, letters) for name in words.answer_names())
        self._answers = [Stamp(ax, size, (0.01, row_place(row, _ANSWERS))) for row in range(_ANSWERS)]
        self._worths = [] if panels.narrow else _beside(panels, ax, _ANSWERS)
        self._spread = Bars(ax, style.SKY)
        self._first = Bars(ax, style.BLUE)
        self._refuse = _line(ax, lw=1.2, ls=":")
        self._marks = _line(ax, ls="", marker="o", ms=8, color=style.INK, mec="white")
        self._ring = _line(ax, ls="", marker="o", ms=15, mfc="none", mew=1.6, color=style.RED)

    def _make_risk(self, panels, ax):
        panels.title(ax, _("Risk") if panels.narrow else _("Chance to lose it"), beside=0)
        if not panels.narrow:
            panels.label(ax, _("Within a year"))
        ax.set(ylim=(_ANSWERS, 0), yticks=[], xticks=[], xlim=(0, 1))
        ax.grid(visible=False)
        small = panels.sizes["small"]
        self._chances = [Stamp(ax, small, (0.01, row_place(row, _ANSWERS))) for row in range(_ANSWERS)]
        self._losing = Bars(ax, style.ORANGE)

    # -- what moves -----------------------------------------------------------------------------------

    def show(self, view):
        """Move everything to the view's numbers."""
        numbers = view.facts
        self._show_steps(numbers)
        self._show_volume(numbers)
        self._show_ranked(numbers)
        self._show_risk(numbers)
        return False

    def _show_steps(self, numbers):
        bars, steps = numbers.bars, numbers.steps
        self._step_scale.move(*round_limits(bars))
        change = np.arange(_STEPS) % (_STEPS - 1) > 0
        for artist, rows in (
            (self._sums, ~change),
            (self._lost, change & (steps < 0)),
            (self._won, change & (steps > 0)),
        ):
            artist.lying(self._step_rows[rows], *bars[rows].T, 0.34)
        for stamp, share in zip(self._amounts, steps, strict=True):
            stamp.text = words.step_label(share)

    def _show_volume(self, numbers):
        cut, needed = 1 - numbers.pocket, numbers.needed_volume
        promised = numbers.request.volume_offered
        shown = needed if needed <= _MOST else 0.0
        right = round_limit(1.8 * cut)
        high = round_limit(1.25 * max(shown, promised, 0.02) if shown else 1.0)
        self._volume_scales[0].move(0, right)
        self._volume_scales[1].move(0, high)
        cuts, volumes = numbers.curve(right)
        inside = volumes <= high
        put(self._curve, cuts[inside], volumes[inside])
        put(self._promise, *(([0, right], [promised, promised]) if promised else ([], [])))
        put(self._drop, [cut, cut], [0, shown or high])
        put(self._asked, *(([cut], [shown]) if shown else ([], [])))
        self._needs.text = words.needs_label(needed)
        self._needs.place = cut / right + 0.03, shown / high - 0.03 if shown else 0.5
        self._promised.text = words.promised_label(promised) if promised else ""
        above = promised > shown  # away from the figure at the point
        self._promised.va = "bottom" if above else "top"
        self._promised.place = 0.98, promised / high + (0.02 if above else -0.02)

    def _show_ranked(self, numbers):
        low, high, worth = (numbers.column(name) for name in ("low", "high", "expected_clp"))
        self._worth_scale.move(*round_limits(np.concatenate([low, high, worth])))
        rows = np.arange(len(worth)) + 0.71
        self._spread.lying(rows[1:], low[1:], high[1:], 0.2)
        self._first.lying(rows[:1], low[:1], high[:1], 0.3)
        put(self._marks, worth, rows)
        place = numbers.names.index(numbers.offered)
        put(self._ring, worth[[place]], rows[[place]])
        refuse = numbers.value("expected_clp", REFUSE)
        put(self._refuse, [refuse, refuse], [0, _ANSWERS])
        names = [words.ranked_name(row, name) for row, name in enumerate(numbers.names)]
        _write(self._answers, names)
        _write(self._worths, map(words.worth_label, worth))  # where narrow, there are none

    def _show_risk(self, numbers):
        chances = numbers.column("leaving")
        full = max(chances.max(), _LEAST_RISK)
        self._losing.lying(np.arange(len(chances)) + 0.71, 0.0, chances / full, 0.3)
        _write(self._chances, map(formats.percent, chances))


def _write(stamps, texts):
    """One text a row; rows without one stay empty: there may be an answer less."""
    for stamp, text in zip_longest(stamps, list(texts)[: len(stamps)], fillvalue=""):
        stamp.text = text


def _beside(panels, ax, count):
    """Amounts at the right edge of each row."""
    small = panels.sizes["small"]
    return [Stamp(ax, small, (0.99, row_place(row, count)), ha="right", paper=0) for row in range(count)]


def _percent(share):
    return formats.percent(share, 0 if round(share * 1000) % 10 == 0 else 1)


def _line(ax, x=(), y=(), **options):
    return MovingLine(ax, x, y, **{"color": style.INK} | options)
