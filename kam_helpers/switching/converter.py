"""The converter that is hard to switch: a cheap part, and a change that costs many times its price.

Invented case.
"""

from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..text import N_
from .annuity import DISCOUNT_RATE, YEARS, against_offer, break_even_years
from .cost import SwitchingCost, checked_cost

_ANYWAY = ("evaluation", "set_up", "retraining", "downtime")  # spent at a redesign whoever delivers
MOMENTS = (N_("in series"), N_("at redesign"))
# Illustrative: one signal converter in each machine of a machine builder. CNY once.
CONVERTER = SwitchingCost(
    search=10_000,
    evaluation=60_000,
    set_up=210_000,  # drivers, drawings, and the approval of the machine by an outside body
    retraining=45_000,
    downtime=80_000,
    benefits_lost=5_000,
    relationship=20_000,
)


@dataclass(frozen=True, eq=False)
class Converter:
    """``table`` by moment, in series and at the next redesign of the machine: gross, net (CNY once),
    times_price (net ÷ the price of one), times_purchases (net ÷ purchases of a year), needed_discount
    (fraction), saving (CNY a year at the rival's discount), left (CNY: net − worth of the savings),
    break_even_years and stays.

    ``purchases``: CNY a year. ``share_of_machine``: price of one ÷ price of the machine.
    """

    table: pd.DataFrame
    purchases: float
    share_of_machine: float


def converter_case(
    *,
    price_cny=480.0,
    units_a_year=400,
    machine_price_cny=600_000.0,
    cost=CONVERTER,
    rival_discount=0.30,
    done_at_redesign=0.9,
    years=YEARS,
    discount_rate=DISCOUNT_RATE,
):
    """The case in figures (illustrative): why nobody changes so cheap a part, and when somebody does.

    ``price_cny`` of one, ``units_a_year`` (one in each machine of ``machine_price_cny``). ``cost``: what
    changing costs while the machine is in series. ``rival_discount``: fraction of the price.
    ``done_at_redesign``: when the machine is designed anew, this share (0 … 1) of evaluation, set-up,
    retraining and downtime is spent anyway, so that it no longer holds anybody: the window for a rival.

    >>> case = converter_case()
    >>> round(case.purchases), case.table["stays"].to_dict()
    (192000, {'in series': True, 'at redesign': False})
    """
    price = checks.above_zero(price_cny, "price_cny")
    machine = checks.above_zero(machine_price_cny, "machine_price_cny")
    purchases = price * checks.count(units_a_year, "units_a_year", least=1)
    discount = checks.fraction(rival_discount, "rival_discount", zero=True)
    cost = checked_cost(cost)
    left_to_do = 1 - checks.fraction(done_at_redesign, "done_at_redesign", zero=True)
    redesign = {part: getattr(cost, part) * left_to_do for part in _ANYWAY}
    costs = {MOMENTS[0]: cost, MOMENTS[1]: SwitchingCost(**{**vars(cost), **redesign})}
    net = pd.Series({name: float(one.net) for name, one in costs.items()})
    table = against_offer(net, dict.fromkeys(costs, purchases), discount, years, discount_rate)
    table.insert(0, "gross", [float(one.gross) for one in costs.values()])
    table.insert(2, "times_price", net / price)
    table.insert(3, "times_purchases", net / purchases)
    table["break_even_years"] = [
        break_even_years(saving, one, discount_rate) for saving, one in zip(table["saving"], net, strict=True)
    ]
    return Converter(table.rename_axis("moment"), purchases, price / machine)
