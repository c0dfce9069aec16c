"""The experience curve, and the price cuts it can pay for.

Unit cost falls to the learning rate (0.8: to 80 %) each time the volume made since the start doubles, so that
unit cost after ÷ before = (volume after ÷ before) ^ log2(learning rate). Rates from 0.70 to 0.95 are common
(common heuristic); a product made for long learns little more, because doubling takes it years.
"""

import math

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_growth, check_periods
from ..text import _
from .inputs import check_cut, check_margin


def unit_cost_after(ratio, learning_rate):
    """Unit cost after ÷ before, when the volume made since the start has grown to ``ratio`` times.

    ``ratio``: 1 or more. ``learning_rate``: fraction of the unit cost left after each doubling.

    >>> round(unit_cost_after(2, 0.8), 3), round(unit_cost_after(10, 0.8), 3)
    (0.8, 0.477)
    """
    times = checks.above_zero(ratio, "ratio")
    if times < 1:
        raise CourseError(
            _("“ratio” is the volume after ÷ before, of at least 1; this is {value}.").format(value=ratio)
        )
    return times ** math.log2(checks.fraction(learning_rate, "learning_rate"))


def cumulative_price(cut, years):
    """The price change (signed fraction) after a ``cut`` in each of ``years`` years.

    >>> round(cumulative_price(0.03, 5), 3), round(cumulative_price(0.05, 5), 3)
    (-0.141, -0.226)
    """
    return (1 - check_cut(cut)) ** check_periods(years, "years") - 1


def cut_it_can_fund(
    units_made, units_a_year, learning_rate, margin, years, *, growth=0.0, learning_share=1.0
):
    """The price path that passes all of the falling cost on and keeps the contribution of each unit.

    ``units_made``: all units until today, those of the last year among them; ``units_a_year``: in the first
    year from now on, growing by ``growth`` a year. ``learning_rate``: see ``unit_cost_after``. ``margin``:
    contribution margin today (fraction). ``learning_share``: the part of unit cost that experience lowers;
    bought material hardly learns.

    Returns by years from today (0 … ``years``): cumulative (units), unit_cost (today: 1), price (today: 1),
    price_change (against today, signed) and cut (against the year before, fraction). What a customer asks
    beyond ``cut`` must come from redesign, more volume, or our margin.

    >>> path = cut_it_can_fund(10_000, 5_000, 0.8, 0.40, 3)
    >>> path["cut"].round(3).to_list()
    [0.0, 0.073, 0.05, 0.038]
    """
    made = checks.above_zero(units_made, "units_made")
    units = checks.amount(units_a_year, "units_a_year")
    margin, grows = check_margin(margin), check_growth(growth)
    learns = checks.fraction(learning_share, "learning_share", zero=True)
    rows, cumulative, before = [], made, 1.0
    for year in range(check_periods(years, "years") + 1):
        if year:
            cumulative += units * (1 + grows) ** (year - 1)
        cost = 1 - learns + learns * unit_cost_after(cumulative / made, learning_rate)
        price = margin + (1 - margin) * cost
        rows.append([cumulative, cost, price, price - 1, 1 - price / before])
        before = price
    columns = ["cumulative", "unit_cost", "price", "price_change", "cut"]
    return pd.DataFrame(rows, pd.RangeIndex(len(rows), name="years"), columns)
