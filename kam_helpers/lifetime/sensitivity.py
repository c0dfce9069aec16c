"""What moves the lifetime profit most: one figure at a time is lowered and raised."""

import math

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .multiple import margin_multiple
from .rates import HIGHEST_RETENTION, check_number, gap

# How far each figure is lowered and raised (course assumption): margin and acquisition cost by a share of
# themselves, the rates by points.
CHANGES = {
    "margin": 0.10,
    "retention": 0.05,
    "discount_rate": 0.02,
    "growth": 0.01,
    "acquisition_cost": 0.10,
}
_SHARES = ("margin", "acquisition_cost")
_NEAREST = (
    0.01  # 1 + i − r(1 + g) never falls below it, or the bar of a worth without end would hide the others
)


def tornado(
    margin_cny,
    *,
    retention,
    discount_rate,
    timing,
    acquisition_cost_cny=0.0,
    growth=0.0,
    periods=None,
    changes=None,
):
    """The lifetime profit when one figure at a time is lower or higher, the largest effect first.

    Arguments as in ``lifetime_profit``, with one margin (CNY a year) and one retention. ``changes``: lever →
    how far it moves, instead of CHANGES for that lever: shares of themselves for margin and acquisition cost,
    points as fractions for retention, discount rate and growth. Values are held to what is allowed (retention
    at most 0.99, as in ``three_levers``, or what it is now; discount rate at least 0; and without an end
    1 + i − r(1 + g) at least one point, or what it is now).

    Returns by ``lever``: low_value, high_value (of the lever), clp_low, clp_high (CNY) and swing (the
    distance between them); a lever without effect is left out. ``attrs["base"]`` is the CLP as it stands.

    >>> table = tornado(100, retention=0.8, discount_rate=0.1, timing="if_retained")
    >>> table["swing"].round().to_dict()
    {'retention': 126.0, 'margin': 53.0, 'discount_rate': 36.0, 'growth': 14.0}
    """
    changes = _changes(changes)
    values = {
        "margin": check_number(margin_cny, "margin_cny"),
        "retention": retention,
        "discount_rate": discount_rate,
        "growth": growth,
        "acquisition_cost": checks.amount(acquisition_cost_cny, "acquisition_cost_cny"),
    }

    def clp(**changed):
        v = values | changed
        multiple = margin_multiple(
            v["retention"], v["discount_rate"], timing=timing, growth=v["growth"], periods=periods
        )
        return v["margin"] * multiple - v["acquisition_cost"]

    base = clp()
    limits = _limits(values, endless=periods is None)
    rows = {}
    for lever, value in values.items():
        step = changes[lever] * (abs(value) if lever in _SHARES else 1)
        low, high = max(value - step, limits[lever][0]), min(value + step, limits[lever][1])
        worth = clp(**{lever: low}), clp(**{lever: high})
        rows[lever] = [low, high, *worth, abs(worth[1] - worth[0])]
    columns = ["low_value", "high_value", "clp_low", "clp_high", "swing"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("lever")
    table = table[table["swing"] > 0].sort_values("swing", ascending=False, kind="stable")
    table.attrs["base"] = base
    return table


def _limits(values, *, endless):
    """The lowest and highest value that each lever may take while the others stay as they are."""
    r, i, g = values["retention"], values["discount_rate"], values["growth"]
    limits = {
        "margin": (-math.inf, math.inf),
        "retention": (0.0, HIGHEST_RETENTION),
        "discount_rate": (0.0, 0.99),
        "growth": (-0.99, 0.99),
        "acquisition_cost": (0.0, math.inf),
    }
    if endless:
        nearest = min(_NEAREST, gap(r, i, g))
        limits["retention"] = (0.0, min(HIGHEST_RETENTION, (1 + i - nearest) / (1 + g)))
        limits["discount_rate"] = (max(0.0, nearest + r * (1 + g) - 1), 0.99)
        if r > 0:
            limits["growth"] = (-0.99, min(0.99, (1 + i - nearest) / r - 1))
    # what is given stays allowed, whatever rounding made of its limit
    return {
        lever: (min(low, values[lever]), max(high, values[lever])) for lever, (low, high) in limits.items()
    }


def _changes(changes):
    if changes is None:
        return CHANGES
    if not isinstance(changes, dict):
        raise CourseError(
            _("“changes” must say how far each lever moves, for example {example}; this is {value}.").format(
                example='{"margin": 0.2}', value=changes
            )
        )
    unknown = [name for name in changes if name not in CHANGES]
    if unknown:
        raise CourseError(
            _("“{name}” knows {allowed}, but not “{unknown}”.").format(
                name="changes", allowed=", ".join(CHANGES), unknown=unknown[0]
            )
        )
    return CHANGES | {name: checks.fraction(step, name, zero=True) for name, step in changes.items()}
