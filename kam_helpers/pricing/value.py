"""Economic value to the customer: the price of the next best alternative, and what we are worth more or less.

After Forbis & Mehta 1981 and Nagle. Money in CNY for one unit (or one contract). Value is not the price: the
price lies between our cost and the value, and what it leaves to the customer is its reason to buy.
"""

from dataclasses import dataclass

import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import N_, _

REFERENCE, POSITIVE, NEGATIVE, SWITCHING = KINDS_OF_VALUE = (
    N_("reference"),
    N_("worth more"),
    N_("worth less"),
    N_("changing supplier"),
)


@dataclass(frozen=True, eq=False)
class EconomicValue:
    """``steps`` by step (as named by the caller): kind (of KINDS_OF_VALUE), amount (CNY; what lowers the
    value is below 0) and level (CNY after the step). ``reference``: price of the alternative.
    """

    steps: pd.DataFrame
    reference: float

    @property
    def total(self):
        """The economic value: the price at which the customer does not care whom it buys from, CNY."""
        return float(self.steps["level"].iloc[-1])

    def surplus(self, price_cny):
        """What a price leaves to the customer (CNY): below 0 it buys the alternative."""
        return self.total - checks.amount(price_cny, "price_cny")


def economic_value(reference_cny, positive, negative=None, switching_cost_cny=0.0):
    """The economic value of an offer to a customer.

    ``reference_cny``: price of its next best alternative. ``positive``, ``negative``: what we are worth more
    and less than that, by name, CNY (at least 0, no name twice). ``switching_cost_cny``: what it costs the
    customer to come to us from another supplier; 0 for one who buys from us already. Count each thing once:
    what stands in ``negative`` is no switching cost.

    >>> better = dict(durability=7_000, reliability=6_000, service=5_000, warranty=2_000)
    >>> tractor = economic_value(90_000, better)
    >>> tractor.total, tractor.surplus(100_000)
    (110000.0, 10000.0)
    """
    reference = checks.above_zero(reference_cny, "reference_cny")
    rows = [(REFERENCE, REFERENCE, reference)]
    for kind, sign, name, parts in (
        (POSITIVE, 1, "positive", positive),
        (NEGATIVE, -1, "negative", negative),
    ):
        rows += [(part, kind, sign * value) for part, value in _parts(parts, name)]
    switching = checks.amount(switching_cost_cny, "switching_cost_cny")
    if switching:
        rows.append((SWITCHING, SWITCHING, -switching))
    steps = pd.DataFrame(rows, columns=["step", "kind", "amount"]).set_index("step")
    checks.refuse_duplicates(steps.index, _("what makes the value"))
    return EconomicValue(steps.assign(level=steps["amount"].cumsum()), reference)


def _parts(parts, name):
    if parts is None or (isinstance(parts, dict) and not parts):
        return []
    if not isinstance(parts, (dict, pd.Series)):
        raise CourseError(_("“{name}” must name its parts: a dict or a Series.").format(name=name))
    return list(checks.numbers(parts, name, negative=False, unique=True).items())
