"""From satisfaction to buying again: a curve that bends with competition and is lifted by switching cost.

Jones & Sasser (1995) saw that a totally satisfied customer of Xerox was six times as likely to buy again as a
merely satisfied one, and that the curve is another where customers have little choice. The formula that
draws it is a course assumption.
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _

LOWEST, HIGHEST = 1, 5  # the scale: 1 completely dissatisfied … 4 satisfied, 5 totally satisfied
XEROX_TIMES = 6  # totally against merely satisfied (Jones & Sasser 1995)
_SHARE_OF_SATISFIED = (4 - LOWEST) / (HIGHEST - LOWEST)
STEEPEST = -math.log(XEROX_TIMES) / math.log(_SHARE_OF_SATISFIED)  # power under full competition: 6.23


@dataclass(frozen=True)
class Market:
    """A kind of market: ``competition`` and ``switching_cost`` from 0 (none) to 1 (course assumption)."""

    name: str
    competition: float
    switching_cost: float


MARKETS = (
    Market(N_("free choice, changing costs nothing"), 1.0, 0.0),
    Market(N_("free choice, changing is expensive"), 1.0, 0.6),
    Market(N_("some choice, changing costs nothing"), 0.5, 0.0),
    Market(N_("little choice, changing costs nothing"), 0.0, 0.0),
    Market(N_("little choice, changing is expensive"), 0.0, 0.6),
)


def repurchase_curve(satisfaction, competition, switching_cost):
    """The chance to buy again (0 … 1) of a customer with this satisfaction; numbers, arrays or Series.

    x = (satisfaction − 1) ÷ 4; willing = x^k with k = 6.23^(2 × competition − 1); of those not willing, the
    share ``switching_cost`` stays all the same: willing + switching_cost × (1 − willing). Full competition
    bends the curve down (k = 6.23), half leaves it straight, none bends it up; a switching cost lifts it most
    where satisfaction is low. Under full competition and no switching cost 5 is six times as likely as 4
    (Jones & Sasser 1995, Xerox). The formula is a course assumption.

    ``satisfaction``: 1 … 5. ``competition``, ``switching_cost``: 0 … 1.

    >>> round(repurchase_curve(5, 1, 0) / repurchase_curve(4, 1, 0), 6)
    6.0
    >>> repurchase_curve(3, 0.5, 0), repurchase_curve(3, 0.5, 0.6)
    (0.5, 0.8)
    """
    pull = checks.fraction(competition, "competition", zero=True)
    held = checks.fraction(switching_cost, "switching_cost", zero=True)
    values = (
        np.asarray(satisfaction, dtype=float)
        if np.ndim(satisfaction)
        else checks.real(satisfaction, "satisfaction")
    )
    if not np.all((values >= LOWEST) & (values <= HIGHEST)):
        raise CourseError(
            _("“satisfaction” must lie from {low} (completely dissatisfied) to {high} (totally).").format(
                low=LOWEST, high=HIGHEST
            )
        )
    willing = ((values - LOWEST) / (HIGHEST - LOWEST)) ** (STEEPEST ** (2 * pull - 1))
    chance = willing + held * (1 - willing)
    if isinstance(satisfaction, pd.Series):
        return pd.Series(chance, satisfaction.index, name="repurchase")
    return chance if np.ndim(satisfaction) else float(chance)


def curve_table(markets=MARKETS, satisfaction=None):
    """The curves side by side: the chance to buy again by satisfaction (rows) and market (columns, by name).

    ``markets``: as MARKETS. ``satisfaction``: the values wanted (1 … 5); None: 41 from 1 to 5.

    >>> curve_table(MARKETS[:1], [4, 5]).round(2).squeeze().to_list()
    [0.17, 1.0]
    """
    values = np.linspace(LOWEST, HIGHEST, 41) if satisfaction is None else np.asarray(satisfaction, float)
    return pd.DataFrame(
        {one.name: repurchase_curve(values, one.competition, one.switching_cost) for one in markets},
        index=pd.Index(values, name="satisfaction"),
    )
