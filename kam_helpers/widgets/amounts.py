"""Round numbers: where an axis ends, how far a slider steps, how a tick is written."""

import math

import numpy as np

_ROUND = (1, 1.6, 2.5, 4, 6, 10)


def round_limit(value):
    """The smallest round number that is not below ``value``, an end for an axis.

    >>> round_limit(1_160_000), round_limit(0.07), round_limit(0)
    (1600000.0, 0.1, 1.0)
    """
    if not value > 0:
        return 1.0
    unit = 10.0 ** math.floor(math.log10(value))
    return float(next(r * unit for r in _ROUND if value <= r * unit * (1 + 1e-9)))


def round_limits(values):
    """Round ends for an axis that shows ``values`` and zero; the smaller side gets the quarters it needs.

    >>> round_limits([3, 90]), round_limits([-30, 90]), round_limits([-90])
    ((0.0, 100.0), (-50.0, 100.0), (-100.0, 0.0))
    """
    sides = max(0.0, float(np.max(values))), max(0.0, -float(np.min(values)))
    large = round_limit(max(sides))
    high, below = (large if side == max(sides) else math.ceil(side / large * 4) / 4 * large for side in sides)
    return -below or 0.0, high


def short_amount(value):
    """An amount as an axis shows it.

    >>> short_amount(1_500_000), short_amount(-20_000), short_amount(0)
    ('1.5m', '−20k', '0')
    """
    size, sign = abs(value), "−" if value < 0 else ""
    for limit, letter in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if size >= limit:
            return f"{sign}{size / limit:g}{letter}"
    return f"{sign}{size:g}"


def slider_step(span):
    """One press of an arrow key on a slider that spans ``span``: about a hundredth of it.

    >>> slider_step(8000), slider_step(12)
    (10, 0.1)
    """
    power = math.floor(math.log10(span / 100))
    return 10**power if power >= 0 else round(10.0**power, -power)
