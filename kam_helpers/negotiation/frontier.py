"""What could be agreed: the efficient deals, the bargaining zone and the Nash point, all exact.

Every deal of the space is looked at; nothing is approximated. Money in CNY a year against a one-year
deal at today's terms.
"""

from dataclasses import dataclass

import numpy as np

from ..formats import money
from ..text import _, ngettext


@dataclass(frozen=True)
class Zone:
    """The deals that are better than no deal for both: ``numbers``, in order; empty where there are none.

    ``seller``, ``buyer``: the lowest and the highest worth to either side within the zone (CNY a year), None
    where it is empty. ``sentence`` says it.
    """

    numbers: tuple[int, ...]
    seller: tuple[float, float] | None
    buyer: tuple[float, float] | None

    def __bool__(self):
        return bool(self.numbers)

    @property
    def sentence(self):
        if not self:
            return _(
                "There is no bargaining zone: no deal is better than no deal for both. "
                "Whoever signs here, loses; walking away is right."
            )
        return ngettext(
            "There is a bargaining zone: {n} deal is better than no deal for both, "
            "worth {low} to {high} a year to us.",
            "There is a bargaining zone: {n} deals are better than no deal for both, "
            "worth {low} to {high} a year to us.",
            len(self.numbers),
        ).format(n=f"{len(self.numbers):,}", low=money(self.seller[0]), high=money(self.seller[1]))


def efficient(scenario):
    """Numbers of the efficient deals, from the best for us to the best for the buyer.

    A deal is efficient if no other is better for one side and at least as good for the other; of deals worth
    the same to both the first stands for all.
    """
    ours, theirs = scenario.seller_values, scenario.buyer_values
    order = np.lexsort((np.arange(len(ours)), -theirs, -ours))
    best_before = np.concatenate(([-np.inf], np.maximum.accumulate(theirs[order])[:-1]))
    return order[theirs[order] > best_before]


def frontier(scenario):
    """The efficient deals as a table by number: the five issues, seller and buyer (CNY a year), in_zone."""
    numbers = efficient(scenario)
    table = scenario.space.table().loc[numbers]
    table["seller"], table["buyer"] = scenario.seller_values[numbers], scenario.buyer_values[numbers]
    table["in_zone"] = _in_zone(scenario)[numbers]
    return table


def _in_zone(scenario):
    return (scenario.seller_values >= scenario.seller.reservation) & (
        scenario.buyer_values >= scenario.buyer.reservation
    )


def bargaining_zone(scenario):
    """The deals that neither side would rather walk away from."""
    numbers = np.flatnonzero(_in_zone(scenario))
    if not numbers.size:
        return Zone((), None, None)
    ends = [
        (float(each[numbers].min()), float(each[numbers].max()))
        for each in (scenario.seller_values, scenario.buyer_values)
    ]
    return Zone(tuple(numbers.tolist()), *ends)


def nash_point(scenario, among=None):
    """Number of the deal at which the product of both gains over no deal is largest; None without a zone.

    ``among``: an array of bool by number, to look at some deals alone. Of equals the first.
    """
    fits = _in_zone(scenario) if among is None else _in_zone(scenario) & among
    if not fits.any():
        return None
    gains = (scenario.seller_values - scenario.seller.reservation) * (
        scenario.buyer_values - scenario.buyer.reservation
    )
    return int(np.argmax(np.where(fits, gains, -np.inf)))


def left_on_table(scenario, deal):
    """What we could have had more with the buyer no worse off, CNY a year; 0 on the frontier."""
    number = scenario.space.number(deal)
    fits = scenario.buyer_values >= scenario.buyer_values[number]
    return float(scenario.seller_values[fits].max() - scenario.seller_values[number])
